//! Reading procedures.

use crate::error::Error;
use crate::law::Citation;
use crate::rulebook::entries::{Procedure, Step, Text};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};

impl Reader<'_> {
    pub(super) fn procedure(
        &self,
        line: &Line<'_>,
        id: Text,
        title: Text,
        cites: Vec<Citation>,
    ) -> Result<Procedure, Error> {
        let mut procedure = Procedure {
            id,
            title,
            cites,
            concerns: None,
            only: Vec::new(),
            steps: Vec::new(),
            notes: Vec::new(),
            place: self.place(line),
        };
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("on"), Token::Word(id)] => procedure.concerns = Some((*id).to_owned().into()),
                [Token::Word("only"), Token::Word("edition"), rest @ ..] => {
                    let ids = self.words(child, rest)?;
                    procedure.only = ids.iter().map(|e| self.edition(child, e)).collect::<Result<_, _>>()?;
                }
                [Token::Word("note"), Token::Text(text)] => procedure.notes.push(text.clone().into()),
                [Token::Word("step"), Token::Word(id), Token::Text(title), Token::Cites(cites)] => {
                    self.check_id(child, id)?;
                    let step = self.step(child, id, title, self.cites(child, cites)?, &procedure)?;
                    procedure.steps.push(step);
                }
                _ => {
                    return Err(self
                        .unknown_field(child, &["on", "only edition", "note", "step"])
                        .with_help("a step is written `step ID \"what is done\" [citations]`"));
                }
            }
        }
        if procedure.steps.is_empty() {
            return Err(self.fail(line, format!("the procedure `{}` has no `step`", procedure.id)));
        }
        Ok(procedure)
    }

    fn step(
        &self,
        line: &Line<'_>,
        id: &str,
        title: &str,
        cites: Vec<Citation>,
        procedure: &Procedure,
    ) -> Result<Step, Error> {
        let known = || procedure.steps.iter().map(|s| &*s.id);
        if known().any(|k| k == id) {
            return Err(self.fail(line, format!("the step `{id}` stands twice")));
        }
        let mut step = Step {
            id: id.to_owned().into(),
            title: title.to_owned().into(),
            cites,
            by: Vec::new(),
            date: None,
            after: Vec::new(),
            unless: Vec::new(),
            when: None,
            clocks: Vec::new(),
            documents: Vec::new(),
            remedies: Vec::new(),
            duties: Vec::new(),
            note: None,
            place: self.place(line),
        };
        let earlier = |child: &Line<'_>, tokens: &[Token<'_>]| {
            let ids = self.words(child, tokens)?;
            match ids.iter().find(|id| !known().any(|k| k == *id)) {
                None => Ok(ids),
                Some(id) => Err(self.fail(child, format!("no step `{id}` before this one")).with_nearest(id, known())),
            }
        };
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("by"), rest @ ..] => step.by = self.words(child, rest)?,
                [Token::Word("date"), Token::Word(id)] => step.date = Some((*id).to_owned().into()),
                [Token::Word("after"), rest @ ..] => step.after = earlier(child, rest)?,
                [Token::Word("unless"), rest @ ..] => step.unless = earlier(child, rest)?,
                [Token::Word("when"), Token::Word(id)] => step.when = Some((*id).to_owned().into()),
                [Token::Word("due" | "keep" | "wait" | "every"), ..] => step.clocks.push(self.clock(child)?),
                [Token::Word("document"), rest @ ..] => step.documents = self.words(child, rest)?,
                [Token::Word("remedy"), Token::Text(text)] => step.remedies.push(text.clone().into()),
                [Token::Word("duty"), rest @ ..] => step.duties = self.words(child, rest)?,
                [Token::Word("note"), Token::Text(text)] => step.note = Some(text.clone().into()),
                _ => {
                    return Err(self.unknown_field(
                        child,
                        &[
                            "by", "date", "after", "unless", "when", "due", "keep", "wait", "every", "document",
                            "remedy", "duty", "note",
                        ],
                    ));
                }
            }
        }
        if step.by.is_empty() {
            return Err(self.fail(line, format!("the step `{id}` does not say `by` whom")));
        }
        Ok(step)
    }
}
