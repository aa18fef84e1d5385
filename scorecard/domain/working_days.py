"""Working days: Monday to Friday, counted forwards and back; bank holidays count as any other."""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5


def after(day: date, working_days: int) -> date:
    """The day so many working days after `day`; before it when negative.

    From a weekend it is counted from the Friday before, going back from the Monday after.
    """
    step = -1 if working_days < 0 else 1
    while day.weekday() >= SATURDAY:
        day -= timedelta(days=step)
    weeks, left = divmod(abs(working_days), 5)
    day += timedelta(weeks=weeks * step)
    for _ in range(left):
        day += timedelta(days=step)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=step)
    return day
