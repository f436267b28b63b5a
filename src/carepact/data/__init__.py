"""Facts and diaries: what is read from files, with its source."""
