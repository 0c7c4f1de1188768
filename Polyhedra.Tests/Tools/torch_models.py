"""Writes what ExportTorchTests compares: models exported by tools/export_torch.py, and what PyTorch itself says about them.

    python3 torch_models.py FOLDER        exit code 77: this interpreter has no torch

Numbers are written as fractions "p/q", so that nothing is lost on the way.
"""
import copy
import json
import struct
import sys
from fractions import Fraction
from pathlib import Path

try:
    import torch
except ImportError:
    sys.exit(77)
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "tools"))
import export_torch  # noqa: E402 (the folder of the exporter is known only now)


def exact(value):
    return [exact(entry) for entry in value] if isinstance(value, list) else str(Fraction(value))


def twin(model):
    """The same function in float64. PyTorch rounds a slope to the type of the numbers that it is applied to."""
    double = copy.deepcopy(model).double().eval()
    if model[-1].weight.dtype == torch.float32:
        for module in double.modules():
            if isinstance(module, nn.LeakyReLU):
                module.negative_slope = torch.tensor(module.negative_slope).item()
    return double


def forward_pass(folder, name, model, *shape):
    """NAME.json, 100 points, and the float64 outputs there. Weights larger than PyTorch draws them, so that every
    piece occurs."""
    with torch.no_grad():
        for module in model.modules():
            if isinstance(module, nn.Linear):
                module.weight *= 8
    points = torch.randn(100, *shape) * 2
    with torch.no_grad():
        outputs = twin(model)(points.double())
    export_torch.export(model, folder / f"{name}.json")
    rows = [",".join(exact(row)) for row in points.flatten(1).tolist()]
    (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / f"{name}-outputs.json").write_text(json.dumps(exact(outputs.tolist())), "utf-8")


def numbers(folder, name, kind, bit_patterns):
    """A layer of numbers, and the same numbers as fractions."""
    code, width, random_type = {torch.float32: ("f", "I", torch.int32), torch.float64: ("d", "Q", torch.int64)}[kind]
    limits = torch.iinfo(random_type)
    random = torch.randint(limits.min, limits.max, (2000,), dtype=random_type)
    bit_patterns = bit_patterns + [int(bits) % 2 ** limits.bits for bits in random]
    values = [struct.unpack("<" + code, struct.pack("<" + width, bits))[0] for bits in bit_patterns]
    values = [value for value in values if abs(value) < float("inf")]
    layer = nn.Linear(len(values), 1, bias=False).to(kind)
    layer.weight = nn.Parameter(torch.tensor([values], dtype=kind))
    assert exact(layer.weight.tolist()) == exact([values])
    export_torch.export(layer, folder / f"{name}.json")
    (folder / f"{name}-exact.json").write_text(json.dumps(exact(values)), "utf-8")


def state_dict(folder):
    """The same network by two ways."""
    model = nn.Sequential(nn.Linear(3, 4), nn.LeakyReLU(0.3), nn.Linear(4, 3, bias=False), nn.LeakyReLU(0.3), nn.Linear(3, 2))
    export_torch.export(model, folder / "module.json")
    torch.save(model.state_dict(), folder / "state.pt")
    code = export_torch.main([str(folder / "state.pt"), "--activation", "leaky_relu:0.3", "-o", str(folder / "state.json")])
    assert code == 0, code


def refusals(folder):
    def linear(change):
        layer = nn.Linear(2, 2)
        with torch.no_grad():
            change(layer)
        return layer

    models = {
        "nan": linear(lambda layer: layer.weight[1, 0].fill_(float("nan"))),
        "infinite": linear(lambda layer: layer.bias[1].fill_(float("-inf"))),
        "infinite64": linear(lambda layer: layer.weight[0, 0].fill_(float("inf"))).double(),
        "slope": nn.Sequential(nn.Linear(2, 2), nn.LeakyReLU(1e39)),
        "half": nn.Linear(2, 2).half(),
        "mixed": nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2).double()),
        "widths": nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(2, 1)),
        "clamp": nn.Sequential(nn.Linear(2, 2), nn.Hardtanh(-2, 2)),
        "norm": nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2)),
        "sigmoid": nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Sigmoid())),
        "hooks": nn.utils.weight_norm(nn.Linear(2, 2)),
        "derived": type("Mine", (nn.Linear,), {})(2, 2),
        "empty": nn.Sequential(nn.ReLU()),
        "state": nn.BatchNorm1d(2).state_dict(),
        "number": {"a": 3},
    }
    messages = {}
    for name, model in models.items():
        try:
            export_torch.network_text(model)
            messages[name] = "exported"
        except export_torch.ExportError as problem:
            messages[name] = str(problem)
    (folder / "refusals.json").write_text(json.dumps(messages), "utf-8")


def main(folder):
    torch.manual_seed(1)
    gates = nn.Sequential(
        nn.Flatten(), nn.Linear(6, 12), nn.ReLU(), nn.Dropout(0.5), nn.Linear(12, 11), nn.LeakyReLU(0.1), nn.Identity(),
        nn.Linear(11, 10), nn.Hardtanh(), nn.Linear(10, 9), nn.ReLU6(), nn.Linear(9, 3))
    forward_pass(folder, "gates", gates, 2, 3)
    # An activation at the start, two in a row, a nested module, no bias, and float64.
    odd = nn.Sequential(
        nn.Hardtanh(), nn.Linear(4, 8, bias=False), nn.LeakyReLU(0.1), nn.ReLU6(),
        nn.Sequential(nn.Linear(8, 5), nn.ReLU()), nn.Linear(5, 2))
    forward_pass(folder, "odd", odd.double(), 4)
    # Zeros, the ends of the subnormal and the normal numbers, the powers of two; then random bits.
    numbers(folder, "float32", torch.float32,
            [0, 1 << 31, 1, 2, (1 << 23) - 1, 1 << 23, (255 << 23) - 1] + [k << 23 for k in range(1, 255)])
    numbers(folder, "float64", torch.float64,
            [0, 1 << 63, 1, (1 << 52) - 1, 1 << 52, (2047 << 52) - 1] + [k << 52 for k in range(1, 2047)])
    state_dict(folder)
    refusals(folder)


main(Path(sys.argv[1]))
