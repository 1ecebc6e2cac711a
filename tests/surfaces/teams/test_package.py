"""The app package: its manifest is one that Teams' published schema accepts, its icons have the sizes it wants."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from bot.teams.package import VERSION, manifest, package, translation
from tests.surfaces.teams.played_teams import CLIENT

URL = "https://bot.example.com/about"


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_the_zip_holds_the_manifest_and_two_icons() -> None:
    with zipfile.ZipFile(BytesIO(package(CLIENT, URL, "0.1.0"))) as archive:
        assert sorted(archive.namelist()) == ["color.png", "ko.json", "manifest.json", "outline.png"]
        assert json.loads(archive.read("manifest.json"))["id"] == CLIENT
        assert size_of(archive.read("color.png")) == (192, 192)
        assert size_of(archive.read("outline.png")) == (32, 32)


def test_the_same_input_makes_the_same_file() -> None:
    assert package(CLIENT, URL, "0.1.0") == package(CLIENT, URL, "0.1.0")


def test_the_published_schema_accepts_the_manifest(app_manifest: Path) -> None:
    schema = json.loads((app_manifest / f"json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json").read_text("utf-8"))
    found = [error.message for error in Draft7Validator(schema).iter_errors(manifest(CLIENT, URL, "0.1.0"))]
    assert found == []
    wrong = manifest(CLIENT, URL, "0.1.0") | {"icons": {}}
    assert not Draft7Validator(schema).is_valid(wrong)


def test_the_published_schema_accepts_the_translation(app_manifest: Path) -> None:
    name = f"json-schemas/teams/v{VERSION}/MicrosoftTeams.Localization.schema.json"
    schema = json.loads((app_manifest / name).read_text("utf-8"))
    korean, english = translation("ko"), translation("en")
    assert [error.message for error in Draft7Validator(schema).iter_errors(korean)] == []
    commands = manifest(CLIENT, URL, "0.1.0")["bots"][0]["commandLists"][0]["commands"]
    for at, command in enumerate(commands):
        assert english[f"bots[0].commandLists[0].commands[{at}].description"] == command["description"]
    assert korean["composeExtensions[0].commands[0].title"] == "약속으로 저장"


@pytest.mark.parametrize("url", ["http://bot.example.com", "bot.example.com", "", "https://bot.example.com/a b"])
def test_an_address_that_is_not_https_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        package(CLIENT, url, "0.1.0")
