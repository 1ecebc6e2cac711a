"""A kind of notification states everything about itself, and what release 0.1.0 stored of it is read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import ClassVar

import pytest
from pydantic import JsonValue, ValidationError

from bot.i18n.catalogues import catalogues
from bot.notifications.registry import composers
from commitments.domain.history import Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import MessageRef, to_channel
from commitments.domain.notifications.kinds import (
    KINDS,
    from_stored,
    is_readable,
    readable_kinds,
    reminder_kinds,
    stored_kinds,
    to_stored,
)
from commitments.domain.notifications.message_grouping import group_with_first
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Payload
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerEdit, CustomerLine
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

NINE = datetime(2026, 12, 18, 9, tzinfo=UTC)
DUE: JsonValue = "2026-12-18T09:00:00+00:00"
ASKED: JsonValue = {
    "overdue": True, "mode": "all", "owner": None, "customer": 3, "late_days": 2, "offset": 0,
}  # fmt: skip
NEWS: Mapping[str, JsonValue] = {"phrase": "moved", "actor": "alice", "reason": "slipped"}
# What release 0.1.0 stores, key by key: its processes read what this release plans while an upgrade rolls.
AS_IN_0_1_0: list[tuple[Payload, str, Mapping[str, JsonValue]]] = [
    (LeadReminder(name="3d", due=NINE), "lead", {"name": "3d", "due": DUE}),
    (BriefReminder(name="brief", due=NINE), "brief", {"name": "brief", "due": DUE}),
    (DueReminder(name="due", due=NINE), "due", {"name": "due", "due": DUE}),
    (OverdueReminder(name="overdue", due=NINE), "overdue", {"name": "overdue", "due": DUE}),
    (SnoozedReminder(name="snoozed"), "snoozed", {"name": "snoozed"}),
    (Escalation(name="escalation", due=NINE), "escalation", {"name": "escalation", "due": DUE}),
    (CustomerCard(), "customer_card", {}),
    (CustomerEdit(), "customer_edit", {}),
    (CustomerLine(line="corrected", move=None), "customer_line", {"line": "corrected", "move": None}),
    (CustomerLine(line="moved", move=2), "customer_line", {"line": "moved", "move": 2}),
]  # fmt: skip

# What only a newer release sends: a process of 0.1.0 leaves it alone.
SINCE_0_1_0 = {
    "untold", "no_answer", "tell_late", "take_over", "reply_outcome", "customer_question", "customer_question_edit",
    "automatic_card", "late_answer", "customer_late_edit", "customer_late_line", "file_lost", "customer_update",
    "news_wanted", "news_overdue", "open_question", "open_question_edit", "welcome", "zone_wanted",
    "connection", "same_person",
}  # fmt: skip


def test_an_edit_of_a_message_that_was_on_its_way_is_left_to_releases_that_know_it() -> None:
    values: dict[str, JsonValue] = {"channel": "D1", "id": "1.2", "event": "moved", "sequence": 4}
    edit = Refresh(channel="D1", id="1.2", event=Event.MOVED, sequence=4)
    assert from_stored("refresh", values) == edit
    assert to_stored(edit) == ("refresh/2", values)
    on_its_way = Refresh(in_flight="n1", event=Event.MOVED, sequence=4)
    assert from_stored(*to_stored(on_its_way)) == on_its_way


def test_a_notice_of_release_0_1_0_is_read_and_one_with_a_date_is_left_to_releases_that_know_it() -> None:
    old = Notice(phrase="moved", actor="alice", reason="slipped", due=NINE, owner="minho")
    assert from_stored("notice", {**NEWS, "due": DUE, "owner": "minho"}) == old
    by_day = Notice(phrase="moved", actor="alice", due=NINE, day=NINE.date())
    assert from_stored(*to_stored(by_day)) == by_day
    assert to_stored(by_day)[0] == "notice/2"


@pytest.mark.parametrize(("payload", "kind", "values"), AS_IN_0_1_0)
def test_a_payload_is_stored_as_release_0_1_0_does_and_read_back(
    payload: Payload, kind: str, values: Mapping[str, JsonValue]
) -> None:
    assert to_stored(payload) == (kind, values)
    assert from_stored(kind, values) == payload


def test_every_kind_is_compared_with_release_0_1_0() -> None:
    newer_version = {"refresh", "file", "notice"}
    assert {kind for _, kind, _ in AS_IN_0_1_0} == KINDS.keys() - SINCE_0_1_0 - newer_version


def test_a_moment_keeps_the_offset_that_was_given() -> None:
    values: Mapping[str, JsonValue] = {"name": "due", "due": "2026-12-18T18:00:00+09:00"}
    assert from_stored("due", values) == DueReminder(name="due", due=NINE)
    assert to_stored(from_stored("due", values)) == ("due", values)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("file", {"asked": {"overdue": True, "grouped": True}}),
        ("file", {}),
        ("notice", {}),
        ("notice", {**NEWS, "due": "tomorrow"}),
        ("notice", {**NEWS, "due": "2026-12-18T09:00:00"}),
        ("notice", {**NEWS, "novel": 1}),
        ("refresh", {}),
        ("refresh", {"channel": "D1", "id": "1.2", "event": "teleported", "sequence": 4}),
        ("customer_line", {"line": "moved", "move": "x"}),
    ],
)
def test_values_that_a_kind_does_not_have_are_refused(kind: str, values: Mapping[str, JsonValue]) -> None:
    with pytest.raises(ValidationError):
        from_stored(kind, values)


class Ping(Payload):
    kind: ClassVar[str] = "ping"
    version: ClassVar[int] = 2

    words: str

    @classmethod
    def upgrade(cls, version: int, values: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
        return {"words": values["word"]}


def test_an_older_version_is_upgraded_and_a_newer_one_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyError):
        from_stored("ping", {})
    monkeypatch.setitem(KINDS, "ping", Ping)
    assert to_stored(Ping(words="hi")) == ("ping/2", {"words": "hi"})
    assert from_stored("ping/2", {"words": "hi"}) == from_stored("ping", {"word": "hi"}) == Ping(words="hi")
    assert stored_kinds(Ping) == ["ping", "ping/2"]
    assert {"ping", "ping/2"} <= {*readable_kinds()}
    for unknown in ("ping/3", "ping/0", "pong"):
        assert unknown not in readable_kinds()
        with pytest.raises(KeyError):
            from_stored(unknown, {"words": "hi"})


class Pong(Payload):
    kind: ClassVar[str] = "pong"
    version: ClassVar[int] = 3

    words: str = ""


def test_a_version_that_only_adds_reads_what_older_ones_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "pong", Pong)
    for mark in ("pong", "pong/2", "pong/3"):
        assert from_stored(mark, {"words": "hi"}) == Pong(words="hi")
        assert is_readable(mark)
    for mark in ("pong/4", "pang"):
        assert not is_readable(mark)
        with pytest.raises(KeyError):
            from_stored(mark, {"words": "hi"})
    assert is_readable("lead")


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        (ASKED, ListRequest(state="late", mine=False, customers=(3,), late_days=2)),
        ({"mode": "closed"}, ListRequest(state="closed")),
        ({"mode": "mine", "owner": "jane"}, ListRequest(mine=False, owners=("jane",))),
        ({}, ListRequest()),
    ],
)
def test_a_list_of_release_0_1_0_is_read_and_a_new_one_is_left_to_releases_that_know_it(
    old: JsonValue, asked: ListRequest
) -> None:
    assert from_stored("file", {"asked": old}) == ListFile(asked=asked)
    mark, values = to_stored(ListFile(asked=asked))
    assert mark == "file/2"
    assert from_stored(mark, values) == ListFile(asked=asked)


ELSEWHERE = Refresh(channel="D1", id="1.3", event=Event.MOVED, sequence=5)
HERE = [Refresh(channel="D1", id="1.2", event=Event.MOVED, sequence=sequence) for sequence in (1, 2)]


@pytest.mark.parametrize(
    ("due", "together"),
    [
        (
            [(LeadReminder(), 1), (CustomerCard(), 1), (DueReminder(), 2), (Notice(phrase="moved", actor="sam"), 3)],
            [0, 2, 3],
        ),
        ([(HERE[0], 1), (ELSEWHERE, 1), (HERE[1], 2)], [0, 2]),
        ([(CustomerEdit(), 1), (CustomerEdit(), 2), (CustomerEdit(), 1)], [0, 2]),
        ([(CustomerCard(), 1), (CustomerCard(), 1)], [0]),
        ([(CustomerLine(line="moved"), 1), (CustomerLine(line="moved"), 1)], [0]),
        ([(ListFile(asked=ListRequest()), None), (ListFile(asked=ListRequest()), None)], [0]),
    ],
)
def test_what_is_read_as_one_message_is_sent_as_one(due: list[tuple[Payload, int | None]], together: list[int]) -> None:
    """Reminders and news bundle; of edits of one message or card one is enough; all else is sent alone."""
    every = [notification("W1", str(at), one, to_channel("C1"), NINE, number) for at, (one, number) in enumerate(due)]
    assert [every.index(one) for one in group_with_first(every)] == together


def test_a_notification_is_sent_by_the_operation_of_its_kind() -> None:
    assert [notification("W1", "k", one, to_channel("C1"), NINE).way for one in (CustomerCard(), CustomerEdit())] == [
        Operation.POST, Operation.EDIT,
    ]  # fmt: skip


def test_every_kind_has_a_composer_and_a_name_in_every_language() -> None:
    assert set(composers()) == set(KINDS.values())
    for catalogue in catalogues().values():
        said = {name.removeprefix("kind.") for name in catalogue.sentences if name.startswith("kind.")}
        assert said == KINDS.keys() - {"refresh"}, "an edit of ours is not told"


def test_what_is_special_about_a_kind() -> None:
    def those(name: str) -> set[str]:
        return {kind.kind for kind in KINDS.values() if getattr(kind, name)}

    reminders = {
        "lead",
        "brief",
        "due",
        "overdue",
        "snoozed",
        "escalation",
        "no_answer",
        "tell_late",
        "customer_late_edit",
    }
    assert {kind.kind for kind in reminder_kinds()} == those("is_reminder") == reminders
    assert those("in_bundle") == reminders - {"no_answer", "tell_late", "customer_late_edit"} | {"notice"}
    assert those("keeps_working_hours") == reminders - {"snoozed", "customer_late_edit"} | {
        "news_overdue",
        "open_question",
    }
    assert those("repeats_while_overdue") == {"overdue", "snoozed"}
    assert KINDS.keys() - those("is_reported_when_lost") == {
        "refresh",
        "reply_outcome",
        "customer_question_edit",
        "late_answer",
        "open_question",
        "open_question_edit",
        "welcome",
        "connection",
        "same_person",
        "zone_wanted",
    }
    assert those("is_question") == {"untold", "no_answer", "tell_late", "take_over", "news_wanted", "news_overdue"}
    edits = {one.kind for one in KINDS.values() if one.operation is Operation.EDIT}
    customers = {"customer_edit", "customer_late_edit", "customer_question_edit"}
    assert edits == {"refresh", "reply_outcome", "open_question_edit"} | customers
    assert [one.kind for one in KINDS.values() if one.operation is Operation.FILE] == ["file"]
    noted = {payload.kind for payload, _, _ in AS_IN_0_1_0 if payload.has_consequence}
    assert noted == {"customer_card", "customer_edit", "customer_line"}


def test_keys_are_those_of_release_0_1_0() -> None:
    message = MessageRef("D1", "1.2")
    assert keys.reminder("C-12", 3, "3d") == "C-12/3/3d"
    assert keys.reminder("C-12", 3, "overdue/2026-12-18") == "C-12/3/overdue/2026-12-18"
    assert keys.snooze("C-12", 4) == "C-12/snooze/4"
    assert keys.notice("C-12", 4, "alice") == "C-12/notice/4/alice"
    assert keys.refresh(message, "C-12", 4) == "refresh/D1/1.2/C-12/4"
    assert keys.list_file("abc") == "file/abc"
    assert keys.customer_card("C-12", "acme", 0) == "C-12/card/acme"
    assert keys.customer_card("C-12", "acme", 1) == "C-12/card/acme/2"
    assert keys.customer_edit("C-12", 4) == "C-12/customer/4/edit"
    assert keys.customer_line("C-12", 4) == "C-12/customer/4/line"
