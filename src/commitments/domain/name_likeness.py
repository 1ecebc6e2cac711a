"""Compares the names of customers as people read them, so that nobody takes another's name by writing it otherwise.

"to Acme", "Acme에게", "Acme." and "Аcme" with a Cyrillic letter all read as Acme. In doubt two names are alike: who
creates a customer is then told that the name is taken.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from commitments.domain.erasure import ERASED
from commitments.domain.text_cleaning import is_invisible, normal_form

# Letters and digits that look like a Latin letter: Cyrillic, Greek, small capitals, with strokes; i, l and 1 are one.
_LOOKS_LIKE: Final = {
    **str.maketrans("авекмнорстухіјѕһԁԛԝӏ", "abekmhopctyxljshdqwl"),
    **str.maketrans("αβεζηικμνορτυχγ", "abezhlkmnoptyxy"),
    **str.maketrans("ıłøđħɑɡɩ", "llodhagl"),
    **str.maketrans("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghljklmnoprstuvwyz"),
    **str.maketrans("0i1", "oll"),
}
# Before the normal form, which makes a Greek lunate sigma a sigma and half-width fillers others: characters that have
# no form but are neither control nor format characters (fillers, the empty Braille pattern).
_FILLERS: Final = (0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, *range(0xE0000, 0xE1000))
_FIRST: Final[dict[int, str]] = {**dict.fromkeys(_FILLERS, ""), 0x3F2: "c", 0x3F9: "c"}
# Accents of European letters and variation selectors; the marks of other scripts make other letters.
_MARKS: Final = re.compile(
    r"[\u0300-\u036f\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_PARTICLES: Final = re.compile(
    r"(?:에게|에서|에|께서|께|한테|으로|로|님|씨|측|쪽|팀|와|과|랑|하고|은|는|이|가|을|를|의|도|들|귀하|담당자|담당)+"
)
_SHORTEST_STEM: Final = 2
_OF_WORDS: Final = frozenset("LMN")  # letters, their marks, digits
_MENTION: Final = re.compile(r"<[@!#]|^[@#]")


def looks(text: str) -> str:
    """Return text with one character for all that look alike, without accents and characters that have no form."""
    plain = _MARKS.sub("", normal_form("NFKD", text.translate(_FIRST))).casefold()
    seen = "".join(letter for letter in plain if letter.isspace() or not is_invisible(letter))
    return normal_form("NFC", _MARKS.sub("", normal_form("NFKD", seen))).translate(_LOOKS_LIKE)


def _folded(words: str) -> frozenset[str]:
    return frozenset(looks(words).split())


_NO_NAMES: Final = _folded("to for with from by at")
_PREPOSITIONS: Final = _NO_NAMES | _folded("via about regarding re towards toward w")
_BEFORE: Final = _PREPOSITIONS | _folded("the a an of on in and dear hi hello hey mr mrs ms mx dr 주식회사 주")
_AFTER: Final = _PREPOSITIONS | _folded(
    "the a an of on in and s until till before after due team folks people guys side inc corp corporation ltd limited"
    " llc gmbh plc co ag 주식회사 주 앞"
)
_OWN_WORDS: Final = (
    "all",
    "전체",
    "모두",
    "closed",
    "완료",
    "종료",
    "csv",
    "everyone",
    "internal",
    "내부",
    "list",
    "목록",
    "settings",
    "설정",
)


@lru_cache(maxsize=16384)
def reads_as(name: str) -> str:
    """Return a name in the form in which names are compared: letters and digits as they look, without spaces."""
    return "".join(_words(name))


def is_usable_name(name: str) -> bool:
    """Whether a customer may have this name: more than signs, prepositions, a word of ours or a mention."""
    words = _words(name)
    if ERASED in name or _MENTION.search(name.strip()) or _NO_NAMES.issuperset(words):
        return False
    return reads_as(name) not in map(reads_as, _OWN_WORDS)


def are_alike(one: str, other: str) -> bool:
    """Whether one of two names is the other, or the other with function words, titles, particles or signs around it."""
    return reads_as(one) in names_within(other) or reads_as(other) in names_within(one)


@lru_cache(maxsize=4096)
def names_within(name: str) -> frozenset[str]:
    """Return what a name may be read as, by itself or where a preposition or particle parts it: "fix to Acme"."""
    return frozenset(_parts(_words(name), _BEFORE, _AFTER, _PREPOSITIONS))


@lru_cache(maxsize=4096)
def bare_names(name: str) -> frozenset[str]:
    """Return a name as it is read, also without the prepositions before it and the particles after it."""
    return frozenset(_parts(_words(name), _PREPOSITIONS, _PREPOSITIONS, ()))


def _words(name: str) -> list[str]:
    kept = (letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else " " for letter in looks(name))
    return "".join(kept).split()


def _parts(words: list[str], before: Collection[str], after: Collection[str], apart: Collection[str]) -> Iterator[str]:
    starts = [0] if words else []
    for at, word in enumerate(words[:-1]):
        if word in apart or (starts[-1] == at and word in before):
            starts.append(at + 1)
    last = len(words)
    for end in range(len(words), 0, -1):
        word, whole = words[end - 1], end == last
        if whole and (word in after or _PARTICLES.fullmatch(word)):
            last = end - 1
        parted = bool(apart) and not whole and (words[end] in apart or bool(_PARTICLES.fullmatch(words[end])))
        endings = [word] if whole or parted else []
        endings += _stems(word) if whole or apart else ()
        yield from ("".join((*words[start : end - 1], each)) for start in starts if start < end for each in endings)


def _stems(word: str) -> Iterator[str]:
    """Return a word without the particles at its end."""
    sizes = range(_SHORTEST_STEM, len(word)) if "가" <= word[-1] <= "힣" else ()
    return (word[:size] for size in sizes if _PARTICLES.fullmatch(word, size))


def plain_words(text: str) -> str:
    """Return the words as they look, without signs; a text of signs alone as it is."""
    seen = "".join(one if unicodedata.category(one)[0] in _OF_WORDS else " " for one in looks(text))
    return " ".join(seen.split()) or text
