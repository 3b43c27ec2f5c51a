"""Athena's own statements about databases and Iceberg tables, in the words of the engine.

CREATE DATABASE, CREATE TABLE with table_type ICEBERG, DROP TABLE, OPTIMIZE and VACUUM run on the engine's catalog of
Iceberg tables. Everything else about such a table, INSERT and DELETE too, is the engine's own language.

Not emulated: the properties that tune OPTIMIZE, partitions by bucket and truncate, comments.

https://docs.aws.amazon.com/athena/latest/ug/create-database.html
https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-creating-tables.html
https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-supported-data-types.html
https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-drop-table.html
https://docs.aws.amazon.com/athena/latest/ug/optimize-statement.html
https://docs.aws.amazon.com/athena/latest/ug/vacuum-statement.html
https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html
"""

from ministack.services import athena, glue

from emulator import engine

CATALOG = "iceberg"
MAX_AGE, DEFAULT_MAX_AGE = "vacuum_max_snapshot_age_seconds", "432000"

# The words that a DDL statement takes for names in backticks alone.
RESERVED = """
all alter and array as authorization between bigint binary boolean both by case cashe cast char column conf
constraint commit create cross cube current current_date current_timestamp cursor database date dayofweek decimal
delete describe distinct div double drop else end exchange exists extended external extract false fetch float floor
following for foreign from full function grant group grouping having if import in inner insert int integer
intersect interval into is join lateral left less like local macro map more none not null numeric of on only or
order out outer over partialscan partition percent preceding precision preserve primary procedure range reads
reduce regexp references revoke right rlike rollback rollup row rows select set smallint start table tablesample
then time timestamp to transform trigger true truncate unbounded union uniquejoin update user using utc_timestamp
values varchar views when where window with
"""

TYPES = {
    "string": "varchar",
    "timestamp": "timestamp(6)",
    "int": "integer",
    "float": "real",
    "binary": "varbinary",
    **{name: name for name in ("boolean", "bigint", "double", "date")},
}

PROPERTIES = frozenset(
    (
        "table_type",
        "format",
        "write_compression",
        "optimize_rewrite_data_file_threshold",
        "optimize_rewrite_delete_file_threshold",
        "optimize_rewrite_min_data_file_size_bytes",
        "optimize_rewrite_max_data_file_size_bytes",
        "vacuum_min_snapshots_to_keep",
        "vacuum_max_metadata_files_to_keep",
        MAX_AGE,
    )
)


def refuse(message):
    raise engine.Failed(f"FAILED: ParseException {message}", engine.USER)


def maintains(query):
    """Whether the query is OPTIMIZE or VACUUM, which Athena's pages count to its DML statements."""
    return athena._Cursor(query).name() in ("optimize", "vacuum")


def statements(query, database):
    """The statements of the engine for one of these queries, a function of its cursor each. None: another query."""
    words = athena._Cursor(query)
    if words.tokens and words.tokens[-1][:2] == ("punct", ";"):
        words.tokens.pop()
    if words.keywords("create", "database") or words.keywords("create", "schema"):
        return create_database(words)
    if words.keywords("create", "table"):
        return create_table(words, database)
    if words.keywords("drop", "table"):
        return drop_table(words, database)
    if words.keywords("optimize"):
        return optimize(words, query, table(words, database))
    if words.keywords("vacuum"):
        return vacuum(table(words, database))
    return None


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def names(words, database):
    """The database and the table of a dotted name."""
    found = words.dotted_name(2)
    if found is None:
        refuse("a name of a table is missing")
    return found[0] or database, found[1]


def table(words, database):
    return on_engine(*names(words, database))


def on_engine(database, name):
    return f"{CATALOG}.{quoted(database)}.{quoted(name)}"


def create_database(words):
    exists = "IF NOT EXISTS " if words.keywords("if", "not", "exists") else ""
    name = identifier(words)
    if not words.at_end():
        refuse(f"the emulator takes no clause after CREATE DATABASE {name}")
    return [f"CREATE SCHEMA {exists}{CATALOG}.{quoted(name)}"]


def create_table(words, database):
    exists = "IF NOT EXISTS " if words.keywords("if", "not", "exists") else ""
    name = words.dotted_name(2)
    if name is None or words.peek()[:2] != ("punct", "("):
        return None
    start, properties = words.i, properties_of(words)
    if properties.get("table_type", "").upper() != "ICEBERG":
        return None
    words.i = start
    columns, clauses = group(words, column), {}
    while not words.at_end():
        if words.keywords("partitioned", "by"):
            clauses["partitioning"] = "ARRAY[" + ", ".join(literal(p) for p in group(words, partition)) + "]"
        elif words.keywords("location"):
            clauses["location"] = literal(words.string() or refuse("LOCATION has no text"))
        elif words.keywords("tblproperties"):
            properties = athena._property_list(words) or refuse("TBLPROPERTIES has no list of texts")
        else:
            refuse(f"no clause of an Iceberg table starts with {words.peek()[1]!r}")
    if "location" not in clauses:
        refuse("an Iceberg table needs a LOCATION")
    if unknown := properties.keys() - PROPERTIES:
        raise engine.Failed(f"Unsupported table property key: {', '.join(sorted(unknown))}", engine.USER)
    clauses["format"] = literal(properties.get("format", "parquet").upper())
    if kept := {name: value for name, value in properties.items() if name.startswith(("optimize_", "vacuum_"))}:
        keys, values = (", ".join(map(literal, side)) for side in (kept, kept.values()))
        clauses["extra_properties"] = f"MAP(ARRAY[{keys}], ARRAY[{values}])"
    where = on_engine(name[0] or database, name[1])
    settings = ", ".join(f"{key} = {value}" for key, value in clauses.items())
    return [f"CREATE TABLE {exists}{where} ({', '.join(columns)}) WITH ({settings})"]


def properties_of(words):
    """The table properties of the rest of a statement."""
    while not words.at_end():
        if words.keywords("tblproperties"):
            return athena._property_list(words) or {}
        words.advance()
    return {}


def literal(text):
    return "'" + text.replace("'", "''") + "'"


def group(words, read):
    """The members of a list in parentheses, each as read() reads it."""
    if not words.punct("("):
        refuse("a list in parentheses is missing")
    found = [read(words)]
    while words.punct(","):
        found.append(read(words))
    if not words.punct(")"):
        refuse(f"a list goes on with {words.peek()[1]!r}")
    return found


def identifier(words):
    kind, text, start, _ = words.peek()
    if kind not in ("name", "qname") or words.text[start] == '"':
        refuse(f"{text!r} is no name: a DDL statement quotes names with backticks")
    if kind == "name" and text in RESERVED.split():
        refuse(f"{text} is a reserved word: as a name it needs backticks")
    words.advance()
    return text


def column(words):
    return f"{quoted(identifier(words))} {hive_type(words)}"


def hive_type(words):
    """A type of Hive in the words of the engine."""
    name = words.name()
    if name == "decimal":
        return f"decimal({', '.join(group(words, lambda w: str(w.number())))})"
    if name in ("array", "map") and words.punct("<"):
        inner = [hive_type(words)]
        while words.punct(","):
            inner.append(hive_type(words))
        if not words.punct(">"):
            refuse(f"the type {name} has no end")
        return f"{name}({', '.join(inner)})"
    if name not in TYPES:
        raise engine.Failed(f"NOT_SUPPORTED: an Iceberg table has no columns of type {name}", engine.USER)
    return TYPES[name]


def partition(words):
    """A column, or a transform of a column."""
    transform = words.peek()[1]
    if transform in ("year", "month", "day", "hour") and words.tokens[words.i + 1][:2] == ("punct", "("):
        words.advance()
        return f"{transform}({quoted(group(words, identifier)[0])})"
    return quoted(identifier(words))


def drop_table(words, database):
    exists = "IF EXISTS " if words.keywords("if", "exists") else ""
    database, name = names(words, database)
    found = glue._tables.get(f"{database}/{name}") or {}
    if found.get("Parameters", {}).get("table_type", "").upper() != "ICEBERG":
        return None
    return [f"DROP TABLE {exists}{on_engine(database, name)}"]


def optimize(words, query, name):
    if not words.keywords("rewrite", "data", "using", "bin_pack"):
        refuse("OPTIMIZE goes on with REWRITE DATA USING BIN_PACK")
    predicate = "" if words.at_end() else " " + query[words.peek()[2] :].rstrip().rstrip(";")
    return [f"ALTER TABLE {name} EXECUTE optimize{predicate}"]


def vacuum(name):
    """The age of the table's property, of snapshots and of files that no snapshot names."""
    database, _, table = name.rpartition(".")
    properties = f'{database}."{table[1:-1]}$properties"'

    def age(cursor):
        found = engine.run(cursor, f"SELECT value FROM {properties} WHERE key = '{MAX_AGE}'")[0].rows
        return found[0][0] if found else DEFAULT_MAX_AGE

    return [
        lambda cursor, procedure=procedure: (
            f"ALTER TABLE {name} EXECUTE {procedure}(retention_threshold => '{age(cursor)}s')"
        )
        for procedure in ("expire_snapshots", "remove_orphan_files")
    ]


def run(cursor, found):
    """Runs the statements of a query one after the other. Their result has no rows."""
    statistics = {}
    for statement in found:
        _, more = engine.run(cursor, statement(cursor) if callable(statement) else statement)
        statistics = {name: value + statistics.get(name, 0) for name, value in more.items()}
    return statistics
