"""Results on their way out: tables, files, charts. All of it is released."""
