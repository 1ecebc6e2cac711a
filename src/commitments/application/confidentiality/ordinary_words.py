"""Ordinary words that are also names, and the endings that follow a name in Korean."""

# First names, family names and companies that are ordinary words: on their own they do not indicate a name.
_ENGLISH = """
a i am an and any are art as at be best bill black bond box brown by call case cash chance chase core cost cross
data date dawn day deal dean delta demo do drew eve faith fast field first fix for frank french frost gap gene
general gold good grace grant green group guy he hill hope house if in is it joy king lane list little long love
major make mark me mission moon my nest new next no now of office old on or order our page park patch pat person
plan price prime quick rain ray report release rich ring rob root rose rush sales sample send service sharp ship
short sky small snow so star stone storm strong sun support swift system target team test the to tom up update us
wall ward we west white will win winter wood you young
amber angel apple bank banks baker bell bishop brooks carter cloud cook cooper fisher german global hunter indeed
ivy jack july june lily london mason meta miller monday national notion oracle paris parks pearl porter ruby segment
shell silver slack square stripe sydney tuesday united visa walker wednesday thursday friday saturday sunday
"""
# "by May", "in April": a capital does not indicate a name here either, so only the full name counts.
MONTHS = frozenset({"april", "august", "may", "march", "june", "july", "summer", "autumn", "spring"})
_KOREAN = """
가을 가치 가능 고객 고정 공유 기간 기본 기한 나라 다음 담당 대한 동시 마음 미래 바다 보고 보라 보안 봄 사랑 상호 상태
성공 소리 수리 수정 수지 시간 시작 아름 아침 안내 약속 여름 연기 영상 예정 완료 우리 우주 운영 원인 유리 유지 이상
이슬 인수 인사 자료 장비 전달 정리 정보 정상 정수 조사 주문 주소 주요 주의 지수 지원 지연 진수 진행 찬성 하나 하늘
한글 현재 확인 희망
"""
ORDINARY = frozenset({*_ENGLISH.split(), *_KOREAN.split(), *MONTHS})

# In a name of several words these say nothing: The House, Bank of the West.
GRAMMAR = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "de",
        "for",
        "from",
        "in",
        "la",
        "of",
        "on",
        "or",
        "our",
        "the",
        "to",
        "with",
        "your",
    ]
)
SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진나지엄원천방공현함변염여추도석선"
)
DOUBLE_SURNAMES = frozenset({"남궁", "황보", "선우", "독고", "제갈", "사공", "서문"})
HONORIFICS = "님|씨|매니저|팀장|대리|과장|차장|부장|책임|선임|수석|대표|이사님|본부장|실장|사원|주임"
PARTICLES = (
    "님|씨|이가|이|가|은|는|을|를|의|와|과|이랑|랑|하고|도|에게|에게서|한테|께서|께|에서|에|으로|로|만|보다|처럼|부터|까지"
    "|측|쪽|팀|사|이라고|라고|입니다|이에요|예요|이고|이며|며|인데|이나|나|야|아"
)
