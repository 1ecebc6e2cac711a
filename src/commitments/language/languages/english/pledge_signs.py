"""How English chat tells a pledge: signs, exclusions, and the finders together."""

from collections.abc import Iterator

from commitments.language.languages.english import exclusion_words, pledge_words
from commitments.language.languages.english.deliveries import (
    announces_delivery,
    find_english_deliveries,
    takes_ownership,
)
from commitments.language.languages.english.pledges import find_english_pledges
from commitments.language.pledges.pledge_dates import DateSlot
from commitments.language.pledges.pledge_signs import PledgeSigns


def _find(sentence: str) -> Iterator[DateSlot]:
    yield from find_english_pledges(sentence)
    yield from find_english_deliveries(sentence)


def _beside_ownership(sentence: str, before: str, after: str) -> Iterator[DateSlot]:
    """Return the slot of a delivery, or of a short sentence with a limit, beside one that takes ownership."""
    if takes_ownership(before) or takes_ownership(after):
        comes = announces_delivery(sentence)
        if comes or sentence.count(" ") < 9:
            yield DateSlot(sentence, needs_limit=not comes)


PLEDGES = PledgeSigns(
    signs=(
        "ll ",
        "going to",
        "gonna",
        "ing ",
        "imma",
        "lemme",
        "let me",
        "guarantee",
        "consider",
        "promise",
        "commit",
        "from ",
        "count on",
        "expect",
        "my word",
        "mine",
        "on it",
        "on me",
        "on us",
        "hold ",
        "to you",
        "myself",
        "need ",
        "put ",
        "we ",
        "i can ",
        "team can ",
        "will do",
        "have you",
        "ve you",
        "got ",
    ),
    find=_find,
    beside_ownership=_beside_ownership,
    excluded="|".join(
        (
            exclusion_words.CONDITION,
            exclusion_words.DENIAL,
            exclusion_words.ROUTINE,
            exclusion_words.JOKE,
            exclusion_words.REPORTED_SPEECH,
        )
    ),
    disclaimer=exclusion_words.DISCLAIMER,
    afterthought="that is|assuming|provided|depend|pending|subject to|barring|if all",
    not_serious="lol|lmao|haha|[😂🤣]|←|<-|→",
    reservation=r"(?:but|though|although)\b",
    then=r"then\b",
    request=r"\bplease\b|\bpls\b|^(?:send|give|share)\b",
    offer=r"\b(?:i|we) can (?!see|confirm|understand)",
    works=r"\blook into\b",
    purpose=r",? so (?:that )?(?:you|we|they) (?:can|could|may)\b.{0,400}",
    helped=exclusion_words.HELPED,
    for_you=(
        rf"{pledge_words.CLIENT}|\bwe(?:'ll| will)\b"
        rf"|(?:'ll|will|gonna|going to|and) (?:[a-z]{{2,12}} )?(?:{'|'.join(sorted(pledge_words.GIVING))})\b"
    ),
    by_then=r"\b(?:by then|that day)\b",
)
