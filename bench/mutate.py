#!/usr/bin/env python3
"""Corrupts right citations in every way that some rule can prove, and counts what engross says of them.

usage: mutate.py [--engross PROGRAM] [--data DIR] [--seed N] [--show N] [--each N]

The right citations come from the project's own tables. First all of them are checked as they are: each finding
on them is a false one. Then each is corrupted; a corruption counts as flagged when a finding of level warning or
error touches the citation, and as repaired when applying the replacement gives the right citation back. A
corruption that no rule can see (a number that stays in its session, another right citation) is left out.
"""
import argparse
import collections
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MONTHS = ("January February March April May June July August September October November December").split()
LOOKS = {"0": "O", "1": "l", "5": "S", "8": "B"}


def table(name):
    with open(os.path.join(TOP, "data", "authority", name), encoding="utf-8") as f:
        return list(csv.DictReader((line for line in f if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def roman(n):
    out = ""
    for value, text in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out += text
            n -= value
    return out


def un_date(iso):
    year, month, day = map(int, iso.split("-"))
    return f"{day} {MONTHS[month - 1]} {year}"


class Citation:
    """One right citation: the sentence around it, its text, and the parts that can be corrupted."""

    def __init__(self, kind, before, text, after, parts):
        self.kind, self.before, self.text, self.after, self.parts = kind, before, text, after, parts

    def line(self, text=None):
        return self.before + (self.text if text is None else text) + self.after


def citations():
    ranges = table("ranges.tsv")
    for r in ranges:
        if r["series"] == "oas:ag:res" and r["last"]:
            for number in range(int(r["first"]), int(r["last"]) + 1, 7):
                session, rest = r["label"].split("-", 1)
                text = f"AG/RES. {number} ({r['label']})"
                yield Citation("ag", "RECALLING resolution ", text, " on the matter;",
                               {"number": str(number), "session": session, "year": rest[-2:],
                                "first": int(r["first"]), "last": int(r["last"])})
        if r["series"] == "un:sc:res" and r["last"]:
            for number in range(int(r["first"]), int(r["last"]) + 1, 5):
                yield Citation("sc", "Recalling Security Council resolution ", f"{number} ({r['label']})", ",",
                               {"number": str(number), "year": r["label"], "first": int(r["first"]), "last": int(r["last"])})
    for r in table("records-un.tsv"):
        m = re.fullmatch(r"un:ga:res:(\d+)/(\d+)", r["key"])
        if m and r["date"] and r["certain"] != "no":
            yield Citation("ga", "Recalling General Assembly resolution ", f"{m[1]}/{m[2]} of {un_date(r['date'])}", ",",
                           {"date": un_date(r["date"]), "iso": r["date"]})
    for r in table("records-oas.tsv"):
        if r["lang"] == "en" and r["title"] and r["certain"] != "no" and r["key"].startswith("oas:ag:res:") and \
                re.fullmatch(r"AG/RES\. \d+ \([IVXL]+-O/\d\d\)", r["canonical"]) and '"' not in r["title"]:
            yield Citation("title", "RECALLING resolution ", f"{r['canonical']}, “{r['title']}”", ";", {"title": r["title"]})


def swap_digit(rng, text):
    i = rng.randrange(len(text))
    return text[:i] + rng.choice([d for d in "0123456789" if d != text[i]]) + text[i + 1:]


def corruptions(rng, c):
    """(class, corrupted text) pairs."""
    p = c.parts
    if c.kind in ("ag", "sc"):
        i = c.text.index(p["number"])
        looks = [k for k, d in enumerate(p["number"]) if d in LOOKS and len(p["number"]) > 1]
        if looks:
            k = rng.choice(looks)
            yield "digit", c.text[:i + k] + LOOKS[c.text[i + k]] + c.text[i + k + 1:]
        number = swap_digit(rng, p["number"])
        if number[0] != "0" and not p["first"] <= int(number) <= p["last"]:
            yield "number", c.text.replace(p["number"], number, 1)
    if c.kind == "ag":
        yield "year", c.text[:-3] + f"{(int(p['year']) + rng.choice([-1, 1, 10])) % 100:02d})"
        session = p["session"] + "I" if rng.random() < .5 and not p["session"].endswith("III") else roman(rng.randrange(26, 48))
        yield "session", c.text.replace(f"({p['session']}-", f"({session}-", 1)
        yield "zero", c.text.replace("-O/", "-0/", 1)
        yield "hyphen", c.text.replace("-O/", "O/", 1)
        yield "letter", c.text.replace("-O/", "-", 1)
        if p["year"][0] == "0":
            yield "digit", c.text.replace("/0", "/O", 1) if "/0" in c.text else c.text
        yield "bracket", c.text[:-1]
    if c.kind == "sc":
        yield "year", c.text.replace(f"({p['year']})", f"({int(p['year']) + rng.choice([-1, 1])})", 1)
        yield "year", c.text.replace(f"({p['year']})", f"({swap_digit(rng, p['year'])})", 1)
    if c.kind == "ga":
        year, month, day = map(int, p["iso"].split("-"))
        yield "date", c.text.replace(p["date"], f"{day % 28 + 1} {MONTHS[month - 1]} {year}")
        yield "date", c.text.replace(p["date"], f"{day} {MONTHS[month % 12]} {year}")
        yield "date", c.text.replace(p["date"], f"{day} {MONTHS[month - 1]} {year + 1}")
    if c.kind == "title":
        words = p["title"].split(" ")
        commas = [i for i, w in enumerate(words) if w.endswith(",")]
        if commas:
            i = rng.choice(commas)
            yield "comma", c.text.replace(p["title"], " ".join(words[:i] + [words[i][:-1]] + words[i + 1:]))
        if len(words) > 5:
            i = rng.randrange(1, len(words) - 1)
            yield "word", c.text.replace(p["title"], " ".join(words[:i] + words[i + 1:]))


def check(engross, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as f:
        f.write("\n\n".join(lines) + "\n")
    try:
        run = subprocess.run([engross, "check", "--format", "json", "--only", "citation", "--limit", "findings=1000000", f.name],
                             capture_output=True)
    finally:
        os.unlink(f.name)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr.decode(errors="replace"))
    by_line = collections.defaultdict(list)
    for finding in json.loads(run.stdout)["documents"][0]["findings"]:
        if finding["level"] != "info" and finding["code"] != "citation/inconsistent":
            by_line[(finding["line"] - 1) // 2].append(finding)
    return by_line


def applied(line, finding):
    """LINE with the replacement of FINDING; columns count code points from 1."""
    start = finding["column"] - 1
    return line[:start] + finding["fix"]["replacement"] + line[start + len(finding["text"]):]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--engross", default=os.environ.get("ENGROSS", os.path.join(TOP, "build", "engross")))
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--show", type=int, default=0, help="print the first N failures of each kind")
    a = ap.parse_args()
    rng = random.Random(a.seed)
    right = list(citations())
    false = check(a.engross, [c.line() for c in right])
    print(f"{len(right)} right citations, {len(false)} flagged")
    for i in list(false)[:a.show]:
        print(f"  FALSE {right[i].line()} | {false[i][0]['code']}: {false[i][0]['message']}")
    originals = {c.line() for c in right}
    cases = [(name, c, c.line(text)) for c in right for name, text in corruptions(rng, c)]
    cases = [(name, c, line) for name, c, line in cases if line not in originals and line != c.line()]
    found = check(a.engross, [line for _, _, line in cases])
    flagged, offered, good, wrong, count = (collections.Counter() for _ in range(5))
    shown = collections.Counter()
    for i, (name, c, line) in enumerate(cases):
        name = f"{c.kind} {name}"
        count[name] += 1
        flagged[name] += i in found
        fixes = [f for f in found.get(i, ()) if f["fix"]]
        offered[name] += bool(fixes)
        ok = any(applied(line, f) == c.line() for f in fixes)
        good[name] += ok
        unsafe = any(f["fix"]["safe"] and applied(line, f) != c.line() for f in fixes) and not ok
        wrong[name] += unsafe
        if (i not in found or unsafe) and shown[name] < a.show:
            shown[name] += 1
            print(f"  {'WRONG' if unsafe else 'MISS '} {name}: {line}" + "".join(f" | {f['text']} -> {f['fix']['replacement']}" for f in fixes))
    print(f"{'corruption':16}{'made':>7}{'flagged':>9}{'offered':>9}{'right':>7}{'wrong and safe':>16}")
    for name in sorted(count) + ["all"]:
        pick = (lambda k: sum(k.values())) if name == "all" else (lambda k: k[name])
        print(f"{name:16}{pick(count):7}{pick(flagged):9}{pick(offered):9}{pick(good):7}{pick(wrong):16}")
    n = sum(count.values())
    print(f"flagged {sum(flagged.values()) / n:.3f}, right among the repairs offered {sum(good.values()) / max(1, sum(offered.values())):.3f}")


main()
