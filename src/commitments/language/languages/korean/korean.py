"""Korean, as a language of the reader."""

from typing import TYPE_CHECKING

from commitments.language.languages.korean import clause_words, date_words, name_words
from commitments.language.languages.korean.clauses import belongs_elsewhere, ends_clause
from commitments.language.languages.korean.hedges import HEDGES
from commitments.language.languages.korean.joints import JOINTS
from commitments.language.languages.korean.pasted_words import PASTED
from commitments.language.languages.korean.recurrence_words import RECURRENCE
from commitments.language.languages.korean.rules import RULES
from commitments.language.languages.korean.script import HANGUL
from commitments.language.languages.language import Language, NameWords
from commitments.language.tokens.words_around import WordsAround

if TYPE_CHECKING:
    from commitments.language.pledges.pledge_signs import PledgeSigns


def _pledges() -> "PledgeSigns":
    from commitments.language.languages.korean.pledge_signs import PLEDGES  # noqa: PLC0415 - slow to load

    return PLEDGES


KOREAN = Language(
    code="ko",
    date_words=date_words.kinds,
    rules=RULES,
    script=HANGUL,
    month_first=True,
    around=WordsAround(
        particles=frozenset(date_words.PARTICLES - date_words.STARTS),
        copulas=frozenset(date_words.COPULAS),
        closers=date_words.CLOSERS,
        reasons=frozenset(date_words.REASONS),
        topics=date_words.TOPICS,
        genitives=frozenset({"의"}),
        refusals=date_words.REFUSALS,
        condition_ends=frozenset({"면"}),
        eves=frozenset(date_words.DAYS_BEFORE),
        before_events=date_words.BEFORE_EVENTS,
        ahead=clause_words.AHEAD,
        earliest=clause_words.EARLIEST,
        starts=frozenset(date_words.STARTS),
        counted_since=clause_words.COUNTED_SINCE,
        vague=clause_words.VAGUE,
    ),
    belongs_elsewhere=belongs_elsewhere,
    ends_clause=ends_clause,
    joints=JOINTS,
    recurrence=RECURRENCE,
    names=NameWords(name_words.NO_NAMES, name_words.COMMON_FIRST_WORDS),
    hedges=HEDGES,
    pasted=PASTED,
    pledges=_pledges,
)
