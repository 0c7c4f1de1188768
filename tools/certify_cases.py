#!/usr/bin/env python3
"""Writes and checks a certificate of every network and arrangement with a known count:
certify_cases.py [--least N] [--most N] [--lp-most N] [--only TEXT] [--cases FOLDER]
Those of data/ and of the folder given (its degenerate/, networks/, acasxu/ and arrangements/, where they are there), with the vertex kernel
up to --most regions (60000) and with the lp kernel up to --lp-most (15000). Prints a line for each:
what was proved, bytes a region, seconds for count and certificate, seconds for the check on one thread. Exit code 1 if one is not VERIFIED with the known count.
Build first: dotnet build -c Release."""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = ["dotnet", os.path.join(ROOT, "Polyhedra.Cli", "bin", "Release", "net10.0", "polyhedra.dll")]
ACAS = "ACASXU_run2a_1_1_batch_2000.nnet"
MOST_VERTEX_INPUTS = 16


def known_counts(more):
    """Those of data/ and of a folder of more. Path, options of the count, options of the check, regions, dimension; an arrangement has no options of the count."""
    for folder in [os.path.join(ROOT, "data", "networks"), os.path.join(more, "degenerate"), os.path.join(more, "networks")]:
        for path in files(folder):
            net = json.load(open(path, encoding="utf-8"))
            if "expect" in net:
                domain = ["--domain", net["expect"]["domain"]]
                yield path, domain, domain, net["expect"]["activationRegions"], net["inputs"]
    acas = os.path.join(more, "acasxu", ACAS)
    for rule in ["exact", "float32"] if os.path.exists(acas) else []:
        for radius, regions in [("1/50", 971), ("1/20", 14941)]:
            options = ["--domain", f"box:-{radius},{radius}", "--numbers", rule]
            yield acas, options, options, regions, 5
    table = open(os.path.join(ROOT, "data", "README.md"), encoding="utf-8").read()
    table = table[table.index("## `arrangements/`"):]
    for path in files(os.path.join(ROOT, "data", "arrangements")) + files(os.path.join(more, "arrangements")):
        expect = json.load(open(path, encoding="utf-8")).get("expect") if path.endswith(".json") else None
        listed = re.search(rf"^\| `{re.escape(os.path.basename(path))}` \|[^|]*\|[^|]*\| ([0-9]+) \|", table, re.M)
        yield path, None, [], expect["regions"] if expect else int(listed[1]), 0


def files(folder):
    return sorted(os.path.join(folder, name) for name in os.listdir(folder)) if os.path.isdir(folder) else []


def as_json(path, folder):
    """An arrangement file that the checker reads: .ine files and lists of edges are written anew."""
    rows = [line.split() for line in open(path, encoding="utf-8")]
    if path.endswith(".ine"):
        words = [row for row in rows if row]
        begin = words.index(["begin"])
        planes = words[begin + 2:words.index(["end"])]
        normals, offsets = [row[1:] for row in planes], [row[0] for row in planes]
    elif path.endswith(".edges"):
        edges = [(int(row[0]), int(row[1])) for row in rows if len(row) == 2 and row[0].isdigit() and row[1].isdigit()]
        first = min(min(edge) for edge in edges)
        count = max(max(edge) for edge in edges) - first + 1
        normals = [[str(int(k == i - first) - int(k == j - first)) for k in range(count)] for i, j in edges]
        offsets = ["0"] * len(edges)
    else:
        return path
    other = os.path.join(folder, "arrangement.json")
    with open(other, "w", encoding="utf-8") as file:
        json.dump({"format": "polyhedra-arrangement/1", "dimension": len(normals[0]), "normals": normals, "offsets": offsets}, file)
    return other


def run(*words):
    start = time.perf_counter()
    done = subprocess.run([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    return done.stdout, done.stderr.strip(), time.perf_counter() - start


def certify(path, counting, checking, regions, engine):
    with tempfile.TemporaryDirectory() as folder:
        subject, certificate = as_json(path, folder), os.path.join(folder, "certificate.pc")
        command = ["arrangement", subject, "--regions-only"] if counting is None else ["count", subject, "--activation-only", *counting]
        counted, problem, writing = run(*command, "--engine", engine, "--certificate", certificate)
        if not os.path.exists(certificate):
            return False, f"no certificate: {problem or counted.strip()}"
        verdict, problem, reading = run("check", subject, certificate, "--threads", "1", *checking)
        first = verdict.split("\n")[0] or problem
        is_right = first == f"VERIFIED {regions} {'chambers' if counting is None else 'activation regions'}"
        size = os.path.getsize(certificate) / regions
        return is_right, f"{first}{'' if is_right else f', expected {regions}'}; {size:.1f} bytes a region, {writing:.2f} s to count and write, {reading:.2f} s to check"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--least", type=int, default=0, help="nothing with fewer regions")
    options.add_argument("--most", type=int, default=60_000, help="the vertex kernel up to so many regions")
    options.add_argument("--lp-most", type=int, default=15_000, help="the lp kernel up to so many regions")
    options.add_argument("--only", default="", help="only files whose name contains this")
    options.add_argument("--cases", default="", metavar="FOLDER", help="more cases, besides those of data/")
    args = options.parse_args()
    wrong = total = 0
    for path, counting, checking, regions, dimension in known_counts(args.cases):
        for engine, most in [("vertex", args.most), ("lp", args.lp_most)]:
            is_possible = engine == "lp" or dimension <= MOST_VERTEX_INPUTS
            if args.least <= regions <= most and args.only in os.path.basename(path) and is_possible:
                is_right, text = certify(path, counting, checking, regions, engine)
                rule = f" {checking[-1]}" if "--numbers" in checking else ""
                print(f"{'ok   ' if is_right else 'WRONG'} {os.path.basename(path)}{rule} {engine}: {text}", flush=True)
                total += 1
                wrong += not is_right
    print(f"{total - wrong} of {total} VERIFIED with the known count")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
