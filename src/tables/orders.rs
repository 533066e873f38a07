//! The executive orders on classification, and when each was in force. Source: the orders themselves (FORMAT 4.5).

use time::Date;

/// Year, month and day.
pub(crate) type Day = (i32, u8, u8);

/// Year, month and day of a date.
pub(crate) fn parts(date: Date) -> Day {
    (date.year(), date.month().into(), date.day())
}

/// An executive order on classification.
pub(crate) struct Order {
    pub(crate) number: u32,
    /// The first and the last day on which it was in force.
    pub(crate) first: Day,
    pub(crate) last: Day,
}

const fn order(number: u32, first: Day, last: Day) -> Order {
    Order { number, first, last }
}

/// The orders, oldest first.
pub(crate) const ORDERS: [Order; 6] = [
    order(10501, (1953, 12, 15), (1972, 5, 31)),
    order(11652, (1972, 6, 1), (1978, 11, 30)),
    order(12065, (1978, 12, 1), (1982, 7, 31)),
    order(12356, (1982, 8, 1), (1995, 10, 13)),
    order(12958, (1995, 10, 14), (2010, 6, 26)),
    order(13526, (2010, 6, 27), (9999, 12, 31)),
];
