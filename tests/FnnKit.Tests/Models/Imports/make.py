#!/usr/bin/env python3
"""Networks of PyTorch with what they give for some samples, for the tests of fnn import: writes the .npz files beside this script.

    /usr/bin/python3 tests/FnnKit.Tests/Models/Imports/make.py

torch-*.npz holds a state_dict by its own names. keras-*.npz holds the same numbers as Keras names and lays them (kernels [in, out] and [height, width, in, out], images
with their channels last, so the rows behind a flattened image stand in another order). expected-*.npz holds samples and outputs.
"""
import os

import numpy
import torch

HERE = os.path.dirname(os.path.abspath(__file__))


def save(name, arrays):
    numpy.savez(os.path.join(HERE, name), **arrays)


def expect(name, network, x):
    network.eval()
    save(f"expected-{name}", {"x": x.numpy().reshape(len(x), -1), "y": network(x).detach().numpy()})
    state = {key: value.numpy() for key, value in network.state_dict().items()}
    save(f"torch-{name}", state)
    return state


def main():
    torch.manual_seed(1)
    plain = torch.nn.Sequential(torch.nn.Linear(2, 5), torch.nn.Tanh(), torch.nn.BatchNorm1d(5), torch.nn.Linear(5, 2), torch.nn.Softmax(dim=1))
    plain(torch.randn(50, 2) * 2 + 1)
    s = expect("plain", plain, torch.randn(7, 2))
    save("keras-plain", {
        "sequential/dense_3/kernel:0": s["0.weight"].T, "sequential/dense_3/bias:0": s["0.bias"],
        "sequential/batch_normalization/gamma:0": s["2.weight"], "sequential/batch_normalization/beta:0": s["2.bias"],
        "sequential/batch_normalization/moving_mean:0": s["2.running_mean"], "sequential/batch_normalization/moving_variance:0": s["2.running_var"],
        "sequential/dense_10/kernel:0": s["3.weight"].T, "sequential/dense_10/bias:0": s["3.bias"],
    })

    images = torch.nn.Sequential(torch.nn.Conv2d(2, 3, 3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(3 * 2 * 3, 2))
    s = expect("images", images, torch.randn(4, 2, 4, 5))
    behind = s["3.weight"].reshape(2, 3, 2, 3).transpose(2, 3, 1, 0).reshape(-1, 2)
    save("keras-images", {
        "conv2d/kernel": s["0.weight"].transpose(2, 3, 1, 0), "conv2d/bias": s["0.bias"], "dense/kernel": behind, "dense/bias": s["3.bias"],
    })


if __name__ == "__main__":
    main()
