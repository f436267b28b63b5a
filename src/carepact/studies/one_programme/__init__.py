"""What is answered to a programme for fathers."""
