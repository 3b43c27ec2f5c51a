"""The settings of the data lake, as in an account that never changed them: IAM alone controls new databases and tables.

https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_GetDataLakeSettings.html
https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
"""

import json

PATH = "/GetDataLakeSettings"
IAM_ONLY = [{"Principal": {"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"}, "Permissions": ["ALL"]}]
SETTINGS = {
    "DataLakeAdmins": [],
    "CreateDatabaseDefaultPermissions": IAM_ONLY,
    "CreateTableDefaultPermissions": IAM_ONLY,
}


def answer(method, path):
    """The answer to a request for the settings; None for any other request."""
    if (method, path) != ("POST", PATH):
        return None
    return 200, {"Content-Type": "application/json"}, json.dumps({"DataLakeSettings": SETTINGS}).encode()
