"""A programme for fathers or couples: who stayed, what hours followed, at what cost."""
