"""The ground floor: errors, messages, units, uncertainty, provenance, disclosure."""
