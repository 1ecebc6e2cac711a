"""A draft is stored only where something is asked, and is gone once it was answered."""

import pytest

from commitments.adapters.sql.repositories.draft_repository import DraftRepository
from commitments.domain.draft import Draft
from tests.stage import Stage
from tests.stories.acting import press, read


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each writing of a draft."""
    noted: list[str] = []
    save, delete = DraftRepository.save, DraftRepository.delete

    async def noting_save(repository: DraftRepository, draft: Draft) -> None:
        noted.append("saved")
        await save(repository, draft)

    async def noting_delete(repository: DraftRepository, draft: str) -> None:
        noted.append("deleted")
        await delete(repository, draft)

    monkeypatch.setattr(DraftRepository, "save", noting_save)
    monkeypatch.setattr(DraftRepository, "delete", noting_delete)
    return noted


async def test_a_clear_promise_writes_no_draft(stage: Stage, writes: list[str]) -> None:
    await stage.say("alice", "/customer Acme here", "acme")
    assert "C-1" in read(await stage.say("alice", "/commit send fix to Acme by Dec 15"))
    assert "C-1" in read(await stage.say("alice", "/commit move C-1 to Dec 18 because the vendor slipped"))
    assert writes == []


async def test_a_question_stores_one_until_it_is_answered(stage: Stage, writes: list[str]) -> None:
    asked = await stage.say("alice", "/commit send fix by Dec 15")
    assert writes == ["saved"]
    assert "C-1" in read(await press(stage, "alice", "no_customer", asked))
    assert writes == ["saved", "deleted"]


def test_an_unclear_draft_is_no_commitment(stage: Stage) -> None:
    draft = Draft("d1", "alice", "send fix", "team", stage.clock.now(), "send fix", owner="alice")
    with pytest.raises(ValueError, match="d1"):
        draft.to_commitment("Asia/Seoul", stage.clock.now())
