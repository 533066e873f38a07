//! Messages made of bytes: the same bytes give the same message. Property tests and fuzz targets share it.

use cablegram::{Addressee, Builder, Declassify, Level, Marking, OwnedCable, Precedence, Precedences, Profile, Reason};

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

    /// A sentence of `words` words.
    fn sentence(&mut self, words: usize) -> String {
        const WORDS: [&str; 24] = [
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
        ];
        let said: Vec<&str> = (0..words).map(|_| self.pick(&WORDS)).collect();
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
