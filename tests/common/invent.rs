//! Messages made of bytes: the same bytes give the same message. Property tests and fuzz targets share it.
//!
//! [`tame`] and [`wild`] go through the builder, which refuses what would not come back. [`cable`] fills the fields of the model
//! themselves, so that nobody has looked whether it does.
#![allow(dead_code, reason = "every test file and every fuzz target uses a part of it")]

use std::borrow::Cow;

use cablegram::time::Date;
use cablegram::{
    Accounting, Addressee, Builder, Cable, CallingStation, ClassifiedBy, DateTimeGroup, Declassify, Downgrade,
    DowngradeSchedule, Ending, ExecutiveOrder, Filed, Heading, HourMinute, Janap, Level, Marking, OwnedCable,
    Paragraph, ParagraphRole, Preamble, Precedence, Precedences, Profile, Reason, Reference, ReferenceKind,
    ReferenceNumber, Routing, Section, Severity, Text, TransmissionIdentifier, TransmissionInstructions,
};

/// Bytes that decide; zeros when they are used up.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::from(self.next()) % bound
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn number(&mut self, bound: u32) -> u32 {
        (u32::from(self.next()) << 8 | u32::from(self.next())) % bound
    }

    fn chance(&mut self) -> bool {
        self.next() & 1 == 1
    }

    /// Whether what is seldom there is there, one of `many` times.
    fn seldom(&mut self, many: u8) -> bool {
        self.next() % many == 1
    }

    /// Whether what most messages have is missing.
    fn lacks(&mut self) -> bool {
        self.seldom(64)
    }

    /// A sentence of `words` words.
    fn sentence(&mut self, words: usize) -> String {
        let said: Vec<&str> = (0..words).map(|_| self.pick(&WORDS[..COMMON])).collect();
        format!("Post {}.", said.join(" "))
    }

    /// Any text at all.
    fn wild(&mut self) -> String {
        let length = self.below(64).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}

/// A message of plain words, complete for every profile.
pub fn tame(bytes: &[u8]) -> Builder<'static> {
    let mut bytes = Bytes(bytes);
    const POSTS: [&str; 6] = ["BERN", "THE HAGUE", "BAKU", "PORT LOUIS", "STATE", "LAGOS"];
    const NAMES: [&str; 5] =
        ["SECSTATE WASHDC", "AMEMBASSY SOFIA", "AMCONSUL ZURICH", "CIS COLLECTIVE", "USMISSION GENEVA"];
    const STATIONS: [&str; 5] = ["RUEHC", "RUEHSF", "RUEHZU", "RUCNCIS", "RUEHGV"];
    const WORDS: [Precedence; 4] =
        [Precedence::Routine, Precedence::Priority, Precedence::Immediate, Precedence::NiactImmediate];
    let addressee = |bytes: &mut Bytes<'_>, at: usize| {
        let mut addressee: Addressee<'_> = NAMES[at].parse().expect("a name is an addressee");
        addressee.routing_indicator = Some(STATIONS[at].into());
        addressee.precedence = bytes.chance().then(|| bytes.pick(&WORDS));
        addressee.continuity_number = bytes.chance().then(|| bytes.number(10_000));
        addressee
    };
    let level = bytes.pick(&[Level::Unclassified, Level::Confidential, Level::Secret]);
    let classified = level > Level::Unclassified;
    let post = bytes.pick(&POSTS);
    let day =
        format!("{:02}{:02}{:02}Z MAR 0{}", bytes.below(28) + 1, bytes.below(24), bytes.below(60), bytes.below(9));
    let precedence = bytes.pick(&[
        Precedences::single(Precedence::Routine),
        Precedences::single(Precedence::Immediate),
        Precedences::dual(Precedence::Priority, Precedence::Routine),
    ]);
    let mut builder = Builder::new()
        .transmission_identifier("XYZ", u16::try_from(bytes.number(998) + 1).unwrap())
        .calling_station("RUEHSWA")
        .precedence(precedence)
        .date_time_group(day.parse().unwrap())
        .originator("AMEMBASSY BERN".parse().expect("a name is an addressee"))
        .classification(Marking::of(level))
        .number(post, bytes.number(50_000) + 1);
    for at in 0..=bytes.below(2) {
        builder = builder.to(addressee(&mut bytes, at));
    }
    for at in 3..3 + bytes.below(3) {
        builder = builder.info(addressee(&mut bytes, at));
    }
    for caption in ["SIPDIS", "NOFORN", "SENSITIVE"] {
        if bytes.chance() {
            builder = builder.caption(caption);
        }
    }
    if bytes.chance() {
        builder = builder.passing("STATE FOR EUR/CE (MODEL)").passing("COMMERCE FOR ITA");
    }
    let day = |bytes: &mut Bytes<'_>| {
        time::Date::from_ordinal_date(2015, u16::try_from(bytes.number(364) + 1).unwrap()).unwrap()
    };
    let declassify = match (classified, bytes.below(3)) {
        (false, _) => Declassify::NotApplicable,
        (true, 0) => Declassify::Event("TEN YEARS AFTER THE FAIR".into()),
        (true, _) => Declassify::Date(day(&mut bytes)),
    };
    builder = builder.executive_order(12958, declassify).tag("PREL");
    for tag in ["ETRD", "NATO", "OVIP", "MODEL, PAT Q.", "SZ"] {
        if bytes.chance() {
            builder = builder.tag(tag);
        }
    }
    let words = 1 + bytes.below(24);
    builder = builder.subject(bytes.sentence(words).trim_end_matches('.').to_uppercase());
    for reference in ["STATE 4865", "07 BAKU 1575", "MODEL-SAMPLE E-MAIL 01/22/08"] {
        if bytes.chance() {
            builder = builder.reference(reference);
        }
    }
    if classified {
        let reasons: [Reason; 2] = ["1.4(b)", "1.4(d)"].map(|reason| reason.parse().expect("a reason"));
        let count = 1 + bytes.below(2);
        builder = builder.classified_by("AMBASSADOR PAT Q. MODEL", reasons.into_iter().take(count));
    }
    for at in 0..=bytes.below(6) {
        if bytes.chance() && at > 0 {
            builder = builder.heading(bytes.pick(&["Background", "Trade Talks", "Comment", "What Comes Next"]));
        }
        let mark = Marking::of(if bytes.chance() { level } else { Level::Unclassified });
        let words = 3 + bytes.below(120);
        builder = builder.paragraph(mark, bytes.sentence(words));
    }
    builder.signature(bytes.pick(&["MODEL", "SAMPLE"]))
}

/// The same with any text at all in one place.
pub fn wild(bytes: &[u8]) -> Builder<'static> {
    let mut wild = Bytes(bytes);
    let place = wild.below(8);
    let text = wild.wild();
    let builder = tame(wild.0);
    match place {
        0 => builder.subject(text),
        1 => builder.signature(text),
        2 => builder.tag(text),
        3 => builder.passing(text),
        4 => builder.reference(text),
        5 => builder.heading(text).paragraph(None, "Post knows."),
        6 => {
            let mut originator = Addressee::default();
            originator.name = text.into();
            builder.originator(originator)
        }
        _ => builder.paragraph(None, text),
    }
}

/// The message that the bytes make, where they make one that keeps the rules of the profile.
pub fn cable_from(bytes: &[u8], profile: Profile) -> Option<OwnedCable> {
    wild(bytes).build(profile).ok()
}

/// A message whose fields are filled from made-up values that are valid each for itself. What follows from a field (the identity
/// of what is cited, the role of a paragraph that opens with `COMMENT:`) is what reading makes of it.
///
/// Not invented is what [`Cable::write`] does not carry, what a military text has (sets, series), and pilots.
pub fn cable(bytes: &[u8]) -> OwnedCable {
    let mut bytes = Bytes(bytes);
    let mut cable = Cable::default();
    // The classification line has EFTO as a control, the letters of the heading as a level.
    let level = bytes.pick(Level::ALL);
    cable.heading = heading(&mut bytes, level);
    let level = if level == Level::Efto { Level::Unclassified } else { level };
    cable.text = text(&mut bytes, level, cable.heading.date_time_group.and_then(|group| group.year));
    cable.ending = ending(&mut bytes);
    if let (Some(number), Some(_)) = (&cable.text.reference_number, cable.heading.date_time_group) {
        cable.id = number.year.map(|year| ReferenceNumber::new(Some(year), number.post.clone(), number.serial));
    }
    cable
}

/// Whether the message keeps the rules of the profile, as far as its fields tell.
pub fn is_proper(cable: &Cable<'_>, profile: Profile) -> bool {
    cable.check(None, Some(profile)).iter().all(|told| told.severity != Severity::Error)
}

const STATIONS: [&str; 6] = ["RUEHC", "RUEHSF", "RUEHZU", "RUCNCIS", "RUEHGV", "RUEAIIA"];

fn heading(bytes: &mut Bytes<'_>, level: Level) -> Heading<'static> {
    let mut heading = Heading::default();
    // `O` stands for IMMEDIATE: only the word behind an addressee says NIACT.
    let precedence = if bytes.chance() {
        Precedences::single(bytes.pick(&[
            Precedence::Routine,
            Precedence::Priority,
            Precedence::Immediate,
            Precedence::Flash,
            Precedence::EmergencyOverride,
            Precedence::Critic,
        ]))
    } else {
        bytes.pick(&[
            Precedences::dual(Precedence::Priority, Precedence::Routine),
            Precedences::dual(Precedence::Immediate, Precedence::Priority),
            Precedences::dual(Precedence::Flash, Precedence::Immediate),
        ])
    };
    let action = precedence.action;
    let security = if level == Level::LimitedOfficialUse { Level::Unclassified } else { level };
    if !bytes.lacks() {
        let mut identifier = TransmissionIdentifier::default();
        identifier.channel_designator = bytes.pick(&["XYZ", "ABC", "XRO"]).into();
        identifier.channel_sequence = Some(u16::try_from(bytes.number(998) + 1).unwrap());
        if bytes.seldom(8) {
            identifier.earlier.push("WNA114".into());
        }
        if bytes.seldom(8) {
            identifier.security_warning = Some(if security > Level::Unclassified { "HH" } else { "UU" }.into());
        }
        heading.transmission_identifier = Some(identifier);
    }
    if !bytes.lacks() {
        let count = 1 + bytes.below(STATIONS.len());
        heading.routing = Some(Routing::new(action, STATIONS.into_iter().take(count)));
    }
    let day = u8::try_from(bytes.below(28) + 1).unwrap();
    let time = HourMinute::new(u8::try_from(bytes.below(24)).unwrap(), u8::try_from(bytes.below(60)).unwrap());
    if !bytes.lacks() {
        let mut station = CallingStation::default();
        station.routing_indicator = bytes.pick(&["RUEHSWA", "RUEHKBA"]).into();
        station.serial = Some(bytes.number(9_999) + 1);
        station.position = bytes.seldom(8).then(|| bytes.pick(&['A', 'Q']));
        station.section = bytes.seldom(8).then_some(1);
        station.filed = Some(if bytes.seldom(4) {
            Filed::on_day_of_month(day, time)
        } else {
            // The first two months have 59 days.
            Filed::on_day_of_year(59 + u16::from(day), time)
        });
        heading.calling_station = Some(station);
    }
    if !bytes.lacks() {
        let mut instructions = TransmissionInstructions::default();
        instructions.security = Some(security);
        instructions.signals.push(if security > Level::Efto { "ZNY" } else { "ZNR" }.into());
        if bytes.chance() {
            instructions.signals.push("ZZH".into());
        }
        if bytes.seldom(8) {
            let mut cited = CallingStation::default();
            cited.routing_indicator = "RUEWMCS".into();
            cited.serial = Some(bytes.number(9_999) + 1);
            cited.filed = Some(Filed::on_day_of_year(59, time));
            instructions.signals.push("ZUI".into());
            instructions.cited.push(cited);
        }
        instructions.remainder = bytes.seldom(8).then(|| "(CCY AD40E4BD)".into());
        heading.transmission_instructions = Some(instructions);
    }
    if !bytes.lacks() {
        let mut janap = Janap::default();
        let class = security.letter();
        janap.group = format!("{}TT{class}ZYUW", action.prosign()).into();
        janap.language_media_format = Some("TT".into());
        janap.classification = Some(class);
        janap.content_indicator = Some("ZYUW".into());
        janap.redundancy = class.to_string().repeat(4).into();
        heading.janap = Some(janap);
    }
    if !bytes.lacks() {
        let group = group(bytes, day, time);
        heading.date_time_group = Some(group);
        // Without a precedence only a whole group makes a date line.
        let whole = group.month.is_some();
        heading.precedence = (!(whole && bytes.lacks())).then_some(precedence);
        for signal in ["ZDK", "ZFF4", "ZYB"] {
            if bytes.seldom(6) {
                heading.signals.push(signal.into());
            }
        }
        if bytes.seldom(12) && heading.precedence.is_some() {
            heading.remainder = Some("CTG RUEHDO #3763".into());
        }
    }
    addresses(bytes, &mut heading);
    heading
}

/// Format lines 6 to 10, and the preamble of a message that is sent on.
fn addresses(bytes: &mut Bytes<'_>, heading: &mut Heading<'static>) {
    heading.from =
        (!bytes.lacks()).then(|| addressee(bytes, &["AMEMBASSY BERN", "AMCONSUL ZURICH", "SECSTATE WASHDC"], false));
    let [to, info] = [bytes.below(4), bytes.below(4)];
    heading.to = (0..to.max(usize::from(!bytes.lacks()))).map(|_| addressee(bytes, &NAMES, true)).collect();
    heading.info = (0..info).map(|_| addressee(bytes, &NAMES, true)).collect();
    if bytes.seldom(6) {
        heading.exempt = (0..=bytes.below(2)).map(|_| addressee(bytes, &NAMES, false)).collect();
    }
    if bytes.seldom(12) {
        let mut original = Preamble::default();
        original.precedence = Some(Precedences::single(Precedence::Routine));
        original.date_time_group = Some(group(bytes, 1, HourMinute::new(0, 1)));
        original.from = Some(addressee(bytes, &NAMES, false));
        original.to.push(addressee(bytes, &NAMES, true));
        heading.original = Some(Box::new(original));
    }
    if bytes.seldom(12) {
        let mut accounting = Accounting::default();
        accounting.symbol = bytes.chance().then(|| "STATE".into());
        heading.accounting = Some(accounting);
    }
}

fn group(bytes: &mut Bytes<'_>, day: u8, time: HourMinute) -> DateTimeGroup {
    let mut group: DateTimeGroup = "010001Z MAR 05".parse().expect("a date-time group");
    (group.day, group.hour, group.minute) = (day, time.hour, time.minute);
    group.year = Some(bytes.pick(&[1974, 1988, 2003, 2007, 2009]));
    group.four_digit_year = bytes.seldom(12);
    if bytes.seldom(16) {
        (group.month, group.year, group.four_digit_year) = (None, None, false);
    }
    group
}

const NAMES: [&str; 8] = [
    "SECSTATE WASHDC",
    "AMEMBASSY SOFIA",
    "AMCONSUL ZURICH",
    "CIS COLLECTIVE",
    "USMISSION GENEVA",
    "CIA WASHINGTON DC",
    "JOINT STAFF WASHINGTON DC",
    "AMEMBASSY THE HAGUE",
];

fn addressee(bytes: &mut Bytes<'_>, names: &[&'static str], listed: bool) -> Addressee<'static> {
    let mut addressee = Addressee::default();
    addressee.name = bytes.pick(names).into();
    if !listed {
        return addressee;
    }
    match bytes.below(8) {
        0 => {}
        1 => addressee.delivered_otherwise = true,
        _ => addressee.routing_indicator = Some(bytes.pick(&STATIONS).into()),
    }
    if bytes.seldom(4) {
        let count = 1 + bytes.below(3);
        addressee.offices = ["EUR/RPM", "POL", "J2-3"]
            .into_iter()
            .take(count)
            .flat_map(|it| it.split('/'))
            .map(Cow::Borrowed)
            .collect();
    }
    if bytes.chance() {
        addressee.precedence = Some(bytes.pick(Precedence::ALL));
    }
    if bytes.chance() {
        let number = bytes.number(9_000) + 1;
        addressee.continuity_number = Some(number);
        addressee.continuity_number_last = bytes.seldom(4).then(|| number + 1 + bytes.number(20));
    }
    addressee
}

fn text(bytes: &mut Bytes<'_>, level: Level, year: Option<u16>) -> Text<'static> {
    let mut text = Text::default();
    let mut marking = Marking::of(level);
    if bytes.seldom(4) {
        let control = match level {
            Level::Unclassified => bytes.pick(&["FOUO", "SBU", "EFTO"]),
            Level::LimitedOfficialUse => "FOUO",
            _ => "NOFORN",
        };
        marking.controls.push(control.into());
    }
    // A text whose classification line has no number is a military one.
    text.classification = Some(marking);
    let post = bytes.pick(&["BERN", "THE HAGUE", "STATE", "PORT LOUIS", "USUN NEW YORK", "USNATO"]);
    text.reference_number = Some(ReferenceNumber::new(year, post, bytes.number(50_000) + 1));
    if bytes.seldom(12) {
        text.party_number = Some(ReferenceNumber::new(year, "TOSEC", 40_001));
    }
    if bytes.seldom(8) {
        let of = u16::from(bytes.next() % 4) + 2;
        text.section = Some(Section::new(u16::from(bytes.next()) % of + 1, Some(of)));
    }
    for caption in ["SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "VISAS DONKEY"] {
        if bytes.seldom(4) {
            text.captions.push(caption.into());
        }
    }
    for line in [
        "STATE FOR EUR/CE (MODEL)",
        "DEPT PASS USTR FOR SAMPLE AND MODEL",
        "COMMERCE FOR ITA",
        "NSC FOR PAT MODEL; TREASURY FOR IMI, OASIA AND EVERY OFFICE THAT DEALS WITH FAIRS AND MARKETS",
    ] {
        if bytes.seldom(4) {
            text.passing.push(line.into());
        }
    }
    text.executive_order = (!bytes.lacks()).then(|| executive_order(bytes, level));
    if !bytes.lacks() {
        text.tags.push(bytes.pick(&["PREL", "ECON", "PGOV"]).into());
        for tag in
            ["ETRD", "OVIP", "MODEL, PAT Q.", "SAMPLE, A", "NATO", "KNNP", "OSCE", "SZ", "XG", "IAEA", "UNSC", "MARR"]
        {
            if bytes.seldom(3) {
                text.tags.push(tag.into());
            }
        }
    }
    if !bytes.lacks() {
        let words = 1 + bytes.below(24);
        let mark = bytes.pick(&["", "", "", "(U) ", "(C) ", "CORRECTED COPY: "]);
        let subject = format!("{mark}{}", words_of(bytes, words));
        let subject = if bytes.chance() { subject.to_uppercase() } else { subject };
        text.subject = Some(subject.into());
    }
    text.references = references(bytes, year).into();
    if bytes.chance() {
        text.classified_by = Some(classified_by(bytes));
    }
    paragraphs(bytes, level, &mut text);
    // Below labels alone a name is theirs.
    if !bytes.seldom(8) && !text.paragraphs.is_empty() {
        let name = bytes.pick(&["MODEL", "SAMPLE", "MODEL-SAMPLE", "O'MODEL", "VAN DER SAMPLE", "Model"]);
        text.signature = Some(name.into());
    }
    text
}

fn executive_order(bytes: &mut Bytes<'_>, level: Level) -> ExecutiveOrder<'static> {
    let mut order = ExecutiveOrder::default();
    order.number = Some(bytes.pick(&[12958, 13526, 12356, 12065, 11652]));
    let date = |bytes: &mut Bytes<'_>| {
        Date::from_ordinal_date(2010 + i32::from(bytes.next() % 20), u16::try_from(bytes.number(365) + 1).unwrap())
            .unwrap()
    };
    let listed = |codes: &[&'static str]| Declassify::Exempt(codes.iter().copied().map(Cow::Borrowed).collect());
    let level = if level > Level::LimitedOfficialUse { bytes.below(16) } else { 0 };
    order.declassify = Some(match level {
        0 => Declassify::NotApplicable,
        1 => Declassify::OriginatingAgency,
        2 => Declassify::Event("TEN YEARS AFTER THE FAIR".into()),
        3 => Declassify::Event("WHEN THE TALKS OF THE GROWERS WITH THE MINISTRY OF TRADE ARE OVER, OR 2030".into()),
        4 => listed(&["25X1"]),
        5 => listed(&["25X1", "25X6"]),
        6 => listed(&["X1", "X5", "X6"]),
        7 | 8 => Declassify::Downgrade(Downgrade::new(Level::Confidential, bytes.chance().then(|| date(bytes)))),
        9 => Declassify::Downgrade(Downgrade::new(Level::Unclassified, Some(date(bytes)))),
        10 | 11 => Declassify::DowngradeSchedule(schedule(bytes, date)),
        12 => return order,
        _ => Declassify::Date(date(bytes)),
    });
    order
}

fn schedule(bytes: &mut Bytes<'_>, date: impl Fn(&mut Bytes<'_>) -> Date) -> DowngradeSchedule<'static> {
    let mut schedule = DowngradeSchedule::default();
    schedule.schedule = bytes.pick(&["GDS", "ADS", "XGDS", "RDS"]).into();
    if matches!(&*schedule.schedule, "XGDS" | "RDS") {
        schedule.reason = bytes.chance().then(|| bytes.next() % 4 + 1);
    }
    match bytes.below(4) {
        0 => schedule.date = Some(date(bytes)),
        1 => schedule.event = Some("UPON END OF FAIR".into()),
        _ => {}
    }
    schedule.officer = bytes.chance().then(|| "MODEL, PAT Q.".into());
    schedule.originator = bytes.chance().then_some('M');
    schedule
}

/// What is cited, its kind, and year, post and serial of a cable; that of the message where none stands there.
type Cited = (&'static str, ReferenceKind, Option<(Option<u16>, &'static str, u32)>);

const CITED: [Cited; 13] = [
    ("STATE 4865", ReferenceKind::Cable, Some((None, "STATE", 4_865))),
    ("SECSTATE 124865", ReferenceKind::Cable, Some((None, "STATE", 124_865))),
    ("07 BAKU 1575", ReferenceKind::Cable, Some((Some(2007), "BAKU", 1_575))),
    ("THE HAGUE 12", ReferenceKind::Cable, Some((None, "THE HAGUE", 12))),
    ("72 PORT LOUIS 99", ReferenceKind::Cable, Some((Some(1972), "PORT LOUIS", 99))),
    ("BERN 00033", ReferenceKind::Cable, Some((None, "BERN", 33))),
    ("MODEL-SAMPLE E-MAIL 01/22/08", ReferenceKind::Email, None),
    ("SAMPLE/MODEL E-MAILS OF JANUARY 22", ReferenceKind::Email, None),
    ("MODEL-SAMPLE TELCON 3/4", ReferenceKind::Conversation, None),
    ("MODEL LETTER OF MARCH 3", ReferenceKind::Document, None),
    ("THE SAMPLE REPORT", ReferenceKind::Document, None),
    ("PREVIOUS", ReferenceKind::Previous, None),
    ("BAKU A-12", ReferenceKind::Airgram, Some((None, "BAKU", 12))),
];

fn references(bytes: &mut Bytes<'_>, year: Option<u16>) -> Vec<Reference<'static>> {
    let mut references: Vec<Reference<'_>> = Vec::new();
    let (count, figures) = (bytes.below(5), bytes.seldom(6));
    let mut number = 0;
    for _ in 0..count {
        let (text, kind, id) = bytes.pick(&CITED);
        // What is cited twice is cited once.
        if references.iter().any(|cited| cited.text == text) {
            continue;
        }
        let mut reference = Reference::default();
        reference.text = text.into();
        reference.kind = kind;
        reference.id = id.and_then(|(own, post, serial)| {
            let mut id = ReferenceNumber::new(Some(own.or(year)?), post, serial);
            id.airgram = kind == ReferenceKind::Airgram;
            Some(id)
        });
        reference.notal = bytes.seldom(6);
        // Two may stand under one letter.
        if number == 0 || !bytes.seldom(6) {
            number += 1;
        }
        if count > 1 {
            let letter = || char::from(b'@' + number).to_string();
            reference.bullet = Some(Cow::Owned(if figures { number.to_string() } else { letter() }));
        }
        references.push(reference);
    }
    references
}

fn classified_by(bytes: &mut Bytes<'_>) -> ClassifiedBy<'static> {
    let mut by = ClassifiedBy::default();
    let (text, title, name) = bytes.pick(&[
        ("AMBASSADOR PAT Q. MODEL", Some("AMBASSADOR"), Some("PAT Q. MODEL")),
        ("Ambassador Pat Model", Some("Ambassador"), Some("Pat Model")),
        ("Charge d'Affaires a.i. Pat Model", Some("Charge d'Affaires a.i."), Some("Pat Model")),
        ("DCM A. SAMPLE", Some("DCM"), Some("A. SAMPLE")),
        ("Political Counselor Pat Model", Some("Political Counselor"), Some("Pat Model")),
        ("STATE 4865", None, None),
    ]);
    by.text = text.into();
    by.title = title.map(Cow::Borrowed);
    by.name = name.map(Cow::Borrowed);
    for reason in ["1.4(b)", "1.4(c)", "1.4(d)", "1.5(b)", "1.5(d)"] {
        if bytes.seldom(3) {
            by.reasons.push(reason.parse::<Reason>().expect("a reason"));
        }
    }
    by
}

/// Words: plain ones, others that are common, and those that look like the beginning of something else.
const WORDS: [&str; 40] = [
    "the",
    "fair",
    "opens",
    "in",
    "April",
    "Ministry",
    "officials",
    "told",
    "us",
    "of",
    "trade",
    "talks",
    "with",
    "growers",
    "harvest",
    "A",
    "1.5",
    "2009",
    "re-export",
    "said",
    "he",
    "U.S.",
    "visit",
    "(and)",
    "NATO",
    "Post",
    "to",
    "reference,",
    "subject",
    "Comment",
    "(SIPDIS)",
    "(CE)",
    "2.",
    "Summary",
    "reftels,",
    "B.",
    "--",
    "12",
    "O'Model",
    "Bern 12",
];
const COMMON: usize = 24;
const PLAIN: usize = 15;

/// Words, of which some look like the beginning of something else: no line may begin with them. Every second one is plain, for a
/// line is cut nowhere in a run of those.
fn words_of(bytes: &mut Bytes<'_>, count: usize) -> String {
    let known = |at: usize| if at % 2 == 0 { &WORDS[..] } else { &WORDS[..PLAIN] };
    let said: Vec<&str> = (0..count).map(|at| bytes.pick(known(at))).collect();
    format!("Growers meet {}", said.join(" "))
}

/// Lines of a paragraph: a sentence, and perhaps others and items between them; blank lines only where it has a number, for
/// without one they part two.
fn lines(bytes: &mut Bytes<'_>, numbered: bool) -> String {
    const BETWEEN: [&str; 10] =
        ["\n\n", "\n\n-- ", "\n\n(A) ", "\n", "\n", "\n-- ", "\n- ", "\na. ", "\n(1) ", "\n     "];
    let between = BETWEEN.get(if numbered { 0 } else { 3 }..).unwrap_or_default();
    let words = 3 + bytes.below(40);
    let mut text = format!("{}.", words_of(bytes, words));
    for _ in 0..bytes.below(4) {
        text.push_str(bytes.pick(between));
        let words = 1 + bytes.below(12);
        text.push_str(&words_of(bytes, words));
        text.push('.');
    }
    text
}

fn paragraphs(bytes: &mut Bytes<'_>, level: Level, text: &mut Text<'static>) {
    // Some texts are long enough to be cut into sections.
    let most = if bytes.seldom(16) { 30 } else { 6 };
    let count = if bytes.lacks() { 0 } else { 1 + bytes.below(most) };
    let mut under_summary = false;
    for at in 0..count {
        let mut paragraph = Paragraph::default();
        paragraph.number = (count > 1 || bytes.chance()).then(|| u32::try_from(at + 1).unwrap());
        paragraph.marking = bytes.chance().then(|| portion(bytes, level));
        let said = lines(bytes, paragraph.number.is_some());
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        paragraph.text = said.clone().into();
        if under_summary || bytes.seldom(5) {
            paragraph.heading = Some(
                bytes.pick(&["At the Market", "Trade Talks", "The Fair Opens: What Comes Next", "WHO CAME"]).into(),
            );
        }
        under_summary = false;
        match bytes.below(if at == 0 { 4 } else { 12 }) {
            0 if at == 0 => {
                let end = bytes.pick(&["", " END SUMMARY.", " End summary."]);
                paragraph.text = format!("{}{said}{end}", bytes.pick(&["SUMMARY: ", "Summary: ", "SUMMARY. "])).into();
                paragraph.role = Some(ParagraphRole::Summary);
                text.summary = Some(flat.into());
            }
            1 if at == 0 => {
                paragraph.heading = Some(bytes.pick(&["Summary", "SUMMARY"]).into());
                paragraph.role = Some(ParagraphRole::Summary);
                text.summary = Some(flat.into());
                under_summary = true;
            }
            2 if at + 1 == count && at > 0 => {
                let end = bytes.pick(&["", " END COMMENT.", " End comment."]);
                paragraph.text = format!("{}{said}{end}", bytes.pick(&["COMMENT: ", "Comment: "])).into();
                paragraph.role = Some(ParagraphRole::Comment);
                text.comment = Some(flat.into());
            }
            3 if at > 0 => {
                let (opening, role) = bytes.pick(&[
                    ("BACKGROUND: ", ParagraphRole::Background),
                    ("ACTION REQUEST: ", ParagraphRole::ActionRequest),
                    ("NOTE: ", ParagraphRole::Note),
                    ("CONCLUSION: ", ParagraphRole::Conclusion),
                ]);
                paragraph.text = format!("{opening}{said}").into();
                paragraph.role = Some(role);
            }
            _ => {}
        }
        text.paragraphs.push(paragraph);
    }
}

fn portion(bytes: &mut Bytes<'_>, level: Level) -> Marking<'static> {
    let level = if bytes.chance() { level } else { Level::Unclassified };
    let mut marking = Marking::of(level);
    let control = match level {
        Level::Unclassified => bytes.pick(&["SBU", "FOUO", "", ""]),
        Level::Confidential | Level::Secret => bytes.pick(&["NOFORN", "REL TO USA, FVEY", "", ""]),
        _ => "",
    };
    if !control.is_empty() {
        marking.controls.push(control.into());
    }
    marking
}

fn ending(bytes: &mut Bytes<'_>) -> Ending<'static> {
    let mut ending = Ending::default();
    if !bytes.seldom(5) {
        ending.validation_serial = (!bytes.seldom(8)).then(|| bytes.number(9_999) + 1);
        ending.end_of_message = true;
        if bytes.seldom(12) {
            ending.corrections.push("C WA 1500Z FAIR".into());
        }
    }
    ending
}
