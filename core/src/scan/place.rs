//! Where a maker of models is established.

use serde::Serialize;

/// The Member States of the Union, by the names that tables of models use.
const MEMBER_STATES: &[&str] = &[
    "austria",
    "belgium",
    "bulgaria",
    "croatia",
    "cyprus",
    "czech republic",
    "czechia",
    "denmark",
    "estonia",
    "finland",
    "france",
    "germany",
    "greece",
    "hungary",
    "ireland",
    "italy",
    "latvia",
    "lithuania",
    "luxembourg",
    "malta",
    "netherlands",
    "poland",
    "portugal",
    "romania",
    "slovakia",
    "slovenia",
    "spain",
    "sweden",
];

/// Inside or outside the Union (Article 54(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In a Member State.
    Union,
    /// In a third country.
    ThirdCountry,
}

impl Place {
    /// The place of one or several countries, with commas or semicolons between them; none if they are on both sides,
    /// or none is named.
    ///
    /// ```
    /// use aiact::scan::Place;
    /// assert_eq!(Place::of("Germany, France"), Some(Place::Union));
    /// assert_eq!(Place::of("Switzerland"), Some(Place::ThirdCountry));
    /// assert_eq!(Place::of("United States of America,France"), None);
    /// assert_eq!(Place::of("Multinational"), None);
    /// ```
    #[must_use]
    pub fn of(countries: &str) -> Option<Self> {
        let mut found = None;
        for country in countries.split([',', ';']).map(|c| c.trim().to_lowercase()).filter(|c| !c.is_empty()) {
            let here = match country.as_str() {
                "multinational" | "unknown" => return None,
                name if MEMBER_STATES.contains(&name) => Self::Union,
                _ => Self::ThirdCountry,
            };
            if found.is_some_and(|place| place != here) {
                return None;
            }
            found = Some(here);
        }
        found
    }

    /// The value of the fact `provider_established`.
    #[must_use]
    pub const fn as_fact(self) -> &'static str {
        match self {
            Self::Union => "Union",
            Self::ThirdCountry => "third_country",
        }
    }
}
