"""Validates the parameters of the page's requests: people, places, messages and texts."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.web.chat import Chat
from bot.web.chat_message import Message
from bot.web.page_guard import RefusedError
from bot.web.views import Viewer
from commitments.domain.person import Person
from commitments.domain.text_cleaning import clean_text

_LONGEST: Final = 4000  # cleaning takes long for a long run of marks


def viewer_of(chat: Chat, query: Mapping[str, str]) -> Viewer:
    """Return the viewer of a query (`as`, `in`), with defaults for unknown values."""
    first = next(iter(chat.people.values()))
    person = chat.people.get(query.get("as", ""), first).person
    places = chat.places(person.id)
    asked = query.get("in", "")
    place = asked if asked in places else places[0]
    return Viewer(person, place)


def address_of(chat: Chat, message: int, referer: str) -> str:
    """Return the page's address of a message, for the same person as the page at `referer`."""
    found = chat.message(message)
    place: dict[str, str] = {"in": found.place} if found else {}
    top = (found.parent or found.id) if found else message
    return f"/?{urlencode(_kept(referer) | place)}#m{top}"


def address_of_place(place: str, referer: str) -> str:
    """Return the page's address of a place, for the same person as the page at `referer`."""
    return f"/?{urlencode(_kept(referer) | {'in': place})}"


def _kept(referer: str) -> dict[str, str]:
    acting = parse_qs(urlsplit(referer).query).get("as")
    return {"as": acting[0]} if acting else {}


def person_in(chat: Chat, data: Mapping[str, object]) -> Person:
    """Return the actor; raises RefusedError if unknown."""
    profile = chat.people.get(text_in(data, "as"))
    if profile is None:
        raise RefusedError("unknown_person", 404)
    return profile.person


def place_in(chat: Chat, person: Person, data: Mapping[str, object]) -> str:
    """Return the place of the request; raises RefusedError if the person is not in it."""
    place = text_in(data, "in")
    if place not in chat.places(person.id):
        raise RefusedError("unknown_place", 404)
    return place


def message_in(chat: Chat, person: Person, data: Mapping[str, object]) -> Message:
    """Return the message of the request; raises RefusedError if the person does not see it."""
    number = data.get("message")
    message = chat.message(number) if isinstance(number, int) else None
    if message is None or not chat.can_see(person.id, message):
        raise RefusedError("unknown_message", 404)
    return message


def text_in(data: Mapping[str, object], name: str) -> str:
    """Return a text without invisible characters; "" if missing. Raises RefusedError for another type."""
    value = data.get(name, "")
    if not isinstance(value, str):
        raise RefusedError("not_json")
    return _clean(value)


def answers_in(data: Mapping[str, object]) -> dict[str, str]:
    """Return the answers of a form; raises RefusedError unless all are texts."""
    answers = data.get("answers", {})
    if not isinstance(answers, dict) or not all(isinstance(value, str) for value in answers.values()):
        raise RefusedError("not_json")
    return {_clean(name): _clean(value) for name, value in answers.items()}


def _clean(text: str) -> str:
    if len(text) > _LONGEST:
        raise RefusedError("too_large", 413)
    return clean_text(text)
