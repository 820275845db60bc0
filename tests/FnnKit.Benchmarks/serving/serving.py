#!/usr/bin/env python3
"""Loads, swaps and mutations of `fnn serve`, which take too long for tests. Run it in the root of the repository after a build in Release.

    serving.py load        requests per second and latencies against ONNX Runtime behind the same call (needs wrk)
    serving.py swaps       1,000 exchanges of a model under load
    serving.py mutations   100,000 broken requests
    serving.py hour        an hour at full load (needs wrk)
"""
import argparse
import http.client
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

FNN = ["dotnet", "src/FnnKit.Cli/bin/Release/net10.0/fnn.dll"]
PEER = "tests/FnnKit.Benchmarks/serving/OnnxPeer"
LARGE = {"FnnKit": {"Seed": 1, "Data": {"Loader": {"Type": "csv", "Path": "large.csv", "Target": "y"}},
         "Network": {"Layers": [{"Type": "dense", "Units": 2048, "Activation": "relu"}, {"Type": "dense", "Units": 512, "Activation": "relu"}, {"Type": "dense", "Units": 5}]},
         "Loss": "cross-entropy-with-logits", "Optimizer": {"Type": "sgd", "LearningRate": 0.01}, "Training": {"Epochs": 1}}}


def fnn(*words):
    subprocess.run(FNN + list(words), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def train_digits(folder, seed=1):
    run = os.path.join(folder, f"digits{seed}")
    fnn("train", "examples/digits", "--output", run, "--set", "Training:Epochs=3", "--set", f"Seed={seed}")
    return run


def train_large(folder):
    draw = random.Random(1)
    with open(os.path.join(folder, "large.csv"), "w") as file:
        file.write(",".join([f"p{i}" for i in range(784)] + ["y"]) + "\n")
        for row in range(60):
            file.write(",".join([str(draw.randrange(256)) for _ in range(784)] + [f"c{row % 5}"]) + "\n")
    with open(os.path.join(folder, "large.json"), "w") as file:
        json.dump(LARGE, file)
    run = os.path.join(folder, "large")
    fnn("train", os.path.join(folder, "large.json"), "--output", run)
    return run


def start(command, port):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/v2/health/live")
            connection.getresponse().read()
            return process
        except OSError:
            time.sleep(0.1)
            if process.poll() is not None:
                sys.exit(f"{command} ended with {process.returncode}")
    sys.exit(f"{command} does not answer")


def serve(port, *words):
    return start(FNN + ["serve", *words, "--listen", f"http://127.0.0.1:{port}"], port)


def stop(process):
    process.send_signal(signal.SIGTERM)
    return process.wait(60)


def memory(process):
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def body(width):
    draw = random.Random(2)
    return json.dumps({"id": "a", "inputs": [{"name": "features", "shape": [1, width], "datatype": "FP32", "data": [draw.randrange(17) for _ in range(width)]}]})


def wrk(folder, port, text, connections, seconds):
    script = os.path.join(folder, "wrk.lua")
    with open(script, "w") as file:
        file.write(f"""wrk.method = "POST"
wrk.body = {json.dumps(text)}
wrk.headers["Content-Type"] = "application/json"
function done(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %f %d %f %f %f\\n", summary.requests / summary.duration * 1e6, bad, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency:percentile(99.9) / 1000))
end
""")
    said = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", script, f"http://127.0.0.1:{port}/v2/models/m/infer"], capture_output=True, text=True, check=True).stdout
    rate, bad, p50, p99, p999 = said.split("RESULT ")[1].split()
    return float(rate), int(bad), float(p50), float(p99), float(p999)


def load(folder, seconds, rounds):
    subprocess.run(["dotnet", "build", PEER, "-c", "Release", "-v", "q", "-nologo", "-p:RunAnalyzers=false"], check=True, stdout=subprocess.DEVNULL)
    print("| model | server | connections | requests/s | p50 ms | p99 ms | p99.9 ms | errors |\n|---|---|---|---|---|---|---|---|")
    for name, run, width in [("digits", train_digits(folder), 64), ("784-2048-512-5", train_large(folder), 784)]:
        onnx = os.path.join(folder, name + ".onnx")
        fnn("export", run, "--format", "onnx", "--output", onnx)
        peer = ["dotnet", os.path.join(PEER, "bin/Release/net10.0/OnnxPeer.dll"), onnx]
        servers = {"fnn serve": FNN + ["serve", "m=" + run, "--listen", "http://127.0.0.1:9101"], "ONNX Runtime": peer + ["http://127.0.0.1:9101", "0"], "ONNX Runtime, 1 thread": peer + ["http://127.0.0.1:9101", "1"]}
        best = {}
        for _ in range(rounds):
            for server, command in servers.items():
                process = start(command, 9101)
                wrk(folder, 9101, body(width), 64, 3)
                for connections in (1, 8, 64):
                    result = wrk(folder, 9101, body(width), connections, seconds)
                    best[server, connections] = max(best.get((server, connections), result), result)
                stop(process)
        for (server, connections), (rate, bad, p50, p99, p999) in best.items():
            print(f"| {name} | {server} | {connections} | {rate:,.0f} | {p50:.2f} | {p99:.2f} | {p999:.2f} | {bad} |", flush=True)


def swaps(folder, count):
    runs = [train_digits(folder, 1), train_digits(folder, 2)]
    served = os.path.join(folder, "served.safetensors")
    digests, stopped, failures, seen = set(), threading.Event(), [], {}
    shutil.copy(os.path.join(runs[0], "model.safetensors"), served)
    process = serve(9102, "m=" + served, "--set", "Serve:ReloadSeconds=0.02")
    text = body(64)

    def client():
        connection = http.client.HTTPConnection("127.0.0.1", 9102, timeout=30)
        answers = {}
        while not stopped.is_set():
            try:
                connection.request("POST", "/v2/models/m/infer", text, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                data, digest = answer.read(), answer.headers["FnnKit-Model-Digest"]
                if answer.status != 200 or answers.setdefault(digest, data) != data:
                    failures.append((answer.status, data))
                seen[digest] = seen.get(digest, 0) + 1
            except OSError as error:
                failures.append(error)

    clients = [threading.Thread(target=client) for _ in range(4)]
    for one in clients:
        one.start()
    sizes, last = [], None
    for swap in range(count):
        shutil.copy(os.path.join(runs[(swap + 1) % 2], "model.safetensors"), served + ".new")
        os.replace(served + ".new", served)
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", 9102, timeout=30)
            connection.request("GET", "/health/ready")
            digest = json.loads(connection.getresponse().read())["models"][0]["digest"]
            if digest != last:
                break
            time.sleep(0.005)
        last = digest
        digests.add(digest)
        if swap % max(1, count // 10) == 0:
            sizes.append(memory(process))
    stopped.set()
    for one in clients:
        one.join()
    print(f"{count} exchanges, {sum(seen.values()):,} answers of {len(digests)} models, {len(failures)} failures, memory MB {', '.join(f'{size:.0f}' for size in sizes)}; exit code {stop(process)}")
    return len(failures)


def mutations(folder, count):
    run = train_digits(folder)
    process = serve(9103, "m=" + run)
    with open("examples/digits/digits.csv") as file:
        lines = [next(file) for _ in range(3)]
    names, values = lines[0].strip().split(",")[:-1], lines[1].strip().split(",")[:-1]
    row = json.dumps({name: float(value) for name, value in zip(names, values)})
    seeds = [("/models/m/predict", "application/json", row), ("/models/m/predict", "application/json", f"[{row},{row}]"), ("/models/m/predict", "application/x-ndjson", row + "\n" + row),
             ("/models/m/predict", "text/csv", "".join(lines)), ("/v2/models/m/infer", "application/json", body(64))]
    scraps = [b"", b"null", b"NaN", b"-1", b"1e999", b"9223372036854775808", b"[", b"]", b"{", b"}", b'"', b"\\", b"\\ud800", b"\0", b"\n", b"\xff\xfe", b","]
    draw, statuses, sizes = random.Random(3), {}, []
    connection = http.client.HTTPConnection("127.0.0.1", 9103, timeout=30)
    for number in range(count):
        path, kind, text = seeds[number % len(seeds)]
        data = bytearray(text.encode())
        for _ in range(draw.randrange(1, 4)):
            at = draw.randrange(len(data) + 1)
            choice = draw.randrange(5)
            if choice == 0 and at < len(data):
                data[at] = draw.randrange(256)
            elif choice == 1:
                del data[at:at + draw.randrange(1, 30)]
            elif choice == 2:
                data[at:at] = draw.choice(scraps)
            elif choice == 3:
                data[at:at] = data[at:at + draw.randrange(1, 30)]
            elif draw.randrange(4) == 0:
                del data[at:]
        connection.request("POST", path, bytes(data), {"Content-Type": kind})
        answer = connection.getresponse()
        answer.read()
        statuses[answer.status] = statuses.get(answer.status, 0) + 1
        if answer.headers.get("Connection") == "close":
            connection.close()
        if number % max(1, count // 10) == 0:
            sizes.append(memory(process))
    print(f"{count:,} requests: {dict(sorted(statuses.items()))}, memory MB {', '.join(f'{size:.0f}' for size in sizes)}; exit code {stop(process)}")
    return sum(number for status, number in statuses.items() if not (200 <= status < 300 or 400 <= status < 500))


def hour(folder, minutes):
    process = serve(9104, "m=" + train_digits(folder))
    failed = 0
    for minute in range(minutes):
        rate, bad, p50, p99, p999 = wrk(folder, 9104, body(64), 64, 60)
        failed += bad
        print(f"minute {minute + 1}: {rate:,.0f} requests/s, p99 {p99:.2f} ms, {bad} errors, {memory(process):.0f} MB", flush=True)
    stop(process)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["load", "swaps", "mutations", "hour"])
    parser.add_argument("--count", type=int, help="exchanges or requests")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--minutes", type=int, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.what == "load":
            load(folder, given.seconds, given.rounds)
            return 0
        failed = swaps(folder, given.count or 1000) if given.what == "swaps" else mutations(folder, given.count or 100_000) if given.what == "mutations" else hour(folder, given.minutes)
        return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
