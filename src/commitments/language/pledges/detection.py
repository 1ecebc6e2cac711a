"""Detects whether an unmarked chat message contains a promise of ours, sentence by sentence.

The cheap tests run first; dates are only looked for where somebody of us says what they will do for another.
"""

from collections.abc import Iterator
from itertools import islice

from commitments.language.languages.english import deliveries as english_deliveries
from commitments.language.languages.english import exclusion_words, pledge_words
from commitments.language.languages.english.pledges import find_english_pledges
from commitments.language.languages.korean import exclusion_words as korean_exclusions
from commitments.language.languages.korean import pledges as korean_pledges
from commitments.language.line_context import has_hangul
from commitments.language.pledges.hedges import hedged
from commitments.language.pledges.pledge_dates import DateSlot, has_date, spaced_pattern
from commitments.language.pledges.sentences import posted_by_bot, sentences

# A message with none of these holds no promise; most chat ends here.
_SIGNS = (
    "ll ", "going to", "gonna", "ing ", "imma", "lemme", "let me", "guarantee", "consider", "promise", "commit",
    "from ", "count on", "expect", "my word", "mine", "on it", "on me", "on us", "hold ", "to you", "myself", "need ",
    "put ", "we ", "i can ", "team can ", "will do", "have you", "ve you", "got ",
    "겠", "겟", "게", "께", "예정", "약속", "겁니", "거예", "거에", "것입",
    "테니", "니까", "립니", "려요", "리죠", "리지", "합니", "해요", "냅니", "드림", "나갑", "나가", "됩니", "돼요",
)  # fmt: skip
_MAX_PLEDGES = 40  # sentences of a message in which a date is searched
_EXCLUDED = spaced_pattern(
    "|".join(
        (
            exclusion_words.CONDITION,
            exclusion_words.DENIAL,
            exclusion_words.ROUTINE,
            exclusion_words.JOKE,
            exclusion_words.REPORTED_SPEECH,
        )
    )
    + f"|{korean_exclusions.CONDITION}|{korean_exclusions.ROUTINE}"
)
_DISCLAIMER = spaced_pattern(f"{exclusion_words.DISCLAIMER}|{korean_exclusions.DISCLAIMER}")
_AFTERTHOUGHT = spaced_pattern("that is|assuming|provided|depend|pending|subject to|barring|if all")
_NOT_SERIOUS = spaced_pattern(
    "lol|lmao|haha|[😂🤣]|ㅋㅋㅋ|이 (?:말|답)|이게|이렇게|←|<-|→|래요|랍니다|라[고며더네는니]|하[시더셨]|했"
)
_UNLESS = spaced_pattern(rf"(?:단|다만)[, ].{{0,40}}{korean_exclusions.CONDITION}")
_RESERVATION = spaced_pattern(r"(?:but|though|although|다만|단|근데)\b")
_THEN = spaced_pattern(r"(?:then|그러면|그럼)\b|확인 ?(?:되|후|하고)|받고|그 후")
_REQUEST = spaced_pattern(r"\bplease\b|\bpls\b|^(?:send|give|share)\b|주세요|주십시오|부탁")
_OFFER = spaced_pattern(r"\b(?:i|we) can (?!see|confirm|understand)")
_LOOKS_INTO = spaced_pattern(r"\blook into\b")  # a hedge where an outcome is asked for, but work with a date
_PURPOSE = spaced_pattern(r",? so (?:that )?(?:you|we|they) (?:can|could|may)\b.{0,400}")
# Who was helped, or has trouble of their own, goes on for themselves: "thanks for the link, I'll read it tonight".
_HELPED = spaced_pattern(exclusion_words.HELPED)
_FOR_YOU = spaced_pattern(
    rf"{pledge_words.CLIENT}|\bwe(?:'ll| will)\b"
    rf"|(?:'ll|will|gonna|going to|and) (?:[a-z]{{2,12}} )?(?:{'|'.join(sorted(pledge_words.GIVING))})\b"
)
_BY_THEN = spaced_pattern(r"\b(?:by then|that day)\b|그때까지|그날까지|그 전까지")


def detect(text: str) -> bool:
    """Whether `text` contains a promise of ours: what we will do for somebody, with a date. Never raises.

    For messages that nobody marked as a command. When in doubt, False.
    """
    low = text[:10_000].casefold()
    if not any(sign in low for sign in _SIGNS):
        return False
    said = ["", *sentences(text), ""]
    spoken = ((slots, *near) for near in zip(said, said[1:], said[2:], strict=False) if (slots := _pledge_slots(*near)))
    promised = any(
        _is_firm(*pledge) and (_is_for_you(pledge[2]) or not any(map(_HELPED.search, said)))
        for pledge in islice(spoken, _MAX_PLEDGES)
    )
    return promised and not _DISCLAIMER.search(" ".join(said)) and not posted_by_bot(text)


def _pledge_slots(before: str, sentence: str, after: str) -> list[DateSlot]:
    """Return the date slots of the pledges in a sentence, which stands between its neighbours."""
    if sentence.endswith("?") or _has_tag_question(sentence, after) or _is_offer(before, sentence, after):
        return []
    return list(_date_slots(sentence, before, after))


def _is_firm(slots: list[DateSlot], before: str, sentence: str, after: str) -> bool:
    """Whether a pledge has a date and is not withdrawn."""
    if _EXCLUDED.search(_PURPOSE.sub("", sentence)) or hedged(_LOOKS_INTO.sub(" ", sentence)) or _is_withdrawn(after):
        return False
    return not (_THEN.match(sentence) and _REQUEST.search(before)) and any(map(has_date, slots))


def _is_for_you(sentence: str) -> bool:
    """Whether something is done for "you", or handed over."""
    return _FOR_YOU.search(_HELPED.sub(" ", sentence)) is not None


def _has_tag_question(sentence: str, after: str) -> bool:
    """Whether a short tag question follows a sentence: "드릴게요 괜찮으세요?"."""
    return sentence[-1] not in ".!~" and after.endswith("?") and after.count(" ") < 3


def _is_offer(before: str, sentence: str, after: str) -> bool:
    """Whether "we can" is an offer: "Please sign so we can ship", "We can ship it today. Is that ok?"."""
    if not _OFFER.search(sentence):
        return False
    return after.endswith("?") or before.endswith(" so") or _REQUEST.search(before) is not None


def _is_withdrawn(after: str) -> bool:
    """Whether the next sentence sets conditions, laughs, reports, or hedges (when short, or with "though")."""
    if _AFTERTHOUGHT.match(after) or _UNLESS.match(after) or _NOT_SERIOUS.match(after):
        return True
    return (after.count(" ") < 4 or _RESERVATION.match(after) is not None) and not after.endswith("?") and hedged(after)


def _date_slots(sentence: str, before: str, after: str) -> Iterator[DateSlot]:
    """Return the slots for a date: in the sentence, or in a neighbour that is nothing but a date."""
    found = [*find_english_pledges(sentence), *english_deliveries.find_english_deliveries(sentence)]
    if has_hangul(sentence):
        found += korean_pledges.find_korean_pledges(sentence)
    if not found:
        yield from _slots_beside_ownership(sentence, before, after)
        return
    yield from found
    yield from _date_only_neighbours(before, after)
    if _BY_THEN.search(sentence):
        yield DateSlot(before)


def _date_only_neighbours(before: str, after: str) -> Iterator[DateSlot]:
    """Return the neighbours that may be nothing but a date; the date of a question belongs to the question."""
    if not after.endswith("?"):
        yield DateSlot(after, date_only=True, needs_limit=True)
    if not before.endswith("?"):
        yield DateSlot(before, date_only=True)


def _slots_beside_ownership(sentence: str, before: str, after: str) -> Iterator[DateSlot]:
    """Return the slot for a date in "Fix goes out tomorrow." next to "I'm on it."."""
    if _REQUEST.search(sentence):
        return
    if english_deliveries.takes_ownership(before) or english_deliveries.takes_ownership(after):
        comes = english_deliveries.announces_delivery(sentence)
        if comes or sentence.count(" ") < 9:
            yield DateSlot(sentence, needs_limit=not comes)
    elif korean_pledges.announces_delivery(sentence) and (
        korean_pledges.takes_ownership(before) or korean_pledges.takes_ownership(after)
    ):
        yield DateSlot(sentence)
