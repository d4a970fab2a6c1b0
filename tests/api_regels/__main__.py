"""`make api-regels`: the description of the API held against the NL API Design Rules (regels.yaml), by Spectral.

Not in the suite: Spectral is 200 packages, and asks a minute the first time. Ends with 1 when a rule is broken, or
when a description that breaks them all (fout.yaml) does not.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import django

HIER = Path(__file__).resolve().parent
REGELS, FOUT = HIER / "regels.yaml", HIER / "fout.yaml"


def gevonden(beschrijving: Path) -> list[dict]:
    opdracht = ["npx", "--prefix", str(HIER), "spectral", "lint", "--quiet", "--format=json"]
    opdracht += ["--fail-severity=hint", "--ruleset", str(REGELS), str(beschrijving)]
    loop = subprocess.run(opdracht, capture_output=True, text=True)
    if loop.returncode > 1:
        sys.exit(f"Spectral mislukt:\n{loop.stderr}")
    return json.loads(loop.stdout)


def onze_beschrijving() -> dict:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "twentsekracht.settings")
    django.setup()
    from vacatures.api.router import api

    return api.get_openapi_schema()


def eigen_regels() -> set[str]:
    """The names in regels.yaml: what stands two deep under `rules`."""
    _, _, regels = REGELS.read_text().partition("\nrules:\n")
    return {regel.strip(" :") for regel in regels.splitlines() if regel[:2] == "  " and regel[2] not in " #"}


def main():
    # Without scripts of the packages: one of them would tell its maker that it was installed.
    ophalen = ["npm", "ci", "--prefix", str(HIER), "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(ophalen, check=True)
    ongezien = eigen_regels() - {fout["code"] for fout in gevonden(FOUT)}
    with tempfile.TemporaryDirectory() as map_:
        beschrijving = Path(map_) / "openapi.json"
        beschrijving.write_text(json.dumps(onze_beschrijving()))
        fouten = gevonden(beschrijving)
    for fout in fouten:
        print(f"{'.'.join(map(str, fout['path']))}: {fout['code']}: {fout['message']}")
    if fouten or ongezien:
        sys.exit(f"{len(fouten)} afwijkingen; regels die niets vonden in fout.yaml: {sorted(ongezien)}")
    print(
        f"De beschrijving van de API voldoet aan spectral:oas en aan {len(eigen_regels())} regels van de standaard."
    )


if __name__ == "__main__":
    main()
