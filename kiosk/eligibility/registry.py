"""Finding the backend that the configuration names, among those that are installed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final, cast

from pydantic import BaseModel, ValidationError

from kiosk.eligibility.base import BackendContext, BackendError, ConfigurationError, EligibilityBackend

GROUP: Final = "kiosk.eligibility"
_METHODS: Final = ("challenge", "register", "coverage", "probe", "close")


def installed() -> tuple[str, ...]:
    """The names of the backends that are installed, sorted."""
    return tuple(sorted({found.name for found in entry_points(group=GROUP)}))


def load(name: str, settings: Mapping[str, Any], context: BackendContext) -> EligibilityBackend:
    """The backend of this name, made with its own table of the configuration.

    Raises ConfigurationError when it is not exactly one, cannot be imported, is not a backend, or its table is wrong;
    BackendError when its environment does not let it start now.
    """
    kind = _import(_find(name))
    backend_settings = _validate(name, kind, settings)
    try:
        backend = kind(backend_settings, context)
    except (ConfigurationError, BackendError):
        raise
    except OSError as error:
        # Which file it was: a path is nobody's secret, and without it there is nothing to go by.
        what = f"{error.filename}: {error.strerror}" if error.filename is not None else type(error).__name__
        raise ConfigurationError(f"eligibility backend {name!r}: failed to start ({what})") from error
    except Exception as error:
        raise ConfigurationError(f"eligibility backend {name!r}: failed to start ({type(error).__name__})") from error
    return cast("EligibilityBackend", backend)


def _find(name: str) -> EntryPoint:
    found = [entry for entry in entry_points(group=GROUP) if entry.name == name]
    match found:
        case [entry]:
            return entry
        case []:
            known = ", ".join(installed()) or "none"
            raise ConfigurationError(f"eligibility backend {name!r} is not installed; installed are: {known}")
        case _:
            origins = ", ".join(sorted(f"{entry.value} ({_origin(entry)})" for entry in found))
            raise ConfigurationError(
                f"eligibility backend {name!r} is installed more than once: {origins}; remove all but one"
            )


def _origin(entry: EntryPoint) -> str:
    return "unknown package" if entry.dist is None else f"{entry.dist.name} {entry.dist.version}"


def _import(entry: EntryPoint) -> Any:  # noqa: ANN401 (whatever the plugin names)
    place = f"eligibility backend {entry.name!r} ({entry.value}, {_origin(entry)})"
    try:
        kind = entry.load()
    except Exception as error:
        raise ConfigurationError(f"{place}: cannot be imported ({type(error).__name__}: {error})") from error
    missing = [method for method in _METHODS if not callable(getattr(kind, method, None))]
    if missing or not callable(kind):
        raise ConfigurationError(f"{place}: is not a backend; it lacks {', '.join(missing) or 'a constructor'}")
    declared = getattr(kind, "Settings", None)
    if not (isinstance(declared, type) and issubclass(declared, BaseModel)):
        raise ConfigurationError(f"{place}: is not a backend; it lacks Settings, a pydantic model")
    return kind


def _validate(name: str, kind: Any, settings: Mapping[str, Any]) -> BaseModel:  # noqa: ANN401 (a checked plugin)
    try:
        return cast("BaseModel", kind.Settings.model_validate(dict(settings)))
    except ValidationError as error:
        # Without the values: they may be passwords.
        faults = "\n".join(
            f"  eligibility.settings.{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors(include_input=False)
        )
        raise ConfigurationError(f"eligibility backend {name!r}, its settings\n{faults}") from None
