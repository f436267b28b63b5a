"""One employer: who of the staff cares, what measures cost and bring, what law asks."""
