"""The table of a configuration that says where slips are printed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from kiosk.configtable import Table


class Slip(Table):
    """The printer for slips, by the name of its CUPS queue ("": the system's default), or a folder for PDF files.

    `paper` is the width of the roll, or a sheet. Whether slips are offered is a matter of the profile.
    """

    printer: str = Field(default="", pattern=r"^[^\s/#-][^\s/#]{0,126}$|^$")
    folder: Path | None = None
    paper: Literal["58mm", "80mm", "A4"] = "80mm"

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if self.printer and self.folder is not None:
            raise ValueError("a slip goes to a printer or into a folder: leave one of them out")
        return self
