//! Scans a table of models (CSV, with a header) for general-purpose models and systemic risk:
//!
//! ```text
//! cargo run --release --example scan -- core/examples/data/models.csv
//! cargo run --release --example scan -- FILE.csv --on 2027-08-02 --margin confidence --misses --svg picture.svg
//! ```
//!
//! One line a model, tab separated, then a summary. `--margin` is `guideline` (30 %, the default), `confidence` (by what the
//! table says of its figures) or `none`; `--json` prints the whole answer; `--summary` leaves the lines out; `--misses` lists
//! published figures that an own estimate does not reproduce; `--svg` writes the picture.

use std::io::Write;
use std::process::ExitCode;

use aiact::Rulebook;
use aiact::compute::Method;
use aiact::scan::{Margin, ModelRow, Options, Own, Scanned, Scanner, scan};

const USAGE: &str =
    "usage: scan FILE.csv [--on DAY] [--margin guideline|confidence|none] [--json | --summary] [--misses] [--svg FILE]";

struct Arguments {
    file: String,
    options: Options,
    json: bool,
    lines: bool,
    misses: bool,
    svg: Option<String>,
}

fn arguments() -> Result<Arguments, Box<dyn std::error::Error>> {
    let mut given = std::env::args().skip(1);
    let mut read = Arguments {
        file: given.next().filter(|f| !f.starts_with("--")).ok_or(USAGE)?,
        options: Options::on("2026-11-21".parse()?),
        json: false,
        lines: true,
        misses: false,
        svg: None,
    };
    while let Some(option) = given.next() {
        match option.as_str() {
            "--on" => read.options.as_of = given.next().ok_or(USAGE)?.parse()?,
            "--margin" => {
                read.options.margin = match given.next().as_deref() {
                    Some("guideline") => Margin::Guideline,
                    Some("confidence") => Margin::Confidence,
                    Some("none") => Margin::None,
                    _ => return Err(USAGE.into()),
                }
            }
            "--json" => read.json = true,
            "--summary" => read.lines = false,
            "--misses" => read.misses = true,
            "--svg" => read.svg = Some(given.next().ok_or(USAGE)?),
            _ => return Err(USAGE.into()),
        }
    }
    Ok(read)
}

fn read_rows(file: &str, scanner: &Scanner<'_>) -> Result<Vec<ModelRow>, Box<dyn std::error::Error>> {
    let mut reader = csv::Reader::from_path(file).map_err(|e| format!("{file}: {e}"))?;
    let headers = reader.headers()?.clone();
    let position = |column: &str| headers.iter().position(|h| h == column);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| format!("{file}: {e}"))?;
        rows.push(ModelRow::read(&|column| record.get(position(column)?), scanner.thresholds()));
    }
    Ok(rows)
}

/// Why an own estimate and the published figure may differ, from the size of the difference.
fn why(own: &Own) -> &'static str {
    let below = own.ratio.as_ref().is_some_and(|r| *r < aiact::truth::Decimal::from(1));
    match (own.method == Method::Hardware, below) {
        (_, true) => {
            "the own estimate is lower: the data may be counted in words or once although seen several times, or the published figure has the compute of a base model in it"
        }
        (true, false) => {
            "the own estimate is higher: the time of the run may include idling, restarts and evaluation, or the data were not all seen"
        }
        (false, false) => {
            "the own estimate is higher: the data may not all have been seen, or not all parameters trained"
        }
    }
}

fn run() -> Result<String, Box<dyn std::error::Error>> {
    let given = arguments()?;
    let book = Rulebook::builtin()?;
    let scanner = Scanner::new(book, given.options.clone())?;
    let rows = read_rows(&given.file, &scanner)?;
    let (models, summary) = scan(book, &rows, given.options)?;
    let mut out = String::new();
    if given.json {
        return Ok(serde_json::to_string_pretty(&serde_json::json!({"models": models, "summary": summary}))?);
    }
    if given.lines {
        out.push_str(Scanned::HEADER);
        out.push('\n');
        for model in &models {
            out.push_str(&model.to_string());
            out.push('\n');
        }
        out.push('\n');
    }
    out.push_str(&summary.to_string());
    if given.misses {
        let own = models.iter().flat_map(|m| m.own.iter().map(move |own| (m, own)));
        for (model, own) in own.filter(|(_, own)| !own.reproduces) {
            let ratio = own.ratio.as_ref().map_or_else(String::new, ToString::to_string);
            out.push_str(&format!(
                "not reproduced: {} ({}: {} of the published figure): {}\n",
                model.name,
                own.method.as_str(),
                ratio,
                why(own)
            ));
        }
        for (model, row) in models.iter().zip(&rows).filter(|(_, row)| !row.problems.is_empty()) {
            out.push_str(&format!("not usable: {}: {}\n", model.name, row.problems.join("; ")));
        }
    }
    if let Some(path) = given.svg {
        std::fs::write(path, aiact::report::chart(&models, scanner.thresholds()))?;
    }
    Ok(out)
}

fn main() -> ExitCode {
    match run() {
        Ok(text) => {
            // A reader that closes the pipe early is no failure.
            let _ = write!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
