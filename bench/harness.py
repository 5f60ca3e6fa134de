# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Paired timing: every peer lives in its own process and the peers run in turn, so that a drift of the machine hits all alike."""

from __future__ import annotations

import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


class Worker:
    """One peer in one process; `run()` gives the seconds of one timed sample per call of the callable."""

    def __init__(self, python: str, case: str, peer: str, parameters: dict, threads: int):
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads), MKL_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS=str(threads))
        if threads == 1:  # JAX has no switch for its thread pool: give every peer one core
            command = ["taskset", "-c", "0", python]
        else:
            command = [python]
        self.process = subprocess.Popen(
            [*command, str(HERE / "worker.py"), case, peer, json.dumps(parameters), str(threads)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        first = self.process.stdout.readline()
        self.ready = json.loads(first) if first else {"skip": (self.process.stderr.read().strip().splitlines() or ["died"])[-1]}

    def run(self) -> float:
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(self.process.stderr.read()[-2000:])
        return float(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


def measure(python: str, name: str, case, parameters: dict, peers=None, samples: int = 9, threads: int = 2) -> dict:
    """Seconds per run of every peer that can: {peer: {"best": s, "median": s, "ratio": median of paired peer/crout}}."""
    workers, skipped = {}, {}
    for peer in case.peers:
        if peers and peer.split(":")[0] not in peers:
            continue
        worker = Worker(python, name, peer, parameters, case.threads_of(peer, threads))
        if "skip" in worker.ready:
            skipped[peer] = worker.ready["skip"]
            worker.close()
        else:
            workers[peer] = worker
    times = {peer: [] for peer in workers}
    for _ in range(samples):
        for peer, worker in workers.items():
            times[peer].append(worker.run())
            time.sleep(0.25)  # OpenMP threads of this peer spin for 0.2 s after their work, on the cores of the next one
    for worker in workers.values():
        worker.close()
    result = {}
    for peer, values in times.items():
        ratio = statistics.median(v / c for v, c in zip(values, times["crout"])) if "crout" in times else float("nan")
        result[peer] = {"best": min(values), "median": statistics.median(values), "ratio": ratio}
    return {"times": result, "skipped": skipped}
