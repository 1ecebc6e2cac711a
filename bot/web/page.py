"""The routes of the local page."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.conversation.requests import Reply
from bot.conversation.service import ConversationService
from bot.i18n.catalogues import find_language
from bot.web.chat import Chat
from bot.web.clock_control import ClockControl
from bot.web.live_updates import LiveUpdates
from bot.web.page_actions import PageActions, SubmittedForm
from bot.web.page_guard import GUARD, RefusedError, read_json, refused
from bot.web.page_requests import (
    address_of,
    address_of_place,
    answers_in,
    message_in,
    person_in,
    place_in,
    text_in,
    viewer_of,
)
from bot.web.views import Views
from commitments.domain.clock import ShiftedClock
from commitments.domain.errors import CommitmentsError, StoreUnavailable

Answer = Callable[[Request], Awaitable[Response]]
_STATIC: Final = Path(__file__).with_name("static")


def page_routes(
    conversation: ConversationService,
    chat: Chat,
    clock: ShiftedClock,
    *,
    wake: Callable[[], Awaitable[None]],
    next_due: Callable[[], Awaitable[datetime | None]],
    commands: Mapping[str, str],
    profile_changed: Callable[[str], Awaitable[None]],
    filled: asyncio.Event | None = None,
) -> list[BaseRoute]:
    """Return the routes of the page.

    `wake` sends what is due now; `commands` maps verb to typed name; `profile_changed` has the bot read a person of
    the chat again; requests wait for `filled`, so that nobody sees a half-seeded page or moves its clock meanwhile.
    """
    actions = PageActions(conversation, chat, clock, wake, commands)
    views = Views(chat, commands)
    page = _Page(chat, actions, views, ClockControl(chat, clock, wake, next_due), clock, profile_changed)
    answering_errors = partial(_answering_errors, filled)
    return [
        Route("/", answering_errors(page.show), middleware=GUARD),
        Route("/archives/{place}/p{message:int}", page.find, middleware=GUARD),
        Route("/archives/{place}", page.find_place, middleware=GUARD),
        Route("/chat/events", answering_errors(page.events), middleware=GUARD),
        Route("/chat/file/{message:int}", answering_errors(page.file), middleware=GUARD),
        *(
            Route(f"/chat/{name}", answering_errors(post), methods=["POST"], middleware=GUARD)
            for name, post in page.posts.items()
        ),
        Mount("/chat/static", StaticFiles(directory=_STATIC), middleware=GUARD),
    ]


class _Page:
    """The request handlers of the page."""

    def __init__(
        self,
        chat: Chat,
        actions: PageActions,
        views: Views,
        moves: ClockControl,
        clock: ShiftedClock,
        profile_changed: Callable[[str], Awaitable[None]],
    ) -> None:
        self._chat = chat
        self._actions = actions
        self._views = views
        self._moves = moves
        self._clock = clock
        self._profile_changed = profile_changed
        self._live = LiveUpdates(chat, views, clock, moves.next_due)

    @property
    def posts(self) -> Mapping[str, Answer]:
        """What people do, by the name of its route."""
        return {
            "say": self.say,
            "press": self.press,
            "submit": self.submit,
            "clock": self.move,
            "language": self.choose_language,
        }

    async def show(self, request: Request) -> Response:
        viewer = viewer_of(self._chat, request.query_params)
        next_due = await self._live.next_due()
        return HTMLResponse(self._views.page(viewer, self._clock.now(), next_due))

    async def find(self, request: Request) -> Response:
        """Redirect from a message's address in cards, which has Slack's form, to the page."""
        message, referer = request.path_params["message"], request.headers.get("referer", "")
        return RedirectResponse(address_of(self._chat, message, referer), status_code=303)

    async def find_place(self, request: Request) -> Response:
        """Redirect from a place's address in cards, which has Slack's form, to the page."""
        place, referer = request.path_params["place"], request.headers.get("referer", "")
        return RedirectResponse(address_of_place(place, referer), status_code=303)

    async def events(self, request: Request) -> Response:
        viewer = viewer_of(self._chat, request.query_params)
        return StreamingResponse(self._live.events(viewer), media_type="text/event-stream")

    async def say(self, request: Request) -> Response:
        data = await read_json(request)
        person = person_in(self._chat, data)
        place = place_in(self._chat, person, data)
        return self._response(await self._actions.say(person, place, text_in(data, "text"), _key(data)))

    async def press(self, request: Request) -> Response:
        data = await read_json(request)
        person = person_in(self._chat, data)
        message = message_in(self._chat, person, data)
        action, value = text_in(data, "action"), text_in(data, "value")
        return self._response(await self._actions.press(person, message, action, value, _key(data)))

    async def submit(self, request: Request) -> Response:
        data = await read_json(request)
        person = person_in(self._chat, data)
        place = place_in(self._chat, person, data)
        form = SubmittedForm(text_in(data, "action"), text_in(data, "value"), answers_in(data))
        message = message_in(self._chat, person, data) if data.get("message") else None
        return self._response(await self._actions.submit(person, place, form, _key(data), message))

    async def move(self, request: Request) -> Response:
        how = text_in(await read_json(request), "move")
        if how not in ("hour", "day", "next"):
            raise RefusedError("unknown_move")
        if not await self._moves.move(how):
            raise RefusedError("nothing_planned", 409)
        return JSONResponse({})

    async def choose_language(self, request: Request) -> Response:
        """Set the language of a person: the page's, and the bot's for them."""
        data = await read_json(request)
        person, language = person_in(self._chat, data), find_language(text_in(data, "language"))
        if language is None:
            raise RefusedError("unknown_language")
        self._chat.set_language(person.id, language)
        try:
            await self._profile_changed(person.id)
        except CommitmentsError:
            self._chat.set_language(person.id, person.language)
            raise
        return JSONResponse({})

    async def file(self, request: Request) -> Response:
        data = {"message": request.path_params["message"]}
        message = message_in(self._chat, viewer_of(self._chat, request.query_params).person, data)
        content = self._chat.content(message.id)
        if content is None:
            raise RefusedError("unknown_message", 404)
        response = Response(content, media_type="application/octet-stream")
        response.headers["Content-Disposition"] = _attachment(message.file_name)
        return response

    def _response(self, reply: Reply) -> Response:
        form = self._views.form(reply.form) if reply.form else ""
        return JSONResponse({"form": form, "errors": dict(reply.errors)})


def _answering_errors(filled: asyncio.Event | None, answer: Answer) -> Answer:
    async def answering(request: Request) -> Response:
        try:
            if filled:
                await filled.wait()
            return await answer(request)
        except (RefusedError, StoreUnavailable) as error:
            return refused(request, error)

    return answering


def _key(data: Mapping[str, object]) -> str:
    return f"web:{text_in(data, 'key')[:80]}"


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
