"""What the lab asks for, and how it is marked."""

from __future__ import annotations

from labs.checking import Lab, Number, Question

LAB = Lab(
    name="NEW-LAB",
    title="NEW TITLE",
    questions=(
        Question(
            id="open-spells",
            title="Spells that have not ended",
            answers={"open_spells": Number(unit="spells", whole=True)},
            points={"open_spells": 1},
            book="employment-spells.html#open-ends",
            minutes=3,
        ),
    ),
)
