"""Ordinary Korean words are recognized in all their forms, and nothing that is only built like one."""

import pytest

from commitments.application.confidentiality.plain_korean import is_plain_korean

FORMS = (
    # a stem that ends in a vowel
    "보낼게요 보낼 보낸 보냄 보냅니다 보냈습니다 보냈던 보내드리겠습니다 보내겠습니다 보내고 "
    # in a consonant, and contracted
    "받을게요 받을 받은 받았습니다 받아 받겠습니다 받으면 찾아드릴 찾았고 만들었습니다 "
    "바꿀게요 바꾼 바꿈 바꿉니다 바꿨습니다 고칠 고친 고쳐드릴게요 고쳤던 갖췄습니다 낮췄는데 옮깁니다 옮김 "
    "끝낼게요 끝냈으니 "
    # nouns and their particles, compounds and light verbs
    "견적서를 보고서로 메일로 파일로 승인으로 정산서와 계약과 수정본을 마감일까지 예정입니다 "
    "계약서검토 검토하겠습니다 확인할게요 전달드릴게요"
)
OTHERS = (
    "보냈ㄹ 보낼니다 보냄니다 보낸니다 받ㄴ 받니다 받닣 바꿌 고쳒 끝낻 "  # no forms of these stems
    "견적서을 도면는 보고서으로 메일으로 승인로 설계도과 계약와 결과이 "  # the other particle
    "견적가 철수 민호 이상용 조정인"  # names, or like names
)


@pytest.mark.parametrize("word", FORMS.split())
def test_a_form_of_an_ordinary_word_is_plain(word: str) -> None:
    assert is_plain_korean(word)


@pytest.mark.parametrize("word", OTHERS.split())
def test_what_only_looks_like_one_is_not(word: str) -> None:
    assert not is_plain_korean(word)


def test_a_word_is_looked_at_up_to_a_length() -> None:
    assert is_plain_korean("계약서검토확인")
    longest = "견적서" * 2 + "검토하겠습니다"
    assert is_plain_korean(longest) == (len(longest) <= 24)
    assert not is_plain_korean("견적" * 13)
