//! Answers in Danish and Swedish: complete, in the official terms, and the same answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aiact::facts::Value;
use aiact::{Case, Language, Rulebook, assess, report};

const RECRUITMENT: &str = include_str!("../examples/cases/recruitment.json");
const OTHERS: [Language; 2] = [Language::Da, Language::Sv];

/// Texts that are the same in every language: symbols, names of units.
const SAME: [&str; 3] = ["EUR", "FLOP", "tokens"];

/// The tables of a language as they stand in its folder.
fn table(language: Language) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages").join(language.code());
    let mut all = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.file_name().unwrap() != "phrases.json" {
            let table: BTreeMap<String, String> =
                serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            for (english, translation) in table {
                assert_eq!(all.insert(english.clone(), translation), None, "twice: {english}");
            }
        }
    }
    all
}

/// Every text of the rulebook.
fn texts() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    Rulebook::builtin().unwrap().entries().clone().each_text(&mut |_, text| {
        all.insert(text.to_string());
    });
    all.remove("");
    all
}

#[test]
fn every_text_is_translated_and_no_translation_is_left_over() {
    let texts = texts();
    for language in OTHERS {
        let table = table(language);
        let untranslated: Vec<&String> =
            texts.iter().filter(|text| table.get(*text).is_none_or(String::is_empty)).collect();
        assert!(
            untranslated.is_empty(),
            "{language} lacks {untranslated:#?}; run the example `languages` with --write"
        );
        let left: Vec<&String> = table.keys().filter(|text| !texts.contains(*text)).collect();
        assert!(left.is_empty(), "{language} translates what nothing says: {left:#?}");
    }
}

/// Identifiers and figures are the same on both sides.
#[test]
fn translations_keep_identifiers_and_quantities() {
    for language in OTHERS {
        for (english, translation) in table(language) {
            assert_eq!(identifiers(&english), identifiers(&translation), "{language}: {english}\n{translation}");
            if !SAME.contains(&english.as_str()) {
                assert_eq!(figures(&english), figures(&translation), "{language}: {english}\n{translation}");
            }
        }
    }
}

/// Words with an underscore.
fn identifiers(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let mut found: Vec<&str> = words.filter(|word| word.contains('_')).collect();
    found.sort_unstable();
    found
}

/// Numbers of four digits or more, without what separates their thousands.
fn figures(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut digits = String::new();
    let characters: Vec<char> = text.chars().chain(['\n']).collect();
    for (index, c) in characters.iter().enumerate() {
        let within = |i: usize| characters.get(i).is_some_and(char::is_ascii_digit);
        let separates = matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.')
            && !digits.is_empty()
            && (index + 1..index + 4).all(within)
            && !within(index + 4);
        if c.is_ascii_digit() {
            digits.push(*c);
        } else if !separates {
            if digits.len() > 3 {
                found.push(std::mem::take(&mut digits));
            }
            digits.clear();
        }
    }
    found.sort();
    found
}

#[test]
fn the_language_changes_words_only() {
    let english = Case::from_json(RECRUITMENT).unwrap();
    let answer = assess(&english).unwrap();
    for language in OTHERS {
        let other = assess(&english.to_builder().in_language(language).build()).unwrap();
        for (one, two) in answer.findings().iter().zip(other.findings()) {
            assert_eq!(
                (&one.id, one.value, one.status, one.applies_from, &one.missing, &one.citation),
                (&two.id, two.value, two.status, two.applies_from, &two.missing, &two.citation)
            );
        }
        assert_eq!(answer.law().rulebook, other.law().rulebook);
        let dates = |a: &aiact::Assessment<'_>| -> Vec<_> {
            a.obligations().map(|o| (o.id.clone(), o.status, o.applies_from)).collect()
        };
        assert_eq!(dates(&answer), dates(&other));
    }
}

/// What a reader sees of the recruitment example: report, document, derivation, calendar and card.
fn shown(language: Language) -> Vec<String> {
    let case = Case::from_json(RECRUITMENT).unwrap().to_builder().in_language(language).build();
    let answer = assess(&case).unwrap();
    let explained = report::derivation_text(&answer.explain("high_risk").unwrap(), language);
    let mut all = vec![report::text(&answer), explained, report::card(&answer)];
    all.push(report::calendar(&answer).replace("\r\n ", ""));
    all.extend([report::questions_text(&answer), report::gate(&answer).text]);
    let procedures = answer.all_procedures();
    all.extend(procedures.iter().map(|one| report::procedures_text(&answer, std::slice::from_ref(one))));
    all.extend(prose(&serde_json::from_str(&answer.to_json()).unwrap()));
    all
}

/// The texts of a document that are prose: several words, no citation.
fn prose(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) if text.contains(' ') => vec![text.clone()],
        serde_json::Value::Array(items) => items.iter().flat_map(prose).collect(),
        serde_json::Value::Object(entries) => entries
            .iter()
            .filter(|(name, _)| *name != "citation" && *name != "case")
            .flat_map(|(_, v)| prose(v))
            .collect(),
        _ => Vec::new(),
    }
}

/// Words that no Danish or Swedish sentence has.
const ENGLISH: [&str; 18] = [
    "the", "of", "and", "or", "with", "which", "whether", "shall", "must", "their", "this", "that", "been", "duties",
    "provider", "deployer", "system's", "not",
];

#[test]
fn the_recruitment_example_has_no_english_left_in_it() {
    for language in OTHERS {
        for text in shown(language) {
            assert!(!text.contains("[en]"), "{language}: {text}");
            for line in text.lines() {
                // The values of facts are ids, as in `role = provider`.
                let prose = line.split(" = ").next().unwrap();
                let words = prose.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-' || c == '\''));
                let found: Vec<&str> = words.filter(|word| ENGLISH.contains(&word.to_lowercase().as_str())).collect();
                assert!(found.is_empty(), "{language} has {found:?} in\n{line}");
            }
        }
    }
}

#[test]
fn roles_and_dates_have_their_official_names_and_forms() {
    let danish = shown(Language::Da).remove(0);
    for words in
        ["Udbyder", "Idriftsætter", "bindende fra 2. december 2027", "Højrisiko-AI-system", "ikke juridisk rådgivning"]
    {
        assert!(danish.contains(words), "{words} in\n{danish}");
    }
    let swedish = shown(Language::Sv).remove(0);
    for words in [
        "Leverantör",
        "Tillhandahållare",
        "bindande från 2 december 2027",
        "AI-system med hög risk",
        "inte juridisk rådgivning",
    ] {
        assert!(swedish.contains(words), "{words} in\n{swedish}");
    }
}

/// The words for kinds of entries are those of the kinds that there are.
#[test]
fn every_kind_of_entry_has_its_word() {
    let book = Rulebook::builtin().unwrap();
    let unknown = report::entries(book, "no such kind").unwrap_err();
    let kinds: Vec<&str> = unknown.help().unwrap().trim_start_matches("known: ").split(", ").collect();
    for language in Language::ALL {
        let phrases: serde_json::Value = serde_json::from_str(&language.phrases().to_json()).unwrap();
        let words = phrases["kind"].as_object().unwrap();
        assert!(kinds.iter().all(|kind| words.contains_key(*kind)) && words.len() == kinds.len(), "{language}");
    }
}

/// A text without a translation says that it is English; the others are those of the tables.
#[test]
fn what_is_not_translated_shows() {
    let file =
        ("a.rules", "edition 2024-07-12 \"An edition of one's own\"\n  published 2024-07-12\n  in force 2024-08-01\n");
    let own = Rulebook::read([file]).unwrap().translated(Language::Da).unwrap();
    assert_eq!(own.entries().editions[0].title, "[en] An edition of one's own");
    let table = table(Language::Sv);
    let (mut english, mut swedish) = (Vec::new(), Vec::new());
    Rulebook::builtin().unwrap().entries().clone().each_text(&mut |_, text| english.push(text.to_string()));
    let translated = Rulebook::builtin_in(Language::Sv).unwrap();
    translated.entries().clone().each_text(&mut |_, text| swedish.push(text.to_string()));
    assert_eq!(english.len(), swedish.len());
    for (english, swedish) in english.iter().zip(&swedish).filter(|(english, _)| !english.is_empty()) {
        assert_eq!(table.get(english), Some(swedish));
    }
}

#[test]
fn the_language_of_a_case_is_read_and_checked() {
    let case = |lang: &str| Case::from_json(&format!(r#"{{"as_of": "2026-11-21", "lang": {lang}, "facts": {{}}}}"#));
    assert_eq!(case("\"sv\"").unwrap().language(), Language::Sv);
    assert_eq!(case("null").unwrap().language(), Language::En);
    let error = case("\"no\"").unwrap_err();
    assert_eq!((error.place(), error.help()), ("/lang", Some("known: en, da, sv")));
    assert!(case("7").is_err());
    let back = Case::from_json(&case("\"da\"").unwrap().to_json()).unwrap();
    assert_eq!(back.language(), Language::Da);
    assert_eq!(back.facts().get("role"), None::<&Value>);
}

/// The official terms: English, and for each other language the term.
const GLOSSARY: &str = include_str!("../../tests/glossary.tsv");

/// English terms that are ordinary words, too, or take their form from the sentence.
const ORDINARY: [&str; 5] = ["risk", "subject", "operator", "certificates", "non-personal data"];

/// The part of a word that its forms share: all but the ending.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    match word.as_str() {
        "risiko" => return "risi".to_owned(),
        "avsett" => return "avse".to_owned(),
        "brottsbekämpning" => return "brottsbekämp".to_owned(),
        "ibrugtagning" => return "brug".to_owned(),
        "ibruktagande" => return "bruk".to_owned(),
        _ => {}
    }
    let letters = word.chars().count();
    let ending = match letters {
        0..5 => 0,
        5..7 => 1,
        7..10 => 2,
        _ => 3,
    };
    word.chars().take(letters - ending).collect()
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split(|c: char| !(c.is_alphanumeric() || c == '-')).map(str::to_owned).collect()
}

/// Whether a text has a term of one or more words, in singular or plural.
fn has_term(text: &[String], term: &[String]) -> bool {
    text.windows(term.len()).any(|found| {
        let (Some((last, first)), Some((end, begin))) = (found.split_last(), term.split_last()) else { return false };
        first == begin && (last == end || last.strip_suffix('s') == Some(end.as_str()))
    })
}

#[test]
fn the_official_terms_are_used() {
    let rows: Vec<Vec<&str>> =
        GLOSSARY.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() > 100);
    let mut seen = 0;
    for (language, column) in [(Language::Da, 2), (Language::Sv, 3)] {
        let texts: Vec<(String, Vec<String>, String)> =
            table(language).into_iter().map(|(e, t)| (e.clone(), words(&e), t.to_lowercase())).collect();
        for row in rows.iter().filter(|row| !ORDINARY.contains(&row[1])) {
            let stems: Vec<String> =
                row[column].split([' ', ',']).filter(|word| word.chars().count() > 3).map(stem).collect();
            let term = words(row[1]);
            for (english, _, translation) in texts.iter().filter(|(_, words, _)| has_term(words, &term)) {
                seen += 1;
                let lacks: Vec<&String> = stems.iter().filter(|stem| !translation.contains(stem.as_str())).collect();
                assert!(lacks.is_empty(), "{} is `{}` in {language}:\n{english}\n{translation}", row[1], row[column]);
            }
        }
    }
    assert!(seen > 4000, "{seen}");
}

/// The roles are called what the Act calls them.
#[test]
fn roles_have_their_official_names() {
    for (language, column) in [(Language::Da, 2), (Language::Sv, 3)] {
        let entries = Rulebook::builtin_in(language).unwrap().entries();
        for row in GLOSSARY.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|row| row.len() == 4) {
            let id = format!("role-{}", row[1].replace(' ', "-"));
            if let Some(role) = entries.rules.iter().find(|rule| rule.id == id) {
                assert_eq!(role.title.to_lowercase(), row[column], "{id} in {language}");
            }
        }
    }
}
