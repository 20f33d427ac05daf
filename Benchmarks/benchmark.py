#!/usr/bin/env python3
"""Measures the built command against `wc -l`: ratios of CPU time, resident memory, cold start, adversarial text.

    swift build -c release --product redact
    Benchmarks/benchmark.py [--logs FOLDER] [--megabytes 200] [--rounds 5] [--only clean,dense,start,memory,spam,event]

Every figure comes from whole processes and is a median; ratios are taken pair by pair in one run, so that
they hold when the machine's speed drifts. Nothing here fails: it prints, people judge.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(command, path, output=subprocess.DEVNULL):
    """CPU seconds and wall seconds of `command` with `path` on standard input."""
    with open(path, "rb") as stdin:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=stdin, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command} ended with {status}")
    return usage.ru_utime + usage.ru_stime, wall


def resident(command, path):
    """Peak resident MB of `command` while it holds all of `path`: the rusage of a child counts its parent, too."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    with open(path, "rb") as text:
        while piece := text.read(1 << 20):
            process.stdin.write(piece)
    process.stdin.flush()
    time.sleep(0.3)
    with open(f"/proc/{process.pid}/status") as status:
        peak = next(line for line in status if line.startswith("VmHWM"))
    process.stdin.close()
    process.wait()
    return int(peak.split()[1]) / 1024


def clean_lines(redact, folder):
    """The lines of the logs in `folder` that the command leaves alone."""
    lines = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".log"):
            with open(os.path.join(folder, name), "rb") as log:
                text = log.read()
            scrubbed = subprocess.run([redact], input=text, stdout=subprocess.PIPE).stdout
            kept = set(scrubbed.split(b"\n"))
            lines += [line for line in text.split(b"\n") if line in kept and line]
    return lines


def tile(path, lines, size, leaks=()):
    """Fills `path` with shuffled `lines`, every fiftieth followed by one of `leaks`."""
    shuffled = random.Random(7)
    written = 0
    with open(path, "wb") as out:
        while written < size:
            shuffled.shuffle(lines)
            for number, line in enumerate(lines):
                out.write(line + b"\n")
                written += len(line) + 1
                if leaks and number % 50 == 0:
                    leak = leaks[number // 50 % len(leaks)]
                    out.write(leak + b"\n")
                    written += len(leak) + 1
                if written >= size:
                    return


def spam(size):
    """Adversarial texts by name: near misses of what rules look for, glued and endless."""
    pieces = {
        "keywords with operators": b"password = token= secret: api_key= auth = key= client_secret= ",
        "prefixes glued": b"ghp_sk_live_xoxb-AKIAglpat-npm_eyJSG.hvs.sk-ant-AIza",
        "PEM header without end": b"-----BEGIN RSA PRIVATE KEY-----\n",
        "JWT near misses": b"eyJhbGciOiJIUzI1NiJ9.eyJ eyJhbGciOi.eyJ.",
        "tokens one short": b"ghp_" + b"a1B2c" * 7 + b" ",
        "long quoted value": b'key = "' + b"x" * 8000 + b" ",
        "key:token:secret:": b"key:token:secret:",
        "URL userinfo without host": b"postgres://a:b:c/d?e#f",
        "at signs": b"a@b.c@d.e@",
        "digits": b"4111 1111 1111 1112 ",
        "SQL near misses": b"select a, b, (select c from ",
        "dots and quads": b"1.2.3.4.5.6.7.8.9.",
        "spaces after cue": b"password" + b" " * 200,
        "escaped quotes": b'\\"password\\":\\"\\\\\\"',
    }
    for name, piece in pieces.items():
        text = (piece * (size // len(piece) + 1))[:size]
        yield name + ", one line", text.replace(b"\n", b" ")
        yield name + ", lines", b"\n".join(text[i : i + 200] for i in range(0, size, 200)) + b"\n"


def paired(redact, command, path, rounds):
    """The median ratio of CPU seconds of the two commands, run in turn, and both medians."""
    ratios, ours, theirs = [], [], []
    for _ in range(rounds):
        mine = run(redact, path)[0]
        other = run(command, path)[0]
        ratios.append(mine / max(other, 0.001))
        ours.append(mine)
        theirs.append(other)
    return statistics.median(ratios), statistics.median(ours), statistics.median(theirs)


def exception_event():
    """A line: an error with a secret in its message, its cause, and six frames, as PostHog's client sends it."""
    frames = [
        {
            "platform": "python",
            "filename": f"shop/part{number}.py",
            "abs_path": f"/srv/build/shop/part{number}.py",
            "function": f"handle_part_{number}",
            "module": f"shop.part{number}",
            "lineno": 40 + number,
            "in_app": True,
        }
        for number in range(6)
    ]
    errors = [
        ("RuntimeError", "loading the order failed: https://files.corp.example/k?X-Amz-Signature=00deadbeef00cafe", None),
        ("ConnectionError", "could not connect to postgres://svc:kZ7mQw2xRt@db.corp.example:5432/shop", "cause"),
    ]
    properties = {
        "$exception_list": [
            {
                "mechanism": {"exception_id": number, "type": "generic", "handled": True, "source": source},
                "module": None,
                "type": kind,
                "value": value,
                "stacktrace": {"type": "raw", "frames": frames[number * 3 : number * 3 + 3]},
            }
            for number, (kind, value, source) in enumerate(errors)
        ],
        "$exception_level": "error",
        "source": "cli",
        "handled": True,
        "fatal": False,
        "$python_version": "3.11.7",
        "$os": "Linux",
        "$lib": "posthog-python",
        "$lib_version": "7.91.1",
    }
    event = {
        "properties": properties,
        "timestamp": "2026-03-14T09:02:10.092133+00:00",
        "distinct_id": "install-0001",
        "event": "$exception",
        "uuid": "b6cc50e7-914a-4067-87c6-f71836bd1018",
    }
    return json.dumps(event, separators=(",", ":")).encode() + b"\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--redact", default=os.path.join(ROOT, ".build/release/redact"))
    parser.add_argument("--logs", default=os.path.join(ROOT, "Examples"))
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="clean,dense,start,memory,spam,event")
    options = parser.parse_args()
    wanted = set(options.only.split(","))
    redact = [options.redact]
    lines = clean_lines(options.redact, options.logs)
    leaks = [
        b"connect postgres://svc:kZ7mQw2xRt@db.example:5432/app failed",
        b"> Authorization: Bearer kZ7mQw2xRt9fLp3vB8nYc5dH1sGj",
        b"retry https://b.example/k.csv?X-Amz-Signature=00deadbeef00cafe&X-Amz-Expires=60",
        b"DETAIL:  Key (email)=(ana.ruiz@corp.example) already exists.",
        b'{"user":"svc","password":"kZ7mQw2xRt"}',
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "text")
        size = options.megabytes * 1_000_000
        if "clean" in wanted:
            tile(path, lines, size)
            run(redact, path)
            ratio, ours, theirs = paired(redact, ["wc", "-l"], path, options.rounds)
            print(f"clean {options.megabytes} MB: {ratio:.1f} x wc -l ({ours:.3f} s, {theirs:.3f} s)")
        if "dense" in wanted:
            tile(path, lines, size, leaks)
            ratio, ours, theirs = paired(redact, ["wc", "-l"], path, options.rounds)
            print(f"dense {options.megabytes} MB: {ratio:.1f} x wc -l ({ours:.3f} s, {theirs:.3f} s)")
        if "memory" in wanted:
            for length in (2_000, 2_000_000, size):
                tile(path, lines, length, leaks)
                print(f"resident at {length} bytes: {resident(redact, path):.1f} MB")
            with open(path, "wb") as out:
                for _ in range(options.megabytes):
                    out.write(b"x y=" * 250_000)
            print(f"resident, one line of {size} bytes: {resident(redact, path):.1f} MB")
        if "start" in wanted:
            tile(path, lines, 2_000)
            times = sorted(run(redact, path)[1] * 1000 for _ in range(60))
            empty = sorted(run(["true"], path)[1] * 1000 for _ in range(60))
            print(
                f"cold start on 2 KB: median {times[30]:.1f} ms, least {times[0]:.1f} ms"
                f" (true: {empty[30]:.1f} ms)"
            )
        if "event" in wanted:
            event = exception_event()
            few, many = 1_000, 21_000
            seconds = []
            for _ in range(options.rounds):
                spent = []
                for count in (few, many):
                    with open(path, "wb") as out:
                        out.write(event * count)
                    command = [*redact, "event", "--policy", "tool-telemetry", "--stream"]
                    spent.append(run(command, path)[0])
                seconds.append((spent[1] - spent[0]) / (many - few))
            print(
                f"event: {statistics.median(seconds) * 1e6:.1f} us for an exception of {len(event)} bytes,"
                f" line in, line out (least {min(seconds) * 1e6:.1f} us)"
            )
        if "spam" in wanted:
            for name, text in spam(4_000_000):
                with open(path, "wb") as out:
                    out.write(text)
                seconds = statistics.median(run(redact, path)[0] for _ in range(3))
                print(f"spam, {name}: {len(text) / 1e6 / seconds:.0f} MB/s")


if __name__ == "__main__":
    main()
