"""What only adorns a line does not get into what was promised, and hides neither customer nor owner."""

import pytest

from commitments.language import read
from tests.unit.language.desk import context

FRIDAY_LINES = [
    ("🚀 send the log to Acme by Friday :rocket:", "send the log", None, "Acme"),
    (":wave: Acme: the log by Friday", "the log", None, "Acme"),
    (":wave: :tada: Acme: the log by Friday :+1:.", "the log", None, "Acme"),
    ("send the :rocket: log by Friday", "send the :rocket: log", None, None),
    ("fix the 12:30:45 log by Friday", "fix the 12:30:45 log", None, None),
    ("*Acme*: `config.yaml` cleanup by *Friday*", "`config.yaml` cleanup", None, "Acme"),
    ("**Acme**: send the log by **Friday**", "send the log", None, "Acme"),
    ("_Acme_: send the log by _Friday_", "send the log", None, "Acme"),
    ("*_Acme_*: send the log by *Friday*", "send the log", None, "Acme"),
    ("~Acme~: send the log by Friday", "send the log", None, "Acme"),
    ("*Acme*에 견적서 *금요일*까지", "견적서", None, "Acme"),
    ("_<@U1>_ send the log by Friday", "send the log", "U1", None),
    ("send *the log* to Acme by Friday", "send the log", None, "Acme"),
    ("send ~the log~ to Acme by Friday", "send the log", None, "Acme"),
    ("delete *.tmp, *.log by Friday", "delete *.tmp, *.log", None, None),
    ("fix __init__, *args and user_id by Friday", "fix __init__, *args and user_id", None, None),
    ("multiply 2 * 3 * 4 by Friday", "multiply 2 * 3 * 4", None, None),
    ("- [ ] @dana send the log by Friday", "send the log", "U1", None),
    ("- [x] send the log to Acme by Friday", "send the log", None, "Acme"),
    ("1. Acme: send the log by Friday", "send the log", None, "Acme"),
    ("2) @dana send the log by Friday", "send the log", "U1", None),
    ("a) send the log by Friday", "send the log", None, None),
    ("① Acme에 로그 금요일까지 전달", "로그 전달", None, "Acme"),
    ("가. 로그 금요일까지 전달", "로그 전달", None, None),
    ("※ Acme에 로그 금요일까지 전달", "로그 전달", None, "Acme"),
    ("1) send the log 2) call by Friday", "1) send the log 2) call", None, None),
    ("3 units by Friday", "3 units", None, None),
    ("1.5 release by Friday", "1.5 release", None, None),
    ("A. Smith's contract by Friday", "A. Smith's contract", None, None),
]


@pytest.mark.parametrize(("line", "what", "owner", "customer"), FRIDAY_LINES)
def test_ornaments_are_taken_off(line: str, what: str, owner: str | None, customer: str | None) -> None:
    reading = read(line, context())
    assert (reading.what, reading.owner, reading.customer) == (what, owner, customer)


@pytest.mark.parametrize("line", ["1. by Friday", "- [ ] by Friday", "① 금요일까지", ":tada: by Friday", "*Friday*"])
def test_ornaments_alone_promise_nothing(line: str) -> None:
    assert read(line, context()).what == ""
