"""A catalogue: everything that the bot says in one language, and what people call that language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from babel import Locale


@dataclass(frozen=True)
class Catalogue:
    """One language. Each stands in a file of its own in this folder, named by its code, as `CATALOGUE`.

    `code` is the code of CLDR, such as "ko" or "pt_BR"; it is also what is stored of a person. `spoken` is what people
    type for the language besides its code; `countries` are those (ISO 3166) whose customers are written to in it.
    A sentence that counts has a form for each category of CLDR that the language has: "list.mine.one", "list.mine.few";
    the plain name is the form of "other". `verbs` has for each verb what people may type; the first is what we tell
    them to type. A word stands for one verb in all languages.
    """

    code: str
    name: str
    sentences: Mapping[str, str] = field(repr=False)
    spoken: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def locale(self) -> Locale:
        """What Babel knows of the language: plural rules, names of days and months."""
        return Locale.parse(self.code)

    @property
    def tag(self) -> str:
        """The code as HTML and HTTP write it (BCP 47)."""
        return self.code.replace("_", "-")

    def words(self, verb: str) -> tuple[str, ...]:
        """Return what people type for a verb; nothing where the language has no word for it."""
        return self.verbs.get(verb, ())

    def form(self, sentence: str, count: object) -> str:
        """Return the name of the plural form for a count; the plain name where the language has no other."""
        if not isinstance(count, int):
            return sentence
        name = f"{sentence}.{plural_category(self.code, count)}"
        return name if name in self.sentences else sentence


@lru_cache(maxsize=4096)
def plural_category(code: str, count: int) -> str:
    """Return the category of CLDR: zero, one, two, few, many or other."""
    return Locale.parse(code).plural_form(count)
