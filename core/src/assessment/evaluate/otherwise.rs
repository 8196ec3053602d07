//! What conclusions and duties come to under other readings of the text.

use std::ops::Range;

use crate::assessment::evaluate::reasons::Ground;
use crate::assessment::evaluate::{Evaluation, IN_SCOPE, View, joined};
use crate::assessment::finding::{Finding, OtherReadingTaken};
use crate::assessment::obligation::{Obligation, OtherReadingOfDuty};
use crate::assessment::status::When;
use crate::engine::{Bits, Frame, Ref, Ripple, Table};
use crate::rulebook::{Item, OtherReading};
use crate::truth::Truth;

/// Exact decisions that are worth their time. Where a case leaves so much open that more were needed, a target that is
/// open either way is looked at on the day of the assessment only, or, if that is still too much, left as it is.
const DOUBTS: usize = 1_000;
const DOUBTS_TODAY: usize = 5_000;

/// What differs, or may differ, with one reading turned round.
struct Moved {
    reading: usize,
    /// The nodes of the targets that it moves.
    nodes: Bits,
    /// The day of the first frame, and the frames, in the table.
    first: usize,
    frames: Range<usize>,
}

/// The targets that other readings move, decided under those readings.
pub(crate) struct Otherwise {
    table: Table,
    /// For each reading that moves anything.
    moved: Vec<Moved>,
}

impl Otherwise {
    /// The truth of a target with a reading, by its place among those that move anything, turned round; none where it
    /// is what it was.
    pub(super) fn get(&self, reading: usize, target: Ref, day: usize) -> Option<Truth> {
        let moved = self.moved.get(reading).filter(|moved| moved.nodes.contains(target.node()))?;
        let frame = moved.frames.start + day.checked_sub(moved.first)?;
        moved.frames.contains(&frame).then(|| self.table.get(target, frame))
    }
}

/// Something to be decided, and the days that count.
type Target = (Ref, Range<usize>);

/// A conclusion or duty, and its targets with the days that count.
struct Asked {
    index: usize,
    targets: Vec<Target>,
}

impl Evaluation<'_> {
    /// Names the other readings under which findings and duties come out differently.
    pub(crate) fn read_otherwise(
        &self,
        ground: &Ground<'_>,
        findings: &mut [Finding],
        mut duties: Vec<&mut Obligation>,
    ) {
        let rules: Vec<Option<Asked>> = findings.iter().map(|finding| self.asked_of_rule(&finding.id)).collect();
        let owed: Vec<Option<Asked>> = duties.iter().map(|duty| self.asked_of_duty(&duty.id)).collect();
        let mut targets = Vec::new();
        for asked in rules.iter().chain(&owed).flatten() {
            targets.extend_from_slice(&asked.targets);
        }
        let otherwise = self.otherwise(targets);
        for (place, moved) in otherwise.moved.iter().enumerate() {
            let Some((id, other, citation)) = self.other_reading(moved.reading) else { continue };
            let view = View { evaluation: self, turned: Some((&otherwise, place)) };
            let touches = |asked: &&Asked| asked.targets.iter().any(|(target, _)| moved.nodes.contains(target.node()));
            for (finding, asked) in findings.iter_mut().zip(&rules) {
                let Some(asked) = asked.as_ref().filter(touches) else { continue };
                let Some(nodes) = self.compiled.rule(asked.index) else { continue };
                let read = self.match_read(asked.index, nodes, &view);
                let (value, when) = (read.value, When::from(read.dated));
                if (value, when) != (finding.value, finding.when()) {
                    let (id, text, citation) = (id.to_owned(), other.text.to_string(), citation.clone());
                    finding.other_reading.push(OtherReadingTaken { id, text, citation, value, when });
                }
            }
            for (duty, asked) in duties.iter_mut().zip(&owed) {
                let Some(asked) = asked.as_ref().filter(touches) else { continue };
                let Some(standing) = self.standing(asked.index, ground, &view) else { continue };
                let (holds, when) = (standing.holds, When::from(standing.dated));
                if (holds, when) != (duty.holds, duty.when()) {
                    let (id, text, citation) = (id.to_owned(), other.text.to_string(), citation.clone());
                    duty.other_reading.push(OtherReadingOfDuty { id, text, citation, holds, when });
                }
            }
        }
    }

    /// A reading with its id and what it rests on.
    fn other_reading(&self, reading: usize) -> Option<(&str, &OtherReading, String)> {
        let reading = self.compiled.readings().get(reading)?;
        let other = reading.element.other.as_ref()?;
        let cites = if other.cites.is_empty() { &reading.element.cites } else { &other.cites };
        Some((&reading.id, other, joined(cites)))
    }

    fn asked_of_rule(&self, id: &str) -> Option<Asked> {
        let (days, today) = (0..self.days.len(), self.today..self.today + 1);
        let Some(Item::Rule(index)) = self.book.item(id) else { return None };
        let nodes = self.compiled.rule(index)?;
        let rules = &self.book.entries().rules;
        let entry = rules.get(index)?;
        let mut targets = vec![(nodes.value, today.clone())];
        let parts = self.parts(index, entry);
        for nodes in parts.iter().map(|(_, nodes)| *nodes).chain([nodes]) {
            if nodes.binds != nodes.value || nodes.unrelieved != nodes.value {
                targets.extend([(nodes.binds, days.clone()), (nodes.unrelieved, days.clone())]);
            }
        }
        if let Some(scope) = self.book.item(IN_SCOPE) {
            targets.push((self.compiled.node_of(scope), today.clone()));
        }
        for rule in parts.iter().filter_map(|(part, _)| rules.get(*part)).chain([entry]) {
            for role in self.bound(rule) {
                targets.push((self.compiled.node_of(Item::Rule(role)), today.clone()));
            }
        }
        Some(Asked { index, targets })
    }

    fn asked_of_duty(&self, id: &str) -> Option<Asked> {
        let (days, today) = (0..self.days.len(), self.today..self.today + 1);
        let Some(Item::Duty(index)) = self.book.item(id) else { return None };
        let nodes = self.compiled.duty(index)?;
        let targets = vec![(nodes.standing, today), (nodes.binds, days.clone()), (nodes.unrelieved, days)];
        Some(Asked { index, targets })
    }

    /// Decides under every other reading what it can move.
    fn otherwise(&self, mut asked: Vec<Target>) -> Otherwise {
        asked.sort_unstable_by_key(|(target, days)| (*target, days.start, days.end));
        asked.dedup();
        let situation = self.situation();
        let mut ripple = Ripple::new(&situation, &self.table);
        let mut found: Vec<(usize, Truth, &Target)> = Vec::new();
        for reading in 0..self.compiled.readings().len() {
            if ripple.turn(reading) {
                for one in &asked {
                    let moves = ripple.moves(one.0, one.1.clone());
                    if moves != Truth::No {
                        found.push((reading, moves, one));
                    }
                }
            }
        }
        for (limit, longest) in [(DOUBTS, 1), (DOUBTS_TODAY, 0)] {
            if found.iter().filter(|(_, moves, _)| *moves == Truth::Unknown).count() > limit {
                found.retain(|(_, moves, (_, days))| *moves == Truth::Yes || days.len() <= longest);
            }
        }
        let (mut moved, mut frames, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
        for theirs in found.chunk_by(|a, b| a.0 == b.0) {
            let Some((reading, ..)) = theirs.first() else { continue };
            let (mut first, mut end) = (usize::MAX, 0);
            for (_, _, (_, days)) in theirs {
                (first, end) = (first.min(days.start), end.max(days.end));
            }
            let start = frames.len();
            frames.extend((first..end).map(|day| Frame { turned: Some(*reading), ..self.frame(day) }));
            let mut nodes = Bits::below(self.compiled.program.nodes().len());
            for (_, _, (target, days)) in theirs {
                nodes.insert(target.node());
                wanted.push((*target, start + days.start - first..start + days.end - first));
            }
            moved.push(Moved { reading: *reading, nodes, first, frames: start..frames.len() });
        }
        Otherwise { table: situation.decide(&frames, &wanted), moved }
    }
}
