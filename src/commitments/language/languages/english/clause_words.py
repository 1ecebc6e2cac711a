"""English words that say what a date belongs to: a condition, the past, a state, a denial."""

from commitments.language.text.word_patterns import word_set

CONDITIONS = word_set("if unless once when whenever provided assuming should supposing whether")
SUBJECTS = word_set("anything the there it i we you they he she who that which it i've we've they've you've he's she's")
SPEAKERS = word_set("i we i'll we'll i'm we're let's lets ill")
PRONOUNS = word_set("i we you they he she who which")
# Past forms that do not end in -ed; forms that are also the present ("put", "read") are left out.
PAST = word_set(
    """sent gave gone went met spoke said told had got was were did made built bought brought taught thought left lost
    kept meant felt found held paid sold shipped wrote rose chose broke began ran came saw took knew drew grew threw
    flew spent heard dealt caught laid hung dug bent sank wound bound fed led lit shot slid spun stuck swept tore wore
    stood drove rode sang swore struck won fell ate drank hid lent forgot"""
)
PROMISED = word_set("promised agreed committed pledged planned wanted needed asked told supposed expected")
# With one of these before it, a form in -ed is what will be done: "get it signed Friday", "will be shipped Monday".
AUXILIARIES = word_set(
    """be get gets getting have has having is are being been 'll will need needs want wants keep make makes being
    needed i'll we'll"""
)
# What lasts until a date is no promise: "price valid until 31 December", "away until Monday".
STATES = word_set(
    """valid good open effective available closed out away off leave holiday vacation busy booked unavailable hold holds
    held frozen paused runs running live stand stands standing lasts last"""
)
# What begins or ends on a date by itself is no promise: "the contract expires on Friday".
COURSES = word_set(
    "expires expire expiring expired ends ended starts started closes closed opens effective unavailable"
)
# What ends by itself does so on any date: "the cert lapses Friday".
ENDINGS = word_set("expires expire expiring expired lapses lapse lapsing lapsed effective")
# What should have been done on a date is past: "should've sent it Monday".
MISSED = frozenset(
    {("should", "have"), ("should", "'"), ("could", "'"), ("was", "supposed"), ("were", "supposed"), ("was", "due")}
)
OTHERS = word_set("they he she they're he's she's")
OURS_TO_BRING = word_set(
    "get gets have has receive receives need needs want wants expect expects require requires asked should must"
)
MANAGED = word_set("do make manage promise commit")
REPLACED = word_set("not instead")
DENIALS = word_set("don't dont don’t not never won't wont won’t can't cant can’t cannot shouldn't couldn't nor")
# "Don't forget to send it by Friday" denies nothing.
STILL_DONE = word_set("forget worry miss hesitate fail later only let")
AHEAD = word_set("tomorrow tmrw tmr next nxt tonight coming upcoming later")
WEEKS_ON = word_set("week weeks fortnight")
ABOUT = word_set("at around about approximately approx circa ca after from past or ( . - ~")
AHEAD_OF = word_set("before prior ahead")
COUNTED_FROM = word_set("of after from following upon once")
VAGUE = word_set("few several")
# Before a day with a name these make it another day, of a calendar that we do not know.
QUALIFIERS = word_set(
    """orthodox islamic muslim hijri parsi persian jewish hebrew greek coptic ethiopian hindu tamil thai bengali
    assamese chinese lunar clean great shrove covenant spy bright sheer passion quasimodo low plough"""
)
EARLIEST = word_set("earliest")
