//! The ledger of the Act: no provision is passed over, and its readable form is up to date.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use aiact::Rulebook;
use aiact::rulebook::{Dealt, Ledger};

fn ledger(edition: &str) -> Ledger {
    let book = Rulebook::builtin().unwrap();
    book.ledger(book.edition_named(edition).unwrap()).unwrap()
}

/// Every article, paragraph and point of the consolidated Act is modelled, or left out with a reason.
#[test]
fn no_provision_is_passed_over() {
    let missing: Vec<String> = ledger("2026-07-27").missing().iter().map(ToString::to_string).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// What is left out is little, and never a provision that an entry cites.
#[test]
fn what_is_left_out_is_left_out_rightly() {
    let ledger = ledger("2026-07-27");
    let [modelled, within, left_out, _] = ledger.counts();
    assert_eq!(modelled + within + left_out, ledger.rows.len());
    assert!(left_out * 20 < ledger.rows.len(), "{left_out} of {}", ledger.rows.len());
    for row in &ledger.rows {
        if let Dealt::LeftOut(reason) = &row.dealt {
            assert!(reason.len() > 20, "{}", row.provision);
        }
    }
}

/// A rulebook that says nothing about a provision has a gap there.
#[test]
fn a_gap_is_noticed() {
    let text = "edition 2026-07-27 \"The Act\"\n  published 2026-07-24\n  in force 2026-07-27\n\n\
                fact machine_based \"Is it machine-based?\" [Art 3(1)]\n  type bool\n  on record\n\n\
                unmodelled purpose \"States the purpose of the Act only.\" [Art 1]\n";
    let book = Rulebook::read([("gap.rules", text)]).unwrap();
    let ledger = book.ledger(0).unwrap();
    let dealt = |id: &str| ledger.rows.iter().find(|row| row.provision.to_string() == id).unwrap().dealt.clone();
    assert_eq!(dealt("Art 3(1)"), Dealt::Modelled(vec!["machine_based".to_owned()]));
    assert!(matches!(dealt("Art 1(2)(a)"), Dealt::LeftOut(_)));
    assert_eq!(dealt("Art 3(2)"), Dealt::Missing);
}

/// `docs/ledger.md` is what the rulebook says; `AIACT_BLESS=1` writes it anew.
#[test]
fn the_readable_form_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/ledger.md");
    let text = format!(
        "# Ledger\n\nEvery article, paragraph and point of Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744, \
         with the entries of the rulebook that cite it, or the reason why none does. Written by the tests.\n{}",
        ledger("2026-07-27").to_markdown()
    );
    if std::env::var_os("AIACT_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "docs/ledger.md differs from the rulebook; run the test again with AIACT_BLESS=1");
}
