"""Words that announce a delivery of ours without "we will": "fix goes out tomorrow, I'm on it"."""

from commitments.language.text.word_patterns import whole_words

# One of us takes ownership …
OWNING = whole_words(
    "(?:i'm|im|i am|we're|we are|(?:our|my) team is) (?:all )?(?:on|over) (?:it|this|that)", r"(?<!\w )on it",
    "(?:leave|hold) (?:it|this|me|us) (?:with|to) (?:me|us|it|that)", "(?:you have )?my (?:word|promise)", "mine",
    "(?:i|we) promise(?! nothing| no| not| never)", "(?:i|we)(?:'ve)? got (?:this|it|you|u)(?= ?(?:[,.!–—-]|$))",
    "(?:i|we)(?:'ll)? (?:own|handle|take) (?:it|this|that)", "(?:it's|this is|that's) on (?:me|us)",
    "count on (?:me|us|it)", "will do(?= ?(?:[,.!–—-]|$))", "consider it done",
    "(?:i'll|i will|we'll|we will) see to (?:it|this|that)",
)  # fmt: skip
# … or takes part in it …
OURS_TOO = whole_words(
    "from (?:me|us)", "from (?:our|my) (?:[a-z]{1,12} )?(?:team|warehouse|depot)",
    "(?:on|from) (?:our|my) (?:side|end)", "myself", "on (?:me|us)",
    "(?:i'm|i am|we're|we are) [a-z]{2,10}ing (?:it|this|that|them|the)",
)  # fmt: skip
# … and a delivery is announced.
COMES = whole_words(
    "(?:goes|going|go|coming|heading|hits|reach(?:es)?) (?:out|live|over|through|your|you|to)", "ships", "shipping",
    "lands?", "landing", "delivers", "leaves", "coming", "going", "drops", "is (?:in|on) your", "up by",
    "(?:will|'ll) be(?! (?:back|at my|there(?! by)|here|off|out|away|on (?:my|the) way|busy))",
    "(?:will|'ll) (?:go|land|reach|have|get|receive|see)",
    "gets? (?:it|the|their|its)",
    "(?:done|out|live|fixed|ready|sorted|delivered) by",
)  # fmt: skip
# It is requested, or has arrived, or is no work of ours.
WANTED = whole_words(
    "needs?", "needed", "wants?", "wanted", "asks?", "asked", "expects?", "expected", "got", "sent", "received"
)
ELSEWHERE = whole_words(
    "trains?", "bus", "flight", "plane", "show", "movie", "webinar", "deadline", "due", "won't", "can't", "isn't",
    "not", "impossible",
)  # fmt: skip
THEIRS = whole_words(
    "courier", "vendor", "driver", "supplier", "bank", "carrier", "customs", "they", "he", "she", "holiday", "day off",
    r"from (?!me|us|our)\w{1,20}", "by (?:dhl|ups|fedex)", "new hire",
)  # fmt: skip
# What "you" will have, and what comes "to you" or "from us".
YOURS = "|".join(
    (
        r"(?<![\w'])(?:you'll|u'll|you will) (?:now )?(?:have|get|receive|see)"
        r"(?! (?:to|used|there|over|an? (?:great|good|nice|lovely|safe|wonderful|blast))\b)(?= )",
        r"(?<![\w'])(?:you'll|you will) hear (?:back )?from (?:me|us)\b",
        r"\byou can expect (?!to )|\bexpect (?!to )(?=.{1,80} (?:from (?:me|us)|(?:in|on) your)\b)",
        r"\bconsider (?:it|this|that) \w{2,12}\b|(?<![\w'])(?:i|we)(?:'ll)? (?:guarantee|commit to) ",
        r"\b(?:it|this|that|(?:the|your) [\w-]{1,20}(?: [\w-]{1,20})?)(?:'ll| will) be"
        r" (?:with|in|on|at|ready for|sent to|shipped to|delivered to) (?:you|your)\b",
        r"\bwill be \w{2,15} by us\b|\bcoming (?:your way|to you)\b",
        r"\bnext update from (?:me|us|our (?:\w{1,12} )?team)\b",
    )
)
FOR_SURE = (
    r".{1,12} (?:have|get|see) (?:it|this|that|them)\b|.{1,80} from (?:me|us)\b"
    r"|.{1,80} (?:in your (?:inbox|hands)|on your desk)\b"
)
GRANTED = "|".join(
    (
        r"\b(?:give (?:me|us)|need) (?=(?:until|till) .{1,60}\b(?:and|then) .{0,8}\b(?:you|i|we)(?:'ll| will)\b)",
        r"\bput (?:me|us) down for\b",
        r"(?<![\w'])(?:i|we)(?:'ve| have) (?:got )?you (?:scheduled|booked|down|lined up)\b"
        r"(?! (?:to|for (?:the|an?|your))\b)",
    )
)
# "Contract to you by Friday" has none of these.
AUXILIARY = whole_words(
    "will", "won't", "would", "can", "could", "did", "does", "do", "has", "have", "had", "should", "was", "were", "is",
    "are", "sent", "said", "get", "gets", "got", "they", "he", "she", "must", "if", "it's", "that's", "up", "over",
    "thanks", "(?:i|we|they)'d", "talk", "speak", "need", "want", "like", "love", "hope", "going",
)  # fmt: skip
