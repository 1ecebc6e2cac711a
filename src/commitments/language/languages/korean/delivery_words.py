"""Words that announce a delivery of ours without "we will": 내일 나갑니다."""

from commitments.language.text.word_patterns import fragments

OWNING = fragments("제가", "저희가", "저희 팀", "우리가", "우리 팀")
COMES = fragments(
    "나갑니다", "나가요", "나갈 (?:겁니다|거예요|예정)", "들어갑니다",
    "(?:완료|배포|출고|반영|발송|도착|처리|적용)(?:됩니다|돼요|될 (?:겁니다|거예요|예정))",
)  # fmt: skip
