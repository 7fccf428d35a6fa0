"""The first page: find an agency."""

from flows.site.site import Site


def find_pages(site: Site) -> None:
    """Write index.html."""
    site.page("index.html", "index.html.j2", nav="find")
