"""Cleans text on the way in, and what is left of it on the way out."""

import re
import unicodedata

from commitments.domain.text_cleaning import is_invisible
from commitments.language.text.markup import EMOJI, PICTURE, without_bold, without_strikes

_COMMAND = re.compile(r"/[\w-]+")
_SOON = re.compile(
    r"(?<!\w)(?:asap|a\.s\.a\.p\.?|as soon as possible|right away"
    r"|최대한 빨리|가능한\s?한? 빨리|되는 ?대로|빠른 시일 내에?)(?!\w)",
    re.IGNORECASE,
)
_ENDS = " \t\n\r.,;:!?-–—…·|/~*•◦▪‣、。"
_STARTS = _ENDS + ">"  # of a quotation; at an end it closes <@U1>
_EMPTY_BRACKETS = re.compile(r"[(\[{]\s?[)\]}]")
_LETTER = re.compile(r"[^\W_]")
_EMOJI_NAME = re.compile(EMOJI)
_SOON_SIGN = re.compile("asap|a[.]s[.]a|as soon|away|빨리|빠른|되는")
_MARK = re.compile(r"[(\[{,.;!?]")
# A colon is a mark and part of an emoji, so a run can be split in many ways: a lookahead tries only the first.
_AROUND = re.compile(rf"^(?:{PICTURE}|[{re.escape(_STARTS)}])+|(?=((?:{PICTURE}|[{re.escape(_ENDS)}])+))\1$")
_SPACE_BEFORE_MARK = re.compile(r"\s([,.;!?])(?=\s|$)")
_MARKS_TOGETHER = re.compile(r"[,;](?:\s?[,;])+")
_DANGLING_LAST = frozenset({"and", "or", "by", "on", "due", "before", "until", "at", "to"})
_DANGLING_FIRST = frozenset({"and", "for", "then", "so", "그리고"})


def normalize(text: str, commands: tuple[str, ...] = ()) -> str:
    """Return NFC text with single spaces and no control, bidirectional or surrogate characters, and no signs of bold.

    Where it begins with one of `commands`, such as "/commit", that is left away.
    """
    kept = text if text.isprintable() else "".join(map(_visible, text))
    composed = kept if kept.isascii() else unicodedata.normalize("NFC", kept)
    text = " ".join(composed.split())
    if text.startswith("/"):
        text = _without_command(text, commands)
    return without_bold(_unescaped(text) if "&" in text else text)


def _without_command(text: str, commands: tuple[str, ...]) -> str:
    command = _COMMAND.match(text)
    named = command is not None and command[0].casefold() in map(str.casefold, commands)
    return text[command.end() :].removeprefix(" ") if command and named else text


def _visible(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if is_invisible(letter) else letter


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def blank(text: str, places: tuple[tuple[int, int], ...]) -> str:
    """Give the text with these places turned to spaces, so that positions stay."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def without_asap(text: str) -> str:
    """Blank "asap" and its like: they are no date and no part of what was promised."""
    if not _SOON_SIGN.search(text.lower()):
        return text
    return _SOON.sub(lambda match: " " * len(match.group()), text)


def tidy_remainder(text: str) -> str:
    """Give what is left in one line, without empty brackets, doubled spaces and marks at its ends."""
    text = without_strikes(" ".join(text.split()))
    if _MARK.search(text):
        text = " ".join(_EMPTY_BRACKETS.sub(" ", text).split())
        text = _MARKS_TOGETHER.sub(",", _SPACE_BEFORE_MARK.sub(r"\1", text))
    text = _stripped(text)
    for _ in range(2):
        text = _stripped(_undangled(text))
    return _unwrapped(text)


def _undangled(text: str) -> str:
    """Take "and", "by" and their like from the ends: what they joined is gone."""
    rest, _, last = text.rpartition(" ")
    if last.lower() in _DANGLING_LAST and rest:
        text = rest
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in _DANGLING_FIRST else text


def _stripped(text: str) -> str:
    """Take marks, bullets and emoji from both ends."""
    bare = text.lstrip(_STARTS).rstrip(_ENDS)
    if not bare or (bare[0].isalnum() and bare[-1].isalnum() and ":" not in text):
        return bare
    return _AROUND.sub("", text)


def _unwrapped(text: str) -> str:
    pairs = {('"', '"'), ("“", "”"), ("(", ")"), ("'", "'")}
    if len(text) > 2 and (text[0], text[-1]) in pairs and text.count(text[0]) + text.count(text[-1]) in (2, 4):
        return text[1:-1].strip(_ENDS)
    return text


def has_content(text: str) -> bool:
    """Tell whether there is a letter or a number in it: emoji alone promise nothing."""
    return _LETTER.search(_EMOJI_NAME.sub("", text) if ":" in text else text) is not None


def lowercase(text: str) -> str:
    """Give `text` in small letters and of the same length, so that positions stay those of the text."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
