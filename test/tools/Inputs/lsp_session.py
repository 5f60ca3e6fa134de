# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""An editor's session with crout-lsp-server: opens files and prints what the server says about each.

    lsp_session.py FILE...
"""
import json
import pathlib
import subprocess
import sys

server = subprocess.Popen(["crout-lsp-server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def send(message):
    body = json.dumps(dict(message, jsonrpc="2.0")).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    server.stdin.flush()


def receive():
    length = None
    while True:
        line = server.stdout.readline()
        if not line:
            sys.exit("the server ended with code %s" % server.wait())
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
        elif not line.strip():
            return json.loads(server.stdout.read(length))


def wait_for(accept):
    while True:
        message = receive()
        if accept(message):
            return message


send({"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
print("initialized:", wait_for(lambda m: m.get("id") == 1)["result"]["serverInfo"]["name"])
send({"method": "initialized", "params": {}})
for file in map(pathlib.Path, sys.argv[1:]):
    uri = file.resolve().as_uri()
    send({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "languageId": "mlir", "version": 1, "text": file.read_text(encoding="latin-1")}}})
    said = wait_for(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri)
    for diagnostic in said["params"]["diagnostics"]:
        print("%s:%d: %s" % (file.name, diagnostic["range"]["start"]["line"] + 1, diagnostic["message"][:200]))
    print("%s: %d diagnostics" % (file.name, len(said["params"]["diagnostics"])))
    if "@hover(" in file.read_text(encoding="latin-1"):
        line = next(i for i, l in enumerate(file.read_text().splitlines()) if "%b = crout.add" in l)
        column = file.read_text().splitlines()[line].index("%b")
        send({"id": 2, "method": "textDocument/hover", "params": {"textDocument": {"uri": uri}, "position": {"line": line, "character": column + 1}}})
        print("hover:", wait_for(lambda m: m.get("id") == 2)["result"]["contents"]["value"].splitlines()[0])
send({"id": 9, "method": "shutdown", "params": None})
wait_for(lambda m: m.get("id") == 9)
send({"method": "exit", "params": None})
print("exit code", server.wait(timeout=120))
