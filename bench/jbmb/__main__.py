"""`python -m bench.jbmb`: rings among 100 to 3,000 offers, up to three and up to four people.

Pure calculation: no database. Every line is a process of its own: seconds until proven or out of time, the peak of its
memory, and of every step what was reached and what is proven to be the best possible.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time

from bench.jbmb.maken import graaf, maak
from jbmb.ringzoeker import vind


def een(aantal: int, langste: int, seconden: float) -> dict:
    mensen, pijlen = graaf(maak(aantal))
    begin, cpu = time.perf_counter(), time.process_time()
    uitkomst = vind(mensen, pijlen, langste=langste, seconden=seconden)
    return {
        "pijlen": len(pijlen),
        "seconden": round(time.perf_counter() - begin, 1),
        "cpu": round(time.process_time() - cpu, 1),
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "alleen_paren": uitkomst.alleen_paren,
        "bewezen": uitkomst.is_bewezen,
        "standen": {stand.trap.value: [stand.waarde, stand.grens] for stand in uitkomst.standen},
    }


def regel(aantal: int, langste: int, uitslag: dict) -> str:
    standen = [
        str(waarde) if waarde == grens else f"{waarde} ({'?' if grens is None else grens})"
        for waarde, grens in uitslag["standen"].values()
    ]
    vooraf = [aantal, langste, uitslag["pijlen"], uitslag["seconden"], uitslag["cpu"], uitslag["mb"]]
    return f"| {' | '.join(map(str, [*vooraf, uitslag['alleen_paren'], *standen]))} |"


def main():
    vragen = argparse.ArgumentParser(prog="python -m bench.jbmb", description=__doc__)
    vragen.add_argument("--aantal", type=int, nargs="+", default=[100, 300, 1_000, 3_000])
    vragen.add_argument("--langste", type=int, nargs="+", default=[3, 4])
    vragen.add_argument("--seconden", type=float, default=60)
    vragen.add_argument("--een", action="store_true", help="measure the first of these in this process")
    keuze = vragen.parse_args()
    if keuze.een:
        print(json.dumps(een(keuze.aantal[0], keuze.langste[0], keuze.seconden)))
        return
    print(f"\nload {os.getloadavg()[0]:.1f}; between brackets what is proven to be the best possible\n")
    print(
        "| offers | ring up to | arrows | s | CPU | MB | pairs only | people | fours | threes | ranks | waited |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for aantal in keuze.aantal:
        for langste in keuze.langste:
            opdracht = [sys.executable, "-m", "bench.jbmb", "--een", "--seconden", str(keuze.seconden)]
            opdracht += ["--aantal", str(aantal), "--langste", str(langste)]
            uit = subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout
            print(regel(aantal, langste, json.loads(uit)), flush=True)


if __name__ == "__main__":
    main()
