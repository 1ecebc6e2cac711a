"""Misspellings of days and months, generated from the names so that no list has to be maintained."""

from collections.abc import Iterator

# Misspellings with more than one typing error, and words that only look like misspellings.
COMMON_MISSPELLINGS = {
    "wensday": "wednesday", "wenesday": "wednesday", "wednes": "wednesday", "wendsday": "wednesday",
    "wedsnesday": "wednesday", "wednsday": "wednesday", "thirsday": "thursday", "thersday": "thursday",
    "satuday": "saturday", "saterday": "saturday", "febuary": "february", "feburary": "february",
    "febrary": "february", "janury": "january", "setember": "september", "septmber": "september",
    "decemeber": "december", "tommorow": "tomorrow", "tomorow": "tomorrow", "tommorrow": "tomorrow",
    "tmw": "tomorrow", "tmmrw": "tomorrow", "tmro": "tomorrow",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow", "tomo": "tomorrow",
}  # fmt: skip
# Short forms of chat for words that the rules name: they are read as these words.
SHORT_FORMS = {
    "nxt": "next", "biz": "business", "wknd": "weekend", "wkend": "weekend", "b4": "before",
    "2moro": "tomorrow", "2morrow": "tomorrow", "2mrw": "tomorrow", "2day": "today", "2nite": "tonight",
    "nite": "night", "mth": "month", "mths": "months", "qtrs": "quarters",
}  # fmt: skip
REAL_WORDS = frozenset(
    {"sundry", "sundae", "monody", "marci", "arch", "match", "march", "jun", "toady", "tody", "mayor"}
)
_SHORTEST = 6


def typing_errors(name: str) -> Iterator[str]:
    """Yield `name` with one typing error: letters swapped, one left out, one of its own too many, a wrong vowel.

    Its first letter stays, and a name under six letters is only ever swapped, so that few real words are hit.
    """
    if len(name) >= _SHORTEST:
        yield name + name[-1]
    for at in range(1, len(name) - 1):
        if at < len(name) - 1 and name[at] != name[at + 1]:
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        if len(name) >= _SHORTEST:
            yield name[:at] + name[at + 1 :]
            yield from (name[:at] + letter + name[at:] for letter in sorted(set(name)))
            if name[at] in "aeiou":
                yield from (name[:at] + vowel + name[at + 1 :] for vowel in "aeiou" if vowel != name[at])


def misspellings(names: list[str]) -> dict[str, str]:
    """Map each likely misspelling to its name; real words and names are left out."""
    found = {slip: name for name in names for slip in typing_errors(name)}
    return {
        slip: name
        for slip, name in (found | COMMON_MISSPELLINGS).items()
        if slip not in REAL_WORDS and slip not in names
    }
