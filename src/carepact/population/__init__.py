"""Who rules meet: the cells of a country, later persons, families and firms."""
