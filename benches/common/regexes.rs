//! A reader of the kind people write: a regular expression for each field, over the whole text.

use std::sync::LazyLock;

use regex::Regex;

static FIELDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"(?m)^VZCZC(\w+)",
        r"(?m)^DE (\w+) #(\d{4})(?:/\d\d)? (\d{7})",
        r"(?m)^ZN[RY] ([A-Z]{5}) ZZH",
        r"(?m)^([ZOPR])(?: ([ZOPR]))? (\d{6}Z [A-Z]{3} \d{2})",
        r"(?m)^FM (.+)$",
        r"(?m)^TO ((?:.+\n)+?)(?:INFO|XMT|BT|[A-Z] [A-Z] |UNCLAS|\n)",
        r"(?m)^INFO ((?:.+\n)+?)(?:XMT|BT|[A-Z] [A-Z] |UNCLAS|\n)",
        r"(?m)^((?:[A-Z] )+[A-Z]|UNCLAS)(?: SECTION (\d\d) OF (\d\d))? ([A-Z ]+) (\d{6})",
        r"(?m)^(SIPDIS|NOFORN|SENSITIVE)\b",
        r"(?mi)^E\.?O\.? (\d{5}):? (.*)$",
        r"(?m)^TAGS:? (.+)$",
        r"(?ms)^SUBJECT:? (.+?)\n(?:\n|REF|Classified)",
        r"(?ms)^REF:? (.+?)\n\n",
        r"(?mi)^Classified By:? (.+)$",
        r"(?ms)^Summary.*?End Summary",
    ]
    .iter()
    .map(|pattern| Regex::new(pattern).expect("the patterns are written right"))
    .collect()
});

static PARAGRAPH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^¶?(\d{1,2})\. ?(\([A-Z/]+\))?").expect("the pattern is written right"));

/// Reads the fields of a text; how many paragraphs it has.
pub fn read(text: &str) -> usize {
    let fields = FIELDS.iter().filter(|field| std::hint::black_box(field.captures(text)).is_some()).count();
    let paragraphs = PARAGRAPH.captures_iter(text).map(std::hint::black_box).count();
    usize::from(fields > 0) * paragraphs
}
