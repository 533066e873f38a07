//! The loop over the pieces of the layout: it joins what belongs together, gives each logical line to its rule, and puts
//! what the rules read into a [`Cable`].

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::mem;

use smallvec::SmallVec;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::layout::shape::Drafting;
use crate::layout::{Layout, Piece, Role, Sequence, is_named_addressee, shape};
use crate::model::{Cable, Form, Located, Marking, Paragraph, Precedences, ReferenceNumber, Section, Text};
use crate::parse::print::page_line;
use crate::parse::{Options, text};
use crate::tables::{canonical_post, is_post, names_post};
use crate::words;
use crate::{Error, ErrorKind, Span};

mod body;
mod fields;
mod heading;
mod labelled;
mod lines;
mod military;
mod print;
mod summary;

use lines::Lines;
pub(crate) use summary::summarize;

/// Where a message begins in its source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Its first byte.
    pub(crate) start: usize,
    /// The line of that byte, counted from 1.
    pub(crate) line: u32,
    /// The first byte of that line: a message may begin behind the end of the one before.
    pub(crate) line_start: usize,
}

impl Place {
    /// The first message of a text.
    pub(crate) const FIRST: Self = Self { start: 0, line: 1, line_start: 0 };
}

/// Reads the message of `source` that begins at `place`; and where the next one begins, if there is one. `walked` takes its
/// pieces, for who wants them.
pub(crate) fn assemble<'a>(
    source: &'a str,
    place: Place,
    options: &Options,
    sink: &mut dyn Sink,
    mut walked: Option<&mut Vec<Piece>>,
) -> (Result<Cable<'a>, Error>, Option<Place>) {
    let mut assembler = Assembler::new(source, place.start, sink);
    let mut layout = Layout::at(source, place.start, place.line, options.form, !options.preamble_only);
    let mut lines = 0;
    let mut line = place;
    let mut next = None;
    while let Some(piece) = layout.next() {
        let start = piece.span.range().start;
        line =
            Place { start, line: piece.line, line_start: if piece.line > line.line { start } else { line.line_start } };
        if piece.message > 0 {
            next = Some(line);
            break;
        }
        lines = piece.line + 1 - place.line;
        if let Some(walked) = &mut walked {
            walked.push(piece);
        }
        if options.preamble_only && matches!(piece.role, Role::Paragraph | Role::Text | Role::Heading) {
            break;
        }
        assembler.cable.form = layout.form();
        assembler.end = layout.end();
        assembler.piece(piece);
    }
    (assembler.finish(lines), next)
}

/// A labelled line, with its continuations, until the next one begins.
#[derive(Default)]
struct Open {
    role: Option<Role>,
    /// Where its parts stand, without line ends.
    parts: SmallVec<[(usize, usize); 4]>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about what was read so far")]
struct Assembler<'a, 's> {
    source: &'a str,
    /// Where the message begins, and where it ends, as far as that is known.
    begins: usize,
    end: usize,
    sink: &'s mut dyn Sink,
    cable: Cable<'a>,
    open: Open,
    /// The paragraph that is being read: its opening, and its lines.
    paragraph: Option<Paragraph<'a>>,
    lines: Lines<'a>,
    /// The heading that waits for its paragraph.
    title: SmallVec<[(usize, usize); 2]>,
    numbers: Sequence,
    /// The letter of the last item of a list.
    item: u8,
    /// Whether something was cut out since the last part of a field or paragraph, and what: told when the text goes on.
    cut: bool,
    cuts: SmallVec<[(Code, Span); 4]>,
    /// Whether a blank line stands behind the last piece, and whether it has a point, which is no part of the text.
    blank: bool,
    pointed: bool,
    /// The role of the last piece that was not blank.
    last: Option<Role>,
    /// The year that stands elsewhere than in a date-time group: in the date of a copy for the press, in the day before a
    /// group that is damaged.
    told_year: Option<u16>,
    /// Whether a line of a telegram was found.
    evidence: bool,
    /// The first section line: it names post and number too.
    section_line: Option<&'a str>,
    /// The first level that frames a page or the message.
    frame: Option<&'a str>,
    /// Whether `BT` stands before the text.
    separated: bool,
    /// Whether the heading stands a second time.
    heading_repeated: bool,
    /// What the entries of the distribution stand under.
    distributed: Option<&'a str>,
    /// Whom the lines of the drafting block name.
    drafting: Option<Drafting>,
    /// The attribute of the record that is being read.
    attribute: Option<print::OpenAttribute<'a>>,
    /// The copy of the text above the heading, and whether the archive or a mirror has a title above it.
    copy: Option<Lines<'a>>,
    titled: bool,
    /// Where the next Q stands, or the last one did.
    next_q: usize,
    /// Where quotations were opened that are not closed.
    quotations: SmallVec<[Span; 2]>,
    /// Whether the subject is that of a set.
    set_subject: bool,
    /// Whether nothing tells the post of the message.
    redacted: bool,
    /// The last level that framed a page.
    level: Option<Piece>,
    /// What the labels say of a telegram that stands whole below them.
    sheet: Option<labelled::Sheet<'a>>,
}

impl<'a, 's> Assembler<'a, 's> {
    fn new(source: &'a str, begins: usize, sink: &'s mut dyn Sink) -> Self {
        Self {
            source,
            begins,
            end: source.len(),
            sink,
            cable: Cable::default(),
            open: Open::default(),
            paragraph: None,
            lines: Lines::new(source, 0),
            title: SmallVec::new(),
            numbers: Sequence::default(),
            item: 0,
            cut: false,
            cuts: SmallVec::new(),
            blank: false,
            pointed: false,
            last: None,
            told_year: None,
            evidence: false,
            section_line: None,
            frame: None,
            separated: false,
            heading_repeated: false,
            distributed: None,
            drafting: None,
            attribute: None,
            copy: None,
            titled: false,
            next_q: 0,
            quotations: SmallVec::new(),
            set_subject: false,
            redacted: false,
            level: None,
            sheet: None,
        }
    }

    fn report(&mut self, code: Code, span: Span, message: impl FnOnce() -> String) {
        if self.sink.listens() {
            self.sink.report(Diagnostic::new(code, span, message()));
        }
    }

    /// Keeps what was not understood, and tells why.
    fn keep(&mut self, code: Code, part: Located<'a>, message: impl FnOnce(&str) -> String) {
        if self.sink.listens() {
            self.sink.report(Diagnostic::new(code, part.span, message(&part.text)));
        }
        self.cable.unread.push(part);
    }

    /// The span of a slice of the source; empty for anything else.
    fn span(&self, part: &str) -> Span {
        Span::of(self.source, part).unwrap_or_default()
    }

    /// What stands at a span, with `\n` for each line end and without blanks around its lines.
    fn as_it_stands(&self, span: Span) -> Located<'a> {
        let lines = self.source.get(span.range()).unwrap_or_default();
        if !lines.contains(words::is_line_end_char) {
            return Located::new(lines, span);
        }
        let shown = lines.split(words::is_line_end_char).map(words::trim).filter(|line| !line.is_empty());
        Located::new(shown.collect::<Vec<_>>().join("\n"), span)
    }

    fn located(&self, part: &'a str) -> Located<'a> {
        Located::new(part, self.span(part))
    }

    /// Where a value stands that was read from `whole`: its own place, where it is a slice of the source.
    fn place(&self, value: &str, whole: Span) -> Span {
        Span::of(self.source, value).unwrap_or(whole)
    }

    /// The year of the message, as far as it was read.
    fn year(&self) -> Option<u16> {
        self.cable.heading.date_time_group.and_then(|group| group.year).or(self.told_year)
    }

    /// The content of a piece: without its line end and blanks around it.
    fn content(&self, piece: &Piece) -> &'a str {
        words::trim(words::trim_lines(self.source.get(piece.span.range()).unwrap_or_default()))
    }

    fn piece(&mut self, piece: Piece) {
        if piece.role == Role::Text && piece.continues && self.goes_on_plainly(&piece) {
            return;
        }
        self.evidence = self.evidence || self.is_evidence(&piece);
        self.separated |= piece.role == Role::Separation && self.open.role.is_none() && self.paragraph.is_none();
        if self.begins_telegram(&piece) {
            self.begin_telegram();
        }
        match piece.role {
            role if piece.continues && self.open.role == Some(role) => self.extend(&piece),
            Role::ByteOrderMark => {}
            Role::Blank => {
                self.blank = true;
                // A point stands for a blank line.
                if self.paragraph.is_some()
                    && self.source.get(piece.span.range()).is_some_and(|line| line.contains('.'))
                {
                    self.pointed = true;
                    self.interrupted_by(Code::BlankLineCut, &piece);
                }
            }
            Role::Copy if self.paragraph.is_some() => self.interrupted(Code::LineRepeated, &piece),
            Role::Rule if self.content(&piece).starts_with('¿') => self.cut = true,
            Role::PageLine if self.cable.heading.date_time_group.is_none() => self.page_line(&piece),
            Role::PageLine | Role::SectionLine | Role::PageFrame => {
                self.section_begins(&piece);
                if piece.role == Role::PageFrame && self.frame.is_none() {
                    self.frame = Some(self.content(&piece));
                }
                if shape::is_level_alone(self.content(&piece)) {
                    self.level = Some(piece);
                }
                self.interrupted(Code::PageLineCut, &piece);
            }
            Role::ReleaseMark => {
                self.interrupted(Code::StampCut, &piece);
                self.mark(&piece);
            }
            Role::Caption if self.label(&piece).is_none() => self.captions(&piece),
            Role::Notice if self.label(&piece).is_none() => {
                self.cut = true;
                self.notice(self.content(&piece));
            }
            Role::Attribute => {
                self.interrupted(Code::StampCut, &piece);
                self.attribute(&piece);
            }
            Role::ShortNumber | Role::Copy | Role::LostText | Role::RecordTitle => {
                self.record(&piece);
            }
            _ => {
                self.close_field();
                self.begin(&piece);
                if !self.cuts.is_empty() {
                    self.forget_cuts();
                }
                // What is no text between two lines of text was cut out: the preamble of a later section.
                self.cut = !matches!(piece.role, Role::Paragraph | Role::Text | Role::Rule);
                (self.blank, self.pointed) = (false, false);
            }
        }
        if piece.role != Role::Blank {
            self.last = Some(piece.role);
        }
    }

    /// A section line, or a page line that tells its section.
    fn section_begins(&mut self, piece: &Piece) {
        let content = self.content(piece);
        if piece.role == Role::SectionLine {
            self.section_line.get_or_insert(content);
            if let Some(line) = text::section_line(content) {
                self.section_reaches(line.section, self.span(content));
            }
        } else if piece.role == Role::PageLine && content.contains(" OF ") {
            let section = page_line(content).ok().and_then(|(_, page)| page.section);
            self.section_reaches(section.unwrap_or_default(), self.span(content));
        }
    }

    /// A further section of the message begins in this text.
    fn section_reaches(&mut self, further: Section, span: Span) {
        let Some(known) = &mut self.cable.text.section else { return };
        let beyond = |of: &u16| further.number > *of || further.of.is_some_and(|other| other != *of);
        if let Some(of) = known.of.filter(beyond) {
            let Section { number, of: other, .. } = further;
            self.report(Code::SectionBeyond, span, || {
                format!("section {number} of {}, but the message has {of}", other.unwrap_or(number))
            });
        } else if further.number > known.last.unwrap_or(known.number) {
            known.last = Some(further.number);
        }
    }

    /// A piece that begins something of its own.
    fn begin(&mut self, piece: &Piece) {
        match piece.role {
            _ if self.label(piece).is_some() => self.begin_label(piece),
            role if is_field(role) => {
                let labelled = !matches!(piece.role, Role::Passing | Role::MessageSet);
                if labelled && self.is_inside_line(piece) && self.cable.form != Form::Military {
                    let span = self.span(self.content(piece));
                    self.report(Code::LabelsRunTogether, span, || {
                        format!("{} begins in the middle of a line", piece.role)
                    });
                }
                self.open.role = Some(piece.role);
                self.extend(piece);
            }
            Role::Paragraph | Role::Text => self.text(piece),
            Role::Heading => self.title(piece),
            Role::Rule => {}
            Role::Classification => self.classification(piece),
            Role::Signature => self.signature(piece),
            Role::Validation => {
                self.cable.ending.validation_serial = self.content(piece).trim_start_matches('#').parse().ok();
            }
            Role::EndOfMessage => {
                self.close_paragraph();
                self.cable.ending.end_of_message = true;
            }
            Role::Correction => {
                let correction = self.located(self.content(piece));
                if shape::is_cancellation(&correction.text) {
                    self.cable.ending.cancellation = Some(correction);
                } else {
                    self.cable.ending.corrections.push(correction);
                }
            }
            Role::MessageNumber => self.series_number(self.located(self.content(piece))),
            Role::PrecedenceWord => {
                let precedence = self.content(piece).parse().ok();
                self.cable.heading.precedence = precedence.map(Precedences::single);
            }
            Role::PartialExtract => self.cable.release.partial = true,
            Role::Catalogue => self.mark(piece),
            Role::Unknown => {
                let line = self.located(self.content(piece));
                self.keep(Code::UnknownLine, line, |_| String::from("this line fits no rule; it is kept as it stands"));
            }
            _ => self.heading(piece),
        }
    }

    /// A line of those who keep or release messages. A stamp of two lines is one mark.
    fn mark(&mut self, piece: &Piece) {
        let content = self.content(piece);
        if shape::is_press_date(content) {
            self.told_year = words::split(content).find_map(|word| {
                let (year, rest) = words::digits(word);
                (year.len() == 4 && rest.trim_end_matches(',').is_empty()).then(|| year.parse().ok())?
            });
        }
        let mark = self.located(content);
        match self.cable.release.marks.last_mut() {
            Some(last) if piece.continues => {
                extend(last, " ", content, mark.span);
            }
            _ => self.cable.release.marks.push(mark),
        }
    }

    /// A line around the text that belongs to no paragraph.
    fn notice(&mut self, content: &'a str) {
        if content.contains(char::is_alphanumeric) {
            let notice = self.located(content);
            self.cable.text.notices.push(notice);
        }
    }

    /// Whether a piece begins behind other text in its line.
    fn is_inside_line(&self, piece: &Piece) -> bool {
        let before = self.source.get(..piece.span.start as usize).unwrap_or_default();
        !before.is_empty() && !before.ends_with(['\n', '\r', '\x0c', '\t', '\u{feff}'])
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
            | Role::Catalogue
            | Role::ShortNumber
            | Role::Copy
            | Role::PrecedenceWord
            | Role::MessageSet
            | Role::RecordTitle
            | Role::Correction => false,
            // `To:` and `Subject:` stand in letters and e-mails too.
            Role::Subject => self.content(piece).starts_with("SU"),
            Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee => {
                let named = words::first(self.content(piece)).1;
                is_named_addressee(named)
            }
            Role::Caption => {
                ["SIPDIS", "NODIS", "EXDIS", "STADIS", "LIMDIS"].iter().any(|word| self.content(piece).contains(word))
            }
            Role::Classification => shape::is_classification(self.content(piece)),
            _ => true,
        }
    }

    /// Whether a field or paragraph may go on behind what stands here.
    fn is_open(&self) -> bool {
        self.open.role.is_some() || self.paragraph.is_some() || !self.title.is_empty()
    }

    /// Something stands between the halves of a field or paragraph.
    fn interrupted(&mut self, code: Code, piece: &Piece) {
        self.cut = true;
        self.interrupted_by(code, piece);
    }

    /// Keeps in mind what is to be told when the text goes on.
    fn interrupted_by(&mut self, code: Code, piece: &Piece) {
        if self.is_open() && self.sink.listens() {
            let span = self.span(self.content(piece));
            self.cuts.push((code, span));
        }
    }

    /// Tells what was cut out, now that the text goes on behind it.
    fn report_cuts(&mut self) {
        for (code, span) in mem::take(&mut self.cuts) {
            self.report_cut(if code == Code::CaptionRepeated { Code::CaptionCut } else { code }, span);
        }
    }

    fn report_cut(&mut self, code: Code, span: Span) {
        let cut = self.source.get(span.range()).unwrap_or_default();
        self.report(code, span, || format!("{cut} was cut out of the text"));
    }

    /// What stands above was between two things of their own; only captions that stood there before are left out.
    fn forget_cuts(&mut self) {
        for (code, span) in mem::take(&mut self.cuts) {
            match code {
                Code::CaptionRepeated => self.caption_repeated(span),
                Code::LineRepeated => self.report_cut(code, span),
                _ => {}
            }
        }
    }

    /// A span without the blanks around its text.
    fn trimmed(&self, span: Span) -> Span {
        let text = self.source.get(span.range()).unwrap_or_default();
        let bare = words::trim_lines(text);
        if bare.is_empty() { span } else { self.span(bare) }
    }

    fn finish(mut self, lines: u32) -> Result<Cable<'a>, Error> {
        self.close_field();
        self.close_paragraph();
        self.drop_title();
        self.close_attribute();
        self.close_copy();
        self.close_original();
        self.forget_cuts();
        self.fill_from_labels();
        if !(self.evidence || self.is_end_of_telegram()) {
            return Err(Error::new(ErrorKind::NotACable { lines }));
        }
        if self.cable.text.classification.is_none()
            && self.cable.form != Form::Labelled
            && self.cable.text.lost.is_none()
            && !self.has_only_frames()
        {
            self.infer_classification();
        }
        if self.signature_is_text() {
            self.cable.text.put_back_signature();
        }
        let year = self.year();
        self.mend_post();
        unify(&mut self.cable.text);
        let text = &mut self.cable.text;
        summarize(text);
        // The heading may stand behind a classification line that was printed above it.
        if let Some(number) = &mut text.reference_number {
            number.year = number.year.or(year);
            let year = number.year;
            if year.is_some() && !self.redacted {
                let post = match &number.post {
                    Cow::Borrowed(post) => canonical_post(post),
                    Cow::Owned(post) => Cow::Owned(canonical_post(post).into_owned()),
                };
                let id = ReferenceNumber::new(year, post, number.serial);
                self.cable.id = Some(ReferenceNumber { span: number.span, ..id });
            }
        }
        self.report_section();
        self.report_quotations();
        self.report_cut_off();
        Ok(self.cable)
    }

    /// A post that was blacked out makes no number, and one with a letter amiss (`ANKARAR9907`) no known one; the originator may
    /// tell it.
    fn mend_post(&mut self) {
        let redacted = |name: &str| name.len() > 3 && name.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'X'));
        let from = self.cable.heading.from.as_ref().and_then(|from| match from.name {
            Cow::Borrowed(name) => text::post_of_originator(name),
            Cow::Owned(_) => None,
        });
        let from = from.filter(|post| !redacted(post));
        let Some(number) = self.cable.text.reference_number.as_mut() else { return };
        if redacted(&number.post) {
            match from {
                Some(post) => number.post = Cow::Borrowed(post),
                None => self.redacted = true,
            }
            return;
        }
        let read = canonical_post(&number.post);
        if is_post(&read) {
            return;
        }
        let near = |post: &&str| names_post(post) && words::distance_at_most_one(&read, &canonical_post(post));
        // The page line has the first letters of it; the last of them is one too many.
        let page = self.cable.heading.print.as_ref().and_then(|print| print.page.as_ref()?.reference_number.as_ref());
        let on_page = || {
            let Cow::Borrowed(written) = number.post else { return None };
            let post = written.get(..written.len().checked_sub(1)?)?;
            page.is_some_and(|page| names_post(post) && post.starts_with(&*page.post)).then_some(post)
        };
        let Some(post) = from.filter(near).or_else(on_page) else { return };
        let (span, written) = (number.span, number.post.to_string());
        number.post = Cow::Borrowed(post);
        self.report(Code::ClassificationDamaged, span, || {
            format!("{written} was read as {post}, as the heading has it")
        });
    }

    /// Whether the name that seems to end the text is a word of it: only the last section has a signature. Archives often hold
    /// a whole message under the line of its first section; then the name stands behind a sentence.
    fn signature_is_text(&self) -> bool {
        let text = &self.cable.text;
        let open = |text: &str| {
            let word = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
            let blacked_out = word.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'X'));
            !blacked_out && word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | '-'))
        };
        self.cable.form != Form::Labelled
            && text.section.is_some_and(|section| section.goes_on())
            && text.paragraphs.last().is_some_and(|last| open(&last.text))
    }

    /// Tells of quotations that are never closed.
    fn report_quotations(&mut self) {
        let Some(&first) = self.quotations.first() else { return };
        let open = self.quotations.len();
        self.report(Code::QuotationOpen, first, || match open {
            1 => String::from("the quotation that is opened here is never closed"),
            _ => format!("of the quotations that are opened here and below, {open} are never closed"),
        });
    }

    /// Tells when the section is none of the message.
    fn report_section(&mut self) {
        let Some(Section { number, of: Some(of), span, .. }) = self.cable.text.section else { return };
        if number == 0 || number > of {
            self.report(Code::SectionBeyond, span, || format!("section {number} of a message that has {of}"));
        }
    }

    /// Tells when the text ends in the middle of a sentence.
    fn report_cut_off(&mut self) {
        let text = &self.cable.text;
        if text.paragraphs.is_empty() && text.sets.is_empty() && text.lost.is_none() {
            let subject = text.subject.as_ref().map(|subject| (&**subject, subject.span));
            let section = self.section_line.map(|line| (line, self.span(line)));
            let mut ends = subject.into_iter().chain(section);
            if let Some((_, span)) = ends.find(|(end, _)| end.ends_with("...") || end.ends_with('…')) {
                self.report(Code::TextCutOff, span, || String::from("the text breaks off before its first paragraph"));
            }
        }
        let text = &self.cable.text;
        if let Some(set) = text.sets.last().filter(|_| text.paragraphs.is_empty() && !self.cable.ending.end_of_message)
        {
            let span = set.span;
            if !self.source.get(span.range()).unwrap_or_default().trim_end().ends_with('/') {
                self.report(Code::TextCutOff, span, || String::from("the text breaks off before the end of this set"));
            }
        }
        let text = &self.cable.text;
        let Some(last) = text.paragraphs.last().filter(|_| text.signature.is_none()) else { return };
        let end = last.text.trim_end_matches(['"', '”', '\'', ')', ']', ' ']);
        let dots = last.text.ends_with("...") || last.text.ends_with('…');
        // The name that was struck out may be that of the signature.
        let struck =
            last.text.rsplit('\n').next().is_some_and(|line| line.len() >= 5 && line.bytes().all(|byte| byte == b'X'));
        let closed = struck
            || end.ends_with(['.', '!', '?', ':', '-', '*', '='])
            || last.text.ends_with(['"', '”', ')', ']'])
            || last.text.is_empty();
        let small = last.text.bytes().any(|byte| byte.is_ascii_lowercase());
        // A military message says where it ends.
        if self.cable.form == Form::Military && self.cable.ending.end_of_message {
            return;
        }
        let framed = matches!(self.cable.form, Form::Printout | Form::Military) && !self.cable.ending.end_of_message;
        if dots || !closed && (small || framed) {
            let end = last.span.end;
            let words = String::from(last.text.rsplit('\n').next().unwrap_or_default());
            self.report(Code::TextCutOff, Span { start: end, end }, || format!("the text breaks off behind «{words}»"));
        }
    }

    /// Whether an archive has nothing but the frames or the attributes of the message; it is told.
    fn has_only_frames(&mut self) -> bool {
        let (heading, text) = (&self.cable.heading, &self.cable.text);
        let empty = self.cable.form == Form::Printout
            && heading.from.is_none()
            && heading.date_time_group.is_none()
            && text.paragraphs.is_empty();
        if empty {
            self.report(Code::TextLost, Span::new(self.begins, self.begins), || {
                String::from("there is no message among the lines of the archive")
            });
        }
        empty
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

    /// What the missing classification line would say: its level stands in format line 4 or frames a military message, its number
    /// in the section lines, or, modulo 10,000, in format line 3.
    fn infer_classification(&mut self) {
        let heading = &self.cable.heading;
        let military = self.cable.form == Form::Military;
        let framed = self.frame.filter(|_| military).and_then(|frame| {
            let level = text::classification(frame)?.marking.level?;
            Some(Marking { span: self.span(frame), ..Marking::of(level) })
        });
        let warned = heading.transmission_instructions.as_ref().and_then(|instructions| instructions.security);
        let line = self.section_line.and_then(text::section_line);
        let station = heading.calling_station.as_ref().and_then(|station| station.serial);
        let post = heading.from.as_ref().and_then(|from| match &from.name {
            Cow::Borrowed(name) => text::post_of_originator(name),
            Cow::Owned(_) => None,
        });
        // Only posts number their messages; military originators do not.
        let station = station.filter(|_| !military && post.is_some_and(names_post));
        let number = match (line, post.zip(station)) {
            // The section line cuts the post to ten letters; the originator has it whole.
            (Some(line), Some((post, _))) => {
                Some((if post.starts_with(line.post) { post } else { line.post }, line.serial))
            }
            (Some(line), None) => Some((line.post, line.serial)),
            (None, station) => station,
        };
        self.cable.text.classification = warned.map(Marking::of).or_else(|| framed.clone());
        self.cable.text.reference_number = number.map(|(post, serial)| ReferenceNumber {
            span: self.span(post),
            ..ReferenceNumber::new(None, post, serial)
        });
        if military && (framed.is_some() || self.has_no_classification_line()) {
            return;
        }
        self.report(Code::ClassificationMissing, Span::new(self.begins, self.begins), || match number {
            Some((post, serial)) => {
                format!("there is no classification line; level and number ({post} {serial}) are those of the heading")
            }
            None if military => String::from("there is no line such as UNCLAS behind BT"),
            None => String::from("there is no line such as S E C R E T BAKU 000064"),
        });
    }

    /// Whether a military message has no level of its own: a copy without `BT`, cipher, a service message, a text in clear.
    ///
    /// Source: ACP 127(G) 146, 209, 405.
    fn has_no_classification_line(&self) -> bool {
        let Cable { heading, text, .. } = &self.cable;
        let opening = text.paragraphs.first().map_or("", |paragraph| words::first(&paragraph.text).0);
        let cipher = heading.accounting.is_some() && heading.from.is_none();
        !self.separated || cipher || matches!(opening, "SVC" | "CLEAR")
    }
}

/// Whether a text ends where a sentence does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ':', '"', '”', ')'])
}

/// Whether lines of this role are joined and read as one in every form.
fn is_field(role: Role) -> bool {
    matches!(
        role,
        Role::ExecutiveOrder
            | Role::Tags
            | Role::Subject
            | Role::Reference
            | Role::ClassifiedBy
            | Role::Passing
            | Role::MessageSet
    )
}

/// Adds a further line to a text, parted from it by `between`.
fn extend(text: &mut Located<'_>, between: &str, more: &str, span: Span) {
    let joined = text.text.to_mut();
    joined.push_str(between);
    joined.push_str(more);
    text.span = text.span.cover(span);
}

fn caseless(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().map(|byte| byte.to_ascii_uppercase())
}

/// Keeps what a text says twice in its lists once.
pub(crate) fn unify(text: &mut Text<'_>) {
    let firsts = self::firsts(&text.tags, |a, b| caseless(a).cmp(caseless(b)));
    text.tags.retain(firsts);
    let firsts = self::firsts(&text.passing, |a, b| a.text.cmp(&b.text));
    text.passing.retain(firsts);
    let firsts = self::firsts(&text.references, |a, b| {
        a.bullet.cmp(&b.bullet).then_with(|| match (&a.id, &b.id) {
            (Some(a), Some(b)) => (a.year, &a.post, a.serial).cmp(&(b.year, &b.post, b.serial)),
            (a, b) if a.is_some() != b.is_some() => a.is_some().cmp(&b.is_some()),
            _ => caseless(&a.text).cmp(caseless(&b.text)),
        })
    });
    text.references.retain(firsts);
}

/// Tells, of one item of the list after another, whether it is the first of those that `order` finds equal.
pub(crate) fn firsts<T, O: Fn(&T, &T) -> Ordering>(list: &[T], order: O) -> impl FnMut(&T) -> bool + use<T, O> {
    // Lists are short as a rule; then no order of them is needed.
    const SHORT: usize = 16;
    let mut repeated: SmallVec<[bool; SHORT]> = SmallVec::from_elem(false, list.len());
    if list.len() <= SHORT {
        for (at, item) in list.iter().enumerate() {
            let same = |known: &T| order(known, item) == Ordering::Equal;
            if let (Some(before), Some(repeated)) = (list.get(..at), repeated.get_mut(at)) {
                *repeated = before.iter().any(same);
            }
        }
    } else {
        let mut sorted: Vec<(usize, &T)> = list.iter().enumerate().collect();
        sorted.sort_by(|a, b| order(a.1, b.1));
        for pair in sorted.windows(2) {
            if let [(_, a), (at, b)] = pair {
                if let (Ordering::Equal, Some(repeated)) = (order(a, b), repeated.get_mut(*at)) {
                    *repeated = true;
                }
            }
        }
    }
    let mut repeated = repeated.into_iter();
    move |_| !repeated.next().unwrap_or_default()
}
