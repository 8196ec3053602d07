//! Keywords of JSON Schema, put together piece by piece.
//!
//! Built on [`Value`], which keeps keys in the order in which they are written: the text of a schema depends on
//! nothing but the rulebook and this code, and what a reader wants first stands first.

use serde::Serialize;

use crate::facts::Value;
use crate::law::Citation;

/// The dialect that all schemas are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A civil day; the pattern serves validators that take `format` for a remark.
const DAY_PATTERN: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A schema, or a part of one.
#[derive(Default)]
pub(super) struct Schema(Vec<(String, Value)>);

/// A member of an object of fixed form.
pub(super) struct Member {
    name: String,
    schema: Schema,
    required: bool,
}

impl Schema {
    /// A whole document's schema; its version is the number at the end of the identifier.
    pub(super) fn document(name: &str, title: &str) -> Self {
        Self::default()
            .with("$schema", DIALECT)
            .with("$id", format!("urn:aiact:schema:{name}:1").as_str())
            .with("title", title)
    }

    /// Values of one type.
    #[inline(never)]
    pub(super) fn of_type(name: &str) -> Self {
        Self::default().with("type", name)
    }

    /// Values of one type, or null.
    pub(super) fn nullable(name: &str) -> Self {
        Self::default().with("type", vec![name, "null"])
    }

    /// One of these texts.
    pub(super) fn one_of_texts(texts: &[&str]) -> Self {
        Self::of_type("string").with("enum", texts.to_vec())
    }

    /// One of the names that these values have in documents.
    pub(super) fn one_of_names<T: Serialize>(values: &[T]) -> Self {
        Self::one_of(values.iter().map(serde_json::to_value).collect())
    }

    fn one_of(names: Vec<serde_json::Result<serde_json::Value>>) -> Self {
        let texts: Vec<&str> = names.iter().flatten().filter_map(serde_json::Value::as_str).collect();
        Self::one_of_texts(&texts)
    }

    /// A civil day.
    pub(super) fn day() -> Self {
        Self::of_type("string").with("format", "date").with("pattern", DAY_PATTERN)
    }

    /// The definition with this name.
    #[inline(never)]
    pub(super) fn defined(name: &str) -> Self {
        Self::default().with("$ref", format!("#/$defs/{name}").as_str())
    }

    /// At least one of the parts.
    #[inline(never)]
    pub(super) fn any_of(parts: Vec<Self>) -> Self {
        Self::default().with("anyOf", parts)
    }

    /// A list.
    #[inline(never)]
    pub(super) fn list_of(items: Self) -> Self {
        Self::of_type("array").with("items", items)
    }

    /// An object with these members and no others.
    pub(super) fn object(members: Vec<Member>) -> Self {
        Self::of_type("object").members(members)
    }

    /// Adds the members of an object; no others are allowed.
    #[inline(never)]
    pub(super) fn members(self, members: Vec<Member>) -> Self {
        let required: Vec<&str> = members.iter().filter(|m| m.required).map(|m| m.name.as_str()).collect();
        let required = (!required.is_empty()).then(|| Value::from(required));
        let object = self.properties(members);
        let object = match required {
            Some(names) => object.with("required", names),
            None => object,
        };
        object.with("additionalProperties", false)
    }

    /// Says of what form members are, if they are there.
    pub(super) fn properties(self, members: Vec<Member>) -> Self {
        let members = members.into_iter().map(|m| (m.name, m.schema.into()));
        self.with("properties", Value::Object(members.collect()))
    }

    /// Adds the definitions to which [`Schema::defined`] refers.
    pub(super) fn definitions(self, definitions: Vec<(String, Self)>) -> Self {
        let definitions = definitions.into_iter().map(|(name, schema)| (name, schema.into()));
        self.with("$defs", Value::Object(definitions.collect()))
    }

    /// Adds a keyword.
    pub(super) fn with(self, keyword: &str, value: impl Into<Value>) -> Self {
        self.adding(keyword, value.into())
    }

    /// Kept out of line: schemas are written by hundreds of such calls, each of them run once.
    #[inline(never)]
    fn adding(mut self, keyword: &str, value: Value) -> Self {
        self.0.push((keyword.to_owned(), value));
        self
    }

    /// Adds the keywords of another schema.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Adds what a reader is told.
    #[inline(never)]
    pub(super) fn described(self, text: &str) -> Self {
        self.with("description", text)
    }

    /// The text of the schema.
    pub(super) fn into_text(self) -> String {
        serde_json::to_string_pretty(&Value::from(self)).unwrap_or_default()
    }
}

impl From<Schema> for Value {
    fn from(schema: Schema) -> Self {
        Self::Object(schema.0)
    }
}

/// A member that is always there.
#[inline(never)]
pub(super) fn always(name: &str, schema: Schema) -> Member {
    Member { name: name.to_owned(), schema, required: true }
}

/// A member that may be missing.
#[inline(never)]
pub(super) fn sometimes(name: &str, schema: Schema) -> Member {
    Member { name: name.to_owned(), schema, required: false }
}

/// Citations in one text.
pub(super) fn cited(cites: &[Citation]) -> String {
    cites.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
