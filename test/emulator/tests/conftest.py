"""One emulator for all tests. Each test uses names of its own."""

import os
import uuid

import botocore.session
import pytest
from botocore.config import Config
from queries import Queries
from support import ACCOUNT, HOME, LOCAL, SONNET, Log, Stack, free_port, start


@pytest.fixture(scope="session")
def ports():
    return {"GATEWAY_PORT": str(free_port()), "TRINO_PORT": str(free_port())}


@pytest.fixture(scope="session")
def lifecycle_file(tmp_path_factory):
    return tmp_path_factory.mktemp("lifecycles") / "lifecycles.json"


@pytest.fixture
def lifecycles(lifecycle_file):
    """The file of the models that are not simply ACTIVE. It is gone after the test."""
    yield lifecycle_file
    lifecycle_file.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def contradicted(tmp_path_factory):
    """The file of the beliefs that the account contradicts."""
    return tmp_path_factory.mktemp("emulator") / "contradictions"


@pytest.fixture
def plant(contradicted):
    """plant(*numbers) makes the account contradict these beliefs and no other, until the end of the test."""
    yield lambda *numbers: contradicted.write_text(" ".join(map(str, numbers)))
    contradicted.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def emulator(ports, lifecycle_file, contradicted):
    settings = {
        "LOCAL_ENABLED_OPT_IN_REGIONS": "ca-west-1 eu-south-2",
        "LOCAL_LIFECYCLES": str(lifecycle_file),
        "LOCAL_CONTRADICTIONS": str(contradicted),
    }
    process = start(["-m", "emulator"], **settings, **ports)
    yield f"http://127.0.0.1:{ports['GATEWAY_PORT']}"
    process.stdin.close()
    assert process.wait(timeout=10) == 0


@pytest.fixture(scope="session")
def aws(emulator):
    """aws(service, region, credentials) returns a client, by default with credentials of the account's root user."""
    session = botocore.session.get_session()

    def client(service, region=HOME, credentials=None, headers=None):
        keys = credentials or {"AccessKeyId": ACCOUNT, "SecretAccessKey": "test", "SessionToken": None}
        made = session.create_client(
            service,
            region_name=region,
            endpoint_url=emulator,
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys["SessionToken"],
            config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
        )
        for name, value in (headers or {}).items():
            made.meta.events.register(
                "before-sign", lambda request, n=name, v=value, **_: request.headers.add_header(n, v)
            )
        return made

    return client


@pytest.fixture
def name():
    return f"t{uuid.uuid4().hex[:12]}"


@pytest.fixture
def stack(aws, name):
    return Stack(aws, name)


@pytest.fixture(scope="session")
def engine(ports, emulator):
    """The query engine, for the tests marked trino."""
    process = start([str(LOCAL / "engine" / "trino.py"), os.environ["LOCAL_ENGINE_JARS"]], **ports)
    yield
    process.stdin.close()
    assert process.wait(timeout=10) == 0


@pytest.fixture
def log(aws, name):
    """The log of a Region, which has one configuration: tests use it one after the other."""
    made = Log(aws, name, "eu-central-1")
    yield made
    made.bedrock.delete_model_invocation_logging_configuration()


@pytest.fixture
def runtime(aws):
    return lambda **headers: aws("bedrock-runtime", "eu-central-1", headers=headers)


@pytest.fixture
def profile(aws, name):
    source = f"arn:aws:bedrock:eu-central-1:{ACCOUNT}:inference-profile/eu.{SONNET}"
    create = aws("bedrock", "eu-central-1").create_inference_profile
    return create(inferenceProfileName=name, modelSource={"copyFrom": source})["inferenceProfileArn"]


@pytest.fixture
def queries(aws, name):
    return Queries(aws, name)
