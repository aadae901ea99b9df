"""What tests of the technician's screen start from."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Manned
from tests.ui.till import TestTill


@pytest.fixture
def till(manned: Manned) -> TestTill:
    """A till with a technician signed in, no shift open."""
    return manned("Tomas", "444444", shift=False)
