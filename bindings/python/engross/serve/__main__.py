"""`python -m engross.serve`."""

import sys

from .command import main

sys.exit(main())
