#!/usr/bin/env python3
"""Tables of how the cost of a count grows: with neurons, depth and inputs, and which kernel is faster where.

    tools/growth.py [neurons] [depth] [inputs] [engines]       (all of them by default)

Makes random networks (polyhedra construct random, seeds 1 to --seeds), counts their regions in [-1,1]^d, and prints a Markdown table with the
median over the seeds. `engines` compares the kernels round by round, so that its ratios survive a drift of the machine's speed. Build first:
dotnet build -c Release. Python 3 and the .NET SDK are all it needs.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OURS = os.path.join(ROOT, "Polyhedra.Cli", "bin", "Release", "net10.0", "polyhedra.dll")
LIST = os.path.join(ROOT, "Polyhedra.Benchmarks", "bin", "Release", "net10.0", "Polyhedra.Benchmarks.dll")


def construct(folder, inputs, widths, seed):
    path = os.path.join(folder, f"{inputs}-{'-'.join(map(str, widths))}-{seed}.json")
    subprocess.run(["dotnet", OURS, "construct", "random", "--inputs", str(inputs), "--widths", ",".join(map(str, [*widths, 1])),
                    "--seed", str(seed), "-o", path], check=True)
    return path


def count(path, engine="vertex", domain="box:-1,1", seconds=1.0):
    command = ["dotnet", OURS, "count", path, "--domain", domain, "--activation-only", "--threads", "1", "--engine", engine, "--json"]
    run = lambda repeat: json.loads(subprocess.run([*command, "--repeat", str(repeat)], check=True, capture_output=True, text=True).stdout)
    once = run(1)
    # A long run is warm by itself.
    return once if once["seconds"] > seconds else run(max(3, min(2000, round(seconds / once["seconds"]))))


def listing(path, engine="vertex", domain="box:-1,1"):
    return json.loads(subprocess.run(["dotnet", LIST, "list", path, domain, engine], check=True, capture_output=True, text=True).stdout)


def growth_table(title, shapes, arguments, folder):
    print(f"\n### {title}\n\n| inputs | hidden widths | regions | counted ms | ns a region | listed ms | ns a region | sign tests a region |")
    print("|---|---|---|---|---|---|---|---|")
    for inputs, widths in shapes:
        rows = []
        for seed in range(1, arguments.seeds + 1):
            path = construct(folder, inputs, widths, seed)
            counted, listed = count(path), listing(path)
            assert counted["activationRegions"] == listed["regions"]
            regions = listed["regions"]
            rows.append((regions, counted["seconds"], counted["seconds"] / regions, listed["seconds"], listed["seconds"] / regions,
                         counted["signTests"] / regions))
        regions, counted, each, listed, each_listed, tests = (statistics.median(column) for column in zip(*rows))
        print(f"| {inputs} | {' '.join(map(str, widths))} | {regions:.0f} | {counted * 1e3:.2f} | {each * 1e9:.0f} | {listed * 1e3:.2f} "
              f"| {each_listed * 1e9:.0f} | {tests:.2f} |", flush=True)


def engines_table(arguments, folder):
    print("\n### Kernels: time of lp / time of vertex (above 1 the vertex kernel wins)\n")
    print("| inputs | hidden widths | regions, box | counted in a box | listed in a box | counted in R^d | listed in R^d |\n|---|---|---|---|---|---|---|")
    for inputs in arguments.engine_inputs:
        widths = [8, 8] if inputs > 2 else [16, 16]
        ratios, regions = [], []
        for seed in range(1, arguments.seeds + 1):
            path = construct(folder, inputs, widths, seed)
            row = []
            for domain in ("box:-1,1", "all"):
                for measure in (count, listing):
                    vertex, lp = measure(path, "vertex", domain), measure(path, "lp", domain)
                    row.append(lp["seconds"] / vertex["seconds"])
                    if domain != "all" and measure is count:
                        regions.append(vertex["activationRegions"])
            ratios.append(row)
        medians = [statistics.median(column) for column in zip(*ratios)]
        print(f"| {inputs} | {' '.join(map(str, widths))} | {statistics.median(regions):.0f} | " + " | ".join(f"{r:.2f}" for r in medians) + " |", flush=True)


SHAPES = {
    "neurons": ("Neurons: two hidden layers of growing width", [(2, [w, w]) for w in (8, 16, 32, 64, 128)] + [(3, [w, w]) for w in (8, 16, 32, 64)]),
    "depth": ("Depth: layers of 16", [(2, [16] * k) for k in (1, 2, 3, 4, 6, 8)] + [(3, [16] * k) for k in (1, 2, 3, 4)]),
    "inputs": ("Inputs: two hidden layers of 10", [(d, [10, 10]) for d in range(1, 9)]),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help="neurons, depth, inputs, engines")
    parser.add_argument("--seeds", type=int, default=3, help="networks of each shape (default 3)")
    parser.add_argument("--engine-inputs", type=int, nargs="*", default=[2, 3, 4, 5, 6, 7, 8, 9, 10], metavar="D")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for table in arguments.tables or [*SHAPES, "engines"]:
            if table == "engines":
                engines_table(arguments, folder)
            elif table in SHAPES:
                growth_table(*SHAPES[table], arguments, folder)
            else:
                parser.error(f"no table {table}")


if __name__ == "__main__":
    sys.exit(main())
