"""Runs FnnKit and its peers in turn on the same work and prints a table of ratios.

    dotnet build -c Release tests/FnnKit.Benchmarks src/FnnKit.Cli
    python3 tests/FnnKit.Benchmarks/peers/compare.py [--rounds N] [--only ROW ...]

Needs NumPy, PyTorch and scikit-learn for the Python that runs it, and libfann with its headers and a C compiler (Debian: python3-numpy python3-torch
python3-sklearn libopenblas0-pthread libfann-dev). Every program measures by itself, in its steady state, and prints the best of many short windows. In each
round all programs of a row run one after the other, so that what else the machine does meets both sides. A cell holds the ratio of the bests and, in
parentheses, the median of the rounds' ratios.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
BUILT = HERE.parent / "bin/Release/net10.0"
OURS = BUILT / "FnnKit.Benchmarks"
FNN = HERE.parents[2] / "src/FnnKit.Cli/bin/Release/net10.0/fnn"
TORCH_SETTINGS = ["plain", "none", "foreach", "none+foreach", "none+traced"]
# Useful operations of a sample of the first network: forward, weight gradients, and the gradients of all inputs but the first layer's.
WEIGHTS = [784 * 2048, 2048 * 512, 512 * 5]
OPERATIONS = 2 * (2 * sum(WEIGHTS) + sum(WEIGHTS[1:]))
BATCH = 200
SAMPLES = 4000


def run(command, threads=1):
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    text = subprocess.run([str(part) for part in command], env={**os.environ, **{name: str(threads) for name in names}},
                          check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (line.split() for line in text.splitlines())}


def ours(work, threads=1, *options):
    return run([OURS, "measure", work, "--threads", threads, *options], threads)


def python(program, work, threads=1, *options):
    return run([sys.executable, HERE / program, work, *options], threads)


def in_turn(sides, rounds):
    """For every side the values of every round."""
    values = {side: [] for side in sides}
    for _ in range(rounds):
        for side, measure in sides.items():
            values[side].append(measure())
    return values


def ratio(values, side, peer, key="steps", peer_key=None):
    ours_, peers = [v[key] for v in values[side]], [v[peer_key or key] for v in values[peer]]
    median = statistics.median(a / b for a, b in zip(ours_, peers))
    return max(ours_) / max(peers), f"{max(ours_) / max(peers):.2f} ({median:.2f})"


def row(work, wanted, got, note=""):
    print(f"| {work} | {wanted} | {got} | {note} |", flush=True)


def best(values, side, key="steps"):
    return max(v[key] for v in values[side])


def first_network(threads, rounds):
    sides = {"ours": lambda: ours("big", threads), "numpy": lambda: python("numpy_peer.py", "big", threads)}
    sides |= {f"torch {s}": lambda s=s: python("torch_peer.py", "big", threads, s) for s in TORCH_SETTINGS}
    sides |= {"ceiling": lambda: ours("ceiling", threads)}
    if threads == 2:
        sides |= {"sklearn": lambda: python("sklearn_peer.py", "big", threads), "float64": lambda: ours("big", threads, "--float64")}
    values = in_turn(sides, rounds)
    torch = max((side for side in sides if side.startswith("torch")), key=lambda side: best(values, side))
    speed = f"{best(values, 'ours') * BATCH:,.0f} samples a second"
    name = f"784-2048-512-5, {threads} thread{'s' if threads > 1 else ''}"
    row(f"{name}, NumPy", 1.4, ratio(values, "ours", "numpy")[1], f"{speed}; NumPy {best(values, 'numpy') * BATCH:,.0f}")
    row(f"{name}, best PyTorch", 1.25 if threads == 2 else 1.2, ratio(values, "ours", torch)[1], f"'{torch[6:]}' {best(values, torch) * BATCH:,.0f}")
    rate = best(values, "ours") * BATCH * OPERATIONS / 1e9
    row(f"{name}, of bare multiply-adds", 0.88 if threads == 2 else "", f"{rate / best(values, 'ceiling', 'gflops'):.2f}",
        f"{rate:.0f} of {best(values, 'ceiling', 'gflops'):.0f} GFLOP/s")
    if threads == 2:
        row(f"{name}, scikit-learn", "", ratio(values, "ours", "sklearn")[1])
        row("the same in float64, of float32", 0.45, ratio(values, "float64", "ours")[1])
        data = SAMPLES * 784 * 4
        allowed = (2 * sum(WEIGHTS) * 4 + BATCH * (784 + 3 * 2048 + 512 + 5) * 4 + data) / 1e6 + 80
        row("peak memory of the first row", f"{allowed:.0f} MB", f"{best(values, 'ours', 'megabytes'):.0f} MB")


def small_network(work, name, numpy, fann, compiled, rounds, fixed=None):
    """`fixed` is the work without drawing samples, for FANN, which goes over the same ones in order."""
    values = in_turn({
        "ours": lambda: ours(work), "fixed": lambda: ours(fixed or work), "numpy": lambda: python("numpy_peer.py", work), "fann": lambda: run([compiled, work]),
        "torch": lambda: python("torch_peer.py", work, 1, "none")}, rounds)
    row(f"{name}, NumPy", numpy, ratio(values, "ours", "numpy")[1], f"{best(values, 'ours'):,.0f} steps a second; NumPy {best(values, 'numpy'):,.0f}")
    row(f"{name}, FANN", fann, ratio(values, "fixed", "fann")[1], f"{best(values, 'fixed'):,.0f} steps a second; FANN {best(values, 'fann'):,.0f}")
    row(f"{name}, PyTorch", "", ratio(values, "ours", "torch")[1], f"PyTorch {best(values, 'torch'):,.0f}")


def products(threads, rounds, *options):
    values = in_turn({"ours": lambda: ours("products", threads, *options), "numpy": lambda: python("numpy_peer.py", "products", threads, *options)}, rounds)
    wanted = "" if options else 0.95
    for key in values["ours"][0]:
        row(f"product {key.replace(':', ' ')}, {threads} thread{'s' if threads > 1 else ''}{' float64' if options else ''}", wanted,
            ratio(values, "ours", "numpy", key)[1], f"{best(values, 'ours', key):.0f} GFLOP/s")


def activations(rounds):
    values = in_turn({"ours": lambda: ours("activations"), "torch": lambda: python("torch_peer.py", "activations")}, rounds)
    for key in values["ours"][0]:
        a, b = (min(v[key] for v in values[side]) for side in ("ours", "torch"))
        row(f"{key.replace(':', ', ')}, PyTorch's time by ours", 1, f"{b / a:.2f}", f"{a:.3f} ns an element; PyTorch {b:.3f}")


def prediction(rounds):
    values = in_turn({"ours": lambda: ours("prediction")}, rounds)["ours"]
    row("one prediction, 4-12-6-3", "1000 ns, 0 bytes", f"{min(v['nanoseconds'] for v in values):.0f} ns, {min(v['bytes'] for v in values):.0f} bytes")


def whole_process(rounds):
    def seconds(command):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            subprocess.run([str(part).replace("OUT", folder + "/run") for part in command], check=True, capture_output=True)
            return {"steps": 1 / (time.perf_counter() - start)}
    values = in_turn({"ours": lambda: seconds([FNN, "train", BUILT / "Works/start.json", "--output", "OUT"]),
                      "numpy": lambda: seconds([sys.executable, HERE / "numpy_start.py", BUILT / "Works/iris.csv", "OUT"])}, 3 * rounds)
    a, b = (1 / best(values, side) for side in ("ours", "numpy"))
    row("fnn train on iris, whole process", "1 s, 1.5 x NumPy's", f"{a:.2f} s, {a / b:.2f} x", f"NumPy {b:.2f} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    folder = tempfile.mkdtemp()
    fann = pathlib.Path(folder) / "fann_peer"
    subprocess.run(["cc", "-O3", "-march=native", str(HERE / "fann_peer.c"), "-o", str(fann), "-lfann", "-lm"], check=True)
    rounds = options.rounds
    rows = {
        "big": lambda: first_network(2, rounds),
        "big1": lambda: first_network(1, rounds),
        "moons": lambda: small_network("moons", "2-4-1 tanh sigmoid, 400 samples", 25, 30, fann, rounds),
        "iris": lambda: small_network("iris", "4-12-6-3 sigmoid, batch 64", 20, 20, fann, rounds, "iris-whole"),
        "flower": lambda: small_network("flower", "2-4-6-6-4-1 relu sigmoid, 900 samples", 10, 20, fann, rounds),
        "prediction": lambda: prediction(rounds),
        "process": lambda: whole_process(rounds),
        "activations": lambda: activations(rounds),
        "products": lambda: products(1, rounds),
        "products2": lambda: products(2, rounds),
        "products64": lambda: products(1, rounds, "--float64"),
    }
    print("| work | at least | measured | |\n|---|---|---|---|")
    for name in options.only or rows:
        rows[name]()


if __name__ == "__main__":
    main()
