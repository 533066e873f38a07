//! What every type of the model can do, from one list of its fields: change what its texts borrow from, and for those that say where they stood,
//! equality and hash wherever that was. A field left out of its list does not compile.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::hash::{Hash, Hasher};

use time::Date;

use super::{
    Accounting, Addressee, Attribute, Cable, CallingStation, ClassifiedBy, Copies, DateTimeGroup, Declassify,
    Distribution, Downgrade, DowngradeSchedule, Ending, Excision, ExecutiveOrder, Few, Filed, Form, Heading, Janap,
    Level, Located, Marking, MessageSet, PageLine, Paragraph, ParagraphRole, Preamble, Precedence, Precedences, Print,
    Reason, Reference, ReferenceKind, ReferenceNumber, ReferenceRole, RelayLine, Release, Routing, Section, Text,
    TransmissionIdentifier, TransmissionInstructions,
};
use crate::Span;

/// A value whose texts can be put elsewhere, and whose spans can be cleared.
pub(crate) trait Model: Sized {
    /// The same value, borrowed from another text.
    type From<'b>;

    /// The same with each text as `place` has it, which must read the same.
    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Self::From<'b>;

    /// The same with nothing borrowed.
    fn owned(self) -> Self::From<'static> {
        self.moved(&mut |text| Cow::Owned(text.into_owned()))
    }

    fn clear_spans(&mut self);
}

/// What puts a text elsewhere.
pub(crate) type Place<'p, 'b> = dyn FnMut(Cow<'_, str>) -> Cow<'b, str> + 'p;

macro_rules! borrowing {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl<'a> Model for $name<'a> {
            type From<'b> = $name<'b>;

            fn moved<'b>(self, place: &mut Place<'_, 'b>) -> $name<'b> {
                let Self { $($field),* } = self;
                $name { $($field: $field.moved(place)),* }
            }

            fn clear_spans(&mut self) {
                let Self { $($field),* } = self;
                $($field.clear_spans();)*
            }
        }

        impl $name<'_> {
            /// The same with all text copied, so that it may outlive the text it was read from.
            pub fn into_owned(self) -> $name<'static> {
                self.owned()
            }
        }
    )*};
}

/// Equality and hash by all fields but the span.
macro_rules! equal_wherever_it_stood {
    ($($name:ty { $($field:ident),* })*) => {$(
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                let Self { $($field,)* span: _ } = self;
                $(*$field == other.$field)&&*
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                $(self.$field.hash(state);)*
            }
        }
    )*};
}

macro_rules! borrowing_with_span {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        borrowing! { $name { $($field,)* span } }
        equal_wherever_it_stood! { $name<'_> { $($field),* } }
    )*};
}

borrowing! {
    Cable { id, form, heading, text, ending, release, unread }
    Copies { office, copies }
    DowngradeSchedule { schedule, reason, date, event, officer, originator }
    Ending { validation_serial, corrections, cancellation, end_of_message }
    Heading {
        transmission_identifier, pilots, routing, calling_station, janap, transmission_instructions, precedence,
        date_time_group, signals, processing_numbers, remainder, from, to, info, exempt, accounting, original, print, distribution,
        drafted_by, approved_by, cleared_by, released_by, desired_distribution
    }
    Preamble { precedence, date_time_group, from, to, info, exempt }
    Print { page, short_numbers, relay }
    Release { partial, marks, excisions, copy, attributes }
    Text {
        classification, section, reference_number, party_number, series_number, subject_code, sets, captions, passing,
        executive_order, tags, subject, references, classified_by, paragraphs, summary, comment, lost, notices, signature
    }
}

borrowing_with_span! {
    Accounting { symbol, group_count }
    Addressee {
        routing_indicator, delivered_otherwise, name, offices, precedence, continuity_number, continuity_number_last
    }
    CallingStation { routing_indicator, serial, position, section, filed }
    ClassifiedBy { text, name, title, reasons }
    Distribution { action, origin, info, total, kind }
    Excision { codes }
    ExecutiveOrder { number, declassify }
    Janap { group, language_media_format, classification, content_indicator, redundancy }
    Located { text }
    Marking { level, controls }
    MessageSet { name, fields }
    PageLine { page, reference_number, party_number, section, handled, possible_duplicate }
    Paragraph { number, marking, role, heading, text }
    Reference { bullet, kind, id, text, role, notal }
    ReferenceNumber { year, post, serial, airgram }
    RelayLine { number, handled, copies }
    Routing { precedence, called }
    TransmissionIdentifier { channel_designator, channel_sequence, earlier, security_warning }
    TransmissionInstructions { security, signals, cited, remainder }
}

equal_wherever_it_stood! {
    DateTimeGroup { day, hour, minute, zone, month, year, four_digit_year }
    Section { number, of, last }
}

impl Cable<'_> {
    /// The same with all spans empty: for a message whose parts stood in several texts, or in none that a user sees.
    pub(crate) fn without_spans(mut self) -> Self {
        self.clear_spans();
        self
    }
}

macro_rules! plain {
    ($($name:ty),* $(,)?) => {$(
        impl Model for $name {
            type From<'b> = Self;

            fn moved(self, _: &mut Place<'_, '_>) -> Self {
                self
            }

            fn clear_spans(&mut self) {}
        }
    )*};
}

plain!(
    bool,
    char,
    u8,
    u16,
    u32,
    Date,
    Downgrade,
    Filed,
    Form,
    Level,
    ParagraphRole,
    Precedence,
    Precedences,
    Reason,
    ReferenceKind,
    ReferenceRole
);

macro_rules! place {
    ($($name:ident: $span:ident),*) => {$(
        impl Model for $name {
            type From<'b> = Self;

            fn moved(self, _: &mut Place<'_, '_>) -> Self {
                self
            }

            fn clear_spans(&mut self) {
                self.$span = Span::default();
            }
        }
    )*};
}

place!(DateTimeGroup: span, Section: span);

impl Model for Span {
    type From<'b> = Self;

    fn moved(self, _: &mut Place<'_, '_>) -> Self {
        self
    }

    fn clear_spans(&mut self) {
        *self = Self::default();
    }
}

impl Model for Cow<'_, str> {
    type From<'b> = Cow<'b, str>;

    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Cow<'b, str> {
        place(self)
    }

    fn clear_spans(&mut self) {}
}

impl<T: Model> Model for Option<T> {
    type From<'b> = Option<T::From<'b>>;

    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Self::From<'b> {
        self.map(|value| value.moved(place))
    }

    fn clear_spans(&mut self) {
        self.iter_mut().for_each(T::clear_spans);
    }
}

impl<T: Model> Model for Box<T> {
    type From<'b> = Box<T::From<'b>>;

    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Self::From<'b> {
        Box::new((*self).moved(place))
    }

    fn clear_spans(&mut self) {
        (**self).clear_spans();
    }
}

impl<T: Model> Model for Vec<T> {
    type From<'b> = Vec<T::From<'b>>;

    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Self::From<'b> {
        self.into_iter().map(|item| item.moved(place)).collect()
    }

    fn clear_spans(&mut self) {
        self.iter_mut().for_each(T::clear_spans);
    }
}

impl<T: Model> Model for Few<T> {
    type From<'b> = Few<T::From<'b>>;

    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Self::From<'b> {
        self.map(|item| item.moved(place))
    }

    fn clear_spans(&mut self) {
        self.iter_mut().for_each(T::clear_spans);
    }
}

impl<V: Model> Model for BTreeMap<Cow<'_, str>, V> {
    type From<'b> = BTreeMap<Cow<'b, str>, V::From<'b>>;

    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Self::From<'b> {
        self.into_iter().map(|(key, value)| (place(key), value.moved(place))).collect()
    }

    fn clear_spans(&mut self) {
        self.values_mut().for_each(V::clear_spans);
    }
}

impl Declassify<'_> {
    /// The same with all text copied, so that it may outlive the text it was read from.
    pub fn into_owned(self) -> Declassify<'static> {
        self.owned()
    }
}

impl Attribute<'_> {
    /// The same with all text copied, so that it may outlive the text it was read from.
    pub fn into_owned(self) -> Attribute<'static> {
        self.owned()
    }
}

impl Model for Attribute<'_> {
    type From<'b> = Attribute<'b>;

    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Attribute<'b> {
        match self {
            Self::Empty => Attribute::Empty,
            Self::Number(number) => Attribute::Number(number),
            Self::List(entries) => Attribute::List(entries.moved(place)),
            Self::Date(date) => Attribute::Date(date),
            Self::Text(text) => Attribute::Text(text.moved(place)),
        }
    }

    fn clear_spans(&mut self) {}
}

impl Model for Declassify<'_> {
    type From<'b> = Declassify<'b>;

    fn moved<'b>(self, place: &mut Place<'_, 'b>) -> Declassify<'b> {
        match self {
            Self::Date(date) => Declassify::Date(date),
            Self::Event(text) => Declassify::Event(text.moved(place)),
            Self::Exempt(codes) => Declassify::Exempt(codes.moved(place)),
            Self::OriginatingAgency => Declassify::OriginatingAgency,
            Self::NotApplicable => Declassify::NotApplicable,
            Self::Downgrade(downgrade) => Declassify::Downgrade(downgrade),
            Self::DowngradeSchedule(schedule) => Declassify::DowngradeSchedule(schedule.moved(place)),
            Self::Unknown(text) => Declassify::Unknown(text.moved(place)),
        }
    }

    fn clear_spans(&mut self) {}
}
