"""The news agencies: every form in which a page names them, and the one name they go by here.

The names are facts, from the agencies' own pages and the membership lists of the European Alliance of News Agencies and
of OANA (Asia-Pacific). Some outlets that sign reports as agencies do are among them (CNN, BBC, RFE/RL).
"""

from __future__ import annotations

import re

__all__ = ["FORMS", "PLAIN_FORMS", "canonical", "named_in"]

#: The name, and its other forms. Short forms are told by their exact case.
_TABLE: dict[str, tuple[str, ...]] = {
    "Reuters": ("Thomson Reuters", "Reuters News", "REUTERS"),
    "Thomson Reuters Foundation": (),
    "Associated Press": ("AP", "The AP", "A.P.", "ASSOCIATED PRESS"),
    "Agence France-Presse": ("AFP", "Agence France Presse", "France-Presse"),
    "dpa": ("DPA", "Deutsche Presse-Agentur"),
    "Xinhua": ("XINHUA", "Xinhua News", "Xinhua News Agency"),
    "TASS": ("ITAR-TASS", "Itar-Tass", "Tass"),
    "Interfax": ("INTERFAX", "Interfax-Ukraine"),
    "RIA Novosti": ("RIA", "RIA-Novosti"),
    "Sputnik": (),
    "Ukrinform": (),
    "UNIAN": (),
    "BelTA": ("BELTA",),
    "Anadolu": ("AA", "Anadolu Agency", "Anadolu Ajansi", "Anadolu Ajansı"),
    "DHA": ("Demiroren News Agency", "Demirören News Agency"),
    "IANS": ("Indo-Asian News Service", "Indo Asian News Service"),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "UNI": ("United News of India",),
    "APP": ("Associated Press of Pakistan",),
    "PPI": ("Pakistan Press International",),
    "BSS": ("Bangladesh Sangbad Sangstha",),
    "ANSA": (),
    "AGI": ("Agenzia Giornalistica Italia",),
    "Adnkronos": ("AdnKronos", "AKI"),
    "EFE": ("Agencia EFE",),
    "Europa Press": (),
    "Lusa": ("LUSA",),
    "Kyodo": ("KYODO", "Kyodo News"),
    "Jiji": ("JIJI", "Jiji Press"),
    "Yonhap": ("YONHAP", "Yonhap News", "Yonhap News Agency"),
    "KCNA": ("Korean Central News Agency",),
    "CNA": ("Central News Agency",),
    "Bernama": ("BERNAMA",),
    "Antara": ("ANTARA",),
    "VNA": ("Vietnam News Agency",),
    "UPI": ("United Press International",),
    "Bloomberg": ("Bloomberg News",),
    "Dow Jones": ("Dow Jones Newswires",),
    "PA Media": ("PA", "Press Association", "PA news agency", "PA News Agency"),
    "Canadian Press": ("CP", "The Canadian Press"),
    "AAP": ("Australian Associated Press",),
    "NZPA": ("New Zealand Press Association",),
    "APA": ("Austria Presse Agentur", "Austria Press Agency"),
    "SDA": ("Keystone-SDA", "Swiss News Agency"),
    "ANP": (),
    "Belga": ("BELGA",),
    "TT": ("TT News Agency",),
    "NTB": (),
    "Ritzau": (),
    "STT": (),
    "BNS": ("Baltic News Service",),
    "ELTA": (),
    "LETA": (),
    "PAP": ("Polish Press Agency",),
    "CTK": ("ČTK", "Czech News Agency"),
    "TASR": (),
    "MTI": (),
    "Agerpres": ("AGERPRES",),
    "BTA": ("Bulgarian News Agency",),
    "Tanjug": ("TANJUG",),
    "FENA": (),
    "HINA": (),
    "AMNA": ("ANA-MPA",),
    "MENA": ("Middle East News Agency",),
    "SPA": ("Saudi Press Agency",),
    "WAM": ("Emirates News Agency",),
    "QNA": ("Qatar News Agency",),
    "KUNA": ("Kuwait News Agency",),
    "Petra": ("Jordan News Agency",),
    "SANA": ("Syrian Arab News Agency",),
    "NNA": ("National News Agency",),
    "WAFA": ("Palestine News Agency",),
    "INA": ("Iraqi News Agency",),
    "IRNA": ("Islamic Republic News Agency",),
    "ISNA": (),
    "Fars": ("Fars News Agency",),
    "Tasnim": ("Tasnim News Agency",),
    "NAN": ("News Agency of Nigeria",),
    "GNA": ("Ghana News Agency",),
    "MAP": ("Maghreb Arabe Presse",),
    "APS": ("Algeria Press Service",),
    "SAnews": (),
    "Prensa Latina": (),
    "Notimex": (),
    "Telam": ("Télam", "TELAM"),
    "Agencia Brasil": ("Agência Brasil",),
    "CNN": ("CNN Business", "CNN Newsource", "CNN Wire"),
    "BBC": ("BBC News",),
    "RFE/RL": ("Radio Free Europe/Radio Liberty",),
    "VOA": ("Voice of America",),
    "NPR": (),
    "Kaiser Health News": ("KHN",),
    "Inter Press Service": ("IPS",),
    "States Newsroom": (),
    "SWNS": (),
}

#: Every form, to the one name.
FORMS: dict[str, str] = {form: name for name, forms in _TABLE.items() for form in (name, *forms)}

#: Forms that are nothing else in running text, so that they can be looked for in it: not "AA", "PA" or a surname.
PLAIN_FORMS = frozenset(FORMS) - {
    *("AA", "PA", "CP", "CNA", "UNI", "APP", "TT", "MAP", "SPA", "INA", "NAN", "Petra", "Fars", "Bloomberg", "MENA"),
    *("Sputnik", "Central News Agency", "National News Agency", "AKI", "SDA", "APA", "APS", "PAP", "RIA", "IPS", "CTK"),
}

_IN_TEXT = re.compile(
    r"(?<![\w/-])(?:" + "|".join(map(re.escape, sorted(PLAIN_FORMS, key=len, reverse=True))) + r")(?![\w/-])"
)


def canonical(form: str) -> str | None:
    """Give the one name of the agency that *form* names, with or without "The"; ``None`` if it names none."""
    form = " ".join(form.split())
    return FORMS.get(form) or FORMS.get(form.removeprefix("The ").removeprefix("the "))


def named_in(text: str) -> tuple[str, ...]:
    """Give the names of the agencies that *text* names, in order, each once."""
    return tuple(dict.fromkeys(FORMS[match.group()] for match in _IN_TEXT.finditer(text)))
