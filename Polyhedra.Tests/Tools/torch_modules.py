"""Writes what TorchModuleTests compares: modules of any kind handed over by tools/export_torch.py, as models and as weights.

    python3 torch_modules.py FOLDER        exit code 77: this interpreter has no torch
"""
import json
import sys
import warnings
from pathlib import Path

try:
    import torch
except ImportError:
    sys.exit(77)
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "tools"))
import export_torch  # noqa: E402 (the folder of the exporter is known only now)


class Residual(nn.Module):
    """relu(x - 2 relu(x) + 1), whose breakpoints are -1, 0 and 1."""

    def __init__(self):
        super().__init__()
        self.inner, self.outer = nn.Linear(1, 1), nn.Linear(1, 1)
        with torch.no_grad():
            for layer, weight, bias in ((self.inner, 1, 0), (self.outer, -2, 1)):
                layer.weight.fill_(weight)
                layer.bias.fill_(bias)

    def forward(self, x):
        return torch.relu(x + self.outer(torch.relu(self.inner(x))))


class Custom(nn.Module):
    """Branches, a clamp, a maximum of two tensors, slopes of their own."""

    def __init__(self):
        super().__init__()
        self.first, self.second, self.slopes = nn.Linear(2, 4), nn.Linear(2, 4), nn.PReLU(4)

    def forward(self, x):
        left, right = self.slopes(self.first(x)), torch.clamp(self.second(x), -0.5, 0.75)
        return torch.cat([torch.max(left, right), left - right], dim=1).mean(dim=1, keepdim=True)


class Convolutional(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.norm, self.conv2, self.fc = nn.Conv2d(1, 2, 3, padding=1), nn.BatchNorm2d(2), nn.Conv2d(2, 2, 3), nn.Linear(8, 2)
        self.norm.running_mean.uniform_(-1, 1)
        self.norm.running_var.uniform_(0.5, 2)

    def forward(self, x):
        x = nn.functional.max_pool2d(nn.functional.leaky_relu(self.norm(self.conv1(x)), 0.1), 2)
        return self.fc(torch.relu(self.conv2(x)).flatten(1))


ARCHITECTURE = {"format": "polyhedra-architecture/1", "input": [1, 8, 8], "layers": [
    {"op": "conv2d", "name": "conv1", "padding": 1}, {"op": "batch_norm", "name": "norm"}, {"op": "leaky_relu", "slope": 0.1},
    {"op": "max_pool2d", "kernel": 2}, {"op": "conv2d", "name": "conv2"}, {"op": "relu"}, {"op": "flatten"},
    {"op": "linear", "name": "fc"}]}


def refusal(*arguments):
    try:
        export_torch.export(*arguments)
    except export_torch.ExportError as problem:
        return str(problem)
    return "exported"


def main(folder):
    warnings.simplefilter("ignore")
    torch.manual_seed(3)
    export_torch.export(Residual(), torch.zeros(1, 1), folder / "residual.onnx")
    export_torch.export(Custom(), torch.zeros(1, 2), folder / "custom.onnx")
    module = Convolutional()
    module.train()
    export_torch.export(module, torch.zeros(1, 1, 8, 8), folder / "conv.onnx")
    assert module.training
    (folder / "conv.json").write_text(json.dumps(ARCHITECTURE), "utf-8")
    export_torch.export(module, folder / "conv.safetensors")
    export_torch.export(module.state_dict(), folder / "conv.npz")

    mlp = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
    export_torch.export(mlp, folder / "mlp.json")
    state = mlp.state_dict()
    nested = {"body": {"0": {"weight": state["0.weight"], "bias": state["0.bias"]}, "2": {"weight": state["2.weight"], "bias": state["2.bias"]}}}
    for name, checkpoint in (
            ("checkpoint", {"epoch": 3, "state_dict": state}), ("parallel", {"module." + name: value for name, value in state.items()}),
            ("prefixed", {"net.layers." + name: value for name, value in state.items()}), ("nested", nested)):
        torch.save(checkpoint, folder / "state.pt")
        for ending in ("json", "safetensors"):
            code = export_torch.main([str(folder / "state.pt"), "-o", str(folder / f"{name}.{ending}")])
            assert code == 0, code
    (folder / "refusals.json").write_text(json.dumps({
        "sine": refusal(type("Sine", (nn.Module,), {"forward": lambda self, x: torch.linalg.svd(x)[0]})(), torch.zeros(2, 2), folder / "s.onnx"),
        "name": refusal(mlp, torch.zeros(1, 2), folder / "mlp.json"),
        "number": refusal({"a": 3}, folder / "a.safetensors")}), "utf-8")
    assert not list(folder.glob("*.part")) and not (folder / "s.onnx").exists()


main(Path(sys.argv[1]))
