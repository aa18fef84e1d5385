"""What comes in: its fingerprint, its head, and the kind it is taken for."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from scorecard.domain.errors import UserError
from scorecard.domain.submission import SubmissionKind
from scorecard.intake.incoming import HEAD_BYTES, from_bytes, from_path
from scorecard.intake.kinds import KINDS, kind_of
from scorecard.intake.sheet import LARGEST_FILE

NOW = datetime(2026, 10, 20, tzinfo=UTC)


@pytest.mark.parametrize("size", [0, 1, HEAD_BYTES, HEAD_BYTES + 1, LARGEST_FILE, LARGEST_FILE + 1])
def test_a_file_and_an_upload_of_the_same_bytes_are_the_same(tmp_path: Path, size: int) -> None:
    content = b"x" * size
    (tmp_path / "return.csv").write_bytes(content)
    filed, sent = from_path(tmp_path / "return.csv", NOW), from_bytes("return.csv", content, NOW)
    for one in (filed, sent):
        assert (one.name, one.size, one.sha256) == ("return.csv", size, sha256(content).hexdigest())
        assert one.head == content[:HEAD_BYTES]
        assert one.content == content
    assert (filed.held is None) == (size > LARGEST_FILE)


def test_what_was_hashed_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_bytes(b"before")
    incoming = from_path(path, NOW)
    path.write_bytes(b"after")
    assert incoming.content == b"before"


def test_each_kind_stands_in_the_table_once_and_the_return_last() -> None:
    names = [kind.kind for kind in KINDS]
    assert len(names) == len(set(names))
    assert names[-1] == SubmissionKind.RETURN


def test_a_file_of_unknown_make_is_taken_for_a_return() -> None:
    assert kind_of(from_bytes("x", b"a,b", NOW)).kind == SubmissionKind.RETURN


def test_a_kind_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError, match="Say which with --kind"):
        kind_of(from_bytes("x", b"a,b", NOW), "printed")
