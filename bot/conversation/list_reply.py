"""A page of a list, as a reply."""

from dataclasses import asdict

from bot.cards.card import Card
from bot.cards.list_card import PAGE, Listing, list_card
from bot.conversation.list_request import line_of
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.commitment_list import query_for
from commitments.application.names import Names
from commitments.application.ports.commitment_query import Page, Query
from commitments.domain.notifications.payloads.list_file import ListRequest

_MOST_COUNTED = 200  # larger totals are shown as "200+": counting all is slow


async def list_reply(context: RequestContext, request: ListRequest) -> Reply:
    query = await query_for(context.uow, context.actor, request, PAGE, context.now)
    found = await context.uow.commitments.find(query)
    if not found.items:
        return _nothing(context, request)
    names = await context.names(found.items, [request.owner] if request.owner else [])
    title = _title(context, request, names, await _counted(context, query, found))
    lines = [line_of(one, names, context.workspace, context.now) for one in found.items]
    listing = Listing(title, lines, asdict(request), request.offset, found.more, context.workspace.url)
    return Reply(card=list_card(context.localizer, listing, names))


async def _counted(context: RequestContext, query: Query, found: Page) -> int:
    """Return the total of a query, counted up to just above the maximum shown."""
    if not found.more:
        return query.offset + len(found.items)
    return await context.uow.commitments.count(query, _MOST_COUNTED + 1)


async def empty_reply(context: RequestContext, request: ListRequest) -> Reply | None:
    """Return the reply to a request that finds nothing, None if it finds something."""
    found = await context.uow.commitments.find(await query_for(context.uow, context.actor, request, 1, context.now))
    return None if found.items else _nothing(context, request)


def _nothing(context: RequestContext, request: ListRequest) -> Reply:
    return Reply(card=Card(_nothing_sentence(context, request)))


def _nothing_sentence(context: RequestContext, request: ListRequest) -> str:
    if request.overdue:
        everything = request.is_of_nobody and not request.late_days
        return context.text("list.none_late" if everything else "list.none_late_there")
    if request.mode == "mine" and request.is_of_nobody:
        return context.text("list.none_mine", commit=context.typed["commit"])
    return context.text("list.none")


def _title(context: RequestContext, request: ListRequest, names: Names, count: int) -> str:
    kind = "all" if request.mode == "mine" and not request.is_of_nobody else request.mode
    shown = count if count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
    title = context.text(f"list.{'overdue' if request.overdue else kind}", count=shown)
    customer = names.customers.get(request.customer or 0)
    parts = [
        context.localizer.words(names.person(request.owner)) if request.owner else "",
        context.localizer.words(customer.name) if customer else "",
        context.text("list.late_days", count=request.late_days) if request.late_days else "",
    ]
    return " · ".join([title, *(part for part in parts if part)])
