"""Every card in every state, from the functions of bot/cards alone, in both languages."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.cards import same_person_card
from bot.cards.code_card import code_card
from bot.cards.commitment_card import new_commitment_card, open_card
from bot.cards.connection_card import connected_card, news_card
from bot.cards.customer_card import customer_card, customer_line
from bot.cards.history_card import history_card
from bot.cards.list_card import Line, Listing, as_csv, list_card
from bot.cards.reminder_card import Bundle, bundle_card
from bot.cards.why_card import why_card
from bot.i18n.en import ENGLISH
from bot.i18n.localizer import Localizer
from commitments.application.commitments.tell_customer import Telling
from commitments.application.customer_view import CustomerMove, CustomerView
from commitments.application.names import Names
from commitments.application.notification_views import DueView, NewsView
from commitments.domain import errors
from commitments.domain.commitment import Commitment, Move, Outcome, Status
from commitments.domain.customer import Announce, Customer
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.payload import Payload
from commitments.domain.notifications.payloads.connection import ConnectionNews
from commitments.domain.notifications.payloads.customer_messages import (
    AutomaticCard,
    CustomerCard,
    CustomerEdit,
    CustomerLine,
)
from commitments.domain.notifications.payloads.list_file import ListFile, ListRequest
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import (
    BriefReminder,
    DueReminder,
    Escalation,
    LeadReminder,
    OverdueReminder,
    SnoozedReminder,
)
from commitments.domain.person import Language, Person
from tests.golden.gallery import Gallery
from tests.stage import NEW_YORK, SEOUL, seoul

Holds = Callable[[Gallery], None]

NOW = seoul("2026-12-16 10:00")
DUE = seoul("2026-12-15 18:00")
LATER = seoul("2026-12-21 15:00")
NAMES = Names(
    {"alice": Person("alice", "Alice Kim", SEOUL), "minho": Person("minho", "Minho Lee", SEOUL)},
    {1: Customer(1, "Acme", zone=NEW_YORK, channel="acme"), 2: Customer(2, "애크미", announce=Announce.NEVER)},
)
OPEN = Commitment(
    12, "send fix", 1, "alice", "alice", DUE, DUE, SEOUL, "day", seoul("2026-11-22 13:00"), first_day=DUE.date()
)
OTHERS = replace(OPEN, number=7, what="견적서 보내기", customer=2, owner="minho")
MOVED = replace(OPEN, due=LATER, precision="time", moves=2)
CARD = MessageRef("acme", "1772440000.000100")


@pytest.fixture
def localizer(language: Language) -> Localizer:
    return Localizer(language, SEOUL)


def phrases(family: str) -> list[str]:
    """Return the last parts of the phrases of a family, without those for one of a thing."""
    names = (name.removeprefix(f"{family}.") for name in ENGLISH if name.startswith(f"{family}."))
    return [name for name in names if not name.endswith(".one")]


EVERY_KIND = (
    LeadReminder(name="3d"), DueReminder(name="3d"), OverdueReminder(name="3d"), SnoozedReminder(name="3d"),
    Escalation(name="3d"), BriefReminder(name="3d"), Notice(phrase="moved", actor="sam"), ListFile(asked=ListRequest()),
    Refresh(channel="C1", id="1", event=Event.MOVED, sequence=1), CustomerCard(), CustomerEdit(),
    AutomaticCard(),     CustomerLine(line="moved"),
)  # fmt: skip


def reminder(payload: Payload, at: datetime, **more: object) -> Notification:
    person = "sam" if isinstance(payload, Escalation) else "alice"
    one = Notification(payload.kind, payload.kind, "W1", payload, to_person(person), at)
    return replace(one, **more)  # type: ignore[arg-type]


def test_a_new_commitment(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    before = [
        reminder(LeadReminder(), DUE - timedelta(days=3)),
        reminder(BriefReminder(), DUE),
        reminder(DueReminder(), DUE),
    ]
    reminders = [*before, reminder(Escalation(), DUE + timedelta(days=1))]
    untold = Telling(told=False)
    gallery.add("told", new_commitment_card(localizer, OPEN, NAMES, reminders, Telling(told=True)))
    gallery.add("not told", new_commitment_card(localizer, OPEN, NAMES, reminders, untold))
    gallery.add("never told, no reminder", new_commitment_card(localizer, OTHERS, NAMES, [], untold))
    gallery.add("for nobody", new_commitment_card(localizer, replace(OPEN, customer=None), NAMES, before, untold))
    gallery.add(
        "for a colleague",
        new_commitment_card(localizer, replace(OPEN, owner="minho"), NAMES, before, untold),
    )
    unsure = Telling(told=False, unsure=("Bluebird", "2.15", "Dana", "SUP-1"))
    gallery.add("not told, since it is unsure", new_commitment_card(localizer, OPEN, NAMES, before, unsure))
    inside = replace(OPEN, internal=True)
    gallery.add("internal", new_commitment_card(localizer, inside, NAMES, before, untold))
    holds(gallery)


def test_one_commitment(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    for status, outcome in product(Status, (None, *Outcome)):
        shown = replace(OPEN, status=status, outcome=outcome)
        gallery.add(f"{status}, {outcome}", open_card(localizer, shown, NAMES))
    gallery.add("told, delivered", open_card(localizer, replace(OPEN, status=Status.DELIVERED, card=CARD), NAMES))
    gallery.add("told, open", open_card(localizer, replace(OPEN, card=CARD), NAMES))
    gallery.add("moved once", open_card(localizer, replace(MOVED, moves=1), NAMES))
    gallery.add("moved twice", open_card(localizer, MOVED, NAMES, "a title"))
    gallery.add("of unknown people", open_card(localizer, replace(OPEN, owner="U1", maker="U2", customer=9), NAMES))
    holds(gallery)


def test_history(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    every, moves = list(entries()), [move(timedelta(hours=12))]
    undone = [Entry(12, NOW, "alice", event, *values_of(event), undone=True) for event in Event]
    gallery.add("the newest", history_card(localizer, MOVED, every, moves, NAMES))
    for start in range(0, len(every), 15):
        gallery.add(f"from {start}", history_card(localizer, MOVED, every, moves, NAMES, start))
    for start in range(0, len(undone), 15):
        gallery.add(f"undone, from {start}", history_card(localizer, MOVED, undone, [], NAMES, start))
    many = [Entry(12, NOW, "minho", Event.EDITED, f"text {n}", f"text {n + 1}") for n in range(45)]
    gallery.add("of many the newest", history_card(localizer, OPEN, many, [], NAMES))
    holds(gallery)


def entries() -> Iterator[Entry]:
    for event in Event:
        yield Entry(12, NOW, "alice", event, *values_of(event), reason="vendor slipped")
    yield Entry(12, NOW, "bot", Event.TOLD)
    yield Entry(12, NOW, "carol", Event.REOPENED, reason="the manual", internal=True)
    for outcome in Outcome:
        yield Entry(12, NOW, "carol", Event.ACCEPTED, new=str(outcome))
    for undone in phrases("undo"):
        yield Entry(12, NOW, "alice", Event.UNDONE, new=undone)


def values_of(event: Event) -> tuple[str, str]:
    """Return old and new of an event as history keeps them."""
    match event:
        case Event.MOVED | Event.CORRECTED | Event.REZONED:
            return DUE.isoformat(), LATER.isoformat()
        case Event.MADE | Event.SNOOZED:
            return "", LATER.isoformat()
        case Event.HANDED_OVER:
            return "alice", "minho"
        case Event.ACCEPTED:
            return "", "kept_late"
        case Event.UNDONE:
            return "", "moved"
        case Event.EDITED:
            return "send fix", "send the fix"
        case _:
            return "", ""


def move(notice: timedelta | None, **more: object) -> Move:
    one = Move(12, 1, NOW, "alice", DUE, LATER, "vendor slipped", notice=notice)
    return replace(one, **more)  # type: ignore[arg-type]


def test_why(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    kinds = [reminder(payload, DUE) for payload in EVERY_KIND]
    gallery.add("every kind", why_card(localizer, OPEN, kinds, NAMES, offset=0))
    states = [reminder(DueReminder(), DUE, state=state, sent_at=LATER) for state in State]
    gallery.add("every state", why_card(localizer, OPEN, states, NAMES))
    gallery.add("all of every state", why_card(localizer, OPEN, states, NAMES, offset=0))
    held = [
        reminder(DueReminder(), DUE, state=State.HELD_BACK, reason=reason) for reason in (*phrases("held"), "novel")
    ]
    for start in range(0, len(held), 15):
        gallery.add(f"every reason, from {start}", why_card(localizer, OPEN, held, NAMES, offset=start))
    leads = [reminder(LeadReminder(name=name), DUE) for name in ("1d", "3d", "1h", "2h", "soon")]
    gallery.add("leads and a channel", why_card(localizer, OPEN, [*leads, in_channel()], NAMES))
    gallery.add("none", why_card(localizer, OPEN, [], NAMES))
    holds(gallery)


def in_channel() -> Notification:
    return reminder(CustomerCard(), DUE, destination=to_channel("acme"), state=State.FAILED, reason="is_archived")


def test_a_reminder(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    for name, at, days in (("ahead", LATER, 0), ("just late", DUE, 0), ("late", DUE, 1), ("later", DUE, 3)):
        gallery.add(name, bundle_card(localizer, bundle(DueView(replace(OPEN, due=at), days)), NAMES))
    for since in phrases("since"):
        gallery.add(f"since {since}", bundle_card(localizer, bundle(DueView(OPEN, 1, since)), NAMES))
    for status in (Status.DELIVERED, Status.ACCEPTED, Status.CANCELLED):
        settled = DueView(replace(OPEN, status=status, outcome=Outcome.KEPT_LATE), 1, "delivered")
        gallery.add(status, bundle_card(localizer, bundle(settled), NAMES))
    holds(gallery)


def test_a_notice(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    for phrase in [name for name in phrases("news") if name != "reason"]:
        news = NewsView(phrase, OTHERS, "alice", "", MOVED.deadline, "minho")
        gallery.add(phrase, bundle_card(localizer, bundle(news=(news,)), NAMES))
        because = replace(news, reason="not_in_channel", old=True)
        gallery.add(f"{phrase}, out of date, with a reason", bundle_card(localizer, bundle(news=(because,)), NAMES))
    holds(gallery)


def test_reminders_at_once(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    late, ahead = DueView(OPEN, 3), DueView(replace(OTHERS, due=LATER), 0)
    moved = NewsView("moved", MOVED, "minho", "vendor slipped", MOVED.deadline, "alice")
    settled = DueView(replace(OPEN, status=Status.DELIVERED), 0, "delivered")
    gallery.add("late and ahead", bundle_card(localizer, bundle(ahead, late), NAMES))
    gallery.add("with news", bundle_card(localizer, bundle(ahead, late, news=(moved,)), NAMES))
    gallery.add("two pieces of news", bundle_card(localizer, bundle(news=(moved, replace(moved, reason=""))), NAMES))
    gallery.add("all settled", bundle_card(localizer, bundle(settled, settled), NAMES))
    many = [DueView(replace(OPEN, number=number, what=f"send part {number}"), number) for number in range(1, 24)]
    gallery.add("more than fit", bundle_card(localizer, bundle(*many), NAMES))
    holds(gallery)


def bundle(*dues: DueView, news: tuple[NewsView, ...] = ()) -> Bundle:
    return Bundle("alice", dues, news, NOW)


LINES = (
    Line(OPEN, None),
    Line(OTHERS, 0),
    Line(replace(OPEN, number=2, card=CARD, moves=1), 1),
    Line(replace(MOVED, number=3, place="C100"), 4),
    Line(replace(OPEN, number=4, customer=None, status=Status.DELIVERED), None),
    *(
        Line(replace(OPEN, number=5 + number, status=Status.ACCEPTED, outcome=outcome), None)
        for number, outcome in enumerate(Outcome)
    ),
)


def test_a_list(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    query = {"scope": "mine"}
    for name, offset, more in (("only", 0, False), ("first", 0, True), ("middle", 8, True), ("last", 16, False)):
        lines = LINES if name == "only" else LINES[:1]
        listing = Listing("A list", lines, query, offset, more, "23", "https://x.slack.com/", NOW)
        gallery.add(name, list_card(localizer, listing, NAMES))
    holds(gallery)


def test_a_file(localizer: Localizer, golden: SnapshotAssertion) -> None:
    assert as_csv(localizer, LINES, NAMES, "https://x.slack.com").decode("utf-8-sig").splitlines() == golden


def test_the_customers_card(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    moves = (
        CustomerMove(1, OPEN.deadline, MOVED.deadline, "vendor slipped"),
        CustomerMove(2, OPEN.deadline, MOVED.deadline, ""),
    )
    view = CustomerView(12, "Acme", "send fix", MOVED.deadline, NEW_YORK, Status.OPEN, moves)
    for status in Status:
        gallery.add(status, customer_card(localizer, replace(view, status=status)))
    gallery.add("late", customer_card(localizer, replace(view, late=True)))
    for line in phrases("customer.line"):
        gallery.add(f"line {line}", customer_line(localizer, view, line, 1))
    gallery.add("moved for a reason of ours", customer_line(localizer, view, "moved", 2))
    holds(gallery)


def test_connections(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    code, at = "7KQM-3F9A-XX2T-PB4D-0HJW", localizer.moment(NOW)
    gallery.add("the code", code_card(localizer, "connect", code, "teams", "connect", "/commitments", at))
    gallery.add("the code, in Teams", code_card(localizer, "connect", code, "slack", "connect", "/commitments", at))
    gallery.add("connected", connected_card(localizer, "Teams", "T", [("Acme (Teams)", "Acme", "14|3")]))
    asked = ConnectionNews(news="asked", side="Teams", platform="teams", joining="t", own=(12, 40, 9), theirs=(3, 7, 1))
    for news in ("asked", "connected", "declined", "tried", "seen"):
        shown = asked.model_copy(update={"news": news})
        gallery.add(f"news: {news}", news_card(localizer, shown, "Globex", "/commitments"))
    holds(gallery)


def test_one_person(localizer: Localizer, gallery: Gallery, holds: Holds) -> None:
    code, teams = "7KQM-3F9A-XX2T-PB4D-0HJW", "00000000-0000-4000-8000-00000000000a"
    jane, other = Person("U0JANE", "Jane", told_in="U0JANE", also=teams), Person(teams, "Jane Doe", told_in="U0JANE")
    gallery.add("the question", same_person_card.asked_card(localizer, jane, other, widens=False))
    gallery.add("the question, with an admin", same_person_card.asked_card(localizer, other, jane, widens=True))
    for news in ("done", "denied", "apart"):
        gallery.add(f"news: {news}", same_person_card.news_card(localizer, news, jane, other))
    word = localizer.verb("same_person")
    in_teams = code_card(localizer, "same_person", code, "teams", word, "/commit", "18:00")
    in_slack = code_card(localizer, "same_person", code, "slack", word, "/commit", "18:00")
    gallery.add(f"the code of {jane.id}", in_teams)
    gallery.add(f"the code of {teams}", in_slack)
    holds(gallery)


def test_errors(localizer: Localizer, golden: SnapshotAssertion) -> None:
    """The sentence of every error, with the names of its fields filled in."""
    typed = {"commit": "/commit", "commitments": "/commitments", "overdue": "/overdue", "customer": "/customer"}
    assert {kind.code: localizer.error(filled(kind), typed) for kind in kinds_of_errors()} == golden


def kinds_of_errors() -> list[type[errors.CommitmentsError]]:
    found = [one for one in vars(errors).values() if isinstance(one, type)]
    of_ours = [one for one in found if issubclass(one, errors.CommitmentsError) and one is not errors.CommitmentsError]
    return sorted(of_ours, key=lambda one: one.code)


def filled(kind: type[errors.CommitmentsError]) -> errors.CommitmentsError:
    known = {"moment": datetime(2026, 12, 15, 9, tzinfo=UTC), "status": "delivered"}
    return kind(**{name: known.get(name, f"[{name}]") for name in kind.carries})
