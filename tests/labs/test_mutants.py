"""Every lab's checks catch the mutants of its reference; those that survive are explained."""

from __future__ import annotations

import pytest

from labs.authoring.mutants import HEADING, complaints, explained, lab_mutants, trials, try_mutants
from labs.authoring.new import new_lab
from labs.authoring.source import lab_names, read_source
from labs.checking.contract import ContractError


@pytest.mark.parametrize("name", lab_names())
def test_mutants_are_caught_and_survivors_explained(small_population, other_population, name):
    source = read_source(name)
    outcomes = try_mutants(source, trials(source, small_population, other_population))
    found = complaints(source, outcomes)
    assert not found, "\n" + "\n".join(found)


# --- what a lab whose check has a hole is told -----------------------------------------------------------------

REFERENCE = 'open_spells = (spells["EndDate"].dt.year == 9999).sum()'


class SmallLab:
    """The lab that `new-lab` makes, with another reference and other notes."""

    def __init__(self, labs, populations):
        self.labs, self.populations = labs, populations
        self.folder = new_lab("08-local-areas", labs)

    def reference(self, code):
        path = self.folder / "lab.md"
        assert REFERENCE in path.read_text()
        path.write_text(path.read_text().replace(REFERENCE, code))

    def explain(self, *items):
        (self.folder / "notes.md").write_text(
            "\n".join(["# Notes", "", HEADING, "", *items, "", "## More", ""])
        )

    def outcomes(self, **options):
        source = read_source("08-local-areas", self.labs)
        return try_mutants(source, trials(source, *self.populations), **options)

    def complaints(self):
        return complaints(read_source("08-local-areas", self.labs), self.outcomes())


@pytest.fixture
def lab(tmp_path, small_population, other_population):
    return SmallLab(tmp_path, (small_population, other_population))


#: No spell ends between 2100 and 9999, so nothing tells these years apart.
BLUNT = 'open_spells = (spells["EndDate"].dt.year > 2100).sum()'
SURVIVORS = [
    f"- **open-spells**, comparison: `{BLUNT}` becomes `{BLUNT.replace('>', '>=')}`. No spell ends in 2100.",
    f"- **open-spells**, off by one: `{BLUNT}` becomes\n  `{BLUNT.replace('2100', '2101')}` or"
    f"\n  `{BLUNT.replace('2100', '2099')}`. `2101` and 2099 are no better.",
]


def test_a_survivor_without_a_reason_is_named_with_the_item_that_would_explain_it(lab):
    lab.reference(BLUNT)
    *unexplained, share = lab.complaints()
    assert len(unexplained) == 3
    item = unexplained[0][unexplained[0].index("- **") :]
    assert item == SURVIVORS[0].replace("No spell ends in 2100.", "REASON")
    assert "only 50.0% of 6 mutants are caught" in share


def test_reasons_explain_survivors_also_several_at_once(lab):
    lab.reference(BLUNT)
    lab.explain(*SURVIVORS)
    (share,) = lab.complaints()
    assert "fewer than 95%" in share
    reasons = set(explained(read_source("08-local-areas", lab.labs)).values())
    assert reasons == {"No spell ends in 2100.", "`2101` and 2099 are no better."}


def test_a_reason_for_what_does_not_survive_is_refused(lab):
    item = f"- **open-spells**, off by one: `{REFERENCE}` becomes `{REFERENCE.replace('9999', '9998')}`. No."
    lab.explain(item)
    (line,) = lab.complaints()
    assert line.startswith("explained in notes.md, but no survivor: open-spells, off by one")


@pytest.mark.parametrize(
    "item", ["- open-spells survives.", SURVIVORS[0].removesuffix("No spell ends in 2100.")]
)
def test_an_item_that_cannot_be_read_is_one_line(lab, item):
    lab.explain(item)
    with pytest.raises(ContractError) as raised:
        explained(read_source("08-local-areas", lab.labs))
    assert "does not read" in str(raised.value) and "\n" not in str(raised.value)


def test_a_mutant_that_never_ends_is_broken_off(lab):
    lab.reference(
        "open_spells, i = 0, 0\n"
        'ends = spells["EndDate"].dt.year[spells["EduKey"].notna()].tolist()\n'
        "while i < len(ends):\n"
        "    open_spells, i = open_spells + (ends[i] == 9999), i + 1\n"
    )
    fates = {outcome.mutant.becomes: outcome.fate for outcome in lab.outcomes(patience=2)}
    assert fates["open_spells, i = open_spells + (ends[i] == 9999), i + 0"] == "endless"
    assert fates['ends = spells["EduKey"].dt.year[spells["EduKey"].notna()].tolist()'] == "stopped"
    assert fates["open_spells, i = open_spells + (ends[i] != 9999), i + 1"] == "caught"


def test_a_question_has_only_so_many_mutants(lab, monkeypatch):
    monkeypatch.setattr("labs.authoring.mutants.MOST", 2)
    assert len(lab_mutants(read_source("08-local-areas", lab.labs))) == 2
