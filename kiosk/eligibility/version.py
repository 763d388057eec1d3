"""Which schema a database has, and how it gets the one of this program: by alembic, within one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, inspect, text

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.schema import HEAD

_TABLE: Final = "alembic_version"


class Versions(NamedTuple):
    """The version before a migration (None: there was nothing) and the one after it; equal where nothing was to do."""

    before: str | None
    after: str


def find_version(connection: Connection, where: str) -> str | None:
    """The version of the schema; None in an empty database. Raises ConfigurationError for one of another program."""
    tables = set(inspect(connection).get_table_names())
    version = None
    if _TABLE in tables:
        version = connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()  # noqa: S608 (a constant)
    if version is None and tables - {_TABLE}:
        raise ConfigurationError(f"{where}: is a database of another program; name another one")
    return version


def require_head(version: str | None, where: str) -> None:
    """Return when a schema is the one of this program; raises ConfigurationError that says what to do."""
    if version == HEAD:
        return
    if version is None:
        raise ConfigurationError(f"{where}: has no tables yet; `myna-kiosk service migrate` makes them")
    if version in _known():
        raise ConfigurationError(
            f"{where}: has the older schema {version}, this program needs {HEAD}; stop the service everywhere, make a"
            " backup, and run `myna-kiosk service migrate`"
        )
    raise _newer(where, version)


def migrate_schema(connection: Connection, where: str) -> Versions:
    """Bring the schema up to date within the caller's transaction. Raises ConfigurationError for a newer one."""
    before = find_version(connection, where)
    if before != HEAD:
        if before is not None and before not in _known():
            raise _newer(where, before)
        _upgrade(connection)
    return Versions(before, HEAD)


def _newer(where: str, version: str) -> ConfigurationError:
    return ConfigurationError(
        f"{where}: was written by a newer version of this program (schema {version}, known is {HEAD}); install that"
        " version or restore a backup"
    )


def _known() -> frozenset[str]:
    # A migration's file is named by its version; nothing is imported to know them.
    found = Path(__file__).with_name("migrations").joinpath("versions").glob("m[0-9]*.py")
    return frozenset(path.name[1:5] for path in found)


def _upgrade(connection: Connection) -> None:
    # Imported only here: with the schema up to date, a start need not pay for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    configuration = Config()
    folder = Path(__file__).with_name("migrations")
    configuration.set_main_option("script_location", str(folder).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")
