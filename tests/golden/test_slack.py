"""What Slack is told and what its users read besides cards: the manifest and the surface's own sentences."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.i18n.localizer import Localizer
from bot.slack.app_manifest_data import CommandNames
from bot.slack.manifest import PLACEHOLDER_URL, manifest
from bot.slack.responder import sentence
from commitments.domain.person import Language


@pytest.mark.parametrize("socket_mode", [False, True], ids=["http", "socket mode"])
def test_the_manifest(socket_mode: bool, golden: SnapshotAssertion) -> None:
    assert manifest(CommandNames(), PLACEHOLDER_URL, socket_mode=socket_mode) == golden


def test_the_manifest_of_other_command_names(golden: SnapshotAssertion) -> None:
    assert manifest(CommandNames(commit="/promise", overdue="/late"), "https://bot.example.com") == golden


_SENTENCES = ("failed", "form_too_late", "unknown_action", "unknown_command")


def test_sentences(language: Language, golden: SnapshotAssertion) -> None:
    localizer = Localizer(language, "UTC")
    assert {
        name.upper(): sentence(localizer.text(f"slack.{name}", help="/commit help")) for name in _SENTENCES
    } == golden
