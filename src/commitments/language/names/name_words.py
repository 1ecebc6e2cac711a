"""The words of all languages that stand where a customer's name may stand and are none."""

from commitments.language.languages.english import name_words as english
from commitments.language.languages.korean import name_words as korean

NO_NAMES = english.NO_NAMES | korean.NO_NAMES
ROLES = english.ROLES
COMMON_FIRST_WORDS = english.COMMON_FIRST_WORDS | korean.COMMON_FIRST_WORDS
