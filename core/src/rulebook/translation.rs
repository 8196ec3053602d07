//! The rulebook's texts in other languages.

use rustc_hash::FxHashMap;

use crate::builtin;
use crate::error::{Error, ErrorCode};
use crate::language::Language;
use crate::pack::Pack;
use crate::rulebook::{Entries, Text};

/// Puts every text into a language; one that has no translation says that it is English.
pub(super) fn translate(entries: &mut Entries, language: Language) -> Result<(), Error> {
    let mut tables = builtin::TRANSLATIONS.iter().copied();
    let Some((_, mut packed)) = tables.find(|(code, _)| *code == language.code()) else {
        return Ok(());
    };
    let rows: Vec<(Text, Text)> = Vec::unpack(&mut packed)
        .ok_or_else(|| Error::new(ErrorCode::Internal, "", format!("the texts in `{language}` cannot be unpacked")))?;
    let table: FxHashMap<Text, Text> = rows.into_iter().collect();
    let missing = &language.phrases().not_translated;
    entries.each_text(&mut |_, _, text| {
        if !text.is_empty() {
            *text = match table.get(text) {
                Some(translation) => translation.clone(),
                None => format!("{missing}{text}").into(),
            };
        }
    });
    Ok(())
}
