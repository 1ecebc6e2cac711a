"""Removes what is only breath: um, uh, erm; 음, 어."""

import re

_SOUND = re.compile(
    r"(?:,\s?)?(?<![\w'’-])(?<!\d\s)(?:[Uu]m+|[Uu]h+m*|[Ee]rm+|[Hh]mm+|er(?=,)|[Aa]hm)(?![\w'’-])[,.…]*"
    r"|(?:(?<=\bby\s)|(?<=\bon\s)|(?<=\bat\s)|(?<=\bby,\s))(?:like|say|let['’]s say|you know|i guess),?(?=\s)"
    r"|(?<!\w)[Tt][Hh][Ee]\s(?=[Tt][Hh][Ee]\s)"
    r"|^\s*(?:음+|흠+|어+|아+|저+(?=[,.~…]|\s?\.\.))(?=[\s,.~…])[,.~…]*|(?<=\s)음+(?=\s)"
)
_SIGNS = ("um", "uh", "hm", "erm", "er,", "like", "say", "you know", "i guess", "the the ")
_OTHER_SIGN = re.compile(r"^\s*[음흠어아저]|\s음")


def without_hesitations(line: str) -> str:
    """Blank out the sounds of a pause: they belong neither to a date nor to the words."""
    low = line.lower()
    if not (any(sign in low for sign in _SIGNS) or (not line.isascii() and _OTHER_SIGN.search(line))):
        return line
    return _SOUND.sub(lambda match: " " * len(match.group()), line)
