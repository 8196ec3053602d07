//! Reading groups and duties.

use crate::error::Error;
use crate::law::Citation;
use crate::rulebook::entries::{Body, Duty, Further, Nature, Place, Sanction, SanctionInstead, Text};
use crate::rulebook::read::condition::quantifier;
use crate::rulebook::read::lines::{Line, Token};
use crate::rulebook::read::rules::empty_rule;
use crate::rulebook::read::{Group, Reader};

/// Fields of a group that a rule takes over; the others are for duties.
const RULE_FIELDS: &[&str] = &["kind", "applies", "regime", "checked", "family", "only", "until"];

impl Reader<'_> {
    /// Reads a group: the fields that its rules and its duties begin with.
    pub(super) fn group(&self, line: &Line<'_>) -> Result<Group, Error> {
        let mut group =
            Group { rule: empty_rule(self.place(line)), has_kind: false, duty: empty_duty(self.place(line)) };
        for child in &line.children {
            let field = child.text.split(' ').next().unwrap_or_default();
            if RULE_FIELDS.contains(&field) || quantifier(child.text).is_some() {
                self.rule_line(&mut group.rule, child)?;
                group.has_kind |= field == "kind";
            }
            if !self.body_line(&mut group.duty.body, child, None)? {
                self.duty_line(&mut group.duty, child)?;
            }
        }
        Ok(group)
    }

    pub(super) fn duty(&self, line: &Line<'_>, id: Text, text: Text, cites: Vec<Citation>) -> Result<Duty, Error> {
        let place = self.place(line);
        let defaults = self.group.map(|g| g.duty.clone());
        let mut duty = Duty { id, text, cites, place, ..defaults.unwrap_or_else(|| empty_duty(place)) };
        for child in &line.children {
            if !self.body_line(&mut duty.body, child, None)? {
                self.duty_line(&mut duty, child)?;
            }
        }
        if duty.bearers.is_empty() {
            return Err(self.fail(line, format!("the duty `{}` has no bearer", duty.id)));
        }
        Ok(duty)
    }

    fn duty_line(&self, duty: &mut Duty, line: &Line<'_>) -> Result<(), Error> {
        match self.tokens(line)?.as_slice() {
            [Token::Word("section"), Token::Word(s)] => duty.section = (*s).to_owned().into(),
            [Token::Word("nature"), Token::Word(n)] => {
                duty.nature = match *n {
                    "duty" => Nature::Duty,
                    "prohibition" => Nature::Prohibition,
                    "right" => Nature::Right,
                    "permission" => Nature::Permission,
                    "option" => Nature::Option,
                    "power" => Nature::Power,
                    "task" => Nature::Task,
                    "effect" => Nature::Effect,
                    _ => {
                        return Err(self
                            .fail(line, format!("no nature `{n}`"))
                            .with_help("duty, prohibition, right, permission, option, power, task, effect"));
                    }
                };
            }
            [Token::Word("bearer"), rest @ ..] => duty.bearers = self.words(line, rest)?,
            [Token::Word("artefact"), Token::Word("any")] => duty.artefact = None,
            [Token::Word("artefact"), Token::Word(id)] => duty.artefact = Some((*id).to_owned().into()),
            [Token::Word("scope"), Token::Word("none")] => duty.scoped = false,
            [Token::Word("scope"), Token::Word("in_scope")] => duty.scoped = true,
            [Token::Word("event"), Token::Text(t)] => duty.event = Some(t.clone().into()),
            [Token::Word("deadline"), Token::Text(t)] => duty.deadline = Some(t.clone().into()),
            [Token::Word("due" | "keep" | "wait" | "every"), ..] => duty.clocks.push(self.clock(line)?),
            [Token::Word("listed"), Token::Word("when"), Token::Word(id)] => {
                duty.listed_when = Some((*id).to_owned().into());
            }
            [Token::Word("checklist"), Token::Word(id)] => duty.checklist = Some((*id).to_owned().into()),
            [Token::Word("exceptions"), Token::Text(t)] => duty.exceptions = Some(t.clone().into()),
            [Token::Word("changed"), Token::Text(t)] => duty.changed = Some(t.clone().into()),
            [Token::Word("note"), Token::Text(t)] => duty.notes.push(t.clone().into()),
            [Token::Word("penalty"), Token::Word("note"), Token::Text(t)] => {
                duty.sanction_note = Some(t.clone().into())
            }
            [Token::Word("penalty"), Token::Word(p)] => duty.sanction = sanction(p),
            [Token::Word("penalty"), Token::Word(p), Token::Word("when"), Token::Word(id), Token::Cites(cites)] => {
                let (when, cites) = ((*id).to_owned().into(), self.cites(line, cites)?);
                duty.sanction_instead.push(SanctionInstead { sanction: sanction(p), when, cites });
            }
            [Token::Word("also"), Token::Word(tier), rest @ ..] => {
                let (when, rest) = match rest {
                    [Token::Word("when"), Token::Word(id), rest @ ..] => (Some(Text::from((*id).to_owned())), rest),
                    rest => (None, rest),
                };
                let [Token::Cites(cites)] = rest else {
                    return Err(self.fail(line, "expected `also TIER [citation]` or `also TIER when ID [citation]`"));
                };
                duty.also.push(Further { tier: (*tier).to_owned().into(), when, cites: self.cites(line, cites)? });
            }
            [Token::Word("takes"), Token::Word("presumptions"), Token::Text(why)] => {
                duty.takes_presumptions = Some(why.clone().into());
            }
            [Token::Word("evidence"), rest @ ..] => duty.evidence = self.words(line, rest)?,
            [Token::Word("checked"), Token::Word(day)] => duty.checked = Some(self.date(line, day)?),
            [Token::Word("kind" | "family"), ..] => {}
            _ => {
                return Err(self.unknown_field(
                    line,
                    &[
                        "section",
                        "nature",
                        "bearer",
                        "artefact",
                        "scope",
                        "event",
                        "deadline",
                        "due",
                        "keep",
                        "wait",
                        "every",
                        "checklist",
                        "listed when",
                        "exceptions",
                        "penalty",
                        "penalty TIER when",
                        "penalty note",
                        "also",
                        "changed",
                        "evidence",
                        "checked",
                        "note",
                        "regime",
                        "applies",
                        "all of",
                        "any of",
                        "none of",
                        "edition",
                        "only edition",
                        "until edition",
                    ],
                ));
            }
        }
        Ok(())
    }
}

fn empty_duty(place: Place) -> Duty {
    Duty {
        id: Text::default(),
        text: Text::default(),
        cites: Vec::new(),
        section: Text::default(),
        nature: Nature::Duty,
        bearers: Vec::new(),
        artefact: Some("ai_system".to_owned().into()),
        scoped: true,
        body: Body::default(),
        event: None,
        deadline: None,
        clocks: Vec::new(),
        checklist: None,
        exceptions: None,
        sanction: Sanction::Unstated,
        sanction_instead: Vec::new(),
        also: Vec::new(),
        sanction_note: None,
        changed: None,
        evidence: Vec::new(),
        listed_when: None,
        takes_presumptions: None,
        checked: None,
        notes: Vec::new(),
        place,
    }
}

fn sanction(word: &str) -> Sanction {
    match word {
        "none" => Sanction::None,
        "national" => Sanction::National,
        tier => Sanction::Tier(tier.to_owned().into()),
    }
}
