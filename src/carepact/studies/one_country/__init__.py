"""What a run of one country stands on, and what it gives."""
