"""Makes text safe for Slack: without control characters and markup, visibly shortened.

Source: https://docs.slack.dev/messaging/formatting-message-text (escaping, mentions).
"""

import re
import unicodedata

from bot.validation import is_web_address

_MORE = "…"
_JOINERS = "\u200d\ufe0e\ufe0f"
# Control characters except the line break, surrogates, and direction overrides.
_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_BROADCAST = re.compile(r"@(?=channel|here|everyone)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def clean(text: str) -> str:
    """Return the text without control characters (line breaks stay), direction overrides and surrogates."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\t", " "))


def length(text: str) -> int:
    """Return the length in UTF-16 units, where an emoji counts two: an upper bound of Slack's own count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(text: str, limit: int) -> str:
    """Return `text` cleaned and shortened to `limit` UTF-16 units, ending in "…" if cut."""
    cleaned = clean(text)
    if length(cleaned) <= limit:
        return cleaned
    return _start(cleaned, limit - 1) + _MORE


def _start(text: str, limit: int) -> str:
    """Return the start that fits, without splitting a grapheme."""
    start = text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")
    end = len(start)
    while 0 < end < len(text) and (text[end] in _JOINERS or unicodedata.combining(text[end])):
        end -= 1
    return start[:end].rstrip(_JOINERS)


def line(text: str, limit: int) -> str:
    """Return `text` as one line of at most `limit` units; "…" if empty, which Slack rejects."""
    return fit(" ".join(clean(text).split()), limit) or _MORE


def escape(text: str, limit: int) -> str:
    """Return text escaped for a mrkdwn field, in at most `limit` units."""
    cleaned = _BROADCAST.sub("@" + _WORD_JOINER, clean(text))
    escaped = _escaped(cleaned)
    if length(escaped) <= limit:
        return escaped
    return _escaped_start(cleaned, limit - 1) + _MORE


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped_start(text: str, limit: int) -> str:
    """Return the escaped start that fits, without cutting an entity such as `&amp;`."""
    used = 0
    for end, character in enumerate(text):
        used += length(_escaped(character))
        if used > limit:
            return _escaped(_start(text[: end + 1], length(text[:end])))
    return _escaped(text)


def web_link(url: str) -> str | None:
    """Return `url` if it is an http(s) address that Slack accepts, else None."""
    return (
        url if is_web_address(url) and len(url) <= 3000 and clean(url) == url and not set(url) & set(" \n<>|") else None
    )
