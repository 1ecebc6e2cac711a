"""English, as a language of the reader."""

from typing import TYPE_CHECKING

from commitments.language.languages.english import clause_words, date_words, name_words
from commitments.language.languages.english.clauses import belongs_elsewhere
from commitments.language.languages.english.hedges import HEDGES
from commitments.language.languages.english.joints import JOINTS
from commitments.language.languages.english.misspellings import SHORT_FORMS
from commitments.language.languages.english.pasted_words import PASTED
from commitments.language.languages.english.pledge_words import DOING, GIVING
from commitments.language.languages.english.recurrence_words import RECURRENCE
from commitments.language.languages.english.rules import RULES
from commitments.language.languages.language import Language, NameWords
from commitments.language.tokens.words_around import WordsAround

if TYPE_CHECKING:
    from commitments.language.pledges.pledge_signs import PledgeSigns


def _pledges() -> "PledgeSigns":
    from commitments.language.languages.english.pledge_signs import PLEDGES  # noqa: PLC0415 - slow to load

    return PLEDGES


ENGLISH = Language(
    code="en",
    date_words=date_words.kinds,
    forms=SHORT_FORMS,
    suffixes=date_words.suffixes(),
    rules=RULES,
    around=WordsAround(
        function_words=date_words.FUNCTION_WORDS,
        doing=GIVING | DOING,
        ahead=clause_words.AHEAD,
        weeks_on=clause_words.WEEKS_ON,
        about=clause_words.ABOUT,
        qualifiers=clause_words.QUALIFIERS,
        earliest=clause_words.EARLIEST,
        ends_of_things=date_words.ENDS_OF_THINGS,
        numbered=date_words.NUMBERED,
        ahead_of=clause_words.AHEAD_OF,
        counted_from=clause_words.COUNTED_FROM,
        vague=clause_words.VAGUE,
    ),
    belongs_elsewhere=belongs_elsewhere,
    joints=JOINTS,
    recurrence=RECURRENCE,
    names=NameWords(name_words.NO_NAMES, name_words.COMMON_FIRST_WORDS, name_words.ROLES),
    hedges=HEDGES,
    pasted=PASTED,
    pledges=_pledges,
)
