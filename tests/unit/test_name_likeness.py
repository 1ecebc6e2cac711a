"""Names of customers are compared as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.domain.name_likeness import are_alike, bare_names, is_usable_name, names_within, reads_as

LOOKALIKES = (
    "Acme.", "Acme\ufe0f", "Acme\u115f", "\u3164Acme", "Ac\u2800me", "Ac\u200dme", "Ac\U000e0101me", "Ac\uffa0me",
    "\u0410cme", "\u00c1cme", "A\u0336cme", "ACME", "ＡＣＭＥ", "\u0391\u03f9\u039c\u0395", "*Acme*", "Acme:",
    "A-c-m-e", "\U0001d400cme", "\u1d00\u1d04\u1d0d\u1d07",
)  # fmt: skip
AROUND = (
    "to Acme", "for the Acme", "t\u043e Acme", "with Acme", "Acme by", "Acme, at", "Acme's", "the Acme team",
    "Mr. Acme", "Acme Inc.", "Acme에", "Acme에게", "Acme 에게", "Acme님께", "Acme팀에게는", "Acme 측", "Acme와",
    "Acme의", "fix to Acme", "send it to the Acme",
    "Acme에 수정본", "Acme 에게 수정본", "Acme to do", "Acme before", "Acme 앞",
)  # fmt: skip


@pytest.mark.parametrize("name", [*LOOKALIKES, *AROUND])
def test_another_way_of_writing_a_name_is_alike(name: str) -> None:
    assert are_alike("Acme", name)
    assert are_alike(name, "Acme")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "Acme Korea"), ("Acme", "Acmeta"), ("Orbit", "Orbit Health"), ("한빛", "한빛은행"),
        ("대한", "대한물산"), ("Bank of America", "America"), ("Acme 1", "Acme 2"), ("가가", "가나"), ("が", "か"),
        ("กิน", "กัน"), ("이", "가이"), ("Acme", "███"), ("!!!", "???"),
    ],
)  # fmt: skip
def test_other_names_are_not_alike(one: str, other: str) -> None:
    assert not are_alike(one, other)


@pytest.mark.parametrize(
    "name",
    ["all", "ALL", "all.", "Closed", "csv", "everyone", "전체", "모두", "완료", "<@U1>", "<!channel>", "<#C1>", "@jane",
     "#acme", "███", "Acme ███", "!!!", "\u3164", "🚀", "", "to", "for with"],
)  # fmt: skip
def test_our_words_mentions_and_signs_are_no_names(name: str) -> None:
    assert not is_usable_name(name)


@pytest.mark.parametrize(
    "name", ["Acme", "3M", "7", "한빛", "With Us", "Team", "Via", "W", "The All", "日本", "Сбер", "AT&T", "Yahoo!"]
)
def test_names_with_a_letter_or_digit_are_names(name: str) -> None:
    assert is_usable_name(name)


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_every_name_is_alike_itself_and_among_its_own_parts(name: str) -> None:
    parts = names_within(name)
    assert not reads_as(name) or (reads_as(name) in parts and reads_as(name) in bare_names(name))
    assert "" not in parts
