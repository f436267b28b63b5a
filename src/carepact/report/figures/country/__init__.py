"""Pictures of what a package does in a country."""
