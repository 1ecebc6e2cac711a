"""The ordinary Korean words in which a deliverable is promised, as the stems and endings that a word is made of.

A stem that could be a name, a number, a code word, money, blame or a secret is left out, so that a
person looks at it first. Only stems of two syllables or more are joined to compounds: single syllables would add up to
names.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache

from commitments.application.confidentiality.ordinary_words import PARTICLES, SURNAMES

_NOUNS = """
가능 가이드 가이드라인 감사 개발 개발자 개발팀 개봉 개선 개선안 개선점 개시 개요 개정 개정본 개통 갱신 거래 거래처
건강 검사 검수 검증 검토 게시 결과 결과물 결과서 결과지 결재 결정 결제 경과 경로 계산서 계약 계약서 계정 계획 계획서
고객 고객님 고객팀 고객사 고객센터 고장 공급 공사 공식 공유 공인 공정 공지 공지문 과정 과제 관련 관리 관리자 교육
교육안 교체 교체품 교환 구간 구매 구성 구성도 구성안 구조 구축 구현 권한 규격 규격서 그래프 그림 근거 글꼴 기간 기능
기록 기본 기사 기술 기술서 기안 기존 기준 기준서 기한 기획 기획서 기획안 꾸러미 나머지 날짜 날인 날인본 납기 납품 내용
내역 내역서 네트워크 녹화 녹화본 논의 누락 누락분 눈금 다국어 다운로드 단가 단가표 단계 단위 담당 담당자 답변 답변서
답신 답장 당일 대기 대리점 대시보드 대상 대안 대응 대응책 대책 대체 대체품 데모 데이터 도구 도면 도메인 도식 도입 도장
도착 동기화 동봉 동영상 동의서 동작 등기 등록 등록증 디자인 라벨 라우터 라이선스 랜딩 런칭 레이아웃 레포트 로그 로그인
로고 로드맵 롤백 리뷰 리스트 리포트 리허설 릴리스 릴리즈 링크 마감 마련 마무리 마이그레이션 말씀 매뉴얼 매장 매체 메뉴
메뉴얼 메시지 메일 메일링 명단 명세 명세서 명함 모니터링 모델 모듈 모바일 모양 목록 목업 목차 목표 무상 문구 문서 문안
문의 문자 문제 문제점 물건 물량 물품 미팅 바꿈 발급 발송 발주 발주서 발표 발표자료 발행 방문 방법 방식 방안 배경 배너
배송 배정 배치 배포 배포본 백로그 백업 버그 버전 버튼 번역 번역본 번역팀 범위 변경 변경분 변경안 변환 별도 보강 보고
보고서 보관 보수 보안 보완 보완본 보완책 보장 복구 복사 복사본 복원 본문 부분 부족분 부탁 부품 분류 분리 분석 분석서
분할 불량 불량품 브로셔 블로그 비교 비교표 비용표 사례 사례집 사본 사안 사양 사양서 사용 사용량 사용법 사용자 사용처
사유서 사이트 사전 사진 사항 산출 산출물 삭제 상담 상세 상태 상품 상향 상황 색상 샘플 샌드박스 생산 생성 서류 서명
서명본 서버 서비스 서식 선정 설계 설계서 설계안 설명 설명서 설문 설비 설정 설치 설치본 성능 성적서 세금계산서 세미나
세부 세팅 센서 센터 소개 소개서 소스 소프트웨어 속도 송부 송장 수거 수량 수령 수리 수립 수선 수신 수정 수정본 수정분
수정안 수집 수치 수행 숙제 순서 스캔 스캔본 스케줄 스크립트 스타일 스테이징 스토리 승인 승인서 시각 시간 시간표 시공
시나리오 시범 시설 시스템 시안 시연 시일 시작 시점 시제품 시험 시험표 식별 신고 신규 신청 신청서 실사 실행 심사 아이콘
아키텍처 안건 안내 안내문 안내서 안정화 알림 암호화 앨범 약관 약관안 약속 양산 양식 업그레이드 업데이트 업로드 업무
업체 에러 엔지니어 연결 연동 연락 연락처 연장 열람 영상 영수증 영역 예시 예약 예외 예정 예제 오류 오류분 오픈 온라인
온보딩 옵션 완료 완성 완성본 외관 요구 요구사항 요약 요약본 요청 요청건 요청서 용량 용어 용어집 우선 우선순위 우편
운송 운송장 운영 워크숍 원고 원본 원인 원천 웹사이트 위치 위탁 유지 유지보수 응답 의견 의견서 의뢰 의사록 이관 이미지
이메일 이벤트 이상 이슈 이용 이전 이행 이후 인도 인쇄 인쇄물 인수 인수인계 인증 인증서 인터뷰 인터페이스 일괄 일부
일자 일정 일정안 일정표 임시 입고 입금 자동 자동화 자료 자재 자료집 자막 작동 작성 작업 작업본 잔여 장비 장소 장애
장치 재고 재기동 재발급 재발방지 재발송 재발행 재배포 재배송 재설치 재시작 재시험 재작업 재전송 재점검 재처리 전달
전문 전반 전부 전송 전용 전원 전자 전체 전환 전화 절차 절차서 점검 점검표 접속 접수 접근 정기 정리 정리본 정보 정산
정산금 정산서 정상 정상화 정식 정책 정확 제공 제목 제본 제시 제안 제안서 제안요청서 제외 제작 제작물 제출 제품 조건
조기 조립 조사 조율 조정 조정안 조치 조회 종료 종합 주간 주기 주문 주문건 주문서 주소 주요 준비 중간 중복 증권 증명
증명서 증빙 지급 지도 지연 지원 지정 지표 지침 진단 진단서 진행 질문 질의 질의서 집계 차트 차량 차례 착공 참고 참석
참석자 창고 창구 채널 채팅 처리 첨부 첨부파일 첫째 청구 청구서 체결 체크 체크리스트 초대 초도 초도품 초안 촬영 최소
최신 최신본 최신화 최적화 최종 최종본 최종안 추가 추가분 추적 추천 추출 출고 출력 출력본 출시 출하 측정 측정값 카드
카탈로그 캠페인 캡처 컨설팅 컨텐츠 콘솔 콘텐츠 콜백 쿠폰 쿼리 클라우드 키트 타임라인 택배 테스트 템플릿 토큰 통계 통보
통신 통역 통합 투입 튜토리얼 트래킹 특이사항 파라미터 파일 파일럿 판정 패치 팜플렛 패키지 페이지 편성 편집 편집본 평가
평가서 폐기 포맷 포스터 포장 포털 폴더 표기 표본 표시 표준 표준안 품목 품질 프로그램 프로젝트 프로세스 프로토타입
프린터 플랜 플랫폼 플러그인 필드 필수 필요 하드웨어 하자 학습 한글 한글본 한도 할인 할당 항공 항목 항목별 해결 해결책
해당 해명서 해설 해제 핵심 현수막 현장 현재 현황 협력 협의 협의체 협조 형식 호스트 홈페이지 홍보 홍보물 화면 확보 확인
확인서 확장 확정 확정본 환경 환급 환불 활성화 활용 회수 회신 회원 회의 회의록 회의실 후속 후보 획득 견적 견적서 견적안
포함 반영 부하 공증 공증본 공증서 퀵서비스 조정본 개시일 납품서 거래명세서 검수서 검증서 결산 결산서 계정정보 고객용
공문 공사비표 과업 관계자 구독 권고안 규정 기념품 기자재 기준표 기타 길이 난방 냉방 넓이 높이 누수 단말 단말기 담당팀
답례품 대여 대장 대화 데이터베이스 데이터셋 도서 도안 동의 드라이버 등급 디바이스 디스크 로직 리소스 리스크표 마스터
마케팅 맞춤 매칭 매핑 멤버 면허 명칭 모집 무게 문의사항 미리보기 미비점 바코드 박스 반납 반출 반품 방송 배선 배포판
백서 번들 변수 병합 보정 보증 보증서 복귀 부가 부속 부속품 분기별 불편 빌드 사다리 사무실 사무용품 사이즈 사항별 상자
상표 상황판 생산분 서면 서식지 서포트 선적 선적서류 설비팀 성분표 세척 소모품 소방 소식 소요 소책자 손질 솔루션 수출
수입 수강 수료증 수집본 스위치 스크린샷 스토리보드 스펙 스피커 시공도 시료 시연회 시트 식단 신호 실측 실험 안전 안정
알람 앱스토어 야간 양해 업로드본 엑셀 연간 연습 열쇠 영문 영문본 오디오 완공 요건 요금표 용도 우회 우회책 원문 월간
웨비나 위젯 유량 유형 육성 음성 응답률표 의약 이력 인계 인덱스 인벤토리 인원 인쇄본 일람표 일별 일시 입력 입력란
입찰서 자격 자격증명 자산 작업자 잔량 장표 재검토 재고표 재구성 재생 재점검표 재제작 저장 저장소 적용 전기 전단 전략
전산 전시 전자책 절감 접속정보 정책서 정합성 제조 제조사 제출본 조직도 종이 좌석 주문서류 주차 중단 증설 지시서 지역
지점 지침서 진척 질의응답 집행 창구별 책임 책자 처방 천막 철거 첨삭 청소 초기화 추이 출결 충전기 취합 취합본 치수
캘린더 커넥터 컴퓨터 케이블 코드 코드북 쿼터 큐레이션 키보드 타일 탑재 태블릿 테이블 통화 튜닝 트레이닝 특성 파트 판매
패널 편의 표지 품번 풀이 프레임 프로모션 프로필 프린트 필터 학습본 합본 해결안 해제본 헤더 형상 호환 홍보자료 확장팩
환경설정 활용법 회로 회사 회의자료 후속조치 훈련 발표회 참조 책임지고 사과 첨부본 상품권 응대 안심 걱정 노력 최선
담당부서 방문일 설치일 배송일 납품일 완료일 예정일 시작일 마감일 착수 착수일 종료일
"""
_TIMES = """
오늘 내일 모레 어제 금일 명일 당일 이번 다음 지난 지난번 이번주 다음주 차주 금주 주말 평일 오전 오후 아침 점심 저녁
정오 자정 월요일 화요일 수요일 목요일 금요일 토요일 일요일 상반기 하반기 분기 월말 주초 월초 연말 연초 이른
"""
_OTHERS = """
저희 저희가 저희도 제가 귀사 여러분 이것 그것 이거 그거 여기 거기 이쪽 모두 모든 전원 각각 각자 서로 누구나 다른
새로운 새로 가장 거의 계속 곧 곧바로 그대로 그리고 그러면 그래서 그런데 금방 꼭 꼼꼼히 꼼꼼하게 나중에 너무 늦게
늦어도 늦지 늦어져 다시 다함께 더 더욱 덜 또 또는 또한 마저 많이 먼저 모쪼록 못한 물론 미리 바로 반드시 별도로 벌써
빠르게 빠른 빠진 빨리 새 서둘러 아마 아직 아주 안전하게 알맞게 어떤 언제든 언제든지 없이 없도록 없는 없습니다 없음
있는 있습니다 있도록 있음 있게 여러 여전히 예정대로 오래 온 올바른 완전히 우선 의해 이미 이어 이어서 이제 일단 일찍
자세한 자세히 잘 잘못 잘못된 적어도 전 전부 전혀 점차 정말 제대로 제때 조금 조금만 좀 좋은 주로 즉시 지금 직접 차례로
차질 차차 천천히 최대 최대한 최소한 추후 충분히 충분한 크게 통해 통한 특히 편하게 필요한 필요하신 한번
한꺼번에 함께 항상 해당 현재 혹시 확실히 확실하게 후 후에 및 등 중 중인 건 것 걸 게 거 분 수 때 뒤 앞 안 위 쪽 곳 간
내 외 차 첫 개 명 부 장 권 대 번 회 키 앱 팀 본 줄 점 말 표 글 답 값 몇 각 총 매
주 월 일 년 달 시 밤 낮 고맙습니다 감사합니다 감사했습니다 감사드립니다 죄송합니다 죄송했습니다 죄송하지만 안녕하세요
넵 예 같은 같이 대한 대해 대해서 대하여 따라 따른 따라서 위한 위해 위해서 위하여 관해 관한 아 네네 죄송해요 감사해요
번거롭게 궁금한 어렵고 어렵지만 어려워 퀵으로 가지고 갖고 거예요 겁니다 것입니다 그건 그게 이건 이게 저는 제 저도 우리
팀에서 팀이 번거로우시겠지만 수고하세요 드림 부디 기꺼이 흔쾌히 나란히 낱낱이 일일이 하나씩 하나하나 차근차근 깔끔하게
깨끗하게 정확하게 정확히 신속하게 신속히 원활하게 원활히 상세히 상세하게 간단히 간단하게 간략히 테니 조만간 지체
되는대로 무료로 무상으로
"""
# Verbs, each as its stem and the form that auxiliaries follow; a stem that ends in a vowel also takes ㄹ, ㄴ and ㅂ.
_VERBS = """
가져가:가져가 가져오:가져와 갈:갈아 갖추:갖춰 거치:거쳐 걸:걸어 고르:골라 고치:고쳐 그리:그려 기다리:기다려
기울이:기울여 꾸리:꾸려 끝내:끝내 나누:나눠 남기:남겨 낮추:낮춰 내:내 넘기:넘겨 넣:넣어 높이:높여 늘리:늘려
다듬:다듬어 다루:다뤄 담:담아 당기:당겨 덧붙이:덧붙여 돌려주:돌려줘 돌리:돌려 되돌리:되돌려 두:둬 들르:들러 떼:떼어
뜨:떠 마치:마쳐 막:막아 만나:만나 만들:만들어 맞추:맞춰 맡:맡아 메우:메워 모으:모아 묶:묶어 바꾸:바꿔 바로잡:바로잡아
받:받아 밝히:밝혀 벌:벌어 보:봐 보내:보내 보여주:보여줘 보이:보여 붙이:붙여 빼:빼 뽑:뽑아 살펴보:살펴봐 살피:살펴
새기:새겨 세우:세워 싣:실어 쓰:써 알리:알려 알아보:알아봐 앞당기:앞당겨 옮기:옮겨 열:열어 올리:올려 이루:이뤄 이:이어
있:있어 잇:이어 잡:잡아 적:적어 전하:전해 정하:정해 주:줘 줄이:줄여 지우:지워 지키:지켜 짓:지어 짜:짜 찍:찍어 찾:찾아
찾아가:찾아가 찾아뵙:찾아봬 채우:채워 챙기:챙겨 추리:추려 치우:치워 키우:키워 켜:켜 털:털어 펴내:펴내 풀:풀어
합치:합쳐 해내:해내 힘쓰:힘써 하:해 되:돼 시키:시켜 드리:드려 가:가 오:와 나가:나가 나오:나와 들어가:들어가 참:참아
끝나:끝나 늦어지:늦어져 길어지:길어져 이뤄지:이뤄져 만들어지:만들어져 달라지:달라져 늦:늦어 밀리:밀려 걸리:걸려
알:알아 생기:생겨 들:들어 나:나 남:남아 맞:맞아 오르:올라 움직이:움직여 이기:이겨 전해드리:전해드려 태우:태워 걷:걷어
다녀오:다녀와 돕:도와 모시:모셔 베끼:베껴 부치:부쳐 비우:비워 빌리:빌려 섞:섞어 씻:씻어 엮:엮어 읽:읽어 조이:조여
펼치:펼쳐 꽂:꽂아 달:달아 닦:닦아 덮:덮어 따르:따라
"""
_AFTER_ANY = (
    "의|도|만|에|하고|께|에게|께서|에서|까지|부터|마다|별|별로|등|용|들"
    "|측|상|중|시|건|건은|건도|분|분은|본|처럼|만큼|보다|대로|이며|이고|이라|이라도|이라서"
    "|입니다|이에요|인|일|이었던|에는|에도|에만|에서는|에서도|께는|에게는"
    "|까지는|까지도|부터는|들을|들은|들이|들도|들의|용으로|에의|에서의|까지의|부터의|이오니"
    "|드리며|이므로|상의|상으로|후|후에|전|전에|내|내로|안|안에|요"
)
# After a final consonant, after a vowel; ㄹ takes 로 like a vowel.
_AFTER_CONSONANTS = "은|이|을|과|이랑|이나|과의"
_AFTER_VOWELS = "는|가|를|와|랑|나|라|라도|라서|예요|였던|와의"
_WITH_RO = "로|로는|로도|로의"
_WITH_EURO = "으로|으로는|으로도|으로의"
_AFTER_NOUNS = "|".join((_AFTER_ANY, _AFTER_CONSONANTS, _AFTER_VOWELS, _WITH_RO, _WITH_EURO))
# With these a noun of two syllables looks like somebody's full name: 이상용, 조정인, 정보라.
_ENDS_OF_NAMES = "은인용일상라나도만건준"
_NAME_LIKE = re.compile(rf"[{''.join(sorted(SURNAMES))}][가-힣][{_ENDS_OF_NAMES}](?:{PARTICLES}){{0,3}}")
_AFTER_STEMS = (
    "기|기로|기까지|기도|기만|고|고서|고자|며|면|면서|도록|려고|으려고|으면|으며|는|는데|는지|겠습니다|겠습니다만"
    "|습니다|았습니다|었습니다|였습니다|지|던|자|게|셨던|시면|실|신|시는|으실|으신|십시오|시고|거나|느라|음"
)
_AFTER_LINKS = "|서|서는|도|야|요|야만"
# Forms of 하다, 되다, 드리다 and 주다, also after a noun (검토하다) or another verb (보내 드리다).
_LIGHT = (
    "할|한|함|합니다|하여|하였습니다|했습니다|했던|했고|했는데|했으며|했으니|하실|하신|하시면|하는|해|될|된|됨"
    "|됩니다|되어|되었습니다|됐습니다|돼|드릴|드린|드림|드립니다|드려|드렸습니다|드렸던|줄|준|줌|줍니다|줘"
    "|줬습니다|주셨습니다|주신|주실|주시면|주세요|주십시오|놓을|놓은|놓습니다|둘|둔|둡니다|시킬|시킨|시킵니다"
    "|시켜"
)
_LIGHT_STEMS = "하|되|드리|주|놓|두|시키"
_LIGHT_TAILS = "게요|께요|게|께|예정|예정이며|것|거|수|지|때|테니"
_LONGEST = 24
_NOUNS_OF_THREE = frozenset(word for word in (*_NOUNS.split(), *_TIMES.split(), *_OTHERS.split()) if len(word) > 2)
_FINAL = {"ㄹ": 8, "ㄴ": 4, "ㅁ": 16, "ㅂ": 17}


def _with_final(stem: str, final: str) -> str:
    """Return a stem that ends in a vowel with a final consonant: 보내 and ㄹ make 보낼."""
    last = ord(stem[-1]) - 0xAC00
    return stem if last % 28 else stem[:-1] + chr(0xAC00 + last + _FINAL[final])


def _verb(stem: str, link: str) -> list[str]:
    """Return the patterns of a verb's forms."""
    open_ended = not (ord(stem[-1]) - 0xAC00) % 28
    forms = [rf"{stem}(?:{_AFTER_STEMS})", rf"{link}(?:{_AFTER_LINKS}|{_light()})", rf"{_with_final(link, 'ㄴ')}"]
    past = link[:-1] + chr(ord(link[-1]) + 20) if not (ord(link[-1]) - 0xAC00) % 28 else link
    forms += [rf"{past}(?:습니다|던|고|는데|으니|지만)"]
    if open_ended:
        forms += [rf"{_with_final(stem, 'ㄹ')}(?:{_LIGHT_TAILS}|)", _with_final(stem, "ㄴ"), _with_final(stem, "ㅁ")]
        forms += [rf"{_with_final(stem, 'ㅂ')}니다"]
    else:
        forms += [rf"{stem}을(?:{_LIGHT_TAILS}|)", rf"{stem}은"]
    return forms


def _light() -> str:
    """Return the pattern of the light verbs, up to two in a row (해 드리겠습니다), without spaces."""
    one = rf"(?:(?:{_LIGHT})(?:{_LIGHT_TAILS}|{_AFTER_LINKS[1:]})?|(?:{_LIGHT_STEMS})(?:{_AFTER_STEMS}))"
    return rf"{one}{{1,2}}"


@cache
def _word_pattern() -> re.Pattern[str]:
    nouns = {*_NOUNS.split(), *_TIMES.split()}
    verbs = [form for pair in _VERBS.split() for form in _verb(*pair.split(":"))]
    joined = rf"(?:{_any_of(nouns)}){{0,2}}{_with_endings(nouns, f'{_AFTER_ANY}|{_light()}')}"
    plain = _with_endings({*_OTHERS.split()}, "의|도|만|에|에서|까지|부터|요")
    return re.compile(rf"(?:{joined}|{plain}|{'|'.join(verbs)}|{_light()})")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _with_endings(words: Collection[str], endings: str) -> str:
    """Return the pattern of words with the endings that their last letter takes, or none."""
    kinds: dict[str, list[str]] = {}
    for word in words:
        kinds.setdefault(_particles_of(word), []).append(word)
    return rf"(?:{'|'.join(rf'(?:{_any_of(alike)})(?:{fit}|{endings}|)' for fit, alike in kinds.items())})"


def _particles_of(word: str) -> str:
    """Return the particles that the last letter of a word takes."""
    final = (ord(word[-1]) - 0xAC00) % 28
    if not final:
        return f"{_AFTER_VOWELS}|{_WITH_RO}"
    return f"{_AFTER_CONSONANTS}|{_WITH_RO if final == _FINAL['ㄹ'] else _WITH_EURO}"


def is_plain_korean(word: str) -> bool:
    """Whether a word of Hangul is made of ordinary stems and endings, and is not like a full name."""
    if len(word) > _LONGEST or _word_pattern().fullmatch(word) is None:
        return False
    return _NAME_LIKE.fullmatch(word) is None or not _NOUNS_OF_THREE.isdisjoint((word[:3], word))


def is_plain_ending(letters: str) -> bool:
    """Whether Hangul can follow a word in Latin letters: API를, PDF로."""
    return re.fullmatch(_AFTER_NOUNS, letters) is not None
