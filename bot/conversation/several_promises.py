"""Several promises in one line or list: a draft each, shown together, recorded with one press."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bot.cards.buttons import button, told_apart
from bot.cards.card import Block, Button, Buttons, Card, Item, Note
from bot.cards.commitment_card import can_tell, customer_text
from bot.conversation.date_warnings import date_warnings
from bot.conversation.draft_questions import date_buttons, draft_button
from bot.conversation.reading_context import date_context, reading_context
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.commitments.make import Made, make
from commitments.application.commitments.recently_made import find_made_already
from commitments.application.names import Names
from commitments.application.open_questions import keep_open, settle
from commitments.domain.customer import Customer
from commitments.domain.draft import MOST_IN_A_BATCH, Draft
from commitments.domain.errors import ChangedMeanwhile, CommitmentsError, NotOfOne, TooManyPromises
from commitments.language import Reading, When, find_recurrence, hedged, without_hedges, words_beside_list

_DATES, _CUSTOMERS = 2, 3  # buttons of a row
LONGEST_BESIDE = 300


def require_few(readings: Sequence[Reading]) -> None:
    """Raise TooManyPromises for more than one card can show."""
    if len(readings) > MOST_IN_A_BATCH:
        raise TooManyPromises(count=len(readings), limit=MOST_IN_A_BATCH)


def groups_of(readings: Sequence[Reading], batch: str) -> list[str | None]:
    """Return for each reading the group of those that are one promise to several customers, None for one alone."""
    every = [list(found) for _, found in groupby(readings, lambda one: (one.shared or one.what, one.when, one.owner))]
    return [f"{batch}/{n}" if len(same) > 1 else None for n, same in enumerate(every) for _ in same]


async def ask_about_several(context: RequestContext, drafts: Sequence[Draft], *, hopes: bool = False) -> Reply:
    """Store the drafts of one line, and show them."""
    await keep_open(context.uow, *drafts)
    return await _show(context, drafts, [Note(context.text("several.hope"))] if hopes else [])


async def share_date(context: RequestContext, draft: Draft) -> None:
    """Copy the date of a draft to the others of its group that have none: it was asked about once."""
    for one in await context.uow.drafts.list_of_batch(draft.question) if draft.group else ():
        if one.group == draft.group and one.lacks_date(context.now):
            await context.uow.drafts.save(replace(one, due=draft.due, precision=draft.precision))


async def show_batch(context: RequestContext, batch: str) -> Reply:
    """Show the drafts that are left of a batch, as they are now."""
    drafts = [await with_known_customer(context, one) for one in await context.uow.drafts.get_batch_for_update(batch)]
    if not drafts:
        return context.plain("did.dropped")
    return await _show(context, drafts)


async def with_known_customer(context: RequestContext, draft: Draft) -> Draft:
    """Return the draft with the customer of the name that was said, where somebody has added it since."""
    if draft.customer is not None or draft.no_customer or not draft.customer_guess:
        return draft
    known = await context.uow.customers.find_by_name(draft.customer_guess)
    if known is None or known.is_archived:
        return draft
    found = draft.with_customer(known.id)
    await context.uow.drafts.save(found)
    return found


async def _show(context: RequestContext, said: Sequence[Draft], notes: Sequence[Note] = ()) -> Reply:
    names = await _names(context, said)
    drafts = [_without_archived(one, names) for one in said]
    lacking = any(one.lacks_customer for one in drafts)
    known = await context.uow.customers.first(_CUSTOMERS + 1) if lacking else []
    rows = [await _row(context, one, names, _others_named(one, drafts, names), known) for one in drafts]
    blocks: list[Block] = [*notes, *rows]
    is_clear = all(_is_clear(context, one) and not _others_named(one, drafts, names) for one in drafts)
    if not is_clear:
        blocks.append(Note(context.text("several.unclear")))
    if beside := words_beside_list(drafts[0].text, date_context(context, drafts[0].made_at)):
        blocks.append(Note(context.text("several.beside", said=" · ".join(beside)[:LONGEST_BESIDE])))
    if repeated := find_recurrence(drafts[0].text):
        blocks.append(Note(context.text("several.once", said=repeated.words)))
    batch = drafts[0].question
    label = context.text("button.record_all", count=len(drafts))
    every = [Button("record_all", label, batch, "primary")] if is_clear else []
    last = [Button(name, context.text(f"button.{name}"), batch) for name in ("one_promise", "drop_draft")]
    return Reply(card=Card(_title(context, drafts), (*blocks, Buttons((*every, *last)))), replaces=True)


def _without_archived(draft: Draft, names: Names) -> Draft:
    """Return the draft without a customer who was archived since: it is asked about, by its name."""
    customer = names.customers.get(draft.customer) if draft.customer else None
    if customer is None or not customer.is_archived:
        return draft
    return replace(draft, customer=None, customer_guess=customer.name)


def _is_clear(context: RequestContext, draft: Draft) -> bool:
    return draft.is_clear(context.now) and not hedged(draft.what)


def _others_named(draft: Draft, drafts: Sequence[Draft], names: Names) -> list[str]:
    """Return the customers of the same promise that the words of a draft name to another of them."""
    together = {one.customer for one in drafts if draft.group and one.group == draft.group} - {draft.customer}
    known = {one.id: one.name for one in names.customers.values()}
    others = [known[id] for id in together if id in known]
    return [name for name in sorted(others) if name.casefold() in draft.what.casefold()]


def _title(context: RequestContext, drafts: Sequence[Draft]) -> str:
    return context.text("several", count=len(drafts))


async def _names(context: RequestContext, drafts: Sequence[Draft]) -> Names:
    people = await context.uow.people.get_many(sorted({one.owner for one in drafts if one.owner}))
    customers = await context.uow.customers.get_many(sorted({one.customer for one in drafts if one.customer}))
    return Names(people, {one.id: one for one in customers})


async def _row(
    context: RequestContext, draft: Draft, names: Names, others: Sequence[str], known: Sequence[Customer]
) -> Item:
    """Return a draft as a row: what is known of it, what is asked about it, and the buttons for that."""
    localizer, asked, choices = context.localizer, list[str](), list[Button]()
    customer = names.customers.get(draft.customer) if draft.customer else None
    said = [] if draft.lacks_customer else [customer_text(localizer, customer)]
    said.append(localizer.words(names.person(draft.owner or draft.maker)))
    if draft.lacks_date(context.now):
        asked.append(context.text("open_question.date"))
        choices += await _date_choices(context, draft)
    elif draft.due is not None:
        said += [localizer.due(draft.deadline(context.actor.zone)), *await _like(context, draft)]
    if draft.lacks_customer:
        named = await context.uow.customers.find_by_name(draft.customer_guess) if draft.customer_guess else None
        name = localizer.words(named.name if named else draft.customer_guess or "")
        unknown = "several.unknown_customer" if name else "several.customer"
        sentence = "several.archived" if named else unknown
        asked.append(context.text(sentence, name=name, customer=context.typed["customer"]))
        choices += _customer_choices(context, draft, known, can_add=bool(name and not named))
    if hedged(draft.what):
        asked.append(context.text("promise.still_hedged"))
    if others:
        asked.append(context.text("several.names_others", names=", ".join(others)))
    said += [localizer.text("list.internal")] if draft.internal else []
    detail = " · ".join(said) + "".join(f"\n{one}" for one in asked)
    change = [draft_button(context, name, draft) for name in ("edit_draft", "leave_out")]
    title = f"{draft.position + 1}. {localizer.words(draft.what)}"
    return Item(title, detail, buttons=tuple(told_apart(localizer, one, title) for one in (*choices, *change)))


async def _date_choices(context: RequestContext, draft: Draft) -> list[Button]:
    likely = date_buttons(context, draft, await _when(context, draft))
    return [*likely[:_DATES], draft_button(context, "pick_date", draft)]


async def _when(context: RequestContext, draft: Draft) -> When:
    """Return the date of a draft as its line was read when it was said."""
    readings = context.read_promises(draft.text, await reading_context(context, draft.text, draft.made_at))
    here = readings[draft.position : draft.position + 1]
    same = [one.when for one in here if draft.what in (one.what, without_hedges(one.what))]
    return same[0] if same else When(None, None)


def _customer_choices(
    context: RequestContext, draft: Draft, known: Sequence[Customer], *, can_add: bool
) -> list[Button]:
    """Return the buttons of the customers that are known, as for a promise that is said alone."""
    add = [Button("add_customer", context.text("button.add_one", name=draft.customer_guess), draft.id)]
    offered = [Button("choose_customer", one.name[:75], f"{draft.id}|{one.id}") for one in known[:_CUSTOMERS]]
    more = ["new_customer", *(["pick_customer"] if len(known) > _CUSTOMERS else []), "no_customer"]
    return [*(add if can_add else []), *offered, *(draft_button(context, name, draft) for name in more)]


async def _like(context: RequestContext, draft: Draft) -> list[str]:
    made = await find_made_already(context.uow, context.actor, draft, context.now)
    return [context.text("several.again", label=made.label)] if made else []


async def record_all(context: RequestContext, drafts: Sequence[Draft]) -> Reply:
    """Record every draft of a batch, or none: what has become unclear meanwhile is shown and asked first."""
    names = await _names(context, drafts)
    known = [_without_archived(one, names) for one in drafts]
    if not all(_is_clear(context, one) and not _others_named(one, drafts, names) for one in known):
        return await show_batch(context, drafts[0].question)
    made = [await _make(context, one) for one in drafts]
    await settle(context.uow, *drafts, now=context.now)
    return await _recorded(context, made)


async def _make(context: RequestContext, draft: Draft) -> Made:
    try:
        return await make(context.uow, context.actor, draft, context.now)
    except ChangedMeanwhile:
        raise
    except CommitmentsError as error:
        raise NotOfOne(why=f"{draft.position + 1}. {draft.what}: {context.refusal(error)}") from error


async def _recorded(context: RequestContext, made: Sequence[Made]) -> Reply:
    names = await context.names([one.commitment for one in made])
    rows: list[Block] = []
    for one in made:
        rows.append(_recorded_row(context, one, names))
        rows += [Note(note) for note in date_warnings(context, one.commitment, names)]
    labels = ", ".join(one.commitment.label for one in made)
    return Reply(card=Card(context.text("several.made", count=len(made), labels=labels), tuple(rows)), replaces=True)


def _recorded_row(context: RequestContext, made: Made, names: Names) -> Item:
    localizer, one = context.localizer, made.commitment
    customer = names.customer(one)
    said = [customer_text(localizer, customer), localizer.words(names.person(one.owner)), localizer.due(one.deadline)]
    said += [context.text("made.telling")] if made.telling.told else []
    buttons = [button(localizer, "open", one.number)]
    if not made.telling.told and can_tell(one, customer):
        buttons.append(button(localizer, "tell", one.number))
    return Item(f"{one.label} · {localizer.words(one.what)}", " · ".join(said), buttons=tuple(buttons))
