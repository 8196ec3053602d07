//! The ledger: for every provision of an edition the entries that model it, or the reason why none does.

use std::fmt::Write;

use crate::error::{Error, ErrorCode};
use crate::law::{Citation, Provision, ProvisionIndex};
use crate::rulebook::{Cites, Rulebook};

/// How a provision is dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dealt {
    /// These entries cite it, or a place within it.
    Modelled(Vec<String>),
    /// These entries cite the paragraph or point that it is part of.
    Within(Vec<String>),
    /// No entry models it, for this reason.
    LeftOut(String),
    /// Nothing is said about it: a gap.
    Missing,
}

/// A provision, and how it is dealt with.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    /// The provision.
    pub provision: Provision,
    /// How it is dealt with.
    pub dealt: Dealt,
}

/// Every article, paragraph and point of an edition, in the order of the Act.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// One row a provision.
    pub rows: Vec<LedgerRow>,
}

/// Places with what is said of them, in the order of the Act.
type Said<'b> = Vec<(Provision, &'b str)>;

impl Rulebook {
    /// The ledger of an edition.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RulebookCheck`] when the list of the edition's provisions cannot be read.
    ///
    /// ```
    /// let book = aiact::Rulebook::builtin()?;
    /// let ledger = book.ledger(book.edition_named("2026-07-27")?)?;
    /// assert!(ledger.rows.iter().any(|row| row.provision.to_string() == "Art 50(1)"));
    /// # Ok::<(), aiact::Error>(())
    /// ```
    pub fn ledger(&self, edition: usize) -> Result<Ledger, Error> {
        let entries = self.entries();
        let id = entries.editions.get(edition).map(|e| &*e.id).unwrap_or_default();
        let index = ProvisionIndex::read(Self::provisions(id).unwrap_or_default())
            .map_err(|e| Error::new(ErrorCode::RulebookCheck, id, e.to_string()))?;
        let mut cited: Said<'_> = Vec::new();
        for (entry, citation) in self.citations(edition) {
            for place in citation.provision().into_iter().flat_map(forms) {
                cited.push((place, entry));
            }
        }
        cited.sort_unstable();
        cited.dedup();
        let mut reasons: Said<'_> = Vec::new();
        for left_out in &entries.unmodelled {
            for place in left_out.cites.iter().filter_map(Citation::provision).flat_map(forms) {
                reasons.push((place, &left_out.reason));
            }
        }
        let rows = index.iter().map(|provision| LedgerRow {
            provision: *provision,
            dealt: dealt_with(provision, &index, &cited, &reasons),
        });
        Ok(Ledger { rows: rows.collect() })
    }

    /// Every citation of an edition, with the entry that makes it. What stands around the Act models none of it.
    fn citations(&self, edition: usize) -> Vec<(&str, &Citation)> {
        let entries = self.entries();
        let mut all: Vec<(&str, &Citation)> = Vec::new();
        let listed = |only: &[usize]| only.is_empty() || only.contains(&edition);
        for e in &entries.facts {
            add(&mut all, &e.id, e, edition);
        }
        for e in entries.terms.iter().filter(|e| e.body.in_edition(edition)) {
            add(&mut all, &e.id, e, edition);
        }
        for e in entries.rules.iter().filter(|e| e.body.in_edition(edition)) {
            add(&mut all, &e.id, e, edition);
        }
        for e in entries.duties.iter().filter(|e| e.body.in_edition(edition)) {
            add(&mut all, &e.id, e, edition);
        }
        for e in &entries.regimes {
            add(&mut all, &e.id, e, edition);
        }
        for e in entries.penalties.iter().filter(|e| listed(&e.only)) {
            add(&mut all, &e.id, e, edition);
        }
        for e in entries.checklists.iter().filter(|e| listed(&e.only)) {
            add(&mut all, &e.id, e, edition);
        }
        for e in entries.procedures.iter().filter(|e| listed(&e.only)) {
            add(&mut all, &e.id, e, edition);
        }
        for e in &entries.institutions {
            add(&mut all, &e.id, e, edition);
        }
        all
    }
}

fn add<'e>(all: &mut Vec<(&'e str, &'e Citation)>, id: &'e str, entry: &'e impl Cites, edition: usize) {
    all.extend(entry.cited(Some(edition)).into_iter().map(|citation| (id, citation)));
}

/// A place as it may be cited: with and without the subparagraph that its point stands in.
fn forms(provision: &Provision) -> impl Iterator<Item = Provision> + use<> {
    let whole = provision.without_sentence();
    [Some(whole), whole.without_subparagraph()].into_iter().flatten()
}

/// What is said of a place and of those after it.
fn from<'s, 'b>(cited: &'s Said<'b>, place: &Provision) -> std::slice::Iter<'s, (Provision, &'b str)> {
    cited.get(cited.partition_point(|(at, _)| at < place)..).unwrap_or_default().iter()
}

fn dealt_with(provision: &Provision, index: &ProvisionIndex, cited: &Said<'_>, reasons: &Said<'_>) -> Dealt {
    let mut within: Vec<&str> = Vec::new();
    for form in forms(provision) {
        within.extend(from(cited, &form).take_while(|(place, _)| form.contains(place)).map(|(_, id)| id));
    }
    if !within.is_empty() {
        within.sort_unstable();
        within.dedup();
        return Dealt::Modelled(within.into_iter().map(str::to_owned).collect());
    }
    // An article divided into paragraphs, or an annex, is too large to vouch for its parts.
    let vouches = |place: &Provision| {
        let whole = *place == place.article_or_annex();
        !whole || place.annex().is_none() && !index.iter().any(|p| place.contains(p) && p.paragraph().is_some())
    };
    for form in forms(provision) {
        for place in form.and_ancestors() {
            // What was said last holds.
            if let Some((_, reason)) = reasons.iter().rfind(|(at, _)| *at == place) {
                return Dealt::LeftOut((*reason).to_owned());
            }
            let citing = from(cited, &place).take_while(|(at, _)| *at == place);
            let ids: Vec<String> = citing.map(|(_, id)| (*id).to_owned()).collect();
            if !ids.is_empty() && vouches(&place) {
                return Dealt::Within(ids);
            }
        }
    }
    Dealt::Missing
}

impl Ledger {
    /// The provisions that nothing is said about.
    #[must_use]
    pub fn missing(&self) -> Vec<Provision> {
        self.rows.iter().filter(|row| row.dealt == Dealt::Missing).map(|row| row.provision).collect()
    }

    /// How many provisions are modelled, modelled as part of a larger place, left out with a reason, and missing.
    #[must_use]
    pub fn counts(&self) -> [usize; 4] {
        let mut counts = [0; 4];
        for row in &self.rows {
            let kind = match row.dealt {
                Dealt::Modelled(_) => 0,
                Dealt::Within(_) => 1,
                Dealt::LeftOut(_) => 2,
                Dealt::Missing => 3,
            };
            if let Some(count) = counts.get_mut(kind) {
                *count += 1;
            }
        }
        counts
    }

    /// The ledger as a page of Markdown, a table for each article and annex.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        let mut section = None;
        for row in &self.rows {
            let unit = row.provision.article_or_annex();
            // Writing to a string cannot fail.
            if section != Some(unit) {
                let _ = write!(out, "\n## {unit}\n\n| provision | entries |\n|---|---|\n");
                section = Some(unit);
            }
            let text = match &row.dealt {
                Dealt::Modelled(ids) => ids.join(", "),
                Dealt::Within(ids) => format!("as part of a larger place: {}", ids.join(", ")),
                Dealt::LeftOut(reason) => format!("*not modelled: {reason}*"),
                Dealt::Missing => "**missing**".to_owned(),
            };
            let _ = writeln!(out, "| {} | {text} |", row.provision);
        }
        out
    }
}
