"""Pages of the levels whose files are brought: employer, centre, quality, programme.

They have one shape; what differs between them stands in a `Level` of each.
"""
