"""What became of files, one row a file, in the columns that `check` and `import` promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

RECEIVED_COLUMNS = (
    *("file", "result", "kind", "agency", "figures", "new", "corrected", "unchanged", "errors"),
    *("warnings", "submission", "fingerprint"),
)


def table(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The rows in RECEIVED_COLUMNS; what a refused file does not have is None."""
    return pd.DataFrame(list(rows), columns=list(RECEIVED_COLUMNS), dtype=object)
