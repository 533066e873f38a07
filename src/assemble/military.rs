//! The lines that only messages of the armed forces have.

use alloc::borrow::Cow;
use alloc::string::String;

use smallvec::SmallVec;

use super::Assembler;
use crate::diagnostic::Code;
use crate::layout::{Piece, Role, shape};
use crate::model::{Addressee, Located, MessageSet, Reference};
use crate::parse::{heading, sets};
use crate::words;
use crate::{Span, cow};

impl<'a> Assembler<'a, '_> {
    pub(super) fn janap_header(&mut self, piece: &Piece, content: &'a str, span: Span) -> Option<()> {
        if piece.continues {
            return self.routing(piece, content.strip_suffix('.').unwrap_or(content), span);
        }
        let (_, read) = heading::janap_header(content).ok()?;
        let heading = &mut self.cable.heading;
        heading.routing = Some(crate::model::Routing { span, ..read.routing });
        heading.calling_station = Some(crate::model::CallingStation { span, ..read.calling_station });
        heading.janap = Some(crate::model::Janap { span, ..read.janap });
        Some(())
    }

    /// A set whose lines are joined: it goes into the sets, and subject and references into their fields too.
    pub(super) fn message_set(&mut self, role: Role, joined: Cow<'a, str>, span: Span) {
        let read = match &joined {
            Cow::Borrowed(text) => message_set(text),
            Cow::Owned(text) => {
                message_set(text).map(|(set, cited)| (set.into_owned(), cited.map(Reference::into_owned)))
            }
        };
        let Some((mut set, reference)) = read else {
            self.unreadable(role, Located::new(joined, span));
            return;
        };
        set.span = span;
        match role {
            Role::Subject => {
                let value = set.fields.first().cloned().unwrap_or_default();
                // A line `SUBJ:` above the sets says the same, worse.
                if let Some(line) = self.cable.text.subject.take() {
                    // Its lines may end in the middle of a word.
                    let letters =
                        |text: &'_ str| text.bytes().filter(|byte| *byte != b' ').collect::<SmallVec<[u8; 128]>>();
                    if !self.set_subject && letters(&line.text) != letters(&value) {
                        self.keep(Code::LabelRepeated, line, |_| {
                            String::from("the set SUBJ says something else than this line; the set is kept")
                        });
                    }
                }
                self.set_subject = true;
                let place = self.place(&value, span);
                self.cable.text.subject = Some(Located::new(value, place));
            }
            Role::Reference => {
                if let Some(reference) = reference {
                    let span = self.place(&reference.text, span);
                    self.cable.text.references.push(Reference { span, ..reference });
                }
            }
            _ => {}
        }
        self.cable.text.sets.push(set);
    }

    /// Lines of a set as one text: a slant that opens a line goes on with the field above.
    pub(super) fn join_set(&self, parts: &[(usize, usize)]) -> Cow<'a, str> {
        let source = self.source;
        let mut joined = Cow::Borrowed("");
        let mut free = false;
        for part in parts.iter().map(|&(start, end)| words::trim(source.get(start..end).unwrap_or_default())) {
            if part.is_empty() {
                continue;
            }
            if joined.is_empty() {
                joined = Cow::Borrowed(part);
                free = sets::name(part).is_ok_and(|(_, name)| sets::is_free_text(name));
                continue;
            }
            let text = joined.to_mut();
            // A double slant before further fields closes nothing; nor does it part free text.
            if text.ends_with("//") {
                text.truncate(text.trim_end_matches('/').len() + usize::from(!free));
            }
            text.push_str(if text.ends_with('-') { "" } else { " " });
            text.push_str(part);
        }
        joined
    }

    /// `NAVADMIN 279/05`
    pub(super) fn series_number(&mut self, number: Located<'a>) {
        match &mut self.cable.text.series_number {
            None => self.cable.text.series_number = Some(number),
            Some(known) if known.text == number.text => {}
            Some(_) => self.contradiction(Role::MessageNumber, number.span),
        }
    }

    /// The subject above the sets, without the heading that ran into it: `SHIP SCHEDULE UNCLASSIFIED/ FM CNO WASHINGTON
    /// DC//N1// TO NAVADMIN UNCLAS//N01300// NAVADMIN 086/12`; what that says is kept.
    pub(super) fn subject_before_heading(&mut self, line: Cow<'a, str>, span: Span) -> Cow<'a, str> {
        // The text has begun: what stands in it tells nothing of the heading.
        let in_text = self.paragraph.is_some() || !self.cable.text.paragraphs.is_empty();
        let Some(read) = heading::heading_run_in(&line).filter(|_| !in_text) else { return line };
        let roles = [Role::Originator, Role::ActionAddressee, Role::InformationAddressee];
        for (role, name) in roles.into_iter().zip(read.addressees).filter(|(_, name)| !name.is_empty()) {
            let named = |_| Addressee { name: String::from(name).into(), ..Addressee::default() };
            self.list(role, Addressee { span, ..name.parse().unwrap_or_else(named) }, None);
        }
        let own = |text: &str| Located::new(String::from(text), span);
        if !read.handling.is_empty() {
            self.cable.text.notices.push(own(words::trim(read.handling)));
        }
        if let Some(opening) = shape::text_opening(read.opening) {
            if !opening.code.is_empty() {
                self.cable.text.subject_code.get_or_insert(own(opening.code));
            }
            let number = words::trim(read.opening.get(opening.length..).unwrap_or_default());
            if shape::series_number(number).is_some() {
                self.series_number(own(number));
            }
        }
        let length = read.subject.len();
        cow::trim(line, |line| line.get(..length).unwrap_or_default())
    }
}

/// A set, and the reference that it is.
fn message_set(text: &str) -> Option<(MessageSet<'_>, Option<Reference<'_>>)> {
    let (value, name) = sets::name(text).ok()?;
    let value = sets::unslanted(value);
    let fields = sets::fields(name, value);
    let reference = (name == "REF").then(|| sets::reference(&fields, value)).flatten();
    let field = |field| if name == "SUBJ" { unfolded(field) } else { Cow::Borrowed(field) };
    let fields = fields.into_iter().map(field).collect();
    Some((MessageSet { name: Cow::Borrowed(name), fields, ..MessageSet::default() }, reference))
}

/// A subject without the slants that open its further lines: `... USN, /NAVY LEAGUE` is one sentence.
fn unfolded(subject: &str) -> Cow<'_, str> {
    if subject.contains(" /") { Cow::Owned(subject.replace(" /", " ")) } else { Cow::Borrowed(subject) }
}
