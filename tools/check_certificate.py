#!/usr/bin/env python3
"""Checks a certificate: check_certificate.py FILE CERTIFICATE. Written from docs/certificate-format.md and docs/file-formats.md alone; shares no code with the C# program.
Prints VERIFIED and what is proved, REJECTED and the reason (exit code 1), or UNDECIDED (exit code 2): it does not know .nnet files, balls, open nodes and affine pieces, and refuses what is large."""
import gzip
import hashlib
import json
import re
import sys
import zlib
from fractions import Fraction

ACTIVATIONS = {  # breakpoints, (slope, intercept) of each piece
    "identity": ([], [(1, 0)]), "relu": ([0], [(0, 0), (1, 0)]), "abs": ([0], [(-1, 0), (1, 0)]),
    "hardtanh": ([-1, 1], [(0, -1), (1, 0), (0, 1)]), "relu6": ([0, 6], [(0, 0), (1, 0), (0, 6)])}

LIMITS = 1 << 22, 1 << 22, 4096  # inputs of a network; and for this checker weights in all, zeros too, and inputs
getattr(sys, "set_int_max_str_digits", int)(0)

REJECTIONS = ValueError, TypeError, StopIteration, ZeroDivisionError, LookupError, EOFError, gzip.BadGzipFile, zlib.error


class Undecided(Exception):
    """What this checker does not do."""


class Number(str):
    """A JSON number as it is written."""


def require(condition, reason, kind=ValueError):
    if not condition:
        raise kind(reason)


def rounded(x, rule):
    if rule == "exact" or x == 0:
        return x
    bits, low, top = {"float32": (24, -149, 128), "float64": (53, -1074, 1024)}[rule]
    exponent = abs(x.numerator).bit_length() - x.denominator.bit_length()
    exponent -= abs(x) < Fraction(2) ** exponent  # now 2^exponent <= |x|
    unit = Fraction(2) ** max(exponent - bits + 1, low)
    value = round(x / unit) * unit  # Python rounds halves to even
    require(abs(value) < Fraction(2) ** top, "a number overflows")
    return value


def read_json(path):
    """The object of a file, every number as it is written: no key twice, nested at most 64 deep, no unpaired surrogate."""
    def unique(pairs):
        require(len(dict(pairs)) == len(pairs), "a key stands twice in one object")
        return dict(pairs)

    def look(value, depth):
        if isinstance(value, (dict, list)):
            require(depth < 64, "nested more than 64 deep")
            for part in ([*value, *value.values()] if isinstance(value, dict) else value):
                look(part, depth + 1)
        elif isinstance(value, str):
            value.encode()  # an error if there is an unpaired surrogate

    text = open(path, "rb").read().decode("utf-8-sig")
    net = json.loads(text, parse_float=Number, parse_int=Number, parse_constant=lambda word: require(False, f"unexpected {word}"), object_pairs_hook=unique)
    require(isinstance(net, dict), "expected a JSON object")
    look(net, 0)
    return net


def items(value, count=None):
    require(isinstance(value, list) and count in (None, len(value)), "an array is missing, or has another length than it must")
    return value


def read_file(path):
    """Kind, rule, dimension, digest, and the layers: whether of maxout units, the units (their rows; breakpoints; pieces), forms that earlier ones decide."""
    require(not path.lower().endswith(".nnet"), "this checker does not read .nnet files", Undecided)
    net = read_json(path)
    kind, version = {"polyhedra-network/1": ("network", "1"), "polyhedra-network/2": ("network", "2"), "polyhedra-arrangement/1": ("arrangement", "1")}[net["format"]]
    is_network = kind == "network"
    width, rule = net["inputs" if is_network else "dimension"], net.get("numbers", "exact") if is_network else "exact"
    require(isinstance(width, Number) and re.fullmatch("[1-9][0-9]{0,9}", width) and int(width) <= LIMITS[0], f"the dimension is no integer from 1 to {LIMITS[0]}")
    require(rule in ("exact", "float32", "float64"), "an unknown reading rule")
    number, entries = lambda text: rounded(read_number(text), rule), 0
    width, layers = int(width), []
    require(width <= LIMITS[2], "too large for this checker", Undecided)
    digest, d = f"polyhedra-digest/{version} {kind} {width}\n", width
    for layer in items(net["layers"]) if is_network else [{"type": "dense", "weights": net["normals"], "bias": net["offsets"], "activation": "relu"}]:
        is_maxout, units = layer["type"] == "maxout", items(layer["weights"])
        bias, names = items(layer["bias"], len(units)), None if is_maxout else layer["activation"]
        require(is_maxout or layer["type"] == "dense", "an unknown layer")
        entries += sum(len(items(unit)) if is_maxout else 1 for unit in units) * width
        require(entries <= LIMITS[1], "too large for this checker", Undecided)
        names = items(names, len(units)) if version == "2" and isinstance(names, list) else [names] * len(units)
        names = ["identity" if is_maxout else activation(name, number) for name in names]
        pairs = [[*zip(w, items(c, len(w)))] if is_maxout else [(w, c)] for w, c in zip(units, bias)]
        rows = [[[*weights(w, width, version, number), number(c)] for w, c in unit] for unit in pairs]
        require(rows and all(0 < len(unit) < 37 for unit in rows) and (version == "2" or len({*map(len, rows)}) == 1), "bad numbers of pieces")
        require(is_network or all(any(row[:-1]) for row, in rows), "a hyperplane without a normal")
        monic = [] if is_network else [[a / next(filter(None, row[:-1])) for a in row] for row, in rows]
        layers.append((is_maxout, [(unit, *ACTIVATIONS[name]) for unit, name in zip(rows, names)], {i for i, row in enumerate(monic) if row in monic[:i]}))
        if is_network:
            digest += f"{layer['type']} {len(units)}" + ("" if version == "2" else f" {len(rows[0]) if is_maxout else names[0]}") + "\n"
        for unit, name in zip(rows, names):
            digest += f"{len(unit)}\n" if version == "2" and is_maxout else ""
            for *w, c in unit:
                words = [f"{j}:{x}" for j, x in enumerate(w) if x] if version == "2" else w
                digest += " ".join(map(str, [*([name] if version == "2" and not is_maxout else []), *words, c])) + "\n"
        width = len(units)
    require(layers, "no layer")
    return kind, rule, d, "sha256:" + hashlib.sha256(digest.encode()).hexdigest(), layers


def read_number(word):
    """p/q, or a decimal with or without exponent."""
    match(r"[+-]?([0-9]+/[0-9]+|([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)", word)
    require(len(word) <= 20_000 and abs(int(re.split("[eE]", word + "e0")[1])) <= 10_000, "a number beyond the limits")
    return Fraction(word)


def activation(name, number):
    if isinstance(name, dict):
        slope = number(name["leaky_relu"])
        name = f"leaky_relu {slope}"
        ACTIVATIONS[name] = [0], [(slope, 0), (1, 0)]
    else:
        require(name in ("identity", "relu", "abs", "hardtanh", "relu6"), "an unknown activation")
    return name


def weights(row, width, version, number):
    """A row of so many weights; in version 2 perhaps a text of words index:value."""
    if version == "2" and isinstance(row, str):
        pairs = [match(r"(0|[1-9][0-9]*):[^:]+", word).split(":") for word in (row.split(" ") if row else [])]
        indices = [int(j) for j, _ in pairs]
        require(indices == sorted({*indices}) and all(j < width for j in indices), "indices of weights must increase, and be those of inputs")
        sparse = {int(j): number(x) for j, x in pairs}
        return [sparse.get(j, Fraction(0)) for j in range(width)]
    return [*map(number, items(row, width))]


def match(pattern, word):
    require(isinstance(word, str) and re.fullmatch(pattern, word, re.ASCII), f"unexpected '{str(word)[:40]}'")
    return word


def rational(word):
    p, _, k = match(r"-?[0-9]+([/~][0-9]+)?", word).partition("~")
    return Fraction(int(p), power(k)) if k else Fraction(p)


def multiplier(word):
    return power(word[1:]) if match(r"\^?[0-9]+", word)[0] == "^" else int(word)


def power(k):
    require(int(k) <= 100_000, "a power of two beyond 100000")
    return 1 << int(k)


def dot(f, x):
    return sum(a * b for a, b in zip(f, x))


def is_nowhere_positive(g, box):
    bounds = [g[k] and box[k][g[k] > 0] for k in range(len(box))]
    return None not in bounds and g[-1] + dot(g, bounds) <= 0


def proves(terms, words, path, box):
    """Terms are pairs of multiplier and function, words are i:n ..."""
    pairs = [match(r"[0-9]+:\^?[0-9]+", word).split(":") for word in words]
    indices = [int(i) for i, _ in pairs]
    require(indices == sorted({*indices}) and all(i < len(path) for i in indices), "path indices must increase, and be those of constraints")
    terms = [*terms, *((multiplier(n), path[int(i)]) for i, n in pairs)]
    g = [sum(n * f[k] for n, f in terms) for k in range(len(box) + 1)]
    require(any(n for n, _ in terms) and is_nowhere_positive(g, box), "the multipliers prove nothing")


def enter(layer, inputs):
    """A layer on a cell: its rows unit by unit, for each form or maxout unit the conditions of every choice, and what is decided."""
    is_maxout, units, copies = layer
    columns = [*zip(*inputs, [0] * (len(inputs[0]) - 1 if inputs else 0) + [1])]
    z = [[[dot(row, column) for column in columns] for row in rows] for rows, _, _ in units]
    if not is_maxout:
        forms = [[*f[:-1], f[-1] - t] for (f,), (_, points, _) in zip(z, units) for t in points]
        return z, [{False: [[-a for a in f]], True: [f]} for f in forms], {i: f[-1] > 0 for i, f in enumerate(forms) if i in copies or not any(f[:-1])}
    choices = []
    for rows in z:
        above = [[[a - b for a, b in zip(f, g)] for g in rows] for f in rows]  # above[j][i] is z_j - z_i
        live = [j for j in range(len(rows)) if all(any(f[:-1]) or f[-1] > 0 or (f[-1] == 0 and i >= j) for i, f in enumerate(above[j]))]
        choices.append({j: [above[j][i] for i in live if i != j] for j in live})
    return z, choices, {u: next(iter(c)) for u, c in enumerate(choices) if len(c) == 1}


def outputs(layer, z, done):
    is_maxout, units, _ = layer
    if is_maxout:
        return [rows[done[u]] for u, rows in enumerate(z)]
    result, first = [], 0
    for (row,), (_, points, pieces) in zip(z, units):
        slope, intercept = pieces[sum(done[f] for f in range(first, first + len(points)))]
        result.append([*(slope * a for a in row[:-1]), slope * row[-1] + intercept])
        first += len(points)
    return result


def check(lines, layers, d, path, box):
    """The number of leaves. A stack of nodes: layer, its rows, choices, decisions, path, box, and conditions of a maxout piece to be read."""
    leaves, stack = 0, [(0, *enter(layers[0], [[int(j == k) for j in range(d + 1)] for k in range(d)]), path, box, None)]
    while stack:
        l, z, choices, done, path, box, piece = stack.pop()
        rank = layers[l][0]
        if piece is None and len(done) == len(choices) and l + 1 < len(layers):
            stack.append((l + 1, *enter(layers[l + 1], outputs(layers[l], z, done)), path, box, None))
            continue
        kind, *words = next(lines)
        if piece is not None:
            require(len(words) >= len(piece) if kind == "x" else kind == "+" and not words, "expected + or x with multipliers")
            if kind == "x":
                proves([(multiplier(w), c) for w, c in zip(words, piece)], words[len(piece):], path, box)
            else:
                stack.append((l, z, choices, done, path + piece, box, None))
        elif len(done) == len(choices):
            require(kind == "." and len(words) == d, "expected a leaf")
            x = [*map(rational, words), 1]
            require(all(dot(c, x) > 0 for c in path), "the point is not inside")
            leaves += 1
        elif kind == "b":
            k, v, side, n0 = int(match("[0-9]+", words[0])), rational(words[2]), {"+": 1, "-": -1}[words[1]], multiplier(words[3])
            require(k < d and n0 > 0, "a coordinate that is not there, or a multiplier of 0")
            require(box[k][side > 0] is None or side * v < side * box[k][side > 0], "a bound that is no tighter than before")
            proves([(n0, [side * int(j == k) for j in range(d)] + [-side * v])], words[4:], path, box)
            stack.append((l, z, choices, done, path, [*box[:k], (box[k][0], v) if side > 0 else (v, box[k][1]), *box[k + 1:]], None))
        elif kind == "B" and not rank and not words:
            found = {f: sign for f, c in enumerate(choices) if f not in done for sign in c if is_nowhere_positive(c[not sign][0], box)}
            require(found, "the box decides nothing")
            stack.append((l, z, choices, {**done, **found}, path, box, None))
        elif kind in ("n", "p") and not rank:
            f, n0 = int(match("[0-9]+", words[0])), multiplier(words[1])
            require(f < len(choices) and f not in done and n0 > 0, "a form that is decided or not there, or a multiplier of 0")
            proves([(n0, choices[f][kind == "n"][0])], words[2:], path, box)
            stack.append((l, z, choices, {**done, f: kind == "p"}, path, box, None))
        else:
            require(kind != "?", "this checker does not know open nodes", Undecided)
            require([kind, len(words)] == (["m", 2] if rank else ["s", 1]), f"unexpected line '{kind[:20]}'")
            f = int(match("[0-9]+", words[0]))
            require(f < len(choices) and f not in done and words[1:] in ([], [str(len(choices[f]))]), "a gate that is decided or not there")
            for choice, conditions in reversed(choices[f].items()):
                stack.append((l, z, choices, {**done, f: choice}, *((path, box, conditions) if rank else (path + conditions, box, None))))
    return leaves


def enter_hull(words, path, layers, d):
    """The affine hull of a domain without interior: inequalities [a1, ..., ad, b] that positive multipliers add up to 0 hold with equality. Solved each for the
    last input in it, they leave the coordinates free. Returns layers, domain and dimension in these."""
    pairs = [match(r"[0-9]+:[0-9]+([/~][0-9]+)?", word).split(":") for word in words]
    indices, multipliers = [int(i) for i, _ in pairs], [rational(n) for _, n in pairs]
    require(indices == sorted({*indices}) and indices and all(i < len(path) for i in indices) and all(n > 0 for n in multipliers), "a bad hull")
    require(not any(sum(n * path[i][k] for i, n in zip(indices, multipliers)) for k in range(d + 1)), "the hull is not proved")
    solved = {}

    def reduce(row):
        for k, equation in solved.items():
            row = [a - row[k] * e for a, e in zip(row, equation)] if row[k] else row
        return row

    for i in indices:
        row = reduce(path[i])
        k = max((k for k in range(d) if row[k]), default=None)
        require(k is not None or not row[d], "equations that contradict each other")
        if k is not None:
            row = [a / row[k] for a in row]
            solved = {other: [a - e[k] * b for a, b in zip(e, row)] for other, e in solved.items()} | {k: row}
    free = [k for k in range(d + 1) if k not in solved]  # with the constant
    restrict = lambda row: [reduce(row)[k] for k in free]
    kept = []
    for row in map(restrict, path):
        require(any(row[:-1]) or row[-1] >= 0, "an inequality that holds nowhere on the hull")
        kept += [row] if any(row[:-1]) else []
    is_maxout, units, copies = layers[0]
    first = is_maxout, [([restrict(row) for row in rows], points, pieces) for rows, points, pieces in units], copies
    return [first, *layers[1:]], kept, len(free) - 1


def box_of(path, d):
    """The bounds of coordinates among inequalities."""
    box = [(None, None)] * d
    for *a, b in path:
        k = next(k for k in range(d) if a[k])
        if not any(a[k + 1:]):
            (low, high), v = box[k], -b / a[k]
            box[k] = (v if low is None else max(low, v), high) if a[k] > 0 else (low, v if high is None else min(high, v))
    return box


def main(path, certificate):
    kind, rule, d, digest, layers = read_file(path)
    data = (gzip.open if certificate.endswith(".gz") else open)(certificate, "rb").read()
    require(data.endswith(b"\n") and not re.search(rb"[^ -~\n]|^ |  | $|\n\n", data, re.M), "not lines of words")
    text = data.decode("ascii").split("\n")[:-1]
    require(text[:4] == [f"polyhedra-certificate/1 {kind}", f"digest {digest}", f"numbers {rule}", f"inputs {d}"], "a certificate of something else")
    lines = iter([line.split(" ") for line in text[5:-1]])
    path, domain, hull = [], text[5:5 + int(match("domain [0-9]+", text[4])[7:])], ""
    for _ in domain:
        b, *a = map(rational, next(lines))
        require(len(a) == d and any(a), "a bad inequality")
        path.append([*a, b])
    counted = next(lines)
    if counted[0] == "hull" and kind == "network":
        layers, path, d = enter_hull(counted[1:], path, layers, d)
        counted, hull = next(lines), f"\nhull     dimension {d}"
    counts = " ".join(counted)
    require(counts not in ("counts activation affine", "counts activation affine linear"), "this checker does not know affine pieces", Undecided)
    require(not counts.startswith("ball "), "this checker does not know balls", Undecided)
    require([counts, next(lines)] == ["counts activation" if kind == "network" else "counts chambers", ["body"]], "expected what is counted, and the body")
    leaves = check(lines, layers, d, path, box_of(path, d))
    require(next(lines, None) is None and leaves > 0, "lines after the tree, or no leaf")
    seal = hashlib.sha256(data[:data.rindex(b"\n", 0, -1) + 1]).hexdigest()
    require(text[-1] == f"end {leaves} sha256:{seal}", "the footer does not fit")
    print(f"VERIFIED {leaves} {'chambers' if kind == 'arrangement' else 'activation regions'}")
    print(f"digest   {digest}\ndomain   {'; '.join(domain) or 'all'}{hull}\nnumbers  {rule}")


if __name__ == "__main__":
    try:
        require(len(sys.argv) == 3, "check_certificate.py FILE CERTIFICATE", Undecided)
        main(*sys.argv[1:])
    except REJECTIONS as problem:
        print(f"REJECTED: {problem or 'the certificate or a line ends too early'}")
        sys.exit(1)
    except (Undecided, OSError, RecursionError, MemoryError) as problem:
        print(f"UNDECIDED: {problem}")
        sys.exit(2)
