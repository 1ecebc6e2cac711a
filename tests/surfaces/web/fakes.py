"""A conversation that knows a few lines by heart, and a page around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from starlette.applications import Starlette

from bot.cards import card as c
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply, Request
from bot.conversation.service import ConversationService
from bot.web.chat import Chat
from bot.web.chat_store import ChatFile
from bot.web.demo_people import ACME, MINHO, PEOPLE, ROOMS
from bot.web.messenger import ChatMessenger
from bot.web.page import page_routes
from commitments.application.ports.messenger import File, Outgoing
from commitments.domain.clock import ShiftedClock
from commitments.domain.errors import StoreUnavailable
from commitments.domain.notifications.addresses import Destination, MessageRef, to_channel, to_person

COMMANDS: Mapping[str, str] = {
    "commit": "/commit",
    "commitments": "/commitments",
    "overdue": "/overdue",
    "customer": "/customer",
}

MADE = c.Card(
    "C-12 · send fix to Acme",
    (
        c.Fields(
            (
                c.Field("Customer", "Acme"),
                c.Field("Owner", "Alice Kim"),
                c.Field("Due", "Tuesday 15 December 2026, 18:00 Seoul (04:00 New York)"),
                c.Field("Reminders", "Thu 10 Dec 18:00, Mon 14 Dec 18:00, Tue 15 Dec 16:00 → Alice Kim"),
            )
        ),
        c.Buttons(
            (
                c.Button("tell", "Tell the customer", "12", "primary"),
                c.Button("edit", "Edit", "12"),
                c.Button("undo", "Undo", "12", "danger"),
            )
        ),
        c.Note("Only you see this. The customer is told when you say so."),
    ),
)
CUSTOMER = c.Card(
    "We promised: send fix",
    (
        c.Fields((c.Field("By", "Tuesday 15 December 2026, 04:00 New York"), c.Field("Status", "On its way"))),
        c.Buttons((c.Button("received", "Received", "12", "primary"), c.Button("not_yet", "Not yet", "12"))),
    ),
)
FORM = c.Form(
    "edit_form",
    "Edit C-12",
    "Save",
    "Close",
    "12",
    intro=(c.Note("The first date stays on record."),),
    inputs=(
        c.TextInput("what", "What", "send fix", max_length=200),
        c.DateInput("day", "Date", date(2026, 12, 15)),
        c.TimeInput("time", "Time", time(18, 0)),
        c.ChoiceInput("customer", "Customer", (c.Option("1", "Acme"), c.Option("2", "Globex")), "1"),
        c.PersonInput("owner", "Owner", "UALICE"),
        c.TextInput(
            "why",
            "Reason",
            hint="The customer sees this unless it is internal.",
            multiline=True,
            optional=True,
        ),
        c.CheckInput("internal", "Internal: the customer does not see the reason"),
    ),
)


def long_list() -> c.Card:
    """Return a list card like that of /overdue."""
    rows = (
        ("C-3 · Acme · ship the May 3 invoice correction", "Alice Kim · 3 working days late · moved twice"),
        ("C-7 · Globex · renew the TLS certificates", "Minho Lee · 2 working days late"),
        ("C-9 · 한성SMB · 견적서 최종본 전달", "Minho Lee · 12월 2일 (수) 18:00까지 · 영업일 1일 지연"),
        ("C-10 · Acme · root cause of the outage on the 28th", "Sam Rivera · 1 working day late"),
        ("C-11 · Initech · answer the security questionnaire", "Alice Kim · 1 working day late"),
    )
    items = tuple(c.Item(title, detail, "/?in=CACME", (c.Button("open", "Open", title[:4]),)) for title, detail in rows)
    paging = c.Buttons((c.Button("page", "Next page", "2"),))
    return c.Card("5 of 12 overdue", (*items, paging, c.Note("Working days of each owner's calendar.")))


@dataclass
class Noted:
    """What the conversation was asked, in order."""

    requests: list[Request] = field(default_factory=list)
    away: bool = False


class FakeConversation(ConversationService):
    """Answers a few lines; sends to others through the messenger, as the dispatcher would."""

    def __init__(self, messenger: ChatMessenger, noted: Noted) -> None:
        self._messenger = messenger
        self._noted = noted

    async def handle_command(self, said: CommandRequest) -> Reply:
        self._noted.requests.append(said)
        match said.verb, said.text:
            case "overdue", "csv":
                file = File("overdue.csv", b"C-3,Acme\n")
                await self._send("f", to_person(said.actor), c.Card("Here is the file."), file=file)
                return Reply()
            case "overdue", _:
                return Reply(card=long_list())
            case "commit", "form":
                return Reply(form=FORM)
            case "commit", text if text.startswith("hostile"):
                return Reply(card=c.Card(text, (c.Text(text), c.Fields((c.Field(text, text),)))))
            case _:
                pass
        return Reply(card=MADE)

    async def handle_button(self, pressed: ButtonPress) -> Reply:
        self._noted.requests.append(pressed)
        match pressed.action:
            case "edit" | "not_yet":
                return Reply(form=FORM)
            case "undo":
                return Reply(card=c.Card("C-12 is undone."), replaces=True)
            case "tell":
                await self._send("n-12", to_channel(ACME), CUSTOMER)
            case "received":
                await self._received(pressed)
            case _:
                pass
        return Reply()

    async def _received(self, pressed: ButtonPress) -> None:
        done = c.Card("Delivered and accepted: send fix", (c.Note("Received by Carol Diaz"),))
        await self._send("n-13", to_channel(ACME), done, edit=pressed.message)
        line = c.Card("Carol Diaz has received it. Thank you!")
        await self._send("n-14", to_channel(ACME), line, thread=pressed.message)
        await self._send("n-15", to_person(MINHO), c.Card("Acme 고객이 받았습니다: send fix"))

    async def handle_form(self, submitted: FormSubmission) -> Reply:
        self._noted.requests.append(submitted)
        if not submitted.answers.get("what"):
            return Reply(errors={"what": "Say what was promised."})
        return Reply(card=c.Card(f"C-12 · {submitted.answers['what']}"), replaces=True)

    async def _send(
        self,
        notification: str,
        to: Destination,
        card: c.Card,
        *,
        edit: MessageRef | None = None,
        thread: MessageRef | None = None,
        file: File | None = None,
    ) -> None:
        await self._messenger.send(Outgoing("local", notification, to, card, thread, edit, file))


@dataclass
class Outbox:
    """Moments at which something is due; waking at or after one sends it to Minho."""

    messenger: ChatMessenger
    clock: ShiftedClock
    due: list[datetime]

    async def wake(self) -> None:
        while self.due and self.due[0] <= self.clock.now():
            moment = self.due.pop(0)
            card = c.Card(f"Reminder of {moment.isoformat(timespec='minutes')}")
            await self.messenger.send(Outgoing("local", moment.isoformat(), to_person(MINHO), card))

    async def next_due(self) -> datetime | None:
        return self.due[0] if self.due else None


@dataclass
class FakePage:
    """A page with everything around it in reach."""

    app: Starlette
    chat: Chat
    clock: ShiftedClock
    outbox: Outbox
    noted: Noted


def make_page(path: Path | str = ":memory:") -> FakePage:
    """Build a page over the fake conversation, with reminders due in 2, 3 and 30 hours."""
    chat = Chat(ChatFile(path), PEOPLE, ROOMS)
    clock = ShiftedClock(chat.clock_offset())
    messenger = ChatMessenger(chat, clock)
    noted = Noted()
    outbox = Outbox(messenger, clock, [clock.now() + timedelta(hours=hours) for hours in (2, 3, 30)])

    async def profile_changed(_: str) -> None:
        if noted.away:
            raise StoreUnavailable

    routes = page_routes(
        FakeConversation(messenger, noted),
        chat,
        clock,
        wake=outbox.wake,
        next_due=outbox.next_due,
        commands=COMMANDS,
        profile_changed=profile_changed,
    )
    return FakePage(Starlette(routes=routes), chat, clock, outbox, noted)
