"""Check the YAML of the package against its schemas, and the schemas against their models.

A file takes part by a line near its top: `# yaml-language-server: $schema=<path beside it>`.
`--write` writes the schemas of the models below anew.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
from collections.abc import Hashable, Iterator
from pathlib import Path

import jsonschema
import yaml
from jsonschema.validators import validator_for

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "carepact"

# Schemas that a pydantic model writes: file under src/carepact to "module:Model".
MODELS: dict[str, str] = {
    "data/timeuse/mapping/schema.json": "carepact.data.timeuse.mapping.model:Mapping",
    "data/timeuse/synthetic/fitting.schema.json": "carepact.data.timeuse.synthetic.fitting:Fitting",
    "data/timeuse/mapping/guesses.schema.json": "carepact.data.timeuse.mapping.guesses:Guesses",
    "data/timeuse/india_2024.schema.json": "carepact.data.timeuse.india_2024:Codebook",
    "data/countries/figure_rules.schema.json": "carepact.data.countries.figure_rules:FigureRules",
    "data/countries/conformal.schema.json": "carepact.data.countries.conformal:ConformalRules",
    "data/countries/cells.schema.json": "carepact.data.countries.cell_parameters:CellParameters",
    "policy/schemas/instrument.json": "carepact.policy.instrument:Instrument",
    "data/evidence/schema.json": "carepact.data.evidence.reading:Evidence",
    "data/crises/schema.json": "carepact.data.crises.crisis:CrisisFile",
    "app/limits.schema.json": "carepact.app.limits:Limits",
    "app/settings.schema.json": "carepact.app.settings_file:SettingsFile",
    "core/limits.schema.json": "carepact.core.release_limits:Limits",
    "measure/limits.schema.json": "carepact.measure.limits:Limits",
    "policy/schemas/package.json": "carepact.policy.package:Package",
    "policy/schemas/options.json": "carepact.policy.options:OptionFile",
    "policy/schemas/standard.json": "carepact.policy.standard:Standard",
    "report/palette.schema.json": "carepact.report.palette:Palette",
    "value/limits.schema.json": "carepact.value.limits:Limits",
    "validate/indicators.json": "carepact.validate.indicators:Indicators",
    "validate/anchors/terms.json": "carepact.validate.anchors.terms:Terms",
    "studies/study_file/study.json": "carepact.studies.study_file.model:StudyFile",
    "studies/family_file/family.json": "carepact.studies.family_file.model:FamilyFile",
    "studies/employer_file/employer.json": "carepact.studies.employer_file.model:EmployerFile",
    "studies/account_file/account.json": "carepact.studies.account_file.model:AccountFile",
    "studies/job_file/job.json": "carepact.studies.job_file.opening:JobFile",
    "studies/centre_file/centre.json": "carepact.studies.centre_file.model:CentreFile",
    "studies/centre_file/network.json": "carepact.studies.centre_file.model:NetworkFile",
    "studies/programme_file/programme.json": (
        "carepact.studies.programme_file.model:ProgrammeFile"
    ),
    "studies/quality_file/quality.json": "carepact.studies.quality_file.model:QualityFile",
    "levels/quality/criteria.json": "carepact.levels.quality.catalogue:AreaFile",
    "studies/charter_file/charter.json": "carepact.studies.charter_file.model:CharterFile",
    "studies/pact_file/pact.json": "carepact.studies.pact_file.model:PactFile",
    "studies/recognition_file/recognition.json": (
        "carepact.studies.recognition_file.model:RecognitionFile"
    ),
    "studies/study_file/needed_facts.json": "carepact.studies.study_file.needed_facts:NeededFacts",
}

DIALECT = "https://json-schema.org/draft/2020-12/schema"
HEADER = re.compile(r"^#\s*yaml-language-server:\s*\$schema=(\S+)", re.MULTILINE)


SAID_OTHERWISE = (":timestamp", ":bool")


class PlainLoader(yaml.SafeLoader):
    """YAML as an editor's schema sees it: dates, keys, yes and no are text, no key stands twice."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - the base class has it so
    ) -> dict[Hashable, object]:
        """Read a mapping and refuse a key that stands twice."""
        first_lines: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if first_lines.setdefault(str(key.value), line) != line:
                where = f"lines {first_lines[str(key.value)]} and {line}"
                raise yaml.YAMLError(f"'{key.value}' stands in {where}. Keep one.")
        return {str(k): v for k, v in super().construct_mapping(node, deep=deep).items()}


PlainLoader.yaml_implicit_resolvers = {
    start: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(SAID_OTHERWISE)]
    for start, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|false|False)$"), list("tTfF")
)


def schema_named_by(path: Path) -> Path | None:
    """Return the schema that a YAML file's header names, if it has a header."""
    header = HEADER.search(path.read_text(encoding="utf-8"))
    return (path.parent / header[1]).resolve() if header else None


def find_yaml_faults(path: Path, schema_path: Path) -> Iterator[str]:
    """Find what a YAML file has that its schema does not allow."""
    if not schema_path.is_file():
        yield f"no schema at '{schema_path.name}' beside it. Correct the header or add the schema."
        return
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    validator = validator_for(schema)
    try:
        validator.check_schema(schema)
        content = yaml.load(path.read_text(encoding="utf-8"), PlainLoader)  # noqa: S506 - a SafeLoader
    except jsonschema.SchemaError as error:
        yield f"its schema {schema_path.name} is itself wrong: {error.message}"
    except yaml.YAMLError as error:
        yield str(error)
    else:
        for fault in validator(schema).iter_errors(content):
            yield f"{'.'.join(map(str, fault.absolute_path)) or 'top'}: {fault.message}"


def schema_of_model(address: str) -> str:
    """Write the schema of a pydantic model as text, shape: "module:Model"."""
    module, _, name = address.partition(":")
    model = getattr(importlib.import_module(module), name)
    schema = {"$schema": DIALECT, **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def find_stale_schemas() -> Iterator[str]:
    """Find schemas that their model would write otherwise."""
    for name, address in MODELS.items():
        path = PACKAGE / name
        if not path.is_file() or path.read_text(encoding="utf-8") != schema_of_model(address):
            yield f"{name}: not what {address} says. Run scripts/schemas.py --write."


def write_schemas() -> None:
    """Write the schema of every registered model."""
    for name, address in MODELS.items():
        path = PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(schema_of_model(address), encoding="utf-8")
        print(f"wrote {name}")


def main() -> int:
    """Print every fault and return the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write the models' schemas anew")
    if options.parse_args().write:
        write_schemas()
    faults = list(find_stale_schemas())
    checked = 0
    for path in sorted(PACKAGE.rglob("*.yaml")):
        if schema := schema_named_by(path):
            checked += 1
            name = path.relative_to(PACKAGE)
            faults += [f"{name}: {fault}" for fault in find_yaml_faults(path, schema)]
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{checked} files with a schema, {len(MODELS)} models, {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
