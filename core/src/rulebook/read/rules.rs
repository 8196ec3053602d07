//! Reading rules and regimes.

use crate::error::Error;
use crate::law::Citation;
use crate::rulebook::entries::{Body, Family, Place, Regime, Route, Rule, RuleKind, Text};
use crate::rulebook::read::Reader;
use crate::rulebook::read::lines::{Line, Token};

impl Reader<'_> {
    pub(super) fn rule(&self, line: &Line<'_>, id: Text, title: Text, cites: Vec<Citation>) -> Result<Rule, Error> {
        let place = self.place(line);
        let defaults = self.group.map(|g| g.rule.clone());
        let mut rule = Rule { id, title, cites, place, ..defaults.unwrap_or_else(|| empty_rule(place)) };
        let mut has_kind = self.group.is_some_and(|g| g.has_kind);
        for child in &line.children {
            self.rule_line(&mut rule, child)?;
            has_kind |= child.text.starts_with("kind ");
        }
        if !has_kind {
            return Err(self.fail(line, format!("the rule `{}` has no `kind`", rule.id)));
        }
        Ok(rule)
    }

    pub(super) fn rule_line(&self, rule: &mut Rule, line: &Line<'_>) -> Result<(), Error> {
        if self.body_line(&mut rule.body, line, None)? {
            return Ok(());
        }
        match self.tokens(line)?.as_slice() {
            [Token::Word("kind"), Token::Word(kind)] => rule.kind = self.rule_kind(line, kind)?,
            [Token::Word("family"), Token::Word(family)] => rule.family = Some(self.family(line, family)?),
            [Token::Word("claimed"), Token::Word("by"), rest @ ..] => {
                for claim in rest.split(|token| *token == Token::Comma) {
                    match claim {
                        [Token::Word(id)] => rule.claimed_by.push((*id).to_owned().into()),
                        [Token::Word("not"), Token::Word(id)] => rule.claimed_by_no.push((*id).to_owned().into()),
                        _ => return Err(self.fail(line, "expected `claimed by ID, not ID`")),
                    }
                }
            }
            [Token::Word("takes"), Token::Word("presumptions"), Token::Text(why)] => {
                rule.takes_presumptions = Some(why.clone().into());
            }
            [Token::Word("binds"), rest @ ..] => rule.binds.extend(self.words(line, rest)?),
            [Token::Word("note"), Token::Text(text)] => rule.notes.push(text.clone().into()),
            [Token::Word("checked"), Token::Word(day)] => rule.checked = Some(self.date(line, day)?),
            _ => {
                return Err(self.unknown_field(
                    line,
                    &[
                        "kind",
                        "family",
                        "claimed by",
                        "takes presumptions",
                        "binds",
                        "applies",
                        "regime",
                        "checked",
                        "note",
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

    fn rule_kind(&self, line: &Line<'_>, kind: &str) -> Result<RuleKind, Error> {
        Ok(match kind {
            "match" => RuleKind::Match,
            "derogation" => RuleKind::Derogation,
            "exclusion" => RuleKind::Exclusion,
            "artefact" => RuleKind::Artefact,
            "scope" => RuleKind::Scope,
            "role" => RuleKind::Role,
            "transition" => RuleKind::Transition,
            "route" => RuleKind::Route,
            "competence" => RuleKind::Competence,
            _ => {
                let known = [
                    "match",
                    "derogation",
                    "exclusion",
                    "artefact",
                    "scope",
                    "role",
                    "transition",
                    "route",
                    "competence",
                ];
                return Err(self.fail(line, format!("no kind `{kind}`")).with_help(known.join(", ")));
            }
        })
    }

    fn family(&self, line: &Line<'_>, family: &str) -> Result<Family, Error> {
        Ok(match family {
            "prohibited" => Family::Prohibited,
            "high_risk" => Family::HighRisk,
            "transparency" => Family::Transparency,
            "general_purpose" => Family::GeneralPurpose,
            _ => {
                return Err(self
                    .fail(line, format!("no family `{family}`"))
                    .with_help("prohibited, high_risk, transparency, general_purpose"));
            }
        })
    }

    pub(super) fn regime(&self, line: &Line<'_>, id: Text, title: Text, cites: Vec<Citation>) -> Result<Regime, Error> {
        let mut regime = Regime {
            id,
            title,
            cites,
            routes: Vec::new(),
            formal: Vec::new(),
            notes: Vec::new(),
            place: self.place(line),
        };
        let all: Vec<usize> = (0..self.editions.len()).collect();
        let only = line.children.iter().find(|c| c.text.starts_with("only "));
        let all = match only {
            None => all,
            Some(line) => match self.tokens(line)?.as_slice() {
                [Token::Word("only"), Token::Word("edition"), rest @ ..] => {
                    self.words(line, rest)?.iter().map(|id| self.edition(line, id)).collect::<Result<_, _>>()?
                }
                _ => return Err(self.fail(line, "expected `only edition ID`")),
            },
        };
        for child in &line.children {
            if child.text.starts_with("only ") {
                continue;
            }
            if let [Token::Word("note"), Token::Text(text)] = self.tokens(child)?.as_slice() {
                regime.notes.push(text.clone().into());
                continue;
            }
            if let [Token::Word("checked"), Token::Word(day)] = self.tokens(child)?.as_slice() {
                self.date(child, day)?;
                continue;
            }
            if let Some(edition) = child.text.strip_prefix("edition ") {
                let edition = self.edition(child, edition.trim_end_matches(':'))?;
                for inner in &child.children {
                    self.regime_line(&mut regime, inner, &[edition])?;
                }
            } else {
                self.regime_line(&mut regime, child, &all)?;
            }
        }
        Ok(regime)
    }

    fn regime_line(&self, regime: &mut Regime, line: &Line<'_>, editions: &[usize]) -> Result<(), Error> {
        let tokens = self.tokens(line)?;
        let (via, rest) = match tokens.as_slice() {
            [Token::Word("formal"), Token::Word(day), ..] => {
                let day = self.date(line, day)?;
                regime.formal.extend(editions.iter().map(|e| (*e, day)));
                return Ok(());
            }
            [Token::Word("via"), Token::Word(id), Token::Word("from"), rest @ ..] => (Some((*id).to_owned()), rest),
            [Token::Word("from"), rest @ ..] => (None, rest),
            _ => return Err(self.unknown_field(line, &["via ID from DAY", "from DAY", "formal DAY", "edition"])),
        };
        let (day, rest) = match rest {
            [Token::Word(day), rest @ ..] => (self.date(line, day)?, rest),
            _ => return Err(self.fail(line, "expected a day after `from`")),
        };
        let (cites, rest) = match rest {
            [Token::Cites(cites), rest @ ..] => (self.cites(line, cites)?, rest),
            _ => return Err(self.fail(line, "a date of application needs its [citation]")),
        };
        let unless = match rest {
            [] => Vec::new(),
            [Token::Word("unless"), rest @ ..] => self.words(line, rest)?,
            [other, ..] => return Err(self.unexpected(line, other, "`unless`")),
        };
        let route = Route { via: via.map(Into::into), from: day, cites, unless, place: self.place(line) };
        for edition in editions {
            match regime.routes.iter_mut().find(|(e, _)| e == edition) {
                Some((_, routes)) => routes.push(route.clone()),
                None => regime.routes.push((*edition, vec![route.clone()])),
            }
        }
        Ok(())
    }
}

pub(super) fn empty_rule(place: Place) -> Rule {
    Rule {
        id: Text::default(),
        title: Text::default(),
        cites: Vec::new(),
        kind: RuleKind::Match,
        family: None,
        claimed_by: Vec::new(),
        claimed_by_no: Vec::new(),
        takes_presumptions: None,
        binds: Vec::new(),
        body: Body::default(),
        checked: None,
        notes: Vec::new(),
        place,
    }
}
