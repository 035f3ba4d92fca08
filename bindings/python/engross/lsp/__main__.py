"""python -m engross.lsp"""

import sys

from . import main

sys.exit(main())
