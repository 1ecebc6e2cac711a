"""Choose the Korean particle that fits a word: 을 or 를, 은 or 는, 으로 or 로."""

import re

# What stands in brackets at the end is not read: 12월 18일 (금)로.
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_HANGUL_FIRST, _HANGUL_LAST, _FINALS, _FINAL_RIEUL = 0xAC00, 0xD7A3, 28, 8
# Digits and Latin letters that are read aloud with a final consonant in Korean (1 일, 3 삼, L 엘 …), or with ㄹ.
_READ_WITH_FINAL = frozenset("013678LMNRlmnr")
_READ_WITH_RIEUL = frozenset("178LRlr")


class Word(str):
    """A text that selects the right Korean particle: f"{Word('애크미'):을/를}" gives 애크미를."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """Return the text, with the first particle of "with/without" after a final consonant, else the second."""
        if "/" not in spec:
            return super().__format__(spec)
        with_final, without = spec.split("/")
        return str(self) + (with_final if self._has_final(rieul_counts=with_final != "으로") else without)

    def _has_final(self, *, rieul_counts: bool) -> bool:
        letters = [letter for letter in _ASIDE.sub("", self) if letter.isalnum()]
        last = letters[-1] if letters else ""
        if last and _HANGUL_FIRST <= ord(last) <= _HANGUL_LAST:
            final = (ord(last) - _HANGUL_FIRST) % _FINALS
            return final != 0 and (rieul_counts or final != _FINAL_RIEUL)
        return last in _READ_WITH_FINAL and (rieul_counts or last not in _READ_WITH_RIEUL)
