//! Assesses a case from a file:
//! `cargo run --release --example assess -- FILE [--json | --explain ID] [--rulebook DIRECTORY]`.

mod common;

use std::io::Write;
use std::process::ExitCode;

use aiact::{Assessment, Case, Rulebook, report};

const USAGE: &str = "usage: assess FILE [--json | --explain ID] [--rulebook DIRECTORY]";

fn run(arguments: &[String]) -> Result<String, Box<dyn std::error::Error>> {
    let mut arguments = arguments.iter();
    let file = arguments.next().ok_or(USAGE)?;
    let (mut json, mut explain, mut directory) = (false, None, None);
    while let Some(option) = arguments.next() {
        match option.as_str() {
            "--json" => json = true,
            "--explain" => explain = Some(arguments.next().ok_or(USAGE)?),
            "--rulebook" => directory = Some(arguments.next().ok_or(USAGE)?),
            _ => return Err(USAGE.into()),
        }
    }
    let case = Case::from_json(&std::fs::read_to_string(file)?)?;
    let own = directory.map(|d| common::read_rulebook(d)).transpose()?;
    let book = match &own {
        Some(book) => book,
        None => Rulebook::builtin_in(case.language())?,
    };
    let assessment = Assessment::new(book, &case)?;
    Ok(match explain {
        Some(id) => report::derivation_text(&assessment.explain(id)?, assessment.language()),
        None if json => assessment.to_json(),
        None => report::text(&assessment),
    })
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(text) => {
            // A reader that closes the pipe early is no failure.
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
