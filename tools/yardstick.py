#!/usr/bin/env python3
"""Compares this program with a yardstick, process against process, on networks and arrangements with known counts.

The yardstick is any program that takes a network file and prints {"regions": N, "seconds": S}, S being its best time for the regions
in [-1,1]^d, and that with --count-only may count them without listing them. DIRECTORY holds its C# project in yardstick/, the networks
in cases/networks/*.json (with {"expect": {...}} or not), and optionally cases/arrangements and cases/acasxu.

Both programs are built first, the yardstick in a temporary copy. Then, for every network, N rounds of one process each, in an order that
turns round from one round to the next:

  ours          polyhedra count --activation-only --threads 1, repeated in the process for at least 2 s and 6 times, the best run
  listed        every region visited and its pattern asked for (the benchmarks' list command), likewise
  2 threads     as the first, with --threads 2
  yardstick     listing, and for two and three inputs with --count-only

Ratios are taken within a round, and the median over the rounds is printed: on a machine whose speed drifts they are what can be compared.
Times are medians too, in milliseconds. Peak memory is the largest resident set of the count's process. The machine should do nothing else.

  --sections    networks    the table above
                degenerate  chambers of arrangements, and a network rounded to a grid of quarters, as multiples of the yardstick's time
                            on --reference
                acasxu      counts of an ACAS Xu network on two threads, likewise

Python 3 and the .NET SDK are all it needs.
"""
import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from fractions import Fraction

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OURS = os.path.join(ROOT, "Polyhedra.Cli", "bin", "Release", "net10.0", "polyhedra.dll")
LIST = os.path.join(ROOT, "Polyhedra.Benchmarks", "bin", "Release", "net10.0", "Polyhedra.Benchmarks.dll")
LEAST_SECONDS, LEAST_RUNS = 2.0, 6


def run(command):
    """Runs a program that prints JSON; gives that, with the peak resident set of the process in MiB as `peak`."""
    process = subprocess.Popen(["dotnet", *command], stdout=subprocess.PIPE)
    with process.stdout:
        text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return dict(json.loads(text), peak=kilobytes / 1024)


def count(path, *options, domain="box:-1,1"):
    """The command that counts, repeated as often as the time asks for, which one run finds out."""
    command = [OURS, "count", path, "--domain", domain, "--activation-only", "--json", *options]
    once = run([*command, "--repeat", "3"])
    return [*command, "--repeat", str(max(LEAST_RUNS, math.ceil(LEAST_SECONDS / once["seconds"])))]


def rounds(commands, number):
    """Runs each command once a round, every second round backwards. Gives the results by name, a list over the rounds."""
    results = {name: [] for name in commands}
    for i in range(number):
        for name in list(commands) if i % 2 == 0 else reversed(list(commands)):
            results[name].append(run(commands[name]))
    return results


def ratio(results, name, other):
    """The median over the rounds of one program's time over another's, or None."""
    if name not in results or other not in results:
        return None
    return statistics.median(a["seconds"] / b["seconds"] for a, b in zip(results[name], results[other]))


def milliseconds(results, name):
    return statistics.median(r["seconds"] for r in results[name]) * 1000 if name in results else None


def show(value, form):
    return "-" if value is None else format(value, form)


def network_table(arguments, yardstick, folder):
    print("| network | regions | ours ms | listed ms | yardstick ms | count-only ms | ours / yardstick | ours / count-only | listed / yardstick "
          "| 2 threads, gain | peak MiB |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for file in sorted(os.listdir(folder)):
        name = file.removesuffix(".json")
        if not file.endswith(".json") or (arguments.only and name not in arguments.only):
            continue
        path = os.path.join(folder, file)
        with open(path, encoding="utf-8") as stream:
            inputs = json.load(stream)["inputs"]
        commands = {"ours": count(path, "--threads", "1"), "listed": [LIST, "list", path], "yardstick": [yardstick, path]}
        if inputs <= 3:
            commands["count-only"] = [yardstick, path, "--count-only"]
        commands["two"] = count(path, "--threads", "2")
        results = rounds(commands, arguments.pairs)
        regions = {r.get("activationRegions", r.get("regions")) for all_rounds in results.values() for r in all_rounds}
        cells = [
            name, " != ".join(map(str, sorted(regions))),
            *(show(milliseconds(results, key), ".2f") for key in ("ours", "listed", "yardstick", "count-only")),
            show(ratio(results, "ours", "yardstick"), ".3f"), show(ratio(results, "ours", "count-only"), ".3f"),
            show(ratio(results, "listed", "yardstick"), ".3f"), show(ratio(results, "ours", "two"), ".2f"),
            f"{max(r['peak'] for r in results['ours']):.0f}",
        ]
        print("| " + " | ".join(cells) + " |", flush=True)


def quarter_grid(path, folder):
    """A copy of a network with every number rounded to a multiple of 1/4."""
    def rounded(value):
        return [rounded(entry) for entry in value] if isinstance(value, list) else float(round(Fraction(value) * 4)) / 4

    with open(path, encoding="utf-8") as stream:
        network = json.load(stream)
    network["numbers"] = "exact"
    for layer in network["layers"]:
        layer["weights"], layer["bias"] = rounded(layer["weights"]), rounded(layer["bias"])
    copy = os.path.join(folder, "quarter-" + os.path.basename(path))
    with open(copy, "w", encoding="utf-8") as stream:
        json.dump(network, stream)
    return copy


def degenerate_table(arguments, yardstick, networks, arrangements, temporary):
    reference = os.path.join(networks, arguments.reference + ".json")
    print(f"\n| arrangement | chambers | listed s | / yardstick on {arguments.reference} | peak MiB |\n|---|---|---|---|---|")
    for name in arguments.arrangements:
        path = os.path.join(arrangements, name + ".json")
        results = rounds({"listed": [LIST, "list", path], "yardstick": [yardstick, reference]}, arguments.pairs)
        print(f"| {name} | {results['listed'][0]['regions']} | {milliseconds(results, 'listed') / 1000:.3f} "
              f"| {ratio(results, 'listed', 'yardstick'):.3f} | {max(r['peak'] for r in results['listed']):.0f} |", flush=True)

    own = os.path.join(networks, arguments.grid + ".json")
    grid = quarter_grid(own, temporary)
    results = rounds({"grid": count(grid, "--threads", "1"), "own": count(own, "--threads", "1")}, arguments.pairs)
    each = ratio(results, "grid", "own") * results["own"][0]["activationRegions"] / results["grid"][0]["activationRegions"]
    print(f"\n{arguments.grid} rounded to a grid of 1/4: {results['grid'][0]['activationRegions']} regions, {each:.2f} times the time per region "
          f"of its own weights, {results['grid'][0]['exactSignTests']} of {results['grid'][0]['signTests']} sign tests exact")


def acasxu_table(arguments, yardstick, networks, folder):
    reference = os.path.join(networks, arguments.reference + ".json")
    print(f"\n| network, numbers | regions | 2 threads, s | / yardstick on {arguments.reference} | peak MiB |\n|---|---|---|---|---|")
    for file in sorted(f for f in os.listdir(folder) if f.endswith(".nnet")):
        for numbers in ("exact", "float32"):
            command = [OURS, "count", os.path.join(folder, file), "--domain", "box:-0.1,0.1", "--activation-only", "--threads", "2",
                       "--numbers", numbers, "--json"]
            results = rounds({"ours": command, "yardstick": [yardstick, reference]}, arguments.acasxu_pairs)
            print(f"| {file.removesuffix('.nnet')}, {numbers} | {results['ours'][0]['activationRegions']} | {milliseconds(results, 'ours') / 1000:.2f} "
                  f"| {ratio(results, 'ours', 'yardstick'):.2f} | {max(r['peak'] for r in results['ours']):.0f} |", flush=True)


def build(directory, temporary):
    """Builds both programs; gives the yardstick's."""
    for project in ("Polyhedra.Cli", "Polyhedra.Benchmarks"):
        subprocess.run(["dotnet", "build", "-c", "Release", "-v", "quiet", "--nologo", os.path.join(ROOT, project)], check=True, stdout=sys.stderr)
    copy = os.path.join(temporary, "yardstick")
    shutil.copytree(os.path.join(directory, "yardstick"), copy, ignore=shutil.ignore_patterns("bin", "obj"))
    subprocess.run(["chmod", "-R", "u+w", copy], check=True)
    subprocess.run(["dotnet", "build", "-c", "Release", "-v", "quiet", "--nologo", "-o", os.path.join(copy, "out"), copy], check=True, stdout=sys.stderr)
    return os.path.join(copy, "out", "yardstick.dll")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--directory", default=os.path.join(ROOT, "..", "shared"), help="default: shared beside this repository")
    parser.add_argument("--pairs", type=int, default=5, metavar="N", help="rounds (default 5)")
    parser.add_argument("--only", nargs="*", metavar="NAME", help="these networks alone")
    parser.add_argument("--sections", nargs="*", default=["networks"], choices=["networks", "degenerate", "acasxu"], help="default: networks")
    parser.add_argument("--reference", default="4-32-32-1", metavar="NAME", help="the network whose time the yardstick is asked for (default 4-32-32-1)")
    parser.add_argument("--arrangements", nargs="*", default=["generic_3_40", "threshold_5", "resonance_6"], metavar="NAME")
    parser.add_argument("--grid", default="3-16-16-1", metavar="NAME", help="the network that is rounded (default 3-16-16-1)")
    parser.add_argument("--acasxu-pairs", type=int, default=1, metavar="N", help="rounds of the acasxu section (default 1)")
    arguments = parser.parse_args()
    networks = os.path.join(arguments.directory, "cases", "networks")
    with tempfile.TemporaryDirectory() as temporary:
        yardstick = build(arguments.directory, temporary)
        if "networks" in arguments.sections:
            network_table(arguments, yardstick, networks)
        if "degenerate" in arguments.sections:
            degenerate_table(arguments, yardstick, networks, os.path.join(arguments.directory, "cases", "arrangements"), temporary)
        if "acasxu" in arguments.sections:
            acasxu_table(arguments, yardstick, networks, os.path.join(arguments.directory, "cases", "acasxu"))


if __name__ == "__main__":
    sys.exit(main())
