"""The course rules for what may be shown: no count from 1 to 9, and counts rounded to 5.

They are this course's own, not those of the Secure Research Service; see the chapter *What LEO is*.
"""

from __future__ import annotations

SMALLEST = 10
"""The smallest count of people that is shown."""

ROUNDED_TO = 5


def released(count: float) -> str:
    """Write a count of people or records as the course rules let it leave the room.

    Parameters
    ----------
    count
        a whole number, 0 or more.

    Returns
    -------
    str
        ``"1 to 9"`` for a count below 10, otherwise the count rounded to 5, with a comma between thousands.

    Examples
    --------
    >>> released(0), released(7), released(12_344)
    ('0', '1 to 9', '12,345')
    """
    if 0 < count < SMALLEST:
        return f"1 to {SMALLEST - 1}"
    return f"{ROUNDED_TO * round(count / ROUNDED_TO):,}"
