"""Splits the reason off a text: "Friday because the vendor is late"."""

import re

from bot.conversation.internal_mark import split_internal

_REASON = re.compile(
    r"(?:^|\s)(?:because(?:\s+of)?|reason\s*:|since|이유\s*:|사유\s*:)\s*(?P<reason>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_REASON_FIRST = re.compile(r"^(?P<reason>.{1,500}?)\s*때문에\s*(?P<rest>.*)$", re.DOTALL)
# A reason says the mark without a colon too: "because internal we forgot".
_INTERNAL = re.compile(r"^(?:internal(?:ly)?|내부용?)\s+", re.IGNORECASE)

_LEADING = re.compile(
    r"^(?:(?:(?:back|over)\s+)?to|until|till|for|에게|한테|께서?|님(?:께|에게|한테)?|으?로|다시)(?=[\s,]|$)[\s,]*",
    re.IGNORECASE,
)


def split_reason(text: str) -> tuple[str, str, bool]:
    """Return the text before the reason, the reason, and whether it is marked internal."""
    if first := _REASON_FIRST.match(text):
        before, reason = first["rest"], first["reason"]
    elif said := _REASON.search(text):
        before, reason = text[: said.start()], said["reason"]
    else:
        return text.strip(), "", False
    rest, marked = split_internal(reason)
    public = rest if marked else _INTERNAL.sub("", reason, count=1)
    return before.strip(), public.strip(), public != reason


def with_words(words: str, reason: str) -> str:
    """Return a reason with the words that stand before it."""
    return ", ".join(part for part in (words, reason) if part)


def without_function_words(text: str) -> str:
    """Return what is left of a text beside a date or a person, without the words that only lead to it."""
    return _LEADING.sub("", text.strip(" ,.;:-–—\n")).strip(" ,.;:-–—\n")
