#!/usr/bin/env python3
"""Trains the networks data/networks/trained-*.json and exports them.

    /usr/bin/python3 data/training/train.py             all of them
    /usr/bin/python3 data/training/train.py iris ...    only those named: two-moons, iris, digits, regression

Needs Debian's packages python3-torch, python3-sklearn and python3-numpy. A network is trained in float64, on the whole training set at
every step, by code for no processor in particular, and rounded to float32 at the end. A file that comes out with other weights (another
version of a library can do that) loses its "expect" object, because the count that stands there is no longer its own.
"""
import json
import os
import sys
from pathlib import Path

# PyTorch chooses code by the processor's vector units, and each sums in another order. Read when it is imported.
os.environ["ATEN_CPU_CAPABILITY"] = "default"

import numpy
import torch
from sklearn.datasets import load_digits, load_iris, make_moons
from sklearn.model_selection import train_test_split
from torch import nn

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from export_torch import network_text  # noqa: E402 (the folder of the exporter is known only now)


def mlp(seed, *widths):
    torch.manual_seed(seed)
    modules = []
    for inputs, units in zip(widths, widths[1:]):
        modules += [nn.Linear(inputs, units), nn.ReLU()]
    return nn.Sequential(*modules[:-1]).double()


def fit(model, loss, x, y, steps, rate):
    optimiser = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(steps):
        optimiser.zero_grad()
        loss(model(x), y).backward()
        optimiser.step()


def parts(x, y, seed):
    """The training and the test part, as float64 tensors, classes as int64."""
    return [torch.from_numpy(numpy.ascontiguousarray(part)) for part in train_test_split(x, y, test_size=0.25, random_state=seed)]


def accuracy(model, x, y):
    with torch.no_grad():
        output = model(x)
    guess = (output[:, 0] > 0).long() if output.shape[1] == 1 else output.argmax(1)
    return f"test accuracy {(guess == y).double().mean().item():.3f}"


def two_moons():
    x, x_test, y, y_test = parts(*make_moons(n_samples=400, noise=0.15, random_state=1), seed=1)
    model = mlp(1, 2, 16, 16, 1)
    fit(model, lambda output, y: nn.functional.binary_cross_entropy_with_logits(output[:, 0], y.double()), x, y, 1000, 0.01)
    model = model.float()
    return model, "two moons (sklearn make_moons, noise 0.15); one logit", accuracy(model, x_test.float(), y_test)


def iris():
    x, x_test, y, y_test = parts(*load_iris(return_X_y=True), seed=2)
    model = mlp(2, 4, 10, 10, 3)
    centre = torch.tensor([6, 3, 4, 1], dtype=torch.float64)
    fit(model, nn.functional.cross_entropy, x - centre, y, 1000, 0.01)
    # The file takes the lengths as they are.
    with torch.no_grad():
        model[0].bias -= model[0].weight @ centre
    model = model.float()
    return model, "Fisher's iris (sklearn load_iris), inputs in cm; three logits", accuracy(model, x_test.float(), y_test)


def digits():
    x, x_test, y, y_test = parts(*load_digits(return_X_y=True), seed=3)
    model = mlp(3, 64, 12, 10)
    fit(model, nn.functional.cross_entropy, x / 16, y, 1000, 0.01)
    # The file takes the pixels as they are, 0 to 16; a division by 16 is exact.
    with torch.no_grad():
        model[0].weight /= 16
    model = model.float()
    return model, "8x8 handwritten digits (sklearn load_digits), pixels 0 to 16; ten logits", accuracy(model, x_test.float(), y_test)


def regression():
    x = torch.linspace(-2, 2, 201, dtype=torch.float64)[:, None]
    y = torch.sin(3 * x) + x ** 2 / 4
    model = mlp(5, 1, 16, 16, 1)
    fit(model, nn.functional.mse_loss, x, y, 2000, 0.01)
    model = model.float()
    with torch.no_grad():
        error = (model(x.float()).double() - y).abs().max().item()
    return model, "the function sin(3x) + x^2/4 on [-2,2], 201 points", f"largest error {error:.4f}"


TASKS = {"two-moons": two_moons, "iris": iris, "digits": digits, "regression": regression}


def write(name, model, source):
    path = ROOT / "data" / "networks" / f"trained-{name}.json"
    old = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    extra = {"source": f"data/training/train.py {name}: {source}"}
    same = json.loads(network_text(model))["layers"] == old.get("layers")
    if same and "expect" in old:
        extra = {"expect": old["expect"], **extra}
    path.write_text(network_text(model, extra=extra), "utf-8", newline="\n")
    return "same weights as before" if same else "new weights: count them, and write the count into the file and data/README.md"


def main(names):
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        sys.exit(f"train.py: no network {', '.join(unknown)}; there are {', '.join(TASKS)}")
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    for name in names or TASKS:
        model, source, quality = TASKS[name]()
        print(f"trained-{name}.json: {quality}; {write(name, model, source)}")


if __name__ == "__main__":
    main(sys.argv[1:])
