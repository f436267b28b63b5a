"""Every page of the app by the address at which tests look at it, without its language."""

from carepact.app.nouns import all_nouns

OF_KENYA = "country=KEN&until=2030&draws=60"
OF_A_FAMILY = (
    "country=KEN&event=birth&due=2027-03-15&parent1.name=A&parent1.sex=woman"
    "&parent1.gives_birth=yes&parent1.work=employed"
)
SHOWN = {
    "": "",
    "countries": "",
    "country": "country=KEN",
    "simulation": OF_KENYA,
    "sources": OF_KENYA,
    "review": "country=KEN",
    "law-changes": "country=FRA",
    "agenda": "country=KEN",
    "packages": "package=ilo-floor",
    "evidence": "name=employment",
    "crises": "",
    "family": "",
    "skills": "example=mother-of-two",
    "pact": "example=canada",
    "employer": "example=made-up-firm",
    "centre": "example=mill",
    "quality": "example=house-by-the-river",
    "programme": "example=fathers-of-the-valley",
    "data": "",
    "care-time": "example=synthetic&gap=sex",
}
"""What each page shows in tests, by its noun."""
PAGES = {
    one.name or "start": f"{one.name}?{SHOWN[one.name]}".rstrip("?")
    for one in all_nouns()
    if "page" in one.faces
} | {
    "compared": f"simulation?{OF_KENYA}&other=ilo-floor&crisis=pandemic:2028&full=yes",
    "settings": f"simulation?{OF_KENYA}&settings=childcare&full=yes",
    "fault": "simulation?country=Kenyia",
    "timeline": f"family?{OF_A_FAMILY}",
    "fault-of-a-family": f"family?{OF_A_FAMILY}&children=0&parent1.pay=x",
    "promises-kept": "pact?example=made-up&view=check",
    "versions": "pact?example=made-up-renewed&before=made-up&view=versions",
    "diaries": "care-time",
}
"""Addresses by name: every noun, and what looks otherwise."""
