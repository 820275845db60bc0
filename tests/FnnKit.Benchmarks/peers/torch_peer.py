"""PyTorch: the training step in the settings it offers, and its activations. Threads are set by OMP_NUM_THREADS."""
import os
import sys

import torch
from torch import nn

from networks import ACTIVATIONS, BATCH, RATE, SAMPLES, SIZES, best_time, steps_per_second

MODULES = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


def train(work, setting, dtype):
    torch.manual_seed(1)
    sizes, batch, samples = SIZES[work], BATCH[work], SAMPLES[work]
    layers = []
    for i, name in enumerate(ACTIVATIONS[work]):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2 or work == "iris":
            layers.append(MODULES[name]())
    network = nn.Sequential(*layers).to(dtype)
    x = torch.randn(samples, sizes[0], dtype=dtype)
    labels = torch.arange(samples) % sizes[-1]
    if work == "big":
        loss, t = nn.CrossEntropyLoss(), labels
    elif work == "iris":
        loss, t = nn.MSELoss(reduction="sum"), nn.functional.one_hot(labels, sizes[-1]).to(dtype)
    else:
        loss, t = nn.BCEWithLogitsLoss(), (torch.arange(samples) % 2).to(dtype)[:, None]
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE[work], foreach="foreach" in setting)
    forward = torch.jit.trace(network, x[:batch]) if "traced" in setting else network

    def epoch():
        order = torch.randperm(samples) if batch < samples else None
        for start in range(0, samples, batch):
            inputs, targets = (x, t) if order is None else (x[order[start:start + batch]], t[order[start:start + batch]])
            optimizer.zero_grad(set_to_none="none" in setting)
            loss(forward(inputs), targets).backward()
            optimizer.step()

    print("steps", steps_per_second(epoch, samples // batch))


def activations():
    x = torch.rand(16384) * 8 - 4
    dy, out = torch.rand(16384), torch.empty(16384)
    table, dtable, tout = x[:16380].reshape(-1, 10), dy[:16380].reshape(-1, 10), torch.empty(1638, 10)
    aten = torch.ops.aten
    y = {"sigmoid": x.sigmoid(), "tanh": x.tanh(), "softmax": table.softmax(1)}
    pairs = {
        "relu": (lambda: torch.clamp_min(x, 0, out=out), lambda: aten.threshold_backward(dy, x, 0, grad_input=out)),
        "leaky-relu": (lambda: aten.leaky_relu(x, 0.01, out=out), lambda: aten.leaky_relu_backward(dy, x, 0.01, False, grad_input=out)),
        "elu": (lambda: aten.elu(x, out=out), lambda: aten.elu_backward(dy, 1, 1, 1, False, x, grad_input=out)),
        "sigmoid": (lambda: torch.sigmoid(x, out=out), lambda: aten.sigmoid_backward(dy, y["sigmoid"], grad_input=out)),
        "tanh": (lambda: torch.tanh(x, out=out), lambda: aten.tanh_backward(dy, y["tanh"], grad_input=out)),
        "softplus": (lambda: aten.softplus(x, out=out), lambda: aten.softplus_backward(dy, x, 1, 20, grad_input=out)),
        "swish": (lambda: aten.silu(x, out=out), lambda: aten.silu_backward(dy, x, grad_input=out)),
        "gelu": (lambda: aten.gelu(x, out=out), lambda: aten.gelu_backward(dy, x, grad_input=out)),
        "softmax": (lambda: aten._softmax(table, 1, False, out=tout), lambda: aten._softmax_backward_data(dtable, y["softmax"], 1, torch.float32, grad_input=tout)),
    }
    for name, (forward, backward) in pairs.items():
        print(f"{name}:forward", best_time(forward, calls=10) / 16384 * 1e9)
        print(f"{name}:backward", best_time(backward, calls=10) / 16384 * 1e9)


if __name__ == "__main__":
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    if sys.argv[1] == "activations":
        activations()
    else:
        train(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "", torch.float64 if "--float64" in sys.argv else torch.float32)
