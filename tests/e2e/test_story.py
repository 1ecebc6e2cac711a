"""The main job in real Chromium: a promise said in chat is kept in sight until the customer has it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browser import composer, opened
from tests.e2e.local import bare_bot_at, whole_bot_at
from tests.e2e.server import serving

SUNDAY = datetime(2026, 11, 22, 13, tzinfo=ZoneInfo("Asia/Seoul"))


def say(page: Page, text: str) -> None:
    line = composer(page)
    line.fill(text)
    line.press("Enter")


def last(page: Page) -> Locator:
    return page.locator("#messages > li").last


def title(page: Page) -> Locator:
    return last(page).get_by_role("heading").first


def wait_for_next(page: Page, moment: str) -> None:
    page.wait_for_load_state()  # a click before the script runs is lost
    page.get_by_role("button", name="Next notification").click()
    expect(page.locator("#now")).to_have_text(moment)


def test_a_promise_is_kept_in_sight_until_the_customer_has_it(browser: Browser, tmp_path: Path) -> None:
    with serving(bare_bot_at(tmp_path, SUNDAY)) as url:
        alice = opened(browser, f"{url}/?as=UALICE&in=CACME")
        carol = opened(browser, f"{url}/?as=UCAROL&in=CACME")
        sam = opened(browser, f"{url}/?as=USAM&in=CTEAM")

        say(alice, "/customer Acme here")
        expect(title(alice)).to_have_text("Acme is saved")
        say(alice, "/commit send fix to Acme by the 15th")
        expect(title(alice)).to_contain_text("C-1")
        expect(last(alice)).to_contain_text("Tue 15 Dec 2026")
        expect(carol.locator("#messages > li")).to_have_count(0)

        last(alice).get_by_role("button", name="Tell the customer").click()
        preview = alice.get_by_role("dialog")
        expect(preview).to_contain_text("send fix")
        preview.get_by_role("button", name="Tell").click()
        expect(last(carol)).to_contain_text("send fix")
        expect(last(carol)).to_contain_text("in progress")

        alice.get_by_role("button", name="Next notification").click()  # seconds later, as this bot has no timers
        expect(alice.locator("#messages")).to_contain_text("told at 13:00")
        wait_for_next(alice, "Thu 10 Dec, 09:00")
        expect(alice.locator("[data-unread=DUALICE]")).to_be_visible()
        alice.get_by_role("link", name="Commitments").click()
        expect(title(alice)).to_contain_text("C-1 · send fix")
        expect(last(alice).locator("time")).to_have_text("09:00")
        for moment in ("Mon 14 Dec, 09:00", "Tue 15 Dec, 09:00", "Tue 15 Dec, 16:00", "Tue 15 Dec, 18:00"):
            wait_for_next(alice, moment)
        alice.get_by_role("button", name="+1 hour").click()
        expect(alice.locator("#now")).to_have_text("Tue 15 Dec, 19:00")

        say(sam, "/overdue")
        expect(last(sam)).to_contain_text("C-1")
        expect(last(sam)).to_contain_text("Alice Kim")

        last(alice).get_by_role("button", name="Done").click()
        carol.get_by_role("button", name="Received").last.click()  # the card has it too, and so has the question
        expect(carol.get_by_role("button")).not_to_contain_text(["Received"])
        expect(title(alice)).to_contain_text("received: the customer has it")
        say(sam, "/overdue")
        expect(last(sam)).not_to_contain_text("C-1")


def test_a_new_page_has_promises_in_different_states_and_keeps_them(browser: Browser, tmp_path: Path) -> None:
    with serving(whole_bot_at(tmp_path, SUNDAY)) as url:
        carol = opened(browser, f"{url}/?as=UCAROL&in=CACME")
        for status in ("received", "delivered, do you have it?", "in progress"):
            expect(carol.locator("#messages").get_by_text(status, exact=True).first).to_be_attached()
        expect(carol.get_by_role("button", name="Received").last).to_be_visible()
        sam = opened(browser, f"{url}/?as=USAM&in=CTEAM")
        say(sam, "/overdue")
        expect(last(sam)).to_contain_text("send the corrected invoice")
        say(sam, "/commitments all")
        expect(last(sam)).to_contain_text("SSO 설정 안내서 전달")
        messages = carol.locator("#messages > li").count()

    with serving(whole_bot_at(tmp_path, SUNDAY)) as url:
        again = opened(browser, f"{url}/?as=UCAROL&in=CACME")
        expect(again.locator("#messages > li")).to_have_count(messages)
        expect(again.locator("#now")).to_contain_text("Sat 21 Nov")


def test_the_first_promise_of_a_new_company_takes_enter_and_one_press(browser: Browser, tmp_path: Path) -> None:
    with serving(bare_bot_at(tmp_path, SUNDAY)) as url:
        alice = opened(browser, f"{url}/?as=UALICE&in=CTEAM")
        alice.get_by_role("button", name="/commit send fix to Acme by the 15th").click()
        alice.keyboard.press("Enter")
        expect(title(alice)).to_contain_text("Acme is not on record yet")
        expect(last(alice)).to_contain_text("Tue 15 Dec 2026")
        last(alice).locator(".button.primary").click()
        expect(title(alice)).to_contain_text("C-1")
        expect(last(alice)).to_contain_text("Acme is on record now")
