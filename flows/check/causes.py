"""One cause, one finding: what several rules between forms say of the same fault is said once."""

import polars as pl

FAMILIES = ("balance", "cross_form")
"""Families whose rules compare figures of different places, so that one wrong figure fails several of them."""

_SEVERITY = {"error": 0, "warning": 1, "info": 2}


def one_per_cause(findings: pl.DataFrame, rules: pl.DataFrame, totals: pl.Series) -> pl.DataFrame:
    """Findings, those of `rules` (rule_id, title_zh) in one document that are apart by the same amount as one of them.

    A figure that is wrong in one form fails every comparison with others, each time by what it is wrong. The most
    severe stays; of these the one on a cell that is not among `totals` (ids of cells), for a code says more than
    the whole; of these the first. Its explanation names the others, its `other_cell_ids` hold their cells.
    Takes and gives rows of table finding.
    """
    titles = rules.select("rule_id", "title_zh")
    numbered = findings.with_row_index("number").join(titles, on="rule_id", how="left", maintain_order="left")
    between = pl.col("title_zh").is_not_null() & (pl.col("difference").fill_null(0) != 0)
    ranked = (
        numbered.filter(between)
        .with_columns(apart=pl.col("difference").abs())
        .sort(
            "document_id",
            "apart",
            pl.col("severity").replace_strict(_SEVERITY, return_dtype=pl.Int8),
            pl.col("cell_id").is_in(totals.implode()),
            "number",
        )
    )
    other, other_zh = (pl.concat_str("rule_id", said, separator=" ").slice(1) for said in ("place", "title_zh"))
    cells = pl.col("other_cell_ids").list.concat(pl.concat_list("cell_id"))
    causes = ranked.group_by("document_id", "apart", maintain_order=True).agg(
        pl.col("number").first(),
        others=other.str.join("; "),
        others_zh=other_zh.str.join("；"),
        more=other.len(),
        cells=cells.fill_null(pl.concat_list("cell_id")).explode().unique(maintain_order=True),
        stays=pl.col("cell_id").first(),
    )
    said = causes.filter(pl.col("more") > 0).select(
        "number",
        other_cell_ids=pl.col("cells").list.set_difference(pl.concat_list("stays")),
        also=pl.lit(" The same amount is between: ") + pl.col("others") + pl.lit("."),
        also_zh=pl.lit("同一差额另见：") + pl.col("others_zh") + pl.lit("。"),
    )
    kept = numbered.filter(~between | pl.col("number").is_in(causes["number"].implode()))
    merged = kept.join(said, on="number", how="left", maintain_order="left").with_columns(
        other_cell_ids=pl.coalesce("other_cell_ids_right", "other_cell_ids"),
        explanation=pl.col("explanation") + pl.col("also").fill_null(""),
        explanation_zh=pl.col("explanation_zh") + pl.col("also_zh").fill_null(""),
    )
    return merged.select(findings.columns)
