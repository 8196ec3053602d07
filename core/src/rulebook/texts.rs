//! The texts of entries that a reader sees, so that they can be put into other languages.

use crate::rulebook::Entries;
use crate::rulebook::entries::{Condition, Element, Fact, FactType, Place, Text};

/// What a text is shown to.
type Show<'s> = &'s mut dyn FnMut(&mut Text);

impl Entries {
    /// Shows every text to `visit`, which may replace it, with the place of its entry. Names of documents, currencies
    /// and identifiers are none.
    pub fn each_text(&mut self, visit: &mut dyn FnMut(Place, &mut Text)) {
        for edition in &mut self.editions {
            visit(Place::default(), &mut edition.title);
        }
        for fact in &mut self.facts {
            each_of_fact(fact, visit);
        }
        for term in &mut self.terms {
            let show: Show<'_> = &mut |text| visit(term.place, text);
            show(&mut term.question);
            term.help.iter_mut().chain(&mut term.notes).for_each(&mut *show);
            each_of_body(&mut term.body, show);
        }
        for rule in &mut self.rules {
            let show: Show<'_> = &mut |text| visit(rule.place, text);
            show(&mut rule.title);
            rule.notes.iter_mut().chain(&mut rule.takes_presumptions).for_each(&mut *show);
            each_of_body(&mut rule.body, show);
        }
        for duty in &mut self.duties {
            let place = duty.place;
            let show: Show<'_> = &mut |text| visit(place, text);
            show(&mut duty.text);
            for part in [&mut duty.event, &mut duty.deadline, &mut duty.exceptions, &mut duty.sanction_note] {
                part.iter_mut().for_each(&mut *show);
            }
            for part in [&mut duty.changed, &mut duty.takes_presumptions] {
                part.iter_mut().for_each(&mut *show);
            }
            duty.notes.iter_mut().for_each(&mut *show);
            each_of_body(&mut duty.body, show);
        }
        for regime in &mut self.regimes {
            let show: Show<'_> = &mut |text| visit(regime.place, text);
            show(&mut regime.title);
            regime.notes.iter_mut().for_each(show);
        }
        for penalty in &mut self.penalties {
            let show: Show<'_> = &mut |text| visit(penalty.place, text);
            [&mut penalty.title, &mut penalty.text].into_iter().for_each(&mut *show);
            penalty.remarks.iter_mut().for_each(|(_, remark, _)| show(remark));
        }
        for list in &mut self.checklists {
            let show: Show<'_> = &mut |text| visit(list.place, text);
            show(&mut list.title);
            for item in &mut list.items {
                show(&mut item.text);
                item.note.iter_mut().for_each(&mut *show);
            }
            list.notes.iter_mut().for_each(show);
        }
        for figure in &mut self.figures {
            let show: Show<'_> = &mut |text| visit(figure.place, text);
            show(&mut figure.title);
            figure.notes.iter_mut().for_each(show);
        }
        for activity in &mut self.activities {
            let show: Show<'_> = &mut |text| visit(activity.place, text);
            show(&mut activity.title);
            activity.notes.iter_mut().for_each(show);
        }
        for body in &mut self.institutions {
            visit(body.place, &mut body.title);
            let show: Show<'_> = &mut |text| visit(body.place, text);
            body.profile.iter_mut().for_each(|(_, text)| show(text));
            body.notes.iter_mut().for_each(show);
        }
        for procedure in &mut self.procedures {
            let show: Show<'_> = &mut |text| visit(procedure.place, text);
            show(&mut procedure.title);
            for step in &mut procedure.steps {
                show(&mut step.title);
                let parts = step.remedies.iter_mut().chain(&mut step.note);
                parts.for_each(&mut *show);
            }
            procedure.notes.iter_mut().for_each(show);
        }
        for instrument in &mut self.instruments {
            let show: Show<'_> = &mut |text| visit(instrument.place, text);
            show(&mut instrument.title);
            instrument.stages.iter_mut().for_each(|stage| stage.note.iter_mut().for_each(&mut *show));
            instrument.sectors.iter_mut().for_each(|(_, name)| show(name));
            instrument.notes.iter_mut().for_each(show);
        }
        for history in &mut self.history {
            let show: Show<'_> = &mut |text| visit(history.place, text);
            show(&mut history.title);
            history.said.iter_mut().for_each(|said| {
                show(&mut said.by);
                show(&mut said.text);
            });
            show(&mut history.now);
            history.notes.iter_mut().for_each(show);
        }
        for unmodelled in &mut self.unmodelled {
            visit(unmodelled.place, &mut unmodelled.reason);
        }
    }
}

fn each_of_fact(fact: &mut Fact, visit: &mut dyn FnMut(Place, &mut Text)) {
    let place = fact.place;
    let show: Show<'_> = &mut |text| visit(place, text);
    show(&mut fact.question);
    fact.help.iter_mut().chain(&mut fact.unit).for_each(&mut *show);
    if let FactType::OneOf(values) | FactType::SetOf(values) = &mut fact.fact_type {
        values.iter_mut().for_each(|value| show(&mut value.label));
    }
    fact.presumption.iter_mut().for_each(|presumption| show(&mut presumption.why));
}

fn each_of_body(body: &mut crate::rulebook::Body, show: Show<'_>) {
    body.common.conditions.iter_mut().for_each(|condition| each_of_condition(condition, show));
    for (_, variant) in &mut body.by_edition {
        variant.conditions.iter_mut().for_each(|condition| each_of_condition(condition, show));
    }
}

fn each_of_condition(condition: &mut Condition, show: Show<'_>) {
    match condition {
        Condition::Element(element) => each_of_element(element, show),
        Condition::Block(_, parts, _) => parts.iter_mut().for_each(|part| each_of_condition(part, show)),
    }
}

pub(super) fn each_of_element(element: &mut Element, show: Show<'_>) {
    element.note.iter_mut().for_each(&mut *show);
    if let Some(other) = &mut element.other {
        show(&mut other.text);
        if let Some(instead) = &mut other.instead {
            each_of_element(instead, show);
        }
    }
}
