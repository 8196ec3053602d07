//! Several firms along the chain: who of them is the provider.

use aiact::facts::CaseBuilder;
use aiact::{Assessment, Error, Truth};

use crate::facts::Reading;

/// A firm, with its own case.
pub struct Firm<'b> {
    pub name: String,
    pub answer: Assessment<'b>,
    /// Whether it builds the model into a system.
    pub integrates: bool,
}

impl Firm<'_> {
    fn yes(&self, id: &str) -> bool {
        self.answer.verdict(id).is_ok_and(|v| v == Truth::Yes)
    }

    pub fn provides_model(&self) -> bool {
        self.yes("role-gpai-provider") && self.yes("scope-model")
    }

    pub fn provides_system(&self) -> bool {
        self.integrates && self.yes("role-provider")
    }

    pub fn placed_with_system(&self) -> bool {
        self.integrates && self.yes("gpai-placed-with-system")
    }
}

/// The maker of the model, where the case does not name it.
const UNNAMED: &str = "upstream";

/// Every firm that the case names, each assessed from its own side.
pub fn firms<'b>(reading: &Reading<'b>) -> Result<Vec<Firm<'b>>, Error> {
    let named = |facts: &[&str]| -> Vec<String> {
        let mut names: Vec<String> = facts.iter().filter_map(|f| reading.text(f)).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    };
    if reading.facts.contains_key("developer") {
        let makers = ["developer", "developed_on_behalf_of", "consortium_coordinator"];
        let all = named(&["developer", "developed_on_behalf_of", "consortium_coordinator", "placed_by"]);
        let of = |name: String| {
            // Whoever has it developed develops it; whoever only works on behalf of another does not for itself.
            let develops = makers.iter().any(|f| reading.text(f) == Some(name.as_str()));
            let case = reading.case.to_builder().stating("develops_or_commissions", develops);
            let case = case.stating("markets_under_own_name", reading.text("placed_by") == Some(name.as_str()));
            firm(reading, name, case, false)
        };
        return all.into_iter().map(of).collect();
    }
    let Some(system_provider) = reading.text("system_provider") else { return Ok(Vec::new()) };
    let maker = reading.text("model_developer").unwrap_or(UNNAMED);
    let own = maker == system_provider;
    let integrator = reading
        .case
        .to_builder()
        .stating("object_kind", vec!["ai_system"])
        .stating("role", vec!["provider"])
        .stating("integrates_own_model", own)
        .stating("integrates_third_party_gpai", !own);
    let mut found = vec![firm(reading, system_provider.to_owned(), integrator, true)?];
    if !own {
        // It supplies its model to the integrator; whether that counts as placing on the market is the question.
        let case = reading.case.to_builder().stating("placed_on_eu_market", false);
        found.push(firm(reading, maker.to_owned(), case, false)?);
    }
    Ok(found)
}

fn firm<'b>(reading: &Reading<'b>, name: String, case: CaseBuilder, integrates: bool) -> Result<Firm<'b>, Error> {
    Ok(Firm { name, answer: Assessment::new(reading.book, &case.build())?, integrates })
}
