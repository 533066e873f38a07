//! The forms in which telegrams come.

use crate::names::named;

/// The form in which a telegram came.
///
/// It is told from the lines; a caller who knows it may name it with [`Options::form`](crate::Options::form), and lines
/// that only other forms have are then not looked for.
///
/// Source: ACP 126, ACP 127(G), JANAP 128; released telegrams of 1973 to 1979 and of later years; messages of 2010 and after as
/// released.
///
/// ```
/// use cablegram::{Cable, Form};
///
/// assert_eq!(Cable::parse("R 250719Z JAN 08\nFM AMEMBASSY BERN\n")?.form, Form::Telegram);
/// assert_eq!(Cable::parse("MRN: 11 BERN 999\nDate/DTG: Mar 04, 2011 / 041310Z MAR 11\n")?.form, Form::Labelled);
/// assert_eq!("printout".parse(), Ok(Form::Printout));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Form {
    /// A State Department telegram as it went over the wire or as the press and the web have it, or an extract of one.
    #[default]
    Telegram,
    /// A print-out of the Department, 1973 to the 1990s: page frames, distribution, the relay's line of dashes; perhaps in
    /// an archive's record.
    Printout,
    /// The labelled form in use since 2010: `MRN:`, `Date/DTG:`, `From:`.
    Labelled,
    /// A message of the armed forces: ACP 126, ACP 127 or JANAP 128 with `BT` around the text, perhaps in sets.
    Military,
}

named! {
    Form, "a form: telegram, printout, labelled or military";
    Telegram = "telegram", Printout = "printout", Labelled = "labelled", Military = "military",
}
