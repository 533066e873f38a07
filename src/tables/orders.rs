//! The executive orders on classification, and when each was in force. Source: the orders themselves.

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

/// The order whose number five or six signs are that stand together, letters among them: each is a figure, or the letter that
/// ITA2 has on its key, or one that looks alike.
pub(crate) fn lettered_order(signs: &str) -> Option<u32> {
    // Behind the figures may stand the key of the colon.
    let bare = if signs.len() == 6 { signs.strip_suffix('C')? } else { signs };
    if bare.len() != 5 || bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let carries = |sign: u8, figure: u8| {
        let letters: &[u8] = match figure {
            b'0' => b"PO",
            b'1' => b"QIL",
            b'2' => b"WZ",
            b'3' => b"E",
            b'4' => b"R",
            b'5' => b"TS",
            b'6' => b"Y",
            b'7' => b"U",
            b'8' => b"IB",
            _ => b"O",
        };
        sign == figure || letters.contains(&sign)
    };
    let fits = |order: u32| {
        let mut rest = order;
        bare.bytes().rev().all(|sign| {
            let figure = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            carries(sign, figure)
        })
    };
    ORDERS.iter().map(|order| order.number).find(|number| fits(*number))
}
