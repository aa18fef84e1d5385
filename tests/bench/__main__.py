"""`make bench`: runs every bench_* function of this folder, or those the arguments name."""

import sys

from tests.bench.harness import Line, table
from tests.bench.running import alone, benches


def main(wanted: list[str]) -> int:
    """0 when every bound holds, 1 when one does not, 2 when nothing was asked for that exists."""
    every = benches()
    chosen = [name for name in every if not wanted or any(part in name for part in wanted)]
    if not chosen:
        print("There is no such benchmark in tests/bench/.", file=sys.stderr)
        return 2 if wanted else 0
    measured: list[Line] = []
    for name in chosen:
        print(f"{name} ...", file=sys.stderr, flush=True)
        measured += alone(name)
    print(table(measured))
    return 0 if all(each.holds for each in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
