#!/usr/bin/env python3
"""Compares the searches of fnn tune with Optuna on test functions, with the same budget and 50 seeds.

Usage: compare.py RESULTS [--seeds N] [--trials N] [--only OBJECTIVE] [--keep FILE]

RESULTS is what SearchBenchmark printed: lines of objective, method, generation, seed and best value. Needs python3-optuna
(Debian: 3.1.0).
"""
import argparse
import collections
import math
import os
import statistics

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)

HARTMANN_A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
HARTMANN_P = [[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991], [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]]


def branin(trial):
    x, y = trial.suggest_float("x", -5, 10), trial.suggest_float("y", 0, 15)
    return (y - 5.1 / (4 * math.pi ** 2) * x * x + 5 / math.pi * x - 6) ** 2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


def hartmann6(trial):
    x = [trial.suggest_float(f"x{i}", 0, 1) for i in range(6)]
    return -sum(alpha * math.exp(-sum(a * (v - p * 1e-4) ** 2 for a, v, p in zip(row, x, place)))
                for alpha, row, place in zip([1, 1.2, 3, 3.2], HARTMANN_A, HARTMANN_P))


def rosenbrock(trial):
    x = [trial.suggest_float(f"x{i}", -2, 2) for i in range(4)]
    return sum(100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2 for i in range(3))


def mixed(trial):
    rate = trial.suggest_float("rate", 1e-5, 1, log=True)
    units = trial.suggest_int("units", 8, 512, log=True)
    kind = trial.suggest_categorical("kind", [0, 1, 2, 3])
    drop = trial.suggest_float("drop", 0, 0.5)
    layers = trial.suggest_int("layers", 1, 6)
    best = [-2.5, -1.5, -3.5, -0.7][kind]
    return ([0.3, 0, 0.15, 0.5][kind] + 0.4 * (math.log10(rate) - best) ** 2 + 0.2 * (math.log2(units) - 6.5) ** 2
            + 4 * (drop - 0.1 - 0.05 * layers) ** 2 + 0.1 * abs(layers - 3))


def rank_sum(first, second):
    """The probability (Mann-Whitney, normal approximation) that `first` is smaller by chance."""
    wins = sum((a < b) + 0.5 * (a == b) for a in first for b in second)
    n, m = len(first), len(second)
    z = (wins - n * m / 2) / math.sqrt(n * m * (n + m + 1) / 12)
    return 0.5 * math.erfc(z / math.sqrt(2))


def best_of(objective, seed, trials, keep):
    """The best value of a study of Optuna, from the file if it is there."""
    key = f"{objective.__name__} {trials} {seed}"
    if keep and os.path.exists(keep):
        with open(keep, encoding="utf-8") as lines:
            for line in lines:
                if line.startswith(key + " "):
                    return float(line.split()[3])
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(objective, n_trials=trials)
    if keep:
        with open(keep, "a", encoding="utf-8") as file:
            file.write(f"{key} {study.best_value!r}\n")
    return study.best_value


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("results")
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--only", help="one of the objectives")
    parser.add_argument("--keep", help="a file that keeps the results of Optuna, so that a run that was interrupted continues")
    arguments = parser.parse_args()
    ours = collections.defaultdict(list)
    with open(arguments.results, encoding="utf-8") as lines:
        for line in lines:
            objective, method, generation, _, best = line.split()
            ours[objective, f"{method}/{generation}"].append(float(best))
    for objective in (branin, hartmann6, rosenbrock, mixed):
        name = objective.__name__
        if arguments.only not in (None, name):
            continue
        optunas = [best_of(objective, seed, arguments.trials, arguments.keep) for seed in range(arguments.seeds)]
        print(f"{name}: optuna {optuna.__version__} mean {statistics.mean(optunas):.5f} median {statistics.median(optunas):.5f}", flush=True)
        for (ofObjective, method), values in sorted(ours.items()):
            if ofObjective != name:
                continue
            chance = rank_sum(values, ours[name, "random/1"])
            versus = rank_sum(values, optunas)
            print(f"  {method}: mean {statistics.mean(values):.5f} median {statistics.median(values):.5f}, p against random {chance:.2g}, against optuna {versus:.2g}")


if __name__ == "__main__":
    main()
