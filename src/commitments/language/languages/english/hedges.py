"""English hedges, which promise nothing: "we'll try", "should be able to".

Each row of the table is a sign, letters without which none of the row's forms can stand, and the forms.
"""

import re

from commitments.language.languages.language import Hedges
from commitments.language.text.word_patterns import whole_words

_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_FORMS = {
    "try": ("try(?:ing)?(?: (?:to|our|my|by|for)|(?=[,.!]| and|$))",),
    "best": ("do (?:our|my) best", "best effort", "at best"),
    "hop": ("hop(?:e|ing) to", "hopefully"),
    "should": ("should be able", "(?:i|we|it) should (?:have|be|get|ship|land)"),
    "might|may|could": ("(?:might|may|could) (?:be|have|get|send|do|ship|take)", "maybe"),
    "prob|perh": ("probably", "perhaps"),
    "possib": (
        "(?<!sooner )(?<!earlier )if (?:at all )?possible",
        "(?:we|i|it|can|could|will|'ll|may|might|and|or) possibly",
        rf"possibly(?= (?:by|on|next|this|{_WEEKDAY}|today|tomorrow)|[,.!]|$)",
    ),
    "likely": (
        r"(?:is|are|we|we'll|i|i'll|it|it's|it'll|will|'ll|be|very|more|quite) (?:un)?likely(?! cause)",
        f", likely|likely(?= (?:by|on|next|this|{_WEEKDAY}|today|tomorrow))",
    ),
    "tentative|ideally|theory": ("tentative(?:ly)?", "ideally", "in theory"),
    "aim|plan|expect|intend": (
        "aim(?:ing)? (?:to|for)",
        "(?:planning|expecting) to",
        "(?:i|we) (?:plan|intend|expect) to",
    ),
    "shoot|target|look": (
        f"(?:shooting|targeting|looking) for {_WEEKDAY}",
        "look into(?!.{1,80} and [a-z])",
    ),
    "think|guess|believe|reckon|suppose|suspect": (
        "(?:i|we) (?:think|guess|believe|reckon|suppose|suspect)(?= (?:that )?(?:we|i|our)\\b)",
        r"i (?:think|guess|suppose|believe)(?=[,.!)]|$)",
    ),
    "see|what": (
        "see (?:if|whether|what) (?:we|i)",
        "what (?:i|we) can",
        "(?:we'll|i'll|will) see(?! to (?:it|this|that)\\b)",
    ),
    "goes well|luck|fingers": ("all goes well", "with (?:any |a bit of )?luck", "fingers crossed"),
    "promise|guarantee|commit": (
        "can(?:no|')t promise",
        "(?:can(?:no|')t|won't) (?:guarantee|commit)",
        "no (?:promises|guarantees?|commitment)",
    ),
    "something": ("or something(?: like that)?(?=[,.!)]|$)",),
    "quote me|sure|confid|take": (
        "don't quote me",
        "not sure(?! why| how)",
        "(?:fairly|pretty|quite) (?:sure|confident)",
        "give or take",
    ),
    "ish": (rf"\w{{1,12}}-ish|{_WEEKDAY}ish|\d{{1,2}}ish",),
}

_LOOSE = (
    _FORMS["possib"][2], _FORMS["likely"][1],
    "maybe", "hopefully", "probably", "perhaps", "tentative(?:ly)?", "ideally", "in theory",
    "if (?:at all )?possible", "if all goes well", "all going well", "with (?:any |a bit of )?luck", "fingers crossed",
    "(?:(?:but|and) )?no (?:promises|guarantees?|commitment)", "(?:but )?don't quote me(?: on that)?",
    "(?:but )?(?:i |we )?can(?:no|')t promise(?: anything| that)?", "or something(?: like that)?", "at best",
    "(?:i|we) (?:think|guess|believe|reckon|suppose|suspect) (?:that )?(?:we|i) (?:can|could|will|would|may|might)",
    "(?:i|we) (?:think|guess|suppose|believe)(?=[,.!)]|$)",
)  # fmt: skip

HEDGES = Hedges(
    re.compile("|".join(_FORMS)),
    "(?i)" + whole_words(*(form for forms in _FORMS.values() for form in forms)).replace(" ", r"\s"),
    f"(?i:{whole_words(*_LOOSE)})".replace(" ", r"\s"),
)
