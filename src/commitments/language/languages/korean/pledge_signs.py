"""How Korean chat tells a pledge: signs, exclusions, and the finder."""

from collections.abc import Iterator

from commitments.language.languages.korean import exclusion_words
from commitments.language.languages.korean.pledges import announces_delivery, find_korean_pledges, takes_ownership
from commitments.language.line_context import has_hangul
from commitments.language.pledges.pledge_dates import DateSlot
from commitments.language.pledges.pledge_signs import PledgeSigns


def _find(sentence: str) -> Iterator[DateSlot]:
    return find_korean_pledges(sentence) if has_hangul(sentence) else iter(())


def _beside_ownership(sentence: str, before: str, after: str) -> Iterator[DateSlot]:
    """Return the slot of a delivery beside a sentence that takes ownership."""
    if announces_delivery(sentence) and (takes_ownership(before) or takes_ownership(after)):
        yield DateSlot(sentence)


PLEDGES = PledgeSigns(
    signs=(
        "겠",
        "겟",
        "게",
        "께",
        "예정",
        "약속",
        "겁니",
        "거예",
        "거에",
        "것입",
        "테니",
        "니까",
        "립니",
        "려요",
        "리죠",
        "리지",
        "합니",
        "해요",
        "냅니",
        "드림",
        "나갑",
        "나가",
        "됩니",
        "돼요",
    ),
    find=_find,
    beside_ownership=_beside_ownership,
    excluded=f"{exclusion_words.CONDITION}|{exclusion_words.ROUTINE}",
    disclaimer=exclusion_words.DISCLAIMER,
    unless=rf"(?:단|다만)[, ].{{0,40}}{exclusion_words.CONDITION}",
    not_serious="ㅋㅋㅋ|이 (?:말|답)|이게|이렇게|래요|랍니다|라[고며더네는니]|하[시더셨]|했",
    reservation=r"(?:다만|단|근데)\b",
    then=r"(?:그러면|그럼)\b|확인 ?(?:되|후|하고)|받고|그 후",
    request="주세요|주십시오|부탁",
    by_then="그때까지|그날까지|그 전까지",
)
