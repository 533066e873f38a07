//! A short list.

use alloc::vec::Vec;
use core::iter::FusedIterator;
use core::ops::{Deref, DerefMut};
use core::{array, fmt, hash, mem};

/// A list that holds its first two items without allocating.
///
/// It reads like a slice. The model has it where a telegram mostly has one or two of something: action addressees, references,
/// captions, operating signals. (`SmallVec` in its place would make every type of the model invariant in its lifetime, so that a
/// `Cable<'static>` could not stand where a `Cable<'a>` is wanted.)
///
/// ```
/// use cablegram::Few;
///
/// let mut few: Few<&str> = ["a", "b"].into();
/// few.push("c");
/// assert_eq!(few, ["a", "b", "c"]);
/// assert_eq!(few, vec!["a", "b", "c"]);
/// assert_eq!(few.iter().rev().next(), Some(&"c"));
/// for item in &mut few {
///     *item = "d";
/// }
/// assert_eq!(Vec::from(few), ["d"; 3]);
/// ```
#[derive(Clone)]
pub struct Few<T>(Items<T>);

#[derive(Clone)]
enum Items<T> {
    None,
    One([T; 1]),
    Two([T; 2]),
    Many(Vec<T>),
}

impl<T> Few<T> {
    /// An empty list.
    pub const fn new() -> Self {
        Self(Items::None)
    }

    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        self.0 = match mem::replace(&mut self.0, Items::None) {
            Items::None => Items::One([item]),
            Items::One([first]) => Items::Two([first, item]),
            Items::Two([first, second]) => {
                let mut items = Vec::with_capacity(6);
                items.extend([first, second, item]);
                Items::Many(items)
            }
            Items::Many(mut items) => {
                items.push(item);
                Items::Many(items)
            }
        }
    }

    /// Keeps the items that are to be kept.
    ///
    /// ```
    /// let mut few: cablegram::Few<_> = [1, 2, 3].into();
    /// few.retain(|item| item % 2 == 1);
    /// assert_eq!(few, [1, 3]);
    /// ```
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        match &mut self.0 {
            Items::Many(items) => items.retain(keep),
            _ => *self = mem::take(self).into_iter().filter(keep).collect(),
        }
    }

    /// An empty list that grows to `count` items without asking for memory more than once.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self(if count > 2 { Items::Many(Vec::with_capacity(count)) } else { Items::None })
    }

    /// The same list of other items, in the same memory where they are as large.
    pub(crate) fn map<U>(self, change: impl FnMut(T) -> U) -> Few<U> {
        match self.0 {
            Items::Many(items) => Few(Items::Many(items.into_iter().map(change).collect())),
            _ => self.into_iter().map(change).collect(),
        }
    }

    /// The items as a slice.
    pub fn as_slice(&self) -> &[T] {
        match &self.0 {
            Items::None => &[],
            Items::One(items) => items,
            Items::Two(items) => items,
            Items::Many(items) => items,
        }
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Items::None => &mut [],
            Items::One(items) => items,
            Items::Two(items) => items,
            Items::Many(items) => items,
        }
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let items = items.into_iter();
        if items.size_hint().0 > 2 {
            return Self(Items::Many(items.collect()));
        }
        let mut few = Self::new();
        few.extend(items);
        few
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Items::Many(items))
    }
}

impl<T, const N: usize> From<[T; N]> for Few<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T> From<Few<T>> for Vec<T> {
    fn from(few: Few<T>) -> Self {
        match few.0 {
            Items::Many(items) => items,
            _ => few.into_iter().collect(),
        }
    }
}

/// The items of a [`Few`], one by one.
///
/// ```
/// let signals: cablegram::Few<_> = ["ZNY", "ZZH"].into();
/// assert_eq!(signals.into_iter().next_back(), Some("ZZH"));
/// ```
#[derive(Clone, Debug)]
pub struct FewIntoIter<T>(Rest<T>);

#[derive(Clone, Debug)]
enum Rest<T> {
    One(array::IntoIter<T, 1>),
    Two(array::IntoIter<T, 2>),
    Many(alloc::vec::IntoIter<T>),
}

/// The same method of whichever iterator it is.
macro_rules! of_the_rest {
    ($rest:expr, $method:ident) => {
        match $rest {
            Rest::One(items) => items.$method(),
            Rest::Two(items) => items.$method(),
            Rest::Many(items) => items.$method(),
        }
    };
}

impl<T> Iterator for FewIntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        of_the_rest!(&mut self.0, next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        of_the_rest!(&self.0, size_hint)
    }
}

impl<T> DoubleEndedIterator for FewIntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        of_the_rest!(&mut self.0, next_back)
    }
}

impl<T> ExactSizeIterator for FewIntoIter<T> {}

impl<T> FusedIterator for FewIntoIter<T> {}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = FewIntoIter<T>;

    fn into_iter(self) -> FewIntoIter<T> {
        FewIntoIter(match self.0 {
            Items::None => Rest::Many(Vec::new().into_iter()),
            Items::One(items) => Rest::One(items.into_iter()),
            Items::Two(items) => Rest::Two(items.into_iter()),
            Items::Many(items) => Rest::Many(items.into_iter()),
        })
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Few<T> {
    type Item = &'a mut T;
    type IntoIter = core::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T: fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}

impl<T: Eq> Eq for Few<T> {}

impl<T: hash::Hash> hash::Hash for Few<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.as_slice().hash(state);
    }
}

macro_rules! equal_to_list {
    ($($(const $n:ident)? $list:ty),*) => {$(
        impl<T: PartialEq<U>, U $(, const $n: usize)?> PartialEq<$list> for Few<T> {
            fn eq(&self, other: &$list) -> bool {
                self.as_slice() == &other[..]
            }
        }
    )*};
}

equal_to_list!(Few<U>, Vec<U>, [U], &[U], const N [U; N]);

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Few<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Few<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Few<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}
