"""Standards that law is held against, one file each."""
