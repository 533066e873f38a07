//! Enumerations whose variants have one name each: the word of the JSON, of `Display` and of `FromStr`.

/// `ALL`, `as_str`, `Display` and `FromStr` of an enumeration, from one list of variants and names.
///
/// ```text
/// named! { Severity, "a severity: note, warning or error"; Note = "note", Warning = "warning", Error = "error" }
/// ```
macro_rules! named {
    ($type:ident, $expected:literal; $($variant:ident = $name:literal),* $(,)?) => {
        impl $type {
            /// All of them, in order. A slice, because more may come.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name: the word of the JSON, of `Display` and of `FromStr`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl core::str::FromStr for $type {
            type Err = crate::NotationError;

            /// Reads the name.
            ///
            /// # Errors
            ///
            /// When the text is no such name.
            fn from_str(text: &str) -> Result<Self, crate::NotationError> {
                let named = Self::ALL.iter().copied().find(|known| known.as_str() == text);
                named.ok_or_else(|| crate::NotationError::new($expected, text, 0))
            }
        }
    };
}

pub(crate) use named;
