"""What a centre or a network stands on, and what is answered to it."""
