"""Makes a table append-only in the database itself, so that no code path, ours or another's, can rewrite a fact."""

from collections.abc import Callable
from typing import Any

from django.db import migrations

SQLITE = """
CREATE TRIGGER {table}_is_append_only_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only: record a correction instead'); END
"""

POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_is_append_only_{verb}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only: record a correction instead'
   USING ERRCODE = 'integrity_constraint_violation'; END $$;
DROP TRIGGER IF EXISTS {table}_is_append_only_{verb} ON {table};
CREATE TRIGGER {table}_is_append_only_{verb} BEFORE {verb} ON {table}
FOR EACH {each} EXECUTE FUNCTION {table}_is_append_only_{verb}()
"""

# SQLite has no TRUNCATE; PostgreSQL's would pass by what guards each row.
VERBS = {
    "sqlite": {"UPDATE": "ROW", "DELETE": "ROW"},
    "postgresql": {"UPDATE": "ROW", "DELETE": "ROW", "TRUNCATE": "STATEMENT"},
}


def append_only(table: str) -> migrations.RunPython:
    """A migration operation after which rows of `table` can be added and read but not changed or deleted.

    SQLite makes a table anew to alter it, and its triggers go with the old one: a migration that alters an append-only
    table says `append_only` again at its end.
    """
    return migrations.RunPython(_installer(table), _remover(table), elidable=False)


def _installer(table: str) -> Callable[[Any, Any], None]:
    def install(apps: Any, schema_editor: Any) -> None:
        vendor = schema_editor.connection.vendor
        for verb, each in VERBS[vendor].items():
            if vendor == "sqlite":
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_is_append_only_{verb}")
                schema_editor.execute(SQLITE.format(table=table, verb=verb))
            else:
                schema_editor.execute(POSTGRESQL.format(table=table, verb=verb, each=each))

    return install


def _remover(table: str) -> Callable[[Any, Any], None]:
    def remove(apps: Any, schema_editor: Any) -> None:
        vendor = schema_editor.connection.vendor
        for verb in VERBS[vendor]:
            if vendor == "sqlite":
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_is_append_only_{verb}")
            else:
                schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_is_append_only_{verb}() CASCADE")

    return remove
