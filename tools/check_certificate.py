#!/usr/bin/env python3
"""Checks a certificate: check_certificate.py NETWORK CERTIFICATE. Written from docs/certificate-format.md alone; shares no code with the C# program.
Prints VERIFIED and what is proved, or REJECTED and the reason (exit code 1). Certificates with open nodes are not handled."""
import gzip
import hashlib
import json
import re
import sys
from fractions import Fraction

ACTIVATIONS = {  # breakpoints, (slope, intercept) of each piece
    "identity": ([], [(1, 0)]), "relu": ([0], [(0, 0), (1, 0)]), "abs": ([0], [(-1, 0), (1, 0)]),
    "hardtanh": ([-1, 1], [(0, -1), (1, 0), (0, 1)]), "relu6": ([0, 6], [(0, 0), (1, 0), (0, 6)])}


def require(condition, reason):
    if not condition:
        raise ValueError(reason)


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


def read_network(path):
    with open(path, encoding="utf-8-sig") as file:
        net = json.load(file, parse_float=str, parse_int=str)
    rule = net.get("numbers", "exact")
    number = lambda text: rounded(Fraction(text), rule)
    layers, digest = [], f"polyhedra-digest/1 network {net['inputs']}\n"
    for layer in net["layers"]:
        units = layer["weights"]
        if layer["type"] == "maxout":
            rank, act = len(units[0]), ([], [(1, 0)])
            rows = [[*map(number, w), number(b)] for u, c in zip(units, layer["bias"], strict=True) for w, b in zip(u, c, strict=True)]
            digest += f"maxout {len(units)} {rank}\n"
        else:
            rank, name = 0, layer["activation"]
            if isinstance(name, dict):
                slope = number(name["leaky_relu"])
                name, act = f"leaky_relu {slope}", ([0], [(slope, 0), (1, 0)])
            else:
                act = ACTIVATIONS[name]
            rows = [[*map(number, w), number(b)] for w, b in zip(units, layer["bias"], strict=True)]
            digest += f"dense {len(units)} {name}\n"
        digest += "".join(" ".join(map(str, row)) + "\n" for row in rows)
        layers.append((rows, rank, *act))
    return layers, rule, int(net["inputs"]), "sha256:" + hashlib.sha256(digest.encode()).hexdigest()


def match(pattern, word):
    require(re.fullmatch(pattern, word, re.ASCII), f"unexpected '{word[:40]}'")
    return word


def rational(word):
    p, _, k = match(r"-?[0-9]+([/~][0-9]+)?", word).partition("~")
    return Fraction(int(p), 1 << int(k)) if k else Fraction(p)


def multiplier(word):
    return 1 << int(word[1:]) if match(r"\^?[0-9]+", word)[0] == "^" else int(word)


def is_nowhere_positive(g, box):
    bounds = [g[k] and box[k][g[k] > 0] for k in range(len(box))]
    return None not in bounds and g[-1] + sum(a * b for a, b in zip(g, bounds)) <= 0


def proves(terms, words, path, box):  # terms: (multiplier, function); words: i:n ...
    last = -1
    for word in words:
        i, n = match(r"[0-9]+:\^?[0-9]+", word).split(":")
        require(last < int(i) < len(path), "path indices must increase")
        last = int(i)
        terms = [*terms, (multiplier(n), path[last])]
    g = [sum(n * f[k] for n, f in terms) for k in range(len(box) + 1)]
    require(any(n for n, _ in terms) and is_nowhere_positive(g, box), "the multipliers prove nothing")


def minus(f):
    return [-a for a in f]


def difference(z, rank, unit, j, i):
    return [a - b for a, b in zip(z[unit * rank + j], z[unit * rank + i])]


def live_pieces(z, rank, unit):
    def is_out(j, i):
        *linear, constant = difference(z, rank, unit, j, i)
        return not any(linear) and (constant < 0 or (constant == 0 and i < j))
    return [j for j in range(rank) if not any(is_out(j, i) for i in range(rank))]


def form(z, points, f):
    *linear, constant = z[f // len(points)]
    return [*linear, constant - points[f % len(points)]]


def enter(layer, inputs):
    """The rows of a layer, and what is decided by constants."""
    rows, rank, points, _ = layer
    z = [[sum(w * x[k] for w, x in zip(row, inputs)) for k in range(len(inputs[0]))] for row in rows]
    z = [[*f[:-1], f[-1] + row[-1]] for f, row in zip(z, rows)]
    if rank:
        lives = {u: live_pieces(z, rank, u) for u in range(len(z) // rank)}
        return z, {u: live[0] for u, live in lives.items() if len(live) == 1}
    forms = {f: form(z, points, f) for f in range(len(z) * len(points))}
    return z, {f: g[-1] > 0 for f, g in forms.items() if not any(g[:-1])}


def outputs(layer, z, done):
    _, rank, points, pieces = layer
    if rank:
        return [z[u * rank + done[u]] for u in range(len(z) // rank)]
    chosen = [pieces[sum(done[u * len(points) + j] for j in range(len(points)))] for u in range(len(z))]
    return [[*(slope * a for a in row[:-1]), slope * row[-1] + intercept] for row, (slope, intercept) in zip(z, chosen)]


def check(lines, layers, d, path, box):
    """The number of leaves. A stack of nodes (layer, its rows, decisions, path, box), and of maxout branches (unit, pieces to come, node)."""
    leaves, stack = 0, [(0, *enter(layers[0], [[int(j == k) for j in range(d + 1)] for k in range(d)]), path, box)]
    while stack:
        top = stack.pop()
        l, z, done, path, box = top if len(top) == 5 else top[2]
        _, rank, points, _ = layers[l]
        total = len(z) // rank if rank else len(z) * len(points)
        if len(top) == 5 and len(done) == total and l + 1 < len(layers):
            stack.append((l + 1, *enter(layers[l + 1], outputs(layers[l], z, done)), path, box))
            continue
        if len(top) == 3 and not top[1]:
            continue
        kind, *words = next(lines)
        if len(top) == 3:
            unit, (j, *rest), node = top
            stack.append((unit, rest, node))
            conditions = [difference(z, rank, unit, j, i) for i in live_pieces(z, rank, unit) if i != j]
            require(len(words) >= len(conditions) if kind == "x" else kind == "+" and not words, "expected + or x with multipliers")
            if kind == "x":
                proves([(multiplier(w), c) for w, c in zip(words, conditions)], words[len(conditions):], path, box)
            else:
                stack.append((l, z, {**done, unit: j}, path + conditions, box))
        elif len(done) == total:
            require(kind == "." and len(words) == d, "expected a leaf")
            x = [*map(rational, words), 1]
            require(all(sum(a * b for a, b in zip(c, x)) > 0 for c in path), "the point is not inside")
            leaves += 1
        elif kind == "b":
            require(len(words) >= 4 and words[1] in "+-", "a bad box line")
            k, v, up = int(match("[0-9]+", words[0])), rational(words[2]), words[1] == "+"
            require(k < d and multiplier(words[3]) > 0, "a bad box line")
            require(box[k][up] is None or (v < box[k][1] if up else v > box[k][0]), "a bound that is no tighter than before")
            excess = [int(j == k) for j in range(d)] + [-v]
            proves([(multiplier(words[3]), excess if up else minus(excess))], words[4:], path, box)
            stack.append((l, z, done, path, box[:k] + [(box[k][0], v) if up else (v, box[k][1])] + box[k + 1:]))
        elif kind == "B" and not rank:
            found = {}
            for f in set(range(total)) - set(done):
                g = form(z, points, f)
                found |= {f: sign for sign, claim in ((False, g), (True, minus(g))) if is_nowhere_positive(claim, box)}
            require(found and not words, "the box decides nothing")
            stack.append((l, z, {**done, **found}, path, box))
        elif kind in ("n", "p", "N", "P") and not rank:
            require(len(words) >= (1 if kind in "NP" else 2), "the line is too short")
            n0, *more = ["1"] if kind in "NP" else words[1:]
            require(multiplier(n0) > 0, "the first multiplier is 0")
            for word in words if kind in "NP" else words[:1]:
                first, _, last = match("[0-9]+(-[0-9]+)?" if kind in "NP" else "[0-9]+", word).partition("-")
                require(int(first) <= int(last or first) < total, "a form that is not there")
                for f in range(int(first), int(last or first) + 1):
                    require(f not in done, "a form that is decided")
                    g = form(z, points, f)
                    proves([(multiplier(n0), g if kind in "Nn" else minus(g))], more, path, box)
                    done = {**done, f: kind in "Pp"}
            stack.append((l, z, done, path, box))
        else:
            require(kind == ("m" if rank else "s") and len(words) == (2 if rank else 1), f"unexpected line '{kind[:20]}'")
            f = int(match("[0-9]+", words[0]))
            require(f < total and f not in done, "a gate that is decided or not there")
            if rank:
                live = live_pieces(z, rank, f)
                require(int(match("[0-9]+", words[1])) == len(live), "another number of live pieces")
                stack.append((f, live, top))
            else:
                stack.append((l, z, {**done, f: True}, path + [form(z, points, f)], box))
                stack.append((l, z, {**done, f: False}, path + [minus(form(z, points, f))], box))
    return leaves


def main(network, certificate):
    layers, rule, d, digest = read_network(network)
    with (gzip.open if certificate.endswith(".gz") else open)(certificate, "rb") as file:
        data = file.read()
    require(data.endswith(b"\n") and not re.search(rb"[^ -~\n]|^ |  | $|\n\n", data, re.M), "not lines of words")
    text = data.decode("ascii").split("\n")[:-1]
    lines = iter([line.split(" ") for line in text[:-1]])
    for expected in ("polyhedra-certificate/1 network", f"digest {digest}", f"numbers {rule}", f"inputs {d}"):
        require(next(lines) == expected.split(" "), f"expected '{expected}'")
    word, m = next(lines)
    require(word == "domain", "expected the domain")
    path, box, domain = [], [(None, None)] * d, []
    for _ in range(int(match("[0-9]+", m))):
        domain.append(" ".join(line := next(lines)))
        b, *a = map(rational, line)
        require(len(a) == d and any(a), "a bad inequality")
        path.append([*a, b])
        axes = [k for k in range(d) if a[k]]
        if len(axes) == 1:
            k, v = axes[0], -b / a[axes[0]]
            low, high = box[k]
            box[k] = (v if low is None else max(low, v), high) if a[k] > 0 else (low, v if high is None else min(high, v))
    require(next(lines) == ["counts", "activation"] and next(lines) == ["body"], "expected the body")
    leaves = check(lines, layers, d, path, box)
    require(next(lines, None) is None and leaves > 0, "lines after the tree, or no leaf")
    seal = hashlib.sha256(data[:data.rindex(b"\n", 0, -1) + 1]).hexdigest()
    require(text[-1] == f"end {leaves} sha256:{seal}", "the footer does not fit")
    print(f"VERIFIED {leaves} activation regions\ndigest   {digest}\ndomain   {'; '.join(domain) or 'all'}\nnumbers  {rule}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (ValueError, StopIteration, ZeroDivisionError) as problem:
        print(f"REJECTED: {problem or 'the certificate ends too early'}")
        sys.exit(1)
