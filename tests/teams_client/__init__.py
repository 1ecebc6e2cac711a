"""The local Teams client @microsoft/m365agentsplayground in Chromium, beside the real bot: an optional target.

It is installed by `make e2e-teams` alone; its licence allows evaluation, so nothing of it is kept here.
"""
