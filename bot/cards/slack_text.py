"""Text that is safe in Slack: shortened honestly, without control characters, never read as markup.

Source: https://docs.slack.dev/messaging/formatting-message-text (escaping, mentions).
"""

import re
import unicodedata
from urllib.parse import urlsplit

_MORE = "…"
_JOINERS = "\u200d\ufe0e\ufe0f"
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BROADCAST = re.compile(r"@(?=channel|here|everyone)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def clean(text: str) -> str:
    """Drop control characters (line breaks stay), direction overrides and halves of broken characters."""
    return "".join(c for c in text.replace("\r\n", "\n").replace("\t", " ") if c == "\n" or _is_plain(c))


def _is_plain(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cs"} and character not in _DIRECTION


def length(text: str) -> int:
    """Count as Slack's clients may: in UTF-16 units, where an emoji is two. Never less than it counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def fit(text: str, limit: int) -> str:
    """Clean `text` and shorten it to `limit` UTF-16 units; what was cut ends in "…"."""
    cleaned = clean(text)
    if length(cleaned) <= limit:
        return cleaned
    return _start(cleaned, limit - 1) + _MORE


def _start(text: str, limit: int) -> str:
    """Take what fits, without leaving half of a character that is made of several."""
    end = used = 0
    while end < len(text) and used + length(text[end]) <= limit:
        used += length(text[end])
        end += 1
    while 0 < end < len(text) and (text[end] in _JOINERS or unicodedata.combining(text[end])):
        end -= 1
    return text[:end].rstrip(_JOINERS)


def line(text: str, limit: int) -> str:
    """Fit `text` on one line; Slack refuses an empty one, so nothing becomes "…"."""
    return fit(" ".join(clean(text).split()), limit) or _MORE


def escape(text: str, limit: int) -> str:
    """Make text safe for a field that Slack reads as mrkdwn, in at most `limit` units once escaped."""
    cleaned = _BROADCAST.sub("@" + _WORD_JOINER, clean(text))
    escaped = _escaped(cleaned)
    if length(escaped) <= limit:
        return escaped
    return _escaped_start(cleaned, limit - 1) + _MORE


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped_start(text: str, limit: int) -> str:
    """Shorten before escaping, so that no `&amp;` is cut in two."""
    used = 0
    for end, character in enumerate(text):
        used += length(_escaped(character))
        if used > limit:
            return _escaped(_start(text[: end + 1], length(text[:end])))
    return _escaped(text)


def web_link(url: str) -> str | None:
    """Give `url` when it is an http(s) address that Slack can open, else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    known = parts.scheme in {"http", "https"} and parts.netloc
    return url if known and len(url) <= 3000 and clean(url) == url and not set(url) & set(" \n<>|") else None
