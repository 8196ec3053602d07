//! Checks a rulebook: `cargo run --example check -- [DIRECTORY] [--notes]`; without a directory, the built-in one. Errors
//! are printed, notes are counted; `--notes` prints them too.

mod common;

use std::collections::BTreeMap;
use std::process::ExitCode;

use aiact::Rulebook;
use aiact::rulebook::Severity;

fn check(directory: Option<&str>, notes: bool) -> Result<bool, Box<dyn std::error::Error>> {
    let read;
    let book = match directory {
        None => Rulebook::builtin()?,
        Some(directory) => {
            read = common::read_rulebook(directory)?;
            &read
        }
    };
    let remarks = book.check()?;
    for remark in remarks.iter().filter(|r| notes || r.severity == Severity::Error) {
        println!("{:?} {}: {}", remark.severity, remark.place, remark.message);
    }
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for remark in remarks.iter().filter(|r| r.severity == Severity::Note) {
        *counted.entry(remark.subject.as_str()).or_default() += 1;
    }
    if !counted.is_empty() {
        let counted: Vec<String> = counted.iter().map(|(subject, count)| format!("{count} {subject}")).collect();
        let more = if notes { "" } else { "; `--notes` prints them" };
        println!("notes, nothing to mend: {}{more}", counted.join(", "));
    }
    let entries = book.entries();
    println!(
        "{} facts, {} definitions, {} rules, {} regimes, {} duties, {} editions; digest {:.12}",
        entries.facts.len(),
        entries.terms.len(),
        entries.rules.len(),
        entries.regimes.len(),
        entries.duties.len(),
        entries.editions.len(),
        book.digest()
    );
    Ok(!remarks.iter().any(|r| r.severity == Severity::Error))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let directory = arguments.iter().find(|argument| !argument.starts_with("--"));
    match check(directory.map(String::as_str), arguments.iter().any(|argument| argument == "--notes")) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
