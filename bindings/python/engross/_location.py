"""Where the package finds what the library reads; written anew when the package is built.

None: where the library itself looks (its installation, or the environment). A relative path counts from the
package.
"""

from __future__ import annotations

DATA: str | None = None
AUTHORITY: str | None = None
PLUGINS: str | None = None
