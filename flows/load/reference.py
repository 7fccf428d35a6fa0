"""The classifications and the other fixed dimensions, from the CSV files of sql/reference."""

from typing import Final

import duckdb

from flows.schema import SQL

REFERENCE: Final = SQL / "reference"

_ENTRY: Final = ("code", "name", "valid_from", "valid_to", "source", "confidence")

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "function": _ENTRY,
    "department_economic": _ENTRY,
    "government_economic": _ENTRY,
    "economic_pair": ("department_economic_code", "government_economic_code", "source", "confidence"),
    "name_variant": ("classification", "code", "variant", "note", "valid_to"),
    "region": ("region_code", "region_name", "region_level", "parent_code"),
    "fund_source": ("fund_source", "fund_source_name", "parent"),
    "expenditure_type": ("expenditure_type", "expenditure_type_name", "parent"),
    "form": ("form_id", "form_name", "fact_table"),
    "performance_level": ("level_1", "level_2", "source", "confidence"),
    "required_form": (
        "requirement_id",
        "requirement_name",
        "document_kind",
        "part_kind",
        "form_ids",
        "words",
        "lacks",
        "duty",
        "valid_from",
        "valid_to",
        "source",
    ),
}
"""Files of sql/reference by name, with their columns."""

_CLASSIFICATIONS: Final = ("function", "department_economic", "government_economic")
_AS_THEY_ARE: Final = (
    "economic_pair",
    "name_variant",
    "fund_source",
    "expenditure_type",
    "form",
    "performance_level",
    "required_form",
)


def load_reference(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the dimensions that come from sql/reference; they must exist and be empty.

    Raises duckdb errors if a file is missing or has other columns than `COLUMNS` says.
    """
    for name in _CLASSIFICATIONS:
        _load_classification(connection, name)
    for name in _AS_THEY_ARE:
        connection.execute(f"insert into dim_{name} by name from {_csv(name)}")
    _load_regions(connection)


def _load_classification(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Fill the dimension of a classification, each entry with the names of its parents in the same years.

    An entry that kept its name while a parent changed its own has a row for each name of the parent.
    """
    subclass = "subclass_code, subclass_name," if name == "function" else ""
    connection.execute(
        f"""
        insert into dim_{name} by name
        with entry as (
            select
                code,
                name,
                source,
                confidence,
                coalesce(valid_from::smallint, 0) as first_year,
                coalesce(valid_to::smallint, 9999) as last_year
            from {_csv(name)}
        ),

        with_class as (
            select
                entry.* exclude (first_year, last_year),
                class.name as class_name,
                greatest(entry.first_year, class.first_year) as first_year,
                least(entry.last_year, class.last_year) as last_year
            from entry
            inner join entry as class
                on left(entry.code, 3) = class.code
                and entry.first_year <= class.last_year
                and entry.last_year >= class.first_year
        ),

        with_subclass as (
            select
                with_class.* exclude (first_year, last_year),
                subclass.code as subclass_code,
                subclass.name as subclass_name,
                greatest(with_class.first_year, coalesce(subclass.first_year, 0)) as first_year,
                least(with_class.last_year, coalesce(subclass.last_year, 9999)) as last_year
            from with_class
            left join entry as subclass
                on length(with_class.code) >= 5
                and left(with_class.code, 5) = subclass.code
                and with_class.first_year <= subclass.last_year
                and with_class.last_year >= subclass.first_year
        )

        select
            code as {name}_code,
            name as {name}_name,
            case length(code) when 3 then 'class' when 5 then 'subclass' else 'item' end as {name}_level,
            left(code, 3) as class_code,
            class_name,
            {subclass}
            nullif(first_year, 0)::smallint as valid_from,
            nullif(last_year, 9999)::smallint as valid_to,
            source,
            confidence
        from with_subclass
        order by code, first_year
        """
    )


def _load_regions(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill dim_region; the full name of a division is its name behind those of the divisions above it."""
    connection.execute(
        f"""
        insert into dim_region by name
        with region as (
            from {_csv("region")}
        )

        select
            region.region_code,
            region.region_name,
            region.region_level,
            region.parent_code,
            concat(above.region_name, parent.region_name, region.region_name) as full_name
        from region
        left join region as parent on region.parent_code = parent.region_code
        left join region as above on parent.parent_code = above.region_code
        order by region.region_code
        """
    )


def _csv(name: str) -> str:
    """A file of sql/reference as a relation of text columns; an empty field is null."""
    path = str(REFERENCE / f"{name}.csv").replace("'", "''")
    columns = ", ".join(f"'{column}': 'varchar'" for column in COLUMNS[name])
    return f"read_csv('{path}', header = true, auto_detect = false, columns = {{{columns}}})"
