"""What a language gives to the reader: each folder here makes one; registry.py lists those of the product."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from commitments.language.dates.date_phrase import DatePhrase
from commitments.language.dates.values import Elsewhere
from commitments.language.tokens.token import Kinds
from commitments.language.tokens.words_around import Words, WordsAround
from commitments.language.what.recurrence_words import RecurrenceWords

if TYPE_CHECKING:
    from commitments.language.pledges.pledge_signs import PledgeSigns

_NONE: Words = frozenset()
_NEVER = "(?!)"


class ClauseReader(Protocol):
    """Finds what the clause around a date is about."""

    def __call__(
        self, text: str, phrase: DatePhrase, previous: DatePhrase | None, /, *, ahead: bool
    ) -> Elsewhere | None:
        """Return what a date belongs to that is not the promise, or None; `ahead`: the date cannot be past."""


class Script(NamedTuple):
    """Letters whose words are written without spaces between them and their particles.

    `letters` are ranges for a pattern ("가-힣"). A run of them is cut into the longest known words. `run_on` finds a
    date inside a run before which a space is missing. `numeral` returns the number that begins at a place of a run, as
    text and value, and "" where none does; each begins with one of `digits`.
    """

    letters: str
    run_on: str
    digits: Words
    numeral: Callable[[str, int], tuple[str, int]]


class NameWords(NamedTuple):
    """Words that stand where a customer's name may stand: `none` are no names, `first` say nothing without the rest."""

    none: Words = _NONE
    first: Words = _NONE
    roles: Words = _NONE


class Hedges(NamedTuple):
    """What only hopes or tries: `forms`, compiled on demand, and `signs`, without one of which none can stand.

    `loose` are the forms that can be left out of a sentence, which then says what is promised. `asks` is the end of a
    line that asks without a question mark, or says that something cannot be: 보낼까요, 못 보냅니다.
    """

    signs: re.Pattern[str]
    forms: str
    loose: str
    asks: str = _NEVER


class Joint(NamedTuple):
    """What stands between two promises of a text, from `start` to `end`; `ending` takes its place after the first."""

    start: int
    end: int
    ending: str = ""


class Joints(NamedTuple):
    """What joins the promises of one line. The first three are alternatives of a pattern.

    `words` join two, `also` may follow them, and `otherwise` begins another reading of one date. `clause_end` returns
    where a clause that is a promise by itself ends, in what stands between two dates; `governed`: the first has a word
    such as "by". `opening_verb` returns the verb with which words begin, `closing_verb` that with which they end, or
    "": several things that are promised share it. `addressed` is a pattern of whom the next is for, before its date.
    """

    words: str = _NEVER
    also: str = _NEVER
    otherwise: str = _NEVER
    clause_end: "Callable[[str, bool], Joint | None]" = lambda _between, _governed: None
    opening_verb: Callable[[str], str] = lambda _words: ""
    closing_verb: Callable[[str], str] = lambda _words: ""
    addressed: str = _NEVER


class PastedWords(NamedTuple):
    """The words of what is pasted, as patterns: headers of a mail, and the columns of customers and of owners."""

    mail_header: str = _NEVER
    customer_column: str = _NEVER
    owner_column: str = _NEVER


class Language(NamedTuple):
    """A language that is read. All but its words and rules of dates may be left out.

    `date_words` returns each word with its kinds, `forms` are other spellings of words, `suffixes` the letters that
    may be glued to a number. `rules` are modules of rules, in the order in which they are tried.
    `month_first`: 12/4 is never the 12th of April. `ends_clause` tells from the text between two dates and after
    them that a clause ends there. `pledges` loads what detects pledges, on demand: it is slow.
    """

    code: str
    date_words: Callable[[], Mapping[str, Kinds]]
    rules: Sequence[ModuleType]
    forms: Mapping[str, str] = {}
    suffixes: Mapping[str, Kinds] = {}
    script: Script | None = None
    month_first: bool = False
    around: WordsAround = WordsAround()
    belongs_elsewhere: ClauseReader | None = None
    ends_clause: Callable[[str, str], bool] | None = None
    joints: Joints = Joints()
    recurrence: RecurrenceWords | None = None
    names: NameWords = NameWords()
    hedges: Hedges | None = None
    pasted: PastedWords = PastedWords()
    pledges: "Callable[[], PledgeSigns] | None" = None
