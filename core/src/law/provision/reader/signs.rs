//! The signs of a reference, read one by one: numbers, letters, words.

use super::Reader;
use crate::law::provision::ProvisionError;
use crate::law::provision::error::shown;
use crate::law::provision::label::{Kind, Label, Letters, NO_LETTERS};

/// Numbers of articles, paragraphs and points have at most three digits.
const MAX_NUMBER: u16 = 999;

const ORDINALS: [(&str, u8); 10] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

impl<'a> Reader<'a> {
    /// `4` or `4.3`.
    pub(super) fn dotted_number(&mut self) -> Result<Label, ProvisionError> {
        let mut label = self.number("the number of a point")?;
        if let Kind::Number { minor, .. } = &mut label.0
            && self.sign('.')
        {
            *minor = self.digits("the number after the full stop")?;
        }
        Ok(label)
    }

    /// `5` or `60a`.
    pub(super) fn number(&mut self, expected: &'static str) -> Result<Label, ProvisionError> {
        let number = self.digits(expected)?;
        let suffix = if self.rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.short_letters("at most three letters after a number")?
        } else {
            NO_LETTERS
        };
        Ok(Label(Kind::Number { number, suffix: suffix.map(|byte| byte.to_ascii_lowercase()), minor: 0 }))
    }

    pub(super) fn section(&mut self) -> Result<Label, ProvisionError> {
        const EXPECTED: &str = "a section such as `A`";
        if self.rest.starts_with(is_digit) {
            let number = self.digits(EXPECTED)?;
            return self.end_of_label(Label(Kind::Number { number, suffix: NO_LETTERS, minor: 0 }));
        }
        let before = self.rest;
        match self.letters().as_bytes() {
            [letter] => {
                let letter = letter.to_ascii_uppercase();
                self.end_of_label(Label(Kind::Letters([letter, 0, 0])))
            }
            _ => {
                self.rest = before;
                Err(self.error(EXPECTED))
            }
        }
    }

    pub(super) fn ordinal(&mut self) -> Result<u8, ProvisionError> {
        const EXPECTED: &str = "a number from 1 to 99";
        let before = self.rest;
        let number = self.digits(EXPECTED)?;
        match u8::try_from(number) {
            Ok(number) if number < 100 => self.end_of_label(number),
            _ => {
                self.rest = before;
                Err(self.error(EXPECTED))
            }
        }
    }

    pub(super) fn ordinal_word(&mut self) -> Option<u8> {
        ORDINALS.iter().find(|(word, _)| self.word(word)).map(|&(_, ordinal)| ordinal)
    }

    /// A number without leading zero.
    fn digits(&mut self, expected: &'static str) -> Result<u16, ProvisionError> {
        let (digits, rest) = split_while(self.rest, is_digit);
        let number = digits
            .parse::<u16>()
            .ok()
            .filter(|&number| number <= MAX_NUMBER && !digits.starts_with('0'))
            .ok_or_else(|| self.error(expected))?;
        self.rest = rest;
        Ok(number)
    }

    pub(super) fn letters(&mut self) -> &'a str {
        let (letters, rest) = split_while(self.rest, |c| c.is_ascii_alphabetic());
        self.rest = rest;
        letters
    }

    /// One to three letters.
    pub(super) fn short_letters(&mut self, expected: &'static str) -> Result<Letters, ProvisionError> {
        let before = self.rest;
        match *self.letters().as_bytes() {
            [a] => Ok([a, 0, 0]),
            [a, b] => Ok([a, b, 0]),
            [a, b, c] => Ok([a, b, c]),
            _ => {
                self.rest = before;
                Err(self.error(expected))
            }
        }
    }

    /// A word in any case that no letter or digit continues.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let found = self.rest.split_at_checked(word.len()).filter(|(head, tail)| {
            head.eq_ignore_ascii_case(word) && !tail.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')
        });
        if let Some((_, tail)) = found {
            self.rest = tail;
        }
        found.is_some()
    }

    pub(super) fn sign(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    pub(super) fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// A label without closing bracket must stop where the next part can begin.
    pub(super) fn end_of_label<T>(&self, value: T) -> Result<T, ProvisionError> {
        let stops = |c: char| c.is_whitespace() || c == '(' || c == ',' || c == '.';
        if self.rest.is_empty() || self.rest.starts_with(stops) {
            Ok(value)
        } else {
            Err(self.error("a space, a comma or `(`"))
        }
    }

    pub(super) fn error(&self, expected: &'static str) -> ProvisionError {
        let read = self.text.len().saturating_sub(self.rest.len());
        let position = self.text.char_indices().take_while(|&(offset, _)| offset < read).count();
        ProvisionError {
            input: shown(self.text),
            position: position.saturating_add(1),
            expected,
            found: self.rest.chars().next().map_or("the end".to_owned(), |c| format!("`{}`", shown(&c.to_string()))),
        }
    }
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn split_while(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
