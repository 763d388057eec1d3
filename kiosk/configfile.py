"""A configuration file, read so that each mistake says what to do."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kiosk.eligibility.base import ConfigurationError


def read_file(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises ConfigurationError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except PermissionError as error:
        advice = "ask as the user whom it is for (runuser -u USER -- ...), or as root"
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror}); {advice}") from error
    except FileNotFoundError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror}); --config names the file") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: is not TOML: {error}") from error


def find_file(usual: Path) -> Path | None:
    """The usual file where none was named, None where it is not there.

    Where its folder lets nobody look it may be there: whoever reads it then is told so.
    """
    try:
        return usual if usual.exists() else None
    except PermissionError:
        return usual
