import pytest

from flows.read.text import read_text
from flows.recognise.withheld import withheld


def found(text: str) -> list[int | None]:
    return [spot.line for spot in withheld(read_text(text.encode()))]


@pytest.mark.parametrize(
    "printed",
    [
        "备注：涉密项目按要求不予公开。",
        "(注：根据国家保密法律法规的规定，部分具体项目信息公开时予以剔除。)",
        "相关支出涉及国家秘密，不予对外公开。",
        "涉密支出未公开。",
    ],
)
def test_what_is_left_out_as_secret_is_found(printed: str) -> None:
    assert found(f"概况\n{printed}\n其他") == [2]


def test_a_sentence_over_lines_is_found_where_it_speaks_of_secrets() -> None:
    assert found("概况。\n部分项级科目支出，经确认涉及国家秘\n密的信息，不予对\n外公开。") == [2]


@pytest.mark.parametrize(
    "printed",
    [
        "备注：无涉密项目。",
        "编制和机构设置属涉密内容，按照国家保密规定不予公开。",
        "推进非涉密政务信息系统整合。",
        "做好保密工作。部门预算应当公开，不予公开的应说明理由。",
    ],
)
def test_what_leaves_no_amount_out_is_not(printed: str) -> None:
    assert found(f"概况\n{printed}") == []
