"""Reviews of law on the screen and in pictures."""
