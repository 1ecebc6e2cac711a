"""What the local page's chat holds of a person or customer, and its erasure."""

from collections.abc import Callable
from dataclasses import replace

from bot.web.chat_message import WORKSPACE, Message, direct
from bot.web.chat_store import ChatFile
from commitments.application.ports.personal_data import Erasure, Subject
from commitments.domain.erasure import ERASED


class ChatRecords:
    """The chat's messages by and to a person, or in a customer's channel, and all that mention them."""

    def __init__(self, file: ChatFile) -> None:
        self._file = file

    def held(self, subject: Subject, erasure: Erasure) -> list[dict[str, str]]:
        """Return the messages, by their order: place, author, moment, text and card."""
        found = self._of(subject, erasure)
        return [
            {"place": one.place, "author": one.author, "at": one.at.isoformat(), "text": one.text,
             "card": self._file.stored_card(one.id)}
            for one in found
        ]  # fmt: skip

    def erase(self, subject: Subject, erasure: Erasure) -> None:
        """Empty the messages; their places and moments stay, unless these are the person's own."""
        for one in self._of(subject, erasure):
            if _is_own(subject, one):
                self._file.delete(one.id)
            else:
                self._file.empty(replace(one, text=ERASED))
        if subject.kind == "person" and subject.company == WORKSPACE:
            self._file.forget_reader(subject.id)

    def _of(self, subject: Subject, erasure: Erasure) -> list[Message]:
        if subject.company != WORKSPACE:
            return []
        speaks = _speaks_of(subject, erasure)
        return [
            one for one in self._file.every()
            if _is_own(subject, one) or one.place in erasure.channels or speaks(one.text)
            or speaks(self._file.stored_card(one.id)) or speaks(_text(self._file.content(one.id)))
        ]  # fmt: skip


def _is_own(subject: Subject, message: Message) -> bool:
    by_or_to = subject.id in (message.author, message.only_for) or message.place == direct(subject.id)
    return subject.kind == "person" and by_or_to


def _speaks_of(subject: Subject, erasure: Erasure) -> Callable[[str], bool]:
    return lambda text: bool(text) and (subject.redact(text) != text or erasure.words.are_in(text))


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "replace")
