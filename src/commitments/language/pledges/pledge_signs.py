"""What a language gives to the detection of pledges. Patterns are those of `spaced_pattern`."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from commitments.language.pledges.pledge_dates import DateSlot

_NEVER = "(?!)"


class PledgeSigns(NamedTuple):
    """How one language tells a pledge from other chat.

    `signs`: a message with none of these holds no pledge. `find` returns the date slots of a sentence's pledges, and
    `beside_ownership` that of "Fix goes out tomorrow." next to "I'm on it.", from the sentence and its neighbours.
    `excluded` rules out a sentence, and `disclaimer` a message. The next sentence takes a pledge back with an
    `afterthought`, `unless` or what is `not_serious`, and may with a `reservation`. `then` begins what depends on a
    `request` before it; `offer` is a question of ours. `works` is no hedge with a date, `purpose` no condition. Who
    was `helped` goes on for themselves, unless something is done `for_you`. `by_then` refers to a date of the
    sentence before.
    """

    signs: tuple[str, ...]
    find: Callable[[str], Iterator[DateSlot]]
    beside_ownership: Callable[[str, str, str], Iterator[DateSlot]]
    excluded: str = _NEVER
    disclaimer: str = _NEVER
    afterthought: str = _NEVER
    unless: str = _NEVER
    not_serious: str = _NEVER
    reservation: str = _NEVER
    then: str = _NEVER
    request: str = _NEVER
    offer: str = _NEVER
    works: str = _NEVER
    purpose: str = _NEVER
    helped: str = _NEVER
    for_you: str = _NEVER
    by_then: str = _NEVER
