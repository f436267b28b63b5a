"""What could be law: instruments with rules and parameters, and packages of them."""
