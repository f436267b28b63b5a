"""Pages of a pact: what it leaves unnamed, what it brings, how its promises stand."""
