//! A short list.

use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};
use core::{fmt, hash};

/// A list that holds its first `N` items without allocating.
///
/// It reads like a slice. The model has it where a telegram mostly has a few of something: captions, TAGS, controls of a
/// marking. (`SmallVec` in its place would make every type of the model invariant in its lifetime, so that a
/// `Cable<'static>` could not stand where a `Cable<'a>` is wanted.)
///
/// ```
/// use cablegram::Few;
/// let mut few: Few<&str, 2> = ["a", "b"].into_iter().collect();
/// few.push("c");
/// assert_eq!(few, ["a", "b", "c"]);
/// assert_eq!(few.iter().rev().next(), Some(&"c"));
/// ```
#[derive(Clone)]
pub struct Few<T, const N: usize>(Items<T, N>);

#[derive(Clone)]
enum Items<T, const N: usize> {
    /// The first items of the array; those behind are fillers.
    Inline([T; N], usize),
    Heap(Vec<T>),
}

impl<T: Default, const N: usize> Few<T, N> {
    /// An empty list.
    pub fn new() -> Self {
        Self(Items::Inline(core::array::from_fn(|_| T::default()), 0))
    }

    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        match &mut self.0 {
            Items::Inline(items, length) => {
                if let Some(place) = items.get_mut(*length) {
                    *place = item;
                    *length += 1;
                } else {
                    let mut heap = Vec::with_capacity(2 * N + 2);
                    heap.extend(items.iter_mut().map(core::mem::take));
                    heap.push(item);
                    self.0 = Items::Heap(heap);
                }
            }
            Items::Heap(heap) => heap.push(item),
        }
    }
}

impl<T, const N: usize> Few<T, N> {
    /// The items as a slice.
    pub fn as_slice(&self) -> &[T] {
        match &self.0 {
            Items::Inline(items, length) => items.get(..*length).unwrap_or_default(),
            Items::Heap(heap) => heap,
        }
    }
}

impl<T, const N: usize> Deref for Few<T, N> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T, const N: usize> DerefMut for Few<T, N> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Items::Inline(items, length) => items.get_mut(..*length).unwrap_or_default(),
            Items::Heap(heap) => heap,
        }
    }
}

impl<T: Default, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Default, const N: usize> Extend<T> for Few<T, N> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T: Default, const N: usize> FromIterator<T> for Few<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut few = Self::new();
        few.extend(items);
        few
    }
}

/// The items of a [`Few`], one by one.
#[derive(Clone, Debug)]
pub struct IntoIter<T, const N: usize>(Rest<T, N>);

#[derive(Clone, Debug)]
enum Rest<T, const N: usize> {
    Inline(core::iter::Take<core::array::IntoIter<T, N>>),
    Heap(alloc::vec::IntoIter<T>),
}

impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        match &mut self.0 {
            Rest::Inline(items) => items.next(),
            Rest::Heap(items) => items.next(),
        }
    }
}

impl<T, const N: usize> IntoIterator for Few<T, N> {
    type Item = T;
    type IntoIter = IntoIter<T, N>;

    fn into_iter(self) -> IntoIter<T, N> {
        IntoIter(match self.0 {
            Items::Inline(items, length) => Rest::Inline(items.into_iter().take(length)),
            Items::Heap(heap) => Rest::Heap(heap.into_iter()),
        })
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a Few<T, N> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for Few<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}

impl<T: PartialEq, const N: usize> PartialEq for Few<T, N> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq, const N: usize> Eq for Few<T, N> {}

impl<T: hash::Hash, const N: usize> hash::Hash for Few<T, N> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.as_slice().hash(state);
    }
}

impl<T: PartialEq<U>, U, const N: usize, const M: usize> PartialEq<[U; M]> for Few<T, N> {
    fn eq(&self, other: &[U; M]) -> bool {
        self.as_slice() == other
    }
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize, const N: usize> serde::Serialize for Few<T, N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de> + Default, const N: usize> serde::Deserialize<'de> for Few<T, N> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema, const N: usize> schemars::JsonSchema for Few<T, N> {
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
