#!/usr/bin/env python3
"""Count and draw the activation regions of a ReLU network with one or two inputs in a box, in exact fractions.

    python3 docs/figures/regions.py NETWORK.json LO HI            prints the count
    python3 docs/figures/regions.py NETWORK.json LO HI OUT.svg    also draws the regions (two inputs)

A second opinion on the counts in data/networks/ and the source of the figures in docs/. It shares neither code nor method with
Polyhedra: cells are polygons (segments) given by their vertices, cut along the zero line of one neuron after the other by exact
clipping. It needs nothing but Python 3.
"""
import colorsys
import json
import struct
import sys
from fractions import Fraction


def read_number(value, rule):
    exact = Fraction(value)
    if rule == "exact":
        return exact
    # A number of the shipped float32 and float64 files is written with enough digits that rounding twice changes nothing.
    double = float(exact)
    return Fraction(struct.unpack("f", struct.pack("f", double))[0] if rule == "float32" else double)


def read(path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file, parse_float=str, parse_int=str)
    rule = data.get("numbers", "exact")
    layers = []
    for layer in data["layers"]:
        weights = [[read_number(entry, rule) for entry in row] for row in layer["weights"]]
        bias = [read_number(entry, rule) for entry in layer["bias"]]
        layers.append((weights, bias, layer["activation"]))
    return int(data["inputs"]), layers


def value(form, point):
    return form[-1] + sum(a * x for a, x in zip(form, point))


def clip(cell, form, side):
    """The part of a convex cell (its vertices in order) on which side * form >= 0."""
    part = []
    pairs = list(zip(cell, cell[1:] + cell[:1])) if len(cell) > 2 else [(cell[0], cell[1]), (cell[1], cell[0])]
    for p, q in pairs:
        u, v = side * value(form, p), side * value(form, q)
        if u >= 0:
            part.append(p)
        if (u > 0 > v) or (u < 0 < v):
            t = u / (u - v)
            part.append(tuple(a + t * (b - a) for a, b in zip(p, q)))
    return list(dict.fromkeys(part))


def split(cell, form):
    """The full-dimensional pieces of a cell, with the piece of the gate: 0 where form <= 0, 1 where form > 0."""
    values = [value(form, p) for p in cell]
    if max(values) <= 0:
        return [(cell, 0)]
    if min(values) >= 0:
        return [(cell, 1)]
    return [(clip(cell, form, -1), 0), (clip(cell, form, 1), 1)]


def regions(layers, cell):
    dimension = len(cell[0])
    identity = [[Fraction(int(i == j)) for j in range(dimension)] + [Fraction(0)] for i in range(dimension)]
    stack = [(0, cell, identity)]
    while stack:
        depth, cell, forms = stack.pop()
        if depth == len(layers):
            yield cell
            continue
        weights, bias, activation = layers[depth]
        rows = [[sum(w * form[k] for w, form in zip(row, forms)) + (b if k == dimension else 0) for k in range(dimension + 1)]
                for row, b in zip(weights, bias)]
        if activation == "identity":
            stack.append((depth + 1, cell, rows))
            continue
        assert activation == "relu", activation
        parts = [(cell, [])]
        for row in rows:
            parts = [(piece, outputs + [row if active else [Fraction(0)] * (dimension + 1)])
                     for part, outputs in parts for piece, active in split(part, row)]
        stack.extend((depth + 1, part, outputs) for part, outputs in parts)


def colour(index):
    # The golden angle spreads neighbouring indices over the colour circle.
    red, green, blue = colorsys.hls_to_rgb(index * 0.381966 % 1, 0.70 + 0.06 * (index % 4), 0.55)
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"


def draw(cells, low, high, path):
    size = 480
    scale = lambda x: float((x - low) / (high - low)) * size
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}">\n')
        file.write('<g stroke="#333" stroke-width="0.6" stroke-linejoin="round">\n')
        for index, cell in enumerate(cells):
            points = " ".join(f"{scale(x):.2f},{size - scale(y):.2f}" for x, y in cell)
            file.write(f'<polygon fill="{colour(index)}" points="{points}"/>\n')
        file.write("</g>\n</svg>\n")


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    path, low, high = sys.argv[1], Fraction(sys.argv[2]), Fraction(sys.argv[3])
    inputs, layers = read(path)
    if inputs not in (1, 2):
        sys.exit("regions.py: expected a network with one or two inputs")
    box = [(low,), (high,)] if inputs == 1 else [(low, low), (high, low), (high, high), (low, high)]
    cells = list(regions(layers, box))
    print(len(cells))
    if len(sys.argv) > 4:
        draw(cells, low, high, sys.argv[4])


main()
