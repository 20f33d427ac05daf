#!/usr/bin/env python3
"""Records Examples/shop.log, shop-truth.jsonl and errors.jsonl by running real programs.

Every secret below is synthetic: typed in here, or made at run time from SEED. Servers
listen on the loopback only, in /srv/shop. See README.md for what must be installed.

    python3 Examples/record.py [--keep]      (as root: it starts PostgreSQL as `postgres`)
"""
import ast, base64, datetime, hashlib, hmac, http.server, json, os, pwd, random, re, shutil
import socket, subprocess, sys, textwrap, threading, time, urllib.error, urllib.parse, urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
SHOP = "/srv/shop"
SEED = 20260314
R = random.Random(SEED)            # the log's own lines
T = random.Random(SEED + 1)        # tokens and keys
C = random.Random(SEED + 2)        # the clock
PGPORT, REDISPORT, MYPORT, WEBPORT, APIPORT = 15432, 16379, 13306, 18081, 18080
PGBIN = "/usr/lib/postgresql/15/bin"
PIP = ["psycopg[binary]==3.3.9", "psycopg2-binary==2.9.13", "SQLAlchemy==2.1.9", "redis==8.1.0",
       "requests==2.34.2", "PyMySQL==1.2.4", "pydantic==2.14.3", "httpx==0.28.1", "asyncpg==0.32.0"]

# ---------------------------------------------------------------- the secrets

B62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def b62(n): return "".join(T.choice(B62) for _ in range(n))
def hexa(n): return "".join(T.choice("0123456789abcdef") for _ in range(n))
def b64(b): return base64.b64encode(b).decode()
def b64url(b): return base64.urlsafe_b64encode(b).rstrip(b"=").decode()
def rnd(n): return bytes(T.randrange(256) for _ in range(n))


PG, REDIS, MY, HTTP = "kZ7mQw2xRt", "vT4nLs9qBe", "hJ6pWd3yGc", "Xr8bNf5uKa"
HARD, UNI, SPACED = "tR8v@nW3x/qL5z:9f", "çé密码9x", "tulip Moor-47"
NEXT, ADMIN, SMTP, JOB, VAULT = "wQ2eLz8vTn", "mB5sYk1oPd", "gC9rTx7iVh", "nF3zKu6aWq", "yH8cRb4tSj"
DOLLAR = "Lm4t$kd9x&Zq2wRv"
BEARER, BEARER2, BEARER3 = b62(40), b62(48), b64url(rnd(32))
APIKEY, CSRF, RESET = hexa(40), b62(32), b64url(rnd(24))
SESSION, SESSION2, REMEMBER = b64url(rnd(24)), hexa(48), hexa(32) + "%3A" + b62(27)
SIG, SIG2, SIG3 = hexa(64), hexa(64), hexa(64)
SAS = b64(rnd(32))
WEBHOOK = b62(36)


def jwt(claims):
    head = b64url(json.dumps({"alg": "HS256", "typ": "JWT"}, separators=(",", ":")).encode())
    body = b64url(json.dumps(claims, separators=(",", ":")).encode())
    mac = hmac.new(rnd(32), f"{head}.{body}".encode(), hashlib.sha256).digest()
    return f"{head}.{body}.{b64url(mac)}"


JWT = jwt({"sub": "1042", "scope": "orders:write", "iss": "https://id.shop.internal", "exp": 1773500000})

CUSTOMERS = [  # (email, name, phone, card) — reserved names, fictional phone range, test card numbers
    ("ana.ruiz@corp.example", "Ana Ruiz", "+1-202-555-0143", "4111111111111111"),
    ("jose.munoz@correo.example", "José Muñoz", "+1-202-555-0178", "5555555555554444"),
    ("xiaoming@mail.example", "王小明", "+1-202-555-0112", "378282246310005"),
    ("zoe.bronte@post.example", "Zoë Brontë", "+1-202-555-0199", "6011111111111117"),
    ("l.zak@firma.example", "Łukasz Żak", "+1-202-555-0120", "4012888888881881"),
    ("o'neill@pub.example", "Síle O'Neill", "+1-202-555-0165", "5105105105105100"),
]
SECRETS = {}                       # value -> natural kind ("" = of the event it stands in)
FRAGMENTS = ["nW3x/qL5z:9f", "nW3xqL5z:9f", "nW3xqL5z", "nW3x/qL5z", "qL5z:9f", "qL5z", "nW3x", "tR8v", "Moor-47", "Zq2wRv", "Lm4t", "nw3x", "Łuka"]


def secret(kind, *values):
    for v in values:
        SECRETS[v] = kind


secret("", PG, REDIS, MY, HTTP, HARD, UNI, SPACED, NEXT, ADMIN, SMTP, JOB, VAULT, DOLLAR, WEBHOOK)
secret("auth-header", BEARER, BEARER2, BEARER3, APIKEY, JWT)
secret("cookie", SESSION, SESSION2, REMEMBER, CSRF)
secret("signed-url", SIG, SIG2, SIG3, SAS)
secret("credential", RESET)
for c in CUSTOMERS:
    secret("email", c[0])
    secret("row", *c[1:])
secret("row", "4012-8888-8888-1881", "Síle", "Calle Mayor 12, Málaga")


def forms(s):
    """The spellings in which programs print a secret, longest first."""
    raw = s.encode()
    out = {s, urllib.parse.quote(s, safe=""), urllib.parse.quote(s), json.dumps(s)[1:-1],
           repr(s)[1:-1], repr(raw)[2:-1], s.replace("'", "''"), s.replace("'", "'\\''"), s.replace("'", "\\'"),
           s.replace("$", "\\$")}
    if SECRETS.get(s) == "":
        out |= {b64(b"svc:" + raw), b64(b"\0svc\0" + raw), b64(raw), b64(b"deploy:" + raw)}
    return {f for f in out if len(f) >= 5 or f == s}


# a private key from the seeded generator: openssl writes it
def prime(bits):
    while True:
        n = T.getrandbits(bits) | 1 | (3 << (bits - 2))
        if n % 65537 != 1 and all(pow(T.randrange(2, n), n - 1, n) == 1 for _ in range(12)):
            return n


def rsa_key(bits):
    p, q = prime(bits // 2), prime(bits // 2)
    n, e = p * q, 65537
    d = pow(e, -1, (p - 1) * (q - 1))
    nums = [0, n, e, d, p, q, d % (p - 1), d % (q - 1), pow(q, -1, p)]
    conf = "asn1=SEQUENCE:k\n[k]\n" + "".join(f"f{i}=INTEGER:{hex(v)}\n" for i, v in enumerate(nums))
    with open(f"{SHOP}/key.cnf", "w") as f:
        f.write(conf)
    run("openssl asn1parse -genconf key.cnf -noout -out key.der")
    return run("openssl rsa -inform DER -in key.der -traditional 2>/dev/null"), run("openssl rsa -inform DER -in key.der 2>/dev/null")


# ---------------------------------------------------------------- running programs

ENV = {"PATH": f"{SHOP}/venv/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:{PGBIN}", "HOME": SHOP, "LANG": "C.UTF-8",
       "TZ": "UTC", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
PROCS = []
HOSTNAME = socket.gethostname()


def clean(text):
    text = text.replace(os.path.realpath(f"{SHOP}/venv/bin/python"), "/usr/bin/python3.11")
    text = text.replace(sys.base_prefix + "/", "/usr/")
    text = re.sub(r"/usr/local/lib/python3", "/usr/lib/python3", text)
    if len(HOSTNAME) > 3:
        text = text.replace(HOSTNAME, "shop-1")
    return text


def run(cmd, env=None, stdin=None, timeout=60, merge=True):
    shell = isinstance(cmd, str)
    p = subprocess.run(["bash", "-c", cmd] if shell else cmd, cwd=SHOP, env={**ENV, **(env or {})}, timeout=timeout,
                       input=(stdin or "").encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT if merge else subprocess.PIPE)
    return clean(p.stdout.decode("utf-8", "replace"))


def put(name, text):
    path = f"{SHOP}/{name}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(textwrap.dedent(text).lstrip("\n"))
    return path


def spawn(cmd, out, **kw):
    p = subprocess.Popen(cmd, cwd=SHOP, env=ENV, stdin=subprocess.DEVNULL, stdout=open(f"{SHOP}/{out}", "ab"), stderr=subprocess.STDOUT,
                         start_new_session=True, **kw)
    PROCS.append(p)
    return p


def wait_port(port, seconds=40):
    end = time.time() + seconds
    while time.time() < end:
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"no server on port {port}")


class Tail:
    """What a server has written to its log since the last look."""
    def __init__(self, name): self.path, self.at = f"{SHOP}/{name}", 0

    def new(self, settle=0.15):
        time.sleep(settle)
        if not os.path.exists(self.path):
            return ""
        with open(self.path, "rb") as f:
            f.seek(self.at)
            data = f.read()
        self.at += len(data)
        return clean(data.decode("utf-8", "replace"))


# ---------------------------------------------------------------- events and error rows

EVENTS, ERRORS = [], []            # EVENTS: (kind, head, text, raw)
WORKERS = ["api", "worker", "sync", "billing", "mailer"]


def log(text, kind="credential", head=None):
    """One block of the log; head is a line of the service's own logger before it."""
    if text.strip() or head:
        EVENTS.append((kind, head, text.rstrip("\n") if text.strip() else "", True))


def split_log(text, kind="row", pattern=r"^\d{4}-\d\d-\d\d .*?(?:LOG|ERROR|FATAL|WARNING|NOTICE):"):
    """A server log as several events: an entry and its continuation lines stay together."""
    block = []
    for line in text.splitlines():
        if re.match(pattern, line) and block:
            log("\n".join(block), kind)
            block = []
        block.append(line)
    if block:
        log("\n".join(block), kind)


def error(origin, text, keep=()):
    text = text.strip("\n")
    for k in keep:
        if k not in text:
            print(f"!! {origin}: keep {k!r} is not in {text!r}", file=sys.stderr)
    ERRORS.append({"origin": origin, "text": text, "keep": [k for k in keep if k in text]})


def last(text, n=1):
    return "\n".join([l for l in text.strip("\n").split("\n") if l.strip()][-n:])


def both(origin, text, kind="credential", keep=(), head=None, tail=0):
    log(text, kind, head)
    error(origin, last(text, tail) if tail else text, keep)


def py(name, code, env=None, hide=True):
    """Runs a Python program; with `hide` its secrets stand in a module of settings, not in its own lines."""
    code = textwrap.dedent(code).lstrip("\n")
    if hide:
        lines, values = code.encode().split(b"\n"), []
        nodes = [n for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.end_lineno == n.lineno]
        inside = {id(c) for n in ast.walk(ast.parse(code)) if isinstance(n, ast.JoinedStr) for c in ast.walk(n)}
        for n in sorted(nodes, key=lambda n: (n.lineno, -n.col_offset)):
            if id(n) not in inside and any(f in n.value for v in SECRETS for f in (v, *FRAGMENTS[:1])):
                values.append(n.value)
                row = lines[n.lineno - 1]
                lines[n.lineno - 1] = row[:n.col_offset] + f"settings.V{len(values)}".encode() + row[n.end_col_offset:]
        if values:
            put("settings.py", "".join(f"V{i} = {v!r}\n" for i, v in enumerate(values, 1)))
            code = "import settings\n" + b"\n".join(lines).decode()
    put(f"{name}.py", code)
    return run(f"venv/bin/python {name}.py", env)


def js(name, code, env=None):
    put(f"{name}.js", code)
    return re.sub(r"\n+Node\.js v[\d.]+\n?$", "\n", run(f"node {name}.js", env))


ERR = "@TSC@ ERROR shop.{} [{}] "


# ---------------------------------------------------------------- scenes: PostgreSQL

def q(s): return s.replace("'", "''")


def start_postgres():
    pw = pwd.getpwnam("postgres")
    os.makedirs(f"{SHOP}/pg", mode=0o700, exist_ok=True)
    os.chown(f"{SHOP}/pg", pw.pw_uid, pw.pw_gid)
    who = dict(user="postgres", group="postgres")
    subprocess.run([f"{PGBIN}/initdb", "-D", f"{SHOP}/pg/data", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres"],
                   check=True, stdout=subprocess.DEVNULL, env=ENV, cwd=f"{SHOP}/pg", **who)
    with open(f"{SHOP}/pg/data/pg_hba.conf", "w") as f:
        f.write("local all all trust\nhost all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
    open(f"{SHOP}/postgres.log", "a").close()
    os.chown(f"{SHOP}/postgres.log", pw.pw_uid, pw.pw_gid)
    opts = {"port": PGPORT, "listen_addresses": "127.0.0.1", "unix_socket_directories": f"{SHOP}/pg", "log_connections": "on",
            "log_min_duration_statement": "0", "log_line_prefix": "%m [%p] %q%u@%d ", "log_timezone": "UTC", "shared_buffers": "16MB",
            "log_parameter_max_length_on_error": "-1", "log_lock_waits": "on", "fsync": "off", "wal_level": "logical", "max_connections": "20"}
    spawn([f"{PGBIN}/postgres", "-D", f"{SHOP}/pg/data"] + [a for k, v in opts.items() for a in ("-c", f"{k}={v}")], "postgres.log", **who)
    wait_port(PGPORT)
    for _ in range(50):
        if "accepting" in run(f"pg_isready -h 127.0.0.1 -p {PGPORT}"):
            break
        time.sleep(0.1)


def psql(sql, more="", url=None):
    url = url or f"postgres://svc:{PG}@127.0.0.1:{PGPORT}/shop"
    return run(["psql", "-X", "-v", "ON_ERROR_STOP=0", url, "-f", "-"], stdin=sql)


def postgres():
    start_postgres()
    tail = Tail("postgres.log")
    split_log(tail.new())
    admin = f"postgres://postgres@127.0.0.1:{PGPORT}/postgres"
    psql(f"CREATE ROLE svc LOGIN PASSWORD '{PG}'; CREATE DATABASE shop OWNER svc;", url=admin)
    split_log(tail.new(), "sql")
    psql("""CREATE TABLE customers (id serial PRIMARY KEY, email text UNIQUE, name text NOT NULL, phone text, card text CHECK (length(card) <= 16), born date);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_email text REFERENCES customers(email), cents int NOT NULL, state text);
CREATE FUNCTION import_customer(e text, n text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO customers(email, name) VALUES (e, n); END $$;
""")
    split_log(tail.new())
    psql("".join(f"INSERT INTO customers(email, name, phone, card) VALUES ('{q(e)}', '{q(n)}', '{p}', '{c}');\n" for e, n, p, c in CUSTOMERS[:3]))
    split_log(tail.new(), "sql")
    e, n, p, c = CUSTOMERS[0]
    e2, n2, p2, c2 = CUSTOMERS[1]
    e4, n4, p4, c4 = CUSTOMERS[3]
    e5, n5, p5, c5 = CUSTOMERS[4]
    scenes = [
        ("unique violation", f"INSERT INTO customers(email, name, phone) VALUES ('{e}', '{n}', '{p}');", ["customers_email_key", "duplicate key value violates unique constraint"]),
        ("not null violation", f"INSERT INTO customers(email, phone, card) VALUES ('{e4}', '{p4}', '{c4}');", ["null value in column \"name\"", "not-null constraint"]),
        ("check violation", f"INSERT INTO customers(email, name, card) VALUES ('{e5}', '{n5}', '4012-8888-8888-1881');", ["customers_card_check"]),
        ("foreign key violation", f"INSERT INTO orders VALUES (81231, '{e5}', 1999, 'new');", ["orders_customer_email_fkey", "is not present in table \"customers\""]),
        ("invalid integer", f"SELECT * FROM orders WHERE id = '{e2}';", ["invalid input syntax for type bigint"]),
        ("invalid date", f"UPDATE customers SET born = '{p2}' WHERE email = '{e2}';", ["invalid input syntax for type date"]),
        ("syntax error", f"SELECT id, name FROM customers WHERE email == '{e}' AND phone = '{p}';", ["operator does not exist"]),
        ("missing quote", f"INSERT INTO customers(email, name) VALUES ('{CUSTOMERS[5][0]}', 'Síle');", ["syntax error at or near"]),
        ("missing column", f"SELECT id FROM customers WHERE mail = '{e2}' AND name = '{n2}' ORDER BY created_at DESC LIMIT 10;", ["column \"mail\" does not exist"]),
        ("alter role", f"ALTER ROLE shop_reporting PASSWORD '{NEXT}';", ["role \"shop_reporting\" does not exist"]),
        ("plpgsql", f"SELECT import_customer('{e}', '{n}');", ["PL/pgSQL function import_customer", "customers_email_key"]),
        ("subscription", f"CREATE SUBSCRIPTION stock CONNECTION 'host=127.0.0.1 port=9 dbname=stock user=svc password={VAULT}' PUBLICATION p;", ["must be superuser to create subscriptions"]),
        ("copy", f"COPY customers(id, email, name) FROM STDIN WITH (FORMAT csv);\n900,{e4},{n4}\n{e5},{n5},x\n\\.\n", ["COPY customers, line 2, column id"]),
        ("statement timeout", f"SET statement_timeout = '20ms'; SELECT pg_sleep(1) FROM customers WHERE email = '{e2}';", ["canceling statement due to statement timeout"]),
        ("clean: no table", "SELECT count(*) FROM shipments WHERE state = 'open';", ["relation \"shipments\" does not exist"]),
        ("clean: division", "SELECT 1/0;", ["division by zero"]),
    ]
    for name, sql, keep in scenes:
        out = psql(sql)
        kind = "sql" if name in ("alter role", "syntax error", "missing quote", "missing column", "plpgsql", "subscription", "statement timeout") else "row"
        out = re.sub(r"^SET\n", "", out)
        error(f"psql 15: {name}", out, keep)
        if name in ("unique violation", "not null violation", "syntax error", "missing column", "copy", "clean: division"):
            log(out, kind)
        block = tail.new()
        if name not in ("check violation", "invalid date", "invalid integer", "missing quote", "foreign key violation"):
            split_log(block, kind)
        if name in ("unique violation", "not null violation", "alter role", "copy", "plpgsql"):
            i = block.find("ERROR:")
            entry = block[block.rfind("\n", 0, i) + 1:]
            error(f"postgres 15 server log: {name}", entry.split(" svc@shop LOG:")[0].rsplit("\n", 1)[0] if " svc@shop LOG:" in entry else entry, ["ERROR:", "STATEMENT:"])
    # wrong data source names
    for url, keep in [
        (f"postgres://svc:{HARD}@127.0.0.1:{PGPORT}/shop", []),
        (f"postgress://svc:{PG}@127.0.0.1:{PGPORT}/shop", []),
        (f"host=127.0.0.1 port={PGPORT} dbname=shop user=svc password={SPACED}", []),
        (f"postgres://svc:{NEXT}@127.0.0.1:{PGPORT}/shop", ["password authentication failed for user \"svc\""]),
        (f"postgres://svc:{PG}%zz@127.0.0.1:{PGPORT}/shop", ["invalid percent-encoded token"]),
        (f"postgres://svc:{PG}@db.shop.internal:5432/shop?sslmode=require", ["db.shop.internal"]),
    ]:
        out = run(["psql", "-X", url, "-c", "select 1"])
        both("psql 15: data source name", out, "dsn", keep)
    split_log(tail.new(), "dsn")
    out = run(f"pg_dump 'postgresql://svc:{PG}@127.0.0.1:{PGPORT}/shop?passwd={VAULT}' -t orders")
    both("pg_dump 15: unknown parameter", out, "dsn", ["invalid URI query parameter"])

    # drivers
    dsn = f"postgresql://svc:{PG}@127.0.0.1:{PGPORT}/shop"
    out = py("import_customers", f"""
        import psycopg
        ROWS = {[CUSTOMERS[0][:2], CUSTOMERS[2][:2]]!r}
        with psycopg.connect("{dsn}") as conn:
            for email, name in ROWS:
                conn.execute("INSERT INTO customers(email, name) VALUES (%s, %s)", (email, name))
        """)
    both("psycopg 3.3: unique violation", out, "row", ["UniqueViolation", "customers_email_key"], ERR.format("sync", "import"), 3)
    split_log(tail.new(), "row")
    out = py("orders_sa", f"""
        from sqlalchemy import create_engine, text
        engine = create_engine("postgresql+psycopg2://svc:{PG}@127.0.0.1:{PGPORT}/shop")
        with engine.begin() as c:
            c.execute(text("INSERT INTO orders(id, customer_email, cents, state) VALUES (:id, :email, :cents, :state)"),
                      [dict(id=81300 + i, email=m, cents=1000 + i, state="new") for i, m in enumerate({[e, e5]!r})])
        """)
    both("SQLAlchemy 2.1: IntegrityError", out, "sql", ["IntegrityError", "INSERT INTO orders", "sqlalche.me"], ERR.format("billing", "orders"), 6)
    split_log(tail.new(), "row")
    out = py("report", f"""
        import psycopg2
        conn = psycopg2.connect("postgres://svc:{HARD}@127.0.0.1:{PGPORT}/shop")
        """)
    both("psycopg2 2.9: password with a slash", out, "dsn", ["OperationalError"], ERR.format("report", "nightly"), 1)
    out = py("report2", f"""
        import psycopg2
        conn = psycopg2.connect("host=127.0.0.1 port={PGPORT} user=svc password={SPACED}")
        """)
    both("psycopg2 2.9: password with a blank", out, "dsn", ["ProgrammingError", "invalid dsn"], ERR.format("report", "nightly"), 1)
    out = py("stock", f"""
        import psycopg
        psycopg.connect("postgres://svc:{HARD.replace('/', '')}@127.0.0.1:9/shop")
        """)
    SECRETS[HARD.replace("/", "")] = ""
    both("psycopg 3.3: password with an at sign", out, "dsn", ["psycopg.OperationalError"], ERR.format("stock", "sync"), 1)
    out = py("feed", f"""
        import asyncio, asyncpg
        asyncio.run(asyncpg.connect("postgres://svc:{HARD}@127.0.0.1:{PGPORT}/shop"))
        """)
    both("asyncpg 0.32: password with a slash", out, "dsn", ["Name or service not known"], ERR.format("feed", "rates"), 1)
    split_log(tail.new(), "row")
    out = py("vip", f"""
        import asyncio, asyncpg
        async def main():
            c = await asyncpg.connect("{dsn}")
            await c.execute("UPDATE customers SET email = $1 WHERE email = $2", {e!r}, {e2!r})
        asyncio.run(main())
        """)
    both("asyncpg 0.32: unique violation", out, "row", ["UniqueViolationError", "customers_email_key"], ERR.format("crm", "vip"), 2)
    tail.new()
    out = py("migrate", f"""
        import sqlalchemy
        engine = sqlalchemy.create_engine("postgresql+psycopg://svc:{PG}@127.0.0.1:9/shop")
        print("connecting to", engine.url)
        print("rendered", engine.url.render_as_string(hide_password=False))
        engine.connect()
        """)
    both("SQLAlchemy 2.1: connection refused", out, "dsn", ["OperationalError", "Connection refused", "svc:***@"], ERR.format("migrate", "0042_orders"))
    # innocent: pgbench, vacuum, checkpoints
    run(f"pgbench -i -q -h 127.0.0.1 -p {PGPORT} -U postgres shop")
    tail.new()
    log(run(f"pgbench -h 127.0.0.1 -p {PGPORT} -U postgres -c 2 -t 40 -P 1 shop"))
    text = tail.new()
    for line in [l for l in text.splitlines() if "duration:" in l][40:120]:
        log(line)
    psql("CHECKPOINT; VACUUM (ANALYZE) pgbench_accounts; SELECT version();", url=f"postgres://postgres@127.0.0.1:{PGPORT}/shop")
    split_log(tail.new())
    log(psql("\\d orders\nEXPLAIN ANALYZE SELECT count(*) FROM orders WHERE state = 'new';"), "row")
    split_log(tail.new())


# ---------------------------------------------------------------- scenes: Redis, MariaDB, SQLite

def redis():
    put("redis.conf", f"port {REDISPORT}\nbind 127.0.0.1\nrequirepass {REDIS}\nsave \"\"\ndir {SHOP}\nlogfile {SHOP}/redis.log\n")
    spawn(["redis-server", "redis.conf"], "redis.out")
    wait_port(REDISPORT)
    tail = Tail("redis.log")
    for line in tail.new().splitlines():
        if re.match(r"\d+:[A-Z] ", line):
            log(line)
    cli = f"redis-cli -p {REDISPORT}"
    both("redis-cli: wrong password", run(f"{cli} -a {NEXT} get cart:1042"), "argv", ["AUTH failed: WRONGPASS"])
    both("redis: unknown command", run(f"{cli} --no-auth-warning -a {REDIS} AUTHH svc {REDIS}"), "credential", ["ERR unknown command 'AUTHH'"])
    error("redis: NOAUTH", run(f"{cli} get cart:1042"), ["NOAUTH Authentication required."])
    both("redis: WRONGTYPE", run(f"{cli} --no-auth-warning -a {REDIS} eval \"redis.call('set','cart:1','x'); return redis.call('lpush','cart:1','{CUSTOMERS[0][0]}')\" 0"), "email", ["WRONGTYPE"])
    with open(f"{SHOP}/monitor.log", "wb") as f:
        mon = subprocess.Popen(["redis-cli", "-p", str(REDISPORT), "--no-auth-warning", "-a", REDIS, "monitor"], cwd=SHOP, env=ENV, stdout=f, stderr=subprocess.STDOUT)
        time.sleep(0.3)
        cart = json.dumps({"email": CUSTOMERS[1][0], "items": [{"sku": "MUG-12", "qty": 2}]})
        run([*cli.split(), "--no-auth-warning", "-a", REDIS, "SET", "cart:1042", cart])
        run([*cli.split(), "--no-auth-warning", "-a", REDIS, "SETEX", "session:1042", "3600", json.dumps({"user": 1042, "refresh_token": BEARER2})])
        run([*cli.split(), "--no-auth-warning", "-a", REDIS, "INCR", "stats:pageviews"])
        run([*cli.split(), "--no-auth-warning", "-a", REDIS, "HSET", "product:77", "title", "Café molido 250 g", "cents", "649"])
        time.sleep(0.2)
        mon.terminate()
        mon.wait()
    log(clean(open(f"{SHOP}/monitor.log", encoding="utf-8").read()), "credential")
    out = py("cache", f"""
        import redis
        r = redis.Redis.from_url("redis://:{HARD}@127.0.0.1:{REDISPORT}/0")
        r.ping()
        """)
    both("redis-py 8.1: password with a slash", out, "dsn", ["ConnectionError"], ERR.format("cache", "warmup"), 1)
    out = py("cache2", f"""
        import redis
        redis.Redis.from_url("rediss//:{REDIS}@cache.shop.internal:6379/0")
        """)
    both("redis-py 8.1: scheme", out, "dsn", ["ValueError"], ERR.format("cache", "warmup"), 1)
    out = py("cache3", f"""
        import redis
        pool = redis.ConnectionPool.from_url("redis://svc:{NEXT}@127.0.0.1:{REDISPORT}/0")
        print(pool)
        print(pool.connection_kwargs)
        redis.Redis(connection_pool=pool).get("cart:1042")
        """)
    out = "\n".join(l for l in out.splitlines() if not l.startswith("    ^"))
    both("redis-py 8.1: pool and wrong password", out, "credential", ["AuthenticationError"], ERR.format("cache", "cart"))
    for line in tail.new().splitlines():
        log(line)


def mariadb():
    run(f"mkdir -p my && chown mysql:mysql my && mariadb-install-db --no-defaults --user=mysql --datadir={SHOP}/my --auth-root-authentication-method=normal")
    spawn(["mariadbd", "--no-defaults", "--user=mysql", f"--datadir={SHOP}/my", f"--port={MYPORT}", "--bind-address=127.0.0.1", f"--socket={SHOP}/my/my.sock",
           "--innodb-buffer-pool-size=16M", "--general-log=1", f"--general-log-file={SHOP}/my/general.log", "--skip-log-bin", f"--pid-file={SHOP}/my/pid", "--innodb-fast-shutdown=2"], "mariadb.log")
    wait_port(MYPORT)
    general = Tail("my/general.log")
    text = Tail("mariadb.log").new(1)
    for line in text.splitlines():
        if re.match(r"\d{4}-", line):
            log(line)
    root = f"mariadb --no-defaults -h127.0.0.1 -P{MYPORT} -uroot"
    run(root, stdin=f"CREATE DATABASE shop; CREATE USER svc@'%' IDENTIFIED BY '{MY}'; GRANT ALL ON shop.* TO svc@'%'; DROP USER ''@localhost;"
        "CREATE TABLE shop.customers (id int primary key auto_increment, email varchar(80) unique, name varchar(40), phone varchar(10)) DEFAULT CHARSET=utf8mb4;")
    log("\n".join(l.rstrip() for l in general.new().splitlines()[3:]), "sql")
    cl = f"mariadb --no-defaults -h127.0.0.1 -P{MYPORT} -usvc -p{MY} --default-character-set=utf8mb4 shop"
    e, n, p, c = CUSTOMERS[0]
    e4, n4, p4, c4 = CUSTOMERS[3]
    run(cl, stdin=f"INSERT INTO customers(email,name) VALUES ('{e}','{n}');")
    for name, sql, keep in [
        ("duplicate entry", f"INSERT INTO customers(email,name) VALUES ('{e}','{n}');", ["ERROR 1062 (23000)", "Duplicate entry"]),
        ("syntax error", f"INSERT INTO customers(email,name) VALUE S ('{e4}','{n4}');", ["ERROR 1064 (42000)", "right syntax to use near"]),
        ("password in syntax error", f"SET PASSWRD FOR svc = '{NEXT}';", ["ERROR 1064 (42000)"]),
        ("too long", f"INSERT INTO customers(email,name,phone) VALUES ('{e4}','{n4}','{p4}');", ["ERROR 1406 (22001)", "Data too long for column 'phone'"]),
        ("incorrect value", f"INSERT INTO customers(id,email) VALUES ('{e4}','x');", ["ERROR 1366 (22007)", "Incorrect integer value"]),
        ("xpath", f"SELECT extractvalue(1, concat(0x7e, (SELECT email FROM customers LIMIT 1)));", ["XPATH syntax error"]),
        ("clean: unknown column", "SELECT colour FROM customers;", ["Unknown column 'colour'"]),
    ]:
        out = run(cl, stdin=sql)
        error(f"mariadb client: {name}", out, keep)
        if name not in ("too long", "incorrect value"):
            log(out, "row" if name in ("duplicate entry", "xpath") else "sql")
    log("\n".join(l.rstrip() for l in general.new().splitlines()[:6]), "sql")
    both("mariadb client: access denied", run(f"mariadb --no-defaults -h127.0.0.1 -P{MYPORT} -usvc -p{NEXT} shop -e 'select 1'"), "argv", ["ERROR 1045 (28000)", "using password: YES"])
    both("mariadb client: unknown option", run(f"mariadb --no-defaults --pasword={MY} -usvc shop"), "argv", ["unknown variable"])
    both("mariadb client: host", run(f"mariadb --no-defaults -h '{MY}@db.shop.internal' -usvc shop"), "dsn", ["ERROR 2005"])
    out = py("legacy", f"""
        import pymysql
        pymysql.connect(host="{HARD.split('@')[1].replace('/', '')}@127.0.0.1", user="svc", password="{MY}")
        """)
    both("PyMySQL 1.2: host with a rest of the password", out, "dsn", ["OperationalError", "Can't connect to MySQL server"], ERR.format("legacy", "erp"), 1)
    out = py("legacy2", f"""
        import pymysql
        c = pymysql.connect(host="127.0.0.1", port={MYPORT}, user="svc", password="{MY}", database="shop")
        c.cursor().execute("INSERT INTO customers(email, name) VALUES (%s, %s)", ({e!r}, {n!r}))
        """)
    both("PyMySQL 1.2: duplicate entry", out, "row", ["IntegrityError", "1062"], ERR.format("legacy", "erp"), 1)


def sqlite():
    e, n, p, c = CUSTOMERS[4]
    run("sqlite3 cart.db", stdin="CREATE TABLE customers(email TEXT UNIQUE, name TEXT NOT NULL, phone TEXT); INSERT INTO customers VALUES('a','b','c');")
    both("sqlite3: syntax error", run("sqlite3 cart.db", stdin=f"INSERT INTO customers(email, name, phone) VALUE ('{e}', '{n}', '{p}');"), "sql", ["syntax error"])
    both("sqlite3: no such column", run(["sqlite3", "cart.db", f'SELECT * FROM customers WHERE email = "x" AND nme = \'{e}\';']), "sql", ["no such column: nme"])
    out = py("cart", f"""
        import logging, sqlite3
        logging.basicConfig(level="DEBUG", format="%(asctime)s %(levelname)s %(name)s %(message)s")
        db = sqlite3.connect("cart.db")
        db.set_trace_callback(logging.getLogger("shop.cart.sql").debug)
        db.execute("DELETE FROM customers WHERE email = ?", ({e!r},))
        db.execute("INSERT INTO customers VALUES (?, ?, ?)", ({e!r}, None, {p!r}))
        """)
    both("python sqlite3: trace and not null", out, "sql", ["IntegrityError", "NOT NULL constraint failed: customers.name"])
    out = py("cart_sa", f"""
        from sqlalchemy import create_engine, text
        with create_engine("sqlite:///cart.db").begin() as c:
            c.execute(text("UPDATE customers SET adress = :a WHERE email = :e"), dict(a="Calle Mayor 12, Málaga", e={e!r}))
        """)
    both("SQLAlchemy 2.1: sqlite parameters", out, "sql", ["OperationalError", "no such column: adress", "UPDATE customers SET adress"], ERR.format("cart", "profile"), 4)
    error("clean: python sqlite3 no table", last(py("cart2", "import sqlite3\nsqlite3.connect('cart.db').execute('select * from shipments')")), ["no such table: shipments"])


# ---------------------------------------------------------------- scenes: HTTP

SIGNED = ("/shop-exports/2026/03/orders.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=SHOPEXAMPLE01%2F20260314%2Feu-west-1%2Fs3%2Faws4_request"
          "&X-Amz-Date=20260314T090000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature={}")
SASURL = "/exports/invoices.zip?exp=1773482400&kid=shop-7&download=invoices-2026-03.zip&sig=" + urllib.parse.quote(SAS, safe="")


class Api(http.server.BaseHTTPRequestHandler):
    server_version, sys_version = "shop/1.14.2", ""
    protocol_version = "HTTP/1.1"
    lines = []

    def reply(self, code, body=b"", **headers):
        self.send_response(code)
        for k, v in headers.items():
            for one in v if isinstance(v, list) else [v]:
                self.send_header(k.replace("_", "-"), one)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path = self.path.split("?")[0]
        if path == "/login":
            self.reply(200, b'{"ok":true}\n', Content_Type="application/json", Set_Cookie=[
                f"shop_session={SESSION}; Path=/; HttpOnly; SameSite=Lax", f"remember_me={REMEMBER}; Max-Age=1209600; Path=/", "theme=dark; Path=/"])
        elif path == "/private":
            self.reply(401, b'{"error":"invalid_token"}\n', Content_Type="application/json", WWW_Authenticate='Bearer realm="shop", error="invalid_token"')
        elif path == "/export":
            self.reply(302, b"", Location="https://objects.shop.internal" + SIGNED.format(SIG2))
        elif path == "/boom":
            self.reply(500, b"upstream exploded\n")
        elif path.startswith("/reset"):
            self.reply(200, b"ok\n")
        else:
            self.reply(200, b'{"ok":true}\n', Content_Type="application/json", ETag='"5d8c72a5edda8d6a"', X_Request_Id="c0ffee00-1234-4a5b-8c9d-000000000042")

    do_POST = do_PUT = do_GET

    def log_message(self, fmt, *args):
        Api.lines.append("%s - - [%s] %s" % (self.client_address[0], self.log_date_time_string(), fmt % args))


def web():
    srv = http.server.ThreadingHTTPServer(("127.0.0.1", APIPORT), Api)
    threading.Thread(target=srv.serve_forever, daemon=True).start()
    put("nginx.conf", f"""
        worker_processes 1; pid {SHOP}/nginx.pid; error_log {SHOP}/nginx-error.log warn; daemon off;
        events {{ worker_connections 64; }}
        http {{ access_log {SHOP}/nginx-access.log combined; client_body_temp_path {SHOP}/tmp; proxy_temp_path {SHOP}/tmp; fastcgi_temp_path {SHOP}/tmp; uwsgi_temp_path {SHOP}/tmp; scgi_temp_path {SHOP}/tmp;
          server {{ listen 127.0.0.1:{WEBPORT}; server_name shop.example;
            location /erp/ {{ proxy_pass http://127.0.0.1:9; }}
            location / {{ proxy_pass http://127.0.0.1:{APIPORT}; }} }} }}
        """)
    os.makedirs(f"{SHOP}/tmp", exist_ok=True)
    spawn(["nginx", "-c", f"{SHOP}/nginx.conf", "-e", f"{SHOP}/nginx-error.log"], "nginx.out")
    wait_port(WEBPORT)
    base, front = f"http://127.0.0.1:{APIPORT}", f"http://127.0.0.1:{WEBPORT}"

    # access log: many innocent requests and a few with a secret in the query
    def get(path, **headers):
        try:
            urllib.request.urlopen(urllib.request.Request(front + path, headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0", **headers})).read()
        except urllib.error.HTTPError as e:
            e.read()
    paths = ["/api/v1/products?page={n}", "/api/v1/products/{n}", "/cart/{h}", "/static/app.{s}.js", "/healthz", "/img/{n}.webp?w=320", "/search?q=caf%C3%A9+molido&sort=price",
             "/api/v1/orders/{u}", "/static/main.{s}.css?v=1.14.2", "/metrics", "/boom"]
    for i in range(110):
        get(R.choice(paths).format(n=R.randrange(1, 9000), h=rh(32), s=rh(8), u=uuid()), **({"Referer": "https://shop.example/c/coffee?page=2"} if i % 3 else {}))
    get(f"/reset-password?token={RESET}&lang=es", Referer="https://mail.example/inbox")
    get(f"/api/v1/orders?api_key={APIKEY}&state=open")
    get("/img/logo.svg", Referer=f"https://shop.example/reset-password?token={RESET}")
    get(f"/unsubscribe?email={urllib.parse.quote(CUSTOMERS[0][0], safe='')}&list=news")
    get(f"/erp/stock?access_token={BEARER3}&sku=MUG-12")
    time.sleep(0.3)
    for line in clean(open(f"{SHOP}/nginx-access.log").read()).splitlines():
        log(line, "credential")
    out = clean(open(f"{SHOP}/nginx-error.log").read())
    both("nginx 1.22: upstream refused", out, "auth-header", ["connect() failed (111: Connection refused)", "server: shop.example"])
    for line in Api.lines[:40]:
        log(line, "credential")

    # curl
    curl = "curl -sS -v --no-progress-meter "
    for name, args, kind, keep in [
        ("basic", f"-u 'svc:{HTTP}' {base}/private", "auth-header", ["HTTP/1.1 401 Unauthorized"]),
        ("bearer", f"-H 'Authorization: Bearer {BEARER}' -X POST -d '{{}}' {base}/private", "auth-header", ["POST /private HTTP/1.1"]),
        ("cookies", f"-b 'theme=dark; shop_session={SESSION}; csrftoken={CSRF}' {base}/login", "cookie", ["theme=dark", "Set-Cookie"]),
        ("api key", f"-H 'X-Api-Key: {APIKEY}' -H 'Accept: application/json' {base}/api/v1/orders", "auth-header", ["Accept: application/json"]),
        ("signed redirect", f"{base}/export", "signed-url", ["X-Amz-Expires=900", "302 Found"]),
    ]:
        both(f"curl 7.88 -v: {name}", run(curl + args), kind, keep)
    both("curl 7.88: bad port", run(f"curl -sS 'http://svc:{HARD}@127.0.0.1:{APIPORT}/x'"), "dsn", ["curl: (6)"])
    both("curl 7.88: host", run(f"curl -sS 'http://{HTTP}@w@erp.shop.internal/x'"), "dsn", ["curl: (3)"])
    error("clean: curl refused", run("curl -sS http://127.0.0.1:9/healthz"), ["curl: (7)", "port 9"])

    # python clients
    ladder = py("export", f"""
        import logging, requests
        from urllib3.util.retry import Retry
        logging.basicConfig(level="DEBUG", format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        s = requests.Session()
        s.mount("http://", requests.adapters.HTTPAdapter(max_retries=Retry(2, backoff_factor=0)))
        s.get("{base}/healthz", headers={{"Authorization": "Bearer {BEARER}"}})
        try:
            s.get("http://127.0.0.1:9{SIGNED.format(SIG)}", timeout=2)
        except requests.ConnectionError as e:
            logging.getLogger("shop.export").error("upload failed: %s", e)
        """)
    log(ladder, "signed-url")
    error("requests 2.34: max retries, signed URL", last(ladder), ["Max retries exceeded with url", "X-Amz-Expires=900"])
    out = py("export2", f"""
        import requests
        requests.get("http://127.0.0.1:9{SASURL}")
        """)
    both("requests 2.34: signature", out, "signed-url", ["ConnectionError", "exp=1773482400"], ERR.format("export", "invoices"), 1)
    out = py("erp", f"""
        import requests
        requests.get("svc:{HTTP}@erp.shop.internal/v1/stock")
        """)
    both("requests 2.34: no scheme", out, "dsn", ["InvalidSchema"], ERR.format("erp", "stock"), 1)
    out = py("erp2", f"""
        import requests
        r = requests.get("{base}/private?apikey={APIKEY}&page=2", headers={{"Cookie": "shop_session={SESSION}"}})
        print("request headers:", dict(r.request.headers))
        print("response headers:", r.headers)
        r.raise_for_status()
        """)
    both("requests 2.34: raise_for_status", out, "auth-header", ["401 Client Error: Unauthorized for url", "page=2"], ERR.format("erp", "orders"))
    out = py("wire", f"""
        import http.client, json
        http.client.HTTPConnection.debuglevel = 1
        c = http.client.HTTPConnection("127.0.0.1", {APIPORT})
        c.request("POST", "/private", body=json.dumps({{"user": "svc", "password": "{HTTP}"}}), headers={{"Authorization": "Bearer {JWT}", "Content-Type": "application/json"}})
        c.getresponse()
        """)
    both("python http.client: debuglevel", out, "auth-header", ["Content-Type: application/json", "reply: 'HTTP/1.1 401 Unauthorized"])
    out = py("login", f"""
        import urllib.request, sys
        r = urllib.request.urlopen("{base}/login")
        print(r.headers)
        print(dict(r.headers.items()), file=sys.stderr)
        """)
    log(out, "cookie", "@TS@ DEBUG shop.auth login response from id.shop.internal")
    out = py("httpx_", f"""
        import httpx
        h = {{"Authorization": "Bearer {BEARER2}", "X-Request-Id": "7f1c"}}
        print("sending", h)
        c = httpx.Client(headers=h, base_url="{base}", auth=None)
        print(c.headers)
        c.get("/private?access_token={BEARER3}").raise_for_status()
        """)
    both("httpx 0.28: raise_for_status", out, "auth-header", ["HTTPStatusError", "'401 Unauthorized'"], ERR.format("partner", "feed"))
    out = py("urlparse_", f"""
        from urllib.request import urlopen
        urlopen("http://svc:{HTTP}@127.0.0.1:{APIPORT}/stock")
        """)
    both("python urllib: userinfo", out, "dsn", ["urlopen error"], ERR.format("erp", "stock"), 1)
    out = py("webhook", f"""
        import urllib.request
        urllib.request.urlopen("hooks.shop.internal/services/{WEBHOOK}?secret={VAULT}")
        """)
    both("python urllib: unknown url", out, "credential", ["unknown url type"], ERR.format("notify", "alerts"), 1)
    both("git: clone with a bad URL", run(f"git clone -q 'http://svc:{HTTP}@127.0.0.1:{APIPORT}:x/shop/theme.git'"), "dsn", ["fatal:"])
    both("git: clone with userinfo", run(f"git clone 'http://svc:{HTTP}@127.0.0.1:{APIPORT}/private/theme.git'"), "dsn", ["Cloning into 'theme'", "fatal:"])
    run("git init -q repo && cd repo && git config user.name bot && git config user.email bot@localhost && git commit -q --allow-empty -m init", GITDATE)
    run(f"cd repo && git remote add origin https://svc:{HTTP}@git.shop.internal/shop/api.git")
    both("git: remote -v", run("cd repo && git remote -v"), "dsn", ["git.shop.internal/shop/api.git"])
    both("git: push, trace", "\n".join(run("cd repo && git push origin HEAD", {"GIT_TRACE": "1"}).splitlines()), "dsn", ["fatal: unable to access", "Could not resolve host: git.shop.internal"])
    both("git: ssh-like typo", run(f"git clone -q 'https:/svc:{HTTP}@git.shop.internal/shop/api.git'", {"GIT_SSH_COMMAND": "false"}), "dsn", ["fatal:"])


GITDATE = {"GIT_AUTHOR_DATE": "2026-03-14T08:00:00Z", "GIT_COMMITTER_DATE": "2026-03-14T08:00:00Z"}


# ---------------------------------------------------------------- scenes: Node.js, Java

def node():
    cfg = f"""{{ port: 8080, database: {{ host: "db.shop.internal", user: "svc", password: "{PG}", pool: {{ min: 2, max: 10 }} }}, smtp: {{ host: "smtp.shop.internal", auth: {{ user: "svc", pass: "{SMTP}" }} }}, sessionSecret: "{VAULT}" }}"""
    out = js("config", f"const cfg = {cfg};\nconsole.log('loaded config', cfg);\n")
    log(out, "credential")
    out = js("config_color", f"const util = require('util');\nconsole.log('\\x1b[36mconfig\\x1b[0m ' + util.inspect({{ dsn: 'postgres://svc:{PG}@db.shop.internal/shop', apiKey: '{APIKEY}', retries: 3, ok: true }}, {{ colors: true, breakLength: 200 }}));\n", {"NO_COLOR": "", "FORCE_COLOR": "1"})
    log(out, "dsn")
    out = js("urls", f"new URL('postgres//svc:{PG}@db.shop.internal/shop');\n")
    both("node 20: Invalid URL", out, "dsn", ["TypeError: Invalid URL", "ERR_INVALID_URL"], ERR.format("web", "boot"))
    out = js("fetch1", f"fetch('http://svc:{HTTP}@127.0.0.1:9/x').catch(e => {{ console.error(e); process.exit(1) }});\n")
    both("node 20: fetch with credentials", out, "dsn", ["TypeError", "Request cannot be constructed from a URL that includes credentials"], ERR.format("web", "stock"))
    out = js("exec1", f"const {{ execFile }} = require('child_process');\nexecFile('ls', ['--user=svc', '--password={MY}', 'shop'], (e) => {{ console.error(e); }});\n")
    both("node 20: execFile failed", out, "argv", ["Error: Command failed: ls", "code: 2"], ERR.format("backup", "mysqldump"))
    out = js("exec2", f"require('child_process').spawn('mysqldmp', ['-usvc', '-p{MY}', 'shop']).on('error', e => {{ console.error(e); }});\n")
    both("node 20: spawn ENOENT", out, "argv", ["Error: spawn mysqldmp ENOENT", "spawnargs"], ERR.format("backup", "mysqldump"))
    out = js("json1", f"""JSON.parse("{{'user':'svc','password':'{JOB}'}}");\n""")
    both("node 20: JSON.parse", out, "credential", ["SyntaxError"], ERR.format("web", "settings"))
    out = js("dns1", f"require('net').connect(5432, '{HARD.split('@')[1].replace('/', '')}@db.shop.internal').on('error', e => console.error(e));\n")
    both("node 20: getaddrinfo", out, "dsn", ["getaddrinfo ENOTFOUND", "ENOTFOUND"], ERR.format("web", "pool"))
    out = js("assert1", f"require('assert').deepStrictEqual({{ user: 'svc', token: '{BEARER2}' }}, {{ user: 'svc', token: null }});\n")
    both("node 20: assert diff", out, "auth-header", ["AssertionError", "user: 'svc'"])
    out = js("axios_like", f"""
        const http = require('http');
        const opts = {{ method: 'GET', host: '127.0.0.1', port: 9, path: '/v1/stock', headers: {{ accept: '*/*', authorization: 'Bearer {BEARER}', cookie: 'sid={SESSION2}' }} }};
        http.request(opts).on('error', e => console.error('request failed', Object.assign(e, {{ config: opts }}))).end();
        """)
    both("node 20: request options in the error", out, "auth-header", ["connect ECONNREFUSED 127.0.0.1:9", "/v1/stock"])
    out = js("headers1", f"const h = new Headers({{ Authorization: 'Basic ' + Buffer.from('svc:{HTTP}').toString('base64'), 'X-Request-Id': '7f1c' }});\nconsole.log(h);\nconsole.log(JSON.stringify({{ level: 'debug', msg: 'outgoing', headers: Object.fromEntries(h) }}));\n")
    log(out, "auth-header")
    out = js("reject", f"Promise.reject(new Error('login failed for svc with password {JOB}'));\n")
    both("node 20: rejected promise", out, "credential", ["login failed for svc"], None)
    out = js("reject2", "null.cartId;\n")
    both("clean: node 20 TypeError", out, keep=["Cannot read properties of null (reading 'cartId')"])
    error("clean: node 20 no module", last(js("mod", "try { require('./nosuch') } catch (e) { console.error(e.message.split('\\n')[0]) }")), ["Cannot find module './nosuch'"])


JAVA = r'''
import java.net.*; import java.net.http.*; import java.sql.*; import java.util.*; import java.util.logging.*;
public class Shop {
  record DbConfig(String url, String user, String password, int poolSize) {}
  static class Session { }
  public static void main(String[] a) throws Exception {
    switch (a[0]) {
      case "jdbc" -> DriverManager.getConnection("jdbc:postgresql://db.shop.internal/shop?user=svc&password=@PG@&ssl=true");
      case "uri" -> new URI("postgres://svc:p^@PG@@db.shop.internal/shop");
      case "number" -> Integer.parseInt(URI.create("x://h/@MY@").getPath().substring(1));
      case "record" -> { System.out.println(new DbConfig("jdbc:mariadb://db.shop.internal/shop", "svc", "@MY@", 10)); throw new IllegalStateException("cannot open pool " + new DbConfig("jdbc:mariadb://db.shop.internal/shop", "svc", "@MY@", 10)); }
      case "map" -> { Map<String, Object> m = new TreeMap<>(Map.of("spring.datasource.username", "svc", "spring.datasource.password", "@PG@", "server.port", 8080, "spring.mail.password", "@SMTP@")); System.out.println("Environment: " + m); throw new NoSuchElementException("no property in " + m); }
      case "headers" -> { HttpRequest r = HttpRequest.newBuilder(URI.create("http://127.0.0.1:18080/private")).header("Authorization", "Bearer @BEARER@").header("Cookie", "shop_session=@SESSION@").header("Accept", "application/json").build();
        System.out.println(r.headers().map()); HttpResponse<String> s = HttpClient.newHttpClient().send(r, HttpResponse.BodyHandlers.ofString()); System.out.println(s + " " + s.headers()); }
      case "jul" -> { Logger.getLogger("shop.partner").warning("partner rejected the request, headers={Authorization=[Basic @BASIC@], Host=[erp.shop.internal]}"); }
      case "multi" -> { HttpURLConnection c = (HttpURLConnection) new URL("http://127.0.0.1:18080/login").openConnection(); System.out.println(c.getHeaderFields()); }
      case "exec" -> new ProcessBuilder("mysqldmp", "--password=@MY@").start();
      case "cause" -> { try { DriverManager.getConnection("jdbc:nosuch:thin:svc/@PG@@//db.shop.internal:1521/SHOP"); } catch (SQLException e) { throw new RuntimeException("order service could not start", e); } }
      case "malformed" -> new URL("svc:@HTTP@@erp.shop.internal/stock");
      case "props" -> { Properties p = new Properties(); p.setProperty("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"svc\" password=\"@JOB@\";"); p.setProperty("client.id", "shop-7"); p.store(System.out, null); }
      case "npe" -> { String s = null; s.length(); }
      case "gc" -> { List<byte[]> l = new ArrayList<>(); for (int i = 0; i < 4000; i++) { l.add(new byte[65536]); if (l.size() > 300) l.clear(); } }
    }
  }
}
'''


def java():
    src = JAVA
    for k, v in dict(PG=PG, MY=MY, SMTP=SMTP, BEARER=BEARER3, SESSION=SESSION, BASIC=b64(f"svc:{HTTP}".encode()), HTTP=HTTP, JOB=JOB).items():
        src = src.replace(f"@{k}@", v)
    put("Shop.java", src)
    print(run("javac Shop.java"), end="")
    for name, kind, keep, tail in [
        ("jdbc", "dsn", ["java.sql.SQLException: No suitable driver found", "jdbc:postgresql://db.shop.internal/shop"], 0),
        ("uri", "dsn", ["java.net.URISyntaxException"], 0),
        ("number", "credential", ["java.lang.NumberFormatException: For input string"], 0),
        ("record", "credential", ["java.lang.IllegalStateException", "poolSize=10"], 0),
        ("map", "credential", ["java.util.NoSuchElementException", "server.port=8080"], 0),
        ("exec", "argv", ["Cannot run program \"mysqldmp\""], 0),
        ("cause", "dsn", ["order service could not start", "Caused by: java.sql.SQLException"], 0),
        ("malformed", "dsn", ["java.net.MalformedURLException"], 0),
        ("npe", "credential", ["java.lang.NullPointerException", "Cannot invoke \"String.length()\""], 0),
    ]:
        both(f"java 17: {name}", run(f"java -cp . Shop {name}"), kind, keep, "@TS@ ERROR [main] internal.shop.Main - application failed to start" if name in ("jdbc", "cause", "record") else None)
    for name, kind in [("headers", "auth-header"), ("jul", "auth-header"), ("multi", "cookie"), ("props", "credential")]:
        log(run(f"java -cp . Shop {name}"), kind)
    for line in run("java -Xmx48m -XX:+UseG1GC -XX:ParallelGCThreads=1 -Xlog:gc*:stdout:time,level,tags -cp . Shop gc").splitlines()[:70]:
        log(line)
    put("Bad.java", f'class Bad {{ int password = "{JOB}"; }}\n')
    both("javac 17: source line", run("javac Bad.java"), "credential", ["incompatible types: String cannot be converted to int"])


# ---------------------------------------------------------------- scenes: Python standard library

def python():
    e, n, p, c = CUSTOMERS[0]
    cases = [
        ("subprocess", "argv", f"""
            import subprocess
            subprocess.run(["ls", "-usvc", "-p{MY}", "--password={MY}", "/nonexistent/shop.sql"], check=True, capture_output=True)
            """, ["CalledProcessError", "returned non-zero exit status"]),
        ("timeout", "argv", f"""
            import subprocess
            subprocess.run(["sh", "-c", "PGPASSWORD='{PG}' sleep 5"], timeout=0.05)
            """, ["TimeoutExpired", "timed out after"]),
        ("shell", "argv", f"""
            import subprocess
            subprocess.check_output("exit 3; mysqldump -h db.shop.internal -u svc --password='{MY}' shop | gzip > /srv/shop/dump.gz", shell=True)
            """, ["CalledProcessError", "exit status 3"]),
        ("key", "credential", f"""
            accounts = {{"svc": 1}}
            accounts["svc:{JOB}"]
            """, ["KeyError"]),
        ("value", "credential", f"""
            port = int("{JOB}")
            """, ["ValueError", "invalid literal for int() with base 10"]),
        ("float", "email", f"""
            cents = float({e!r})
            """, ["could not convert string to float"]),
        ("unpack", "credential", f"""
            raise ValueError("bad credentials line: %r" % "svc:{JOB}:9")
            """, ["bad credentials line"]),
        ("configparser", "credential", f"""
            import configparser
            configparser.ConfigParser().read_string("[smtp]\\nhost = smtp.shop.internal\\npassword {SMTP}\\n", source="/srv/shop/shop.ini")
            """, ["ParsingError", "/srv/shop/shop.ini"]),
        ("dataclass", "credential", f"""
            from dataclasses import dataclass
            @dataclass
            class SmtpConfig:
                host: str
                user: str
                password: str
                port: int = 587
            config = SmtpConfig("smtp.shop.internal", "svc", "{SMTP}")
            raise RuntimeError(f"cannot send mail with {{config}}")
            """, ["RuntimeError: cannot send mail", "smtp.shop.internal", "port=587"]),
        ("argparse", "argv", f"""
            import argparse
            p = argparse.ArgumentParser(prog="shopctl")
            p.add_argument("--user"); p.add_argument("--pool", type=int)
            p.parse_args(["--user", "svc", "--passwd={ADMIN}", "--pool", "4"])
            """, ["shopctl: error: unrecognized arguments"]),
        ("source line", "credential", f"""
            def connect(host, password): raise ConnectionRefusedError(111, "Connection refused")
            connect("db.shop.internal", password="{PG}")
            """, ["ConnectionRefusedError: [Errno 111] Connection refused", "<module>"]),
        ("type", "credential", f"""
            def login(user): pass
            login("svc", password="{JOB}")
            """, ["TypeError", "unexpected keyword argument 'password'"]),
        ("locals", "credential", f"""
            import sys, traceback
            def charge(order_id, card, api_secret):
                amount_cents = 1999
                raise RuntimeError("gateway timeout")
            try:
                charge(81231, "{c}", "{VAULT}")
            except RuntimeError as e:
                print("".join(traceback.TracebackException.from_exception(e, capture_locals=True).format()), file=sys.stderr)
            """, ["RuntimeError: gateway timeout", "amount_cents = 1999"]),
        ("smtp", "credential", f"""
            import base64, socket, smtplib, threading
            s = socket.create_server(("127.0.0.1", 0))
            def serve():
                c, _ = s.accept(); f = c.makefile("rwb", 0)
                f.write(b"220 smtp.shop.internal ESMTP\\r\\n"); f.readline()
                f.write(b"250-smtp.shop.internal\\r\\n250 AUTH PLAIN\\r\\n"); f.readline()
                f.write(b"535 5.7.8 Error: authentication failed\\r\\n"); f.readline(); c.close()
            threading.Thread(target=serve, daemon=True).start()
            m = smtplib.SMTP("127.0.0.1", s.getsockname()[1], local_hostname="shop-1"); m.set_debuglevel(1)
            m.login("svc", "{SMTP}")
            """, ["SMTPAuthenticationError", "535"]),
        ("pydantic", "credential", f"""
            from pydantic import BaseModel
            class Settings(BaseModel):
                password: int
                dsn: str
                retries: int
            Settings(password="{JOB}", dsn="postgres://svc:{PG}@db.shop.internal/shop", retries="many")
            """, ["ValidationError", "Input should be a valid integer", "int_parsing"]),
        ("pydantic email", "email", f"""
            from pydantic import BaseModel, Field
            class Customer(BaseModel):
                email: str = Field(max_length=12)
                phone: str = Field(pattern="^[0-9]+$")
            Customer(email={CUSTOMERS[1][0]!r}, phone={CUSTOMERS[1][2]!r})
            """, ["string_too_long", "string_pattern_mismatch"]),
        ("json", "credential", f"""
            import json
            body = '{{"user": "svc", "password": "{JOB}",}}'
            try:
                json.loads(body)
            except json.JSONDecodeError as e:
                raise ValueError(f"cannot parse {{e.doc}}: {{e}}")
            """, ["ValueError: cannot parse", "line 1 column"]),
        ("unicode", "credential", f"""
            password = {UNI!r}
            password.encode("ascii")
            """, ["UnicodeEncodeError", "'ascii' codec can't encode"]),
        ("jsonlog", "credential", f"""
            import json
            print(json.dumps({{"ts": "2026-03-14T09:20:11.402Z", "level": "debug", "msg": "login attempt", "user": "svc", "password": {UNI!r}, "ip": "10.20.0.7"}}, ensure_ascii=False))
            print(json.dumps({{"ts": "2026-03-14T09:20:11.409Z", "level": "debug", "msg": "login attempt", "user": "svc", "password": {UNI!r}}}))
            raise SystemExit("login rejected")
            """, ["login rejected", "10.20.0.7"]),
        ("clean: missing key", "credential", "CONFIG = {'pool_size': 4}\nCONFIG['poolsize']\n", ["KeyError: 'poolsize'"]),
        ("clean: attribute", "credential", "import logging\nlogging.getlogger('shop')\n", ["AttributeError", "module 'logging' has no attribute 'getlogger'"]),
        ("clean: file", "credential", "open('/srv/shop/templates/order_confirm.html')\n", ["FileNotFoundError", "order_confirm.html"]),
        ("clean: module", "credential", "import shop_payments\n", ["ModuleNotFoundError: No module named 'shop_payments'"]),
        ("clean: zero", "credential", "total, items = 0, 0\nprint(total / items)\n", ["ZeroDivisionError: division by zero"]),
        ("clean: index", "credential", "[1, 2, 3][7]\n", ["IndexError: list index out of range"]),
    ]
    for name, kind, code, keep in cases:
        out = py("task_" + re.sub(r"\W+", "_", name), code, hide=name not in ("source line", "type", "locals", "jsonlog", "json"))
        out = re.sub(r"(timed out after 0\.0[45])\d+", r"\1", out)
        whole = name in ("smtp", "locals", "source line", "argparse", "pydantic", "pydantic email", "configparser", "jsonlog", "type", "unicode")
        head = ERR.format("worker", "job-" + str(1000 + len(ERRORS))) + f"task {name.replace('clean: ', '')} failed" if "Traceback" in out else None
        if name not in ("unpack", "json", "type", "shell", "pydantic email"):
            log(out, kind, head)
        error(f"python 3.11: {name}", out if whole else last(out), keep)


# ---------------------------------------------------------------- scenes: shells and tools

def shells():
    put("deploy.sh", f"""
        set -x
        export PGPASSWORD={PG}
        DB_URL="postgres://svc:{PG}@127.0.0.1:9/shop"
        psql "$DB_URL" -c 'select 1'
        mariadb --no-defaults -h127.0.0.1 -P9 -usvc -p{MY} shop -e 'select 1'
        curl -sS -o /dev/null -u "svc:{HTTP}" -H "X-Api-Key: {APIKEY}" http://127.0.0.1:9/hook
        redis-cli -p 9 -a '{REDIS}' ping
        kubectl create secret generic shop-db --from-literal=password='{SPACED}' --dry-run=client -o name
        VERSION=1.14.2
        echo "deployed $VERSION"
        """)
    both("bash 5.2 -x: deploy", run("bash deploy.sh"), "argv", ["VERSION=1.14.2", "Connection refused"])
    env = {"SHOP_ENV": "production", "DATABASE_URL": f"postgres://svc:{PG}@db.shop.internal:5432/shop", "REDIS_URL": f"redis://:{REDIS}@cache.shop.internal:6379/0",
           "SMTP_PASSWORD": SMTP, "SESSION_SECRET": VAULT, "PARTNER_API_TOKEN": BEARER2, "SHOP_VERSION": "1.14.2", "ADMIN_PASS": DOLLAR, "LOG_LEVEL": "debug", "POOL_SIZE": "10"}
    log(run("env | grep -v '^PATH\\|^_=\\|^PWD\\|^SHLVL' | sort", env), "environment", "@TS@ INFO  entrypoint.sh: environment of container shop-api")
    log(run("declare -px | grep 'SMTP\\|ADMIN\\|SHOP_VERSION'", env), "environment")
    both("bash 5.2: unquoted ampersand", run(f"mariadb --no-defaults -P9 -h127.0.0.1 -usvc -p{DOLLAR} shop"), "argv", ["command not found"])
    both("bash 5.2: not a command", run(f"cd /srv/shop; {ADMIN} --version"), "credential", ["command not found"])
    both("bash 5.2: unbound", run("set -u; echo $SHOP_REGION"), keep=["SHOP_REGION: unbound variable"])
    put("Makefile", f"""
        deploy:
        \tcurl -fsS -u deploy:{JOB} -T shop-1.14.2.tar.gz http://127.0.0.1:9/repository/
        migrate:
        \tPGPASSWORD={PG} psql -h 127.0.0.1 -p 9 -U svc -d shop -f 0042_orders.sql
        clean:
        \trm -rf build/ && false
        """)
    both("make 4.3: curl", run("make deploy"), "argv", ["make: *** [Makefile:2: deploy] Error"])
    both("make 4.3: psql", run("make migrate"), "environment", ["make: *** [Makefile:4: migrate] Error 2"])
    both("clean: make 4.3", run("make clean"), keep=["make: *** [Makefile:6: clean] Error 1"])
    both("kubectl 1.32: literal", run(f"kubectl create secret generic shop-db --from-literal=password:{VAULT}", {"KUBECONFIG": "/dev/null"}), "argv", ["expected key=value"])
    log(run(f"kubectl create secret generic shop-db --from-literal=username=svc --from-literal=password={VAULT} --dry-run=client -o yaml", {"KUBECONFIG": "/dev/null"}), "credential")
    error("clean: kubectl refused", last(run("kubectl get pods -s http://127.0.0.1:9", {"KUBECONFIG": "/dev/null"})), ["127.0.0.1:9"])
    both("docker 28: reference", run(f"docker pull svc:{HTTP}@registry.shop.internal/shop/api:1.14.2"), "dsn", ["invalid reference format"])
    both("docker 28: unknown flag", run(f"docker run --pasword={ADMIN} shop/api:1.14.2"), "argv", ["unknown flag"])
    both("openssl 3.0: pass phrase", run(f"openssl rsa -in nokey.pem -passin {ADMIN}"), "argv", [])
    put("conn.c", f'#include <stdio.h>\nint main(void) {{ const char *dsn = "postgres://svc:{PG}@db.shop.internal/shop"; retrun puts(dsn); }}\n')
    both("gcc 12: source line", run("gcc -c conn.c -o /dev/null"), "dsn", ["conn.c: In function", "unknown type name"])
    both("ssh: host name", run(f"ssh -o BatchMode=yes -o StrictHostKeyChecking=no 'svc:{HTTP}@files.shop.internal' true"), "dsn", ["Could not resolve hostname"])
    both("wget", run(f"wget -q --no-such --password={HTTP} http://127.0.0.1:9/; wget -nv 'http://svc:{HTTP}@127.0.0.1:9/dump.sql'"), "dsn", [])
    both("sudo 1.9: no command", run(f"sudo -n -u nobody mysqldmp -p{MY} shop"), "argv", ["command not found"])
    both("clean: pip masks", last(run(f"pip download -q --no-deps --retries 0 --disable-pip-version-check --index-url http://svc:{HTTP}@127.0.0.1:9/simple shop-theme"), 3), "dsn", ["No matching distribution found for shop-theme"])
    # a throw-away key that a start-up script prints
    trad, pkcs8 = rsa_key(768)
    for pem in (trad, pkcs8):
        for line in pem.splitlines():
            if line and not line.startswith("-----"):
                secret("private-key", line)
    put("jwt.pem", trad)
    log("@TS@ DEBUG shop.auth signing key loaded from /srv/shop/jwt.pem (throw-away key of this sample):\n" + trad, "private-key")
    log(json.dumps({"ts": "@TS@", "level": "debug", "logger": "shop.auth", "msg": "service account", "client": "svc", "private_key": pkcs8, "key_id": "sample-1"}), "private-key")
    out = py("signer", f"""
        pem = open("/srv/shop/jwt.pem").read()
        raise ValueError(f"Could not deserialize key data: {{pem!r}}")
        """)
    both("python 3.11: key in the message", out, "private-key", ["Could not deserialize key data"], ERR.format("auth", "boot"), 1)


# ---------------------------------------------------------------- the service's own lines

def rh(n): return "".join(R.choice("0123456789abcdef") for _ in range(n))
def uuid(): h = rh(32); return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-a{h[17:20]}-{h[20:]}"


PRODUCTS = ["Café molido 250 g", "Crème brûlée (4 ×)", "抹茶ラテ", "Tee „Grüner Drache“", "Żurawina suszona", "Mug 12 oz", "Filter papers No. 4", "Кофейник 0,5 л", "Yerba maté — 1 kg", "Grinder MK-2"]
TRAPS = [
    "password policy updated: min_length=12 require_digit=true", "token bucket refilled bucket=checkout tokens=100 rate=50/s", "secret \"shop-tls\" mounted at /etc/shop/tls (version 3)",
    "max_tokens=4096 prompt_tokens=312 completion_tokens=88 model=small", "password reset page rendered template=reset.html lang=es", "csrf check passed for POST /cart",
    "cache key=product:{n} hit ttl=297s", "authorization: policy orders.read allowed role=clerk", "cookie consent banner shown variant=B", "public key rotated kid={h8} alg=RS256",
    "login ok user_id={n} method=password mfa=totp", "api_key_id=ak-{n} quota 831/1000", "session store: redis cluster slots 0-5460 healthy", "signature verified for webhook evt={u}",
    "Password: ******** (masked by form recorder)", "database url postgres://svc:***@db.shop.internal:5432/shop", "email queue depth=4 oldest=2.1s", "auth cache: 128 entries, 0 expired",
    "certificate CN=shop.example expires in 61 days serial=0{h16}", "credentials provider chain: env, file, imds -> file", "sql statement cache: 97.3% hits (prepared=214)",
    "key=value parser accepted 18 pairs", "pass 2 of 3 completed in {ms} ms", "pwd=/srv/shop uid=1000", "secrets=3 configmaps=5 synced from namespace shop",
    "commit {h40} deployed by pipeline #{n}", "image registry.shop.internal/shop/api@sha256:{h64} pulled", "ETag W/\"{h16}\" matches, 304",
    "digest md5:{h32} size=18233 file=catalog-{n}.xml", "trace {h32} span {h16} sampled=0", "pod shop-api-{h10}-{h5} ready in {ms} ms", "shard eu-west-1c rebalanced 128 -> 131 keys",
]


def fill(s):
    return (s.replace("{n}", str(R.randrange(100, 99999))).replace("{u}", uuid()).replace("{ms}", f"{R.uniform(1, 900):.1f}")
            .replace("{h64}", rh(64)).replace("{h40}", rh(40)).replace("{h32}", rh(32)).replace("{h16}", rh(16)).replace("{h10}", rh(10)).replace("{h8}", rh(8)).replace("{h5}", rh(5)))


def innocent(ts, tsc):
    """One line of the service's own: (text, line ending)."""
    k, lvl = R.random(), R.choices(["INFO", "DEBUG", "WARN"], [7, 3, 1])[0]
    pod = R.choice(["x2k4q", "9dmzt", "b7w5c"])
    if k < 0.40:
        m, p = R.choice([("GET", "/api/v1/products/{n}"), ("GET", "/api/v1/orders/{u}"), ("POST", "/api/v1/cart/{h16}/items"), ("GET", "/healthz"), ("PUT", "/api/v1/stock/{n}"), ("GET", "/search?q=mug&page=2&sort=price"), ("DELETE", "/api/v1/cart/{h16}")])
        return f"{ts} {lvl:<5} [shop-api-7d9f8b6c5d-{pod}] http.access {m} {fill(p)} {R.choice([200, 200, 200, 201, 204, 304, 404])} {R.lognormvariate(2.2, .8):.1f}ms req={uuid()} bytes={R.randrange(40, 18000)}", "\n"
    if k < 0.56:
        row = {"ts": ts, "level": lvl.lower(), "logger": R.choice(["shop.cart", "shop.catalog", "shop.stock"]), "msg": R.choice(["cart recalculated", "price list loaded", "stock reserved", "product viewed"]),
               "sku": f"SKU-{R.randrange(1000, 9999)}", "title": R.choice(PRODUCTS), "qty": R.randrange(1, 9), "total_cents": R.randrange(199, 99999), "trace_id": rh(32), "build": "1.14.2+g" + "5e1c9a7"}
        return json.dumps(row, ensure_ascii=R.random() < 0.15), "\n"
    if k < 0.66:
        return f"ts={ts} level={lvl.lower()} msg=\"pool stats\" pool={R.choice(['pg', 'redis', 'http'])} idle={R.randrange(9)} busy={R.randrange(6)} wait_ms={R.uniform(0, 3):.2f} gc_ms={R.uniform(0, 20):.1f}", "\n"
    if k < 0.76:
        return f"[{tsc}: INFO/ForkPoolWorker-{R.randrange(1, 5)}] Task shop.tasks.{R.choice(['reindex', 'send_digest', 'expire_carts'])}[{uuid()}] succeeded in {R.uniform(.01, 2):.4f}s: {{'done': {R.randrange(90)}, 'skipped': 0}}", "\n"
    if k < 0.90:
        return f"{ts} {lvl:<5} [shop-api-7d9f8b6c5d-{pod}] shop.{R.choice(WORKERS)} {fill(R.choice(TRAPS))}", "\n"
    if k < 0.94:
        c = {"INFO": 32, "DEBUG": 36, "WARN": 33}[lvl]
        return f"\x1b[2m{ts}\x1b[0m \x1b[{c}m{lvl:>5}\x1b[0m \x1b[1mshop::search\x1b[0m: index \x1b[3mproducts\x1b[0m refreshed docs={R.randrange(9000)} took={R.randrange(90)}ms", "\n"
    return f"{ts} {lvl:<5} pos-terminal-{R.randrange(1, 9):02d} receipt {R.randrange(10**6, 10**7)} printed, {R.choice(PRODUCTS)}", "\r\n"


# ---------------------------------------------------------------- putting it together

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
CLOCK = datetime.datetime(2026, 3, 14, 9, 0, 0)
TODAY = datetime.datetime.now(datetime.timezone.utc)
NUMBERS = {}


def tick(lo=1, hi=40):
    global CLOCK
    CLOCK += datetime.timedelta(milliseconds=C.randrange(lo, hi))
    return CLOCK


def ms(t): return f"{t.microsecond // 1000:03d}"


def number(group, value, start, step):
    table = NUMBERS.setdefault(group, {})
    return table.setdefault(value, str(start + step * len(table)))


def fix_times(text):
    """Clock times, process ids and client ports of the recording become the sample's own."""
    y = TODAY.year
    ymd = rf"{y}[-/]\d\d[-/]\d\d"
    for pattern, fmt in [
        (rf"\b{y}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{{3}}(?= (?:UTC|GMT))", lambda t: f"{t:%Y-%m-%d %H:%M:%S}.{ms(t)}"),
        (rf"\b{y}-\d\d-\d\d \d\d:\d\d:\d\d(?= (?:UTC|GMT))", lambda t: f"{t:%Y-%m-%d %H:%M:%S}"),
        (rf"\b{y}-\d\d-\d\d +\d{{1,2}}:\d\d:\d\d,\d{{3}}\b", lambda t: f"{t:%Y-%m-%d %H:%M:%S},{ms(t)}"),
        (rf"(?m)^{y}-\d\d-\d\d +\d{{1,2}}:\d\d:\d\d(?= \d+ \[)", lambda t: f"{t:%Y-%m-%d %H:%M:%S}"),
        (rf"(?m)^\d{{6}} +\d{{1,2}}:\d\d:\d\d(?=\t)", lambda t: f"{t:%y%m%d} {t.hour:2d}:{t:%M:%S}"),
        (rf"\b\d\d [A-Z][a-z]{{2}} {y} \d\d:\d\d:\d\d\.\d{{3}}", lambda t: f"{t.day:02d} {MONTHS[t.month-1]} {t.year} {t:%H:%M:%S}.{ms(t)}"),
        (rf"\b\d\d/[A-Z][a-z]{{2}}/{y}:\d\d:\d\d:\d\d \+0000", lambda t: f"{t.day:02d}/{MONTHS[t.month-1]}/{t.year}:{t:%H:%M:%S} +0000"),
        (rf"\b\d\d/[A-Z][a-z]{{2}}/{y} \d\d:\d\d:\d\d\b", lambda t: f"{t.day:02d}/{MONTHS[t.month-1]}/{t.year} {t:%H:%M:%S}"),
        (rf"\b{y}/\d\d/\d\d \d\d:\d\d:\d\d\b", lambda t: f"{t:%Y/%m/%d %H:%M:%S}"),
        (rf"\b[A-Z][a-z]{{2}}, \d\d [A-Z][a-z]{{2}} {y} \d\d:\d\d:\d\d GMT", lambda t: f"{DAYS[t.weekday()]}, {t.day:02d} {MONTHS[t.month-1]} {t.year} {t:%H:%M:%S} GMT"),
        (rf"\b{y}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{3}}\+0000", lambda t: f"{t:%Y-%m-%dT%H:%M:%S}.{ms(t)}+0000"),
        (rf"\b[A-Z][a-z]{{2}} \d{{1,2}}, {y} \d{{1,2}}:\d\d:\d\d [AP]M", lambda t: f"{MONTHS[t.month-1]} {t.day}, {t.year} {t.hour}:{t:%M:%S} AM"),
        (rf"(?m)^#[A-Z][a-z]{{2}} [A-Z][a-z]{{2}} \d\d \d\d:\d\d:\d\d UTC {y}", lambda t: f"#{DAYS[t.weekday()]} {MONTHS[t.month-1]} {t.day:02d} {t:%H:%M:%S} UTC {t.year}"),
        (r"(?m)^\d{2}:\d\d:\d\d\.\d{6}(?= [a-z-]+\.c:)", lambda t: f"{t:%H:%M:%S.%f}"),
        (r"(?m)^1[789]\d{8}\.\d{6}(?= \[)", lambda t: f"{(t - datetime.datetime(1970, 1, 1)).total_seconds():.6f}"),
    ]:
        stamp = [m.group() for m in re.finditer(pattern, text)]
        if stamp:
            text = re.sub(pattern, lambda m: fmt(tick()), text)
    text = re.sub(r"(?m)^(\d{4}-\d\d-\d\d [\d:.]+ UTC \[)(\d+)(?=\])", lambda m: m[1] + number("pid", m[2], 4100, 7), text)
    text = re.sub(r"(?m)^(\d+)(?=:[A-Z] \d\d )", lambda m: number("pid", m[1], 4100, 7), text)
    text = re.sub(r"\b(\d+)#\1(?=: )", lambda m: number("pid", m[1], 4100, 7) + "#" + number("pid", m[1], 4100, 7), text)
    text = re.sub(r"(?<=pid=)(\d+)", lambda m: number("pid", m[1], 4100, 7), text)
    text = re.sub(r"(?<=host=127\.0\.0\.1 port=)([3-6]\d{4})\b", lambda m: number("port", m[1], 40100, 2), text)
    text = re.sub(r"(?<=127\.0\.0\.1:)([3-6]\d{4})\b", lambda m: number("port", m[1], 40100, 2), text)
    text = re.sub(r"0x7[0-9a-f]{11}\b", lambda m: "0x7f3a" + f"{int(number('addr', m[0], 0x10000000, 0x140)):08x}", text)
    text = re.sub(r"@[0-9a-f]{6,8}(?=[ {])", lambda m: "@" + f"{int(number('hash', m[0], 0x1b2c6e0, 0x1f7)):x}", text)
    return text


def kind_of(line, natural, event_kind):
    if natural in ("private-key", "cookie", "signed-url"):
        return natural
    if natural in ("email", "row"):
        if re.search(r"DETAIL:  (?:Key|Failing)", line):
            return "row"
        if re.search(r"\b(INSERT INTO|UPDATE \w|SELECT |DELETE FROM|STATEMENT:|parameters:|LINE \d|COPY )", line):
            return "sql"
        if natural == "email" and event_kind not in ("row", "sql"):
            return "email"
        return "row" if event_kind not in ("sql",) or natural == "row" else "sql"
    if natural == "auth-header":
        if event_kind == "environment":
            return event_kind
        return "auth-header" if re.search(r"(?i)authorization|x-api-key|bearer|headers", line) else "credential"
    if natural:
        return natural
    if event_kind in ("row", "cookie", "signed-url", "private-key", "email"):
        event_kind = "sql" if re.search(r"(?i)password '|identified by|statement:", line) else "credential"
    if re.search(r"(?i)authorization", line):
        return "auth-header"
    if event_kind in ("argv", "environment", "auth-header", "credential") and re.search(r"[a-z0-9+]+://[^\s/]*:[^\s]*@", line):
        return "dsn"
    if event_kind == "argv" and re.search(r"\b(?:export )?[A-Z_]*PASSWORD=|^\+ DB_URL", line) and "psql -h" not in line:
        return "environment"
    return event_kind


# error texts that repeat another row's shape, and texts without a secret that stay as controls
LEFT_OUT = {"psql 15: check violation", "psql 15: plpgsql", "psql 15: invalid date", "psycopg2 2.9: password with a blank", "curl 7.88 -v: api key",
            "PyMySQL 1.2: duplicate entry", "mariadb client: incorrect value", "node 20: rejected promise", "git: push, trace", "make 4.3: psql",
            "asyncpg 0.32: unique violation", "postgres 15 server log: not null violation", "httpx 0.28: raise_for_status", "psycopg 3.3: unique violation"}
CONTROLS = {"mariadb client: access denied", "java 17: npe", "redis: NOAUTH", "redis-cli: wrong password", "bash 5.2: unbound", "psql 15: statement timeout"}
ALL = {}


def find(text, fragments=True):
    """Every known secret in the text, in any spelling: [(start, string, natural kind)]."""
    if not ALL:
        for s, k in SECRETS.items():
            for f in forms(s):
                ALL.setdefault(f, (k, True))
        for f in FRAGMENTS:
            if len(f) >= 4:
                for g in {f, urllib.parse.quote(f, safe="")}:
                    ALL.setdefault(g, ("" if g.isascii() else "row", False))
    hits = []
    for s, (k, whole) in ALL.items():
        at = text.find(s)
        while at >= 0:
            hits.append((at, s, k, whole))
            at = text.find(s, at + 1)
    for s, k in SECRETS.items():                       # cut values: "ana.ru..." and "...@corp.example"
        for n in range(len(s) - 1, 3, -1):
            for piece, probe, off in ((s[:n], s[:n] + "...", 0), (s[-n:], "..." + s[-n:], 3)):
                at = text.find(probe)
                if at >= 0 and not (off and text.find(s) >= 0 and text.find(s) <= at):
                    if not any(h[0] <= at + off and at + off + n <= h[0] + len(h[1]) for h in hits):
                        hits.append((at + off, piece, k, False))
    spans = [(a, a + len(s)) for a, s, _, _ in hits]
    out, seen = [], set()
    for (a, s, k, whole), (b, e) in sorted(zip(hits, spans), key=lambda x: (x[1][0], -x[1][1])):
        covered = any((b2, e2) != (b, e) and b2 <= b and e <= e2 for b2, e2 in spans)
        if covered and not whole:
            continue
        if s not in seen:
            seen.add(s)
            out.append((a, s, k))
    return out


def assemble():
    lines, kinds = [], []
    global CLOCK
    order = list(EVENTS)
    own = 880
    slots = sorted(R.sample(range(own + len(order)), own))
    slots = set(slots)
    it = iter(order)
    for i in range(own + len(order)):
        t = tick(200, 2600)
        if i in slots:
            text, end = innocent(f"{t:%Y-%m-%dT%H:%M:%S}.{ms(t)}Z", f"{t:%Y-%m-%d %H:%M:%S},{ms(t)}")
            lines.append(text + end.rstrip("\n"))
            kinds.append("credential")
            continue
        kind, head, text, _ = next(it)
        if head:
            text = head + ("" if head.endswith("failed") or not head.startswith("@TSC@") else "unhandled exception") + ("\n" + text if text else "")
        text = fix_times(text)
        t = tick(1, 9)
        text = text.replace("@TSC@", f"{t:%Y-%m-%d %H:%M:%S},{ms(t)}").replace("@TS@", f"{t:%Y-%m-%dT%H:%M:%S}.{ms(t)}Z")
        for line in text.split("\n"):
            lines.append(line)
            kinds.append(kind)
    t = tick(200, 900)
    lines.append(f"{t:%Y-%m-%dT%H:%M:%S}.{ms(t)}Z FATAL shop.main shutting down: cannot reach amqp://svc:{JOB}@mq.shop.internal:5672/orders (heartbeat lost)")
    kinds.append("dsn")
    return lines, kinds


def shuffle_events():
    """Scenes overlap as in a service's life, but each keeps its order."""
    lanes = {}
    for e in EVENTS:
        lanes.setdefault(e[-1], []).append(e[:-1])
    keyed = []
    for lane in lanes.values():
        at = sorted(R.random() for _ in lane)
        keyed += list(zip(at, lane))
    keyed.sort(key=lambda x: x[0])
    EVENTS[:] = [e for _, e in keyed]


def main():
    if os.path.isdir(SHOP):
        if os.listdir(SHOP) and not os.path.exists(f"{SHOP}/.recording"):
            raise SystemExit(f"{SHOP} holds something else: move it away first")
        for d in os.listdir(SHOP):
            if d != "venv":
                p = f"{SHOP}/{d}"
                shutil.rmtree(p) if os.path.isdir(p) else os.remove(p)
    os.makedirs(SHOP, exist_ok=True)
    open(f"{SHOP}/.recording", "w").close()
    if not os.path.exists(f"{SHOP}/venv/bin/python"):
        subprocess.run([sys.executable, "-m", "venv", f"{SHOP}/venv"], check=True)
        subprocess.run([f"{SHOP}/venv/bin/pip", "install", "-q", *PIP], check=True)
    try:
        for scene in (postgres, redis, mariadb, sqlite, web, node, java, python, shells):
            start = len(EVENTS)
            scene()
            EVENTS[start:] = [(*e, scene.__name__) for e in EVENTS[start:]]
            print(f"{scene.__name__}: {len(EVENTS) - start} events", file=sys.stderr)
    finally:
        for p in reversed(PROCS):
            p.terminate()
        for p in PROCS:
            try:
                p.wait(15)
            except subprocess.TimeoutExpired:
                p.kill()
    shuffle_events()
    lines, kinds = assemble()
    text = "\n".join(lines)
    truth = []
    for i, (line, kind) in enumerate(zip(lines, kinds), 1):
        truth += [{"line": i, "secret": s, "kind": kind_of(line, k, kind)} for _, s, k in find(line)]
    rows = []
    for r in ERRORS:
        if r["origin"] in LEFT_OUT:
            continue
        found = [s for _, s, _ in find(r["text"])]
        if r["origin"].startswith("clean") and found:
            print("!! not clean:", r["origin"], found, file=sys.stderr)
        if not r["text"]:
            print("!! empty:", r["origin"], file=sys.stderr)
            continue
        if not found:
            if not r["origin"].startswith("clean") and r["origin"] not in CONTROLS:
                continue
        keep = [k for k in r["keep"] if not any(s in k for s in found)]
        rows.append({"origin": r["origin"].replace("clean: ", ""), "text": fix_times(r["text"]), "sensitive": found, "keep": keep})
    for r in rows:
        assert all(s in r["text"] for s in r["sensitive"] + r["keep"]), r
    dump = lambda rs: "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rs)
    outputs = {"shop.log": text, "shop-truth.jsonl": dump(truth), "errors.jsonl": dump(rows)}
    for name, body in outputs.items():
        bad = [w for w in (os.path.dirname(HERE) + "/", os.path.expanduser("~") + "/", ".pyenv", "ghp_", "AKIA", "sk_live", "xoxb-", "AIza") if w in body]
        if bad:
            print("!!", name, "holds", bad, file=sys.stderr)
        with open(f"{HERE}/{name}", "w", newline="") as f:
            f.write(body)
    by = {}
    for r in truth:
        by[r["kind"]] = by.get(r["kind"], 0) + 1
    print(f"{len(lines)} lines, {len(text.encode())} bytes, {len(truth)} secrets on {len({r['line'] for r in truth})} lines, {by}; {len(rows)} errors, {sum(1 for r in rows if not r['sensitive'])} clean")
    if "--keep" not in sys.argv:
        shutil.rmtree(SHOP, ignore_errors=True)


if __name__ == "__main__":
    main()
