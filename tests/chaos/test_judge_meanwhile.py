"""What is judged of the doings beside the sending: each planted fault is seen, and none where there is none."""

import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import State
from tests.chaos.channel_moves import Places, longest_on_its_way, misdirected, vanished
from tests.chaos.floods import Knock, dishonest, late_answers, unclear
from tests.chaos.judge import Row, Taken, judge
from tests.chaos.memory import Memory, grown, resident
from tests.chaos.settings_race import Change, lost_settings
from tests.chaos.web import Answer, Said

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ACME = {7: "Acme"}
SAVED = '{"text": "Acme is saved"}'
RECORDED = '{"text": "C-7 is on record"}'
UNSURE = '{"text": "I lost my records. Before you try again, look in a minute whether it is there."}'
LATER = '{"text": "That was too much at once, so nothing was recorded."}'


def change(
    value: str, began: float, ended: float, setting: str = "zone", said: Said = Said.ACCEPTED, customer: str = "Acme"
) -> Change:
    return Change(customer, setting, value, Answer(began, ended, 200, SAVED), said)


def lost(changes: list[Change], *found: str) -> int:
    return len(lost_settings(changes, {("Acme", changes[0].setting): frozenset(found)}))


def test_a_setting_that_was_acknowledged_and_is_not_there_is_lost() -> None:
    assert lost([change("Asia/Seoul", 1, 2)], "Asia/Seoul") == 0
    assert lost([change("Asia/Seoul", 1, 2)], "UTC") == 1
    assert lost([change("Asia/Seoul", 1, 2)]) == 1


def test_a_setting_that_a_later_one_replaced_is_not_lost_and_the_later_one_may_not_be() -> None:
    one_after_the_other = [change("Asia/Seoul", 1, 2), change("UTC", 3, 4)]
    assert lost(one_after_the_other, "UTC") == 0
    assert lost(one_after_the_other, "Asia/Seoul") == 1
    overlapping = [change("Asia/Seoul", 1, 3), change("UTC", 2, 4)]
    assert [lost(overlapping, zone) for zone in ("UTC", "Asia/Seoul", "Pacific/Apia")] == [0, 0, 1]


def test_a_refused_setting_may_not_be_there_and_an_unclear_one_may() -> None:
    kept = change("UTC", 1, 2)
    assert lost([kept, change("Asia/Seoul", 3, 4, said=Said.REFUSED)], "Asia/Seoul") == 1
    unclear_one = [kept, change("Asia/Seoul", 0, 0.5, said=Said.UNCLEAR)]
    assert [lost(unclear_one, zone) for zone in ("UTC", "Asia/Seoul", "Pacific/Apia")] == [0, 0, 1]


def test_of_what_is_added_nothing_is_replaced() -> None:
    added = [change("one", 1, 2, "alias"), change("two", 3, 4, "alias")]
    assert lost(added, "one", "two") == 0
    assert lost(added, "two") == 1
    assert lost([*added, change("three", 5, 6, "alias", Said.REFUSED)], "one", "two") == 0


def row(kind: str = "customer_card", state: State = State.SENT, **fields: object) -> Row:
    sent = Row("a", kind, 7, NOW, state, "", NOW, MessageRef("C1", "1.1"))
    return replace(sent, **fields)  # type: ignore[arg-type]


def taken(channel: str, at: float, **fields: object) -> Taken:
    message = Taken("a", MessageRef(channel, "1.1"), frozenset({"C-7"}), at, at)
    return replace(message, **fields)  # type: ignore[arg-type]


def led(*moves: Change) -> Places:
    return Places({"Acme": "C1", "Globex": "C9"}, moves)


def astray(places: Places, *messages: Taken, kind: str = "customer_card") -> int:
    """Count the messages that are misdirected; one is on its way for 3 s at most."""
    return len(misdirected([row(kind)], messages, places, ACME, 3.0))


MOVED = led(change("C2", 10, 11, "channel"))


@pytest.mark.parametrize(
    ("channel", "at", "wrong"),
    [("C1", 5, 0), ("C1", 13.9, 0), ("C1", 14.1, 1), ("C2", 9.9, 1), ("C2", 10.1, 0), ("C2", 99, 0), ("C9", 5, 1)],
    ids=["before", "on its way", "after", "too early", "being moved", "there", "another customer's"],
)
def test_a_message_belongs_where_the_customer_is(channel: str, at: float, wrong: int) -> None:
    assert astray(MOVED, taken(channel, at)) == wrong
    assert astray(MOVED, taken(channel, at, id="", edit=True), kind="customer_edit") == wrong


def test_an_edit_of_a_message_of_ours_is_for_no_customer() -> None:
    ours = replace(row("refresh", message=MessageRef("D1", "1.1")), id="b")
    edits = [taken("D1", 5, id="", edit=True)]
    assert misdirected([row("customer_edit"), ours], edits, MOVED, ACME, 3.0) == []
    assert len(misdirected([row("customer_edit")], edits, MOVED, ACME, 3.0)) == 1


def test_a_refused_move_moves_nothing_and_an_unclear_one_may_have() -> None:
    refused = led(change("C2", 10, 11, "channel", Said.REFUSED))
    assert (astray(refused, taken("C1", 99)), astray(refused, taken("C2", 99))) == (0, 1)
    perhaps = led(change("C2", 10, 11, "channel", Said.UNCLEAR))
    assert (astray(perhaps, taken("C1", 99)), astray(perhaps, taken("C2", 99))) == (0, 0)


def test_a_customer_who_moved_twice_is_at_the_last_place() -> None:
    twice = led(change("C2", 10, 11, "channel"), change("C3", 20, 21, "channel"))
    assert [astray(twice, taken(channel, 30)) for channel in ("C1", "C2", "C3")] == [1, 1, 0]
    assert longest_on_its_way([row()], [taken("C2", 21.5)], twice, ACME) == 0.5
    back = led(change("C2", 10, 11, "channel"), change("C1", 20, 21, "channel"))
    assert [astray(back, taken(channel, 30)) for channel in ("C1", "C2")] == [0, 1]


def test_messages_of_a_renumbered_channel_stand_in_the_new_one() -> None:
    places = Places({"Acme": "C1"}, (), {"C1": "C2"})
    found_there = [row(message=MessageRef("C2", "1.1"))]
    assert judge(found_there, [taken("C1", 5)], 1.0, 0.05, places.same).misrecorded == []
    assert len(judge(found_there, [taken("C1", 5)], 1.0, 0.05).misrecorded) == 1


def test_what_is_held_back_must_be_shown_where_the_customer_is_or_told_to_somebody() -> None:
    held, here, left = row(state=State.HELD_BACK, reason="redirected"), MessageRef("C2", "2.2"), MessageRef("C1", "1.1")
    told = row("untold", id="b")

    def gone(card: MessageRef | None, *others: Row) -> int:
        return len(vanished([held, *others], {7: card}, {"Acme": "C2"}, ACME))

    assert (gone(here), gone(None), gone(left)) == (0, 1, 1)
    assert gone(None, told) == 0
    assert gone(None, replace(told, kind="notice")) == gone(None, replace(told, state=State.HELD_BACK)) == 1


def answer(seconds: float = 0.1, body: str = RECORDED, status: int = 200) -> Answer:
    return Answer(100, 100 + seconds, status, body)


def test_late_is_what_took_too_long_or_was_never_answered_if_it_was_within_the_limits() -> None:
    assert late_answers([Knock("it", answer(2.9))], 3.0) == []
    assert len(late_answers([Knock("it", answer(3.1)), Knock("it", answer(30, "", 0))], 3.0)) == 2
    assert late_answers([Knock("it", answer(9), within=False), Knock("it", answer(9), signed=False)], 3.0) == []


@pytest.mark.parametrize(
    ("knock", "recorded", "wrong"),
    [
        (Knock("it", answer()), ["it"], 0),
        (Knock("it", answer()), [], 1),
        (Knock("it", answer()), ["it", "it"], 1),
        (Knock("it", answer(body=LATER)), [], 0),
        (Knock("it", answer(body=LATER)), ["it"], 1),
        (Knock("it", answer(body="no", status=401), signed=False), [], 0),
        (Knock("it", answer(body="no", status=401), signed=False), ["it"], 1),
        (Knock("it", answer(status=0)), ["it"], 0),
        (Knock("it", answer(body=UNSURE)), ["it"], 0),
        (Knock("it", answer(body=UNSURE)), [], 0),
    ],
)
def test_an_answer_says_what_was_done(knock: Knock, recorded: list[str], wrong: int) -> None:
    assert len(dishonest([knock], [*recorded, "other"])) == wrong


def test_an_answer_that_says_neither_is_unclear() -> None:
    assert unclear([answer(), answer(body=LATER), answer(body=SAVED), answer(body=UNSURE), answer(status=0)]) == []
    assert len(unclear([answer(body="Who was it promised to?"), answer(status=500)])) == 2


def test_a_process_that_holds_a_third_more_has_grown() -> None:
    assert grown([Memory("web", 100, 130, 200)]) == []
    assert len(grown([Memory("web", 100, 131, 200)])) == 1


def test_the_memory_of_a_process_is_told() -> None:
    held, used = resident(os.getpid())
    assert held > 10
    assert used > 0
    assert resident(2**22 + 1) == (0.0, 0.0)
