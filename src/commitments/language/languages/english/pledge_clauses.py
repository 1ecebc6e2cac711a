"""Trims an English sentence around a pledge: reported speech, clauses with another subject, dates of events."""

from commitments.language.languages.english import exclusion_words, pledge_words
from commitments.language.pledges.pledge_dates import spaced_pattern

_TOLD = spaced_pattern(rf"{exclusion_words.REPORTING_VERBS}(?: [\w']{{1,20}})?(?: [\w']{{1,20}})?(?: that)? $")
# Another subject: what follows is no longer about the pledge.
_OTHERS = spaced_pattern(
    r"(?:[,;]| [-–—]) (?:and |but |so )?(?:please|pls|can|could|kindly|you|u|they|he|she|it|let|have|enjoy|see)\b"
    r"|\b(?:so|before|after|that|because|since|as|while|which|who|and|but) (?:you|u|they|he|she|it)\b"
)
# "The call on Friday", "the plan for next week", "what we discussed on Friday" name a day that is no deadline of ours.
_DAY_OF = spaced_pattern(
    rf"\b(?:from|of|about|after|for) (?:the|our|your|a) (?:\w{{1,15}} )?{exclusion_words.MEETINGS}"
    r" (?:on|at|this|last)\b"
    r"|\b(?:you|we|i|they|he|she) (?:\w{2,12}ed|sent|met|had|saw|spoke)"
    r" (?:\w{1,10} )?(?:on|at|this|last|yesterday|today)\b"
    r"|\b(?:agenda|plan|schedule|invoice|report|numbers|invite|invitation|slot|forecast|menu|roadmap|figures) for\b"
)
# "I'll have someone from our side reset it": what they do is what we do.
_SOMEBODY = (
    rf"someone|somebody|(?:one|two|some) of (?:our|my) [a-z]{{3,15}}|{pledge_words.SUBJECT}|(?-i:[A-Z])[a-z]{{1,20}}"
)
_THROUGH = spaced_pattern(
    rf"(?:have|get) (?:{_SOMEBODY})(?: (?:from|on|in) (?:our|my) [a-z]{{2,12}})?"
    r" (?:to )?(?=(?P<verb>[a-z]{2,15})\b)"
)
_CLAUSE = spaced_pattern(r"[,;:!–—-] |\b(?:and|so|but|ok|yes|yep|then|sure) ")


def is_reported(sentence: str, at: int) -> bool:
    """Whether the clause at an offset is reported speech: "they think (that) …"."""
    return _TOLD.search(sentence[max(0, at - 60) : at]) is not None


def without_other_subjects(tail: str) -> str:
    """Cut off what another subject does."""
    other = _OTHERS.search(tail)
    return tail[: other.start()] if other else tail


def without_delegation(clause: str) -> str:
    """Turn "have someone from our side reset it" to "reset it"."""
    through = _THROUGH.match(clause)
    works = through and through["verb"].casefold() in pledge_words.GIVING | pledge_words.DOING
    return clause[through.end() :] if through and works else clause


def without_event_days(tail: str) -> str:
    """Turn "the call on Friday" to "the call of Friday", which is never read as a deadline."""
    return _DAY_OF.sub(lambda match: match.group().rsplit(None, 1)[0] + " of", tail)


def lead_in(before: str) -> str:
    """Return the text between the last punctuation and the subject: "Sure, by Friday we'll …"."""
    before = before.rstrip(" ,:")
    marks = [mark.end() for mark in _CLAUSE.finditer(before)]
    return before[marks[-1] if marks else 0 :].strip()
