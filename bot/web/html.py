"""Renders cards and forms as HTML; Jinja2 escapes every text."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.cards.card import Card, Form, Option, is_required
from commitments.language.mention_syntax import plain

# Relative or http(s) addresses; browsers ignore control characters and treat a backslash as a slash.
_WEB_ADDRESS: Final = re.compile(r"(https?://|#|/(?![/\\]))[^\x00-\x20\x7f\\]*")

# What a line of the page does not break: a commitment's number, and a date with its time and zone.
_ZONE = r"(?: (?:[A-Z]{2,5}|UTC[+-]\d[\d:]*))?"
_TIME = rf"(?:,? \d\d:\d\d{_ZONE})?"
_UNBROKEN: Final = re.compile(
    rf"(?:(?<=\s)|^)[(“‘]?(?:[A-Z]{{1,3}}-\d+(?!\d)"
    rf"|(?:[A-Z][a-z]{{2}} )?\d{{1,2}} [A-Z][a-z]{{2}}(?: \d{{4}})?(?![a-z]){_TIME}"
    rf"|(?:\d{{4}}년 )?\d{{1,2}}월 \d{{1,2}}일(?: \(.\))?{_TIME}"
    r"|\d+일 [전뒤])[^\s<]*(?:\u00a0·)?"
)


def card_html(card: Card) -> Markup:
    """Render a card. Buttons have `data-action` and `data-value` for the page's script."""
    return Markup(_templates().get_template("card.html").render(card=card))  # noqa: S704


def form_html(form: Form, people: Sequence[Option]) -> Markup:
    """Render a form as the content of a dialog; `people` are the options of its person inputs."""
    return Markup(_templates().get_template("form.html").render(form=form, people=people))  # noqa: S704


def unbroken(text: str) -> Markup:
    """Return the text escaped, with moments and numbers whole, and "·" at the end of a line, never at its start."""
    joined = str(escape(plain(text))).replace(" · ", "\u00a0· ")
    return Markup(_UNBROKEN.sub(r'<span class="whole">\g<0></span>', joined))  # noqa: S704


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: plain(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["unbroken"] = unbroken
    environment.tests["kind"] = lambda value, name: type(value).__name__ == name
    environment.tests["required"] = is_required
    environment.tests["web_address"] = lambda url: bool(_WEB_ADDRESS.fullmatch(url))
    return environment
