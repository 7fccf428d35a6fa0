"""Agencies, from the documents that name them, each with the region that its name begins with."""

import duckdb


def load_agencies(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill dim_agency from dim_document and dim_region.

    A division is named by its name, with that of the division above before it, or in full; the longest name
    that the agency's begins with counts, and none does if two divisions bear it.
    """
    connection.execute(
        """
        insert into dim_agency
        with agency as (
            select distinct
                agency_id,
                agency_name
            from dim_document
        ),

        region_label as (
            select
                region.region_code,
                unnest([region.region_name, coalesce(parent.region_name, '') || region.region_name,
                region.full_name])
                    as label
            from dim_region as region
            left join dim_region as parent on region.parent_code = parent.region_code
        ),

        named as (
            select
                agency.agency_id,
                region_label.region_code,
                length(region_label.label) as label_length,
                max(length(region_label.label)) over (partition by agency.agency_id) as longest
            from agency
            inner join region_label on starts_with(agency.agency_name, region_label.label)
        ),

        place as (
            select
                agency_id,
                any_value(region_code) as region_code
            from named
            where label_length = longest
            group by agency_id
            having count(distinct region_code) = 1
        )

        select
            agency.agency_id,
            agency.agency_name,
            place.region_code
        from agency
        left join place on agency.agency_id = place.agency_id
        order by agency.agency_id
        """
    )
