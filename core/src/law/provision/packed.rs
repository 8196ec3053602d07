//! The packed form of provisions.

use super::label::{Kind, Label};
use super::{Provision, Unit};
use crate::pack::{Pack, pack_enum, pack_struct};

pack_struct! {
    Provision { unit, section, paragraph, subparagraph, points, point_subparagraph, sentence }
}

pack_enum! {
    Unit { 0 = Article(a), 1 = Annex(a) }
    Kind { 0 = Number { number, suffix, minor }, 1 = Letters(a), 2 = Roman(a) }
}

impl Pack for Label {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.0.pack(to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Kind::unpack(from).map(Self)
    }
}
