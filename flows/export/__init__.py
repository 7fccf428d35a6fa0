"""The warehouse as files for other tools: Parquet, CSV, an Excel workbook, a Fiscal Data Package."""
