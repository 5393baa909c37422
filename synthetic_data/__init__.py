"""Synthetic LEO: invented records in the shape of England's Longitudinal Education Outcomes data.

This is all that a chapter, a lab or a script needs:

======================  ==========================================================================
`load`                  one view as a pandas frame
`connect`               the whole population for SQL, under the names of the secure room
`views`, `describe`     which views and columns there are, what they mean, and where to find a word
`prices`, `deflator`    consumer prices by month, and what to multiply the pay of a tax year by
`earnings_panel`        pay by person and tax year, as the chapter of that name builds it
`released`              a count as the course rules let it be shown
`population`            what the current population was made from, with checksums
`generate`              make a population of your own
`calibrate`             published figures against generated ones; `calibration_run`: a large comparison, ready
                        made; `calibration_picture`: drawn
`make_linkage`          make two files to practise record linkage on, of the same people
`linkage_files`         those two files as frames; `linkage_truth`: who is who in them
`link_by_rules`         a reference linkage of them; `link_quality`: what a linkage found, and of whom
`LeoError`              what all of these raise on a mistake, with one line that says what to do
======================  ==========================================================================

The current population lies in the folder that ``$LEO_DATA`` names, by default the sample that ``make data`` makes.
The records are invented. They say nothing about any person, and nothing about England.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synthetic_data import catalogue
from synthetic_data.disclosure import released
from synthetic_data.errors import LeoError
from synthetic_data.linkage.columns import described
from synthetic_data.linkage.files import linkage_files, linkage_truth, make_linkage
from synthetic_data.linkage.rules import link_by_rules, link_quality
from synthetic_data.panel import deflator, earnings_panel
from synthetic_data.prices import monthly_index
from synthetic_data.scale import generate
from synthetic_data.store import connect, held, load, population

if TYPE_CHECKING:
    import pandas as pd

    from synthetic_data.calibration import calibrate, calibration_picture, calibration_run

__all__ = [
    "LeoError",
    "calibrate",
    "calibration_picture",
    "calibration_run",
    "connect",
    "deflator",
    "describe",
    "earnings_panel",
    "generate",
    "link_by_rules",
    "link_quality",
    "linkage_files",
    "linkage_truth",
    "load",
    "make_linkage",
    "population",
    "prices",
    "released",
    "views",
]


def __getattr__(name: str) -> Any:
    """Import calibration when it is asked for: it takes NumPy and pandas, which the rest can do without so far."""
    if name in ("calibrate", "calibration_picture", "calibration_run"):
        from synthetic_data import calibration

        return getattr(calibration, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def views(which: str = "modelled") -> list[dict[str, Any]]:
    """List views and their columns.

    Parameters
    ----------
    which
        ``"modelled"``: what a population has by default; ``"all"``: every view and column of LEO, with records or not;
        ``"population"``: what the current population has. Only the last needs data.

    Returns
    -------
    list of dict
        ``{"database": ..., "view": ..., "columns": [...], "modelled": [...]}`` for each view, where ``modelled`` has
        those of the columns that mean something.

    Raises
    ------
    LeoError
        if ``which`` is something else, or there is no population.
    """
    if which not in ("modelled", "all", "population"):
        raise LeoError(f"which is 'modelled', 'all' or 'population', not {which!r}")
    chosen = held() if which == "population" else catalogue.views(modelled_only=which == "modelled")
    return [
        {
            "database": view.database,
            "view": view.name,
            "columns": [column.name for column in view.columns],
            "modelled": [column.name for column in view.columns if column.modelled],
        }
        for view in chosen
    ]


def describe(
    view: str | None = None,
    column: str | None = None,
    *,
    search: str | None = None,
    everything: bool = False,
) -> pd.DataFrame:
    """Show the data dictionary of a view, of one of its columns, or what a search finds. No data are needed.

    Parameters
    ----------
    view
        its name in any case; ``linkage_education`` and ``linkage_tax`` are the files of `make_linkage`.
    column
        name of one column, with or without year and term (``"FSMeligible"`` will do); all by default.
    search
        words, such as ``"free school meals"``, to look for in all views instead: in names, in what abbreviations in
        them stand for, in descriptions and in labels of codes.
    everything
        also the columns that are not modelled, of which there is a name, a type, years and codes and no meaning.

    Returns
    -------
    pandas.DataFrame
        one row a column: ``name``, ``type``, ``missing`` (whether a value may be), ``years`` in which it is
        collected under this name, ``modelled``, ``description``, ``codes``, ``also`` (other spellings), ``source`` of
        the name and ``form`` (tab and name on the variable request form). Of a search, one row a variable: ``views``
        (the first and the last that have it), ``field``, ``name``, ``modelled``, ``type``, ``years``, ``description``.

    Raises
    ------
    LeoError
        if there is no such view or column, or nothing is found.

    Examples
    --------
    >>> describe("spring_census_2011", "FSMeligible").loc[0, "name"]
    'FSMeligible_spr11'
    """
    import pandas as pd

    if search is not None:
        if view is not None or column is not None:
            raise LeoError("name a view or search, not both")
        return pd.DataFrame(catalogue.search(search))
    if view is None:
        raise LeoError("unknown view None: name one (`synthetic-leo views` lists all), or search")
    file = described(view) or catalogue.view(view, modelled_only=False)
    return pd.DataFrame(catalogue.dictionary(file, column, everything))


def prices() -> pd.DataFrame:
    """Load the consumer price index by month. No population is needed; these are real figures.

    Returns
    -------
    pandas.DataFrame
        one row a month from January 1997 to December 2021: ``month`` (its first day, ``datetime64[s]``) and ``cpi``
        (consumer prices, all items; the mean of 2015 is 100).

    Notes
    -----
    Office for National Statistics, series D7BT, dataset MM23, release of 25 March 2026:
    https://www.ons.gov.uk/economy/inflationandpriceindices/timeseries/d7bt/mm23.
    Crown copyright, Open Government Licence v3.0.

    Examples
    --------
    >>> prices().head(2)["cpi"].tolist()
    [69.2, 69.4]
    """
    import pandas as pd

    index = monthly_index()
    months = pd.to_datetime(list(index), format="%Y-%m").astype("datetime64[s]")
    return pd.DataFrame({"month": months, "cpi": list(index.values())})
