"""Korean words of pledges: verbs and endings."""

from commitments.language.text.word_patterns import fragments

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
ADVERB = fragments(
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
