"""Results on their way out: tables, files, charts. Everything passed the gate before."""
