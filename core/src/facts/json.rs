//! Reading JSON strictly: no duplicate keys, numbers by their decimal form, limits on size and depth.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::error::{Error, ErrorCode};
use crate::facts::Value;

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The deepest nesting of lists and objects that is read.
pub const MAX_DEPTH: usize = 64;

/// Reads a whole JSON document.
pub(crate) fn parse_document(text: &str) -> Result<Value, Error> {
    if text.len() > MAX_BYTES {
        let message = format!("the document has {} bytes; at most {MAX_BYTES} are read", text.len());
        return Err(Error::new(ErrorCode::Limit, "", message));
    }
    check_depth(text)?;
    let raw: &RawValue = serde_json::from_str(text)
        .map_err(|e| Error::new(ErrorCode::Json, "", format!("not well-formed JSON: {e}")))?;
    value(raw.get(), "")
}

fn check_depth(text: &str) -> Result<(), Error> {
    let (mut depth, mut in_text, mut escaped) = (0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                if depth > MAX_DEPTH {
                    let message = format!("lists and objects are nested more than {MAX_DEPTH} deep");
                    return Err(Error::new(ErrorCode::Limit, "", message));
                }
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// The entries of an object, in order; a key that stands twice is refused.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<String, &RawValue>()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

fn value(raw: &str, place: &str) -> Result<Value, Error> {
    let broken = |e: serde_json::Error| Error::new(ErrorCode::Json, place, format!("not well-formed JSON: {e}"));
    Ok(match raw.trim_start().bytes().next() {
        Some(b'n') => Value::Null,
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'"') => Value::Text(serde_json::from_str(raw).map_err(broken)?),
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).map_err(broken)?;
            let mut list = Vec::with_capacity(items.len());
            for (i, item) in items.iter().enumerate() {
                list.push(value(item.get(), &format!("{place}/{i}"))?);
            }
            Value::List(list)
        }
        Some(b'{') => {
            let entries: Entries<'_> = serde_json::from_str(raw).map_err(broken)?;
            let mut keys = BTreeSet::new();
            let mut read = Vec::with_capacity(entries.0.len());
            for (key, item) in entries.0 {
                let inner = format!("{place}/{}", escape(&key));
                if !keys.insert(key.clone()) {
                    let message = format!("the key `{}` stands twice", shorten(&key));
                    return Err(Error::new(ErrorCode::Key, inner, message).with_help("state each fact once"));
                }
                let item = value(item.get(), &inner)?;
                read.push((key, item));
            }
            Value::Object(read)
        }
        _ => Value::Number(
            raw.parse()
                .map_err(|e: crate::truth::DecimalError| Error::new(ErrorCode::FactType, place, e.to_string()))?,
        ),
    })
}

/// A key as a step of a JSON pointer.
pub(crate) fn escape(key: &str) -> String {
    shorten(key).replace('~', "~0").replace('/', "~1")
}

pub(crate) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_every_digit() {
        let read = parse_document("[10000000000000000000000001, 1e25, 0.1]").unwrap();
        let Value::List(items) = read else { panic!("a list") };
        assert_eq!(items[0], Value::Number("10000000000000000000000001".parse().unwrap()));
        assert_eq!(items[1], Value::Number("1e25".parse().unwrap()));
        assert_eq!(items[2], Value::Number("0.1".parse().unwrap()));
    }

    #[test]
    fn what_is_refused_says_where() {
        let error = |text: &str| parse_document(text).unwrap_err();
        assert_eq!(error("{").code(), ErrorCode::Json);
        assert_eq!(error("{} x").code(), ErrorCode::Json);
        assert_eq!(error("[NaN]").code(), ErrorCode::Json);
        let twice = error(r#"{"facts": {"a": 1, "b": 2, "a": 3}}"#);
        assert_eq!((twice.code(), twice.place()), (ErrorCode::Key, "/facts/a"));
        assert_eq!(error(&"[".repeat(65)).code(), ErrorCode::Limit);
        assert_eq!(error(&format!("\"{}\"", "x".repeat(MAX_BYTES))).code(), ErrorCode::Limit);
        assert!(parse_document(&format!("{}{}", "[".repeat(64), "]".repeat(64))).is_ok());
        assert!(parse_document("\"[[[[\\\"[\"").is_ok());
    }
}
