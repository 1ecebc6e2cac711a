"""The golden list of commands: whoever changes what people may type, press or fill in sees it here."""

from syrupy.assertion import SnapshotAssertion

from bot.conversation.registry import registry
from bot.conversation.verb import CommitmentVerb, number_of
from bot.i18n.catalogues import catalogues
from tests.snapshots import JsonGolden


def _verbs() -> dict[str, dict[str, str]]:
    return {
        name: {
            **{one.code: ", ".join(one.words(name)) for one in catalogues().values()},
            "number": number_of(verb).value,
            "who may": verb.right.value,
            "form": f"{name}_form" if isinstance(verb, CommitmentVerb) and verb.submit else "",
            "button": str(verb.has_button),
            "help": verb.help,
            "completion": str(verb.completes),
            "reads only, alone": str(verb.reads_only("")),
            "reads only, with text": str(verb.reads_only("text")),
        }
        for name, verb in registry().verbs.items()
    }


def test_the_verbs_are_these(snapshot: SnapshotAssertion) -> None:
    assert _verbs() == snapshot.use_extension(JsonGolden)


def test_the_commands_buttons_and_forms_are_these(snapshot: SnapshotAssertion) -> None:
    buttons = {
        name: {"reads only": one.reads_only, "by customer": one.by_customer} for name, one in registry().buttons.items()
    }
    forms = {name: {"by customer": one.by_customer} for name, one in registry().forms.items()}
    assert {"commands": list(registry().commands), "buttons": buttons, "forms": forms} == snapshot.use_extension(
        JsonGolden
    )
