"""The reader: a line of chat, now and the zone → a Reading with what, due, owner, customer, or a problem."""

from commitments.language.languages.registry import zone_of_abbreviation
from commitments.language.names.customer_guesses import gives_to_a_name
from commitments.language.names.customer_time_words import speaks_of_their_time
from commitments.language.names.owner_names import names_an_owner
from commitments.language.pledges.hedges import asks, hedged, without_hedges
from commitments.language.promises_of_text import read_promises, words_beside_list
from commitments.language.reader import read, read_from, read_when
from commitments.language.reading import Context, Problem, Reading, Warning, When
from commitments.language.text.tables import with_bars
from commitments.language.what.recurrence import find_recurrence
from commitments.language.what.recurrence_rule import recurrence_rule

__all__ = [
    "Context",
    "Problem",
    "Reading",
    "Warning",
    "When",
    "asks",
    "detect",
    "find_recurrence",
    "gives_to_a_name",
    "hedged",
    "names_an_owner",
    "read",
    "read_from",
    "read_promises",
    "read_when",
    "recurrence_rule",
    "speaks_of_their_time",
    "with_bars",
    "without_hedges",
    "words_beside_list",
    "zone_of_abbreviation",
]


def detect(text: str) -> bool:
    """Whether `text` contains a promise of ours: what we will do for somebody, with a date. Never raises.

    For messages that nobody marked as a command. When in doubt, False.
    """
    from commitments.language.pledges import detection  # noqa: PLC0415 - slow to load, and few need it

    return detection.detect(text)
