"""Text that is safe in Slack: shortened honestly, without control characters, never read as markup.

Source: https://docs.slack.dev/messaging/formatting-message-text (escaping, mentions).
"""

import re
import unicodedata
from urllib.parse import urlsplit

_MORE = "…"
_JOINERS = "\u200d\ufe0e\ufe0f"
# Control characters but the line break, halves of characters, and marks that turn the direction of writing.
_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_BROADCAST = re.compile(r"@(?=channel|here|everyone)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def clean(text: str) -> str:
    """Drop control characters (line breaks stay), direction overrides and halves of broken characters."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\t", " "))


def length(text: str) -> int:
    """Count as Slack's clients may: in UTF-16 units, where an emoji is two. Never less than it counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(text: str, limit: int) -> str:
    """Clean `text` and shorten it to `limit` UTF-16 units; what was cut ends in "…"."""
    cleaned = clean(text)
    if length(cleaned) <= limit:
        return cleaned
    return _start(cleaned, limit - 1) + _MORE


def _start(text: str, limit: int) -> str:
    """Take what fits, without leaving half of a character that is made of several."""
    start = text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")
    end = len(start)
    while 0 < end < len(text) and (text[end] in _JOINERS or unicodedata.combining(text[end])):
        end -= 1
    return start[:end].rstrip(_JOINERS)


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
