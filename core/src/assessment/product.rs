//! A product with several uses: the union of the answers for its uses.

use rustc_hash::FxHashMap;

use crate::assessment::{
    Assessment, Exposure, Finding, Obligation, OtherReadingOfDuty, OtherReadingTaken, Overridden, Presumed, Question,
    Status,
};
use crate::truth::Truth;

/// The most pressing first.
const PRESSING: [Status; 6] = [
    Status::InForce,
    Status::Upcoming,
    Status::Undetermined,
    Status::Grandfathered,
    Status::NotApplicable,
    Status::NotInEdition,
];

fn rank(status: Status) -> usize {
    PRESSING.iter().position(|s| *s == status).unwrap_or(PRESSING.len())
}

/// Appends what is not there yet.
fn unite(into: &mut Vec<String>, more: &[String]) {
    for item in more {
        if !into.contains(item) {
            into.push(item.clone());
        }
    }
}

/// The findings of the product, in the rulebook's order.
pub(crate) fn findings(uses: &[(String, Assessment<'_>)]) -> Vec<Finding> {
    let Some((_, first)) = uses.first() else { return Vec::new() };
    let ids = first.findings().iter().map(|f| f.id.as_str());
    let united = ids.filter_map(|id| {
        let members = uses.iter().filter_map(|(name, part)| Some((name.as_str(), part.finding(id).ok()?)));
        finding(&members.collect::<Vec<_>>())
    });
    united.collect()
}

/// The duties that any use has in its list, in the order in which they first appear.
pub(crate) fn obligations<'a, 'b: 'a>(
    uses: &'a [(String, Assessment<'b>)],
    list: impl Fn(&'a Assessment<'b>) -> &'a [Obligation],
) -> Vec<Obligation> {
    let mut members: Vec<Vec<(&str, &Obligation)>> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (name, part) in uses {
        for obligation in list(part) {
            let at = *places.entry(&obligation.id).or_insert(members.len());
            match members.get_mut(at) {
                Some(known) => known.push((name, obligation)),
                None => members.push(vec![(name, obligation)]),
            }
        }
    }
    members.iter().filter_map(|members| obligation(members)).collect()
}

/// The finding for the product: a burden holds if it holds of any use, a relief only if it holds of every one. The
/// rest comes from the uses that have the product's value, dates from the most pressing of them.
fn finding(members: &[(&str, &Finding)]) -> Option<Finding> {
    let mut whole = united_finding(members)?;
    whole.other_reading.clear();
    for reading in members.iter().flat_map(|(_, f)| &f.other_reading) {
        if whole.other_reading.iter().any(|r| r.id == reading.id) {
            continue;
        }
        let parts: Vec<(&str, Finding)> = members.iter().map(|(name, f)| (*name, f.under(&reading.id))).collect();
        let Some(other) = united_finding(&parts.iter().map(|(name, f)| (*name, f)).collect::<Vec<_>>()) else {
            continue;
        };
        if (other.value, other.when()) != (whole.value, whole.when()) {
            let (id, text, citation) = (reading.id.clone(), reading.text.clone(), reading.citation.clone());
            let (value, when) = (other.value, other.when());
            whole.other_reading.push(OtherReadingTaken { id, text, citation, value, when });
        }
    }
    Some(whole)
}

fn united_finding(members: &[(&str, &Finding)]) -> Option<Finding> {
    let (_, first) = members.first()?;
    let relieves = first.kind.relieves();
    let values = members.iter().map(|(_, f)| f.value);
    let value =
        if relieves { values.fold(Truth::Yes, |all, v| all & v) } else { values.fold(Truth::No, |any, v| any | v) };
    let behind: Vec<&(&str, &Finding)> = members.iter().filter(|(_, f)| f.value == value).collect();
    let (_, lead) = behind.iter().min_by_key(|(_, f)| (rank(f.status), f.applies_from.is_none(), f.applies_from))?;
    let mut whole = Finding { value, ..(*lead).clone() };
    for (name, part) in behind {
        if value != Truth::No {
            whole.uses.push((*name).to_owned());
        }
        whole.examined |= part.examined;
        whole.stated |= part.stated;
        whole.authority = whole.authority.max(part.authority);
        unite(&mut whole.missing, &part.missing);
        unite(&mut whole.presumptions, &part.presumptions);
        unite(&mut whole.would_change, &part.would_change);
        unite(&mut whole.duties, &part.duties);
    }
    Some(whole)
}

/// The duty for the product: owed if any use brings it about.
fn obligation(members: &[(&str, &Obligation)]) -> Option<Obligation> {
    let mut whole = united_obligation(members)?;
    whole.other_reading.clear();
    for reading in members.iter().flat_map(|(_, o)| &o.other_reading) {
        if whole.other_reading.iter().any(|r| r.id == reading.id) {
            continue;
        }
        let parts: Vec<(&str, Obligation)> = members.iter().map(|(name, o)| (*name, o.under(&reading.id))).collect();
        let parts: Vec<(&str, &Obligation)> = parts.iter().map(|(name, o)| (*name, o)).collect();
        let Some(other) = united_obligation(&parts) else { continue };
        if (other.holds, other.when()) != (whole.holds, whole.when()) {
            let (id, text, citation) = (reading.id.clone(), reading.text.clone(), reading.citation.clone());
            let (holds, when) = (other.holds, other.when());
            whole.other_reading.push(OtherReadingOfDuty { id, text, citation, holds, when });
        }
    }
    Some(whole)
}

fn united_obligation(members: &[(&str, &Obligation)]) -> Option<Obligation> {
    let (_, lead) = members.iter().min_by_key(|(_, o)| (rank(o.status), o.applies_from.is_none(), o.applies_from))?;
    let mut whole = (*lead).clone();
    for (name, part) in members {
        whole.listed |= part.listed;
        whole.holds = whole.holds | part.holds;
        whole.binds = whole.binds | part.binds;
        if part.status == lead.status {
            if part.holds != Truth::No {
                whole.uses.push((*name).to_owned());
            }
            unite(&mut whole.missing, &part.missing);
            unite(&mut whole.presumptions, &part.presumptions);
            unite(&mut whole.would_change, &part.would_change);
            unite(&mut whole.reason, &part.reason);
        }
    }
    Some(whole)
}

/// The open questions of all uses, those that settle most first.
pub(crate) fn questions<'a>(all: impl Iterator<Item = &'a Question>) -> Vec<Question> {
    let mut united: Vec<Question> = Vec::new();
    for question in all {
        match united.iter_mut().find(|q| q.id == question.id) {
            Some(known) => known.settles += question.settles,
            None => united.push(question.clone()),
        }
    }
    Question::sort(&mut united);
    united
}

/// The presumptions of all uses, by id.
pub(crate) fn presumptions<'a>(all: impl Iterator<Item = &'a Presumed>) -> Vec<Presumed> {
    let mut united: Vec<Presumed> = Vec::new();
    for presumed in all {
        // What is said last holds.
        match united.binary_search_by(|known| known.id.cmp(&presumed.id)) {
            Ok(at) => united.get_mut(at).into_iter().for_each(|known| known.clone_from(presumed)),
            Err(at) => united.insert(at, presumed.clone()),
        }
    }
    united
}

/// The conclusions stated directly in any use.
pub(crate) fn overrides<'a>(all: impl Iterator<Item = &'a Overridden>) -> Vec<Overridden> {
    let mut united: Vec<Overridden> = Vec::new();
    for stated in all {
        if !united.contains(stated) {
            united.push(stated.clone());
        }
    }
    united
}

/// What is at stake over all uses, tier by tier.
pub(crate) fn exposure<'a>(all: impl Iterator<Item = &'a Exposure>) -> Vec<Exposure> {
    let mut united: Vec<Exposure> = Vec::new();
    for part in all {
        let Some(known) = united.iter_mut().find(|e| e.tier == part.tier) else {
            united.push(part.clone());
            continue;
        };
        known.holds = known.holds | part.holds;
        unite(&mut known.in_force, &part.in_force);
        unite(&mut known.upcoming, &part.upcoming);
        unite(&mut known.undetermined, &part.undetermined);
        unite(&mut known.missing, &part.missing);
        unite(&mut known.presumptions, &part.presumptions);
        unite(&mut known.notes, &part.notes);
        known.at_least = known.at_least.clone().min(part.at_least.clone());
        known.at_most = known.at_most.clone().zip(part.at_most.clone()).map(|(a, b)| a.max(b));
        if known.ceiling != part.ceiling {
            known.ceiling = None;
        }
    }
    united
}
