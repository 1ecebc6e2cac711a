"""Questions that nobody has answered yet: each is a stored draft, and comes back once as a direct message."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Status
from commitments.domain.draft import MOST_IN_A_BATCH, Draft
from commitments.domain.name_likeness import plain_words
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import id_of, notification
from commitments.domain.notifications.payloads.open_questions import OpenQuestion, OpenQuestionEdit
from commitments.domain.person import Person

COMES_BACK: Final = timedelta(minutes=10)
_MOST_SAID_AGAIN: Final = 10
_NOBODY: Final = 0  # the id of no customer


async def keep_open(uow: UnitOfWork, *drafts: Draft) -> None:
    """Store the drafts of one question, which comes back once, ten minutes after it was first asked."""
    for draft in drafts:
        await uow.drafts.save(draft)
    first = drafts[0]
    key, asked = keys.open_question(first.question), OpenQuestion(draft=first.question)
    back_at = first.made_at + COMES_BACK
    await uow.notifications.add([notification(uow.company, key, asked, to_person(first.maker), back_at)])


async def settle(uow: UnitOfWork, *drafts: Draft, now: datetime) -> None:
    """Delete locked drafts of one question; once it is answered or withdrawn, the message that asked again shows it."""
    for draft in drafts:
        await uow.drafts.delete(draft.id)
    first = drafts[0]
    if now < first.made_at + COMES_BACK or (first.batch and await uow.drafts.list_of_batch(first.batch)):
        return
    sent = await uow.notifications.get(id_of(uow.company, keys.open_question(first.question)))
    if sent is None or sent.message is None:
        return
    edit = OpenQuestionEdit(channel=sent.message.channel, id=sent.message.id, what=first.subject)
    key = keys.open_question_edit(first.question)
    await uow.notifications.add([notification(uow.company, key, edit, sent.destination, now)])


async def open_questions(uow: UnitOfWork, person: Person, limit: int) -> Sequence[Sequence[Draft]]:
    """Return the drafts of each open question of somebody, the newest question first, of the newest `limit`.

    Those of the account that asks come before those of their other one.
    """
    asked: dict[str, list[Draft]] = {}
    for account in sorted(person.accounts, key=lambda one: one != person.id):
        for draft in await uow.drafts.list_of(account, limit * MOST_IN_A_BATCH):
            asked.setdefault(draft.question, []).append(draft)
    newest = [sorted(drafts, key=lambda one: one.position) for drafts in asked.values()][:limit]
    return [drafts for drafts in newest if not await are_answered(uow, drafts)]


async def are_answered(uow: UnitOfWork, drafts: Sequence[Draft]) -> bool:
    """Whether their maker did otherwise what the drafts of a question ask about, without pressing any button."""
    for draft in drafts:
        if not await _is_answered(uow, draft):
            return False
    return True


async def _is_answered(uow: UnitOfWork, draft: Draft) -> bool:
    if draft.is_doubt:
        return await uow.history.last_by(draft.maker, draft.made_at) is not None
    if draft.number is not None:
        commitment = await uow.commitments.get(draft.number)
        return commitment is None or commitment.status is not Status.OPEN or commitment.due != draft.due
    query = Query(None, "any", concerning=(draft.maker,), words=(draft.what,), limit=_MOST_SAID_AGAIN)
    made = (await uow.commitments.find(query)).items
    said, customer = plain_words(draft.what), draft.customer
    if draft.customer_guess and customer is None:
        named = await uow.customers.find_by_name(draft.customer_guess)
        customer = named.id if named else _NOBODY
    anew = [one for one in made if one.made_at >= draft.made_at and plain_words(one.what) == said]
    return any(customer in (None, one.customer) for one in anew)
