"""What rules of several instruments share: leave, staff, outcomes, arguments."""
