"""What care teaches, in words and signatures that an employer can recognise."""
