"""Computes layers.json: what PyTorch 1.13 gives for layers, their gradients, and what they keep from step to step.

Run with Python 3 and PyTorch: python3 layers.py > layers.json
Batches are lists of rows, [features, samples], an image channel by channel and line by line; all numbers are in double precision.
"""
import json

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
torch.manual_seed(7)


def plain(value):
    return [float(f"{number:.9g}") for number in value.detach().numpy().flatten()]


def rows(batch):
    """[samples, ...] as [features, samples]."""
    return plain(batch.reshape(len(batch), -1).T)


def case(name, options, shape, module, parameters, samples=5, states=None, x=None, **more):
    """The module on a batch in training, its gradients, and then a prediction of the same batch."""
    x = (torch.randn(samples, *shape) * 1.5 + 0.3 if x is None else x).requires_grad_()
    for tensor in parameters.values():
        if tensor.dim() == 1:
            nn.init.normal_(tensor, 0.5, 0.7)
    given = {key: plain(tensor) for key, tensor in parameters.items()}
    module.train()
    y = module(x)
    dy = torch.randn_like(y)
    (y * dy).sum().backward()
    kept = {key: plain(tensor) for key, tensor in (states or {}).items()}
    module.eval()
    return {
        "name": name, "options": options, "shape": list(shape), "samples": len(x), "parameters": given, "x": rows(x), "y": rows(y), "dy": rows(dy),
        "dx": rows(x.grad), "gradients": {key: plain(tensor.grad) for key, tensor in parameters.items()}, "states": kept, "prediction": rows(module(x)), **more,
    }


def running(name, norm):
    return {f"{name}.running_mean": norm.running_mean, f"{name}.running_var": norm.running_var}


class Call(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def norms():
    norm = nn.BatchNorm1d(4)
    yield case("batch-norm", {}, (4,), norm, {"batch-norm1.weight": norm.weight, "batch-norm1.bias": norm.bias}, states=running("batch-norm1", norm))
    norm = nn.BatchNorm1d(3, eps=0.01, momentum=0.3, affine=False)
    yield case("batch-norm", {"Epsilon": 0.01, "Momentum": 0.3, "Scale": False, "Bias": False}, (3,), norm, {}, states=running("batch-norm1", norm))
    norm = nn.BatchNorm2d(2)
    yield case("batch-norm", {}, (2, 3, 4), norm, {"batch-norm1.weight": norm.weight, "batch-norm1.bias": norm.bias}, samples=2, states=running("batch-norm1", norm))
    norm = nn.BatchNorm2d(2)
    yield case("batch-norm", {}, (2, 3, 2), norm, {"batch-norm1.weight": norm.weight, "batch-norm1.bias": norm.bias}, samples=1, states=running("batch-norm1", norm))
    norm = nn.LayerNorm(4)
    yield case("layer-norm", {}, (4,), norm, {"layer-norm1.weight": norm.weight, "layer-norm1.bias": norm.bias})


def convolutions():
    for channels, filters, size, stride, padding, height, width, bias in [
        (1, 2, 3, 1, 0, 5, 6, True), (2, 3, 3, 1, 1, 4, 5, True), (3, 2, 1, 1, 0, 3, 4, True), (2, 2, 3, 2, 1, 5, 7, False), (1, 2, 4, 3, 2, 7, 5, True), (2, 2, 2, 3, 0, 7, 8, True),
        (2, 1, 1, 2, 1, 4, 3, True), (2, 3, 5, 1, 2, 3, 3, True),
    ]:
        conv = nn.Conv2d(channels, filters, size, stride, padding, bias=bias)
        parameters = {"conv2d1.weight": conv.weight, **({"conv2d1.bias": conv.bias} if bias else {})}
        options = {"Filters": filters, "KernelSize": size, "Stride": stride, "Padding": padding, "Bias": bias}
        yield case("conv2d", options, (channels, height, width), conv, parameters, samples=2)
    for size in (3, 4):
        conv = nn.Conv2d(2, 2, size, padding="same")
        yield case("conv2d", {"Filters": 2, "KernelSize": size, "Padding": "same"}, (2, 5, 4), conv, {"conv2d1.weight": conv.weight, "conv2d1.bias": conv.bias}, samples=2)


def pools():
    for size, stride, padding in [(2, None, 0), (3, 1, 0), (3, 2, 1), (2, 3, 1)]:
        options = {"KernelSize": size, "Stride": stride, "Padding": str(padding) if padding else "valid"}
        yield case("max-pool2d", options, (2, 6, 5), nn.MaxPool2d(size, stride, padding), {}, samples=2)
        yield case("average-pool2d", options, (2, 6, 5), nn.AvgPool2d(size, stride, padding), {}, samples=2)
        yield case("average-pool2d", {**options, "CountPadding": False}, (2, 6, 5), nn.AvgPool2d(size, stride, padding, count_include_pad=False), {}, samples=2)
    ties = torch.tensor([1.0, 1, 0, 1, 2, 2, 0, 2]).reshape(2, 1, 2, 2)
    yield case("max-pool2d", {}, (1, 2, 2), nn.MaxPool2d(2), {}, x=ties)


def skips():
    first, second = nn.Linear(4, 6), nn.Linear(6, 4)
    inside = [{"Type": "dense", "Units": 6, "Activation": "tanh"}, {"Type": "dense", "Units": 4}]
    dense = {"dense1.weight": first.weight, "dense1.bias": first.bias, "dense2.weight": second.weight, "dense2.bias": second.bias}
    block = Call(lambda x: F.relu(x + second(torch.tanh(first(x)))))
    yield case("residual", {"Layers": inside, "Activation": "relu"}, (4,), block, {f"residual1.{key}": tensor for key, tensor in dense.items()})
    first, second = nn.Linear(4, 6), nn.Linear(6, 3)
    inside = [{"Type": "dense", "Units": 6, "Activation": "sigmoid"}, {"Type": "dense", "Units": 3, "Name": "out", "Activation": "elu"}]
    named = {"dense1.weight": first.weight, "dense1.bias": first.bias, "out.weight": second.weight, "out.bias": second.bias}
    block = Call(lambda x: torch.cat([x, F.elu(second(torch.sigmoid(first(x))))], 1))
    yield case("concat-skip", {"Layers": inside}, (4,), block, {f"concat-skip1.{key}": tensor for key, tensor in named.items()})
    conv, norm, last = nn.Conv2d(2, 3, 3, padding=1), nn.BatchNorm2d(3), nn.Conv2d(3, 2, 1)

    class Images(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv, self.norm, self.last = conv, norm, last

        def forward(self, x):
            return x + self.last(F.softplus(self.norm(self.conv(x))))

    inside = [{"Type": "conv2d", "Filters": 3, "Padding": "same"}, "batch-norm", {"Type": "activation", "Activation": "softplus"}, {"Type": "conv2d", "Filters": 2, "KernelSize": 1}]
    names = {"conv2d1.weight": conv.weight, "conv2d1.bias": conv.bias, "batch-norm1.weight": norm.weight, "batch-norm1.bias": norm.bias,
             "conv2d2.weight": last.weight, "conv2d2.bias": last.bias}
    yield case("residual", {"Layers": inside}, (2, 4, 3), Images(), {f"residual1.{key}": tensor for key, tensor in names.items()},
               samples=2, states=running("residual1.batch-norm1", norm))
    inner, outer = nn.Linear(3, 3), nn.Linear(3, 3)
    inside = [{"Type": "residual", "Layers": [{"Type": "dense", "Units": 3, "Activation": "tanh"}]}, {"Type": "dense", "Units": 3}]

    def nested(x):
        middle = x + torch.tanh(inner(x))
        return x + outer(middle)

    yield case("residual", {"Layers": inside}, (3,), Call(nested), {
        "residual1.residual1.dense1.weight": inner.weight, "residual1.residual1.dense1.bias": inner.bias, "residual1.dense1.weight": outer.weight, "residual1.dense1.bias": outer.bias})


def embeddings():
    colours, towns = nn.Embedding(3, 2), nn.Embedding(4, 2)
    codes = torch.stack([torch.randn(6), torch.tensor([0.0, 2, 1, 2, 2, 0]), torch.randn(6), torch.tensor([3.0, 3, 0, 1, 0, 3])], 1)

    def embed(x):
        return torch.cat([x[:, :1], colours(x[:, 1].long()), x[:, 2:3], towns(x[:, 3].long())], 1)

    yield case("embedding", {"Dimension": 2}, (4,), Call(embed), {"embedding1.table_colour": colours.weight, "embedding1.table_home_town": towns.weight}, x=codes,
               columns=[{"name": "a"}, {"name": "colour", "categories": ["r", "g", "b"]}, {"name": "c"}, {"name": "home town", "categories": ["p", "q", "r", "s"]}])


print(json.dumps({"layers": [row for kind in (norms, convolutions, pools, skips, embeddings) for row in kind()]}, separators=(",", ":")).replace('{"name": ', '\n{"name": ').replace('{"name":"', '\n{"name":"'))
