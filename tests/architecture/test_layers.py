"""The layers hold, and each contract is seen to catch a planted violation."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.commands import run

PLANTED = [
    ("domain-layers", "src/commitments/domain/calendar.py", "import commitments.language"),
    ("domain-layers", "src/commitments/language/planted.py", "import commitments.adapters"),
    ("domain-layers", "src/commitments/stray.py", ""),
    (
        "application-layers",
        "src/commitments/application/ports/planted.py",
        "import commitments.application.reminder_scheduling",
    ),
    ("domain-modules", "src/commitments/domain/clock.py", "import commitments.domain.commitment"),
    (
        "adapters-use-ports",
        "src/commitments/adapters/planted.py",
        "import commitments.application.commitments.deliver",
    ),
    ("surface-layers", "bot/i18n/planted.py", "import bot.cards"),
    ("surface-layers", "bot/web/planted.py", "import bot.slack"),
    ("surface-layers", "bot/stray.py", ""),
    (
        "views-not-transactions",
        "bot/notifications/planted.py",
        "from commitments.application.ports.unit_of_work import UnitOfWork",
    ),
    ("views-not-transactions", "bot/cards/planted.py", "import commitments.application.ports.store"),
    ("no-platform-in-the-domain", "src/commitments/domain/errors.py", "import slack_sdk"),
    ("no-platform-in-the-domain", "src/commitments/adapters/planted.py", "import bot.cards"),
    ("platforms-apart", "bot/web/planted.py", "import slack_bolt"),
    ("teams-apart", "bot/web/planted.py", "import microsoft_teams.cards"),
    ("storage-in-adapters", "bot/slack/planted.py", "import sqlalchemy.orm"),
    ("storage-in-adapters", "src/commitments/language/planted.py", "import apscheduler.job"),
    ("adapters-in-wiring", "bot/conversation/planted.py", "import commitments.adapters"),
    ("dates-in-language", "src/commitments/domain/calendar.py", "import dateparser"),
    ("holidays-in-calendar", "src/commitments/language/planted.py", "import holidays"),
    ("secrets-in-encryption", "bot/slack/planted.py", "import cryptography"),
]

ALLOWED = [
    ("adapters-use-ports", "src/commitments/adapters/planted.py", "import commitments.application.ports.messenger"),
    ("storage-in-adapters", "src/commitments/adapters/planted.py", "import alembic, apscheduler, sqlalchemy"),
    ("adapters-in-wiring", "bot/wiring/stores.py", "import commitments.adapters"),
    (
        "views-not-transactions",
        "bot/notifications/planted.py",
        "import commitments.application.notification_views",
    ),
    ("platforms-apart", "bot/slack/planted.py", "import slack_bolt"),
    ("teams-apart", "bot/teams/planted.py", "import jwt"),
    ("dates-in-language", "src/commitments/language/planted.py", "import dateparser"),
]


def _lint(tree: Path, options: str = "") -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(tree / "src"), str(tree)])
    return run(f"lint-imports --no-logo --no-cache {options}", tree, {"PYTHONPATH": paths})


def _plant(root: Path, tree: Path, file: str, line: str) -> None:
    for folder in ("src", "bot"):
        shutil.copytree(root / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tree)
    with (tree / file).open("a", encoding="utf-8") as planted:
        planted.write(f"\n{line}\n")


def test_the_tree_keeps_every_contract(root: Path) -> None:
    result = _lint(root)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("contract", "file", "line"), PLANTED)
def test_a_planted_violation_is_caught(root: Path, tmp_path: Path, contract: str, file: str, line: str) -> None:
    _plant(root, tmp_path, file, line)

    result = _lint(tmp_path, f"--contract {contract}")

    assert result.returncode == 1
    assert "BROKEN" in result.stdout
    assert Path(file).stem in result.stdout, "the answer names the module"


@pytest.mark.parametrize(("contract", "file", "line"), ALLOWED)
def test_what_a_contract_allows_is_kept(root: Path, tmp_path: Path, contract: str, file: str, line: str) -> None:
    _plant(root, tmp_path, file, line)

    result = _lint(tmp_path, f"--contract {contract}")

    assert result.returncode == 0, result.stdout


def test_every_contract_is_proven_able_to_fail(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]

    assert {contract["id"] for contract in settings["contracts"]} == {contract for contract, _, _ in PLANTED}
