#!/usr/bin/env python3
"""A server that receives events, checks every byte and fails on request.

    server.py [--plan FAULT,FAULT,…] [--cert FILE --key FILE] [--forbid FILE] [--tolerate HEADER,…]

Listens on a free port of 127.0.0.1 and prints {"port": N}; then one JSON object a line for each request:
what arrived and which mistakes it holds. The plan says what happens to the first, second … request; after
it everything is accepted. It ends when its standard input does.

Faults:
    200            accept                       204            accept without a body
    STATUS         answer with it               429:7          with Retry-After: 7
    302            redirect to /moved           hang           answer never
    cut            close before an answer       cut-body       close in the middle of one
    cut-request    close without reading        garbage        answer with no HTTP
    retry=UUID, drop=UUID, warning=UUID         of a v1 request: the decision on one event
    413>N          413 if the batch has more than N events, for this request and all after it
"""

import argparse
import gzip
import json
import re
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00\Z")
EVENT_KEYS = {"event", "distinct_id", "properties", "timestamp", "uuid"}
V1_KEYS = {"event", "uuid", "distinct_id", "timestamp", "options", "properties"}
MOST_EVENT_BYTES = 900 << 10
MOST_BATCH_BYTES = (5 << 20) + 1024

lock = threading.Lock()
plan = []
largest = None
forbidden = []
tolerated = set()
released = threading.Event()


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("duplicate key")
    return dict(pairs)


def checked(path, headers, raw):
    """The batch in a request and what is wrong with it."""
    mistakes = []

    def require(condition, mistake):
        if not condition:
            mistakes.append(mistake)

    v1 = path.endswith("/i/v1/analytics/events")
    require(v1 or path.endswith("/batch/"), "path")
    require(headers.get("Content-Type") == "application/json", "content type")
    require(headers.get("Content-Length") == str(len(raw)), "content length")
    require("Transfer-Encoding" not in headers, "transfer encoding")
    require("Cookie" not in headers, "cookie")
    require(bool(headers.get("User-Agent")), "user agent")
    allowed = {
        "host", "user-agent", "content-type", "content-length", "content-encoding", "connection",
        "authorization", "posthog-sdk-info", "posthog-attempt", "posthog-request-id",
        "posthog-request-timestamp",
    }
    require({name.lower() for name in headers} <= allowed | tolerated, "header")
    body = raw
    if "Content-Encoding" in headers:
        require(headers["Content-Encoding"] == "gzip", "content encoding")
        try:
            body = gzip.decompress(raw)
        except Exception:
            return [], ["gzip"], raw
    require(len(body) <= MOST_BATCH_BYTES, "batch too large")
    try:
        document = json.loads(body.decode("utf-8"), object_pairs_hook=no_duplicates)
    except Exception:
        return [], mistakes + ["json"], body
    if v1:
        require(set(document) == {"created_at", "batch"}, "keys")
        require(TIME.match(str(document.get("created_at"))), "created_at")
        require(headers.get("Authorization", "").startswith("Bearer phc_"), "authorization")
        require(headers.get("PostHog-Attempt", "").isdigit(), "attempt")
        require(UUID.match(headers.get("PostHog-Request-Id", "")), "request id")
        require(TIME.match(headers.get("PostHog-Request-Timestamp", "")), "request time")
    else:
        require(set(document) == {"batch", "historical_migration", "sent_at", "api_key"}, "keys")
        require(TIME.match(str(document.get("sent_at"))), "sent_at")
        require(str(document.get("api_key", "")).startswith("phc_"), "api_key")
        require("Authorization" not in headers, "authorization")
    batch = document.get("batch", [])
    require(isinstance(batch, list) and batch, "batch")
    for event in batch:
        keys = set(event)
        require(keys - {"session_id"} == V1_KEYS if v1 else keys == EVENT_KEYS, "event keys")
        require(isinstance(event.get("event"), str) and event["event"], "event name")
        require(isinstance(event.get("distinct_id"), str) and event["distinct_id"], "distinct id")
        require(isinstance(event.get("properties"), dict), "properties")
        require(UUID.match(str(event.get("uuid"))), "uuid")
        require(TIME.match(str(event.get("timestamp"))), "timestamp")
        require(len(json.dumps(event)) <= MOST_EVENT_BYTES * 2, "event too large")
    # Nothing between the values: spaces are bytes that no policy has looked at.
    bare = re.sub(rb'"(?:[^"\\]|\\.)*"', b"", body)
    require(not re.search(rb"\s", bare), "white space")
    return batch, mistakes, body


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        self.report({"method": "GET", "path": self.path, "mistakes": ["method"]})
        self.answer(200, b"{}")

    def do_POST(self):
        global largest
        with lock:
            fault = plan.pop(0) if plan else "200"
        if fault.startswith("413>"):
            largest = int(fault[4:])
            fault = "200"
        if fault == "cut-request":
            self.report({"fault": fault, "path": self.path, "events": [], "mistakes": []})
            return self.cut()
        raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        batch, mistakes, body = checked(self.path, self.headers, raw)
        whole = self.requestline.encode() + str(self.headers).encode() + body
        if any(word in whole for word in forbidden):
            mistakes.append("forbidden bytes")
        if largest is not None and len(batch) > largest:
            fault = "413"
        accepted = fault in ("200", "204", "cut", "cut-body", "hang", "garbage") or "=" in fault
        self.report({
            "fault": fault, "method": "POST", "path": self.path, "mistakes": mistakes,
            "headers": dict(self.headers), "events": batch, "bytes": len(raw),
            "accepted": accepted,
        })
        if fault == "hang":
            released.wait(60)
            return self.cut()
        if fault == "cut":
            return self.cut()
        if fault == "garbage":
            self.wfile.write(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
            return self.cut()
        if fault == "cut-body":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"status\"")
            return self.cut()
        if fault == "302":
            return self.answer(302, b"", {"Location": "/moved/batch/"})
        if accepted and self.path.endswith("/i/v1/analytics/events"):
            verb, _, uuid = fault.partition("=")
            results = {
                event["uuid"]: {"result": verb if event["uuid"] == uuid else "ok"}
                for event in batch
            }
            return self.answer(200, json.dumps({"results": results}).encode())
        status, _, after = fault.partition(":")
        if status == "204":
            return self.answer(204, b"")
        self.answer(int(status) if status.isdigit() else 200, b'{"status":1}',
                    {"Retry-After": after} if after else {})

    def answer(self, status, body, headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def cut(self):
        self.close_connection = True
        try:
            self.wfile.flush()
            # Not shutdown alone: TLS would say goodbye politely.
            self.connection.close()
        except OSError:
            pass

    def report(self, record):
        with lock:
            print(json.dumps(record), flush=True)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plan", default="")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--forbid", help="a file with one text a line that must not arrive")
    parser.add_argument("--tolerate", default="", help="names of header lines that may come, too")
    options = parser.parse_args()
    tolerated.update(options.tolerate.split(","))
    plan.extend(part for part in options.plan.split(",") if part)
    if options.forbid:
        with open(options.forbid, "rb") as file:
            forbidden.extend(line for line in file.read().split(b"\n") if line)
    server = Server(("127.0.0.1", 0), Handler)
    if options.cert:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.cert, options.key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(json.dumps({"port": server.server_address[1]}), flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.buffer.read()
    released.set()


if __name__ == "__main__":
    main()
