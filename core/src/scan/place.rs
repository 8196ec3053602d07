//! Where a maker of models is established.

use serde::Serialize;

/// Countries by name, inside and outside the Union.
const COUNTRIES: &str = include_str!("../../rulebook/countries.txt");

/// Inside or outside the Union.
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
    /// or one is not a country known by that name.
    ///
    /// ```
    /// use aiact::scan::Place;
    /// assert_eq!(Place::of("Germany, France"), Some(Place::Union));
    /// assert_eq!(Place::of("Switzerland"), Some(Place::ThirdCountry));
    /// assert_eq!(Place::of("United States of America,France"), None);
    /// assert_eq!(Place::of("Multinational"), None);
    /// assert_eq!(Place::of("Deutschland"), None);
    /// ```
    #[must_use]
    pub fn of(countries: &str) -> Option<Self> {
        let mut found = None;
        for country in countries.split([',', ';']).map(|c| c.trim().to_lowercase()).filter(|c| !c.is_empty()) {
            let here = Self::of_country(&country)?;
            if found.is_some_and(|place| place != here) {
                return None;
            }
            found = Some(here);
        }
        found
    }

    fn of_country(name: &str) -> Option<Self> {
        COUNTRIES.lines().find_map(|line| {
            let (side, country) = line.split_once(' ')?;
            match side {
                "union" if country.to_lowercase() == name => Some(Self::Union),
                "third" if country.to_lowercase() == name => Some(Self::ThirdCountry),
                _ => None,
            }
        })
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
