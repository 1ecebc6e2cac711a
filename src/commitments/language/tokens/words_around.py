"""The words that stand beside dates, which no token has as a kind."""

from typing import NamedTuple

Words = frozenset[str]
_NONE: Words = frozenset()


class WordsAround(NamedTuple):
    """Words that stand beside dates, by what they say of them.

    `function_words` may follow a date; after any other word "Friday report" is a report. `doing` are verbs that may
    follow one. `particles` close a date phrase, and so do `copulas`, which are no words of their own; after `closers`
    anything may be glued, and after `joints`, particles of a language without spaces, the next word always is.
    `topics` are ends of particles that make a date a topic, which one of the `refusals` after it rules out.
    `genitives` join it to a noun, `reasons` make it a reason, `condition_ends` end a word that makes it a condition;
    `eves` are the day before an event on the date, `before_events` the time before it on that day. `ahead` makes a date
    one that cannot be past, and so does one of `weeks_on` after a weekday. `about` may stand before a number,
    `qualifiers` before a day that we do not know, `earliest` beside one that is only the earliest. `ends_of_things`
    stand before an "end" that is none of a period, `numbered` before a number that names one of them. After
    one of `starts` a time is that at which something begins. `ahead_of` stand
    before an event that a date is told of; a length counts from an event before which one of `counted_from` follows it,
    or after which one of `counted_since` stands before it. `vague` in a date make it a question.
    """

    function_words: Words = _NONE
    doing: Words = _NONE
    particles: Words = _NONE
    copulas: Words = _NONE
    closers: Words = _NONE
    joints: Words = _NONE
    reasons: Words = _NONE
    topics: Words = _NONE
    genitives: Words = _NONE
    refusals: Words = _NONE
    condition_ends: Words = _NONE
    eves: Words = _NONE
    before_events: Words = _NONE
    ahead: Words = _NONE
    weeks_on: Words = _NONE
    about: Words = _NONE
    qualifiers: Words = _NONE
    earliest: Words = _NONE
    ends_of_things: Words = _NONE
    numbered: Words = _NONE
    starts: Words = _NONE
    ahead_of: Words = _NONE
    counted_from: Words = _NONE
    counted_since: Words = _NONE
    vague: Words = _NONE
