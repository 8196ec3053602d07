//! The short form of a provision, as texts and documents have it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::label::roman;
use super::{Provision, ProvisionError, Unit, reader};

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Unit::Article(number) => write!(f, "Art {number}")?,
            Unit::Annex(number) => write!(f, "Annex {}", roman(number).to_ascii_uppercase())?,
        }
        if let Some(section) = self.section {
            write!(f, ".{section}")?;
        }
        if let Some(paragraph) = self.paragraph {
            write!(f, "({paragraph})")?;
        }
        if let Some(subparagraph) = self.subparagraph {
            write!(f, " subpara {subparagraph}")?;
            if self.points().next().is_some() {
                f.write_str(" ")?;
            }
        }
        for point in self.points() {
            write!(f, "({point})")?;
        }
        if let Some(subparagraph) = self.point_subparagraph {
            write!(f, " subpara {subparagraph}")?;
        }
        if let Some(sentence) = self.sentence {
            write!(f, " sentence {sentence}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Provision({self})")
    }
}

impl FromStr for Provision {
    type Err = ProvisionError;

    /// Reads `Art 5(1)(f)` and its longer spellings, such as `Article 5(1), first subparagraph, point (f)`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        reader::read(text)
    }
}

impl Serialize for Provision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Provision {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Provision;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a provision of the Act such as `Art 5(1)(f)`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Provision, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provision(text: &str) -> Provision {
        text.parse().unwrap()
    }

    #[test]
    fn the_short_form_is_read_and_written_back() {
        for text in [
            "Art 5",
            "Art 60a(5)(b)",
            "Art 3(14a)",
            "Art 5(1)(f)",
            "Art 5(1a)(a)(ii)",
            "Art 113(c)(i)",
            "Art 6(3) subpara 3",
            "Art 6(3) subpara 2 (a)",
            "Art 113 subpara 3 (c)(i)",
            "Art 50(1) sentence 2",
            "Art 11(1) subpara 2 sentence 3",
            "Art 5(1)(g) sentence 1",
            "Annex III",
            "Annex III(4)(a)",
            "Annex III(1)(a) subpara 2",
            "Annex I.A",
            "Annex I.B(21)",
            "Annex XI.1(2)(c)",
            "Annex VII(4.3)",
            "Annex VII(4.6) subpara 5 sentence 2",
            "Annex XIII(a)",
            "Annex XIV(2)(a)",
        ] {
            assert_eq!(provision(text).to_string(), text);
        }
    }

    #[test]
    fn serde_uses_the_short_form() {
        use de::IntoDeserializer;
        use de::value::{Error, StrDeserializer};

        let text: StrDeserializer<'_, Error> = "Article 5(1), point (f)".into_deserializer();
        assert_eq!(Provision::deserialize(text), Ok(provision("Art 5(1)(f)")));
        let text: StrDeserializer<'_, Error> = "Article".into_deserializer();
        assert!(Provision::deserialize(text).is_err());
        assert_eq!(serde_json::to_string(&provision("Art 5(1)(f)")).unwrap(), "\"Art 5(1)(f)\"");
    }
}
