"""The server: its port, its start and its end."""

import asyncio
import functools
import os
import shutil
import signal
import socket
import sys
import threading
import urllib.request

import hypercorn.asyncio
from hypercorn.config import Config
from ministack import app
from ministack.core import lambda_runtime

from emulator import (  # noqa: F401
    alarms,
    athena,
    availability,
    buckets,
    cloudformation,
    custom_resources,
    dispatch,
    events,
    functions,
    glue,
    glue_rights,
    iam,
    imports,
    invocation_logging,
    lifecycle,
    metric_rights,
    policy_variables,
    profiles,
    propagation,
    resource_types,
    retried_requests,
    session_tags,
    simulator,
    topic_key,
    topic_tokens,
    topics,
    trust,
    used_actions,
)


def listen(port):
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind(("127.0.0.1", port))
    except OSError as error:
        sys.exit(
            f"emulator: port {port} of 127.0.0.1: {error.strerror}: end the process that uses it, or set GATEWAY_PORT"
        )
    server.listen(512)
    return server


def at_end_of_input(stop):
    """Stops at the end of the standard input, which the parent process holds open until it ends."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    stop()


def answers(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/_ministack/health", timeout=60) as response:
        return response.status == 200


async def serve_until_stopped(server, scratch):
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    stop = functools.partial(loop.call_soon_threadsafe, stopped.set)
    threading.Thread(target=at_end_of_input, args=(stop,), daemon=True).start()

    port = server.getsockname()[1]
    config = Config()
    config.bind = [f"fd://{server.detach()}"]
    config.keep_alive_timeout = 600  # clients close an idle connection first: the Go SDK after 90 seconds
    config.loglevel = "WARNING"
    serving = asyncio.create_task(hypercorn.asyncio.serve(app.app, config, shutdown_trigger=asyncio.Event().wait))
    stopping = asyncio.create_task(stopped.wait())
    ready = asyncio.create_task(asyncio.to_thread(answers, port))
    await asyncio.wait({serving, stopping, ready}, return_when=asyncio.FIRST_COMPLETED)
    if ready.done():
        print(f"READY http://127.0.0.1:{port}", flush=True)
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done() and (error := serving.exception()):
        print(f"emulator: {error!r}", file=sys.stderr, flush=True)
    end(scratch, 0 if stopping.done() else 1)


def end(scratch, code):
    """Exits without waiting for worker threads, which may wait long for a Lambda function: all state is in memory."""
    lambda_runtime.reset()
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(code)


def run(port, scratch):
    asyncio.run(serve_until_stopped(listen(port), scratch))
