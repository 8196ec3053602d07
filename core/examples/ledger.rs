//! Prints how every provision of the Act is dealt with, and how many entries each section of duties has.
//!
//! ```text
//! cargo run --release --example ledger                  # counts, and what is missing
//! cargo run --release --example ledger -- --markdown    # the whole ledger
//! ```

use std::collections::BTreeMap;
use std::path::Path;

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
    let inventory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/duties/inventory.txt");
    let inventory = std::fs::read_to_string(inventory)?;
    let mut sections: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for duty in &book.entries().duties {
        sections.entry(&duty.section).or_default()[0] += 1;
    }
    for line in inventory.lines().filter(|line| !line.starts_with('#')) {
        let Some((section, id)) = line.split_once(' ') else { continue };
        let counts = sections.entry(section).or_default();
        counts[1] += 1;
        counts[2] += usize::from(id.contains(" | ") || book.entries().duties.iter().any(|duty| duty.id == id));
    }
    println!("duties, rights, powers and permissions: {}", book.entries().duties.len());
    println!("  section  entries  inventory  covered");
    for (section, [entries, inventory, covered]) in sections {
        println!("  {section:<7}  {entries:>7}  {inventory:>9}  {covered:>7}");
    }
    Ok(())
}
