"""The eligibility service of a kiosk with the http backend: is it reached, does it know this kiosk, is the time one."""

from __future__ import annotations

import time
from typing import Final

from pydantic import ValidationError

from kiosk.config import Settings
from kiosk.doctor.checks import failed, passed
from kiosk.doctor.facts import Finding, ServiceFacts
from kiosk.eligibility.base import BackendContext, BackendError, ConfigurationError
from kiosk.eligibility.http.connecting import connect
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.eligibility.wire import Scope
from kiosk.flow.profile import Profile

_TIMEOUT: Final = 5.0  # seconds
_DIFFERENCE: Final = 30.0  # seconds; a service takes no word of a kiosk whose clock is minutes away from its own
_BACKEND: Final = "http"
_SEE: Final = (
    "see that the service runs and is reached from here; where it refuses this kiosk: myna-kiosk enroll --replace"
)

_WHAT: Final = {
    Scope.LOOKUPS: ("number lookup", "--staffed", "number_lookup = false"),
    Scope.VOUCHING: ("the visual check", "--medical", "visual_check = false"),
}


def observe_service(settings: Settings) -> ServiceFacts | None:
    """Ask the service whether it serves, and as this kiosk; None where the backend is another one."""
    if settings.eligibility.backend != _BACKEND:
        return None
    context = BackendContext(settings.site.kiosk, policy=settings.rules.policy())
    try:
        connected = connect(HttpSettings.model_validate(settings.eligibility.settings), context)
    except ValidationError:
        return ServiceFacts("", "the backend's table is wrong", enrolled=False)
    except ConfigurationError as error:
        return ServiceFacts("", str(error), enrolled=False)
    try:
        difference = connected.session.check_ready(time.monotonic() + _TIMEOUT)
    except BackendError as error:
        return ServiceFacts(connected.address, str(error))
    finally:
        connected.session.close()
    return ServiceFacts(
        connected.address, clock_difference=difference, lacking=_lacking(settings.kind(), connected.session.scope)
    )


def _lacking(profile: Profile, scope: frozenset[str] | None) -> frozenset[Scope]:
    """What the kiosk offers, and would be refused for after the visitor's trouble."""
    offered = {Scope.LOOKUPS: profile.number_lookup, Scope.VOUCHING: profile.visual_check}
    if scope is None:
        return frozenset()
    return frozenset(each for each, is_offered in offered.items() if is_offered and each.value not in scope)


def check_service(facts: ServiceFacts) -> Finding:
    """The service is reached, takes this kiosk for what it is, and has the same time."""
    name = "service"
    if facts.fault and not facts.enrolled:
        return failed(name, facts.fault, "myna-kiosk enroll URL, and [eligibility.settings] as it says")
    if facts.fault:
        return failed(name, f"{facts.service}: {facts.fault}", _SEE)
    if facts.lacking:
        offered, allowed, keys = zip(*(_WHAT[each] for each in Scope if each in facts.lacking), strict=True)
        return failed(
            name,
            f"the profile offers {' and '.join(offered)}, which {facts.service} does not allow this kiosk's site",
            f"at the service: myna-kiosk service site change SITE {' '.join(allowed)}; or here in [profile]:"
            f" {', '.join(keys)}",
        )
    difference = facts.clock_difference
    if difference is None:
        return passed(name, f"{facts.service} knows this kiosk; it does not say what time it has")
    if abs(difference) > _DIFFERENCE:
        direction = "ahead of" if difference > 0 else "behind"
        return failed(
            name,
            f"the clock of {facts.service} is {abs(difference):.0f} s {direction} this one",
            "synchronise both: timedatectl set-ntp true (or install chrony), then look at timedatectl",
        )
    return passed(name, f"{facts.service} knows this kiosk; the clocks differ by {abs(difference):.0f} s")
