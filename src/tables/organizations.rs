//! Organization TAGS. Sources: TAGS handbook of 1974, 15; leuc/ACP-127; cablemap's code list (FORMAT 4.8).

/// Names and abbreviations in capitals, sorted.
pub(super) const ORGANIZATIONS: [&str; 624] = [
    "AAA", "AAFLI", "AAI", "AALC", "ABA", "ABC", "ABMC", "ACABQ", "ACDA", "ACTU", "ADB", "ADB-1", "ADF", "ADPSEC",
    "AEC", "AEDF", "AER LINGUS", "AEROFLOT", "AEROLINEAS ARGENTINAS", "AEROPERU", "AFDB", "AFDF", "AFL-CIO", "AFP",
    "AFSA", "AGR", "AID", "AIFLD", "AKB", "AL-1", "ALIA", "ALITALIA", "ALP", "AMAL", "AMAX", "AMCHAMS", "AMOCO",
    "ANC", "ANZUS", "APAG", "APCAC", "APECO", "ARAMCO", "ARC", "ARCO", "ARDE", "ARENA", "ARIANA", "ASALA", "ASEAN",
    "ASPAC", "AT&T", "ATA", "AU-1", "AUB", "AUCCTU", "AVENSA", "AVIANCA", "BA'ATH", "BASC", "BASEL", "BBC", "BBG",
    "BDC", "BENDIX", "BIE", "BIS", "BLS", "BOS", "BP-1", "BQG", "BUNDESBANK", "BWIA", "C-20", "CAA", "CAAC", "CAB",
    "CACM", "CAPC", "CARE", "CBC", "CBS", "CCC-1", "CCC-3", "CCD", "CCIR", "CCITT", "CCMS", "CCNAA", "CCUS", "CDB",
    "CDC", "CDG", "CDI", "CDU", "CEA", "CEAC", "CEAO", "CEC", "CEMA", "CENTO", "CEP", "CEQ", "CIA", "CIEC", "CIL",
    "CIME", "CIP", "CIPEC", "CIS", "CITEL", "CITIBANK", "CNAD", "COCOM", "COE", "COLOMBO PLAN", "COM", "COMECON",
    "COMIBOL", "CONDECA", "CONOCO", "CONTRIB", "COPUOS", "COSEP", "CPC", "CPSU", "CRS", "CSCE", "CSIS", "CSTP",
    "CSU", "CTM", "CWC", "CWS", "DAC", "DCA", "DCI", "DEA", "DHS", "DIA", "DJP", "DOD", "DOE", "DOT", "DPC", "DPP",
    "DPR", "EAC", "EAL", "EALG", "EAPC", "EBRD", "ECA", "ECAC", "ECAFE", "ECDC", "ECE", "ECG", "ECLA", "ECLAC",
    "ECMT", "ECOSOC", "ECOWAS", "ECWA", "EDC", "EDRC", "EDU", "EEC", "EEOC", "EFTA", "EL AL", "ELF", "ELN", "EP",
    "EPA", "EPC", "ESA", "ESCAP", "ESDI", "ETA", "EUCOM", "EUN", "EUROCONTROL", "EXIM", "FAA", "FAO", "FAPC",
    "FAPLA", "FARC", "FAS", "FBI", "FBIS", "FCC", "FCIA", "FCSC", "FDA", "FDIC", "FDN", "FDR", "FEMA", "FHWA",
    "FINNAIR", "FLN", "FMC", "FMLN", "FNLA", "FPC", "FRB", "FRELIMO", "FSCADP", "FSLN", "FTC", "FTUI", "FWS",
    "G-10", "G-20", "G-77", "G-8", "GAO", "GATT", "GCC", "GENERAL MOTORS", "GM-1", "GPO", "GREENS", "GSA", "HCOPIL",
    "HHS", "HKA", "HUD", "IA-ECOSOC", "IACI", "IACW", "IADB", "IAEA", "IAF", "IAHRC", "IAII", "IAJC", "IARC",
    "IATA", "IATTC", "IBC", "IBM", "IBPCA", "IBPCT", "IBRD", "IBWC", "IBWM", "ICAC", "ICAF", "ICAO", "ICBL", "ICC",
    "ICCAT", "ICCO", "ICCROM", "ICCS", "ICEM", "ICES", "ICFTU", "ICJ", "ICJU", "ICMC", "ICNAF", "ICO", "ICO-1",
    "ICRC", "ICSC", "ICTR", "ICTY", "IDA", "IDB", "IEA", "IESC", "IFAD", "IFC", "IFRB", "IFRC", "IGGI", "IHB",
    "IIC", "IICA", "IJC", "IJO", "ILA", "ILC", "ILO", "ILZSG", "IMC", "IMCO", "IMF", "IMH", "IMO", "INCB", "INFCE",
    "INMARSAT", "INPFC", "INRA", "INRO", "INS", "INT", "INTELSAT", "INTERPOL", "IOC", "IOLM", "IOM", "IOVW", "IPDC",
    "IPHC", "IPU", "IRA", "IRC", "IRC-2", "IRC-3", "IREX", "IRS", "IRSG", "ISCON", "ISO", "ISTA", "ISVS", "ITC",
    "ITT", "ITTO", "ITU", "IUCNNR", "IWBC", "IWC-1", "IWC-2", "IWSG", "IYC", "JAL", "JAT", "JCC", "JCIC", "JDL",
    "JLP", "JUS", "KAL", "KANU", "KCIA", "KGB", "KLM", "KMT", "KOC", "KPNLF", "LAB", "LAFTA", "LBAR", "LDP", "LLTE",
    "LOC", "LOT", "MAB", "MARAD", "MAS", "MBFR", "MCG", "MCLRS", "MEA", "MFO", "MINURSO", "MIR", "MNLF", "MONUC",
    "MPEAA", "MPLA", "MTCRE", "MTN", "NAA", "NAC", "NACB", "NACC", "NAFO", "NAMSA", "NAS", "NASA", "NASCO", "NATO",
    "NBC", "NBCCA", "NBS", "NDR", "NDU", "NEB", "NGA", "NIAG", "NICSMA", "NIDA", "NIH", "NIOC", "NKDP", "NMFS",
    "NNPC", "NOAA", "NPC", "NPFSC", "NPG", "NRC-5", "NSA", "NSC", "NSF", "NTIA", "NTIS", "NTSB", "NTT", "NUC",
    "NWC", "OAPEC", "OAS", "OATU", "OAU", "OCAM", "OECD", "OECS", "OIC", "OIC-2", "OIE", "OMB", "OMSN", "OPEC",
    "OPIC", "OPM", "ORIT", "ORIT-ICFTU", "OSCE", "OSHA", "OSIA", "OVP", "PAC", "PAHO", "PAIGH", "PAL", "PAN",
    "PARCA", "PBEIST", "PBOS", "PBS", "PCC", "PCI", "PDC", "PEMEX", "PETROBRAS", "PFLP", "PFP", "PHALANAGE PARTY",
    "PHALANGE PARTY", "PHS", "PIA", "PIARC", "PICES", "PJC", "PKFK", "PLA", "PLN", "PLO", "PNC", "PNDC", "PNP",
    "PPD", "PPP", "PRI", "PSD", "PSI", "PSOE", "PUAS", "QANTAS", "RDP", "RENAMO", "RFE", "RRB", "SAARC", "SAS",
    "SBA", "SCC", "SCEPC", "SDFCU", "SEATO", "SEC", "SELA", "SFOR", "SMI", "SOCINT", "SPC", "SPD", "SPF", "SPLA",
    "SPLM", "SSA", "SSOD", "STAT", "SVC", "SWAPO", "TAPLINE", "TDB", "TGC", "THY", "TNC", "TPLF", "TRSY", "TUAC",
    "TUC", "TVA", "UANC", "UAW", "UCD", "UDEAC", "UIL", "UJNR", "UMNO", "UMOA", "UN", "UNAMSIL", "UNAUS", "UNBRO",
    "UNC", "UNCHC", "UNCHS", "UNCITRAL", "UNCND", "UNCRED", "UNCRIME", "UNCSD", "UNCSW", "UNCTAD", "UNDC", "UNDOF",
    "UNDP", "UNDRO", "UNEF", "UNEP", "UNESCO", "UNETPSA", "UNFDAC", "UNFICYP", "UNFPA", "UNGA", "UNGA/C-1",
    "UNGA/C-2", "UNGA/C-3", "UNGA/C-4", "UNGA/C-5", "UNGA/C-6", "UNGA/SPC", "UNGOMAP", "UNHCR", "UNHRC", "UNHRC-1",
    "UNHRC-2", "UNICEF", "UNIDCP", "UNIDO", "UNIDROIT", "UNIFIL", "UNIKOM", "UNITA", "UNITAR", "UNMEE", "UNMIBH",
    "UNMIK", "UNMOGIP", "UNMOP", "UNO", "UNOMIG", "UNPOC", "UNPOP", "UNPUOS", "UNRWA", "UNSC", "UNSCEAR", "UNSDC",
    "UNSTC", "UNTAT", "UNTC", "UNTER", "UNTFSA", "UNTNC", "UNTSO", "UNV", "UPD", "UPI", "UPOV", "UPU", "USEGJC",
    "USEM", "USGS", "USIA", "USINJC", "USIS", "USISJC", "USNRC", "USPS", "USSAEC", "USSS", "USTR", "USTS", "USTTA",
    "VARIG", "VFW", "VIASA", "VOA", "WARC", "WCC", "WCL", "WEO", "WEU", "WFC-2", "WFP", "WFTU", "WHC", "WHO",
    "WILPF", "WIPO", "WJC", "WMO", "WPO", "WTO", "WTRO", "XMB", "YPFB", "ZANU", "ZANU-PF", "ZAPU",
];

/// Whether `name` is a known organization; case does not matter.
pub(crate) fn is_organization(name: &str) -> bool {
    let find = |known: &&str| known.bytes().cmp(name.bytes().map(|byte| byte.to_ascii_uppercase()));
    ORGANIZATIONS.binary_search_by(find).is_ok()
}
