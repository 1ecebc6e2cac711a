"""What the value of a setting must be, in one sentence: what holds for all, and what its declaration says."""

from collections.abc import Sequence
from typing import Final, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

_QUOTES: Final = "\"'`\u2018\u2019\u201c\u201d"


def find_fault(value: str) -> str:
    """Return what is wrong with a value whatever its setting, "" if nothing; docker --env-file keeps all it reads."""
    if len(value) > 1 and (value[0] in _QUOTES or value[-1] in _QUOTES):
        return "has quotation marks around it: leave them out"
    if " #" in value or "\t#" in value:
        return "has a comment behind it: give the comment a line of its own"
    if not _as_utf8(value).isprintable():
        return "has a line break or a sign that cannot be seen or is not UTF-8 inside: type it anew"
    return ""


def _as_utf8(value: str) -> str:
    """Return a value of the environment as its UTF-8 says, whatever the locale took it for."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def is_token(value: str) -> bool:
    """Whether a secret can travel in a header and be compared."""
    return value.isascii() and value.isprintable() and " " not in value


def rule_of(field: FieldInfo) -> str:
    """Return what a field takes, from its type and bounds."""
    allowed, kinds = _choices(field), {field.annotation, *get_args(field.annotation)}
    if allowed:
        return f"must be {_listed(allowed)}"
    if int in kinds:
        return f"must be a whole number{_range(field)}"
    return f"must be a number{_range(field)}" if float in kinds else "must be text"


def _choices(field: FieldInfo) -> Sequence[str]:
    return get_args(field.annotation) if get_origin(field.annotation) is Literal else ()


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _range(field: FieldInfo) -> str:
    low, high = (next((getattr(one, end) for one in field.metadata if hasattr(one, end)), None) for end in ("ge", "le"))
    if low is None:
        return ""
    return f" of at least {low}" if high is None else f" from {low} to {high}"
