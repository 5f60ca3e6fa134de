# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""No mutant of a file of tensors kills the reader, makes it allocate far beyond the file's size, or is read as something it is not.

    PYTHONPATH=build/python python3 test/fuzz/tensor_files.py --mutations=10000 --seed=1

A mutant is read whole (mapped, copied, from bytes) in a process whose memory is limited; its result must be a refusal
(ValueError, TypeError with a message) or a container whose tensors lie within the file and can be read.
"""

import argparse
import io
import os
import pathlib
import random
import resource
import struct
import sys
import tempfile

import crout

WORDS = [b"F32", b"F64", b"BOOL", b"I8", b"C64", b"U16", b"BF16", b"dtype", b"shape", b"data_offsets", b"__metadata__", b"crout.structure", b"crout.complex",
         b"[", b"]", b"{", b"}", b'"', b",", b":", b"\\", b"\\u0000", b"\\ud800", b"0", b"-1", b"1e9", b"18446744073709551615", b"9223372036854775807",
         b"4611686018427387904", b"null", b"true", b"NaN", b" ", b"\xff", b"\x00", b"tensor", b"dict", b"tuple", b"float", b"complex", b"size"]


def seeds():
    """Files that between them have every type, structure and edge."""
    t = crout.tensor
    objects = [
        {"a": t([[1.0, 2.0], [3.0, 4.0]]), "b": t([1, 2, 3])},
        t(5.0),
        {"x": [t([True, False]), (t([1 + 2j]), None, 1.5, float("nan"))], "y": {1: "text", (2, "k"): {"deep": [[], {}, ()]}}, "z": 3 - 4j},
        {name: crout.zeros(2, 3).to(getattr(crout, name)) for name in ("bool", "uint8", "int8", "int16", "int32", "float16", "bfloat16", "float64", "complex128")},
        [crout.zeros(0, 3), crout.zeros(()), crout.float32, crout.zeros(2, 3).shape, "\u00e9\U0001f600"],
        {},
    ]
    for value in objects:
        file = io.BytesIO()
        crout.save(value, file)
        yield file.getvalue()
    plain = b'{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"v":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}}'
    yield struct.pack("<Q", len(plain)) + plain + bytes(11)


def mutate(rng, data):
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        kind = rng.randrange(8)
        at = rng.randrange(len(data) + 1) if rng.random() < 0.3 else rng.randrange(min(len(data), 400) + 1)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            data[at:at] = rng.choice(WORDS)
        elif kind == 2:
            del data[at : at + rng.choice((1, 2, 7, 64))]
        elif kind == 3:
            data[:8] = struct.pack("<Q", rng.choice((0, 1, len(data) - 8, len(data), 1 << 20, 1 << 40, (1 << 63) - 1, (1 << 64) - 1)) & ((1 << 64) - 1))
        elif kind == 4:
            word = rng.choice(WORDS)
            data[at : at + len(word)] = word
        elif kind == 5:
            piece = data[at : at + rng.randrange(64)]
            data[at:at] = piece
        elif kind == 6:
            data[at:at] = rng.choice((b"[", b'{"a":', b'{"tuple":[')) * rng.choice((3, 300, 20000))
        elif len(data) >= 8:  # keep the header's length right, so that what is inside it is looked at
            end = data.find(b"]}}")
            data[:8] = struct.pack("<Q", end - 5 if end > 8 else max(0, len(data) - 8))
    if rng.random() < 0.6 and len(data) >= 8:
        end = data.rfind(b"}", 0, 100000)
        if end > 8:
            data[:8] = struct.pack("<Q", end - 7)
    return bytes(data)


def leaves(value):
    if isinstance(value, crout.Tensor):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from leaves(item)


def read(path, data, way):
    """True where the file was read, False where it was refused."""
    try:
        value = crout.load(io.BytesIO(data)) if way == 2 else crout.load(path, mmap=way == 0)
    except ValueError as error:
        assert str(error).startswith("load: "), error
        return False
    seen = {}
    for tensor in leaves(value):
        seen[tensor.data_ptr()] = tensor.numel() * tensor.itemsize
        tensor.tolist()
    assert sum(seen.values()) <= len(data), "more elements than the file has bytes"
    return True


def run(mutations, seed, folder, limit=512 << 20):
    """How many mutants were read and refused."""
    rng = random.Random(seed)
    files = list(seeds())
    path = os.path.join(folder, "mutant")
    for data in files:
        pathlib.Path(path).write_bytes(data)
        assert all(read(path, data, way) for way in range(3)), "a file of our own was refused"
    used = int(pathlib.Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + limit, before[1]))
    counts = {True: 0, False: 0}
    try:
        for _ in range(mutations):
            data = mutate(rng, rng.choice(files))
            if len(data) > 1 << 20:
                continue
            pathlib.Path(path).write_bytes(data)
            results = {read(path, data, way) for way in range(3)}
            assert len(results) == 1, "the ways to read a file disagree"
            counts[results.pop()] += 1
    except BaseException:
        sys.stderr.write(f"mutant: {path}\n")
        raise
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
    return counts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--mutations", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    counts = run(options.mutations, options.seed, tempfile.mkdtemp())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{options.mutations} mutants: {counts[True]} read, {counts[False]} refused, 0 deaths; peak memory {peak} MB")
