"""Synthetic diaries: made up, calibrated to published hours, marked on every output."""
