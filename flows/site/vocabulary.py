"""The words that scripts of the site need: what roles, keys and their values are called, in both languages."""

from flows.site.site import Site
from flows.site.words import every

_NAMES = (
    "select fund_source as name, fund_source_name as zh from dim_fund_source "
    "union select expenditure_type, expenditure_type_name from dim_expenditure_type order by all"
)


def write_vocabulary(site: Site) -> None:
    """Write assets/vocabulary.js: `yusuan.data.words`, Chinese and English by key."""
    values = {f"value_{row['name']}": [row["zh"], row["name"].replace("_", " ")] for row in site.rows(_NAMES)}
    site.script("assets/vocabulary.js", "words", values | {key: list(both) for key, both in every().items()})
