#!/usr/bin/env python3
"""Runs shop against the repository's server that checks every byte and fails on request.

    swift build -c release --package-path Examples/shop && Examples/shop/test_shop.py [PATH-OF-SHOP]

Each test has a home of its own. The secrets of shop's errors may be nowhere: not in what arrives, not in the
spool, not in the journal, not in what debug mode prints.
"""

import glob
import json
import os
import re
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SERVER = os.path.join(HERE, "../../Tests/FaultServer/server.py")
SHOP = os.path.join(HERE, ".build/release/shop")
PASSWORD = "hunter2canary"
GATEWAY = f"https://svc:{PASSWORD}@pay.internal.example/v1"
SECRETS = [PASSWORD, "ada.lovelace", "pay.internal"]


class Server:
    def __init__(self, plan="", *more):
        self.forbidden = tempfile.NamedTemporaryFile("w")
        self.forbidden.write("\n".join(SECRETS))
        self.forbidden.flush()
        self.process = subprocess.Popen(
            # Foundation adds these by itself.
            [sys.executable, SERVER, "--tolerate", "accept,accept-encoding,accept-language",
             "--forbid", self.forbidden.name, "--plan", plan, *more],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.port = json.loads(self.process.stdout.readline())["port"]
        self.url = f"http://127.0.0.1:{self.port}"

    def requests(self):
        """Ends the server and gives what arrived."""
        self.process.stdin.close()
        lines = self.process.stdout.read().splitlines()
        self.process.wait()
        self.process.stdout.close()
        self.forbidden.close()
        return [json.loads(line) for line in lines]


class Life(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.home = self.folder.name
        self.addCleanup(self.folder.cleanup)

    def shop(self, *words, url="http://127.0.0.1:1", **variables):
        environment = {"HOME": self.home, "PATH": "/usr/bin:/bin", "SHOP_TELEMETRY_ENDPOINT": url}
        environment.update(variables)
        return subprocess.run(
            [SHOP, *words], env=environment, cwd=self.home, capture_output=True, text=True, timeout=60
        )

    def file(self, name):
        return os.path.join(self.home, ".shop", name)

    def waiting(self):
        return glob.glob(self.file("telemetry-spool/queue/*.json"))

    def nothing_secret_in_files(self):
        for path in glob.glob(self.home + "/**", recursive=True, include_hidden=True):
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    content = file.read()
                for secret in SECRETS:
                    self.assertNotIn(secret.encode(), content, path)
                self.assertEqual(stat.S_IMODE(os.stat(path).st_mode) & 0o077, 0, path)

    def check(self, requests):
        """Nothing arrived that is wrong or secret; gives the events, each counted once."""
        events = {}
        for request in requests:
            self.assertEqual(request["mistakes"], [], request)
            text = json.dumps(request)
            for secret in SECRETS:
                self.assertNotIn(secret, text)
            for event in request["events"]:
                before = events.setdefault(event["uuid"], event)
                self.assertEqual(before, event)
        return list(events.values())

    def test_the_whole_life(self):
        server = Server()
        first = self.shop("list", url=server.url)
        self.assertEqual((first.returncode, first.stdout.split("\n")[0]), (0, "apple   1.20"))
        self.assertIn("To opt out, set SHOP_TELEMETRY_DISABLED=1", first.stderr)
        self.assertEqual(stat.S_IMODE(os.stat(self.file("telemetry.json")).st_mode), 0o600)
        crash = self.shop("pay", GATEWAY, url=server.url)
        self.assertEqual(crash.returncode, 1)
        # The person in front of the tool sees all of it, without the notice.
        self.assertEqual(
            crash.stderr, f"shop: checkout failed: gateway {GATEWAY} did not answer\n"
        )
        typo = self.shop("pya", url=server.url)
        self.assertEqual(typo.returncode, 64)
        requests = server.requests()
        events = self.check(requests)
        self.assertEqual(
            [event["event"] for event in events],
            ["install_first_run", "command", "$exception", "command", "command"],
        )
        with open(self.file("telemetry.json")) as file:
            record = json.load(file)
        self.assertEqual({event["distinct_id"] for event in events}, {record["installId"]})
        self.assertEqual(
            [event["properties"].get("outcome") for event in events if event["event"] == "command"],
            ["ok", "error", "error"],
        )
        properties = events[2]["properties"]
        self.assertEqual(
            set(properties),
            {"$exception_list", "$exception_level", "source", "handled", "fatal", "$lib",
             "$lib_version", "$os", "$os_version", "$process_person_profile", "$geoip_disable",
             "osPlatform", "osRelease", "arch", "runtime", "runtimeVersion", "toolVersion",
             "projectId", "$redaction"},
        )
        self.assertRegex(properties["projectId"], r"\A[0-9a-f]{64}\Z")
        self.assertTrue(properties["fatal"])
        errors = properties["$exception_list"]
        self.assertEqual([error["type"] for error in errors], ["PaymentError", "RowError"])
        self.assertRegex(errors[0]["value"], r"\Acheckout failed: gateway \S+ did not answer\Z")
        self.assertRegex(errors[1]["value"], r"\ADETAIL: Key \(.*\)=\(.*\) already exists\.\Z")
        frames = errors[0]["stacktrace"]["frames"]
        self.assertEqual([frame["filename"] for frame in frames], ["shop/main.swift", "shop/Shop.swift"])
        self.assertEqual(frames[1]["function"], "pay(with:)")
        with open(self.file("telemetry-journal.jsonl")) as file:
            journal = [json.loads(line) for line in file]
        self.assertEqual(journal, events)
        self.assertEqual(self.waiting(), [])
        self.nothing_secret_in_files()

    def test_faults(self):
        for plan in ["500", "429:0", "503,503", "413", "cut", "cut-body", "cut-request", "garbage",
                     "hang", "302", "400"]:
            with self.subTest(plan), tempfile.TemporaryDirectory() as home:
                self.home = home
                server = Server(plan)
                start = time.monotonic()
                first = self.shop("pay", GATEWAY, url=server.url)
                self.assertEqual(first.returncode, 1)
                self.assertLess(time.monotonic() - start, 5)
                self.nothing_secret_in_files()
                second = self.shop("list", url=server.url)
                self.assertEqual(second.returncode, 0)
                names = sorted(event["event"] for event in self.check(server.requests()))
                self.assertEqual(names, ["$exception", "command", "command", "install_first_run"])
                # Of what the server refused for good nothing is kept, of the rest nothing is left.
                self.assertEqual(self.waiting(), [])

    def test_nobody_listens(self):
        start = time.monotonic()
        result = self.shop("pay", GATEWAY)
        self.assertEqual(result.returncode, 1)
        self.assertLess(time.monotonic() - start, 3)
        self.assertEqual(len(self.waiting()), 3)
        self.nothing_secret_in_files()
        server = Server()
        self.shop("list", url=server.url)
        self.assertEqual(len(self.check(server.requests())), 4)

    def test_a_server_that_cannot_be_trusted(self):
        key, certificate = os.path.join(self.home, "key.pem"), os.path.join(self.home, "cert.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
             "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out",
             certificate],
            check=True, capture_output=True,
        )
        os.chmod(certificate, 0o600)
        server = Server("", "--cert", certificate, "--key", key)
        url = f"https://127.0.0.1:{server.port}"
        self.assertEqual(self.shop("pay", GATEWAY, url=url).returncode, 1)
        self.assertEqual(len(self.waiting()), 3)
        self.assertEqual(server.requests(), [])
        # What it did not get waits for one that is.
        trusted = Server()
        self.assertEqual(self.shop("list", url=trusted.url).returncode, 0)
        self.assertEqual(len(self.check(trusted.requests())), 4)
        self.nothing_secret_in_files()

    def test_opted_out_there_is_nothing(self):
        for name in ["SHOP_TELEMETRY_DISABLED", "DO_NOT_TRACK", "CI"]:
            server = Server()
            result = self.shop("pay", GATEWAY, url=server.url, **{name: "1"})
            self.assertEqual(result.returncode, 1)
            self.assertNotIn("opt out", result.stderr)
            self.assertEqual(os.listdir(self.home), [])
            self.assertEqual(server.requests(), [])

    def test_opting_out_erases_what_waits(self):
        self.shop("list")
        self.assertEqual(len(self.waiting()), 2)
        with open(self.file("telemetry.json")) as file:
            text = file.read()
        with open(self.file("telemetry.json"), "w") as file:
            file.write(text.replace("true", "false"))
        server = Server()
        self.shop("list", url=server.url)
        self.assertEqual(self.waiting(), [])
        self.assertEqual(server.requests(), [])

    def test_debug_prints_the_bytes_and_sends_none(self):
        server = Server()
        result = self.shop("pay", "x", url=server.url, SHOP_TELEMETRY_DEBUG="1")
        bodies = [json.loads(line) for line in result.stderr.splitlines() if line.startswith("{")]
        names = [event["event"] for body in bodies for event in body["batch"]]
        self.assertEqual(names, ["install_first_run", "$exception", "command"])
        self.assertNotIn("ada.lovelace", result.stderr)
        self.assertEqual(server.requests(), [])
        self.assertEqual(self.waiting(), [])

    def test_an_endpoint_that_is_none_means_off(self):
        result = self.shop("list", url="http://collector.example", SHOP_TELEMETRY_DEBUG="1")
        self.assertEqual(result.returncode, 0)
        self.assertIn("off because SHOP_TELEMETRY_ENDPOINT is no https URL", result.stderr)
        self.assertEqual(self.waiting(), [])

    def test_what_is_printed_goes_to_standard_error_only(self):
        result = self.shop("list")
        self.assertEqual(result.stdout, "apple   1.20\npear    1.40\n")
        closed = subprocess.run(
            ["/bin/sh", "-c", 'exec "$0" list 2>&-', SHOP],
            env={"HOME": self.home + "/new", "PATH": "/usr/bin:/bin"}, capture_output=True, text=True,
        )
        self.assertEqual((closed.returncode, closed.stdout), (0, "apple   1.20\npear    1.40\n"))

    def test_an_interrupt_ends_it_at_once_and_loses_nothing(self):
        server = Server("hang,hang,hang")
        environment = {"HOME": self.home, "SHOP_TELEMETRY_ENDPOINT": server.url}
        process = subprocess.Popen(
            [SHOP, "pay", GATEWAY], env=environment, stderr=subprocess.DEVNULL, cwd=self.home
        )
        deadline = time.monotonic() + 10
        while len(self.waiting()) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(), -signal.SIGINT)
        self.assertEqual(len(self.waiting()), 3)
        server.requests()
        again = Server()
        self.shop("list", url=again.url)
        self.assertEqual(len(self.check(again.requests())), 4)

    def test_many_at_once(self):
        server = Server()
        environment = {"HOME": self.home, "SHOP_TELEMETRY_ENDPOINT": server.url}
        processes = [
            subprocess.Popen(
                [SHOP, "list"], env=environment, cwd=self.home, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for _ in range(8)
        ]
        self.assertEqual([process.wait() for process in processes], [0] * 8)
        self.shop("list", url=server.url)
        events = self.check(server.requests())
        names = [event["event"] for event in events]
        self.assertEqual((names.count("command"), names.count("install_first_run")), (9, 1))
        self.assertEqual(len({event["distinct_id"] for event in events}), 1)


if __name__ == "__main__":
    if len(sys.argv) > 1 and os.path.exists(sys.argv[1]):
        SHOP = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
