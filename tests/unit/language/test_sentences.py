"""What people write around a promise: manners, mentions, particles, marks and missing spaces."""

import pytest

from commitments.language import read
from tests.unit.language.desk import context, short

# Said on Monday 23 November 2026 at 14:30 in Seoul.
FRIDAY, TOMORROW = "Fri 2026-11-27 18:00", "Tue 2026-11-24 18:00"

MANNERS = [
    ("Hi team, I'll send the log by Friday, thanks!", "send the log"),
    ("Hello, we will deliver the fix by Friday.", "deliver the fix"),
    ("Hey all, please review the plan by Friday, cheers", "review the plan"),
    ("Thanks, I can send the log by Friday", "send the log"),
    ("Ok, I'll send the log by Friday", "send the log"),
    ("Pls send the log by Friday thx", "send the log"),
    ("Let's ship the patch by Friday", "ship the patch"),
    ("I promise to fix the login by Friday", "fix the login"),
    ("We are going to fix the login by Friday", "fix the login"),
    ("Reminder: renew the contract by Friday", "renew the contract"),
    ("I'll thank the team by Friday", "thank the team"),
    ("FYI team - I'm sending the log by Friday", "sending the log"),
    ("cheers, will send the log by Friday", "send the log"),
    ("Can we get the log out by Friday?", "get the log out"),
    ("Please could you send the log by Friday", "send the log"),
    ("training dates asap, latest Friday", "training dates"),
    ("move the demo to Friday", "move the demo"),
    ("send the log (Friday)", "send the log"),
    ("로그 전달 (금요일)", "로그 전달"),
    ("send the log on 27 Nov", "send the log"),
    ("send the log on 27 Nov 2026", "send the log"),
    ("on 27 November send the log to Acme", "send the log"),
    ("end of the week for the data policy", "the data policy"),
    ("send the W-9 by Friday", "send the W-9"),
    ("send the log by Friday cc <@U9>", "send the log cc <@U9>"),
    ("안녕하세요, 금요일까지 견적서 보내겠습니다. 감사합니다", "견적서 보내겠습니다"),
    ("네, 제가 금요일까지 초안 공유하겠습니다", "초안 공유하겠습니다"),
    ("넵! 금요일까지 초안 공유할게요 ㅎㅎ", "초안 공유할게요"),
    ("저희가 금요일까지 회신드리겠습니다 감사합니다!", "회신드리겠습니다"),
    ("확인했습니다. 금요일까지 수정본 전달하겠습니다~", "수정본 전달하겠습니다"),
]

OWNERS = [
    ("can you @jane send the log by Friday?", "send the log", "@jane"),
    ("could you please @dana send the log by Friday", "send the log", "U1"),
    ("please @dana send the log by Friday", "send the log", "U1"),
    ("have @dana call the bank by Friday", "call the bank", "U1"),
    ("@dana, please send the log by Friday", "send the log", "U1"),
    ("@dana can you send the log by Friday?", "send the log", "U1"),
    ("I'll ask @dana to send the log by Friday", "send the log", "U1"),
    ("Owner: @dana send the log by Friday", "send the log", "U1"),
    ("send the log by Friday, owner: @dana", "send the log", "U1"),
    ("<@U3> will send the log by Friday", "send the log", "U3"),
    ("담당: @민수 초안 금요일까지", "초안", "U2"),
    ("@민수님 초안 금요일까지", "초안", "U2"),
    ("@민수 님이 초안 금요일까지 전달", "초안 전달", "U2"),
    ("<@U2>님께서 금요일까지 초안 전달", "초안 전달", "U2"),
    ("cc @dana send the log by Friday", "cc @dana send the log", None),
    ("send the log to @dana by Friday", "send the log to @dana", None),
    ("@channel send the log by Friday", "@channel send the log", None),
    ("ok @dana can you send the log by Friday?", "send the log", "U1"),
    ("금요일까지 @지영에게 로그 전달", "@지영에게 로그 전달", None),
    ("금요일까지 @민수에게 로그 전달", "@민수에게 로그 전달", None),
]

CUSTOMERS = [
    ("answer Acme's question by Friday", "answer Acme's question", "Acme"),
    ("prepare Nordwind AG's contract by Friday", "prepare Nordwind AG's contract", "Nordwind"),
    ("send the log to Acme's team by Friday", "send the log", "Acme"),
    ("send the log to Acme’s team by Friday", "send the log", "Acme"),
    ("send the log to the Acme folks by Friday", "send the log", "Acme"),
    ("Acme의 로그 금요일까지 분석", "Acme의 로그 분석", "Acme"),
    ("Acme에 로그 금요일까지 전달", "로그 전달", "Acme"),
    ("Acme에게 로그 금요일까지 전달", "로그 전달", "Acme"),
    ("Acme께 로그 금요일까지 전달", "로그 전달", "Acme"),
    ("Acme한테 로그 금요일까지 전달", "로그 전달", "Acme"),
    ("Acme 앞으로 로그 금요일까지 전달", "로그 전달", "Acme"),
    ("Acme ➡️ the log ➡️ Friday", "the log", "Acme"),
    ("Acme -> the log by Friday", "the log", "Acme"),
    ("한성SMB에는 로그 금요일까지 전달", "로그 전달", "한성SMB"),
    ("한성SMB측에 로그 금요일까지 전달", "로그 전달", "한성SMB"),
    ("한성SMB님께 로그 금요일까지 전달", "로그 전달", "한성SMB"),
    ("한성SMB 에게 로그 금요일까지 전달", "로그 전달", "한성SMB"),
    ("Acme에서 받은 로그 금요일까지 분석", "Acme에서 받은 로그 분석", "Acme"),
]

MARKS = [
    ("- send the log to Acme by Friday", "send the log"),
    ("* send the log to Acme by Friday", "send the log"),
    ("• Acme에 로그 금요일까지 전달", "로그 전달"),
    ("> send the log to Acme by Friday", "send the log"),
    ('"send the log" to Acme by Friday', "send the log"),
    ('send "the log" to Acme by Friday', 'send "the log"'),
    ("“send the log to Acme by Friday”", "send the log"),
    ("'send the log to Acme by Friday'", "send the log"),
    ("*send the log to Acme by Friday*", "send the log"),
    ("send the log to *Acme* by *Friday*", "send the log"),
    ("send the log to Acme, by Friday...", "send the log"),
    ("send the log to Acme by Friday 🎉", "send the log"),
    ("🚀 send the log to Acme by Friday", "send the log"),
    ("send the log 🔥 to Acme 🙏 by Friday 🎉🎉", "send the log"),
    ("send the :fire: log to Acme by Friday", "send the :fire: log"),
    ("Acme에 로그 금요일까지 전달 🙇‍♂️", "로그 전달"),
]

RUN_ON = [
    ("견적서를내일까지", "견적서를", TOMORROW),
    ("견적서를내일까지보내기", "견적서를 보내기", TOMORROW),
    ("내일까지견적서", "견적서", TOMORROW),
    ("Acme에 견적서를금요일까지 전달", "견적서를 전달", FRIDAY),
    ("초안은다음주금요일까지", "초안은", "Fri 2026-12-04 18:00"),
    ("보고서월말까지", "보고서", "Mon 2026-11-30 18:00"),
    ("시안을모레까지 전달", "시안을 전달", "Wed 2026-11-25 18:00"),
    ("월요일회의록을금요일까지 공유", "월요일회의록을 공유", FRIDAY),
    ("오늘오후3시까지보고서전달", "보고서전달", "Mon 2026-11-23 15:00"),
    ("12월4일까지견적서", "견적서", "Fri 2026-12-04 18:00"),
]


@pytest.mark.parametrize(("line", "what"), MANNERS)
def test_greetings_and_thanks_are_no_part_of_the_promise(line: str, what: str) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due), reading.problem) == (what, FRIDAY, None)


@pytest.mark.parametrize(("line", "what", "owner"), OWNERS)
def test_who_is_asked_owns_the_promise(line: str, what: str, owner: str | None) -> None:
    reading = read(line, context())
    assert (reading.what, reading.owner, short(reading.when.due)) == (what, owner, FRIDAY)


@pytest.mark.parametrize(("line", "what", "customer"), CUSTOMERS)
def test_a_customer_is_cut_out_with_its_particle_but_kept_where_it_owns_something(
    line: str, what: str, customer: str
) -> None:
    reading = read(line, context())
    assert (reading.what, reading.customer, short(reading.when.due)) == (what, customer, FRIDAY)


@pytest.mark.parametrize(("line", "what"), MARKS)
def test_bullets_quotes_and_emoji_around_a_promise_change_nothing(line: str, what: str) -> None:
    reading = read(line, context())
    assert (reading.what, reading.customer, short(reading.when.due)) == (what, "Acme", FRIDAY)


@pytest.mark.parametrize(("line", "what", "due"), RUN_ON)
def test_a_date_written_without_spaces_is_found(line: str, what: str, due: str) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due), reading.problem) == (what, due, None)
