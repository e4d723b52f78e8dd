"""The marks that hold a block's shape while it passes as a paragraph.

Unicode keeps these code points for such use inside a program: no text has them (Unicode Standard,
23.7, Noncharacters).
"""

from __future__ import annotations

from typing import Final

BREAK: Final = "\ufdd0"
"""The end of a line."""
GAP: Final = "\ufdd1"
"""A space that counts."""
COLUMN: Final = "\ufdd2"
"""Between two columns of a table."""
FIRM: Final = "\ufdd3"
"""Opens a block that no cleaning may take for furniture."""
