"""Unescapes the text of a command; only mentions of people keep Slack's form, <@U123>.

With `should_escape` Slack replaces names, channels and addresses by <…>, and &, <, > by entities.
Source: https://docs.slack.dev/interactivity/implementing-slash-commands (escaping).
"""

import re

from bot.i18n.catalogues import text_of
from commitments.language.line_context import has_hangul
from commitments.language.mention_syntax import mention

_MARKED = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_EVERYBODY = ("here", "channel", "everyone")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("&(?:lt|gt|amp);")


def as_typed(text: str) -> str:
    """Return the text without Slack's escaping: `<#C1|acme>` is "#acme", `<http://acme.com|acme.com>` "acme.com"."""
    parts, end = [], 0
    for match in _MARKED.finditer(text):
        parts += [_plain(text[end : match.start()]), _group_without_name(match, text) or _name(match)]
        end = match.end()
    return "".join([*parts, _plain(text[end:])])


def _name(match: re.Match[str]) -> str:
    kind, target, label = match[1], match[2], match[3] or ""
    if kind == "@":
        return mention(target)
    if kind and not label and target not in _EVERYBODY:
        return f"{'#' if kind == '#' else '@'}…"  # such as a private channel: Slack sends the id alone
    shown = _plain(label or target)
    if target.startswith("date^"):
        return shown
    return f"{'#' if kind == '#' else '@'}{shown.lstrip('@#')}" if kind else shown


def _group_without_name(match: re.Match[str], line: str) -> str:
    """Return the words for a user group that Slack sends by its id alone, in the language of the line; else ""."""
    unnamed = match[1] == "!" and match[2].startswith("subteam^") and not match[3]
    return text_of("ko" if has_hangul(line) else "en", "group.unnamed") if unnamed else ""


def _plain(text: str) -> str:
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], text)
