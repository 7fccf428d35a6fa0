"""What a document says that it leaves out explains parts that do not reach their total."""

import polars as pl

WITHHELD = "withheld"
"""Outcome of such a finding, and kind of the mark that explains it."""

_SAYS = pl.format(" The document says that some is not published: “{}”.", "printed_text")
_SAYS_ZH = pl.format("文件说明部分内容不予公开：“{}”。", "printed_text")


def explain_withheld(findings: pl.DataFrame, marks: pl.DataFrame, sums: pl.Series) -> pl.DataFrame:
    """Findings, those of rules in `sums` whose parts are less than their total as `info` and `withheld`, where the
    document has a mark of that kind (rows of text_mark), which is quoted.

    Takes and gives rows of table finding. A part that is left out can only make the sum of the rest too small.
    """
    said = (
        marks.filter(pl.col("mark_kind") == WITHHELD)
        .group_by("document_id", maintain_order=True)
        .agg(pl.col("printed_text").first())
        .select("document_id", said=_SAYS, said_zh=_SAYS_ZH)
    )
    joined = findings.join(said, on="document_id", how="left", maintain_order="left")
    too_small = (pl.col("difference") > 0).fill_null(False)
    explained = pl.col("said").is_not_null() & pl.col("rule_id").is_in(sums.implode()) & too_small
    return joined.with_columns(
        severity=pl.when(explained).then(pl.lit("info")).otherwise("severity"),
        outcome=pl.when(explained).then(pl.lit(WITHHELD)).otherwise("outcome"),
        explanation=pl.when(explained).then(pl.col("explanation") + pl.col("said")).otherwise("explanation"),
        explanation_zh=pl.when(explained)
        .then(pl.col("explanation_zh") + pl.col("said_zh"))
        .otherwise("explanation_zh"),
    ).select(findings.columns)
