"""Cleans what a request brings along, after a look at its length: cleaning takes long for long texts."""

from dataclasses import replace
from typing import TypeVar

from bot.conversation.mentions import is_person_id, mentions
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Request
from bot.conversation.text_limits import require_raw_length
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.text_cleaning import clean_text
from commitments.language import with_bars
from commitments.language.mention_syntax import labelled, named

_MOST_MENTIONS = 20
_R = TypeVar("_R", bound=Request)


def clean_request(request: _R) -> _R:
    """Return a request with clean texts; raises TooLong if one is longer than any that is accepted."""
    match request:
        case CommandRequest():
            return replace(request, text=_clean(with_bars(request.text)))
        case ButtonPress():
            return replace(request, value=_clean(request.value))
        case FormSubmission():
            answers = {_clean(name): named(_clean(answer)) for name, answer in request.answers.items()}
            return replace(request, value=_clean(request.value), answers=answers)
        case _:
            return request


def people_named(request: Request) -> list[str]:
    """Return the ids of the people whom a clean request names, a bounded number."""
    match request:
        case CommandRequest():
            return mentions(request.text)[:_MOST_MENTIONS]
        case FormSubmission():
            return [owner for owner in (request.answers.get("owner", ""),) if is_person_id(owner)]
        case _:
            return []


async def with_labels(uow: UnitOfWork, request: _R) -> _R:
    """Return a request with the name beside each mention of a person, so that no surface ever has to show an id."""
    match request:
        case CommandRequest() if mentioned := mentions(request.text)[:_MOST_MENTIONS]:
            people = await uow.people.get_many(sorted(mentioned))
            return replace(request, text=labelled(request.text, {id: one.name for id, one in people.items()}))
        case _:
            return request


def _clean(text: str) -> str:
    require_raw_length(text)
    return clean_text(text)
