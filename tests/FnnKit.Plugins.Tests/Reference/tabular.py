"""Computes tabular.json: what the published definitions of layers for tables give in PyTorch 1.13, and their gradients.

Run with Python 3 and PyTorch: python3 tabular.py > tabular.json
Batches are lists of rows, [features, samples]; all numbers are in double precision.
"""
import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(11)


def plain(value):
    return [float(f"{number:.9g}") for number in value.detach().numpy().flatten()]


def rows(batch):
    """[samples, ...] as [features, samples]."""
    return plain(batch.reshape(len(batch), -1).T)


def drawn(*shape):
    return (torch.randn(*shape) * 0.7 + 0.2).requires_grad_()


def case(name, options, shape, function, parameters, samples=5, x=None, **more):
    """The function on a batch, and its gradients."""
    x = (torch.randn(samples, *shape) * 1.5 + 0.3 if x is None else x).requires_grad_()
    y = function(x)
    dy = torch.randn_like(y)
    (y * dy).sum().backward()
    named = {f"{name}1.{key}": tensor for key, tensor in parameters.items()}
    return {
        "name": name, "options": options, "shape": list(shape), "samples": len(x), "parameters": {key: plain(tensor) for key, tensor in named.items()}, "x": rows(x), "y": rows(y),
        "dy": rows(dy), "dx": rows(x.grad), "gradients": {key: plain(tensor.grad) for key, tensor in named.items()}, "states": {}, "prediction": rows(y), **more,
    }


def realmlp():
    """Holzmueller, Grinsztajn and Steinwart, 2024: ScaleLayer, ParametricActivationLayer and NTPLinear of RealMLP."""
    s = drawn(4)
    yield case("feature-scale", {}, (4,), lambda x: x * s, {"weight": s})
    s2 = drawn(6)
    yield case("feature-scale", {"Decays": True}, (2, 3), lambda x: x * s2.reshape(2, 3), {"weight": s2})
    for name, f in [("selu", F.selu), ("mish", F.mish), ("relu", F.relu)]:
        a = drawn(4)
        yield case("parametric-activation", {"Activation": name}, (4,), lambda x, a=a, f=f: x + a * (f(x) - x), {"weight": a})
    w, b = drawn(3, 4), drawn(3)
    yield case("dense", {"Units": 3, "Parametrization": "Ntk", "Activation": "mish", "BiasLearningRateFactor": 0.1}, (4,),
               lambda x: F.mish(x @ w.T / math.sqrt(4) + b), {"weight": w, "bias": b})
    w2 = drawn(2, 6)
    yield case("dense", {"Units": 2, "Parametrization": "Ntk", "Bias": False}, (2, 3), lambda x: x.reshape(-1, 6) @ w2.T / math.sqrt(6), {"weight": w2})


print(json.dumps({"tabular": [row for kind in (realmlp,) for row in kind()]}, separators=(",", ":")).replace('{"name":"', '\n{"name":"'))
