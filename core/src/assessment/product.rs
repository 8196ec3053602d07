//! A product with several uses: the union of the answers for its uses.

use rustc_hash::FxHashMap;

use crate::assessment::obligation::FurtherPenalty;
use crate::assessment::{
    Assessment, Deadline, Exposure, Finding, Obligation, OtherReadingOfDuty, OtherReadingTaken, Overridden, Presumed,
    Question, Status, When,
};
use crate::law::Date;
use crate::rulebook::Rulebook;
use crate::truth::Truth;

/// How pressing a status is, the most pressing least: what may bind on the day comes before what only will.
const fn rank(when: When) -> u8 {
    match when.status {
        Status::InForce => 0,
        Status::Undetermined if when.possible_from.is_none() => 1,
        Status::Upcoming => 2,
        Status::Undetermined => 3,
        Status::Grandfathered => 4,
        Status::NotApplicable => 5,
        Status::NotInEdition => 6,
    }
}

/// The status and days of what holds if it holds of any use: the most pressing status, and the first days.
fn of_any(all: &[When]) -> Option<When> {
    let lead = *all.iter().min_by_key(|when| rank(**when))?;
    let until = end(all);
    if lead.status == Status::InForce {
        let applies_from =
            all.iter().filter(|when| when.status == lead.status).filter_map(|when| when.applies_from).min();
        return Some(When { applies_from, until, ..lead });
    }
    let applies_from = all.iter().filter_map(|when| when.applies_from).min();
    let open_today = lead.status == Status::Undetermined && lead.possible_from.is_none();
    let possible_from = all.iter().filter_map(|when| when.possible_from.or(when.applies_from)).min();
    let possible_from = possible_from.filter(|day| !open_today && Some(*day) != applies_from);
    Some(When { applies_from, possible_from, until, ..lead })
}

/// The first day on which what binds for any use, or will, binds for none of them any longer.
fn end(all: &[When]) -> Option<Date> {
    if all.iter().any(|when| when.status == Status::Undetermined && when.applies_from.is_none()) {
        return None;
    }
    let binding = all.iter().filter_map(|when| match (when.status, when.applies_from) {
        (Status::InForce, _) => Some((None, when.until)),
        (_, Some(day)) => Some((Some(day), when.until)),
        (_, None) => None,
    });
    let mut binding: Vec<(Option<Date>, Option<Date>)> = binding.collect();
    binding.sort_unstable_by_key(|(from, _)| *from);
    let (_, mut end) = *binding.first()?;
    for (from, until) in binding {
        if from.zip(end).is_none_or(|(from, end)| from <= end) {
            end = end.zip(until).map(|(one, other)| one.max(other));
        }
    }
    end
}

/// Whether what one use waits for bears on the status and days of the product.
fn bears_on(whole: When, part: When) -> bool {
    let is_open = |when: When| matches!(when.status, Status::Upcoming | Status::Undetermined | Status::Grandfathered);
    whole.status == part.status || (is_open(whole) && is_open(part))
}

/// The formal day of application, where it differs from the effective one of the product.
fn formal(mut all: impl Iterator<Item = Option<Date>>, applies_from: Option<Date>) -> Option<Date> {
    all.find_map(|day| day).filter(|day| Some(*day) != applies_from)
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

/// The finding for the product: a burden holds if it holds of any use, a relief only if it holds of every one. What it
/// means on the day is looked for in all uses, because one of which it holds may not be bound.
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
    let of_value = || members.iter().map(|(_, f)| *f).filter(|f| f.value == value);
    let when = if relieves {
        of_value().map(Finding::when).max_by_key(|when| (rank(*when), when.applies_from))?
    } else {
        of_any(&members.iter().map(|(_, f)| f.when()).collect::<Vec<_>>())?
    };
    // Where one use is enough for the value, so is the strongest authority among them.
    let enough = if relieves { Truth::No } else { Truth::Yes };
    let authorities = of_value().map(|f| f.authority);
    let authority = if value == enough { authorities.min() } else { authorities.max() };
    let mut whole = Finding {
        value,
        status: when.status,
        applies_from: when.applies_from,
        possible_from: when.possible_from,
        formal_from: formal(members.iter().map(|(_, f)| f.formal_from), when.applies_from),
        until: when.until,
        examined: false,
        stated: false,
        authority: authority.unwrap_or(first.authority),
        missing: Vec::new(),
        presumptions: Vec::new(),
        would_change: Vec::new(),
        reason: Vec::new(),
        ..(*first).clone()
    };
    let by_value = relieves || when.status == Status::NotApplicable;
    for (name, part) in members {
        let (bears, decides) = if by_value {
            (part.value == value, part.value == value)
        } else {
            (bears_on(when, part.when()), part.status == when.status)
        };
        if bears {
            unite(&mut whole.missing, &part.missing);
        }
        if !decides {
            continue;
        }
        if part.value != Truth::No {
            whole.uses.push((*name).to_owned());
        }
        whole.examined |= part.examined;
        whole.stated |= part.stated;
        unite(&mut whole.presumptions, &part.presumptions);
        unite(&mut whole.would_change, &part.would_change);
        unite(&mut whole.reason, &part.reason);
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
    let when = of_any(&members.iter().map(|(_, o)| o.when()).collect::<Vec<_>>())?;
    let (_, lead) = members.iter().find(|(_, o)| o.status == when.status)?;
    let mut whole = Obligation {
        status: when.status,
        applies_from: when.applies_from,
        possible_from: when.possible_from,
        formal_from: formal(members.iter().map(|(_, o)| o.formal_from), when.applies_from),
        until: when.until,
        ..(*lead).clone()
    };
    for (name, part) in members {
        whole.listed |= part.listed;
        whole.holds = whole.holds | part.holds;
        whole.binds = whole.binds | part.binds;
        if !std::ptr::eq(*part, *lead) {
            part.deadlines.iter().for_each(|deadline| add_deadline(&mut whole.deadlines, deadline));
            part.penalty.further.iter().for_each(|further| add_penalty(&mut whole.penalty.further, further));
        }
        if bears_on(when, part.when()) {
            unite(&mut whole.missing, &part.missing);
        }
        if part.status == when.status {
            if part.holds != Truth::No {
                whole.uses.push((*name).to_owned());
            }
            unite(&mut whole.presumptions, &part.presumptions);
            unite(&mut whole.would_change, &part.would_change);
            unite(&mut whole.reason, &part.reason);
        }
    }
    Some(whole)
}

/// Puts a deadline of another use beside those of the same kind, unless it is there: it runs if it runs for any use.
fn add_deadline(all: &mut Vec<Deadline>, more: &Deadline) {
    let same_days = |known: &Deadline| Deadline { runs: more.runs, missing: more.missing.clone(), ..known.clone() };
    if let Some(known) = all.iter_mut().find(|known| same_days(known) == *more) {
        match (known.runs, more.runs) {
            (Truth::Yes, Truth::No | Truth::Unknown) => {}
            (_, Truth::Yes) => *known = more.clone(),
            _ => unite(&mut known.missing, &more.missing),
        }
        return;
    }
    let clock = |d: &Deadline| (d.kind, d.length, d.direction, d.from_fact.clone(), d.citation.clone());
    let beside = all.iter().rposition(|known| clock(known) == clock(more));
    all.insert(beside.map_or(all.len(), |at| at + 1), more.clone());
}

/// Puts a tier that another use adds beside those that are there.
fn add_penalty(all: &mut Vec<FurtherPenalty>, more: &FurtherPenalty) {
    let same = |known: &FurtherPenalty| FurtherPenalty { holds: more.holds, ..known.clone() } == *more;
    match all.iter_mut().find(|known| same(known)) {
        Some(known) => known.holds = known.holds | more.holds,
        None => all.push(more.clone()),
    }
}

/// The open questions of all uses, those that settle most first, and else in the order of the rulebook.
pub(crate) fn questions<'a>(book: &Rulebook, all: impl Iterator<Item = &'a Question>) -> Vec<Question> {
    let mut united: Vec<Question> = Vec::new();
    for question in all {
        match united.iter_mut().find(|q| q.id == question.id) {
            Some(known) => known.settles += question.settles,
            None => united.push(question.clone()),
        }
    }
    united.sort_by_key(|q| (std::cmp::Reverse(q.settles), book.item(&q.id)));
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

/// What is at stake over all uses, tier by tier in the order of the rulebook, each duty by its status for the product.
pub(crate) fn exposure<'a>(
    book: &Rulebook,
    listed: &[Obligation],
    all: impl Iterator<Item = &'a Exposure>,
) -> Vec<Exposure> {
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
    for stake in &mut united {
        let behind = [&mut stake.in_force, &mut stake.upcoming, &mut stake.undetermined].map(std::mem::take).concat();
        for duty in listed.iter().filter(|duty| behind.contains(&duty.id)) {
            let list = match duty.status {
                Status::InForce => &mut stake.in_force,
                Status::Upcoming => &mut stake.upcoming,
                Status::Undetermined => &mut stake.undetermined,
                Status::Grandfathered | Status::NotApplicable | Status::NotInEdition => continue,
            };
            list.push(duty.id.clone());
        }
    }
    let penalties = &book.entries().penalties;
    united.sort_by_key(|stake| penalties.iter().position(|penalty| penalty.id == stake.tier));
    united
}
