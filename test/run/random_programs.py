# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs of shape and elementwise operations, run by crout-run and checked against NumPy.

    python3 random_programs.py <first seed> <count>

Sizes are known, unknown or 0; only the last values of a program are checked, so that everything before them may fuse. A program that
fails is named by its function, `@p<seed>`.
"""
import random
import subprocess
import sys
import tempfile

import numpy as np

from generate import Program, type_of

DTYPE = "f64"
UNARY = [("neg", np.negative), ("sin", np.sin), ("tanh", np.tanh), ("floor", np.floor)]
BINARY = [("add", np.add), ("sub", np.subtract), ("mul", np.multiply), ("maximum", np.maximum)]


class Value:
    """A name in the program, its shape with "?" for unknown sizes, and what it holds."""

    def __init__(self, name, shape, array):
        self.name, self.shape, self.array = name, list(shape), array
        self.type = type_of(shape, DTYPE)


class RandomProgram:
    def __init__(self, seed):
        self.random, self.numpy = random.Random(seed), np.random.RandomState(seed)
        self.program, self.values = Program(f"p{seed}"), []
        sizes = [1, 2, 3, 4, 5, 0] if self.chance(0.15) else [1, 2, 3, 4, 7]
        base = [self.random.choice(sizes) for _ in range(3)]
        for _ in range(2):
            self.values.append(self.fresh(base[: self.random.randint(0, 3)] if self.chance(0.3) else base))
        steps = [self.unary, self.binary, self.binary, self.scalar, self.select, self.reduce, self.reshape, self.unsqueeze, self.permute, self.flip, self.slice,
                 self.concatenate, self.pad, self.triangle, self.expand, self.gather, self.cast]
        for _ in range(self.random.randint(3, 12)):
            value = self.random.choice(self.values[-4:])
            if value.array.size < 3000:
                self.random.choice(steps)(value)
        for value in self.values[-3:]:
            self.program.expect(value.name, value.shape, value.array, DTYPE, scale=1e6)

    def text(self):
        return self.program.text()

    def chance(self, probability):
        return self.random.random() < probability

    def fresh(self, shape):
        array = self.numpy.randint(-8, 9, tuple(shape)) / 4.0
        name = self.program.constant(array, DTYPE)
        unknown = [d for d, n in enumerate(shape) if n != 1 and self.chance(0.4)]
        if unknown:
            name, shape = self.program.dynamic(name, list(shape), DTYPE, unknown)
        return Value(name, shape, array)

    def add(self, text, shape, array):
        self.values.append(Value(self.program.emit(text), shape, array))

    def sizes(self, shape, array_shape):
        names = [self.program.index(n) for n, s in zip(array_shape, shape) if s == "?"]
        return f" sizes({', '.join(names)})" if names else ""

    def dims(self, value, least=1):
        rank = len(value.shape)
        return sorted(self.random.sample(range(rank), self.random.randint(min(least, rank), rank)))

    # ---- one step each; a step that does not fit the value does nothing ----

    def unary(self, v):
        op, f = self.random.choice(UNARY)
        self.add(f"crout.{op} {v.name} : {v.type}", v.shape, f(v.array))

    def binary(self, v, other=None):
        w = other or self.random.choice(self.values)
        rank = max(len(v.shape), len(w.shape))
        widen = lambda shape: [1] * (rank - len(shape)) + list(shape)
        result = []
        for a, b, m, n in zip(widen(v.shape), widen(w.shape), widen(v.array.shape), widen(w.array.shape)):
            if a != 1 and b != 1 and m != n:
                return
            result.append(b if a in (1, "?") and b != 1 else a)
        op, f = self.random.choice(BINARY)
        self.add(f"crout.{op} {v.name}, {w.name} : ({v.type}, {w.type}) -> {type_of(result, DTYPE)}", result, f(v.array, w.array))

    def scalar(self, v):
        self.binary(v, self.fresh(()))

    def select(self, v):
        zero, low = self.program.constant(np.float64(0), DTYPE), self.program.constant(np.float64(-1.5), DTYPE)
        scalar, mask = type_of((), DTYPE), type_of(v.shape, "i1")
        positive = self.program.emit(f"crout.compare gt {v.name}, {zero} : ({v.type}, {scalar}) -> {mask}")
        self.add(f"crout.select {positive}, {v.name}, {low} : ({mask}, {v.type}, {scalar}) -> {v.type}", v.shape, np.where(v.array > 0, v.array, -1.5))

    def reduce(self, v):
        dims, keep = self.dims(v, least=0), self.chance(0.5)
        kind, f = self.random.choice([("sum", np.sum), ("max", np.max)])
        if kind == "max" and any(v.array.shape[d] == 0 for d in dims):
            return
        shape = [1 if d in dims else n for d, n in enumerate(v.shape) if keep or d not in dims]
        text = f"crout.reduce {kind} {v.name} dims = {dims} {{keepdim = {str(keep).lower()}}} : {v.type} -> {type_of(shape, DTYPE)}"
        self.add(text, shape, f(v.array, axis=tuple(dims), keepdims=keep))

    def reshape(self, v):
        rest, factors = v.array.size, []
        if rest == 0:
            return
        for q in (2, 3, 2, 7, 5):
            if rest % q == 0 and self.chance(0.6):
                factors.append(q)
                rest //= q
        factors += [rest] + ([1] if self.chance(0.3) else [])
        self.random.shuffle(factors)
        shape = ["?" if n != 1 and self.chance(0.3) else n for n in factors]
        self.add(f"crout.reshape {v.name}{self.sizes(shape, factors)} : {v.type} to {type_of(shape, DTYPE)}", shape, v.array.reshape(factors))

    def unsqueeze(self, v):
        at = self.random.randint(0, len(v.shape))
        shape = v.shape[:at] + [1] + v.shape[at:]
        names = [self.program.emit(f"tensor.dim {v.name}, {self.program.index(d)} : {v.type}") for d, n in enumerate(v.shape) if n == "?"]
        sizes = f" sizes({', '.join(names)})" if names else ""
        self.add(f"crout.reshape {v.name}{sizes} : {v.type} to {type_of(shape, DTYPE)}", shape, np.expand_dims(v.array, at))

    def permute(self, v):
        order = list(range(len(v.shape)))
        self.random.shuffle(order)
        shape = [v.shape[d] for d in order]
        self.add(f"crout.permute {v.name} {order} : {v.type} -> {type_of(shape, DTYPE)}", shape, v.array.transpose(order))

    def flip(self, v):
        dims = self.dims(v)
        self.add(f"crout.flip {v.name} dims = {dims} : {v.type}", v.shape, np.flip(v.array, dims))

    def slice(self, v):
        if v.array.size == 0 or not v.shape:
            return
        offsets = [self.random.randint(0, n - 1) for n in v.array.shape]
        strides = [self.random.randint(1, 2) for _ in offsets]
        sizes = [self.random.randint(1, (n - 1 - o) // s + 1) for n, o, s in zip(v.array.shape, offsets, strides)]
        shape = ["?" if n != 1 and self.chance(0.3) else n for n in sizes]
        offset_text = ", ".join(self.program.index(o) if self.chance(0.3) else str(o) for o in offsets)
        size_text = ", ".join(self.program.index(n) if s == "?" else str(n) for n, s in zip(sizes, shape))
        array = v.array[tuple(slice(o, o + (n - 1) * s + 1, s) for o, n, s in zip(offsets, sizes, strides))]
        self.add(f"crout.slice {v.name}[{offset_text}] [{size_text}] {strides} : {v.type} to {type_of(shape, DTYPE)}", shape, array)

    def concatenate(self, v):
        if not v.shape:
            return
        dim = self.random.randrange(len(v.shape))
        shape = ["?" if n == "?" else 2 * n if d == dim else n for d, n in enumerate(v.shape)]
        text = f"crout.concatenate dim = {dim} {v.name}, {v.name} : ({v.type}, {v.type}) -> {type_of(shape, DTYPE)}"
        self.add(text, shape, np.concatenate([v.array, v.array], dim))

    def pad(self, v):
        low, high = ([self.random.randint(0, 2) for _ in v.shape] for _ in range(2))
        shape = ["?" if n == "?" else n + a + b for n, a, b in zip(v.shape, low, high)]
        value = self.program.constant(np.float64(0.5), DTYPE)
        text = f"crout.pad {v.name}, {value} low = {low} high = {high} : ({v.type}, {type_of((), DTYPE)}) -> {type_of(shape, DTYPE)}"
        self.add(text, shape, np.pad(v.array, list(zip(low, high)), constant_values=0.5) if v.shape else v.array)

    def triangle(self, v):
        if len(v.shape) < 2:
            return
        upper, diagonal = self.chance(0.5), self.random.randint(-2, 2)
        text = f"crout.triangle {v.name} {{upper = {str(upper).lower()}, diagonal = {diagonal} : i64}} : {v.type}"
        self.add(text, v.shape, (np.triu if upper else np.tril)(v.array, diagonal))

    def expand(self, v):
        copies = self.random.choice([2, 3])
        shape = [copies] + v.shape
        text = f"crout.expand {v.name}{self.sizes(v.shape, v.array.shape)} : {v.type} to {type_of(shape, DTYPE)}"
        self.add(text, shape, np.broadcast_to(v.array, (copies,) + v.array.shape))

    def gather(self, v):
        if v.array.size == 0 or not v.shape:
            return
        dim = self.random.randrange(len(v.shape))
        shape = list(v.array.shape)
        shape[dim] = self.random.randint(1, 4)
        index = self.numpy.randint(0, v.array.shape[dim], shape)
        name = self.program.constant(index, "i64")
        text = f"crout.gather {v.name}, {name} dim = {dim} : ({v.type}, {type_of(shape, 'i64')}) -> {type_of(shape, DTYPE)}"
        self.add(text, shape, np.take_along_axis(v.array, index, dim))

    def cast(self, v):
        single = type_of(v.shape, "f32")
        name = self.program.emit(f"crout.cast {v.name} : {v.type} to {single}")
        self.add(f"crout.cast {name} : {single} to {v.type}", v.shape, v.array.astype(np.float32).astype(np.float64))


def main(first, count):
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
        file.write("\n".join(RandomProgram(seed).text() for seed in range(first, first + count)))
        file.flush()
        return subprocess.run(["crout-run", file.name]).returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
