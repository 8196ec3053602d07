//! Checks a rulebook: `cargo run --example check -- [DIRECTORY]`; without a directory, the built-in one.

mod common;

use std::process::ExitCode;

use aiact::Rulebook;
use aiact::rulebook::Severity;

fn check(directory: Option<&str>) -> Result<bool, Box<dyn std::error::Error>> {
    let read;
    let book = match directory {
        None => Rulebook::builtin()?,
        Some(directory) => {
            read = common::read_rulebook(directory)?;
            &read
        }
    };
    let remarks = book.check()?;
    for remark in &remarks {
        println!("{:?} {}: {}", remark.severity, remark.place, remark.message);
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
    let directory = std::env::args().nth(1);
    match check(directory.as_deref()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
