"""What stands around the app: it asks who comes, how much and how often, before any page does."""
