"""The catalogue of one language: its sentences, verbs and names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from babel import Locale


@dataclass(frozen=True)
class Catalogue:
    """One language. Each has a file in this folder, named by its code, with the catalogue as `CATALOGUE`.

    `code` is the CLDR code, such as "ko" or "pt_BR", also stored with a person.
    `spoken` are other names that people may type for the language.
    `countries` (ISO 3166) are those whose customers get this language by default.
    `sentences` with a count have a form for each CLDR plural category of the language: "list.mine.one",
    "list.mine.few"; the plain name is the form for "other".
    `verbs` lists for each verb what people may type, the suggested word first. A word means one verb in all languages.
    `lists` has the words of lists ("late", "this week") by what they mean, "filler" for those that mean nothing there.
    `meant` lists for each verb, and for "list", the words that people say for it and that are only asked about.
    `settings` lists the keywords of /customer, `setting_values` the words for values, such as "default".
    `called_countries` are names of countries (ISO 3166) that CLDR does not have.
    """

    code: str
    name: str
    sentences: Mapping[str, str] = field(repr=False)
    spoken: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    setting_values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    called_countries: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def locale(self) -> Locale:
        """Babel's data of the language: plural rules, names of days and months."""
        return Locale.parse(self.code)

    @property
    def tag(self) -> str:
        """The code as a BCP 47 tag, for HTML and HTTP."""
        return self.code.replace("_", "-")

    def words(self, verb: str) -> tuple[str, ...]:
        """Return what people may type for a verb; empty if the language has no word for it."""
        return self.verbs.get(verb, ())

    def form(self, sentence: str, count: object) -> str:
        """Return the name of the plural form for a count; the plain name if there is no other."""
        if not isinstance(count, int):
            return sentence
        name = f"{sentence}.{plural_category(self.code, count)}"
        return name if name in self.sentences else sentence


@lru_cache(maxsize=4096)
def plural_category(code: str, count: int) -> str:
    """Return the CLDR plural category: zero, one, two, few, many or other."""
    return Locale.parse(code).plural_form(count)
