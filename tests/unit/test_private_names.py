"""Which words are names that a customer must not read, and where they count as names."""

import pytest

from commitments.application.confidentiality.private_names import (
    ConfidentialWords,
    Name,
    company_names,
    find_confidential_words,
    is_word_of_name,
    person_names,
)
from commitments.domain.customer import Customer

PEOPLE = ("Jane Doe", "Jo Li", "J Doe", "Will Stone", "김민호", "남궁민수", "박 지원", "May")


def _called(name: str) -> list[tuple[str, bool, bool]]:
    return [(" ".join(one.words), one.capital, one.given) for one in person_names(name)]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        # the first name in any case where it is long enough, the others with a capital
        ("Jane Doe", [("Jane Doe", False, False), ("Jane", False, False), ("Doe", True, False)]),
        ("Jo Li", [("Jo Li", False, False), ("Jo", True, False), ("Li", True, False)]),
        ("Ann Q Lee", [("Ann Q Lee", False, False), ("Ann", False, False), ("Lee", True, False)]),
        ("Christopher", [("Christopher", False, False)]),
        ("Jane Doe (Support)", [("Jane Doe", False, False), ("Jane", False, False), ("Doe", True, False)]),
        ("김민호", [("김민호", False, False), ("민호", False, True)]),
        ("김 민호", [("김 민호", False, False), ("민호", False, True)]),
        ("남궁민수", [("남궁민수", False, False), ("민수", False, True)]),
        ("남궁민", [("남궁민", False, False), ("궁민", False, True)]),  # Nam, of three letters, is the likelier family
        ("김수", [("김수", False, False)]),  # a given name of one letter is any word
        ("(bot)", []),
    ],
)
def test_what_a_person_is_called(name: str, called: list[tuple[str, bool, bool]]) -> None:
    assert _called(name) == called


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jane sends it", ["jane"]),
        ("the doe and its calf", []),  # a family name counts with a capital only
        ("as Doe said", ["Doe"]),
        ("ask Jo", ["Jo"]),
        ("ask jo", []),
        ("JANE DOE sends it", ["JANE DOE"]),
        ("Janet sends it", []),
        ("MaryJane sends it", []),
        ("we will send stone", []),
        ("ask Will today", ["Will"]),
        ("Will do today", []),  # it begins the sentence
        ("Sent. Will do.", []),
        ('He said "Will do"', []),
        ("so  Will knows", ["Will"]),
        ("as WILL be shown", []),  # all capitals are emphasis
        ("see you in May", []),  # a month
        ("김민호님이 보냅니다", ["김민호"]),
        ("민호가 보냅니다", ["민호"]),
        ("민호님 확인", ["민호"]),
        ("민호성 자료", []),
        ("이민호 자료", []),  # another name
        ("지원 드립니다", []),  # an ordinary word
        ("지원님이 드립니다", ["지원"]),
        ("Jane네 자료", ["Jane"]),  # a letter of another script may stand beside it
        ("자료Jane", ["Jane"]),
        ("write to jane.doe@example.com", ["jane.doe@example.com"]),
        ("write to info@acme.example", []),  # the customer's own domain
        ("ping @oncall", ["@oncall"]),
        ("ping <@U0123ABCD> now", ["<@U0123ABCD>"]),
        ("Jane Doe Consulting sends it", []),  # the customer's own name
    ],
)
def test_where_a_name_counts(text: str, found: list[str]) -> None:
    hidden = tuple(name for person in PEOPLE for name in person_names(person))
    own = tuple(company_names(Customer(1, "Acme", aliases=("Jane Doe Consulting",))))
    assert find_confidential_words(text, ConfidentialWords(hidden, own)) == found


def test_the_longest_of_overlapping_names_is_told_once() -> None:
    hidden = (Name(("Jane",)), Name(("Jane", "Doe")), Name(("Doe",)))
    assert find_confidential_words("Jane Doe and Jane Doe, then Doe", ConfidentialWords(hidden)) == ["Jane Doe", "Doe"]


@pytest.mark.parametrize("written", ["box", "Boxes", "BOX's", "box’s", "우리가", "우리"])
def test_a_word_of_a_name_in_any_form(written: str) -> None:
    assert is_word_of_name(written, {"box", "우리"})


@pytest.mark.parametrize("written", ["boxer", "bo", "우리집", "리"])
def test_another_word_is_none(written: str) -> None:
    assert not is_word_of_name(written, {"box", "우리"})
