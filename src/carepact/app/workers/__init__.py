"""Processes that do the heavy work, so that the server answers while they compute."""
