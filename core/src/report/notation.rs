//! Conditions in the notation of the rulebook, as a lawyer reads them there.

use std::fmt::{self, Display, Formatter};

use crate::law::Citation;
use crate::rulebook::{Authority, Condition, Element, Limit, OtherReading, Quantifier, Test};
use crate::truth::Comparison;

/// Conditions below each other, one element a line; it can be read again as part of a rulebook.
pub(super) struct Notation<'a>(pub(super) Vec<&'a Condition>);

impl Display for Notation<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, condition) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write_condition(f, condition, 0)?;
        }
        Ok(())
    }
}

fn write_condition(f: &mut Formatter<'_>, condition: &Condition, depth: usize) -> fmt::Result {
    indent(f, depth)?;
    match condition {
        Condition::Element(element) => write_element(f, element, depth),
        Condition::Block(quantifier, parts, _) => {
            f.write_str(match quantifier {
                Quantifier::AllOf => "all of",
                Quantifier::AnyOf => "any of",
                Quantifier::NoneOf => "none of",
            })?;
            for part in parts {
                f.write_str("\n")?;
                write_condition(f, part, depth + 1)?;
            }
            Ok(())
        }
    }
}

fn write_element(f: &mut Formatter<'_>, element: &Element, depth: usize) -> fmt::Result {
    write_test(f, element)?;
    write_cites(f, &element.cites)?;
    f.write_str(match element.authority {
        Authority::Law => "",
        Authority::Guideline => " guideline",
        Authority::Interpretation => " interpretation",
    })?;
    if let Some(other) = &element.other {
        f.write_str("\n")?;
        indent(f, depth + 1)?;
        write_other_reading(f, other)?;
    }
    if let Some(note) = &element.note {
        f.write_str("\n")?;
        indent(f, depth + 1)?;
        write!(f, "note {}", Quoted(note))?;
    }
    Ok(())
}

fn write_test(f: &mut Formatter<'_>, element: &Element) -> fmt::Result {
    let Element { id, negated, .. } = element;
    match &element.test {
        Test::In(values) => {
            let not = if *negated { "not " } else { "" };
            write!(f, "{id} {not}in {{{}}}", values.join(", "))
        }
        Test::Holds => write!(f, "{}{id}", if *negated { "not " } else { "" }),
        Test::Compare(comparison, limit) => {
            let sign = match comparison {
                Comparison::Less => "<",
                Comparison::AtMost => "<=",
                Comparison::Greater => ">",
                Comparison::AtLeast => ">=",
            };
            write!(f, "{}{id} {sign} ", if *negated { "not " } else { "" })?;
            match limit {
                Limit::Number(number) => write!(f, "{number}"),
                Limit::Date(day) => write!(f, "{day}"),
                Limit::Start => f.write_str("start"),
            }
        }
    }
}

fn write_other_reading(f: &mut Formatter<'_>, other: &OtherReading) -> fmt::Result {
    write!(f, "other reading {}: ", other.id)?;
    match &other.instead {
        None => f.write_str("drop")?,
        Some(element) => write_test(f, element)?,
    }
    write!(f, " {}", Quoted(&other.text))?;
    write_cites(f, &other.cites)
}

fn write_cites(f: &mut Formatter<'_>, cites: &[Citation]) -> fmt::Result {
    let Some((first, rest)) = cites.split_first() else { return Ok(()) };
    write!(f, " [{first}")?;
    for cite in rest {
        write!(f, "; {cite}")?;
    }
    f.write_str("]")
}

fn indent(f: &mut Formatter<'_>, depth: usize) -> fmt::Result {
    write!(f, "{:width$}", "", width = depth * 2)
}

/// A text between quotation marks.
struct Quoted<'a>(&'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
