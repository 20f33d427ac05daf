#!/usr/bin/env python3
"""What telemetry costs the program that it is in.

    swift build -c release --product telemetry-cost && Benchmarks/telemetry.py [PATH-OF-TELEMETRY-COST]

Prints the start of a program with the library linked and with it consulted while opted out, beside one
without it, and how long a caller waits for `capture`. Times of starts are the least of many.
"""

import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
COST = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../.build/release/telemetry-cost")
RUNS = 400


def start(command, environment):
    begin = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begin) * 1000


def main():
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": os.environ["PATH"], "CI": "true"}
        source, hello = os.path.join(home, "hello.swift"), os.path.join(home, "hello")
        with open(source, "w") as file:
            file.write('if CommandLine.argc > 5 { print("hello") }\n')
        subprocess.run(
            ["swiftc", "-O", "-static-executable", source, "-o", hello],
            check=True, stderr=subprocess.DEVNULL,
        )
        commands = {"without": [hello], "linked": [COST, "none"], "consulted": [COST, "consult"]}
        best = dict.fromkeys(commands, float("inf"))
        # In turns, so that a busy moment of the machine is nobody's disadvantage.
        for _ in range(RUNS):
            for name, command in commands.items():
                best[name] = min(best[name], start(command, environment))
        for name, value in best.items():
            print(f"start {name:10} {value:6.2f} ms  +{value - best['without']:.2f} ms")
        out = subprocess.run([COST, "consult"], env=environment, capture_output=True, text=True)
        print(f"opted out: {out.stdout.strip()} (µs)")
        del environment["CI"]
        for moment in ["first run", "later run"]:
            out = subprocess.run([COST, "consult"], env=environment, capture_output=True, text=True)
            print(f"{moment}: {out.stdout.strip()} (µs)")
        out = subprocess.run([COST, "capture", "300"], env=environment, capture_output=True, text=True)
        print("capture, µs on the caller's side: median, 99th percentile, most\n" + out.stdout, end="")


main()
