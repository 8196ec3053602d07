//! Reads a provision from text, in the short form of the rulebook or the long forms of the Act.

mod signs;

use super::label::{Kind, Label, roman_value};
use super::{Provision, ProvisionError, Unit};
use signs::is_digit;

/// The whole text as one provision.
pub(super) fn read(text: &str) -> Result<Provision, ProvisionError> {
    Reader { text, rest: text }.provision()
}

/// What a part of a provision can be counted in.
#[derive(Clone, Copy)]
enum Counted {
    Subparagraph,
    Sentence,
}

/// Reads a provision from left to right.
struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn provision(mut self) -> Result<Provision, ProvisionError> {
        self.space();
        let mut provision = Provision::of(self.unit()?);
        if provision.annex().is_some() && self.sign('.') {
            provision.section = Some(self.section()?);
        }
        loop {
            self.space();
            let comma = self.sign(',');
            self.space();
            if self.rest.is_empty() && !comma {
                return Ok(provision);
            }
            self.part(&mut provision)?;
        }
    }

    fn unit(&mut self) -> Result<Unit, ProvisionError> {
        if self.word("art") || self.word("article") {
            self.sign('.');
            self.space();
            let number = self.number("the number of an article")?;
            return self.end_of_label(Unit::Article(number));
        }
        if self.word("annex") {
            self.space();
            let before = self.rest;
            let numeral = self.letters();
            let Some(number) = roman_value(numeral) else {
                self.rest = before;
                return Err(self.error("the roman number of an annex"));
            };
            return self.end_of_label(Unit::Annex(number));
        }
        Err(self.error("`Art` or `Annex` and its number"))
    }

    /// One further part, which must fit what has been read so far.
    fn part(&mut self, provision: &mut Provision) -> Result<(), ProvisionError> {
        if provision.sentence.is_some() {
            return Err(self.error("the end after a sentence"));
        }
        if self.rest.starts_with('(') {
            return self.point(provision);
        }
        if self.word("point") {
            self.space();
            return self.point(provision);
        }
        let start = self.rest;
        if self.word("paragraph") || self.word("para") {
            self.space();
            let number_follows = self.rest.trim_start_matches('(').trim_start();
            if !may_take_paragraph(provision) || !number_follows.starts_with(is_digit) {
                self.rest = start;
                return Err(self.error("no paragraph here"));
            }
            return self.point(provision);
        }
        if self.word("section") {
            self.space();
            if !may_take_section(provision) {
                self.rest = start;
                return Err(self.error("no section here"));
            }
            provision.section = Some(self.section()?);
            return Ok(());
        }
        if let Some(counted) = self.counted() {
            self.space();
            let ordinal = self.ordinal()?;
            return self.count(provision, counted, ordinal, start);
        }
        if let Some(ordinal) = self.ordinal_word() {
            self.space();
            // The Act calls an unnumbered paragraph of an article `third paragraph`.
            let counted = match self.counted() {
                Some(counted) => counted,
                None if self.word("paragraph") => Counted::Subparagraph,
                None => return Err(self.error("`subparagraph` or `sentence`")),
            };
            return self.count(provision, counted, ordinal, start);
        }
        if may_take_section(provision) && self.rest.starts_with(|c: char| c.is_ascii_uppercase()) {
            provision.section = Some(self.section()?);
            return Ok(());
        }
        if provision.annex().is_some() && may_take_first_point(provision) && self.rest.starts_with(is_digit) {
            return self.point(provision);
        }
        Err(self.error("a paragraph, point, subparagraph or sentence"))
    }

    fn counted(&mut self) -> Option<Counted> {
        if self.word("subparagraph") || self.word("subpara") {
            return Some(Counted::Subparagraph);
        }
        self.word("sentence").then_some(Counted::Sentence)
    }

    fn count(
        &mut self,
        provision: &mut Provision,
        counted: Counted,
        ordinal: u8,
        start: &'a str,
    ) -> Result<(), ProvisionError> {
        let slot = match counted {
            Counted::Sentence => &mut provision.sentence,
            Counted::Subparagraph if provision.points().next().is_none() => &mut provision.subparagraph,
            Counted::Subparagraph => &mut provision.point_subparagraph,
        };
        if slot.is_some() {
            self.rest = start;
            return Err(self.error("no second subparagraph"));
        }
        *slot = Some(ordinal);
        Ok(())
    }

    /// A paragraph or point with or without its brackets, of the kind that belongs to its level.
    fn point(&mut self, provision: &mut Provision) -> Result<(), ProvisionError> {
        let start = self.rest;
        let bracket = self.sign('(');
        if bracket {
            self.space();
        }
        if self.rest.starts_with(is_digit) && may_take_paragraph(provision) {
            provision.paragraph = Some(self.number("the number of a paragraph")?);
        } else {
            let label = self.point_label(provision)?;
            let Some(slot) = provision.points.iter_mut().find(|slot| slot.is_none()) else {
                self.rest = start;
                return Err(self.error("no further point"));
            };
            *slot = Some(label);
        }
        if bracket {
            self.space();
            if !self.sign(')') {
                return Err(self.error("`)`"));
            }
            return Ok(());
        }
        self.end_of_label(())
    }

    fn point_label(&mut self, provision: &Provision) -> Result<Label, ProvisionError> {
        if provision.point_subparagraph.is_some() {
            return Err(self.error("the end or a sentence"));
        }
        match provision.points().last().map(|label| label.0) {
            None if provision.annex().is_some() && self.rest.starts_with(is_digit) => self.dotted_number(),
            None | Some(Kind::Number { .. }) => {
                let letters = self.short_letters("a letter such as `(a)`")?;
                Ok(Label(Kind::Letters(letters.map(|b| b.to_ascii_lowercase()))))
            }
            Some(Kind::Letters(_)) => {
                let before = self.rest;
                let numeral = self.letters();
                roman_value(numeral).map(|number| Label(Kind::Roman(number))).ok_or_else(|| {
                    self.rest = before;
                    self.error("a roman numeral such as `(i)`")
                })
            }
            Some(Kind::Roman(_)) => Err(self.error("no point below a roman numeral")),
        }
    }
}

fn may_take_first_point(provision: &Provision) -> bool {
    provision.subparagraph.is_none() && provision.points().next().is_none()
}

fn may_take_paragraph(provision: &Provision) -> bool {
    provision.article().is_some() && provision.paragraph.is_none() && may_take_first_point(provision)
}

fn may_take_section(provision: &Provision) -> bool {
    provision.annex().is_some() && provision.section.is_none() && may_take_first_point(provision)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provision(text: &str) -> Provision {
        text.parse().unwrap()
    }

    fn error(text: &str) -> ProvisionError {
        text.parse::<Provision>().expect_err("should not be a provision")
    }

    #[test]
    fn long_forms_are_read_too() {
        for (long, short) in [
            ("Article 5(1), point (f)", "Art 5(1)(f)"),
            ("Art. 5(1)(f)", "Art 5(1)(f)"),
            ("Art.5(1)(f)", "Art 5(1)(f)"),
            ("article 5 (1) (f)", "Art 5(1)(f)"),
            ("  ARTICLE 5( 1 )(F) ", "Art 5(1)(f)"),
            ("Article 5, paragraph 1, point f", "Art 5(1)(f)"),
            ("Article 5 para (1a)", "Art 5(1a)"),
            ("Article 3, point (14)", "Art 3(14)"),
            ("Article 5(1), first subparagraph, point (h)(iii)", "Art 5(1) subpara 1 (h)(iii)"),
            ("Article 5(1), point (h), point (iii)", "Art 5(1)(h)(iii)"),
            ("Art 6(3) subparagraph 3", "Art 6(3) subpara 3"),
            ("Art 6(3), third subparagraph", "Art 6(3) subpara 3"),
            ("Art 50(1), second sentence", "Art 50(1) sentence 2"),
            ("Article 113, third paragraph, point (c)(i)", "Art 113 subpara 3 (c)(i)"),
            ("Article 60A", "Art 60a"),
            ("Annex III, point 4(a)", "Annex III(4)(a)"),
            ("Annex III 4(a)", "Annex III(4)(a)"),
            ("annex iii (4) (a)", "Annex III(4)(a)"),
            ("Annex III, point (4), point (a)", "Annex III(4)(a)"),
            ("Annex I Section B point 21", "Annex I.B(21)"),
            ("Annex I, Section A, point 11", "Annex I.A(11)"),
            ("Annex VIII A", "Annex VIII.A"),
            ("Annex VIII A 5", "Annex VIII.A(5)"),
            ("Annex XI, Section 2, point 1", "Annex XI.2(1)"),
            ("Annex VII point 4.3", "Annex VII(4.3)"),
        ] {
            assert_eq!(provision(long).to_string(), short, "{long}");
        }
    }

    #[test]
    fn identifiers_and_nonsense_are_refused() {
        for text in [
            "",
            " ",
            "art5-1-f",
            "annex3-4-a",
            "Art5",
            "Art",
            "Art 0",
            "Art 05",
            "Art 5(",
            "Art 5()",
            "Art 5(1",
            "Art 5(1))",
            "Art 5-1-f",
            "Art 5,",
            "Art 5(1),",
            "Art 5(1)(f)(",
            "Art 5(1)(f)(b)",
            "Art 5(1)(f)(i)(a)",
            "Art 5(1)(2)",
            "Art 5 1 f",
            "Art 5.1",
            "Art 5(1.2)",
            "Art 1000",
            "Art 99999999999",
            "Art 5(1)(abcd)",
            "Art 5(1) of this Regulation",
            "Art 5(1) subpara",
            "Art 5(1) subpara 0",
            "Art 5(1) subpara 100",
            "Art 5(1) subpara 1 subpara 2",
            "Art 5(1) second",
            "Art 5 sentence 1 (1)",
            "Art 5 section A",
            "Art 5(1) paragraph 2",
            "Art 5 paragraph a",
            "Annex 3",
            "Annex IIII",
            "Annex IVX",
            "Annex",
            "Annex III(4)(1)",
            "Annex III(4)(a)(b)",
            "Annex III(4.)",
            "Annex I.AB",
            "Annex I.",
            "Annex I(1) Section A",
            "Annex III paragraph 4",
            "Annex III(4)(a)(i)(x)",
            "Recital 18",
            "C(2025)5052 para 251",
            "Articles 5 and 6",
            "Art 5(1)–(2)",
            "Ärt 5",
        ] {
            assert!(text.parse::<Provision>().is_err(), "`{text}` was accepted");
        }
    }

    #[test]
    fn errors_name_input_place_and_expectation() {
        let found = error("Art 5(1)(f)(b)");
        assert_eq!(found.input(), "Art 5(1)(f)(b)");
        assert_eq!(found.position(), 13);
        assert_eq!(found.expected(), "a roman numeral such as `(i)`");
        assert_eq!(
            error("annex3-4-a").to_string(),
            "`annex3-4-a` names no provision: expected `Art` or `Annex` and its number at character 1, found `a`"
        );
        assert_eq!(
            error("Annex 3").to_string(),
            "`Annex 3` names no provision: expected the roman number of an annex at character 7, found `3`"
        );
        assert_eq!(
            error("Art 5(1").to_string(),
            "`Art 5(1` names no provision: expected `)` at character 8, found the end"
        );
        assert_eq!(error("Art 5(1)–(2)").position(), 9);
    }

    #[test]
    fn errors_stay_on_one_short_line() {
        let found = error(&format!("Art 5\n{}", "x".repeat(1_000)));
        assert!(!found.to_string().contains('\n'));
        assert!(found.to_string().chars().count() < 250);
    }
}
