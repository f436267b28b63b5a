"""The answer to a quality assessment, and the tables in which it leaves."""
