"""What a process keeps for good is not looked at again and again."""

import gc

from bot.garbage_collection import tune_garbage_collection


def test_what_is_loaded_is_left_alone_and_cycles_are_looked_for_seldom() -> None:
    before = gc.get_threshold()
    try:
        tune_garbage_collection()
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold()[0] > before[0]
        assert gc.isenabled()
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
