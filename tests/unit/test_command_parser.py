"""What follows /commit: a verb with its number and rest, or a promise."""

import pytest

from bot.conversation.command_parser import Command
from bot.conversation.reason_parser import split_reason
from bot.conversation.registry import registry
from bot.i18n.catalogues import catalogues
from bot.i18n.localizer import Localizer


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("done C-12", Command("done", 12, "")),
        ("DONE c12", Command("done", 12, "")),
        ("done 12", Command("done", 12, "")),
        ("done #12", Command("done", 12, "")),
        ("done", Command("done", None, "")),
        ("move C-12 to Monday because x", Command("move", 12, "to Monday because x")),
        ("hand over C-12 <@jane>", Command("give", 12, "<@jane>")),
        ("undo", Command("undo", None, "")),
        ("undo C-3", Command("undo", 3, "")),
        ("help", Command("help", None, "")),
        ("C-12", Command("open", 12, "")),
        ("완료 C-12", Command("done", 12, "")),
        ("C-12 완료", Command("done", 12, "")),
        ("c-12 변경", Command("move", 12, "")),
        ("변경 C-1 월요일 이유: 업체 지연", Command("move", 1, "월요일 이유: 업체 지연")),
        ("C-1 월요일 변경", Command("move", 1, "월요일")),
        ("done C-1..2", Command("done", 1, "", (2,))),
        ("done C-1-3", Command("done", 1, "", (2, 3))),
        ("done C-1~3 sent by mail", Command("done", 1, "sent by mail", (2, 3))),
        ("done C-1 - C-3", Command("done", 1, "", (2, 3))),
        ("done C-3 through C-1, C-9", Command("done", 1, "", (2, 3, 9))),
        ("done c1…c3", Command("done", 1, "", (2, 3))),
        ("done #1-3", Command("done", 1, "", (2, 3))),
        ("done 1-3, 5", Command("done", 1, "", (2, 3, 5))),
        ("C-1부터 C-3까지 완료", Command("done", 1, "", (2, 3))),
        ("완료 C-1이랑 C-2", Command("done", 1, "", (2,))),
        ("C-1하고 C-2 완료", Command("done", 1, "", (2,))),
        ("C-1~3 완료", Command("done", 1, "", (2, 3))),
        ("done C-1 and C-2", Command("done", 1, "", (2,))),
        ("move C-1 to 3 Dec", Command("move", 1, "to 3 Dec")),
        ("move C-1 - 12/3", Command("move", 1, "12/3")),
        ("note C-1 - 3 units are missing", Command("note", 1, "3 units are missing")),
        ("되돌리기", Command("undo", None, "")),
        ("도움말", Command("help", None, "")),
        ("manager <@sam> <@jane>", Command("manager", None, "<@sam> <@jane>")),
    ],
)
def test_a_verb_before_a_number_or_alone_is_a_command(text: str, command: Command) -> None:
    assert registry().parser.parse(text) == command


@pytest.mark.parametrize(
    "text",
    [
        "move the servers to Acme by Friday",
        "give Acme the price list by Friday",
        "cancel the old contract of Acme by Friday",
        "done deal memo to Acme by Friday",
        "move 12 servers by Friday",
        "C-12 replacement parts to Acme by Friday",
        "show-and-tell for Acme by Friday",
        "manager training for Acme by Friday",
        "완료 보고서를 금요일까지",
        "변경 사항을 Acme에 금요일까지",
        "send fix to Acme by the 15th",
    ],
)
def test_what_only_begins_like_a_verb_is_a_promise(text: str) -> None:
    assert registry().parser.parse(text) is None


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("to Monday because the vendor slipped", ("to Monday", "the vendor slipped", False)),
        ("to Monday because of the vendor", ("to Monday", "the vendor", False)),
        ("to Monday reason: vendor", ("to Monday", "vendor", False)),
        ("to Monday", ("to Monday", "", False)),
        ("because internal: we forgot", ("", "we forgot", True)),
        ("because (internal) we forgot", ("", "we forgot", True)),
        ("because internal we forgot", ("", "we forgot", True)),
        ("because international law changed", ("", "international law changed", False)),
        ("because internals broke", ("", "internals broke", False)),
        ("월요일 이유: 업체 지연", ("월요일", "업체 지연", False)),
        ("월요일 이유: 내부: 업체 지연", ("월요일", "업체 지연", True)),
        ("월요일 사유: 내부용 업체 지연", ("월요일", "업체 지연", True)),
        ("업체 지연 때문에 월요일로", ("월요일로", "업체 지연", False)),
    ],
)
def test_why_is_split_off_and_an_internal_reason_is_marked(text: str, split: tuple[str, str, bool]) -> None:
    assert split_reason(text) == split


@pytest.mark.parametrize("verb", sorted(set(registry().verbs) - {"undo", "help", "manager"}))
@pytest.mark.parametrize("language", catalogues())
def test_what_a_catalogue_says_to_type_for_a_verb_is_read_as_that_verb(language: str, verb: str) -> None:
    word = Localizer(language, "UTC").verb(verb)
    assert registry().parser.parse(f"{word} C-1") == Command(verb, 1, "")
    assert word.isascii() == (language == "en")


def test_no_word_stands_for_two_verbs() -> None:
    words = [word for verb in registry().verbs for one in catalogues().values() for word in one.words(verb)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("code", ["C594-VMFN-2J9P-ZCAJ-H233", "0000-1111-2222-3333-4444", "7kqm 3f9a xx2t pb4d 0hjw"])
def test_a_code_after_connect_is_no_number(code: str) -> None:
    parsed = registry().parser.parse(f"connect {code}")
    assert parsed is not None
    assert (parsed.verb, parsed.number, parsed.rest) == ("connect", None, code)
    assert registry().parser.parse("connect Acme to the VPN by Friday") is None
