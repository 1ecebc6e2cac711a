"""What the container promises, read from its files: no engine is needed here."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

Instruction = tuple[str, str]
Stage = list[Instruction]


@pytest.fixture(scope="module")
def stages(root: Path) -> list[Stage]:
    text = re.sub(r"\\\n", " ", (root / "Dockerfile").read_text("utf-8"))
    stages: list[Stage] = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        verb, _, rest = line.partition(" ")
        if verb == "FROM":
            stages.append([])
        if stages:
            stages[-1].append((verb, rest.strip()))
    return stages


@pytest.fixture(scope="module")
def compose(root: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((root / "compose.yaml").read_text("utf-8"))
    return content


def _all(stage: Stage, verb: str) -> list[str]:
    return [rest for name, rest in stage if name == verb]


def _copied(stages: list[Stage]) -> list[str]:
    words = [shlex.split(rest) for stage in stages for rest in _all(stage, "COPY") if "--from" not in rest]
    return [name for line in words for name in line[:-1]]


def test_the_bot_does_not_run_as_root(stages: list[Stage]) -> None:
    assert _all(stages[-1], "USER") == ["bot"]
    verbs = [verb for verb, _ in stages[-1]]
    assert "RUN" not in verbs[verbs.index("USER") :], "nothing is built as the user that runs"


def test_the_last_stage_installs_nothing(stages: list[Stage]) -> None:
    assert len(stages) > 1
    assert not re.search(r"\b(pip|apt|apt-get|gcc|uv)\b", " ".join(_all(stages[-1], "RUN")))
    assert _all(stages[-1], "COPY") == ["--from=build /venv /venv"]


def test_the_copied_environment_brings_no_installer(stages: list[Stage]) -> None:
    assert any("venv --without-pip /venv" in rest for rest in _all(stages[0], "RUN"))


def test_everything_installed_is_checked_by_hash(stages: list[Stage]) -> None:
    installs = re.findall(r"pip [^&]*\binstall\b[^&]*", " ".join(_all(stages[0], "RUN")))

    assert len(installs) == 3
    for install in installs:
        assert "--require-hashes" in install or {"--no-deps", "--no-index"} <= set(shlex.split(install))


def test_every_file_it_copies_exists_and_is_let_through(root: Path, stages: list[Stage]) -> None:
    ignored = (root / ".dockerignore").read_text("utf-8").splitlines()
    let_through = {line.removeprefix("!") for line in ignored if line.startswith("!")}

    assert "*" in ignored
    assert set(_copied(stages)) == let_through
    for name in let_through:
        assert (root / name).exists(), name


def test_the_health_check_asks_healthz_with_python(stages: list[Stage]) -> None:
    (check,) = _all(stages[-1], "HEALTHCHECK")
    program, option, script = json.loads(check.partition("CMD ")[2])

    assert (program, option) == ("python", "-c")
    assert "/healthz" in script
    compile(script, "HEALTHCHECK", "exec")


def test_it_starts_the_bot_and_keeps_its_data(stages: list[Stage]) -> None:
    assert _all(stages[-1], "CMD") == ['["python", "-m", "bot"]']
    assert _all(stages[-1], "VOLUME") == ["/app/var"]
    assert any("chown -R bot:bot /app" in rest for rest in _all(stages[-1], "RUN"))


def test_the_database_is_migrated_before_the_bot_starts(compose: dict[str, Any]) -> None:
    services = compose["services"]

    assert services["migrate"]["command"] == ["commitments", "migrate"]
    assert services["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert services["bot"]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert services["database"]["image"].startswith("postgres:17")
    assert "pg_isready" in services["database"]["healthcheck"]["test"]


def test_no_secret_stands_in_the_compose_file(root: Path) -> None:
    text = (root / "compose.yaml").read_text("utf-8")

    assert re.findall(r"POSTGRES_PASSWORD: (.*)", text) == ["${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD in .env}"]
    assert not re.search(r"(?i)(token|secret|password):\s+(?!\$\{)\S", text)
