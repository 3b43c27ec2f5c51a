"""The start and the end of the emulator, and the errors of its start."""

import json
import os
import signal
import socket
import subprocess
import sys

import botocore.session
import pytest
from support import ACCOUNT, HOME, LOCAL, environment, free_port, package, start, until

from emulator import patch

SOURCES = sorted((LOCAL / "emulator").glob("*.py"))


def outcome(command, **settings):
    return subprocess.run(
        [sys.executable, *command], env=environment(**settings), capture_output=True, text=True, input="", timeout=30
    )


def gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize("how", ["end of input", signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_function_processes_end_with_the_emulator(how, tmp_path):
    port = str(free_port())
    process = start(["-m", "emulator"], GATEWAY_PORT=port, TMPDIR=str(tmp_path))
    pid = function_process(f"http://127.0.0.1:{port}", busy=how != signal.SIGKILL)
    assert not gone(pid)
    if how == "end of input":
        process.stdin.close()
    else:
        process.send_signal(how)
    assert process.wait(timeout=5) == (-signal.SIGKILL if how == signal.SIGKILL else 0)
    until(lambda: gone(pid), 5)
    assert how == signal.SIGKILL or not list(tmp_path.iterdir())
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", int(port)))


def function_process(endpoint, busy):
    """The id of a function's process, which waits for a call or works on one."""

    def client(service):
        return botocore.session.get_session().create_client(
            service, HOME, endpoint_url=endpoint, aws_access_key_id=ACCOUNT, aws_secret_access_key="test"
        )

    iam, functions = client("iam"), client("lambda")
    trust = '{"Version": "2012-10-17", "Statement": []}'
    role = iam.create_role(RoleName="r", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    code = {"ZipFile": package()}
    functions.create_function(FunctionName="f", Runtime="provided.al2023", Role=role, Handler="bootstrap", Code=code)
    pid = json.load(functions.invoke(FunctionName="f", Payload="{}")["Payload"])["pid"]
    if busy:
        functions.invoke(FunctionName="f", InvocationType="Event", Payload='{"sleep": 30}')
    return pid


@pytest.mark.parametrize(
    ("command", "setting"),
    [(["-m", "emulator"], "GATEWAY_PORT"), ([str(LOCAL / "engine/trino.py"), "jars"], "TRINO_PORT")],
)
def test_taken_port_is_one_line(command, setting):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        found = outcome(command, **{setting: port})
    assert found.returncode == 1
    assert found.stderr.splitlines()[-1].endswith(
        f"port {port} of 127.0.0.1: Address already in use: end the process that uses it, or set {setting}"
    )
    assert "Traceback" not in found.stderr


def test_engine_without_its_jars_is_one_line(tmp_path):
    found = outcome([str(LOCAL / "engine/trino.py"), str(tmp_path)], TRINO_PORT=str(free_port()))
    assert found.returncode == 1
    assert found.stderr.splitlines()[-1].startswith(f"engine: {tmp_path} holds no jars of Trino")


def test_every_name_of_ministack_is_seen_by_the_check():
    used = set().union(*(patch.used_names(path.read_text()) for path in SOURCES))
    assert ("ministack.app", "_dispatch_service_request") in used
    assert ("ministack.services.bedrock", "_inference_profiles_apps") in used
    assert ("ministack.services", "bedrock") in used
    patch.verify()


def test_missing_name_and_other_version_stop_the_start(monkeypatch):
    from ministack.services import bedrock

    with monkeypatch.context() as gone:
        gone.delattr(bedrock, "_tags")
        with pytest.raises(
            patch.Unsupported, match=r"lacks ministack\.services\.bedrock\._tags \(cloudformation\.py\)"
        ):
            patch.verify()
    monkeypatch.setattr(patch, "MINISTACK", "1.5.34")
    with pytest.raises(patch.Unsupported, match=r"MiniStack 1\.5\.34 is needed, 1\.5\.33 is installed"):
        patch.verify()
