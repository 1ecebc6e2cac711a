"""English words that rule out a promise of ours in a line of chat that otherwise reads like one."""

from commitments.language.text.word_patterns import whole_words

MEETINGS = (
    "(?:calls?|meetings?|syncs?|workshops?|demos?|sessions?|webinars?|stand-?ups?|lunch|dinner|breakfast|coffee"
    "|drinks?|beers?|party|chat|retro|visit|outage|incident|kick-?off|interview|training|offsite)"
)
TREATS = whole_words(
    "coffee", "(?<!by )(?<!before )(?<!after )lunch", "beers?", "drinks?", "cake", "snacks?", "donuts?", "pizza",
    "a ride", "dinner", "cookies", "flowers?", "presents?", "gifts?", "tickets? (?:for|to)",
)  # fmt: skip
# Before "(that) we will": they think, she said …
REPORTING_VERBS = whole_words(
    "said", "(?<!to )says?", "saying", "tells?", "told", "telling", "thinks?", "thought", "claim(?:s|ed)?",
    "(?<!you )knows?", "knew", "hears?", "heard", "assume[sd]?", "promise[sd]", "wrote", "mentioned", "expects?",
    "hopes?", "believes?", "wonder(?:ing)?", "agreed", "guess", "suppose", "whether", "what", "how", "when", "why",
    "where",
    "than", "imagine", "wish", "bet", "state[sd]?", "reads?",
    "(?:looks?|seems?|sounds?) like", "chances?(?: are| is)?", "suggest(?:s|ed)?", "propose[sd]?", "requires?",
    "understand(?:ing)?",
    "thinking", "(?:important|necessary|possible|unlikely|likely)", "god willing", "make sure", "ensure", "depends",
    "question is",
)  # fmt: skip
REPORTED_SPEECH = (
    r"(?<!as )(?<!what )(?<!whatever )\b(?!as )(?:he|she|they|(?-i:[A-Z])[a-z]{1,20})"
    r" (?:said|says|wrote|told|promised|claim(?:s|ed))\b"
    r"|\b(?:told|promised|tells) (?:me|us)\b|\b(?:according to|quoting|apparently|supposedly|said (?:no|every))\b"
)
_ASK = (
    r"(?:send|give(?! (?:me|us) (?:until|till|an?|\d))|share|sign|tell|drop|forward|upload|confirm|provide|approve|pay"
    "|fill|email|get|order|buy|subscribe|donate|register|let(?! me))"
)
_DONE = "(?:'s| is) (?:done|live|ready|out|up|there)"
CONDITION = "|".join(
    (
        rf"^(?:please |just |so |ok )?{_ASK}\b.{{1,80}}\b(?:and|then) (?:i|we|you)(?:'ll| will)\b",
        r"(?<!know )(?<!shout )(?<!me )(?<!us )(?<!as )(?<!out )(?<!sooner )(?<!earlier )(?<!even )"
        r"\bif\b(?! (?:not (?:sooner|earlier|before)|needed|necessary|anything))",
        whole_words(
            "unless", f"(?<!at )once(?! more| again| and| done| (?:it|that){_DONE})", "whenever",
            f"when(?! i| we|'s| (?:it|that){_DONE})", "when we (?:get|receive|hear|have)", "assuming", "one day",
            "provided(?= (?:that|the|you|we|it|they|all|your|nothing))", "providing (?:that|the|we|they)",
            "as soon as(?! i| possible)", "(?:as|so) long as", "(?:should|had|were) you", "in case of", "subject to",
            "pending (?:your|the|an?|legal|final|review|approval|sign|confirmation)", "contingent", "depend(?:s|ing)",
            "otherwise", "or else", "barring", "on condition", "(?:after|until|till) (?:you|your|they|he|she)",
            "the (?:moment|minute|day) (?:you|we|it|they)", "upon", "only after", "in the event",
            "(?:minutes?|hours?|days?|weeks?|months?) (?:of|after|from) (?:the|your|our|an?|receipt|receiving|approval"
            "|sign[a-z]{2,7}|payment|order|request|purchase)",
        ),
    )
)  # fmt: skip
DENIAL = whole_words(
    "no (?:way|chance)", "nobody", "no one", "don't think", "(?<!no )doubt", "never(?! mind)", "not that",
    "(?<!look )as if", "yeah right", "tell you what(?=[,:])", "have you know",
)  # fmt: skip
_TIMES = (
    "(?:day|week|month|quarter|morning|evening|time|(?:mon|tues|wednes|thurs|fri)day|ticket|request|inquiry|customer)"
)
ROUTINE = whole_words(
    "(?<!as )always", "usually", "typically", "generally", "normally", "routinely", "automatically", "as a rule",
    "(?:our|as a|company) policy", "(?:per|under|our) (?:our |the )?sla", f"(?:every|each) {_TIMES}", "business hours",
    "office hours", "on average", "by default", "any (?:tickets?|requests?)", "(?:to|for) every(?:one|body)",
    "all (?:tickets|requests|inquiries|queries)", "maintenance window", "all-hands",
    "(?:to|for) all (?:customers|users|employees|staff|teams)(?! (?:in|at|of|on))",
    "(?:scheduled|planned|routine) maintenance",
)  # fmt: skip
JOKE = r"(?:\b(?:lol|lmao|haha)|[😂🤣])\W{0,5}$|ㅋㅋㅋ|[🙄🎵🎶]|" + whole_words(
    "jk", "(?:just )?kidding", "year [3-9]000", "pigs fly", "in my dreams", "freezes over"
)
_THANKS = r"\b(?:thanks|thank you|thx|ty|cheers|tnx)\b"
HELPED = (
    rf"{_THANKS}.{{0,20}}\b(?:help|responses?|pointers?|tips?|advice|suggestions?|answers?|explanation|info|links?"
    rf"|sharing|clarif\w{{1,10}})\b|{_THANKS}(?! for|,? (?:noted|got it|received|understood|will)\b)"
    r"|\bmy (?:own |new |old )?(?:laptop|computer|pc|mac|machine|box|desktop|phone|drive|disk|card|wifi|router|code"
    r"|program|parser|game|app|config|kernel|thesis|homework|assignment|boss|professor)\b"
    r"|\b(?:i'm|i am|im) (?:still )?(?:stuck|trying to|confused|a (?:noob|newbie|beginner))\b|\bhelp me\b"
)
# Anywhere in a message, these withdraw the promise.
DISCLAIMER = whole_words(
    "stay tuned", "act (?:now|today|fast)", "order (?:now|today)", "limited time", "free (?:gift|trial offer)",
    "your (?:free )?prize",
    "special offer", "money[- ]back", "click (?:here|below)", "unsubscribe", r"(?:just|only) \$\d{1,5}",
    "earn (?:money|cash)", "thank you for your (?:order|purchase)",
    "(?:can(?:no|')t|won't|not) (?:promise|guarantee|commit)", "no (?:promises?|guarantees?|commitments?)",
    "don't quote me", "it depends",
)  # fmt: skip
