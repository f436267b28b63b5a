"""The file of a job's list of skills, and those that ship as examples."""
