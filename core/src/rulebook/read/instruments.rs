//! Reading what stands around the Act: instruments, and what older sources say.

use crate::error::Error;
use crate::law::{Citation, Date};
use crate::rulebook::entries::{Certainty, History, Instrument, InstrumentKind, InstrumentStatus, Said, Stage, Text};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};

const KINDS: [(&str, InstrumentKind); 16] = [
    ("act", InstrumentKind::Act),
    ("proposal", InstrumentKind::Proposal),
    ("guideline", InstrumentKind::Guideline),
    ("recommendation", InstrumentKind::Recommendation),
    ("code", InstrumentKind::Code),
    ("template", InstrumentKind::Template),
    ("standard", InstrumentKind::Standard),
    ("standardisation_request", InstrumentKind::StandardisationRequest),
    ("programme", InstrumentKind::Programme),
    ("package", InstrumentKind::Package),
    ("plan", InstrumentKind::Plan),
    ("pledge", InstrumentKind::Pledge),
    ("alliance", InstrumentKind::Alliance),
    ("platform", InstrumentKind::Platform),
    ("facility", InstrumentKind::Facility),
    ("support", InstrumentKind::Support),
];

const STATUSES: [(&str, InstrumentStatus); 8] = [
    ("planned", InstrumentStatus::Planned),
    ("draft", InstrumentStatus::Draft),
    ("published", InstrumentStatus::Published),
    ("adopted", InstrumentStatus::Adopted),
    ("in_force", InstrumentStatus::InForce),
    ("approved", InstrumentStatus::Approved),
    ("withdrawn", InstrumentStatus::Withdrawn),
    ("not_found", InstrumentStatus::NotFound),
];

const CERTAINTIES: [(&str, Certainty); 3] =
    [("text", Certainty::Text), ("reports", Certainty::Reports), ("one_report", Certainty::OneReport)];

impl Reader<'_> {
    pub(super) fn instrument(
        &self,
        line: &Line<'_>,
        id: Text,
        title: Text,
        cites: Vec<Citation>,
    ) -> Result<Instrument, Error> {
        let (mut what, mut known) = (None, None);
        let mut read = Instrument {
            id,
            title,
            cites,
            what: InstrumentKind::Act,
            issued_by: Vec::new(),
            issuer: None,
            binding: false,
            number: None,
            celex: None,
            documents: Vec::new(),
            explains: Vec::new(),
            due: None,
            stages: Vec::new(),
            sectors: Vec::new(),
            certainty: Certainty::default(),
            known: Date::MIN,
            notes: Vec::new(),
            place: self.place(line),
        };
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("what"), Token::Word(word)] => what = Some(self.word_of(child, word, &KINDS)?),
                [Token::Word("by"), rest @ ..] => read.issued_by = self.words(child, rest)?,
                [Token::Word("issuer"), Token::Text(text)] => read.issuer = Some(text.clone().into()),
                [Token::Word("binding")] => read.binding = true,
                [Token::Word("number"), Token::Text(text)] => read.number = Some(text.clone().into()),
                [Token::Word("celex"), Token::Word(number)] => read.celex = Some((*number).to_owned().into()),
                [Token::Word("document"), rest @ ..] => read.documents = self.words(child, rest)?,
                [Token::Word("explains"), Token::Cites(cites)] => read.explains = self.cites(child, cites)?,
                [Token::Word("due"), Token::Word(day)] => read.due = Some(self.date(child, day)?),
                [Token::Word("status"), Token::Word(word), rest @ ..] => {
                    let status = self.word_of(child, word, &STATUSES)?;
                    let (on, note) = match rest {
                        [] => (None, None),
                        [Token::Word(on)] => (Some(self.day_month_or_year(child, on)?), None),
                        [Token::Text(note)] => (None, Some(note.clone())),
                        [Token::Word(on), Token::Text(note)] => {
                            (Some(self.day_month_or_year(child, on)?), Some(note.clone()))
                        }
                        _ => return Err(self.fail(child, "expected `status WORD [DATE] [\"what happened\"]`")),
                    };
                    read.stages.push(Stage { status, on: on.map(Into::into), note: note.map(Into::into) });
                }
                [Token::Word("sector"), Token::Word(id), Token::Text(name)] => {
                    self.check_id(child, id)?;
                    read.sectors.push(((*id).to_owned().into(), name.clone().into()));
                }
                [Token::Word("certainty"), Token::Word(word)] => {
                    read.certainty = self.word_of(child, word, &CERTAINTIES)?;
                }
                [Token::Word("known"), Token::Word(day)] => known = Some(self.date(child, day)?),
                [Token::Word("note"), Token::Text(text)] => read.notes.push(text.clone().into()),
                _ => {
                    return Err(self.unknown_field(
                        child,
                        &[
                            "what",
                            "by",
                            "issuer",
                            "binding",
                            "number",
                            "celex",
                            "document",
                            "explains",
                            "due",
                            "status",
                            "sector",
                            "certainty",
                            "known",
                            "note",
                        ],
                    ));
                }
            }
        }
        let lacks = |what: &str| self.fail(line, format!("the instrument `{}` has no `{what}`", read.id));
        let (what, known) = (what.ok_or_else(|| lacks("what"))?, known.ok_or_else(|| lacks("known"))?);
        if read.stages.is_empty() {
            return Err(lacks("status"));
        }
        Ok(Instrument { what, known, ..read })
    }

    pub(super) fn history(
        &self,
        line: &Line<'_>,
        id: Text,
        title: Text,
        cites: Vec<Citation>,
    ) -> Result<History, Error> {
        let (mut said, mut now, mut known, mut notes) = (Vec::new(), None, None, Vec::new());
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("said"), Token::Word(on), Token::Word("by"), Token::Text(by), Token::Text(text)] => {
                    let on = self.day_month_or_year(child, on)?;
                    said.push(Said { on: on.into(), by: by.clone().into(), text: text.clone().into() });
                }
                [Token::Word("now"), Token::Text(text)] => now = Some(text.clone()),
                [Token::Word("known"), Token::Word(day)] => known = Some(self.date(child, day)?),
                [Token::Word("note"), Token::Text(text)] => notes.push(text.clone().into()),
                _ => {
                    return Err(self
                        .unknown_field(child, &["said", "now", "known", "note"])
                        .with_help("what was said is written `said DATE by \"whom\" \"what\"`"));
                }
            }
        }
        match (now, known) {
            (Some(now), Some(known)) if !said.is_empty() => {
                Ok(History { id, title, cites, said, now: now.into(), known, notes, place: self.place(line) })
            }
            _ => Err(self.fail(line, format!("`{id}` needs `said`, `now` and `known`"))),
        }
    }

    /// What a word stands for.
    fn word_of<T: Copy>(&self, line: &Line<'_>, word: &str, known: &[(&'static str, T)]) -> Result<T, Error> {
        known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value).ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.fail(line, format!("`{word}` cannot stand here"))
                .with_help(format!("known here: {}", names.join(", ")))
        })
    }

    /// A day, a month or a year.
    fn day_month_or_year(&self, line: &Line<'_>, text: &str) -> Result<String, Error> {
        let first = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        match first.parse::<Date>() {
            Ok(_) => Ok(text.to_owned()),
            Err(_) => Err(self
                .fail(line, format!("`{text}` is no day, month or year"))
                .with_help("written 2026-11-21, 2026-11 or 2026")),
        }
    }
}
