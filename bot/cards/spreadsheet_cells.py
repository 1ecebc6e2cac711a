"""Makes cells of a CSV file inert, whatever separator the spreadsheet takes for that of the file.

A comma, a semicolon or a tab is the separator by the reader's country, not by the file; who imports it may also name
the space or the colon. Quoting every cell keeps one whole only where it is the file's own; with another one the line is
cut anywhere inside the cells. So a formula is defused at the start of a cell and after everything that may be a
separator, by the apostrophe that marks text. A sign between two spaces, as in "3 - 1", has nothing to run there.
Source: OWASP, CSV injection.
"""

import re
from typing import Final
from unicodedata import normalize

_FORMULA: Final = "=+-@\u2212"
_SEPARATORS: Final = r",;:\t|\n\r\v\f\x85\u2028\u2029"
# What a spreadsheet may strip before it looks at a cell: quotation marks, spaces, control and invisible characters.
_STRIPPED: Final = (
    r"[\"'\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]*"
)


def _looking_like(signs: str) -> str:
    """Return the signs with all that look like them, such as the full-width ＝, for a regular expression."""
    return "".join(re.escape(chr(code)) for code in range(0x10000) if normalize("NFKC", chr(code)) in {*signs})


_SIGN: Final = f"[{_looking_like(_FORMULA)}]"
_STARTS: Final = re.compile(rf"((?:^|[{_SEPARATORS}]){_STRIPPED}(?={_SIGN})|(?<!\s)\s{_STRIPPED}(?={_SIGN}[^ ]))")
_LEADING: Final = re.compile(r"^(?=[\t\r\n])")


def inert(text: str) -> str:
    """Return the text with an apostrophe before whatever a spreadsheet would run as a formula."""
    return _LEADING.sub("'", _STARTS.sub(r"\1'", text))
