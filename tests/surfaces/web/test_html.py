"""Cards and forms become safe HTML."""

import re
from datetime import date, time

import pytest
from markupsafe import escape

from bot.cards import card as c
from bot.web.html import card_html, form_html, unbroken

HOSTILE = "<img src=x onerror=alert(1)>\"'&"


def test_every_text_of_a_card_is_escaped() -> None:
    button = c.Button(HOSTILE, HOSTILE, HOSTILE)
    card = c.Card(
        HOSTILE,
        (
            c.Text(HOSTILE, strong=True),
            c.Note(HOSTILE),
            c.Fields((c.Field(HOSTILE, HOSTILE),)),
            c.Item(HOSTILE, HOSTILE, "https://example.com/" + HOSTILE, (button,)),
            c.Buttons((button,)),
            c.Mentions((c.Mention(HOSTILE, HOSTILE),)),
            c.Divider(),
        ),
    )
    html = card_html(card)
    assert "<img" not in html
    assert html.count("&lt;img") == 14


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("moved to Mon 21 Dec 2026, 15:00 KST · send fix", ["Mon 21 Dec 2026, 15:00 KST\u00a0·"]),
        ("Alice: Sat 12 Dec 18:00 · Tue 15 Dec 09:00 (KST)", ["Sat 12 Dec 18:00\u00a0·", "Tue 15 Dec 09:00"]),
        ("C-7 기한을 2026년 12월 21일 (월) 15:00 KST로 바꿈", ["C-7", "2026년 12월 21일 (월) 15:00 KST로"]),
        ("12월 1일 (화), 5일 뒤", ["12월 1일 (화),", "5일 뒤"]),
        ("/commit tell C-1", ["C-1"]),
        ("<b>C-1</b> by 5 March", []),
        ("call 10 Downing", []),
    ],
)
def test_no_line_breaks_within_a_moment_or_a_number(text: str, whole: list[str]) -> None:
    html = str(unbroken(text))
    assert re.findall('<span class="whole">(.*?)</span>', html) == whole
    assert re.sub("<.*?>", "", html).replace("\u00a0", " ") == str(escape(text))


def test_every_text_of_a_form_is_escaped() -> None:
    option = c.Option(HOSTILE, HOSTILE)
    inputs: tuple[c.Input, ...] = (
        c.TextInput(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        c.TextInput("m", HOSTILE, "</textarea>" + HOSTILE, multiline=True),
        c.DateInput("d", HOSTILE),
        c.TimeInput("t", HOSTILE),
        c.ChoiceInput("c", HOSTILE, (option,), HOSTILE),
        c.PersonInput("p", HOSTILE, HOSTILE),
        c.CheckInput("x", HOSTILE),
    )
    form = c.Form(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (c.Text(HOSTILE),), inputs)
    html = form_html(form, [option])
    assert "<img" not in html
    assert html.count("</textarea>") == 1


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "JAVASCRIPT:x",
        "http:x",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert "<a " not in card_html(c.Card("x", (c.Item("title", url=url),)))


def test_what_was_chosen_is_shown() -> None:
    inputs: tuple[c.Input, ...] = (
        c.DateInput("d", "Date", date(2026, 12, 15)),
        c.TimeInput("t", "Time", time(18)),
        c.ChoiceInput("c", "Customer", (c.Option("1", "Acme"), c.Option("2", "Globex")), "2"),
        c.PersonInput("p", "Owner", "UMINHO"),
        c.CheckInput("x", "Internal", checked=True),
    )
    form = c.Form("a", "t", "s", "c", inputs=inputs)
    html = form_html(form, [c.Option("UALICE", "Alice"), c.Option("UMINHO", "Minho")])
    assert 'value="2026-12-15"' in html
    assert 'value="18:00"' in html
    assert '<option value="2" selected>Globex' in html
    assert '<option value="UMINHO" selected>Minho' in html
    assert "checked>" in html
    assert '<option value=""></option>' not in html
