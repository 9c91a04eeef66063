"""How often the findings of each rule are right, by people’s verdicts: draws findings to read, and counts verdicts.

Draw: ``python tests/bench/confidence.py --draw FOLDER… [--each 25] [--seed N] > findings.tsv`` lints the folders (all
findings, ``--pedantic``) and draws up to so many of each rule and evidence, one a document, with what stands around.
Somebody who did not write the rules fills the first column: ``right`` (an editor would act on it), ``wrong``, or
``arguable``, where editors differ. Count: ``python tests/bench/confidence.py findings.tsv… [--write]`` prints the
table of counts and levels, and writes it to ``glossary/words/verdicts.tsv``. Only counts ship, no page.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

from istilah.files import read_text
from istilah.lint.confidence import DROSS, Verdicts
from istilah.readers import open_file

TABLE = Path(__file__).parents[2] / "glossary" / "words" / "verdicts.tsv"
HEAD = ("verdict", "code", "evidence", "subject", "message", "kind", "place", "context")
AROUND = 110  # characters on either side


def findings(folders: list[Path]) -> dict[tuple[str, str], dict[str, list[dict[str, object]]]]:
    """Lint folders and sort what is found by rule and evidence, then by document."""
    call = [sys.executable, "-m", "istilah", "lint", "--pedantic", "--format", "jsonl", *map(str, folders)]
    found: dict[tuple[str, str], dict[str, list[dict[str, object]]]] = defaultdict(lambda: defaultdict(list))
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout or ():
            told = json.loads(line)
            for each in told["diagnostics"]:
                found[each["code"], each.get("evidence", "")][told["path"]].append(each)
    return found


def context(path: str, finding: dict[str, object]) -> str:
    """Give the words around a finding, which is marked."""
    source = open_file(Path(path).read_bytes(), path).document.source
    start, end = (finding[side]["offset"] for side in ("start", "end"))  # type: ignore[index]
    text = f"{source[max(0, start - AROUND) : start]}⟦{source[start:end]}⟧{source[end : end + AROUND]}"
    return " ".join(text.split())


def draw(folders: list[Path], each: int, seed: int) -> None:
    """Print findings to be read, in random order within a rule."""
    pick, out = random.Random(seed), csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")  # noqa: S311 - no secret
    out.writerow(HEAD)
    for (code, evidence), documents in sorted(findings(folders).items()):
        for path in pick.sample(sorted(documents), min(each, len(documents))):
            one = pick.choice(documents[path])
            message = one["message"]["en"]  # type: ignore[index]
            place = f"{path}:{one['start']['line']}"  # type: ignore[index]
            row = ("", code, evidence, one["subject"], message, Path(path).suffix, place, context(path, one))
            out.writerow([" ".join(str(cell).split()) for cell in row])


def counted(files: list[Path]) -> dict[tuple[str, str], Verdicts]:
    """Count verdicts by rule and evidence."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for file in files:
        for row in csv.DictReader(read_text(file).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["verdict"]:
                counts[row["code"], row.get("evidence") or ""][row["verdict"]] += 1
    return {key: Verdicts(*(count[one] for one in Verdicts._fields)) for key, count in sorted(counts.items())}


def main() -> None:
    """Draw findings, or count verdicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="+", type=Path)
    parser.add_argument("--draw", action="store_true")
    parser.add_argument("--each", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.draw:
        draw(options.file, options.each, options.seed)
        return
    table = counted(options.file)
    print(f"{'rule':8} {'evidence':10} right wrong arguable  share  least  most  level")
    for (code, evidence), read in table.items():
        share = read.right / read.total
        level = "on request" if read.most < DROSS else read.level
        bounds = f"{share:.2f}   {max(0, read.least):.2f}   {read.most:.2f}"
        print(f"{code:8} {evidence:10} {read.right:5} {read.wrong:5} {read.arguable:8}  {bounds}  {level}")
    if options.write:
        lines = ["\t".join(map(str, (*key, *read))) for key, read in table.items()]
        fields = ", ".join(("rule", "evidence", *Verdicts._fields))
        note = f"# {fields}: verdicts of readers; made by tests/bench/confidence.py FILE… --write"
        TABLE.write_text("\n".join([note, *sorted(lines), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
