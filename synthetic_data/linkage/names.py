"""Names that nobody bears: six invented ways of naming, each with its own stock of forenames and surnames.

No name was taken from a list of people: every one is put together from syllables written for this course, and the
sounds are no language's. What is meant to be like life is the *structure*, because that is what linkage stumbles
over: how many names there are and how unevenly they are used, how many parts a name has, whether a family shares a
surname, whether a surname changes with sex or at marriage, whether there is more than one spelling in Latin
letters. Which group of people follows which way is invented too, and only roughly so: groups are mixtures.

When this was written, no name of ours, in any of its spellings, equalled one of the some 47,000 names in the lists
for 86 countries and languages that come with Faker 40.54 (https://github.com/joke2k/faker), accents and capitals aside.

Stocks do not depend on a population's seed: names are like a language, known to all.
"""

from __future__ import annotations

import hashlib
import itertools
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import pick

Names = NDArray[np.object_]


@dataclass(frozen=True)
class Tradition:
    """One way of naming. Shares are of the people who follow it; all are invented."""

    name: str
    forenames: int
    """Forenames for each sex."""
    surnames: int
    forename_shift: float = 6.0
    surname_shift: float = 10.0
    """Of a name's rank; the lower, the larger the share of the most frequent names."""
    forename_skew: float = 0.95
    surname_skew: float = 0.85
    two_forenames: float = 0.0
    """Share with a forename of two parts."""
    joint: str = " "
    """What stands between the two."""
    two_surnames: float = 0.0
    surname_joint: str = "-"
    surname_by_sex: bool = False
    own_surname: float = 0.0
    """Share of children whose surname is not their siblings'."""
    nicknames: bool = False
    changes_at_marriage: bool = False
    romanised: tuple[tuple[str, str], ...] = ()
    """Letters that are also written otherwise, where names are transliterated."""
    use_names: bool = False
    """Bears a forename of the first tradition beside the own one."""


# What each tradition's names are put together from: every combination, one part of each column; `_` is a space.
_Parts = tuple[str, str, str]
_PARTS: dict[str, dict[str, _Parts]] = {
    "plain": {
        "female": (
            "Br Cl D Dr F Gl H J K L M N Pr R Sk T Thr V W Z",
            "av eb ef ev id im og om or ub ul un",
            "abrith aluse eskra ethra idrix issot ivoy olune orrap umey",
        ),
        "male": (
            "B Br C Cr D F Gr H J K L M N P R St T V W Y",
            "ad af ak eb ed em id iv ob od og ul",
            "abarg olund edrof ethock ibork iltor oduk orrund orbek untarg",
        ),
        "surname": (
            "B Bl Br Cl Cr D Dr F Fl G Gr H J K L M N P Pr R Sk Sn St T Thr Tr V W Wr Y",
            "aff ald and arv eck eld end erb idd ilm ind irk obb old omb orv udd ulm und urv",
            "abrow aquist askel avorn ebrant eldrow emvale enzor idrake ifold igrave iquell obrin odrell olvane "
            "omward othmere ovesk ubrick unthor",
        ),
    },
    "prefixed": {
        "female": ("C D F Gw L M N R Sw Tw", "aul ewm iln oam urn yld", "affy egga isty obbe uvve"),
        "male": ("C D F Gw L M N R Sw Tw", "aul ewm iln oam urn yld", "aggo eddu illuk orbo utch"),
        "surname": (
            "Xe'B Xe'C Xe'D Xe'F Xe'G Xe'L Xe'M Xe'R Zum_B Zum_D Zum_F Zum_G Zum_L Zum_N Zum_R Zum_T",
            "alg emp ilb olf ulk yrn",
            "aby etter uggan ollory ushen ythe",
        ),
    },
    "marked": {
        "female": (
            "Bw D G J K L M N P R V Z",
            "ald arp elg elk ilb ist old ump",
            "ëffa ésty îlla ômme ûsqua",
        ),
        "male": ("Bw D G J K L M N P R V Z", "ald arp elg elk ilb ist old ump", "ëffo ésk îllu ômb ûsq"),
        "surname": (
            "B Br C D Dr G Gr J K Kr L M N P Pr R S Sl Sv T V Z Zl",
            "ab ad ag aj eb ed eg ej ib id iz ij ob od og oj",
            "ámp émb îlt ôrg ûnd älb ëck öff ülv ñorr",
        ),
    },
    "compound": {
        "female": (
            "B D F G J L M N R S T V Z",
            "aa ee oo",
            "davela delisa lorina marela rivana selora tavila zelina",
        ),
        "male": ("B D F G J L M N R S T V Z", "aa ee oo", "davel delim loran marol rivan selor tavim zelon"),
        "surname": (
            "B D F G J L M N Qu R S T V W Y Z",
            "aa ee oo",
            "davond delvar gorvel lindor marvant nolvar rendal selvin tandor vlandel zondar",
        ),
    },
    "short": {
        "female": ("Dz Fl G H J Kw L M N Qu R Tw X Z", "ae eo iu oa ui", "ld lm rs sk x"),
        "male": ("B Dz G H J Kw Pl Qu R Tw V W X Z", "ae eo iu oa ui", "lb lt rn sk x"),
        "surname": ("Bl Dz G H J Kw L M N Qu R Tw V X Z", "ae eo iu oa ui", "lv x"),
    },
    "long": {
        "female": (
            "Blo Cra Dwe Flu Glo Phe Pho Qua Quo Sko Spe Tru Xa Zou",
            "bala demi dino foka tudo lapo mubi ranu",
            "phandra quessa selindra toraxa velombe",
        ),
        "male": (
            "Blo Cra Dwe Flu Glo Phe Pho Qua Quo Sko Spe Tru Xa Zou",
            "bala demi dino foka tudo lapo mubi ranu",
            "phandor quossim selund toraxim velombo",
        ),
        "surname": (
            "Ble Cro Dwa Fla Gle Phe Phi Que Qui Ska Spo Tre Xo Zau",
            "bado dimu fela gopi kedu lomi muta nepo ridu sabi vonu",
            "belesko drungal flaxen gristan noldara phastor quornel skendar tromvel vaxonde",
        ),
    },
}

_ONE_SOUND_TWO_SPELLINGS = (("aa", "a"), ("ee", "i"), ("oo", "u"), ("qu", "kw"), ("v", "w"))

TRADITIONS = (
    Tradition(
        "plain", 300, 9000, two_forenames=0.06, joint="-", two_surnames=0.03, own_surname=0.12, nicknames=True,
        changes_at_marriage=True,
    ),
    Tradition("prefixed", 150, 500, two_surnames=0.02, own_surname=0.08, changes_at_marriage=True),
    Tradition("marked", 200, 2500, surname_by_sex=True, two_surnames=0.03, own_surname=0.05, changes_at_marriage=True),
    Tradition(
        "compound", 200, 300, surname_shift=2.0, surname_skew=1.0, two_forenames=0.7, own_surname=0.45,
        romanised=_ONE_SOUND_TWO_SPELLINGS,
    ),
    Tradition(
        "short", 180, 120, surname_shift=2.0, surname_skew=1.0, two_forenames=0.75, own_surname=0.02,
        romanised=(("x", "ks"), ("ae", "ei"), ("eo", "io"), ("iu", "yu"), ("oa", "wa"), ("ui", "wi")),
        use_names=True,
    ),
    Tradition(
        "long", 300, 1200, two_forenames=0.25, two_surnames=0.25, surname_joint=" ", own_surname=0.15,
        changes_at_marriage=True,
        romanised=(("ph", "f"), ("qu", "kw"), ("x", "ks"), ("ou", "u"), ("sk", "sc"), ("gl", "ghl"), ("fl", "vl"),
                   ("tr", "thr"), ("cr", "kr"), ("bl", "bel"), ("dw", "dv"), ("sp", "esp")),
    ),
)  # fmt: skip
PLAIN = 0
TRADITION_NAMES = tuple(tradition.name for tradition in TRADITIONS)

FOLLOWED: dict[str, dict[str, float]] = {
    "WBRI": {"plain": 0.97, "prefixed": 0.03},
    "WIRI": {"plain": 0.3, "prefixed": 0.7},
    "WIRT": {"plain": 0.5, "prefixed": 0.5},
    "WROM": {"plain": 0.4, "marked": 0.6},
    "WOTH": {"plain": 0.3, "marked": 0.7},
    "MWBC": {"plain": 1.0},
    "MWBA": {"plain": 0.5, "long": 0.5},
    "MWAS": {"plain": 0.5, "compound": 0.5},
    "MOTH": {"plain": 0.6, "marked": 0.2, "short": 0.2},
    "AIND": {"compound": 0.9, "plain": 0.1},
    "APKN": {"compound": 1.0},
    "ABAN": {"compound": 1.0},
    "AOTH": {"short": 0.5, "compound": 0.5},
    "BCRB": {"plain": 1.0},
    "BAFR": {"long": 0.8, "compound": 0.2},
    "BOTH": {"long": 0.6, "plain": 0.4},
    "CHNE": {"short": 1.0},
    "OOTH": {"compound": 0.5, "marked": 0.3, "long": 0.2},
}
"""Share of each ethnic group's families that follow each tradition (invented)."""

FEMALE_ENDING, MALE_ENDING = "ixa", "ix"
"""What ends a surname that differs by sex, by the sex of its bearer."""


@dataclass(frozen=True)
class Stock:
    """Names of one kind, most frequent first, with their other forms; arrays have one value a name."""

    names: Names
    cumulative: NDArray[np.float64]
    """Cumulative shares."""
    romanised: Names
    """Another spelling; the same where there is none."""
    short: Names
    """A nickname; the same where there is none."""

    def pick(self, uniform: NDArray[np.floating]) -> NDArray[np.int32]:
        """Return the place of the name that each draw from 0 to 1 falls on."""
        return pick(self.cumulative, uniform)


def _combined(parts: _Parts, count: int) -> list[tuple[str, str, str]]:
    """Return the first so many combinations, in an order that shows no pattern."""
    columns = [[part.replace("_", " ") for part in column.split()] for column in parts]
    combined = itertools.product(columns[0], columns[1], columns[2])
    ordered = sorted(combined, key=lambda part: hashlib.blake2b("".join(part).encode()).digest())
    return ordered[:count]


def respelled(name: str, rules: tuple[tuple[str, str], ...]) -> str:
    """Spell a name otherwise by the first two rules that apply; unchanged if none does."""
    lower, done = name.lower(), 0
    for letters, instead in rules:
        if letters in lower and done < 2:
            lower, done = lower.replace(letters, instead), done + 1
    return " ".join(word[:1].upper() + word[1:] for word in lower.split(" ")) if done else name


def without_accents(name: str) -> str:
    """Return a name in the letters A to Z."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def _nickname(first: str, middle: str) -> str:
    return f"{first}{middle}zy"


@lru_cache(maxsize=64)
def stock(tradition: int, kind: str) -> Stock:
    """Return the stock of a tradition's ``female`` or ``male`` forenames or surnames (made once per process).

    Surnames are those of ``surname`` or, where they differ by sex, of ``female surname`` and ``male surname``.
    """
    way = TRADITIONS[tradition]
    surname = kind.endswith("surname")
    parts = _combined(
        _PARTS[way.name]["surname" if surname else kind], way.surnames if surname else way.forenames
    )
    names = ["".join(part) for part in parts]
    if way.surname_by_sex and surname:
        names = [name + (FEMALE_ENDING if kind.startswith("female") else MALE_ENDING) for name in names]
    shift, skew = (
        (way.surname_shift, way.surname_skew) if surname else (way.forename_shift, way.forename_skew)
    )
    weight = np.array([round((rank + shift) ** -skew, 9) for rank in range(1, len(names) + 1)])
    short = [_nickname(part[0], part[1]) for part in parts] if way.nicknames and not surname else names
    return Stock(
        names=np.array(names, dtype=object),
        cumulative=np.round(np.cumsum(weight) / weight.sum(), 9),
        romanised=np.array([respelled(name, way.romanised) for name in names], dtype=object),
        short=np.array(short, dtype=object),
    )


def cumulative_traditions() -> NDArray[np.float64]:
    """Return cumulative shares of traditions, a row for each ethnic group in the order of ``FOLLOWED``."""
    shares = [[followed.get(name, 0.0) for name in TRADITION_NAMES] for followed in FOLLOWED.values()]
    return np.round(np.cumsum(shares, axis=1), 6)
