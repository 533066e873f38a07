//! A new message from its parts.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::{between_words, wrap};
use crate::model::{
    Addressee, Cable, CallingStation, ClassifiedBy, DateTimeGroup, Declassify, ExecutiveOrder, Filed, HourMinute,
    Janap, Level, Located, Marking, OwnedCable, Paragraph, Precedences, Reason, Reference, ReferenceNumber, Routing,
    Text, TransmissionIdentifier, TransmissionInstructions,
};
use crate::words;
use crate::{Code, Diagnostic, Options, Profile, Severity, Span, TagKind};

/// Puts a new message together.
///
/// Only what a drafter must say is set; [`build`](Self::build) adds what follows from it: the numbers of the paragraphs, the
/// ends of their lines, pages and sections, the security letters, serial and filing time of the station, the ending. What is
/// missing it tells all at once.
///
/// ```
/// use cablegram::{Builder, Declassify, Level, Marking, Precedence, Profile};
///
/// let cable = Builder::new()
///     .date_time_group("250719Z JAN 08".parse()?)
///     .precedence(Precedence::Routine)
///     .originator("AMEMBASSY BAKU".parse()?)
///     .to("RUEHC/SECSTATE WASHDC IMMEDIATE 4631".parse()?)
///     .classification(Marking::of(Level::Unclassified))
///     .number("BAKU", 64)
///     .executive_order(12958, Declassify::NotApplicable)
///     .tag("BEXP")
///     .tag("AJ")
///     .subject("WATCH FAIR")
///     .paragraph(None, "The fair opens in April.")
///     .paragraph(None, "Post will attend.")
///     .signature("DERSE")
///     .build(Profile::State)?;
/// assert_eq!(cable.id.as_ref().unwrap().to_string(), "08BAKU64");
/// assert!(cable.write(Profile::State).contains("\n2. Post will attend.\n"));
///
/// let error = Builder::new().subject("WATCH FAIR").build(Profile::Acp127).unwrap_err();
/// let missing: Vec<_> = error.diagnostics().iter().map(|told| told.to_string()).collect();
/// assert!(missing.iter().any(|told| told.contains("no originator")), "{missing:?}");
/// assert!(missing.iter().any(|told| told.contains("no calling station")), "{missing:?}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// What has no method here is set in the cable itself, whose fields are public, and goes on with [`From`]:
///
/// ```
/// use cablegram::{Builder, Cable};
///
/// let mut cable = Cable::default();
/// cable.heading.signals.push("ZDK".into());
/// let error = Builder::from(cable).subject("WATCH FAIR").build(cablegram::Profile::State).unwrap_err();
/// assert!(error.text().contains("SUBJECT: WATCH FAIR"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder<'a> {
    cable: Cable<'a>,
    /// The heading of the next paragraph.
    heading: Option<Cow<'a, str>>,
}

impl<'a> From<Cable<'a>> for Builder<'a> {
    /// Goes on from what `cable` has.
    fn from(cable: Cable<'a>) -> Self {
        Self { cable, heading: None }
    }
}

impl<'a> Builder<'a> {
    /// A message without any part.
    pub fn new() -> Self {
        Self::default()
    }

    /// Format line 1: the number of the message on its channel, `VZCZCXYZ0011`. ACP 127(G) 120.
    pub fn transmission_identifier(mut self, channel: impl Into<Cow<'a, str>>, sequence: u16) -> Self {
        self.cable.heading.transmission_identifier = Some(TransmissionIdentifier {
            channel_designator: channel.into(),
            channel_sequence: Some(sequence),
            ..TransmissionIdentifier::default()
        });
        self
    }

    /// Format line 2: a further station that is called. Without any, those of the addressees are. ACP 127(G) 204.
    pub fn called(mut self, routing_indicator: impl Into<Cow<'a, str>>) -> Self {
        let precedence = self.cable.heading.precedence.unwrap_or(Precedences::single(crate::Precedence::Routine));
        self.cable
            .heading
            .routing
            .get_or_insert_with(|| Routing::new(precedence, [""; 0]))
            .called
            .push(routing_indicator.into());
        self
    }

    /// Format line 3: the station that sends. Serial and filing time follow from number and date. ACP 127(G) 115, 129.
    pub fn calling_station(mut self, routing_indicator: impl Into<Cow<'a, str>>) -> Self {
        self.cable.heading.calling_station =
            Some(CallingStation { routing_indicator: routing_indicator.into(), ..CallingStation::default() });
        self
    }

    /// The serial number that the calling station gives, where it is not that of the message. ACP 127(G) 129.
    pub fn station_serial(mut self, serial: u32) -> Self {
        self.cable.heading.calling_station.get_or_insert_default().serial = Some(serial);
        self
    }

    /// Format line 5: the precedence, one for all or two. ACP 127(G) 152.
    pub fn precedence(mut self, precedence: impl Into<Precedences>) -> Self {
        self.cable.heading.precedence = Some(precedence.into());
        self
    }

    /// Format line 5: day and time. ACP 127(G) 113.
    pub fn date_time_group(mut self, group: DateTimeGroup) -> Self {
        self.cable.heading.date_time_group = Some(group);
        self
    }

    /// Format line 6: who sends it. 5 FAH-2 H-231.
    pub fn originator(mut self, originator: Addressee<'a>) -> Self {
        self.cable.heading.from = Some(originator);
        self
    }

    /// Format line 7: a further action addressee: `RUEHC/SECSTATE WASHDC IMMEDIATE 4631`. 5 FAH-2 H-321.7.
    pub fn to(mut self, addressee: Addressee<'a>) -> Self {
        self.cable.heading.to.push(addressee);
        self
    }

    /// Format line 8: a further information addressee. 5 FAH-2 H-321.8.
    pub fn info(mut self, addressee: Addressee<'a>) -> Self {
        self.cable.heading.info.push(addressee);
        self
    }

    /// Format line 9: a further member of a collective that does not get it. 5 FAH-2 H-321.9.
    pub fn exempt(mut self, addressee: Addressee<'a>) -> Self {
        self.cable.heading.exempt.push(addressee);
        self
    }

    /// The classification of the whole. ACP 127(G) 209.
    pub fn classification(mut self, marking: Marking<'a>) -> Self {
        self.cable.text.classification = Some(marking);
        self
    }

    /// Post and serial number of the classification line: `BAKU 000064`.
    pub fn number(mut self, post: impl Into<Cow<'a, str>>, serial: u32) -> Self {
        self.cable.text.reference_number = Some(ReferenceNumber::new(None, post, serial));
        self
    }

    /// A further caption: `SIPDIS`. 5 FAH-2 H-440.
    pub fn caption(mut self, caption: impl Into<Cow<'a, str>>) -> Self {
        self.cable.text.captions.push(Located::from(caption.into()));
        self
    }

    /// A further passing line: `STATE FOR EUR/RPM`.
    pub fn passing(mut self, line: impl Into<Cow<'a, str>>) -> Self {
        self.cable.text.passing.push(Located::from(line.into()));
        self
    }

    /// The executive order, and when the message is to be declassified.
    pub fn executive_order(mut self, number: u32, declassify: Declassify<'a>) -> Self {
        self.cable.text.executive_order =
            Some(ExecutiveOrder { number: Some(number), declassify: Some(declassify), ..ExecutiveOrder::default() });
        self
    }

    /// A further entry of the TAGS line; a person as `SURNAME, GIVEN M.`
    pub fn tag(mut self, tag: impl Into<Cow<'a, str>>) -> Self {
        self.cable.text.tags.push(Located::from(tag.into()));
        self
    }

    /// The subject.
    pub fn subject(mut self, subject: impl Into<Cow<'a, str>>) -> Self {
        self.cable.text.subject = Some(Located::from(subject.into()));
        self
    }

    /// A further reference: `STATE 4865`, `07 BAKU 1575`. They are lettered where there are several.
    pub fn reference(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.cable.text.references.push(Reference { text: text.into(), ..Reference::default() });
        self
    }

    /// Who classified it, name and title (`AMBASSADOR PAT Q. MODEL`), and why. 5 FAH-1 H-240.
    pub fn classified_by(
        mut self,
        officer: impl Into<Cow<'a, str>>,
        reasons: impl IntoIterator<Item = Reason>,
    ) -> Self {
        // Reading parts name and title; a source would have neither.
        let (text, reasons) = (officer.into(), reasons.into_iter().collect());
        let title = Some(text.clone());
        self.cable.text.classified_by = Some(ClassifiedBy { text, title, reasons, ..ClassifiedBy::default() });
        self
    }

    /// The section heading above the next paragraph.
    pub fn heading(mut self, heading: impl Into<Cow<'a, str>>) -> Self {
        self.heading = Some(heading.into());
        self
    }

    /// A further paragraph: its portion mark, and its text without number and mark. Long lines are cut. 5 FAH-1 H-246.
    pub fn paragraph(mut self, marking: impl Into<Option<Marking<'a>>>, text: impl Into<Cow<'a, str>>) -> Self {
        let paragraph = Paragraph {
            marking: marking.into(),
            heading: self.heading.take(),
            text: text.into(),
            ..Paragraph::default()
        };
        self.cable.text.paragraphs.push(paragraph);
        self
    }

    /// The name that ends it.
    pub fn signature(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.cable.text.signature = Some(Located::from(name.into()));
        self
    }

    /// The message, complete and by the rules of `profile`: [`Cable::write`] gives its text, and that is read back as it is.
    ///
    /// # Errors
    ///
    /// When a part is missing that the profile demands, a rule is broken ([strict reading](Options::strict) of the text would
    /// refuse it), or a part would be read back as something else (a line of a paragraph that begins like a label, a name that
    /// no addressee can have). The error names all of them.
    pub fn build(self, profile: Profile) -> Result<OwnedCable, BuildError> {
        let mut cable = self.cable;
        complete(&mut cable, profile);
        let text = cable.write(profile);
        let parsed = Options::new().read(&text).unwrap_or_default();
        let mut diagnostics = missing(&cable, profile);
        diagnostics.extend(parsed.cable.check(Some(&text), Some(profile)));
        diagnostics.extend(parsed.diagnostics);
        diagnostics.retain(|told| told.severity == Severity::Error);
        diagnostics.extend(read_otherwise(&cable, &parsed.cable));
        if diagnostics.is_empty() {
            return Ok(parsed.cable.into_owned().without_spans());
        }
        Err(BuildError { profile, diagnostics, text })
    }
}

/// Why a message could not be built: all that is missing or wrong.
///
/// ```
/// let error = cablegram::Builder::new().subject("WATCH FAIR").build(cablegram::Profile::State).unwrap_err();
/// assert!(error.to_string().starts_with("the message does not keep the rules of state:\n- no "), "{error}");
/// assert!(error.to_string().contains("- no date line"), "{error}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildError {
    profile: Profile,
    diagnostics: Vec<Diagnostic>,
    text: String,
}

impl BuildError {
    /// What is missing or wrong.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The message as it would have been written, to see what is wrong with it.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the message does not keep the rules of {}:", self.profile)?;
        self.diagnostics.iter().try_for_each(|told| write!(f, "\n- {}", told.message))
    }
}

impl core::error::Error for BuildError {}

/// Adds what follows from the other parts.
fn complete(cable: &mut Cable<'_>, profile: Profile) {
    let heading = &mut cable.heading;
    let text = &mut cable.text;
    let level = text.classification.as_ref().and_then(|marking| marking.level);
    if let (None, Some(level)) = (&heading.transmission_instructions, level) {
        let signal = if level > Level::Efto && level != Level::LimitedOfficialUse { "ZNY" } else { "ZNR" };
        // ZZH stands on all telegrams of State.
        let further = (profile == Profile::State).then_some("ZZH");
        heading.transmission_instructions = Some(TransmissionInstructions {
            security: Some(if signal == "ZNR" { Level::Unclassified } else { level }),
            signals: [signal].into_iter().chain(further).map(Cow::Borrowed).collect(),
            ..TransmissionInstructions::default()
        });
    }
    if let Some(precedence) = heading.precedence {
        let mut stations: Vec<_> =
            heading.to.iter().chain(&heading.info).filter_map(|listed| listed.routing_indicator.clone()).collect();
        stations.sort_unstable();
        stations.dedup();
        // Only the higher of two precedences stands in format line 2.
        let single = Precedences::single(precedence.action);
        match &mut heading.routing {
            Some(routing) => routing.precedence = single,
            None if stations.is_empty() => {}
            routing => {
                *routing = Some(Routing::new(single, stations));
            }
        }
    }
    for (number, paragraph) in (1..).zip(&mut text.paragraphs) {
        paragraph.number = paragraph.number.or(Some(number));
        wrap_paragraph(paragraph);
    }
    // A single paragraph has no number: 5 FAH-1 H-246.2.
    if let [only] = text.paragraphs.as_mut_slice() {
        only.number = None;
    }
    if text.references.len() > 1 {
        for (letter, reference) in ('A'..='Z').zip(&mut text.references) {
            reference.bullet = reference.bullet.take().or_else(|| Some(Cow::Owned(letter.to_string())));
        }
    }
    let number = text.reference_number.as_ref().map(|number| number.serial % 10_000);
    if let Some(station) = &mut heading.calling_station {
        station.serial = station.serial.or(number);
        station.filed = station.filed.or(heading.date_time_group.and_then(filed));
        let sectioned = text.section.filter(|_| profile != Profile::Janap128);
        station.section = station.section.or(sectioned.and_then(|section| u8::try_from(section.number).ok()));
        cable.ending.validation_serial = cable.ending.validation_serial.or(station.serial);
        cable.ending.end_of_message = true;
    }
    if profile == Profile::Janap128 {
        heading.janap = super::heading::janap(heading).map(Janap::into_owned);
    }
}

/// The text with its lines cut, its number and mark counted.
fn wrap_paragraph(paragraph: &mut Paragraph<'_>) {
    let number = paragraph.number.map_or_else(String::new, |number| format!("{number}. "));
    let marking = paragraph.marking.as_ref().map_or_else(String::new, |marking| format!("{marking} "));
    let text = format!("{number}{marking}{}", words::trim(&paragraph.text));
    let lines: Vec<&str> = text.split('\n').flat_map(|line| wrap(line.trim_end(), between_words)).collect();
    let text = lines.join("\n");
    paragraph.text = Cow::Owned(text.get(number.len() + marking.len()..).unwrap_or_default().to_string());
}

/// The day of the year and the time that the group names, in UTC.
fn filed(group: DateTimeGroup) -> Option<Filed> {
    let time = group.to_offset_date_time()?.to_offset(time::UtcOffset::UTC);
    Some(Filed::on_day_of_year(time.ordinal(), HourMinute::new(time.hour(), time.minute())))
}

/// What a drafter has to say besides what every message of the profile must have.
fn missing(cable: &Cable<'_>, profile: Profile) -> Vec<Diagnostic> {
    let mut missing = Vec::new();
    let mut demand = |there: bool, told: &'static str| {
        if !there {
            missing.push(Diagnostic::new(Code::LineMissing, Span::default(), told));
        }
    };
    let (heading, text) = (&cable.heading, &cable.text);
    let level = text.classification.as_ref().and_then(|marking| marking.level);
    demand(heading.precedence.is_some(), "no precedence (ACP 127(G) 151: R before 250719Z JAN 08)");
    if profile != Profile::State {
        demand(level.is_some(), "no classification (ACP 127(G) 209: UNCLAS)");
        return missing;
    }
    demand(text.reference_number.is_some(), "no post and number (5 FAH-2 H-321: BAKU 000064)");
    let subjects = text.tags.iter().any(|tag| TagKind::of(tag) == TagKind::Subject);
    demand(subjects || text.tags.is_empty(), "no subject among the TAGS (5 FAH-1 H-212: PREL)");
    demand(!text.paragraphs.is_empty(), "no paragraph (5 FAH-1 H-246)");
    demand(text.signature.is_some(), "no signature (5 FAH-1 H-240: DERSE)");
    if level.is_some_and(|level| level >= Level::Confidential) {
        let reasoned = text.classified_by.as_ref().is_some_and(|by| !by.text.is_empty() && !by.reasons.is_empty());
        demand(reasoned, "no officer and reasons of what is classified (5 FAH-1 H-240: Classified By)");
        let marked = text.paragraphs.iter().all(|paragraph| paragraph.marking.is_some());
        demand(marked, "no portion mark before a paragraph of what is classified (5 FAH-1 H-246: (C))");
    }
    missing
}

/// The parts that are read back as something else.
fn read_otherwise(cable: &Cable<'_>, read: &Cable<'_>) -> Vec<Diagnostic> {
    let mut otherwise = Vec::new();
    let mut compare = |same: bool, part: &str| {
        if !same {
            let told = format!("{part}: written down, it would be read as something else");
            otherwise.push(Diagnostic::new(Code::ReadOtherwise, Span::default(), told));
        }
    };
    let (heading, again) = (&cable.heading, &read.heading);
    compare(heading.transmission_identifier == again.transmission_identifier, "the transmission identifier");
    compare(heading.routing == again.routing, "the called stations");
    let mut station = again.calling_station.clone();
    if let (Some(read), Some(given)) = (&mut station, &heading.calling_station) {
        // The section may be one that the text was cut into.
        read.section = given.section;
    }
    compare(heading.calling_station == station, "the calling station");
    compare(heading.janap == again.janap, "the header line");
    compare(heading.transmission_instructions == again.transmission_instructions, "the transmission instructions");
    compare(heading.precedence == again.precedence, "the precedence");
    compare(heading.date_time_group == again.date_time_group, "the date-time group");
    compare(heading.signals == again.signals && heading.remainder == again.remainder, "the signals");
    compare(heading.processing_numbers == again.processing_numbers, "the processing numbers");
    compare(heading.from == again.from, "the originator");
    compare(heading.to == again.to, "the action addressees");
    compare(heading.info == again.info, "the information addressees");
    compare(heading.exempt == again.exempt, "the exempted addressees");
    let (text, again) = (&cable.text, &read.text);
    // How far the text reaches is told by its lines; sections that were put together may be none any more.
    let section = |text: &Text<'_>| text.section.map(|section| (section.number, section.of));
    let whole = text.section.is_some_and(|section| section.is_put_together());
    let sections = text.section.is_none() || whole && again.section.is_none() || section(text) == section(again);
    compare(text.classification == again.classification && sections, "the classification");
    let number = |number: &Option<ReferenceNumber<'_>>| {
        number.as_ref().map(|number| (String::from(&*number.post), number.serial, number.airgram))
    };
    compare(number(&text.reference_number) == number(&again.reference_number), "the number");
    compare(text.captions == again.captions, "the captions");
    compare(text.passing == again.passing, "the passing lines");
    compare(text.executive_order == again.executive_order, "the executive order");
    compare(text.tags == again.tags, "the TAGS");
    compare(text.subject == again.subject, "the subject");
    let cited = |list: &[Reference<'_>]| -> Vec<(Option<String>, String, bool)> {
        let own = list.iter().filter(|reference| reference.role.is_none());
        own.map(|it| (it.bullet.as_deref().map(String::from), String::from(&*it.text), it.notal)).collect()
    };
    compare(cited(&text.references) == cited(&again.references), "the references");
    let officer = |by: &Option<ClassifiedBy<'_>>| by.as_ref().map(|by| (String::from(&*by.text), by.reasons.clone()));
    compare(officer(&text.classified_by) == officer(&again.classified_by), "the officer who classified it");
    let same = |paragraph: &Paragraph<'_>, other: &Paragraph<'_>| {
        (paragraph.number, &paragraph.marking, &paragraph.heading, &paragraph.text)
            == (other.number, &other.marking, &other.heading, &other.text)
    };
    let count = text.paragraphs.len() == again.paragraphs.len();
    let first = text.paragraphs.iter().zip(&again.paragraphs).position(|(paragraph, other)| !same(paragraph, other));
    match first {
        Some(at) => compare(false, &format!("paragraph {}", at + 1)),
        None => compare(count, "the paragraphs"),
    }
    compare(text.sets == again.sets, "the sets");
    compare(text.signature == again.signature, "the signature");
    compare(cable.ending == read.ending, "the ending");
    otherwise
}
