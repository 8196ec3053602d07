//! Everything that an entry cites, wherever in it the citation stands.

use crate::law::Citation;
use crate::rulebook::entries::{
    Activity, Application, Body, Checklist, Condition, Duty, Fact, Figure, History, Institution, Instrument, Penalty,
    Procedure, Regime, Rule, Term, Unmodelled,
};

/// What cites provisions and documents.
pub(crate) trait Cites {
    /// Its citations in one edition, or in all of them. Whether that edition has the entry is another question.
    fn cited(&self, edition: Option<usize>) -> Vec<&Citation>;
}

impl Cites for Fact {
    fn cited(&self, _: Option<usize>) -> Vec<&Citation> {
        self.cites.iter().collect()
    }
}

impl Cites for Term {
    fn cited(&self, edition: Option<usize>) -> Vec<&Citation> {
        self.cites.iter().chain(of_body(&self.body, edition)).collect()
    }
}

impl Cites for Rule {
    fn cited(&self, edition: Option<usize>) -> Vec<&Citation> {
        self.cites.iter().chain(of_body(&self.body, edition)).collect()
    }
}

impl Cites for Duty {
    fn cited(&self, edition: Option<usize>) -> Vec<&Citation> {
        let clocks = self.clocks.iter().flat_map(|clock| &clock.cites);
        self.cites.iter().chain(of_body(&self.body, edition)).chain(clocks).collect()
    }
}

impl Cites for Regime {
    fn cited(&self, edition: Option<usize>) -> Vec<&Citation> {
        let routes = self.routes.iter().filter(|(e, _)| edition.is_none_or(|edition| edition == *e));
        self.cites.iter().chain(routes.flat_map(|(_, routes)| routes).flat_map(|route| &route.cites)).collect()
    }
}

impl Cites for Penalty {
    fn cited(&self, edition: Option<usize>) -> Vec<&Citation> {
        let listed = |only: &[usize]| only.is_empty() || edition.is_none_or(|edition| only.contains(&edition));
        let ceilings = self.ceilings.iter().filter(|ceiling| listed(&ceiling.only)).flat_map(|ceiling| &ceiling.cites);
        let instead = self.instead.iter().flat_map(|(_, _, cites)| cites);
        let extends = self.extends.iter().flat_map(|(_, cites)| cites);
        let remarks = self.remarks.iter().flat_map(|(_, _, cites)| cites);
        self.cites.iter().chain(ceilings).chain(instead).chain(extends).chain(remarks).collect()
    }
}

impl Cites for Checklist {
    fn cited(&self, _: Option<usize>) -> Vec<&Citation> {
        self.cites.iter().chain(self.items.iter().flat_map(|item| &item.cites)).collect()
    }
}

impl Cites for Procedure {
    fn cited(&self, _: Option<usize>) -> Vec<&Citation> {
        let steps = self.steps.iter();
        let steps = steps.flat_map(|step| step.cites.iter().chain(step.clocks.iter().flat_map(|clock| &clock.cites)));
        self.cites.iter().chain(steps).collect()
    }
}

impl Cites for Instrument {
    fn cited(&self, _: Option<usize>) -> Vec<&Citation> {
        self.cites.iter().chain(&self.explains).collect()
    }
}

/// Those that cite in their heading only.
macro_rules! cited_in_the_heading {
    ($($type:ty),*) => { $(
        impl Cites for $type {
            fn cited(&self, _: Option<usize>) -> Vec<&Citation> {
                self.cites.iter().collect()
            }
        }
    )* };
}

cited_in_the_heading!(Institution, Figure, Activity, Unmodelled, History);

/// The citations of conditions and dates.
fn of_body(body: &Body, edition: Option<usize>) -> Vec<&Citation> {
    let own = body.by_edition.iter().filter(|(e, _)| edition.is_none_or(|edition| edition == *e));
    let mut found = Vec::new();
    for variant in std::iter::once(&body.common).chain(own.map(|(_, variant)| variant)) {
        variant.conditions.iter().for_each(|condition| of_condition(condition, &mut found));
        if let Some(Application::From(_, cites)) = &variant.application {
            found.extend(cites);
        }
    }
    found
}

fn of_condition<'c>(condition: &'c Condition, found: &mut Vec<&'c Citation>) {
    match condition {
        Condition::Element(element) => {
            found.extend(&element.cites);
            found.extend(element.other.iter().flat_map(|other| &other.cites));
        }
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| of_condition(part, found)),
    }
}
