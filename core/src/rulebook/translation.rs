//! The rulebook's texts in other languages.

use rustc_hash::FxHashMap;

use crate::builtin;
use crate::error::{Error, ErrorCode};
use crate::language::Language;
use crate::pack::Pack;
use crate::rulebook::entries::{Element, Text};
use crate::rulebook::read::Entries;
use crate::rulebook::texts::each_of_element;

/// The translations into a language that are part of the library.
#[derive(Debug)]
pub(super) struct Translation {
    table: FxHashMap<Text, Text>,
    /// What stands before a text that has none.
    missing: &'static str,
}

impl Translation {
    /// Those into a language; none into English, the language of the rulebook.
    pub(super) fn into(language: Language) -> Result<Option<Self>, Error> {
        let mut tables = builtin::TRANSLATIONS.iter().copied();
        let Some((_, mut packed)) = tables.find(|(code, _)| *code == language.code()) else { return Ok(None) };
        let rows: Vec<(Text, Text)> = Vec::unpack(&mut packed).ok_or_else(|| {
            Error::new(ErrorCode::Internal, "", format!("the texts in `{language}` cannot be unpacked"))
        })?;
        Ok(Some(Self { table: rows.into_iter().collect(), missing: &language.phrases().not_translated }))
    }

    /// Puts every text into the language; one that has no translation says that it is English.
    pub(super) fn entries(&self, entries: &mut Entries) {
        entries.each_text(&mut |_, _, text| self.text(text));
    }

    /// Puts the texts of an element into the language.
    pub(super) fn element(&self, element: &mut Element) {
        each_of_element(element, &mut |text| self.text(text));
    }

    fn text(&self, text: &mut Text) {
        if !text.is_empty() {
            *text = match self.table.get(text) {
                Some(translation) => translation.clone(),
                None => format!("{}{text}", self.missing).into(),
            };
        }
    }
}
