"""The local page in real Chromium: over a conversation that knows a few lines by heart, at last over the real one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from commitments.domain.text_cleaning import clean_text
from tests.e2e.browser import composer, opened
from tests.e2e.local import bare_bot_at
from tests.e2e.server import ready_made, serving
from tests.surfaces.web.fakes import make_page

HOSTILE = "<img src=x onerror=\"document.title='taken'\"> \u202eevil\u202c &amp; <!channel>"
SUNDAY = datetime(2026, 11, 22, 13, tzinfo=ZoneInfo("Asia/Seoul"))


@pytest.fixture
def url() -> Iterator[str]:
    with serving(ready_made(lambda: make_page().app)) as url:
        yield url


def say(page: Page, text: str) -> None:
    line = composer(page)
    line.fill(text)
    line.press("Enter")


def last(page: Page) -> Locator:
    return page.locator("#messages > li").last


def test_a_line_is_sent_with_enter_and_shown_at_once(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()
    expect(composer(page)).to_be_focused()
    page.keyboard.type("good morning")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("everybody")
    page.keyboard.press("Enter")
    expect(last(page).locator(".said")).to_have_text("good morning\neverybody")
    expect(composer(page)).to_have_value("")
    expect(page.get_by_text("Nothing here yet.")).to_be_hidden()


def test_the_example_of_an_empty_place_can_be_tried(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    page.get_by_role("button", name="/commit send fix to Acme by the 15th").click()
    expect(composer(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(last(page).get_by_role("heading")).to_have_text("C-12 · send fix to Acme")


def test_commands_are_completed_from_the_keyboard(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    line, offers = composer(page), page.get_by_role("option")
    page.keyboard.type("/")
    expect(offers).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(offers.nth(2)).to_have_attribute("aria-selected", "true")
    expect(line).to_have_attribute("aria-activedescendant", "offer-2")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(line).to_have_value("/commit ")
    page.keyboard.type("mo")
    expect(offers).to_have_count(1)
    page.keyboard.press("Enter")
    expect(line).to_have_value("/commit move C-")
    expect(offers).to_have_count(0)


def test_escape_puts_the_completions_away(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    page.keyboard.type("/over")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(composer(page)).to_have_value("/over")


def test_a_whole_command_is_sent_although_longer_ones_exist(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    page.keyboard.type("/commit")
    page.keyboard.press("Enter")
    expect(page.locator(".said.command")).to_have_text("/commit")


def test_colleagues_are_completed(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    page.keyboard.type("/commit give C-1 @m")
    page.keyboard.press("Tab")
    expect(composer(page)).to_have_value("/commit give C-1 @minho ")


def test_a_button_replaces_its_private_card(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CACME")
    say(page, "/commit send fix to Acme by the 15th")
    page.get_by_role("button", name="Undo").click()
    expect(last(page).get_by_role("heading")).to_have_text("C-12 is undone.")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_a_form_is_filled_in_corrected_and_submitted(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    say(page, "/commit send fix to Acme by the 15th")
    page.get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog", name="Edit C-12")
    what = dialog.get_by_label("What")
    expect(what).to_be_focused()
    what.fill("")
    what.press("Enter")
    expect(dialog.get_by_text("Say what was promised.")).to_be_visible()
    expect(what).to_have_attribute("aria-invalid", "true")
    expect(what).to_be_focused()
    what.fill("send both fixes")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    expect(last(page).get_by_role("heading")).to_have_text("C-12 · send both fixes")


def test_dates_in_a_dialog_look_like_those_of_cards(browser: Browser, url: str) -> None:
    for person, days in {
        "UALICE": ("Tue 15 Dec 2026", "Wed 6 Jan 2027"),
        "UMINHO": ("2026년 12월 15일 (화)", "2027년 1월 6일 (수)"),
    }.items():
        page = opened(browser, f"{url}/?as={person}&in=CTEAM")
        say(page, "/commit form")
        day, shown = page.locator("[type=date]"), page.get_by_role("dialog").locator(".shown")
        expect(shown).to_have_text([days[0], "18:00"])
        expect(shown.first).to_be_visible()
        day.fill("2027-01-06")
        expect(shown).to_have_text([days[1], "18:00"])
        day.focus()
        page.keyboard.press("ArrowUp")
        expect(shown.first).to_be_hidden()  # the browser's own form shows
        page.keyboard.press("Tab")
        page.locator("#input-what").focus()
        expect(shown.first).to_be_visible()
        day.fill("")
        expect(shown.first).to_be_hidden()  # the browser's own form shows


def test_the_focus_stays_at_the_message_whose_card_a_form_replaced(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    say(page, "/commit send fix to Acme by the 15th")
    page.get_by_role("button", name="Edit").press("Enter")
    page.get_by_label("What").press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(last(page).get_by_role("heading")).to_have_text("C-12 · send fix")
    expect(last(page).locator("article")).to_be_focused()


def test_escape_closes_a_form_and_gives_the_focus_back(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    say(page, "/commit form")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(composer(page)).to_be_focused()


def test_a_form_can_be_closed_with_its_button(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    say(page, "/commit form")
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_everybody_sees_the_customers_card_change(browser: Browser, url: str) -> None:
    alice = opened(browser, f"{url}/?as=UALICE&in=CACME")
    carol = opened(browser, f"{url}/?as=UCAROL&in=CACME")
    minho = opened(browser, f"{url}/?as=UMINHO&in=CTEAM")
    say(alice, "/commit send fix to Acme by the 15th")
    alice.get_by_role("button", name="Tell the customer").click()
    carol.get_by_role("button", name="Received").last.click()
    expect(last(alice).get_by_role("heading").first).to_have_text("Delivered and accepted: send fix")
    expect(last(alice).locator(".replies").get_by_role("heading")).to_have_text(
        "Carol Diaz has received it. Thank you!"
    )
    expect(carol.locator("#messages > li")).to_have_count(1)
    expect(minho.locator("[data-unread=CACME]")).to_be_visible()
    expect(minho.locator("[data-unread=DUMINHO]")).to_be_visible()
    expect(alice.locator("[data-unread=UMINHO]")).to_be_visible()


def test_the_clock_moves_for_everybody(browser: Browser, url: str) -> None:
    alice = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    minho = opened(browser, f"{url}/?as=UMINHO&in=DUMINHO")
    before = minho.locator("#now").inner_text()
    alice.get_by_role("button", name="+1 day").click()
    expect(minho.locator("#messages > li")).to_have_count(2)
    expect(minho.locator("#now")).not_to_have_text(before)
    alice.get_by_role("button", name="Next notification").click()
    expect(minho.locator("#messages > li")).to_have_count(3)
    expect(alice.get_by_role("button", name="Nothing is planned")).to_be_disabled()


def test_a_file_can_be_downloaded(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=DUALICE")
    say(page, "/overdue csv")
    with page.expect_download() as download:
        page.get_by_role("link", name="overdue.csv").click()
    assert download.value.suggested_filename == "overdue.csv"
    assert download.value.path().read_bytes() == b"C-3,Acme\n"


@pytest.mark.parametrize("line", [HOSTILE, f"/commit hostile {HOSTILE}"])
def test_hostile_text_is_shown_as_text(browser: Browser, url: str, line: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    title = page.title()
    say(page, line)
    expect(last(page)).to_contain_text(clean_text(HOSTILE))
    page.reload()
    expect(last(page)).to_contain_text(clean_text(HOSTILE))
    expect(page.locator("#messages img")).to_have_count(0)
    assert page.title() == title
    assert problems == []


def test_the_page_speaks_korean_to_a_korean_and_another_language_can_be_chosen(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UMINHO&in=CTEAM")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    expect(page.get_by_role("navigation", name="채널")).to_be_visible()
    expect(page.get_by_role("button", name="+1시간")).to_be_visible()
    also = opened(browser, f"{url}/?as=UMINHO&in=CACME")
    page.get_by_role("button", name="English").click()
    for one in (page, also):  # every tab of the person follows
        expect(one.get_by_role("button", name="+1 hour")).to_be_visible()
        expect(one.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="acme", exact=True).click()
    expect(page.get_by_role("button", name="+1 hour")).to_be_visible()


def test_dark_follows_the_system(browser: Browser, url: str) -> None:
    colours = [
        opened(browser, url, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert colours == ["rgb(255, 255, 255)", "rgb(23, 25, 28)"]


def test_a_narrow_screen_shows_the_chat_and_hides_the_rest_behind_a_button(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM", viewport={"width": 360, "height": 640})
    say(page, "/overdue")
    expect(page.get_by_text("5 of 12 overdue")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    side = page.get_by_role("complementary")
    expect(side).to_be_hidden()
    page.get_by_role("button", name="People and places").click()
    expect(side.get_by_role("link", name="Alice Kim")).to_be_focused()
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()
    page.get_by_role("button", name="People and places").click()
    page.get_by_role("link", name="acme", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("#acme")
    expect(side).to_be_hidden()


def test_everything_is_reached_with_the_tab_key(browser: Browser, url: str) -> None:
    page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    say(page, "/commit send fix to Acme by the 15th")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Edit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Edit")).to_be_focused()


def test_a_page_that_lost_the_bot_says_so_and_keeps_the_line(browser: Browser) -> None:
    with serving(ready_made(lambda: make_page().app)) as url:
        page = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
    say(page, "are you there?")
    expect(page.get_by_role("alert")).to_have_text("The bot cannot be reached. Is it still running?")
    expect(composer(page)).to_have_value("are you there?")


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("next Friday", ["Fri 27 Nov 2026", "Fri 4 Dec 2026"]),
        ("3/4", ["Thu 4 Mar 2027", "Sat 3 Apr 2027"]),
    ],
)
@pytest.mark.parametrize("meant", [0, 1])
def test_two_readings_of_a_date_are_two_buttons_and_one_of_them_is_the_date(
    browser: Browser, tmp_path: Path, said: str, readings: list[str], meant: int
) -> None:
    with serving(bare_bot_at(tmp_path, SUNDAY)) as url:
        page = opened(browser, f"{url}/?as=UALICE&in=CACME")
        say(page, "/customer Acme here")
        expect(last(page).get_by_role("heading")).to_have_text("Acme is saved")
        say(page, f"/commit send fix to Acme by {said}")
        expect(last(page).get_by_role("heading")).to_have_text("Which date do you mean?")
        expect(last(page).get_by_role("button")).to_have_text([*readings, "Another date…", "Never mind"])
        last(page).get_by_role("button", name=readings[meant]).click()
        expect(last(page).get_by_role("heading")).to_have_text("C-1 is on record")
        expect(last(page).locator("dd", has_text=readings[meant]).first).to_have_text(readings[meant])
