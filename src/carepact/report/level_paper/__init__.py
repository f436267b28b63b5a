"""Reports of a pact, an employer, a centre, a programme, a service's quality and a family."""
