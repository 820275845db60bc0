"""Computes transforms.json: what scikit-learn 1.2 gives for the transforms of tables.

Run with Python 3 and scikit-learn installed: python3 transforms.py > transforms.json
x and new are [columns, samples]; fitted on x, y is what becomes of new. null is a value that is missing.
"""
import json

import numpy as np
from sklearn import preprocessing as p
from sklearn.impute import MissingIndicator, SimpleImputer

random = np.random.default_rng(7)
x = np.round(random.normal([0, 100, -3], [1, 30, 0.01], (31, 3)), 3)
x[4, 0] = 1000
new = np.round(random.normal([0, 100, -3], [1, 30, 0.01], (5, 3)), 3)
holes, new_holes = np.round(x / 3), np.round(new / 3)
holes[[0, 7, 9, 30], [0, 1, 1, 2]] = np.nan
new_holes[[0, 0, 4], [0, 1, 2]] = np.nan


def plain(matrix):
    return [None if np.isnan(value) else float(f"{value:.17g}") for value in matrix.T.flatten()]


def with_indicator(imputer, x, new):
    filled, missing = imputer.fit(x).transform(new), np.isnan(new)
    return np.stack([filled, missing], 2).reshape(len(new), -1)


cases = [
    ("standardize", {}, x, new, p.StandardScaler()), ("standardize", {}, holes, new_holes, p.StandardScaler()),
    ("min-max", {}, x, new, p.MinMaxScaler()), ("min-max", {"Min": -2, "Max": 5}, holes, new_holes, p.MinMaxScaler((-2, 5))),
    ("robust-scale", {}, x, new, p.RobustScaler()), ("robust-scale", {}, holes, new_holes, p.RobustScaler()),
    ("normalize-rows", {}, x, new, p.Normalizer()),
    ("polynomial-features", {}, x, new, p.PolynomialFeatures(include_bias=False)),
    ("polynomial-features", {"Degree": 3}, x, new, p.PolynomialFeatures(3, include_bias=False)),
    ("polynomial-features", {"Degree": 3, "InteractionOnly": True}, x, new, p.PolynomialFeatures(3, interaction_only=True, include_bias=False)),
    ("impute", {}, holes, new_holes, SimpleImputer()), ("impute", {"Strategy": "Median"}, holes, new_holes, SimpleImputer(strategy="median")),
    ("impute", {"Strategy": "MostFrequent"}, holes, new_holes, SimpleImputer(strategy="most_frequent")),
    ("impute", {"Strategy": "Constant", "Value": -1.5}, holes, new_holes, SimpleImputer(strategy="constant", fill_value=-1.5)),
]
rows = [{"name": name, "options": options, "columns": 3, "x": plain(a), "new": plain(b), "y": plain(t.fit(a).transform(b))} for name, options, a, b, t in cases]
rows.append({"name": "impute", "options": {"Indicator": True}, "columns": 3, "x": plain(holes), "new": plain(new_holes),
             "y": plain(with_indicator(SimpleImputer(), holes, new_holes))})
print('{\n"transforms": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]\n}")
