"""Opens what fnn writes as Python does, and compares the arrays: the model, and both exports of its weights.

    fnn train examples/digits --output run
    fnn export run --format npz --output w.npz
    fnn export run --format safetensors --output w.safetensors
    python3 open_files.py run/model.safetensors w.npz w.safetensors

It needs NumPy alone; where the safetensors package is installed, its reader is used too.
"""

import json
import struct
import sys

import numpy as np

TYPES = {"F32": "<f4", "F64": "<f8", "I64": "<i8", "U8": "|u1"}


def read_safetensors(path):
    """The format as its specification has it: the length of a header, the header in JSON, the tensors' bytes without gaps."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    body = memoryview(data)[8 + length :]
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        arrays[name] = np.frombuffer(body[begin:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
    return arrays


def same(first, second):
    return list(first) == list(second) and all(
        first[name].dtype == second[name].dtype and np.array_equal(first[name], second[name]) for name in first)


def main(model, npz, exported):
    arrays = read_safetensors(model)
    with np.load(npz, allow_pickle=False) as archive:
        assert same(arrays, {name: archive[name] for name in archive.files}), f"{npz} differs from {model}"
    assert same(arrays, read_safetensors(exported)), f"{exported} differs from {model}"
    try:
        from safetensors.numpy import load_file
    except ImportError:
        print("the safetensors package is not installed; its own reader was left out")
    else:
        for path in (model, exported):
            theirs = load_file(path)
            assert same(arrays, {name: theirs[name] for name in arrays}), f"the package reads {path} otherwise"
    print(f"{len(arrays)} arrays are equal in all files: {', '.join(arrays)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
