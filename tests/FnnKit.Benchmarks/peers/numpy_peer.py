"""NumPy: the training step of the four networks, written by hand, and matrix products (OpenBLAS)."""
import sys

import numpy as np

from networks import ACTIVATIONS, BATCH, RATE, SAMPLES, SIZES, best_time, steps_per_second

SHAPES = [(2048, 784, 200), (512, 2048, 200), (5, 512, 200), (1024, 1024, 1024), (2048, 2048, 2048)]


def activate(name, z):
    if name == "relu":
        return np.maximum(z, 0, out=z)
    if name == "tanh":
        return np.tanh(z, out=z)
    if name == "sigmoid":
        np.negative(z, out=z)
        np.exp(z, out=z)
        z += 1
        return np.reciprocal(z, out=z)
    z -= z.max(axis=1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=1, keepdims=True)
    return z


def go_back(name, y, dy):
    if name == "relu":
        dy *= y > 0
    elif name == "tanh":
        dy *= 1 - y * y
    else:
        dy *= y * (1 - y)


def train(work, dtype):
    sizes, activations, batch, samples = SIZES[work], ACTIVATIONS[work], BATCH[work], SAMPLES[work]
    random = np.random.default_rng(1)
    w = [(random.standard_normal((i, o)) * (2 / (i + o)) ** 0.5).astype(dtype) for i, o in zip(sizes, sizes[1:])]
    b = [np.zeros(o, dtype) for o in sizes[1:]]
    x = random.standard_normal((samples, sizes[0])).astype(dtype)
    t = np.zeros((samples, sizes[-1]), dtype)
    t[np.arange(samples), np.arange(samples) % sizes[-1]] = 1
    rate = RATE[work]

    def step(inputs, targets):
        outputs = [inputs]
        for weights, bias, name in zip(w, b, activations):
            z = outputs[-1] @ weights
            z += bias
            outputs.append(activate(name, z))
        if work == "iris":  # the sum of squares; with the others loss and last activation go together
            dy = 2 * (outputs[-1] - targets)
            go_back("sigmoid", outputs[-1], dy)
        else:
            dy = outputs[-1] - targets
            dy /= len(inputs)
        for i in range(len(w) - 1, -1, -1):
            dw, db = outputs[i].T @ dy, dy.sum(axis=0)
            if i > 0:
                dy = dy @ w[i].T
                go_back(activations[i - 1], outputs[i], dy)
            dw *= rate
            db *= rate
            w[i] -= dw
            b[i] -= db

    def epoch():
        if batch == samples:
            step(x, t)
            return
        order = random.permutation(samples)
        for start in range(0, samples, batch):
            chosen = order[start:start + batch]
            step(x[chosen], t[chosen])

    print("steps", steps_per_second(epoch, samples // batch))


def products(dtype):
    random = np.random.default_rng(1)
    for outputs, inputs, samples in SHAPES:
        w, x, y = (random.random(shape).astype(dtype) for shape in ((outputs, inputs), (inputs, samples), (outputs, samples)))
        work, shape = 2.0 * outputs * inputs * samples, f"{outputs}x{inputs}x{samples}"
        calls = max(1, int(1e7 / work))
        print(f"forward:{shape}", work / best_time(lambda: np.matmul(w, x, out=y), calls=calls) / 1e9)
        print(f"transposed:{shape}", work / best_time(lambda: np.matmul(w.T, y, out=x), calls=calls) / 1e9)
        print(f"outer:{shape}", work / best_time(lambda: np.matmul(y, x.T, out=w), calls=calls) / 1e9)


if __name__ == "__main__":
    precision = np.float64 if "--float64" in sys.argv else np.float32
    products(precision) if sys.argv[1] == "products" else train(sys.argv[1], precision)
