//! What one line looks like, without regard to what stands around it.
//!
//! Every function takes a line (or the rest of one) without its line end and, unless it says otherwise, without blanks
//! around it. They only tell shapes apart; the grammar of each line is in `parse`.

mod heading;
mod level;
mod print;
mod stamp;
mod text;

pub(crate) use heading::*;
pub(crate) use level::*;
pub(crate) use print::*;
pub(crate) use stamp::*;
pub(crate) use text::*;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_with_its_damage() {
        let read = |line| level_word(line, true).map(|level| (LEVEL_WORDS[level.index], level.damaged));
        assert_eq!(read("S E C R E T BAKU 000064"), Some(("SECRET", false)));
        assert_eq!(read("UNCLASSIFIED BERN 9911"), Some(("UNCLASSIFIED", false)));
        assert_eq!(read("UNCLAS BERN 9911"), Some(("UNCLAS", false)));
        for damaged in ["SS E C R E T", "E C R E T", "CSE C R E T", "S C R E T", "SECRT", "SACRET", "S E C R R E T"] {
            assert_eq!(read(damaged), Some(("SECRET", true)), "{damaged}");
        }
        for damaged in
            ["CC O N F I D E N T I A L", "O N F I D E N T I A L", "C O N F I D E N T A L", "C 0 N F I D E N T I A L"]
        {
            assert_eq!(read(damaged), Some(("CONFIDENTIAL", true)), "{damaged}");
        }
        for spaced in ["SE C R E T", "CO N F I D E N T I A L", "C ONFIDENTIAL", "S e c r e t"] {
            assert!(!level_word(spaced, true).unwrap().damaged, "{spaced}");
            let line = alloc::format!("{spaced} BERN 000417");
            assert_eq!(classification(&line).unwrap().level.damaged, spaced != "S e c r e t", "{spaced}");
        }
        assert_eq!(read("SECRETARY POWELL 2003"), None);
        assert_eq!(read("SECRETARIAT"), None);
    }

    #[test]
    fn paragraph_numbers_in_all_their_forms() {
        let read = |line| paragraph_number(line).map(|number| (number.value, number.length, number.marking));
        assert_eq!(read("1. (C) Text"), Some((1, 2, 4)));
        assert_eq!(read("¶12.  (S/NF) Text"), Some((12, 5, 8)));
        assert_eq!(read("1.(C) Text"), Some((1, 2, 3)));
        assert_eq!(read("3.. (SBU) Text"), Some((3, 3, 6)));
        assert_eq!(read("6, (SBU) Text"), Some((6, 2, 6)));
        assert_eq!(read("(7). (S) Text"), Some((7, 4, 4)));
        assert_eq!(read("(11. (C) Text"), Some((11, 4, 4)));
        assert_eq!(read("9 (C) Text"), Some((9, 1, 4)));
        assert_eq!(read("(C) 1. Text"), Some((1, 6, 0)));
        assert_eq!(read("2008. Text"), None);
        assert_eq!(read("1.5 million"), None);
        assert_eq!(read("12 ships"), None);
        assert_eq!(read("(Iran) said"), None);
    }

    #[test]
    fn section_lines_and_page_lines() {
        assert_eq!(section_line("PARIS 00002069  002 OF 004"), Some(26));
        assert_eq!(section_line("PORT AU PR 00002230 001.2 OF 002 Classified By:"), Some(32));
        assert_eq!(section_line("Kiev 00001261 002 of 004"), Some(24));
        assert_eq!(section_line("PARIS 2069"), None);
        assert_eq!(page_line("PAGE 02        HARARE  06677  01 OF 03  291400Z"), Some(47));
        assert_eq!(page_line("PAGE 02 HARARE 06677 01 OF 03 291400Z OPPOSITION LEADER"), Some(37));
        assert_eq!(page_line("PAGE 01 STATE 999404 TOSEC 990404"), Some(33));
        assert_eq!(page_line("PAGE 01"), Some(7));
        assert_eq!(page_line("PAGE 4 of the report"), None);
        assert_eq!(page_line("SECRET       PAGE 02        ROME  03067  211833Z MORE"), Some(48));
        assert_eq!(page_line("SECRET POSS DUPE PAGE O2 ROME 030 67 211833Z"), Some(44));
        assert_eq!(page_line("PAGE 02 ROME 030 67 MEN"), None);
        assert_eq!(page_line("PAGE 02 RUEHXYZ2440 UNCLAS THE TEXT"), Some(26));
        assert_eq!(page_line("SECRET PAGE 2 OF THE REPORT"), None);
    }

    #[test]
    fn the_signs_of_a_time_are_told_by_their_places() {
        let read = |text| clock(text).map(|clock| (clock.day, clock.hour, clock.minute, clock.zone, clock.mended));
        assert_eq!(read("140955Z MAY 94"), Some((14, 9, 55, Some('Z'), Mended::Nothing)));
        assert_eq!(read("250719 JAN 08"), Some((25, 7, 19, None, Mended::Nothing)));
        for damaged in ["1409552 MAY 94", "14O955Z", "I40955Z", "1409557 MAY 94"] {
            assert_eq!(read(damaged), Some((14, 9, 55, Some('Z'), Mended::Sign)), "{damaged}");
        }
        assert_eq!(read("1409555Z MAY 74"), Some((14, 9, 55, Some('Z'), Mended::Doubled)));
        // Two readings, no reading, and what is no time.
        for unread in ["0112005Z", "1429875Z", "1409553 MAY 94", "OIOIOIZ", "14O955", "12 ships"] {
            assert_eq!(read(unread), None, "{unread}");
        }
    }

    #[test]
    fn relay_lines_and_distributions() {
        for line in [
            "------------------9AB6A0 110945Z /38",
            "9AB6A0 110945Z /38",
            "121533Z 099505 /42",
            "mm E62A6C 3006027 /38",
        ] {
            assert!(is_relay_line(line), "{line}");
        }
        assert!(!is_relay_line("AT 099505 121533Z /42") && !is_relay_line("RUEHC/SECSTATE WASHDC 12"));
        for line in [
            "ACTION EUR-12 INFO OCT-01",
            "INFO OCT-01, ISO-00 /026 W",
            "( ISO ) W",
            "10-16 01C-02 (ADDED: SS-15)",
            "/O13 W",
        ] {
            assert!(is_distribution(line), "{line}");
        }
        assert!(!is_distribution("INFO AMEMBASSY ROME") && !is_distribution("EB-07 IS AN OFFICE OF TWO"));
    }

    #[test]
    fn drafting_labels_with_their_slips() {
        let read = |line: &'static str| drafting_label(line).map(|label| (label.names, &line[label.length..]));
        for line in ["DRAFTED BY X", "DRAFTED BY: X", "DRAFTEDBY X", "DRAFTED Y BY X", "DRAFTD BY:X", "DRAFTED: X"] {
            assert_eq!(read(line).map(|(names, rest)| (names, rest.trim())), Some((Drafting::Drafted, "X")), "{line}");
        }
        assert_eq!(read("APPROVED BY"), Some((Drafting::Approved, "")));
        assert_eq!(read("DISTRIBUTION: NONE"), Some((Drafting::Distribution, "NONE")));
        assert_eq!(read("CLEARANCES: X"), Some((Drafting::Cleared, "X")));
        for text in ["APPROVED THE PLAN", "CLEARANCES ARE NEEDED", "DISTRIBUTION IS SLOW"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_release_puts_around_a_page() {
        for line in ["UNCLASSIFIED          Page 2 of 7", "SBU                   Page 12 of 15", "Page 1 of 3"] {
            assert!(is_page_foot(line), "{line}");
        }
        for scanned in ["UNCLASSIFIED      Pagel of 3", "UNCLASSIFIED      Page2of7", "UNCLASSIFIED    Page?of?"] {
            assert!(is_page_foot(scanned), "{scanned}");
        }
        assert!(!is_page_foot("See Page 2 of 7"));
        assert!(!is_page_foot("He read it all up to the words at the end of Page 2 of 7"));
        for line in ["Released in Full", "RELEASED IN PART", "Declassified in Full / Release in Full"] {
            assert!(is_release_words(line), "{line}");
        }
        assert!(!is_release_words("Released in full view of all"));
        assert!(is_release_foot("US Department of State") && is_release_foot("2/25/2026") && !is_release_foot("2/25"));
        assert!(is_release_case("CSP-2025-00040    B-00002707027   \"UNCLASSIFIED\"   3/2/20 26"));
        assert!(!is_release_case("CSP-2025-00040 was asked for"));
    }

    #[test]
    fn date_lines() {
        assert!(is_date_line("R 250719Z JAN 08"));
        assert!(is_date_line("P R 281848 Z DEC 1966"));
        assert!(is_date_line("R 211303Z"));
        assert!(is_date_line("201247Z Jan 04"));
        assert!(is_date_line("R121655Z FEB 08"));
        assert!(is_date_line("0 280653Z JAN 85"));
        assert!(is_date_line("201848Z MAY 74 ZFF-1 ZFF-4 ZYH"));
        assert!(!is_date_line("201848Z MAY 74 THE SHIP LEFT"));
        assert!(!is_date_line("200000"));
        assert!(!is_date_line("O tempora"));
        assert!(is_press_date("Friday, 18 December 2009, 11:04"));
        for line in ["Model, May 2009", "Monday, May 2009", "Friday, 18 cranes 2009", "Friday, 18 May: the fair"] {
            assert!(!is_press_date(line), "{line}");
        }
    }
}
