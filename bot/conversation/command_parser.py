"""Splits what follows /commit into a verb, a number and the rest; what is no verb is a promise."""

import re
from dataclasses import dataclass

# What people type for each verb. A verb counts only before a number (or alone), since "move the servers
# to Acme by Friday" is a promise.
VERBS: dict[str, tuple[str, ...]] = {
    "done": ("done", "delivered", "kept", "complete", "completed", "완료", "끝", "전달"),
    "move": ("move", "postpone", "reschedule", "이동", "변경", "연기", "미루기"),
    "give": ("give", "assign", "hand over", "handover", "넘기기", "인계", "담당"),
    "cancel": ("cancel", "drop", "취소"),
    "snooze": ("snooze", "나중에", "다시알림", "스누즈"),
    "history": ("history", "log", "기록", "이력"),
    "why": ("why", "왜", "알림"),
    "undo": ("undo", "되돌리기", "실행취소"),
    "tell": ("tell", "announce", "알리기", "공유"),
    "edit": ("edit", "수정"),
    "open": ("show", "open", "보기"),
    "agreed": ("agreed", "accepted", "확인"),
    "help": ("help", "?", "도움말", "도움"),
    "manager": ("manager", "매니저", "관리자"),
}
_ALONE = frozenset({"undo", "help"})
_BARE_NUMBER = frozenset({"done", "history", "why", "undo", "open"})
_SPOKEN = {word: verb for verb, words in VERBS.items() for word in words}
_WORDS = "|".join(re.escape(word) for word in sorted(_SPOKEN, key=len, reverse=True))
_HEAD = re.compile(rf"(?P<verb>{_WORDS})(?![\w-])\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:c-?|#)(?P<number>\d{1,9})(?!\w)\s*", re.IGNORECASE)
_BARE = re.compile(r"(?P<number>\d{1,9})\s*$")
# "C-12 완료": Korean says the verb last.
_LAST = re.compile(rf"\s(?P<verb>{_WORDS})\s*$", re.IGNORECASE)
_REASON = re.compile(
    r"(?:^|\s)(?:because(?:\s+of)?|reason\s*:|since|이유\s*:|사유\s*:)\s*(?P<reason>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_REASON_FIRST = re.compile(r"^(?P<reason>.{1,500}?)\s*때문에\s*(?P<rest>.*)$", re.DOTALL)
_INTERNAL = re.compile(r"^\(?(?:internal(?:ly)?|내부용?)\)?\s*[:)]?\s+|^\(?(?:internal|내부)\)?\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Command:
    """A verb said about a commitment; `number` None where none was given."""

    verb: str
    number: int | None
    rest: str


def command_in(text: str) -> Command | None:
    """Give the command that a line holds, or None when it is a promise."""
    line = text.strip()
    head = _HEAD.match(line)
    if head:
        return _after(_SPOKEN[head["verb"].lower()], line[head.end() :], line)
    number = _NUMBER.match(line)
    if not number:
        return None
    rest = line[number.end() :]
    last = _LAST.search(f" {rest}")
    if last:
        return Command(_SPOKEN[last["verb"].lower()], int(number["number"]), f" {rest}"[: last.start()].strip())
    return Command("open", int(number["number"]), "") if not rest else None


def _after(verb: str, rest: str, line: str) -> Command | None:
    if number := _NUMBER.match(rest):
        return Command(verb, int(number["number"]), rest[number.end() :].strip())
    if verb in _BARE_NUMBER and (bare := _BARE.match(rest)):
        return Command(verb, int(bare["number"]), "")
    if not rest or (verb == "manager" and rest.startswith(("<@", "@"))):
        return Command(verb, None, rest)
    return None


def split_reason(text: str) -> tuple[str, str, bool]:
    """Split off why: give what stands before it, the reason, and whether it is marked internal."""
    if first := _REASON_FIRST.match(text):
        before, reason = first["rest"], first["reason"]
    elif said := _REASON.search(text):
        before, reason = text[: said.start()], said["reason"]
    else:
        return text.strip(), "", False
    public = _INTERNAL.sub("", reason, count=1)
    return before.strip(), public.strip(), public != reason
