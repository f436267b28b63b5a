"""A Mothers' Centre or family centre and its network: who gives, who pays, whom it reaches."""
