"""What Slack is told and what its users read besides cards: the manifest and the surface's own sentences."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.phrases import slack as sentences
from bot.slack.answers import sentence
from bot.slack.manifest import PLACEHOLDER_URL, manifest
from bot.slack.names import CommandNames
from commitments.model import Language


@pytest.mark.parametrize("socket_mode", [False, True], ids=["http", "socket mode"])
def test_the_manifest(socket_mode: bool, golden: SnapshotAssertion) -> None:
    assert manifest(CommandNames(), PLACEHOLDER_URL, socket_mode=socket_mode) == golden


def test_the_manifest_of_other_command_names(golden: SnapshotAssertion) -> None:
    assert manifest(CommandNames(commit="/promise", overdue="/late"), "https://bot.example.com") == golden


def test_sentences(language: Language, golden: SnapshotAssertion) -> None:
    tables = {
        name: table for name, table in sorted(vars(sentences).items()) if isinstance(table, dict) and name.isupper()
    }
    said = {name: sentence(table[language].format(help="/commit help")) for name, table in tables.items()}
    assert said == golden
