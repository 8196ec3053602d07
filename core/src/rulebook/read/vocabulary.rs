//! Reading facts and terms.

use crate::error::Error;
use crate::law::Citation;
use crate::rulebook::entries::{Body, Fact, FactType, Presumed, Presumption, Term, Text, ValueLabel};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};

impl Reader<'_> {
    pub(super) fn fact(&self, line: &Line<'_>, id: Text, question: Text, cites: Vec<Citation>) -> Result<Fact, Error> {
        let mut fact = Fact {
            id,
            question,
            help: None,
            cites,
            fact_type: FactType::Bool,
            unit: None,
            presumption: None,
            listed_use: false,
            implies: Vec::new(),
            excludes: Vec::new(),
            speaks_of: Vec::new(),
            on_record: false,
            adds_up: false,
            place: self.place(line),
        };
        let mut typed = false;
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("type"), rest @ ..] => {
                    fact.fact_type = self.fact_type(child, rest)?;
                    typed = true;
                }
                [Token::Word("unit"), Token::Text(text)] => fact.unit = Some(text.clone().into()),
                [Token::Word("help"), Token::Text(text)] => fact.help = Some(text.clone().into()),
                [Token::Word("use")] => fact.listed_use = true,
                [Token::Word("on"), Token::Word("record")] => fact.on_record = true,
                [Token::Word("adds"), Token::Word("up")] => fact.adds_up = true,
                [Token::Word("implies"), rest @ ..] => fact.implies.extend(self.words(child, rest)?),
                [Token::Word("excludes"), rest @ ..] => fact.excludes.extend(self.words(child, rest)?),
                [Token::Word("speaks"), Token::Word("of"), rest @ ..] => {
                    fact.speaks_of.extend(self.words(child, rest)?)
                }
                [Token::Word("also"), Token::Text(_)] => {}
                [Token::Word("presume"), rest @ ..] if typed => {
                    fact.presumption = Some(self.presumption(child, &fact.fact_type, rest)?);
                }
                [Token::Word("presume"), ..] => return Err(self.fail(child, "`type` must stand before `presume`")),
                _ => {
                    return Err(self.unknown_field(
                        child,
                        &[
                            "type",
                            "unit",
                            "help",
                            "presume",
                            "use",
                            "implies",
                            "excludes",
                            "speaks of",
                            "on record",
                            "adds up",
                            "also",
                        ],
                    ));
                }
            }
        }
        if !typed {
            return Err(self.fail(line, format!("the fact `{}` has no type", fact.id)));
        }
        Ok(fact)
    }

    fn fact_type(&self, line: &Line<'_>, tokens: &[Token<'_>]) -> Result<FactType, Error> {
        Ok(match tokens {
            [Token::Word("bool")] => FactType::Bool,
            [Token::Word("number")] => FactType::Number,
            [Token::Word("date")] => FactType::Date,
            [Token::Word("text")] => FactType::Text,
            [Token::Word("one"), Token::Word("of")] => FactType::OneOf(self.value_labels(line)?),
            [Token::Word("set"), Token::Word("of")] => FactType::SetOf(self.value_labels(line)?),
            _ => {
                return Err(self.fail(line, "no such type").with_help("bool, one of, set of, number, date or text"));
            }
        })
    }

    fn value_labels(&self, line: &Line<'_>) -> Result<Vec<ValueLabel>, Error> {
        let mut values: Vec<ValueLabel> = Vec::new();
        for child in &line.children {
            let tokens = self.tokens(child)?;
            let (id, label, unspecified) = match tokens.as_slice() {
                [Token::Word(id), Token::Text(label)] => (id, label, false),
                [Token::Word(id), Token::Text(label), Token::Word("unspecified")]
                | [Token::Word(id), Token::Word("unspecified"), Token::Text(label)] => (id, label, true),
                _ => return Err(self.fail(child, "a value is written `id \"meaning\"`")),
            };
            if values.iter().any(|v| v.id == **id) {
                return Err(self.fail(child, format!("the value `{id}` stands twice")));
            }
            values.push(ValueLabel { id: (*id).to_owned().into(), label: label.clone().into(), unspecified });
        }
        if values.is_empty() || values.len() > 64 {
            return Err(self.fail(line, "between 1 and 64 values are needed below the type"));
        }
        Ok(values)
    }

    fn presumption(&self, line: &Line<'_>, fact_type: &FactType, tokens: &[Token<'_>]) -> Result<Presumption, Error> {
        let known = |value: &str, values: &[ValueLabel]| {
            values.iter().position(|v| v.id == value).ok_or_else(|| {
                self.fail(line, format!("no value `{value}`")).with_nearest(value, values.iter().map(|v| &*v.id))
            })
        };
        let (presumed, rest) = match (fact_type, tokens) {
            (FactType::Bool, [Token::Word("no"), rest @ ..]) => (Presumed::Bool(false), rest),
            (FactType::Bool, [Token::Word("yes"), rest @ ..]) => (Presumed::Bool(true), rest),
            (FactType::OneOf(values), [Token::Word("="), Token::Word(value), rest @ ..]) => {
                (Presumed::Value(u32::try_from(known(value, values)?).unwrap_or(0)), rest)
            }
            (FactType::SetOf(values), [Token::Word("="), Token::Word("none"), rest @ ..]) => {
                (Presumed::NotIn(crate::facts::full_mask(values)), rest)
            }
            (FactType::SetOf(values), [Token::Word("in"), Token::Values(listed), rest @ ..]) => {
                let mut mask = 0u64;
                for value in listed {
                    mask |= 1 << known(value, values)?;
                }
                (Presumed::Includes(mask), rest)
            }
            (FactType::SetOf(values), [Token::Word("not"), Token::Word("in"), Token::Values(listed), rest @ ..]) => {
                let mut mask = 0u64;
                for value in listed {
                    mask |= 1 << known(value, values)?;
                }
                (Presumed::NotIn(mask), rest)
            }
            _ => {
                return Err(self.fail(line, "this presumption does not fit the type").with_help(
                    "`presume no`, `presume yes`, `presume = value` (one of), `presume in {a}`, `presume not in {a, b}` (set of)",
                ));
            }
        };
        match rest {
            [Token::Text(why)] => Ok(Presumption { presumed, why: why.clone().into() }),
            _ => Err(self.fail(line, "a presumption gives its reason in quotation marks")),
        }
    }

    pub(super) fn term(&self, line: &Line<'_>, id: Text, question: Text, cites: Vec<Citation>) -> Result<Term, Error> {
        let mut term = Term {
            id,
            question,
            help: None,
            cites,
            body: Body::default(),
            checked: None,
            listed_use: false,
            notes: Vec::new(),
            place: self.place(line),
        };
        for child in &line.children {
            if self.body_line(&mut term.body, child, None)? {
                continue;
            }
            match self.tokens(child)?.as_slice() {
                [Token::Word("help"), Token::Text(text)] => term.help = Some(text.clone().into()),
                [Token::Word("use")] => term.listed_use = true,
                [Token::Word("note"), Token::Text(text)] => term.notes.push(text.clone().into()),
                [Token::Word("checked"), Token::Word(day)] => term.checked = Some(self.date(child, day)?),
                [Token::Word("also"), Token::Text(_)] => {}
                _ => {
                    return Err(self.unknown_field(
                        child,
                        &[
                            "help",
                            "note",
                            "checked",
                            "all of",
                            "any of",
                            "none of",
                            "edition",
                            "only edition",
                            "until edition",
                        ],
                    ));
                }
            }
        }
        Ok(term)
    }
}
