"""What Korean date phrases mean, said on Monday 23 November 2026 at 14:30 in Seoul."""

import pytest

from commitments.language import Problem, read, read_when
from tests.unit.language.desk import context, short

DAYS = [
    ("15일", "Tue 2026-12-15 18:00"),
    ("15일까지", "Tue 2026-12-15 18:00"),
    ("31일까지", "Thu 2026-12-31 18:00"),
    ("내일", "Tue 2026-11-24 18:00"),
    ("모레까지", "Wed 2026-11-25 18:00"),
    ("글피까지", "Thu 2026-11-26 18:00"),
    ("금요일까지", "Fri 2026-11-27 18:00"),
    ("월요일까지", "Mon 2026-11-30 18:00"),
    ("이번 주 금요일", "Fri 2026-11-27 18:00"),
    ("다음 주 금요일까지", "Fri 2026-12-04 18:00"),
    ("다음주 금요일까지", "Fri 2026-12-04 18:00"),
    ("차주 수요일까지", "Wed 2026-12-02 18:00"),
    ("다음주 월까지", "Mon 2026-11-30 18:00"),
    ("다음주 내로", "Fri 2026-12-04 18:00"),
    ("다음주내로", "Fri 2026-12-04 18:00"),
    ("이번주내로", "Fri 2026-11-27 18:00"),
    ("11/27 금", "Fri 2026-11-27 18:00"),
    ("12월 4일까지", "Fri 2026-12-04 18:00"),
    ("12/4(금)까지", "Fri 2026-12-04 18:00"),
    ("2027년 1월 15일까지", "Fri 2027-01-15 18:00"),
    ("내년 1월 15일까지", "Fri 2027-01-15 18:00"),
    ("다음 달 15일까지", "Tue 2026-12-15 18:00"),
    ("3일 이내", "Thu 2026-11-26 18:00"),
    ("2주 안에", "Mon 2026-12-07 18:00"),
    ("일주일 내로", "Mon 2026-11-30 18:00"),
    ("열흘 뒤", "Thu 2026-12-03 18:00"),
    ("영업일 기준 3일", "Thu 2026-11-26 18:00"),
    ("3영업일 이내", "Thu 2026-11-26 18:00"),
    ("5 영업일까지", "Mon 2026-11-30 18:00"),
    ("금요일 전까지", "Thu 2026-11-26 18:00"),
    ("크리스마스 전까지", "Thu 2026-12-24 18:00"),
    ("이번 주 내로", "Fri 2026-11-27 18:00"),
    ("이번 달 안에", "Mon 2026-11-30 18:00"),
    ("월말까지", "Mon 2026-11-30 18:00"),
    ("12월말까지", "Thu 2026-12-31 18:00"),
    ("십이월말까지", "Thu 2026-12-31 18:00"),
    ("내년 3월말까지", "Wed 2027-03-31 18:00"),
    ("4분기말까지", "Thu 2026-12-31 18:00"),
    ("내일 모레까지", "Wed 2026-11-25 18:00"),
    ("2주 뒤 월요일까지", "Mon 2026-12-07 18:00"),
    ("연말까지", "Thu 2026-12-31 18:00"),
    ("4분기 내", "Thu 2026-12-31 18:00"),
    ("12월 중순까지", "Tue 2026-12-15 18:00"),
    ("12월 1일부터 4일까지", "Fri 2026-12-04 18:00"),
    ("오늘 중으로", "Mon 2026-11-23 18:00"),
    ("늦어도 목요일까지는", "Thu 2026-11-26 18:00"),
    ("퇴근 전까지", "Mon 2026-11-23 18:00"),
    ("월내로", "Mon 2026-11-30 18:00"),
    ("당월 내", "Mon 2026-11-30 18:00"),
    ("주내로", "Fri 2026-11-27 18:00"),
    ("연내", "Thu 2026-12-31 18:00"),
    ("분기 내로", "Thu 2026-12-31 18:00"),
    ("분기 말까지", "Thu 2026-12-31 18:00"),
    ("반기말까지", "Thu 2026-12-31 18:00"),
    ("2029년 상반기까지", "Fri 2029-06-29 18:00"),
    ("내년 하반기 내", "Fri 2027-12-31 18:00"),
    ("삼년 내", "Fri 2029-11-23 18:00"),
    ("12월내로", "Thu 2026-12-31 18:00"),
    ("10월 한 달 동안", "Fri 2027-10-29 18:00"),
    ("다음 해 6월까지", "Wed 2027-06-30 18:00"),
    ("오늘 남은 하루 동안", "Mon 2026-11-23 18:00"),
    ("수요일이라 그 전날까지", "Tue 2026-11-24 18:00"),
    ("12월 8일 다음 날까지", "Wed 2026-12-09 18:00"),
    ("금요일 하루 전까지", "Thu 2026-11-26 18:00"),
    ("추석 일주일 전까지", "Wed 2027-09-08 18:00"),
    ("화요일부터 2주 안에", "Tue 2026-12-08 18:00"),
    ("12월 1일부터 3일 이내", "Fri 2026-12-04 18:00"),
    ("12월 1일부터 3영업일 이내", "Fri 2026-12-04 18:00"),
    ("어제로부터 4일 후", "Thu 2026-11-26 18:00"),
    ("12월 8일 이후 이틀 안에", "Thu 2026-12-10 18:00"),
    ("회의가 수요일이니 하루 전까지", "Tue 2026-11-24 18:00"),
    ("빠르면 내일, 늦어도 모레까지는", "Wed 2026-11-25 18:00"),
]

WORKDAYS = [
    ("다음 영업일까지", "Tue 2026-11-24"),
    ("이번 달 마지막 영업일까지", "Mon 2026-11-30"),
    ("12월 마지막 영업일까지", "Thu 2026-12-31"),
    ("다음 달 첫 영업일까지", "Tue 2026-12-01"),
    ("12월 셋째 영업일까지", "Thu 2026-12-03"),
    ("다음 달 10영업일까지", "Mon 2026-12-14"),
    ("내년 첫 영업일까지", "Mon 2027-01-04"),
    ("마지막 영업일까지", "Mon 2026-11-30"),
    ("월 마지막 날까지", "Mon 2026-11-30"),
    ("추석 연휴 끝나고", "Fri 2027-09-17"),
    ("추석 연휴 끝나고 첫 영업일까지", "Fri 2027-09-17"),
    ("설 연휴 후 첫 영업일까지", "Wed 2027-02-10"),
    ("설 연휴 지나고 바로", "Wed 2027-02-10"),
    ("설 연휴 전 마지막 영업일까지", "Fri 2027-02-05"),
    ("연휴 끝나고 바로", "Mon 2026-12-28"),
    ("연휴 전까지", "Thu 2026-12-24"),
    ("연휴 다음 날까지", "Mon 2026-12-28"),
]

DUE = [
    ("제출기한이 12월 8일인", "Tue 2026-12-08"),
    ("마감이 금요일인", "Fri 2026-11-27"),
    ("마감이 금요일이죠", "Fri 2026-11-27"),
    ("기한: 12/8", "Tue 2026-12-08"),
    ("납기 12/8", "Tue 2026-12-08"),
    ("납기일은 12월 8일입니다", "Tue 2026-12-08"),
    ("제출일은 12월 8일", "Tue 2026-12-08"),
    ("데드라인 금요일", "Fri 2026-11-27"),
    ("금요일이 마감인", "Fri 2026-11-27"),
    ("마감은 금요일까지입니다", "Fri 2026-11-27"),
]

WEEKENDS = [
    ("주말까지", "Sun 2026-11-29"),
    ("이번 주말까지", "Sun 2026-11-29"),
    ("다음 주말까지", "Sun 2026-12-06"),
    ("다다음 주말까지", "Sun 2026-12-13"),
]

TIMES = [
    ("5시까지", "Mon 2026-11-23 17:00"),
    ("9시까지", "Tue 2026-11-24 09:00"),
    ("오후 3시까지", "Mon 2026-11-23 15:00"),
    ("내일 오후세시반", "Tue 2026-11-24 15:30"),
    ("네시 십분 전", "Mon 2026-11-23 15:50"),
    ("18:00까지", "Mon 2026-11-23 18:00"),
    ("내일 오전 중", "Tue 2026-11-24 12:00"),
    ("정오까지", "Tue 2026-11-24 12:00"),
    ("내일 점심 전까지", "Tue 2026-11-24 12:00"),
    ("자정까지", "Mon 2026-11-23 23:59"),
    ("30분 내로", "Mon 2026-11-23 15:00"),
    ("한 시간 반 뒤", "Mon 2026-11-23 16:00"),
    ("1시간 30분 내로", "Mon 2026-11-23 16:00"),
    ("2시간", "Mon 2026-11-23 16:30"),
    ("한국 시간 오후 5시까지", "Mon 2026-11-23 17:00"),
    ("오늘 밤", "Mon 2026-11-23 21:00"),
    ("오늘 밤 12시까지", "Mon 2026-11-23 23:59"),
    ("내일 밤 12시까지", "Tue 2026-11-24 23:59"),
    ("내일 자정 12시까지", "Tue 2026-11-24 23:59"),
    ("내일 밤 12시 반까지", "Wed 2026-11-25 00:30"),
    ("금요일 밤 2시까지", "Sat 2026-11-28 02:00"),
    ("내일 낮 12시까지", "Tue 2026-11-24 12:00"),
    ("네시 십오분 전", "Mon 2026-11-23 15:45"),
    ("네시 십분 전까지", "Mon 2026-11-23 15:50"),
    ("내일 네시 십분 전에", "Tue 2026-11-24 15:50"),
    ("내일 오후 4시 10분 전까지", "Tue 2026-11-24 15:50"),
    ("내일 오후 2시 30분 전까지", "Tue 2026-11-24 14:30"),
    ("출근 전까지", "Tue 2026-11-24 09:00"),
    ("월욜 출근 전까지", "Mon 2026-11-30 09:00"),
    ("금요일 아침 출근 전까지", "Fri 2026-11-27 09:00"),
    ("내일 업무 시작 전까지", "Tue 2026-11-24 09:00"),
    ("내일 출근하자마자", "Tue 2026-11-24 09:00"),
    ("내일 점심시간 전까지", "Tue 2026-11-24 12:00"),
    ("내일 점심 후에", "Tue 2026-11-24 18:00"),
    ("15h20까지", "Mon 2026-11-23 15:20"),
    ("2026-12-04T12:45:00+00:00까지", "Fri 2026-12-04 21:45"),
]


@pytest.mark.parametrize(("phrase", "due"), DAYS)
def test_a_date_without_a_time_is_due_when_work_ends(phrase: str, due: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.precision, when.problem) == (due, "day", None)


@pytest.mark.parametrize(("phrase", "day"), WORKDAYS)
def test_a_working_day_is_counted_by_the_calendar_of_the_country(phrase: str, day: str) -> None:
    assert short(read_when(phrase, context()).due) == f"{day} 18:00"


@pytest.mark.parametrize(("phrase", "day"), DUE)
def test_a_date_that_is_called_the_deadline_is_it(phrase: str, day: str) -> None:
    assert short(read_when(phrase, context()).due) == f"{day} 18:00"


@pytest.mark.parametrize(("phrase", "day"), WEEKENDS)
def test_a_weekend_is_counted_from_that_of_this_week(phrase: str, day: str) -> None:
    assert short(read_when(phrase, context()).due) == f"{day} 18:00"


@pytest.mark.parametrize(("phrase", "due"), TIMES)
def test_a_time_is_due_to_the_minute(phrase: str, due: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.precision, when.problem) == (due, "time", None)


def test_the_friday_of_next_week_is_clear_but_next_friday_has_another_reading() -> None:
    assert read_when("다음 주 금요일", context()).alternatives == ()
    assert [short(other) for other in read_when("다음 금요일", context()).alternatives] == ["Fri 2026-11-27 18:00"]


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("어제까지", Problem.PAST_DEADLINE),
        ("지난 주말까지", Problem.PAST_DEADLINE),
        ("2026년 11월 1일까지", Problem.PAST_DEADLINE),
        ("2월 30일까지", Problem.UNCLEAR_DATE),
        ("12/4(월)까지", Problem.UNCLEAR_DATE),
        ("최대한 빨리", Problem.NO_DEADLINE),
        ("되는대로", Problem.NO_DEADLINE),
    ],
)
def test_what_cannot_be_kept_is_named(phrase: str, problem: Problem) -> None:
    assert read_when(phrase, context()).problem is problem


@pytest.mark.parametrize(
    "phrase", ["시안 3건", "이슈 15개", "초안", "이중화", "일정 공유", "3안 5안 비교표", "A4 시안"]
)
def test_words_that_begin_like_dates_are_none(phrase: str) -> None:
    assert read_when(phrase, context()).problem is Problem.NO_DEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "이 일은 제가 처리하겠습니다",
        "상반기 실적 보고서",
        "월 사용량 보고",
        "월~금 운영 시간 안내",
        "2~3일 걸립니다",
        "연휴 전 공지",
        "설 이후 일정 공유",
        "기한 2주 연장 요청",
        "분기 내부 보고",
        "금요일까지는 어렵습니다",
    ],
)
def test_a_line_that_only_mentions_a_time_has_no_deadline(line: str) -> None:
    assert read(line, context()).problem is Problem.NO_DEADLINE


@pytest.mark.parametrize(
    ("line", "what", "due"),
    [
        ("2안 전달 금요일까지", "2안 전달", "Fri 2026-11-27 18:00"),
        ("A4 시안 금요일까지", "A4 시안", "Fri 2026-11-27 18:00"),
        ("수정본이번주까지", "수정본", "Fri 2026-11-27 18:00"),
        ("견적서내일까지보내드릴게요", "견적서 보내드릴게요", "Tue 2026-11-24 18:00"),
        ("Acme에 내일 오전에 NDA 서명본", "NDA 서명본", "Tue 2026-11-24 12:00"),
        ("금욜 14시~15시 사이 전화", "전화", "Fri 2026-11-27 15:00"),
        ("출근 전 점검표를 금요일까지 전달", "출근 전 점검표를 전달", "Fri 2026-11-27 18:00"),
        ("내일 견적 보내고 금요일에 미팅", "견적 보내고 금요일에 미팅", "Tue 2026-11-24 18:00"),
    ],
)
def test_the_date_is_taken_out_of_the_line_whole(line: str, what: str, due: str) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due)) == (what, due)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("오늘은 어렵고 수요일에 전달하겠습니다", "Wed 2026-11-25 18:00"),
        ("금요일은 안 되고 월요일에 보내드릴게요", "Mon 2026-11-30 18:00"),
        ("오늘까지는 힘들고 수요일까지 전달", "Wed 2026-11-25 18:00"),
        ("금요일 실적은 월요일 9시 30분에 보내드리겠습니다", "Mon 2026-11-30 09:30"),
        ("12월 4일 견적서는 12월 7일에 드릴게요", "Mon 2026-12-07 18:00"),
        ("오늘 계약하시면 내일 바로 설치해 드리겠습니다", "Tue 2026-11-24 18:00"),
        ("회의가 금요일이라 수요일에 드릴게요", "Wed 2026-11-25 18:00"),
        ("데드라인이 내일이라 오늘 밤까지 보내드릴게요", "Mon 2026-11-23 21:00"),
    ],
)
def test_a_day_that_is_refused_or_belongs_to_a_noun_is_not_the_deadline(line: str, due: str) -> None:
    assert short(read(line, context()).when.due) == due


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("도면 보내기 (다음주 월)", "도면 보내기"),
        ("다음주 월까지 도면 보내기", "도면 보내기"),
        ("다음 주 월례 회의 자료 보내기", "월례 회의 자료 보내기"),
        ("다음 주 수정본 보내기", "수정본 보내기"),
        ("이번 주 일 정리하기", "일 정리하기"),
    ],
)
def test_a_weekday_in_one_letter_follows_its_week(line: str, what: str) -> None:
    assert read(line, context()).what == what
