"""Present law as modelled beside public spending as printed."""
