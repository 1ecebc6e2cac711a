"""Words that rule out a promise of ours in a line of chat that otherwise reads like one."""

from commitments.language.words.word_patterns import fragments, whole_words

# --- English -------------------------------------------------------------------------------------------------

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
) + r"|확답은|장담은|장담\s?못|미정|잠정|약속은\s?못|공지입니다|공지드립니다|임직원"  # fmt: skip

# --- Korean --------------------------------------------------------------------------------------------------

REQUESTS_KO = fragments(
    "부탁", "질문", "당부", "리마인드", "감사", "축하", "사과", "인사", "기도", "양해", "환영", "응원", "요청",
    "문의", "추천",
)  # fmt: skip
PERSONAL_TIDYING_KO = fragments("마음", "맘", "생각", "머리", "머릿속", "감정", "짐", "(?<![가-힣])방", "책상", "서랍")
MEALS_KO = fragments("밥", "점심", "저녁", "술", "맥주", "치킨", "간식", "회식")
FAVOURS_KO = fragments(
    "모셔다", "데려다", "태워", "사다", "차려", "자리", "예약해", "예약", "회의실", "잡아", "맡아", "배웅해", "청첩장",
    "사진", "불러", "기다려",
)  # fmt: skip
MEETINGS_KO = fragments(
    "회의", "미팅", "통화", "세미나", "워크숍", "워크샵", "교육", "데모", "행사", "방문", "장애", "점검", "회식",
    "송년회", "휴무", "체육대회", "야유회", "집들이", "웨비나", "세션", "강의", "설명회", "출장", "수업", "시험",
    "촬영", "공연", "경기", "인터뷰", "면접",
)  # fmt: skip
DAILY_ITEMS_KO = fragments(
    "일정", "로그", "매출", "실적", "현황", "스케줄", "메뉴", "안건", "발표", "예약", "배포 건", "식단", "기준"
)
_FACES = "화측방도서전장표반정평단국외내수후양직"  # 화면, 측면 …: nouns, not "if"
# "Let me add", "in short", and "tomorrow if we are fast, at the latest on Friday" make no condition.
_NO_IF = "(?<=[씀명]드리)|(?<=덧붙이)|(?<=요약하)면,|(?<=^정리하)면,|(?<=빠르)면.{1,30}늦어도"
CONDITION_KO = fragments(
    f"(?<![{_FACES}])(?!{_NO_IF})면(?![가-힣])", "(?:끝내|보내|해내)면(?![가-힣])", r"거든[\s,]",
    "가능한 대로", "는 대로",
    "자마자", "[는은을] (?:즉시|경우)", r"[가-힣]\s경우", "셔야", r"야 (?:만 )?(?:가능|[가-힣]{1,6} 수\s)", "전제",
    "조건(?:으로|부|하에)", "가정하에", r"(?<![한두세네섯곱덟홉열\d])\s시\s",
    "(?:주신|하신|보내신|받은|도착|합의) (?:후|뒤|다음)", "받고 (?:나서|나면)", "로부터", "접수일",
    "(?:요청|문의|승인|필요|입금|결제|이상|문제|주문|발생|누락|응답|회신|선정|동의|제출) 시(?![가-힣])",
    r"(?<!내부\s)(?:입금|승인|결재|계약|서명|발주|접수|결제|수령|검수|체결|주문|신청|날인)"
    r"\s?(?:확인|완료)?\s?(?:후|이후|시)(?![가-힣])",
)  # fmt: skip
# Busy, and then a call: nothing for a customer. Busy, and then work by a date is a promise.
_BUSY_NOW = (
    "(?:회의|운전|외근|출장|이동|통화|식사|미팅|수업|병원|점심|저녁)"
    " (?:중이라|중이어서|중이니|중입|다녀와서|먹고|갔다|들렀다)"
)
# "As I am on leave, by Friday".
_SO_BEFORE = "(?: 중)?(?:이?라서?|이?어서|여서|이?지만|인데|이?니까?|(?: 가기)? 전에?)[\\s,].{0,60}까지"
ROUTINE_KO = fragments(
    "항상", "언제나", "매일", "매주", "매월", "매달", "매번", "보통", "통상", "원칙", "평균 [0-9]", "일반적으로",
    "기본적으로", "자동으로", "모든 (?:문의|고객|요청|건)", "[월화수목금]요일마다", "운영 시간", "순서대로", "순차",
    "선착순", "당첨", "여러분", "전 직원", "임직원", "따르면", "말로는", r"(?:요일|내일|모레|주|초|말|\d일) 쯤",
    f"(?:휴가|연차|반차|병가|부재중)(?!{_SO_BEFORE})",
    "다이어트", "로또", "축의금", "결혼식", "돌잔치", "생일", "청첩장",
    "집들이", "캠핑", "기념품", "휴게실", "탕비실", "구내식당", "(?<![가-힣])(?:사내|전사)",
    "(?:끝나고|마치고|끝내고|퇴근하고|집에 가서).{0,12}(?:연락|전화)", "말씀(?:이|으로는|으론) ", "복권",
    "[이다]번 생", f"{_BUSY_NOW}.{{0,30}}(?:연락|전화|통화|카톡|갈게|올게|[출퇴]근)",
)  # fmt: skip
# Verb stems of what is done for oneself, before -겠습니다 and -ㄹ게요.
FOR_ONESELF_KO = fragments(
    "있", "없", "알", "모르", "좋", "되", "될", "보", "볼", "가", "갈", "오", "올", "먹", "먹을", "쉬", "쉴", "자",
    "잘", "뵙", "기다리", "기다릴", "비우", "비울", "걸리", "걸릴", "끝나", "힘들", "어렵", "늦", "쓰", "쓸", "읽",
    "읽을", "빼", "뺄", "쏘", "쏠", "사", "살", "받", "받을", "않", "싶", "다녀오", "다녀올", "들르", "들를", "앉을",
    "잡", "잡을", "마시",
    "(?:참석|참여|출근|퇴근|도착|고민|생각|결정|종료|취소|못|말|얘기|운전|구|신청|예약|접속|결혼|화이팅|검토|확인)(?:하|할)",
)  # fmt: skip
