//! Well-known models, for cases that name one without saying where its developer is.

use aiact::scan::Place;

const MODELS: &str = include_str!("../data/models.csv");

/// Where the developer of the model is established, if the table of examples has the model.
pub fn place_of_developer(model: &str) -> Option<&'static str> {
    let mut reader = csv::Reader::from_reader(MODELS.as_bytes());
    let headers = reader.headers().ok()?.clone();
    let column = |name: &str| headers.iter().position(|h| h == name);
    let (name, country) = (column("model")?, column("country")?);
    let row = reader.records().filter_map(Result::ok).find(|row| row.get(name) == Some(model))?;
    Place::of(row.get(country)?).map(Place::as_fact)
}
