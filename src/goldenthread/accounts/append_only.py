"""Makes a table append-only in the database itself, so that no code path, ours or another's, can rewrite a fact."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

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


class AppendOnly(Operation):
    """The operation. It knows no models: to make them for each table took as long as the rest of a migration."""

    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models stay as they are."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Makes the triggers, in the place of any that are there."""
        vendor = schema_editor.connection.vendor
        for verb, each in VERBS[vendor].items():
            if vendor == "sqlite":
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.table}_is_append_only_{verb}")
                schema_editor.execute(SQLITE.format(table=self.table, verb=verb))
            else:
                schema_editor.execute(POSTGRESQL.format(table=self.table, verb=verb, each=each))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Takes the triggers away."""
        vendor = schema_editor.connection.vendor
        for verb in VERBS[vendor]:
            if vendor == "sqlite":
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.table}_is_append_only_{verb}")
            else:
                schema_editor.execute(f"DROP FUNCTION IF EXISTS {self.table}_is_append_only_{verb}() CASCADE")

    def describe(self) -> str:
        """What it does, as `migrate` says it."""
        return f"Make {self.table} append-only"


def append_only(table: str) -> AppendOnly:
    """A migration operation after which rows of `table` can be added and read but not changed or deleted.

    SQLite makes a table anew to alter it, and its triggers go with the old one: a migration that alters an append-only
    table says `append_only` again at its end.
    """
    return AppendOnly(table)
