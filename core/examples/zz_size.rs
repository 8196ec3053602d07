use aiact::rulebook::*;
use std::mem::size_of;
fn main() {
    println!(
        "duty {} fact {} rule {} term {} element {} cond {} cite {} prov {} step {} clock {} proc {} regime {} pen {}",
        size_of::<Duty>(),
        size_of::<Fact>(),
        size_of::<Rule>(),
        size_of::<Term>(),
        size_of::<Element>(),
        size_of::<Condition>(),
        size_of::<aiact::law::Citation>(),
        size_of::<aiact::law::Provision>(),
        size_of::<Step>(),
        size_of::<Clock>(),
        size_of::<Procedure>(),
        size_of::<Regime>(),
        size_of::<Penalty>()
    );
    let e = aiact::Rulebook::builtin().unwrap().entries();
    println!("{} duties {} facts {} rules {} terms", e.duties.len(), e.facts.len(), e.rules.len(), e.terms.len());
}
