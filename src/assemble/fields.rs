//! Labelled lines: E.O., TAGS, SUBJECT, REF, `Classified By`; passing lines and captions.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::mem;

use smallvec::SmallVec;

use super::{Assembler, Open};
use crate::Span;
use crate::cow::{self, Seams};
use crate::diagnostic::Code;
use crate::layout::{Piece, Role, caption, label, labelled_label, military, shape};
use crate::model::{ClassifiedBy, Declassify, ExecutiveOrder, Few, Form, Located, Model, Reference};
use crate::parse::reference::{self, ReferenceOddity};
use crate::parse::tags::{self, TagsOddity};
use crate::parse::{body as grammar, classified_by, declassification, sets};
use crate::tables::{self, canonical_post};
use crate::words;

impl<'a> Assembler<'a, '_> {
    /// Adds a piece to the open field.
    pub(super) fn extend(&mut self, piece: &Piece) {
        let content = self.source.get(piece.span.range()).unwrap_or_default();
        let content = words::without_line_ends(content);
        let start = piece.span.start as usize;
        if !self.open.parts.is_empty() {
            let cut = !self.cuts.is_empty();
            self.report_cuts();
            // Each of several references may stand apart, but not the rest of one.
            let apart = match piece.role {
                Role::Reference => label::is_bulleted(words::trim(content).trim_start_matches('¶')),
                // The values of the labelled form may.
                _ => self.cable.form == Form::Labelled,
            };
            if self.blank && !cut && !apart && matches!(piece.role, Role::Subject | Role::Reference) {
                self.report(Code::BlankLineCut, Span::new(start, start), || {
                    format!("a blank line in the middle of {} was taken out", label_word(piece.role))
                });
            }
        }
        self.blank = false;
        self.open.parts.push((start, start + content.len()));
        self.cut = false;
    }

    /// Parts of the text as one line; borrowed where it is one part.
    pub(super) fn join(&mut self, parts: &[(usize, usize)], wrap: Wrap) -> Cow<'a, str> {
        let source = self.source;
        let slice = |part: &(usize, usize)| source.get(part.0..part.1).unwrap_or_default();
        let mut joined: Cow<'a, str> = Cow::Borrowed("");
        let mut last = "";
        let mut word_cut = false;
        for part in parts.iter().map(slice).filter(|part| !words::trim(part).is_empty()) {
            if joined.is_empty() {
                joined = Cow::Borrowed(words::trim(part));
                last = part;
                continue;
            }
            if let Cow::Borrowed(first) = joined {
                let mut text = String::with_capacity(parts.iter().map(|part| part.1 - part.0 + 1).sum());
                text.push_str(first);
                joined = Cow::Owned(text);
            }
            let text = joined.to_mut();
            let shown = last.trim_end_matches(words::is_blank_char);
            let width = shown.chars().count();
            let full = wrap == Wrap::Columns && (width == 71 || width == 70 && shown.len() == last.len());
            if full && !(joins_whole_words(text, words::trim(part))) {
                word_cut |= text.ends_with(char::is_alphanumeric) && part.starts_with(char::is_alphanumeric);
                text.push_str(part.trim_end_matches(words::is_blank_char));
            } else if wrap == Wrap::Hyphens && is_hyphenated(text, words::trim(part)) {
                word_cut = true;
                text.pop();
                text.push_str(words::trim(part));
            } else {
                if !grammar::ends_with_hyphen(text) {
                    text.push(' ');
                }
                text.push_str(words::trim(part));
            }
            last = part;
        }
        if let (true, Some(first), Some(last)) = (word_cut, parts.first(), parts.last()) {
            self.report(Code::WordJoined, Span::new(first.0, last.1), || {
                String::from("a word was cut in two by the end of the line; its halves were joined")
            });
        }
        joined
    }

    /// The lines of a value, which stands at `span`.
    fn seams<'t>(&self, value: &'t Cow<'a, str>, span: Span) -> Seams<'t, 'a> {
        Seams::of(value, self.source.get(span.range()).unwrap_or_default())
    }

    /// Reads the field that was open.
    pub(super) fn close_field(&mut self) {
        // Mostly there is none: to take the parts of none would cost a hundredth of reading.
        if self.open.role.is_none() {
            return;
        }
        let Open { role, parts } = mem::take(&mut self.open);
        let (Some(role), Some(&(start, _)), Some(&(_, end))) = (role, parts.first(), parts.last()) else {
            return;
        };
        if !super::is_field(role) {
            return self.labelled_field(role, &parts);
        }
        let span = self.trimmed(Span::new(start, end));
        let set = |part: &(usize, usize)| {
            matches!(role, Role::MessageSet | Role::Subject | Role::Reference)
                && military::set_name(words::trim(self.source.get(part.0..part.1).unwrap_or_default())).is_some()
        };
        if self.cable.form == Form::Military && parts.first().is_some_and(set) {
            let joined = self.join_set(&parts);
            self.message_set(role, joined, span);
            return;
        }
        let wrap = match role {
            Role::ClassifiedBy => Wrap::Columns,
            Role::Subject if self.cable.form == Form::Printout => Wrap::Hyphens,
            _ => Wrap::Blanks,
        };
        let mut joined = self.join(&parts, wrap);
        if role == Role::Passing {
            let label = if self.cable.form == Form::Labelled { labelled_label(&joined) } else { None };
            let length = label.map_or(0, |found| found.length);
            let text = cow::trim(joined, |text| text.get(length..).unwrap_or_default());
            if text.is_empty() {
                return;
            }
            let span = match text {
                Cow::Borrowed(text) => self.span(text),
                Cow::Owned(_) => span,
            };
            let line = Located::new(text, span);
            self.cable.text.passing.push(line);
            return;
        }
        if let Some(bare) = words::without_tags(&joined) {
            joined = Cow::Owned(bare);
        }
        let found =
            label::at_start(&joined, None).or_else(|| label::at_start(&joined, Some(label::Label::ExecutiveOrder)));
        let labelled = if self.cable.form == Form::Labelled { labelled_label(&joined) } else { None };
        let length = labelled.map(|found| found.length).or(found.map(|found| found.length)).unwrap_or_default();
        let misspelt = labelled.map(|found| found.misspelt).or(found.map(|found| found.misspelt));
        if misspelt == Some(true) {
            let written = String::from(words::trim(joined.get(..length).unwrap_or_default()));
            let place = Span::new(start, start + length);
            self.report(Code::LabelMisspelt, place, || format!("read {written} as {}", label_word(role)));
        }
        if found.is_none() && role == Role::Subject && self.cable.form == Form::Printout {
            self.report(Code::LabelMisspelt, span, || String::from("the line has no label; read as SUBJECT"));
        }
        // `(U) SUBJECT: X`
        let mark = shape::portion_mark(&joined).filter(|&mark| role == Role::Subject && mark < length);
        let mark = mark.and_then(|mark| joined.get(..mark)).map(String::from);
        let mut value = cow::trim(joined, |text| text.get(length..).unwrap_or_default());
        if let Some(mark) = mark {
            value = Cow::Owned(format!("{mark} {value}"));
        }
        if self.cable.form == Form::Military && role == Role::Subject {
            if self.set_subject {
                return;
            }
            value = cow::trim(self.subject_before_heading(value, span), sets::unslanted);
        }
        match role {
            Role::ExecutiveOrder if labelled.is_some() => self.labelled_order(value, span),
            Role::ExecutiveOrder => self.executive_order(value, span, true),
            Role::Tags => self.tags(value, span),
            Role::Subject => self.subject(value, span),
            Role::Reference => self.references(value, span),
            _ => self.classified_by(value, span),
        }
    }

    pub(super) fn executive_order(&mut self, value: Cow<'a, str>, span: Span, numbered: bool) {
        let mut order = ExecutiveOrder { span, ..ExecutiveOrder::default() };
        let mut length = 0;
        if let Some((rest, read)) = declassification::order_number(&value, self.year()).ok().filter(|_| numbered) {
            length = value.len() - rest.len();
            order.number = read.number;
            if read.misprint {
                let written = String::from(value.get(..length).unwrap_or_default());
                self.report(Code::ExecutiveOrderMisprint, span, || match read.number {
                    Some(number) => format!("there is no executive order {written}; read as {number}"),
                    None => format!("there is no executive order {written}"),
                });
            }
        }
        let value = cow::trim(value, |text| text.get(length..).unwrap_or_default());
        let read = match &value {
            Cow::Borrowed(value) => declassification::declassify(value),
            Cow::Owned(value) => declassification::declassify(value).into_owned(),
        };
        let told = value.trim_start_matches([':', ' ', ',', ';']);
        if read.impossible_date {
            self.report(Code::DateImpossible, span, || format!("there is no such day: {told}"));
        }
        if read.mended_date {
            self.report(Code::DateMended, span, || format!("{told} has a figure too many before the month"));
        }
        for (word, read_as) in &read.misspelt {
            self.report(Code::LabelMisspelt, self.place(word, span), || format!("read {word} as {read_as}"));
        }
        order.declassify = read.declassify;
        if matches!(order.declassify, Some(Declassify::Unknown(_))) && !read.impossible_date {
            self.report(Code::DeclassificationUnknown, span, || {
                format!("{told} is no date, event or code that is known")
            });
        }
        for rest in read.rest {
            let rest = Located { span: self.place(&rest, span), text: rest };
            self.remainder(rest);
        }
        if let Some(review) = read.review {
            let review = Located { span: self.place(&review, span), text: review };
            self.cable.release.marks.push(review);
        }
        match &mut self.cable.text.executive_order {
            Some(known) if known.declassify.is_some() || order.declassify.is_none() => {
                let contradicts = order.declassify.is_some() && known.declassify != order.declassify;
                if contradicts {
                    let line = self.as_it_stands(span);
                    self.cable.unread.push(line);
                }
                self.report(Code::LabelRepeated, span, || String::from("E.O. stands a second time; the first is kept"));
            }
            Some(known) => {
                known.number = known.number.or(order.number);
                known.declassify = order.declassify;
            }
            // `E.O.: Unknown`
            None if order.number.is_none() && order.declassify.is_none() => {}
            known => *known = Some(order),
        }
    }

    fn tags(&mut self, value: Cow<'a, str>, span: Span) {
        let value = match tags::without_links(&value) {
            Some(bare) => {
                self.report(Code::LinkCut, span, || String::from("the links of a web page were left out"));
                Cow::Owned(bare)
            }
            None => value,
        };
        let mut odd: SmallVec<[(TagsOddity, Span, String); 1]> = SmallVec::new();
        let listens = self.sink.listens();
        // A copy in small letters means the same codes.
        let small = !value.bytes().any(|byte| byte.is_ascii_uppercase());
        let value = if small { Cow::Owned(value.to_uppercase()) } else { value };
        let seams = self.seams(&value, span);
        let source = self.source;
        let hear = |oddity, word: &str, read: &str| {
            if listens {
                let place = seams.place(word, source).unwrap_or(span);
                odd.push((oddity, place, format!("{word} was read as {read}")));
            }
        };
        let read: tags::List<'a> = match &value {
            Cow::Borrowed(value) => tags::tags(value, hear),
            Cow::Owned(value) => tags::tags(value, hear).into_iter().map(|tag| seams.part(tag)).collect(),
        };
        for (oddity, place, message) in odd {
            let code = match oddity {
                TagsOddity::Split => Code::TagsSplit,
                TagsOddity::Mended => Code::TagMisspelt,
            };
            self.report(code, place, || message);
        }
        let known = self.cable.text.tags.len();
        let place = |tag: &Cow<'a, str>| match tag {
            Cow::Borrowed(slice) => Span::of(source, slice).unwrap_or(span),
            Cow::Owned(_) => span,
        };
        // Room for those of one line at once; of lines without end there are too many for that.
        if known == 0 {
            self.cable.text.tags.reserve_exact(read.len());
        }
        for tag in read {
            let place = place(&tag);
            self.cable.text.tags.push(Located::new(tag, place));
        }
        if known > 0 {
            self.report(Code::LabelRepeated, span, || String::from("TAGS stands a second time; what is new was added"));
        }
    }

    fn subject(&mut self, value: Cow<'a, str>, span: Span) {
        let value = cow::trim(value, |text| text.trim_start_matches([':', ' ']));
        if value.is_empty() {
            return;
        }
        let place = if let Cow::Borrowed(slice) = &value {
            self.span(slice)
        } else {
            let text = self.source.get(span.range()).unwrap_or_default();
            let label = label::at_start(text, None).map_or(0, |found| found.length);
            self.trimmed(Span { start: span.start + u32::try_from(label).unwrap_or(0), end: span.end })
        };
        let subject = Located::new(value, place);
        let Some(known) = &mut self.cable.text.subject else {
            self.cable.text.subject = Some(subject);
            return;
        };
        let begins = |a: &str, b: &str| words::starts_ignore_case(b, a);
        let repeated = || String::from("SUBJECT stands a second time; one is kept");
        if begins(&known.text, &subject.text) {
            // The first was cut off, or put into small letters by a catalogue.
            *known = subject;
        } else if !begins(&subject.text, &known.text) {
            self.keep(Code::LabelRepeated, subject, |_| repeated());
            return;
        }
        self.report(Code::LabelRepeated, place, repeated);
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "a reference to a `Cow` is no better, and the caller is done with it"
    )]
    fn references(&mut self, value: Cow<'a, str>, span: Span) {
        let number = self.cable.text.reference_number.as_ref();
        let own = number.map(|number| (canonical_post(&number.post), number.serial));
        let own = own.as_ref().map(|(post, serial)| (&**post, *serial));
        let message = reference::Message { year: self.year(), number: own };
        let mut odd: SmallVec<[(ReferenceOddity, Span, String); 1]> = SmallVec::new();
        let listens = self.sink.listens();
        let seams = self.seams(&value, span);
        let place = |part: &str| seams.place(part, self.source).unwrap_or(span);
        let hear = |oddity, written: &str| {
            if listens {
                odd.push((oddity, place(written), String::from(written)));
            }
        };
        let read = match &value {
            Cow::Borrowed(value) => located(reference::references(value, message, hear), place),
            Cow::Owned(value) => {
                located(reference::references(value, message, hear), place).moved(&mut |part| seams.part(part))
            }
        };
        for (oddity, place, written) in odd {
            let (code, told) = match oddity {
                ReferenceOddity::Post => (Code::PostMisspelt, "the post was read as the nearest one that is known"),
                ReferenceOddity::Figure => {
                    (Code::ReferenceMended, "a letter stands for a figure, or a figure for a letter")
                }
                ReferenceOddity::Year => {
                    (Code::ReferenceYear, "higher than this message's own number, so perhaps of the year before")
                }
                ReferenceOddity::Bullet => (Code::BulletDoubled, "its letter stands twice"),
            };
            self.report(code, place, || format!("{written}: {told}"));
        }
        if self.cable.text.references.is_empty() {
            self.cable.text.references = read;
            return;
        }
        self.cable.text.references.extend(read);
        self.report(Code::LabelRepeated, span, || String::from("REF stands a second time; what is new was added"));
    }

    pub(super) fn classified_by(&mut self, value: Cow<'a, str>, span: Span) {
        let value = self.declassify_on(value);
        let label = self.source.get(span.range()).unwrap_or_default();
        let from_source = words::starts_ignore_case(label, "DERIVED");
        let seams = self.seams(&value, span);
        let read = classified_by::classified_by(&value, from_source);
        let behind = words::offset(&value, &read.text) + read.text.len();
        let read = read.moved(&mut |part| seams.part(part));
        if label::classified_by(&value).is_some() {
            self.report(Code::LabelRepeated, span, || String::from("Classified By stands twice in one line"));
        }
        // The label may stand over something else (references), and then over the officer.
        let known = self.cable.text.classified_by.as_ref();
        if let Some(known) = known.filter(|known| known.name.is_some() || read.name.is_none()) {
            if known.text != read.text {
                let line = self.as_it_stands(span);
                self.cable.unread.push(line);
            }
            self.report(Code::LabelRepeated, span, || {
                String::from("Classified By stands a second time; the first is kept")
            });
            return;
        }
        for (written, word) in classified_by::parted_words(value.get(behind..).unwrap_or_default()) {
            let place = seams.place(written, self.source).unwrap_or(span);
            self.report(Code::WordJoined, place, || format!("{written} was read as {word}"));
        }
        self.cable.text.classified_by = Some(ClassifiedBy { span, ..read });
    }

    /// Reads `Declassify on: May 17, 2019` behind the reasons, where the order's own line says nothing; what stands before it.
    fn declassify_on(&mut self, value: Cow<'a, str>) -> Cow<'a, str> {
        let at = value.char_indices().map(|(at, _)| at).find(|&at| {
            value.get(at..).is_some_and(|rest| words::starts_ignore_case(rest, "DECLASSIFY ON"))
                && value.get(..at).is_some_and(|before| before.is_empty() || before.ends_with([' ', '.']))
        });
        let Some(at) = at else { return value };
        let told = value.get(at..).unwrap_or_default();
        let Some(order) = self.cable.text.executive_order.as_mut().filter(|order| order.declassify.is_none()) else {
            return value;
        };
        order.declassify = declassification::declassify(told).into_owned().declassify;
        cow::trim(value, |text| text.get(..at).unwrap_or_default())
    }

    pub(super) fn captions(&mut self, piece: &Piece) {
        let content = self.content(piece);
        // `SECRET//NOFORN`, and words that no table knows.
        if caption::is_level_caption(content) || caption::captions_length(content).is_none() {
            return self.caption(self.located(content));
        }
        for (written, known) in caption::captions(content) {
            let written = words::trim(written).trim_end_matches(['/', '"', '”']);
            // A copy in small letters has the caption all the same, and so has one with blanks between them.
            let text = known.map_or_else(|| closed_up(written), Cow::Borrowed);
            self.caption(Located::new(text, self.span(written)));
        }
    }

    /// Keeps a caption, once. One that interrupts what goes on behind it was cut out.
    pub(super) fn caption(&mut self, caption: Located<'a>) {
        // Real messages have a handful; among a thousand a doubled one does no harm.
        let repeated = self.cable.text.captions.iter().take(FEW).any(|known| known.text == caption.text);
        let (code, span) = (if repeated { Code::CaptionRepeated } else { Code::CaptionCut }, caption.span);
        if !repeated {
            self.cable.text.captions.push(caption);
        }
        if self.is_open() {
            self.cut = true;
            self.cuts.push((code, span));
        } else if repeated {
            self.caption_repeated(span);
        }
    }

    pub(super) fn caption_repeated(&mut self, span: Span) {
        let source = self.source;
        let caption = source.get(span.range()).unwrap_or_default();
        self.report(Code::CaptionRepeated, span, || format!("the caption {caption} stands twice"));
    }
}

/// The references, each with its place.
fn located(mut references: Few<Reference<'_>>, place: impl Fn(&str) -> Span) -> Few<Reference<'_>> {
    for reference in &mut references {
        reference.span = place(&reference.text);
    }
    references
}

/// A caption with the letters of `CORRECTED COPY` closed up, and what was corrected behind it as it stands.
fn closed_up(caption: &str) -> Cow<'_, str> {
    const WORDS: &str = "CORRECTED COPY";
    let spaced = || {
        let (end, _) = tables::corrected_copy(caption)?;
        let start =
            caption.find(|c: char| c.is_ascii_alphabetic()).filter(|&start| caption.get(start..end) != Some(WORDS))?;
        Some([caption.get(..start)?, WORDS, caption.get(end..)?].concat())
    };
    spaced().map_or(Cow::Borrowed(caption), Cow::Owned)
}

/// With how many captions a new one is compared.
const FEW: usize = 64;

/// How a line was cut where it was full.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrap {
    /// Between words.
    Blanks,
    /// At its 71st column, in the middle of a word or not, and what stands behind goes on there.
    Columns,
    /// Between words or, with a hyphen, inside one.
    Hyphens,
}

/// Whether a line that is full, and cut at its last column as it seems, ends all the same with a whole word.
fn joins_whole_words(text: &str, behind: &str) -> bool {
    const WHOLE: [&str; 8] = ["and", "or", "for", "reason", "reasons", "per", "by", "section"];
    if !text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return false;
    }
    let last = text.rsplit(words::is_blank_char).next().unwrap_or_default();
    let next = words::first(behind).0.trim_end_matches([',', '.', ';', ':']);
    let one = |known: &dyn Fn(&str) -> bool| known(last) && !known(&format!("{last}{next}"));
    behind.starts_with("1.")
        || matches!(behind.as_bytes(), [b'a'..=b'h', b')', ..])
        || one(&|word| WHOLE.iter().any(|known| known.eq_ignore_ascii_case(word)))
        || last.len() > 2 && one(&tables::is_title)
}

/// Whether a word was parted at the end of a line: `REGU-` / `LATIONS`; but not `US-` / `LATIN`, nor `LEVELS-` / `THE`.
fn is_hyphenated(text: &str, behind: &str) -> bool {
    const SHORT: usize = 2;
    const WORDS: [&str; 12] = ["A", "AN", "AND", "AT", "BY", "FOR", "IN", "OF", "ON", "OR", "THE", "TO"];
    let last = text.rsplit(words::is_blank_char).next().unwrap_or_default();
    let letters = |word: &str| word.bytes().take_while(u8::is_ascii_uppercase).count();
    last.strip_suffix('-').is_some_and(|half| letters(half) == half.len() && half.len() > SHORT)
        && letters(behind) > 1
        && !WORDS.contains(&words::first(behind).0)
}

/// The label as it should be spelt.
fn label_word(role: Role) -> &'static str {
    match role {
        Role::ExecutiveOrder => "E.O.",
        Role::Tags => "TAGS",
        Role::Subject => "SUBJECT",
        Role::Reference => "REF",
        _ => "Classified By",
    }
}
