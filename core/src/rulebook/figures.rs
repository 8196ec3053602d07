//! Looking up figures and activities.

use crate::error::{Error, ErrorCode};
use crate::rulebook::{Activity, Body, Condition, Figure, FigureValue, Item, Limit, Rulebook, Test};
use crate::truth::{Comparison, Decimal};

impl Rulebook {
    /// A figure by its identifier.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when there is none; the nearest is named.
    pub fn figure(&self, id: &str) -> Result<&Figure, Error> {
        let figures = &self.entries().figures;
        figures.iter().find(|f| f.id == id).ok_or_else(|| {
            Error::new(ErrorCode::UnknownId, "", format!("no figure `{}`", crate::facts::shorten(id)))
                .with_nearest(id, figures.iter().map(|f| &*f.id))
        })
    }

    /// What a figure is in an edition, as numerator and denominator.
    ///
    /// ```
    /// let book = aiact::Rulebook::builtin()?;
    /// let (limit, _) = book.figure_in("systemic-risk-threshold", 1)?;
    /// assert_eq!(limit.to_string(), "1e25");
    /// # Ok::<(), aiact::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when there is no such figure, [`ErrorCode::RulebookCheck`] when the condition that
    /// it points to names no number, or more than one.
    pub fn figure_in(&self, id: &str, edition: usize) -> Result<(Decimal, Decimal), Error> {
        let figure = self.figure(id)?;
        let from = match &figure.value {
            FigureValue::Fraction(numerator, denominator) => return Ok((numerator.clone(), denominator.clone())),
            FigureValue::ExceededIn(from) => from,
        };
        let mut limits = Vec::new();
        let body = self.body(from);
        for condition in body.iter().flat_map(|body| body.conditions(edition)) {
            exceeded(condition, &mut limits);
        }
        limits.sort_unstable();
        limits.dedup();
        match limits.as_slice() {
            [limit] => Ok(((*limit).clone(), Decimal::from(1))),
            _ => {
                let message = format!("the figure `{id}` needs one number that `{from}` asks to be exceeded");
                Err(Error::new(ErrorCode::RulebookCheck, self.entries().shown(figure.place), message)
                    .with_help(format!("found {}", limits.len())))
            }
        }
    }

    /// A kind of computation by its identifier.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when there is none; the nearest is named.
    pub fn activity(&self, id: &str) -> Result<&Activity, Error> {
        let activities = &self.entries().activities;
        activities.iter().find(|a| a.id == id).ok_or_else(|| {
            let known: Vec<&str> = activities.iter().map(|a| &*a.id).collect();
            let error = Error::new(ErrorCode::UnknownId, "", format!("no activity `{}`", crate::facts::shorten(id)));
            match crate::error::nearest(id, known.iter().copied()) {
                Some(near) => error.with_help(format!("did you mean `{near}`?")),
                None => error.with_help(format!("known: {}", known.join(", "))),
            }
        })
    }

    fn body(&self, id: &str) -> Option<&Body> {
        match self.item(id)? {
            Item::Term(index) => self.entries().terms.get(index).map(|t| &t.body),
            Item::Rule(index) => self.entries().rules.get(index).map(|r| &r.body),
            Item::Fact(_) | Item::Duty(_) => None,
        }
    }
}

fn exceeded<'c>(condition: &'c Condition, limits: &mut Vec<&'c Decimal>) {
    match condition {
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| exceeded(part, limits)),
        Condition::Element(element) => {
            if let (false, Test::Compare(Comparison::Greater, Limit::Number(limit))) = (element.negated, &element.test)
            {
                limits.push(limit);
            }
        }
    }
}
