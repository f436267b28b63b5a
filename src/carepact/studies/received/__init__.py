"""An answer as received: what each of its files is found to be."""
