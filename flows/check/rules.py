"""Accounting rules: one SQL file per rule, one row per comparison, three outcomes."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import polars as pl

from flows.check.causes import FAMILIES, one_per_cause
from flows.check.withheld import explain_withheld
from flows.errors import YusuanError
from flows.load.reference import load_reference
from flows.schema import SQL, Frames, create_schema, frame, schemas

RULES = SQL / "rules"

CONTRACT = (
    "document_id",
    "form_id",
    "table_id",
    "cell_id",
    "stated",
    "expected",
    "difference",
    "holds",
    "place",
    "explanation",
    "explanation_zh",
)
"""Columns that the query of every rule returns, in this order: one row per comparison, `holds` its result."""

OTHERS = "other_cell_ids"
"""Column that a rule returns behind them if it compares a figure with others: the list of their cells."""

CLAIM = "claim_id"
"""Column that a rule returns behind them if it compares a statement of the text."""

OUTCOME = "outcome"
"""Column that a rule returns behind them if what does not hold may be read as it is meant: failed or repaired."""

_OPTIONAL = (OTHERS, CLAIM, OUTCOME)

_WRITTEN_HERE = {"rule", "rule_result", "comparison", "claim_match"}

# What the files of each kind of rule may use: rules of a document all that is shared, rules across documents the
# words for amounts only; they have the views of the warehouse.
_SHARED = {"sql": "_*.sql", "warehouse": "_0_*.sql"}


def catalogue() -> pl.DataFrame:
    """Every rule of the project: the columns of table `rule`, and `file` (null unless it is one of sql/rules)."""
    return pl.read_csv(RULES / "rules.csv", schema_overrides=dict.fromkeys(["file"], pl.String))


def check_rules(frames: Frames) -> Frames:
    """Check the staged frames of a batch of documents against every SQL rule, all documents at once.

    Returns the frames `finding` (what does not hold; amounts in 元), `rule_result` (every SQL rule for every document
    of `dim_document`), `comparison` (figures that were held against each other, between forms) and `claim_match` (what
    the tables state where the text speaks of the same). Frames that are no table of sql/schema are ignored. Raises
    YusuanError, naming the file, if a rule cannot be run.
    """
    with duckdb.connect() as connection:
        create_schema(connection)
        load_reference(connection)
        for name in schemas().keys() & frames.keys() - _WRITTEN_HERE:
            connection.register("staged", frames[name])
            connection.execute(f"insert into {name} by name from staged")
            connection.unregister("staged")
        return check_database(connection)


def check_database(connection: duckdb.DuckDBPyConnection, checked_by: str = "sql") -> Frames:
    """As check_rules, for a database that holds schema, reference data and rows already.

    With `checked_by` "warehouse", the rules across documents, for a database that has the views of sql/marts too.
    """
    documents = connection.sql("select document_id from dim_document order by document_id").pl()
    findings, results, compared = [], [], []
    for rule, comparisons in compare(connection, checked_by):
        findings.append(_findings(rule, comparisons))
        results.append(_results(rule, comparisons, documents))
        compared.append(_compared(rule, comparisons))
    between = catalogue().filter(pl.col("family").is_in(FAMILIES))
    totals = connection.sql("select cell_id from control_total where row_kind like '%total'").pl()["cell_id"]
    sums = catalogue().filter(pl.col("family") == "column")["rule_id"]
    marks = connection.sql("from text_mark order by mark_id").pl()
    found = one_per_cause(pl.concat([frame("finding"), *findings]), between, totals)
    return {
        "finding": explain_withheld(found, marks, sums),
        "rule_result": pl.concat([frame("rule_result"), *results]),
        "comparison": pl.concat([frame("comparison"), *compared]),
        "claim_match": _matches(connection) if checked_by == "sql" else frame("claim_match"),
    }


def compare(
    connection: duckdb.DuckDBPyConnection, checked_by: str = "sql"
) -> Iterator[tuple[dict[str, str], pl.DataFrame]]:
    """Each rule of the catalogue that is checked so, with its comparisons in a stable order.

    Columns are those of CONTRACT, OTHERS, CLAIM and OUTCOME, the last three null where the rule does not say them.
    Raises YusuanError if a rule's SQL fails or returns other columns.
    """
    for shared in sorted(RULES.glob(_SHARED[checked_by])):
        with _named(shared.name):
            connection.execute(shared.read_text(encoding="utf-8"))
    for rule in catalogue().filter(pl.col("checked_by") == checked_by).iter_rows(named=True):
        with _named(rule["file"]):
            comparisons = connection.sql((RULES / rule["file"]).read_text(encoding="utf-8")).pl()
        for name in {*_OPTIONAL}.difference(comparisons.columns):
            comparisons = comparisons.with_columns(pl.lit(None, schemas()["finding"][name]).alias(name))
        if tuple(comparisons.columns[: len(CONTRACT)]) != CONTRACT or len(comparisons.columns) != len(
            (*CONTRACT, *_OPTIONAL)
        ):
            raise YusuanError(
                f"The rule sql/rules/{rule['file']} must return the columns {', '.join(CONTRACT)}; "
                f"it returns {', '.join(comparisons.columns)}."
            )
        yield (
            rule,
            comparisons.select(*CONTRACT, *_OPTIONAL).sort(
                "document_id", "table_id", "cell_id", "explanation", nulls_last=True
            ),
        )


@contextmanager
def _named(file: str) -> Iterator[None]:
    """Name the rule's file where its SQL fails."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        raise YusuanError(f"The rule sql/rules/{file} cannot be run: {error}") from error


def _findings(rule: dict[str, str], comparisons: pl.DataFrame) -> pl.DataFrame:
    """The comparisons that do not hold, as rows of table finding."""
    failed = comparisons.filter(~pl.col("holds"))
    number = pl.int_range(1, pl.len() + 1).over("document_id").cast(pl.String)
    rows = failed.with_columns(
        finding_id=pl.concat_str(pl.lit(rule["rule_id"]), "document_id", number, separator=":"),
        rule_id=pl.lit(rule["rule_id"]),
        severity=pl.lit(rule["severity"]),
        outcome=pl.col(OUTCOME).fill_null("failed"),
    )
    return rows.select(frame("finding").columns).cast(schemas()["finding"])  # type: ignore[arg-type]


def _matches(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """What sql/rules/_9_found.sql found in the tables for the statements of the text, as rows of table claim_match."""
    rows = connection.sql("select * from claim_found order by claim_id, form_id").pl()
    found: pl.DataFrame = rows.select(frame("claim_match").columns).cast(schemas()["claim_match"])
    return found


def _compared(rule: dict[str, str], comparisons: pl.DataFrame) -> pl.DataFrame:
    """What was held against other forms, as rows of table comparison. Sums within a table are in table equation."""
    between = comparisons.filter(pl.col("cell_id").is_not_null() & (pl.col(OTHERS).list.len() > 0))
    if rule["family"] in ("row", "column"):
        between = between.clear()
    rows = between.with_columns(rule_id=pl.lit(rule["rule_id"]))
    return rows.select(frame("comparison").columns).cast(schemas()["comparison"])  # type: ignore[arg-type]


def _results(rule: dict[str, str], comparisons: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """One row of table rule_result for each document: nothing compared is not a pass."""
    counts = comparisons.group_by("document_id").agg(comparisons=pl.len(), failures=(~pl.col("holds")).sum())
    rows = documents.join(counts, on="document_id", how="left", maintain_order="left").with_columns(
        pl.col("comparisons", "failures").fill_null(0), rule_id=pl.lit(rule["rule_id"])
    )
    outcome = (
        pl.when(pl.col("comparisons") == 0)
        .then(pl.lit("not_enough_data"))
        .when(pl.col("failures") > 0)
        .then(pl.lit("failed"))
        .otherwise(pl.lit("passed"))
    )
    rows = rows.with_columns(outcome=outcome)
    return rows.select(frame("rule_result").columns).cast(schemas()["rule_result"])  # type: ignore[arg-type]
