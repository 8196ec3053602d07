//! The law as data: read from text files, joined by name, checked, and compiled for each edition.

#[cfg(library)]
mod check;
#[cfg(library)]
mod cited;
mod entries;
#[cfg(library)]
mod figures;
#[cfg(library)]
mod ledger;
mod packed;
mod read;
mod texts;
mod translation;

use rustc_hash::{FxBuildHasher, FxHashMap};

use once_cell::sync::OnceCell;

use crate::builtin;
use crate::engine::{Compiled, Plan};
use crate::error::{Error, ErrorCode};
use crate::facts::Knowledge;
use crate::language::Language;
use crate::law::Date;
use crate::pack::{self, Pack};
use crate::rulebook::translation::Translation;

#[cfg(library)]
pub use check::{Remark, Severity, Subject};
#[cfg(library)]
pub(crate) use cited::Cites;
pub(crate) use entries::role_rule;
pub use entries::{
    Activity, Anchor, Application, Authority, Body, Ceiling, CeilingRule, Certainty, Checklist, ChecklistItem, Clock,
    ClockKind, Condition, Duty, Edition, Element, Fact, FactType, Family, Figure, FigureValue, Further, History,
    Institution, Instrument, InstrumentKind, InstrumentStatus, Limit, Nature, OtherReading, Penalty, Place, Presumed,
    Presumption, Procedure, Quantifier, Regime, Route, Rule, RuleKind, Said, Sanction, SanctionInstead, Source, Stage,
    Step, Term, Test, Text, Unmodelled, ValueLabel, Variant,
};
#[cfg(library)]
pub use ledger::{Dealt, Ledger, LedgerRow};
pub use read::Entries;

/// What an identifier names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A fact, by its index in [`Entries::facts`].
    Fact(usize),
    /// A term, by its index in [`Entries::terms`].
    Term(usize),
    /// A rule, by its index in [`Entries::rules`].
    Rule(usize),
    /// A duty, by its index in [`Entries::duties`].
    Duty(usize),
}

/// A rulebook: the vocabulary and the rules of every edition, ready to be applied.
///
/// The built-in one is the law as this version of the library knows it:
///
/// ```
/// let book = aiact::Rulebook::builtin()?;
/// assert!(book.entries().rules.iter().any(|r| r.id == "art5-1-f"));
/// # Ok::<(), aiact::Error>(())
/// ```
#[derive(Debug)]
pub struct Rulebook {
    entries: Entries,
    items: FxHashMap<Text, Item>,
    nothing: Vec<Knowledge>,
    compiled: Vec<OnceCell<Compiled>>,
    /// The compiled editions of the built-in rulebook, still packed.
    plans: Vec<&'static [u8]>,
    digest: String,
    /// How the texts were put into another language than English.
    translation: Option<Translation>,
}

impl Rulebook {
    /// The rulebook that is part of this library, read on first use.
    ///
    /// # Errors
    ///
    /// None in a released library: the tests read the built-in rulebook. The error is passed on rather than
    /// hidden because a defect here must not bring down the host.
    pub fn builtin() -> Result<&'static Self, Error> {
        // `once_cell` because std's `OnceLock` has no stable fallible initialisation.
        static BOOK: OnceCell<Rulebook> = OnceCell::new();
        BOOK.get_or_try_init(|| Self::unpacked(builtin::RULEBOOK, builtin::DIGEST))
    }

    /// The rulebook that is part of this library, with its texts in a language.
    ///
    /// # Errors
    ///
    /// As [`Rulebook::builtin`].
    pub fn builtin_in(language: Language) -> Result<&'static Self, Error> {
        static BOOKS: [OnceCell<Rulebook>; Language::ALL.len()] = [const { OnceCell::new() }; Language::ALL.len()];
        let [_, danish, swedish] = &BOOKS;
        let cell = match language {
            Language::En => return Self::builtin(),
            Language::Da => danish,
            Language::Sv => swedish,
        };
        cell.get_or_try_init(|| Self::builtin()?.translated(language))
    }

    /// The same rules with their texts in a language, by the translations that are part of this library. A text that
    /// has none stays English and says so: `[en]` stands before it. Identifiers and citations stay as they are.
    ///
    /// # Errors
    ///
    /// As [`Rulebook::builtin`].
    pub fn translated(&self, language: Language) -> Result<Self, Error> {
        let mut entries = self.entries.clone();
        let translation = Translation::into(language)?;
        translation.iter().for_each(|translation| translation.entries(&mut entries));
        let book = Self::join(entries, self.plans.clone(), self.digest.clone())?;
        Ok(Self { translation, ..book })
    }

    /// Reads a rulebook from files, given as name and text, in this order.
    ///
    /// Names are joined and every edition must compile; the further checks of [`Rulebook::check`] are for
    /// authors and tests.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RulebookSyntax`] or [`ErrorCode::RulebookCheck`], with file and line.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Error> {
        let files: Vec<(&str, &str)> = files.into_iter().collect();
        Self::join(Entries::read(files.iter().copied())?, Vec::new(), digest(&files))
    }

    fn join(entries: Entries, plans: Vec<&'static [u8]>, digest: String) -> Result<Self, Error> {
        let items = name_items(&entries)?;
        let nothing = entries.facts.iter().map(|f| Knowledge::nothing(&f.fact_type)).collect();
        let compiled = entries.editions.iter().map(|_| OnceCell::new()).collect();
        Ok(Self { entries, items, nothing, compiled, plans, digest, translation: None })
    }

    packing! {
        /// The rulebook in its packed form, every edition compiled.
        pub(crate) fn packed(&self) -> Result<Vec<u8>, Error> {
            let mut plans = Vec::new();
            for edition in 0..self.entries.editions.len() {
                plans.push(pack::packed(&Plan::new(self, edition)?));
            }
            let sections: Vec<Vec<u8>> = std::iter::once(pack::packed(&self.entries)).chain(plans).collect();
            Ok(pack::packed(&sections))
        }
    }

    fn unpacked(mut bytes: &'static [u8], digest: &str) -> Result<Self, Error> {
        let broken = || Error::new(ErrorCode::Internal, "", "the built-in rulebook cannot be unpacked");
        let sections = pack::sections(&mut bytes).ok_or_else(broken)?;
        let (entries, plans) = sections.split_first().ok_or_else(broken)?;
        let entries = Entries::unpack(&mut &**entries).ok_or_else(broken)?;
        Self::join(entries, plans.to_vec(), digest.to_owned())
    }

    /// Everything the files say.
    #[must_use]
    pub fn entries(&self) -> &Entries {
        &self.entries
    }

    /// What an identifier names.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<Item> {
        self.items.get(id).copied()
    }

    /// The identifier of an item.
    #[must_use]
    pub fn name(&self, item: Item) -> &str {
        let entries = &self.entries;
        match item {
            Item::Fact(i) => entries.facts.get(i).map_or("?", |f| &*f.id),
            Item::Term(i) => entries.terms.get(i).map_or("?", |t| &*t.id),
            Item::Rule(i) => entries.rules.get(i).map_or("?", |r| &*r.id),
            Item::Duty(i) => entries.duties.get(i).map_or("?", |d| &*d.id),
        }
    }

    /// All identifiers, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.items.keys().map(|id| &**id)
    }

    /// SHA-256 over names and texts of the files: two rulebooks with the same digest say the same.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The text of the provisions that exist in an edition.
    #[must_use]
    pub fn provisions(edition: &str) -> Option<&'static str> {
        builtin::PROVISIONS.iter().find(|(id, _)| *id == edition).map(|(_, text)| *text)
    }

    /// The edition in force on a day.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Day`] before the Act entered into force.
    pub fn edition_on(&self, day: Date) -> Result<usize, Error> {
        self.entries.editions.iter().rposition(|e| e.in_force <= day).ok_or_else(|| {
            let first = self.entries.editions.first().map(|e| e.in_force.to_string()).unwrap_or_default();
            Error::new(ErrorCode::Day, "/as_of", format!("on {day} the Act was not yet in force"))
                .with_help(format!("the first possible day is {first}"))
        })
    }

    /// The edition with this identifier, or one of its other names.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Edition`], naming the nearest known edition.
    pub fn edition_named(&self, id: &str) -> Result<usize, Error> {
        let editions = &self.entries.editions;
        editions.iter().position(|e| e.id == id || e.also.iter().any(|a| a == id)).ok_or_else(|| {
            let known: Vec<&str> = editions.iter().map(|e| &*e.id).collect();
            Error::new(ErrorCode::Edition, "/edition", format!("no edition `{}`", crate::facts::shorten(id)))
                .with_help(format!("known: {}", known.join(", ")))
        })
    }

    /// Every day on which something begins or ceases to apply, in an edition, in rising order.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RulebookCheck`] when the edition does not compile.
    pub fn days(&self, edition: usize) -> Result<&[Date], Error> {
        Ok(self.compiled(edition)?.dates())
    }

    pub(crate) fn compiled(&self, edition: usize) -> Result<&Compiled, Error> {
        let cell = self.compiled.get(edition).ok_or_else(|| Error::new(ErrorCode::Internal, "", "no such edition"))?;
        cell.get_or_try_init(|| {
            let mut packed = self.plans.get(edition).and_then(|bytes| Plan::unpack(&mut &**bytes));
            if let (Some(plan), Some(translation)) = (&mut packed, &self.translation) {
                plan.readings.iter_mut().for_each(|reading| translation.element(&mut reading.element));
            }
            Ok(Compiled::new(packed.map_or_else(|| Plan::new(self, edition), Ok)?, edition))
        })
    }

    pub(crate) fn nothing_known(&self) -> &[Knowledge] {
        &self.nothing
    }

    /// An error for an id that names nothing, with the nearest that does.
    pub(crate) fn unknown_id(&self, id: &str, place: &str, code: ErrorCode, what: &str) -> Error {
        let error = Error::new(code, place, format!("no {what} `{}`", crate::facts::shorten(id)));
        if let Some(other) = self.item(id) {
            return error.with_help(self.read_instead(other));
        }
        let mut ids: Vec<&str> = self.ids().collect();
        ids.sort_unstable();
        error.with_nearest(id, ids.into_iter())
    }

    /// What an id names, and where an answer speaks of it, for whoever asks for it as something else.
    fn read_instead(&self, item: Item) -> &'static str {
        match item {
            Item::Fact(_) => "it is a fact; its explanation says what is known of it",
            Item::Term(_) => "it is a term; its verdict and its explanation say what it comes to",
            Item::Duty(_) => "it is a duty; the obligations and its explanation say what it comes to",
            Item::Rule(rule) if self.entries.rules.get(rule).is_some_and(|rule| rule.kind == RuleKind::Transition) => {
                "it is a transition; its explanation, and those of the duties that it relieves, say what it comes to"
            }
            Item::Rule(_) => "it is a conclusion; its finding and its explanation say what it comes to",
        }
    }
}

fn name_items(entries: &Entries) -> Result<FxHashMap<Text, Item>, Error> {
    let Entries { facts, terms, rules, duties, .. } = entries;
    let mut all: Vec<(&Text, Item, Place)> = Vec::with_capacity(facts.len() + terms.len() + rules.len() + duties.len());
    all.extend(facts.iter().enumerate().map(|(i, f)| (&f.id, Item::Fact(i), f.place)));
    all.extend(terms.iter().enumerate().map(|(i, t)| (&t.id, Item::Term(i), t.place)));
    all.extend(rules.iter().enumerate().map(|(i, r)| (&r.id, Item::Rule(i), r.place)));
    all.extend(duties.iter().enumerate().map(|(i, d)| (&d.id, Item::Duty(i), d.place)));
    let mut items = FxHashMap::with_capacity_and_hasher(all.len(), FxBuildHasher);
    for (id, item, place) in &all {
        if items.insert((*id).clone(), *item).is_some() {
            let first = all.iter().find(|(earlier, _, _)| earlier == id).map_or(place, |(_, _, first)| first);
            let message = format!("`{id}` is already defined at {}", entries.shown(*first));
            return Err(Error::new(ErrorCode::RulebookCheck, entries.shown(*place), message));
        }
    }
    Ok(items)
}

fn digest(files: &[(&str, &str)]) -> String {
    let mut hash = hmac_sha256::Hash::new();
    for (name, text) in files {
        for part in [name, text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_rulebook_packed_again_is_the_same() {
        let bytes = Rulebook::builtin().unwrap().packed().unwrap();
        assert!(bytes == builtin::RULEBOOK, "{} bytes, not {}", bytes.len(), builtin::RULEBOOK.len());
    }
}
