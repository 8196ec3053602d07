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
        let mut found: Vec<&Citation> = self.cites.iter().chain(of_body(&self.body, edition)).collect();
        self.clocks.iter().for_each(|clock| found.extend(&clock.cites));
        found
    }
}

impl Cites for Regime {
    fn cited(&self, edition: Option<usize>) -> Vec<&Citation> {
        let mut found: Vec<&Citation> = self.cites.iter().collect();
        for (_, routes) in self.routes.iter().filter(|(e, _)| edition.is_none_or(|edition| edition == *e)) {
            routes.iter().for_each(|route| found.extend(&route.cites));
        }
        found
    }
}

impl Cites for Penalty {
    fn cited(&self, edition: Option<usize>) -> Vec<&Citation> {
        let mut found: Vec<&Citation> = self.cites.iter().collect();
        for ceiling in &self.ceilings {
            if ceiling.only.is_empty() || edition.is_none_or(|edition| ceiling.only.contains(&edition)) {
                found.extend(&ceiling.cites);
            }
        }
        if let Some((_, _, cites)) = &self.instead {
            found.extend(cites);
        }
        if let Some((_, cites)) = &self.extends {
            found.extend(cites);
        }
        self.remarks.iter().for_each(|(_, _, cites)| found.extend(cites));
        found
    }
}

impl Cites for Checklist {
    fn cited(&self, _: Option<usize>) -> Vec<&Citation> {
        let mut found: Vec<&Citation> = self.cites.iter().collect();
        self.items.iter().for_each(|item| found.extend(&item.cites));
        found
    }
}

impl Cites for Procedure {
    fn cited(&self, _: Option<usize>) -> Vec<&Citation> {
        let mut found: Vec<&Citation> = self.cites.iter().collect();
        for step in &self.steps {
            found.extend(&step.cites);
            step.clocks.iter().for_each(|clock| found.extend(&clock.cites));
        }
        found
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
            if let Some(other) = &element.other {
                found.extend(&other.cites);
            }
        }
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| of_condition(part, found)),
    }
}
