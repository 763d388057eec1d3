"""Marking and looking up texts for translation, with types."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001, N802 (lupdate looks for this name)
    """Mark a text for lupdate; it is translated where it is shown. PySide6's own is typed as any object."""
    return text
