"""NumPy: the whole of a small run as a script: read iris.csv, split, standardize, train 4-16-3 for 100 epochs, test, save."""
import csv
import json
import sys

import numpy as np

with open(sys.argv[1]) as file:
    rows = list(csv.reader(file))[1:]
x = np.array([row[:4] for row in rows], np.float32)
names = sorted({row[4] for row in rows})
t = np.eye(3, dtype=np.float32)[[names.index(row[4]) for row in rows]]
random = np.random.default_rng(1)
order = random.permutation(len(x))
test, train = order[:30], order[30:]
x = (x - x[train].mean(axis=0)) / x[train].std(axis=0)
w = [random.uniform(-1, 1, (i, o)).astype(np.float32) * np.float32((6 / (i + o)) ** 0.5) for i, o in ((4, 16), (16, 3))]
b = [np.zeros(o, np.float32) for o in (16, 3)]


def forward(inputs):
    hidden = np.tanh(inputs @ w[0] + b[0])
    z = hidden @ w[1] + b[1]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return hidden, e / e.sum(axis=1, keepdims=True)


lines = []
for epoch in range(100):
    loss, right = 0.0, 0
    random.shuffle(train)
    for start in range(0, len(train), 16):
        chosen = train[start:start + 16]
        hidden, y = forward(x[chosen])
        loss -= np.log(y[t[chosen] == 1]).sum()
        right += (y.argmax(axis=1) == t[chosen].argmax(axis=1)).sum()
        dz = (y - t[chosen]) / np.float32(len(chosen))
        dh = dz @ w[1].T * (1 - hidden * hidden)
        w[1] -= np.float32(0.1) * (hidden.T @ dz)
        b[1] -= np.float32(0.1) * dz.sum(axis=0)
        w[0] -= np.float32(0.1) * (x[chosen].T @ dh)
        b[0] -= np.float32(0.1) * dh.sum(axis=0)
    lines.append(json.dumps({"epoch": epoch + 1, "loss": float(loss / len(train)), "accuracy": int(right) / len(train)}))
with open(sys.argv[2] + ".jsonl", "w") as file:
    file.write("\n".join(lines) + "\n")
np.savez(sys.argv[2], w1=w[0], b1=b[0], w2=w[1], b2=b[1])
print("test accuracy", (forward(x[test])[1].argmax(axis=1) == t[test].argmax(axis=1)).mean())
