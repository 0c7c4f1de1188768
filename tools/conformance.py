#!/usr/bin/env python3
"""Writes the conformance vectors of data/conformance, independently of the C# code.

Only the standard library is used: fractions for exact arithmetic, hashlib for the digests. The inputs (number texts, domain
texts, network files, points) are listed here; what is expected of them is computed here.

    python3 tools/conformance.py           writes the vectors
    python3 tools/conformance.py --check   compares them with the files, exit code 1 if one differs
"""
import hashlib
import json
import math
import random
import re
import struct
import sys
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "data" / "conformance"
MAX_TEXT, MAX_EXPONENT = 20_000, 10_000
QUOTIENT = re.compile(r"([+-]?[0-9]+)/([0-9]+)")
DECIMAL = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?")
BARE = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


class Refused(Exception):
    pass


# Numbers ---------------------------------------------------------------------------------------------------------------

def parse(text):
    """The exact value of a number text."""
    if len(text) > MAX_TEXT:
        raise Refused
    if m := QUOTIENT.fullmatch(text):
        if int(m[2]) == 0:
            raise Refused
        return Fraction(int(m[1]), int(m[2]))
    m = DECIMAL.fullmatch(text)
    if not m or not (m[2] or m[3]):
        raise Refused
    exponent = m[4] or "0"
    if len(exponent.lstrip("+-0")) > 5 or abs(int(exponent)) > MAX_EXPONENT:
        raise Refused
    value = Fraction(int(m[2] + (m[3] or ""))) * Fraction(10) ** (int(exponent) - len(m[3] or ""))
    return -value if m[1] == "-" else value


def round_binary(value, precision, min_exponent, max_exponent):
    """To the nearest multiple of the format's unit, ties to even: round() of a Fraction is half-even."""
    if value == 0:
        return Fraction(0)
    size = abs(value)
    top = size.numerator.bit_length() - size.denominator.bit_length()
    if Fraction(2) ** top > size:
        top -= 1
    unit = Fraction(2) ** max(top - precision + 1, min_exponent)
    rounded = round(value / unit) * unit
    if abs(rounded) >= Fraction(2) ** max_exponent:
        raise Refused
    return rounded


def read(text, rule):
    value = parse(text)
    if rule == "exact":
        return value
    if rule == "float32":
        rounded = round_binary(value, 24, -149, 128)
        assert Fraction(struct.unpack("<f", struct.pack("<f", float(rounded)))[0]) == rounded
        return rounded
    rounded = round_binary(value, 53, -1074, 1024)
    assert Fraction(value.numerator / value.denominator) == rounded  # int / int is correctly rounded in Python
    return rounded


NUMBER_TEXTS = [
    "0", "-0", "0.0", "-0.0e5", "1", "-1", "+1", "0.1", "-0.1", "1/3", "-2/4", "+6/-3", "6/3", "1/0", "0/0", "0/7", "1/3.0",
    "0.5", ".5", "5.", ".", "", "-", "e5", "1e", "1e+", "2e-3", "2E+3", "1e0000000003", "1_000", "1,5", " 1", "1 ", "0x10",
    "NaN", "nan", "Infinity", "-Infinity", "inf", "null", "true", "\u0661", "\u00bd", "1/2/3", "--1", "00012", "1e5/2",
    "1e10000", "1e-10000", "1e10001", "1e-10001", "1e999999999", "1e-999999999", "1e99999999999999999999", "0e999999999",
    # float32: ties, subnormals, overflow
    "16777217", "16777219", "-16777217", "16777217.0000000000000000000000000001", "1.00000005960464477539062500001",
    "1.000000059604644775390625", "1.00000017881393432617187500", "340282346638528859811704183484516925440",
    "340282356779733661637539395458142568447.999", "340282356779733661637539395458142568448", "3.5e38", "-3.5e38", "1e39",
    "1.401298464324817e-45", "7.006492321624085e-46", "7.006492321624086e-46", "1/1427247692705959881058285969449495136382746624",
    "1/2854495385411919762116571938898990272765493248", "3/2854495385411919762116571938898990272765493248",
    "1.1754943508222875e-38", "1.1754942807573643e-38", "5/5708990770823839524233143877797980545530986496",
    # float64: ties, subnormals, overflow
    "9007199254740993", "9007199254740995", "-9007199254740993", "9007199254740993.00000000000000000000000001",
    "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e309", "-1e309", "5e-324", "2e-324", "3e-324",
    "2.2250738585072011e-308", "2.2250738585072014e-308", "0.1000000000000000055511151231257827", "1e23", "8.5e22",
    # rounding through double first would give another float
    "1.000000059604644775390625000000000000000001", "8388609.4999999999999999999", "0.50000002980232238769531250000000000001",
    "123456789012345678901234567890", "0.333333333333333333333333333333333333", "1e-46", "1e-400", "1e400",
]


def numbers():
    vectors = []
    for text in NUMBER_TEXTS:
        for rule in ("exact", "float32", "float64"):
            try:
                value = str(read(text, rule))
            except Refused:
                value = "refused"
            if len(value) > 2000:  # keep the file small; the size is pinned by the digests of such numbers
                value = "sha256:" + hashlib.sha256(value.encode()).hexdigest()
            vectors.append({"text": text, "bare": bool(BARE.fullmatch(text)), "rule": rule, "value": value})
    return vectors


# Networks --------------------------------------------------------------------------------------------------------------

# An activation is its breakpoints and, for every piece from left to right, (slope, intercept).
ACTIVATIONS = {
    "identity": ([], [(1, 0)]),
    "relu": ([0], [(0, 0), (1, 0)]),
    "abs": ([0], [(-1, 0), (1, 0)]),
    "hardtanh": ([-1, 1], [(0, -1), (1, 0), (0, 1)]),
    "relu6": ([0, 6], [(0, 0), (1, 0), (0, 6)]),
}


def load(path):
    """A network file: (version, inputs, [layer]), every number as its own text first. A layer is (type, units); a unit is (name, rows,
    pieces): a dense unit has one row, bias last, and pieces is its activation, called name; a maxout unit has a row a piece, and pieces is
    None."""
    data = json.loads(path.read_text("utf-8"), parse_float=str, parse_int=str)
    rule, version, width, layers = data.get("numbers", "exact"), int(data["format"][-1]), int(data["inputs"]), []

    def row(weights, bias, width):
        if isinstance(weights, str):
            assert version == 2
            sparse = dict(word.split(":") for word in weights.split(" ")) if weights else {}
            weights = [sparse.pop(str(j), "0") for j in range(width)]
            assert not sparse
        assert len(weights) == width
        return [read(w, rule) for w in weights] + [read(bias, rule)]

    def activation(name):
        if isinstance(name, dict):
            slope = read(name["leaky_relu"], rule)
            return f"leaky_relu {slope}", ([0], [(slope, 0), (1, 0)])
        return name, ACTIVATIONS[name]

    for layer in data["layers"]:
        if layer["type"] == "maxout":
            units = [("", [row(w, b, width) for w, b in zip(*unit, strict=True)], None) for unit in zip(layer["weights"], layer["bias"], strict=True)]
        else:
            names = layer["activation"]
            names = names if version == 2 and isinstance(names, list) else [names] * len(layer["bias"])
            units = [(activation(name)[0], [row(w, b, width)], activation(name)[1])
                     for name, w, b in zip(names, layer["weights"], layer["bias"], strict=True)]
        layers.append((layer["type"], units))
        width = len(units)
    return version, int(data["inputs"]), layers


def canonical_lines(network):
    version, inputs, layers = network
    lines = [f"polyhedra-digest/{version} network {inputs}"]
    for kind, units in layers:
        common = len(units[0][1]) if kind == "maxout" else units[0][0]
        lines.append(f"{kind} {len(units)}" + (f" {common}" if version == 1 else ""))
        for name, rows, _ in units:
            if version == 2 and kind == "maxout":
                lines.append(str(len(rows)))
            for row in rows:
                words = [f"{j}:{w}" for j, w in enumerate(row[:-1]) if w] + row[-1:] if version == 2 else row
                lines.append(" ".join(map(str, [name, *words] if version == 2 and kind == "dense" else words)))
    return lines


def digests():
    vectors = []
    for path in sorted((ROOT / "digests").glob("*.json")):
        lines = canonical_lines(load(path))
        text = "".join(line + "\n" for line in lines)
        vectors.append({
            "file": f"digests/{path.name}", "lines": lines, "digest": "sha256:" + hashlib.sha256(text.encode()).hexdigest()})
    return vectors


# .nnet files -----------------------------------------------------------------------------------------------------------

def load_nnet(path, rule, normalise):
    """A .nnet file as a network like that of load()."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    rows = [[entry.strip() for entry in line.rstrip(",").split(",")] for line in lines if line and not line.startswith("//")]
    count, sizes = int(rows[0][0]), [int(entry) for entry in rows[1]]
    numbers = [[read(entry, rule) for entry in row] for row in rows[3:]]
    (means, ranges), body, layers = numbers[2:4], iter(numbers[4:]), []
    for l in range(count):
        weights = [next(body) for _ in range(sizes[l + 1])]
        bias = [next(body)[0] for _ in range(sizes[l + 1])]
        if normalise and l == 0:
            weights = [[w / r for w, r in zip(row, ranges)] for row in weights]
            bias = [b - sum(w * m for w, m in zip(row, means)) for row, b in zip(weights, bias)]
        if normalise and l == count - 1:
            weights = [[w * ranges[-1] for w in row] for row in weights]
            bias = [b * ranges[-1] + means[-1] for b in bias]
        name = "identity" if l == count - 1 else "relu"
        layers.append(("dense", [(name, [row + [b]], ACTIVATIONS[name]) for row, b in zip(weights, bias)]))
    return 1, sizes[0], layers


def nnets():
    vectors = []
    for path in sorted((ROOT / "nnet").glob("*.nnet")):
        for rule in ("exact", "float32", "float64"):
            for normalise in (False, True):
                lines = canonical_lines(load_nnet(path, rule, normalise))
                text = "".join(line + "\n" for line in lines)
                vectors.append({
                    "file": f"nnet/{path.name}", "rule": rule, "normalise": normalise, "lines": lines,
                    "digest": "sha256:" + hashlib.sha256(text.encode()).hexdigest()})
    return vectors


# Evaluations -----------------------------------------------------------------------------------------------------------

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def at(form, point):
    return form[-1] + sum(g * x for g, x in zip(form, point))


def affine(weights, forms, inputs):
    """The affine form weights[:-1] . forms + weights[-1] of the network's inputs."""
    form = [sum((w * f[k] for w, f in zip(weights, forms)), Fraction(0)) for k in range(inputs + 1)]
    form[-1] += weights[-1]
    return form


def evaluate(network, point):
    version, inputs, layers = network
    forms = [[Fraction(int(i == j)) for j in range(inputs + 1)] for i in range(inputs)]
    groups, nearest = [], None
    for index, (_, units) in enumerate(layers):
        group, outputs = "", []
        for unit, (_, rows, pieces) in enumerate(units):
            candidates = [affine(row, forms, inputs) for row in rows]
            if pieces is None:
                values = [at(form, point) for form in candidates]
                piece = values.index(max(values))
                walls = [[a - b for a, b in zip(candidates[piece], other)] for other in candidates]
                output = candidates[piece]
            else:
                breakpoints, parts = pieces
                form = candidates[0]
                piece = sum(t < at(form, point) for t in breakpoints)
                walls = [form[:-1] + [form[-1] - t] for t in breakpoints]
                slope, intercept = parts[piece]
                output = [slope * entry for entry in form[:-1]] + [slope * form[-1] + intercept]
            if pieces[0] if pieces else version == 1 or len(rows) > 1:  # whether it is a gate
                group += DIGITS[piece]
            for number, wall in enumerate(walls):
                norm = sum(g * g for g in wall[:-1])
                if norm and (nearest is None or at(wall, point) ** 2 / norm < nearest[3]):
                    nearest = (index, unit, number, at(wall, point) ** 2 / norm)
            outputs.append(output)
        forms = outputs
        if group:
            groups.append(group)
    return {
        "pattern": "|".join(groups),
        "output": [str(at(form, point)) for form in forms],
        "linear": [[str(g) for g in form[:-1]] for form in forms],
        "constant": [str(form[-1]) for form in forms],
        "nearestGate": None if nearest is None else {
            "layer": nearest[0], "unit": nearest[1], "breakpoint": nearest[2], "squaredDistance": str(nearest[3])}}


def evaluations():
    vectors = []
    for path in sorted((ROOT / "digests").glob("*.json")):
        generator = random.Random(path.name)  # a new file changes no other file's points
        network = load(path)
        if any(len(str(w)) > 200 for _, units in network[2] for _, rows, _ in units for row in rows for w in row):
            continue
        points = [[Fraction(0)] * network[1]] + [
            [Fraction(generator.randint(-8, 8), generator.choice((1, 2, 3, 7))) for _ in range(network[1])] for _ in range(3)]
        for point in points:
            vectors.append({"file": f"digests/{path.name}", "point": [str(x) for x in point], **evaluate(network, point)})
    return vectors


# Arrangements ----------------------------------------------------------------------------------------------------------

def arrangements():
    vectors = []
    for path in sorted((ROOT / "arrangements").glob("*.json")):
        data = json.loads(path.read_text(), parse_int=str, parse_float=str)
        dimension = int(data["dimension"])
        lines = [f"polyhedra-digest/1 arrangement {dimension}"]
        for normal, offset in zip(data["normals"], data["offsets"], strict=True):
            row = [parse(text) for text in [*normal, offset]]
            assert len(row) == dimension + 1 and any(row[:-1])
            lines.append(" ".join(map(str, row)))
        text = "".join(line + "\n" for line in lines)
        vectors.append({
            "file": f"arrangements/{path.name}", "lines": lines, "digest": "sha256:" + hashlib.sha256(text.encode()).hexdigest()})
    return vectors


# Domains ---------------------------------------------------------------------------------------------------------------

DOMAIN_TEXTS = [
    ("all", 1), ("all", 3), ("unit", 2), ("box:0,1", 2), ("box:-1,1", 3), ("box:-1/2,0.25", 1), ("box:-1,1;0,2", 2),
    ("box:-1e-3,1e3;1/3,2/3;-5,-4", 3), ("box: -1 , 1 ", 2), ("box:-1,1;0,2", 3), ("box:0,1;0,1;0,1", 2), ("box:1,1", 2),
    ("box:1,0", 2), ("box:0,1;2,2", 2), ("box:1/2,0.5", 1), ("box:", 2), ("box:1", 2), ("box:0,1,2", 2), ("box:0,1;", 2),
    ("box:a,b", 2), ("box:0,1/0", 2), ("box:0,1e999999999", 2), ("box:0,NaN", 2), ("box:-Infinity,1", 2), ("", 2),
    ("domains/triangle.json", 2), ("domains/triangle.json", 3), ("domains/half-plane.json", 2), ("domains/strip.json", 2),
    ("domains/whole.json", 2), ("domains/tightest.json", 2), ("domains/crossing.json", 2), ("domains/touching.json", 2),
    ("domains/nowhere.json", 2), ("domains/trivial.json", 2), ("domains/not-a-domain.json", 2), ("domains/missing.json", 2),
    ("domains/equations.json", 3), ("domains/equation-in-version-1.json", 2), ("domains/contradiction.json", 2), ("domains", 2),
]


def box(axes):
    inequalities = []
    for k, (lower, upper) in enumerate(axes):
        if lower is not None and upper is not None and lower > upper:
            return "bad input"
        for bound, sign in ((lower, 1), (upper, -1)):
            if bound is not None:
                inequalities.append([str(-sign * bound)] + [str(sign * int(j == k)) for j in range(len(axes))])
    return inequalities


def domain(text, dimension):
    if text == "all":
        return []
    if text == "unit":
        text = "box:0,1"
    if text == "":
        return "usage"
    if text.startswith("box:"):
        try:
            axes = [[parse(end.strip(" \t")) for end in part.split(",")] for part in text[4:].split(";")]
        except Refused:
            return "usage"
        if any(len(axis) != 2 for axis in axes):
            return "usage"
        if any(axis[0] > axis[1] for axis in axes):
            return "bad input"
        axes = axes * dimension if len(axes) == 1 else axes
        return box(axes) if len(axes) == dimension else "bad input"
    if not (ROOT / text).is_file():
        return "bad input"
    data = json.loads((ROOT / text).read_text("utf-8"), parse_float=str, parse_int=str)
    if data.get("format") not in ("polyhedra-domain/1", "polyhedra-domain/2"):
        return "bad input"
    axes, rest, rows = [[None, None] for _ in range(dimension)], [], []
    for row in data["inequalities"]:
        is_equation = row[:1] == ["="] and data["format"] == "polyhedra-domain/2"
        try:
            row = [*map(parse, row[is_equation:])]
        except Refused:
            return "bad input"
        rows += [row, [-entry for entry in row]] if is_equation else [row]
    for offset, *normal in rows:
        support = [k for k, a in enumerate(normal) if a]
        if len(normal) != dimension or (not support and offset < 0):
            return "bad input"
        if len(support) > 1:
            rest.append([str(entry) for entry in [offset, *normal]])
        elif support:
            k = support[0]
            bound = -offset / normal[k]
            if normal[k] > 0:
                axes[k][0] = bound if axes[k][0] is None else max(axes[k][0], bound)
            else:
                axes[k][1] = bound if axes[k][1] is None else min(axes[k][1], bound)
    bounds = box(axes)
    return bounds if bounds == "bad input" else bounds + rest


def domains():
    vectors = []
    for text, dimension in DOMAIN_TEXTS:
        answer = domain(text, dimension)
        key = "refused" if isinstance(answer, str) else "inequalities"
        vectors.append({"text": text, "dimension": dimension, key: answer})
    return vectors


def render(vectors):
    return "[\n" + ",\n".join("  " + json.dumps(vector) for vector in vectors) + "\n]\n"


def main():
    sys.set_int_max_str_digits(0)
    different = 0
    for name, vectors in (("numbers", numbers()), ("digests", digests()), ("nnet", nnets()), ("evaluations", evaluations()),
                          ("arrangements", arrangements()), ("domains", domains())):
        path = ROOT / f"{name}.json"
        if sys.argv[1:] == ["--check"]:
            same = path.is_file() and path.read_text("utf-8") == render(vectors)
            different += not same
            print(f"{path.name}: {len(vectors)} vectors {'as expected' if same else 'DIFFER'}")
        else:
            path.write_text(render(vectors), "utf-8", newline="\n")
            print(f"{path.name}: {len(vectors)} vectors")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
