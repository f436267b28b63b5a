"""What a family is shown: one screen, the whole answer, a calendar, pictures, a sheet to share."""
