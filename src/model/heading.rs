//! The heading: format lines 1 to 10 of ACP 127, and what State printed around them.
//!
//! ```text
//! VZCZCXYZ0011
//! RR RUEHWEB
//!
//! DE RUEHKB #0064/01 0250719
//! ZNY SSSSS ZZH
//! R 250719Z JAN 08
//! FM AMEMBASSY BAKU
//! TO RUEHC/SECSTATE WASHDC 4631
//! INFO RUEHGB/AMEMBASSY BAGHDAD 0038
//! ```

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{DateTimeGroup, Few, Filed, Level, Located, Precedence, Precedences, ReferenceNumber, Section};
use crate::Span;

/// The heading of a message: who sends it to whom, when and how fast.
///
/// Every part may be missing; archives often keep only the date line and the addressees.
///
/// Source: ACP 127(G) 142, Annex B; 5 FAH-2 H-321; released telegrams for what the Department printed.
///
/// ```
/// let text = "RR RUEHC\nDE RUEHKB #0064 0250719\nR 250719Z JAN 08\nFM AMEMBASSY BAKU\nTO RUEHC/SECSTATE WASHDC 4631\n";
/// let heading = cablegram::Cable::parse(text)?.heading;
/// assert_eq!(heading.from.unwrap().name, "AMEMBASSY BAKU");
/// assert_eq!(heading.calling_station.unwrap().serial, Some(64));
/// assert!(heading.transmission_identifier.is_none() && heading.info.is_empty());
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Heading<'a> {
    /// Format line 1: `VZCZCXYZ0011`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub transmission_identifier: Option<TransmissionIdentifier<'a>>,
    /// What relays put before the message when they passed it on, a line each: `PP RUXYABC`, `ZOV RUXYDEF`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub pilots: Vec<Located<'a>>,
    /// Format line 2: `RR RUEHWEB`; of JANAP 128 the same parts of its header line.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub routing: Option<Routing<'a>>,
    /// Format line 3: `DE RUEHKB #0064/01 0250719`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub calling_station: Option<CallingStation<'a>>,
    /// What only the header line of JANAP 128 says.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub janap: Option<Janap<'a>>,
    /// Format line 4: `ZNY SSSSS ZZH`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub transmission_instructions: Option<TransmissionInstructions<'a>>,
    /// The precedence of format line 5.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub precedence: Option<Precedences>,
    /// The date-time group of format line 5.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub date_time_group: Option<DateTimeGroup>,
    /// The operating signals behind the date-time group, in order: `ZDK`, `ZFF4`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub signals: Few<Cow<'a, str>>,
    /// The numbers that systems gave the message on its way, behind the date-time group of military messages: `PSN 506264K23`,
    /// `MID510000576996U`, `ASN-PCC071000414`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub processing_numbers: Vec<Cow<'a, str>>,
    /// What else stands behind the date-time group, from the first word that is no signal: `CTG RUEHDO #3763`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub remainder: Option<Located<'a>>,
    /// Format line 6, the originator.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub from: Option<Addressee<'a>>,
    /// Format line 7, the action addressees.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub to: Few<Addressee<'a>>,
    /// Format line 8, the information addressees.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub info: Few<Addressee<'a>>,
    /// Format line 9: members of a collective that do not get the message.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub exempt: Few<Addressee<'a>>,
    /// Format line 10: who pays, and how many groups the text has.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub accounting: Option<Accounting<'a>>,
    /// The preamble of the message that this one sends on to further addressees: it is readdressed, and the fields above are
    /// those of the supplementary heading. Source: ACP 127(G) 503, 504.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub original: Option<Box<Preamble<'a>>>,
    /// What the Department's printer and relay put above the date line.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub print: Option<Box<Print<'a>>>,
    /// The Department's own distribution, printed before the date line.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub distribution: Option<Distribution<'a>>,
    /// Who drafted it; several, a line each in the labelled form, are parted by semicolons here.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub drafted_by: Option<Located<'a>>,
    /// Who approved it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub approved_by: Option<Located<'a>>,
    /// Who cleared it, one entry a line.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub cleared_by: Vec<Located<'a>>,
    /// Who released it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub released_by: Option<Located<'a>>,
    /// To which offices its drafter wished it distributed: `EB, EUR`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub desired_distribution: Option<Located<'a>>,
}

impl<'a> Heading<'a> {
    /// All who get the message: action addressees first, then those for information.
    ///
    /// ```
    /// let cable = cablegram::Cable::parse("FM AMEMBASSY BAKU\nTO SECSTATE WASHDC\nINFO AMEMBASSY BAGHDAD\n")?;
    /// let names: Vec<_> = cable.heading.addressees().map(|addressee| &*addressee.name).collect();
    /// assert_eq!(names, ["SECSTATE WASHDC", "AMEMBASSY BAGHDAD"]);
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    pub fn addressees(&self) -> impl Iterator<Item = &Addressee<'a>> {
        self.to.iter().chain(&self.info)
    }
}

/// Format line 1: the running number of the message on one channel of a circuit.
///
/// Source: ACP 127(G) 120 to 124; 5 FAH-2 H-321.1.
///
/// `Display` prints it as the Department has it: `VZCZCXYZ0011`.
///
/// ```
/// let cable = cablegram::Cable::parse("VZCZCXYZ0011\nRR RUEHC\nDE RUEHKB #0064 0250719\n")?;
/// let identifier = cable.heading.transmission_identifier.unwrap();
/// assert_eq!((&*identifier.channel_designator, identifier.channel_sequence), ("XYZ", Some(11)));
/// assert_eq!(identifier.to_string(), "VZCZCXYZ0011");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TransmissionIdentifier<'a> {
    /// Three letters that name the channel: `XYZ`; empty where the identifier itself is not given.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "str::is_empty"))]
    pub channel_designator: Cow<'a, str>,
    /// The number on that channel, 0 to 9999.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub channel_sequence: Option<u16>,
    /// The identifiers of the stations that passed it on before, the last one first: `WNA114`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub earlier: Vec<Cow<'a, str>>,
    /// The security warning prosign: `UU` for any circuit, `HH` for those that may carry classified messages.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub security_warning: Option<Cow<'a, str>>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// Format line 2: precedence and the stations that are to pass the message on.
///
/// Source: ACP 127(G) 125, 151, 204.
///
/// ```
/// use cablegram::Precedence;
///
/// let cable = cablegram::Cable::parse("OO RUEHRO RUEHC\nDE RUEHKB #0064 0250719\n")?;
/// let routing = cable.heading.routing.unwrap();
/// assert_eq!(routing.precedence.action, Precedence::Immediate);
/// assert_eq!(routing.called, ["RUEHRO", "RUEHC"]);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Routing<'a> {
    /// The doubled prosign; only the higher of two stands here.
    pub precedence: Precedences,
    /// The routing indicators called, in order. A received copy names only a part of the stations that serve the
    /// addressees.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "<[_]>::is_empty"))]
    pub called: Few<Cow<'a, str>>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

impl<'a> Routing<'a> {
    /// `precedence`, and the stations `called`, by their routing indicators.
    ///
    /// ```
    /// use cablegram::{Precedence, Routing};
    ///
    /// let routing = Routing::new(Precedence::Priority, ["RUEHC", "RUEHRO"]);
    /// assert_eq!(routing.called, ["RUEHC", "RUEHRO"]);
    /// ```
    pub fn new(precedence: impl Into<Precedences>, called: impl IntoIterator<Item: Into<Cow<'a, str>>>) -> Self {
        let called = called.into_iter().map(Into::into).collect();
        Self { precedence: precedence.into(), called, span: Span::default() }
    }
}

/// What the header line of JANAP 128 says besides precedence, station, serial, filing time and routing:
/// `RAAUZYUW RUENAAA0001 2921200-UUUU--RUCRNAD.`
///
/// Source: JANAP 128 as training manuals on AUTODIN show it.
///
/// ```
/// let text = "RAAUZYUW RUENAAA0001 2921200-UUUU--RUCRNAD.\nZNR UUUUU\nR 191200Z OCT 05\nFM CNO WASHINGTON DC\n";
/// let heading = cablegram::Cable::parse(text)?.heading;
/// let janap = heading.janap.unwrap();
/// assert_eq!((janap.classification, janap.content_indicator.as_deref()), (Some('U'), Some("ZYUW")));
/// assert_eq!(heading.calling_station.unwrap().routing_indicator, "RUENAAA");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Janap<'a> {
    /// The first group as written: `RAAUZYUW`.
    pub group: Cow<'a, str>,
    /// Language and media format of sender and receiver: `AA`; absent where the group has not eight letters.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub language_media_format: Option<Cow<'a, str>>,
    /// The letter of the classification, as written: `U`, `C`, `S`, `T`, `E`; absent where the group has not eight letters.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub classification: Option<char>,
    /// The content indicator code: `ZYUW` for a narrative; absent where the group has not eight letters.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub content_indicator: Option<Cow<'a, str>>,
    /// The letter of the classification four times over: `UUUU`.
    pub redundancy: Cow<'a, str>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// Format lines 5 to 8 of a message that another one sends on.
///
/// Source: ACP 127(G) 503, 504.
///
/// ```
/// let text = "R 150910Z MAR 71\nFM DIR LANT DIV\nTO DIR PAC DIV\nR 142200Z MAR 71\nFM ASPPA WASHDC\nTO AIG 9999\nBT\nUNCLAS\n";
/// let heading = cablegram::Cable::parse(text)?.heading;
/// assert_eq!(heading.from.unwrap().name, "DIR LANT DIV");
/// assert_eq!(heading.original.unwrap().from.unwrap().name, "ASPPA WASHDC");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Preamble<'a> {
    /// The precedence of format line 5.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub precedence: Option<Precedences>,
    /// The date-time group.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub date_time_group: Option<DateTimeGroup>,
    /// The originator.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub from: Option<Addressee<'a>>,
    /// The action addressees.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub to: Few<Addressee<'a>>,
    /// The information addressees.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub info: Few<Addressee<'a>>,
    /// The exempted addressees.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub exempt: Few<Addressee<'a>>,
}

/// What the Department's printer and relay put above the date line of a print-out.
///
/// Source: released telegrams of 1973 to 1979; none of it is a part of ACP 127.
///
/// ```
/// let text = "CONFIDENTIAL\nPAGE 01        LOME  09902  091118Z\n47\nACTION AF-10\n\nINFO OCT-01  /011 W\n\
///             ------------------091307Z 099112 /40\nR 091030Z OCT 76\nFM AMEMBASSY LOME\nTO SECSTATE WASHDC 1932\n";
/// let print = cablegram::Cable::parse(text)?.heading.print.unwrap();
/// assert_eq!(print.page.unwrap().page, 1);
/// assert_eq!(print.short_numbers, ["47"]);
/// assert_eq!(print.relay.unwrap().number, "099112");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Print<'a> {
    /// The first page line: `PAGE 01 LOME 09902 01 OF 02 091118 Z`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub page: Option<PageLine<'a>>,
    /// The short numbers under it, whose meaning is not known: `47`, `12-33`, `66011`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub short_numbers: Vec<Located<'a>>,
    /// The relay's line of dashes: `------------------141907Z 099404 /40`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub relay: Option<RelayLine<'a>>,
}

/// What stands at the head of a printed page: `PAGE 01 GENEVA 09905 01 OF 02 121509Z POSS DUPE`.
///
/// Source: released telegrams of 1973 to 1979.
///
/// ```
/// let text = "PAGE 01        LOME  09902  01 OF 02  091118Z\nR 091030Z OCT 76\nFM AMEMBASSY LOME\nTO SECSTATE WASHDC 1932\n";
/// let page = cablegram::Cable::parse(text)?.heading.print.unwrap().page.unwrap();
/// assert_eq!(page.reference_number.unwrap().serial, 9902);
/// assert_eq!(page.section.unwrap().of, Some(2));
/// assert_eq!(page.handled.unwrap().to_string(), "091118Z");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PageLine<'a> {
    /// The number of the page, from 1.
    pub page: u16,
    /// Post and serial of the message; posts are cut to six letters (`KHARTO`) and may hold a blank (`HONG K`).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub reference_number: Option<ReferenceNumber<'a>>,
    /// The number in the series of a travelling party: `TOSEC 990404`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub party_number: Option<ReferenceNumber<'a>>,
    /// The section to which the page belongs.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub section: Option<Section>,
    /// Day and time of handling at the Department, without month and year; only on incoming messages.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub handled: Option<DateTimeGroup>,
    /// `POSS DUPE`: perhaps sent twice.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    pub possible_duplicate: bool,
    /// Where it stood, its second line included.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// The relay's line of dashes: `--------------------- 099112`, `------------------099606 031352Z /27-31`.
///
/// Source: released telegrams of 1973 to 1979, and the study of them in leuc/ACP-127.
///
/// ```
/// let text = "------------------091307Z 099112 /40\nR 091030Z OCT 76\nFM AMEMBASSY LOME\nTO SECSTATE WASHDC 1932\n";
/// let relay = cablegram::Cable::parse(text)?.heading.print.unwrap().relay.unwrap();
/// assert_eq!((&*relay.number, relay.copies.as_deref()), ("099112", Some("40")));
/// assert_eq!(relay.handled.unwrap().day, 9);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RelayLine<'a> {
    /// The relay's running number: six figures, hexadecimal since the 1980s.
    pub number: Cow<'a, str>,
    /// Day and time of handling, without month and year; absent before December 1976.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub handled: Option<DateTimeGroup>,
    /// What stands behind the slant, perhaps the number of copies: `40`, `27-31`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub copies: Option<Cow<'a, str>>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// Format line 3: the station that prepared the message, its serial number and the filing time.
///
/// Source: ACP 127(G) 115, 116, 129.
///
/// `Display` prints it as the Department has it behind `DE`: `RUEHKB #0064/01 0250719`.
///
/// ```
/// let cable = cablegram::Cable::parse("RR RUEHC\nDE RUEHKB #0064/01 0250719\n")?;
/// let station = cable.heading.calling_station.unwrap();
/// assert_eq!((station.serial, station.section), (Some(64), Some(1)));
/// assert_eq!(station.filed.unwrap().to_offset_date_time(2008).unwrap().date().to_string(), "2008-01-25");
/// assert_eq!(station.to_string(), "RUEHKB #0064/01 0250719");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CallingStation<'a> {
    /// The station's routing indicator.
    pub routing_indicator: Cow<'a, str>,
    /// The station serial number. State uses the last four digits of the message reference number.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub serial: Option<u32>,
    /// A letter behind the serial that names the position which gave it (`107A`).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub position: Option<char>,
    /// `/01` behind the serial: the message was sent in sections, and this is the number of the first.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub section: Option<u8>,
    /// When the station took the message in.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub filed: Option<Filed>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// Format line 4: the security warning and instructions for the relay.
///
/// Source: ACP 127(G) 124, 203.
///
/// ```
/// use cablegram::Level;
///
/// let cable = cablegram::Cable::parse("DE RUEHKB #0064 0250719\nZNY SSSSS ZZH (CCY AD40E4BD)\n")?;
/// let instructions = cable.heading.transmission_instructions.unwrap();
/// assert_eq!(instructions.security, Some(Level::Secret));
/// assert_eq!(instructions.signals, ["ZNY", "ZZH"]);
/// assert_eq!(instructions.remainder.unwrap(), "(CCY AD40E4BD)");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TransmissionInstructions<'a> {
    /// The level of the redundant letters (`SSSSS`); absent where there are none.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub security: Option<Level>,
    /// The operating signals, in order: `ZNY`, `ZZH`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "<[_]>::is_empty"))]
    pub signals: Few<Cow<'a, str>>,
    /// The messages to which `ZUI` draws attention, one for each: `ZUI RUEWMCS0905 0391811`. Source: ACP 127(G) 116.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub cited: Vec<CallingStation<'a>>,
    /// What else stands there: `(CCY AD40E4BD MSI7190-632)`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub remainder: Option<Located<'a>>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// The originator or an addressee: `RUEHC/SECSTATE WASHDC IMMEDIATE 4631`.
///
/// Source: ACP 127(G) 205, 206; 5 FAH-2 H-231, H-321.7 and .8.
///
/// `Display` prints it as a line of the list; `FromStr` reads one, whatever follows no rule as the name.
///
/// ```
/// use cablegram::{Addressee, Precedence};
///
/// let addressee: Addressee = "RUEHC/SECSTATE WASHDC IMMEDIATE 4631".parse()?;
/// assert_eq!(addressee.routing_indicator.as_deref(), Some("RUEHC"));
/// assert_eq!((&*addressee.name, addressee.precedence), ("SECSTATE WASHDC", Some(Precedence::Immediate)));
/// assert_eq!(addressee.to_string(), "RUEHC/SECSTATE WASHDC IMMEDIATE 4631");
///
/// let elsewhere: Addressee = "ZEN/SECDEF WASHDC//USDP/ISA:EUR// 2276-2279".parse()?;
/// assert!(elsewhere.delivered_otherwise);
/// assert_eq!(elsewhere.offices, ["USDP", "ISA:EUR"]);
/// assert_eq!((elsewhere.continuity_number, elsewhere.continuity_number_last), (Some(2276), Some(2279)));
/// # Ok::<(), cablegram::NotationError>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Addressee<'a> {
    /// The routing indicator of the station that delivers: `RUEHC`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub routing_indicator: Option<Cow<'a, str>>,
    /// `ZEN/` stood in its place: delivered by other means.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    pub delivered_otherwise: bool,
    /// The plain language address designator, or the name of a collective.
    pub name: Cow<'a, str>,
    /// The office symbols of `//USDP/ISA:EUR//` behind the name.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub offices: Vec<Cow<'a, str>>,
    /// The precedence word behind the name; absent where there is none.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub precedence: Option<Precedence>,
    /// The message continuity number, a running number per addressee; 0 where State wrote `0000` for none.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub continuity_number: Option<u32>,
    /// The last of a range of continuity numbers, one for each section: `2276-2279`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub continuity_number_last: Option<u32>,
    /// Where it stood, without `FM`, `TO`, `INFO`, `XMT`.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

impl Addressee<'_> {
    /// Whether the name is that of a group of posts: `CIS COLLECTIVE`, `ALL DIPLOMATIC POSTS`, `AIG 205`.
    pub fn is_collective(&self) -> bool {
        crate::tables::is_collective(&self.name)
    }
}

/// Format line 10: `ACEX`, `GR 37`, `STATE GRNC`.
///
/// Source: ACP 127(G) 107, 133, 215.
///
/// ```
/// let text = "R 191200Z OCT 71\nFM UNIT ONE\nTO UNIT TWO\nGR 37\nBT\nUNCLAS\nBT\n";
/// let accounting = cablegram::Cable::parse(text)?.heading.accounting.unwrap();
/// assert_eq!((accounting.symbol, accounting.group_count), (None, Some(37)));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Accounting<'a> {
    /// Who pays: `ACEX`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub symbol: Option<Cow<'a, str>>,
    /// The number of groups of the text; absent also for `GRNC`, groups not counted.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub group_count: Option<u32>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// The Department's distribution: `ACTION ARA-16`, `INFO OCT-01 EUR-25 /089 W`.
///
/// Source: released telegrams of 1973 to 1979. No part of ACP 127. Its `INFO` is not the list of information addressees.
///
/// ```
/// let text = "ACTION ARA-16\n\nINFO OCT-01  EUR-25  /042 W\nR 091030Z OCT 76\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 1932\n";
/// let distribution = cablegram::Cable::parse(text)?.heading.distribution.unwrap();
/// assert_eq!((&*distribution.action[0].office, distribution.action[0].copies), ("ARA", 16));
/// assert_eq!((distribution.info.len(), distribution.total, distribution.kind), (2, Some(42), Some('W')));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Distribution<'a> {
    /// The bureau that is to act on an incoming message.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub action: Vec<Copies<'a>>,
    /// The bureau that drafted an outgoing message.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub origin: Vec<Copies<'a>>,
    /// Who gets copies for information.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub info: Vec<Copies<'a>>,
    /// The number of copies: the sum of all, where nothing was lost.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub total: Option<u32>,
    /// The letter behind the total, `W` on incoming and `R` on outgoing messages; its meaning is not known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub kind: Option<char>,
    /// Where it stood, from the first line to the last.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// An office and how many copies it gets: `OCT-01`.
///
/// Source: released telegrams of 1973 to 1979.
///
/// ```
/// let text = "ORIGIN EUR-25\n\nINFO OCT-00  /025 R\nR 091030Z OCT 76\nFM SECSTATE WASHDC\nTO AMEMBASSY LIMA\n";
/// let distribution = cablegram::Cable::parse(text)?.heading.distribution.unwrap();
/// assert_eq!(distribution.origin[0].copies, 25);
/// assert_eq!((&*distribution.info[0].office, distribution.info[0].copies), ("OCT", 0));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Copies<'a> {
    /// The symbol of the office or agency.
    pub office: Cow<'a, str>,
    /// The number of copies; 0 for an office that is listed without one.
    pub copies: u32,
}
