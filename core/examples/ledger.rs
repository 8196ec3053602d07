//! Prints how every provision of the Act is dealt with, and how many entries each section of duties has.
//!
//! ```text
//! cargo run --release --example ledger                  # counts, and what is missing
//! cargo run --release --example ledger -- --markdown    # the whole ledger
//! ```

use std::collections::BTreeMap;

use aiact::Rulebook;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let book = Rulebook::builtin()?;
    let edition = book.entries().editions.len().saturating_sub(1);
    let ledger = book.ledger(edition)?;
    if std::env::args().any(|a| a == "--markdown") {
        print!("{}", ledger.to_markdown());
        return Ok(());
    }
    let [modelled, within, left_out, missing] = ledger.counts();
    println!("provisions of the Act: {}", ledger.rows.len());
    println!("  modelled              {modelled}");
    println!("  as part of a larger   {within}");
    println!("  left out, with reason {left_out}");
    println!("  missing               {missing}");
    for provision in ledger.missing() {
        println!("    {provision}");
    }
    let mut sections: BTreeMap<&str, usize> = BTreeMap::new();
    for duty in &book.entries().duties {
        *sections.entry(&duty.section).or_default() += 1;
    }
    println!("duties, rights, powers and permissions: {}", book.entries().duties.len());
    for (section, count) in sections {
        println!("  section {section:<2} {count}");
    }
    Ok(())
}
