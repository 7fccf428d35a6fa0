import pytest

from flows.read.number_format import shown_number, shown_text

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("12.5", "0.00", "12.50"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("999999.995", "#,##0.00", "1,000,000.00"),
        ("1234.5", "#,##0.##", "1,234.5"),
        ("0.125", "0.0%", "12.5%"),
        ("1234567", "#,##0.00,", "1,234.57"),
        ("123456", "0!.0000", "12.3456"),
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("-12.5", "0.00_);[Red]\\(0.00\\)", "(12.50)"),
        ("-3", "#,##0.00;△#,##0.00", "△3.00"),
        ("0.5", '0.00"万元"', "0.50万元"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("123456", '[>=10000]0!.0,"万";0', "12.3万"),
        ("12", '[>=10000]0!.0,"万";0', "12"),
        ("-5", "[<0]△0;0", "△5"),
    ],
)
def test_a_number_is_printed_as_its_format_says(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code).strip() == shown


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("2080505", "General", "2080505"),
        ("208", "0000000", "0000208"),
        ("5", "00", "05"),
        ("2080505", "@", "2080505"),
    ],
)
def test_a_code_keeps_its_digits(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code) == shown


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("12.345", "0.00", "12.35"),  # 12.3449999… in binary
        ("1.0400000000372529", "General", "1.04"),  # what 848816.04 - 848815 leaves
        ("84881600.04", "General", "84881600.04"),
        ("848816000.04", "General", "848816000.04"),
    ],
)
def test_what_binary_numbers_leave_is_not_printed_and_no_cent_is_lost(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [("#,##0.00", "0.00"), (ACCOUNTING, "-"), ("0.00;-0.00;;@", ""), ("#", ""), (";;;", "")],
)
def test_zero_is_printed_hidden_or_a_dash(code: str, shown: str) -> None:
    assert shown_number("0", code).strip() == shown


def test_a_sign_that_is_only_a_colour_is_printed() -> None:
    assert shown_number("-12.5", "0.00;[Red]0.00") == "-12.50"


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert shown_number("-0.001", "0.00") == "0.00"


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        ("45292", "yyyy\\-mm\\-dd", "2024-01-01"),
        ("45292.5", "yyyy/m/d h:mm", "2024/1/1 12:00"),
        ("45292.5", "h:mm:ss", "12:00:00"),
    ],
)
def test_a_day_is_printed_as_one(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code) == shown


def test_days_of_the_other_calendar_begin_four_years_later() -> None:
    assert shown_number("43830", "yyyy/m/d", epoch_1904=True) == "2024/1/1"


@pytest.mark.parametrize("stored", ["1E400", "NaN", "Infinity", "x", ""])
def test_what_is_no_number_stays_as_it_is(stored: str) -> None:
    assert shown_number(stored, "0.00") == stored


@pytest.mark.parametrize("code", ["0.00E+00", "# ?/?"])
def test_powers_and_fractions_print_the_plain_number(code: str) -> None:
    assert shown_number("1234.5", code) == "1234.5"


@pytest.mark.parametrize(("code", "shown"), [("@", "甲"), ("0.00", "甲"), ('"编码"@', "编码甲"), (";;;", "")])
def test_text_is_printed_as_its_format_says(code: str, shown: str) -> None:
    assert shown_text("甲", code) == shown
