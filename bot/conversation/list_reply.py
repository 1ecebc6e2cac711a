"""A page of a list, as a reply."""

from dataclasses import asdict, replace

from bot.cards.card import Card, Divider
from bot.cards.list_card import PAGE, Listing, list_card
from bot.cards.open_question_card import MOST, open_question_blocks
from bot.conversation.list_request import line_of
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.unknown_list_words import ask_about_unknown_words
from bot.i18n.date_names import name_of_days
from commitments.application.commitment_list import query_for
from commitments.application.names import Names, read_names
from commitments.application.open_questions import open_questions
from commitments.application.ports.commitment_query import Page, Query
from commitments.domain.errors import NoSuchCustomer
from commitments.domain.notifications.payloads.list_file import MONTHS, WEEKDAYS, Days, ListRequest

_MOST_COUNTED = 200  # larger totals are shown as "200+": counting all is slow


async def list_reply(context: RequestContext, request: ListRequest) -> Reply:
    """Return a page of a list; above the first of one's own stand the questions that are still open."""
    reply = await _listed(context, request)
    if request != ListRequest() or reply.card is None:
        return reply
    drafts = await open_questions(context.uow, context.actor, MOST)
    blocks = open_question_blocks(context.localizer, drafts)
    if not blocks:
        return reply
    rest = (Divider(), *reply.card.blocks) if reply.card.blocks else ()
    return replace(reply, card=replace(reply.card, blocks=(*blocks, *rest)))


async def _listed(context: RequestContext, request: ListRequest) -> Reply:
    query = await query_for(context.uow, context.actor, request, PAGE, context.now)
    found = await context.uow.commitments.find(query)
    if not found.items:
        return await _nothing(context, request)
    names = await context.names(found.items, request.owners)
    total = await _counted(context, query, found)
    title = await _title(context, request, names, total)
    lines = [line_of(one, names, context.workspace, context.now) for one in found.items]
    listing = Listing(
        title, lines, asdict(request), request.offset, found.more, _shown(total), context.workspace.url, context.now
    )
    return Reply(card=list_card(context.localizer, listing, names))


async def _counted(context: RequestContext, query: Query, found: Page) -> int:
    """Return the total of a query, counted up to just above the maximum shown."""
    if not found.more:
        return query.offset + len(found.items)
    return await context.uow.commitments.count(query, _MOST_COUNTED + 1)


async def empty_reply(context: RequestContext, request: ListRequest) -> Reply | None:
    """Return the reply to a request that finds nothing, None if it finds something."""
    found = await context.uow.commitments.find(await query_for(context.uow, context.actor, request, 1, context.now))
    return None if found.items else await _nothing(context, request)


async def _nothing(context: RequestContext, request: ListRequest) -> Reply:
    """Return what is said of nothing: an all-clear only where everything was asked for, and understood."""
    if len(await context.uow.customers.get_many(request.customers)) < len(set(request.customers)):
        raise NoSuchCustomer  # a page button from before it was merged
    unknown = await ask_about_unknown_words(context, request)
    return unknown or Reply(card=Card(await _nothing_sentence(context, request)))


async def _nothing_sentence(context: RequestContext, request: ListRequest) -> str:
    if request == ListRequest():
        return context.text("list.none_mine", commit=context.typed["commit"])
    if request == ListRequest(state="late", mine=False):
        return context.text("list.none_late")
    if request.is_narrowed or request.mine or request.state in ("waiting", "closed"):
        names = await read_names(context.uow, [], request.owners)
        asked = [context.text(f"list.state.{request.state}"), *await _narrowed_by(context, request, names)]
        return context.text("list.none_for", asked=" · ".join(asked))
    return context.text("list.none")


def _shown(total: int) -> str:
    return str(total) if total <= _MOST_COUNTED else f"{_MOST_COUNTED}+"


async def _title(context: RequestContext, request: ListRequest, names: Names, count: int) -> str:
    plain_mine = request.mine and not request.is_narrowed and request.state == "open"
    open_list = "mine" if plain_mine else "all"
    kind = {"open": open_list, "late": "overdue"}.get(request.state, request.state)
    shown = count if count <= _MOST_COUNTED else _shown(count)
    shown_request = replace(request, mine=request.mine and not plain_mine)
    return " · ".join([context.text(f"list.{kind}", count=shown), *await _narrowed_by(context, shown_request, names)])


def _days(context: RequestContext, days: Days) -> str:
    if days in WEEKDAYS or days in MONTHS:
        kind = "weekday" if days in WEEKDAYS else "month"
        return context.text(f"list.days.{kind}", name=name_of_days(context.localizer, days))
    return context.text(f"list.days.{days}")


async def _narrowed_by(context: RequestContext, request: ListRequest, names: Names) -> list[str]:
    """Return in words what narrows a list, beside its state."""
    customers = await context.uow.customers.get_many(request.customers)
    return [
        *([context.text("list.of_mine")] if request.mine else []),
        *(context.localizer.words(names.person(owner)) for owner in request.owners),
        *(context.localizer.words(one.name) for one in customers),
        *([_days(context, request.days)] if request.days else []),
        *([context.text("list.days.date", date=context.localizer.day(request.day))] if request.day else []),
        *(context.text("list.words", words=word) for word in request.words),
        *([context.text("list.late_days", count=request.late_days)] if request.late_days else []),
    ]
