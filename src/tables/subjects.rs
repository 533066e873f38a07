//! Subject and programme TAGS. Sources: TAGS handbook of 1974, 5 FAH-3 H-011.1 (2022), cablemap's code list of 2005-11
//! (FORMAT 4.7); the last of the K codes were seen in the survey.

/// Codes of four letters, sorted.
pub(super) const SUBJECTS: [&str; 241] = [
    "AADP", "AART", "AAUD", "ABLD", "ABUD", "ACKM", "ACLM", "ACMM", "ACMS", "ACOA", "ACOM", "ACOU", "ADCO", "ADPM",
    "ADTO", "AEMR", "AFAC", "AFIN", "AFOP", "AFSI", "AFSN", "AFSP", "AGAO", "AINF", "AINR", "AINS", "AINT", "ALEO",
    "ALIB", "ALOW", "ALTR", "AMED", "AMGT", "AMTC", "ANET", "AODE", "AOMS", "AORC", "AORG", "APCS", "APER", "APOU",
    "APUB", "AREC", "AREG", "ASAF", "ASCH", "ASEC", "ASIG", "ASUP", "ATRN", "AVCE", "AWRD", "BAGB", "BBAK", "BBCP",
    "BBSR", "BDIS", "BENC", "BEXP", "BFOL", "BGEN", "BLIB", "BMGT", "BPRO", "BPUB", "BTIO", "BTRA", "CARR", "CASC",
    "CDES", "CFED", "CGEN", "CJAN", "CLOK", "CMGT", "CPAS", "CPRS", "CVIS", "EAGR", "EAID", "EAIR", "EALR", "ECEM",
    "ECIN", "ECON", "ECPS", "ECRE", "ECRP", "EEWT", "EFIN", "EFIS", "EGEN", "EIND", "EINT", "EINV", "ELAB", "ELEC",
    "ELTN", "EMAE", "EMES", "EMIN", "ENRG", "EPAP", "EPET", "ESTC", "ETEL", "ETRD", "ETTC", "EWWT", "KACT", "KAWC",
    "KAWK", "KBCT", "KBIO", "KBTS", "KCCP", "KCFE", "KCIP", "KCIS", "KCOM", "KCOR", "KCRM", "KDEM", "KDEV", "KDRG",
    "KFLO", "KFLU", "KFRD", "KGCC", "KGHG", "KGIC", "KGLB", "KHIV", "KHLS", "KHUM", "KICA", "KICC", "KIDE", "KINR",
    "KIPR", "KIRF", "KISL", "KJUS", "KMCA", "KMDR", "KMIG", "KMPI", "KNNP", "KOCI", "KOLY", "KPAL", "KPAO", "KPKO",
    "KPRP", "KPWR", "KRAD", "KREC", "KRVC", "KSAF", "KSCA", "KSEP", "KSPR", "KSTC", "KSTH", "KSUM", "KTDB", "KTEX",
    "KTFN", "KTIA", "KTIP", "KUNR", "KVPR", "KWBG", "KWMN", "MARR", "MASS", "MCAP", "MILI", "MMOL", "MNUC", "MOPS",
    "MORG", "MPOL", "OCII", "OCLR", "OCON", "ODIP", "OEXC", "OFDP", "OGEN", "OIIP", "OPDC", "OPRC", "OREP", "OSCI",
    "OTRA", "OVIP", "PARM", "PBOR", "PBTS", "PDEV", "PDIP", "PEPR", "PFOR", "PGOV", "PHSA", "PHUM", "PINR", "PINS",
    "PINT", "PLOS", "PNAT", "PORG", "PORS", "PREF", "PREL", "PROP", "PTER", "SCUL", "SEDU", "SENV", "SGEN", "SHUM",
    "SMIG", "SNAR", "SOCI", "SOPN", "SPOP", "SREF", "SWEL", "TAGS", "TBIO", "TECH", "TGEN", "TINT", "TNGD", "TPHY",
    "TRGY", "TSPA", "TSPL",
];

/// Whether `code` is a known code of four letters.
pub(crate) fn is_subject(code: &str) -> bool {
    SUBJECTS.binary_search(&code).is_ok()
}
