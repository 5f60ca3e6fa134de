# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the benchmarks against the peers that are installed, and prints a table; `--plot` draws it, `--save` keeps it.

    python3 bench/run.py [CASE ...] [--python PEERS_PYTHON] [--peers crout,torch] [--threads 2] [--samples 9] [--plot FILE.png] [--save FILE.md]

NumPy is always there; torch and JAX are used where PEERS_PYTHON (default: this Python, or $CROUT_BENCH_PYTHON) has them.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time

import harness


def seconds(value: float) -> str:
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if value >= scale:
            return f"{value / scale:.3g} {unit}"
    return f"{value / 1e-9:.3g} ns"


def processor() -> str:
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def plot(path, rows):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    labels = [f"{case}\n{', '.join(f'{k}={v}' for k, v in parameters.items())}" for case, parameters, _ in rows]
    figure, axes = plt.subplots(figsize=(1.6 * len(rows) + 3, 4.5))
    peers = list(dict.fromkeys(peer for _, _, r in rows for peer in r["times"]))
    for i, peer in enumerate(peers):
        heights = [r["times"][peer]["ratio"] if peer in r["times"] else 0 for _, _, r in rows]
        axes.bar([x + (i - len(peers) / 2) * 0.16 for x in range(len(rows))], heights, width=0.15, label=peer)
    axes.axhline(1, color="gray", linewidth=0.8)
    axes.set(yscale="log", ylabel="time, in times of Crout's (less is faster)")
    axes.set_xticks(range(len(rows)), labels, fontsize=8)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=120)


def main():
    sys.path.insert(0, str(harness.HERE))
    import cases

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of {', '.join(cases.CASES)}; all by default")
    parser.add_argument("--python", default=os.environ.get("CROUT_BENCH_PYTHON", sys.executable))
    parser.add_argument("--peers", type=lambda names: names.split(","), help="crout and those it is to be compared with; all by default")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--samples", type=int, default=9)
    parser.add_argument("--plot")
    parser.add_argument("--save")
    arguments = parser.parse_args()

    lines = [f"{processor()}, {arguments.threads} threads; best of {arguments.samples} interleaved samples; "
             "ratio = median of (peer's time / Crout's time), pair by pair", "",
             "| case | peer | best | median | rate | ratio | wanted |", "|---|---|---|---|---|---|---|"]
    print("\n".join(lines), flush=True)
    rows = []
    for name in arguments.cases or cases.CASES:
        case = cases.CASES[name]
        for parameters in case.parameters:
            result = harness.measure(arguments.python, name, case, parameters, arguments.peers, samples=arguments.samples, threads=arguments.threads)
            rows.append((name, parameters, result))
            title = f"{case.title}, {', '.join(f'{k}={v}' for k, v in parameters.items())}"
            targets = case.targets_of(parameters)
            for peer, took in result["times"].items():
                rate = ""
                if case.work:
                    amount, unit = case.work(**parameters)
                    rate = f"{amount / took['best']:.3g} {unit}"
                wanted = f"{targets[peer]:.3g}" if peer in targets else ""
                if peer == "crout" and case.limit:
                    wanted = f"at most {seconds(case.limit)}"
                lines.append(f"| {title} | {peer} | {seconds(took['best'])} | {seconds(took['median'])} | {rate} | {took['ratio']:.2f} | {wanted} |")
                print(lines[-1], flush=True)
            for peer, reason in result["skipped"].items():
                if reason != "not in this peer":
                    print(f"  ({peer}: {reason})", flush=True)
    if arguments.save:
        with open(arguments.save, "w") as file:
            command = f"python3 bench/run.py {' '.join(arguments.cases)} --python PEERS_PYTHON --samples {arguments.samples} --threads {arguments.threads}"
            file.write("<!-- Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception -->\n"
                       f"# {', '.join(arguments.cases) or 'All cases'}, {time.strftime('%B %Y')}\n\n`{command}`\n\n" + "\n".join(lines) + "\n")
    if arguments.plot:
        plot(arguments.plot, rows)


if __name__ == "__main__":
    main()
