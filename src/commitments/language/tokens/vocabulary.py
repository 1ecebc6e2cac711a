"""Every word that a date may contain, with the kinds it may be."""

from functools import cache

from commitments.language.dates.grammar import literals
from commitments.language.languages.english import date_words as english_date_words
from commitments.language.languages.english.misspellings import SHORT_FORMS
from commitments.language.languages.korean import date_words as korean_date_words
from commitments.language.tokens.token import Kinds


@cache
def vocabulary() -> dict[str, Kinds]:
    """Return every word of the tables and of the rules' patterns, with its kinds."""
    table = {**english_date_words.kinds(), **korean_date_words.kinds()}
    for word in literals():
        table.setdefault(word, {})[word] = None
    for form, word in SHORT_FORMS.items():
        table.setdefault(form, table[word])
    return table


@cache
def word_lengths() -> dict[str, tuple[int, ...]]:
    """Return, for the first syllable of each Korean word, the lengths of such words, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in vocabulary():
        if "가" <= word[0] <= "힣":
            sizes.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sizes.items()}
