//! Posts as reference numbers name them. Sources: the message reference numbers of 251,287 telegrams of 1966 to 2010
//! (posts with eight or more, misspellings left out), and posts of 1973 to 1979 from FORMAT and its survey.

use alloc::borrow::Cow;
use alloc::string::String;

/// Canonical names, without blanks, sorted.
const POSTS: [&str; 330] = [
    "ABIDJAN", "ABUDHABI", "ABUJA", "ACCRA", "ADANA", "ADDISABABA", "ADEN", "AITTAIPEI", "ALEPPO", "ALEXANDRIA",
    "ALGIERS", "ALMATY", "AMMAN", "AMSTERDAM", "ANKARA", "ANTANANARIVO", "ANTWERP", "APIA", "ASHGABAT", "ASMARA",
    "ASTANA", "ASUNCION", "ATHENS", "AUCKLAND", "BAGHDAD", "BAKU", "BAMAKO", "BANDARSERIBEGAWAN", "BANGKOK",
    "BANGUI", "BANJUL", "BARCELONA", "BASEL", "BASRAH", "BEIJING", "BEIRUT", "BELFAST", "BELGRADE", "BELIZE",
    "BELMOPAN", "BENGHAZI", "BERLIN", "BERN", "BIENHOA", "BILBAO", "BISHKEK", "BOGOTA", "BONN", "BORDEAUX",
    "BRASILIA", "BRATISLAVA", "BRAZZAVILLE", "BREMEN", "BRIDGETOWN", "BRISBANE", "BRUSSELS", "BUCHAREST",
    "BUDAPEST", "BUENOSAIRES", "BUJUMBURA", "BUKAVU", "CAIRO", "CALCUTTA", "CALGARY", "CANBERRA", "CANTHO",
    "CAPETOWN", "CARACAS", "CASABLANCA", "CDGENEVA", "CEBU", "CHENGDU", "CHENNAI", "CHIANGMAI", "CHISINAU",
    "CIUDADJUAREZ", "COLOMBO", "CONAKRY", "CONSTANTINE", "COPENHAGEN", "COTONOU", "CURACAO", "DACCA", "DAKAR",
    "DAMASCUS", "DANANG", "DARESSALAAM", "DHAHRAN", "DHAKA", "DILI", "DJIBOUTI", "DOHA", "DOUALA", "DUBAI",
    "DUBLIN", "DURBAN", "DUSHANBE", "DUSSELDORF", "EDINBURGH", "ENUGU", "FESTTWO", "FLORENCE", "FORTLAMY",
    "FRANKFURT", "FREETOWN", "FUKUOKA", "GABORONE", "GENEVA", "GENOA", "GEORGETOWN", "GRENADA", "GUADALAJARA",
    "GUANGZHOU", "GUATEMALA", "GUAYAQUIL", "HALIFAX", "HAMBURG", "HAMILTON", "HANOI", "HARARE", "HAVANA",
    "HELSINKI", "HERMOSILLO", "HILLAH", "HOCHIMINHCITY", "HONGKONG", "HUE", "HYDERABAD", "IBADAN", "IRANRPODUBAI",
    "ISLAMABAD", "ISTANBUL", "IZMIR", "JAKARTA", "JEDDAH", "JERUSALEM", "JIDDA", "JOHANNESBURG", "KABUL", "KADUNA",
    "KAMPALA", "KARACHI", "KATHMANDU", "KHARTOUM", "KIEV", "KIGALI", "KINGSTON", "KINSHASA", "KIRKUK", "KOBE",
    "KOLKATA", "KOLONIA", "KOROR", "KRAKOW", "KUALALUMPUR", "KUWAIT", "KYIV", "LAGOS", "LAHORE", "LAPAZ", "LEIPZIG",
    "LENINGRAD", "LIBREVILLE", "LILONGWE", "LIMA", "LISBON", "LIVERPOOL", "LJUBLJANA", "LOME", "LONDON",
    "LOURENCOMARQUES", "LUANDA", "LUBUMBASHI", "LUSAKA", "LUXEMBOURG", "LYON", "MADRAS", "MADRID", "MAJURO",
    "MALABO", "MANAGUA", "MANAMA", "MANILA", "MAPUTO", "MARSEILLE", "MASERU", "MATAMOROS", "MBABANE", "MBFRVIENNA",
    "MEDAN", "MELBOURNE", "MERIDA", "MEXICO", "MILAN", "MINSK", "MOGADISHU", "MONROVIA", "MONTERREY", "MONTEVIDEO",
    "MONTREAL", "MOSCOW", "MOSUL", "MUMBAI", "MUNICH", "MUSCAT", "NAGOYA", "NAHA", "NAIROBI", "NAPLES", "NASSAU",
    "NDJAMENA", "NEWDELHI", "NIAMEY", "NICE", "NICOSIA", "NOGALES", "NOUAKCHOTT", "NUEVOLAREDO", "OPORTO", "ORAN",
    "OSAKAKOBE", "OSLO", "OTTAWA", "OUAGADOUGOU", "PALERMO", "PANAMA", "PARAMARIBO", "PARIS", "PARTO", "PEKING",
    "PENANG", "PERTH", "PESHAWAR", "PHNOMPENH", "PODGORICA", "PONTADELGADA", "PORTAUPRINCE", "PORTLOUIS",
    "PORTMORESBY", "PORTOFSPAIN", "PORTSAID", "PRAGUE", "PRAIA", "PRETORIA", "PRISTINA", "QUEBEC", "QUITO", "RABAT",
    "RANGOON", "RECIFE", "REYKJAVIK", "RIGA", "RIODEJANEIRO", "RIYADH", "ROME", "RPODUBAI", "SAIGON", "SALISBURY",
    "SALZBURG", "SANAA", "SANJOSE", "SANSALVADOR", "SANTIAGO", "SANTODOMINGO", "SAOPAULO", "SAPPORO", "SARAJEVO",
    "SEOUL", "SEVILLE", "SHANGHAI", "SHENYANG", "SINGAPORE", "SKOPJE", "SOFIA", "SONGKHLA", "STATE", "STOCKHOLM",
    "STPETERSBURG", "STRASBOURG", "SURABAYA", "SUVA", "SYDNEY", "TAIPEI", "TALLINN", "TANANARIVE", "TANGIER",
    "TASHKENT", "TBILISI", "TEGUCIGALPA", "TEHRAN", "TELAVIV", "THEHAGUE", "THESSALONIKI", "TIJUANA", "TIRANA",
    "TOKYO", "TORONTO", "TRIESTE", "TRIPOLI", "TUNIS", "TURIN", "UDORN", "ULAANBAATAR", "UNESCOPARISFR", "UNROME",
    "UNVIEVIENNA", "USBERLIN", "USEUBRUSSELS", "USIA", "USMISSIONGENEVA", "USNATO", "USOSCE", "USSALTTWO", "USUN",
    "USUNNEWYORK", "VALLETTA", "VANCOUVER", "VATICAN", "VIENNA", "VIENTIANE", "VILNIUS", "VLADIVOSTOK", "WARSAW",
    "WELLINGTON", "WINDHOEK", "YAOUNDE", "YEKATERINBURG", "YEREVAN", "ZAGREB", "ZURICH",
];

/// Other names of posts, without blanks, sorted, each with the canonical one.
const ALIASES: [(&str, &str); 58] = [
    ("ADDIS", "ADDISABABA"),
    ("ADDISABAB", "ADDISABABA"),
    ("AITTAIPIE", "AITTAIPEI"),
    ("ANTAN", "ANTANANARIVO"),
    ("BA", "BUENOSAIRES"),
    ("BKK", "BANGKOK"),
    ("BRAZIL", "BRASILIA"),
    ("BUENOSAIR", "BUENOSAIRES"),
    ("CAIR", "CAIRO"),
    ("CASA", "CASABLANCA"),
    ("DAR", "DARESSALAAM"),
    ("DELHI", "NEWDELHI"),
    ("DEPT", "STATE"),
    ("DEPTOFSTATE", "STATE"),
    ("FSM", "KOLONIA"),
    ("GUAT", "GUATEMALA"),
    ("GUATEMALACITY", "GUATEMALA"),
    ("HAGUE", "THEHAGUE"),
    ("HCMC", "HOCHIMINHCITY"),
    ("HK", "HONGKONG"),
    ("HOCHIMINH", "HOCHIMINHCITY"),
    ("IRPO", "IRANRPODUBAI"),
    ("IRPODUBAI", "IRANRPODUBAI"),
    ("JOBURG", "JOHANNESBURG"),
    ("KIN", "KINSHASA"),
    ("KL", "KUALALUMPUR"),
    ("KUALA", "KUALALUMPUR"),
    ("KUWAITCITY", "KUWAIT"),
    ("LIBRE", "LIBREVILLE"),
    ("MADRIDSP", "MADRID"),
    ("MEXICOCITY", "MEXICO"),
    ("OUAGA", "OUAGADOUGOU"),
    ("OUAGADOUGO", "OUAGADOUGOU"),
    ("PANAMACITY", "PANAMA"),
    ("PAP", "PORTAUPRINCE"),
    ("PARISFR", "UNESCOPARISFR"),
    ("PORTA", "PORTAUPRINCE"),
    ("PORTAUPR", "PORTAUPRINCE"),
    ("PTAUPRINCE", "PORTAUPRINCE"),
    ("RIO", "RIODEJANEIRO"),
    ("RIODEJAN", "RIODEJANEIRO"),
    ("ROK", "SEOUL"),
    ("SECSTATE", "STATE"),
    ("SECSTATEWASHDC", "STATE"),
    ("SP", "SAOPAULO"),
    ("STATEDEPT", "STATE"),
    ("STPETE", "STPETERSBURG"),
    ("TEGUCIGALP", "TEGUCIGALPA"),
    ("TEGUS", "TEGUCIGALPA"),
    ("UB", "ULAANBAATAR"),
    ("UNESCO", "UNESCOPARISFR"),
    ("UNESCOPARIS", "UNESCOPARISFR"),
    ("UNVIE", "UNVIEVIENNA"),
    ("UNVIEVIEN", "UNVIEVIENNA"),
    ("USEU", "USEUBRUSSELS"),
    ("USINTHAVANA", "HAVANA"),
    ("USUN", "USUNNEWYORK"),
    ("VAT", "VATICAN"),
];

/// The name of a post in its canonical form: capitals, no blanks, no other name.
pub(crate) fn canonical_post(post: &str) -> Cow<'_, str> {
    let plain = post.bytes().all(|byte| byte.is_ascii_uppercase());
    let solid: Cow<'_, str> = if plain {
        Cow::Borrowed(post)
    } else {
        Cow::Owned(post.chars().filter(|c| c.is_alphanumeric()).map(|c| if c == '0' { 'O' } else { c.to_ascii_uppercase() }).collect::<String>())
    };
    let mut name: &str = &solid;
    for prefix in ["AMEMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION", "EMBASSY", "USLO"] {
        if let Some(rest) = name.strip_prefix(prefix).filter(|rest| rest.len() >= 3) {
            name = rest;
        }
    }
    if let Ok(found) = ALIASES.binary_search_by(|(alias, _)| (*alias).cmp(name)) {
        return ALIASES.get(found).map_or(Cow::Borrowed(post), |(_, post)| Cow::Borrowed(*post));
    }
    if let Ok(found) = POSTS.binary_search(&name) {
        return POSTS.get(found).map_or(Cow::Borrowed(post), |post| Cow::Borrowed(*post));
    }
    let cut = solid.len() - name.len();
    match solid {
        Cow::Borrowed(solid) => Cow::Borrowed(solid.get(cut..).unwrap_or_default()),
        Cow::Owned(mut solid) => Cow::Owned(solid.split_off(cut)),
    }
}

/// Whether `post`, canonical, is known.
pub(crate) fn is_post(post: &str) -> bool {
    POSTS.binary_search(&post).is_ok()
}

/// The one known post that differs from `post` by a letter, or by an exchange of two; `None` where there is none, or
/// more than one.
pub(crate) fn nearest_post(post: &str) -> Option<&'static str> {
    if post.len() < 5 {
        return None;
    }
    let near = |known: &str| crate::layout::label::is_near(post, known);
    let aliases = ALIASES.iter().filter(|(alias, _)| alias.len() >= 7 && near(alias)).map(|(_, post)| *post);
    let mut near = POSTS.iter().copied().filter(|known| near(known)).chain(aliases);
    let first = near.next()?;
    near.all(|other| other == first).then_some(first)
}
