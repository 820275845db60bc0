#!/usr/bin/env python3
"""Holds what FnnKit exports against ONNX Runtime, onnx.checker and PyTorch. Needs dotnet, node with npm, and Python with numpy, onnx and torch.

    dotnet build -c Release
    /usr/bin/python3 tests/FnnKit.Onnx.Tests/peers/check.py

The recipe of examples/mini-batch-classifier has to have been run for that example (its README says how), and MNIST names the folder with the files of that one.

Every exportable part (the tests write a file of each), every example that has its data, and weights in a torch.nn.Sequential. Exit code 1 on a difference above
1e-5, relative where outputs are above one.
"""
import json
import os
import struct
import subprocess
import sys
import tempfile

import numpy
import onnx
import torch

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
FNN = os.path.join(ROOT, "src/FnnKit.Cli/bin/Release/net10.0/fnn.dll")
TOLERANCE = 1e-5


def run(*command, env=None, check=True):
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, capture_output=True, text=True)
    if check and done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done


def safetensors(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    kinds = {"F32": numpy.float32, "F64": numpy.float64}
    tensors = {
        name: numpy.frombuffer(data[slice(*entry["data_offsets"])], kinds[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items() if name != "__metadata__"
    }
    return tensors, header.get("__metadata__", {})


# Where an example takes its data from elsewhere; mnist is looked for in the folder that MNIST names.
SETTINGS = {
    "embedding": ["Data:Loader:Path=examples/iris/iris.csv"],
    "mnist": [f"Data:Loader:{key}={os.environ.get('MNIST', 'examples/mnist')}/t10k-{file}-ubyte.gz" for key, file in [("Images", "images-idx3"), ("Labels", "labels-idx1")]],
}


def train(path, model, *settings):
    sets = [word for setting in settings for word in ("--set", setting)]
    return run("dotnet", FNN, "train", path, "--output", model, "--set", "Training:Epochs=2", *sets, check=False)


def examples(folder):
    """Trains each example for a moment and writes its file, with the samples that the model carries along."""
    left_out = []
    for name in sorted(os.listdir(os.path.join(ROOT, "examples"))):
        path = os.path.join("examples", name)
        if not os.path.exists(os.path.join(ROOT, path, "appsettings.json")):
            continue
        model = os.path.join(folder, f"run-{name}")
        trained = train(path, model, *SETTINGS.get(name, []))
        if trained.returncode != 0:
            left_out.append(f"{name}: {trained.stderr.strip().splitlines()[-1]}")
            continue
        out = os.path.join(folder, f"example {name}.onnx")
        run("dotnet", FNN, "export", model, "--format", "onnx", "--output", out)
        _, metadata = safetensors(os.path.join(model, "model.safetensors"))
        vectors = json.loads(metadata["test_vectors"])
        with open(out.replace(".onnx", ".json"), "w") as file:
            json.dump({
                "features": vectors["Features"], "outputs": vectors["Outputs"], "shape": json.loads(metadata["feature_shape"]), "precision": metadata["precision"],
            }, file)
    return left_out


def sequential(folder):
    """The weights of the digits example in PyTorch."""
    model = os.path.join(folder, "run-sequential")
    trained = train("examples/digits", model, "Data:Transforms=[]")
    if trained.returncode != 0:
        raise SystemExit(trained.stderr)
    weights = os.path.join(folder, "weights.safetensors")
    run("dotnet", FNN, "export", model, "--format", "safetensors", "--naming", "pytorch", "--output", weights)
    tensors, _ = safetensors(weights)
    network = torch.nn.Sequential(
        torch.nn.Linear(64, 128), torch.nn.ReLU(), torch.nn.Dropout(0.2), torch.nn.Linear(128, 10), torch.nn.Softmax(dim=1))
    network.load_state_dict({name: torch.from_numpy(value.copy()) for name, value in tensors.items()})
    network.eval()
    _, metadata = safetensors(os.path.join(model, "model.safetensors"))
    vectors = json.loads(metadata["test_vectors"])
    inputs = numpy.array(vectors["Features"])
    given = network(torch.from_numpy(inputs.astype(numpy.float32))).detach().numpy()
    return float(numpy.abs(given - numpy.array(vectors["Outputs"])).max())


def main():
    with tempfile.TemporaryDirectory(prefix="onnx-check-") as folder:
        files = os.path.join(folder, "files")
        os.mkdir(files)
        run("dotnet", "test", "tests/FnnKit.Onnx.Tests", "-c", "Release", "--no-build", "--filter", "EveryPartTests", env={"FNNKIT_ONNX_FILES": files})
        left_out = examples(files)
        checked = [name for name in sorted(os.listdir(files)) if name.endswith(".onnx")]
        for name in checked:
            onnx.checker.check_model(onnx.load(os.path.join(files, name)), full_check=True)
        print(f"onnx.checker {onnx.__version__}: accepts all {len(checked)} files")
        # Its install script fetches libraries for graphics cards, which are not needed.
        node = os.path.join(folder, "node")
        os.mkdir(node)
        subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "onnxruntime-node"], cwd=node, check=True)
        with open(os.path.join(node, "node_modules/onnxruntime-node/package.json")) as file:
            version = json.load(file)["version"]
        report = json.loads(run("node", os.path.join(ROOT, "tests/FnnKit.Onnx.Tests/peers/run.js"), files, env={"NODE_PATH": os.path.join(node, "node_modules")}).stdout)
        failed = 0
        for name, result in report.items():
            if "error" in result:
                print(f"  {name}: {result['error']}")
                # What ONNX Runtime has no kernel for in double precision is no fault of the file.
                failed += "NOT_IMPLEMENTED" not in result["error"] and "Could not find an implementation" not in result["error"]
            elif not result["difference"] <= TOLERANCE:
                print(f"  {name}: differs by {result['difference']:.2g}")
                failed += 1
        differences = [result["difference"] for result in report.values() if "difference" in result]
        print(f"ONNX Runtime {version}: {len(differences)} of {len(report)} files run, largest difference {max(differences):.2g}")
        for name, result in report.items():
            if name.startswith("example ") and "difference" in result:
                print(f"  {name}: {result['difference']:.2g}")
        for reason in left_out:
            print(f"  left out: {reason}")
        worst = sequential(files)
        print(f"PyTorch {torch.__version__}: Sequential with exported weights differs by {worst:.2g}")
        return 1 if failed or worst > TOLERANCE else 0


if __name__ == "__main__":
    sys.exit(main())
