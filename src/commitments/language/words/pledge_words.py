"""Words of pledges: who promises what to whom, in English and Korean."""

from commitments.language.words.word_patterns import fragments, whole_words, word_set

# --- English: subjects, adverbs, and verbs that serve somebody ---------------------------------------------------

_PEOPLE = (
    "(?:team|engineers?|developers?|devs|crew|staff|folks|specialists?|side|people|guys|support|ops|consultants?"
    "|technicians?|leads?|colleagues?|assistants?|designers?|analysts?|agents?|reps?|finance|legal|billing)"
)
SUBJECT = (
    rf"(?:i|we|(?:our|my) (?:[\w-]{{1,20}} )?(?:[\w-]{{1,20}} )?{_PEOPLE}|the team|(?:me|myself) and [a-z]{{1,20}}"
    r"|my colleague \w{1,20}|(?!someone|anyone|they)\w{1,20} (?:from|on|in) (?:my|our) team)"
)
ADVERB = (
    "(?:now|also|then|just|still|again|both|all|be(?= [a-z]{1,12}ing)|go ahead and|(?:be|make) sure to"
    "|(?!apply|supply|reply|rely|fly|comply)[a-z]{2,12}ly)"
)
_WHEN = "(?:today|tonight|tomorrow|tmrw|this|next|first|later|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|eod)"
_DAY = rf"(?:on|by|in|before|{_WHEN})"
# Verbs by which somebody gets something …
GIVING = word_set(
    """send ship deliver share submit email mail forward hand provide upload resend issue refund credit publish deploy
    release fix patch restore finish complete resolve courier reship merge wire countersign circulate"""
)
# … verbs that serve when a recipient or a limit is named …
DOING = word_set(
    """do give get add bring put push roll swap call ring ping text phone draft prepare build update upgrade replace
    remove delete extend migrate import export reprocess enable activate raise adjust repair install configure provision
    post drop reset rotate generate pay return reimburse waive transfer process escort train reply answer respond write
    review confirm report have make run set sort arrange schedule book visit"""
)
# … which can mean anything, even with "we" …
MANIFOLD = word_set("do give get have make run set put bring visit ring train book drop swap escort")
# … verbs that serve whoever waits for the thing, unless it is the speaker's own …
WORKING = word_set(
    """notify brief update add remove delete merge file post write draft prepare handle answer reply push respond
    confirm report review schedule arrange replace adjust raise chase package sort fax overnight document
    escalate investigate rebase revert tag commit bump clarify explain correct implement rename unban unblock
    finalize finalise backport reproduce ping poke paste print distribute incorporate"""
)
SERVICE = whole_words(
    rf"(?:call|phone|contact)(?= (?:you|u|him|her|them|back|again|the|your|our|(?-i:[A-Z])|{_DAY}))",
    "take (?:care|charge) of", "deal with", "follow up",
    "talk (?:to|with)(?! (?:you|u|ya)(?: all| guys)? (?:soon|later|then|tomorrow|next))", "speak (?:to|with)",
    "check (?:on|with)", "set up (?:an?|the|your|our|that|this|it|them)", "(?:get|be) in touch", "touch base",
    "mark up",
    "pass (?:it|this|that|them) (?:along|on)", "(?:take|bring) (?:it|this|that) up", "take an? (?:stab|crack) at",
    "get (?:it|this|that) in", "get around to", "see (?:that|to)",
    "let (?:him|her|them|everyone|(?-i:[A-Z])[a-z]{1,20}) know", "start on (?:the|your)",
    "do the (?:release|write-?up|review|merge|rollout|deploy|deployment|switch|changes?|update)",
    "bring (?:it|that|this|them)", "bring (?:the|your) .{1,30} to the (?:meeting|call|office)",
    "make (?:the|your) (?:reservations?|arrangements?|bookings?)",
    "get (?:it|this|that) (?:sorted|done|fixed|merged|released|over|out)",
    "(?:tell|ask|remind|inform|help) (?:him|her|them|you|(?-i:[A-Z])[a-z]{1,20})", "cut a",
    "(?:send|get|put)(?:ting)? out",
    "do (?:it|this|that)", f"do(?= {_DAY})",
    "(?:open|file|submit|raise|create|make|do) an? (?:[a-z]{1,8} )?"
    "(?:pr|ticket|issue|bug|case|request|build|release|example|copy|list)",
    "put (?:it|this|that|them) (?:up|in|on|together)", "put together", "walk .{1,40} through",
    "make (?:the|that|this) (?:change|fix|update|correction)s?",
)  # fmt: skip
# … and verbs that study something for others, but not when the speaker goes on with what is their own.
STUDYING = whole_words(
    "look into",
    "look at (?:it|this|that|these|those|them|the|your|what|why|how|(?-i:[A-Z])|@|<)",
    "(?:take|have|get) (?:a|another) (?:[a-z]{4,6} )?look",
    "dig into",
    rf"work (?:on|up)(?! (?:{_DAY}))",
    "go (?:over|through) (?:it|this|that|them|the|your)(?! house)",
)
OWN = (
    r"\b(?:my(?! (?:team|colleagues?|boss|manager|side|end|comments|notes|changes|fix|patch|thoughts|feedback|draft"
    r"|pr)\b)"
    r"|mine|myself|(?:mom|mother|dad|father|mum|wife|husband|sister|brother"
    r"|family|kids|grandma|grandpa|dentist|doctor|vet|laundry|furniture|lease|rent"
    r"|taxes|baby|parents|home|homework|dishes))\b"
)
# What the speaker tries out or needs: "add the repo tonight and see", "ask him to lend me a disk".
TRIAL = (
    r"\b(?:and|to) (?:see|try|test|check|hope|start|run|read|play)\b|\b(?:me|us)\b|\bthen[.!]*$"
    r"|\b(?:by hand|for (?:practice|fun))\b"
    r"|^ (?:some )?more "
)
GOES_ON = r"\b(?:again|more|further|on my own)\b"
# … verbs that ask, and verbs that serve nobody, unless another verb follows: "go and fix it".
ASKING = word_set("need want expect wait appreciate love like wish rather hope not never no")
FOR_ONESELF = word_set(
    """be see meet join go come leave head arrive attend fly drive travel stay work miss know think ask buy catch eat
    drink sleep rest start begin step sit watch listen pick try consider remember forget understand believe celebrate
    discuss talk speak win lose hit beat decide vote grab present host take look only bet always soon grow become learn
    enjoy pray die quit cry laugh swear hang skip commute play read in on at off out up the a an you it this that let
    find hire owe download wipe spend interview root borrow use stop swing remind reach cheer receive
    collect hear accept"""
)
GOING = word_set("be come go stop swing")  # a purpose may follow: "be at your site to install it"
IDIOM = whole_words(
    "see to", "take (?:care|over|down|another|an? (?:quick )?look)", "look at", "come back (?:to|with)", "reach out",
    "leave you", "leave [^,]{1,40} (?:with|for|at) (?:you|your)", "start (?:the|your)", "go(?:ing)? live",
    "let (?:you|them|him|her|[a-z]{3,12}) know",
    "be (?:back to you|on-?site|on site|at your|with you|in touch)",
    "be (?:done|finished|ready|through) with (?:the|your|it|this|that)",
)  # fmt: skip
_MY = "my(?:self)?(?! team| colleagues?| engineers?| manager| boss)"
FOR_NOBODY = whole_words(
    "get (?:there|home|in|off|on|lunch|some|going|started|up|married)", "have (?:to|lunch|fun|time)", "run out",
    "do lunch",
    "give (?:a|my|an) (?:[a-z]{1,10} )?(?:talk|speech|lecture|presentation|exam)",
    "(?:give|have) .{1,12} (?:a|another|one (?:more|last)) (?:shot|try|go|whirl|spin)",
    r"pay [^,.]{1,30} to [a-z]{2,12}", "drop (?:by|off)", "wrap up and", "get (?:it|this|that) to work", "run into",
    "call (?:it|in sick|tails|heads)", "(?:review|prepare) for",
    "finish the (?:install|download|upgrade|setup)[a-z]{0,6}", "answer the (?:door|phone)",
    "report (?:for|to)(?! (?:you|u)\\b)", "make it(?! happen| right| work)",
    "get back (?:by|at|in|online|home|from)",
    "(?:check|see|ask|find out) whether",
    "finish (?:at|by|early|up|work|around|school|lunch)", f"[a-z]{{3,8}} (?:up )?{_MY}",
)  # fmt: skip
YOU = whole_words("you", "yours", "u", "ya", "customers?", "clients?")
CLIENT = whole_words("you", "your", "yours", "u", "ur", "ya", "customers?", "clients?")
DATES = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|EO|CO|Q[1-4]|[A-Z]{2,3}T\b)"
NAMED = rf"\b(?:to|for|with|at|into|in|on)\s(?:the\s)?(?!{DATES})(?:[A-Z]|@\w|<@)"
READY = (
    r" (?:it|this|that|things|these|those|the|all|an?|\d{1,6})\b(?: .{1,60}?)?"
    r" (?:ready|live|done|up|out|over|back|\w{2,12}ed)\b"
)
# "I'll bug you tomorrow" says what is done to you, "I'll walk you through it" what is done for you.
YOU_ALONE = rf" (?:you|u|ya)(?: guys| all| both)?(?: again)?(?: (?:on )?{_WHEN}\b|[,.!;:]|$)"
# "Add it tonight", but not "add that flag tonight".
IT = rf" (?:(?:it|them)\b|(?:this|that)(?= (?:for|to|over|up|out|off|in|and|now|back|first|asap|{_DAY})\b|[,.!;:]|$))"
THING = (
    r" (?:it|this|that|them|these|those|the|all|both|an?|your|our|comments|feedback|edits|answers|results|\d{1,6})\b"
)

# --- Korean: verbs and endings -------------------------------------------------------------------------------

_RIEUL = "".join(chr(code) for code in range(0xAC00 + 8, 0xD7A4, 28))  # the syllables that end in ㄹ: 할, 릴, 줄 …
# First-person endings, at the end of a sentence or before the next clause ("…드리겠으니", "…드릴 테니") …
FIRST_PERSON = (
    r"[겠겟](?:습니[다당]|슴[다돠]|어[요여]|음|으니|으며|사오니|고요|구요)(?![가-힣])"
    rf"|(?<=드리)[게께]요(?![가-힣])|(?<=[{_RIEUL}])\s?(?:[게께][요여용염욤유]?|테니|테니까|거니까)(?![가-힣])"
)
# … and endings of any person.
ANY_PERSON = (
    r"\s?예정(?:입니다|이에요|이예요|이니|이오니|이며|이고)(?![가-힣])|(?:합니다|해요)(?![가-힣])"
    rf"|(?<=[{_RIEUL}])\s?(?:겁니다|거예요|거에요|것입니다)(?![가-힣])|(?<=[드보올끝])(?:립니다|려요|냅니다)(?![가-힣])"
)
OURS = fragments("제가", "저희", "우리", "저는", "당사", "내가")
# Nouns with 하다 that serve by themselves …
SENT = fragments(
    "발송", "재발송", "송부", "전송", "배송", "출고", "납품", "인도", "전달", "공유", "제출", "제공", "회신", "답변",
    "발행", "재발행", "발급", "재발급", "배포", "교체", "교환", "환불", "환급", "입금", "지급", "보상", "복구", "복원",
    "조치", "처리", "해결", "수정", "수리", "반영", "적용", "연장", "삭제", "설치", "이관", "구축", "완료", "마무리",
    "패치", "핫픽스", "원복", "인계", "안내", "정상화", "회수", "수거", "정산", "송금", "이체", "해지", "개통", "통보",
    "반납", "반입", "충전", "답신", "피드백", "배달",
)  # fmt: skip
# … and nouns that serve when the date is a limit or the sentence names us.
DONE = fragments(
    "정리", "등록", "준비", "작성", "보고", "변경", "이전", "개발", "업데이트", "업로드", "마감", "오픈", "진행",
    "확정", "세팅", "연동", "보완", "개선", "갱신", "전환", "해제", "게시", "번역", "편집", "제작", "재처리", "롤백",
    "공지", "방문", "시연", "설명", "연락",
)  # fmt: skip
# … and nouns that serve with a limit only: 금요일까지 확인하겠습니다.
STUDIED = fragments("확인", "검토", "조사", "분석", "점검", "테스트", "취합", "협의")
# Words between a date and the verb that belongs to it.
ADVERB_KO = fragments(
    "바로", "꼭", "반드시", "다", "모두", "전부", "먼저", "제가", "저희가", "그건", "그거", "이건", "이거", "일단",
    "우선", "다시", "마저", "확실히", "한번에", "늦지 않게", "직접",
)  # fmt: skip
_LOANED = "(?:send|ship|deploy|share|fix|deliver|release|push|update|merge|submit|patch|e?mail)"
# Verb stems before those endings: these serve by themselves …
GIVES = (
    r"(?:드리|드릴|주|줄|드리(?:도록|는\s?걸로|는\s?것으로|기로)\s?하|보내|올리|넘기|고치|끝내|마치|바꾸|채우"
    r"|보낼|올릴|넘길|고칠|끝낼|마칠|바꿀|채울"
    rf"|(?:{SENT}[을를]?\s?(?:완료|처리|조치)?|{_LOANED})\s?(?:하|할|하도록\s?하|해\s?(?:놓|놓을|두|둘)))"
)
# … these with a limit …
LIMITED = (
    r"(?:놓|놓을|두|둘|(?:도록|게)\s?하|시키|시킬|화하|화할|짓|지을"
    rf"|(?:{DONE}|{STUDIED})[을를]?\s?(?:완료\s?)?(?:하|할))"
)
# … and these when they are said of us.
PLANNED = rf"(?:드릴|보낼|올릴|드|보|올|끝|{SENT}[을를]?\s?(?:완료\s?)?할?|{DONE}[을를]?\s?(?:완료\s?)?할?)"
