"""Stop words of customer names: words that stand where a name may stand and are none."""

from commitments.language.words.word_patterns import word_set

_LABELS = (
    "todo",
    "note",
    "fyi",
    "urgent",
    "re",
    "fw",
    "fwd",
    "reminder",
    "ps",
    "nb",
    "tbd",
    "eod",
    "asap",
    "ok",
)
_THINGS = ("api", "qa", "sla", "ui", "ux", "pdf", "csv", "prod", "production", "staging", "dev", "prd", "rfp")
_TOOLS = ("nda", "sso", "slack", "teams", "jira", "github", "excel", "zoom", "english", "korean")
_PEOPLE = ("i", "all", "everyone", "team", "me", "us", "you", "them", "him", "her")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_SHORT_DATES = word_set(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun today
    tomorrow tonight eod eow eom h1 h2 q1 q2 q3 q4"""
)
_SEVERITIES = word_set(
    """p0 p1 p2 p3 p4 p5 sev0 sev1 sev2 sev3 sev4 s1 s2 s3 critical blocker high medium low hotfix"""
)
_DEPARTMENTS = word_set(
    """legal sales finance marketing hr it ops operations support engineering product design procurement purchasing
    accounting accounts billing security logistics warehouse compliance facilities reception management
    leadership board payroll treasury audit dispatch shipping receiving maintenance production planning
    estimating site"""
)
_ROLES = word_set(
    """ceo cto cfo coo cio ciso cmo cpo cro vp svp evp director manager president founder owner chair secretary
    counsel buyer foreman architect surveyor"""
)
_MEETINGS = word_set("""qbr ebr mbr sow msa po kpi okr roi eta rfq rfi poc mvp uat eta ebitda crm erp faq vpn saas""")
# First words of companies that say nothing alone: "First" of First Bank is no short name.
COMMON_FIRST_WORDS = word_set(
    """the first second third new old north south east west northern southern eastern western central upper lower
    great grand general national united global international american british german european pacific atlantic
    royal city state county town village public open best big small smart fast quick good true real pure prime
    premier green blue red black white gold golden silver grey gray bank data cloud digital home house health
    food energy power water air sea river lake mountain forest park garden sun star moon sky light solar urban
    metro modern classic advanced united standard quality service services digital tech systems solutions saint
    san los las one two three four five my our your for and with send call ship fix book order review update
    share draft invoice contract project team report quote happy please hello thanks dear sir madam customer
    client partner next last early late today 서울 부산 대구 인천 광주 대전 울산 세종 한국 우리 국민"""
)
ROLES = frozenset({*_ROLES, *_DEPARTMENTS})
_KOREAN_LABELS = ("할일", "할", "메모", "주의", "참고", "긴급", "공지")
_KOREAN_PEOPLE = (
    "저",
    "나",
    "우리",
    "저희",
    "팀",
    "모두",
    "고객",
    "고객님",
    "고객사",
    "누구",
    "본인",
    "서로",
    "그",
    "이",
)
_KOREAN_NOUNS = (
    "회사",
    "본사",
    "행사",
    "기사",
    "검사",
    "조사",
    "감사",
    "인사",
    "공사",
    "심사",
    "상사",
    "이사",
)
_KOREAN_ROLES = word_set(
    """담당자 담당 책임자 대표 대표님 팀장 팀장님 과장님 부장님 차장님 대리님 이사님 소장님 실장님 매니저님 관리자
    사용자 직원 영업팀 법무팀 재무팀 인사팀 개발팀 디자인팀 운영팀 구매팀 품질팀 생산팀 총무팀 기획팀 마케팅팀
    상대 상대방 거래처 업체 협력사 업체측 협력업체 발주처 원청 시공사 감리 감독관 의뢰인 변호사 판사 기자"""
)
_KOREAN_PLACES = word_set(
    """서버 홈페이지 현장 시스템 창고 메일 이메일 슬랙 채널 사이트 게시판 공장 사무실 매장 운영 개발 스테이징
    드라이브 폴더 문서 위키 노션 지라 깃허브 쓰레드 스레드 단톡방 톡방 카톡 댓글 회의 회의실 법원 검찰 구청 시청
    관할 관청 세관 항구 부두 공항 은행 병원 학교 본점 지점 지사 본청 국회 경찰 센터 여기 거기 저기 이곳 그곳
    기한 시간 때 전 후 중 안 내 밖 위 아래 옆 앞 뒤 오전 오후 아침 점심 저녁 새벽 밤 낮 금일 오늘 내일 모레 당일
    익일 주말 월말 연말 초 말 정도 동시 일괄 한번 한꺼번 이번 다음 이후 이전 직전 직후 마감 일정 날 동안 사이
    경우 기준 이내 첨부 양식 보고서 자료 링크 주소 계좌 다음주 이번주 금주 차주 상반기 하반기 분기 끝 결과 요청
    문의 질문 이슈 티켓 계약서 견적서 아래쪽 별도 추가 가지급"""
)

NO_NAMES = frozenset(
    {
        *(*_LABELS, *_THINGS, *_TOOLS, *_PEOPLE, *_WEEKDAYS, *_MONTHS, "november", "december"),
        *(*_SHORT_DATES, *_SEVERITIES, *_DEPARTMENTS, *_ROLES, *_MEETINGS, *_KOREAN_ROLES, *_KOREAN_PLACES),
        *(*_KOREAN_LABELS, *_KOREAN_PEOPLE, *_KOREAN_NOUNS),
    }
)
