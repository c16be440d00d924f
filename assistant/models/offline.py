"""Libraries that would look something up on a hub are told not to, before they are imported."""

from __future__ import annotations

import os

SETTINGS = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def stay_offline() -> None:
    """Set what keeps model libraries from the network. Weights come only from the store."""
    os.environ.update(SETTINGS)
