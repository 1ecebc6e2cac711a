"""Tells the words of each of several customers apart: "send the deck to Acme and the mock to Globex"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.language.languages.together import Languages
from commitments.language.names.customer_names import are_joined, share_markers
from commitments.language.names.known_customers import CustomerMatch, find_known_customers
from commitments.language.text.normalization import tidy_remainder


class _Stretch(NamedTuple):
    """What stands between two names, without what joins it; `closed`: its clause has ended, with a verb of its own."""

    words: str
    closed: bool = False


def words_of_each(
    text: str, names: Sequence[str], guess: str | None, known: Mapping[str, str], languages: Languages
) -> Mapping[str, str]:
    """Return the words of each customer of `names`, and of a name that nobody knows; {} where all share them.

    The things stand before the names, or after them: 데크는 Acme에, 목업은 Globex에; Acme에 데크를, Globex에 목업을.
    """
    known = {**known, guess: guess} if guess else known
    found = share_markers(text, [one for one in find_known_customers(text, known) if one.name in (*names, guess)])
    marked = [one for one in found if one.marker != "plain"]
    groups = _groups(text, marked or found)
    if len(groups) < 2:
        return {}
    between = [text[one[-1].end : other[0].start] for one, other in pairwise(groups)]
    words = _before_names(text, groups, between, languages) or _after_names(text, groups, between, languages)
    return {one.name: said for group, said in zip(groups, words, strict=False) for one in group}


def _groups(text: str, found: Sequence[CustomerMatch]) -> list[list[CustomerMatch]]:
    """Return the customers, those together that a word joins: "to Acme and Globex"."""
    groups: list[list[CustomerMatch]] = []
    for one in found:
        if groups and are_joined(text, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _before_names(
    text: str, groups: Sequence[Sequence[CustomerMatch]], between: Sequence[str], languages: Languages
) -> list[str]:
    """Return the words of each, where the things stand before the names; the verb at the head is theirs too."""
    joints = [languages.separator.match(one) for one in between]
    head, tail = text[: groups[0][0].start].strip(), text[groups[-1][-1].end :]
    if not head or any(one.marker == "plain" for group in groups for one in group):
        return []
    verb = languages.opening_verb(head)
    things = [one[joint.end() :].strip() for one, joint in zip(between, joints, strict=True) if joint]
    if len(things) < len(between) or not all(things):
        return []
    others = [one if languages.opening_verb(one) else f"{verb} {one}" for one in things]
    return [tidy_remainder(f"{one} {tail}") for one in (head, *others)]


def _after_names(
    text: str, groups: Sequence[Sequence[CustomerMatch]], between: Sequence[str], languages: Languages
) -> list[str]:
    """Return the words of each, where the things stand after the names; the verb at the end is theirs too."""
    tail, stretches = text[groups[-1][-1].end :], [_closed(one, languages) for one in between]
    if not all(one and one.words for one in stretches) or not tail.strip():
        return []
    head, verb = text[: groups[0][0].start], languages.closing_verb(tail.strip())
    things = [*(one.words if one.closed else f"{one.words} {verb}" for one in stretches if one), tail]
    named = [_said(text, group) for group in groups]
    return [tidy_remainder(f"{head} {name} {thing}") for name, thing in zip(named, things, strict=True)]


def _closed(between: str, languages: Languages) -> _Stretch | None:
    """Return what stands before the next name, where a word joins it to that."""
    if clause := languages.clause_end(between, governed=False):
        return (
            _Stretch(f"{between[: clause.start]}{clause.ending}", closed=True) if clause.end == len(between) else None
        )
    joints = [one for one in languages.separator.finditer(between) if one.end() == len(between)]
    return _Stretch(between[: joints[0].start()].strip()) if joints else None


def _said(text: str, group: Sequence[CustomerMatch]) -> str:
    """Return the names as they are said, if they are no more than words of the line: "send Acme the deck"."""
    return text[group[0].name_start : group[-1].name_end] if group[0].marker == "plain" else ""
