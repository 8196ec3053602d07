//! Reading deadlines and periods.

use crate::error::Error;
use crate::law::{Period, TimeUnit};
use crate::rulebook::entries::{Anchor, Clock, ClockKind};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};

const FORMS: &str = "`due 15 days after FACT`, `due 1 year before FACT`, `due before FACT`, `due by 2027-08-02`, \
                     `keep 10 years after FACT`, `wait 2 weeks after FACT`, `every 1 year after FACT`; then, if \
                     wanted, `when ID` and [citations]";

impl Reader<'_> {
    /// Reads `KIND [AMOUNT UNIT] after|before FACT | by DAY [when ID] [citations]`.
    pub(super) fn clock(&self, line: &Line<'_>) -> Result<Clock, Error> {
        let malformed = || self.fail(line, "this deadline cannot be read").with_help(FORMS);
        let tokens = self.tokens(line)?;
        let (kind, rest) = match tokens.as_slice() {
            [Token::Word("due"), rest @ ..] => (ClockKind::Due, rest),
            [Token::Word("keep"), rest @ ..] => (ClockKind::Keep, rest),
            [Token::Word("wait"), rest @ ..] => (ClockKind::Wait, rest),
            [Token::Word("every"), rest @ ..] => (ClockKind::Every, rest),
            _ => return Err(malformed()),
        };
        let (length, rest) = match rest {
            [Token::Word(amount), Token::Word(unit), rest @ ..] if amount.bytes().all(|b| b.is_ascii_digit()) => {
                let amount = amount.parse().map_err(|_| malformed())?;
                (Some(Period { amount, unit: time_unit(unit).ok_or_else(malformed)? }), rest)
            }
            rest => (None, rest),
        };
        let (anchor, rest) = match rest {
            [Token::Word("after"), Token::Word(id), rest @ ..] => (Anchor::After((*id).to_owned().into()), rest),
            [Token::Word("before"), Token::Word(id), rest @ ..] => (Anchor::Before((*id).to_owned().into()), rest),
            [Token::Word("by" | "from"), Token::Word(day), rest @ ..] => (Anchor::On(self.date(line, day)?), rest),
            _ => return Err(malformed()),
        };
        if length.is_none() && kind != ClockKind::Due {
            return Err(malformed());
        }
        let (when, rest) = match rest {
            [Token::Word("when"), Token::Word(id), rest @ ..] => (Some((*id).to_owned()), rest),
            rest => (None, rest),
        };
        let cites = match rest {
            [] => Vec::new(),
            [Token::Cites(cites)] => self.cites(line, cites)?,
            _ => return Err(malformed()),
        };
        Ok(Clock { kind, length, anchor, when: when.map(Into::into), cites, place: self.place(line) })
    }
}

fn time_unit(word: &str) -> Option<TimeUnit> {
    Some(match word {
        "hour" | "hours" => TimeUnit::Hours,
        "day" | "days" => TimeUnit::Days,
        "working_day" | "working_days" => TimeUnit::WorkingDays,
        "week" | "weeks" => TimeUnit::Weeks,
        "month" | "months" => TimeUnit::Months,
        "year" | "years" => TimeUnit::Years,
        _ => return None,
    })
}
