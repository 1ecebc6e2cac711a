"""What joins the promises of an English line: "send the deck by Friday and call on Monday"."""

from commitments.language.languages.english.pledge_words import DOING, GIVING
from commitments.language.languages.language import Joint, Joints
from commitments.language.text.lazy_regex import compiled

_VERBS = "|".join(sorted(GIVING | DOING | {"follow", "hand", "check"}))
_CLAUSE = rf"(?i),?\s(?:and then|and also|and|then)\s(?=(?:(?:i|we)(?:['’]ll| will)\s)?(?:{_VERBS})\s|(?:{_VERBS})$)"
_OPENING = rf"(?i)(?:{_VERBS})(?=\s|$)"
# "prepare the deck": a verb that is not listed is known by what follows it.
_BEFORE_ARTICLE = (
    r"(?i)[a-z]+(?:\s(?:up|out|over|off|down|back))?\s(?=(?:the|an?|our|their|its|this|that|all|both|some)\s)"
)


def _clause_end(between: str, _: bool) -> Joint | None:
    """Return the only place where a verb of ours begins another clause: by Friday send it | and call on Monday."""
    found = list(compiled(_CLAUSE).finditer(between))
    return Joint(*found[0].span()) if len(found) == 1 else None


def _opening_verb(words: str) -> str:
    found = compiled(_OPENING).match(words) or compiled(_BEFORE_ARTICLE).match(words)
    return found[0].strip() if found else ""


JOINTS = Joints(
    words="and|plus|then",
    also="and|then|also",
    addressed=r"(?i:to|for)\s(?:the\s)?[A-Z][\w&.'’-]{1,40}(?:\s[A-Z][\w&.'’-]{1,40})?\s",
    otherwise="or|otherwise|else|if|at the latest|latest|max|tops|the latest",
    clause_end=_clause_end,
    opening_verb=_opening_verb,
)
