"""Renders the page, its messages and its state, as HTML and as data for the script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.cards.card import Form, Option
from bot.i18n.catalogues import catalogues
from bot.web.chat import Chat
from bot.web.chat_message import BOT, Message, channel_of, direct
from bot.web.completion import completions, mentions
from bot.web.html import card_html, form_html
from bot.web.time_display import city, same_day, shown
from bot.web.words import words_of
from commitments.application.authorization import Right, has_right
from commitments.domain.person import Language, Person

_TOGETHER: Final = timedelta(minutes=5)
_WEEK: Final = timedelta(days=6)
_SCRIPT_WORDS: Final = ("cannot_reach", "went_wrong", "nothing_planned", "next", "offered", "date_in_form")


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person and place of a page."""

    person: Person
    place: str

    @property
    def language(self) -> Language:
        return self.person.language

    @property
    def words(self) -> Mapping[str, str]:
        """The page's words in the viewer's language."""
        return words_of(self.language)


class Views:
    """Renders the chat for one viewer at a time. `commands` maps each slash command to what is typed for it."""

    def __init__(self, chat: Chat, commands: Mapping[str, str]) -> None:
        self._chat = chat
        self._commands = commands

    def page(self, viewer: Viewer, now: datetime, next_due: datetime | None) -> str:
        self._chat.mark_read(viewer.person.id, viewer.place)
        return (
            _environment()
            .get_template("page.html")
            .render(
                viewer=viewer,
                words=viewer.words,
                languages=catalogues().values(),
                people=[self._profile(viewer, profile.person) for profile in self._chat.people.values()],
                rooms=[self._place(viewer, place) for place in self._chat.places(viewer.person.id)],
                here=self._place(viewer, viewer.place),
                messages=self._messages(viewer),
                state=self.state(viewer, now, next_due),
                city=city(viewer.person.zone, viewer.language),
                revision=self._chat.revision,
                example=self._example(viewer),
                script=self._script(viewer),
            )
        )

    def message(self, viewer: Viewer, message: Message) -> tuple[int, str] | None:
        """Render a message or the thread that contains it: (id of its first message, HTML); None if hidden."""
        chat, person = self._chat, viewer.person
        top = message if message.parent is None else chat.message(message.parent)
        if top is None or message.place != viewer.place or not chat.can_see(person.id, message):
            return None
        above = chat.before(top, person.id)
        shown_message = self._message(viewer, top, above)
        template = _environment().get_template("one_message.html")
        return top.id, template.render(message=shown_message, words=viewer.words)

    def form(self, form: Form) -> str:
        """Render a form as the content of the dialog."""
        people = [profile.person for profile in self._chat.people.values()]
        options = [Option(one.id, one.name) for one in people if has_right(one, Right.OWN)]
        return form_html(form, options)

    def state(self, viewer: Viewer, now: datetime, next_due: datetime | None) -> dict[str, object]:
        """Return what the page shows outside the messages: the clock, local times, unread marks."""
        zone, language = viewer.person.zone, viewer.language
        people = [profile.person for profile in self._chat.people.values()]
        return {
            "now": shown(now, zone, language, "clock"),
            "full": shown(now, zone, language, "full"),
            "next": _soon(next_due, now, viewer) if next_due else "",
            "times": {one.id: shown(now, one.zone, language, "time") for one in people},
            "unread": self._unread(viewer, people),
            "language": self._chat.people[viewer.person.id].person.language,
        }

    def _unread(self, viewer: Viewer, people: Sequence[Person]) -> list[str]:
        mine = viewer.person.id
        rooms = [place for place in self._chat.places(mine) if self._chat.has_unread(mine, place)]
        others = [one.id for one in people if one.id != mine]
        return [*rooms, *(one for one in others if self._chat.has_unread(one, direct(one)))]

    def _messages(self, viewer: Viewer) -> list[dict[str, object]]:
        latest = self._chat.latest(viewer.place, viewer.person.id)
        above = [None, *latest[:-1]]
        return [self._message(viewer, one, before) for one, before in zip(latest, above, strict=False)]

    def _message(self, viewer: Viewer, message: Message, above: Message | None) -> dict[str, object]:
        same = above is not None and same_day(message.at, above.at, viewer.person)
        day = "" if same else shown(message.at, viewer.person.zone, viewer.language, "day")
        replies = self._chat.replies(message, viewer.person.id)
        return {
            **self._line(viewer, message),
            "day": day,
            "compact": same and _continues(message, above),
            "private_label": not (same and above is not None and above.only_for),
            "replies": [self._line(viewer, reply) for reply in replies],
        }

    def _line(self, viewer: Viewer, message: Message) -> dict[str, object]:
        zone, language = viewer.person.zone, viewer.language
        return {
            "id": message.id,
            "author": self._face(viewer, message.author),
            "time": shown(message.at, zone, language, "time"),
            "iso": message.at.isoformat(timespec="seconds"),
            "full": shown(message.at, zone, language, "full"),
            "text": message.text,
            "command": message.text.startswith("/") and bool(message.only_for),
            "card": card_html(message.card) if message.card else None,
            "private": bool(message.only_for) and bool(channel_of(message.place)),
            "edited": message.edited_at is not None and not message.only_for,
            "file": message.file_name,
            "file_url": f"/chat/file/{message.id}?as={viewer.person.id}",
        }

    def _face(self, viewer: Viewer, author: str) -> dict[str, object]:
        if author == BOT or author not in self._chat.people:
            return {"name": viewer.words["bot"], "initials": "✓", "hue": "bot", "is_bot": True}
        person = self._chat.people[author].person
        initials = "".join(word[0] for word in person.name.split()[:2])
        hue = f"hue-{list(self._chat.people).index(author) % 6}"
        return {"name": person.name, "initials": initials, "hue": hue, "is_bot": False}

    def _profile(self, viewer: Viewer, person: Person) -> dict[str, object]:
        return {
            **self._face(viewer, person.id),
            "id": person.id,
            "title": viewer.words[self._chat.people[person.id].title],
            "city": city(person.zone, viewer.language),
            "current": person.id == viewer.person.id,
        }

    def _place(self, viewer: Viewer, place: str) -> dict[str, object]:
        room, words = self._chat.rooms.get(place), viewer.words
        if room is None:
            return {"id": place, "name": words["bot"], "room": False, "about": words["private_place"]}
        about = words["internal"] if room.channel.shared is False else words["shared"]
        shared = room.channel.shared is not False
        return {"id": place, "name": room.channel.name, "room": True, "about": about, "shared": shared}

    def _example(self, viewer: Viewer) -> str:
        if not has_right(viewer.person, Right.USE):
            return ""
        return viewer.words["example"].format(**self._commands)

    def _script(self, viewer: Viewer) -> dict[str, object]:
        inside = has_right(viewer.person, Right.USE)
        return {
            "words": {word: viewer.words[word] for word in _SCRIPT_WORDS},
            "commands": completions(self._commands, viewer.words) if inside else [],
            "mentions": mentions(list(self._chat.people.values())) if inside else [],
        }


def _soon(moment: datetime, now: datetime, viewer: Viewer) -> str:
    form = "next" if moment - now < _WEEK else "later"
    return shown(moment, viewer.person.zone, viewer.language, form)


def _continues(message: Message, above: Message | None) -> bool:
    if above is None or above.author != message.author or bool(above.only_for) != bool(message.only_for):
        return False
    return message.card is None and above.card is None and message.at - above.at < _TOGETHER


@cache
def _environment() -> Environment:
    folder = Path(__file__).with_name("templates")
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
