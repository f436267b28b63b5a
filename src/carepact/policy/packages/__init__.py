"""Care packages that ship with carepact."""
