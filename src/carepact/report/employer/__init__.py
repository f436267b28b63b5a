"""What an employer is answered: screen, files, the charter's yearly statement, a picture."""
