"""Starts the emulator: python -m emulator, with the folder above this one in PYTHONPATH.

It listens on 127.0.0.1 alone, and prints READY and its address when it answers. It ends, with the Lambda processes that
it started, at the end of its standard input, at SIGTERM and at SIGINT.
"""

import logging
import os
import shutil
import sys
import tempfile

from emulator import patch

PORT = os.environ.setdefault("GATEWAY_PORT", "4566")


def prepare(scratch):
    """Sets the environment that MiniStack reads at its import and that every Lambda function inherits."""
    os.environ.setdefault("TRINO_PORT", "18080")
    os.environ.setdefault("AUTH", "true")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ.update(
        BIND_HOST="127.0.0.1",
        MINISTACK_HOST="127.0.0.1",
        MINISTACK_ACCOUNT_ID=os.environ.setdefault("LOCAL_ACCOUNT_ID", "123456789012"),
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{PORT}",
        AWS_EC2_METADATA_DISABLED="true",
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        TMPDIR=scratch,
    )
    tempfile.tempdir = scratch
    logging.getLogger("kms").setLevel(logging.ERROR)  # it warns that it cannot sign; no signature is needed here


def main():
    scratch = tempfile.mkdtemp(prefix="bedrock-bootstrap-emulator-")
    try:
        prepare(scratch)
        patch.verify()
        from emulator import serve  # its imports patch MiniStack

        serve.run(int(PORT), scratch)
    except patch.Unsupported as problem:
        sys.exit(f"emulator: {problem}")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


main()
