"""Ways through the app, each walked in a real browser; none asks anybody but the server."""

import json
import re
import tempfile
from itertools import pairwise

from playwright.sync_api import Locator, Page, expect
from tests.app.browser.conftest import NARROW, Visitor

KENYA = "/en/simulation?country=KEN&until=2030&draws=60"
YOUNG = "#percent-childcare-coverage-ages_0_2"


def await_full(page: Page) -> None:
    """Wait until all simulations are shown."""
    expect(page.locator('.answer[data-full="yes"]')).to_be_visible()


def net_cost(page: Page) -> str:
    """Read the State's net cost."""
    return in_one_line(page.locator(".figures li strong").nth(1))


def in_one_line(place: Locator) -> str:
    """Read a text; where its lines break hangs on whether the style has come yet."""
    return " ".join(place.inner_text().split())


def test_from_the_first_visit_to_a_link_that_is_a_result(visitor: Visitor) -> None:
    page = visitor.open("/")
    assert page.url == f"{visitor.at}/en/"
    page.locator('select[name="country"]').first.select_option(label="Kenya")
    page.locator('form:has(select[name="country"]) button').first.click()
    expect(page.locator("h1")).to_contain_text("Kenya")
    page.locator('main a[href*="simulation?"]').first.click()
    await_full(page)
    page.locator(".charts").get_by_role("link", name="Who provides, who pays").click()
    page.wait_for_url(re.compile("chart=who-provides-and-pays"))
    expect(page.locator('.charts [aria-current="true"]')).to_have_text("Who provides, who pays")
    await_full(page)
    drawn = page.locator("figure svg title").first.text_content()
    other = visitor.open(page.url.removeprefix(visitor.at))
    await_full(other)
    assert other.locator("figure svg title").first.text_content() == drawn


def test_a_slider_moves_the_chart_and_the_address_holds_it(visitor: Visitor) -> None:
    page = visitor.open(KENYA)
    await_full(page)
    before, drawn = net_cost(page), page.locator("figure svg").first.inner_html()
    page.locator(f'input[type="range"][data-for="{YOUNG[1:]}"]').fill("90")
    expect(page.locator(YOUNG)).to_have_value("90")
    page.wait_for_url(re.compile(r"set\.childcare\.coverage\.ages_0_2=0\.9(&|$)"))
    await_full(page)
    assert net_cost(page) != before
    assert page.locator("figure svg").first.inner_html() != drawn
    told = net_cost(page)
    other = visitor.open(page.url.removeprefix(visitor.at))
    await_full(other)
    assert net_cost(other) == told
    assert other.locator(YOUNG).input_value() == "90"


def test_two_packages_stand_side_by_side(visitor: Visitor) -> None:
    page = visitor.open(KENYA)
    await_full(page)
    alone = net_cost(page)
    page.get_by_label("Compare with").select_option(label="The floor of the ILO standards")
    page.wait_for_url(re.compile("other=ilo-floor"))
    await_full(page)
    assert page.locator("#answer h3").all_inner_texts() == [
        "Care as everybody's responsibility",
        "The floor of the ILO standards",
    ]
    assert net_cost(page) == alone
    beside = in_one_line(page.locator(".figures").nth(1).locator("li strong").nth(1))
    other = visitor.open(KENYA + "&package=ilo-floor")
    await_full(other)
    assert net_cost(other) == beside


def test_a_crisis_strikes_and_gives_way_again(visitor: Visitor) -> None:
    page = visitor.open(KENYA)
    await_full(page)
    calm = net_cost(page)
    page.get_by_label("A crisis", exact=True).select_option(label="A pandemic")
    page.get_by_label("First year of the crisis").fill("2028")
    page.get_by_label("First year of the crisis").press("Tab")
    page.wait_for_url(re.compile(r"crisis=pandemic:2028"))
    await_full(page)
    assert net_cost(page) != calm
    expect(page.locator("dl.words dt").first).to_have_text("The crisis.")
    page.locator(".charts").get_by_role("link", name="The crisis").click()
    expect(page.locator("figure svg title").first).to_contain_text("pandemic")
    page.get_by_label("A crisis", exact=True).select_option(label="none")
    page.wait_for_url(lambda at: "crisis" not in at.split("?")[1])
    await_full(page)
    assert net_cost(page) == calm


def test_the_same_answer_is_read_in_three_languages(visitor: Visitor) -> None:
    page = visitor.open(KENYA)
    seen = {}
    for language, title in (
        ("Français", "Kenya : "),
        ("Español", "Kenia: "),
        ("English", "Kenya: "),
    ):
        page.locator(".languages").get_by_role("link", name=language).click()
        await_full(page)
        assert page.locator("h1").inner_text().replace("\u00a0", " ").startswith(title)
        seen[language] = re.sub(r"[^\d]+", " ", net_cost(page))
    assert len(set(seen.values())) == 1, seen


def test_the_way_back_leads_to_what_was_set_before(visitor: Visitor) -> None:
    page = visitor.open(KENYA, width=NARROW)
    await_full(page)
    before = net_cost(page)
    page.locator(YOUNG).fill("10")
    page.wait_for_url(re.compile("ages_0_2=0.1"))
    await_full(page)
    assert net_cost(page) != before
    page.go_back()
    expect(page.locator(YOUNG)).to_have_value("50")
    await_full(page)
    assert net_cost(page) == before


def focused(page: Page) -> Locator:
    """Return what has the focus."""
    return page.locator(":focus")


def test_the_keyboard_alone_is_enough(visitor: Visitor) -> None:
    page = visitor.open(KENYA)
    await_full(page)
    page.keyboard.press("Tab")
    assert focused(page).inner_text() == "To the content"
    page.keyboard.press("Enter")
    slider = f'input[type="range"][data-for="{YOUNG[1:]}"]'
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.locator(slider).evaluate("one => one === document.activeElement"):
            break
    outline = focused(page).evaluate("one => getComputedStyle(one).outlineStyle")
    assert outline == "solid"
    for _press in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.locator(YOUNG)).to_have_value("55")
    page.wait_for_url(re.compile(r"ages_0_2=0\.55"))
    await_full(page)
    assert page.locator(slider).evaluate("one => one === document.activeElement")


def test_without_script_the_form_leads_to_the_same_answer(visitor: Visitor) -> None:
    page = visitor.open(KENYA, script=False)
    page.locator(YOUNG).fill("90")
    page.get_by_role("button", name="Show", exact=True).click()
    assert re.search(r"set\.childcare\.coverage\.ages_0_2=0\.9(&|$)", page.url)
    assert page.url.count("set.") == 1
    page.get_by_role("link", name="Show all simulations").click()
    await_full(page)
    told = net_cost(page)
    with_script = visitor.open(page.url.removeprefix(visitor.at).replace("&full=yes", ""))
    await_full(with_script)
    assert net_cost(with_script) == told


def test_the_twins_of_a_chart_hold_what_the_api_tells(visitor: Visitor) -> None:
    page = visitor.open(KENYA)
    await_full(page)
    twins = {one.inner_text(): one.get_attribute("href") for one in page.locator(".twins a").all()}
    assert list(twins) == ["SVG", "PNG", "CSV", "JSON"]
    got = {kind: page.request.get(f"{visitor.at}/en/{address}") for kind, address in twins.items()}
    assert all(one.ok for one in got.values())
    assert got["PNG"].body().startswith(b"\x89PNG\r\n")
    title = page.locator("figure svg title").first.text_content()
    assert title is not None
    assert title in got["SVG"].text().replace("&#x27;", "'").replace("&amp;", "&")
    told = json.loads(got["JSON"].text())
    assert told["sentence"] == title
    api = page.request.get(f"{visitor.at}/api/simulation?{KENYA.split('?')[1]}").json()
    figures = {
        (one["variable"], one["scenario"], one["year"], one["label"], one["sex"]): one["value"]
        for one in api["figures"]
    }
    assert len(told["rows"]) > 20
    for row in told["rows"]:
        key = (row["variable"], row["scenario"], row["year"], row["label"], row["sex"])
        assert figures[key] == row["value"], key
    lines = got["CSV"].text().lstrip("\ufeff").splitlines()
    assert lines[0].split(",") == told["columns"]
    assert len(lines) == len(told["rows"]) + 1


def test_wrong_input_is_told_with_its_mend(visitor: Visitor) -> None:
    page = visitor.open("/en/simulation?country=Kenyia&until=soon&packge=ilo-floor")
    told = page.locator('[role="alert"]').inner_text()
    assert "packge" in told
    assert "Did you mean 'package'?" in told
    page.goto(f"{visitor.at}/en/simulation?country=Kenyia")
    assert "Kenya" in page.locator('[role="alert"]').inner_text()
    page.goto(f"{visitor.at}/en/simulation?country=KEN&until=soon&draws=many&package=ilo-flor")
    told = page.locator('[role="alert"]').inner_text()
    for words in ("until", "'soon'", "draws", "'many'", "Did you mean 'ilo-floor'?"):
        assert words in told
    page.goto(f"{visitor.at}/fr/simulation?country=")
    assert "country=KEN" in page.locator('[role="alert"]').inner_text()
    visitor.errors.clear()  # the browser notes an answer of 422 as an error of its own


def test_figures_of_ones_own_are_shown_and_not_kept(visitor: Visitor) -> None:
    page = visitor.open(KENYA)
    await_full(page)
    shipped = net_cost(page)
    rows = (
        "country,indicator,year,value,unit,source\n"
        'KEN,childcare_under_3,2024,40,% of children,"Made up for this test"\n'
    )
    page.get_by_label("File of own facts (CSV)").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    expect(page.locator("#answer")).to_contain_text("With your own figures")
    await_full(page)
    assert net_cost(page) != shipped
    assert "own" not in page.url
    other = visitor.open(page.url.removeprefix(visitor.at))
    await_full(other)
    assert net_cost(other) == shipped


def write_diaries() -> str:
    """Write the day of 48 persons, women with two hours of childcare and men with one."""
    rows = ["persona,sexo,edad,estrato,upm,fexp,hora_ini,hora_fin,actividad"]
    for person in range(48):
        sex = person % 2 + 1
        about = f"P{person},{sex},{20 + person // 2},{person // 24},{person // 6},100"
        times = ["00:00", "08:00", "17:00", "19:00" if sex == 1 else "18:00", "24:00"]
        done = ["DORMIR", "TRABAJO", "CUIDAR", "TV"]
        rows += [
            f"{about},{a},{b},{act}" for (a, b), act in zip(pairwise(times), done, strict=True)
        ]
    return "\n".join(rows) + "\n"


MAPPING = """
survey: made-up
title: Made up for a test
sources: [{title: Made up for a test, licence: made up}]
files: {respondents: diaries.csv}
year: 2024
columns:
  respondent: persona
  sex: {column: sexo, words: {"1": women, "2": men}}
  age: edad
weight: {column: fexp, unit: persons}
design: {strata: estrato, psu: upm, single_psu: refuse}
activities:
  form: long
  begin: hora_ini
  end: hora_fin
  code: actividad
  simultaneity: none
  codes:
    DORMIR: {label: sleeping, icatus: "91", rationale: Sleep.}
    TRABAJO: {label: paid work, icatus: "1", rationale: Paid work.}
    CUIDAR: {label: caring for children, icatus: "41", rationale: Childcare.}
    TV: {label: television, icatus: "842", rationale: Watching television.}
"""


def minutes(page: Page) -> dict[tuple[str, str], str]:
    """Read the minutes a day by sex and activity from the first table."""
    found = {}
    for row in page.locator("table").first.locator("tbody tr").all():
        sex, activity, *_share, mean, _count = row.locator("th, td").all_inner_texts()
        found[sex, activity] = mean
    return found


def test_a_sample_of_diaries_is_measured(visitor: Visitor) -> None:
    page = visitor.open("/en/care-time")
    page.get_by_role("button", name="Measure made-up diaries").click()
    expect(page.locator("table").first).to_contain_text("unpaid work (5.4.1)")
    assert "example=synthetic" in page.url
    page.get_by_label("File of diaries (CSV, Parquet)").set_input_files(
        {"name": "diaries.csv", "mimeType": "text/csv", "buffer": write_diaries().encode()}
    )
    page.get_by_label("Mapping file (YAML), which says what its columns mean").set_input_files(
        {"name": "own.yaml", "mimeType": "application/yaml", "buffer": MAPPING.encode()}
    )
    page.get_by_role("button", name="Measure", exact=True).click()
    expect(page.locator("h2").first).to_contain_text("Made up for a test")
    found = minutes(page)
    assert found["women", "- care work"] == "120.0 (0.0)*"
    assert found["men", "- care work"] == "60.0 (0.0)*"


def test_diaries_that_cannot_be_read_are_told_why(visitor: Visitor) -> None:
    page = visitor.open("/en/care-time")
    page.get_by_label("File of diaries (CSV, Parquet)").set_input_files(
        {"name": "diaries.csv", "mimeType": "text/csv", "buffer": b"persona,sexo\n1,1\n"}
    )
    page.get_by_label("Mapping file (YAML), which says what its columns mean").set_input_files(
        {"name": "own.yaml", "mimeType": "application/yaml", "buffer": MAPPING.encode()}
    )
    page.get_by_role("button", name="Measure", exact=True).click()
    told = page.locator('[role="alert"]').inner_text()
    assert "edad" in told
    assert tempfile.gettempdir() not in told
    visitor.errors.clear()  # the browser notes an answer of 422 as an error of its own


def test_a_family_sees_its_days_and_keeps_them_to_itself(visitor: Visitor) -> None:
    page = visitor.open("/en/family")
    page.get_by_label("Country whose law counts").select_option(label="Kenya")
    page.get_by_label("What happens").select_option("birth")
    page.get_by_label("Day on which the birth is expected").fill("2027-03-15")
    for number, (name, sex, gives) in enumerate([("A", "woman", "yes"), ("B", "man", "no")], 1):
        page.locator(f'[name="parent{number}.name"]').fill(name)
        page.locator(f'[name="parent{number}.sex"]').select_option(sex)
        page.locator(f'[name="parent{number}.gives_birth"]').select_option(gives)
        page.locator(f'[name="parent{number}.work"]').select_option("employed")
    page.get_by_role("button", name="Show without address").click()
    rows = page.locator("figure tbody tr")
    # Employment Act 2007, s. 29: three months (90 days in the tables) and two weeks.
    days = {
        row.locator("th").text_content(): row.locator("td").text_content() for row in rows.all()
    }
    assert days["A, leave around the birth"] == "15 Mar 2027 – 12 Jun 2027, 90 days (13 weeks)"
    assert days["B, the other parent’s leave at the birth"] == (
        "15 Mar 2027 – 28 Mar 2027, 2 weeks"
    )
    assert "?" not in page.url
    page.get_by_role("button", name="Show", exact=True).first.click()
    page.wait_for_url(re.compile("due=2027-03-15"))
    with page.expect_download() as kept:
        page.get_by_role("link", name="calendar.ics").click()
    calendar = kept.value.path().read_text("utf-8")
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20270315" in calendar
