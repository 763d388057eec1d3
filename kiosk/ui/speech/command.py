"""`myna-kiosk prompts`: recordings for the speech, made on the machine that is to speak."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from kiosk.exitcode import CommandError, ExitCode
from kiosk.ui.speech.rendering import DICTIONARY, VOICE, find_renderer

if TYPE_CHECKING:  # a configuration brings pydantic, which --help does not wait for
    from kiosk.config import Settings

_WANTED: Final = (
    "Japanese needs Open JTalk: "
    "apt-get install open-jtalk open-jtalk-mecab-naist-jdic hts-voice-nitech-jp-atr503-m001 "
    "(the voice is in Debian's contrib; another .htsvoice may be named by --voice)"
)


def make_prompts(folder: Path, settings: Settings, language: str, voice: Path | None, out: TextIO) -> int:
    """Record what a kiosk of these settings says in one of its languages.

    Raises CommandError: no such language, no program that speaks it, a folder that cannot be written.
    """
    renderer = find_renderer(language, voice=voice or VOICE, dictionary=DICTIONARY)
    if renderer is None:
        needed = _WANTED if language.startswith("ja") else f"apt-get install espeak-ng, if it speaks {language!r}"
        raise CommandError(ExitCode.CONFIGURATION, f"nothing here speaks {language!r}. {needed}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.i18n.languages import Languages, TranslationMissing  # noqa: PLC0415 (Qt, with the platform set above)
    from kiosk.pinpad import PinPad  # noqa: PLC0415
    from kiosk.ui.opening import make_application  # noqa: PLC0415
    from kiosk.ui.speech.prompts import Prompts  # noqa: PLC0415
    from kiosk.ui.speech.recording import NotRendered, pieces_for, record  # noqa: PLC0415
    from kiosk.ui.window import KioskWindow  # noqa: PLC0415

    application = make_application()
    try:
        languages = Languages(application, (language,))
    except TranslationMissing as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from error
    window = KioskWindow(
        site=settings.site.name,
        languages=languages,
        post=lambda _event: None,
        pad=PinPad(),
        contact=settings.contact,
        wait_hours=settings.rules.renewal_wait_hours,
    )
    prompts = Prompts(folder, language)
    try:
        tally = record(prompts, pieces_for(window, language), renderer, jobs=os.cpu_count() or 1)
    except NotRendered as error:
        raise CommandError(ExitCode.INTERNAL, str(error)) from error
    except OSError as error:
        raise CommandError(ExitCode.CONFIGURATION, f"{folder}: {error.strerror}") from error
    finally:
        window.deleteLater()
        languages.uninstall()
    print(f"{prompts.home}: {tally.there} recordings, {tally.made} of them new, {tally.seconds:.0f} s", file=out)
    if tally.unspoken:
        print(f"Not spoken by this voice: {', '.join(tally.unspoken)}", file=out)
    print(f"Voice: {renderer.name}", file=out)
    print(f'In the configuration: [speech] recordings = "{folder.absolute()}"', file=out)
    return ExitCode.OK
