"""Two processes change the same at the same moment, on both databases: nothing that was said is lost.

Every method of a repository that writes stands in a race; a new one must be given its own.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import get_type_hints

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.conversation.directory_sync import DirectorySync
from bot.conversation.requests import ButtonPress
from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from commitments.adapters.encryption import Encryption, new_key
from commitments.adapters.sql.installations import SqlInstallations
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.commitments.cancel import cancel
from commitments.application.commitments.deliver import deliver
from commitments.application.commitments.edit import edit
from commitments.application.commitments.make import make
from commitments.application.commitments.recur import make_due_next
from commitments.application.commitments.reschedule import NewDate, move
from commitments.application.commitments.snooze import snooze
from commitments.application.commitments.tell_customer import tell
from commitments.application.commitments.undo import undo
from commitments.application.connecting import offer_code
from commitments.application.customers.configure_customer import CustomerChange, configure_customer
from commitments.application.customers.merge_customers import merge_customers
from commitments.application.customers.set_reminder_policy import set_reminder_policy
from commitments.application.following_customers import renumber
from commitments.application.people import matching
from commitments.application.people.assign_manager import assign_manager
from commitments.application.people.refresh_person import refresh_person
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.installations import Installation, InstallationStore
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reason import Reason
from commitments.application.send_results import delivered
from commitments.domain.account_pair import AccountPair
from commitments.domain.channel import Channel
from commitments.domain.clock import SystemClock
from commitments.domain.commitment import Move, Status
from commitments.domain.company import Company
from commitments.domain.customer import Announce, Customer
from commitments.domain.draft import Draft
from commitments.domain.errors import (
    AlreadyConnected,
    ChangedMeanwhile,
    ChannelTaken,
    CommitmentsError,
    NameTaken,
    NoSuchCustomer,
    NothingToUndo,
    SameDate,
)
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerEdit, CustomerLine
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import DueReminder, SnoozedReminder
from commitments.domain.person import Person, Role
from commitments.domain.reminder_policy import Policy
from tests.contract.interleaving import Act, race
from tests.contract.values import DAY, HOUR, NOW, commitment, notice, planned, stored

ROOT = Person("root", "Ada", role=Role.ADMIN, read_at=NOW)
JANE, SAM = Person("jane", "Jane", read_at=NOW), Person("sam", "Sam", read_at=NOW)
CAROL, ERIN = (Person(name, name, role=Role.OUTSIDER, read_at=NOW) for name in ("carol", "erin"))
KEY, NEW_KEY = SecretStr(new_key()), SecretStr(new_key())
OURS = Installation("slack", "T1", "T1", SecretStr("xoxb-old"))
GOLD, EVERYBODY = Policy((7,)), Policy((9,))
UNANSWERED = Draft("d2", "jane", "send it", "", NOW, "send it", owner="jane")
DRAFT = Draft("d1", "jane", "send it", "", NOW, "send it", NOW + DAY, "day", "jane")
Step = Callable[[UnitOfWork], Awaitable[object]]
Check = Callable[[UnitOfWork], Awaitable[bool]]


def act(step: Step) -> Act:
    """Return the step as a unit of work of its own."""

    async def run(store: SqlStore) -> object:
        async with store.transaction("T1") as uow:
            return await step(uow)

    return run


def setting(name: str = "Acme", **change: object) -> Act:
    return act(lambda uow: configure_customer(uow, ROOT, name, CustomerChange(**change), NOW))  # type: ignore[arg-type]


def policy(tier: str | None, leads: Policy) -> Act:
    return act(lambda uow: set_reminder_policy(uow, ROOT, tier, leads, NOW))


def again(made: Act) -> Act:
    """Return the act, done once more where somebody else changed the same, as the conversation does."""

    async def run(store: SqlStore) -> object:
        try:
            return await made(store)
        except ChangedMeanwhile:
            return await made(store)

    return run


def merging(old: int, into: int) -> Act:
    return act(lambda uow: merge_customers(uow, ROOT, old, into, NOW))


def press(action: str, value: str, key: str = "") -> Act:
    async def run(store: SqlStore) -> object:
        service = ConversationService(store, _Platform(), {name: name for name in ("commit", "customer")})
        pressed = ButtonPress("T1", "jane", key or f"{action}{id(store)}", NOW, action=action, value=value)
        reply = await service.handle_button(pressed)
        return reply.card and reply.card.title

    return run


@dataclass(frozen=True)
class _Platform:
    """A platform that knows nobody; those who act were read a moment ago."""

    shared: bool | None = None

    async def person(self, company: str, person: str) -> Person | None:
        return None

    async def channel(self, company: str, channel: str) -> Channel:
        return Channel(channel, shared=self.shared)

    async def outsiders(self, company: str, channel: str) -> Sequence[str]:
        return ()


@dataclass(frozen=True)
class Race:
    """The writes that meet (by noun and method) and what must hold then; the second may be refused with an error."""

    writes: str
    first: Act
    second: Act
    holds: Check
    refused: type[CommitmentsError] | None = None
    before: Step | None = None


async def _second_company(uow: UnitOfWork) -> None:
    await uow.beside("T9").companies.save(Company("T9"))


JOIN = act(lambda uow: uow.connections.join("T9", "T"))
OFFER = act(lambda uow: offer_code(uow, ROOT, "slack", NOW))


async def _joined_once(uow: UnitOfWork) -> bool:
    return (await uow.companies.get()).joined == "T"


async def _has_one_offer(uow: UnitOfWork) -> bool:
    return (await uow.connections.get()).is_open(NOW)


JANE_IN_TEAMS = Person("00000000-0000-4000-8000-00000000000a", "Jane Doe")
TWO_ACCOUNTS = AccountPair(JANE.id, JANE_IN_TEAMS.id)
ASK = act(lambda uow: uow.pairs.add_new(TWO_ACCOUNTS))
YES, YES_IN_TEAMS = (
    act(lambda uow, one=one, other=other: matching.confirm(uow, one, other.id, NOW))  # type: ignore[misc]
    for one, other in ((JANE, JANE_IN_TEAMS), (JANE_IN_TEAMS, JANE))
)
SHOW_CODE = act(lambda uow: matching.offer_code(uow, JANE, NOW))


async def _two_accounts(uow: UnitOfWork) -> None:
    await uow.companies.get_for_update()
    await uow.companies.save(replace(await uow.companies.get(), joined="T"))
    await uow.people.save(JANE_IN_TEAMS)
    await uow.pairs.add_new(TWO_ACCOUNTS)


async def _is_asked(uow: UnitOfWork) -> bool:
    return await uow.pairs.get_for_update(TWO_ACCOUNTS) == TWO_ACCOUNTS


async def _is_one_person(uow: UnitOfWork) -> bool:
    found = await uow.people.get_many([JANE.id, JANE_IN_TEAMS.id])
    return {one.accounts for one in found.values()} == {frozenset(found)}


async def _has_one_code(uow: UnitOfWork) -> bool:
    return (await uow.pairs.get_code_for_update(JANE.id)).is_open(NOW)


async def _customer(uow: UnitOfWork, name: str = "Acme") -> Customer:
    found = await uow.customers.find_by_name(name)
    assert found is not None
    return found


async def _both_settings(uow: UnitOfWork) -> bool:
    acme = await _customer(uow)
    return (acme.announce, acme.zone, acme.name) == (Announce.NEVER, "Asia/Seoul", "Acme")


async def _both_aliases(uow: UnitOfWork) -> bool:
    return (await _customer(uow)).aliases == ("One", "Two")


async def _created_once(uow: UnitOfWork) -> bool:
    globex = await _customer(uow, "Globex")
    return (globex.tier, globex.zone) == ("gold", "Asia/Seoul")


async def _alias_of_one(uow: UnitOfWork) -> bool:
    return [one.name for one in await uow.customers.first(99) if "애크미" in one.aliases] == ["Acme"]


async def _one_globex(uow: UnitOfWork) -> bool:
    return len([one for one in await uow.customers.first(99) if "Globex" in one.name]) == 1


async def _channel_of_one(uow: UnitOfWork) -> bool:
    return [one.name for one in await uow.customers.first(99) if one.channel == "C9"] == ["Acme"]


async def _both_listed(uow: UnitOfWork) -> bool:
    return await uow.customers.people_of(1) >= {"jane", "sam"}


async def _one_listed(uow: UnitOfWork) -> bool:
    return (await uow.customers.people_of(1)) & {"jane", "sam"} == {"sam"}


async def _both_contacts(uow: UnitOfWork) -> bool:
    return list(await uow.customers.contacts_of(1)) == ["carol", "erin"]


async def _answers_and_no_other(uow: UnitOfWork) -> bool:
    return list(await uow.customers.contacts_of(1)) == ["carol"]


async def _outsiders(uow: UnitOfWork) -> None:
    for one in (CAROL, ERIN):
        await uow.people.save(one)


async def _contacts(uow: UnitOfWork) -> None:
    await _outsiders(uow)
    await uow.customers.name_contacts(1, ["erin"])


async def _both_policies(uow: UnitOfWork) -> bool:
    company = await uow.companies.get()
    return (company.policy, dict(company.tier_policies)) == (EVERYBODY, {"gold": GOLD})


async def _both_tiers(uow: UnitOfWork) -> bool:
    return dict((await uow.companies.get()).tier_policies) == {"gold": GOLD, "silver": EVERYBODY}


async def _manager_and_zone(uow: UnitOfWork) -> bool:
    jane = await uow.people.get("jane")
    return jane is not None and (jane.manager, jane.zone) == ("sam", "Asia/Seoul")


async def _delivered(uow: UnitOfWork) -> bool:
    found = await uow.commitments.get(1)
    waiting = [
        one
        for one in await uow.notifications.list_for(1)
        if one.payload.is_reminder and not one.payload.is_question and _waits(one.state)
    ]
    return found is not None and found.status is Status.DELIVERED and not waiting


def _waits(state: State) -> bool:
    return state is State.PLANNED


async def _one_is_left(uow: UnitOfWork) -> bool:
    """Whether of Acme and Beta one is left, with the names and all commitments of both."""
    left = await uow.customers.first(99)
    theirs = await uow.commitments.find(Query(None, "any", customers=(left[0].id,), limit=99))
    every = await uow.commitments.find(Query(None, "any", limit=99))
    said = [entry.event for one in every.items for entry in await uow.history.list_for(one.number)]
    names = {left[0].name, *left[0].aliases}
    return len(left) == 1 and names == {"Acme", "Beta"} and theirs == every and Event.MERGED in said


async def _merged_and_promised(uow: UnitOfWork) -> bool:
    every = await uow.commitments.find(Query(None, "any", limit=99))
    left = await uow.customers.first(99)
    return [one.name for one in left] == ["Beta"] and {one.customer for one in every.items} == {left[0].id}


async def _edited_and_moved(uow: UnitOfWork) -> bool:
    found = await uow.commitments.get(1)
    return found is not None and (found.what, found.due, found.moves) == ("send the patch", NOW + 3 * DAY, 1)


async def _edited_there(uow: UnitOfWork) -> bool:
    found = await uow.commitments.get(4)
    assert found is not None
    waiting = [one for one in await uow.notifications.list_waiting(to_channel("C9")) if not one.payload.is_reminder]
    return (found.what, found.card, len(waiting)) == ("send the patch", MessageRef("C9", "1.1"), 1)


async def _two_moves(uow: UnitOfWork) -> bool:
    moves = await uow.moves.list_for(1)
    return [(one.sequence, one.from_due, one.to_due) for one in moves] == [
        (1, NOW + DAY, NOW + 3 * DAY),
        (2, NOW + 3 * DAY, NOW + 4 * DAY),
    ]


async def _moved_once(uow: UnitOfWork) -> bool:
    return len(await uow.moves.list_for(1)) == 1


async def _two_entries_and_notices(uow: UnitOfWork) -> bool:
    events = [one.event for one in await uow.history.list_for(1)]
    told = [one.key for one in await uow.notifications.list_told(1)]
    return events == [Event.EDITED, Event.MOVED] and len(told) == len(set(told)) == 2


async def _undone_once(uow: UnitOfWork) -> bool:
    entries = await uow.history.list_for(2)
    return [(one.event, one.undone) for one in entries] == [(Event.MADE, True), (Event.UNDONE, False)]


async def _undone_and_told(uow: UnitOfWork) -> bool:
    """Whether a move that the customer heard of while it was undone is both."""
    (only,) = await uow.moves.list_for(3)
    return only.undone and only.told_at == NOW


async def _undone_and_silent(uow: UnitOfWork) -> bool:
    (only,) = await uow.moves.list_for(3)
    return only.undone and only.told_at is None


async def _both_answers(uow: UnitOfWork) -> bool:
    made = await uow.commitments.get(4)
    return made is not None and (made.due, made.customer) == (NOW + 5 * DAY, 1)


async def _snoozed_once(uow: UnitOfWork) -> bool:
    found = [one for one in await uow.notifications.list_for(1) if isinstance(one.payload, SnoozedReminder)]
    return sorted(one.state for one in found) == [State.HELD_BACK, State.PLANNED]


async def _one_card(uow: UnitOfWork) -> bool:
    found = await uow.notifications.list_for(1)
    return len([one for one in found if isinstance(one.payload, CustomerCard)]) == 1


async def _made_once(uow: UnitOfWork) -> bool:
    made = await uow.commitments.find(Query(None, "any"))
    return [one.what for one in made.items if one.number > 3] == ["send it"] and await uow.drafts.get("d1") is None


async def _made_all_once(uow: UnitOfWork) -> bool:
    made = await uow.commitments.find(Query(None, "any"))
    return sorted(one.what for one in made.items if one.number > 3) == ["call", "send it"]


async def _made_what_was_left(uow: UnitOfWork) -> bool:
    made = await uow.commitments.find(Query(None, "any"))
    return [one.what for one in made.items if one.number > 3] == ["send it"]


async def _dropped(uow: UnitOfWork) -> bool:
    made = await uow.commitments.find(Query(None, "any"))
    return not [one for one in made.items if one.number > 3] and await uow.drafts.get("d1") is None


async def _numbered_apart(uow: UnitOfWork) -> bool:
    made = await uow.commitments.find(Query(None, "any"))
    return sorted(one.number for one in made.items) == [1, 2, 3, 4, 5]


async def _waits_once(uow: UnitOfWork) -> bool:
    return [one.key for one in await uow.notifications.list_for(1) if one.key == "same"] == ["same"]


async def _answered_once(uow: UnitOfWork) -> bool:
    return len([one for one in await uow.history.list_for(1) if one.event is Event.DELIVERED]) == 1


async def _shared(uow: UnitOfWork) -> bool:
    return await uow.channels.get("C5") == Channel("C5", "", True, NOW)


def _refreshed(**fields: object) -> Act:
    return act(lambda uow: refresh_person(uow, replace(JANE, **fields), NOW))  # type: ignore[arg-type]


def _managed() -> Act:
    return act(lambda uow: assign_manager(uow, ROOT, "sam", ["jane"], NOW))


async def _told(uow: UnitOfWork) -> None:
    found = await uow.commitments.get_for_update(1)
    assert found is not None
    await tell(uow, "sam", found, await _customer(uow), "", NOW)


async def _move_told(uow: UnitOfWork) -> None:
    line = replace(notice("line", number=3, payload=CustomerLine(line="moved", move=1)), destination=to_channel("C1"))
    await delivered(uow, [line], MessageRef("C1", "2"), NOW)


async def _plan(uow: UnitOfWork) -> None:
    await uow.notifications.add([notice("same", number=1)])


def _channel_read(shared: bool | None) -> Act:
    async def run(store: SqlStore) -> None:
        await DirectorySync(store, _Platform(shared)).refresh_channel("T1", "C5", NOW)

    return run


async def _shown(uow: UnitOfWork) -> None:
    await uow.commitments.add(commitment(customer=2, card=MessageRef("C8", "1.1")))
    await uow.notifications.add([notice("n8", to=to_channel("C8"), number=4, payload=CustomerLine(line="corrected"))])


async def _renumber(uow: UnitOfWork) -> None:
    await uow.commitments.renumber_cards("C8", "C9")
    await uow.notifications.redirect(to_channel("C8"), to_channel("C9"), NOW)


CARD = notice("card", to=to_channel("C1"), number=1, payload=CustomerCard())


async def _renumber_customer(uow: UnitOfWork) -> None:
    acme = await uow.customers.get_for_update(1)
    assert acme is not None
    await uow.customers.save(replace(acme, channel="C9"))
    await renumber(uow, "C1", "C9", NOW)


MOVED = act(lambda uow: move(uow, SAM, 1, NewDate(NOW + 3 * DAY, "day"), Reason("late"), NOW))
MOVED_ON = act(lambda uow: move(uow, SAM, 1, NewDate(NOW + 4 * DAY, "day"), Reason("later"), NOW))
EDITED = act(lambda uow: edit(uow, SAM, 1, "send the patch", 1, NOW))
CARD_EDITED = act(lambda uow: edit(uow, SAM, 4, "send the patch", 2, NOW))
RENUMBERED = act(_renumber)
DELIVERED = act(lambda uow: deliver(uow, SAM, 1, NOW))
UNDONE = act(lambda uow: undo(uow, SAM, NOW + HOUR, 2))
MOVE_UNDONE = act(lambda uow: undo(uow, SAM, NOW + HOUR, 3))
MOVE_TOLD = act(_move_told)
SNOOZED = act(lambda uow: snooze(uow, JANE, 1, NOW + HOUR, NOW))
PROMISED = again(act(lambda uow: make(uow, JANE, replace(DRAFT, customer=1), NOW)))
MADE = act(lambda uow: make(uow, JANE, replace(DRAFT, customer=1), NOW))

WEEKLY = "DTSTART;TZID=UTC:20261215T180000\nRRULE:FREQ=DAILY"


async def _recurring(uow: UnitOfWork) -> None:
    promised = await uow.commitments.get_for_update(1)
    assert promised is not None
    await uow.commitments.save(replace(promised, recurs=WEEKLY))


async def _next_made(store: SqlStore) -> object:
    return await make_due_next(store, "T1", NOW + 2 * DAY)


async def _followed_once(uow: UnitOfWork) -> bool:
    following = await uow.commitments.get_next_of(1)
    return following == 4 and await uow.commitments.get(5) is None


RACES = {
    "two joins of the same": Race("connections.join", JOIN, JOIN, _joined_once, AlreadyConnected, _second_company),
    "two codes of a company": Race("connections.save", OFFER, OFFER, _has_one_offer),
    "one pair of accounts asked twice": Race("pairs.add_new", ASK, ASK, _is_asked),
    "both accounts say yes": Race(
        "pairs.save notifications.readdress", YES, YES_IN_TEAMS, _is_one_person, before=_two_accounts
    ),
    "two codes of an account": Race("pairs.save_code", SHOW_CODE, SHOW_CODE, _has_one_code, before=_two_accounts),
    "two settings of a customer": Race(
        "customers.save", setting(zone="Asia/Seoul"), setting(announce=Announce.NEVER), _both_settings
    ),
    "two aliases of a customer": Race(
        "customers.save", setting(aliases=("One",)), setting(aliases=("Two",)), _both_aliases
    ),
    "one new customer": Race(
        "customers.save", setting("Globex", tier="gold"), setting("globex", zone="Asia/Seoul"), _created_once
    ),
    "one alias for two customers": Race(
        "customers.save customers.lock_names",
        setting(aliases=("애크미",)),
        setting("Beta", aliases=("애크미",)),
        _alias_of_one,
        NameTaken,
    ),
    "a new customer named like a new alias": Race(
        "customers.save", setting(aliases=("애크미",)), setting("애크미", tier="gold"), _alias_of_one
    ),
    "two new customers whose names read alike": Race(
        "customers.save customers.lock_names", setting("Globex"), setting("to Globex"), _one_globex, NameTaken
    ),
    "one channel for two customers": Race(
        "customers.save", setting(channel="C9"), setting("Beta", channel="C9"), _channel_of_one, ChannelTaken
    ),
    "two merges, each into the other": Race(
        "customers.absorb commitments.reassign history.append_each",
        merging(1, 2),
        merging(2, 1),
        _one_is_left,
        NoSuchCustomer,
    ),
    "a merge, while something is promised": Race(
        "customers.absorb commitments.reassign", merging(1, 2), PROMISED, _merged_and_promised, NoSuchCustomer
    ),
    "a promise, while its customer is merged": Race(
        "customers.absorb commitments.reassign", PROMISED, merging(1, 2), _merged_and_promised
    ),
    "two people of a customer": Race(
        "customers.list_people", setting(listed=("jane",)), setting(listed=("sam",)), _both_listed
    ),
    "two contacts of a customer": Race(
        "customers.name_contacts",
        setting(contacts=("carol",)),
        setting(contacts=("erin",)),
        _both_contacts,
        before=_outsiders,
    ),
    "a contact answers, while another is removed": Race(
        "customers.note_answer customers.remove_contacts",
        act(lambda uow: uow.customers.note_answer(1, "carol", NOW)),
        setting(removed_contacts=("erin",)),
        _answers_and_no_other,
        before=_contacts,
    ),
    "a contact answers two questions": Race(
        "customers.note_answer",
        act(lambda uow: uow.customers.note_answer(1, "carol", NOW + HOUR)),
        act(lambda uow: uow.customers.note_answer(1, "carol", NOW)),
        _answers_and_no_other,
        before=_outsiders,
    ),
    "one person listed, another struck": Race(
        "customers.unlist_people", setting(listed=("sam",)), setting(unlisted=("jane",)), _one_listed
    ),
    "the policy of everyone and of a tier": Race(
        "companies.save", policy(None, EVERYBODY), policy("gold", GOLD), _both_policies
    ),
    "the policies of two tiers": Race("companies.save", policy("gold", GOLD), policy("silver", EVERYBODY), _both_tiers),
    "a manager, while a person is read again": Race(
        "people.save", _managed(), _refreshed(zone="Asia/Seoul"), _manager_and_zone
    ),
    "a person read again, while a manager is set": Race(
        "people.save", _refreshed(zone="Asia/Seoul"), _managed(), _manager_and_zone
    ),
    "done, while reminders are planned again": Race("commitments.save", DELIVERED, _managed(), _delivered),
    "reminders planned again, while it is done": Race("commitments.save", _managed(), DELIVERED, _delivered),
    "done, while a person moves to another zone": Race(
        "commitments.save", DELIVERED, _refreshed(zone="Asia/Seoul"), _delivered
    ),
    "done, while the customer gets a manager": Race(
        "notifications.hold_back", DELIVERED, setting(manager="sam"), _delivered
    ),
    "an edit and a move": Race("commitments.save", EDITED, MOVED, _edited_and_moved),
    "two moves": Race("moves.add", MOVED, MOVED_ON, _two_moves),
    "the same move": Race("moves.add", MOVED, MOVED, _moved_once, SameDate),
    "a change and its notice, twice": Race("history.append", EDITED, MOVED, _two_entries_and_notices),
    "undone twice": Race("history.mark_undone", UNDONE, UNDONE, _undone_once, NothingToUndo),
    "snoozed twice": Race("notifications.hold_back", SNOOZED, SNOOZED, _snoozed_once),
    "told twice": Race("notifications.add notifications.retry_destination", act(_told), act(_told), _one_card),
    "the same planned twice": Race("notifications.add", act(_plan), act(_plan), _waits_once),
    "the next one of what recurs, twice": Race(
        "commitments.add", _next_made, _next_made, _followed_once, before=_recurring
    ),
    "the next one of what recurs, while it is closed": Race(
        "commitments.add",
        _next_made,
        act(lambda uow: cancel(uow, SAM, 1, Reason("no"), NOW + 2 * DAY)),
        _followed_once,
        before=_recurring,
    ),
    "two promises": Race("commitments.add", MADE, MADE, _numbered_apart),
    "a draft answered twice": Race("drafts.delete", press("no_customer", "d1"), press("no_customer", "d1"), _made_once),
    "a draft dropped, while it is answered": Race(
        "drafts.delete", press("drop_draft", "d1"), press("no_customer", "d1"), _dropped
    ),
    "a draft answered, while it is dropped": Race(
        "drafts.delete", press("no_customer", "d1"), press("drop_draft", "d1"), _made_once
    ),
    "a batch recorded twice": Race("drafts.delete", press("record_all", "b"), press("record_all", "b"), _made_all_once),
    "one of a batch left out, while it is recorded": Race(
        "drafts.delete", press("leave_out", "b.1"), press("record_all", "b"), _made_what_was_left
    ),
    "a batch recorded, while one of it is left out": Race(
        "drafts.delete", press("record_all", "b"), press("leave_out", "b.1"), _made_all_once
    ),
    "two answers about one draft": Race(
        "drafts.save",
        press("choose_date", f"d2|{(NOW + 5 * DAY).isoformat()}|day"),
        press("choose_customer", "d2|1"),
        _both_answers,
    ),
    "a move undone, while the customer hears of it": Race("moves.save", MOVE_TOLD, MOVE_UNDONE, _undone_and_told),
    "a move heard of, while it is undone": Race("moves.save", MOVE_UNDONE, MOVE_TOLD, _undone_and_silent),
    "one press that arrives twice": Race(
        "requests.begin requests.finish", press("done", "1", "same"), press("done", "1", "same"), _answered_once
    ),
    "a channel renumbered, while a promise in it is edited": Race(
        "commitments.renumber_cards notifications.redirect",
        RENUMBERED,
        CARD_EDITED,
        _edited_there,
        before=_shown,
    ),
    "a promise edited, while its channel is renumbered": Race(
        "commitments.renumber_cards notifications.redirect",
        CARD_EDITED,
        RENUMBERED,
        _edited_there,
        before=_shown,
    ),
    "a channel read for the first time": Race("channels.save", _channel_read(None), _channel_read(True), _shared),
}


@pytest_asyncio.fixture(scope="session", loop_scope="session", name="theirs")
async def _open_theirs(database_url: str) -> AsyncIterator[SqlStore]:
    theirs = await open_store(database_url)
    yield theirs
    await theirs.close()


async def _fill(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.companies.save(replace(await uow.companies.get(), admins=("root",)))
        for person in (ROOT, JANE, SAM):
            await uow.people.save(person)
        await uow.customers.save(Customer(0, "Acme", channel="C1"))
        await uow.customers.save(Customer(0, "Beta"))
        await uow.commitments.add(commitment(customer=1))
        await uow.drafts.save(DRAFT)
        await uow.drafts.save(UNANSWERED)
        for position, what in enumerate(("send it", "call")):
            await uow.drafts.save(replace(DRAFT, id=f"b.{position}", what=what, no_customer=True))
        for number in (2, 3):
            made = await make(uow, SAM, replace(DRAFT, maker="sam", owner="sam", customer=1), NOW)
            assert made.commitment.number == number
        await move(uow, SAM, 3, NewDate(NOW + 3 * DAY, "day"), Reason("late"), NOW)


@pytest.mark.parametrize("name", RACES)
async def test_nothing_is_lost_between_two_processes(store: SqlStore, theirs: SqlStore, name: str) -> None:
    await _fill(store)
    one = RACES[name]
    if one.before:
        await act(one.before)(store)
    given, refused = await race(store, theirs, one.first, one.second)
    assert not isinstance(given, Exception), given
    assert type(refused) is one.refused if one.refused else not isinstance(refused, Exception), refused
    async with store.transaction("T1") as uow:
        assert await one.holds(uow)


@pytest.mark.parametrize("end", [End.SENT, End.RETRIED])
@pytest.mark.parametrize("renumbered_first", [True, False])
async def test_an_outcome_and_a_new_id_of_its_channel(
    store: SqlStore, theirs: SqlStore, end: End, renumbered_first: bool
) -> None:
    await planned(store, *(notice(f"{n}", to=to_channel("C8"), number=1, payload=CustomerCard()) for n in range(2)))
    (claim,) = await store.claim(NOW, ClaimPolicy(), 9)
    place = MessageRef("C8", "1.1") if end is End.SENT else None
    unknown = end is End.RETRIED
    outcome = Outcome("T1", claim.destination, claim.notifications, end, NOW, message=place, until=NOW, unknown=unknown)
    recorded: Act = lambda store: store.record([outcome], ClaimPolicy())  # noqa: E731
    acts = (RENUMBERED, recorded) if renumbered_first else (recorded, RENUMBERED)
    for ended in await race(store, theirs, *acts):
        assert not isinstance(ended, Exception), ended
    await store.sweep(NOW + HOUR)
    again = await store.claim(NOW + HOUR, ClaimPolicy(), 9)
    assert [(one.destination, one.notifications[0].key, one.resumed) for one in again] == [
        (to_channel("C9"), "0" if unknown else "1", unknown)
    ]


@pytest.mark.parametrize("renumbered_first", [True, False])
async def test_a_card_that_arrives_and_a_new_id_of_its_channel(
    store: SqlStore, theirs: SqlStore, renumbered_first: bool
) -> None:
    await _fill(store)
    await planned(store, CARD)
    assert CARD.id in {one.id for claim in await store.claim(NOW, ClaimPolicy(), 9) for one in claim.notifications}
    arrives = act(lambda uow: delivered(uow, [CARD], MessageRef("C1", "1.1"), NOW))
    acts = (act(_renumber_customer), arrives) if renumbered_first else (arrives, act(_renumber_customer))
    for ended in await race(store, theirs, *acts):
        assert not isinstance(ended, Exception), ended
    async with store.read_only("T1") as uow:
        found = await uow.commitments.get(1)
    assert found is not None
    assert found.card == MessageRef("C9", "1.1")


async def test_an_edit_that_is_composed_while_its_channel_is_renumbered(store: SqlStore, theirs: SqlStore) -> None:
    """Its commitment is read with the new id, its customer maybe still with the old one."""
    await _fill(store)
    shown = await stored(store, customer=1, card=MessageRef("C1", "1.1"))
    await planned(store, notice("edit", to=to_channel("C1"), number=shown.number, payload=CustomerEdit()))
    claims = [one for one in await store.claim(NOW, ClaimPolicy(), 9) if one.destination == to_channel("C1")]

    async def compose(store: SqlStore) -> object:
        async with store.views(claims) as views:
            return await notification_handler().compose(views["T1"], claims, NOW)

    _, composed = await race(store, theirs, act(_renumber_customer), compose)
    assert isinstance(composed, list), composed
    assert [(one.reason, one.later) for one in composed[0]] == [("", NOW)], "it is tried again at the new id"


def _installations(store: SqlStore) -> SqlInstallations:
    return SqlInstallations(store.engine, Encryption((NEW_KEY, KEY)), SystemClock())


FRESH = replace(OURS, token=SecretStr("xoxb-fresh"))
SAVED: Act = lambda store: _installations(store).save(FRESH, NOW + HOUR)  # noqa: E731
REMOVED: Act = lambda store: _installations(store).mark_removed(OURS, NOW + timedelta(minutes=1))  # noqa: E731
ENCRYPTED: Act = lambda store: _installations(store).encrypt_again()  # noqa: E731
OF_INSTALLATIONS: dict[str, tuple[Act, Act, list[Installation]]] = {
    "save encrypt_again": (SAVED, ENCRYPTED, [FRESH]),
    "encrypt_again save": (ENCRYPTED, SAVED, [FRESH]),
    "mark_removed encrypt_again": (REMOVED, ENCRYPTED, []),
    "save mark_removed": (SAVED, REMOVED, [FRESH]),  # the word of the removal is older than the new installation
}


@pytest.mark.parametrize("writes", OF_INSTALLATIONS)
async def test_an_installation_stays_what_was_said_last(store: SqlStore, theirs: SqlStore, writes: str) -> None:
    first, second, left = OF_INSTALLATIONS[writes]
    await SqlInstallations(store.engine, Encryption((KEY,)), SystemClock()).save(OURS, NOW)
    for outcome in await race(store, theirs, first, second):
        assert not isinstance(outcome, Exception), outcome
    assert await _installations(store).all() == left


_READS = (
    "contacts_of",
    "get",
    "find",
    "first",
    "list_for",
    "list_told",
    "list_in_",
    "list_planned",
    "list_of",
    "list_open_",
    "list_waiting",
    "list_asked",
    "named_in",
    "people_of",
    "all",
    "stale_people",
    "wordings_shown",
    "wall_times",
    "places",
    "count",
    "led_by",
    "ids_of_",
    "last_",
    "for_",
    "check_keys",
    "names_ending",
    "names_from",
)


def _writes() -> set[str]:
    """Return every method of a repository that does not say by its name that it only reads or locks."""
    getters = {noun: one.fget for noun, one in vars(UnitOfWork).items() if isinstance(one, property) and one.fget}
    ports = {noun: get_type_hints(getter)["return"] for noun, getter in getters.items()}
    ports = {noun: port for noun, port in ports.items() if port is not str} | {"installations": InstallationStore}
    named = {f"{noun}.{name}" for noun, port in ports.items() for name in vars(port) if not name.startswith("_")}
    return {name for name in named if not name.partition(".")[2].startswith(_READS)}


def test_every_write_of_a_repository_stands_in_a_race() -> None:
    raced = {name for one in RACES.values() for name in one.writes.split()}
    raced |= {f"installations.{name}" for pair in OF_INSTALLATIONS for name in pair.split()}
    assert _writes() - raced == set(), "give it a race in RACES"
    assert raced - _writes() == {"installations.mark_removed"}, "of its base, Installations"


UNLOCKED: dict[str, Step] = {
    "workspaces": lambda uow: uow.companies.save(Company("T1", "x")),
    "people": lambda uow: uow.people.save(Person("jane", "x")),
    "customers": lambda uow: uow.customers.save(Customer(1, "x")),
    "channels": lambda uow: uow.channels.save(Channel("C1", "x")),
    "drafts": lambda uow: uow.drafts.save(replace(DRAFT, text="x")),
    "drafts d1": lambda uow: uow.drafts.delete("d1"),
    "commitments": lambda uow: uow.commitments.save(commitment(number=1)),
    "commitments 1": lambda uow: uow.moves.add(Move(1, 0, NOW, "sam", NOW, NOW + DAY, "x")),
    "commitments 3": lambda uow: uow.moves.save(Move(3, 1, NOW, "sam", NOW, NOW + DAY, "x")),
    "commitments 2": lambda uow: uow.history.append(Entry(2, NOW, "sam", Event.EDITED)),
}


@pytest.mark.parametrize("table", UNLOCKED)
async def test_what_was_read_without_a_lock_is_not_saved(store: SqlStore, table: str) -> None:
    await _fill(store)
    async with store.transaction("T1") as uow:
        await uow.channels.save(Channel("C1", "acme"))
    with pytest.raises(ValueError, match=f"^{table}.* is changed without a lock"):
        await act(UNLOCKED[table])(store)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True, scope="session")  # SQLite has one writer
async def test_a_deadlock_is_told_apart_from_a_database_that_is_away(store: SqlStore, theirs: SqlStore) -> None:
    """Two processes that lock each other's rows: one of them starts again, and nothing was changed."""
    await _fill(store)

    meet, crossed = asyncio.Event(), asyncio.Event()

    async def ours(uow: UnitOfWork) -> None:
        await uow.people.get_for_update("jane")
        meet.set()
        await asyncio.wait_for(crossed.wait(), 2)
        await uow.people.get_for_update("sam")

    async def theirs_too(uow: UnitOfWork) -> None:
        await asyncio.wait_for(meet.wait(), 2)
        await uow.people.get_for_update("sam")
        crossed.set()
        await uow.people.get_for_update("jane")

    results = await asyncio.gather(act(ours)(store), act(theirs_too)(theirs), return_exceptions=True)
    assert [type(one) for one in results if one is not None] == [ChangedMeanwhile]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True, scope="session")  # SQLite has one writer
async def test_a_reminder_that_is_claimed_while_its_promise_is_being_done_is_edited(
    store: SqlStore, theirs: SqlStore
) -> None:
    await _fill(store)
    async with store.transaction("T1") as uow:
        await uow.notifications.add([notice("due", number=1, payload=DueReminder(name="due"))])
    async with store.transaction("T1") as uow:
        await uow.commitments.get_for_update(1)  # nothing was told yet
        (claim,) = [one for one in await theirs.claim(NOW, ClaimPolicy(), 10) if one.destination == to_person("jane")]
        await deliver(uow, SAM, 1, NOW)
    async with store.transaction("T1") as uow:
        edits = [one.payload for one in await uow.notifications.list_for(1) if isinstance(one.payload, Refresh)]
    assert [edit.in_flight for edit in edits] == [claim.id]
