"""Sheets that people fill in, as XLSX or CSV: columns by name, in any language that is spoken."""
