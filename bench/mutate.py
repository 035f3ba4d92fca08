#!/usr/bin/env python3
"""Corrupts right citations in every way that a rule can prove, in four languages; counts what engross says.

usage: mutate.py [--engross PROGRAM] [--seed N] [--each N] [--show N] [--require]

The right citations come from the project's own tables (data/): ranges, records, sessions, instruments. First
all of them are checked as they are: each warning or error on them is a false one. Then each is corrupted. A
corruption counts as flagged when a finding of level warning or error touches its line, and as repaired when
applying the replacement gives the right citation back. Its repair is unique where the way it was made says so
(a letter for a digit, a date on record, a part that two others outvote) or where engross offers one. A
corruption that no rule can see (a number that stays in its session, another right citation) is left out.

--each N      takes N right citations of each kind and language, not all; the same ones for the same seed
--require     fails unless 0.97 are flagged, 0.90 of those with a unique repair are rightly repaired, no wrong
              repair is marked safe, and at most one right citation in 500 is flagged
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
import xml.etree.ElementTree as xml

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LANGUAGES = ("en", "es", "fr", "pt")
LOOKS = {"0": "O", "1": "l", "5": "S", "8": "B"}
HOMOGLYPHS = {"X": "\u0425", "I": "\u0406", "C": "\u0421"}

SMALL = ("of", "the", "in", "on", "for", "de", "la", "el", "da", "do")
OTHER = {"en": "lanterns", "es": "faroles", "fr": "lanternes", "pt": "lanternas"}

# The sentence of each kind and language; {c} is the citation.
SENTENCES = {
    "ag": {"en": "RECALLING resolution {c} on the matter;",
           "es": "RECORDANDO la resolución {c} sobre la materia;",
           "fr": "RAPPELANT la résolution {c} sur la question;",
           "pt": "RECORDANDO a resolução {c} sobre a matéria;"},
    "sc": {"en": "Recalling Security Council resolution {c},",
           "es": "Recordando la resolución {c} del Consejo de Seguridad,",
           "fr": "Rappelant la résolution {c} du Conseil de sécurité,",
           "pt": "Recordando a resolução {c} do Conselho de Segurança,"},
    "ga": {"en": "Recalling General Assembly resolution {c},",
           "es": "Recordando la resolución {c} de la Asamblea General,",
           "fr": "Rappelant la résolution {c} de l'Assemblée générale,",
           "pt": "Recordando a resolução {c} da Assembleia Geral,"},
    "eco": {"en": "Recalling Economic and Social Council resolution {c},",
            "es": "Recordando la resolución {c} del Consejo Económico y Social,",
            "fr": "Rappelant la résolution {c} du Conseil économique et social,"},
    "hrc": {"en": "Recalling Human Rights Council resolution {c},",
            "es": "Recordando la resolución {c} del Consejo de Derechos Humanos,",
            "fr": "Rappelant la résolution {c} du Conseil des droits de l'homme,"},
    "title": {"en": "RECALLING resolution {c};", "es": "RECORDANDO la resolución {c};",
              "fr": "RAPPELANT la résolution {c};", "pt": "RECORDANDO a resolução {c};"},
    "treaty": {"en": "{c}."}, "instrument": {"en": "Bearing in mind the {c},"},
    "event": {"en": "Recalling the {c};"},
}
SENTENCES["old"] = SENTENCES["window"] = SENTENCES["ga"]
SENTENCES["body"] = SENTENCES["special"] = SENTENCES["council"] = SENTENCES["ag"]
DATES = {"en": "{d} of {day} {month} {year}", "es": "{d} de {day} de {month} de {year}",
         "fr": "{d} du {day} {month} {year}", "pt": "{d} de {day} de {month} de {year}"}


def table(name):
    with open(os.path.join(TOP, "data", "authority", name), encoding="utf-8") as f:
        rows = (line for line in f if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def months():
    tree = xml.parse(os.path.join(TOP, "data", "language", "calendar.xml"))
    return {lang.get("id"): [w.text for w in lang.find("list[@id='months']") if not w.get("as")]
            for lang in tree.getroot().findall("language") if lang.get("id") in LANGUAGES}


MONTHS = months()


def roman(n):
    out = ""
    for value, text in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
                        (4, "IV"), (1, "I")):
        while n >= value:
            out, n = out + text, n - value
    return out


def dated(lang, designator, year, month, day):
    written = "1er" if lang == "fr" and day == 1 else day
    return DATES[lang].format(d=designator, day=written, month=MONTHS[lang][month - 1], year=year)


class Citation:
    """One right citation: kind, language, the text in its sentence, and the parts that can be corrupted."""

    def __init__(self, kind, lang, text, **parts):
        self.kind, self.lang, self.text, self.parts = kind, lang, text, parts

    def line(self, text=None):
        return SENTENCES[self.kind][self.lang].format(c=self.text if text is None else text)


def of_ranges(lang):
    for r in table("ranges.tsv"):
        if not r["last"] or r["certain"] == "no":
            continue
        first, last = int(r["first"]), int(r["last"])
        if r["series"] == "oas:ag:res":
            session, rest = r["label"].split("-", 1)
            for number in range(first + LANGUAGES.index(lang), last + 1, 7):
                yield Citation("ag", lang, f"AG/RES. {number} ({r['label']})", number=str(number),
                               session=session, year=rest[-2:], first=first, last=last)
        if r["series"] == "un:sc:res":
            for number in range(first + LANGUAGES.index(lang), last + 1, 5):
                yield Citation("sc", lang, f"{number} ({r['label']})", number=str(number), year=r["label"],
                               first=first, last=last)


def of_records(lang):
    for r in table("records-un.tsv"):
        if not r["date"] or r["certain"] == "no":
            continue
        year, month, day = map(int, r["date"].split("-"))
        if m := re.fullmatch(r"un:ga:res:(\d+/\d+)", r["key"]):
            text = dated(lang, m[1], year, month, day)
            yield Citation("ga", lang, text, designator=m[1], date=(year, month, day))
    if lang in SENTENCES["eco"]:
        for year in range(1979, 2019):
            number = year % 40 + 1
            text = dated(lang, f"{year}/{number}", year, 7, year % 28 + 1)
            yield Citation("eco", lang, text, designator=f"{year}/{number}", date=(year, 7, year % 28 + 1))
    for session in range(1, 55):
        if lang in SENTENCES["hrc"]:
            year = 2006 + (session - 1) // 3
            text = dated(lang, f"{session}/9", year, 6, 18)
            yield Citation("hrc", lang, text, designator=f"{session}/9", date=(year, 6, 18))
    for session in range(32, 78):
        text = dated(lang, f"{session}/299", 1945 + session, 12, 19)
        yield Citation("window", lang, text, designator=f"{session}/299", date=(1945 + session, 12, 19))
    for r in table("anchors.tsv"):
        if r["series"] == "un:ga:res:old" and re.fullmatch(r"[IVX]+", r["label"]):
            text = f"{r['number']} ({r['label']})"
            yield Citation("old", lang, text, number=r["number"], session=int(r["order"]))
    for r in table("records-oas.tsv"):
        known = r["lang"] == lang and r["title"] and r["certain"] != "no"
        if known and re.fullmatch(r"AG/RES\. \d+ \([IVXL]+-O/\d\d\)", r["canonical"]) and \
                not re.search("[\"“«]", r["title"]):
            yield Citation("title", lang, f"{r['canonical']}, “{r['title']}”", title=r["title"])


def of_bodies(lang):
    """Bodies whose sessions have a formula, special sessions of the table, the Council's anchors."""
    forms = [("CJI/RES. {n} ({s}-O/{y})", lambda n: 1972 + n // 2, range(60, 92)),
             ("CIM/RES. {n} ({s}-O/{y})", lambda n: 1940 + 2 * n, range(27, 36)),
             ("CITEL/RES. {n} ({s}-{y})", lambda n: 1990 + 4 * n, range(1, 7))]
    for form, year, sessions in forms:
        for session in sessions:
            parts = {"n": session + 40, "s": roman(session), "y": f"{year(session) % 100:02d}"}
            yield Citation("body", lang, form.format(**parts), form=form, values=parts)
    for r in table("sessions.tsv"):
        if r["series"] == "oas:ag" and r["kind"] == "E" and r["certain"] == "yes":
            parts = {"n": 1, "s": roman(int(r["number"])), "y": r["year"][-2:]}
            form = "AG/RES. {n} ({s}-E/{y})"
            yield Citation("special", lang, form.format(**parts), form=form, values=parts)
    for r in table("anchors.tsv"):
        if r["series"] == "oas:cp:res" and r["order"]:
            parts = {"n": r["number"], "s": r["order"], "y": r["year"][-2:]}
            form = "CP/RES. {n} ({s}/{y})"
            yield Citation("council", lang, form.format(**parts), form=form, values=parts)


def of_names(lang):
    """Treaties, instruments and meetings, in English: the table of places is."""
    if lang != "en":
        return
    tree = xml.parse(os.path.join(TOP, "data", "systems", "instruments.xml"))
    for i in tree.getroot().findall("instrument"):
        english = [n.text for n in i.findall("name") if n.get("lang") == "en" and not n.get("flawed")]
        name = english[0] if english else None
        if not name or i.get("needs") or i.get("system"):
            continue
        name = " ".join(name.split())
        if i.get("treaty"):
            volume, number = i.get("treaty").split(":")[2:]
            for link in (", ", ", in "):
                text = f"{name}{link}United Nations, Treaty Series, vol. {volume}, No. {number}"
                yield Citation("treaty", lang, text, volume=volume, number=number)
        if i.get("adopted") and not i.get("expects-resolution"):
            year = i.get("adopted")[:4]
            yield Citation("instrument", lang, f"{name}, adopted in {year}", year=year)
    ordinals = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split()
    names = {"oas:summit": "Summit of the Americas",
             "event:rtp": "Meeting of National Authorities on Trafficking in Persons",
             "event:remja": "Meeting of Ministers of Justice or of Ministers or Attorneys General of the "
                            "Americas"}
    for r in table("sessions.tsv"):
        if r["series"] in names and not r["kind"] and r["place"] and r["certain"] == "yes":
            yield from events(names[r["series"]], ordinals, r)


def events(name, ordinals, row):
    place = row["place"].split(",")[0]
    others = [r for r in table("sessions.tsv")
              if r["series"] == row["series"] and not r["kind"] and r["place"] and
              r["number"] != row["number"] and r["place"].split(",")[0] != place and r["year"] != row["year"]]
    for link in ("held in", ", held in", "which was held in"):
        link = link if link.startswith(",") else ", " + link if link.startswith("which") else " " + link
        for ordinal in (ordinals, [roman(n) for n in range(1, 11)]):
            text = f"{ordinal[int(row['number']) - 1]} {name}{link} {place} in {row['year']}"
            yield Citation("event", "en", text, name=name, ordinals=ordinal, number=int(row["number"]),
                           place=place, year=row["year"],
                           others=[o["place"].split(",")[0] for o in others])


def swap_digit(rng, text):
    i = rng.randrange(len(text))
    return text[:i] + rng.choice([d for d in "0123456789" if d != text[i]]) + text[i + 1:]


def spellings(rng, c):
    """Faults of writing: what was meant is plain."""
    number, text = c.parts["number"], c.text
    i = text.index(number)
    looks = [k for k, d in enumerate(number) if d in LOOKS and len(number) > 1]
    if looks:
        k = i + rng.choice(looks)
        yield "digit", text[:k] + LOOKS[text[k]] + text[k + 1:]
    if c.kind != "ag":
        return
    yield "zero", text.replace("-O/", "-0/", 1)
    yield "hyphen", text.replace("-O/", "O/", 1)
    yield "hyphen", text.replace("-O/", " O/", 1)
    yield "hyphen", text.replace("-O/", "\u2013O/", 1)
    yield "letter", text.replace("-O/", "-", 1)
    yield "bracket", text[:-1]
    yield "bracket", text.replace("(", "[").replace(")", "]")
    if "/0" in text:
        yield "digit", text.replace("/0", "/O", 1)
    letter = rng.choice([x for x in c.parts["session"] if x in HOMOGLYPHS] or ["?"])
    if letter in HOMOGLYPHS:
        at = text.index("(") + 1 + c.parts["session"].index(letter)
        yield "homoglyph", text[:at] + HOMOGLYPHS[letter] + text[at + 1:]


def numbers(rng, c):
    p = c.parts
    number = swap_digit(rng, p["number"])
    if number[0] != "0" and not p["first"] <= int(number) <= p["last"]:
        yield "number", c.text.replace(p["number"], number, 1)
    if len(p["number"]) > 2:
        k = rng.randrange(len(p["number"]) - 1)
        number = p["number"][:k] + p["number"][k + 1] + p["number"][k] + p["number"][k + 2:]
        if number[0] != "0" and not p["first"] <= int(number) <= p["last"]:
            yield "number", c.text.replace(p["number"], number, 1)
    if c.kind == "sc":
        yield "year", c.text.replace(f"({p['year']})", f"({int(p['year']) + rng.choice([-1, 1])})", 1)
        yield "year", c.text.replace(f"({p['year']})", f"({swap_digit(rng, p['year'])})", 1)
        return
    yield "year!", c.text[:-3] + f"{(int(p['year']) + rng.choice([-1, 1, 10])) % 100:02d})"
    longer = rng.random() < .5 and not p["session"].endswith("III")
    session = p["session"] + "I" if longer else roman(rng.randrange(26, 48))
    yield "session!", c.text.replace(f"({p['session']}-", f"({session}-", 1)


def dates(rng, c):
    year, month, day = c.parts["date"]
    again = lambda *d: dated(c.lang, c.parts["designator"], *d)
    if c.kind == "ga":
        yield "day!", again(year, month, day % 28 + 1)
        yield "month!", again(year, month % 12 + 1, min(day, 28))
        yield "year!", again(year + rng.choice([-1, 1, 10]), month, day)
    else:
        sign = 1 if c.kind != "eco" else rng.choice([-1, 1])
        yield "year", again(year + rng.choice([-2, 2, 10]) * sign, month, day)


def parts(rng, c):
    v = dict(c.parts["values"])
    year = f"{(int(v['y']) + rng.choice([-5, 5, 10])) % 100:02d}"
    yield "year", c.parts["form"].format(**{**v, "y": year})
    if c.kind == "council":
        yield "meeting", c.parts["form"].format(**{**v, "s": int(v["s"]) + 400})
        yield "number", c.parts["form"].format(**{**v, "n": int(v["n"]) + 300})


def titles(rng, c):
    title = c.parts["title"]
    words = title.split(" ")
    commas = [i for i, w in enumerate(words) if w.endswith(",")]
    if commas:
        i = rng.choice(commas)
        yield "comma!", c.text.replace(title, " ".join(words[:i] + [words[i][:-1]] + words[i + 1:]))
    small = [i for i, w in enumerate(words) if 0 < i < len(words) - 1 and w in SMALL]
    if small:
        i = rng.choice(small)
        yield "article!", c.text.replace(title, " ".join(words[:i] + words[i + 1:]))
    if len(words) > 5:
        i = rng.randrange(1, len(words) - 1)
        yield "word", c.text.replace(title, " ".join(words[:i] + words[i + 1:]))
        yield "other", c.text.replace(title, " ".join(words[:i] + [OTHER[c.lang]] + words[i + 1:]))
        i = rng.randrange(1, len(words) - 2)
        if words[i].strip(",") != words[i + 1].strip(","):
            swapped = words[:i] + [words[i + 1], words[i]] + words[i + 2:]
            yield "word", c.text.replace(title, " ".join(swapped))


def treaties(rng, c):
    p = c.parts
    volume = swap_digit(rng, "1" + p["volume"])[-len(p["volume"]):].lstrip("0") or "1"
    yield "volume!", c.text.replace(f"vol. {p['volume']},", f"vol. {volume},")
    number = swap_digit(rng, p["number"])
    if number[0] != "0":
        yield "number!", c.text.replace(f"No. {p['number']}", f"No. {number}")


def meetings(rng, c):
    p = c.parts
    year = str(int(p["year"]) + rng.choice([-1, 1]))
    yield "year!", c.text.replace(p["year"], year)
    if p["others"]:
        yield "place!", c.text.replace(p["place"], rng.choice(p["others"]))
    number = p["number"] + 1 if p["number"] == 1 or p["number"] < 4 and rng.random() < .5 else p["number"] - 1
    yield "ordinal!", c.text.replace(p["ordinals"][p["number"] - 1] + " ", p["ordinals"][number - 1] + " ", 1)


def corruptions(rng, c):
    """(class, corrupted text) pairs; a class with "!" has one repair."""
    if c.kind in ("ag", "sc"):
        yield from ((name + "!", text) for name, text in spellings(rng, c))
        yield from numbers(rng, c)
    elif c.kind in ("ga", "eco", "hrc", "window"):
        yield from dates(rng, c)
    elif c.kind == "old":
        other = c.parts["session"] + rng.choice([-5, 5])
        if 1 <= other <= 30:
            yield "session", f"{c.parts['number']} ({roman(other)})"
        yield "session", f"{c.parts['number']} ({roman(c.parts['session'] + 30)})"
    elif c.kind in ("body", "special", "council"):
        yield from parts(rng, c)
    elif c.kind == "title":
        yield from titles(rng, c)
    elif c.kind == "treaty":
        yield from treaties(rng, c)
    elif c.kind == "instrument":
        yield "year!", c.text.replace(c.parts["year"], str(int(c.parts["year"]) + rng.choice([-1, 1])))
    elif c.kind == "event":
        yield from meetings(rng, c)


def check(engross, lang, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as f:
        f.write("\n\n".join(lines) + "\n")
    try:
        run = subprocess.run([engross, "check", "--format", "json", "--lang", lang, "--only", "citation",
                              "--limit", "findings=1000000", "--limit", "repairs=1000000", f.name],
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


def all_applied(line, findings):
    for f in sorted(findings, key=lambda f: -f["column"]):
        line = applied(line, f)
    return line


class Count:
    def __init__(self):
        self.made = self.flagged = self.unique = self.right = self.unsafe = 0

    def add(self, other):
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def judge(case, findings):
    """What engross made of one corruption. A repair that is not the right one is wrong when called safe."""
    name, c, line = case
    count = Count()
    fixes = [f for f in findings if f["fix"]]
    results = [applied(line, f) for f in fixes] + ([all_applied(line, fixes)] if len(fixes) > 1 else [])
    count.made = 1
    count.flagged = bool(findings)
    count.unique = name.endswith("!") or bool(fixes)
    count.right = c.line() in results
    count.unsafe = not count.right and any(f["fix"]["safe"] for f in fixes)
    return count


def sample(rng, right, each):
    groups = collections.defaultdict(list)
    for c in right:
        groups[c.kind].append(c)
    return [c for group in groups.values()
            for c in (rng.sample(group, each) if 0 < each < len(group) else group)]


def measure(a, rng, lang, counts):
    """Corrupts the citations of LANG; returns how many were right, and how many of them were flagged."""
    right = [c for source in (of_ranges, of_records, of_bodies, of_names) for c in source(lang)]
    right = sample(rng, right, a.each)
    false = check(a.engross, lang, [c.line() for c in right])
    for i in list(false)[:a.show]:
        print(f"  FALSE {right[i].line()} | {false[i][0]['code']}: {false[i][0]['message']}")
    originals = {c.line() for c in right}
    cases = [(name, c, c.line(text)) for c in right for name, text in corruptions(rng, c)]
    cases = [(name, c, line) for name, c, line in cases if line not in originals]
    found = check(a.engross, lang, [line for _, _, line in cases])
    shown = collections.Counter()
    for i, case in enumerate(cases):
        name, c, line = case
        count = judge(case, found.get(i, []))
        counts[f"{c.kind} {name.strip('!')}"].add(count)
        word = "WRONG" if count.unsafe else "MISS" if not count.flagged else \
            "OTHER" if count.unique and not count.right else None
        if word and shown[c.kind, name, word] < a.show:
            shown[c.kind, name, word] += 1
            print(f"  {word:5} {lang} {c.kind} {name}: {line}" +
                  "".join(f" | {f['text']} -> {f['fix'] and f['fix']['replacement']}"
                          for f in found.get(i, [])))
    return len(right), len(false)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--engross", default=os.environ.get("ENGROSS", os.path.join(TOP, "build", "engross")))
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--each", type=int, default=0)
    ap.add_argument("--show", type=int, default=0, help="print the first N failures of each kind")
    ap.add_argument("--require", action="store_true")
    a = ap.parse_args()
    rng = random.Random(a.seed)
    counts = collections.defaultdict(Count)
    n_right = n_false = 0
    for lang in LANGUAGES:
        right, false = measure(a, rng, lang, counts)
        n_right, n_false = n_right + right, n_false + false
    total = Count()
    print(f"{'corruption':18}{'made':>7}{'flagged':>9}{'unique':>8}{'repaired':>10}{'wrong and safe':>16}")
    for name in sorted(counts):
        k = counts[name]
        print(f"{name:18}{k.made:7}{k.flagged:9}{k.unique:8}{k.right:10}{k.unsafe:16}")
        total.add(k)
    print(f"{'all':18}{total.made:7}{total.flagged:9}{total.unique:8}{total.right:10}{total.unsafe:16}")
    flagged, repaired = total.flagged / total.made, total.right / total.unique
    print(f"flagged {flagged:.3f}, of those with one repair rightly repaired {repaired:.3f}, "
          f"of {n_right} right citations {n_false} flagged")
    good = flagged >= 0.97 and repaired >= 0.90 and not total.unsafe and n_false * 500 <= n_right
    if a.require:
        print(f"{int(good)} passed, {int(not good)} failed, 0 skipped")
        return 0 if good else 1
    return 0


sys.exit(main())
