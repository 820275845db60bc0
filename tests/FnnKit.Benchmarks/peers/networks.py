"""The networks of the comparison and the clock that all Python peers share."""
import time

SIZES = {"big": [784, 2048, 512, 5], "moons": [2, 4, 1], "iris": [4, 12, 6, 3], "flower": [2, 4, 6, 6, 4, 1]}
ACTIVATIONS = {
    "big": ["relu", "relu", "softmax"],
    "moons": ["tanh", "sigmoid"],
    "iris": ["sigmoid", "sigmoid", "sigmoid"],
    "flower": ["relu", "relu", "relu", "relu", "sigmoid"],
}
SAMPLES = {"big": 4000, "moons": 400, "iris": 640, "flower": 900}
BATCH = {"big": 200, "moons": 400, "iris": 64, "flower": 900}
RATE = {"big": 0.001, "moons": 0.01, "iris": 0.001, "flower": 0.01}


def steps_per_second(epoch, steps, seconds=2.0, window=0.02):
    """The best rate of many windows; `epoch` takes `steps` steps."""
    best, end = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        start, done, elapsed = time.perf_counter(), 0, 0.0
        while elapsed < window:
            epoch()
            done += steps
            elapsed = time.perf_counter() - start
        best = max(best, done / elapsed)
    return best


def best_time(work, seconds=0.4, calls=1):
    """Seconds of the fastest call."""
    work()
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(calls):
            work()
        best = min(best, (time.perf_counter() - start) / calls)
    return best
