//! JSON objects whose members keep their order.

use serde::Serialize;

use crate::facts::Value;

/// An object whose members keep their order; what is empty is left out.
#[derive(Default)]
pub(super) struct Object(Vec<(String, Value)>);

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

impl Object {
    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::Bool(_) | Value::Number(_) => false,
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
        };
        if !empty {
            self.0.push((name.to_owned(), value));
        }
        self
    }

    /// Said even where it is empty.
    pub(super) fn always(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    pub(super) fn text(self, name: &str, text: &str) -> Self {
        self.with(name, text)
    }

    pub(super) fn texts(self, name: &str, texts: &[impl AsRef<str>]) -> Self {
        self.with(name, texts.iter().map(AsRef::as_ref).collect::<Vec<_>>())
    }

    pub(super) fn shown(self, name: &str, value: impl ToString) -> Self {
        self.with(name, value.to_string().as_str())
    }

    pub(super) fn named(self, name: &str, value: &impl Serialize) -> Self {
        self.with(name, name_of(value))
    }

    pub(super) fn maybe(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    pub(super) fn maybe_shown(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.shown(name, value),
            None => self,
        }
    }

    /// Only what is so is said.
    pub(super) fn flag(self, name: &str, holds: bool) -> Self {
        if holds { self.with(name, true) } else { self }
    }
}

/// The name that a value has in documents.
pub(super) fn name_of(value: &impl Serialize) -> Value {
    let name = serde_json::to_value(value).ok();
    name.as_ref().and_then(|name| name.as_str()).map_or(Value::Null, Value::from)
}

pub(super) fn text_of(document: &Value) -> String {
    serde_json::to_string(document).unwrap_or_default()
}
