"""What every test starts from: no display, no network, a fixed zone and language."""

from __future__ import annotations

import os
import time

from hypothesis import settings

# Set before Qt is loaded by the first test that needs a window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "en"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

# The same examples in every run, so that a red test is red for everyone; the soak draws its own.
settings.register_profile("kasa", deadline=None, derandomize=True, database=None, max_examples=60)
settings.load_profile("kasa")
