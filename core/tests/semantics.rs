//! Properties of an answer, on random small rulebooks and random cases, against every completion.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::HashMap;

use aiact::assessment::Assessment;
use aiact::engine::Literal;
use aiact::facts::Knowledge;
use aiact::rulebook::{FactType, Item};
use aiact::{Case, Rulebook, Truth, Value};
use proptest::prelude::*;

const PREAMBLE: &str = r#"
edition 2026-07-27 "The edition"
  published 2026-07-24
  in force 2026-07-27

fact role "Which role?" [Art 3]
  type set of
    provider "provider"

fact no_other_listed_use "Nothing else?" [Art 6]
  type bool

rule ai_system "AI system" [Art 3(1)]
  kind artefact
  any of
    role in {provider} [Art 3]
    not role in {provider} [Art 3]

rule in_scope "In scope" [Art 2(1)]
  kind scope
  all of
    role in {provider} [Art 2(1)]

rule role-provider "Provider" [Art 3(3)]
  kind role
  all of
    role in {provider} [Art 3(3)]
"#;

/// The facts of the random rulebooks: three bool, one of three values, a set of two, a number, a date.
const FACTS: [&str; 7] = ["f0", "f1", "f2", "choice", "members", "amount", "day"];

fn vocabulary(presumed: [u8; 5], uses: u8) -> String {
    let mut text = String::new();
    let listed = |i: usize| if uses & (1 << i) != 0 { "  use\n" } else { "" };
    for (i, id) in ["f0", "f1", "f2"].iter().enumerate() {
        let presumption = match presumed[i] % 3 {
            1 => "  presume no \"why\"\n",
            2 => "  presume yes \"why\"\n",
            _ => "",
        };
        text += &format!("fact {id} \"{id}?\" [Art 6]\n  type bool\n{presumption}{}\n", listed(i));
    }
    let choice = if presumed[3] % 3 == 1 { "  presume = b \"why\"\n" } else { "" };
    text +=
        &format!("fact choice \"Which?\" [Art 6]\n  type one of\n    a \"a\"\n    b \"b\"\n    c \"c\"\n{choice}\n");
    let members = if presumed[4] % 3 == 1 { "  presume not in {x} \"why\"\n" } else { "" };
    text += &format!(
        "fact members \"Which ones?\" [Art 6]\n  type set of\n    x \"x\"\n    y \"y\"\n{members}{}\n",
        listed(4)
    );
    text + "fact amount \"How much?\" [Art 6]\n  type number\n\nfact day \"When?\" [Art 6]\n  type date\n\n"
}

fn element() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "f0",
        "f1",
        "f2",
        "not f0",
        "not f1",
        "choice in {a}",
        "choice in {a, b}",
        "choice in {c}",
        "choice not in {b}",
        "members in {x}",
        "members in {x, y}",
        "members not in {y}",
        "amount > 10",
        "amount >= 20",
        "amount < 10",
        "day < 2027-01-01",
        "day >= 2027-06-01",
        "RULE",
        "not RULE",
    ])
    .prop_map(str::to_owned)
}

#[derive(Clone, Debug)]
struct Block {
    quantifier: &'static str,
    elements: Vec<(String, bool)>,
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let block = (
        prop::sample::select(vec!["all of", "any of", "none of"]),
        prop::collection::vec((element(), prop::bool::weighted(0.15)), 1..4),
    );
    prop::collection::vec(block.prop_map(|(quantifier, elements)| Block { quantifier, elements }), 1..3)
}

/// Rules of which each may read the one before.
fn rules(bodies: &[Vec<Block>]) -> String {
    let mut text = String::new();
    for (i, body) in bodies.iter().enumerate() {
        let word = if i % 2 == 0 { "rule" } else { "define" };
        text += &format!("{word} r{i} \"Rule {i}\" [Art 6]\n");
        if word == "rule" {
            text += "  kind match\n";
        }
        for block in body {
            text += &format!("  {}\n", block.quantifier);
            for (j, (element, other)) in block.elements.iter().enumerate() {
                let element = match i {
                    0 => element.replace("RULE", "f2"),
                    _ => element.replace("RULE", &format!("r{}", i - 1)),
                };
                text += &format!("    {element} [Art 6]\n");
                if *other {
                    text += &format!("      other reading o{i}.{j}.{}: drop \"Otherwise.\"\n", block.quantifier.len());
                }
            }
        }
        text.push('\n');
    }
    text
}

fn book() -> impl Strategy<Value = (String, usize)> {
    (prop::collection::vec(blocks(), 1..5), any::<[u8; 5]>(), any::<u8>()).prop_map(|(bodies, presumed, uses)| {
        (format!("{PREAMBLE}\n{}{}", vocabulary(presumed, uses), rules(&bodies)), bodies.len())
    })
}

/// What can be said of each fact, as JSON; none for silence.
fn statement(fact: &'static str) -> impl Strategy<Value = Option<&'static str>> {
    let said: &[&str] = match fact {
        "choice" => &["\"a\"", "\"b\"", "\"c\"", "{\"one_of\": [\"a\", \"b\"]}", "null"],
        "members" => &["[]", "[\"x\"]", "[\"x\", \"y\"]", "{\"includes\": [\"y\"]}", "{\"excludes\": [\"x\"]}", "null"],
        "amount" => {
            &["5", "10", "15", "20", "{\"min\": 12}", "{\"min\": 5, \"max\": 15}", "{\"one_of\": [5, 25]}", "null"]
        }
        "day" => &["\"2026-12-31\"", "\"2027-01-01\"", "\"2027-06-01\"", "{\"min\": \"2027-03-01\"}", "null"],
        _ => &["true", "false", "null"],
    };
    prop::option::weighted(0.4, prop::sample::select(said.to_vec()))
}

type Statements = Vec<(&'static str, &'static str)>;

fn statements() -> impl Strategy<Value = Statements> {
    let each: Vec<_> = FACTS.iter().map(|f| statement(f).prop_map(move |s| s.map(|s| (*f, s)))).collect();
    (each, prop::option::weighted(0.2, Just(("no_other_listed_use", "true"))))
        .prop_map(|(said, closing)| said.into_iter().chain([closing]).flatten().collect())
}

fn case(statements: &Statements, strict: bool) -> Case {
    let facts: Vec<String> = statements.iter().map(|(id, value)| format!("\"{id}\": {value}")).collect();
    let text = format!("{{\"as_of\": \"2026-11-21\", \"strict\": {strict}, \"facts\": {{{}}}}}", facts.join(", "));
    Case::from_json(&text).unwrap()
}

/// Every way a fact can turn out, given what is known of it, as the rulebooks above can tell them apart.
fn completions(fact_type: &FactType, knowledge: &Knowledge) -> Vec<Knowledge> {
    let fits = |candidate: &Knowledge| match (knowledge, candidate) {
        (Knowledge::Bool(Truth::Unknown), _) => true,
        (Knowledge::Bool(known), Knowledge::Bool(truth)) => known == truth,
        (Knowledge::Choice(possible), Knowledge::Choice(one)) => possible & one != 0,
        (Knowledge::Set { yes, no }, Knowledge::Set { yes: all, .. }) => yes & !all == 0 && no & all == 0,
        (Knowledge::Number(ranges), Knowledge::Number(one)) => {
            one.exact().is_some_and(|n| within(ranges.intervals(), n))
        }
        (Knowledge::Date(ranges), Knowledge::Date(one)) => one.exact().is_some_and(|d| within(ranges.intervals(), d)),
        _ => false,
    };
    let number = |n: i64| Knowledge::Number(aiact::truth::Ranges::exactly(n.into()));
    let date = |d: &str| Knowledge::Date(aiact::truth::Ranges::exactly(d.parse().unwrap()));
    let all: Vec<Knowledge> = match fact_type {
        FactType::Bool => vec![Knowledge::Bool(Truth::Yes), Knowledge::Bool(Truth::No)],
        FactType::OneOf(values) => (0..values.len()).map(|i| Knowledge::Choice(1 << i)).collect(),
        FactType::SetOf(values) => {
            (0..1u64 << values.len()).map(|yes| Knowledge::Set { yes, no: !yes & ((1 << values.len()) - 1) }).collect()
        }
        FactType::Number => [5, 10, 12, 15, 20, 25].map(number).to_vec(),
        FactType::Date => ["2026-12-31", "2027-01-01", "2027-03-01", "2027-06-01"].map(date).to_vec(),
        FactType::Text => vec![],
    };
    all.into_iter().filter(fits).collect()
}

fn within<T: Ord>(intervals: &[(Option<T>, Option<T>)], value: &T) -> bool {
    intervals
        .iter()
        .any(|(min, max)| min.as_ref().is_none_or(|m| m <= value) && max.as_ref().is_none_or(|m| m >= value))
}

/// All completions of everything, as full knowledge in the order of the vocabulary.
fn worlds(book: &Rulebook, knowledge: &[Knowledge]) -> Vec<Vec<Knowledge>> {
    let mut worlds = vec![Vec::new()];
    for (fact, known) in book.entries().facts.iter().zip(knowledge) {
        // What the rules below never read need not be multiplied.
        let options = match &*fact.id {
            "role" | "no_other_listed_use" => vec![known.clone()],
            _ => completions(&fact.fact_type, known),
        };
        worlds = worlds
            .into_iter()
            .flat_map(|w: Vec<Knowledge>| options.iter().map(move |o| w.iter().cloned().chain([o.clone()]).collect()))
            .collect();
    }
    worlds
}

/// What the vocabulary and the case say of each fact, read as plainly as possible.
fn known(book: &Rulebook, case: &Case) -> Vec<Knowledge> {
    let closing = case.facts().get("no_other_listed_use") == Some(&Value::Bool(true));
    let facts = book.entries().facts.iter();
    facts
        .map(|fact| match case.facts().get(&*fact.id) {
            Some(value) => Knowledge::read(fact, value, "").unwrap(),
            None if closing && fact.listed_use => match &fact.fact_type {
                FactType::SetOf(values) => Knowledge::Set { yes: 0, no: (1 << values.len()) - 1 },
                _ => Knowledge::Bool(Truth::No),
            },
            None => match (&fact.presumption, case.strict()) {
                (Some(presumption), false) => Knowledge::presumed(presumption.presumed),
                _ => Knowledge::nothing(&fact.fact_type),
            },
        })
        .collect()
}

fn over(truths: impl Iterator<Item = Truth>) -> Truth {
    let mut truths = truths.peekable();
    let Some(first) = truths.peek().copied() else { return Truth::Unknown };
    if truths.all(|t| t == first) { first } else { Truth::Unknown }
}

fn evaluate(book: &Rulebook, world: &[Knowledge], id: &str) -> Truth {
    let stated = HashMap::new();
    let day = "2026-11-21".parse().unwrap();
    Literal::new(book, 0, day, world, &stated, &[]).truth(book.item(id).unwrap())
}

fn verdicts(assessment: &Assessment<'_>, rules: usize) -> Vec<Truth> {
    (0..rules).map(|i| assessment.verdict(&format!("r{i}")).unwrap()).collect()
}

fn read(text: &str) -> Rulebook {
    Rulebook::read([("test.rules", text)]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// The three-valued answer is exactly what every completion agrees on.
    #[test]
    fn an_answer_agrees_with_every_completion((text, rules) in book(), said in statements(), strict in any::<bool>()) {
        let book = read(&text);
        let case = case(&said, strict);
        let assessment = Assessment::new(&book, &case).unwrap();
        let worlds = worlds(&book, &known(&book, &case));
        for i in 0..rules {
            let id = format!("r{i}");
            let expected = over(worlds.iter().map(|w| evaluate(&book, w, &id)));
            prop_assert_eq!(assessment.verdict(&id).unwrap(), expected, "{} in\n{}", id, text);
        }
    }

    /// The literal evaluator and the program agree where nothing is read both ways.
    #[test]
    fn both_engines_agree_on_complete_cases((text, rules) in book(), said in statements()) {
        let book = read(&text);
        let case = case(&said, true);
        for world in worlds(&book, &known(&book, &case)).into_iter().step_by(7) {
            let mut builder = Case::on("2026-11-21".parse().unwrap()).strict(true);
            for (fact, knowledge) in book.entries().facts.iter().zip(&world) {
                if FACTS.contains(&&*fact.id) {
                    builder = builder.stating(&fact.id, knowledge.to_value(&fact.fact_type));
                }
            }
            let assessment = Assessment::new(&book, &builder.build()).unwrap();
            for i in 0..rules {
                let id = format!("r{i}");
                prop_assert_eq!(assessment.verdict(&id).unwrap(), evaluate(&book, &world, &id), "{}", text);
            }
        }
    }

    /// Missing are exactly the facts for which two completions that differ only there differ in the answer.
    #[test]
    fn missing_facts_are_those_that_can_turn_the_answer((text, rules) in book(), said in statements(), strict in any::<bool>()) {
        let book = read(&text);
        let case = case(&said, strict);
        let assessment = Assessment::new(&book, &case).unwrap();
        let worlds = worlds(&book, &known(&book, &case));
        for i in (0..rules).step_by(2) {
            let id = format!("r{i}");
            let values: HashMap<String, Truth> = worlds.iter().map(|w| (format!("{w:?}"), evaluate(&book, w, &id))).collect();
            let finding = assessment.finding(&id).unwrap();
            for (at, fact) in book.entries().facts.iter().enumerate() {
                let mut by_rest: HashMap<String, Vec<Truth>> = HashMap::new();
                for world in &worlds {
                    let mut rest = world.clone();
                    rest.remove(at);
                    by_rest.entry(format!("{rest:?}")).or_default().push(values[&format!("{world:?}")]);
                }
                let turns = by_rest.values().any(|truths| over(truths.iter().copied()) == Truth::Unknown);
                prop_assert_eq!(finding.missing.iter().any(|id| *id == fact.id), turns, "{} for {} in\n{}", fact.id, id, text);
            }
        }
    }

    /// Strict: more knowledge never turns a yes into a no, nor either into unknown.
    #[test]
    fn more_knowledge_settles_and_never_flips((text, rules) in book(), said in statements(), more in statements()) {
        let book = read(&text);
        // "Nothing else" speaks of what is silent: a use stated after it is another story, not more of the same.
        let counts = |(id, v): &&(&str, &str)| *v != "null" && *id != "no_other_listed_use";
        let said: Statements = said.iter().filter(counts).copied().collect();
        let before = Assessment::new(&book, &case(&said, true)).unwrap();
        let mut all = said.clone();
        all.extend(more.iter().filter(counts).filter(|(id, _)| said.iter().all(|(other, _)| other != id)));
        let after = Assessment::new(&book, &case(&all, true)).unwrap();
        for (b, a) in verdicts(&before, rules).into_iter().zip(verdicts(&after, rules)) {
            prop_assert!(b == Truth::Unknown || a == b, "{} became {} in\n{}", b, a, text);
        }
    }

    /// The presumptions of the answer, stated, give the same values in strict mode.
    #[test]
    fn accepted_presumptions_give_the_same_values((text, rules) in book(), said in statements()) {
        let book = read(&text);
        let assessment = Assessment::new(&book, &case(&said, false)).unwrap();
        let accepted = Assessment::new(&book, &assessment.accept_presumptions()).unwrap();
        prop_assert_eq!(verdicts(&assessment, rules), verdicts(&accepted, rules), "{}", text);
        prop_assert!(accepted.presumptions().is_empty());
        // What is listed as used is enough for what is decided.
        let mut listed = assessment.case().to_builder().strict(true);
        for presumed in assessment.presumptions() {
            listed = listed.stating(&presumed.id, presumed.value.clone());
        }
        let listed = Assessment::new(&book, &listed.build()).unwrap();
        for (a, l) in verdicts(&assessment, rules).into_iter().zip(verdicts(&listed, rules)).step_by(2) {
            prop_assert!(a == Truth::Unknown || a == l, "{}", text);
        }
    }

    /// Stating a presumed value changes no answer; stating another changes only what said that it would.
    #[test]
    fn presumptions_that_matter_are_named((text, rules) in book(), said in statements()) {
        let book = read(&text);
        let assessment = Assessment::new(&book, &case(&said, false)).unwrap();
        for id in ["f0", "f1", "f2"] {
            let Some(Item::Fact(index)) = book.item(id) else { continue };
            let fact = &book.entries().facts[index];
            let (Some(presumption), false) = (&fact.presumption, said.iter().any(|(s, _)| *s == id)) else { continue };
            let Knowledge::Bool(presumed) = Knowledge::presumed(presumption.presumed) else { continue };
            if fact.listed_use && said.iter().any(|(s, _)| *s == "no_other_listed_use") {
                continue;
            }
            for stated in [Truth::Yes, Truth::No] {
                let again = assessment.case().to_builder().stating(id, stated == Truth::Yes).build();
                let again = Assessment::new(&book, &again).unwrap();
                for i in (0..rules).step_by(2) {
                    let rule = format!("r{i}");
                    let (before, after) = (assessment.finding(&rule).unwrap(), again.finding(&rule).unwrap());
                    if stated == presumed {
                        prop_assert_eq!(before.value, after.value);
                    } else if before.value != after.value && before.value.is_known() {
                        prop_assert!(before.would_change.contains(&id.to_owned()), "{} in\n{}", id, text);
                    }
                }
            }
        }
    }

    /// The order in which facts are stated does not matter; a case and its document are the same.
    #[test]
    fn order_does_not_matter_and_documents_are_faithful((text, _) in book(), said in statements()) {
        let book = read(&text);
        let forwards = case(&said, false);
        let backwards = case(&said.iter().rev().copied().collect(), false);
        let answer = Assessment::new(&book, &forwards).unwrap().to_json();
        prop_assert_eq!(&answer, &Assessment::new(&book, &backwards).unwrap().to_json());
        let again = Case::from_json(&forwards.to_json()).unwrap();
        prop_assert_eq!(&again, &forwards);
        prop_assert_eq!(&answer, &Assessment::new(&book, &again).unwrap().to_json());
    }

    /// What is stated to be open is never presumed.
    #[test]
    fn open_facts_are_not_presumed((text, rules) in book(), said in statements()) {
        let book = read(&text);
        let open: Statements = FACTS.iter().map(|f| (*f, said.iter().find(|(s, _)| s == f).map_or("null", |(_, v)| *v))).collect();
        let relaxed = Assessment::new(&book, &case(&open, false)).unwrap();
        let strict = Assessment::new(&book, &case(&open, true)).unwrap();
        prop_assert_eq!(verdicts(&relaxed, rules), verdicts(&strict, rules));
        prop_assert!(relaxed.presumptions().is_empty());
    }
}
