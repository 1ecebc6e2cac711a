"""Recognizes hedges, which promise nothing: "we'll try", "should be able to", 검토해 보겠습니다, 노력하겠습니다.

Most lines hold no sign of a language's hedges, and then no form is looked for.
"""

from commitments.language.languages.registry import PRODUCT
from commitments.language.text.lazy_regex import compiled
from commitments.language.text.markup import PICTURE

_PICTURES = rf"(?:\s|{PICTURE}|[ㅎㅋㅠ^~!.]){{0,20}}$"
_AROUND = r"\s*[,(]?\s*{}\s*[,)]?"
_HEDGES = tuple((one.hedges, one.script is None) for one in PRODUCT.each if one.hedges)


def hedged(text: str) -> bool:
    """Whether `text` only hopes or tries."""
    low, plain = text.lower(), text.isascii()
    for hedges, latin in _HEDGES:
        said = (latin or not plain) and hedges.signs.search(low)
        if said and compiled(hedges.forms).search(text.replace("’", "'")):
            return True
    return False


def asks(text: str) -> bool:
    """Whether a line ends as a question, or says that something cannot be done: 보낼까요, "shall we send it?"."""
    line = compiled(_PICTURES).sub("", text.rstrip())
    return line.endswith(("?", "？")) or any(compiled(hedges.asks).search(line) for hedges, _ in _HEDGES)


def without_hedges(text: str) -> str:
    """Return `text` without the hedges that can be left out; it may be hedged all the same."""
    for hedges, _ in _HEDGES:
        text = compiled(_AROUND.format(hedges.loose)).sub(" ", text)
    return " ".join(text.split()).strip(" ,.;-–—")
