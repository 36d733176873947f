#!/usr/bin/env python3
"""Checks an audit trail exported by Verdict, without Verdict: verify_export.py TRAIL [TEAM]. Exit code 1 on any problem."""
import base64, hashlib, json, sys
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519 as in RFC 8032
D, ROOT = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
decode = lambda text: base64.b64decode(text, validate=True)
unique = lambda pairs: dict(pairs) if len(dict(pairs)) == len(pairs) else {}  # a key given twice spoils its object

def add(a, b):  # points as X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * D * a[3] * b[3] % P, 2 * a[2] * b[2]
    return (f - e) * (d - c) % P, (d + c) * (f + e) % P, (d - c) * (d + c) % P, (f - e) * (f + e) % P

def point(data, sign=1):  # the point that 32 bytes stand for, or with sign -1 its negative
    y, odd = int.from_bytes(data, "little") % 2**255, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = next((r for r in (pow(square, (P + 3) // 8, P) * k % P for k in (1, ROOT)) if r * r % P == square), None)
    if x is None or y >= P or len(data) != 32: raise ValueError("the key is no point of the curve")
    x = sign * (x if x % 2 == odd else -x) % P
    return x, y, 1, x * y % P

def table(p, rows=()):  # row i holds 0 to 15 times 16**i * p, so that a product takes 64 additions
    for _ in range(64):
        row = [(0, 1, 1, 0)]
        while len(row) < 17: row.append(add(row[-1], p))
        rows, p = (*rows, row), row[16]
    return rows

def signed(key, message, signature, base=table(point(b"\x58" + b"\x66" * 31)), tables={}):
    if key not in tables: tables[key] = table(point(key, -1))
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    s, total = int.from_bytes(signature[32:], "little"), (0, 1, 1, 0)
    for i in range(64): total = add(add(total, base[i][s >> 4 * i & 15]), tables[key][i][k >> 4 * i & 15])
    x, y = (total[i] * pow(total[2], -1, P) % P for i in (0, 1))
    return len(signature) == 64 and s < L and signature[:32] == (y | (x & 1) << 255).to_bytes(32, "little")

def check(event, heads, team):
    body, key, digest = json.loads(event["body"]), decode(event["key"]), hashlib.sha256(event["body"].encode()).digest()
    seq, prev = heads.get(body["log"], (0, "0" * 64))
    if json.dumps(body, sort_keys=True, separators=(",", ":")) != event["body"]: yield "the body is not canonical"
    if digest.hex() != event["hash"]: yield "the hash does not fit the body"
    if key.hex() != body["log"] or not signed(key, digest, decode(event["sig"])): yield "the signature does not fit"
    if (body["seq"], body["prev"]) != (seq + 1, prev): yield f"the log does not go on from its event {seq}"
    if body["team"] != team or body["v"] != 1: yield "the event is of another team or version"
    for item in [dict(name=body["payload"], salt=event["salt"], text=event["payload"]), *event.get("objects", [])]:
        content = decode(item["base64"]) if "base64" in item else None if item["text"] is None else item["text"].encode()
        name = item["name"] if content is None else hashlib.sha256(decode(item["salt"]) + content).hexdigest()
        if name != item["name"]: yield "a content does not fit its name"
    heads[body["log"]] = body["seq"], digest.hex()

heads, team, problems = {}, "0" * 64, []
for number, line in enumerate(open(sys.argv[1], "rb"), 1):
    try: problems += [f"line {number}: {p}" for p in check(json.loads(line, object_pairs_hook=unique), heads, team)]
    except Exception as error: problems.append(f"line {number}: not readable ({error})")
    team = next((digest for _, digest in heads.values()), team) if number == 1 else team
logs = [f"log {log}: {seq} events up to {digest}" for log, (seq, digest) in heads.items()]
problems += [] if heads and sys.argv[2:] in ([], [team]) else ["the trail is empty or of another team"]
print(*problems, *logs, f"team {team}: {len(problems)} problems", sep="\n")
sys.exit(1 if problems else 0)
