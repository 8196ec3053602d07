//! The search for a pair of completions that differ in one variable and turn a conjunction.
//!
//! Finding such a pair is the classical problem of testing a circuit: to show that a line matters, the other
//! inputs must be set so that its effect can be seen at the output.

use crate::engine::bits::Bits;
use crate::engine::cone::{Cone, Link, Valuation};
use crate::engine::missing::Outcomes;
use crate::engine::situation::Region;
use crate::truth::Truth;

/// Steps that may be spent on one variable; beyond that it is listed, to be on the safe side.
pub(crate) const BUDGET: usize = 120;

pub(crate) struct Sensitise<'t, 's, 'a> {
    outcomes: &'t Outcomes<'s, 'a>,
    cone: &'t Cone,
    /// What the search has fixed, the rest being open.
    fixed: Valuation,
    /// The same with the rest put out of the way.
    completed: Valuation,
    /// The ways that open variables, in rising order, can turn out that do least and most for the conjunction; those
    /// that are not looked at stay out of the way.
    extremes: Vec<(usize, [&'t Region; 2])>,
    /// The nodes through which the variable that is looked at acts.
    reaching: Vec<bool>,
    /// Steps that are left for the variable that is looked at.
    pub(crate) budget: usize,
}

impl<'t, 's, 'a> Sensitise<'t, 's, 'a> {
    /// A search in a cone with these open variables.
    pub(crate) fn new(outcomes: &'t Outcomes<'s, 'a>, cone: &'t Cone, open: &Bits) -> Self {
        let extremes = extreme_outcomes(outcomes, cone, open);
        let fixed = Valuation::new(cone);
        let mut completed = fixed.clone();
        for (_, [least, _]) in &extremes {
            completed.fix(cone, least, None);
        }
        Self { outcomes, cone, fixed, completed, extremes, reaching: vec![false; cone.len()], budget: 0 }
    }

    /// Whether a variable can turn the conjunction; the variables that the same completion shows to do so, too,
    /// are put into `shown`.
    pub(crate) fn turns(&mut self, variable: usize, shown: &mut Bits) -> bool {
        self.budget = BUDGET;
        self.reach(variable);
        for region in self.outcomes.of(variable) {
            let freed: Region = region.iter().map(|(slot, _)| (*slot, Truth::Unknown)).collect();
            self.completed.fix(self.cone, &freed, None);
        }
        let turns = self.attempt(variable, shown) || self.sensitise(variable, shown);
        self.put_away(variable);
        turns
    }

    /// Marks the nodes through which a variable acts.
    fn reach(&mut self, variable: usize) {
        self.reaching.fill(false);
        let mut stack: Vec<usize> = Vec::new();
        for region in self.outcomes.of(variable) {
            stack.extend(region.iter().filter_map(|(slot, _)| self.cone.leaf(*slot)));
        }
        while let Some(node) = stack.pop() {
            match self.reaching.get_mut(node) {
                Some(mark) if !*mark => *mark = true,
                _ => continue,
            }
            stack.extend(self.cone.readers(node).iter().map(|reader| reader.node()));
        }
    }

    /// A straightforward attempt: whatever hides the effect is put out of the way, one after the other, without
    /// looking back. Says whether that showed an effect.
    fn attempt(&mut self, variable: usize, shown: &mut Bits) -> bool {
        let mut set = Vec::new();
        while let Some(side) = self.blocked() {
            if !self.bring(side, true, Some(variable), &mut set) || self.budget == 0 {
                break;
            }
            self.budget -= 1;
        }
        let (yes, no, _) = outcomes(self.cone, &mut self.completed, self.outcomes.of(variable));
        if yes && no {
            self.shown(variable, shown);
        }
        for (other, _) in set {
            self.put_away(other);
        }
        yes && no
    }

    /// Lets a variable do least for the conjunction again.
    fn put_away(&mut self, variable: usize) {
        if let Some(least) = self.least(variable) {
            self.completed.fix(self.cone, least, None);
        }
    }

    fn least(&self, variable: usize) -> Option<&'t Region> {
        let at = self.extremes.binary_search_by_key(&variable, |(variable, _)| *variable).ok()?;
        self.extremes.get(at).map(|(_, [least, _])| *least)
    }

    /// For each variable its outcomes in two completions: those that do least and most for the conjunction.
    pub(crate) fn extremes(&self) -> Vec<[&'t Region; 2]> {
        self.extremes.iter().map(|(_, extremes)| *extremes).collect()
    }

    /// The same, but in the second completion only those are chosen that bring the conjunction to the opposite of
    /// what it is in the first.
    pub(crate) fn opposites(&mut self) -> Vec<[&'t Region; 2]> {
        let wanted = self.completed.get(self.cone.root()) == Truth::No;
        let mut set = Vec::new();
        self.bring(self.cone.root(), wanted, None, &mut set);
        let mut chosen = Vec::with_capacity(self.extremes.len());
        for (variable, [least, _]) in &self.extremes {
            let opposite = set.iter().find(|(other, _)| other == variable);
            chosen.push([*least, opposite.map_or(*least, |(_, region)| *region)]);
        }
        for (variable, _) in set {
            self.put_away(variable);
        }
        chosen
    }

    /// Brings a node to a value by choosing outcomes of variables that are neither `besides` nor in `set` yet; says
    /// whether it has the value now.
    fn bring(&mut self, link: Link, wanted: bool, besides: Option<usize>, set: &mut Vec<(usize, &'t Region)>) -> bool {
        if self.completed.get(link) == Truth::from(wanted) {
            return true;
        }
        let (cone, wanted) = (self.cone, wanted != link.negated());
        let Some(slot) = cone.slot(link.node()) else {
            let mut parts = cone.parts(link.node()).iter();
            return match wanted {
                true => parts.all(|part| self.bring(*part, true, besides, set)),
                false => parts.any(|part| self.bring(*part, false, besides, set)),
            };
        };
        let variable = self.outcomes.situation.compiled.slot(slot).map(|s| s.variable);
        let free = |v: &usize| Some(*v) != besides && set.iter().all(|(other, _)| other != v);
        let Some(variable) = variable.filter(free) else { return false };
        let fits = |region: &&Region| region.contains(&(slot, Truth::from(wanted)));
        let Some(region) = self.outcomes.of(variable).iter().find(fits) else { return false };
        set.push((variable, region));
        self.completed.fix(cone, region, None);
        true
    }

    fn sensitise(&mut self, variable: usize, shown: &mut Bits) -> bool {
        if self.budget == 0 {
            return true;
        }
        self.budget -= 1;
        let regions = self.outcomes.of(variable);
        let (yes, no, open) = outcomes(self.cone, &mut self.fixed, regions);
        let turns = yes && no;
        if !open && !turns {
            return false;
        }
        let (yes, no, _) = outcomes(self.cone, &mut self.completed, regions);
        if yes && no {
            self.shown(variable, shown);
            return true;
        }
        let goals = self.blocked().into_iter().chain(self.cone.parts(self.cone.root().node()).iter().copied());
        let mut goals = goals.filter(|part| self.fixed.get(*part) == Truth::Unknown);
        let Some((other, slot, wanted)) = goals.find_map(|part| self.lever(part, true, variable)) else {
            return false;
        };
        let regions = self.outcomes.of(other);
        let fits = |region: &Region| region.contains(&(slot, wanted));
        let wanted = regions.iter().filter(|region| fits(region));
        for region in wanted.chain(regions.iter().filter(|region| !fits(region))) {
            let mut before = Vec::with_capacity(region.len());
            self.fixed.fix(self.cone, region, Some(&mut before));
            self.completed.fix(self.cone, region, None);
            let turned = self.sensitise(variable, shown);
            self.fixed.fix(self.cone, &before, None);
            self.put_away(other);
            if turned {
                return true;
            }
        }
        false
    }

    /// Puts the variables into `shown` that turn the conjunction, each alone, under the completion that has just
    /// shown the effect of `variable`.
    fn shown(&mut self, variable: usize, shown: &mut Bits) {
        let mut before = Vec::new();
        if let Some(least) = self.least(variable) {
            self.completed.fix(self.cone, least, Some(&mut before));
        }
        for candidate in self.critical() {
            if shown.contains(candidate) {
                continue;
            }
            let (yes, no, _) = outcomes(self.cone, &mut self.completed, self.outcomes.of(candidate));
            if yes && no {
                shown.insert(candidate);
            }
        }
        self.completed.fix(self.cone, &before, None);
    }

    /// The variables on whose value each conjunction from the root down turns: where all parts hold every one of
    /// them, where one fails that one, where several fail none.
    fn critical(&self) -> Vec<usize> {
        let compiled = self.outcomes.situation.compiled;
        let mut seen = vec![false; self.cone.len()];
        let mut found = Vec::new();
        let mut stack = vec![self.cone.root().node()];
        while let Some(node) = stack.pop() {
            match seen.get_mut(node) {
                Some(mark) if !*mark => *mark = true,
                _ => continue,
            }
            if let Some(slot) = self.cone.slot(node) {
                found.extend(compiled.slot(slot).map(|s| s.variable));
                continue;
            }
            let parts = self.cone.parts(node);
            match self.completed.failing(node) {
                0 => stack.extend(parts.iter().map(|p| p.node())),
                1 => stack.extend(parts.iter().filter(|p| self.completed.get(**p) == Truth::No).map(|p| p.node())),
                _ => {}
            }
        }
        found
    }

    /// On the way from the root to the variable, a part beside the way that hides the effect.
    fn blocked(&self) -> Option<Link> {
        let reaches = |link: &&Link| self.reaching.get(link.node()).copied().unwrap_or(false);
        let mut on = self.cone.root();
        loop {
            let parts = self.cone.parts(on.node());
            let hides = |link: &&Link| !reaches(link) && self.completed.get(**link) != Truth::Yes;
            if let Some(side) = parts.iter().find(hides) {
                return Some(*side);
            }
            on = *parts.iter().find(reaches)?;
        }
    }

    /// An open input that helps to bring an undetermined node to the wanted value.
    fn lever(&self, of: Link, wanted: bool, besides: usize) -> Option<(usize, u32, Truth)> {
        let wanted = wanted != of.negated();
        match self.cone.slot(of.node()) {
            Some(slot) => {
                let variable = self.outcomes.situation.compiled.slot(slot)?.variable;
                (variable != besides).then_some((variable, slot, wanted.into()))
            }
            None => {
                let mut open = self.cone.parts(of.node()).iter().filter(|p| self.fixed.get(**p) == Truth::Unknown);
                open.find_map(|part| self.lever(*part, wanted, besides))
            }
        }
    }
}

/// Whether a variable's different outcomes give the conjunction yes, give it no, leave it open.
fn outcomes(cone: &Cone, valuation: &mut Valuation, regions: &[Region]) -> (bool, bool, bool) {
    let (mut yes, mut no, mut open) = (false, false, false);
    let mut before = Vec::new();
    for (index, region) in regions.iter().enumerate() {
        valuation.fix(cone, region, (index == 0).then_some(&mut before));
        match valuation.get(cone.root()) {
            Truth::Yes => yes = true,
            Truth::No => no = true,
            Truth::Unknown => open = true,
        }
    }
    valuation.fix(cone, &before, None);
    (yes, no, open)
}

/// For each variable the ways it can turn out that do least and most for the conjunction.
fn extreme_outcomes<'t>(outcomes: &'t Outcomes<'_, '_>, cone: &Cone, open: &Bits) -> Vec<(usize, [&'t Region; 2])> {
    let signs = signs(cone);
    let mut extremes = Vec::new();
    for variable in open.iter() {
        let (mut least, mut most) = (None, None);
        for region in outcomes.of(variable) {
            let mut helps = 0;
            for (slot, truth) in region {
                let (yes, no) = cone.leaf(*slot).and_then(|leaf| signs.get(leaf)).copied().unwrap_or_default();
                helps += usize::from((yes && *truth == Truth::Yes) || (no && *truth == Truth::No));
            }
            if least.is_none_or(|(fewest, _)| helps < fewest) {
                least = Some((helps, region));
            }
            if most.is_none_or(|(greatest, _)| helps >= greatest) {
                most = Some((helps, region));
            }
        }
        if let (Some((_, least)), Some((_, most))) = (least, most) {
            extremes.push((variable, [least, most]));
        }
    }
    extremes
}

/// For each node whether it is read as it is, and negated, on the ways from the root.
fn signs(cone: &Cone) -> Vec<(bool, bool)> {
    let mut signs = vec![(false, false); cone.len()];
    let mut stack = vec![(cone.root().node(), cone.root().negated())];
    while let Some((node, negated)) = stack.pop() {
        let Some((yes, no)) = signs.get_mut(node) else { continue };
        let mark = if negated { no } else { yes };
        if !std::mem::replace(mark, true) {
            stack.extend(cone.parts(node).iter().map(|p| (p.node(), negated != p.negated())));
        }
    }
    signs
}
