"""The words of all languages that stand where a customer's name may stand and are none."""

from commitments.language.languages.registry import PRODUCT

NO_NAMES = frozenset().union(*(one.names.none for one in PRODUCT.each))
COMMON_FIRST_WORDS = frozenset().union(*(one.names.first for one in PRODUCT.each))
ROLES = frozenset().union(*(one.names.roles for one in PRODUCT.each))
