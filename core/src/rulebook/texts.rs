//! The texts of entries that a reader sees, so that they can be put into other languages.

use crate::rulebook::entries::{Condition, Element, Fact, FactType, Place, Text, Variant};
use crate::rulebook::{Duty, Entries};

/// Where a text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// In the answer for an operator, or in its explanation.
    Answer,
    /// Only where the rulebook is read as a reference: authorities, reasons for what is left out.
    Reference,
}

impl Entries {
    /// Shows every text to `visit`, which may replace it, with the place of its entry. Names of documents, currencies
    /// and identifiers are none.
    pub fn each_text(&mut self, visit: &mut dyn FnMut(Reach, Place, &mut Text)) {
        let roles: Vec<Text> = self
            .rules
            .iter()
            .filter_map(|rule| rule.id.strip_prefix("role-"))
            .map(|role| role.to_owned().into())
            .collect();
        let reach = |duty: &Duty| {
            let borne = duty.bearers.iter().any(|bearer| roles.contains(bearer));
            if borne { Reach::Answer } else { Reach::Reference }
        };
        for edition in &mut self.editions {
            visit(Reach::Answer, Place::default(), &mut edition.title);
        }
        for fact in &mut self.facts {
            each_of_fact(fact, visit);
        }
        for term in &mut self.terms {
            let show = &mut |text: &mut Text| visit(Reach::Answer, term.place, text);
            show(&mut term.question);
            term.help.iter_mut().chain(&mut term.notes).for_each(&mut *show);
            each_of_body(&mut term.body, show);
        }
        for rule in &mut self.rules {
            let show = &mut |text: &mut Text| visit(Reach::Answer, rule.place, text);
            show(&mut rule.title);
            rule.notes.iter_mut().chain(&mut rule.takes_presumptions).for_each(&mut *show);
            each_of_body(&mut rule.body, show);
        }
        for duty in &mut self.duties {
            let (reach, place) = (reach(duty), duty.place);
            let show = &mut |text: &mut Text| visit(reach, place, text);
            show(&mut duty.text);
            let parts = [&mut duty.event, &mut duty.deadline, &mut duty.exceptions, &mut duty.sanction_note];
            parts.into_iter().flatten().for_each(&mut *show);
            let parts = [&mut duty.changed, &mut duty.takes_presumptions];
            parts.into_iter().flatten().for_each(&mut *show);
            duty.notes.iter_mut().for_each(&mut *show);
            each_of_body(&mut duty.body, show);
        }
        for regime in &mut self.regimes {
            let show = &mut |text: &mut Text| visit(Reach::Answer, regime.place, text);
            show(&mut regime.title);
            regime.notes.iter_mut().for_each(show);
        }
        for penalty in &mut self.penalties {
            let show = &mut |text: &mut Text| visit(Reach::Answer, penalty.place, text);
            [&mut penalty.title, &mut penalty.text].into_iter().for_each(&mut *show);
            penalty.remarks.iter_mut().for_each(|(_, remark, _)| show(remark));
        }
        for list in &mut self.checklists {
            let show = &mut |text: &mut Text| visit(Reach::Answer, list.place, text);
            show(&mut list.title);
            for item in &mut list.items {
                show(&mut item.text);
                item.note.iter_mut().for_each(&mut *show);
            }
            list.notes.iter_mut().for_each(show);
        }
        for figure in &mut self.figures {
            let show = &mut |text: &mut Text| visit(Reach::Answer, figure.place, text);
            show(&mut figure.title);
            figure.notes.iter_mut().for_each(show);
        }
        for activity in &mut self.activities {
            let show = &mut |text: &mut Text| visit(Reach::Answer, activity.place, text);
            show(&mut activity.title);
            activity.notes.iter_mut().for_each(show);
        }
        for body in &mut self.institutions {
            visit(Reach::Answer, body.place, &mut body.title);
            let show = &mut |text: &mut Text| visit(Reach::Reference, body.place, text);
            body.profile.iter_mut().for_each(|(_, text)| show(text));
            body.notes.iter_mut().for_each(show);
        }
        for procedure in &mut self.procedures {
            let show = &mut |text: &mut Text| visit(Reach::Answer, procedure.place, text);
            show(&mut procedure.title);
            for step in &mut procedure.steps {
                show(&mut step.title);
                let parts = step.remedies.iter_mut().chain(&mut step.note);
                parts.for_each(&mut *show);
            }
            procedure.notes.iter_mut().for_each(show);
        }
        for instrument in &mut self.instruments {
            let show = &mut |text: &mut Text| visit(Reach::Reference, instrument.place, text);
            show(&mut instrument.title);
            instrument.stages.iter_mut().flat_map(|stage| &mut stage.note).for_each(&mut *show);
            instrument.sectors.iter_mut().for_each(|(_, name)| show(name));
            instrument.notes.iter_mut().for_each(show);
        }
        for history in &mut self.history {
            let show = &mut |text: &mut Text| visit(Reach::Reference, history.place, text);
            show(&mut history.title);
            history.said.iter_mut().for_each(|said| {
                show(&mut said.by);
                show(&mut said.text);
            });
            show(&mut history.now);
            history.notes.iter_mut().for_each(show);
        }
        for unmodelled in &mut self.unmodelled {
            visit(Reach::Reference, unmodelled.place, &mut unmodelled.reason);
        }
    }
}

fn each_of_fact(fact: &mut Fact, visit: &mut dyn FnMut(Reach, Place, &mut Text)) {
    let place = fact.place;
    let show = &mut |text: &mut Text| visit(Reach::Answer, place, text);
    show(&mut fact.question);
    fact.help.iter_mut().chain(&mut fact.unit).for_each(&mut *show);
    if let FactType::OneOf(values) | FactType::SetOf(values) = &mut fact.fact_type {
        values.iter_mut().for_each(|value| show(&mut value.label));
    }
    fact.presumption.iter_mut().for_each(|presumption| show(&mut presumption.why));
}

fn each_of_body(body: &mut crate::rulebook::Body, show: &mut dyn FnMut(&mut Text)) {
    let variants = std::iter::once(&mut body.common).chain(body.by_edition.iter_mut().map(|(_, variant)| variant));
    for Variant { conditions, .. } in variants {
        conditions.iter_mut().for_each(|condition| each_of_condition(condition, show));
    }
}

fn each_of_condition(condition: &mut Condition, show: &mut dyn FnMut(&mut Text)) {
    match condition {
        Condition::Element(element) => each_of_element(element, show),
        Condition::Block(_, parts, _) => parts.iter_mut().for_each(|part| each_of_condition(part, show)),
    }
}

pub(super) fn each_of_element(element: &mut Element, show: &mut dyn FnMut(&mut Text)) {
    element.note.iter_mut().for_each(&mut *show);
    if let Some(other) = &mut element.other {
        show(&mut other.text);
        if let Some(instead) = &mut other.instead {
            each_of_element(instead, show);
        }
    }
}
