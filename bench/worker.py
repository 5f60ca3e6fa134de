# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The process of one peer: sets a case up, warms it, then times one sample, a row of calls, for every line on standard input."""

import json
import sys
import time


def main():
    case, peer, parameters, threads = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), int(sys.argv[4])
    try:
        if peer.startswith("torch"):
            import torch

            torch.set_num_threads(threads)
        if peer.startswith("crout"):
            import crout

            crout.set_num_threads(threads)
        import cases

        run = cases.CASES[case].build(peer, **parameters)
        if run is None:
            print(json.dumps({"skip": "not in this peer"}), flush=True)
            return
        begin = time.perf_counter()
        for _ in range(3):  # the first compiles, the next warm up, unless the case is a long one
            run()
            if time.perf_counter() - begin > 3:
                break
        start = time.perf_counter()
        run()
        once = time.perf_counter() - start
        inner = max(1, min(100000, int(0.05 / max(once, 1e-9))))
    except ImportError as error:
        print(json.dumps({"skip": f"not installed: {error.name}"}), flush=True)
        return
    print(json.dumps({"inner": inner}), flush=True)
    for _ in sys.stdin:
        run()  # after the rest between samples threads sleep and caches are cold; what is timed is a row of calls
        start = time.perf_counter()
        for _ in range(inner):
            run()
        print((time.perf_counter() - start) / inner, flush=True)


main()
