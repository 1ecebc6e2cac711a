"""Normalizes the text of a line before it is read, and tidies what remains of it afterwards."""

import re

from commitments.domain.text_cleaning import is_invisible, normal_form
from commitments.language.text.markup import EMOJI, PICTURE, without_bold, without_strikes

_COMMAND = re.compile(r"/[\w-]+")
_ASAP = re.compile(
    r"(?<!\w)(?:asap|a\.s\.a\.p\.?|as soon as possible|right away"
    r"|최대한 빨리|가능한\s?한? 빨리|되는 ?대로|빠른 시일 내에?)(?!\w)",
    re.IGNORECASE,
)
_ENDS = " \t\n\r.,;:!?-–—…·|/~*•◦▪‣、。"
_STARTS = _ENDS + ">"  # ">" opens a quotation; at the end it closes <@U1>
_EMPTY_BRACKETS = re.compile(r"[(\[{]\s?[)\]}]")
_LETTER = re.compile(r"[^\W_]")
_EMOJI_NAME = re.compile(EMOJI)
_ASAP_SIGN = re.compile("asap|a[.]s[.]a|as soon|away|빨리|빠른|되는")
_MARK = re.compile(r"[(\[{,.;!?]")
# A colon is punctuation and part of an emoji, so a run can be split in many ways: a lookahead tries only the first.
_AROUND = re.compile(rf"^(?:{PICTURE}|[{re.escape(_STARTS)}])+|(?=((?:{PICTURE}|[{re.escape(_ENDS)}])+))\1$")
_SPACE_BEFORE_MARK = re.compile(r"\s([,.;!?])(?=\s|$)")
_MARKS_TOGETHER = re.compile(r"[,;](?:\s?[,;])+")
_DANGLING_LAST = frozenset(
    {"and", "or", "by", "on", "due", "before", "until", "at", "to", "&", "that's", "that’s", "which's", "otherwise"}
)
_DANGLING_FIRST = frozenset({"and", "for", "then", "so", "&", "otherwise", "그리고"})
_DANGLING_CLAUSE = re.compile(
    r"[\s,;–-]+(?:that|which|it) is$|[\s,;–-]+(?:it|that)['’]s$|\s(?:and|or),$", re.IGNORECASE
)


def normalize(text: str, commands: tuple[str, ...] = ()) -> str:
    """Return NFC text with single spaces, without control, bidirectional or surrogate characters and bold markers.

    A command at its start, one of `commands` such as "/commit", is removed.
    """
    kept = text if text.isprintable() else "".join(map(_visible, text))
    composed = normal_form("NFC", kept)
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


def blank(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Replace each (start, end) range of the text with spaces, so that offsets stay valid."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def without_asap(text: str) -> str:
    """Blank out "asap" and the like: they are neither a date nor part of what was promised."""
    if not _ASAP_SIGN.search(text.lower()):
        return text
    return _ASAP.sub(lambda match: " " * len(match.group()), text)


def tidy_remainder(text: str) -> str:
    """Return the remainder in one line, without empty brackets, repeated spaces and punctuation at its ends."""
    text = without_strikes(" ".join(text.split()))
    if _MARK.search(text):
        text = " ".join(_EMPTY_BRACKETS.sub(" ", text).split())
        text = _MARKS_TOGETHER.sub(",", _SPACE_BEFORE_MARK.sub(r"\1", text))
    text = _without_outer_marks(text)
    for _ in range(2):
        text = _without_outer_marks(_without_dangling_words(text))
    return _without_wrapping(text)


def _without_dangling_words(text: str) -> str:
    """Remove "and", "by" and the like from the ends: what they joined is gone."""
    text = _DANGLING_CLAUSE.sub("", text) if text[-1:] in "sS," else text
    rest, _, last = text.rpartition(" ")
    if last.lower() in _DANGLING_LAST and rest:
        text = rest
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in _DANGLING_FIRST else text


def _without_outer_marks(text: str) -> str:
    """Remove punctuation, bullets and emoji from both ends."""
    bare = text.lstrip(_STARTS).rstrip(_ENDS)
    if not bare or (bare[0].isalnum() and bare[-1].isalnum() and ":" not in text):
        return bare
    return _AROUND.sub("", text)


def _without_wrapping(text: str) -> str:
    pairs = {('"', '"'), ("“", "”"), ("(", ")"), ("'", "'")}
    if len(text) > 2 and (text[0], text[-1]) in pairs and text.count(text[0]) + text.count(text[-1]) in (2, 4):
        return text[1:-1].strip(_ENDS)
    return text


def has_content(text: str) -> bool:
    """Whether the text contains a letter or a digit: emoji alone promise nothing."""
    return _LETTER.search(_EMOJI_NAME.sub("", text) if ":" in text else text) is not None


def lowercase(text: str) -> str:
    """Return `text` in lower case with the same length, so that offsets stay valid."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
