"""The numbers of commitments in a line, where a company is on two platforms."""

import pytest

from bot.conversation.numbers_in_text import spoken


@pytest.mark.parametrize("code", ["T244-7KQM-3F9A-XX2T-PB4D", "7KQM T244 XX2T PB4D 0HJW", "T12F-T123-T456-T789-T001"])
def test_a_one_time_code_names_no_commitment(code: str) -> None:
    assert spoken(f"this is me {code}", "T") == f"this is me {code}"


@pytest.mark.parametrize("line", ["done T-12", "done t12", "T-12 완료", "T-12이랑 C-3 완료", "T-12하고 C-3 완료"])
def test_a_number_of_the_side_that_joined_is_read_as_the_companys(line: str) -> None:
    assert "C-100000012" in spoken(line, "T")
