"""A document's report: what its own figures say of it, on a page that needs nothing else, and as a workbook."""
