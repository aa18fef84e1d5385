"""The tool's labels of years: each style by example, and every label of its edition of 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scorecard.intake.lait_year import LaitYear, read

EXAMPLES = """
2024           | 03-31 | 2023-04-01 | 2024-03-31 | year | final
2024           | 08-31 | 2023-09-01 | 2024-08-31 | year | final
2024           | 09-30 | 2023-10-01 | 2024-09-30 | year | final
2024           | 12-31 | 2024-01-01 | 2024-12-31 | year | final
2024           | 01-31 | 2023-02-01 | 2024-01-31 | year | final
2023-24        | 03-31 | 2023-04-01 | 2024-03-31 | year | final
2022/23        | 08-31 | 2022-09-01 | 2023-08-31 | year | final
2023-24 (OT)   | 03-31 | 2023-04-01 | 2024-03-31 | year | final
2022 (prov)    | 03-31 | 2021-04-01 | 2022-03-31 | year | provisional
2023(Prov)     | 03-31 | 2022-04-01 | 2023-03-31 | year | provisional
2023(prov)     | 03-31 | 2022-04-01 | 2023-03-31 | year | provisional
2018 (Revised) | 03-31 | 2017-04-01 | 2018-03-31 | year | revised
2020 (Final)   | 03-31 | 2019-04-01 | 2020-03-31 | year | final
2013-15        | 12-31 | 2013-01-01 | 2015-12-31 |      | final
2014-15        | 12-31 | 2014-01-01 | 2015-12-31 |      | final
2012/13-14/15  | 03-31 | 2012-04-01 | 2015-03-31 |      | final
1999/00        | 08-31 | 1999-09-01 | 2000-08-31 | year | final
"""

_PLAIN = """
2012/13-14/15 2013-15 2013/14-15/16 2014-15 2014-16 2014/15 2014/15-16/17 2015 2015-16 2015-17
2015/16 2015/16-17/18 2016 2016-17 2016-18 2016/17 2016/17-18/19 2017 2017-18 2017-19 2017/18
2017/18-19/20 2018 2018-19 2018-20 2018/19 2018/19-20/21 2019 2019-20 2019-21 2019/20
2019/20-21/22 2020 2020-21 2020-22 2020/21 2020/21-22/23 2021 2021-22 2021/22 2022 2022-23
2022/23 2023 2023(Prov) 2023(prov) 2023-24 2024 2024-25
"""
LABELS = (
    *_PLAIN.split(),
    *(f"{year}-{year - 1999} (OT)" for year in range(2015, 2024)),
    *("2018 (Revised)", "2019 (Revised)", "2020 (Final)", "2021 (Final)", "2022 (Revised)"),
    *("2022 (prov)", "2023 (Prov)", "2023 (Revised)", "2024 (prov)"),
)
"""Every label of the edition of 18 December 2024."""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("label", "ends", "start", "end", "often", "status"), rows(EXAMPLES))
def test_a_label_is_a_stretch(
    label: str, ends: str, start: str, end: str, often: str, status: str
) -> None:
    found = read(label, ends)
    assert isinstance(found, LaitYear)
    stretch = (found.span.start.isoformat(), found.span.end.isoformat())
    assert (*stretch, found.span.frequency, found.status) == (start, end, often, status)


@pytest.mark.parametrize("ends", ["03-31", "08-31", "09-30", "12-31"])
@pytest.mark.parametrize("label", LABELS)
def test_every_label_is_understood_whenever_its_years_end(label: str, ends: str) -> None:
    found = read(label, ends)
    assert isinstance(found, LaitYear)
    assert date(2011, 12, 31) < found.span.start < found.span.end <= date(2025, 12, 31)


def test_outturn_is_noted() -> None:
    found = read("2023-24 (OT)", "03-31")
    assert isinstance(found, LaitYear)
    assert found.note == "Outturn."


@pytest.mark.parametrize("label", ["", "Spring 2024", "24", "2024 (guess)", "2024-14", "2015-40"])
def test_another_label_is_said(label: str) -> None:
    assert read(label, "03-31") == "is not a label of years we know"


@given(some.text(max_size=14))
def test_nothing_crashes_it(label: str) -> None:
    assert isinstance(read(label, "03-31"), LaitYear | str)
