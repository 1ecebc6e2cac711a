"""Judges whether an English clause, from its verb on, serves somebody else than the speaker."""

import re
from typing import NamedTuple

from commitments.language.languages.english import exclusion_words, pledge_words
from commitments.language.pledges.pledge_dates import spaced_pattern
from commitments.language.text.word_patterns import word_set

_YOU, _CLIENT = spaced_pattern(pledge_words.YOU), spaced_pattern(pledge_words.CLIENT)
_YOU_ALONE = spaced_pattern(pledge_words.YOU_ALONE)
_AT_YOURS = spaced_pattern(r"\b(?:to|for|at|on|in|into) (?:your|ur)\b")
_FOR_YOU = spaced_pattern(r" (?:for|to|with) (?:you|u|them)\b")
_NAMED = re.compile(pledge_words.NAMED)
_TO_NAME = re.compile(rf"\b(?:to|for|with|into)\s(?:the\s)?(?!{pledge_words.DATES})[A-Z]")
_FOR_NAME = re.compile(rf"\bfor\s(?!{pledge_words.DATES})[A-Z]")
_NAME = re.compile(rf"\s(?!{pledge_words.DATES})[A-Z]\w")
_IT, _THING, _READY = (
    spaced_pattern(pledge_words.IT),
    spaced_pattern(pledge_words.THING),
    spaced_pattern(pledge_words.READY),
)
_SERVICE, _STUDYING, _GOES_ON, _TRIAL, _OWN = (
    spaced_pattern(pledge_words.SERVICE),
    spaced_pattern(pledge_words.STUDYING),
    spaced_pattern(pledge_words.GOES_ON),
    spaced_pattern(pledge_words.TRIAL),
    spaced_pattern(pledge_words.OWN),
)
_IDIOM, _FOR_NOBODY, _TREATS = (
    spaced_pattern(pledge_words.IDIOM),
    spaced_pattern(pledge_words.FOR_NOBODY),
    spaced_pattern(exclusion_words.TREATS),
)
_ALSO = spaced_pattern(r"\b(?:and|then|(?P<to>to)) (?:then |will )?(?P<verb>[a-z]{2,15})\b")
_SOME = spaced_pattern(r" (?:\d|an? |some )")
_TO_US = spaced_pattern(r" (?:me|us)\b")
_HANDS_OVER = spaced_pattern(r"(?:send|share|submit|e?mail|forward|deliver|upload) (?:over |out )?my ")
_FROM = spaced_pattern(r"\bfrom (?!me\b|us\b|our (?:side|end|team)|now)\w")
_GATHERING = spaced_pattern(
    rf" (?:up )?(?:(?:an?|the|our|another|some) )?(?:team |quick |short )?{exclusion_words.MEETINGS}\b"
    r"(?!(?: |-)(?:notes|recording|summary|minutes|in|number|bridge|line|link|details|deck|agenda|invite))"
)
_HOSTING = word_set("have take make run set do get host hold schedule arrange book organize organise plan")
_GETTING = word_set("have get")
_HANDING = word_set("give get bring")
_VERBS = pledge_words.GIVING | pledge_words.DOING | pledge_words.WORKING
_KNOWN = _VERBS | pledge_words.FOR_ONESELF


class Manner(NamedTuple):
    """How somebody speaks of what they do.

    `ours`: "we", who seldom speak of their private lives. `plan`: "I'm going to", "let me", which tell what one does
    anyway, where "I'll" answers somebody. `now`: "I'm sending".
    """

    ours: bool = False
    plan: bool = False
    now: bool = False


class Action(NamedTuple):
    """A clause from its verb on: the verb's possible base forms, the clause with a base form, and what follows."""

    bases: frozenset[str]
    clause: str
    tail: str

    def is_one_of(self, verbs: frozenset[str]) -> bool:
        """Whether the verb is one of these."""
        return not self.bases.isdisjoint(verbs)


def action_of(clause: str) -> Action:
    """Return the action of a clause that begins with its verb."""
    verb, space, rest = clause.partition(" ")
    verb, tail = verb.casefold().strip(",.;:!").rsplit("-", 1)[-1], space + rest
    bases = base_forms(verb)
    return Action(bases, min(bases & _KNOWN, default=verb) + tail, tail)


def base_forms(verb: str) -> frozenset[str]:
    """Return the possible base forms of a verb, which may stand in -ing."""
    if verb.endswith("ing") and verb not in _KNOWN:
        return frozenset({verb[:-3], verb[:-3] + "e", verb[:-4]})
    return frozenset({verb})


def serves(action: Action, manner: Manner) -> bool | None:
    """Whether an action serves somebody: True, False where it may, None where it serves nobody."""
    if action.is_one_of(pledge_words.ASKING) or _TO_US.match(action.tail):
        return None
    if is_for_others(action, manner) or _second_verb_serves(action) or _is_work_for_others(action, manner):
        return True
    return None if manner.now or _serves_nobody(action) else False


def is_for_others(action: Action, manner: Manner = Manner()) -> bool:  # noqa: B008 - immutable
    """Whether an action names whom it serves, or hands something over."""
    named = _is_for_named(action, manner)
    if _is_private(action, named=named) or (manner.now and not action.is_one_of(_VERBS)):
        return False
    if named or action.is_one_of(pledge_words.GIVING):
        return named or not _is_ones_own(action)
    return not _is_ones_own(action) and _hands_over(action, manner)


def _is_for_named(action: Action, manner: Manner) -> bool:
    """Whether the customer is named; what is "your" may only be used, and so says little beside a plan."""
    known = action.is_one_of(_VERBS) or _IDIOM.match(action.clause) is not None
    if _YOU.search(action.tail) and (known or not _YOU_ALONE.match(action.tail)):
        return True
    if manner.now or manner.plan or not _CLIENT.search(action.tail):
        return False
    return manner.ours or known or _AT_YOURS.search(action.tail) is not None


def _is_private(action: Action, *, named: bool) -> bool:
    if _TREATS.search(action.tail) or _is_for_oneself(action) or (_FOR_NOBODY.match(action.clause) and not named):
        return True
    gathers = _GATHERING.match(action.tail) and action.is_one_of(_HOSTING)
    return bool(gathers) or (action.is_one_of(_GETTING) and _is_receiving(action.tail))


def _is_ones_own(action: Action) -> bool:
    return _OWN.search(action.tail) is not None and not _HANDS_OVER.match(action.clause)


def _hands_over(action: Action, manner: Manner) -> bool:
    """Whether a verb and what follows it mean that somebody gets something: "get it ready", "install it at Acme"."""
    place = _TO_NAME if action.is_one_of(pledge_words.MANIFOLD) else _NAMED
    if (action.is_one_of(_VERBS) and place.search(action.tail)) or (not manner.now and _FOR_NAME.search(action.tail)):
        return True
    does = not (manner.now or manner.plan) and action.is_one_of(pledge_words.DOING)
    it = does and _IT.match(action.tail) and not _TRIAL.search(action.tail)
    ready = action.is_one_of(_GETTING) and _READY.match(action.tail)
    return bool(it or ready or (action.is_one_of(_HANDING) and _NAME.match(action.tail)))


def _is_work_for_others(action: Action, manner: Manner) -> bool:
    """Whether others wait for the work: "call them", "update the page"; "update my laptop" is the speaker's own."""
    if manner.plan or (manner.now and not manner.ours):
        return False
    for_oneself = _FOR_NOBODY.match(action.clause) or _OWN.search(action.tail) or _TRIAL.search(action.tail)
    if for_oneself or _GATHERING.match(action.tail) or _TREATS.search(action.tail):
        return False
    if manner.ours and _SOME.match(action.tail):
        return _SERVICE.match(action.clause) is not None
    if action.is_one_of(pledge_words.WORKING) or _SERVICE.match(action.clause):
        return True
    if _STUDYING.match(action.clause):
        return _GOES_ON.search(action.clause) is None
    return manner.ours and action.is_one_of(pledge_words.DOING - pledge_words.MANIFOLD)


def _second_verb_serves(action: Action) -> bool:
    """Whether a second verb serves: "talk to legal and get back to you", "be at your site to install it"."""
    for also in _ALSO.finditer(action.clause):
        second = action_of(action.clause[also.start("verb") :])
        known = second.is_one_of(_VERBS) or _IDIOM.match(second.clause) or _FOR_YOU.search(second.tail)
        known = known or _SERVICE.match(second.clause)
        if known and (also["to"] is None or action.is_one_of(pledge_words.GOING)) and is_for_others(second):
            return True
    return False


def _serves_nobody(action: Action) -> bool:
    if _is_receiving(action.tail) or _is_for_oneself(action) or _FOR_NOBODY.match(action.clause):
        return True
    return action.is_one_of(_GETTING) and (not _THING.match(action.tail) or _TREATS.search(action.tail) is not None)


def _is_for_oneself(action: Action) -> bool:
    return action.is_one_of(pledge_words.FOR_ONESELF) and not _IDIOM.match(action.clause)


def _is_receiving(tail: str) -> bool:
    """Whether we receive instead of give: "get the parts from the vendor"."""
    return _FROM.search(tail.partition(" and ")[0]) is not None
