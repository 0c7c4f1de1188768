#!/usr/bin/env python3
"""The tables of docs/studies/lines.md: breakpoints along lines at initialisation.

    tools/line_study.py [growth] [closed-form]       (both by default)

`growth`: random networks (polyhedra construct random) with one, two and three hidden layers of widths 16 to 512, and the mean number of breakpoints
along random segments of [-1,1]^d, a gate. `closed-form`: one hidden layer of n units with weights N(0, s^2) and biases N(0, b^2); along a segment of half-length T
through the origin, in any direction, n (2/pi) atan(T s / b) breakpoints are expected. Build first: dotnet build -c Release. Python 3 and the .NET SDK are all it needs.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import tempfile
from fractions import Fraction

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OURS = os.path.join(ROOT, "Polyhedra.Cli", "bin", "Release", "net10.0", "polyhedra.dll")
BIAS_DEVIATION = 0.3


def construct(folder, inputs, widths, seed):
    path = os.path.join(folder, "network.json")
    subprocess.run(["dotnet", OURS, "construct", "random", "--inputs", str(inputs), "--widths", ",".join(map(str, [*widths, 1])),
                    "--seed", str(seed), "-o", path], check=True)
    return path


def line(path, *options):
    return json.loads(subprocess.run(["dotnet", OURS, "line", path, *options, "--json"], check=True, capture_output=True, text=True).stdout)


def error_of_mean(sample):
    return statistics.stdev(sample) / math.sqrt(len(sample))


def growth(arguments, folder):
    """Per network the mean over its segments; mean and standard error over the networks, which are independent."""
    print(f"\n| hidden layers | width | gates | breakpoints a segment | a gate | standard error | linear regions a segment |\n|---|---|---|---|---|---|---|")
    for depth in arguments.depths:
        for width in arguments.widths:
            breakpoints, linear = [], []
            for seed in range(1, arguments.networks + 1):
                path = construct(folder, arguments.inputs, [width] * depth, seed)
                result = line(path, "--random", str(arguments.lines), "--seed", str(seed))
                breakpoints.append(result["breakpoints"]["mean"])
                linear.append(result["linearRegions"]["mean"])
            gates = depth * width
            print(f"| {depth} | {width} | {gates} | {statistics.mean(breakpoints):.1f} | {statistics.mean(breakpoints) / gates:.4f} "
                  f"| {error_of_mean(breakpoints) / gates:.4f} | {statistics.mean(linear):.1f} |", flush=True)


def closed_form(arguments, folder):
    print("\n| inputs | n | T | T s / b | networks | expected | mean | standard error | deviation / error |\n|---|---|---|---|---|---|---|---|---|")
    rows = [(2, 10, "3/10", 5), (1, 400, "1/20", 1), (1, 400, "3/10", 1), (1, 400, "2", 1), (8, 400, "1", 1), (32, 400, "1", 1)]
    for inputs, units, half, factor in rows:
        ratio = float(Fraction(half)) * math.sqrt(2 / inputs) / BIAS_DEVIATION
        expected = units * 2 / math.pi * math.atan(ratio)
        counts = []
        for seed in range(1, factor * arguments.seeds + 1):
            path = construct(folder, inputs, [units], seed)
            zeros = ",0" * (inputs - 1)
            result = line(path, "--from", f"-{half}{zeros}", "--to", f"{half}{zeros}")
            counts.append(len(result["breakpoints"]))
        mean, error = statistics.mean(counts), error_of_mean(counts)
        print(f"| {inputs} | {units} | {half} | {ratio:.4f} | {len(counts)} | {expected:.3f} | {mean:.3f} | {error:.3f} | {(mean - expected) / error:+.2f} |",
              flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", choices=["growth", "closed-form", []], help="growth, closed-form; both by default")
    parser.add_argument("--networks", type=int, default=10, help="growth: networks a shape")
    parser.add_argument("--lines", type=int, default=20, help="growth: segments a network")
    parser.add_argument("--inputs", type=int, default=10, help="growth: the number of inputs")
    parser.add_argument("--depths", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--widths", type=int, nargs="*", default=[16, 32, 64, 128, 256, 512])
    parser.add_argument("--seeds", type=int, default=20, help="closed form: networks a row, five times as many in the first")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, table in [("growth", growth), ("closed-form", closed_form)]:
            if not arguments.tables or name in arguments.tables:
                table(arguments, folder)


if __name__ == "__main__":
    main()
