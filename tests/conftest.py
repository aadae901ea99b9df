"""What every test starts from: no display, no network, a fixed zone and language."""

from __future__ import annotations

import base64
import json
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Set before Qt is loaded by the first test that needs a window; a display that is named may not be there.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "en"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

# What runs in the background has Ctrl+C ignored, and so would each till that a test starts and stops.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in every run, so that a red test is red for everyone; the soak draws its own.
settings.register_profile("kasa", deadline=None, derandomize=True, database=None, max_examples=60)
settings.load_profile("kasa")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with files that hold slow tests, then with those of many: none of them is the last, with idle cores."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    many = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path not in slow, -many[item.path]))


@pytest.fixture(scope="session", autouse=True)
def _house_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keys, settings and shops go to a folder of this run, never to the home of who runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in (
            "HOME",
            "XDG_STATE_HOME",
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
        ):
            patch.setenv(name, str(home))
        patch.setenv("KASA_KEYS", str(home / "keys"))
        yield


@pytest.fixture(autouse=True)
def _unmeasured(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is marked no_cover is not measured in its children either: they are traced or killed."""
    if request.node.get_closest_marker("no_cover"):
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _forks_of_children_are_measured() -> None:
    """A story's tills are forked by a child; the tests themselves fork only what must not be measured."""
    told = os.environ.get("COVERAGE_PROCESS_CONFIG")
    if told:
        config = json.loads(base64.b64decode(told))
        config["patch"] = ["subprocess", "fork", "_exit"]
        changed = base64.b64encode(json.dumps(config).encode())
        os.environ["COVERAGE_PROCESS_CONFIG"] = changed.decode()
