"""Hostile files: each refused with a sentence or read, within 1 GiB, and nothing of it run."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.domain.errors import UserError
from scorecard.intake import agency_return, spreadsheet
from scorecard.intake.incoming import Asked, from_bytes, plain_name
from scorecard.intake.sheet import UnreadableFile
from tests.intake import workbooks as made
from tests.intake.hostile import CORPUS, HEAVY, READ
from tests.machine import ROOT
from tests.samples import CONTEXT

GIB_IN_KB = 1 << 20
SECONDS = 30
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)

ALONE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from scorecard.domain.errors import UserError
from scorecard.intake import agency_return
from scorecard.intake.incoming import Asked, from_bytes
from tests.samples import CONTEXT

content = Path(sys.argv[1]).read_bytes()
incoming = from_bytes("a.xlsx", content, datetime(2026, 10, 20, tzinfo=UTC))
try:
    read = agency_return.read(incoming, CONTEXT, Asked(agency="csc"))
    print(f"read {len(read.frame)} {len(read.findings)}")
except UserError as refusal:
    print(refusal.sentence)
# only Linux says the peak of a process without counting what it was copied from
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0 kB"]
print(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""


def alone(content: bytes, folder: Path) -> tuple[str, int, float]:
    """What is said of a file in a process of its own, its peak memory in KB, and seconds."""
    path = folder / "upload"
    path.write_bytes(content)
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == ""
    said, peak = done.stdout.strip().rsplit("\n", 1)
    return said, int(peak), time.perf_counter() - started


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HEAVY))
def test_a_hostile_file_is_refused_in_words_within_bounds(name: str, tmp_path: Path) -> None:
    build, words = CORPUS[name]
    said, peak, seconds = alone(build(), tmp_path)
    assert words in said
    assert "Traceback" not in said
    assert peak < GIB_IN_KB
    assert seconds < SECONDS


@pytest.mark.parametrize("name", sorted(CORPUS.keys() - HEAVY))
def test_an_odd_file_is_refused_in_words(name: str) -> None:
    build, words = CORPUS[name]
    said = ""
    try:
        agency_return.read(from_bytes("a.xlsx", build(), NOW), CONTEXT, Asked(agency="csc"))
    except UnreadableFile as refusal:
        said = refusal.sentence
    assert words in said
    assert bool(words) == bool(said)


@pytest.mark.slow
@pytest.mark.parametrize("name", READ)
def test_the_largest_file_that_is_read_stays_within_bounds(name: str, tmp_path: Path) -> None:
    said, peak, seconds = alone(READ[name](), tmp_path)
    assert said.startswith("read ")
    assert peak < GIB_IN_KB
    assert seconds < SECONDS


def test_every_refusal_says_what_to_do() -> None:
    for make in spreadsheet.NOT_SHEETS:
        assert make.sentence.count(".") >= 1
        assert make.sentence.startswith("The file is ")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("return.csv", "return.csv"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("C:\\Users\\x\\return.xlsx", "return.xlsx"),
        ("/", "file"),
        ("..", "file"),
        ("", "file"),
        ("re\u202eturn\x00\n.csv", "return.csv"),
        ("a" * 300 + ".csv", "a" * 196 + ".csv"),
    ],
)
def test_a_name_is_never_a_place(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def read(content: bytes) -> None:
    """Whatever comes in: figures, findings or a refusal in words; never anything else."""
    incoming = from_bytes("upload", content, NOW)
    try:
        agency_return.read(incoming, CONTEXT, Asked(agency="csc"))
    except UserError as refusal:
        assert refusal.sentence


STARTS = (b"", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"\xd0\xcf\x11\xe0", b"sep=;\n")
GOOD = made.workbook(
    {
        "S": made.sheet(
            [
                made.row(*map(made.text, ("indicator", "area", "period_end", "value"))),
                made.row(made.text("cp_plans_count"), made.text("E08000033"), made.number(43190)),
            ]
        )
    },
    style=made.styles("yyyy-mm-dd", "0%"),
    strings="<sst><si><t>one</t></si></sst>",
)
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ("indicator", "area", "period_end", "value", "numerator", "denominator", "marker", "note")
    ),
    st.sampled_from(("cp_plans_count", "fd_in_time_pct", "E08000033", "30/09/2018", "<5", "c")),
    st.floats().map(repr),
    st.integers().map(str),
    st.dates().map(str),
)


@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(start: bytes, rest: bytes) -> None:
    read(start + rest)


@given(st.lists(st.lists(CELLS, max_size=9), max_size=9), st.sampled_from((",", ";", "\t")))
def test_any_table_is_read_or_refused(rows: list[list[str]], separator: str) -> None:
    read("\n".join(separator.join(row) for row in rows).encode("utf-8", "surrogatepass"))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=12))
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(
    changes: list[tuple[int, int]],
) -> None:
    content = bytearray(GOOD)
    for at, byte in changes:
        content[at] = byte
    read(bytes(content))


MARKUP = st.sampled_from(
    (
        *("<row>", "</row>", "<row r='3' hidden='1'>", "<c>", "</c>", "<c t='s'>", "<v>", "</v>"),
        *("<f>", "</f>", "<is>", "</is>", "<t>", "</t>", "<c r='ZZ9' s='7' t='b'>", "<rPh>"),
        *("1", "x", "-1e999", "nan", "&lt;", "<c r='' t='d'>", "<c t='e'>", "<x:row/>", "<!-- -->"),
    )
)


@given(st.lists(MARKUP, max_size=30))
def test_any_markup_in_a_sheet_is_read_or_refused(parts: list[str]) -> None:
    read(made.workbook({"S": made.sheet(parts)}))


@given(st.integers(0, len(GOOD)))
def test_a_workbook_cut_anywhere_is_read_or_refused(size: int) -> None:
    read(GOOD[:size])


def test_a_refusal_holds_nothing_of_the_file() -> None:
    with pytest.raises(UnreadableFile) as caught:
        spreadsheet.read(b"%PDF Emma Shaw 943 476 5919")
    assert "Emma" not in caught.value.sentence
