//! Scans of tables of models.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::Path;

use aiact::compute::Thresholds;
use aiact::scan::{Margin, ModelRow, Options, Scan, Scanned, Scanner, columns, scan};
use aiact::{ErrorCode, Rulebook, Status, Truth};

fn book() -> &'static Rulebook {
    Rulebook::builtin().unwrap()
}

fn options() -> Options {
    Options::on("2026-11-21".parse().unwrap())
}

fn thresholds() -> Thresholds {
    Thresholds::on(book(), options().as_of).unwrap()
}

fn row(fields: &[(&str, &str)]) -> ModelRow {
    let fields: BTreeMap<&str, &str> = fields.iter().copied().collect();
    ModelRow::read(&|column| fields.get(column).copied(), &thresholds())
}

fn scanned(fields: &[(&str, &str)]) -> Scanned {
    Scanner::new(book(), options()).unwrap().scan(&row(fields)).unwrap()
}

/// The table that comes with the examples.
fn examples() -> Vec<ModelRow> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/models.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let at = |column: &str| headers.iter().position(|h| h == column);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    rows.iter().map(|record| ModelRow::read(&|column| record.get(at(column)?), &thresholds())).collect()
}

const TEXT: (&str, &str) = ("output_modality", "text");

#[test]
fn the_examples_come_out_as_known() {
    let (models, summary) = scan(book(), &examples(), options()).unwrap();
    let of = |name: &str| models.iter().find(|m| m.name == name).unwrap();
    let verdicts = |name: &str| (of(name).gpai, of(name).systemic_risk);
    assert_eq!(verdicts("Llama 3.1-405B"), (Truth::Yes, Truth::Yes));
    assert_eq!(of("Llama 3.1-405B").status, Status::Grandfathered);
    assert_eq!(
        of("Llama 3.1-405B").notify_by.map(|n| (n.date.to_string(), n.transition)),
        Some(("2027-08-02".into(), true))
    );
    assert_eq!(of("GPT-5").notify_by.map(|n| (n.date.to_string(), n.at_latest)), Some(("2025-08-21".into(), true)));
    assert!(of("GPT-5").duties.iter().any(|d| d == "art55-1a-evaluate"));
    assert_eq!(verdicts("DeepSeek-V3.1"), (Truth::Yes, Truth::No));
    assert_eq!(verdicts("ViT-22B"), (Truth::No, Truth::No));
    assert_eq!(verdicts("Claude Opus 4.5"), (Truth::Unknown, Truth::Unknown));
    // Three per cent below the threshold: the margin reaches across it.
    assert_eq!(verdicts("DeepSeek-V4-Pro"), (Truth::Yes, Truth::Unknown));
    assert_eq!(of("DeepSeek-V4-Pro").missing, ["training_compute_cumulative_flop", "reported_flop"]);
    assert_eq!(summary.models, models.len());
    assert_eq!(summary.with_compute, models.len() - 1);
    let (all, within) = summary.compared["architecture"];
    assert!(all > 10 && within * 100 >= all * 80, "{summary}");
}

/// Models are assessed once a class; the answer must be that of the model itself.
#[test]
fn what_the_rules_cannot_tell_apart_has_the_same_answer() {
    let mut rows = Vec::new();
    for flop in ["0", "9e22", "1e23", "1.2e23", "5e24", "1e25", "1.0000001e25", "1.3e25", "9e25", ""] {
        for day in ["2024-07-23", "2025-08-01", "2025-08-02", "2025-08-03", "2026-11-21", "2027-03-01", ""] {
            for country in ["France", "China", ""] {
                rows.push(row(&[
                    TEXT,
                    ("training_compute_flop", flop),
                    ("publication_date", day),
                    ("country", country),
                ]));
            }
        }
    }
    for margin in [Margin::None, Margin::Guideline] {
        let options = Options { margin, ..options() };
        let (together, _) = scan(book(), &rows, options.clone()).unwrap();
        for (index, row) in rows.iter().enumerate().step_by(23) {
            let alone = Scanner::new(book(), options.clone()).unwrap().scan(row).unwrap();
            assert_eq!(alone, together[index]);
        }
    }
}

#[test]
fn the_margin_decides_what_is_open() {
    let of = |margin: Margin| {
        let options = Options { margin, ..options() };
        let near = row(&[TEXT, ("training_compute_flop", "9e24"), ("confidence", "Likely")]);
        let far = row(&[TEXT, ("training_compute_flop", "2e24"), ("confidence", "Likely")]);
        let mut scanner = Scanner::new(book(), options).unwrap();
        [near, far].map(|row| scanner.scan(&row).unwrap().systemic_risk)
    };
    assert_eq!(of(Margin::None), [Truth::No, Truth::No]);
    assert_eq!(of(Margin::Guideline), [Truth::Unknown, Truth::No]);
    assert_eq!(of(Margin::Confidence), [Truth::Unknown, Truth::Unknown]);
}

#[test]
fn exactly_at_the_threshold_nothing_is_presumed() {
    let of = |flop: &str| {
        let options = Options { margin: Margin::None, ..options() };
        let row = row(&[TEXT, ("training_compute_flop", flop)]);
        Scanner::new(book(), options).unwrap().scan(&row).unwrap().systemic_risk
    };
    assert_eq!(of("1e+25"), Truth::No);
    assert_eq!(of("10000000000000000000000000"), Truth::No);
    assert_eq!(of("10000000000000000000000001"), Truth::Yes);
}

#[test]
fn methods_that_contradict_each_other_leave_it_open() {
    let model = scanned(&[
        TEXT,
        ("domain", "Language"),
        ("training_compute_flop", "1.845e24"),
        ("parameters", "975e9"),
        ("parameters_active", "41e9"),
        ("dataset_size", "45e12"),
    ]);
    assert_eq!(model.systemic_risk, Truth::Unknown);
    assert!(
        model.remarks.iter().any(|r| r.starts_with("two admissible methods, opposite results at 1e25")),
        "{model:?}"
    );
    assert_eq!(model.own.iter().map(|own| own.reproduces).collect::<Vec<_>>(), [false]);
}

#[test]
fn without_a_published_figure_it_is_estimated() {
    let architecture = scanned(&[TEXT, ("domain", "Language"), ("parameters", "70e9"), ("tokens", "15e12")]);
    assert_eq!((architecture.method.as_str(), architecture.published), ("architecture", false));
    assert_eq!(architecture.flop.unwrap().best().to_string(), "6.3e24");
    // Utilisation unknown: a range from practice, and that is said.
    let hardware = scanned(&[TEXT, ("training_hardware", "NVIDIA H100 SXM5 80GB"), ("training_chip_hours", "1e7")]);
    assert_eq!((hardware.method.as_str(), hardware.systemic_risk), ("hardware", Truth::Unknown));
    assert!(hardware.missing.iter().any(|m| m == "utilisation"), "{hardware:?}");
    assert!(hardware.remarks.iter().any(|r| r.contains("utilisation was not given")));
    let nothing = scanned(&[TEXT]);
    assert_eq!((nothing.flop, nothing.gpai), (None, Truth::Unknown));
}

#[test]
fn dirty_rows_are_said_to_be_dirty() {
    for (column, value) in [
        ("training_compute_flop", "-1"),
        ("training_compute_flop", "NaN"),
        ("training_compute_flop", "1e400"),
        ("publication_date", "2026-02-30"),
    ] {
        let model = scanned(&[TEXT, (column, value)]);
        assert_eq!((model.flop, model.remarks.len()), (None, 1), "{column} {value}");
    }
    let percent = scanned(&[
        TEXT,
        ("training_hardware", "NVIDIA A100"),
        ("training_chip_hours", "1000"),
        ("hardware_utilization_mfu", "72.0"),
    ]);
    assert!(percent.remarks.iter().any(|r| r.contains("0.72")), "{percent:?}");
    // All parameters of a mixture of experts are not taken for those active.
    let mixture =
        scanned(&[TEXT, ("model", "8x7B MoE"), ("domain", "Language"), ("parameters", "47e9"), ("tokens", "1e12")]);
    assert_eq!(mixture.flop, None);
}

/// A document gives what the same rows give by themselves, whatever the types of the cells.
#[test]
fn a_document_is_scanned_like_its_rows() {
    let document = r#"{"as_of": "2026-11-21", "margin": "guideline", "rows": [
        {"model": "Large", "publication_date": "2026-03-02", "training_compute_flop": 2e25, "output_modality": "text",
         "foss": false, "base_model": null, "anything else": "passed over"},
        {"model": "Small", "training_compute_flop": "1e20", "output_modality": "text"}]}"#;
    let scan = Scan::from_json(book(), document).unwrap();
    let large = [("model", "Large"), ("publication_date", "2026-03-02"), ("training_compute_flop", "2e25"), TEXT];
    let small = [("model", "Small"), ("training_compute_flop", "1e20"), TEXT];
    assert_eq!(scan.models(), [scanned(&[&large[..], &[("foss", "false")]].concat()), scanned(&small)]);
    let answer: serde_json::Value = serde_json::from_str(&scan.to_json()).unwrap();
    assert_eq!(answer["law"]["as_of"], "2026-11-21");
    assert_eq!(answer["models"][0]["systemic_risk"], "yes");
    assert_eq!(answer["summary"]["models"], 2);
    let (models, summary) =
        aiact::scan::scan(book(), &[row(&[&large[..], &[("foss", "false")]].concat()), row(&small)], options())
            .unwrap();
    assert_eq!((scan.models(), scan.summary()), (models.as_slice(), &summary));
    let text = scan.to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[1].starts_with("Large\t2026-03-02\t2e25 (1.4e25 to 2.6e25)\t") && lines[4].starts_with("2 models"));
    assert_eq!(lines[0].matches('\t').count(), lines[1].matches('\t').count());
    assert_eq!(scan.chart(), aiact::report::chart(&models, &thresholds()));
}

#[test]
fn a_document_of_another_form_is_an_error_with_its_place() {
    let wrong = |document: &str| {
        let error = Scan::from_json(book(), document).unwrap_err();
        (error.code(), error.place().to_owned())
    };
    let day = r#"{"as_of": "2026-11-21", "#;
    for (document, code, place) in [
        ("[]".to_owned(), ErrorCode::Json, ""),
        (r#"{"rows": []}"#.to_owned(), ErrorCode::Day, "/as_of"),
        (r#"{"as_of": 1, "rows": []}"#.to_owned(), ErrorCode::Option, "/as_of"),
        (r#"{"as_of": "2024-01-01", "rows": []}"#.to_owned(), ErrorCode::Day, "/as_of"),
        (format!("{day}\"margin\": \"big\", \"rows\": []}}"), ErrorCode::Option, "/margin"),
        (format!("{day}\"rows\": 7}}"), ErrorCode::Option, "/rows"),
        (format!("{day}\"rows\": [7]}}"), ErrorCode::Option, "/rows/0"),
        (format!("{day}\"rows\": [{{\"model\": []}}]}}"), ErrorCode::Option, "/rows/0/model"),
        (format!("{day}\"rows\": [{{\"modle\": \"A\"}}]}}"), ErrorCode::Option, "/rows"),
        (format!("{day}\"row\": []}}"), ErrorCode::Key, "/row"),
        ("{\"as_of\": \"2026-11-21\"}".to_owned(), ErrorCode::Option, "/rows"),
    ] {
        assert_eq!(wrong(&document), (code, place.to_owned()), "{document}");
    }
    let empty = Scan::from_json(book(), &format!("{day}\"rows\": []}}")).unwrap();
    assert_eq!((empty.models().len(), empty.summary().models), (0, 0));
}

#[test]
fn the_columns_that_are_read_are_named_once() {
    let mut names: Vec<&str> = columns().collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

/// A word that is not known for a kind of output leaves it open: it must not clear the model as narrow.
#[test]
fn an_unknown_kind_of_output_clears_nobody() {
    let mut scanner = Scanner::new(Rulebook::builtin().unwrap(), Options::on("2026-11-21".parse().unwrap())).unwrap();
    let mut gpai = |kinds: &str| {
        let row = ModelRow::read(
            &|column| match column {
                "training_compute_flop" => Some("3e25"),
                "output_modality" => Some(kinds),
                "publication_date" => Some("2026-03-02"),
                _ => None,
            },
            scanner.thresholds(),
        );
        (scanner.scan(&row).unwrap().gpai, row.problems.len())
    };
    assert_eq!(gpai("Text"), (Truth::Yes, 0));
    assert_eq!(gpai("other"), (Truth::No, 0));
    assert_eq!(gpai("multimodal"), (Truth::Unknown, 1));
    assert_eq!(gpai("language; code"), (Truth::Unknown, 1));
}
