#!/usr/bin/env python3
"""Measure the command line against the annotated texts in ../shared, and hold the figures above their floors.

usage: scores.py [--raise] [--program PROGRAM] [--by-form]

Runs PROGRAM (target/debug/onrecord unless named) over the annotated articles, the readouts and the PolNeAR dev set,
calls the scorers in ../shared/eval, and prints each figure beside its floor in tests/floors.toml. A figure below its
floor fails. --raise writes every figure that is higher than its floor as the new floor; no floor is ever lowered.
--by-form prints instead how much of PolNeAR is found, by whether the words are quoted, partly quoted or only reported.
Where ../shared is not there, nothing is measured. Only the Python standard library is used.
"""
import argparse, json, os, pathlib, re, subprocess, sys, tempfile, tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "floors.toml"
SEED = "seed"  # the article that the project started from has floors of its own
SLACK = 0.05  # figures and floors are written to one decimal
PAIRED_SLACK = 2.0  # a share of what was paired moves a little as more is found
COUNTED = ("attr/", "speech/")  # of the attribution scorer's metrics; the others are for finding faults


def articles():
    """The annotated articles; one whose gold takes its date from outside the text is given it."""
    for path in sorted((SHARED / "gold/dev").glob("*.txt")):
        frame = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["article"]
        outside = frame["published"] if frame.get("published_from") == "metadata" else None
        yield path.stem, path, outside


def readouts():
    for path in sorted((SHARED / "data/readouts/text").glob("*.txt")):
        yield path.stem, path, None


def polnear():
    """The news articles of PolNeAR; their names hold the date of publication."""
    for path in sorted((SHARED / "data/polnear/dev/text").glob("*.txt")):
        yield path.stem, path, path.stem.split("_")[1]


def analyse(program, texts, out):
    """Writes the program's analyses of the texts to the file `out`."""
    with open(out.with_suffix(".in"), "w", encoding="utf-8") as lines:
        for name, path, published in texts:
            # newline="": offsets count every character of the file
            line = {"id": name, "text": path.open(encoding="utf-8", newline="").read(), "published": published}
            print(json.dumps(line), file=lines)
    with open(out.with_suffix(".in"), "rb") as lines, open(out, "wb") as analyses:
        subprocess.run([program, "--ndjson", "--offsets", "chars"], stdin=lines, stdout=analyses, check=True)


def scorer(name, *arguments):
    command = [sys.executable, SHARED / "eval" / name, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def breakdown_figures(out):
    """{"articles": {metric: figure}, "seed": …} out of the scorer's table."""
    wanted = {SEED: SEED, "all": "articles"}
    figures, section = {}, None
    for line in scorer("score_breakdown.py", SHARED / "gold/dev", out, "--each").splitlines():
        if not line.startswith("  "):
            section = wanted.get(line.strip())
        elif section and (found := re.fullmatch(r"\s+(.+?)\s+(\d+\.\d)", line)):
            figures.setdefault(section, {})[found[1]] = float(found[2])
    return figures


def readout_figures(out):
    line = scorer("score_breakdown.py", "--readouts", SHARED / "data/readouts/gold.jsonl", out)
    return {"readouts": {name.strip(): float(value) for name, value in re.findall(r"([a-z ]*[a-z]) (\d+\.\d)", line)}}


def attribution_figures(out):
    lines = out.with_suffix(".attributions")
    with open(out, "rb") as analyses, open(lines, "wb") as attributions:
        convert = [sys.executable, SHARED / "eval/to_attribution.py"]
        subprocess.run(convert, stdin=analyses, stdout=attributions, check=True)
    scores = json.loads(scorer("score_attribution.py", SHARED / "data/polnear/dev", lines, "--json"))
    return {"attribution": {metric: round(score["F"], 1) for metric, score in scores.items() if metric.startswith(COUNTED)}}


def quoted(text):
    """For each character, whether it stands between double quotation marks; none reach over the end of a line."""
    is_open, held = False, []
    for char in text:
        is_mark = char in '"“”'
        is_open = char == "“" or is_open and char not in "”\n" and char != '"' or char == '"' and not is_open
        held.append(is_open or is_mark)
    return held


def form(text, held, spans):
    """`direct` where every word of the spans is quoted, `indirect` where none is, else `mixed`."""
    words = [held[at] for start, end in spans for at in range(start, end) if text[at].isalnum()]
    return "direct" if all(words) else "mixed" if any(words) else "indirect"


def recall_by_form(program):
    """{form: [annotated, content found, source too]} on the PolNeAR dev set."""
    sys.path.insert(0, str(SHARED / "eval"))
    import score_attribution as scorer
    folder = SHARED / "data/polnear/dev"
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "polnear.ndjson"
        analyse(program, polnear(), out)
        found = {line["id"]: line["statements"] for line in map(json.loads, out.open(encoding="utf-8"))}
    one = lambda span: [[span["start"], span["end"]]] if span else []
    tallies = {"direct": [0, 0, 0], "mixed": [0, 0, 0], "indirect": [0, 0, 0]}
    for path in sorted((folder / "text").glob("*.txt")):
        article = scorer.Article(path.open(encoding="utf-8", newline="").read())
        held = quoted(article.text)
        first = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))[0]
        raw = [a for a in scorer.read_ann(first) if article.attribution(a)["content"]]
        gold = [article.attribution(a) for a in raw]
        said = [article.attribution({"source": one(s["source"]), "cue": one(s["cue"]),
                                     "content": [[c["start"], c["end"]] for c in s["content"]]}) for s in found[path.stem]]
        shared = [(len(g["content"] & p["content"]) / len(g["content"] | p["content"]), i, j)
                  for i, g in enumerate(gold) for j, p in enumerate(said)]
        paired = dict(scorer.greedy([s for s in shared if s[0] >= 0.5]))
        for i, attribution in enumerate(raw):
            tally = tallies[form(article.text, held, attribution["content"])]
            tally[0] += 1
            tally[1] += i in paired
            tally[2] += i in paired and scorer.same_source(article, gold[i]["source"], said[paired[i]]["source"])
    return tallies


def measure(program):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        figures = {}
        for name, texts, read in (("articles", articles, breakdown_figures), ("readouts", readouts, readout_figures),
                                  ("polnear", polnear, attribution_figures)):
            out = folder / f"{name}.ndjson"
            analyse(program, texts(), out)
            figures |= read(out)
        return figures


def write_floors(floors):
    lines = ["# The least that each figure may be (%, see tests/scores.py). `./build.sh scores --raise` lifts them; none",
             "# is ever lowered."]
    for section, metrics in floors.items():
        lines += ["", f"[{section}]"] + [f"{json.dumps(metric)} = {floor:.1f}" for metric, floor in metrics.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Measure the program against the annotated texts (see the docstring).")
    parser.add_argument("--raise", dest="is_raising", action="store_true", help="write higher figures as the new floors")
    parser.add_argument("--program", default=ROOT / "target/debug/onrecord")
    parser.add_argument("--by-form", action="store_true", help="how much is found of what is quoted, partly and not")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print("scores: skipped, because the annotated texts (../shared) are not beside the project")
        print("0 passed, 0 failed")
        return
    if arguments.by_form:
        print(f"{'':<10}{'annotated':>11}{'content found':>15}{'with source':>13}")
        for name, (annotated, content, both) in recall_by_form(arguments.program).items():
            print(f"{name:<10}{annotated:11}{100 * content / annotated:14.1f}%{100 * both / annotated:12.1f}%")
        return
    figures = measure(arguments.program)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    raised = {section: dict(metrics) for section, metrics in floors.items()}
    passed, failed = 0, 0
    for section, metrics in figures.items():
        print(f"\n{section:<48}{'figure':>8}{'floor':>8}")
        for metric, figure in metrics.items():
            floor = floors.get(section, {}).get(metric)
            is_met = floor is None or figure >= floor - (PAIRED_SLACK if "paired" in metric else SLACK)
            passed, failed = passed + is_met, failed + (not is_met)
            print(f"  {metric:<46}{figure:8.1f}{'' if floor is None else format(floor, '8.1f'):>8}{'' if is_met else '  BELOW'}")
            raised.setdefault(section, {})[metric] = max(figure, floor or 0.0)
    for section, metrics in floors.items():
        for metric in metrics.keys() - figures.get(section, {}).keys():
            failed += 1
            print(f"  {section}: {metric} has a floor but was not measured")
    if arguments.is_raising:
        write_floors(raised)
        print(f"\nfloors written to {os.path.relpath(FLOORS)}")
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
