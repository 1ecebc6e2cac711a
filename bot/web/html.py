"""Renders cards and forms as HTML; Jinja2 escapes every text."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.cards.card import Card, Form, Option, is_required
from commitments.language.mention_syntax import plain

# Relative or http(s) addresses; browsers ignore control characters and treat a backslash as a slash.
_WEB_ADDRESS: Final = re.compile(r"(https?://|#|/(?![/\\]))[^\x00-\x20\x7f\\]*")


def card_html(card: Card) -> Markup:
    """Render a card. Buttons have `data-action` and `data-value` for the page's script."""
    return Markup(_templates().get_template("card.html").render(card=card))  # noqa: S704


def form_html(form: Form, people: Sequence[Option]) -> Markup:
    """Render a form as the content of a dialog; `people` are the options of its person inputs."""
    return Markup(_templates().get_template("form.html").render(form=form, people=people))  # noqa: S704


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
    environment.tests["kind"] = lambda value, name: type(value).__name__ == name
    environment.tests["required"] = is_required
    environment.tests["web_address"] = lambda url: bool(_WEB_ADDRESS.fullmatch(url))
    return environment
