"""Running the benches: which there are, and one in a process of its own."""

import importlib
import multiprocessing
import pkgutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import tests.bench
from tests.bench.harness import Line

Bench = Callable[[], Line | list[Line]]
OTHERS = {"__main__", "harness", "running"}


def benches() -> dict[str, Bench]:
    """Every bench_* function of the modules beside this one, in the order they are written."""
    found: dict[str, Bench] = {}
    for module in pkgutil.iter_modules(tests.bench.__path__):
        if module.name in OTHERS or module.name.startswith("test_"):
            continue
        content = vars(importlib.import_module(f"tests.bench.{module.name}"))
        found |= {
            f"{module.name}.{name}": work
            for name, work in content.items()
            if name.startswith("bench_") and callable(work)
        }
    return found


def alone(name: str) -> list[Line]:
    """One bench in a process of its own: what the others left in memory is not its to carry."""
    own = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=own) as process:
        return process.submit(run, name).result()


def run(name: str) -> list[Line]:
    """What one bench measured."""
    result = benches()[name]()
    return result if isinstance(result, list) else [result]
