"""The kinds that a number of a line may be, by its form: 15, 12/4, 2027-05-03, 17.30, Q4."""

import re
from datetime import timedelta

from commitments.language.tokens.token import Kinds

_UNKNOWN: Kinds = {}
_NUMERIC = {
    "ymd": "YMD", "kymd": "YMD", "mdy": "MDY", "yymd": "YYMD", "hms": "HMS", "hhmm": "HHMMH", "ym": "YM", "my": "MY",
    "slash": "SLASH", "yq": "YQ", "quarter": "QUARTER", "halfyear": "HALFYEAR",
    "offset": "OFFSET", "fiscal": "FISCAL", "weekno": "WEEKNO",
}  # fmt: skip


def kinds_of_number(name: str, piece: str) -> Kinds:
    """Return the kinds of a piece that holds a number, by the name of its form."""
    if name == "int":
        return _int(piece)
    if name == "ord":
        return {"ORD": int(piece[:-2]), "first": None} if piece == "1st" else {"ORD": int(piece[:-2])}
    if name == "ampm":
        return {"MERIDIEM": piece[0] == "p"}
    if name == "iso":
        return {"ISO": piece.upper()}
    if name == "dot":
        return _dotted(piece)
    if name == "mdy" and "." in piece:
        return {"DMY": _numbers(name, piece)}
    return {_NUMERIC[name]: _numbers(name, piece)} if name in _NUMERIC else _UNKNOWN


def _dotted(piece: str) -> Kinds:
    """Read 9.12 or 17.30: a date, and with two digits after the dot perhaps a clock time."""
    parts = _numbers("dot", piece)
    minutes = piece.removesuffix(".").partition(".")[2]
    return {"DOT": parts, "DOTTIME": parts} if len(minutes) == 2 and minutes < "60" else {"DOT": parts}


def _numbers(name: str, piece: str) -> object:
    parts = tuple(int(number) for number in re.findall(r"\d+", piece))
    if name == "offset":
        return _offset(piece)
    if name == "hms":
        return (piece.startswith("0"), *parts)
    return parts


def _offset(piece: str) -> timedelta:
    """Read utc+9, +0530, -03:30: hours, and minutes after them."""
    digits = piece.strip("utcgm +-").replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return -ahead if "-" in piece else ahead


def _int(piece: str) -> Kinds:
    if len(piece) > 4:
        return {}
    number = int(piece)
    if len(piece) == 4 and piece[0] == "0" and number % 100 < 60:
        return {"HHMM0": (number // 100, number % 100)}
    kinds: Kinds = {"NUM": number, "INT": number}
    if len(piece) == 4 and 1990 <= number <= 2099:
        kinds["YEAR"] = number
    if len(piece) >= 3 and number // 100 <= 24 and number % 100 < 60:
        kinds["HHMM"] = (number // 100, number % 100)
    if len(piece) > 2 and number >= 1000:
        del kinds["INT"]
    return kinds
