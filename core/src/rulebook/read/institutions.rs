//! Reading public bodies and checklists.

use crate::error::Error;
use crate::law::Citation;
use crate::rulebook::entries::{Authority, Checklist, ChecklistItem, Institution, Text};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};

/// What can be said of a body in words.
const PROFILE: &[&str] = &["role", "composition", "appointment", "term", "seat", "contact", "units", "staff"];

impl Reader<'_> {
    pub(super) fn institution(
        &self,
        line: &Line<'_>,
        id: Text,
        title: Text,
        cites: Vec<Citation>,
    ) -> Result<Institution, Error> {
        let mut body = Institution {
            id,
            title,
            cites,
            profile: Vec::new(),
            part_of: None,
            advises: Vec::new(),
            supervises: Vec::new(),
            since: None,
            known: None,
            notes: Vec::new(),
            place: self.place(line),
        };
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("part"), Token::Word("of"), Token::Word(id)] => {
                    body.part_of = Some((*id).to_owned().into())
                }
                [Token::Word("advises"), rest @ ..] => body.advises = self.words(child, rest)?,
                [Token::Word("supervises"), rest @ ..] => body.supervises = self.words(child, rest)?,
                [Token::Word("since"), Token::Word(day)] => body.since = Some(self.date(child, day)?),
                [Token::Word("known"), Token::Word(day)] => body.known = Some(self.date(child, day)?),
                [Token::Word("note"), Token::Text(text)] => body.notes.push(text.clone().into()),
                [Token::Word(field), Token::Text(text)] if PROFILE.contains(field) => {
                    body.profile.push(((*field).to_owned().into(), text.clone().into()));
                }
                _ => {
                    let mut known = vec!["part of", "advises", "supervises", "since", "known", "note"];
                    known.extend_from_slice(PROFILE);
                    return Err(self.unknown_field(child, &known));
                }
            }
        }
        Ok(body)
    }

    pub(super) fn checklist(
        &self,
        line: &Line<'_>,
        id: Text,
        title: Text,
        cites: Vec<Citation>,
    ) -> Result<Checklist, Error> {
        let mut list = Checklist {
            id,
            title,
            cites,
            authority: Authority::Law,
            items: Vec::new(),
            only: Vec::new(),
            ended: false,
            notes: Vec::new(),
            place: self.place(line),
        };
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("authority"), Token::Word("guideline")] => list.authority = Authority::Guideline,
                [Token::Word("only"), Token::Word("edition"), rest @ ..] => {
                    let ids = self.words(child, rest)?;
                    list.only = ids.iter().map(|e| self.edition(child, e)).collect::<Result<_, _>>()?;
                }
                [Token::Word("until"), ..] => (list.only, list.ended) = (self.until(child)?, true),
                [Token::Word("note"), Token::Text(text)] => list.notes.push(text.clone().into()),
                [Token::Word("item"), Token::Word(id), Token::Text(text), Token::Cites(cites)] => {
                    if list.items.iter().any(|i| i.id == **id) {
                        return Err(self.fail(child, format!("the item `{id}` stands twice")));
                    }
                    let cites = self.cites(child, cites)?;
                    let mut item = ChecklistItem {
                        id: (*id).to_owned().into(),
                        text: text.clone().into(),
                        cites,
                        recipients: Vec::new(),
                        note: None,
                    };
                    for inner in &child.children {
                        match self.tokens(inner)?.as_slice() {
                            [Token::Word("for"), rest @ ..] => item.recipients = self.words(inner, rest)?,
                            [Token::Word("note"), Token::Text(text)] => item.note = Some(text.clone().into()),
                            _ => return Err(self.unknown_field(inner, &["for", "note"])),
                        }
                    }
                    list.items.push(item);
                }
                _ => {
                    return Err(self
                        .unknown_field(child, &["item", "authority guideline", "only edition", "until edition", "note"])
                        .with_help("a point is written `item ID \"what has to be there\" [citations]`"));
                }
            }
        }
        if list.items.is_empty() {
            return Err(self.fail(line, format!("the checklist `{}` has no `item`", list.id)));
        }
        Ok(list)
    }
}
