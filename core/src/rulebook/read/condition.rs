//! Reading conditions: blocks and elements.

use crate::error::Error;
use crate::rulebook::entries::{Authority, Condition, Element, Limit, OtherReading, Quantifier, Test};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};
use crate::truth::Comparison;

/// Whether a line opens a block.
pub(crate) fn quantifier(text: &str) -> Option<Quantifier> {
    match text {
        "all of" => Some(Quantifier::AllOf),
        "any of" => Some(Quantifier::AnyOf),
        "none of" => Some(Quantifier::NoneOf),
        _ => None,
    }
}

/// Deeper nesting than this is refused: a reader should find a named definition instead.
const MAX_DEPTH: usize = 3;

impl Reader<'_> {
    /// Reads a block or an element.
    pub(crate) fn condition(&self, line: &Line<'_>, depth: usize) -> Result<Condition, Error> {
        let Some(quantifier) = quantifier(line.text) else {
            return Ok(Condition::Element(self.element(line)?));
        };
        if depth >= MAX_DEPTH {
            return Err(self.fail(line, "blocks nested more than three deep").with_help("write a `define`"));
        }
        if line.children.is_empty() {
            return Err(self.fail(line, format!("`{}` without anything below it", line.text)));
        }
        let parts = line.children.iter().map(|child| self.condition(child, depth + 1)).collect::<Result<_, _>>()?;
        Ok(Condition::Block(quantifier, parts, self.place(line)))
    }

    fn element(&self, line: &Line<'_>) -> Result<Element, Error> {
        let tokens = self.tokens(line)?;
        let (mut element, rest) = self.test(line, &tokens)?;
        let mut rest = rest.iter();
        for token in rest.by_ref() {
            match token {
                Token::Cites(text) => element.cites = self.cites(line, text)?,
                Token::Word("guideline") => element.authority = Authority::Guideline,
                Token::Word("interpretation") => element.authority = Authority::Interpretation,
                other => return Err(self.unexpected(line, other, "citations, `guideline` or `interpretation`")),
            }
        }
        for child in &line.children {
            let tokens = self.tokens(child)?;
            match tokens.as_slice() {
                [Token::Word("note"), Token::Text(text)] => element.note = Some(text.clone().into()),
                [Token::Word("other"), Token::Word("reading"), Token::Word(id), Token::Colon, rest @ ..] => {
                    if element.other.is_some() {
                        return Err(self
                            .fail(child, "an element has one other reading at most")
                            .with_help("write the second one on an element, or a `define`, of its own"));
                    }
                    element.other = Some(self.other_reading(child, id, rest)?);
                }
                _ => {
                    return Err(self.fail(child, format!("`{}` cannot stand below an element", child.text)).with_help(
                        "`other reading ID: drop \"...\"`, `other reading ID: ELEMENT \"...\"` or `note \"...\"`",
                    ));
                }
            }
        }
        let own_text = element.cites.iter().any(|c| c.provision().is_some());
        if !own_text && element.authority == Authority::Law {
            return Err(self
                .fail(line, format!("the element `{}` cites no provision of the Act", element.id))
                .with_help("cite one, or mark the element `guideline` or `interpretation`"));
        }
        Ok(element)
    }

    /// Reads the test at the start of the tokens, and returns what follows it.
    fn test<'t, 'a>(&self, line: &Line<'_>, tokens: &'t [Token<'a>]) -> Result<(Element, &'t [Token<'a>]), Error> {
        let (negated, tokens) = match tokens {
            [Token::Word("not"), rest @ ..] => (true, rest),
            _ => (false, tokens),
        };
        let [Token::Word(id), rest @ ..] = tokens else {
            return Err(self.fail(line, "expected the id of a fact or conclusion"));
        };
        self.check_id(line, id)?;
        let (test, inner_not, rest) = match rest {
            [Token::Word("in"), Token::Values(values), rest @ ..] => (self.values(values), false, rest),
            [Token::Word("not"), Token::Word("in"), Token::Values(values), rest @ ..] => {
                (self.values(values), true, rest)
            }
            [Token::Word("="), Token::Word(value), rest @ ..] => (self.values(&[value]), false, rest),
            [Token::Word("!="), Token::Word(value), rest @ ..] => (self.values(&[value]), true, rest),
            [Token::Word(sign), Token::Word(limit), rest @ ..] if comparison(sign).is_some() => {
                let comparison = comparison(sign).unwrap_or(Comparison::Less);
                (Test::Compare(comparison, self.limit(line, limit)?), false, rest)
            }
            _ => (Test::Holds, false, rest),
        };
        let element = Element {
            id: (*id).to_owned().into(),
            test,
            negated: negated != inner_not,
            cites: Vec::new(),
            authority: Authority::Law,
            other: None,
            note: None,
            place: self.place(line),
        };
        Ok((element, rest))
    }

    fn values(&self, values: &[&str]) -> Test {
        Test::In(values.iter().map(|v| (*v).to_owned().into()).collect())
    }

    fn limit(&self, line: &Line<'_>, text: &str) -> Result<Limit, Error> {
        if text == "start" {
            return Ok(Limit::Start);
        }
        if let Ok(date) = text.parse() {
            return Ok(Limit::Date(date));
        }
        text.parse()
            .map(Limit::Number)
            .map_err(|e| self.fail(line, format!("{e}")).with_help("a number, a day such as 2027-12-02, or `start`"))
    }

    fn other_reading(&self, line: &Line<'_>, id: &str, tokens: &[Token<'_>]) -> Result<OtherReading, Error> {
        self.check_id(line, id)?;
        let (instead, rest) = match tokens {
            [Token::Word("drop"), rest @ ..] => (None, rest),
            _ => {
                let (element, rest) = self.test(line, tokens)?;
                (Some(Box::new(element)), rest)
            }
        };
        match rest {
            [Token::Text(text)] => {
                Ok(OtherReading { id: id.to_owned().into(), instead, text: text.clone().into(), cites: Vec::new() })
            }
            [Token::Text(text), Token::Cites(cites)] => Ok(OtherReading {
                id: id.to_owned().into(),
                instead,
                text: text.clone().into(),
                cites: self.cites(line, cites)?,
            }),
            _ => Err(self.fail(line, "another reading needs its text in quotation marks")),
        }
    }
}

fn comparison(sign: &str) -> Option<Comparison> {
    Some(match sign {
        "<" => Comparison::Less,
        "<=" => Comparison::AtMost,
        ">" => Comparison::Greater,
        ">=" => Comparison::AtLeast,
        _ => return None,
    })
}
