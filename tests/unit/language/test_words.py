"""The words of a promise: what is left when date, owner, customer and filler are taken out."""

import pytest

from commitments.language import read
from tests.unit.language.desk import context

WORDS = [
    ("um, I'll get the floor plan to Acme by, uh, Thursday", "get the floor plan"),
    ("Erm the invoice to Acme tomorrow", "the invoice"),
    ("send the deck to Acme, um, by Friday, with the appendix", "send the deck, with the appendix"),
    ("right so we're going to send the samples to Acme on Thursday", "send the samples"),
    ("Please be advised that we will ship the pump to Acme on Thursday.", "ship the pump"),
    ("Kindly expect our reply to Acme by Thursday", "our reply"),
    ("we will be shipping the pump to Acme on Thursday", "shipping the pump"),
    ("we must to paint the hall for Acme by Thursday", "paint the hall"),
    (
        "will not ship the pump without a signature, answer Thursday",
        "will not ship the pump without a signature, answer",
    ),
    ("the report that's due Thursday", "the report"),
    ("the samples, which is due Thursday, to Acme", "the samples"),
    ("deliver the pump within 7-10 working days to Acme", "deliver the pump"),
    ("ship the 🎂 cake to Acme on Thursday", "ship the 🎂 cake"),
    (
        "basically we'll have the signed lease over to Acme by like Thursday",
        "basically we'll have the signed lease over",
    ),
    ("yeah I can get the drawings to Acme by let's say Thursday", "get the drawings"),
    ("ok will send the deck to Acme Thursday, thanks!", "send the deck"),
    ("no problem, I'll send the deck to Acme by Thursday", "send the deck"),
    ("the plan for Acme is due by Thursday", "the plan"),
    ("어 그 도면 음 목요일까지 보내줄게", "그 도면 보내줄게"),
    ("음 그 견적서 내일까지 보낼게요", "그 견적서 보낼게요"),
]


@pytest.mark.parametrize(("line", "what"), WORDS)
def test_no_filler_and_no_end_of_a_date_is_left_in_the_words(line: str, what: str) -> None:
    assert read(line, context()).what == what


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("send <@U1> the slides by Thursday", "send Dana Kim the slides"),
        ("share <@U1>'s slides with Acme by Thursday", "share Dana Kim's slides"),
        ("share <@U777|lee>'s slides with Acme by Thursday", "share lee's slides"),
        ("share <@U777>'s slides with Acme by Thursday", "share <@U777>'s slides"),
        ("mail the slides to Acme by Thursday cc <@U1>", "mail the slides cc <@U1>"),
    ],
)
def test_a_mention_inside_the_words_is_a_name_and_owns_nothing(line: str, what: str) -> None:
    reading = read(line, context())
    assert (reading.what, reading.owner) == (what, None)


@pytest.mark.parametrize("line", ["& @dana will call Acme Thursday", "me & @dana will call Acme Thursday"])
def test_a_mention_joined_to_the_speaker_is_the_owner(line: str) -> None:
    reading = read(line, context())
    assert (reading.what, reading.owner) == ("call Acme", "U1")


def test_um_is_a_unit_after_a_number() -> None:
    assert read("grind the lens to 5 um by Thursday", context()).what == "grind the lens to 5 um"
