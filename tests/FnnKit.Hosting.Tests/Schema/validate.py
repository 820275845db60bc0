#!/usr/bin/env python3
"""Checks the examples against their JSON Schema with a validator that has nothing to do with FnnKit (Debian: python3-jsonschema).

Run from anywhere; it also checks that the schema itself is right, and that configurations broken on purpose are refused.
"""
import copy
import json
import pathlib
import sys

import jsonschema

root = pathlib.Path(__file__).resolve().parents[3]


def validator(config_path, config):
    schema = json.loads((config_path.parent / config["$schema"]).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def breakages(config):
    """Ways to break any example that a schema can express."""
    def broken(change):
        copied = copy.deepcopy(config)
        change(copied["FnnKit"])
        return copied

    yield "an unknown key", broken(lambda s: s.update(Sead=1))
    yield "an unknown key in a group", broken(lambda s: s["Training"].update(Epcohs=1))
    yield "an unknown layer", broken(lambda s: s["Network"]["Layers"].append({"Type": "dnese", "Units": 1}))
    yield "an unknown activation", broken(lambda s: s["Network"]["Layers"][-1].update(Activation="rellu"))
    yield "an unknown option of a part", broken(lambda s: s["Network"]["Layers"][-1].update(Unit=1))
    yield "a value below its range", broken(lambda s: s["Network"]["Layers"][-1].update(Units=0))
    yield "a fraction for a whole number", broken(lambda s: s["Training"].update(Epochs=1.5))
    yield "text for a number", broken(lambda s: s.update(Seed="1"))
    yield "a part for a number", broken(lambda s: s["Training"].update(BatchSize="adam"))
    yield "a missing loss", broken(lambda s: s.pop("Loss"))
    yield "a missing loader", broken(lambda s: s["Data"].pop("Loader"))
    yield "no layers", broken(lambda s: s["Network"].update(Layers=[]))
    yield "a layer without what it needs", broken(lambda s: s["Network"]["Layers"][-1].pop("Units"))
    yield "a part of another kind", broken(lambda s: s.update(Optimizer="relu"))
    yield "a schedule without what it needs", broken(lambda s: s.update(Optimizer={"Type": "sgd", "LearningRate": {"Type": "cosine"}}))
    yield "a share above one", broken(lambda s: s["Data"].update(Split={"Test": 1.5}))
    yield "an unknown word", broken(lambda s: s.update(Precision="Float16"))
    yield "no section", {"$schema": config["$schema"]}


wrong = 0
for path in sorted(root.glob("examples/*/appsettings.json")):
    config = json.loads(path.read_text())
    check = validator(path, config)
    name = path.relative_to(root)
    for error in check.iter_errors(config):
        wrong += 1
        print(f"{name}: {error.json_path}: {error.message[:200]}")
    refused = [(what, not check.is_valid(broken)) for what, broken in breakages(config)]
    for what, is_refused in refused:
        if not is_refused:
            wrong += 1
            print(f"{name}: {what} is not refused")
    print(f"{name}: checked, {sum(is_refused for _, is_refused in refused)} of {len(refused)} breakages refused")
sys.exit(1 if wrong else 0)
