//! The outer form of a rulebook file: lines, their nesting, and the tokens on one line.

use crate::error::{Error, ErrorCode};

/// A statement with the statements indented below it.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    pub(crate) number: u32,
    pub(crate) text: &'a str,
    pub(crate) children: Vec<Line<'a>>,
}

/// One word, text, citation list, value list or mark on a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token<'a> {
    Word(&'a str),
    Text(String),
    Cites(&'a str),
    Values(Vec<&'a str>),
    Comma,
    Colon,
}

/// An error in a rulebook file, at a line.
pub(crate) fn syntax(file: &str, line: u32, message: impl Into<String>) -> Error {
    Error::new(ErrorCode::RulebookSyntax, format!("{file}:{line}"), message)
}

/// Reads the nesting of a file; comments and blank lines are dropped.
pub(crate) fn read_lines<'a>(file: &str, text: &'a str) -> Result<Vec<Line<'a>>, Error> {
    let mut open: Vec<(usize, Line<'a>)> = Vec::new();
    let mut roots: Vec<Line<'a>> = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let body = raw.trim_start_matches(' ');
        let indent = raw.len() - body.len();
        let body = body.trim_end();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        if body.starts_with('\t') {
            return Err(syntax(file, number, "indentation by tabs").with_help("indent by two spaces"));
        }
        if indent % 2 != 0 {
            return Err(
                syntax(file, number, "indentation by an odd number of spaces").with_help("indent by two spaces")
            );
        }
        close(&mut open, &mut roots, indent);
        let expected = open.last().map_or(0, |(i, _)| i + 2);
        if indent != expected {
            return Err(syntax(file, number, format!("indented by {indent} spaces, expected {expected}")));
        }
        open.push((indent, Line { number, text: body, children: Vec::new() }));
    }
    close(&mut open, &mut roots, 0);
    Ok(roots)
}

/// Hands every open line that is indented at least as far to its parent.
fn close<'a>(open: &mut Vec<(usize, Line<'a>)>, roots: &mut Vec<Line<'a>>, indent: usize) {
    while open.last().is_some_and(|(i, _)| *i >= indent) {
        let Some((_, line)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, parent)) => parent.children.push(line),
            None => roots.push(line),
        }
    }
}

/// Splits one line into tokens.
pub(crate) fn tokens<'a>(file: &str, line: &Line<'a>) -> Result<Vec<Token<'a>>, Error> {
    let mut found = Vec::with_capacity(8);
    let mut rest = line.text;
    let fail = |message: &str| syntax(file, line.number, message);
    loop {
        rest = rest.trim_start_matches(' ');
        let Some(first) = rest.chars().next() else { return Ok(found) };
        match first {
            '"' => {
                let (text, after) = quoted(rest).ok_or_else(|| fail("a text without its closing quotation mark"))?;
                found.push(Token::Text(text));
                rest = after;
            }
            '[' => {
                let (inner, after) = between(rest, ']').ok_or_else(|| fail("`[` without `]`"))?;
                found.push(Token::Cites(inner));
                rest = after;
            }
            '{' => {
                let (inner, after) = between(rest, '}').ok_or_else(|| fail("`{` without `}`"))?;
                found.push(Token::Values(inner.split(',').map(str::trim).filter(|v| !v.is_empty()).collect()));
                rest = after;
            }
            ',' | ':' => {
                found.push(if first == ',' { Token::Comma } else { Token::Colon });
                rest = rest.get(1..).unwrap_or_default();
            }
            _ => {
                let ends = |b: &u8| matches!(b, b' ' | b'"' | b'[' | b'{' | b',' | b':');
                let end = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
                let (word, after) = rest.split_at_checked(end.max(1)).unwrap_or((rest, ""));
                found.push(Token::Word(word));
                rest = after;
            }
        }
    }
}

fn between(text: &str, end: char) -> Option<(&str, &str)> {
    text.get(1..)?.split_once(end)
}

fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.get(1..)?;
    // Nearly every text is free of escapes and can be taken as it is.
    let end = inner.find(['"', '\\'])?;
    if inner.as_bytes().get(end) == Some(&b'"') {
        return Some((inner.get(..end)?.to_owned(), inner.get(end + 1..)?));
    }
    let mut found = String::new();
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => {
                found.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' => return Some((found, inner.get(at + 1..)?)),
            _ => found.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_follows_indentation() {
        let lines = read_lines("t", "a\n  b\n    c\n\n# note\n  d\ne\n").unwrap();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].children.len(), 2);
        assert_eq!(lines[0].children[0].children[0].text, "c");
        assert_eq!(lines[1].number, 7);
    }

    #[test]
    fn bad_indentation_names_the_line() {
        for bad in ["a\n    b\n", "a\n b\n", "a\n\tb\n", "  a\n"] {
            assert_eq!(read_lines("t.rules", bad).unwrap_err().place().split(':').next(), Some("t.rules"), "{bad:?}");
        }
    }

    #[test]
    fn a_line_splits_into_tokens() {
        let line =
            Line { number: 1, text: r#"setting in {a, b} [Art 5(1)(f); Recital 18] "say \"so\"""#, children: vec![] };
        let found = tokens("t", &line).unwrap();
        assert_eq!(found.len(), 5);
        assert_eq!(found[2], Token::Values(vec!["a", "b"]));
        assert_eq!(found[3], Token::Cites("Art 5(1)(f); Recital 18"));
        assert_eq!(found[4], Token::Text("say \"so\"".into()));
    }
}
