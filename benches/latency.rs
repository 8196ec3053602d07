//! How long one assessment takes, beside the literal evaluator as a baseline.
//!
//! `cargo bench --bench latency`. Prints the least and the middle of many runs: the least is the cost of the
//! work, the middle what a busy machine makes of it.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use aiact::engine::Literal;
use aiact::facts::Knowledge;
use aiact::rulebook::Item;
use aiact::{Case, Rulebook, assess};

const RECRUITMENT: &str = include_str!("../core/examples/cases/recruitment.json");
const EMPTY: &str = r#"{"as_of": "2026-11-21", "facts": {}}"#;

fn measure(name: &str, runs: usize, mut work: impl FnMut()) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    let at = |index: usize| times.get(index).copied().unwrap_or_default();
    println!("{name:<52} least {:>10.1?}   middle {:>10.1?}", at(0), at(runs / 2));
}

fn main() -> Result<(), aiact::Error> {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|l| l.strip_prefix("model name")).unwrap_or(": unknown processor");
    println!(
        "aiact {}, {} threads{model}",
        aiact::VERSION,
        std::thread::available_parallelism().map_or(1, usize::from)
    );

    let start = Instant::now();
    let book = Rulebook::builtin()?;
    book.days(1)?;
    println!("{:<52} once  {:>10.1?}", "built-in rulebook, read and compiled", start.elapsed());

    let recruitment = Case::from_json(RECRUITMENT)?;
    let empty = Case::from_json(EMPTY)?;
    let strict = empty.to_builder().strict(true).build();
    measure("read a case from JSON", 1000, || drop(black_box(Case::from_json(RECRUITMENT))));
    measure("whole answer, recruitment", 100, || drop(black_box(assess(&recruitment))));
    measure("whole answer, empty case", 10, || drop(black_box(assess(&empty))));
    measure("whole answer, empty case, nothing presumed", 10, || drop(black_box(assess(&strict))));
    let answer = assess(&recruitment)?;
    measure("answer to JSON, recruitment", 100, || drop(black_box(answer.to_json())));

    let knowledge: Vec<Knowledge> = book.entries().facts.iter().map(|f| Knowledge::nothing(&f.fact_type)).collect();
    let stated = HashMap::new();
    measure("baseline: literal evaluator, all conclusions once", 100, || {
        let literal = Literal::new(book, 1, recruitment.as_of(), &knowledge, &stated, &[]);
        for rule in 0..book.entries().rules.len() {
            black_box(literal.truth(Item::Rule(rule)));
        }
    });
    Ok(())
}
