"""Faults in the business register's lookup."""

from __future__ import annotations

from synthetic_data.faults.planting import INVENTED, Planting, fault


@fault(
    "enterprise-missing-in-one-ingest",
    "idbr",
    0.01,
    INVENTED,
    "Share of rows that are missing although the enterprise is in the other ingest, so that its pay finds no industry.",
)
def _enterprise_missing_in_one_ingest(block: Planting) -> None:
    frame = block["idbr_lookup"]
    both = frame.duplicated("ENTKEY", keep=False)
    lost = frame.iloc[block.some(both.to_numpy())]
    # never both rows of one enterprise
    lost = lost.drop_duplicates("ENTKEY")
    block["idbr_lookup"] = frame.drop(index=lost.index)
