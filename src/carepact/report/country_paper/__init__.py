"""What a report, a brief and a submission say of a country."""
