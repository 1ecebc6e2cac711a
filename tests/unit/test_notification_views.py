"""What a message shows at the moment it is sent, what keeps it back, and what is recorded once it was sent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commitments.application.not_wanted import NotWanted
from commitments.application.notification_views import NotificationViews
from commitments.application.send_results import delivered
from commitments.domain.commitment import Commitment, Move, Status
from commitments.domain.customer import Announce, Customer
from commitments.domain.deadline import Deadline
from commitments.domain.history import Event
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerLine
from commitments.domain.notifications.payloads.list_file import ListRequest
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import LeadReminder
from commitments.domain.person import Role
from tests.contract.values import DAY, HOUR, NEWS, NOW, commitment, notice
from tests.stage import SEOUL
from tests.unit.played_rows import ACME, COMPANY, JANE, Rows

THEIRS = replace(ACME, channel="acme")
CARD = MessageRef("acme", "7")
PROMISE = commitment(number=1, customer=1, wording="the fix", card=CARD)


def views(rows: Rows) -> NotificationViews:
    return NotificationViews(rows.unit(), COMPANY, NOW)


async def shown(promise: Commitment | None, customer: Customer | None) -> tuple[str, str]:
    """Return what a new card and an edit of the card show, or why they are held back."""
    rows = Rows(promises=[promise] if promise else [], clients=[one for one in (customer, Customer(2, "Beta")) if one])
    planned = notice("card", to=to_channel("acme"), number=1, payload=CustomerCard())
    found = []
    for view in (views(rows).customer.card, views(rows).customer.shown_card):
        try:
            made = await view(planned)
            found.append((made[0] if isinstance(made, tuple) else made).shown.wording)
        except NotWanted as error:
            found.append(error.reason)
    return found[0], found[1]


@pytest.mark.parametrize(
    ("promise", "customer", "card", "edit"),
    [
        (PROMISE, THEIRS, "the fix", "the fix"),
        (None, THEIRS, "not_theirs", "not_theirs"),
        (PROMISE, None, "not_theirs", "not_theirs"),
        (replace(PROMISE, customer=None), THEIRS, "not_theirs", "not_theirs"),
        (PROMISE, replace(THEIRS, channel="other"), "not_theirs", "not_theirs"),
        (PROMISE, replace(THEIRS, announce=Announce.NEVER), "announce_off", "announce_off"),
        (PROMISE, replace(THEIRS, announce=Announce.AUTO), "the fix", "the fix"),
        (replace(PROMISE, card=None), THEIRS, "the fix", "no_card"),
        (replace(PROMISE, card=MessageRef("other", "7")), THEIRS, "the fix", "no_card"),
        (replace(PROMISE, wording="as for Beta"), THEIRS, "leak", "as for Beta"),
        (replace(PROMISE, wording="ask Jane Doe"), THEIRS, "leak", "ask Jane Doe"),
        (replace(PROMISE, wording=""), THEIRS, "send the fix", "send the fix"),
    ],
)
async def test_a_customer_is_shown_only_what_is_theirs_wanted_and_names_nobody_else(
    promise: Commitment | None, customer: Customer | None, card: str, edit: str
) -> None:
    assert await shown(promise, customer) == (card, edit)


async def test_a_card_about_no_commitment_is_held_back() -> None:
    rows = Rows(promises=[PROMISE], clients=[THEIRS])
    with pytest.raises(NotWanted, match="not_theirs"):
        await views(rows).customer.card(notice("card", to=to_channel("acme"), payload=CustomerCard()))


async def test_a_list_is_held_back_from_whoever_became_an_outsider_since() -> None:
    with pytest.raises(NotWanted, match="not_allowed"):
        await views(Rows()).asked(replace(JANE, role=Role.OUTSIDER), ListRequest(), 10)


async def test_a_customer_sees_the_moves_that_stand_with_the_reasons_that_may_be_read() -> None:
    moves = [
        Move(1, 1, NOW, "jane", NOW, NOW + DAY, "we need more time"),
        Move(1, 2, NOW, "jane", NOW, NOW + DAY, "we are too few", internal=True),
        Move(1, 3, NOW, "jane", NOW, NOW + DAY, "Beta came first"),
        Move(1, 4, NOW, "jane", NOW, NOW + DAY, "a slip", undone=True),
    ]
    rows = Rows(promises=[PROMISE], clients=[THEIRS, Customer(2, "Beta")], moved=moves)
    planned = notice("card", to=to_channel("acme"), number=1, payload=CustomerCard())
    view, place = await views(rows).customer.shown_card(planned)
    assert [(one.sequence, one.reason) for one in view.shown.moves] == [(1, "we need more time"), (2, ""), (3, "")]
    assert (place, view.card, view.zone, view.shown.zone) == (CARD, CARD, SEOUL, SEOUL)


async def test_who_is_no_colleague_any_more_is_reminded_of_nothing() -> None:
    guest = replace(JANE, role=Role.OUTSIDER)
    assert await views(Rows(promises=[PROMISE])).open_dues([notice("a", number=1)], guest) == []


async def test_only_open_ones_are_reminded_of_with_the_working_days_since_their_date() -> None:
    late = replace(PROMISE, due=NOW - 7 * DAY)
    rows = Rows(promises=[late, replace(PROMISE, number=2, status=Status.DELIVERED)])
    due = [notice("a", number=1), notice("b", number=2), notice("c", number=1, payload=NEWS), notice("d")]
    (found,) = await views(rows).open_dues(due, JANE)
    assert (found.commitment, found.days_late, found.is_current) == (late, 5, True)


async def test_news_tell_of_the_date_and_the_owner_of_then_else_of_now() -> None:
    rows = Rows(promises=[PROMISE])
    then = Notice(phrase="moved", actor="sam", reason="slipped", due=NOW, owner="minho")
    told = [
        notice("a", number=1, payload=then),
        notice("b", number=1, payload=NEWS),
        notice("c", number=9, payload=NEWS),
    ]
    moved, edited = await views(rows).news([*told, notice("d", number=1)], JANE)
    assert (moved.phrase, moved.actor, moved.reason, moved.due, moved.owner) == (
        "moved",
        "sam",
        "slipped",
        Deadline(NOW),
        "minho",
    )
    assert (edited.due, edited.owner, edited.old) == (PROMISE.deadline, "jane", False)


async def test_a_message_that_was_sent_shows_what_was_done_since_it_was() -> None:
    here, there = MessageRef("D1", "1"), MessageRef("D2", "1")

    def refresh(at: MessageRef, event: Event, sequence: int) -> Refresh:
        return Refresh(channel=at.channel, id=at.id, event=event, sequence=sequence)

    told = [
        notice("a", number=1, message=here), notice("b", number=2, message=here),
        notice("c", number=1, message=here, payload=NEWS),
        notice("d", number=1, payload=refresh(here, Event.DELIVERED, 5)),
        notice("e", number=1, payload=refresh(here, Event.MOVED, 3)),
        notice("f", number=1, payload=refresh(there, Event.CANCELLED, 9)),
    ]  # fmt: skip
    rows = Rows(promises=[PROMISE, replace(PROMISE, number=2)], told=told)
    found = await views(rows).shown_in(here, JANE)
    assert [(one.commitment.number, one.since, one.is_current) for one in found.dues] == [
        (1, "delivered", False),
        (2, "", True),
    ]
    assert [(one.commitment.number, one.old) for one in found.news] == [(1, True)]


async def test_a_reader_who_is_unknown_has_the_companys_zone() -> None:
    assert await views(Rows()).reader(to_person("jane")) == JANE
    unknown = await views(Rows()).reader(to_person("minho"))
    assert (unknown.id, unknown.name, unknown.zone) == ("minho", "minho", SEOUL)


# --- once it was sent --------------------------------------------------------------------------------------------

UNTOLD = replace(PROMISE, card=None, owner="minho")
MOVE = Move(1, 1, NOW, "minho", NOW + HOUR, NOW + DAY, "slipped")


def promised(rows: Rows) -> Commitment:
    (found,) = rows.promises
    return found


async def test_a_card_that_was_sent_is_remembered_with_when_the_customer_saw_it_first() -> None:
    rows = Rows(promises=[UNTOLD], clients=[THEIRS], moved=[MOVE, replace(MOVE, sequence=2, undone=True)])
    card = [notice("card", number=1, payload=CustomerCard())]
    await delivered(rows.unit(), card, CARD, NOW)
    assert (promised(rows).card, promised(rows).told_at) == (CARD, NOW)
    assert [(one.event, one.actor, one.at) for one in rows.entries] == [(Event.TOLD, "bot", NOW)]
    assert [(one.told_at, one.notice) for one in rows.moved] == [
        (NOW, timedelta(0)),
        (None, None),
    ]  # a day off in Seoul
    await delivered(rows.unit(), card, CARD, NOW + HOUR)
    assert (promised(rows).told_at, len(rows.entries)) == (NOW, 1)
    await delivered(rows.unit(), card, MessageRef("acme", "8"), NOW + HOUR)
    assert (promised(rows).told_at, promised(rows).card) == (NOW, MessageRef("acme", "8"))


async def test_the_notice_of_a_move_counts_from_when_its_line_was_sent_first() -> None:
    moved = [replace(MOVE, from_due=NOW + DAY), replace(MOVE, sequence=2)]
    rows = Rows(promises=[UNTOLD], moved=moved)
    line = [notice("line", number=1, payload=CustomerLine(line="moved", move=1))]
    for at in (NOW - 4 * HOUR, NOW + 2 * HOUR):
        await delivered(rows.unit(), line, MessageRef("acme", "9"), at)
    assert [(one.told_at, one.notice) for one in rows.moved] == [(NOW - 4 * HOUR, 9 * HOUR), (None, None)]


@pytest.mark.parametrize("payload", [CustomerLine(line="corrected"), LeadReminder(), CustomerCard()])
async def test_nothing_is_recorded_of_a_line_about_no_move_a_reminder_or_a_card_without_a_place(
    payload: CustomerLine | LeadReminder | CustomerCard,
) -> None:
    rows = Rows(promises=[UNTOLD], moved=[MOVE])
    place = None if isinstance(payload, CustomerCard) else CARD
    await delivered(rows.unit(), [notice("a", number=1, payload=payload)], place, NOW)
    assert (promised(rows), rows.moved, rows.entries) == (UNTOLD, [MOVE], [])


async def test_what_is_gone_or_about_no_commitment_is_not_recorded() -> None:
    rows = Rows(promises=[UNTOLD], moved=[MOVE])
    gone = [notice("a", number=9, payload=CustomerCard()), notice("b", payload=CustomerLine(line="moved", move=1))]
    await delivered(rows.unit(), gone, CARD, NOW)
    await delivered(rows.unit(), [notice("c", payload=CustomerCard())], CARD, NOW)
    assert (promised(rows), rows.moved, rows.entries) == (UNTOLD, [MOVE], [])
