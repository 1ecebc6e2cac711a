"""Asks about the words of a list that mean nothing: no name, no word of lists, and in no visible promise."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from difflib import get_close_matches

from bot.cards.buttons import verb_button
from bot.cards.card import Block, Button, Buttons, Card, Note
from bot.conversation.list_words import phrase_key, suggested_words, with_meaning
from bot.conversation.numbers_in_text import numbers_named
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.authorization import visible_customers
from commitments.application.commitment_list import query_for_word
from commitments.domain.notifications.payloads.list_file import ListRequest
from commitments.domain.spelling import spelling_of

_CLOSE = 0.6
_MOST_OFFERED = 3
_MOST_CUSTOMERS = 300


async def ask_about_unknown_words(context: RequestContext, request: ListRequest) -> Reply | None:
    """Return the answer that names the words that mean nothing, and offers the nearest; None if all mean something."""
    unknown = [word for word in request.words if not await _occurs(context, word)]
    if not unknown:
        return None
    title = context.text("list.unknown", words=", ".join(f"“{word}”" for word in unknown))
    offered = [*_shown(context, unknown), *await _nearest(context, request, unknown)]
    notes: list[Block] = [Note(context.text("list.near")), Buttons(tuple(offered))] if offered else []
    return Reply(card=Card(title, (*notes, Note(context.text("list.help")))))


async def _occurs(context: RequestContext, word: str) -> bool:
    query = await query_for_word(context.uow, context.actor, word)
    return bool((await context.uow.commitments.find(query)).items)


def _shown(context: RequestContext, unknown: list[str]) -> list[Button]:
    """Return a button that shows each commitment whose number was said."""
    numbers = numbers_named(" ".join(unknown), context.workspace.joined)
    return [verb_button(context.localizer, "open", number) for number in numbers[:_MOST_OFFERED]]


async def _nearest(context: RequestContext, request: ListRequest, unknown: list[str]) -> list[Button]:
    """Return a button for each thing that may have been meant by the first unknown word, instead of it."""
    word = unknown[0]
    without = replace(request, words=tuple(one for one in request.words if one != word), offset=0)
    requests: dict[str, tuple[str, ListRequest]] = {}
    for said, meaning in suggested_words():
        requests[spelling_of(phrase_key(said))] = said, with_meaning(without, meaning)
    for customer in await visible_customers(context.uow, context.actor, _MOST_CUSTOMERS):
        asked = replace(without, customers=tuple(dict.fromkeys((*without.customers, customer.id))))
        for name in (customer.name, *customer.aliases):
            requests[spelling_of(phrase_key(name))] = name, asked
    return [_button(*requests[near]) for near in _close(word, requests)]


def _close(word: str, requests: Mapping[str, object]) -> list[str]:
    return get_close_matches(spelling_of(phrase_key(word)), requests, _MOST_OFFERED, _CLOSE)


def _button(label: str, request: ListRequest) -> Button:
    return Button("page", label[:75], json.dumps(asdict(request)))
