"""Great Expectations at work: suites over the frames of a batch of documents, in memory, in silence.

Great Expectations has no Polars engine, so it sees a pandas view of each frame. Money goes there as whole 分:
its metrics are slow on Decimal objects, and float would not be exact.
"""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from flows.check.suites import NOT_NULL, Expectation, Suite
from flows.schema import Frames

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult
    from great_expectations.data_context import EphemeralDataContext

ROW = "row_index"
TABLE = "table_name"


def view(suite: Suite, frames: Frames) -> pl.DataFrame:
    """The rows of the suite's tables, one below the other, as the suite names their columns.

    Money x_yuan is x_fen (int64 分). Added are `row_index`, `table_name` and what the suite derives: sums,
    and missing_N, which lists the columns that are null although expectation N requires them.
    """
    own = [frames[table].with_columns(pl.lit(table).alias(TABLE)) for table in suite.tables]
    data = pl.concat(own, how="diagonal")
    money = [name for name, kind in data.schema.items() if isinstance(kind, pl.Decimal)]
    fen = [(pl.col(name) * 100).cast(pl.Int64).alias(name.removesuffix("_yuan") + "_fen") for name in money]
    sums = [pl.sum_horizontal(*parts, ignore_nulls=False).alias(name) for name, parts in suite.sums.items()]
    return data.with_columns(*fen, *sums).drop(money).with_columns(*_missing(suite)).with_row_index(ROW)


def _missing(suite: Suite) -> Iterator[pl.Expr]:
    for number, expectation in enumerate(suite.expectations):
        if expectation.type == NOT_NULL:
            names = [pl.when(pl.col(name).is_null()).then(pl.lit(name)) for name in expectation.columns]
            listed = pl.concat_str(names, separator=", ", ignore_nulls=True)
            yield pl.when(listed != "").then(listed).alias(f"missing_{number}")


def import_gx() -> Any:
    """Great Expectations, which is imported where it is needed, for that takes seconds."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read by the import
    import great_expectations

    return great_expectations


def new_context() -> "EphemeralDataContext":
    """A context of Great Expectations that lives in memory, shows no progress bars and reports to nobody."""
    gx = import_gx()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context: EphemeralDataContext = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    return context


def run_suites(
    context: "EphemeralDataContext", frames: Frames, suites: Sequence[Suite], *, kept: bool = False
) -> "Iterator[tuple[Suite, pl.DataFrame, ExpectationSuiteValidationResult]]":
    """Each suite with the view of its rows and how they did; no suite's rows may be none.

    Every failing row is named by its index in the view. With `kept` the context has suites and results afterwards, as
    pages about them need it; that takes a third longer.

    Raises RuntimeError if an expectation could not be evaluated: it must never pass for want of an answer.
    """
    import great_expectations as gx

    source = context.data_sources.add_pandas("frames")
    for suite in suites:
        seen = view(suite, frames)
        batch = source.add_dataframe_asset(suite.name).add_batch_definition_whole_dataframe("batch")
        expectations = [_as_gx(one, number) for number, one in enumerate(suite.expectations)]
        expected = gx.ExpectationSuite(name=suite.name, expectations=expectations)
        # Arrow types keep nulls beside integers; numpy would turn such a column into float.
        shown = seen.select(_looked_at(suite, seen)).to_pandas(use_pyarrow_extension_array=True)
        result_format = {
            "result_format": "COMPLETE",
            "unexpected_index_column_names": [ROW, seen.columns[1]],  # the second is the key of the table
            "partial_unexpected_count": seen.height,  # the default keeps 20, silently
        }
        if kept:
            definition = context.validation_definitions.add(
                gx.ValidationDefinition(name=suite.name, data=batch, suite=context.suites.add(expected))
            )
            result = definition.run(batch_parameters={"dataframe": shown}, result_format=result_format)
        else:
            result = batch.get_batch({"dataframe": shown}).validate(expected, result_format=result_format)
        for one in result.results:
            if not one.success and not one.result.get("unexpected_index_list"):
                unanswered = suite.expectations[number_of(one)]
                place = f"{unanswered.type} on {suite.name}.{'+'.join(unanswered.columns)}"
                raise RuntimeError(f"{place} could not be evaluated: {one.exception_info}")
        yield suite, seen, result


def _looked_at(suite: Suite, seen: pl.DataFrame) -> list[str]:
    """Columns of the view that expectations are about or limited by, and those that name a row.

    Great Expectations copies the rows of all columns for every expectation.
    """
    wanted = {ROW, seen.columns[1]}
    for number, expectation in enumerate(suite.expectations):
        wanted |= {f"missing_{number}"} if expectation.type == NOT_NULL else {*expectation.columns}
        wanted |= {expectation.where[0]} if expectation.where else set()
    return [name for name in seen.columns if name in wanted]


def number_of(result: Any) -> int:
    """Position in its suite of the expectation that a result is about (results come in another order)."""
    return int(result.expectation_config.meta["number"])


def _as_gx(expectation: Expectation, number: int) -> Any:
    import great_expectations.expectations as gxe
    from great_expectations.expectations.row_conditions import Column

    arguments = dict(expectation.arguments)
    if expectation.where is not None:
        column, values = expectation.where
        # True and false are no values that a list of Great Expectations may hold.
        one = values[0]
        arguments["row_condition"] = Column(column) == one if isinstance(one, bool) else Column(column).is_in(values)
    name = expectation.type
    if name == NOT_NULL:
        name, arguments["column"] = "expect_column_values_to_be_null", f"missing_{number}"
    kind = getattr(gxe, "".join(word.capitalize() for word in name.split("_")))
    notes = f"{expectation.why} {expectation.why_zh}"
    return kind(**arguments, severity=expectation.severity, notes=notes, meta={"number": number})
