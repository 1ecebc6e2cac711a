"""Words that say what a date belongs to: a condition, the past, a state, a denial; English and Korean."""

from commitments.language.words.word_patterns import word_set

# --- English -------------------------------------------------------------------------------------------------

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
    needed to i'll we'll"""
)
# What lasts until a date is no promise: "price valid until 31 December", "away until Monday".
STATES = word_set(
    """valid good open effective available closed out away off leave holiday vacation busy booked unavailable hold holds
    held frozen paused runs running live"""
)
# What begins or ends on a date by itself is no promise: "the contract expires on Friday".
COURSES = word_set(
    "expires expire expiring expired ends ended starts started closes closed opens effective unavailable"
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
AHEAD = word_set("tomorrow tmrw tmr next nxt tonight coming upcoming later 내일 모레 글피 다음 차주 내주 낼")
WEEKS_ON = word_set("week weeks fortnight")
ABOUT = word_set("at around about approximately approx circa ca ( . - ~")
# Before a day with a name these make it another day, of a calendar that we do not know.
QUALIFIERS = word_set(
    """orthodox islamic muslim hijri parsi persian jewish hebrew greek coptic ethiopian hindu tamil thai bengali
    assamese chinese lunar clean great shrove covenant spy bright sheer passion quasimodo low plough"""
)
EARLIEST = word_set("earliest 빠르면 이르면")

# --- Korean --------------------------------------------------------------------------------------------------

# Words that end like a verb before a noun (보낸 파일) or like a condition, and are none.
LIKE_VERBS = word_set(
    """회신 통신 송신 수신 갱신 사진 추진 기한 제한 권한 무한 대한 시간 기간 야간 주간 월간 연간 중간 공간 구간 순간
    사본 견본 원본 수정본 보정본 완성본 시제품 문서본 버전본 지원 인원 회원 직원 전원 병원 의원 요원 보완 완성 온라인
    디자인 라인 메인 개인 본인 법인 승인 확인 할인 원인 요인 발신 외신 자신 당신 최신 혁신 정신 임신 배신 대신 오전 안전
    이전 버전 필요한 가능한 중요한 급한 간단한 다양한 정확한 새로운 도면 화면 측면 전면 서면 정면 반면 장면"""
)
