"""The form in which dates are read: plain characters, and nothing of what stands in quotation marks."""

import re

# Full-width letters and digits, dashes between digits and fraction slashes; each has the same length as its plain form.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SLASHES = dict.fromkeys((0x2044, 0x2215, 0x29F8), ord("/"))
_PLAIN = _WIDE | _SLASHES
_DASH = re.compile(r"(?<=[\d.])[‐‑‒–—―−](?=\d)")

_NEVER = 200  # characters: nobody quotes more
_QUOTED = re.compile(
    rf"""“[^“”]{{1,{_NEVER}}}”|‘[^‘’]{{1,{_NEVER}}}’(?![a-zA-Z])|「[^「」]{{1,{_NEVER}}}」|『[^『』]{{1,{_NEVER}}}』"""
    rf"""|«[^«»]{{1,{_NEVER}}}»|(?<![\w"])"[^"]{{1,{_NEVER}}}"(?!\d)"""
    rf"""|(?<![\w'])'(?!(?:til|till|cause|bout|em|n)\b)(?=\S)[^']{{1,{_NEVER}}}(?<=\S)'(?![a-zA-Z])"""
)
_QUOTES = re.compile("[\"“‘「『«']")
_INSIDE = re.compile(r"[^\W_]")


def reading_form(line: str) -> str:
    """Return the line as dates are read in it, of the same length; a line that is quoted as a whole is read."""
    if not line.isascii():
        line = _DASH.sub("-", line.translate(_PLAIN))
    for match in _quotations(line):
        line = line[: match.start()] + _masked(match.group()) + line[match.end() :]
    return line


def quoted_spans(line: str) -> tuple[tuple[int, int], ...]:
    """Return what stands in quotation marks in the line, and is not read for dates."""
    return tuple(match.span() for match in _quotations(line))


def _quotations(line: str) -> list[re.Match[str]]:
    if not _QUOTES.search(line):
        return []
    return [match for match in _QUOTED.finditer(line) if not _is_all(line, match)]


def _is_all(line: str, match: re.Match[str]) -> bool:
    return not _INSIDE.search(line[: match.start()] + line[match.end() :])


def _masked(quoted: str) -> str:
    return _INSIDE.sub("x", quoted)
