//! The table of codes: id, severity, meaning, the rule and its source, and the smallest text that shows it.
//!
//! Documentation, `docs/DIAGNOSTICS.md`, the test of each example and what programs explain all come from here.

use core::fmt;

use super::Severity;

macro_rules! codes {
    ($($variant:ident = $id:literal, $severity:ident by $reporter:literal, means $means:literal $(, rule $rule:literal)?, example $example:literal;)*) => {
        /// What a [`Diagnostic`](crate::Diagnostic) is about. The kebab-case id is stable: it is what to filter by.
        ///
        /// The order is that of the table in docs/DIAGNOSTICS.md.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = $means]
                #[doc = concat!("\nReported by `", $reporter, "`.")]
                $(#[doc = concat!("Rule: ", $rule, ".")])?
                #[doc = concat!("\n```text\n", $example, "```")]
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

            /// What reports it: a function of this crate.
            ///
            /// ```
            /// assert_eq!(cablegram::Code::PrecedenceOrder.reported_by(), "Cable::check");
            /// assert_eq!(cablegram::Code::SectionMissing.reported_by(), "join");
            /// ```
            pub fn reported_by(self) -> &'static str {
                match self { $(Self::$variant => $reporter,)* }
            }

            /// What it means and what was done, in a few sentences of Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $means,)* }
            }

            /// The source of the rule that is broken; `None` where it is damage to a copy and no rule speaks of it.
            ///
            /// ```
            /// assert_eq!(cablegram::Code::PrecedenceOrder.rule(), Some("ACP 127(G) 152"));
            /// ```
            pub fn rule(self) -> Option<&'static str> {
                match self { $(Self::$variant => first(&[$($rule)?]),)* }
            }

            /// The smallest text that shows it: without any one of its lines it does not. Of a byte that is no UTF-8 it shows the
            /// number, `\xE9`, of sections to be joined the messages, and of what a new message cannot have a paragraph.
            ///
            /// ```
            /// assert!(cablegram::Code::PrecedenceOrder.example().starts_with("R O 250719Z JAN 08"));
            /// ```
            pub fn example(self) -> &'static str {
                match self { $(Self::$variant => $example,)* }
            }
        }
    };
}

fn first(one: &[&'static str]) -> Option<&'static str> {
    one.first().copied()
}

codes! {
    UnreadableLine = "unreadable-line", Error by "Parsed::read",
        means "A line of a known place in the message does not follow its rule; it is kept in `Cable::unread`.",
        rule "ACP 127(G) 144",
        example "TO RUEHC/\n";
    UnknownLine = "unknown-line", Note by "Parsed::read",
        means "A line that fits no rule; it is kept in `Cable::unread`.",
        example "+++ 17 +++\n\
            TO SECSTATE WASHDC\n";
    FurtherMessage = "further-message", Warning by "Parsed::read",
        means "A further message begins in the same text. Only the first is read; `split` gives them all.",
        rule "ACP 127(G) 114",
        example "SUBJECT: X\n\
            NNNN\n\
            R 090950Z FEB 09\n\
            FM AMEMBASSY ROME\n";
    SectionMissing = "section-missing", Warning by "join",
        means "A section of a message is missing.",
        rule "ACP 127(G) 208",
        example "R 250719Z JAN 08\n\
            UNCLAS SECTION 01 OF 02 BERN 000064\n";
    SectionRepeated = "section-repeated", Warning by "join",
        means "A section of a message came twice; the first is kept.",
        rule "ACP 127(G) 208",
        example "R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS SECTION 01 OF 02 BERN 000064\n\
            NNNN\n\
            R 250719Z JAN 08\n\
            FM AMEMBASSY BERN\n\
            UNCLAS SECTION 01 OF 02 BERN 000064\n";
    SectionBeyond = "section-beyond", Warning by "Parsed::read",
        means "A section has a number beyond the last, or a total that is not that of the message.",
        rule "ACP 127(G) 208",
        example "UNCLAS SECTION 03 OF 02 BERN 000064\n";
    ByteRepaired = "byte-repaired", Warning by "decode",
        means "A byte that is no UTF-8 was read as Windows-1252.",
        example "SUBJECT: CAF\\xE9\n";
    ClassificationDamaged = "classification-damaged", Warning by "Parsed::read",
        means "The classification line has letters, figures or blanks amiss; what it says was told from the rest, and its post \
            from the heading.",
        rule "ACP 127(G) 209",
        example "O N F I D E N T I A L BERN 000064\n";
    ClassificationMissing = "classification-missing", Warning by "Parsed::read",
        means "The message has no classification line. Level and number were taken from the heading and the section \
            lines, as far as they tell them. Copies of military messages without BT, service messages, cipher \
            and text in clear have none.",
        rule "ACP 127(G) 209",
        example "1. (U) Y.\n";
    LineRemainder = "line-remainder", Warning by "Parsed::read",
        means "Something is left of a line behind all that its rule knows; it is kept in `Cable::unread`.",
        example "DE RUEHSW #0064 0250719 x0\n";
    SecurityWarningDamaged = "security-warning-damaged", Warning by "Parsed::read",
        means "The letters behind ZNR or ZNY are no level: not three of the five agree.",
        rule "ACP 127(G) 124, 203",
        example "ZNR UCSTE ZZH\n";
    HeadingLineRepeated = "heading-line-repeated", Warning by "Parsed::read",
        means "A heading line stands a second time. Where it says something else, the first is kept, and the second \
            is in `Cable::unread`.",
        rule "ACP 127(G) 142",
        example "FM AMEMBASSY BERN\n\
            FM AMEMBASSY ROME\n";
    LabelRepeated = "label-repeated", Note by "Parsed::read",
        means "A label (E.O., TAGS, SUBJECT, ...) stands a second time; what it says is kept once, or added.",
        rule "5 FAH-1 H-212",
        example "SUBJECT: WATCH FAIR\n\
            SUBJECT: CLOCK FAIR\n";
    AttributeRepeated = "attribute-repeated", Note by "Parsed::read",
        means "An attribute of the archive's record stands a second time and says something else. The first is kept, and the \
            second is in `Cable::unread`.",
        example "Draft Date: 04 OCT 1976\n\
            Draft Date: 05 OCT 1976\n";
    AttributeUntyped = "attribute-untyped", Note by "Parsed::read",
        means "The value of an attribute is no date or no number, as its key asks; it is kept as text.",
        example "Draft Date: 31 FEB 1976\n";
    TextCopied = "text-copied", Note by "Parsed::read",
        means "The text stands above its heading once more, as mirrors show it; it is kept in `Release::copy`.",
        example "PAGE 02 BERN 09913 041310Z\n\
            PAGE 01 BERN 09913 041310Z\n\
            R 041245Z OCT 74\n\
            FM AMEMBASSY BERN\n";
    QuotationOpen = "quotation-open", Note by "Parsed::read",
        means "A quotation is opened and never closed: what stands at the end of the text may be the message's own.",
        example "SUBJECT: X\n\
            1. Rome says:\n\
            QUOTE\n";
    TextLost = "text-lost", Warning by "Parsed::read",
        means "The archive has lost the text of the message and says so.",
        example "ERROR READING TEXT INDEX\n";
    LabelMisspelt = "label-misspelt", Note by "Parsed::read",
        means "A label, or another word whose spelling is fixed, is misspelt: `TAS:` for `TAGS:`, `NGDS` for `GDS`, `PIORITY`.",
        rule "TAGS handbook of 1974, 4",
        example "TAS: PREL\n";
    ExecutiveOrderMisprint = "executive-order-misprint", Warning by "Parsed::read",
        means "The number of the executive order is that of no order; the nearest was taken.",
        rule "TAGS handbook of 1974, 1",
        example "E.O. 12598: N/A\n";
    DeclassificationUnknown = "declassification-unknown", Warning by "Parsed::read",
        means "What stands behind the executive order is no date and no code that is known; it is kept as written.",
        rule "32 CFR 2001.21",
        example "E.O. 12958: DECL: XXXXXXXXXX\n";
    DateImpossible = "date-impossible", Error by "Parsed::read",
        means "A date that does not exist: `02/30/2019`, `320719Z JAN 08`.",
        rule "ACP 127(G) 113",
        example "R 320719Z JAN 08\n";
    DateMended = "date-mended", Note by "Parsed::read",
        means "A date has a figure too many, which was left out: `011/2/2019`, `1409555Z`.",
        rule "32 CFR 2001.21",
        example "E.O. 12958: DECL: 011/3/2019\n";
    LetterForFigure = "letter-for-figure", Note by "Parsed::read",
        means "A letter stands where only a figure can stand, or a figure where only a letter can; each was read as the sign \
            that it looks like: `14O955Z`, `1409552`, `10-16` for `IO-16`.",
        rule "ACP 127(G) 113",
        example "R 25O7192 JAN 08\n";
    CaptionRepeated = "caption-repeated", Note by "Parsed::read",
        means "A caption stands twice; it is given once.",
        rule "5 FAH-2 H-252.1",
        example "SIPDIS\n\
            SIPDIS\n";
    CaptionCut = "caption-cut", Note by "Parsed::read",
        means "A caption stands in the middle of other text (`SIPDIS`); it was cut out and the halves joined.",
        rule "5 FAH-2 H-252.1",
        example "1. (S) The minister said that the\n\
            SIPDIS\n\
            fair will open.\n";
    PageLineCut = "page-line-cut", Note by "Parsed::read",
        means "A page or section line stands in the middle of other text; it was cut out and the halves joined.",
        rule "ACP 127(G) 208 c",
        example "1. (S) The minister said that the\n\
            BERN 00000064  002 OF 002\n\
            fair will open.\n";
    StampCut = "stamp-cut", Note by "Parsed::read",
        means "A release stamp stands in the middle of other text; it was cut out and the halves joined.",
        example "1. (S) The minister said that the\n\
            Declassified/Released US Department of State EO Systematic Review 05 JUL 2006\n\
            fair will open.\n";
    LineRepeated = "line-repeated", Note by "Parsed::read",
        means "A line of the text, or its end, stands once more in the next, or in the same, behind a stray Q; it was cut out.",
        example "1. (S) The minister said that the fair will open\n\
            Qthat the fair will open\n";
    WordJoined = "word-joined", Note by "Parsed::read",
        means "A word was cut in two by the end of a line, or by a blank; the halves were joined.",
        example "Classified By: Economic Officer Kim Q. Specimen, for reasons 1.4 (b) a\n\
            nd (d).\n";
    TagsSplit = "tags-split", Note by "Parsed::read",
        means "TAGS run together without blanks were split into known codes.",
        rule "TAGS handbook of 1974, 4",
        example "TAGS: ETRDEINV\n";
    TagMisspelt = "tag-misspelt", Note by "Parsed::read",
        means "A code in the TAGS line is misspelt by one letter; the nearest known code was taken.",
        rule "TAGS handbook of 1974, 7",
        example "TAGS: MOPPS\n";
    LinkCut = "link-cut", Note by "Parsed::read",
        means "The links that a web page has put around codes of the TAGS line were left out.",
        example "TAGS: [PREL](#) [SZ](#)\n";
    FalsePilcrow = "false-pilcrow", Note by "Parsed::read",
        means "A pilcrow stands before a line that begins no paragraph.",
        example "¶1. (U) It opened in\n\
            ¶2008. It closed soon.\n";
    PilcrowAsDigit = "pilcrow-as-digit", Warning by "Parsed::read",
        means "The pilcrow before a paragraph number was read as the digit 1: `14.` after paragraph 3 is paragraph \
            4.",
        example "¶1. (U) One.\n\
            12. (U) Two.\n";
    ParagraphOrder = "paragraph-order", Note by "Parsed::read",
        means "A paragraph number goes back, or stands twice. One that is left out is told by `paragraph-missing`.",
        rule "5 FAH-1 H-246.2",
        example "1. (U) One.\n\
            1. (U) Once more.\n";
    ParagraphRunOn = "paragraph-run-on", Note by "Parsed::read",
        means "A paragraph begins in the middle of a line.",
        rule "5 FAH-1 H-246.2",
        example "BERN 00000288 002 OF 002 2. (C) A second wheel would not be turned.\n";
    MarkingDamaged = "marking-damaged", Note by "Parsed::read",
        means "A portion mark has lost a bracket or has blanks or signs too many.",
        rule "5 FAH-1 H-246.2",
        example "1. (c) One.\n";
    SignatureRunOn = "signature-run-on", Note by "Parsed::read",
        means "The signature stands behind the last sentence, in the same line.",
        example "1. (S) One.  MODEL\n";
    TextCutOff = "text-cut-off", Note by "Parsed::read",
        means "The text ends in the middle of a sentence, or before its first paragraph.",
        example "1. (S) The minister said that the\n";
    HeadingRunOn = "heading-run-on", Note by "Parsed::read",
        means "A heading stands behind the last sentence of a paragraph, in the same line.",
        example "1. (C) The cloud atlas has been printed in two colors and given to the schools of the highlands. The schools of the coast have asked for one with more blue in it. More Blue Is Wanted\n\
            -------------------\n";
    BlankLineCut = "blank-line-cut", Note by "Parsed::read",
        means "A blank line, or a point that stands for one, stands in the middle of a sentence, where a page line was; it was taken out.",
        example "1. (C) It is the third prize, \\\n\
            \x20\\\n\
            as before. \\\n";
    ParagraphNumberDamaged = "paragraph-number-damaged", Note by "Parsed::read",
        means "What stands before a paragraph is not a number, a point and a blank: `6, (SBU)`, `1.(C)`.",
        rule "5 FAH-1 H-246.2",
        example "2, (U) Two.\n";
    SignatureTrimmed = "signature-trimmed", Note by "Parsed::read",
        means "Something stands behind the name that ends the message (a date); it was left out.",
        example "1. (S) One.\n\
            .MODEL\n";
    BulletDoubled = "bullet-doubled", Note by "Parsed::read",
        means "A reference has two letters, the drafter's inside the system's: `A. (A) PARIS 7682`.",
        rule "5 FAH-1 H-240",
        example "REF: A. (A) PARIS 7682\n";
    ReferenceYear = "reference-year", Warning by "Parsed::read",
        means "A reference without a year has a higher number than the message itself, from the same post: it may \
            be of the year before. Its id has the year of the message, as the text says no other.",
        rule "5 FAH-1 H-240",
        example "UNCLAS BERN 000064\n\
            REF: BERN 1190\n";
    LabelsRunTogether = "labels-run-together", Note by "Parsed::read",
        means "Several labelled parts stand in one line; they were read one by one.",
        rule "TAGS handbook of 1974, 3",
        example "E.O. 12958: N/A TAGS: PREL\n";
    PostMisspelt = "post-misspelt", Note by "Parsed::read",
        means "The name of a post in a reference is misspelt; the nearest post that is known was taken for the id.",
        rule "5 FAH-1 H-240",
        example "REF: LJUBJANA 499\n";
    ReferenceMended = "reference-mended", Note by "Parsed::read",
        means "A message reference number is damaged (letter O for the digit 0); it was mended for the id.",
        rule "5 FAH-1 H-240",
        example "REF: PARIS 1O4\n";
    ReadOtherwise = "read-otherwise", Error by "Builder::build",
        means "A part of a new message that would be read back as something else.",
        example "7. (U) Not one more crane.\n";
    LineMissing = "line-missing", Error by "Cable::check",
        means "A line that the profile asks for is not there. Looked at with a profile.",
        rule "ACP 127(G) 142, 144; JANAP 128; 5 FAH-2 H-321, 5 FAH-1 H-212",
        example "FM AMEMBASSY BERN\n";
    LineOrder = "line-order", Error by "Cable::check",
        means "The format lines of the heading are not in their order, or one stands twice. In a readdressed \
            message those from the date line on stand once more.",
        rule "ACP 127(G) 142",
        example "R 250719Z JAN 08\n\
            DE RUEHSW #0064 0250719\n";
    SeparationCount = "separation-count", Warning by "Cable::check",
        means "BT does not stand exactly twice, before and behind the text, or NNNN stands more than once. Archives \
            strip BT: copies without any are not looked at.",
        rule "ACP 127(G) Annex B",
        example "BT\n\
            NNNN\n";
    EndOfMessageMissing = "end-of-message-missing", Warning by "Cable::check",
        means "A copy of the wire, with BT, does not end with NNNN.",
        rule "ACP 127(G) 114",
        example "BT\n\
            BT\n\
            #0064\n";
    LineLong = "line-long", Note by "Cable::check",
        means "A line has more than 69 characters. Looked at in copies of the wire, with BT, and with a profile: \
            archives fill lines anew.",
        rule "ACP 127(G) 138 f",
        example "THIS LINE OF THE TEXT IS LONGER THAN THE SIXTY-NINE CHARACTERS THAT IT MAY HAVE.\n\
            NNNN\n";
    CharacterOutsideCode = "character-outside-code", Note by "Cable::check",
        means "A character that the code of the circuit does not have. Looked at in copies of the wire, with BT, \
            and with a profile; lower case only with `acp127`.",
        rule "ACP 127(G) 140",
        example "CAFÉ\n\
            NNNN\n";
    PageOrder = "page-order", Warning by "Cable::check",
        means "Page numbers do not rise by one, or the sections of a message that was put together do not follow \
            one another. Each section numbers its pages anew.",
        rule "ACP 127(G) 208 c",
        example "PAGE 04        BERN  00064  250719Z\n";
    PageLong = "page-long", Note by "Cable::check",
        means "A page has more than 20 lines from the date line on, or a transmission more than five pages. Looked \
            at with the profiles `acp127` and `janap128`.",
        rule "ACP 127(G) 208",
        example "R 250719Z JAN 08\n\
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
            18. Y.\n\
            19. Y.\n\
            20. Y.\n";
    RoutingRepeated = "routing-repeated", Warning by "Cable::check",
        means "A station is called more than once.",
        rule "ACP 127(G) 204",
        example "RR RUEHXA RUEHXB RUEHXA\n";
    ExemptionWithoutCollective = "exemption-without-collective", Warning by "Cable::check",
        means "Somebody is exempted, but no collective is addressed.",
        rule "ACP 127(G) Annex B",
        example "XMT AMEMBASSY ROME\n";
    HeaderPositions = "header-positions", Error by "Cable::check",
        means "The header line of JANAP 128 does not have its parts at their positions, or a letter there that \
            stands for no precedence or level.",
        rule "JANAP 128",
        example "RTTUZYUW RUXYABC0417 0431655-UUUU-RUXYDEF\n";
    HeaderLetters = "header-letters", Error by "Cable::check",
        means "The letter of the level in position 4 does not stand four times in positions 30 to 33.",
        rule "JANAP 128",
        example "RTTUZYUW RUXYABC0417 0431655-CCCC--RUXYDEF.\n";
    PrecedenceDiffers = "precedence-differs", Error by "Cable::check",
        means "The doubled prosign before the called stations is not that of the date line.",
        rule "ACP 127(G) 151, 152",
        example "OO RUEHC\n\
            R 250719Z JAN 08\n";
    PrecedenceOrder = "precedence-order", Error by "Cable::check",
        means "Of two precedences in the date line the second is not the lower one.",
        rule "ACP 127(G) 152",
        example "R O 250719Z JAN 08\n";
    PrecedenceWithoutInformation = "precedence-without-information", Note by "Cable::check",
        means "The date line has a precedence for information addressees, but there are none.",
        rule "ACP 127(G) 152",
        example "O R 250719Z JAN 08\n\
            TO SECSTATE WASHDC\n";
    AddresseePrecedence = "addressee-precedence", Warning by "Cable::check",
        means "An addressee has a higher precedence than the message; one for information, a higher one than the \
            second in the date line.",
        rule "ACP 127(G) 152; 5 FAH-2 H-321",
        example "R 250719Z JAN 08\n\
            TO SECSTATE WASHDC IMMEDIATE\n";
    FilingImpossible = "filing-impossible", Error by "Cable::check",
        means "The filing time names no moment: day 001 to 365, and 366 in leap years, hour 00 to 23, minute 00 to \
            59.",
        rule "ACP 127(G) 115",
        example "DE RUEHSW #0064 3990719\n";
    FilingFarFromDate = "filing-far-from-date", Warning by "Cable::check",
        means "The filing time lies more than two days from the date-time group. The turn of the year is minded.",
        rule "ACP 127(G) 115, 116",
        example "DE RUEHSW #0064 0350719\n\
            R 250719Z JAN 08\n";
    FilingBeforeDate = "filing-before-date", Note by "Cable::check",
        means "The message was filed before its date-time group.",
        rule "ACP 127(G) 115",
        example "DE RUEHSW #0064 0250700\n\
            R 250719Z JAN 08\n";
    SecuritySignal = "security-signal", Error by "Cable::check",
        means "ZNR stands before letters of a classified message, or ZNY before those of an unclassified one.",
        rule "ACP 127(G) 124, 203",
        example "ZNR SSSSS ZZH\n";
    SecurityLetters = "security-letters", Error by "Cable::check",
        means "Behind ZNR or ZNY the letter of a level does not stand five times. Reading takes the vote of three.",
        rule "ACP 127(G) 124, 203",
        example "ZNY SSSS ZZH\n";
    TransmissionWarningDiffers = "transmission-warning-differs", Error by "Cable::check",
        means "HH, for approved circuits, stands before an unclassified message.",
        rule "ACP 127(G) 124, 203",
        example "QTA145     HH\n\
            DE RUEHXB 412 25/0719Z\n\
            ZNR UUUUU\n";
    SecurityWarningDiffers = "security-warning-differs", Error by "Cable::check",
        means "The letters of the transmission instructions or of the header line are not those of the \
            classification line.",
        rule "ACP 127(G) 203, 209",
        example "ZNY CCCCC ZZH\n\
            S E C R E T BERN 000064\n";
    PageFrameDiffers = "page-frame-differs", Warning by "Cable::check",
        means "The level at the head or foot of a page, or in its page line, is not that of the classification \
            line.",
        rule "ACP 127(G) 208 c",
        example "SECRET\n\
            PAGE 01        BERN  00064  250719Z\n\
            C O N F I D E N T I A L BERN 00064\n";
    PortionAboveClassification = "portion-above-classification", Warning by "Cable::check",
        means "A paragraph or the subject is marked higher than the message.",
        rule "E.O. 12958 as amended, 1.6; 5 FAH-1 H-246",
        example "C O N F I D E N T I A L BERN 000064\n\
            1. (S) One.\n";
    ClassificationAbovePortions = "classification-above-portions", Warning by "Cable::check",
        means "The message is classified higher than the highest of its paragraphs, all of which are marked.",
        rule "E.O. 12958 as amended, 1.6; 5 FAH-1 H-246",
        example "S E C R E T BERN 000064\n\
            2. (U) Two.\n";
    ControlNotCarried = "control-not-carried", Warning by "Cable::check",
        means "A paragraph is NOFORN or ORCON, but the message is not; or a paragraph of an unclassified message is \
            SBU, and nothing says that the message is sensitive.",
        rule "5 FAH-1 H-246",
        example "S E C R E T BERN 000064\n\
            1. (S/NF) One.\n";
    SerialDiffers = "serial-differs", Warning by "Cable::check",
        means "The station serial number is not the last four figures of the reference number. The text may be that \
            of another message.",
        rule "5 FAH-2 H-321",
        example "DE RUEHSW #0064 0250719\n\
            UNCLAS BERN 000065\n";
    ValidationDiffers = "validation-differs", Warning by "Cable::check",
        means "The serial at the end of the message is not the one at its start: two messages may have run \
            together.",
        rule "JANAP 128; ACP 127(G) 211",
        example "RTTUZYUW RUXYABC0417 0431655-UUUU--RUXYDEF.\n\
            #0418\n";
    OriginatorDiffers = "originator-differs", Warning by "Cable::check",
        means "The post of the reference number is not the originator. The text may be that of another message.",
        rule "5 FAH-2 H-231",
        example "FM AMEMBASSY BERN\n\
            UNCLAS LISBON 000064\n";
    PageLineDiffers = "page-line-differs", Warning by "Cable::check",
        means "The line at the head of a page or section names another message.",
        rule "ACP 127(G) 208 c",
        example "UNCLAS SECTION 01 OF 02 BERN 000064\n\
            BERN 00000065  002 OF 002\n";
    ReferenceLater = "reference-later", Warning by "Cable::check",
        means "A reference is of a year after that of the message.",
        rule "5 FAH-1 H-240",
        example "R 250719Z JAN 08\n\
            REF: 09 LISBON 12\n";
    SectionLineMissing = "section-line-missing", Note by "Cable::check",
        means "The copy has put the sections of the message together, but no line such as `BERN 00000064  002 OF \
            003` begins one of them: only the line is lost, or the text of the section too.",
        rule "ACP 127(G) 208",
        example "UNCLAS SECTION 01 OF 03 BERN 000064\n\
            BERN 00000064  002 OF 003\n";
    SectionUnannounced = "section-unannounced", Warning by "Cable::check",
        means "The message has sections, but the station serial number does not say which this is, or it says \
            another one.",
        rule "ACP 127(G) 208 f",
        example "DE RUEHSW #0064 0250719\n\
            UNCLAS SECTION 01 OF 02 BERN 000064\n";
    ParagraphMissing = "paragraph-missing", Note by "Cable::check",
        means "A paragraph number is left out, and stands nowhere else.",
        rule "5 FAH-1 H-246.2",
        example "3. (U) Three.\n";
    CaptionConflict = "caption-conflict", Warning by "Cable::check",
        means "Two captions exclude one another.",
        rule "5 FAH-2 H-442.1",
        example "NODIS\n\
            EXDIS\n";
    GroupCountDiffers = "group-count-differs", Warning by "Cable::check",
        means "The text has not as many groups as the prefix says. A text that only tells of them (`etc`) is not \
            counted.",
        rule "ACP 127(G) 133, 208 g",
        example "GR 4\n\
            BT\n\
            BT\n";
    DistributionTotal = "distribution-total", Warning by "Cable::check",
        means "The total of the Department's distribution is not the sum of its copies.",
        rule "print-outs of the Department, 1973 to 1979",
        example "INFO  OCT-01  ISO-00  /089 W\n";
    TagsWithoutSubject = "tags-without-subject", Warning by "Cable::check",
        means "The TAGS have no subject.",
        rule "TAGS handbook of 1974, 7; 5 FAH-1 H-212",
        example "TAGS: NATO, SZ\n";
    TagUnknown = "tag-unknown", Note by "Cable::check",
        means "A code of four or two letters that is in no list of TAGS. Lists are not complete.",
        rule "TAGS handbook of 1974, 7; 5 FAH-3 H-011.1",
        example "TAGS: PREL, PXYZ\n";
    TagEra = "tag-era", Note by "Cable::check",
        means "A code that only the TAGS lists of other years have.",
        rule "TAGS handbook of 1974; 5 FAH-3 H-011.1, H-414",
        example "R 250719Z JAN 74\n\
            TAGS: PREL\n";
    ExecutiveOrderEra = "executive-order-era", Warning by "Cable::check",
        means "The executive order was not in force on the day of the message, nor in the 60 days before it.",
        rule "E.O. 11652, 12065, 12356, 12958, 13526",
        example "R 250719Z JAN 08\n\
            E.O. 12065: N/A\n";
    ExemptionEra = "exemption-era", Warning by "Cable::check",
        means "The schedule or code of declassification is none of the order that is named, or did not exist on the \
            day of the message: X1 to X8 ended in September 2003, OADR with E.O. 12356 in 1995.",
        rule "ISOO notice of September 2003; 32 CFR 2001",
        example "R 250719Z JAN 08\n\
            E.O. 12958: DECL: X1\n";
    DeclassificationPast = "declassification-past", Note by "Cable::check",
        means "The date of declassification is not after that of the message.",
        rule "E.O. 12958 as amended, 1.5",
        example "R 250719Z JAN 08\n\
            E.O. 12958: DECL: 01/25/2007\n";
    DeclassificationLate = "declassification-late", Note by "Cable::check",
        means "The date of declassification is later than the executive order allows: 25 years since 1995; for the \
            schedules of E.O. 11652 10 (ADS) or 30 (XGDS), for those of E.O. 12065 6 (GDS) or 20 (RDS).",
        rule "E.O. 12958 as amended, 1.5; E.O. 13526 1.5; E.O. 11652 5; E.O. 12065 1-4",
        example "R 250719Z JAN 08\n\
            E.O. 12958: DECL: 01/25/2048\n";
    DeclassificationLevel = "declassification-level", Warning by "Cable::check",
        means "A classified message says N/A where it ought to say when it is to be declassified, or an \
            unclassified one gives a date.",
        rule "E.O. 12958 as amended, 1.6; TAGS handbook of 1974, 1",
        example "S E C R E T BERN 000064\n\
            E.O. 12958: N/A\n";
    ReasonEra = "reason-era", Warning by "Cable::check",
        means "The reasons are given by a section that had another number then: 1.5 to September 2003, 1.4 since.",
        rule "E.O. 12958 1.5; ISOO notice of September 2003",
        example "R 250719Z JAN 08\n\
            Classified By: Ambassador Pat Model for reasons 1.5 (b) and (d).\n";
    ReasonUnknown = "reason-unknown", Warning by "Cable::check",
        means "A reason has a letter that the executive order does not have: (a) to (h), (a) to (g) before \
            September 2003.",
        rule "E.O. 12958 as amended, 1.4; E.O. 13526 1.4",
        example "R 250719Z JAN 02\n\
            Classified By: Ambassador Pat Model for reasons 1.5 (b) and (h).\n";
    ClassifiedByMissing = "classified-by-missing", Note by "Cable::check",
        means "A message classified under E.O. 12958 or 13526 does not say by whom and why.",
        rule "E.O. 12958 as amended, 1.6; 5 FAH-1 H-240",
        example "S E C R E T BERN 000064\n\
            E.O. 12958: DECL: 01/25/2018\n";
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
