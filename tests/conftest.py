"""What every test starts from: no display, no network, a fixed zone and language."""

from __future__ import annotations

import os

# Set before Qt is loaded by the first test that needs a window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "en"
os.environ["TZ"] = "UTC"
