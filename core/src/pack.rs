//! The compact form in which the build script leaves the built-in rulebook, read and compiled, in the library.
//!
//! Reading the rule files takes longer than most answers do, so it is done once, when the library is built. The
//! form has no version and leaves no file: both sides are built from the same source.

use std::borrow::Cow;

use crate::law::{Citation, Date};
use crate::truth::{Comparison, Decimal};

/// Something that can be packed, and unpacked without a look at anything else.
pub(crate) trait Pack: Sized {
    packing! {
        fn pack(&self, to: &mut Vec<u8>);
    }

    /// Takes what was packed from the front; none when the bytes are not of that form.
    fn unpack(from: &mut &'static [u8]) -> Option<Self>;
}

packing! {
    /// The packed form of a value.
    pub(crate) fn packed(value: &impl Pack) -> Vec<u8> {
        let mut bytes = Vec::new();
        value.pack(&mut bytes);
        bytes
    }
}

/// What was packed as a list of lists of bytes, without copying it.
pub(crate) fn sections(from: &mut &'static [u8]) -> Option<Vec<&'static [u8]>> {
    let section = |from: &mut &'static [u8]| {
        let length = usize::unpack(from)?;
        let (section, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(section)
    };
    (0..usize::unpack(from)?).map(|_| section(from)).collect()
}

/// Packs structs, field by field; a field that is not named here does not compile.
macro_rules! pack_struct {
    ($($type:ident { $($field:ident),* $(,)? })*) => { $(
        impl $crate::pack::Pack for $type {
            packing! {
                fn pack(&self, to: &mut Vec<u8>) {
                    let Self { $($field),* } = self;
                    $($crate::pack::Pack::pack($field, to);)*
                }
            }

            fn unpack(from: &mut &'static [u8]) -> Option<Self> {
                // All fields first, then one question: a way out after each field has to drop every field before it.
                let ($(Some($field),)*) = ($({ let $field = $crate::pack::Pack::unpack(from); $field },)*) else {
                    return None;
                };
                Some(Self { $($field),* })
            }
        }
    )* };
}

/// Packs enums as a number and the parts of the variant; a variant that is not named here does not compile.
macro_rules! pack_enum {
    ($($type:ident {
        $($tag:literal = $variant:ident $(( $($part:ident),* ))? $({ $($field:ident),* })?),* $(,)?
    })*) => { $(
        impl $crate::pack::Pack for $type {
            packing! {
                fn pack(&self, to: &mut Vec<u8>) {
                    match self {
                        $(Self::$variant $(( $($part),* ))? $({ $($field),* })? => {
                            to.push($tag);
                            $($($crate::pack::Pack::pack($part, to);)*)?
                            $($($crate::pack::Pack::pack($field, to);)*)?
                        })*
                    }
                }
            }

            fn unpack(from: &mut &'static [u8]) -> Option<Self> {
                match <u8 as $crate::pack::Pack>::unpack(from)? {
                    $($tag => {
                        $($(let $part = $crate::pack::Pack::unpack(from)?;)*)?
                        $($(let $field = $crate::pack::Pack::unpack(from)?;)*)?
                        Some(Self::$variant $(( $($part),* ))? $({ $($field),* })?)
                    })*
                    _ => None,
                }
            }
        }
    )* };
}

pub(crate) use {pack_enum, pack_struct};

impl Pack for u8 {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            to.push(*self);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let (first, rest) = from.split_first()?;
        *from = rest;
        Some(*first)
    }
}

impl Pack for u64 {
    // Seven bits a byte, the lowest first; the highest bit says that more follow.
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            let mut left = *self;
            while left >= 0x80 {
                to.push((left & 0x7f) as u8 | 0x80);
                left >>= 7;
            }
            to.push(left as u8);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = u8::unpack(from)?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}

macro_rules! pack_number {
    ($($type:ident),*) => { $(
        impl Pack for $type {
            packing! {
                fn pack(&self, to: &mut Vec<u8>) {
                    (*self as u64).pack(to);
                }
            }

            fn unpack(from: &mut &'static [u8]) -> Option<Self> {
                Self::try_from(u64::unpack(from)?).ok()
            }
        }
    )* };
}

pack_number!(u16, u32, usize);

impl Pack for bool {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            to.push(u8::from(*self));
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Some(u8::unpack(from)? != 0)
    }
}

packing! {
    fn pack_text(text: &str, to: &mut Vec<u8>) {
        text.len().pack(to);
        to.extend_from_slice(text.as_bytes());
    }
}

impl Pack for String {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            pack_text(self, to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Cow::unpack(from).map(Cow::into_owned)
    }
}

impl Pack for Cow<'static, str> {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            pack_text(self, to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let length = usize::unpack(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        std::str::from_utf8(text).ok().map(Cow::Borrowed)
    }
}

impl<T: Pack> Pack for Option<T> {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.is_some().pack(to);
            self.iter().for_each(|value| value.pack(to));
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Some(if bool::unpack(from)? { Some(T::unpack(from)?) } else { None })
    }
}

impl<T: Pack> Pack for Box<T> {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.as_ref().pack(to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        T::unpack(from).map(Self::new)
    }
}

impl<T: Pack> Pack for Vec<T> {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.len().pack(to);
            self.iter().for_each(|value| value.pack(to));
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let length = usize::unpack(from)?;
        // Room for what is there, no more: a list that grows leaves half its room unused.
        let mut values = Self::with_capacity(length.min(from.len()));
        for _ in 0..length {
            values.push(T::unpack(from)?);
        }
        Some(values)
    }
}

impl<T: Pack> Pack for Box<[T]> {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.len().pack(to);
            self.iter().for_each(|value| value.pack(to));
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Vec::unpack(from).map(Vec::into_boxed_slice)
    }
}

impl<T: Pack, const N: usize> Pack for [T; N] {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.iter().for_each(|value| value.pack(to));
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let values: Option<Vec<T>> = (0..N).map(|_| T::unpack(from)).collect();
        values?.try_into().ok()
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.0.pack(to);
            self.1.pack(to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        A::unpack(from).zip(B::unpack(from))
    }
}

impl<A: Pack, B: Pack, C: Pack> Pack for (A, B, C) {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.0.pack(to);
            self.1.pack(to);
            self.2.pack(to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let (Some(a), Some(b), Some(c)) = (A::unpack(from), B::unpack(from), C::unpack(from)) else { return None };
        Some((a, b, c))
    }
}

impl Pack for Date {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            (Date::MIN.days_until(*self) as u64).pack(to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Self::MIN.plus_days(u32::unpack(from)?.into())
    }
}

impl Pack for Decimal {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.to_string().pack(to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        String::unpack(from)?.parse().ok()
    }
}

pack_enum! {
    Comparison { 0 = Less, 1 = AtMost, 2 = Greater, 3 = AtLeast }
    Citation { 0 = Provision(a), 1 = Recital(a), 2 = Document { source, locator } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn back<T: Pack>(value: &T) -> Option<T> {
        let mut rest: &'static [u8] = packed(value).leak();
        let read = T::unpack(&mut rest);
        assert!(rest.is_empty());
        read
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(number in any::<u64>(), texts in prop::collection::vec(".*", 0..4), flag in any::<Option<bool>>()) {
            let value = (number, (texts, flag));
            prop_assert_eq!(back(&value), Some(value));
        }
    }

    #[test]
    fn days_and_numbers_come_back() {
        let day: crate::law::Date = "2026-11-21".parse().unwrap();
        assert_eq!(back(&day), Some(day));
        for text in ["1e25", "0.05", "15000000", "123456789012345678901234567890"] {
            let number: crate::truth::Decimal = text.parse().unwrap();
            assert_eq!(back(&number), Some(number));
        }
    }

    #[test]
    fn what_is_cut_short_is_refused() {
        assert_eq!(u64::unpack(&mut [0x80].as_slice()), None);
        assert_eq!(String::unpack(&mut [3, b'a'].as_slice()), None);
        assert_eq!(Vec::<u8>::unpack(&mut [2, 1].as_slice()), None);
    }
}
