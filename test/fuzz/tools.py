# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Gives mutated programs, as text and as bytecode, and deeply nested ones to every tool, as a user would, and counts what happens.

    python3 test/fuzz/tools.py [--count 2000] [--seed 1] [--jobs 2] [--tools crout-opt ...] [--kinds text ...] [--build build] [--keep FOLDER]

The mutants are crout-fuzz's: mutant I of a seed is the same on every machine. Each input is a process of its own with limits of processor time and memory; the
language server gets a hundred documents in a session. A tool must end by itself with the exit code 0, 1 or 2, and say why where it is not 0. Exit code 0:
none died, hung or was silent.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "test/fuzz"))
import deep_inputs  # noqa: E402

# Seconds of processor time, since the machine may be busy; a tool that waits for something is found by the time of the clock.
SECONDS, CLOCK, MEMORY, DEPTH, SESSION = 120, 1800, 8 << 30, 10000, 100
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
READ_BYTECODE = ["--read-bytecode"]
KINDS = ("text", "bytecode", "deep")
TOOLS = ("crout-opt", "crout-compile", "crout-reduce", "crout-lsp-server")


def limited(seconds=SECONDS):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def verdict(code, message):
    if code in OUT_OF_TIME:
        return "hung"
    if code < 0 or code > 2 or "PLEASE submit a bug report" in message:
        return "died"
    return "accepted" if code == 0 else "refused" if message.strip() else "silent"


def run(command, file):
    try:
        done = subprocess.run([*command, str(file)], capture_output=True, timeout=CLOCK, preexec_fn=limited)
    except subprocess.TimeoutExpired:
        return "hung", file
    return verdict(done.returncode, done.stderr.decode("latin-1")), file


class Session:
    """An editor's session with the language server."""

    def __init__(self, server):
        self.server = subprocess.Popen([server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=lambda: limited(3 * SECONDS))
        self.call("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.send("initialized", {})

    def send(self, method, params, **more):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def receive(self):
        length = None
        while line := self.server.stdout.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif not line.strip():
                return json.loads(self.server.stdout.read(length))
        raise ConnectionError

    def wait(self, accept):
        while not accept(message := self.receive()):
            pass
        return message

    def call(self, method, params):
        self.send(method, params, id=1)
        return self.wait(lambda m: m.get("id") == 1)

    def diagnostics(self, file):
        uri = file.resolve().as_uri()
        self.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "mlir", "version": 1, "text": file.read_text(encoding="latin-1")}})
        said = self.wait(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri)
        self.send("textDocument/didClose", {"textDocument": {"uri": uri}})
        return said["params"]["diagnostics"]

    def close(self):
        self.call("shutdown", None)
        self.send("exit", None)
        return self.server.wait(timeout=CLOCK)


def serve(server, files):
    """(verdict, file) of each; where the server dies the others go to a new one."""
    results, files = [], list(files)
    while files:
        session, file = Session(server), None
        killer = subprocess.Popen([sys.executable, "-c", f"import os, time; time.sleep({CLOCK}); os.kill({session.server.pid}, 9)"])
        try:
            while files:
                file = files.pop(0)
                results.append(("refused" if session.diagnostics(file) else "accepted", file))
            if session.close() != 0:
                results[-1] = ("died", file)
        except (ConnectionError, BrokenPipeError):
            results.append(("hung" if session.server.wait() in OUT_OF_TIME else "died", file))
        finally:
            killer.kill()
            killer.wait()
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000, help="mutants of text, and as many of bytecode, for each tool")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--tools", nargs="*", default=TOOLS, choices=TOOLS)
    parser.add_argument("--kinds", nargs="*", default=KINDS, choices=KINDS)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build")
    parser.add_argument("--keep", type=pathlib.Path, help="folder for the inputs that a tool did not take well")
    options = parser.parse_args()
    tools = options.build.resolve() / "bin"
    bad = 0
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        folders = {name: pathlib.Path(scratch) / name for name in KINDS}
        for folder in folders.values():
            folder.mkdir()
        # The first mutants of a number are those of a smaller one.
        common = [str(tools / "crout-fuzz"), f"--mutations={options.count}", f"--seed={options.seed}"]
        seeds = [str(p) for p in sorted([*ROOT.glob("test/*/*.mlir"), *ROOT.glob("test/aot/Inputs/*.mlir")])]
        subprocess.run([*common, f"--write={folders['text']}", *seeds], check=True)
        subprocess.run([*common, "--bytecode", f"--write={folders['bytecode']}", *seeds], check=True)
        for name, text in deep_inputs.inputs(DEPTH):
            (folders["deep"] / f"{name}.mlir").write_text(text, encoding="latin-1")
        files = {name: sorted(folder.iterdir()) for name, folder in folders.items()}
        nothing = f"--reduction-tree=traversal-mode=0 test={scratch}/no-such-test"
        commands = {"crout-opt": ["--canonicalize", "--cse"], "crout-compile": ["-o", "/dev/null", "--to", "llvm"], "crout-reduce": [nothing]}
        print("| tool | inputs | accepted | refused with a message | died | hung | silent |\n|---|---|---|---|---|---|---|")
        for tool in options.tools:
            for kind in options.kinds:
                names = files[kind]
                if tool == "crout-lsp-server":
                    found = [r for results in pool.map(lambda i: serve(str(tools / tool), names[i:i + SESSION]), range(0, len(names), SESSION)) for r in results]
                else:
                    # Bytecode is read when asked for; crout-reduce is never asked, and refuses it.
                    command = [str(tools / tool), *(READ_BYTECODE if kind == "bytecode" and tool != "crout-reduce" else []), *commands[tool]]
                    found = list(pool.map(lambda file: run(command, file), names))
                count = collections.Counter(v for v, _ in found)
                print(f"| {tool} | {len(names)} {kind} | " + " | ".join(str(count[v]) for v in ("accepted", "refused", "died", "hung", "silent")) + " |", flush=True)
                for what, file in found:
                    if what not in ("accepted", "refused"):
                        bad += 1
                        print(f"{tool} {what}: {file.name}", flush=True)
                        if options.keep:
                            options.keep.mkdir(parents=True, exist_ok=True)
                            shutil.copy(file, options.keep)
    print(f"{bad} inputs not taken well")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
