"""One pact: what its promises bring, and what it costs that one is not kept."""
