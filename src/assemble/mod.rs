//! The loop over the pieces of the layout: it joins what belongs together, gives each logical line to its rule, and puts
//! what the rules read into a [`Cable`].

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use smallvec::SmallVec;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::layout::shape::Drafting;
use crate::layout::{Layout, Piece, Role, Sequence, is_named_addressee, shape};
use crate::model::{Cable, Form, Located, Paragraph, Precedences, Section};
use crate::parse::print::page_line;
use crate::parse::{Options, text};
use crate::words;
use crate::{Error, Span};

mod body;
mod fields;
mod finish;
mod heading;
mod labelled;
mod lines;
mod military;
mod print;
mod summary;

pub(crate) use finish::{firsts, unify};
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
