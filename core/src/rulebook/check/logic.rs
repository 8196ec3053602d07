//! What only the compiled rules show: conclusions that never change, presumptions that are not cautious, facts that are
//! read both ways.

use super::{Checker, Subject};
use crate::engine::{Cautious, Compiled, Ref};

impl Checker<'_> {
    /// Conclusions that can never be yes, or can never be no.
    pub(super) fn reachable(&mut self, edition: usize, compiled: &Compiled) {
        for (index, rule) in self.entries.rules.iter().enumerate() {
            let Some(nodes) = compiled.rule(index) else { continue };
            let constant = compiled.unstated(nodes.value);
            if constant == Ref::NO || constant == Ref::YES {
                let always = if constant == Ref::YES { "always" } else { "never" };
                self.error(rule.place, format!("`{}` is {always} yes in edition {}", rule.id, self.edition(edition)));
            }
        }
        for (index, duty) in self.entries.duties.iter().enumerate() {
            if let Some(nodes) = compiled.duty(index)
                && (nodes.standing == Ref::NO || nodes.binds == Ref::NO)
            {
                self.error(duty.place, format!("`{}` can never bind in edition {}", duty.id, self.edition(edition)));
            }
        }
    }

    /// No presumption makes a burden no or a relief yes.
    pub(super) fn cautious(&mut self, edition: usize, compiled: &Compiled) {
        let cautious = Cautious::new(self.book, compiled);
        for (index, rule) in self.entries.rules.iter().enumerate() {
            let Some(nodes) = compiled.rule(index) else { continue };
            if rule.takes_presumptions.is_some() || rule.kind.sorts() {
                continue;
            }
            for fact in cautious.against(nodes.value, rule.kind.relieves()) {
                let does =
                    if rule.kind.relieves() { "makes the relief more likely" } else { "makes the burden less likely" };
                let message = format!("presuming `{fact}` {does}: `{}` (edition {})", rule.id, self.edition(edition));
                self.error(rule.place, message);
            }
        }
        for (index, duty) in self.entries.duties.iter().enumerate() {
            let Some(nodes) = compiled.duty(index) else { continue };
            if duty.takes_presumptions.is_some() {
                continue;
            }
            for fact in cautious.against(nodes.standing, false) {
                let message = format!(
                    "presuming `{fact}` makes the burden less likely: `{}` (edition {})",
                    duty.id,
                    self.edition(edition)
                );
                self.error(duty.place, message);
            }
        }
    }

    /// Facts that are read both ways, so that a distinction of cases is needed.
    pub(super) fn entangled(&mut self, edition: usize, compiled: &Compiled) {
        for (index, rule) in self.entries.rules.iter().enumerate() {
            let Some(nodes) = compiled.rule(index) else { continue };
            let names = compiled.entangled_names(self.book, nodes.value);
            if !names.is_empty() {
                let (id, edition, names) = (&rule.id, self.edition(edition), names.join(", "));
                let message = format!("`{id}` reads both ways (edition {edition}): {names}");
                self.note(Subject::BothWays, rule.place, message);
            }
        }
    }
}
