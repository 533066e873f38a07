//! What one line looks like, without regard to what stands around it.
//!
//! Every function takes a line (or the rest of one) without its line end and, unless it says otherwise, without blanks
//! around it. They only tell shapes apart; the grammar of each line is in `parse`.

/// Blanks as they occur between words: also the no-break space of pages copied from the web.
pub(crate) fn is_blank_char(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{b}' | '\0')
}

/// The text without blanks around it.
pub(crate) fn trim(text: &str) -> &str {
    // Half of the lines of real texts end in blanks, and most others in a visible ASCII character: bytes tell both.
    let blanks = text.bytes().rev().take_while(|&byte| byte == b' ').count();
    let text = text.get(..text.len() - blanks).unwrap_or_default();
    match text.as_bytes() {
        [] => text,
        [b'!'..=b'~', .., last @ b'!'..=b'~'] if !matches!(last, b'\\' | b'>' | b')') => text,
        [b'!'..=b'~', .., before, b')'] if !matches!(before, b'F' | b'S') => text,
        // Lines of escaped dumps end in a backslash, those of web pages in a tag, printed examples in the names of
        // machine functions.
        _ => {
            let bare = text.trim_matches(is_blank_char).trim_end_matches('\\');
            let bare = bare.strip_suffix("<br>").unwrap_or(bare).trim_end_matches(is_blank_char);
            if bare.ends_with(')') { without_functions(bare) } else { bare }
        }
    }
}

/// The line without the machine functions that ACP 127 prints behind it: `RR RUFDDO (2CR)(1LF)`.
pub(crate) fn without_functions(line: &str) -> &str {
    const FUNCTIONS: [&str; 5] = ["(2CR)", "(1LF)", "(8LF)", "(12LTRS)", "(5 SPACES)"];
    let mut bare = line;
    while let Some(front) = FUNCTIONS.iter().find_map(|function| bare.strip_suffix(function)) {
        bare = front.trim_end_matches(is_blank_char);
    }
    bare
}

/// The words of a line.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(is_blank_char).filter(|word| !word.is_empty())
}

/// The first word and what follows it, without the blanks between.
pub(crate) fn first_word(text: &str) -> (&str, &str) {
    // Looking at bytes costs a quarter of looking at characters; 0xC2 0xA0 is the no-break space.
    let mut bytes = text.bytes().enumerate();
    let blank = |(at, byte): (usize, u8)| match byte {
        b' ' | b'\t' | b'\x0b' | b'\0' => true,
        0xC2 => text.as_bytes().get(at + 1) == Some(&0xA0),
        _ => false,
    };
    match bytes.position(blank) {
        Some(end) => {
            let (word, rest) = text.split_at(end);
            (word, rest.trim_start_matches(is_blank_char))
        }
        None => (text, ""),
    }
}

/// Strips `prefix`, in either case.
pub(crate) fn strip_prefix_ignore_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.as_bytes().get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix.as_bytes()) { text.get(prefix.len()..) } else { None }
}

/// Whether it starts with `prefix`, in either case.
pub(crate) fn starts_ignore_case(text: &str, prefix: &str) -> bool {
    strip_prefix_ignore_case(text, prefix).is_some()
}

/// The digits at the start of the text and what follows them.
pub(crate) fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// A routing indicator: `R` and three to seven more letters.
pub(crate) fn is_routing_indicator(word: &str) -> bool {
    (4..=8).contains(&word.len()) && word.starts_with('R') && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A prosign of precedence.
pub(crate) fn is_prosign(byte: u8) -> bool {
    matches!(byte, b'R' | b'P' | b'O' | b'Z' | b'Y' | b'W')
}

/// Format line 1: `VZCZCXYZ0011`, `VV   EUC093WNA114`, `ZCZCDOA123`, and as ACP 127 prints it:
/// `VV (3 SPACES) PCB111(5 SPACES)UU`, `(TI)`.
pub(crate) fn is_transmission_identifier(line: &str) -> bool {
    let (word, rest) = first_word(line);
    let rest_fits = rest.len() <= 32;
    let automatic = word.strip_prefix('V').unwrap_or(word).strip_prefix("ZCZC");
    automatic.is_some_and(|channel| channel.bytes().all(|byte| byte.is_ascii_alphanumeric()) && rest_fits)
        || word == "VV"
            && rest_fits
            && rest.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase() || byte == b'(')
        || word == "(TI)"
}

/// `bare-identifier = 1*(3ALPHA [SP] 3DIGIT) [blanks ("UU" / "HH")]`: a transmission identifier without its start
/// function, `AEA 147`, `FDA035EUA024ERA017`, `QTA145     UU`; only above a routing line.
///
/// Source: ACP 127(G) 120 to 124.
pub(crate) fn is_bare_identifier(line: &str) -> bool {
    // The figures begin behind three letters and at most one blank.
    if !line.as_bytes().get(3..5).is_some_and(|bytes| bytes.iter().any(u8::is_ascii_digit)) {
        return false;
    }
    let bare = line.trim_end_matches("UU").trim_end_matches("HH").trim_end_matches(' ');
    let solid = bare.bytes().filter(|&byte| byte != b' ');
    let letters = |at: usize, byte: u8| if at % 6 < 3 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() };
    let count = solid.clone().count();
    count > 0 && count % 6 == 0 && solid.enumerate().all(|(at, byte)| letters(at, byte)) && bare.len() <= count + 1
}

/// The line without the bell signal that stands before a FLASH: `JJJJJSSSSSZZ RBDIF`.
///
/// Source: ACP 127(G) 137.e.
pub(crate) fn without_bell(line: &str) -> &str {
    if !line.starts_with(['(', '\u{7}', 'J']) {
        return line;
    }
    let bare = line.trim_start_matches("(FIGS)").trim_start_matches('\u{7}');
    let bare = bare.strip_prefix("JJJJJSSSSS").unwrap_or(bare);
    bare.trim_start_matches("(LTRS)")
}

/// Format line 2: a doubled prosign and routing indicators.
pub(crate) fn is_routing(line: &str) -> bool {
    let line = without_bell(line);
    match line.as_bytes() {
        [first, second, b' ', ..] if first == second && is_prosign(*first) => {
            words(line).nth(1).is_some_and(is_routing_indicator)
        }
        _ => false,
    }
}

/// A further line of format line 2: nothing but routing indicators.
pub(crate) fn is_routing_continued(line: &str) -> bool {
    line.starts_with('R') && words(line).all(is_routing_indicator)
}

/// Format line 3: `DE` and a routing indicator.
pub(crate) fn is_calling_station(line: &str) -> bool {
    line.strip_prefix("DE ").is_some_and(|rest| words(rest).next().is_some_and(is_routing_indicator))
}

/// A date-time group at the start of the text: its length, month and year included.
///
/// Blanks may be missing or stand before the `Z`; month and year may be missing.
pub(crate) fn date_time_group(text: &str) -> Option<usize> {
    let rest = six_figures(text)?;
    let rest = rest.trim_start_matches(' ');
    let rest = rest.strip_prefix(|zone: char| zone.is_ascii_alphabetic()).unwrap_or(rest);
    let mut end = text.len() - rest.len();
    let month = rest.trim_start_matches(' ');
    let letters = month.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters >= 3 && is_month(month.get(..letters)?) {
        end = text.len() - month.len() + letters;
        let year = month.get(letters..)?.trim_start_matches(' ');
        let (figures, behind) = digits(year);
        if matches!(figures.len(), 2 | 4) {
            end = text.len() - year.len() + figures.len();
        } else if let (1, [b' ', figure]) = (figures.len(), behind.as_bytes()) {
            // `JUN 7 3`
            if figure.is_ascii_digit() {
                end = text.len();
            }
        }
    }
    Some(end)
}

/// What stands behind the six figures of day and time, perhaps with a blank among them: `18 1005Z`.
pub(crate) fn six_figures(text: &str) -> Option<&str> {
    let (figures, rest) = digits(text);
    match figures.len() {
        6 => Some(rest),
        1..=5 => {
            let (more, rest) = digits(rest.strip_prefix(' ')?);
            (figures.len() + more.len() == 6).then_some(rest)
        }
        _ => None,
    }
}

/// The short or long English name of a month.
fn is_month(word: &str) -> bool {
    let long = [
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "SEPT",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    ];
    let mut all = crate::model::MONTHS.iter().chain(&long);
    all.any(|month| month.eq_ignore_ascii_case(word))
}

/// Format line 5: one or two prosigns and a date-time group; in extracts the group alone.
pub(crate) fn is_date_line(line: &str) -> bool {
    let mut rest = line;
    for _ in 0..2 {
        if let [prosign, b' ', ..] = rest.as_bytes() {
            if is_prosign(*prosign) {
                rest = rest.get(1..).unwrap_or_default().trim_start_matches(' ');
            }
        }
    }
    // A figure too many: a date line, though not one that can be read.
    if rest.len() < line.len() && digits(rest).0.len() == 7 && digits(rest).1.starts_with('Z') {
        return true;
    }
    let Some(length) = date_time_group(rest) else {
        return false;
    };
    // Without a prosign nothing else may stand there, and the month must: six digits alone are no date.
    rest.len() < line.len() || length == rest.len() && length > 8
}

/// One entry of the distribution: `OCT-01`, `SS-25`.
fn is_copies(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(office, copies)| {
        !office.is_empty()
            && office.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'/')
            && office.bytes().any(|byte| byte.is_ascii_uppercase())
            && (2..=3).contains(&copies.len())
            && copies.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The total of a distribution: `/089`, `/007R`, with the letter glued or not.
fn is_total(word: &str) -> bool {
    word.strip_prefix('/').is_some_and(|total| {
        let (figures, letter) = digits(total);
        (1..=4).contains(&figures.len()) && matches!(letter, "" | "R" | "W")
    })
}

/// A line of the Department's distribution: entries, a total, or both, behind `ACTION`, `ORIGIN` or `INFO`.
pub(crate) fn is_distribution(line: &str) -> bool {
    let (first, rest) = first_word(line);
    let labelled = matches!(first, "ACTION" | "ORIGIN" | "INFO");
    let entries = if labelled { rest } else { line };
    // What is left where the total is lost.
    if matches!(line, "( ISO ) R" | "( ISO ) W") {
        return true;
    }
    let mut found = 0_u32;
    for word in words(entries) {
        if is_copies(word) || is_total(word) {
            found += 1;
        } else if !(found > 0 && matches!(word, "R" | "W" | "(" | "ISO" | ")")) {
            return labelled && found > 0;
        }
    }
    found > 0
}

/// The line the Department's relay put above the date line: dashes, a time and a running number.
pub(crate) fn is_relay_line(line: &str) -> bool {
    let dashes = line.bytes().take_while(|&byte| byte == b'-').count();
    dashes >= 10
        && line.get(dashes..).is_some_and(|rest| {
            let rest = rest.trim_start_matches(' ');
            let digits = rest.bytes().filter(u8::is_ascii_digit).count();
            digits >= 4
                && rest.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" /-".contains(&byte))
        })
}

/// `PAGE 02        HARARE  06677  01 OF 03  291400Z`: the length of the page line at the start of the text.
///
/// The number of the page must stand there; post, number, section and time may be missing.
pub(crate) fn page_line(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("PAGE ")?.trim_start_matches(' ');
    let (page, rest) = digits(rest);
    if page.is_empty() || page.len() > 3 {
        return None;
    }
    if trim(rest).is_empty() {
        return Some(text.len());
    }
    page_station(rest).map(|length| text.len() - rest.len() + length)
}

/// `MANAMA 09906 031340Z`: what names the message in a page line, at the start of the text; its length.
pub(crate) fn page_station(text: &str) -> Option<usize> {
    // `RBXYZC 125A`: the station and its serial, as ACP 127 has them.
    let (station, rest) = first_word(trim(text));
    let (serial, behind) = first_word(rest);
    let (figures, letter) = digits(serial);
    let numbered = (1..=4).contains(&figures.len()) && letter.len() <= 1 && is_upper(letter);
    if is_routing_indicator(station) && numbered && (behind.is_empty() || is_level_alone(behind)) {
        return Some(text.len());
    }
    let rest = text;
    // Post: words of capitals up to the number.
    let mut end = 0;
    let mut at = rest;
    let mut figures = "";
    for _ in 0..6 {
        let from = at.trim_start_matches(is_blank_char);
        let (word, behind) = first_word(from);
        let number = word.bytes().filter(u8::is_ascii_digit).count();
        if number >= 4 {
            figures = word;
            end = text.len() - from.len() + word.len();
            at = behind;
            break;
        }
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.') {
            return None;
        }
        at = behind;
    }
    if figures.is_empty() {
        return None;
    }
    // `TOSEC 990404`, `01 OF 03`, `291400Z`, `POSS DUPE`, `UNCLAS`, in any number.
    loop {
        let from = at.trim_start_matches(is_blank_char);
        let (word, behind) = first_word(from);
        let section = || {
            let mut three = words(from).take(3);
            let number = |word: Option<&str>| {
                word.is_some_and(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()))
            };
            number(three.next()) && three.next() == Some("OF") && number(three.next())
        };
        let mut take = word.len();
        if section() {
            let (_, behind_of) = first_word(behind);
            take = from.len() - behind_of.len() + first_word(behind_of).0.len();
        } else if matches!(word, "TOSEC" | "SECTO") {
            take = from.len() - behind.len() + digits(behind).0.len();
        } else if let Some(parts) = classification(from) {
            // `PAGE 02 RUEHFRA2440 C O N F I D E N T I A L PARIS 002440`.
            take = parts.length;
        } else if let Some(level) = level_word(from, false) {
            take = level.length;
        } else if word == "POSS" && behind.starts_with("DUPE") {
            take = from.len() - behind.len() + 4;
        } else if !(is_clock(word) || is_clock_with_blank(from)) {
            break;
        } else if !is_clock(word) {
            take = from.len() - behind.len() + 1;
        }
        end = text.len() - from.len() + take;
        at = from.get(take..).unwrap_or_default();
    }
    Some(end)
}

/// `291400Z`, `2914002`: a scan may read the letter as the figure.
fn is_clock(word: &str) -> bool {
    word.len() == 7
        && (word.ends_with('Z') && digits(word).0.len() == 6 || word.ends_with('2') && digits(word).0 == word)
}

/// `291400 Z`, as in 1973.
fn is_clock_with_blank(text: &str) -> bool {
    let (figures, rest) = digits(text);
    figures.len() == 6 && rest.trim_start_matches(' ').starts_with('Z') && rest.starts_with(' ')
}

/// `00002069  002 OF 004` behind the name of a post: the length from the number to the end of the section count.
///
/// The number has eight digits; `002.2` is page 2 of section 2.
pub(crate) fn section_count(text: &str) -> Option<usize> {
    let (serial, rest) = digits(text);
    if serial.len() != 8 || !rest.starts_with(' ') {
        return None;
    }
    let (section, rest) = digits(rest.trim_start_matches(' '));
    let rest = match rest.strip_prefix('.') {
        Some(page) => digits(page).1,
        None => rest,
    };
    let of = strip_prefix_ignore_case(rest.trim_start_matches(' '), "OF")?;
    let (total, rest) = digits(of.trim_start_matches(' '));
    (section.len() == 3 && total.len() == 3).then(|| text.len() - rest.len())
}

/// `PARIS 00002069  002 OF 004`: the length of the section line at the start of the text.
///
/// Post names are cut to ten characters and may hold blanks.
pub(crate) fn section_line(text: &str) -> Option<usize> {
    let number = text.bytes().take(12).position(|byte| byte.is_ascii_digit())?;
    let (post, count) = text.split_at(number);
    let post_fits = post.ends_with(' ')
        && post.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '-.".contains(&byte))
        && post.starts_with(|c: char| c.is_ascii_alphabetic());
    if post_fits { Some(number + section_count(count)?) } else { None }
}

/// `precedence-words = "ROUTINE" / "PRIORITY" / "IMMEDIATE" / "NIACT IMMEDIATE" / "FLASH"`, alone in its line.
///
/// Source: DD Form 173.
pub(crate) fn is_precedence_words(line: &str) -> bool {
    matches!(line, "ROUTINE" | "PRIORITY" | "IMMEDIATE" | "NIACT IMMEDIATE" | "FLASH")
}

/// The header line of JANAP 128: `RAAUZYUW RUENAAA0001 2921200-UUUU--RUCRNAD.`; the length of its first group may differ.
///
/// Source: JANAP 128 as training manuals show it, FORMAT 2.2.2.
pub(crate) fn is_janap_header(line: &str) -> bool {
    let (group, rest) = first_word(line);
    let (station, rest) = first_word(rest);
    let letters = station.bytes().take_while(u8::is_ascii_uppercase).count();
    (6..=9).contains(&group.len())
        && group.bytes().next().is_some_and(is_prosign)
        && group.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && station.get(..letters).is_some_and(is_routing_indicator)
        && station.get(letters..).is_some_and(|serial| serial.len() == 4 && digits(serial).1.is_empty())
        && digits(rest).0.len() == 7
        && rest.get(8..12).is_some_and(|class| rest.as_bytes().get(7) == Some(&b'-') && is_upper(class))
}

fn is_upper(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `short-number = 2*6DIGIT [ALPHA]`, perhaps with a blank, a hyphen or a slant in it: `47`, `12-33`, `66011`, `53A`,
/// under a page line. Its meaning is not known.
///
/// Source: print-outs of 1973 to 1979.
pub(crate) fn is_short_number(line: &str) -> bool {
    if line.len() > 8 {
        return false;
    }
    let figures = line.bytes().filter(u8::is_ascii_digit).count();
    let letters = line.bytes().filter(u8::is_ascii_uppercase).count();
    (2..=6).contains(&figures)
        && letters <= 1
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" -/".contains(&byte))
}

/// `DRAFTED BY`, `APPROVED BY:`, `DESIRED DISTRIBUTION` at the start of a line, and the slips of the survey.
pub(crate) fn is_drafting_label(line: &str) -> bool {
    const LABELS: [&str; 10] = [
        "DRAFTED BY",
        "DRAFTEDBY",
        "DRAFTED Y BY",
        "DRAFTED:",
        "APPROVED BY",
        "EPPROVED BY",
        "APPROVED:",
        "CLEARED BY",
        "CLEARED:",
        "DESIRED DISTRIBUTION",
    ];
    LABELS.iter().any(|label| line.starts_with(label)) || line == "APPROVED" || line == "DRAFTED"
}

/// `EUR/NE:STSPECIMEN`, `L/M:PQMODEL NEA:RSSAMPLE (DRAFT)`: those who cleared a message, below the label.
pub(crate) fn is_clearance(line: &str) -> bool {
    let named = |word: &str| {
        word.split_once(':').is_some_and(|(office, name)| {
            !office.is_empty()
                && office.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'/')
                && name.len() > 2
                && is_upper(name)
        })
    };
    line.len() <= 60
        && words(line).all(|word| named(word) || word.starts_with('(') && word.ends_with(')'))
        && named(first_word(line).0)
}

/// Whether a line leads in another telegram that is quoted: `FOLLOWING REPEAT TUNIS 9944`, `QUOTE S E C R E T TUNIS 9944`.
pub(crate) fn opens_quotation(line: &str) -> bool {
    if !line.starts_with(['Q', 'B', 'F']) {
        return false;
    }
    const WORDS: [&str; 9] = ["REPEAT", "RPT", "QUOTE", "QTE", "SENT", "TEL ", "TELEGRAM", "CABLE", "MESSAGE"];
    let opens =
        |word: &str| line.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '.']));
    opens("QUOTE")
        || opens("QTE")
        || opens("BEGIN QUOTE")
        || opens("BEGIN TEXT")
        || line.strip_prefix("FOLLOWING ").is_some_and(|rest| WORDS.iter().any(|word| rest.contains(word)))
}

/// `level-banner = (level-word 1*2"/") / ("CLASSIFICATION:" blanks level-word *2"/")`: the level at head and foot of
/// a military message, `UNCLASSIFIED//`, `CLASSIFICATION: UNCLASSIFIED//`.
///
/// Source: Navy messages.
pub(crate) fn is_level_banner(line: &str) -> bool {
    let bare = line.strip_prefix("CLASSIFICATION:").map_or(line, trim);
    let Some(level) = level_word(bare, false) else { return false };
    let rest = bare.get(level.length..).unwrap_or_default();
    let slants = rest.trim_end_matches(' ').len();
    (bare.len() < line.len() || slants > 0) && slants <= 2 && rest.bytes().all(|byte| matches!(byte, b'/' | b' '))
}

/// What opens the text of a military message.
pub(crate) struct TextOpening<'a> {
    /// The subject code between slants: `N01300`.
    pub(crate) code: &'a str,
    /// `SECTION 1 OF 4`, `FINAL SECTION OF 2`.
    pub(crate) section: &'a str,
    pub(crate) length: usize,
}

/// `text-opening = level-word ["//" subject-code "//"] [blanks section]`; `subject-code = 1*16<letters and figures>`:
/// the start of a military text, `UNCLAS //N01300//`, `UNCLAS// N07220// SECTION 01 OF 02`.
///
/// Source: Navy messages.
pub(crate) fn text_opening(line: &str) -> Option<TextOpening<'_>> {
    let level = level_word(line, false)?;
    let mut opening = TextOpening { code: "", section: "", length: level.length };
    let behind = |from: usize| line.get(from..).unwrap_or_default().trim_start_matches(' ');
    let coded = behind(opening.length);
    if let Some(inner) = coded.strip_prefix("//") {
        let inner = inner.trim_start_matches(' ');
        let code = inner.split("//").next().unwrap_or_default();
        let coded = code.len() <= 16 && !code.contains(' ') && code.bytes().any(|byte| byte.is_ascii_digit());
        if coded {
            opening.code = code;
            let rest = inner.get(code.len()..)?;
            opening.length = line.len() - rest.strip_prefix("//").unwrap_or(rest).len();
        }
    }
    let sections = behind(opening.length);
    if let Some(length) = section_words(sections) {
        opening.section = sections.get(..length)?;
        opening.length = line.len() - sections.len() + length;
    }
    Some(opening)
}

/// `series-number = 4*ALPHA SP 1*4DIGIT "/" 2DIGIT`: series and number of a general message, `NAVADMIN 279/05`,
/// `NAVADMIN 279/05 PART 1 UNNUMBERED`.
///
/// Source: Navy messages.
pub(crate) fn series_number(line: &str) -> Option<(&str, &str)> {
    let (series, rest) = first_word(line);
    let (number, _) = first_word(rest);
    let (figures, year) = digits(number);
    let fits = series.len() >= 4
        && series.bytes().all(|byte| byte.is_ascii_uppercase())
        && (1..=4).contains(&figures.len())
        && year.len() == 3
        && year.starts_with('/')
        && digits(year.get(1..)?).1.is_empty()
        && line.len() < 60;
    fits.then_some((series, number))
}

/// The words of the levels, solid, longest first where one begins like another.
pub(crate) const LEVEL_WORDS: [&str; 8] =
    ["LIMITEDOFFICIALUSE", "TOPSECRET", "CONFIDENTIAL", "UNCLASSIFIED", "RESTRICTED", "SECRET", "UNCLAS", "UNCLASS"];

/// A level at the start of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LevelWord {
    /// Which of [`LEVEL_WORDS`].
    pub(crate) index: usize,
    /// How many bytes it takes.
    pub(crate) length: usize,
    /// Whether a letter is missing or doubled.
    pub(crate) damaged: bool,
}

/// `level-word = "UNCLAS" / "UNCLASSIFIED" / "LIMITED OFFICIAL USE" / "RESTRICTED" / "CONFIDENTIAL" / "SECRET" / "TOP
/// SECRET"`, at the start of the text, spaced or solid and in either case. With `repair`, one letter may be missing
/// at the start, or up to two stand there too many.
///
/// Source: ACP 127(G) 209.
pub(crate) fn level_word(text: &str, repair: bool) -> Option<LevelWord> {
    let spelled = |text: &str, word: &str| -> Option<usize> {
        let mut wanted = word.bytes();
        let mut next = wanted.next();
        for (at, byte) in text.bytes().enumerate() {
            let Some(letter) = next else {
                // The word must not run on: `SECRETARY` is no level.
                return (!byte.is_ascii_alphanumeric()).then_some(at);
            };
            if byte.eq_ignore_ascii_case(&letter) {
                next = wanted.next();
            } else if byte != b' ' {
                return None;
            }
        }
        next.is_none().then_some(text.len())
    };
    // Nearly every line is asked for a level: most begin with a letter that none of them has.
    let first = text.as_bytes().first()?.to_ascii_uppercase();
    if matches!(first, b'L' | b'T' | b'C' | b'U' | b'R' | b'S' | b' ') {
        let begins = |word: &str| first == b' ' || word.as_bytes().first() == Some(&first);
        for (index, word) in LEVEL_WORDS.iter().enumerate().filter(|(_, word)| begins(word)) {
            if let Some(length) = spelled(text, word) {
                return Some(LevelWord { index, length, damaged: false });
            }
        }
    }
    if !repair {
        return None;
    }
    let mut starts = text.char_indices().filter(|(_, c)| *c != ' ').map(|(at, _)| at).skip(1);
    let doubled = [starts.next(), starts.next()];
    for (index, word) in LEVEL_WORDS.iter().enumerate() {
        let lost = spelled(text, word.get(1..)?).filter(|_| word.len() > 5);
        let length = lost
            .or_else(|| doubled.iter().flatten().find_map(|&start| Some(start + spelled(text.get(start..)?, word)?)));
        if let Some(length) = length {
            return Some(LevelWord { index, length, damaged: true });
        }
    }
    None
}

/// A line that holds nothing but a level: the frame of a page, the foot of a sheet.
pub(crate) fn is_level_alone(line: &str) -> bool {
    level_word(line, false).is_some_and(|level| trim(line.get(level.length..).unwrap_or_default()).is_empty())
}

/// `marked-level = level-word "//" controls`, alone in its line: `SECRET//FGI//NOFORN`.
///
/// Source: 32 CFR 2001.
pub(crate) fn is_marked_level(line: &str) -> bool {
    level_word(line, false).is_some_and(|level| {
        let controls = line.get(level.length..).unwrap_or_default();
        controls.starts_with("//")
            && controls.len() > 4
            && controls.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'/' | b'-' | b' ' | b','))
    })
}

/// `CONFIDENTIALKAMPAL`: a level to which a scan has glued the post of the page line below.
pub(crate) fn is_glued_level(line: &str) -> bool {
    LEVEL_WORDS
        .iter()
        .any(|level| line.strip_prefix(level).is_some_and(|post| (3..=10).contains(&post.len()) && is_upper(post)))
        && !line.contains(' ')
}

/// `B1`, `B7(C)`, `1.4(D)`, `25X6`: why something may be withheld. Source: FORMAT 4.6.
pub(crate) fn is_exemption(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    let mut bytes = bare.bytes();
    let coded = match bytes.next() {
        Some(b'B' | b'b' | b'(') => bytes.next().is_some_and(|byte| byte.is_ascii_alphanumeric()),
        Some(b'1') => bytes.next() == Some(b'.') && bytes.next().is_some_and(|byte| byte.is_ascii_digit()),
        Some(b'2' | b'5') => bare.contains('X'),
        _ => false,
    };
    coded && bare.len() <= 9 && bare.bytes().any(|byte| byte.is_ascii_digit())
}

/// `page-head = level-word 3*SP center-number`: the head of a printed page, `CONFIDENTIAL     PTQ1234`.
///
/// Source: telegrams of 2004 to 2010.
pub(crate) fn is_page_head(line: &str) -> bool {
    level_word(line, false).is_some_and(|level| {
        let rest = line.get(level.length..).unwrap_or_default();
        rest.starts_with("   ") && is_center_number(trim(rest))
    })
}

/// `center-number = 2*4ALPHA 4DIGIT`: the number that a communications center gave, `TED1302`, `PTQ1859`.
///
/// Source: telegrams of 2004 to 2010.
pub(crate) fn is_center_number(line: &str) -> bool {
    let letters = line.bytes().take_while(u8::is_ascii_uppercase).count();
    (2..=4).contains(&letters)
        && line.len() == letters + 4
        && line.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

/// The parts of a classification line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClassificationLine<'a> {
    pub(crate) level: LevelWord,
    /// What stands between level and section: `//NOFORN`, `E F T O`.
    pub(crate) controls: &'a str,
    /// `SECTION 01 OF 03`, before the post or behind the number.
    pub(crate) section: &'a str,
    pub(crate) post: &'a str,
    pub(crate) number: &'a str,
    /// Where `TOSEC 990404` begins, the number in the series of a travelling party; 0 where there is none.
    pub(crate) series: usize,
    /// How many bytes it takes; captions and labels may stand behind.
    pub(crate) length: usize,
}

/// `S E C R E T BAKU 000064`, `UNCLAS SECTION 01 OF 06 TBILISI 002290`, `LIMITED OFFICIAL USE ANKARAR9907`,
/// `S E C R E T STATE 999404 TOSEC 990404`, `UNCLAS LAGOS 7106 SECTION 2 OF 2 SECTIONS`.
pub(crate) fn classification(line: &str) -> Option<ClassificationLine<'_>> {
    // It has a number: most lines that are asked have none.
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let level = level_word(line, true)?;
    let behind = |from: usize| {
        let rest = line.get(from..).unwrap_or_default();
        let next = rest.trim_start_matches(is_blank_char);
        (next, line.len() - next.len())
    };
    let (mut rest, mut at) = behind(level.length);
    let mut parts = ClassificationLine { level, controls: "", section: "", post: "", number: "", series: 0, length: 0 };
    let controls = controls_length(rest);
    parts.controls = rest.get(..controls)?;
    (rest, at) = behind(at + controls);
    if let Some(length) = section_words(rest) {
        parts.section = rest.get(..length)?;
        (rest, at) = behind(at + length);
    }
    let (post, length) = post_and_number(rest).or_else(|| post_and_short_number(rest))?;
    parts.post = rest.get(..post)?;
    parts.number = rest.get(..length)?.trim_start_matches(|c: char| !c.is_ascii_digit());
    parts.length = at + length;
    (rest, at) = behind(parts.length);
    for series in ["TOSEC ", "SECTO "] {
        if let Some(number) = rest.strip_prefix(series) {
            parts.series = at;
            parts.length = at + series.len() + digits(number).0.len();
            (rest, at) = behind(parts.length);
        }
    }
    if let Some(length) = section_words(rest) {
        parts.section = rest.get(..length)?;
        let plural = if rest.get(length..)?.starts_with(" SECTIONS") { " SECTIONS".len() } else { 0 };
        parts.length = at + length + plural;
    }
    Some(parts)
}

/// `controls = *("/" / SP) word *(("/" / SP) word) *2"/"`: those behind a level, `//NOFORN`, `//NOFORN//`, `NOFORN`,
/// `SENSITIVE`, `E F T O`; their length.
///
/// Source: ACP 127(G) 209; 5 FAH-2 H-442.
fn controls_length(text: &str) -> usize {
    const WORDS: [&str; 11] =
        ["NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS", "SENSITIVE", "SIPDIS", "ORCON", "FOUO", "EFTO", "E F T O"];
    let mut end = 0;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let next = rest.trim_start_matches(['/', ' ']);
        let slanted = rest.trim_start_matches(' ').starts_with('/');
        let word = WORDS.iter().find(|word| {
            next.strip_prefix(**word).is_some_and(|behind| behind.is_empty() || behind.starts_with([' ', '/']))
        });
        let length = match word {
            Some(word) => word.len(),
            None if slanted => next.find([' ', '/']).unwrap_or(next.len()),
            None => return end,
        };
        if length == 0 {
            return end;
        }
        end = text.len() - next.len() + length;
        // A closing slant belongs to them.
        let behind = text.get(end..).unwrap_or_default();
        let slants = behind.trim_start_matches('/');
        if slants.starts_with(' ') {
            end += behind.len() - slants.len();
        }
    }
}

/// Whether it is a classification line with post and number.
pub(crate) fn is_classification(line: &str) -> bool {
    classification(line).is_some()
}

/// Whether it is a classification line with post and number, and nothing behind them but captions.
pub(crate) fn is_whole_classification(line: &str) -> bool {
    // It ends with its number or a caption: hardly a line of text does.
    if !line.ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) {
        return false;
    }
    classification(line).is_some_and(|parts| {
        let rest = line.get(parts.length..).unwrap_or_default();
        trim(rest).is_empty() || super::preamble::is_caption(trim(rest))
    })
}

/// `SECTION 01 OF 03` at the start of the text: its length.
pub(crate) fn section_words(text: &str) -> Option<usize> {
    let text_after_final = strip_prefix_ignore_case(text, "FINAL ").unwrap_or(text);
    let rest = strip_prefix_ignore_case(text_after_final, "SECTION ")?.trim_start_matches(' ');
    let rest = digits(rest).1.trim_start_matches(' ');
    let rest = strip_prefix_ignore_case(rest, "OF ")?.trim_start_matches(' ');
    let (total, rest) = digits(rest);
    (!total.is_empty()).then(|| text.len() - rest.len())
}

/// Whether words such as `SECTION 02 OF 03` name another section than the first.
pub(crate) fn is_later_section(words: &str) -> bool {
    let number = strip_prefix_ignore_case(words, "SECTION ").map(|rest| digits(rest.trim_start_matches(' ')).0);
    number.map_or(words.starts_with("FINAL"), |number| number.parse::<u32>().is_ok_and(|number| number > 1))
}

/// A post and a number of one or two figures that are all of the text, `BERN 64`: where the post ends, and the whole length.
/// Numbers were padded only by machines, and every January begins at 1.
fn post_and_short_number(text: &str) -> Option<(usize, usize)> {
    let post = trim(text.trim_end_matches(|c: char| c.is_ascii_digit()));
    let figures = trim(text.get(post.len()..)?);
    let named = words(post).all(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let counted = words(post).any(|word| matches!(word, "PAGE" | "SECTION" | "PART" | "COPY" | "NUMBER" | "FOR"));
    let fits = (1..=2).contains(&figures.len()) && named && !counted && (1..=3).contains(&words(post).count());
    fits.then_some((post.len(), text.len()))
}

/// A post and a number at the start of the text: where the post ends, and the whole length.
pub(crate) fn post_and_number(text: &str) -> Option<(usize, usize)> {
    let number = text.bytes().take(40).position(|byte| byte.is_ascii_digit())?;
    let (post, rest) = text.split_at(number);
    let name = trim(post);
    let fits = name.len() >= 2
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '-.".contains(&byte))
        && words(name).count() <= 4
        && !words(name).any(|word| matches!(word, "FOR" | "FROM" | "SVC" | "PASS"));
    let (figures, _) = digits(rest);
    (fits && (3..=8).contains(&figures.len())).then(|| (name.len(), number + figures.len()))
}

/// Whether a line is one of a table: three blanks or more part its words.
pub(crate) fn is_columns(line: &str) -> bool {
    // Three blanks in a row stand on one of every third byte: look at those first.
    let bytes = line.as_bytes();
    let blank = |at: usize| bytes.get(at) == Some(&b' ');
    (2..bytes.len()).step_by(3).filter(|&at| blank(at)).any(|at| {
        let (before, behind) = (blank(at - 1), blank(at + 1));
        before && (behind || blank(at - 2)) || behind && blank(at + 2)
    })
}

/// `rule = 3*<one sign: hyphen, equals sign, asterisk, underscore, tilde or dash>`, perhaps with blanks in it.
///
/// Source: telegrams of 1966 to 2010.
pub(crate) fn is_rule(line: &str) -> bool {
    if !matches!(line.as_bytes().first(), Some(b'-' | b'=' | b'*' | b'_' | b'~' | 0xE2)) {
        return false;
    }
    let Some(sign) = line.chars().next() else {
        return false;
    };
    if !matches!(sign, '-' | '=' | '*' | '_' | '~' | '\u{2010}' | '\u{2013}' | '\u{2014}') {
        return false;
    }
    let mut signs = 0;
    let one_sign = line.chars().all(|c| {
        signs += u32::from(c == sign);
        c == sign || is_blank_char(c)
    });
    // The rules of a table stand apart.
    one_sign && signs >= 3 && !is_columns(line)
}

/// A number as it stands before a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ParagraphNumber {
    /// Its value.
    pub(crate) value: u32,
    /// Whether a pilcrow stands before it.
    pub(crate) pilcrow: bool,
    /// How many bytes number, brackets and points take.
    pub(crate) length: usize,
    /// How many bytes the portion mark behind it takes, blanks before it included; 0 if there is none.
    pub(crate) marking: usize,
    /// Whether a point (or comma, or bracket) stands behind the number.
    pub(crate) pointed: bool,
    /// Whether it is only a bracket: `4)`.
    pub(crate) bracket: bool,
}

/// `paragraph-number = ([%xB6] ["("] 1*3DIGIT *3("." / "," / ")")) / (portion-mark blanks 1*3DIGIT ".")`: `1.`,
/// `¶1.`, `(13)`, `(11.`, `6,`, `3..`, `12` with a mark behind it, and `(C) 1.`.
///
/// Source: 5 FAH-1 H-246.2; the slips of telegrams of 2004 to 2010.
pub(crate) fn paragraph_number(line: &str) -> Option<ParagraphNumber> {
    // Most lines begin with a letter.
    if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let start = line.trim_start_matches(is_blank_char);
    let bare = start.strip_prefix('¶');
    let pilcrow = bare.is_some();
    let from = bare.unwrap_or(start).trim_start_matches(is_blank_char);
    match from.as_bytes().first()? {
        b'0'..=b'9' => numbered(line, from, pilcrow, false),
        b'(' => {
            let inner = from.get(1..)?;
            if inner.starts_with(|c: char| c.is_ascii_digit()) {
                return numbered(line, inner, pilcrow, true);
            }
            // `(C) 1. Text`: the mark stands first.
            let marking = portion_mark(from)?;
            let behind = from.get(marking..)?.trim_start_matches(is_blank_char);
            let (figures, rest) = digits(behind);
            let rest = rest.strip_prefix('.')?;
            let value = figures.parse().ok().filter(|_| figures.len() <= 3)?;
            let length = line.len() - rest.len();
            Some(ParagraphNumber { value, pilcrow, length, marking: 0, pointed: true, bracket: false })
        }
        _ => None,
    }
}

fn numbered(line: &str, from: &str, pilcrow: bool, bracketed: bool) -> Option<ParagraphNumber> {
    let (figures, mut rest) = digits(from);
    if figures.len() > 3 {
        return None;
    }
    let value = figures.parse().ok()?;
    let before = rest.len();
    if bracketed {
        rest = rest.strip_prefix(')').unwrap_or(rest);
    }
    rest = rest.trim_start_matches(['.', ',']);
    if !bracketed {
        rest = rest.strip_prefix(')').unwrap_or(rest);
    }
    if before - rest.len() > 3 {
        return None;
    }
    let pointed = rest.len() < before;
    let bracket = pointed && text_between(from, figures.len(), rest).bytes().all(|byte| byte == b')');
    let behind = rest.trim_start_matches(is_blank_char);
    let marking = portion_mark(behind).map_or(0, |length| rest.len() - behind.len() + length);
    // `May 11, 2008`: a comma stands behind a number only before a mark.
    if from.as_bytes().get(figures.len()) == Some(&b',')
        && portion_mark(rest.trim_start_matches(is_blank_char)).is_none()
    {
        return None;
    }
    // `3.A. Text` is an item of paragraph 3.
    if before - rest.len() == 1 && matches!(rest.as_bytes(), [letter, b'.', ..] if letter.is_ascii_alphabetic()) {
        return None;
    }
    // `2008. ` and `1.5 million` begin no paragraph, nor does `12 ships`.
    let parted = behind.len() < rest.len()
        || rest.is_empty()
        || marking > 0
        || rest.starts_with(|c: char| c.is_alphabetic() || c == '"');
    (parted && (pointed || marking > 0)).then(|| ParagraphNumber {
        value,
        pilcrow,
        length: line.len() - rest.len(),
        marking,
        pointed,
        bracket,
    })
}

/// What stands in `text` from `start` up to where `rest`, its end, begins.
fn text_between<'a>(text: &'a str, start: usize, rest: &str) -> &'a str {
    text.get(start..text.len() - rest.len()).unwrap_or_default()
}

/// `(C)`, `(S/NF)`, `(S//REL TO USA, FVEY)`, `( C )`, `C)`: the length of the portion mark at the start of the text.
pub(crate) fn portion_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let inner = match bytes.first()? {
        b'(' => text.get(1..)?,
        // The opening bracket lost: only before a plain level.
        b'C' | b'S' | b'U' => {
            let close = bytes.iter().take(6).position(|&byte| byte == b')')?;
            let word = text.get(..close)?;
            return is_portion_level(trim(word)).then_some(close + 1);
        }
        _ => return None,
    };
    let close = inner.bytes().take(90).position(|byte| byte == b')')?;
    let inside = trim(inner.get(..close)?);
    let level_end = inside.find(['/', ' ', '-', ',']).unwrap_or(inside.len());
    let (level, controls) = inside.split_at(level_end);
    let fits =
        if controls.is_empty() { is_portion_level(level) } else { is_portion_level(level) && is_controls(controls) };
    fits.then_some(close + 2)
}

/// The abbreviations and words that open a portion mark.
fn is_portion_level(word: &str) -> bool {
    const LEVELS: [&str; 18] = [
        "C",
        "S",
        "U",
        "TS",
        "SBU",
        "LOU",
        "R",
        "SNF",
        "CNF",
        "N",
        "CONFIDENTIAL",
        "SECRET",
        "UNCLASSIFIED",
        "UNCLAS",
        "TOP",
        "FOUO",
        "UNC",
        "NOFORN",
    ];
    LEVELS.iter().any(|level| level.eq_ignore_ascii_case(word)) && word != "n" && word != "r"
}

/// What may follow the level of a portion mark.
fn is_controls(text: &str) -> bool {
    let text = text.trim_start_matches(['/', ' ', '-', ',']);
    const CONTROLS: [&str; 19] = [
        "NF",
        "N",
        "NOFORN",
        "SF",
        "FOUO",
        "FGI",
        "ORCON",
        "OC",
        "REL",
        "RELEASABLE",
        "ENTIRE",
        "SI",
        "TK",
        "SBU",
        "NODIS",
        "EXDIS",
        "LIMDIS",
        "SECRET",
        "NOT",
    ];
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (word, _) = text.split_at(end);
    CONTROLS.iter().any(|control| control.eq_ignore_ascii_case(word)) || word.len() == 3 && text.contains("REL")
}

/// `press-date = day-name "," SP 1*2DIGIT SP month SP 4DIGIT *<any character>`; `day-name = <the English name of a
/// day>`: the date line of copies made for the press, `Friday, 18 December 2009, 11:04`.
///
/// Source: copies of telegrams of 2009 and 2010.
pub(crate) fn is_press_date(line: &str) -> bool {
    if !line.starts_with(['M', 'T', 'W', 'F', 'S']) {
        return false;
    }
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let Some((day, rest)) = line.split_once(", ") else {
        return false;
    };
    let mut parts = words(rest);
    DAYS.contains(&day)
        && parts.next().is_some_and(|date| date.len() <= 2 && date.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.next().is_some_and(is_month)
        && parts.next().is_some_and(|year| digits(year).0.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_with_its_damage() {
        let read = |line| level_word(line, true).map(|level| (LEVEL_WORDS[level.index], level.damaged));
        assert_eq!(read("S E C R E T BAKU 000064"), Some(("SECRET", false)));
        assert_eq!(read("UNCLASSIFIED BERN 9911"), Some(("UNCLASSIFIED", false)));
        assert_eq!(read("UNCLAS BERN 9911"), Some(("UNCLAS", false)));
        for damaged in ["SS E C R E T", "E C R E T", "CSE C R E T"] {
            assert_eq!(read(damaged), Some(("SECRET", true)), "{damaged}");
        }
        for damaged in ["CC O N F I D E N T I A L", "O N F I D E N T I A L"] {
            assert_eq!(read(damaged), Some(("CONFIDENTIAL", true)), "{damaged}");
        }
        for spaced in ["SE C R E T", "CO N F I D E N T I A L", "C ONFIDENTIAL", "S e c r e t"] {
            assert!(!level_word(spaced, true).unwrap().damaged, "{spaced}");
        }
        assert_eq!(read("SECRETARY POWELL 2003"), None);
        assert_eq!(read("SECRETARIAT"), None);
    }

    #[test]
    fn paragraph_numbers_in_all_their_forms() {
        let read = |line| paragraph_number(line).map(|number| (number.value, number.length, number.marking));
        assert_eq!(read("1. (C) Text"), Some((1, 2, 4)));
        assert_eq!(read("¶12.  (S/NF) Text"), Some((12, 5, 8)));
        assert_eq!(read("1.(C) Text"), Some((1, 2, 3)));
        assert_eq!(read("3.. (SBU) Text"), Some((3, 3, 6)));
        assert_eq!(read("6, (SBU) Text"), Some((6, 2, 6)));
        assert_eq!(read("(7). (S) Text"), Some((7, 4, 4)));
        assert_eq!(read("(11. (C) Text"), Some((11, 4, 4)));
        assert_eq!(read("9 (C) Text"), Some((9, 1, 4)));
        assert_eq!(read("(C) 1. Text"), Some((1, 6, 0)));
        assert_eq!(read("2008. Text"), None);
        assert_eq!(read("1.5 million"), None);
        assert_eq!(read("12 ships"), None);
        assert_eq!(read("(Iran) said"), None);
    }

    #[test]
    fn section_lines_and_page_lines() {
        assert_eq!(section_line("PARIS 00002069  002 OF 004"), Some(26));
        assert_eq!(section_line("PORT AU PR 00002230 001.2 OF 002 Classified By:"), Some(32));
        assert_eq!(section_line("Kiev 00001261 002 of 004"), Some(24));
        assert_eq!(section_line("PARIS 2069"), None);
        assert_eq!(page_line("PAGE 02        HARARE  06677  01 OF 03  291400Z"), Some(47));
        assert_eq!(page_line("PAGE 02 HARARE 06677 01 OF 03 291400Z OPPOSITION LEADER"), Some(37));
        assert_eq!(page_line("PAGE 01 STATE 999404 TOSEC 990404"), Some(33));
        assert_eq!(page_line("PAGE 01"), Some(7));
        assert_eq!(page_line("PAGE 4 of the report"), None);
    }

    #[test]
    fn date_lines() {
        assert!(is_date_line("R 250719Z JAN 08"));
        assert!(is_date_line("P R 281848 Z DEC 1966"));
        assert!(is_date_line("R 211303Z"));
        assert!(is_date_line("201247Z Jan 04"));
        assert!(!is_date_line("200000"));
        assert!(!is_date_line("O tempora"));
    }
}
