#!/usr/bin/env python3
"""Hands a PyTorch network over to Polyhedra, number for number.

Any module that PyTorch can trace, as an ONNX model, which polyhedra reads; from Python, with this folder on sys.path:

    from export_torch import export
    export(model, example_input, "model.onnx")                     # then: polyhedra count model.onnx

In evaluation mode, the first axis of the inputs left open as the batch, all weights in the file and as they are: nothing is folded, so that a
batch normalisation is rounded by nobody before polyhedra reads it. It needs torch.onnx, which is part of PyTorch.

An nn.Sequential or a state dict as polyhedra-network/1, which every tool of the project reads:

    export(model, "network.json")                                  # an nn.Sequential
    export(model.state_dict(), "network.json", activation="relu")  # names and tensors
    python3 tools/export_torch.py STATE.pt --activation relu -o NETWORK.json

The tensors of a state dict alone, of any shapes, for polyhedra's option --architecture:

    python3 tools/export_torch.py STATE.pt -o WEIGHTS.safetensors  # or WEIGHTS.npz, which needs numpy

PyTorch 1.13 or newer is all that is needed. Debian's is the package python3-torch, which /usr/bin/python3 sees; another python3 that
stands first on the PATH may not.

What is exported is the function at inference (model.eval()) of one vector of inputs:
  Linear                   a layer "dense"; without a bias its bias is 0
  ReLU, ReLU6, LeakyReLU,  the activation of the layer before; where there is none (at the start, or after another activation) of a layer
  Hardtanh (-1, 1)         with the unit matrix
  Identity, Dropout        nothing
  Flatten                  nothing: inputs of a shape of their own are numbered as Flatten orders them, the last index fastest
  Sequential               its modules
Everything else is refused. So is BatchNorm1d: it divides by a square root, which no file of rational numbers can hold; fold it into the
Linear before it with torch.nn.utils.fusion.fuse_linear_bn_eval, which rounds, and export the result, which is then the network that is
counted. So are modules with hooks (weight_norm, pruning), until those are removed, and a Sigmoid or Softmax at the end: export model[:-1].

A checkpoint may hold the state dict under "state_dict", "model_state_dict", "model", "net" or "weights", dictionaries may be nested (their
names are joined by dots), and a "module." before all names, which DataParallel puts there, is taken off.

A state dict holds no activations. Its Linear layers are taken in its order, which is the order in which the modules were made;
--activation stands after each but the last: relu (the default), identity, abs, hardtanh, relu6 or leaky_relu:SLOPE. A file is loaded with
weights_only=True, so it cannot run code; a whole model in a .pt file is refused for that reason: save model.state_dict().

Numbers. A float32 model becomes a file with "numbers": "float32", a float64 model one with "numbers": "float64"; other types and mixed
ones are refused (model.float() turns float16 and bfloat16 into float32 without rounding). A number is written with the fewest significant
digits for which its decimal, rounded to nearest, is that number again: what the file's reader does under the rule. -0 is written as such
(the reader takes it for 0), subnormal numbers like any other; infinities and NaN are refused. The slope of a LeakyReLU is a Python float;
in a float32 file it is rounded to float32, as PyTorch itself does when it applies it to float32 numbers.

Exit codes: 0 done, 2 wrong usage, 3 bad input, with one line that says what and where.
"""
import argparse
import inspect
import json
import math
import os
import struct
import sys

try:
    import torch
    from torch import nn
except ImportError as missing:
    if __name__ != "__main__":
        raise
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(print(__doc__))
    print(f"export_torch.py: PyTorch is needed ({missing}); Debian has it as python3-torch, for /usr/bin/python3", file=sys.stderr)
    sys.exit(3)

RULES = {torch.float32: "float32", torch.float64: "float64"}
NAMED = ("relu", "identity", "abs", "hardtanh", "relu6")
FLOAT32_END = 2.0 ** 128


class ExportError(ValueError):
    """The model has no exact equal in the format; the message says where and why."""


def network_text(model, activation="relu", extra=None):
    """The JSON text of an nn.Sequential (or a single module) or of a state dict.

    activation is used for a state dict alone. extra is a dict of keys that readers ignore ("source", "expect", ...), put at the end.
    Raises ExportError.
    """
    pieces = _from_module(model, "model") if isinstance(model, nn.Module) else _from_state_dict(model, activation)
    layers = _layers(pieces)
    types = {weights.dtype for _, weights, _, _ in layers}
    if len(types) != 1 or not types <= RULES.keys():
        names = ", ".join(sorted(str(kind) for kind in types))
        raise ExportError(f"the weights are {names}; expected all torch.float32 or all torch.float64")
    return _render(layers, RULES[types.pop()], extra or {})


def export(model, target, path=None, activation="relu", extra=None):
    """export(model, example_input, "model.onnx") writes an ONNX model; example_input is a tensor, or a tuple of the module's arguments.
    export(model, "network.json", activation=..., extra=...) writes network_text, and of a state dict also WEIGHTS.safetensors or .npz.

    Nothing is written if the model is refused, with an ExportError.
    """
    if not isinstance(target, (str, os.PathLike)):
        return _export_onnx(model, target if isinstance(target, tuple) else (target,), path)
    if _is_weights(target):
        return _write_weights(target, _tensors(model.state_dict() if isinstance(model, nn.Module) else model))
    _write(target, network_text(model, activation if path is None else path, extra))


def _export_onnx(model, inputs, path):
    if not isinstance(model, nn.Module):
        raise ExportError(f"expected a torch.nn.Module, got {type(model).__name__}")
    if path is None or not os.fspath(path).endswith(".onnx"):
        raise ExportError(f"expected export(model, example_input, path) with a path that ends in .onnx, got {path!r}")
    names = [f"input_{k}" if len(inputs) > 1 else "input" for k in range(len(inputs))]
    options = {"opset_version": 13, "input_names": names, "output_names": ["output"], "do_constant_folding": False,
               "dynamic_axes": {name: {0: "batch"} for name, value in zip(names, inputs) if torch.is_tensor(value) and value.dim() > 1}}
    if "dynamo" in inspect.signature(torch.onnx.export).parameters:
        options["dynamo"] = False  # the tracer, which writes the operators as they are
    training, part = model.training, f"{os.fspath(path)}.part"
    model.eval()
    try:
        # The module is in evaluation mode already; to preserve that keeps the tracer from folding batch normalisations into what is before.
        torch.onnx.export(model, inputs, part, training=torch.onnx.TrainingMode.PRESERVE, **options)
        os.replace(part, path)
    except OSError:
        raise
    except Exception as problem:
        raise ExportError(f"PyTorch cannot trace the module: {str(problem).strip().splitlines()[0] if str(problem).strip() else problem!r}") from None
    finally:
        model.train(training)
        if os.path.exists(part):
            os.remove(part)


# Weights alone ------------------------------------------------------------------------------------------------------------------------

SAFE_TYPES = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64", torch.int32: "I32",
              torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL"}


def _is_weights(path):
    return os.fspath(path).endswith((".safetensors", ".npz"))


def _write_weights(path, tensors):
    part = f"{os.fspath(path)}.part"
    try:
        if os.fspath(path).endswith(".npz"):
            import numpy
            with open(part, "wb") as file:
                numpy.savez(file, **{name: value.detach().cpu().numpy() for name, value in tensors.items()})
        else:
            _write_safetensors(part, tensors)
        os.replace(part, path)
    except (ImportError, TypeError) as problem:
        raise ExportError(str(problem)) from None
    finally:
        if os.path.exists(part):
            os.remove(part)


def _write_safetensors(path, tensors):
    """Eight bytes with the length of the header, the header, and the numbers; all little-endian."""
    header, blocks, end = {}, [], 0
    for name, value in tensors.items():
        if value.dtype not in SAFE_TYPES:
            raise ExportError(f"{name} is {value.dtype}, which safetensors do not have")
        flat = value.detach().cpu().contiguous().reshape(-1)
        flat = flat.view(torch.int16) if value.dtype == torch.bfloat16 else flat
        block = flat.numpy().astype(flat.numpy().dtype.newbyteorder("<")).tobytes()
        header[name] = {"dtype": SAFE_TYPES[value.dtype], "shape": list(value.shape), "data_offsets": [end, end + len(block)]}
        end += len(block)
        blocks.append(block)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blocks))


def _tensors(state):
    """The tensors of a state dict by name: taken out of a checkpoint, nested names joined, the prefix of DataParallel taken off."""
    for key in ("state_dict", "model_state_dict", "model", "net", "weights"):
        if isinstance(state, dict) and isinstance(state.get(key), dict) and not all(torch.is_tensor(value) for value in state.values()):
            if len(state) == 1 or not all(isinstance(value, dict) or torch.is_tensor(value) for value in state.values()):
                return _tensors(state[key])
    tensors = {}

    def add(prefix, entries):
        for name, value in entries.items():
            if not isinstance(name, str) or not (torch.is_tensor(value) or isinstance(value, dict)):
                raise ExportError("expected a module or a state dict, which is a dict of tensors by name")
            if torch.is_tensor(value):
                tensors[prefix + name] = value
            else:
                add(f"{prefix}{name}.", value)

    if not isinstance(state, dict):
        raise ExportError("expected a module or a state dict, which is a dict of tensors by name")
    add("", state)
    while tensors and all(name.startswith("module.") for name in tensors):
        tensors = {name[len("module."):]: value for name, value in tensors.items()}
    return tensors


def float32_text(value):
    """The decimal of a float32 number, given as a Python float: the fewest significant digits that are read back as it."""
    if value == 0:
        return "-0.0" if math.copysign(1, value) < 0 else "0"
    size = abs(value)
    bits, = struct.unpack("<I", struct.pack("<f", size))
    below, above = (struct.unpack("<f", struct.pack("<I", near))[0] for near in (bits - 1, bits + 1))
    # The midpoints to the neighbours are float64 numbers. A decimal whose float64 value is strictly between them lies strictly between
    # them itself, because rounding to float64 keeps order; so it rounds to the number. Nine digits are always enough.
    low, high = (below + size) / 2, (size + (FLOAT32_END if math.isinf(above) else above)) / 2
    digits = next(digits for digits in range(1, 10) if low < float(f"{size:.{digits}g}") < high)
    return ("-" if value < 0 else "") + f"{size:.{digits}g}"


# From modules to pieces: ("dense", weights, bias, where) and ("activation", activation, where) --------------------------------------

def _from_module(module, where):
    kind = type(module)
    if module._forward_hooks or module._forward_pre_hooks:
        raise ExportError(f"{where} ({kind.__name__}) has forward hooks, which may change what it computes; remove them first "
                          "(for example torch.nn.utils.remove_weight_norm, torch.nn.utils.prune.remove)")
    # The very types: a class derived from one of these may compute something else.
    if kind is nn.Sequential:
        return [piece for name, child in module.named_children() for piece in _from_module(child, f"{where}[{name}]")]
    if kind is nn.Linear:
        bias = torch.zeros(module.out_features, dtype=module.weight.dtype) if module.bias is None else module.bias
        return [("dense", module.weight, bias, where)]
    if kind is nn.ReLU:
        return [("activation", "relu", where)]
    if kind is nn.ReLU6:
        return [("activation", "relu6", where)]
    if kind is nn.LeakyReLU:
        return [("activation", float(module.negative_slope), where)]
    if kind is nn.Hardtanh:
        if (module.min_val, module.max_val) != (-1, 1):
            raise ExportError(f"{where} is Hardtanh({module.min_val}, {module.max_val}); the format has only Hardtanh(-1, 1)")
        return [("activation", "hardtanh", where)]
    if kind is nn.Flatten:
        if (module.start_dim, module.end_dim) != (1, -1):
            raise ExportError(f"{where} is Flatten({module.start_dim}, {module.end_dim}); expected Flatten(1, -1)")
        return []
    if kind in (nn.Identity, nn.Dropout):
        return []
    if kind is nn.BatchNorm1d:
        raise ExportError(f"{where} is a BatchNorm1d, which divides by a square root; fold it into the Linear before it with "
                          "torch.nn.utils.fusion.fuse_linear_bn_eval (which rounds) and export the result")
    raise ExportError(f"{where} is a {kind.__module__}.{kind.__qualname__}; expected Sequential, Linear, ReLU, LeakyReLU, Hardtanh, ReLU6, "
                      "Identity, Flatten or Dropout")


def _from_state_dict(state, activation):
    state = _tensors(state)
    between = _parse_activation(activation)
    pieces, bias_names = [], set()
    for name, value in state.items():
        if name in bias_names:
            continue
        if name.rpartition(".")[2] != "weight" or value.dim() != 2:
            raise ExportError(f"{name} of shape {list(value.shape)} is not the weight of a Linear, nor the bias of the weight before it; "
                              "for other modules: export(model, example_input, \"model.onnx\")")
        bias_name = name[:-len("weight")] + "bias"
        bias_names.add(bias_name)
        if pieces:
            pieces.append(("activation", between, name))
        pieces.append(("dense", value, state.get(bias_name, torch.zeros(value.shape[0], dtype=value.dtype)), name))
    return pieces


def _parse_activation(text):
    if text in NAMED:
        return text
    name, colon, slope = text.partition(":")
    try:
        if name == "leaky_relu" and colon:
            return float(slope)
    except ValueError:
        pass
    raise ExportError(f"activation {text!r}: expected {', '.join(NAMED)} or leaky_relu:SLOPE")


# From pieces to layers: (where, weights, bias, activation) -------------------------------------------------------------------------

def _layers(pieces):
    first = next((piece[1] for piece in pieces if piece[0] == "dense"), None)
    if first is None:
        raise ExportError("there is no Linear layer")
    width, layers, open_layer = first.shape[-1], [], False
    for kind, *rest in pieces:
        if kind == "dense":
            weights, bias, where = rest
            if weights.dim() != 2 or 0 in weights.shape or weights.shape[1] != width:
                raise ExportError(f"{where} has weights of shape {list(weights.shape)}; "
                                  f"expected [units, {width}], at least one unit and one input")
            if list(bias.shape) != [weights.shape[0]] or bias.dtype != weights.dtype:
                raise ExportError(f"{where} has a bias of shape {list(bias.shape)} and type {bias.dtype}; "
                                  f"expected [{weights.shape[0]}] and {weights.dtype}")
            layers.append((where, weights, bias, "identity"))
            width, open_layer = weights.shape[0], True
            continue
        activation, where = rest
        if activation == "identity":
            continue
        if open_layer:
            layers[-1] = (*layers[-1][:3], activation)
        else:
            layers.append((where, torch.eye(width, dtype=first.dtype), torch.zeros(width, dtype=first.dtype), activation))
        open_layer = False
    return layers


# From layers to text ---------------------------------------------------------------------------------------------------------------

def _number(value, rule, where):
    if rule == "float32":
        try:
            value, = struct.unpack("<f", struct.pack("<f", value))
        except OverflowError:
            raise ExportError(f"{where} is {value!r}, which overflows float32") from None
    if not math.isfinite(value):
        raise ExportError(f"{where} is {value}; expected a finite number")
    return float32_text(value) if rule == "float32" else repr(value)


def _row(values, rule, where):
    return "[" + ", ".join(_number(value, rule, f"{where}[{k}]") for k, value in enumerate(values)) + "]"


def _render(layers, rule, extra):
    # A module's state_dict names a Linear by its weight, a module by itself.
    blocks = []
    for where, weights, bias, activation in layers:
        name = where if where.rpartition(".")[2] == "weight" else f"{where}.weight"
        rows = ",\n".join("        " + _row(row, rule, f"{name}[{i}]") for i, row in enumerate(weights.detach().cpu().tolist()))
        biases = _row(bias.detach().cpu().tolist(), rule, name[:-len("weight")] + "bias")
        if isinstance(activation, float):
            function = f'{{"leaky_relu": {_number(activation, rule, f"the slope of the LeakyReLU after {where}")}}}'
        else:
            function = f'"{activation}"'
        blocks.append(f'    {{ "type": "dense",\n      "weights": [\n{rows}\n      ],\n      "bias": {biases},\n'
                      f'      "activation": {function} }}')
    keys = "".join(f",\n  {json.dumps(key)}: {json.dumps(value)}" for key, value in extra.items())
    return (f'{{\n  "format": "polyhedra-network/1",\n  "inputs": {layers[0][1].shape[1]},\n  "numbers": "{rule}",\n  "layers": [\n'
            + ",\n".join(blocks) + f"\n  ]{keys}\n}}\n")


def _write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


# The command -----------------------------------------------------------------------------------------------------------------------

def _load(path):
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except OSError as problem:
        raise ExportError(problem.strerror or str(problem)) from None
    except Exception:
        # A file that is no checkpoint fails somewhere in the unpickler, with whatever exception its bytes lead to.
        raise ExportError("expected a file written by torch.save(model.state_dict(), ...); "
                          "a whole model is not loaded, because loading it can run code") from None


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="export_torch.py", description="Writes a PyTorch state dict as polyhedra-network/1.")
    parser.add_argument("state", metavar="STATE.pt", help="a file written by torch.save(model.state_dict(), ...)")
    parser.add_argument("--activation", default="relu",
                        help="after every layer but the last: relu (default), identity, abs, hardtanh, relu6 or leaky_relu:SLOPE")
    parser.add_argument("-o", "--output", metavar="NETWORK.json",
                        help="where to write (default: standard output); WEIGHTS.safetensors or .npz: the tensors alone")
    options = parser.parse_args(arguments)
    try:
        _parse_activation(options.activation)
    except ExportError as problem:
        parser.error(str(problem))
    try:
        state = _load(options.state)
        if options.output is not None and _is_weights(options.output):
            export(state, options.output)
            return 0
        text = network_text(state, options.activation)
    except ExportError as problem:
        print(f"export_torch.py: {options.state}: {problem}", file=sys.stderr)
        return 3
    if options.output is None:
        sys.stdout.write(text)
        return 0
    try:
        _write(options.output, text)
    except OSError as problem:
        print(f"export_torch.py: {options.output}: {problem.strerror}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
