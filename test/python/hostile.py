# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random calls of all functions with hostile arguments: `hostile.py SEED COUNT`. Prints what must not happen, a line each.

Allowed are results and Python exceptions with a message; not allowed are a death, a SystemError, a call of more than a
minute, and a message that speaks of the compiler's inside.
"""

import collections
import faulthandler
import os
import pathlib
import random
import sys
import tempfile
import time

import numpy as np

import crout

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cmake"))
import generate_functions  # noqa: E402

FOLDER = tempfile.TemporaryDirectory()  # functions that make files make them here
os.chdir(FOLDER.name)

TENSORS = [
    crout.ones(2, 3), crout.tensor([1, 2, 3]), crout.tensor(1.5), crout.zeros(0), crout.zeros(2, 0, 3), crout.eye(3), crout.eye(2, dtype=crout.float64),
    crout.tensor([True, False]), crout.ones(1, 3, 3, dtype=crout.complex128), crout.ones(3, dtype=crout.float16), crout.ones(4, 4, dtype=crout.float64)[::2, 1:],
    crout.tensor([[1, 2], [3, 4]], dtype=crout.uint8), crout.ones(2, 3, dtype=crout.bfloat16), crout.ones(1).expand(50, 1),
    crout.tensor([float("nan"), float("inf")]), crout.ones(2, 2, dtype=crout.int8), crout.zeros(0, 0), crout.zeros(3, 0, 0, dtype=crout.complex64),
    crout.ones(2, 3, 4).permute(2, 0, 1), crout.tensor(True), crout.tensor([[0, 1], [1, 0]]), crout.eye(40), crout.ones(1, 1),
]
INTS = [0, 1, -1, 2, 3, 5, -7, 2**31, 2**62, -(2**63), 2**63 - 1, 2**70]
ANY = [*INTS, 1.5, float("nan"), True, None, "a", "fro", "L", "", b"x", 1j, (), [], (0, 1), ["a"], {}, crout.float32, np.float32(2), np.ones((2, 3)), ...]
VALUES = {
    "Tensor": TENSORS, "Tensor?": [*TENSORS, None], "int": INTS, "int?": [*INTS, None], "SymInt": INTS, "SymInt?": [*INTS, None],
    "Scalar": [*INTS[:9], 0.5, float("nan"), float("inf"), -0.0, True, 2j], "bool": [True, False], "float": [0.5, 1, float("inf"), float("nan"), -1.0],
    "str": ["fro", "nuc", "L", "U", "complete", "reduced", "r", "", "x" * 1000, "\0"], "str?": ["floor", "trunc", "gels", "gelsd", None, "bad"],
    "DType?": [crout.float32, crout.float64, crout.int64, crout.complex64, crout.bool, crout.float16, crout.bfloat16, None, float],
    "Device?": ["cpu", None, "cuda", "cuda:99999999999", "x"],
    "Generator?": [None, crout.Generator(), crout.default_generator],
}
LISTS = [(), (0,), (1,), (-1,), (0, 1), (1, 0), (-1, -2), (2, 3), (0, 0), (2**62, 4), (-(2**63),), (3, -1), (2**40, 0), (1,) * 70]


def value_of(type, source):
    if source.random() < 0.1:
        return source.choice(ANY)
    if type == "Tensor[]":
        return [source.choice(TENSORS) for _ in range(source.choice([0, 1, 2, 2, 3]))]
    if "[]" in type:
        return source.choice([*LISTS, source.choice(INTS)])
    if type == "Tensor...":
        return source.choice(TENSORS)
    if type not in VALUES:
        type = type + "?" if type + "?" in VALUES else type.rstrip("?")
    return source.choice(VALUES.get(type, ANY))


def shown(value):
    if isinstance(value, crout.Tensor):
        return f"{value.dtype}{tuple(value.shape)}"
    return "[" + ", ".join(map(shown, value)) + "]" if isinstance(value, list) else repr(value)[:100]


def main(seed, count):
    faulthandler.enable()
    source, outcomes = random.Random(seed), collections.Counter()
    records = [r for r in generate_functions.read_records(sys.argv[3], ROOT / "dialects/crout/functions/Functions.td") if {"function", "method"} & set(r.variants)]
    for _ in range(count):
        record = source.choice(records)
        args, kwargs = [], {}
        for p in record.parameters:
            if p.default is not None and source.random() < 0.6:
                continue
            value = value_of(p.type, source)
            if p.keyword_only or kwargs or (args and len(args) < record.parameters.index(p)):
                kwargs[p.name] = value
            else:
                args.append(value)
        function = getattr(crout.linalg if record.scope == "linalg" else crout, record.base, None) or getattr(crout.Tensor, record.base)
        if source.random() < 0.2 and "function" in record.variants:
            function = crout.jit(lambda *a, f=function, **k: f(*a, **k), static_argnames=list(kwargs))
        text = f"{record.name}({', '.join([*map(shown, args), *(f'{k}={shown(v)}' for k, v in kwargs.items())])})"
        print(text, file=sys.stderr, flush=True)  # the last line tells after a death
        start = time.monotonic()
        try:
            function(*args, **kwargs)
            outcomes["fine"] += 1
        except (TypeError, ValueError, IndexError, RuntimeError, MemoryError, NotImplementedError, OverflowError) as error:
            outcomes[type(error).__name__] += 1
            message = str(error)
            if any(word in message for word in ("in pass ", "op was not", "failed to legalize", "note: see", "Assertion", "' op ", "custom op")) or not message:
                print(f"inside: {text}: {message[:300]!r}")
        except Exception as error:  # noqa: BLE001
            print(f"exception: {text}: {type(error).__name__}: {str(error)[:300]!r}")
        if time.monotonic() - start > 60:
            print(f"slow: {text}: {time.monotonic() - start:.0f} s")
    print(dict(outcomes), file=sys.stderr)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
