"""The lifecycle of the foundation models: ACTIVE, but for what the JSON file of LOCAL_LIFECYCLES says by model id.

The file may change between two requests:

    {"amazon.nova-lite-v1:0": {"Status": "LEGACY", "EndOfLifeTime": "2027-04-01T00:00:00Z"}}

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelLifecycle.html
"""

import json
import os
from pathlib import Path

from ministack.services import bedrock

from emulator.patch import wrap


@wrap(bedrock, "_model_summary")
def summary(original, model_id, *details):
    answer = original(model_id, *details)
    file = Path(os.environ.get("LOCAL_LIFECYCLES") or os.devnull)
    if file.is_file():
        answer["ModelLifecycle"] |= json.loads(file.read_text(encoding="utf-8")).get(model_id, {})
    return answer
