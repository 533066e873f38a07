//! The table of codes: id, severity, meaning, the rule and its source, and the smallest text that shows it.
//!
//! Documentation, `docs/DIAGNOSTICS.md`, the test of each example and what programs explain all come from here.

use core::fmt;

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $severity:ident $(, rule $rule:literal)? $(, example $example:literal)?;)*) => {
        /// What a [`Diagnostic`](crate::Diagnostic) is about. The kebab-case id is stable: it is what to filter by.
        ///
        /// Those up to `reference-mended` are reported by reading, those from `line-missing` on by
        /// [`Cable::check`](crate::Cable::check).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Code {
            $(
                $(#[doc = $doc])+
                $(#[doc = concat!("\nRule: ", $rule, ".")])?
                $(#[doc = concat!("\n```text\n", $example, "```")])?
                $variant,
            )*
        }

        impl Code {
            /// All codes, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable id: `page-line-cut`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means and what was done, in a few sentences of Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc, "\n"),+),)* }
            }

            /// The source of the rule that is broken; `None` where it is damage to a copy and no rule speaks of it.
            ///
            /// ```
            /// assert_eq!(cablegram::Code::PrecedenceOrder.rule(), Some("ACP 127(G) 152"));
            /// ```
            pub fn rule(self) -> Option<&'static str> {
                match self { $(Self::$variant => first(&[$($rule)?]),)* }
            }

            /// The smallest text that shows it; `None` where no text can: a byte that is no UTF-8, or sections to be joined.
            ///
            /// ```
            /// assert!(cablegram::Code::PrecedenceOrder.example().unwrap().starts_with("R O 250719Z JAN 08"));
            /// ```
            pub fn example(self) -> Option<&'static str> {
                match self { $(Self::$variant => first(&[$($example)?]),)* }
            }
        }
    };
}

fn first(one: &[&'static str]) -> Option<&'static str> {
    one.first().copied()
}

codes! {
    /// A line of a known place in the message does not follow its rule; it is kept in [`Cable::unread`](crate::Cable::unread).
    UnreadableLine = "unreadable-line", Error,
        rule "ACP 127(G) 144",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO RUEHC/\n";
    /// A line that fits no rule; it is kept in [`Cable::unread`](crate::Cable::unread).
    UnknownLine = "unknown-line", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            +++ 17 +++\n\
            TO SECSTATE WASHDC\n";
    /// A further message begins in the same text. Only the first is read; `split` gives them all.
    FurtherMessage = "further-message", Warning,
        rule "ACP 127(G) 114",
        example "R 090934Z FEB 09\n\
            FM AMEMBASSY BERN\n\
            NNNN\n\
            R 090950Z FEB 09\n\
            FM AMEMBASSY ROME\n\
            NNNN\n";
    /// A section of a message is missing. Reported by [`join`](crate::join()).
    SectionMissing = "section-missing", Warning,
        rule "ACP 127(G) 208";
    /// A section of a message came twice; the first is kept. Reported by [`join`](crate::join()).
    SectionRepeated = "section-repeated", Warning,
        rule "ACP 127(G) 208";
    /// A section has a number beyond the last, or a total that is not that of the message.
    SectionBeyond = "section-beyond", Warning,
        rule "ACP 127(G) 208",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            UNCLAS SECTION 03 OF 02 BERN 000064\n";
    /// A byte that is no UTF-8 was read as Windows-1252.
    ByteRepaired = "byte-repaired", Warning;
    /// The classification line has letters too many or too few; the level was told from the rest.
    ClassificationDamaged = "classification-damaged", Warning,
        rule "ACP 127(G) 209",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            O N F I D E N T I A L BERN 000064\n";
    /// The message has no classification line. Level and number were taken from the heading and the section lines, as far as
    /// they tell them.
    ClassificationMissing = "classification-missing", Warning,
        rule "ACP 127(G) 209",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            SUBJECT: X\n\
            \n\
            1. (U) Y.\n";
    /// Something is left of a line behind all that its rule knows; it is kept in [`Cable::unread`](crate::Cable::unread).
    LineRemainder = "line-remainder", Warning,
        example "DE RUEHSW #0064 0250719 x0\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// The letters behind ZNR or ZNY are no level: not three of the five agree.
    SecurityWarningDamaged = "security-warning-damaged", Warning,
        rule "ACP 127(G) 124, 203",
        example "ZNR UCSTE ZZH\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// A heading line stands a second time. Where it says something else, the first is kept, and the second is in
    /// [`Cable::unread`](crate::Cable::unread).
    HeadingLineRepeated = "heading-line-repeated", Warning,
        rule "ACP 127(G) 142",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            FM AMEMBASSY ROME\n";
    /// A label (E.O., TAGS, SUBJECT, ...) stands a second time; what it says is kept once, or added.
    LabelRepeated = "label-repeated", Note,
        rule "5 FAH-1 H-212",
        example "SUBJECT: WATCH FAIR\n\
            SUBJECT: CLOCK FAIR\n";
    /// An attribute of the archive's record stands a second time; the first is kept.
    AttributeRepeated = "attribute-repeated", Note,
        example "Message Attributes\n\
            Draft Date: 04 OCT 1976\n\
            Draft Date: 05 OCT 1976\n";
    /// The text stands above its heading once more, as mirrors show it; it is kept in
    /// `Release::copy`.
    TextCopied = "text-copied", Note,
        example "1. THE FAIR OPENS.\n\
            UNCLASSIFIED\n\
            PAGE 02 BERN 09913 041310Z\n\
            2. IT CLOSES.\n\
            NNN\n\
            PAGE 01 BERN 09913 041310Z\n\
            R 041245Z OCT 74\n\
            FM AMEMBASSY BERN\n";
    /// A quotation is opened and never closed: what stands at the end of the text may be the message's own.
    QuotationOpen = "quotation-open", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS BERN 000064\n\
            \n\
            1. Rome says:\n\
            QUOTE\n\
            The fair is over.\n";
    /// The archive has lost the text of the message and says so.
    TextLost = "text-lost", Warning,
        example "Message Text\n\
            \n\
            ERROR READING TEXT INDEX\n\
            \n\
            Message Attributes\n";
    /// A label is misspelt: `TAS:` for `TAGS:`.
    LabelMisspelt = "label-misspelt", Note,
        rule "TAGS handbook of 1974, 4",
        example "E.O. 12958: N/A\n\
            TAS: PREL\n";
    /// The number of the executive order is that of no order; the nearest was taken.
    ExecutiveOrderMisprint = "executive-order-misprint", Warning,
        rule "TAGS handbook of 1974, 1",
        example "E.O. 12598: N/A\n\
            TAGS: PREL\n";
    /// What stands behind the executive order is no date and no code that is known; it is kept as written.
    DeclassificationUnknown = "declassification-unknown", Warning,
        rule "32 CFR 2001.21",
        example "E.O. 12958: DECL: XXXXXXXXXX\n\
            TAGS: PREL\n";
    /// A date that does not exist: `02/30/2019`, `320719Z JAN 08`.
    DateImpossible = "date-impossible", Error,
        rule "ACP 127(G) 113",
        example "R 320719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// A date has a figure too many, which was left out: `011/2/2019`.
    DateMended = "date-mended", Note,
        rule "32 CFR 2001.21",
        example "E.O. 12958: DECL: 011/3/2019\n\
            TAGS: PREL\n";
    /// A caption stands twice; it is given once.
    CaptionRepeated = "caption-repeated", Note,
        rule "5 FAH-2 H-252.1",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n\
            \n\
            SIPDIS\n\
            \n\
            SIPDIS\n";
    /// A caption stands in the middle of other text (`SIPDIS`); it was cut out and the halves joined.
    CaptionCut = "caption-cut", Note,
        rule "5 FAH-2 H-252.1",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S) The minister said that the\n\
            SIPDIS\n\
            fair will open.\n";
    /// A page or section line stands in the middle of other text; it was cut out and the halves joined.
    PageLineCut = "page-line-cut", Note,
        rule "ACP 127(G) 208 c",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S) The minister said that the\n\
            \n\
            BERN 00000064  002 OF 002\n\
            \n\
            fair will open.\n";
    /// A release stamp stands in the middle of other text; it was cut out and the halves joined.
    StampCut = "stamp-cut", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S) The minister said that the\n\
            Declassified/Released US Department of State EO Systematic Review 05 JUL 2006\n\
            fair will open.\n";
    /// A word was cut in two by the end of a line; the halves were joined without a blank.
    WordJoined = "word-joined", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            C O N F I D E N T I A L BERN 000064\n\
            E.O. 12958: DECL: 01/25/2018\n\
            SUBJECT: X\n\
            \n\
            Classified By: Economic Officer Kim Q. Specimen, for reasons 1.4 (b) a\n\
            nd (d).\n\
            \n\
            1. (C) Y.\n";
    /// TAGS run together without blanks were split into known codes.
    TagsSplit = "tags-split", Note,
        rule "TAGS handbook of 1974, 4",
        example "E.O. 12958: N/A\n\
            TAGS: ETRDEINV\n";
    /// A code in the TAGS line is misspelt by one letter; the nearest known code was taken.
    TagMisspelt = "tag-misspelt", Note,
        rule "TAGS handbook of 1974, 7",
        example "E.O. 12958: N/A\n\
            TAGS: MOPPS\n";
    /// A pilcrow stands before a line that begins no paragraph.
    FalsePilcrow = "false-pilcrow", Note,
        example "SUBJECT: X\n\
            \n\
            ¶1. (U) It opened in\n\
            ¶2008. It closed soon.\n";
    /// The pilcrow before a paragraph number was read as the digit 1: `14.` after paragraph 3 is paragraph 4.
    PilcrowAsDigit = "pilcrow-as-digit", Warning,
        example "SUBJECT: X\n\
            \n\
            ¶1. (U) One.\n\
            \n\
            12. (U) Two.\n\
            \n\
            ¶3. (U) Three.\n";
    /// A paragraph number does not follow the one before it.
    ParagraphOrder = "paragraph-order", Note,
        rule "5 FAH-1 H-246.2",
        example "SUBJECT: X\n\
            \n\
            1. (U) One.\n\
            \n\
            1. (U) Once more.\n";
    /// A paragraph begins in the middle of a line.
    ParagraphRunOn = "paragraph-run-on", Note,
        rule "5 FAH-1 H-246.2",
        example "C O N F I D E N T I A L SECTION 01 OF 02 BERN 000288\n\
            EO 12958 DECL: 06/13/2018\n\
            TAGS PREL, SZ\n\
            SUBJECT: KNIFE GRINDERS\n\
            Classified By: Ambassador Ann Specimen for reasons 1.4 (b) and (d)\n\
            1. (C) Every grinder may turn it for a day.\n\
            BERN 00000288 002 OF 002 2. (C) A second wheel would not be turned.\n";
    /// A portion mark has lost a bracket or has blanks or signs too many.
    MarkingDamaged = "marking-damaged", Note,
        rule "5 FAH-1 H-246.2",
        example "SUBJECT: X\n\
            \n\
            1. (c) One.\n";
    /// The signature stands behind the last sentence, in the same line.
    SignatureRunOn = "signature-run-on", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S) One.  MODEL\n";
    /// The text ends in the middle of a sentence, or before its first paragraph.
    TextCutOff = "text-cut-off", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S) The minister said that the\n";
    /// A heading stands behind the last sentence of a paragraph, in the same line.
    HeadingRunOn = "heading-run-on", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            C O N F I D E N T I A L BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (C) The cloud atlas has been printed in two colors and given to the schools of the highlands. The schools of the coast have asked for one with more blue in it. More Blue Is Wanted\n\
            -------------------\n\
            \n\
            2. (C) The printer has no more blue.\n";
    /// A blank line stands in the middle of a sentence, where a page line was; it was taken out.
    BlankLineCut = "blank-line-cut", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            C O N F I D E N T I A L BERN 000064\n\
            SUBJECT: X \\\n\
            \x20\\\n\
            1. (C) It is the third prize, \\\n\
            \x20\\\n\
            as before. \\\n";
    /// What stands before a paragraph is not a number, a point and a blank: `6, (SBU)`, `1.(C)`.
    ParagraphNumberDamaged = "paragraph-number-damaged", Note,
        rule "5 FAH-1 H-246.2",
        example "SUBJECT: X\n\
            \n\
            1. (U) One.\n\
            \n\
            2, (U) Two.\n";
    /// Something stands behind the name that ends the message (a date); it was left out.
    SignatureTrimmed = "signature-trimmed", Note,
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S) One.\n\
            \n\
            .MODEL\n";
    /// A reference has two letters, the drafter's inside the system's: `A. (A) PARIS 7682`.
    BulletDoubled = "bullet-doubled", Note,
        rule "5 FAH-1 H-240",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            REF: A. (A) PARIS 7682\n\
            \x20    B. (B) ROME 12\n";
    /// A reference without a year has a higher number than the message itself, from the same post: it may be of the year
    /// before. Its id has the year of the message, as the text says no other.
    ReferenceYear = "reference-year", Warning,
        rule "5 FAH-1 H-240",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS BERN 000064\n\
            SUBJECT: X\n\
            REF: BERN 1190\n";
    /// Several labelled parts stand in one line; they were read one by one.
    LabelsRunTogether = "labels-run-together", Note,
        rule "TAGS handbook of 1974, 3",
        example "E.O. 12958: N/A TAGS: PREL\n";
    /// The name of a post in a reference is misspelt; the nearest post that is known was taken for the id.
    PostMisspelt = "post-misspelt", Note,
        rule "5 FAH-1 H-240",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS BERN 000064\n\
            SUBJECT: X\n\
            REF: LJUBJANA 499\n";
    /// A message reference number is damaged (letter O for the digit 0); it was mended for the id.
    ReferenceMended = "reference-mended", Note,
        rule "5 FAH-1 H-240",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS BERN 000064\n\
            SUBJECT: X\n\
            REF: PARIS 1O4\n";
    /// A part of a new message that would be read back as something else. Reported by [`Builder::build`](crate::Builder::build).
    ReadOtherwise = "read-otherwise", Error;
    /// A line that the profile asks for is not there. Reported by [`Cable::check`](crate::Cable::check) with a profile.
    LineMissing = "line-missing", Error,
        rule "ACP 127(G) 142, 144; JANAP 128; 5 FAH-2 H-321, 5 FAH-1 H-212",
        example "FM AMEMBASSY BERN\n";
    /// The format lines of the heading are not in their order.
    LineOrder = "line-order", Error,
        rule "ACP 127(G) 142",
        example "R 250719Z JAN 08\n\
            DE RUEHSW #0064 0250719\n\
            FM AMEMBASSY BERN\n";
    /// BT does not stand exactly twice, before and behind the text. Archives strip it: copies without any are not looked at.
    SeparationCount = "separation-count", Warning,
        rule "ACP 127(G) Annex B",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            BT\n\
            UNCLAS\n\
            SUBJECT: X\n\
            1. Y.\n\
            NNNN\n";
    /// A copy of the wire, with BT, does not end with NNNN.
    EndOfMessageMissing = "end-of-message-missing", Warning,
        rule "ACP 127(G) 114",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            BT\n\
            UNCLAS\n\
            SUBJECT: X\n\
            1. Y.\n\
            BT\n\
            #0064\n";
    /// A line has more than 69 characters. Looked at in copies of the wire, with BT, and with a profile: archives fill lines
    /// anew.
    LineLong = "line-long", Note,
        rule "ACP 127(G) 138 f",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            BT\n\
            UNCLAS\n\
            THIS LINE OF THE TEXT IS LONGER THAN THE SIXTY-NINE CHARACTERS THAT IT MAY HAVE.\n\
            BT\n\
            NNNN\n";
    /// A character that the code of the circuit does not have. Looked at in copies of the wire, with BT, and with a profile;
    /// lower case only with `acp127`.
    CharacterOutsideCode = "character-outside-code", Note,
        rule "ACP 127(G) 140",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            BT\n\
            UNCLAS\n\
            CAFÉ\n\
            BT\n\
            NNNN\n";
    /// Page numbers do not rise by one.
    PageOrder = "page-order", Warning,
        rule "ACP 127(G) 208 c",
        example "PAGE 01        BERN  00064  250719Z\n\
            \n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S) One.\n\
            \n\
            SECRET\n\
            \n\
            SECRET\n\
            \n\
            PAGE 04        BERN  00064  250719Z\n\
            \n\
            2. (S) Two.\n";
    /// A page has more than 20 lines from the date line on. Looked at with the profile `acp127`.
    PageLong = "page-long", Note,
        rule "ACP 127(G) 208",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            BT\n\
            UNCLAS\n\
            1. Y.\n\
            2. Y.\n\
            3. Y.\n\
            4. Y.\n\
            5. Y.\n\
            6. Y.\n\
            7. Y.\n\
            8. Y.\n\
            9. Y.\n\
            10. Y.\n\
            11. Y.\n\
            12. Y.\n\
            13. Y.\n\
            14. Y.\n\
            15. Y.\n\
            16. Y.\n\
            17. Y.\n\
            BT\n\
            NNNN\n";
    /// A station is called more than once.
    RoutingRepeated = "routing-repeated", Warning,
        rule "ACP 127(G) 204",
        example "RR RUEHXA RUEHXB RUEHXA\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// Somebody is exempted, but no collective is addressed.
    ExemptionWithoutCollective = "exemption-without-collective", Warning,
        rule "ACP 127(G) Annex B",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            XMT AMEMBASSY ROME\n";
    /// The header line of JANAP 128 does not have its parts at their positions.
    HeaderPositions = "header-positions", Error,
        rule "JANAP 128",
        example "RTTUZYUW RUXYABC0417 0431655-UUUU-RUXYDEF\n\
            ZNR UUUUU\n\
            R 121655Z FEB 07\n\
            FM UNIT ONE\n\
            TO UNIT TWO\n\
            BT\n\
            UNCLAS\n\
            SUBJ/X//\n\
            RMKS/1. Y.//\n\
            BT\n\
            #0417\n\
            NNNN\n";
    /// The letter of the level in position 4 does not stand four times in positions 30 to 33.
    HeaderLetters = "header-letters", Error,
        rule "JANAP 128",
        example "RTTUZYUW RUXYABC0417 0431655-CCCC--RUXYDEF.\n\
            ZNR UUUUU\n\
            R 121655Z FEB 07\n\
            FM UNIT ONE\n\
            TO UNIT TWO\n\
            BT\n\
            UNCLAS\n\
            SUBJ/X//\n\
            RMKS/1. Y.//\n\
            BT\n\
            #0417\n\
            NNNN\n";
    /// The doubled prosign before the called stations is not that of the date line.
    PrecedenceDiffers = "precedence-differs", Error,
        rule "ACP 127(G) 151, 152",
        example "OO RUEHC\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// Of two precedences in the date line the second is not the lower one.
    PrecedenceOrder = "precedence-order", Error,
        rule "ACP 127(G) 152",
        example "R O 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// The date line has a precedence for information addressees, but there are none.
    PrecedenceWithoutInformation = "precedence-without-information", Note,
        rule "ACP 127(G) 152",
        example "O R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n";
    /// An addressee has a higher precedence than the message.
    AddresseePrecedence = "addressee-precedence", Warning,
        rule "ACP 127(G) 152; 5 FAH-2 H-321",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC IMMEDIATE\n";
    /// The filing time names no moment: day 001 to 366, hour 00 to 23, minute 00 to 59.
    FilingImpossible = "filing-impossible", Error,
        rule "ACP 127(G) 115",
        example "DE RUEHSW #0064 3990719\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// The filing time lies more than two days from the date-time group. The turn of the year is minded.
    FilingFarFromDate = "filing-far-from-date", Warning,
        rule "ACP 127(G) 115, 116",
        example "DE RUEHSW #0064 0350719\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// The message was filed before its date-time group.
    FilingBeforeDate = "filing-before-date", Note,
        rule "ACP 127(G) 115",
        example "DE RUEHSW #0064 0250700\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// ZNR stands before letters of a classified message, or ZNY before those of an unclassified one.
    SecuritySignal = "security-signal", Error,
        rule "ACP 127(G) 124, 203",
        example "ZNR SSSSS ZZH\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// Behind ZNR or ZNY the letter of the level does not stand five times. Reading takes the vote of three.
    SecurityLetters = "security-letters", Error,
        rule "ACP 127(G) 124, 203",
        example "ZNY SSSS ZZH\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// HH, for approved circuits, stands before an unclassified message.
    TransmissionWarningDiffers = "transmission-warning-differs", Error,
        rule "ACP 127(G) 124, 203",
        example "QTA145     HH\n\
            RR RUEHXA\n\
            DE RUEHXB 412 25/0719Z\n\
            ZNR UUUUU\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n";
    /// The letters of the transmission instructions or of the header line are not those of the classification line.
    SecurityWarningDiffers = "security-warning-differs", Error,
        rule "ACP 127(G) 203, 209",
        example "ZNY CCCCC ZZH\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n";
    /// The level at the head or foot of a page is not that of the classification line.
    PageFrameDiffers = "page-frame-differs", Warning,
        rule "ACP 127(G) 208 c",
        example "SECRET\n\
            \n\
            PAGE 01        BERN  00064  250719Z\n\
            \n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            C O N F I D E N T I A L BERN 00064\n\
            SUBJECT: X\n\
            \n\
            1. (C) One.\n";
    /// A paragraph is marked higher than the message.
    PortionAboveClassification = "portion-above-classification", Warning,
        rule "E.O. 12958 as amended, 1.6; 5 FAH-1 H-246",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            C O N F I D E N T I A L BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S) One.\n";
    /// The message is classified higher than the highest of its paragraphs, all of which are marked.
    ClassificationAbovePortions = "classification-above-portions", Warning,
        rule "E.O. 12958 as amended, 1.6; 5 FAH-1 H-246",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (C) One.\n\
            \n\
            2. (U) Two.\n";
    /// A paragraph is NOFORN, but the message is not.
    ControlNotCarried = "control-not-carried", Warning,
        rule "5 FAH-1 H-246",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (S/NF) One.\n";
    /// The station serial number is not the last four figures of the reference number. The text may be that of another
    /// message.
    SerialDiffers = "serial-differs", Warning,
        rule "5 FAH-2 H-321",
        example "DE RUEHSW #0064 0250719\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS BERN 000065\n";
    /// The serial at the end of the message is not the one at its start: two messages may have run together.
    ValidationDiffers = "validation-differs", Warning,
        rule "JANAP 128; ACP 127(G) 211",
        example "RTTUZYUW RUXYABC0417 0431655-UUUU--RUXYDEF.\n\
            ZNR UUUUU\n\
            R 121655Z FEB 07\n\
            FM UNIT ONE\n\
            TO UNIT TWO\n\
            BT\n\
            UNCLAS\n\
            SUBJ/X//\n\
            RMKS/1. Y.//\n\
            BT\n\
            #0418\n\
            NNNN\n";
    /// The post of the reference number is not the originator. The text may be that of another message.
    OriginatorDiffers = "originator-differs", Warning,
        rule "5 FAH-2 H-231",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS LISBON 000064\n";
    /// The line at the head of a page or section names another message.
    PageLineDiffers = "page-line-differs", Warning,
        rule "ACP 127(G) 208 c",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            UNCLAS SECTION 01 OF 02 BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (U) One.\n\
            \n\
            BERN 00000065  002 OF 002\n\
            \n\
            2. (U) Two.\n";
    /// A reference is of a year after that of the message.
    ReferenceLater = "reference-later", Warning,
        rule "5 FAH-1 H-240",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS BERN 000064\n\
            SUBJECT: X\n\
            REF: 09 LISBON 12\n";
    /// The copy has put the sections of the message together, but no line such as `BERN 00000064  002 OF 003` begins one of
    /// them: only the line is lost, or the text of the section too.
    SectionLineMissing = "section-line-missing", Note,
        rule "ACP 127(G) 208",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            UNCLAS SECTION 01 OF 03 BERN 000064\n\
            SUBJECT: X\n\
            \n\
            1. (U) One.\n\
            \n\
            BERN 00000064  002 OF 003\n\
            \n\
            2. (U) Two.\n";
    /// The message has sections, but the station serial number does not say which this is.
    SectionUnannounced = "section-unannounced", Warning,
        rule "ACP 127(G) 208 f",
        example "DE RUEHSW #0064 0250719\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n\
            UNCLAS SECTION 01 OF 02 BERN 000064\n";
    /// A paragraph number is left out, and stands nowhere else.
    ParagraphMissing = "paragraph-missing", Note,
        rule "5 FAH-1 H-246.2",
        example "SUBJECT: X\n\
            \n\
            1. (U) One.\n\
            \n\
            3. (U) Three.\n";
    /// Two captions exclude one another.
    CaptionConflict = "caption-conflict", Warning,
        rule "5 FAH-2 H-442.1",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n\
            \n\
            NODIS\n\
            EXDIS\n";
    /// The text has not as many groups as the prefix says.
    GroupCountDiffers = "group-count-differs", Warning,
        rule "ACP 127(G) 133, 208 g",
        example "RR RUXYAB\n\
            DE RUXYCD 12 12/1655Z\n\
            R 121655Z FEB 07\n\
            GR 4\n\
            BT\n\
            ABCDE FGHIJ KLMNO\n\
            BT\n\
            NNNN\n";
    /// The total of the Department's distribution is not the sum of its copies.
    DistributionTotal = "distribution-total", Warning,
        rule "print-outs of the Department, 1973 to 1979",
        example "PAGE 01  BERN 00064  250719Z\n\
            \n\
            ACTION EUR-25\n\
            \n\
            INFO  OCT-01  ISO-00  /089 W\n\
            \x20                    --------------------- 099112\n\
            R 250719Z JAN 74\n\
            FM AMEMBASSY BERN\n\
            TO SECSTATE WASHDC\n";
    /// The TAGS have no subject.
    TagsWithoutSubject = "tags-without-subject", Warning,
        rule "TAGS handbook of 1974, 7; 5 FAH-1 H-212",
        example "E.O. 12958: N/A\n\
            TAGS: NATO, SZ\n";
    /// A code of four or two letters that is in no list of TAGS. Lists are not complete.
    TagUnknown = "tag-unknown", Note,
        rule "TAGS handbook of 1974, 7; 5 FAH-3 H-011.1",
        example "E.O. 12958: N/A\n\
            TAGS: PREL, PXYZ\n";
    /// A code that only the TAGS lists of other years have.
    TagEra = "tag-era", Note,
        rule "TAGS handbook of 1974; 5 FAH-3 H-011.1, H-414",
        example "R 250719Z JAN 74\n\
            FM AMEMBASSY BERN\n\
            E.O. 11652: N/A\n\
            TAGS: PREL\n";
    /// The executive order was not in force on the day of the message, nor in the 60 days before it.
    ExecutiveOrderEra = "executive-order-era", Warning,
        rule "E.O. 11652, 12065, 12356, 12958, 13526",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            E.O. 12065: N/A\n";
    /// The code of declassification did not exist on the day of the message: X1 to X8 ended in September 2003, OADR with E.O.
    /// 12356 in 1995.
    ExemptionEra = "exemption-era", Warning,
        rule "ISOO notice of September 2003; 32 CFR 2001",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            E.O. 12958: DECL: X1\n";
    /// The date of declassification is not after that of the message.
    DeclassificationPast = "declassification-past", Note,
        rule "E.O. 12958 as amended, 1.5",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            E.O. 12958: DECL: 01/25/2007\n";
    /// The date of declassification is later than the executive order allows.
    DeclassificationLate = "declassification-late", Note,
        rule "E.O. 12958 as amended, 1.5; E.O. 13526 1.5; E.O. 11652 5; E.O. 12065 1-4",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            E.O. 12958: DECL: 01/25/2048\n";
    /// A classified message says N/A where it ought to say when it is to be declassified, or an unclassified one gives a
    /// date.
    DeclassificationLevel = "declassification-level", Warning,
        rule "E.O. 12958 as amended, 1.6; TAGS handbook of 1974, 1",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n\
            E.O. 12958: N/A\n";
    /// The reasons are given by a section that had another number then: 1.5 to September 2003, 1.4 since.
    ReasonEra = "reason-era", Warning,
        rule "E.O. 12958 1.5; ISOO notice of September 2003",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n\
            E.O. 12958: DECL: 01/25/2018\n\
            SUBJECT: X\n\
            \n\
            Classified By: Ambassador Pat Model for reasons 1.5 (b) and (d).\n";
    /// A reason has a letter that the executive order does not have: (a) to (h), (a) to (g) before September 2003.
    ReasonUnknown = "reason-unknown", Warning,
        rule "E.O. 12958 as amended, 1.4; E.O. 13526 1.4",
        example "R 250719Z JAN 02\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n\
            E.O. 12958: DECL: 01/25/2012\n\
            SUBJECT: X\n\
            \n\
            Classified By: Ambassador Pat Model for reasons 1.5 (b) and (h).\n";
    /// A message classified under E.O. 12958 or 13526 does not say by whom and why.
    ClassifiedByMissing = "classified-by-missing", Note,
        rule "E.O. 12958 as amended, 1.6; 5 FAH-1 H-240",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            S E C R E T BERN 000064\n\
            E.O. 12958: DECL: 01/25/2018\n\
            SUBJECT: X\n\
            \n\
            1. (S) Y.\n";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl core::str::FromStr for Code {
    type Err = crate::NotationError;

    /// Reads the id.
    ///
    /// ```
    /// assert_eq!("line-missing".parse(), Ok(cablegram::Code::LineMissing));
    /// ```
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = |code: &&Self| code.as_str() == text;
        Self::ALL
            .iter()
            .find(named)
            .copied()
            .ok_or_else(|| crate::NotationError::new("a code such as line-missing", text, 0))
    }
}
