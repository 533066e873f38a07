//! The sections of a message, put together: in whatever order they come, as print-outs, with a header line of JANAP 128, and
//! as they were sent, with and without the line that shows where each begins.

use cablegram::{Cable, Code, Joined, Joiner, Parsed, join};

/// A section of a message in three, in one of four forms.
type Form = fn(u8) -> String;

const FORMS: [Form; 4] = [printout, janap, wire, |number| format!("VZCZCXRO123{number}\n{}", wire(number))];

fn printout(number: u8) -> String {
    format!(
        "UNCLASSIFIED\nPAGE 01 OSLO 09911 0{number} OF 03 14102{number}Z\n47\nACTION COME-00\nINFO OCT-01 EUR-25 /060 W\n\
         --------------------- 09911{number}\nR 140955Z MAY 74\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC 991{number}\n\
         UNCLAS SECTION 0{number} OF 03 OSLO 9911\n{}UNCLASSIFIED\nNNN\n",
        text(number)
    )
}

fn janap(number: u8) -> String {
    format!(
        "RAAUZYUW RUXYABC000{number} 2941200-UUUU--RUXYDEF.\nZNR UUUUU\nR 211200Z OCT 06\nFM CNO SAMPLETOWN DC\nTO NAVADMIN\nBT\n\
         UNCLAS SECTION {number} OF 3\nMSGID/GENADMIN/CNO/N1/OCT//\nRMKS/{}BT\n#000{number}\nNNNN\n",
        text(number)
    )
}

fn wire(number: u8) -> String {
    format!(
        "RR RUEHC\nDE RUEHSW #9901/0{number} 1401022\nZNR UUUUU ZZH\nR 140955Z MAY 08\nFM AMEMBASSY BERN\n\
         TO RUEHC/SECSTATE WASHDC 001{number}\nUNCLAS SECTION 0{number} OF 03 BERN 009901\n\n{}NNNN\n",
        text(number)
    )
}

/// The first two sections end in the middle of a sentence, with a word that could be a signature.
fn text(number: u8) -> &'static str {
    match number {
        1 => "1. THE EXHIBITION WILL BE HELD IN THE\nPALAIS\n",
        2 => "DES NATIONS, SAYS MR.\nMODEL\n",
        _ => "OF THE BOARD.\n2. IT OPENS AT NOON.\n",
    }
}

const WHOLE: &str = "THE EXHIBITION WILL BE HELD IN THE\nPALAIS\nDES NATIONS, SAYS MR.\nMODEL\nOF THE BOARD.";

/// Reads a stream and puts its sections together.
fn joined(stream: &str) -> Joined<'_> {
    join(Parsed::read_all(stream).map(|read| read.expect("a telegram").cable))
}

fn codes(joined: &Joined<'_>) -> Vec<Code> {
    joined.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

#[track_caller]
fn is_whole(cable: &Cable<'_>) {
    let text: Vec<_> = cable.text.paragraphs.iter().map(|paragraph| (paragraph.number, &*paragraph.text)).collect();
    assert_eq!(text, [(Some(1), WHOLE), (Some(2), "IT OPENS AT NOON.")]);
    let section = cable.text.section.expect("a section");
    assert_eq!((section.number, section.of, section.last), (1, Some(3), Some(3)));
    assert_eq!(cable.text.signature, None);
}

#[test]
fn sections_come_in_any_order() {
    for form in FORMS {
        for order in [[1, 2, 3], [3, 1, 2], [2, 3, 1], [3, 2, 1]] {
            let stream = order.map(form).concat();
            let joined = joined(&stream);
            assert_eq!(codes(&joined), []);
            assert_eq!(joined.cables.len(), 1, "{stream}");
            is_whole(&joined.cables[0]);
        }
    }
}

#[test]
fn sections_come_twice_or_not_at_all() {
    for form in FORMS {
        for order in [[1, 1, 2, 3], [3, 2, 2, 1]] {
            let stream = order.map(form).concat();
            let joined = joined(&stream);
            assert_eq!(codes(&joined), [Code::SectionRepeated]);
            assert_eq!(joined.cables.len(), 1);
            is_whole(&joined.cables[0]);
        }
        let stream = [3, 1].map(form).concat();
        assert_eq!(codes(&joined(&stream)), [Code::SectionMissing]);
        let stream = form(2);
        assert_eq!(codes(&joined(&stream)), [Code::SectionMissing, Code::SectionMissing]);
    }
}

/// Archives store all sections of a message in one text, under the line of the first: nothing is missing.
#[test]
fn sections_of_one_text() {
    for form in FORMS {
        let stream: String = [1, 2, 3].map(form).concat();
        let stored: String = stream
            .lines()
            .filter(|line| !line.starts_with("NNN") && !line.starts_with("VZCZC"))
            .fold(String::new(), |text, line| text + line + "\n");
        let joined = joined(&stored);
        assert_eq!((joined.cables.len(), codes(&joined)), (1, vec![]), "{stored}");
        assert_eq!(joined.cables[0].text.section.and_then(|section| section.last), Some(3));
    }
    let lined = "R 140955Z MAY 08\nFM AMEMBASSY BERN\nUNCLAS SECTION 01 OF 02 BERN 009901\n\n1. (U) One.\n\n\
                 BERN 00009901  002 OF 002\n\n\n2. (U) Two.\nMODEL\n";
    assert_eq!(codes(&joined(lined)), []);
    // The line of the second section is lost, but not the signature.
    let signed = lined.replace("BERN 00009901  002 OF 002\n", "");
    assert_eq!(codes(&joined(&signed)), []);
    assert_eq!(codes(&joined(&signed.replace("MODEL\n", ""))), [Code::SectionMissing]);
}

#[test]
fn each_section_may_be_signed() {
    let section = |number: u8| {
        format!(
            "R 140955Z MAY 08\nFM AMEMBASSY BERN\nUNCLAS SECTION 0{number} OF 02 BERN 009901\n\n{number}. (U) It is so.\nMODEL\nNNNN\n"
        )
    };
    let stream = [section(2), section(1)].concat();
    let joined = joined(&stream);
    let cable = &joined.cables[0];
    assert_eq!(cable.text.signature.as_deref(), Some("MODEL"));
    let texts: Vec<_> = cable.text.paragraphs.iter().map(|paragraph| &*paragraph.text).collect();
    assert_eq!(texts, ["It is so.", "It is so."]);
}

#[test]
fn a_stream_gives_messages_out_as_they_are_whole() {
    let texts: Vec<String> = [(printout as Form, 3), (wire, 1), (printout, 1), (wire, 3), (printout, 2), (wire, 2)]
        .map(|(form, number)| form(number))
        .into();
    let push = |joiner: &mut Joiner<'_, usize>, at: usize| {
        let parsed = Parsed::read(&texts[at]).expect("a telegram").into_owned();
        joiner.push(at, parsed).map(|(tag, parsed)| (tag, parsed.diagnostics.len()))
    };
    let mut joiner = Joiner::new();
    let given: Vec<_> = (0..texts.len()).map(|at| push(&mut joiner, at)).collect();
    assert_eq!(given, [None, None, None, None, Some((0, 0)), Some((1, 0))]);
    assert_eq!(joiner.finish().count(), 0);

    // When three wait, the oldest message goes without its other sections; what comes later is another message.
    let mut joiner = Joiner::new().with_window(2);
    let given: Vec<_> = (0..texts.len()).map(|at| push(&mut joiner, at)).collect();
    assert_eq!(given, [None, None, Some((0, 1)), None, Some((1, 1)), None]);
    let rest: Vec<_> = joiner.finish().map(|(tag, parsed)| (tag, parsed.diagnostics.len())).collect();
    assert_eq!(rest, [(4, 2), (5, 2)]);
}
