"""The one place that lists the languages of the product."""

from commitments.language.languages.english.english import ENGLISH
from commitments.language.languages.english.time_zone_names import zone_of_abbreviation
from commitments.language.languages.korean.korean import KOREAN
from commitments.language.languages.together import Languages

__all__ = ["PRODUCT", "zone_of_abbreviation"]  # abbreviations of zones are English in both languages

# Korean first: where rules of both build the same ("3일 - 5일"), its own know more.
PRODUCT = Languages((KOREAN, ENGLISH))
