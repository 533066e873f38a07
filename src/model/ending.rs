//! The ending: format lines 15 and 16, `#0064`, `NNNN`.

use alloc::vec::Vec;

use super::Located;

/// What stands behind the text on the wire. Archives mostly have lost it.
///
/// Source: ACP 127(G) 114, 211.
///
/// ```
/// let cable = cablegram::Cable::parse("R 191200Z OCT 05\nFM UNIT ONE\nTO UNIT TWO\nBT\nUNCLAS\nNONE\nBT\n#0064\nNNNN\n")?;
/// assert_eq!((cable.ending.validation_serial, cable.ending.end_of_message), (Some(64), true));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Ending<'a> {
    /// `#0064`: the station serial number again, to catch two messages run together.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub validation_serial: Option<u32>,
    /// Corrections of format line 15, one entry a line: `C WA 1500Z POSITION`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub corrections: Vec<Located<'a>>,
    /// What cancels the transmission, before its end: `E E E E E E E E AR`, `ZXB`, `ZPH`. Source: ACP 127(G) 424.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub cancellation: Option<Located<'a>>,
    /// Whether `NNNN` (or `NNN`, or `End Cable Text`) stands there.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "core::ops::Not::not"))]
    pub end_of_message: bool,
}
