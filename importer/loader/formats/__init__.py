"""What a file holds: CSV, XLSX and XLS as sheets of numbered rows of cells."""
