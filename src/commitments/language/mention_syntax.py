"""The syntax of a mention: `<@U123>`, as Slack writes it; every surface converts its mentions to it."""

import re
from collections.abc import Iterator, Mapping

PERSON_ID = r"[A-Za-z0-9:_.-]{1,80}"
"""The pattern of a person's id: "U123", or "T999:U123" for somebody of another team."""
MENTION = rf"<@({PERSON_ID})(?:\|[^<>]{{0,100}})?>"
"""The pattern of a mention; its group is the person's id. Slack may add a label: `<@U123|jane>`."""
_WITH_LABEL = re.compile(rf"<@({PERSON_ID})(?:\|([^<>]{{0,100}}))?>", re.IGNORECASE)
_OF_THE_WORDS = re.compile(rf"(?<!cc\s)(?<!cc:\s){_WITH_LABEL.pattern}", re.IGNORECASE)
_NOT_IN_A_LABEL = str.maketrans("", "", "<>|")
_NOBODY = "@…"


def with_names(text: str, people: Mapping[str, str]) -> str:
    """Return the text with names in place of mentions, where they are known or written beside the id; "cc" stays."""
    if "<@" not in text:
        return text
    return _OF_THE_WORDS.sub(lambda match: people.get(match[1].upper()) or match[2] or match[0], text)


def mention(person: str) -> str:
    """Return the mention of a person by their id."""
    return f"<@{person}>"


def labelled(text: str, names: Mapping[str, str]) -> str:
    """Return the text with the name beside each mention of somebody known: `<@U123|Jane Doe>`; any other label goes."""

    def label(match: re.Match[str]) -> str:
        name = names.get(match[1], "").translate(_NOT_IN_A_LABEL)[:100]
        return f"<@{match[1]}|{name}>" if name else mention(match[1])

    return _WITH_LABEL.sub(label, text) if "<@" in text else text


def without_labels(text: str) -> str:
    """Return the text with mentions of ids alone."""
    return labelled(text, {})


def labels_of(text: str) -> dict[str, str]:
    """Return the names beside the mentions of a text, by id."""
    return {match[1]: match[2] for match in _WITH_LABEL.finditer(text) if match[2]} if "<@" in text else {}


def plain(text: str) -> str:
    """Return the text as it is read where nobody can be mentioned: names in place of mentions, never an id."""
    return _WITH_LABEL.sub(lambda match: match[2] or _NOBODY, text) if "<@" in text else text


def named(text: str) -> str:
    """Return the text with names in place of mentions with a name; what has none stays to be judged."""
    return _WITH_LABEL.sub(lambda match: match[2] or match[0], text) if "<@" in text else text


def marked_again(text: str, original: str) -> str:
    """Return a text edited as `plain` shows it, with the mentions of the original where their names still stand."""
    for person, name in labels_of(original).items():
        text = text.replace(name, f"<@{person}|{name}>", 1)
    return text


def parts(text: str) -> Iterator[str | tuple[str, str]]:
    """Yield the stretches of a text: words, and for each mention with a name the person's id and that name."""
    end = 0
    for match in _WITH_LABEL.finditer(text):
        if match[2]:
            yield from [plain(text[end : match.start()])] if match.start() > end else []
            yield match[1], match[2]
            end = match.end()
    if end < len(text):
        yield plain(text[end:])
