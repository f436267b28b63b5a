"""The publisher's own files of the American Time Use Survey."""
