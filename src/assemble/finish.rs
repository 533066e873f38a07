//! What can be told only when the whole of a telegram was read: its number and level where no line says them, what stands twice in
//! its lists, and what is lacking at its end.
//!
//! ```text
//! R 031410Z JUN 08
//! FM AMEMBASSY ZENDA
//! ...
//! ZENDA 00000312  002 OF 002       <- post and number, without a classification line
//!
//! 2. (C) The board will             <- the text is cut off
//! ```

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

use smallvec::SmallVec;

use super::{Assembler, summarize};
use crate::diagnostic::Code;
use crate::model::{Cable, Form, Marking, ReferenceNumber, Section, Text};
use crate::parse::text;
use crate::tables::{canonical_post, is_post, names_post};
use crate::words;
use crate::{Error, ErrorKind, Span};

impl<'a> Assembler<'a, '_> {
    pub(super) fn finish(mut self, lines: u32) -> Result<Cable<'a>, Error> {
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
