#!/usr/bin/env python3
"""Compares `fnn init`, `train` and `predict` without edits with other learners, on real tables.

Usage: league.py FNN_DLL TABLES SCORES [--preset NAME] [--splits N] [--results FILE] [--work FOLDER] [TABLE ...]

Each table is split three times into 80 % for training and 20 % for the score. Scores are losses: 1 - AUC for two classes, the error rate for more, and for
numbers the RMSE divided by the standard deviation of the training target. SCORES is a JSON file that keeps the scores of the peers, which need not run again.
With --results our own scores are kept too, so that a league that was interrupted goes on. Delete that file when the program has changed.
"""
import argparse
import json
import math
import os
import resource
import shutil
import subprocess
import tempfile
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
warnings.filterwarnings("ignore")

import numpy as np
import pandas as pd

CLASSES = ("letter", "vehicle", "pima", "dna", "income", "attrition", "credit", "churn", "lending", "hmda", "smoking", "hpc")
NUMBERS = ("diamonds", "concrete", "cars", "sacramento", "earnings", "checks", "doctor", "guns")
SEEDS = (1, 2, 3)


def read(tables, name):
    table = pd.read_csv(os.path.join(tables, f"{name}.csv"), keep_default_na=False, na_values=[""])
    return table, table.columns[-1]


def split(table, target, is_classes, seed):
    from sklearn.model_selection import train_test_split

    return train_test_split(table, test_size=0.2, random_state=seed, stratify=table[target].astype(str) if is_classes else None)


def score_classes(truth, classes, probabilities):
    from sklearn.metrics import roc_auc_score

    if len(classes) == 2:
        return float(1 - roc_auc_score(truth == classes[1], probabilities[:, 1]))
    return float(np.mean(np.array(classes)[probabilities.argmax(1)] != truth))


def score_numbers(truth, predicted, training):
    return float(np.sqrt(np.mean((truth - predicted) ** 2)) / np.std(training))


def pipelines(numbers, categories, is_classes, seed):
    import xgboost
    from sklearn import ensemble, neural_network
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

    def ordinal():
        return OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)

    def median():
        return SimpleImputer(strategy="median")

    one_hot = OneHotEncoder(handle_unknown="ignore", sparse=False)
    dense = ColumnTransformer([("n", make_pipeline(median(), StandardScaler()), numbers), ("c", one_hot, categories)])
    codes = lambda: ColumnTransformer([("n", "passthrough", numbers), ("c", ordinal(), categories)])
    filled = ColumnTransformer([("n", median(), numbers), ("c", ordinal(), categories)])
    kind = "Classifier" if is_classes else "Regressor"
    return {
        "sklearn-mlp": make_pipeline(dense, getattr(neural_network, f"MLP{kind}")(random_state=seed, max_iter=300, early_stopping=True)),
        "hist-gb": make_pipeline(codes(), getattr(ensemble, f"HistGradientBoosting{kind}")(random_state=seed)),
        "forest": make_pipeline(filled, getattr(ensemble, f"RandomForest{kind}")(random_state=seed, n_jobs=2)),
        "xgboost": make_pipeline(codes(), getattr(xgboost, f"XGB{kind}")(random_state=seed, n_jobs=2, tree_method="hist")),
    }


def run_peers(training, test, target, is_classes, seed):
    x, x_test = training.drop(columns=target).copy(), test.drop(columns=target).copy()
    numbers = [column for column in x if pd.api.types.is_numeric_dtype(x[column])]
    categories = [column for column in x if column not in numbers]
    for frame in (x, x_test):
        frame[categories] = frame[categories].astype(object).where(frame[categories].notna(), "?").astype(str)
    scores = {}
    for name, model in pipelines(numbers, categories, is_classes, seed).items():
        start = time.time()
        if is_classes:
            classes = sorted(set(training[target].astype(str)))
            model.fit(x, np.searchsorted(classes, training[target].astype(str)))
            value = score_classes(test[target].astype(str).values, classes, model.predict_proba(x_test))
        else:
            y = training[target].values.astype(float)
            # A network learns a target in its own unit badly; trees do not care.
            mean, deviation = (y.mean(), y.std()) if name == "sklearn-mlp" else (0.0, 1.0)
            model.fit(x, (y - mean) / deviation)
            value = score_numbers(test[target].values.astype(float), model.predict(x_test) * deviation + mean, y)
        scores[name] = [value, time.time() - start]
    return scores


def run_fnn(dll, preset, work, training, test, target, is_classes):
    folder = tempfile.mkdtemp(dir=work)
    file = lambda name: os.path.join(folder, name)
    training.to_csv(file("train.csv"), index=False)
    test.drop(columns=target).to_csv(file("test.csv"), index=False)
    commands = (
        ["init", "--data", file("train.csv"), "--target", target, "--output", file("model")] + (["--preset", preset] if preset else []),
        ["train", file("model"), "--output", file("run")],
        ["predict", file("run"), "--input", file("test.csv"), "--output", file("predicted.csv")] + (["--probabilities"] if is_classes else []),
    )
    start, busy = time.time(), processor_seconds()
    for command in commands:
        done = subprocess.run(["dotnet", dll, *command], capture_output=True, text=True)
        if done.returncode:
            print(f"  {command[0]}: exit {done.returncode}: {(done.stderr or done.stdout).strip()[-400:]}", flush=True)
            return [1.0, time.time() - start, processor_seconds() - busy]
    seconds, busy = time.time() - start, processor_seconds() - busy
    predicted = pd.read_csv(file("predicted.csv"), keep_default_na=False)
    shutil.rmtree(folder)
    if not is_classes:
        return [score_numbers(test[target].values.astype(float), predicted.iloc[:, 0].values.astype(float), training[target].values.astype(float)), seconds, busy]
    classes = sorted(set(training[target].astype(str)))
    none = np.zeros(len(predicted))
    probabilities = np.stack([predicted[f"probability_{name}"].values.astype(float) if f"probability_{name}" in predicted else none for name in classes], 1)
    return [score_classes(test[target].astype(str).values, classes, probabilities), seconds, busy]


def processor_seconds():
    """Seconds of all processors that the commands took so far; unlike the time of the clock, other work on the machine hardly changes them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read_json(path):
    return json.load(open(path)) if path and os.path.exists(path) else {}


def report(rows):
    names = list(rows[0][1])
    for name in names:
        ranks = [1 + sum(means[other][0] < means[name][0] for other in names if other != name) for _, means in rows]
        ratio = math.exp(np.mean([math.log(max(means[name][0], 1e-6) / max(means["hist-gb"][0], 1e-6)) for _, means in rows]))
        seconds = np.mean([means[name][1] for _, means in rows])
        print(f"{name}: mean rank {np.mean(ranks):.2f}, first on {ranks.count(1)} of {len(rows)}, loss over hist-gb's {ratio:.3f}, seconds {seconds:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dll")
    parser.add_argument("tables")
    parser.add_argument("scores")
    parser.add_argument("only", nargs="*")
    parser.add_argument("--preset")
    parser.add_argument("--splits", type=int, choices=range(1, len(SEEDS) + 1), default=len(SEEDS))
    parser.add_argument("--results")
    parser.add_argument("--work", default=tempfile.gettempdir())
    options = parser.parse_intermixed_args()
    kept, ours = read_json(options.scores), read_json(options.results)
    rows, busy = [], []
    for name in options.only or CLASSES + NUMBERS:
        is_classes = name in CLASSES
        table, target = read(options.tables, name)
        runs = []
        for seed in SEEDS[: options.splits]:
            training, test = split(table, target, is_classes, seed)
            key = f"{name}-{seed}"
            if key not in kept:
                kept[key] = run_peers(training, test, target, is_classes, seed)
                json.dump(kept, open(options.scores, "w"), indent=0)
            own = f"{options.preset or 'default'}-{key}"
            if own not in ours:
                ours[own] = run_fnn(options.dll, options.preset, options.work, training, test, target, is_classes)
                if options.results:
                    json.dump(ours, open(options.results, "w"), indent=0)
            runs.append({**kept[key], "fnn": ours[own][:2]})
            busy.append(ours[own][2])
        means = {peer: tuple(np.mean([run[peer] for run in runs], axis=0)) for peer in runs[0]}
        rows.append((name, means))
        rank = 1 + sum(means[peer][0] < means["fnn"][0] for peer in means if peer != "fnn")
        print(f"{name:12s} " + "  ".join(f"{peer} {value:.4f} ({seconds:.1f} s)" for peer, (value, seconds) in means.items()) + f"  rank {rank}", flush=True)
    report(rows)
    print(f"fnn: {np.mean(busy):.1f} seconds of processors for each split")


if __name__ == "__main__":
    main()
