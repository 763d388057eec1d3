"""Which extra of the package brings a library that is not installed: the card alone needs less than a kiosk."""

from __future__ import annotations

from typing import Final

_OF_A_KIOSK: Final = frozenset({"PySide6", "shiboken6", "budoux", "defusedxml", "jpholiday"})
_OF_THE_SERVICE: Final = frozenset({"fastapi", "starlette", "uvicorn", "h11", "psycopg", "prometheus_client"})
_OF_BOTH: Final = frozenset({"pydantic", "pydantic_core", "sqlalchemy", "alembic", "httpx", "jwt"})
# The package is in no index, and somebody else might put one of that name there.
_ADVICE: Final = (
    "the libraries of the {0} are not installed; make setup in a checkout, or pip install 'path/to/myna-kiosk[{0}]'"
)


def how_to_install(module: str, *, serving: bool) -> str:
    """What to say of a module that is not there; "" when no extra brings it. `serving`: by a command of the service."""
    library = module.partition(".")[0]
    if library in _OF_THE_SERVICE or (serving and library in _OF_BOTH):
        return _ADVICE.format("service")
    if library in _OF_A_KIOSK | _OF_BOTH:
        return _ADVICE.format("kiosk")
    return ""
