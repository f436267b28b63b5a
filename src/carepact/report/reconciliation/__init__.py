"""Page of the reconciliation with published totals."""
