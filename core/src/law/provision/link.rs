//! Where a provision stands in the collection of Union law, by the European Legislation Identifier.

use std::fmt;

use serde::Serialize;

use super::label::roman;
use super::{Provision, Unit};

const ACT: &str = "http://data.europa.eu/eli/reg/2024/1689";
const READER: &str = "https://eur-lex.europa.eu/eli/reg/2024/1689";

/// The text of the Act as adopted: the version that the European Legislation Identifier calls `oj`.
///
/// ```
/// use aiact::law::{AS_ADOPTED, Provision};
///
/// let link = "Art 5".parse::<Provision>()?.eli(AS_ADOPTED);
/// assert_eq!(link.act, "http://data.europa.eu/eli/reg/2024/1689/oj");
/// # Ok::<(), aiact::law::ProvisionError>(())
/// ```
pub const AS_ADOPTED: &str = "2024-07-12";

/// Where a reader finds a provision in a given text of the Act.
///
/// ```
/// use aiact::law::Provision;
///
/// let link = "Annex III(4)(a)".parse::<Provision>()?.eli("2024-07-12");
/// assert_eq!(link.provision, "anx_III/pnt_4/pnt_a");
/// assert_eq!(link.url, "https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng#anx_III");
/// # Ok::<(), aiact::law::ProvisionError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// The act in that version: an identifier, `http://data.europa.eu/eli/reg/2024/1689/2026-07-27`.
    pub act: String,
    /// The day of the text.
    pub version: String,
    /// The place within the act, as [`Provision::eli_path`] writes it.
    pub provision: String,
    /// A page that a person can open.
    pub url: String,
}

impl Provision {
    /// The place as a path of labelled steps, after the pattern of the European Legislation Identifier.
    ///
    /// `sub` (subparagraph) and `snt` (sentence) are this library's own steps; the others are EUR-Lex's.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art 5(1)(f)".parse::<Provision>()?.eli_path(), "art_5/par_1/pnt_f");
    /// assert_eq!("Annex I.B(21)".parse::<Provision>()?.eli_path(), "anx_I/sct_B/pnt_21");
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn eli_path(&self) -> String {
        let mut path = self.anchor();
        let mut step = |name: &str, label: &dyn fmt::Display| {
            path.push('/');
            path.push_str(name);
            path.push_str(&label.to_string());
        };
        if let Some(section) = self.section {
            step("sct_", &section);
        }
        if let Some(paragraph) = self.paragraph {
            step("par_", &paragraph);
        }
        if let Some(subparagraph) = self.subparagraph {
            step("sub_", &subparagraph);
        }
        for point in self.points() {
            step("pnt_", &point);
        }
        if let Some(subparagraph) = self.point_subparagraph {
            step("sub_", &subparagraph);
        }
        if let Some(sentence) = self.sentence {
            step("snt_", &sentence);
        }
        path
    }

    /// The fragment under which the article or annex stands in the HTML pages of EUR-Lex.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art 5(1)(f)".parse::<Provision>()?.anchor(), "art_5");
    /// assert_eq!("Annex III(4)(a)".parse::<Provision>()?.anchor(), "anx_III");
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn anchor(&self) -> String {
        match self.unit {
            Unit::Article(number) => format!("art_{number}"),
            Unit::Annex(number) => format!("anx_{}", roman(number).to_ascii_uppercase()),
        }
    }

    /// Where a reader finds the place in the text of the Act of that day ([`AS_ADOPTED`] or the day of a consolidated text).
    ///
    /// The day is taken as given: it is the `text` day of an edition.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let link = "Art 5(1)(ba)".parse::<Provision>()?.eli("2026-07-27");
    /// assert_eq!(link.act, "http://data.europa.eu/eli/reg/2024/1689/2026-07-27");
    /// assert_eq!(link.version, "2026-07-27");
    /// assert_eq!(link.provision, "art_5/par_1/pnt_ba");
    /// assert_eq!(link.url, "https://eur-lex.europa.eu/eli/reg/2024/1689/2026-07-27/eng#art_5");
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn eli(&self, version: &str) -> Link {
        let text = if version == AS_ADOPTED { "oj" } else { version };
        Link {
            act: format!("{ACT}/{text}"),
            version: version.to_owned(),
            provision: self.eli_path(),
            url: format!("{READER}/{text}/eng#{}", self.anchor()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provision(text: &str) -> Provision {
        text.parse().unwrap()
    }

    #[test]
    fn links_name_act_version_place_and_page() {
        let adopted = provision("Art 5(1)(f)").eli(AS_ADOPTED);
        assert_eq!(adopted.act, "http://data.europa.eu/eli/reg/2024/1689/oj");
        assert_eq!(adopted.url, "https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng#art_5");
        assert_eq!(provision("Art 6(3) subpara 2 (a)").eli_path(), "art_6/par_3/sub_2/pnt_a");
        assert_eq!(provision("Art 50(1) sentence 2").eli_path(), "art_50/par_1/snt_2");
        assert_eq!(provision("Annex VII(4.6) subpara 5").eli_path(), "anx_VII/pnt_4.6/sub_5");
        assert_eq!(provision("Art 60a(1)").anchor(), "art_60a");
    }
}
