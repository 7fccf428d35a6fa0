"""What a document is, what its tables are, what their labels mean."""
