"""The whole examination, in the order in which things have to be right."""

from pathlib import Path

from flows.doctor.diagnosis import Diagnosis
from flows.doctor.installation import check_installation
from flows.doctor.schedule import check_schedule
from flows.doctor.warehouse import check_warehouse


def examine(warehouse: Path, raw: Path, sources: Path, bytes_too: bool = False) -> list[Diagnosis]:
    """Everything that was looked at; what is missing or broken is found, never raised."""
    return [
        *check_installation(),
        *check_warehouse(warehouse, raw, bytes_too=bytes_too),
        *check_schedule(warehouse, sources),
    ]
