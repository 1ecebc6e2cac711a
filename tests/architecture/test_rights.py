"""Rights are decided in one place: nobody else refuses with NotAllowed, or reads a role to decide something."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

DECIDES = "src/commitments/application/authorization/"
# What reads a role for something other than a right.
READS_ROLES = {
    "src/commitments/application/people/roles.py": "members named in ADMINS become admins, with all their accounts",
    "src/commitments/application/people/set_admins.py": "the same, for those who are known at the start",
    "src/commitments/application/confidentiality/private_names.py": "names of colleagues are kept from customers",
    "src/commitments/adapters/sql/mappers.py": "stores it",
    "src/commitments/adapters/sql/queries/names_in_text.py": "somebody from outside hides no colleague of that name",
}


def decisions_in(source: str, file: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Raise(exc=ast.Name(id="NotAllowed") | ast.Call(func=ast.Name(id="NotAllowed"))):
                yield f"{file}:{node.lineno} raises NotAllowed"
            case ast.Attribute(attr="role") if file not in READS_ROLES:
                yield f"{file}:{node.lineno} reads a role"
            case _:
                pass


@pytest.mark.parametrize(
    "source",
    [
        "raise NotAllowed",
        "raise NotAllowed()",
        "if actor.role is not Role.ADMIN: pass",
        "context.actor.role == 'admin'",
    ],
)
def test_a_decision_is_recognised(source: str) -> None:
    assert list(decisions_in(source, "bot/planted.py"))


def test_no_right_is_decided_outside_the_table(root: Path) -> None:
    files = {file.relative_to(root).as_posix(): file for tree in ("src", "bot") for file in (root / tree).rglob("*.py")}
    elsewhere = {name: file.read_text("utf-8") for name, file in files.items() if not name.startswith(DECIDES)}

    assert set(READS_ROLES) <= set(files)
    assert [one for name, source in elsewhere.items() for one in decisions_in(source, name)] == []
