//! Composes a telegram and prints it as a message.
//!
//! ```text
//! cargo run --example compose -- --example > draft.txt
//! cargo run --example compose -- draft.txt
//! cargo run --example compose -- --profile acp127 draft.txt
//! ```
//!
//! A draft has a line `Name: value` for each part, in any order, and its text behind a blank line, a paragraph a block. What
//! is missing is told all at once; what is only odd is told beside the message.
//!
//! ```text
//! Precedence: IMMEDIATE ROUTINE               one for all, or one for action and one for information
//! E.O.: 12958 2019-02-09                      or N/A, 25X1, X1, X5, OADR, an event
//! ```

use std::error::Error;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use cablegram::{Builder, Declassify, Marking, Parsed, Precedence, Precedences, Profile, Reason, Severity};
use clap::Parser;

/// Composes a telegram from a draft and prints it as a message.
#[derive(Parser)]
#[command(name = "compose", version)]
struct Arguments {
    /// The rules of the message: state, acp127 or janap128.
    #[arg(long, default_value = "state")]
    profile: Profile,
    /// Prints a draft to start from.
    #[arg(long)]
    example: bool,
    /// The draft; without it, standard input.
    draft: Option<PathBuf>,
}

/// A draft to start from.
const DRAFT: &str = "\
Identifier: XYZ 11
Station: RUEHSWA
Date: 090934Z FEB 09
Precedence: PRIORITY
From: AMEMBASSY BERN
To: RUEHC/SECSTATE WASHDC PRIORITY 4460
Info: RUEHZU/AMCONSUL ZURICH
Classification: (C)
Number: BERN 33
Caption: SIPDIS
Passing: STATE FOR EUR/CE
E.O.: 12958 2019-02-09
Tags: PREL, ETRD, SZ
Subject: WATCH FAIR OPENS IN APRIL
Reference: STATE 4865
Reference: 08 BERN 860
Officer: AMBASSADOR PAT Q. MODEL
Reasons: 1.4(b), 1.4(d)
Signature: MODEL

(C) Summary: The watch fair opens in April with twice as many exhibitors as last year. End summary.

# Talks

(U) Post will attend, and report.
";

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.example {
        print!("{DRAFT}");
        return ExitCode::SUCCESS;
    }
    match compose(&arguments) {
        Ok(message) => {
            print!("{message}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compose(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let draft = match &arguments.draft {
        Some(path) => {
            std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?
        }
        None => io::read_to_string(io::stdin().lock().take(1 << 24))?,
    };
    let draft = draft.replace("\r\n", "\n");
    let (parts, text) = draft.split_once("\n\n").unwrap_or((&draft, ""));
    let mut builder = Builder::new();
    let (mut officer, mut reasons) = ("", Vec::new());
    for line in parts.lines().filter(|line| !line.trim().is_empty()) {
        let told = |error: &dyn std::fmt::Display| format!("{line}: {error}");
        let (name, value) = line.split_once(':').ok_or_else(|| told(&"expected a name, a colon and a value"))?;
        let value = value.trim();
        let words = value.rsplit_once(' ');
        builder = match name.trim() {
            "Identifier" => {
                let (channel, number) = words.ok_or_else(|| told(&"expected channel and number, as XYZ 11"))?;
                builder.transmission_identifier(channel, number.parse().map_err(|error| told(&error))?)
            }
            "Called" => builder.called(value),
            "Station" => builder.calling_station(value),
            "Date" => builder.date_time_group(value.parse().map_err(|error| told(&error))?),
            "Precedence" => {
                let single = value.parse::<Precedence>().map(Precedences::single);
                builder.precedence(single.or_else(|_| value.parse::<Precedences>()).map_err(|error| told(&error))?)
            }
            "From" => builder.originator(value.parse().map_err(|error| told(&error))?),
            "To" => builder.to(value.parse().map_err(|error| told(&error))?),
            "Info" => builder.info(value.parse().map_err(|error| told(&error))?),
            "Exempt" => builder.exempt(value.parse().map_err(|error| told(&error))?),
            "Classification" => builder.classification(value.parse().map_err(|error| told(&error))?),
            "Number" => {
                let (post, serial) = words.ok_or_else(|| told(&"expected post and serial, as BERN 33"))?;
                builder.number(post, serial.parse().map_err(|error| told(&error))?)
            }
            "Caption" => builder.caption(value),
            "Passing" => builder.passing(value),
            "E.O." => {
                let (order, when) = value.split_once(' ').ok_or_else(|| told(&"expected the order, and when"))?;
                let order = order.parse().map_err(|error| told(&error))?;
                builder.executive_order(order, declassify(when.trim()).map_err(|error| told(&error))?)
            }
            "Tags" => value.split(',').fold(builder, |builder, tag| builder.tag(tag.trim())),
            "Subject" => builder.subject(value),
            "Reference" => builder.reference(value),
            "Officer" => {
                officer = value;
                builder
            }
            "Reasons" => {
                for reason in value.split(',') {
                    reasons.push(reason.trim().parse::<Reason>().map_err(|error| told(&error))?);
                }
                builder
            }
            "Signature" => builder.signature(value),
            _ => return Err(told(&"there is no such part; see --example for those that there are").into()),
        };
    }
    if !officer.is_empty() {
        builder = builder.classified_by(officer, reasons);
    }
    for block in text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        builder = if let Some(heading) = block.strip_prefix("# ") {
            builder.heading(heading)
        } else {
            let (marking, text) = marked(block);
            builder.paragraph(marking, text)
        };
    }
    let message = builder.build(arguments.profile)?.write(arguments.profile);
    let Parsed { cable, mut diagnostics, .. } = Parsed::read(&message)?;
    diagnostics.extend(cable.check(Some(&message), Some(arguments.profile)));
    for told in diagnostics.iter().filter(|told| told.severity >= Severity::Warning) {
        eprint!("{}", told.render(&message));
    }
    Ok(message)
}

/// The portion mark of a block and its text.
fn marked(block: &str) -> (Option<Marking<'static>>, &str) {
    let mark = block.split_once(") ").and_then(|(mark, text)| Some((format!("{mark})").parse().ok()?, text)));
    mark.map_or((None, block), |(marking, text)| (Some(marking), text))
}

/// `N/A`, a day as `2019-02-09`, `OADR`, exemptions as `25X1, 25X6`, or an event.
fn declassify(value: &str) -> Result<Declassify<'_>, Box<dyn Error>> {
    match value {
        "N/A" => return Ok(Declassify::NotApplicable),
        "OADR" => return Ok(Declassify::OriginatingAgency),
        _ => {}
    }
    let codes: Vec<&str> = value.split(',').map(str::trim).collect();
    let exempt = |code: &&str| code.split_once('X').is_some_and(|(years, _)| matches!(years, "" | "25" | "50"));
    if codes.iter().all(exempt) {
        return Ok(Declassify::Exempt(codes.into_iter().map(Into::into).collect()));
    }
    if value.starts_with(|c: char| c.is_alphabetic()) {
        return Ok(Declassify::Event(value.into()));
    }
    let parts: Vec<u16> = value.split('-').map(str::parse).collect::<Result<_, _>>()?;
    let [year, month, day] = parts[..] else {
        return Err("expected N/A, a day as 2019-02-09, a code or an event".into());
    };
    let month = time::Month::try_from(u8::try_from(month)?)?;
    Ok(Declassify::Date(time::Date::from_calendar_date(year.into(), month, u8::try_from(day)?)?))
}
