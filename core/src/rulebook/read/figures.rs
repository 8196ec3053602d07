//! Reading figures and activities.

use crate::error::Error;
use crate::law::Citation;
use crate::rulebook::entries::{Activity, Authority, Figure, FigureValue, Text};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};
use crate::truth::Decimal;

impl Reader<'_> {
    pub(super) fn figure(&self, line: &Line<'_>, id: Text, title: Text, cites: Vec<Citation>) -> Result<Figure, Error> {
        let (mut value, mut authority, mut notes) = (None, Authority::Law, Vec::new());
        let number = |line: &Line<'_>, text: &str| text.parse::<Decimal>().map_err(|e| self.fail(line, e.to_string()));
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("value"), Token::Word(n)] => {
                    value = Some(FigureValue::Fraction(number(child, n)?, Decimal::from(1)));
                }
                [Token::Word("value"), Token::Word(n), Token::Word("/"), Token::Word(of)] => {
                    let of = number(child, of)?;
                    if of.is_zero() || of.is_negative() {
                        return Err(self.fail(child, "the denominator of a fraction is above zero"));
                    }
                    value = Some(FigureValue::Fraction(number(child, n)?, of));
                }
                [Token::Word("exceeded"), Token::Word("in"), Token::Word(id)] => {
                    value = Some(FigureValue::ExceededIn((*id).to_owned().into()));
                }
                [Token::Word("note"), Token::Text(text)] => notes.push(text.clone().into()),
                [Token::Word("guideline")] => authority = Authority::Guideline,
                [Token::Word("interpretation")] => authority = Authority::Interpretation,
                _ => {
                    let known = ["value N", "value N / M", "exceeded in ID", "guideline", "interpretation", "note"];
                    return Err(self.unknown_field(child, &known));
                }
            }
        }
        let value = value.ok_or_else(|| self.fail(line, format!("the figure `{id}` has no value")))?;
        Ok(Figure { id, title, cites, authority, value, notes, place: self.place(line) })
    }

    pub(super) fn activity(
        &self,
        line: &Line<'_>,
        id: Text,
        title: Text,
        cites: Vec<Citation>,
    ) -> Result<Activity, Error> {
        let (mut counts, mut authority, mut notes) = (None, Authority::Law, Vec::new());
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("counts"), Token::Word("nowhere")] => counts = Some((false, false)),
                [Token::Word("counts"), Token::Word("cumulative")] => counts = Some((false, true)),
                [Token::Word("counts"), Token::Word("direct"), Token::Comma, Token::Word("cumulative")] => {
                    counts = Some((true, true));
                }
                [Token::Word("note"), Token::Text(text)] => notes.push(text.clone().into()),
                [Token::Word("guideline")] => authority = Authority::Guideline,
                [Token::Word("interpretation")] => authority = Authority::Interpretation,
                _ => {
                    let counts = "counts direct, cumulative / cumulative / nowhere";
                    return Err(self.unknown_field(child, &[counts, "guideline", "interpretation", "note"]));
                }
            }
        }
        let (direct, cumulative) =
            counts.ok_or_else(|| self.fail(line, format!("the activity `{id}` does not say where it counts")))?;
        Ok(Activity { id, title, cites, authority, direct, cumulative, notes, place: self.place(line) })
    }
}
