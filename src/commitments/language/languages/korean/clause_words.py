"""Korean words that say what a date belongs to."""

from commitments.language.text.word_patterns import word_set

AHEAD = word_set("내일 모레 글피 다음 차주 내주 낼")
COUNTED_SINCE = word_set("후 뒤 이후 부터")
VAGUE = word_set("몇 며칠 정도 가량")
EARLIEST = word_set("빠르면 이르면")
# Words that end like a verb before a noun (보낸 파일) or like a condition, and are none.
LIKE_VERBS = word_set(
    """회신 통신 송신 수신 갱신 사진 추진 기한 제한 권한 무한 대한 시간 기간 야간 주간 월간 연간 중간 공간 구간 순간
    사본 견본 원본 수정본 보정본 완성본 시제품 문서본 버전본 지원 인원 회원 직원 전원 병원 의원 요원 보완 완성 온라인
    디자인 라인 메인 개인 본인 법인 승인 확인 할인 원인 요인 발신 외신 자신 당신 최신 혁신 정신 임신 배신 대신 오전 안전
    이전 버전 필요한 가능한 중요한 급한 간단한 다양한 정확한 새로운 도면 화면 측면 전면 서면 정면 반면 장면"""
)
