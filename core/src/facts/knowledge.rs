//! Knowledge of a fact: the set of values it may still have.

use crate::error::{Error, ErrorCode};
use crate::facts::Value;
use crate::facts::json::shorten;
use crate::law::Date;
use crate::rulebook::{Fact, FactType, Presumed, ValueLabel};
use crate::truth::{Decimal, Ranges, Truth};

/// Why something is known of a fact, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Silent,
    /// Stated in the case.
    Stated,
    /// Stated to be open; nothing is presumed of it.
    Open,
    /// Presumed while silent.
    Presumed,
    /// Follows from another stated fact, named here.
    FollowsFrom(String),
}

/// The values that are still possible for a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Knowledge {
    /// Of a bool fact.
    Bool(Truth),
    /// Of a `one of` fact: a bit for each value that is possible.
    Choice(u64),
    /// Of a `set of` fact: values certainly and certainly not included.
    Set {
        /// Certainly included.
        yes: u64,
        /// Certainly not included.
        no: u64,
    },
    /// Of a number.
    Number(Ranges<Decimal>),
    /// Of a day.
    Date(Ranges<Date>),
    /// Of a text, which rules do not read.
    Text(Option<String>),
}

/// A mask with a bit for each value.
pub(crate) fn full_mask(values: &[ValueLabel]) -> u64 {
    if values.len() >= 64 { u64::MAX } else { (1u64 << values.len()) - 1 }
}

/// The positions of the set bits.
pub(crate) fn bits(mask: u64) -> impl Iterator<Item = u32> {
    (0..64).filter(move |bit| mask & (1 << bit) != 0)
}

impl Knowledge {
    /// Nothing is known.
    #[must_use]
    pub fn nothing(fact_type: &FactType) -> Self {
        match fact_type {
            FactType::Bool => Self::Bool(Truth::Unknown),
            FactType::OneOf(values) => Self::Choice(full_mask(values)),
            FactType::SetOf(_) => Self::Set { yes: 0, no: 0 },
            FactType::Number => Self::Number(Ranges::unlimited()),
            FactType::Date => Self::Date(Ranges::unlimited()),
            FactType::Text => Self::Text(None),
        }
    }

    /// What a presumption says.
    #[must_use]
    pub fn presumed(presumed: Presumed) -> Self {
        match presumed {
            Presumed::Bool(value) => Self::Bool(value.into()),
            Presumed::Value(index) => Self::Choice(1 << index),
            Presumed::Includes(mask) => Self::Set { yes: mask, no: 0 },
            Presumed::NotIn(mask) => Self::Set { yes: 0, no: mask },
        }
    }

    /// The fact is false: no, or the empty set; nothing for the other types.
    #[must_use]
    pub(crate) fn ruled_out(fact_type: &FactType) -> Self {
        match fact_type {
            FactType::Bool => Self::Bool(Truth::No),
            FactType::SetOf(values) => Self::Set { yes: 0, no: full_mask(values) },
            FactType::OneOf(values) => {
                let none = values.iter().position(|v| v.id == "none");
                none.map_or_else(|| Self::Choice(full_mask(values)), |index| Self::Choice(1 << index))
            }
            other => Self::nothing(other),
        }
    }

    /// Whether it is a no, or none of the values.
    pub(crate) fn is_denial(&self, fact_type: &FactType) -> bool {
        let nothing = |values: &[ValueLabel]| {
            let none = values.iter().position(|v| v.id == "none");
            none.map_or(0, |index| 1u64 << index)
        };
        match (self, fact_type) {
            (Self::Bool(truth), _) => *truth == Truth::No,
            (Self::Set { no, .. }, FactType::SetOf(values)) => no | nothing(values) == full_mask(values),
            (Self::Choice(open), FactType::OneOf(values)) => *open == nothing(values),
            _ => false,
        }
    }

    /// Whether nothing more can be learned.
    #[must_use]
    pub fn is_complete(&self, fact_type: &FactType) -> bool {
        match (self, fact_type) {
            (Self::Bool(truth), _) => truth.is_known(),
            (Self::Choice(mask), _) => mask.count_ones() == 1,
            (Self::Set { yes, no }, FactType::SetOf(values)) => yes | no == full_mask(values),
            (Self::Number(ranges), _) => ranges.exact().is_some(),
            (Self::Date(ranges), _) => ranges.exact().is_some(),
            (Self::Text(text), _) => text.is_some(),
            _ => false,
        }
    }

    /// Reads what was written about a fact; `null` is read as no knowledge.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::FactType`], [`ErrorCode::FactValue`] or [`ErrorCode::FactRange`], naming the place.
    pub fn read(fact: &Fact, value: &Value, place: &str) -> Result<Self, Error> {
        let reading = Reading { fact, place };
        match (&fact.fact_type, value) {
            (fact_type, Value::Null) => Ok(Self::nothing(fact_type)),
            (FactType::Bool, Value::Bool(b)) => Ok(Self::Bool((*b).into())),
            (FactType::OneOf(values), Value::Text(text)) => Ok(Self::Choice(reading.choice(values, text, place)?)),
            (FactType::OneOf(values), Value::List(items)) if items.len() == 1 => {
                Ok(Self::Choice(reading.mask_of(values, items, place)?))
            }
            (FactType::OneOf(values), Value::Object(entries)) => {
                let items = reading.one_of(entries)?;
                Ok(Self::Choice(reading.mask_of(values, items, &format!("{place}/one_of"))?))
            }
            (FactType::SetOf(values), Value::Text(text)) => {
                let mask = reading.set_member(values, text, place)?;
                Ok(reading.complete_set(values, mask))
            }
            (FactType::SetOf(values), Value::List(items)) => {
                let mask = reading.set_mask(values, items, place)?;
                Ok(reading.complete_set(values, mask))
            }
            (FactType::SetOf(values), Value::Object(entries)) => reading.partial_set(values, entries),
            (FactType::Number, value) => reading.ranges(value, &|v, p| reading.number(v, p)).map(Self::Number),
            (FactType::Date, value) => reading.ranges(value, &|v, p| reading.date(v, p)).map(Self::Date),
            (FactType::Text, Value::Text(text)) => Ok(Self::Text(Some(text.clone()))),
            (_, value) => Err(reading.wrong_type(value, place)),
        }
    }

    /// The value in the form in which it can be stated again.
    #[must_use]
    pub fn to_value(&self, fact_type: &FactType) -> Value {
        let names = |mask: u64, values: &[ValueLabel]| {
            let chosen = bits(mask).filter_map(|bit| values.get(bit as usize));
            Value::List(chosen.map(|value| Value::Text(value.id.to_string())).collect())
        };
        match (self, fact_type) {
            (Self::Bool(Truth::Yes), _) => Value::Bool(true),
            (Self::Bool(Truth::No), _) => Value::Bool(false),
            (Self::Choice(mask), FactType::OneOf(values)) if *mask != full_mask(values) => match names(*mask, values) {
                Value::List(mut items) if items.len() == 1 => items.pop().unwrap_or(Value::Null),
                items => Value::Object(vec![("one_of".to_owned(), items)]),
            },
            (Self::Set { yes, no }, FactType::SetOf(values)) => {
                let open_with_marker = values.iter().enumerate().any(|(i, v)| v.unspecified && yes & (1 << i) != 0);
                if yes | no == full_mask(values) || open_with_marker {
                    names(*yes, values)
                } else if *yes == 0 && *no == 0 {
                    Value::Null
                } else {
                    let mut entries = Vec::new();
                    if *yes != 0 {
                        entries.push(("includes".to_owned(), names(*yes, values)));
                    }
                    if *no != 0 {
                        entries.push(("excludes".to_owned(), names(*no, values)));
                    }
                    Value::Object(entries)
                }
            }
            (Self::Number(ranges), _) => ranges_value(ranges, |n| Value::Number(n.clone())),
            (Self::Date(ranges), _) => ranges_value(ranges, |d| Value::Text(d.to_string())),
            (Self::Text(Some(text)), _) => Value::Text(text.clone()),
            _ => Value::Null,
        }
    }
}

fn ranges_value<T: Ord + Clone>(ranges: &Ranges<T>, show: fn(&T) -> Value) -> Value {
    match ranges.intervals() {
        [(Some(min), Some(max))] if min == max => show(min),
        [(None, None)] => Value::Null,
        [(min, max)] => {
            let mut stated = Vec::new();
            for (end, limit) in [("min", min), ("max", max)] {
                if let Some(limit) = limit {
                    stated.push((end.to_owned(), show(limit)));
                }
            }
            Value::Object(stated)
        }
        many => {
            let points = many.iter().filter_map(|(min, _)| min.as_ref().map(show)).collect();
            Value::Object(vec![("one_of".to_owned(), Value::List(points))])
        }
    }
}

struct Reading<'a> {
    fact: &'a Fact,
    place: &'a str,
}

impl Reading<'_> {
    fn wrong_type(&self, value: &Value, place: &str) -> Error {
        let expected = match &self.fact.fact_type {
            FactType::Bool => "true, false or null",
            FactType::OneOf(_) => "one of its values as a text, {\"one_of\": [...]} or null",
            FactType::SetOf(_) => "a list of its values, {\"includes\": [...]}, {\"excludes\": [...]} or null",
            FactType::Number => {
                "a number, a text such as \"1e25\", {\"min\": ..., \"max\": ...}, {\"one_of\": [...]} or null"
            }
            FactType::Date => "a day such as \"2026-11-21\", {\"min\": ..., \"max\": ...}, {\"one_of\": [...]} or null",
            FactType::Text => "a text or null",
        };
        Error::new(ErrorCode::FactType, place, format!("`{}` cannot be {}", self.fact.id, value.kind()))
            .with_help(format!("expected {expected}"))
    }

    fn index(&self, values: &[ValueLabel], text: &str, place: &str) -> Result<usize, Error> {
        values.iter().position(|v| v.id == text).ok_or_else(|| {
            let known: Vec<&str> = values.iter().map(|v| &*v.id).collect();
            let error = Error::new(
                ErrorCode::FactValue,
                place,
                format!("`{}` is no value of `{}`", shorten(text), self.fact.id),
            );
            match crate::error::nearest(text, known.iter().copied()) {
                Some(near) => error.with_help(format!("did you mean `{near}`? known: {}", known.join(", "))),
                None => error.with_help(format!("known: {}", known.join(", "))),
            }
        })
    }

    fn choice(&self, values: &[ValueLabel], text: &str, place: &str) -> Result<u64, Error> {
        let index = self.index(values, text, place)?;
        let unspecified = values.get(index).is_some_and(|v| v.unspecified);
        if !unspecified {
            return Ok(1 << index);
        }
        let none = values.iter().position(|v| v.id == "none").map_or(0, |i| 1u64 << i);
        Ok(full_mask(values) & !none)
    }

    fn texts<'v>(&self, items: &'v [Value], place: &str) -> Result<Vec<(&'v str, String)>, Error> {
        let mut texts = Vec::with_capacity(items.len());
        for (i, item) in items.iter().enumerate() {
            let at = format!("{place}/{i}");
            match item {
                Value::Text(text) => texts.push((text.as_str(), at)),
                other => return Err(self.wrong_type(other, &at)),
            }
        }
        Ok(texts)
    }

    fn mask_of(&self, values: &[ValueLabel], items: &[Value], place: &str) -> Result<u64, Error> {
        let mut mask = 0;
        for (text, at) in self.texts(items, place)? {
            mask |= self.choice(values, text, &at)?;
        }
        Ok(mask)
    }

    fn one_of<'v>(&self, entries: &'v [(String, Value)]) -> Result<&'v [Value], Error> {
        match entries {
            [(key, Value::List(items))] if key == "one_of" && !items.is_empty() => Ok(items),
            [(key, Value::List(_))] if key == "one_of" => Err(Error::new(
                ErrorCode::FactRange,
                format!("{}/one_of", self.place),
                "the list of possible values is empty",
            )),
            _ => Err(self.wrong_type(&Value::Object(Vec::new()), self.place)),
        }
    }

    /// The bit of one value in a set; `none` is the empty set.
    fn set_member(&self, values: &[ValueLabel], text: &str, place: &str) -> Result<u64, Error> {
        if text == "none" && !values.iter().any(|v| v.id == "none") {
            return Ok(0);
        }
        Ok(1 << self.index(values, text, place)?)
    }

    fn set_mask(&self, values: &[ValueLabel], items: &[Value], place: &str) -> Result<u64, Error> {
        let none = values.iter().position(|v| v.id == "none").map_or(0, |i| 1u64 << i);
        let mut mask = 0;
        let mut said_none = false;
        for (text, at) in self.texts(items, place)? {
            mask |= self.set_member(values, text, &at)?;
            said_none |= text == "none";
        }
        if said_none && mask & !none != 0 {
            return Err(Error::new(
                ErrorCode::Contradiction,
                place,
                format!("`{}` cannot be `none` and something else", self.fact.id),
            ));
        }
        Ok(mask)
    }

    /// A complete list: everything that is not named is out, unless an unspecified value leaves it open.
    fn complete_set(&self, values: &[ValueLabel], yes: u64) -> Knowledge {
        let open = values.iter().enumerate().any(|(i, v)| v.unspecified && yes & (1 << i) != 0);
        let none = values.iter().position(|v| v.id == "none").map_or(0, |i| 1u64 << i);
        // `none` is the name of the empty set, so it is never open.
        let yes = if yes == 0 { none } else { yes };
        let no = if open { none & !yes } else { full_mask(values) & !yes };
        Knowledge::Set { yes, no }
    }

    fn partial_set(&self, values: &[ValueLabel], entries: &[(String, Value)]) -> Result<Knowledge, Error> {
        let (mut yes, mut no) = (0, 0);
        for (key, value) in entries {
            let place = format!("{}/{}", self.place, super::json::escape(key));
            let Value::List(items) = value else { return Err(self.wrong_type(value, &place)) };
            let mask = self.set_mask(values, items, &place)?;
            match key.as_str() {
                "includes" => yes |= mask,
                "excludes" => no |= mask,
                _ => return Err(self.unknown_key(key, &place, &["includes", "excludes"])),
            }
        }
        if yes & no != 0 {
            return Err(Error::new(
                ErrorCode::Contradiction,
                self.place,
                format!("`{}` includes and excludes the same value", self.fact.id),
            ));
        }
        Ok(Knowledge::Set { yes, no })
    }

    fn unknown_key(&self, key: &str, place: &str, known: &[&'static str]) -> Error {
        Error::new(ErrorCode::Key, place, format!("no key `{}` here", shorten(key)))
            .with_help(format!("known: {}", known.join(", ")))
    }

    fn number(&self, value: &Value, place: &str) -> Result<Decimal, Error> {
        let number = match value {
            Value::Number(n) => n.clone(),
            Value::Text(text) => text
                .parse()
                .map_err(|e: crate::truth::DecimalError| Error::new(ErrorCode::FactType, place, e.to_string()))?,
            other => return Err(self.wrong_type(other, place)),
        };
        if number.is_negative() {
            return Err(Error::new(ErrorCode::FactValue, place, format!("`{}` cannot be negative", self.fact.id)));
        }
        Ok(number)
    }

    fn date(&self, value: &Value, place: &str) -> Result<Date, Error> {
        match value {
            Value::Text(text) => {
                text.parse().map_err(|e: crate::law::DateError| Error::new(ErrorCode::Day, place, e.to_string()))
            }
            other => Err(self.wrong_type(other, place)),
        }
    }

    fn ranges<T: Ord + Clone>(
        &self,
        value: &Value,
        read: &dyn Fn(&Value, &str) -> Result<T, Error>,
    ) -> Result<Ranges<T>, Error> {
        let Value::Object(entries) = value else { return read(value, self.place).map(Ranges::exactly) };
        let (mut min, mut max) = (None, None);
        for (key, value) in entries {
            let place = format!("{}/{}", self.place, super::json::escape(key));
            match (key.as_str(), value) {
                ("one_of", Value::List(items)) if entries.len() == 1 => {
                    let mut values = Vec::with_capacity(items.len());
                    for (i, item) in items.iter().enumerate() {
                        values.push(read(item, &format!("{place}/{i}"))?);
                    }
                    if values.is_empty() {
                        return Err(Error::new(ErrorCode::FactRange, place, "the list of possible values is empty"));
                    }
                    return Ok(Ranges::one_of(values));
                }
                ("min" | "max", Value::Null) => {}
                ("min", value) => min = Some(read(value, &place)?),
                ("max", value) => max = Some(read(value, &place)?),
                _ => return Err(self.unknown_key(key, &place, &["min", "max", "one_of"])),
            }
        }
        if let (Some(low), Some(high)) = (&min, &max)
            && low > high
        {
            return Err(Error::new(ErrorCode::FactRange, self.place, format!("`{}`: min is above max", self.fact.id)));
        }
        Ok(Ranges::between(min, max))
    }
}
