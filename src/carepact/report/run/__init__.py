"""Pages, files and pictures of a run."""
