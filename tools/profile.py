#!/usr/bin/env python3
"""Says where the time of a count goes, by method, with Linux perf.

    tools/profile.py NETWORK [--domain D] [--seconds S] [--top N] [-- OPTION...]

Builds nothing: run `dotnet build -c Release` first. Runs `polyhedra count --activation-only --threads 1` on the network (or with the
options after --) again and again for about S seconds under `perf record`, and prints for each method its own share of the samples and
the share with all that it calls. Compiling and starting count as "runtime". Python 3 and perf are all it needs.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "Polyhedra.Cli", "bin", "Release", "net10.0", "polyhedra.dll")


def record(command, folder):
    """Runs a command under perf and yields its samples, each a list of symbols, innermost first."""
    data = os.path.join(folder, "perf.data")
    # Without write-xor-execute and with a map of the compiled methods perf can name them; ahead-of-time code has no names.
    environment = dict(os.environ, DOTNET_PerfMapEnabled="1", DOTNET_EnableWriteXorExecute="0")
    subprocess.run(["perf", "record", "-q", "-F", "997", "-g", "-o", data, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    text = subprocess.run(["perf", "script", "-i", data, "-F", "ip,sym"], check=True, capture_output=True, text=True, errors="replace").stdout
    for block in text.split("\n\n"):
        stack = [line.split(None, 1)[1] for line in block.splitlines() if len(line.split(None, 1)) == 2]
        if stack:
            yield [name(symbol) for symbol in stack]


def name(symbol):
    """The short name of a compiled method, or `runtime` for everything else."""
    match = re.search(r"\[(?:Polyhedra\.[A-Za-z]+|polyhedra)\] ([^(]*)::([^(\[]+)", symbol)
    if match:
        owner = re.sub(r"`\d+(\[.*\])?", "", match[1]).split(".")[-1].split("+")[0]
        return f"{owner}.{re.sub(r'[<>]', '', match[2])}"
    match = re.search(r"\[System[A-Za-z.]*\] ([^(]*)::([^(\[]+)", symbol)
    return "System: " + re.sub(r"`\d+(\[.*\])?", "", match[1]).split(".")[-1] if match else "runtime"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network")
    parser.add_argument("--domain", default="box:-1,1")
    parser.add_argument("--seconds", type=float, default=5, help="how long the runs under perf should take (default 5)")
    parser.add_argument("--top", type=int, default=25, help="how many methods to print (default 25)")
    parser.add_argument("options", nargs="*", help="options of `polyhedra count` instead of --activation-only --threads 1")
    arguments = parser.parse_args()
    options = arguments.options or ["--activation-only", "--threads", "1"]
    command = ["dotnet", PROGRAM, "count", arguments.network, "--domain", arguments.domain, *options]
    once = json.loads(subprocess.run([*command, "--repeat", "5", "--json"], check=True, capture_output=True, text=True).stdout)
    repeat = max(5, round(arguments.seconds / once["seconds"]))

    own, total, samples = collections.Counter(), collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        for stack in record([*command, "--repeat", str(repeat)], folder):
            samples += 1
            own[stack[0]] += 1
            total.update(set(stack))
    print(f"{arguments.network}: {once['activationRegions']} regions, {samples} samples, {repeat} runs ({' '.join(options)})")
    print(f"{'own %':>6} {'with callees %':>15}  method")
    for method, count in own.most_common(arguments.top):
        print(f"{100 * count / samples:6.1f} {100 * total[method] / samples:15.1f}  {method}")


if __name__ == "__main__":
    sys.exit(main())
