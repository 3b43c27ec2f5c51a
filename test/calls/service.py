"""A service in Python. It makes the calls of a file with the session of a role in its environment.

It reads the schema and the profiles from the SSM parameters of its Region, as every service does, and stamps with the
hook of examples/python.
"""

import functools
import json
import pathlib
import sys

import botocore.config
import botocore.exceptions
import botocore.session

from request_metadata import Stamp, labels

SESSION = botocore.session.Session()
PROMPT = [{"role": "user", "content": [{"text": "Who used the tokens?"}]}]
ONCE = botocore.config.Config(retries={"total_max_attempts": 1})  # Bedrock would log a retried call twice
headers = {}


@functools.cache
def parameter(region, name):
    return SESSION.create_client("ssm", region).get_parameter(Name=f"/bedrock-bootstrap/{name}")["Parameter"]["Value"]


@functools.cache
def runtime(region, identity):
    client = SESSION.create_client("bedrock-runtime", region, config=ONCE)
    stamp = Stamp(parameter(region, "request-metadata-schema"), dict(identity))
    client.meta.events.register("provide-client-params.bedrock-runtime", stamp)
    client.meta.events.register("before-call.bedrock-runtime", lambda params, **_: params["headers"].update(headers))
    return client


def invoke(call):
    client = runtime(call["Region"], tuple(sorted(call["Identity"].items())))
    profile = parameter(call["Region"], f"profiles/{call['Product']}/{call['Model']}")
    labels.set(call["Labels"])
    headers.clear()
    headers.update(call["Headers"])
    match call["Operation"]:
        case "Converse":
            client.converse(modelId=profile, messages=PROMPT)
        case "ConverseStream":
            list(client.converse_stream(modelId=profile, messages=PROMPT)["stream"])
        case "InvokeModel":
            client.invoke_model(modelId=profile, body=call["Body"])["body"].read()
        case "InvokeModelWithResponseStream":
            list(client.invoke_model_with_response_stream(modelId=profile, body=call["Body"])["body"])


def failure(call):
    """The error code of a call; "" when it succeeds."""
    try:
        invoke(call)
    except botocore.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    return ""


for planned in json.loads(pathlib.Path(sys.argv[1]).read_text()):
    if (code := failure(planned)) != planned["Error"]:
        sys.exit(f"{planned['Operation']} in {planned['Region']} fails with {code!r}, want {planned['Error']!r}")
