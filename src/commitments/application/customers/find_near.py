"""Find the customers that may be meant by a name that nobody has."""

from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches

from commitments.application.authorization import sees_customer
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer, name_key
from commitments.domain.name_search import START, letters_of
from commitments.domain.person import Person
from commitments.domain.spelling import spelling_of

_CLOSE = 0.72
_AROUND = ",;:/&+.!?·\"'"
_MOST_MATCHES = 5
_MOST_LETTERS_APART = 3
_MOST_READ = 200
_SLIPPED, _SHORTEST_END = 2, 2  # letters at the beginning in which a slip is; letters after them
_SHORTEST, _LONG, _LONG_HANGUL = 4, 5, 8  # letters; a Korean syllable has two or three


async def find_near(uow: UnitOfWork, actor: Person, name: str, most: int) -> list[Customer]:
    """Return the customers with a name like this one, the likest first; only those that the actor may see.

    Names are found by how they begin, with a letter too many or two that were swapped; where none is like it, by how
    they end, for a slip in the first letters.
    """
    said = spelling_of(name_key(name))
    named = _by_letters(said, await uow.customers.names_from(_starts(name), _MOST_READ))
    near = get_close_matches(said, named, _MOST_MATCHES, _CLOSE)
    if not near:
        named = _by_letters(said, await _ending_alike(uow, name))
        near = [one for one in get_close_matches(said, named, _MOST_MATCHES, _CLOSE) if _is_slip(said, one)]
    found = await uow.customers.get_many(dict.fromkeys(named[one] for one in near))
    ranked = sorted(found, key=lambda one: next(at for at, letters in enumerate(near) if named[letters] == one.id))
    return [one for one in ranked if await sees_customer(uow, actor, one)][:most]


async def _ending_alike(uow: UnitOfWork, name: str) -> Sequence[tuple[int, str]]:
    end = letters_of(name)[_SLIPPED:]
    return await uow.customers.names_ending(end, _MOST_READ) if len(end) >= _SHORTEST_END else []


def _by_letters(said: str, names: Sequence[tuple[int, str]]) -> dict[str, int]:
    """Return the customers by the letters of their names, of those about as long."""
    named: dict[str, int] = {}
    for customer, words in names:
        letters = spelling_of(name_key(words))
        if abs(len(letters) - len(said)) <= _MOST_LETTERS_APART:
            named.setdefault(letters, customer)
    return named


def _is_slip(said: str, letters: str) -> bool:
    """Whether letters are the same in another order, or in a longer name all but one are: Came, Hlobex."""
    if sorted(said) == sorted(letters):
        return len(said) >= _SHORTEST
    changed = [one for one in SequenceMatcher(None, said, letters).get_opcodes() if one[0] != "equal"]
    long = min(len(said), len(letters)) >= (_LONG if said.isascii() else _LONG_HANGUL)
    return long and len(changed) == 1 and all(end - start <= 1 for _, *at in changed for start, end in (at[:2], at[2:]))


async def find_within(uow: UnitOfWork, actor: Person, said: str, most: int) -> list[Customer]:
    """Return the customers whose names stand among other words ("delete Acme"); only those that the actor may see."""
    words = _words_of(said)
    found = await uow.customers.named_in(said)
    named = [one for one in found if any(_words_of(name) in words for name in (one.name, *one.aliases))]
    return [one for one in named if await sees_customer(uow, actor, one)][:most]


def _words_of(text: str) -> str:
    """Return the words of a text between spaces, without the signs around them."""
    words = (word.strip(_AROUND) for word in text.casefold().split())
    return f" {' '.join(word for word in words if word)} "


def _starts(name: str) -> set[str]:
    """Return how a name may begin that was misspelt."""
    letters = letters_of(name)
    first = range(len(letters[: START + 1]))
    swapped = {letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in first[:-1]}
    shorter = {letters[:at] + letters[at + 1 :] for at in first}
    return {one[:START] for one in (letters, *swapped, *shorter)}
