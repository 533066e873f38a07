//! Made-up telegrams in any number: always the same ones, with the sizes and the habits that the survey of real ones found.
//!
//! ```text
//! VZCZCXRO0001
//! RR RUEHAB RUEHCD
//! DE RUEHBN #0001/01 0320719
//! ...
//! 1. (C) SUMMARY: Model harbour wants more ribbon this spring. END SUMMARY.
//!
//! BERN 00000001  002 OF 003
//! ```

use std::fmt::Write;

/// Bytes of a telegram at each tenth of the survey, and of the longest one in a hundred.
const SIZES: [usize; 12] = [379, 3_800, 5_600, 6_800, 7_800, 8_890, 10_100, 11_600, 14_200, 17_446, 29_891, 66_465];

const POSTS: [(&str, &str); 8] = [
    ("BERN", "RUEHBN"),
    ("OSLO", "RUEHOL"),
    ("BUENOS AIRES", "RUEHBU"),
    ("RIGA", "RUEHRA"),
    ("LOME", "RUEHPC"),
    ("QUITO", "RUEHQT"),
    ("TUNIS", "RUEHTU"),
    ("KUALA LUMPUR", "RUEHKL"),
];

const WORDS: [&str; 40] = [
    "the",
    "harbour",
    "model",
    "ribbon",
    "of",
    "a",
    "fair",
    "in",
    "spring",
    "and",
    "minister",
    "to",
    "delegation",
    "chairs",
    "with",
    "for",
    "opened",
    "lamp",
    "on",
    "garden",
    "council",
    "was",
    "told",
    "that",
    "new",
    "bridge",
    "paint",
    "would",
    "be",
    "brought",
    "by",
    "Tuesday",
    "weather",
    "music",
    "from",
    "neighbouring",
    "orchestra",
    "said",
    "post's",
    "well-kept",
];

/// `count` telegrams; every third is a copy for the press, with a paragraph in one line.
pub fn telegrams(count: usize) -> Vec<String> {
    (0..count).map(telegram).collect()
}

/// Splitmix64: enough to vary words, the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).expect("it is below a usize")
    }

    /// Between two tenths of the survey.
    fn size(&mut self) -> usize {
        let (at, within) = (self.below(1000), self.below(1000));
        let tenth = match at {
            990.. => 10,
            900.. => 9,
            _ => at / 100,
        };
        SIZES[tenth] + (SIZES[tenth + 1] - SIZES[tenth]) * within / 1000
    }

    fn sentence(&mut self) -> String {
        let mut sentence = String::new();
        for at in 0..8 + self.below(14) {
            let word = WORDS[self.below(WORDS.len())];
            if at == 0 {
                sentence.push_str(&word[..1].to_ascii_uppercase());
                sentence.push_str(&word[1..]);
            } else {
                sentence.push(' ');
                sentence.push_str(word);
            }
        }
        sentence + "."
    }
}

/// Wraps at 65 columns.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        if column > 0 && column + word.len() > 65 {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += word.len();
    }
    lines
}

fn telegram(number: usize) -> String {
    let mut chance = Chance(number as u64);
    let size = chance.size();
    let press = number % 3 == 2;
    let (post, station) = POSTS[chance.below(POSTS.len())];
    let serial = number + 1;
    let (mark, level, security) =
        [("C", "C O N F I D E N T I A L", "Y CCCCC"), ("S", "S E C R E T", "Y SSSSS"), ("U", "UNCLAS", "R UUUUU")]
            [chance.below(3)];
    let sections = size.div_ceil(6_000);
    let mut text = String::new();
    write_heading(&mut text, &mut chance, (post, station), serial, security);
    let section = if sections > 1 { format!("SECTION 01 OF {sections:02} ") } else { String::new() };
    writeln!(text, "{level} {section}{post} {serial:06}\n\nSIPDIS\n\nSTATE FOR EUR/CE, WHA AND EEB\n")
        .expect("it fits");
    if press {
        writeln!(text, "EO 12958 DECL: 02/01/2018\nTAGS PREL, PGOV, ETRD").expect("it fits");
    } else {
        writeln!(text, "E.O. 12958: DECL: 02/01/2018\nTAGS: PREL PGOV ETRD EFIN SZ").expect("it fits");
    }
    let subject = chance.sentence().to_uppercase();
    writeln!(text, "SUBJECT: {}\n", wrapped(subject.trim_end_matches('.'))).expect("it fits");
    if number % 2 == 0 {
        writeln!(text, "REF: A. {post} {}\n     B. 07 STATE 4865\n", serial + 3).expect("it fits");
    }
    if mark != "U" {
        writeln!(text, "Classified By: Ambassador Pat Model for reasons 1.4 (b) and (d).\n").expect("it fits");
    }
    let (mut paragraph, mut cut) = (0, 1);
    while text.len() < size {
        paragraph += 1;
        if paragraph % 5 == 4 {
            text.push_str("---------------\nThe Fair Opens\n---------------\n\n");
        }
        let mut prose: Vec<String> = (0..2 + chance.below(5)).map(|_| chance.sentence()).collect();
        if paragraph == 1 {
            prose.insert(0, String::from("Summary:"));
            prose.push(String::from("End Summary."));
        }
        let pilcrow = if number % 4 == 0 { "¶" } else { "" };
        let prose = format!("{pilcrow}{paragraph}. ({mark}) {}", prose.join(" "));
        let prose = if press { prose } else { wrapped(&prose) };
        // Every section begins with its line, in the middle of a paragraph as a rule.
        if sections > 1 && text.len() > cut * size / sections && cut < sections {
            cut += 1;
            let half = prose[..prose.len() / 2].rfind('\n').unwrap_or(0);
            let name = &post[..post.len().min(10)];
            let (front, rest) = prose.split_at(half);
            let behind = rest.trim_start();
            writeln!(text, "{front}\n\n{name} {serial:08}  {cut:03} OF {sections:03}\n\n\n{behind}\n")
                .expect("it fits");
        } else {
            text.push_str(&prose);
            text.push_str("\n\n");
        }
    }
    text.push_str("MODEL\n");
    text
}

fn write_heading(text: &mut String, chance: &mut Chance, (post, station): (&str, &str), serial: usize, security: &str) {
    let called = ["RUEHAB", "RUEHCD"][..=chance.below(2)].join(" ");
    let short = serial % 10_000;
    writeln!(text, "VZCZCXRO{short:04}\nRR {called}\nDE {station} #{short:04}/01 0320719\nZN{security} ZZH")
        .expect("it fits");
    writeln!(text, "R 010719Z FEB 08\nFM AMEMBASSY {post}\nTO RUEHC/SECSTATE WASHDC {short:04}").expect("it fits");
    for at in 0..chance.below(11) {
        let prosign = if at == 0 { "INFO " } else { "" };
        let (name, indicator) = POSTS[(serial + at) % POSTS.len()];
        let word = ["", " PRIORITY", " IMMEDIATE"][chance.below(3)];
        writeln!(text, "{prosign}{indicator}/AMEMBASSY {name}{word} {:04}", chance.below(10_000)).expect("it fits");
    }
}
