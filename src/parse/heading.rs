//! The lines of the heading, format lines 1 to 10 and the Department's distribution.
//!
//! ```text
//! VZCZCXRO4549
//! OO RUEHRG
//! DE RUEHSW #0881/01 2540944
//! ZNY SSSSS ZZH
//! O 110944Z SEP 07
//! FM AMEMBASSY BERN
//! TO RUEHC/SECSTATE WASHDC IMMEDIATE 4460
//! ```

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::str::FromStr;

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while_m_n, take_while1},
    character::complete::{anychar, satisfy},
    combinator::{eof, opt, peek, recognize, value, verify},
    multi::fold_many0,
    sequence::{preceded, terminated},
};

use smallvec::SmallVec;

use super::date_time::{date_time_group, filed};
use super::token::{Failure, PResult, blanks, keyword, number, operating_signal, routing_indicator, two_digits, word};
use crate::layout::shape;
use crate::model::{
    Accounting, Addressee, CallingStation, DateTimeGroup, Few, Janap, Level, Precedence, Precedences, Routing,
    TransmissionIdentifier, TransmissionInstructions,
};
use crate::tables::names_post;
use crate::words;
use crate::{NotationError, Span};

/// `transmission-identifier = start [channel] *earlier-identifier [blanks ("UU" / "HH")]`; `start = "VZCZC" / "ZCZC"
/// / ("VV" blanks) / "(TI)" / ""`; `channel = 3ALPHA blanks [1*4DIGIT]`; `earlier-identifier = 3ALPHA 1*4DIGIT`
///
/// Source: ACP 127(G) 112, 120 to 128, 202, 203; 5 FAH-2 H-321.1. A relay puts its own identifier before the older
/// ones.
pub(crate) fn transmission_identifier(text: &str) -> PResult<'_, TransmissionIdentifier<'_>> {
    let spaces =
        |text| alt((terminated(tag("(3 SPACES)"), blanks), terminated(tag("(5 SPACES)"), blanks), blanks)).parse(text);
    let lead = alt((tag("VZCZC"), tag("ZCZC"), terminated(tag("VV"), (blanks, spaces)), tag("(TI)"), tag("")));
    let letters = || take_while_m_n(3, 3, |c: char| c.is_ascii_uppercase());
    let figures = || take_while_m_n(1, 4, |c: char| c.is_ascii_digit());
    let channel = (letters(), preceded(blanks, opt(figures().map(|figures: &str| figures.parse().ok()))));
    let (rest, channel) = preceded(lead, opt(channel)).parse(text)?;
    let (rest, earlier) = fold_many0(recognize((letters(), figures())), Vec::new, |mut earlier, identifier| {
        earlier.push(Cow::Borrowed(identifier));
        earlier
    })
    .parse(rest)?;
    let (rest, warning) = opt(preceded((blanks, spaces), alt((tag("UU"), tag("HH"))))).parse(rest)?;
    let (channel, sequence) = channel.unwrap_or_default();
    let identifier = TransmissionIdentifier {
        channel_designator: Cow::Borrowed(channel),
        channel_sequence: sequence.flatten(),
        earlier,
        security_warning: warning.map(Cow::Borrowed),
        ..TransmissionIdentifier::default()
    };
    Ok((rest, identifier))
}

/// `prosign = "R" / "P" / ("O" / "0") / "Z" / "Y" / "W"`: a prosign of precedence; a scan reads `O` as a figure.
///
/// Source: ACP 127(G) 150 to 152.
fn prosign(text: &str) -> PResult<'_, Precedence> {
    alt((
        value(Precedence::Routine, tag("R")),
        value(Precedence::Priority, tag("P")),
        value(Precedence::Immediate, alt((tag("O"), tag("0")))),
        value(Precedence::Flash, tag("Z")),
        value(Precedence::EmergencyOverride, tag("Y")),
        value(Precedence::Critic, tag("W")),
    ))
    .parse(text)
}

/// `routing-precedence = prosign prosign`: the same twice; the rest of the line holds the routing indicators.
///
/// Source: ACP 127(G) 125, 151. Only the higher of two precedences stands here.
pub(crate) fn routing_precedence(text: &str) -> PResult<'_, Precedence> {
    let text = shape::without_bell(text);
    verify((prosign, prosign), |(first, second)| first == second).map(|(first, _)| first).parse(text)
}

/// `called = *(blanks routing-indicator)`: the called stations in one line.
///
/// Source: ACP 127(G) 125.
pub(crate) fn called(text: &str) -> PResult<'_, SmallVec<[&str; 8]>> {
    fold_many0(preceded(blanks, routing_indicator), SmallVec::new, |mut called, station| {
        called.push(station);
        called
    })
    .parse(text)
}

/// `calling-station = "DE" blanks routing-indicator [blanks (filed / (station-serial [blanks filed]))]`;
/// `station-serial = ["#"] 1*6DIGIT [ALPHA] ["/" two-digits]`
///
/// Source: ACP 127(G) 115, 116, 126 to 132; 5 FAH-2 H-321.3.
pub(crate) fn calling_station(text: &str) -> PResult<'_, CallingStation<'_>> {
    let (rest, station) = preceded((keyword("DE"), blanks), routing_indicator).parse(text)?;
    let serial = (
        preceded(opt(tag("#")), number(1, 6)),
        opt(terminated(satisfy(|c| c.is_ascii_uppercase()), peek(alt((tag(" "), tag("/"), eof))))),
        opt(preceded(tag("/"), two_digits)),
    );
    // `DE RBFW 21/1230Z` has a filing time and no serial.
    let (rest, first) = opt(preceded(blanks, terminated(filed, eof))).parse(rest)?;
    let mut calling =
        CallingStation { routing_indicator: Cow::Borrowed(station), filed: first, ..CallingStation::default() };
    if first.is_some() {
        return Ok((rest, calling));
    }
    let (rest, serial) = opt(preceded(blanks, serial)).parse(rest)?;
    if let Some((serial, position, section)) = serial {
        calling.serial = Some(serial);
        calling.position = position;
        calling.section = section;
    }
    let (rest, filed) = opt(preceded(blanks, filed)).parse(rest)?;
    calling.filed = filed;
    Ok((rest, calling))
}

/// What the header line of JANAP 128 says.
pub(crate) struct JanapHeader<'a> {
    pub(crate) routing: Routing<'a>,
    pub(crate) calling_station: CallingStation<'a>,
    pub(crate) janap: Janap<'a>,
}

/// `janap-header = prosign *ALPHA blanks 1*ALPHA 4DIGIT blanks filed "-" 1*ALPHA ("--" / "-") called ["."]`
///
/// Source: JANAP 128 as training manuals show it, and Navy messages.
pub(crate) fn janap_header(text: &str) -> PResult<'_, JanapHeader<'_>> {
    let letters = |text| take_while1(|c: char| c.is_ascii_uppercase()).parse(text);
    let (rest, group) = terminated(word, blanks).parse(text)?;
    let (_, precedence) = prosign(group)?;
    let (rest, station) = letters(rest)?;
    let (rest, serial) = terminated(number(4, 4), blanks).parse(rest)?;
    let (rest, filed) = terminated(filed, tag("-")).parse(rest)?;
    let (rest, redundancy) = terminated(letters, alt((tag("--"), tag("-"), tag("\u{2014}")))).parse(rest)?;
    let (rest, stations) = called(rest)?;
    let (rest, _) = opt(tag(".")).parse(rest)?;
    let whole = group.len() == 8;
    let part = |range: core::ops::Range<usize>| group.get(range).filter(|_| whole).map(Cow::Borrowed);
    let header = JanapHeader {
        routing: Routing {
            precedence: Precedences::single(precedence),
            called: stations.into_iter().map(Cow::Borrowed).collect(),
            span: Span::default(),
        },
        calling_station: CallingStation {
            routing_indicator: Cow::Borrowed(station),
            serial: Some(serial),
            filed: Some(filed),
            ..CallingStation::default()
        },
        janap: Janap {
            group: Cow::Borrowed(group),
            language_media_format: part(1..3),
            classification: group.chars().nth(3).filter(|_| whole),
            content_indicator: part(4..8),
            redundancy: Cow::Borrowed(redundancy),
            span: Span::default(),
        },
    };
    Ok((rest, header))
}

/// `security-warning = ("ZNR" / "ZNY") blanks 1*ALPHA ["/" 5ALPHA]`: signal, letters, and what names a special category.
///
/// Source: ACP 127(G) 124, 203; military messages for the category.
pub(crate) fn security_warning(text: &str) -> PResult<'_, (&str, &str, Option<&str>)> {
    let letters = take_while1(|c: char| c.is_ascii_uppercase());
    let category = opt(recognize((tag("/"), take_while_m_n(5, 5, |c: char| c.is_ascii_uppercase()))));
    (terminated(alt((tag("ZNR"), tag("ZNY"))), blanks), letters, category).parse(text)
}

/// The level for which the letters of a security warning stand. Its letter stands five times so that a reader can vote: three of
/// five settle it.
fn voted(letters: &str) -> Option<Level> {
    let votes = |letter: char| letters.chars().filter(|&vote| vote == letter).count();
    let most = Level::ALL.iter().copied().map(Level::letter).max_by_key(|&letter| votes(letter));
    most.filter(|&letter| votes(letter) >= 3).and_then(Level::of_letter)
}

/// `message-identification = routing-indicator 4DIGIT blanks filed`: station, serial and filing time of another message.
///
/// Source: ACP 127(G) 116; JANAP 128 glues the serial to the station.
fn message_identification(text: &str) -> PResult<'_, CallingStation<'_>> {
    (routing_indicator, number(4, 4), preceded(blanks, filed))
        .map(|(station, serial, filed)| CallingStation {
            routing_indicator: Cow::Borrowed(station),
            serial: Some(serial),
            filed: Some(filed),
            ..CallingStation::default()
        })
        .parse(text)
}

/// `transmission-instructions = [security-warning] *(blanks (operating-signal / ("ZUI" blanks message-identification)))`: format
/// line 4, the special category, and what is left of it behind its signals.
///
/// Source: ACP 127(G) 133, 203; ACP 131 for `ZUI`, which draws attention to another message.
pub(crate) fn transmission_instructions(text: &str) -> PResult<'_, (TransmissionInstructions<'_>, Option<&str>)> {
    let (rest, warning) = opt(security_warning).parse(text)?;
    let cited = terminated(message_identification, peek(alt((tag(" "), eof))));
    let attention = preceded((blanks, tag("ZUI"), blanks), cited).map(|cited| ("ZUI", Some(cited)));
    let signal = preceded(blanks, operating_signal).map(|signal| (signal, None));
    let mut instructions = TransmissionInstructions::default();
    let mut special = None;
    if let Some((signal, letters, category)) = warning {
        instructions.security = voted(letters);
        instructions.signals.push(Cow::Borrowed(signal));
        special = category;
    }
    let (rest, ()) = fold_many0(
        alt((attention, signal)),
        || (),
        |(), (signal, cited)| {
            instructions.signals.push(Cow::Borrowed(signal));
            instructions.cited.extend(cited);
        },
    )
    .parse(rest)?;
    Ok((rest, (instructions, special)))
}

/// What a date line says.
pub(crate) struct DateLine<'a> {
    pub(crate) precedence: Option<Precedences>,
    pub(crate) group: DateTimeGroup,
    pub(crate) instructions: Instructions<'a>,
    pub(crate) mended: shape::Mended,
}

/// What stands behind a date-time group.
#[derive(Default)]
pub(crate) struct Instructions<'a> {
    pub(crate) signals: Few<Cow<'a, str>>,
    pub(crate) numbers: Vec<Cow<'a, str>>,
}

/// `instructions = *(blanks (spaced-signal / operating-signal / "MIN" / processing-number))`; what is left begins with the
/// first other word.
///
/// Source: ACP 127(G) 206; Navy messages for `MIN`, MINIMIZE considered.
pub(crate) fn instructions(text: &str) -> PResult<'_, Instructions<'_>> {
    let signal = alt((spaced_signal, operating_signal, keyword("MIN")));
    let word = alt((signal.map(|signal| (signal, true)), processing_number.map(|number| (number, false))));
    fold_many0(preceded(blanks, word), Instructions::default, |mut read, (word, is_signal)| {
        if is_signal {
            read.signals.push(Cow::Borrowed(word));
        } else {
            read.numbers.push(Cow::Borrowed(word));
        }
        read
    })
    .parse(text)
}

/// `processing-number = ("PSN" blanks 6DIGIT ALPHA 2DIGIT) / ("MID" 12DIGIT ALPHA) / ("ASN-" 3ALPHA 9DIGIT)`: the number
/// that a system gave the message on its way.
///
/// Source: Navy messages.
fn processing_number(text: &str) -> PResult<'_, &str> {
    let figures = |count| take_while_m_n(count, count, |c: char| c.is_ascii_digit());
    let letters = |count| take_while_m_n(count, count, |c: char| c.is_ascii_uppercase());
    terminated(
        alt((
            recognize((tag("PSN"), blanks, figures(6), letters(1), figures(2))),
            recognize((tag("MID"), figures(12), letters(1))),
            recognize((tag("ASN-"), letters(3), figures(9))),
        )),
        peek(alt((tag(" "), eof))),
    )
    .parse(text)
}

/// `date-line = [prosign [blanks prosign] blanks] date-time-group instructions`
///
/// Source: ACP 127(G) 113, 152, 206. A lone prosign may be glued to the group.
pub(crate) fn date_line(text: &str) -> PResult<'_, DateLine<'_>> {
    let behind = shape::behind_prosigns(text);
    let prosigns = text.get(..text.len() - behind.len()).unwrap_or_default();
    let prosign = || opt(terminated(prosign, blanks));
    let (_, (action, info)) = (prosign(), prosign()).parse(prosigns)?;
    let precedence = action.map(|action| Precedences { action, info });
    let mended = match shape::clock(behind).map_or(shape::Mended::Nothing, |clock| clock.mended) {
        shape::Mended::Nothing if text.starts_with("0 ") => shape::Mended::Sign,
        mended => mended,
    };
    let (rest, group) = date_time_group(behind)?;
    let (rest, instructions) = instructions(rest)?;
    Ok((rest, DateLine { precedence, group, instructions, mended }))
}

/// `spaced-signal = "Z" 2ALPHA SP DIGIT`: a signal whose digit stands apart, at the end of the line.
///
/// Source: telegrams of 2004 to 2010.
fn spaced_signal(text: &str) -> PResult<'_, &str> {
    verify(
        terminated(
            nom::combinator::recognize((
                tag("Z"),
                take_while_m_n(2, 2, |c: char| c.is_ascii_uppercase()),
                tag(" "),
                anychar,
            )),
            eof,
        ),
        |signal: &str| signal.ends_with(|c: char| c.is_ascii_digit()),
    )
    .parse(text)
}

/// An addressee, and the posts that are exempted behind it in the same line (`..., XMT AMEMBASSY X`).
pub(crate) struct Listed<'a> {
    pub(crate) addressee: Addressee<'a>,
    pub(crate) exempt: Option<&'a str>,
    /// The precedence word, where a letter in it is amiss.
    pub(crate) misspelt: Option<&'a str>,
}

/// `addressee = *("/" / SP) [(routing-indicator / "ZEN") "/"] designator [SP garble] [offices] [SP precedence-word]
/// [SP continuity-numbers] [[","] SP "XMT" SP addressee] [SP garble]`; `designator = 1*<letters, figures, blanks and signs>`;
/// `garble = 1*3ALPHA`
///
/// Sources: ACP 127(G) 205, 206; 5 FAH-2 H-231, H-321.7 to .9. A name holds blanks and digits, so precedence and
/// number are taken off its end. A garble stands behind a number, or behind a post that is known; it is what is left.
pub(crate) fn addressee(text: &str) -> PResult<'_, Listed<'_>> {
    let slants = |text| take_while(|c| matches!(c, '/' | ' ')).parse(text);
    let station = opt(terminated(alt((tag("ZEN"), routing_indicator)), tag("/")));
    let text = words::trim(text);
    let (name, station) = preceded(slants, station).parse(text)?;
    // `ZEN//OU=DOD/OU=NAVY`
    let (name, _) = slants(name)?;
    // Few names have the letter.
    let exempted = memchr::memchr(b'X', name.as_bytes()).and_then(|_| name.split_once(" XMT "));
    let (name, exempt) = match exempted {
        Some((name, exempt)) => (name.trim_end_matches([',', ' ']), Some(words::trim(exempt))),
        None => (name, None),
    };
    let mut addressee = Addressee {
        delivered_otherwise: station == Some("ZEN"),
        routing_indicator: station.filter(|station| *station != "ZEN").map(Cow::Borrowed),
        ..Addressee::default()
    };
    let (name, last) = garble(name);
    let (name, numbers) = continuity_numbers(name);
    if let Some((first, last)) = numbers {
        addressee.continuity_number = Some(first);
        addressee.continuity_number_last = last;
    }
    let (name, precedence, misspelt) = precedence_word(name);
    addressee.precedence = precedence;
    let (name, offices) = offices(name);
    addressee.offices = offices;
    // Of two garbles, the first stays in the name.
    let (name, rest) = if last.is_empty() { garble(name) } else { (name, last) };
    addressee.name = Cow::Borrowed(name);
    if name.is_empty() {
        return Err(nom::Err::Error(Failure { at: text }));
    }
    Ok((rest, Listed { addressee, exempt, misspelt }))
}

impl FromStr for Addressee<'static> {
    type Err = NotationError;

    /// Reads a line of the list of addressees: `RUEHC/SECSTATE WASHDC IMMEDIATE 4631`. What follows no rule is the name.
    ///
    /// # Errors
    ///
    /// When there is no name, or more than one line, or posts are exempted behind it (`XMT`).
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let wrong = |at| NotationError::new("one addressee such as RUEHC/SECSTATE WASHDC IMMEDIATE 4631", text, at);
        let line = words::trim_lines(text);
        if let Some(end) = line.find(words::is_line_end_char) {
            return Err(wrong(words::offset(text, line) + end));
        }
        match addressee(line) {
            Ok((_, Listed { exempt: Some(exempt), .. })) => Err(wrong(words::offset(text, exempt))),
            Ok((_, Listed { addressee, .. })) if !addressee.name.is_empty() => Ok(addressee.into_owned()),
            _ => Err(wrong(text.len())),
        }
    }
}

/// The heading once more, run into a subject.
pub(crate) struct HeadingRunIn<'a> {
    pub(crate) subject: &'a str,
    /// How the message is to be handled.
    pub(crate) handling: &'a str,
    /// The originator, the action addressee and that for information; empty where there is none.
    pub(crate) addressees: [&'a str; 3],
    /// The first line of the text, and what stands behind it.
    pub(crate) opening: &'a str,
}

/// `heading-run-in = *<the subject> SP level-banner SP *<handling> ["FM" SP addressee] ["TO" SP addressee] ["INFO" (SP / "/")
/// addressee] [text-opening [SP series-number]]`
///
/// Source: Navy messages of 2011 to 2014.
pub(crate) fn heading_run_in(text: &str) -> Option<HeadingRunIn<'_>> {
    let up_to = |text, ends: &[&str]| {
        let end = ends.iter().filter_map(|end| str::find(text, end)).min();
        str::split_at(text, end.unwrap_or(text.len()))
    };
    let (head, rest) = up_to(text, &[" FM "]);
    let level = words::split(head).find(|word| shape::is_level_banner(word));
    if level.is_none() && rest.is_empty() {
        return None;
    }
    let (subject, handling) = head.split_at(level.map_or(head.len(), |level| words::offset(head, level)));
    let (from, rest) = up_to(rest.strip_prefix(" FM ").unwrap_or(rest), &[" TO ", " INFO", " UNCLAS"]);
    let (to, rest) = up_to(rest.strip_prefix(" TO ").unwrap_or(rest), &[" INFO", " UNCLAS"]);
    let (info, rest) = up_to(rest.strip_prefix(" INFO").unwrap_or(rest), &[" UNCLAS"]);
    Some(HeadingRunIn {
        subject: words::trim(subject),
        handling: words::first(handling).1,
        addressees: [from, to, info.trim_start_matches('/')].map(words::trim),
        opening: words::trim(rest),
    })
}

/// Up to three letters that belong to no name: behind a number, or behind a post that is known only without them.
fn garble(name: &str) -> (&str, &str) {
    let letters = name.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let (front, last) = name.split_at_checked(name.len() - letters).unwrap_or((name, ""));
    if !(1..=3).contains(&letters) || !front.ends_with(' ') {
        return (name, "");
    }
    let front = words::trim(front);
    let numbered =
        front.rsplit_once(' ').is_some_and(|(_, number)| number.len() <= 5 && words::digits(number).1.is_empty());
    let posted = || {
        let post = ["AMEMBASSY ", "AMCONSUL "].iter().any(|kind| front.starts_with(kind));
        post && names_post(front) && !names_post(name)
    };
    if numbered || posted() { (front, last) } else { (name, "") }
}

/// `continuity-numbers = 1*5DIGIT [[SP] "-" [SP] 1*5DIGIT]`, at the end of a name; the second may have only the figures that
/// differ: `2462-63`.
///
/// Source: 5 FAH-2 H-321.8.
fn continuity_numbers(name: &str) -> (&str, Option<(u32, Option<u32>)>) {
    let number = |text: &'_ str| {
        let figures = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        (1..=5).contains(&figures).then_some(text.len() - figures)
    };
    let Some(at) = number(name) else { return (name, None) };
    let (mut front, last) = name.split_at_checked(at).unwrap_or((name, ""));
    let mut numbers = last.parse().ok().map(|last| (last, None));
    if let Some(before) = front.trim_end_matches(' ').strip_suffix('-').map(|before| before.trim_end_matches(' ')) {
        if let Some((before, first)) = number(before).and_then(|at| before.split_at_checked(at)) {
            front = before;
            let short = last.len() < first.len();
            numbers = first.parse::<u32>().ok().zip(last.parse::<u32>().ok()).map(|(first, last_figures)| {
                let differing = last.bytes().fold(1, |power, _| power * 10);
                (first, Some(if short { first - first % differing + last_figures } else { last_figures }))
            });
        }
    }
    // `AIG 205` is a name.
    let named = front.trim_end_matches(' ').ends_with("AIG") || !front.ends_with(' ');
    match numbers {
        Some(numbers) if !named => (words::trim(front), Some(numbers)),
        _ => (name, None),
    }
}

/// `precedence-word = "CRITIC" / "EMERGENCY" / "FLASH" / (["NIACT" SP] "IMMEDIATE") / ("IMMEDIATE" SP "NIACT") / "PRIORITY" /
/// "ROUTINE"`, at the end of a name, with a letter amiss; that word then too. The rare ones stand as they are.
///
/// Source: ACP 127(G) 150; 5 FAH-2 H-421.
fn precedence_word(name: &str) -> (&str, Option<Precedence>, Option<&str>) {
    let name = words::trim(name);
    const WORDS: [Precedence; 6] = [
        Precedence::Priority,
        Precedence::Immediate,
        Precedence::Routine,
        Precedence::Flash,
        Precedence::EmergencyOverride,
        Precedence::Critic,
    ];
    let (bare, behind) = match name.strip_suffix(" NIACT") {
        Some(front) => (front, true),
        None => (name, false),
    };
    let Some((front, last)) = bare.rsplit_once(' ') else {
        return (name, None, None);
    };
    let near = |word: &Precedence| {
        let common = *word <= Precedence::Flash;
        word.as_str() == last || common && last.len() > 5 && words::distance_at_most_one(last, word.as_str())
    };
    let found = WORDS.into_iter().find(near).filter(|&word| !behind || word == Precedence::Immediate);
    let Some(precedence) = found else {
        return (name, None, None);
    };
    let misspelt = (!precedence.as_str().eq_ignore_ascii_case(last)).then_some(last);
    let front = words::trim(front);
    match front.strip_suffix(" NIACT") {
        Some(front) if precedence == Precedence::Immediate => {
            (words::trim(front), Some(Precedence::NiactImmediate), misspelt)
        }
        _ if behind => (front, Some(Precedence::NiactImmediate), misspelt),
        _ => (front, Some(precedence), misspelt),
    }
}

/// `offices = "//" office *("/" office) "//"`; `office = 1*<letters, figures and signs but no slant>`, at the end of
/// a name; empty slants are taken off.
///
/// Source: ACP 127(G) 205.
fn offices(name: &str) -> (&str, Vec<Cow<'_, str>>) {
    // Few names have a slant.
    let slanted = memchr::memchr(b'/', name.as_bytes()).and_then(|_| name.split_once("//"));
    let Some((front, symbols)) = slanted else {
        return (name, Vec::new());
    };
    let symbols = symbols.trim_matches(['/', ' ', '+']);
    let offices = symbols.split('/').map(words::trim).filter(|office| !office.is_empty()).map(Cow::Borrowed).collect();
    (front.trim_end_matches(['/', ' ']), offices)
}

/// `accounting = ([word blanks] "GR" blanks ("NC" / 1*5DIGIT)) / 2*6ALPHA`
///
/// Source: ACP 127(G) 107, 133.
pub(crate) fn accounting(text: &str) -> PResult<'_, Accounting<'_>> {
    let groups = preceded((tag("GR"), blanks), alt((value(None, tag("NC")), number(1, 5).map(Some))));
    let symbol = opt(terminated(verify(word, |word: &str| !word.starts_with("GR")), blanks));
    let alone =
        |text| take_while_m_n(2, 6, |c: char| c.is_ascii_uppercase()).map(|symbol| (Some(symbol), None)).parse(text);
    terminated(alt(((symbol, groups), alone)), eof)
        .map(|(symbol, group_count)| Accounting {
            symbol: symbol.map(Cow::Borrowed),
            group_count,
            ..Accounting::default()
        })
        .parse(text)
}
