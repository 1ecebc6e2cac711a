"""The tables of docs/security.md, written from the table of rights: `make docs`."""

import sys
from pathlib import Path

from commitments.application.authorization.rights import RULES, STANDINGS, Subject

BEGIN, END = "<!-- rights -->", "<!-- end of rights -->"
_TITLES = {
    Subject.COMPANY: "The company",
    Subject.DRAFT: "A draft: a promise with an open question",
    Subject.COMMITMENT: "A commitment",
    Subject.CUSTOMER_CARD: "The card of a commitment, in the customer's channel",
    Subject.CUSTOMER: "A customer, asked for from some channel",
    Subject.CUSTOMER_SETTINGS: "The settings of a customer",
}


def render() -> str:
    return "\n".join(_table(subject) for subject in Subject)


def _table(subject: Subject) -> str:
    standings = STANDINGS[subject]
    rows = [
        f"| {rule.meaning} | {' | '.join('yes' if one in rule.allowed else '' for one in standings)} |"
        for rule in RULES.values()
        if rule.subject is subject
    ]
    head = [f"### {_TITLES[subject]}", "", f"| may | {' | '.join(standings)} |", "| --- |" + " --- |" * len(standings)]
    return "\n".join([*head, *rows, ""])


def placed(page: str) -> str:
    """Return the page with the tables between its two marks; raises ValueError where a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"the page lacks the marks {BEGIN} and {END}")
    return f"{before}{begin}\n\n{render()}\n{end}{after}"


def main(path: Path) -> None:
    path.write_text(placed(path.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
