"""Seeds a new local page with sample commitments, by replaying a story at past moments."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.service import ConversationService
from bot.web.chat import Chat
from bot.web.chat_message import direct
from bot.web.clock_control import ClockControl
from bot.web.demo_people import ACME, ALICE, CAROL, MINHO, SAM, TEAM
from bot.web.page_actions import PageActions
from commitments.domain.clock import ShiftedClock
from commitments.domain.errors import CommitmentsError

_SEOUL: Final = ZoneInfo("Asia/Seoul")


class HalfFilledPage(CommitmentsError):
    """An earlier process ended while it seeded the local page."""

    code = "half_filled_page"


@dataclass(frozen=True, slots=True)
class Line:
    """A message or button press, `days` working days from today at a time in Seoul."""

    days: int
    at: time
    person: str
    place: str
    text: str = ""
    press: str = ""


async def seed(
    conversation: ConversationService,
    chat: Chat,
    clock: ShiftedClock,
    *,
    wake: Callable[[], Awaitable[None]],
    next_due: Callable[[], Awaitable[datetime | None]],
    commands: Mapping[str, str],
) -> None:
    """Seed an empty chat and store, before anything else sends. The clock is reset at the end.

    Raises HalfFilledPage if an earlier process ended while seeding.
    """
    if chat.is_half_filled():
        raise HalfFilledPage
    if not chat.is_empty():
        return
    chat.note_filling("begun")
    now, offset = clock.now(), clock.offset
    today = now.astimezone(_SEOUL).date()
    actions, moves = PageActions(conversation, chat, clock, wake, commands), ClockControl(chat, clock, wake, next_due)
    lines = story(today, commands)
    clock.move_to(min(_moment(line, today) for line in lines))
    for line in lines:
        await moves.to(_moment(line, today))
        await _perform(actions, line)
    await moves.to(now)
    clock.offset = offset
    chat.save_clock_offset(offset)
    for person in chat.people:
        for place in (*chat.rooms, direct(person)):
            chat.mark_read(person, place)
    chat.note_filling("ended")


def story(today: date, commands: Mapping[str, str]) -> list[Line]:
    """Return the story of the last days, oldest first. Commitments are numbered in this order."""
    commit, customer = commands["commit"], commands["customer"]

    def english(days: int) -> str:
        day = working_day(today, days)
        return f"{day:%B} {day.day}"

    def korean(days: int) -> str:
        day = working_day(today, days)
        return f"{day.month}월 {day.day}일"

    settings = "alias 애크미 tier gold zone America/New_York country US people @alice @minho announce auto"
    return [
        Line(-8, time(17, 30), SAM, ACME, f"{customer} Acme here manager @sam"),
        Line(-8, time(17, 32), SAM, ACME, f"{customer} Acme {settings}"),
        Line(-7, time(22, 40), CAROL, ACME, "Hi all, the nightly export failed twice this week. What happened?"),
        Line(-6, time(9, 20), ALICE, ACME, "Sorry about that, Carol. I'll send you dates right away."),
        Line(-6, time(9, 30), ALICE, ACME, f"{commit} send the export logs to Acme by {english(-5)}"),
        Line(-6, time(9, 40), ALICE, ACME, f"{commit} send the root cause report to Acme by {english(-2)}"),
        Line(-5, time(15, 0), ALICE, ACME, f"{commit} done C-1"),
        Line(-5, time(22, 30), CAROL, ACME, press="received"),
        Line(-4, time(10, 0), ALICE, TEAM, f"{commit} send the corrected invoice to Acme by {english(-1)}"),
        Line(-4, time(11, 0), MINHO, TEAM, f"{commit} Acme에 SSO 설정 안내서 {korean(3)}까지 전달"),
        Line(-4, time(14, 0), ALICE, TEAM, f"{commit} @minho deploy the export fix to Acme by {english(1)}"),
        Line(-2, time(16, 0), ALICE, ACME, f"{commit} done C-2"),
        Line(
            -1,
            time(11, 0),
            MINHO,
            TEAM,
            f"{commit} move C-5 to {english(4)} because the vendor's patch is late",
        ),
        Line(-1, time(17, 45), SAM, ACME, f"{customer} Acme announce ask"),
    ]


def working_day(today: date, days: int) -> date:
    """Return the day `days` weekdays (Monday to Friday) after today, before it if negative."""
    step = timedelta(days=1 if days > 0 else -1)
    day, left = today, abs(days)
    while left:
        day += step
        left -= day.weekday() < 5
    return day


def _moment(line: Line, today: date) -> datetime:
    return datetime.combine(working_day(today, line.days), line.at, _SEOUL)


async def _perform(actions: PageActions, line: Line) -> None:
    person = actions.chat.people[line.person].person
    key = f"seed:{line.days}:{line.at.isoformat()}:{line.person}"
    if not line.press:
        await actions.say(person, line.place, line.text, key)
        return
    for message in reversed(actions.chat.latest(line.place, line.person)):
        for button in message.buttons():
            if button.action == line.press:
                await actions.press(person, message, button.action, button.value, key)
                return
