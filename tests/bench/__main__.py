"""`make bench`: runs every bench_* function of this folder, or those the arguments name."""

import gc
import importlib
import pkgutil
import sys
from collections.abc import Callable

import tests.bench
from tests.bench.harness import Line, table

Bench = Callable[[], Line | list[Line]]


def benches() -> dict[str, Bench]:
    """Every bench_* function of the modules beside this one, in the order they are written."""
    found: dict[str, Bench] = {}
    for module in pkgutil.iter_modules(tests.bench.__path__):
        if module.name in {"__main__", "harness"} or module.name.startswith("test_"):
            continue
        content = vars(importlib.import_module(f"tests.bench.{module.name}"))
        found |= {
            f"{module.name}.{name}": work
            for name, work in content.items()
            if name.startswith("bench_") and callable(work)
        }
    return found


def main(wanted: list[str]) -> int:
    """0 when every bound holds, 1 when one does not, 2 when nothing was asked for that exists."""
    chosen = {
        name: work
        for name, work in benches().items()
        if not wanted or any(part in name for part in wanted)
    }
    if not chosen:
        print("There is no such benchmark in tests/bench/.", file=sys.stderr)
        return 2 if wanted else 0
    measured: list[Line] = []
    for name, work in chosen.items():
        print(f"{name} ...", file=sys.stderr, flush=True)
        # What the benches before it left is not this one's to walk through at each collection.
        gc.collect()
        gc.freeze()
        result = work()
        measured += result if isinstance(result, list) else [result]
    print(table(measured))
    return 0 if all(each.holds for each in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
