//! Assesses a case from a file: `cargo run --release --example assess -- FILE [--json | --explain ID]`.

use std::io::Write;
use std::process::ExitCode;

use aiact::{Case, assess, report};

fn run(arguments: &[String]) -> Result<String, Box<dyn std::error::Error>> {
    let (file, options) = arguments.split_first().ok_or("usage: assess FILE [--json | --explain ID]")?;
    let assessment = assess(&Case::from_json(&std::fs::read_to_string(file)?)?)?;
    Ok(match options {
        [] => report::text(&assessment),
        [option] if option == "--json" => assessment.to_json(),
        [option, id] if option == "--explain" => report::derivation_text(&assessment.explain(id)?),
        _ => return Err("usage: assess FILE [--json | --explain ID]".into()),
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
