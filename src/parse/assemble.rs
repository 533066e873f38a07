//! The loop over the pieces of the layout: it joins what belongs together, gives each logical line to its rule, and puts
//! what the rules read into a [`Cable`].

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::mem;

use smallvec::SmallVec;

use super::{body, declassification, heading, reference, text};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::layout::{Layout, Piece, Role, Sequence, label, shape};
use crate::model::{
    Addressee, Cable, Declassify, Distribution, ExecutiveOrder, Located, Paragraph, Precedences, ReferenceNumber,
    Routing,
};
use crate::tables::canonical_post;
use crate::{Error, ErrorKind, Span};

/// Reads the first message of `source`.
pub(super) fn assemble<'a>(source: &'a str, preamble_only: bool, sink: &mut dyn Sink) -> Result<Cable<'a>, Error> {
    let mut assembler = Assembler::new(source, sink);
    let mut lines = 0;
    for piece in Layout::new(source) {
        lines = piece.line;
        if preamble_only && matches!(piece.role, Role::Paragraph | Role::Text | Role::Heading) {
            break;
        }
        assembler.piece(piece);
    }
    assembler.finish(lines)
}

/// A labelled line, with its continuations, until the next one begins.
#[derive(Default)]
struct Open {
    role: Option<Role>,
    /// Where its parts stand, without line ends.
    parts: SmallVec<[(usize, usize); 4]>,
}

struct Assembler<'a, 's> {
    source: &'a str,
    sink: &'s mut dyn Sink,
    cable: Cable<'a>,
    open: Open,
    /// The paragraph that is being read: its opening, and its lines.
    paragraph: Option<Paragraph<'a>>,
    lines: body::Lines<'a>,
    /// The heading that waits for its paragraph.
    title: SmallVec<[(usize, usize); 2]>,
    numbers: Sequence,
    /// Whether something was cut out since the last part of a field or paragraph.
    cut: bool,
    /// Whether a line of a telegram was found.
    evidence: bool,
    /// The first section line: it names post and number too.
    section_line: Option<&'a str>,
    /// Whether the heading stands a second time.
    heading_repeated: bool,
}

impl<'a, 's> Assembler<'a, 's> {
    fn new(source: &'a str, sink: &'s mut dyn Sink) -> Self {
        Self {
            source,
            sink,
            cable: Cable::default(),
            open: Open::default(),
            paragraph: None,
            lines: body::Lines::new(source),
            title: SmallVec::new(),
            numbers: Sequence::default(),
            cut: false,
            evidence: false,
            section_line: None,
            heading_repeated: false,
        }
    }

    fn report(&mut self, code: Code, span: Span, message: impl FnOnce() -> String) {
        if self.sink.listens() {
            self.sink.report(Diagnostic::new(code, span, message()));
        }
    }

    /// The span of a slice of the source; empty for anything else.
    fn span(&self, part: &str) -> Span {
        Span::of(self.source, part).unwrap_or_default()
    }

    fn located(&self, part: &'a str) -> Located<'a> {
        Located::new(part, self.span(part))
    }

    /// The year of the message, as far as the heading was read.
    fn year(&self) -> Option<u16> {
        self.cable.heading.date_time_group.and_then(|group| group.year)
    }

    /// The content of a piece: without its line end and blanks around it.
    fn content(&self, piece: &Piece) -> &'a str {
        body::trim_lines(self.source.get(piece.span.range()).unwrap_or_default()).trim_end_matches('\\').trim_end()
    }

    fn piece(&mut self, piece: Piece) {
        self.evidence = self.evidence || self.is_evidence(&piece);
        match piece.role {
            Role::Blank | Role::ByteOrderMark => return,
            Role::PageLine | Role::SectionLine | Role::PageFrame => {
                if piece.role == Role::SectionLine && self.section_line.is_none() {
                    self.section_line = Some(self.content(&piece));
                }
                self.interrupted(Code::PageLineCut, &piece);
                return;
            }
            Role::ReleaseMark => {
                self.interrupted(Code::StampCut, &piece);
                let mark = self.located(self.content(&piece));
                self.cable.release.marks.push(mark);
                return;
            }
            Role::Caption if self.in_text() => {
                self.interrupted(Code::CaptionCut, &piece);
                return;
            }
            _ => {}
        }
        if piece.continues && self.open.role == Some(piece.role) {
            self.extend(&piece);
            return;
        }
        self.close_field();
        match piece.role {
            Role::ExecutiveOrder
            | Role::Tags
            | Role::Subject
            | Role::Reference
            | Role::ClassifiedBy
            | Role::Passing => {
                self.open.role = Some(piece.role);
                self.extend(&piece);
            }
            Role::Paragraph | Role::Text => self.text(&piece),
            Role::Heading => self.title(&piece),
            Role::Rule => {}
            Role::Classification => self.classification(&piece),
            Role::Caption => self.captions(&piece),
            Role::Signature => self.signature(&piece),
            Role::Notice => {
                let notice = self.located(self.content(&piece));
                self.cable.text.notices.push(notice);
            }
            Role::Validation => {
                self.cable.ending.validation_serial = self.content(&piece).trim_start_matches('#').parse().ok()
            }
            Role::EndOfMessage => self.cable.ending.end_of_message = true,
            Role::PartialExtract => self.cable.release.partial = true,
            Role::Catalogue => {
                let mark = self.located(self.content(&piece));
                self.cable.release.marks.push(mark);
            }
            Role::Unknown => {
                let line = self.located(self.content(&piece));
                self.report(Code::UnknownLine, line.span, || {
                    String::from("this line fits no rule; it is kept as it stands")
                });
                self.cable.unread.push(line);
            }
            _ => self.heading(&piece),
        }
        self.cut = false;
    }

    /// Whether a line of this shape shows that the text is a telegram: nobody else writes so.
    fn is_evidence(&self, piece: &Piece) -> bool {
        match piece.role {
            Role::ByteOrderMark
            | Role::Blank
            | Role::Unknown
            | Role::Passing
            | Role::Separation
            | Role::PageFrame
            | Role::Heading
            | Role::Rule
            | Role::Paragraph
            | Role::Text
            | Role::Notice
            | Role::Signature
            | Role::Catalogue => false,
            // `To:` and `Subject:` stand in letters and e-mails too.
            Role::Subject => self.content(piece).starts_with("SU"),
            Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee => {
                let named = shape::first_word(self.content(piece)).1;
                crate::layout::is_named_addressee(named)
            }
            Role::Caption => {
                ["SIPDIS", "NODIS", "EXDIS", "STADIS", "LIMDIS"].iter().any(|word| self.content(piece).contains(word))
            }
            Role::Classification => shape::is_classification(self.content(piece)),
            _ => true,
        }
    }

    /// Whether the walk is inside the text, where captions are strays.
    fn in_text(&self) -> bool {
        self.paragraph.is_some()
            || !self.title.is_empty()
            || self.open.role.is_some_and(|role| matches!(role, Role::Subject | Role::Reference | Role::ClassifiedBy))
    }

    /// Something stands between the halves of a field or paragraph.
    fn interrupted(&mut self, code: Code, piece: &Piece) {
        self.cut = true;
        if self.open.role.is_some() || self.paragraph.is_some() {
            let content = self.content(piece);
            let span = self.span(content);
            self.report(code, span, || format!("{content} was cut out of the text"));
        }
    }

    /// Adds a piece to the open field.
    fn extend(&mut self, piece: &Piece) {
        let content = self.source.get(piece.span.range()).unwrap_or_default().trim_end_matches(['\n', '\r', '\x0c']);
        let start = piece.span.start as usize;
        self.open.parts.push((start, start + content.len()));
        self.cut = false;
    }

    /// The parts of the open field as one line, joined by `glue`; borrowed where it is one part.
    fn join(&mut self, parts: &[(usize, usize)], columns: bool) -> Cow<'a, str> {
        let slice = |part: &(usize, usize)| self.source.get(part.0..part.1).unwrap_or_default();
        let parts = parts.iter().map(slice).filter(|part| !shape::trim(part).is_empty());
        let mut joined: Cow<'a, str> = Cow::Borrowed("");
        let mut last = "";
        for part in parts {
            if joined.is_empty() {
                joined = Cow::Borrowed(shape::trim(part));
                last = part;
                continue;
            }
            let text = joined.to_mut();
            // The system cut the line at its last column, in the middle of a word or not: what stands behind goes on there.
            let shown = last.trim_end_matches(shape::is_blank_char);
            let width = shown.chars().count();
            let full = columns && (width == 71 || width == 70 && shown.len() == last.len());
            let hyphen = text.ends_with('-') && text.len() >= 2 && !text.ends_with(" -") && !text.ends_with("--");
            if !full && !hyphen {
                text.push(' ');
                text.push_str(shape::trim(part));
            } else if full {
                text.push_str(part.trim_end_matches(shape::is_blank_char));
            } else {
                text.push_str(shape::trim(part));
            }
            last = part;
        }
        joined
    }

    /// Reads the field that was open.
    fn close_field(&mut self) {
        let Open { role, parts } = mem::take(&mut self.open);
        let (Some(role), Some(&(start, _)), Some(&(_, end))) = (role, parts.first(), parts.last()) else {
            return;
        };
        let span = Span::new(start, end);
        if role == Role::Passing {
            let text = self.join(&parts, false);
            let text = trim_cow(text, |text| text);
            self.cable.text.passing.push(Located::new(text, self.trimmed(span)));
            return;
        }
        let mut joined = self.join(&parts, role == Role::ClassifiedBy);
        if joined.contains("strong>") {
            joined = Cow::Owned(joined.replace("<strong>", "").replace("</strong>", ""));
        }
        let found =
            label::at_start(&joined, None).or_else(|| label::at_start(&joined, Some(label::Label::ExecutiveOrder)));
        let length = found.map_or(0, |found| found.length);
        if found.is_some_and(|found| found.misspelt) {
            let written = String::from(shape::trim(joined.get(..length).unwrap_or_default()));
            self.report(Code::LabelMisspelt, Span::new(start, start + length), || {
                format!("read {written} as {}", label_word(role))
            });
        }
        let value = trim_cow(joined, |text| text.get(length..).unwrap_or_default());
        match role {
            Role::ExecutiveOrder => self.executive_order(value, span),
            Role::Tags => self.tags(value, span),
            Role::Subject => self.subject(value, span),
            Role::Reference => self.references(value, span),
            _ => self.classified_by(value, span),
        }
    }

    /// A span without the blanks around its text.
    fn trimmed(&self, span: Span) -> Span {
        let text = self.source.get(span.range()).unwrap_or_default();
        let bare = body::trim_lines(text);
        if bare.is_empty() { span } else { self.span(bare) }
    }

    fn executive_order(&mut self, value: Cow<'a, str>, span: Span) {
        let span = self.trimmed(span);
        let mut order = ExecutiveOrder { span, ..ExecutiveOrder::default() };
        let rest = match declassification::order_number(&value, self.year()) {
            Ok((rest, read)) => {
                order.number = read.number;
                if read.misprint {
                    let written = String::from(shape::first_word(&value).0);
                    self.report(Code::ExecutiveOrderMisprint, span, || match order.number {
                        Some(number) => {
                            format!("there is no executive order {written}; read as {number}")
                        }
                        None => format!("there is no executive order {written}"),
                    });
                }
                value.len() - rest.len()
            }
            Err(_) => 0,
        };
        let value = trim_cow(value, |text| text.get(rest..).unwrap_or_default());
        let read = declassification::declassify(&value);
        if read.impossible_date {
            self.report(Code::DateImpossible, span, || format!("there is no such day: {}", shape::trim(&value)));
        }
        order.declassify = read.declassify.map(|declassify| match &value {
            Cow::Borrowed(value) => declassification::declassify(value).declassify.unwrap_or(declassify.into_owned()),
            Cow::Owned(_) => declassify.into_owned(),
        });
        if matches!(order.declassify, Some(Declassify::Unknown(_))) {
            self.report(Code::DeclassificationUnknown, span, || {
                format!("{} is no date, event or code that is known", shape::trim(&value))
            });
        }
        match &mut self.cable.text.executive_order {
            Some(known) if known.declassify.is_some() || order.declassify.is_none() => {
                self.report(Code::LabelRepeated, span, || {
                    String::from("the executive order stands a second time; the first is kept")
                });
            }
            known => *known = Some(order),
        }
    }

    fn tags(&mut self, value: Cow<'a, str>, span: Span) {
        let mut odd: SmallVec<[(text::TagsOddity, String); 1]> = SmallVec::new();
        let listens = self.sink.listens();
        let mut hear = |oddity, word: &str| {
            if listens {
                odd.push((oddity, String::from(word)));
            }
        };
        let small = !value.bytes().any(|byte| byte.is_ascii_uppercase());
        let read: Vec<Cow<'a, str>> = match &value {
            Cow::Borrowed(value) if !small => text::tags(value, &mut hear),
            value => {
                let upper = if small { value.to_uppercase() } else { String::from(&**value) };
                text::tags(&upper, &mut hear).into_iter().map(|tag| Cow::Owned(tag.into_owned())).collect()
            }
        };
        let span = self.trimmed(span);
        for (oddity, word) in odd {
            match oddity {
                text::TagsOddity::Split => {
                    self.report(Code::TagsSplit, span, || format!("{word} was split into known codes"))
                }
                text::TagsOddity::Mended => {
                    self.report(Code::TagMisspelt, span, || format!("{word} was read as the nearest known code"))
                }
            }
        }
        if !self.cable.text.tags.is_empty() {
            self.report(Code::LabelRepeated, span, || String::from("TAGS stands a second time; what is new was added"));
        }
        for tag in read {
            if !self.cable.text.tags.iter().any(|known| known.text == tag) {
                let span = match &tag {
                    Cow::Borrowed(slice) => Span::of(self.source, slice).unwrap_or(span),
                    Cow::Owned(_) => span,
                };
                self.cable.text.tags.push(Located::new(tag, span));
            }
        }
    }

    fn subject(&mut self, value: Cow<'a, str>, span: Span) {
        let value = trim_cow(value, |text| shape::trim(text.trim_start_matches([':', ' '])));
        if value.is_empty() {
            return;
        }
        let place = match &value {
            Cow::Borrowed(slice) => self.span(slice),
            Cow::Owned(_) => {
                let trimmed = self.trimmed(span);
                let label = label::at_start(self.source.get(trimmed.range()).unwrap_or_default(), None)
                    .map_or(0, |found| found.length);
                self.trimmed(Span { start: trimmed.start + u32::try_from(label).unwrap_or(0), end: trimmed.end })
            }
        };
        let subject = Located::new(value, place);
        match &self.cable.text.subject {
            Some(known) => {
                let same = known.text == subject.text;
                self.report(Code::LabelRepeated, place, || {
                    String::from("SUBJECT stands a second time; the first is kept")
                });
                if !same {
                    self.cable.unread.push(subject);
                }
            }
            None => self.cable.text.subject = Some(subject),
        }
    }

    fn references(&mut self, value: Cow<'a, str>, span: Span) {
        let span = self.trimmed(span);
        let year = self.year();
        let mut odd: SmallVec<[(reference::ReferenceOddity, String); 1]> = SmallVec::new();
        let listens = self.sink.listens();
        let mut hear = |oddity, written: &str| {
            if listens {
                odd.push((oddity, String::from(written)));
            }
        };
        let read = match &value {
            Cow::Borrowed(value) => {
                let source = self.source;
                let mut read = reference::references(value, year, &mut hear);
                for reference in &mut read {
                    reference.span = if let Cow::Borrowed(slice) = &reference.text {
                        Span::of(source, slice).unwrap_or(span)
                    } else {
                        span
                    };
                }
                read
            }
            Cow::Owned(value) => {
                let read = reference::references(value, year, &mut hear);
                read.into_iter().map(|reference| crate::model::Reference { span, ..reference.into_owned() }).collect()
            }
        };
        for (oddity, written) in odd {
            match oddity {
                reference::ReferenceOddity::Post => self.report(Code::PostMisspelt, span, || {
                    format!("the post of {written} was read as the nearest one that is known")
                }),
                reference::ReferenceOddity::Figure => self.report(Code::ReferenceMended, span, || {
                    format!("a letter stands for a figure in {written}, or a figure for a letter")
                }),
            }
        }
        if !self.cable.text.references.is_empty() {
            self.report(Code::LabelRepeated, span, || String::from("REF stands a second time; what is new was added"));
        }
        for reference in read {
            if !self.cable.text.references.contains(&reference) {
                self.cable.text.references.push(reference);
            }
        }
    }

    fn classified_by(&mut self, value: Cow<'a, str>, span: Span) {
        let span = self.trimmed(span);
        let read = match &value {
            Cow::Borrowed(value) => text::classified_by(value),
            Cow::Owned(value) => text::classified_by(value).into_owned(),
        };
        // The label over something else (references), and then the officer.
        if self.cable.text.classified_by.as_ref().is_some_and(|known| known.name.is_some() || read.name.is_none()) {
            self.report(Code::LabelRepeated, span, || {
                String::from("Classified By stands a second time; the first is kept")
            });
            return;
        }
        self.cable.text.classified_by = Some(crate::model::ClassifiedBy { span, ..read });
    }

    fn classification(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let span = self.span(content);
        let Some(read) = text::classification(content) else {
            return;
        };
        if read.damaged {
            self.report(Code::ClassificationDamaged, span, || format!("letters are lost or doubled in {content}"));
        }
        let known = &self.cable.text;
        // A later section has a line of its own.
        if known.reference_number.is_some()
            && (read.serial.is_none() || !known.paragraphs.is_empty() || self.paragraph.is_some())
        {
            return;
        }
        let mut marking = read.marking;
        marking.span = span;
        self.cable.text.classification = Some(marking);
        self.cable.text.section = read.section.map(|section| crate::model::Section { span, ..section });
        if let Some(serial) = read.serial {
            let year = self.cable.heading.date_time_group.and_then(|group| group.year);
            let number = ReferenceNumber::new(year, read.post, serial);
            self.cable.text.reference_number = Some(ReferenceNumber { span: self.span(read.post), ..number });
        }
    }

    fn captions(&mut self, piece: &Piece) {
        let mut rest = self.content(piece);
        while let Some(length) = crate::tables::caption(rest) {
            let (caption, behind) = rest.split_at(length);
            let caption = shape::trim(caption).trim_end_matches('/');
            rest = behind.trim_start_matches([' ', ',', '/', ';']);
            let caption = self.located(caption);
            if self.cable.text.captions.iter().any(|known| known.text.eq_ignore_ascii_case(&caption)) {
                let name = String::from(&*caption.text);
                self.report(Code::CaptionRepeated, caption.span, || format!("the caption {name} stands twice"));
            } else {
                self.cable.text.captions.push(caption);
            }
        }
    }

    fn signature(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let mut name = shape::trim(content).trim_end_matches('#');
        name = name.strip_suffix(" .").map_or(name, shape::trim);
        if let Some((front, date)) = name.rsplit_once(' ') {
            if date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
                name = shape::trim(front);
            }
        }
        // `KUBISKE KUBISKE`: the name twice.
        if let Some((first, second)) = name.split_once(' ') {
            if first.eq_ignore_ascii_case(second) {
                name = first;
            }
        }
        let signature = self.located(name);
        let run_on = self
            .source
            .get(..piece.span.start as usize)
            .is_some_and(|before| !before.ends_with(['\n', '\r', '\x0c']) && !before.is_empty());
        if run_on {
            self.report(Code::SignatureRunOn, signature.span, || {
                format!("the signature {name} stands behind the last sentence")
            });
        }
        self.cable.text.signature = Some(signature);
    }

    fn title(&mut self, piece: &Piece) {
        self.close_paragraph();
        if !piece.continues {
            self.title.clear();
        }
        let content = self.content(piece);
        let span = self.span(content);
        self.title.push((span.start as usize, span.end as usize));
    }

    /// A line of the text: it begins a paragraph, or goes on with one.
    fn text(&mut self, piece: &Piece) {
        let content = self.source.get(piece.span.range()).unwrap_or_default();
        let start = piece.span.start as usize;
        let end = start + content.trim_end_matches(['\n', '\r', '\x0c']).len();
        if piece.role == Role::Paragraph {
            if let Some(opening) = body::opening(content) {
                self.close_paragraph();
                self.open_paragraph(start, &opening, content);
                self.lines.push(start + opening.length, end, false);
                return;
            }
        }
        let number = self.paragraph.as_ref().and_then(|paragraph| paragraph.number);
        if self.paragraph.is_some() && (piece.continues || number.is_some()) {
            if let Some(rest) = content.trim_start_matches(shape::is_blank_char).strip_prefix('¶') {
                let span = Span::new(start, end);
                if rest.starts_with(|c: char| c.is_ascii_digit()) {
                    self.report(Code::FalsePilcrow, span, || {
                        String::from("the pilcrow before a line that begins no paragraph was taken out")
                    });
                }
                self.lines.push(start + content.len() - rest.len(), end, true);
                return;
            }
            self.lines.push(start, end, self.cut);
            return;
        }
        self.close_paragraph();
        let mut paragraph = Paragraph::default();
        let bare = content.trim_start_matches(shape::is_blank_char);
        let mut from = start + (content.len() - bare.len());
        if let Ok((rest, mut marking)) = body::portion_mark(bare) {
            let length = bare.len() - rest.len();
            marking.span = Span::new(from, from + length);
            paragraph.marking = Some(marking);
            from += length;
        }
        self.paragraph = Some(paragraph);
        self.lines.push(from, end, false);
    }

    fn open_paragraph(&mut self, start: usize, opening: &body::Opening<'a>, content: &'a str) {
        let number = &opening.number;
        let next = self.numbers.last + 1;
        let read = self.numbers.pass(number);
        let span = Span::new(start, start + number.length);
        if read != number.value {
            let written = number.value;
            self.report(Code::PilcrowAsDigit, span, || {
                format!("{written} is paragraph {read}: its pilcrow was read as the digit 1")
            });
        } else if read != next {
            self.report(Code::ParagraphOrder, span, || format!("paragraph {read} where {next} was expected"));
        }
        if self.source.get(..start).is_some_and(|before| !before.is_empty() && !before.ends_with(['\n', '\r', '\x0c']))
        {
            self.report(Code::ParagraphRunOn, span, || format!("paragraph {read} begins in the middle of a line"));
        }
        let mut marking = opening.marking.clone();
        if let Some(marking) = &mut marking {
            let mark = content.get(number.length..opening.length).unwrap_or_default();
            marking.span =
                Span::new(start + number.length + mark.len() - shape::trim(mark).len(), start + opening.length);
            if !mark.is_empty() && !shape::trim(mark).starts_with('(') {
                let span = marking.span;
                self.report(Code::MarkingDamaged, span, || String::from("the portion mark has lost a bracket"));
            }
        }
        self.paragraph = Some(Paragraph { number: Some(read), marking, span, ..Paragraph::default() });
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraph.take() else {
            return;
        };
        let (text, span) = mem::replace(&mut self.lines, body::Lines::new(self.source)).finish();
        paragraph.span = if paragraph.number.is_some() { paragraph.span.cover(span) } else { span };
        if let Some(marking) = &paragraph.marking {
            if marking.span.len() > 0 {
                paragraph.span = paragraph.span.cover(marking.span);
            }
        }
        paragraph.text = text;
        let title = mem::take(&mut self.title);
        if !title.is_empty() {
            paragraph.heading = Some(self.join(&title, false));
        }
        paragraph.role =
            body::opening_role(&paragraph.text).or_else(|| paragraph.heading.as_deref().and_then(body::heading_role));
        if paragraph.text.is_empty() && paragraph.number.is_none() {
            return;
        }
        if self.cable.text.classified_by.is_none() && self.cable.text.paragraphs.len() < 4 {
            if let Some(at) = body::classified_inside(&paragraph.text) {
                let value = match &paragraph.text {
                    Cow::Borrowed(text) if !text.contains('\n') => Cow::Borrowed(text.get(at..).unwrap_or_default()),
                    text => Cow::Owned(shape_lines(text.get(at..).unwrap_or_default())),
                };
                self.classified_by(value, paragraph.span);
            }
        }
        self.cable.text.paragraphs.push(paragraph);
    }

    /// A line of the heading.
    fn heading(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let span = self.span(content);
        let read = match piece.role {
            Role::TransmissionIdentifier => heading::transmission_identifier(content).ok().map(|(_, mut read)| {
                read.span = span;
                self.cable.heading.transmission_identifier = Some(read);
            }),
            Role::Routing => self.routing(piece, content, span),
            Role::CallingStation => heading::calling_station(content).ok().map(|(_, mut read)| {
                read.span = span;
                self.cable.heading.calling_station = Some(read);
            }),
            Role::TransmissionInstructions => {
                heading::transmission_instructions(content).ok().map(|(rest, mut read)| {
                    read.span = span;
                    let rest = shape::trim(rest);
                    read.remainder = (!rest.is_empty()).then(|| self.located(rest));
                    self.cable.heading.transmission_instructions = Some(read);
                })
            }
            Role::DateLine => self.date_line(content, span),
            Role::Originator | Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee => {
                self.addressee(piece.role, content);
                Some(())
            }
            Role::Drafting => self.drafting(content),
            Role::Accounting => heading::accounting(content).ok().map(|(_, mut read)| {
                read.span = span;
                self.cable.heading.accounting = Some(read);
            }),
            Role::Distribution => {
                self.distribution(content, span);
                Some(())
            }
            _ => Some(()),
        };
        if read.is_none() {
            let line = self.located(content);
            let role = piece.role;
            self.report(Code::UnreadableLine, span, || {
                format!(
                    "this line stands where {} is expected, but does not follow its rule",
                    role.as_str().replace('_', " ")
                )
            });
            self.cable.unread.push(line);
        }
    }

    fn routing(&mut self, piece: &Piece, content: &'a str, span: Span) -> Option<()> {
        if piece.continues {
            let routing = self.cable.heading.routing.as_mut()?;
            let (_, called) = heading::called(content).ok()?;
            routing.called.extend(called.into_iter().map(Cow::Borrowed));
            routing.span = routing.span.cover(span);
            return Some(());
        }
        let (rest, precedence) = heading::routing_precedence(content).ok()?;
        let (_, called) = heading::called(rest).ok()?;
        let called = called.into_iter().map(Cow::Borrowed).collect();
        self.cable.heading.routing = Some(Routing { precedence: Precedences::single(precedence), called, span });
        Some(())
    }

    fn date_line(&mut self, content: &'a str, span: Span) -> Option<()> {
        let (rest, read) = heading::date_line(content).ok()?;
        let known = &mut self.cable.heading;
        // An extract repeats the bare date above the heading.
        if known.date_time_group.is_some() && read.precedence.is_none() {
            return Some(());
        }
        let mut group = read.group;
        if known.date_time_group.is_some_and(|known| known.to_string() == group.to_string()) {
            self.heading_repeated = true;
            self.report(Code::HeadingLineRepeated, span, || String::from("the heading stands a second time"));
            return Some(());
        }
        group.span = span;
        known.precedence = read.precedence;
        known.date_time_group = Some(group);
        known.signals = read.signals;
        let rest = shape::trim(rest);
        known.remainder =
            (!rest.is_empty()).then(|| Located::new(rest, Span::of(self.source, rest).unwrap_or_default()));
        if group.to_offset_date_time().is_none() && group.month.is_some() && group.year.is_some() && group.zone != 'J' {
            self.report(Code::DateImpossible, span, || format!("{group} names no moment"));
        }
        Some(())
    }

    fn addressee(&mut self, role: Role, content: &'a str) {
        const PROSIGNS: [&str; 5] = ["FM", "TO", "INFO:", "INFO", "XMT"];
        let bare = PROSIGNS.iter().find_map(|prosign| {
            content.strip_prefix(prosign).filter(|rest| rest.is_empty() || rest.starts_with([' ', '/']))
        });
        let text = shape::trim(bare.unwrap_or(content));
        let Ok((_, listed)) = heading::addressee(text) else {
            return;
        };
        let mut addressee = listed.addressee;
        addressee.span = self.span(text);
        let exempt =
            listed.exempt.and_then(|exempt| heading::addressee(exempt).ok()).map(|(_, listed)| listed.addressee);
        if addressee.name.is_empty() {
            return;
        }
        let repeated = self.heading_repeated;
        let heading = &mut self.cable.heading;
        heading.exempt.extend(exempt);
        let list = match role {
            Role::Originator => {
                heading.from = Some(addressee);
                return;
            }
            Role::ActionAddressee => &mut heading.to,
            Role::InformationAddressee => &mut heading.info,
            _ => &mut heading.exempt,
        };
        let same = |known: &Addressee<'_>| {
            (&known.name, &known.routing_indicator) == (&addressee.name, &addressee.routing_indicator)
        };
        if !(repeated && list.iter().any(same)) {
            list.push(addressee);
        }
    }

    fn drafting(&mut self, content: &'a str) -> Option<()> {
        let (label, names) = content.split_once(':')?;
        let names = shape::trim(names);
        let place = self.located(names);
        let heading = &mut self.cable.heading;
        match label {
            _ if names.is_empty() => {}
            "DRAFTED" => heading.drafted_by = Some(place),
            "APPROVED" => heading.approved_by = Some(place),
            _ => heading.cleared_by.push(place),
        }
        Some(())
    }

    fn distribution(&mut self, content: &'a str, span: Span) {
        let (first, rest) = shape::first_word(content);
        let known =
            self.cable.heading.distribution.get_or_insert_with(|| Distribution { span, ..Distribution::default() });
        known.span = known.span.cover(span);
        let labelled = matches!(first, "ACTION" | "ORIGIN" | "INFO" | "Distribution:");
        let entries = if labelled { rest } else { content };
        let into_info = first == "INFO"
            || !labelled && !known.info.is_empty()
            || !labelled && known.action.is_empty() && known.origin.is_empty();
        let list = match first {
            "ACTION" => &mut known.action,
            "ORIGIN" => &mut known.origin,
            _ if into_info => &mut known.info,
            _ if known.origin.is_empty() => &mut known.action,
            _ => &mut known.origin,
        };
        for word in shape::words(entries) {
            if let Some(copies) = heading::copies(word) {
                list.push(copies);
            }
        }
        if let Some(at) = entries
            .find('/')
            .filter(|&at| entries.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' ')))
        {
            if let Ok((_, (total, kind))) = heading::total(entries.get(at..).unwrap_or_default()) {
                known.total = Some(total);
                known.kind = kind;
            }
        }
    }

    fn finish(mut self, lines: u32) -> Result<Cable<'a>, Error> {
        self.close_field();
        self.close_paragraph();
        if !(self.evidence || self.is_end_of_telegram()) {
            return Err(Error::new(ErrorKind::NotACable { lines }));
        }
        if self.cable.text.classification.is_none() {
            self.infer_classification();
        }
        let text = &mut self.cable.text;
        text.summary = body::marked(&text.paragraphs, &body::SUMMARY);
        text.comment = body::marked(&text.paragraphs, &body::COMMENT);
        // The heading may stand behind a classification line that was printed above it.
        let year = self.cable.heading.date_time_group.and_then(|group| group.year);
        if let Some(number) = &mut text.reference_number {
            number.year = year;
            if year.is_some() {
                let post = match &number.post {
                    Cow::Borrowed(post) => canonical_post(post),
                    Cow::Owned(post) => Cow::Owned(canonical_post(post).into_owned()),
                };
                self.cable.id =
                    Some(ReferenceNumber { span: number.span, ..ReferenceNumber::new(year, post, number.serial) });
            }
        }
        Ok(self.cable)
    }

    /// Whether paragraphs and signature alone show that the text is a part of a telegram: numbers with portion marks, or a
    /// text in capitals that a surname ends.
    fn is_end_of_telegram(&self) -> bool {
        let text = &self.cable.text;
        let marked = text.paragraphs.iter().any(|paragraph| paragraph.number.is_some() && paragraph.marking.is_some());
        let small = |text: &str| text.bytes().any(|byte| byte.is_ascii_lowercase());
        let capitals = text.paragraphs.iter().all(|paragraph| !small(&paragraph.text));
        marked
            || !text.paragraphs.is_empty()
                && capitals
                && text.signature.as_ref().is_some_and(|signature| !small(signature))
    }

    /// What the missing classification line would say: its level stands in format line 4, its number in the section lines,
    /// or, modulo 10,000, in format line 3.
    fn infer_classification(&mut self) {
        let heading = &self.cable.heading;
        let level = heading.transmission_instructions.as_ref().and_then(|instructions| instructions.security);
        let line = self.section_line.and_then(text::section_line);
        let station = heading.calling_station.as_ref().and_then(|station| station.serial);
        let post = heading.from.as_ref().and_then(|from| match &from.name {
            Cow::Borrowed(name) => Some(text::post_of_originator(name)),
            Cow::Owned(_) => None,
        });
        let number = match (line, post.zip(station)) {
            // The section line cuts the post to ten letters; the originator has it whole.
            (Some((cut, serial)), Some((post, _))) => Some((if post.starts_with(cut) { post } else { cut }, serial)),
            (line, station) => line.or(station),
        };
        self.cable.text.classification = level.map(crate::model::Marking::of);
        self.cable.text.reference_number = number.map(|(post, serial)| ReferenceNumber {
            span: self.span(post),
            ..ReferenceNumber::new(None, post, serial)
        });
        self.report(Code::ClassificationMissing, Span::default(), || match number {
            Some((post, serial)) => {
                format!("there is no classification line; the number {post} {serial} is that of the heading")
            }
            None => String::from("there is no line such as S E C R E T BAKU 000064"),
        });
    }
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

/// A part of a text without blanks around it, borrowed where the text is.
fn trim_cow<'a>(text: Cow<'a, str>, part: impl Fn(&str) -> &str) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => {
            let cut = shape::trim(part(text));
            let start = (cut.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
            Cow::Borrowed(text.get(start..start + cut.len()).unwrap_or_default())
        }
        Cow::Owned(text) => {
            let cut = shape::trim(part(&text));
            if cut.len() == text.len() { Cow::Owned(text) } else { Cow::Owned(String::from(cut)) }
        }
    }
}

/// Lines joined by one blank.
fn shape_lines(text: &str) -> String {
    let lines: SmallVec<[&str; 8]> = text.split('\n').map(shape::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
