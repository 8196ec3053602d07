//! Reading tiers of fines.

use crate::error::Error;
use crate::law::Citation;
use crate::rulebook::entries::{Ceiling, CeilingRule, Penalty, Text};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};

const FIELDS: &[&str] = &[
    "applies",
    "amount N CURRENCY",
    "percent N of FACT",
    "per day",
    "higher/lower/amount/percent when ID [citation]",
    "otherwise higher/lower/amount/percent [citation]",
    "instead TIER when ID [citation]",
    "extends when ID [citation]",
    "text",
    "note",
    "note when ID",
    "checked",
    "only edition",
];

impl Reader<'_> {
    pub(super) fn penalty(
        &self,
        line: &Line<'_>,
        id: Text,
        title: Text,
        cites: Vec<Citation>,
    ) -> Result<Penalty, Error> {
        let mut penalty = Penalty {
            id,
            title,
            cites,
            applies: None,
            amount: None,
            percent: None,
            per: None,
            ceilings: Vec::new(),
            instead: None,
            extends: None,
            remarks: Vec::new(),
            text: Text::default(),
            only: Vec::new(),
            place: self.place(line),
        };
        for child in &line.children {
            self.penalty_line(&mut penalty, child)?;
        }
        Ok(penalty)
    }

    fn penalty_line(&self, penalty: &mut Penalty, line: &Line<'_>) -> Result<(), Error> {
        let number = |text: &str| text.parse().map_err(|e: crate::truth::DecimalError| self.fail(line, e.to_string()));
        match self.tokens(line)?.as_slice() {
            [Token::Word("applies"), ..] => penalty.applies = Some(self.day_and_cites(line)?.0),
            [Token::Word("amount"), Token::Word(n), Token::Word(currency)] if *n != "when" => {
                penalty.amount = Some((number(n)?, (*currency).to_owned().into()));
            }
            [Token::Word("percent"), Token::Word(n), Token::Word("of"), Token::Word(id)] => {
                penalty.percent = Some((number(n)?, (*id).to_owned().into()));
            }
            [Token::Word("per"), Token::Word(unit)] => penalty.per = Some((*unit).to_owned().into()),
            [Token::Word("otherwise"), Token::Word(word), rest @ ..] => {
                self.ceiling(penalty, line, word, None, rest)?;
            }
            [Token::Word("instead"), Token::Word(tier), Token::Word("when"), Token::Word(id), Token::Cites(cites)] => {
                penalty.instead = Some(((*tier).to_owned().into(), (*id).to_owned().into(), self.cites(line, cites)?));
            }
            [Token::Word("extends"), Token::Word("when"), Token::Word(id), Token::Cites(cites)] => {
                penalty.extends = Some(((*id).to_owned().into(), self.cites(line, cites)?));
            }
            [Token::Word("text"), Token::Text(text)] => penalty.text = text.clone().into(),
            [Token::Word("note"), Token::Word("when"), Token::Word(id), Token::Text(text), Token::Cites(cites)] => {
                penalty.remarks.push(((*id).to_owned().into(), text.clone().into(), self.cites(line, cites)?));
            }
            [Token::Word("note"), Token::Text(_)] | [Token::Word("checked"), Token::Word(_)] => {}
            [Token::Word("only"), Token::Word("edition"), rest @ ..] => {
                let ids = self.words(line, rest)?;
                penalty.only = ids.iter().map(|e| self.edition(line, e)).collect::<Result<_, _>>()?;
            }
            [Token::Word(word), Token::Word("when"), Token::Word(id), rest @ ..] => {
                self.ceiling(penalty, line, word, Some(id), rest)?;
            }
            _ => return Err(self.unknown_field(line, FIELDS)),
        }
        Ok(())
    }

    fn ceiling(
        &self,
        penalty: &mut Penalty,
        line: &Line<'_>,
        word: &str,
        when: Option<&str>,
        rest: &[Token<'_>],
    ) -> Result<(), Error> {
        let ceiling = match word {
            "higher" => Ceiling::Higher,
            "lower" => Ceiling::Lower,
            "amount" => Ceiling::Amount,
            "percent" => Ceiling::Percent,
            _ => return Err(self.unknown_field(line, FIELDS)),
        };
        let (cites, rest) = match rest {
            [Token::Cites(cites), rest @ ..] => (self.cites(line, cites)?, rest),
            _ => return Err(self.fail(line, "which ceiling it is needs its [citation]")),
        };
        let only = match rest {
            [] => Vec::new(),
            [Token::Word("only"), Token::Word("edition"), rest @ ..] => {
                self.words(line, rest)?.iter().map(|e| self.edition(line, e)).collect::<Result<_, _>>()?
            }
            [other, ..] => return Err(self.unexpected(line, other, "`only edition ID`")),
        };
        penalty.ceilings.push(CeilingRule { ceiling, when: when.map(str::to_owned).map(Into::into), cites, only });
        Ok(())
    }
}
