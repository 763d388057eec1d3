"""What holds for every test: windows are drawn off-screen, nothing is skipped, nothing is logged unannounced."""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
from collections.abc import Generator, Iterator
from typing import Final

# Before anything imports Qt. A screen that is there must not flicker, and must not matter.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# The processes that tests start say where they crashed, as pytest does for this one.
os.environ.setdefault("PYTHONFAULTHANDLER", "1")

import pytest
from hypothesis import HealthCheck, settings

from reader.virtual.rig import PcscdRig
from tests.postgres import Cluster
from tests.schedule import long_first

# What the tests of whole visits share says what it found, as the tests themselves do.
pytest.register_assert_rewrite("tests.e2e")

_LEAK: Final = re.compile("privacy|secret|discretion|personal|protected|individual")
_CI: Final = bool(os.environ.get("CI"))
os.umask(_UMASK := os.umask(0))

# The default looks for new counterexamples in every run and keeps those that it finds. In CI the same examples are
# tried each time, so that a red run is about the change and not about luck, and a busy machine may be slow.
settings.register_profile("default", deadline=2000, max_examples=100)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if _CI else "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one option: a card of somebody's instead of ours."""
    parser.addoption(
        "--card-conformance",
        metavar="READER",
        help="Put the questions that change nothing to the card on this PC/SC reader, run no other test, and say where "
        "the card differs from the virtual one. No PIN is shown to it. Individual number, name, address and picture "
        "are not read, and nothing of the holder's is printed.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers of this file known."""
    config.addinivalue_line(
        "markers", "long: takes tens of seconds, so that it begins first where there are several workers"
    )
    config.addinivalue_line("markers", "card_conformance: may be run with anybody's card: --card-conformance READER")
    if config.getoption("card_conformance", None) and config.getoption("numprocesses", None):
        raise pytest.UsageError("--card-conformance: there is one card, so without -n")
    config.addinivalue_line(
        "markers",
        "logs(*loggers): records of WARNING and above are expected, from these loggers and below, or from any",
    )


@pytest.hookimpl(trylast=True)  # once the order is shuffled
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With somebody's card on a reader, leave only what may be run with it; on several workers, begin with the long.

    What looks for a leak is tried once only: found once in two tries, it is one all the same.
    """
    for item in items:
        if _LEAK.search(f"{item.path.name} {getattr(item, 'originalname', '')}"):
            item.add_marker(pytest.mark.flaky(reruns=0))
    if config.getoption("card_conformance", None):
        chosen = {item for item in items if item.get_closest_marker("card_conformance") is not None}
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = [item for item in items if item in chosen]
    elif workers := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0")):
        items[:] = long_first(items, lambda item: item.get_closest_marker("long") is not None, workers)


# --- Nothing is skipped


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"{reason}\nNothing is skipped here: install what is missing (make test does), or mend the test."


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one: a green run says that everything was tried."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself."""
    report = yield
    _refuse_skip(report)
    return report


# --- Nothing is logged unannounced


class _Watch(logging.Handler):
    """Collects the records of WARNING and above that a test did not announce."""

    def __init__(self, caplog: pytest.LogCaptureFixture, expected: tuple[str, ...]) -> None:
        super().__init__(logging.WARNING)
        self._caplog = caplog
        self._expected = expected
        self._seen: list[logging.LogRecord] = []
        self._unseen: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record, by whether caplog gets it too: only such a one can be cleared by the test."""
        if any(record.name == name or record.name.startswith(f"{name}.") for name in self._expected):
            return
        asked = self._caplog.handler.level
        if record.levelno < asked:
            self._unseen.append(record)
        elif asked < logging.WARNING:
            self._seen.append(record)

    def unannounced(self) -> list[logging.LogRecord]:
        """The records that the test neither announced nor looked at and cleared."""
        kept = {id(record) for phase in ("setup", "call", "teardown") for record in self._caplog.get_records(phase)}
        return [*self._unseen, *(record for record in self._seen if id(record) in kept)]


@pytest.fixture(autouse=True)
def no_unannounced_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which something was logged at WARNING or above that the test did not announce.

    A test announces with `@pytest.mark.logs("kiosk.audit")`, with `caplog.at_level(logging.WARNING)` around the
    place, or by looking at `caplog.records` and then clearing them.
    """
    markers = list(request.node.iter_markers("logs"))
    if any(not marker.args for marker in markers):
        yield
        return
    watch = _Watch(caplog, tuple(name for marker in markers for name in marker.args))
    root = logging.getLogger()
    root.addHandler(watch)
    try:
        yield
    finally:
        root.removeHandler(watch)
    if lines := [f"{record.levelname} {record.name}: {record.getMessage()}" for record in watch.unannounced()]:
        pytest.fail("\n  ".join(["logged, and not announced by the test:", *lines]), pytrace=False)


# --- Nobody leaves a umask behind


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup() -> Generator[None, object, object]:
    """A program that was called in this process has made its files private (kiosk.hardening), and not the next ones.

    A server that runs as another user, of PostgreSQL or of printers, could not look into its own folder.
    """
    try:
        return (yield)
    finally:
        os.umask(_UMASK)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """The same for what a test itself calls."""
    try:
        return (yield)
    finally:
        os.umask(_UMASK)


# --- Nobody leaves a language behind


@pytest.fixture(autouse=True)
def texts_as_written() -> Iterator[None]:
    """Whoever puts a language into the application takes it out again: the next test reads the texts as written."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.translate("StaffPages", "Cancel") == "Cancel":
        return
    # Only this test is to blame, and not those after it.
    left = [each for each in gc.get_objects() if isinstance(each, core.QTranslator)]
    for each in left:
        core.QCoreApplication.removeTranslator(each)
    pytest.fail(f"a language was left in the application, by one of {len(left)} translators", pytrace=False)


# --- A private pcscd; the machine's own is never touched


@pytest.fixture(scope="session", autouse=True)
def pcscd_rig(virtual_pcscd_rig: PcscdRig) -> PcscdRig:
    """The plugin's rig, named in every test, so that no test's first PC/SC call goes to the machine's own."""
    return virtual_pcscd_rig


@pytest.fixture
def pcscd(virtual_pcscd: PcscdRig) -> Iterator[PcscdRig]:
    """The rig, running, also after a test that ended its pcscd or let it hang.

    A pcscd that a test has started is not left to the next one: a card that lies there at its very first look is not
    counted, so that from then on an odd count of comings and goings is an empty reader.
    """
    before = virtual_pcscd._process
    yield virtual_pcscd
    if virtual_pcscd._process is not before:
        virtual_pcscd.stop()


# --- A PostgreSQL of our own; the machine's own clusters are never touched


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """A cluster for all tests of this process that ask for one."""
    with Cluster() as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres_cluster: Cluster) -> Iterator[str]:
    """The URL of a fresh PostgreSQL database with the schema in it."""
    name = postgres_cluster.create()
    yield postgres_cluster.url(name)
    postgres_cluster.drop(name)
