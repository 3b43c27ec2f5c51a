"""The lifecycle of models, and the settings of the data lake."""

import datetime as dt
import json

from support import EMBED, NOVA

END = dt.datetime(2027, 4, 1, tzinfo=dt.UTC)


def lifecycle(aws, model):
    return aws("bedrock", "eu-west-1").get_foundation_model(modelIdentifier=model)["modelDetails"]["modelLifecycle"]


def test_a_model_is_active_until_the_file_says_otherwise(aws, lifecycles):
    assert lifecycle(aws, NOVA) == {"status": "ACTIVE"}
    lifecycles.write_text(json.dumps({NOVA: {"Status": "LEGACY", "EndOfLifeTime": "2027-04-01T00:00:00Z"}}))
    assert lifecycle(aws, NOVA) == {"status": "LEGACY", "endOfLifeTime": END}
    assert lifecycle(aws, EMBED) == {"status": "ACTIVE"}
    listed = aws("bedrock").list_foundation_models()["modelSummaries"]
    assert {m["modelId"] for m in listed if m["modelLifecycle"]["status"] == "LEGACY"} == {NOVA}


def test_iam_alone_controls_new_tables(aws):
    settings = aws("lakeformation").get_data_lake_settings()["DataLakeSettings"]
    for default in ("CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions"):
        (only,) = settings[default]
        assert only["Principal"]["DataLakePrincipalIdentifier"] == "IAM_ALLOWED_PRINCIPALS"
        assert only["Permissions"] == ["ALL"]
