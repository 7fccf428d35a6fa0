"""A static site of a warehouse: find an agency, see its budget, compare it, and follow every number to its evidence."""
