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
    return [float(f"{number:.13g}") for number in value.detach().numpy().flatten()]


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


COLUMNS = [{"name": "a"}, {"name": "colour", "categories": ["r", "g", "b"]}, {"name": "c"}]


def table(samples):
    """Two columns of numbers, and one of codes between them."""
    return torch.stack([torch.randn(samples) * 1.5, torch.randint(0, 3, (samples,)).double(), torch.randn(samples) + 0.3], 1)


def numeric(name_of_kind, embed, parameters, **options):
    """A column by itself: its number goes in, its vector comes out; the code passes on."""
    def function(x):
        return torch.cat([embed(x[:, 0:1], 0), x[:, 1:2], embed(x[:, 2:3], 1)], 1)

    row = case("numeric-embedding", {"Kind": name_of_kind, **options}, (3,), function, parameters, x=table(6), columns=COLUMNS)
    return row


def embeddings():
    """PBLD of RealMLP; periodic embeddings and piecewise-linear embeddings (version B) of rtdl_num_embeddings."""
    f, p, w, b = drawn(2, 5), drawn(2, 5), drawn(2, 3, 5), drawn(2, 3)

    def pbld(x, i):
        return torch.cat([x, torch.cos(2 * math.pi * x * f[i] + p[i]) @ w[i].T + b[i]], 1)

    yield numeric("Pbld", pbld, {"frequencies": f, "phases": p, "weight": w, "bias": b}, Frequencies=5)
    f2, w2, b2 = drawn(2, 4), drawn(2, 6, 8), drawn(2, 6)

    def plr(x, i):
        angle = 2 * math.pi * f2[i] * x
        return F.relu(torch.cat([torch.cos(angle), torch.sin(angle)], 1) @ w2[i].T + b2[i])

    yield numeric("Plr", plr, {"frequencies": f2, "weight": w2, "bias": b2}, Frequencies=4, Dimension=6)
    w3, v3, b3 = drawn(2, 3, 4), drawn(2, 3), drawn(2, 3)
    edges = torch.tensor([[-2.0, -0.5, 0.25, 1.5, 3.0], [-1.0, 0.5, 1.0, 1.0, 1.0]])

    def piecewise(x, i):
        edge = torch.unique(edges[i])
        share = (x - edge[:-1]) / (edge[1:] - edge[:-1])
        bins = share.shape[1]
        parts = [share[:, j:j + 1].clamp(None if j == 0 else 0.0, None if j == bins - 1 else 1.0) if 0 < j or j < bins - 1 else share for j in range(bins)]
        encoded = F.pad(torch.cat(parts, 1), (0, 4 - bins))
        return encoded @ w3[i].T + x * v3[i] + b3[i]

    row = numeric("PiecewiseLinear", piecewise, {"weight": w3, "linear": v3, "bias": b3}, Bins=4, Dimension=3)
    row["states"] = {"numeric-embedding1.edges": plain(edges)}
    yield row


def members():
    """TabM: ElementwiseAffine, LinearBatchEnsemble and the separate heads of tabm.py. A sample is [units, members]."""
    r = drawn(3, 4)
    yield case("members", {"Members": 4}, (3,), lambda x: x[:, :, None] * r, {"weight": r})
    w, r1, s1, b1 = drawn(2, 3), drawn(3, 4), drawn(2, 4), drawn(2, 4)

    def ensemble(x):
        return F.mish(torch.einsum("oi,bim->bom", w, x * r1) * s1 + b1)

    yield case("batch-ensemble-dense", {"Units": 2, "Activation": "mish"}, (3, 4), ensemble, {"weight": w, "input_scale": r1, "output_scale": s1, "bias": b1}, members=4)
    w2, b2 = drawn(2, 3), drawn(2)
    yield case("batch-ensemble-dense", {"Units": 2, "Adapters": False}, (3, 4), lambda x: torch.einsum("oi,bim->bom", w2, x) + b2[:, None], {"weight": w2, "bias": b2}, members=4)
    w3, b3 = drawn(4, 2, 3), drawn(4, 2)
    yield case("member-dense", {"Units": 2, "Activation": "softmax"}, (3, 4), lambda x: torch.softmax(torch.einsum("moi,bim->bom", w3, x) + b3.T, 1),
               {"weight": w3, "bias": b3}, members=4)


print(json.dumps({"tabular": [row for kind in (realmlp, embeddings, members) for row in kind()]}, separators=(",", ":")).replace('{"name":"', '\n{"name":"'))
