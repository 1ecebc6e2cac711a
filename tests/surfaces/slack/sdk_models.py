"""The model classes of slack_sdk judge our blocks and views: each key must be known, each limit kept.

What the bot sends is built without them, because they need twenty times as long (docs/decisions/0020).
"""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View


def check_blocks(blocks: Sequence[dict[str, Any]]) -> None:
    """Raise SlackObjectFormationError or AssertionError for blocks that the models do not take as they are."""
    for block in blocks:
        model = Block.parse(block)
        assert model is not None, block["type"]
        assert model.to_dict() == block


def check_view(view: dict[str, Any]) -> None:
    """Do the same for a modal."""
    check_blocks(view["blocks"])
    assert View(**view).to_dict() == view
