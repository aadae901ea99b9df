"""`python -m ui.cli` is `kasa`."""

import sys

from ui.cli import main

sys.exit(main())
