//! Reads diplomatic telegrams.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(missing_docs)]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod check;
mod diagnostic;
mod error;
mod join;
pub mod layout;
mod model;
mod parse;
mod profile;
mod span;
mod split;
#[cfg(not(feature = "tables"))]
mod tables;
#[cfg(feature = "tables")]
#[cfg_attr(docsrs, doc(cfg(feature = "tables")))]
pub mod tables;
mod write;

pub use diagnostic::{Code, Diagnostic, Render, Severity};
pub use error::{AtomError, Error, ErrorKind};
pub use join::{Joined, join};
pub use layout::{Layout, Piece, Role};
pub use model::*;
pub use parse::{Decoded, Options, Parsed, Repair, decode};
pub use profile::Profile;
pub use span::Span;
#[cfg(feature = "std")]
pub use split::{Message, Messages};
pub use split::{ReadAll, Split, split};
pub use write::{BuildError, Builder};
