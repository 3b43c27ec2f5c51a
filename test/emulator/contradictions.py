"""Behaviours that contradict the beliefs of docs/unconfirmed.md, for the test of cmd/prove.

The file of LOCAL_CONTRADICTIONS holds the numbers of the beliefs that this account contradicts. It is read at each
question, so that a test plants and removes them while the emulator runs. Each module plants its own.
"""

import os
from pathlib import Path


def planted(belief):
    """Whether this account contradicts the belief of this number."""
    path = Path(os.environ.get("LOCAL_CONTRADICTIONS") or os.devnull)
    return path.exists() and str(belief) in path.read_text(encoding="utf-8").split()
