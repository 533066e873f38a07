//! Reads diplomatic telegrams ("cables": ACP 127 messages as the US State Department and its archives have them) into
//! borrowed, typed, stable data.
//!
//! ```
//! use cablegram::Parsed;
//!
//! let text = "\
//! R 250719Z JAN 08
//! FM AMEMBASSY ZENDA
//! TO RUEHC/SECSTATE WASHDC 4631
//! S E C R E T ZENDA 000064
//! SIPDIS
//! SIPDIS
//! E.O. 12958: DECL: 01/25/2018
//! TAGS: PREL, AJ
//! SUBJECT: TROOPS
//!
//! 1. (S) Nothing new.
//! MODEL
//! ";
//! let parsed = Parsed::read(text)?;
//! let cable = &parsed.cable;
//! assert_eq!(cable.id.as_ref().unwrap().to_string(), "08ZENDA64");
//! assert_eq!(cable.text.paragraphs[0].text, "Nothing new.");
//! assert_eq!(parsed.diagnostics[0].to_string(), "6:1: note: caption-repeated: the caption SIPDIS stands twice");
//! # Ok::<(), cablegram::Error>(())
//! ```
//!
//! Reading forgives what can be forgiven and tells it: [`Parsed`] holds the telegram and the diagnostics, [`Cable::parse`]
//! gives the telegram alone, and [`Options::strict`] refuses what breaks the rules of a [`Profile`]. What is not understood
//! is kept in [`Cable::unread`]. [`Layout`] tells the role of every byte; its pieces, joined, are the text.
//!
//! Fields are slices of the text, unless lines had to be joined. [`Cable::into_owned`] cuts the tie; `Cable::from_file` and
//! [`Cable::from_bytes`] give a telegram that owns its text.
//!
//! [`split`], [`Parsed::read_all`] and `Messages` read texts and streams of many messages, [`join`](crate::join()) puts sections
//! together, [`Cable::check`] compares parts that must agree, [`Cable::write`] and [`Builder`] make messages.
//!
//! Years of two digits are those from 1950 to 2049.
//!
//! Features: `std` (default) adds files, streams and faster search; `serde` (default) the JSON; `tables` makes the tables of
//! posts, TAGS, captions and operating signals public; `schema` derives JSON Schemas.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(missing_docs)]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod assemble;
mod check;
mod cow;
mod diagnostic;
mod error;
mod join;
mod layout;
mod model;
mod names;
mod parse;
mod profile;
mod span;
mod split;
#[cfg(not(feature = "tables"))]
mod tables;
#[cfg(feature = "tables")]
#[cfg_attr(docsrs, doc(cfg(feature = "tables")))]
pub mod tables;
mod words;
mod write;

pub use diagnostic::{Code, Diagnostic, Render, Severity};
pub use error::{Error, ErrorKind, NotationError};
pub use join::{Joined, Joiner, join};
pub use layout::{Layout, Piece, Role};
pub use model::*;
pub use parse::{Decoded, Options, Parsed, Repair, decode};
pub use profile::Profile;
pub use span::Span;
#[cfg(feature = "std")]
pub use split::{Message, Messages};
pub use split::{ReadAll, Split, split};
pub use write::{BuildError, Builder};

/// The crate `time`, whose types stand in fields (`Date`) and signatures (`OffsetDateTime`). A new major version of it is one of
/// this crate.
pub use time;

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
