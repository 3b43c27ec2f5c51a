"""A provided.al2023 function that answers custom resources, or returns its environment."""

import json
import os
import time
import urllib.request

API = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation"
SHOWN = ("AWS_REGION", "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "SECRET")


def send(url, body, method="POST"):
    urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), method=method)).read()


def custom_resource(event):
    props = event["ResourceProperties"]
    answer = {
        "Status": "SUCCESS",
        "PhysicalResourceId": props.get("Id", "constant"),
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": {
            "Region": os.environ["AWS_REGION"],
            "Seen": event["RequestType"] + ":" + json.dumps(props.get("Value")),
        },
    }
    if props.get("Fail") in (event["RequestType"], "Always"):
        answer |= {"Status": "FAILED", "Reason": "the reason of " + event["RequestType"]}
    if props.get("Crash"):
        raise SystemExit(1)
    if props.get("Silent"):
        return {}
    send(event["ResponseURL"], answer, "PUT")
    return {}


while True:
    with urllib.request.urlopen(API + "/next") as response:
        request, event = response.headers["Lambda-Runtime-Aws-Request-Id"], json.load(response)
    print(json.dumps({k: v for k, v in event.items() if k != "ResponseURL"}), flush=True)
    if "ResponseURL" in event:
        result = custom_resource(event)
    else:
        time.sleep(float(event.get("sleep", 0)))
        result = {"pid": os.getpid()} | {name: os.environ.get(name) for name in SHOWN}
    send(f"{API}/{request}/response", result)
