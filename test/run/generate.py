# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the value tests *.generated.mlir beside itself: programs whose expected values NumPy computed.

Run it again after a change here and commit what it writes: `python3 test/run/generate.py`.
"""
import math
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
LICENCE = "// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception\n"

# MLIR element type -> NumPy type that computes it (bf16 lives in float32 and is rounded by hand).
DTYPES = {"f16": np.float16, "bf16": np.float32, "f32": np.float32, "f64": np.float64, "complex<f32>": np.complex64, "complex<f64>": np.complex128,
          "i1": np.bool_, "i8": np.int8, "i16": np.int16, "i32": np.int32, "i64": np.int64, "ui8": np.uint8}
FLOATS = ["f16", "bf16", "f32", "f64"]
COMPLEX = ["complex<f32>", "complex<f64>"]
INTEGERS = ["i8", "i16", "i32", "i64", "ui8"]
TOLERANCE = {"f16": 2e-3, "bf16": 1.6e-2, "f32": 3e-6, "f64": 2e-14, "complex<f32>": 3e-6, "complex<f64>": 2e-14}


def bf16(x):
    """float32 values rounded to bfloat16, to nearest even."""
    bits = np.asarray(x, np.float32).view(np.uint32).astype(np.uint64)
    rounded = ((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)
    return np.where(np.isnan(x), np.float32(np.nan), rounded).astype(np.float32)


def as_dtype(values, dtype):
    array = np.asarray(values).astype(DTYPES[dtype])
    return bf16(array) if dtype == "bf16" else array


def real_literal(v, dtype):
    if np.isfinite(v):
        return repr(float(v)) if "e" not in repr(float(v)) or "." in repr(float(v)) else repr(float(v)).replace("e", ".0e")
    quiet = {"f16": ("0x7E00", "0x7C00", "0xFC00"), "bf16": ("0x7FC0", "0x7F80", "0xFF80"), "f32": ("0x7FC00000", "0x7F800000", "0xFF800000"),
             "f64": ("0x7FF8000000000000", "0x7FF0000000000000", "0xFFF0000000000000")}[dtype]
    return quiet[0] if np.isnan(v) else quiet[1 if v > 0 else 2]


def literal(v, dtype):
    if dtype == "i1":
        return "true" if v else "false"
    if dtype.startswith("complex"):
        part = dtype[8:-1]
        return f"({real_literal(v.real, part)}, {real_literal(v.imag, part)})"
    return str(int(v)) if dtype in INTEGERS else real_literal(v, dtype)


def nested(array, dtype):
    return literal(array[()], dtype) if array.ndim == 0 else "[" + ", ".join(nested(a, dtype) for a in array) + "]"


def type_of(shape, dtype):
    return "tensor<" + "".join(f"{n}x" for n in shape) + dtype + ">"


class Program:
    """One public function under construction."""

    def __init__(self, name):
        self.name, self.lines, self.count, self.indices = name, [], 0, {}

    def emit(self, text):
        self.count += 1
        self.lines.append(f"%{self.count} = {text}")
        return f"%{self.count}"

    def constant(self, array, dtype):
        array = np.asarray(array)
        body = "" if array.size == 0 else nested(array, dtype)
        return self.emit(f"crout.constant dense<{body}> : {type_of(array.shape, dtype)}")

    def index(self, n):
        if n not in self.indices:
            self.indices[n] = self.emit(f"arith.constant {n} : index")
        return self.indices[n]

    def dynamic(self, value, shape, dtype, dims):
        """The same tensor with unknown sizes in `dims`."""
        to = ["?" if d in dims else n for d, n in enumerate(shape)]
        sizes = ", ".join(self.index(n) if d in dims else str(n) for d, n in enumerate(shape))
        zeros, ones = ", ".join("0" * len(shape)), ", ".join("1" * len(shape))
        return self.emit(f"crout.slice {value}[{zeros}] [{sizes}] [{ones}] : {type_of(shape, dtype)} to {type_of(to, dtype)}"), to

    def expect(self, value, shape, expected, dtype, scale=1.0):
        expected = np.asarray(expected)
        other = self.constant(expected, dtype)
        types = f"{type_of(shape, dtype)}, {type_of(expected.shape, dtype)}"
        if dtype in TOLERANCE:
            rtol = TOLERANCE[dtype] * scale
            self.lines.append(f"crout.expect_close {value}, {other} {{rtol = {rtol:.1e} : f64, atol = {rtol / 30:.1e} : f64}} : {types}")
        else:
            self.lines.append(f"crout.expect_equal {value}, {other} : {types}")

    def text(self):
        return f"func.func @{self.name}() {{\n" + "".join(f"  {line}\n" for line in self.lines) + "  return\n}\n"


def write(name, programs, purpose):
    text = LICENCE + f"// {purpose} Written by generate.py.\n// RUN: crout-run %s\n\n" + "\n".join(p.text() for p in programs)
    (HERE / f"{name}.generated.mlir").write_text(text)


def slug(dtype):
    return dtype.replace("complex<f32>", "c64").replace("complex<f64>", "c128")


# ---- elementwise ----

UNARY_FLOAT = {
    "neg": np.negative, "exp": np.exp, "exp2": np.exp2, "expm1": np.expm1, "sin": np.sin, "cos": np.cos, "tan": np.tan, "sinh": np.sinh, "cosh": np.cosh,
    "tanh": np.tanh, "asinh": np.arcsinh, "atan": np.arctan, "floor": np.floor, "ceil": np.ceil, "round": np.round, "trunc": np.trunc, "sign": np.sign,
    "conj": np.conj, "erf": np.vectorize(math.erf), "erfc": np.vectorize(math.erfc)}
UNARY_POSITIVE = {"log": np.log, "log2": np.log2, "log10": np.log10, "log1p": np.log1p, "sqrt": np.sqrt, "rsqrt": lambda x: 1 / np.sqrt(x), "reciprocal": lambda x: 1 / x}
UNARY_COMPLEX = ["neg", "exp", "exp2", "expm1", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asinh", "atan", "sign", "conj", "log", "log2", "log10", "log1p", "sqrt",
                 "rsqrt", "reciprocal", "asin", "acos", "acosh", "atanh"]
ALL_UNARY = UNARY_FLOAT | UNARY_POSITIVE | {"asin": np.arcsin, "acos": np.arccos, "acosh": np.arccosh, "atanh": np.arctanh}
ANY_FLOAT = [0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.5, -2.5, 0.1, -0.3, 3.75, -3.75, 0.002, -0.03, 5.5]
POSITIVE = [0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 10.0, 1.01, 0.99, 100.0, 1000.0, 7.0, 0.125, 0.03125]
UNIT = [-0.96875, -0.75, -0.5, -0.25, -0.03125, 0.0, 0.0625, 0.3125, 0.5, 0.8125, 0.9375]
PLANE = [1 + 2j, -1 + 2j, 1 - 2j, -1 - 2j, 0.5j, -0.5 + 0.25j, 3 - 0.125j, 0.0078125 + 1j, -2 - 0.5j, 0.75 + 0.75j, 6 + 1j, -6 - 1j, 1e-3 + 1e-3j, 2 + 1e-4j]


def compute(f, dtype, *args):
    """f in float64 (complex128) from the dtype's own values, rounded to the dtype."""
    wide = [np.asarray(a).astype(np.complex128 if dtype in COMPLEX else np.float64) for a in args]
    with np.errstate(all="ignore"):
        return as_dtype(f(*wide), dtype)


def unary_programs():
    for dtype in FLOATS + COMPLEX:
        p = Program(f"unary_{slug(dtype)}")
        groups = [(UNARY_FLOAT, ANY_FLOAT), (UNARY_POSITIVE, POSITIVE), ({n: ALL_UNARY[n] for n in ("asin", "acos", "atanh")}, UNIT), ({"acosh": np.arccosh}, POSITIVE[2:])]
        if dtype in COMPLEX:
            groups = [({n: ALL_UNARY[n] for n in UNARY_COMPLEX}, PLANE)]
        for functions, points in groups:
            x = as_dtype([v for v in points if not (functions.get("acosh") and len(functions) == 1 and v < 1)], dtype)
            name = p.constant(x, dtype)
            for op, f in functions.items():
                y = p.emit(f"crout.{op} {name} : {type_of(x.shape, dtype)}")
                p.expect(y, x.shape, compute(f, dtype, x), dtype, scale=20 if op in ("tan", "erfc") else 1)
        yield p


def special_programs():
    inf, nan = np.inf, np.nan
    for dtype in FLOATS:
        p = Program(f"special_{dtype}")
        x = as_dtype([nan, inf, -inf, 0.0, -0.0, 1.0, -1.0, 2.0], dtype)
        y = as_dtype([1.0, 1.0, nan, -0.0, 0.0, nan, inf, -inf], dtype)
        a, b, shape = p.constant(x, dtype), p.constant(y, dtype), x.shape
        with np.errstate(all="ignore"):
            for op in ["neg", "exp", "log", "sqrt", "sin", "tanh", "floor", "sign", "atan", "erf", "log1p", "expm1", "reciprocal"]:
                p.expect(p.emit(f"crout.{op} {a} : {type_of(shape, dtype)}"), shape, compute(ALL_UNARY[op], dtype, x), dtype)
            for op, f in {"maximum": np.maximum, "minimum": np.minimum, "fmax": np.fmax, "fmin": np.fmin, "copysign": np.copysign, "add": np.add, "hypot": np.hypot,
                          "atan2": np.arctan2, "pow": np.power, "remainder": np.remainder, "fmod": np.fmod}.items():
                if op in ("remainder",):
                    continue  # NumPy differs between versions where an operand is infinite
                p.expect(p.emit(f"crout.{op} {a}, {b} : {type_of(shape, dtype)}"), shape, compute(f, dtype, x, y), dtype)
            for op, f in {"isnan": np.isnan, "isinf": np.isinf, "isfinite": np.isfinite, "logical_not": np.logical_not}.items():
                p.expect(p.emit(f"crout.{op} {a} : {type_of(shape, dtype)} -> {type_of(shape, 'i1')}"), shape, f(x), "i1")
            for op, f in {"eq": np.equal, "ne": np.not_equal, "lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal}.items():
                types = f"({type_of(shape, dtype)}, {type_of(shape, dtype)}) -> {type_of(shape, 'i1')}"
                p.expect(p.emit(f"crout.compare {op} {a}, {b} : {types}"), shape, f(x, y), "i1")
            for kind, f in {"max": np.max, "min": np.min, "sum": np.sum}.items():
                p.expect(p.emit(f"crout.reduce {kind} {a} dims = [0] : {type_of(shape, dtype)} -> {type_of((), dtype)}"), (), compute(f, dtype, x), dtype)
            for kind, f in {"max": np.argmax, "min": np.argmin}.items():
                p.expect(p.emit(f"crout.arg_reduce {kind} {b} dim = 0 : {type_of(shape, dtype)} -> {type_of((), 'i64')}"), (), f(y), "i64")
        yield p
    for dtype in COMPLEX:
        p = Program(f"special_{slug(dtype)}")
        info = np.finfo(DTYPES[dtype])
        big, tiny = float(info.max), float(info.tiny)
        x = as_dtype([complex(big / 2, big / 4), complex(tiny * 8, tiny * 2), complex(3, 4), complex(-3, -4), complex(big / 8, 1), 1 + 1e-7j], dtype)
        y = as_dtype([complex(big / 2, -big / 2), complex(tiny * 4, tiny), complex(0, 2), complex(5, 0), complex(1, big / 8), 1 - 1e-7j], dtype)
        a, b, shape = p.constant(x, dtype), p.constant(y, dtype), x.shape
        real = dtype[8:-1]
        quotient = []
        for u, v in zip(x, y):
            s = 2.0 ** -math.frexp(max(abs(v.real), abs(v.imag)))[1]
            quotient.append(complex(u) * s / (complex(v) * s))
        p.expect(p.emit(f"crout.div {a}, {b} : {type_of(shape, dtype)}"), shape, as_dtype(quotient, dtype), dtype)
        p.expect(p.emit(f"crout.abs {a} : {type_of(shape, dtype)} -> {type_of(shape, real)}"), shape, as_dtype(np.hypot(x.real, x.imag), real), real)
        for op in ("sqrt", "log"):
            p.expect(p.emit(f"crout.{op} {a} : {type_of(shape, dtype)}"), shape, compute(ALL_UNARY[op], dtype, x), dtype)
        cut = as_dtype([complex(-4, 0.0), complex(-4, -0.0), complex(4, 0.0), complex(0, 0)], dtype)
        c = p.constant(cut, dtype)
        for op in ("sqrt", "asin", "acos", "acosh", "asinh", "atan", "sin", "exp"):
            p.expect(p.emit(f"crout.{op} {c} : {type_of(cut.shape, dtype)}"), cut.shape, compute(ALL_UNARY[op], dtype, cut), dtype)
        yield p


def binary_programs():
    for dtype in FLOATS + COMPLEX:
        p = Program(f"binary_{slug(dtype)}")
        x = as_dtype(PLANE[:6] if dtype in COMPLEX else [3.5, -3.5, 7.0, -7.0, 0.75, -12.0], dtype).reshape(3, 2)
        y = as_dtype([2.0 - 1j, -0.5 + 2j] if dtype in COMPLEX else [2.0, -1.5], dtype)
        a, b = p.constant(x, dtype), p.constant(y, dtype)
        row, shape = p.dynamic(a, x.shape, dtype, [0])
        types = f"({type_of(shape, dtype)}, {type_of(y.shape, dtype)}) -> {type_of(shape, dtype)}"
        ops = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.divide, "pow": np.power}
        if dtype not in COMPLEX:
            ops |= {"floor_div": np.floor_divide, "remainder": np.remainder, "fmod": np.fmod, "atan2": np.arctan2, "maximum": np.maximum, "minimum": np.minimum,
                    "fmax": np.fmax, "fmin": np.fmin, "copysign": np.copysign, "hypot": np.hypot}
        for op, f in ops.items():
            if op == "pow":
                f = lambda u, v: np.power(u, v)
            p.expect(p.emit(f"crout.{op} {row}, {b} : {types}"), shape, compute(f, dtype, x, y), dtype, scale=4 if op == "pow" else 1)
        yield p


def wrapped(f, dtype, *args):
    """f on Python integers, wrapped into the dtype."""
    bits = np.iinfo(DTYPES[dtype]).bits
    result = np.array([f(*(int(v) for v in vs)) & (2**bits - 1) for vs in zip(*args)], np.uint64)
    return result.astype(np.dtype(f"u{bits // 8}")).view(DTYPES[dtype])


def truncated(a, b):
    return 0 if b == 0 else abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def integer_power(a, b):
    if b >= 0:
        return a**b
    return 1 if a == 1 else (1 if b % 2 == 0 else -1) if a == -1 else 0


def integer_programs():
    for dtype in INTEGERS:
        p = Program(f"integer_{dtype}")
        info = np.iinfo(DTYPES[dtype])
        low, high, signed, bits = int(info.min), int(info.max), int(info.min) < 0, info.bits
        pairs = [(7, 2), (low, 3), (high, 2), (5, 0), (0, 5), (high, 1), (3, 3), (100, 7), (high, high), (2, bits - 1), (1, bits), (low, low), (9, 4), (low, 1)]
        if signed:
            pairs += [(-7, 2), (7, -2), (-7, -2), (low, -1), (-1, low), (-1, 3), (-8, 3), (5, -1), (1, -5), (-1, -3), (2, -1), (low, 0)]
        x, y = as_dtype([v[0] for v in pairs], dtype), as_dtype([v[1] for v in pairs], dtype)
        a, b, shape = p.constant(x, dtype), p.constant(y, dtype), x.shape
        unsigned = lambda v: v & (2**bits - 1)
        ops = {
            "add": lambda u, v: u + v, "sub": lambda u, v: u - v, "mul": lambda u, v: u * v, "div": truncated, "floor_div": lambda u, v: u // v if v else 0,
            "remainder": lambda u, v: u % v if v else 0, "fmod": lambda u, v: u - truncated(u, v) * v if v else 0, "maximum": max, "minimum": min, "fmax": max, "fmin": min,
            "bitwise_and": lambda u, v: u & v, "bitwise_or": lambda u, v: u | v, "bitwise_xor": lambda u, v: u ^ v,
            "shift_left": lambda u, v: u << v if unsigned(v) < bits else 0, "shift_right": lambda u, v: u >> (v if unsigned(v) < bits else bits)}
        for op, f in ops.items():
            p.expect(p.emit(f"crout.{op} {a}, {b} : {type_of(shape, dtype)}"), shape, wrapped(f, dtype, x, y), dtype)
        mild = as_dtype([max(min(int(v), 40), -50) for v in y], dtype)
        p.expect(p.emit(f"crout.pow {a}, {p.constant(mild, dtype)} : {type_of(shape, dtype)}"), shape, wrapped(integer_power, dtype, x, mild), dtype)
        for op, f in {"neg": lambda u: -u, "sign": lambda u: (u > 0) - (u < 0), "bitwise_not": lambda u: ~u, "floor": lambda u: u, "round": lambda u: u}.items():
            p.expect(p.emit(f"crout.{op} {a} : {type_of(shape, dtype)}"), shape, wrapped(f, dtype, x), dtype)
        p.expect(p.emit(f"crout.abs {a} : {type_of(shape, dtype)} -> {type_of(shape, dtype)}"), shape, wrapped(abs, dtype, x), dtype)
        for op, f in {"isnan": lambda v: v != v, "isinf": lambda v: v != v, "isfinite": lambda v: v == v, "logical_not": np.logical_not}.items():
            p.expect(p.emit(f"crout.{op} {a} : {type_of(shape, dtype)} -> {type_of(shape, 'i1')}"), shape, f(x), "i1")
        for op, f in {"eq": np.equal, "ne": np.not_equal, "lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal}.items():
            types = f"({type_of(shape, dtype)}, {type_of(shape, dtype)}) -> {type_of(shape, 'i1')}"
            p.expect(p.emit(f"crout.compare {op} {a}, {b} : {types}"), shape, f(x, y), "i1")
        yield p
    p = Program("bool")
    x, y = np.array([False, False, True, True]), np.array([False, True, False, True])
    a, b, t = p.constant(x, "i1"), p.constant(y, "i1"), type_of((4,), "i1")
    for op, f in {"logical_and": np.logical_and, "logical_or": np.logical_or, "logical_xor": np.logical_xor, "bitwise_and": np.logical_and, "bitwise_or": np.logical_or,
                  "bitwise_xor": np.logical_xor, "maximum": np.logical_or, "minimum": np.logical_and}.items():
        p.expect(p.emit(f"crout.{op} {a}, {b} : {t}"), (4,), f(x, y), "i1")
    p.expect(p.emit(f"crout.bitwise_not {a} : {t}"), (4,), ~x, "i1")
    p.expect(p.emit(f"crout.logical_not {a} : {t} -> {t}"), (4,), ~x, "i1")
    for op, f in {"eq": np.equal, "lt": np.less, "ge": np.greater_equal}.items():
        p.expect(p.emit(f"crout.compare {op} {a}, {b} : ({t}, {t}) -> {t}"), (4,), f(x, y), "i1")
    u, v = as_dtype([1.5, 2.5, 3.5, 4.5], "f32"), as_dtype(-1.0, "f32")
    select = p.emit(f"crout.select {a}, {p.constant(u, 'f32')}, {p.constant(v, 'f32')} : ({t}, {type_of((4,), 'f32')}, {type_of((), 'f32')}) -> {type_of((4,), 'f32')}")
    p.expect(select, (4,), np.where(x, u, v), "f32")
    yield p


def cast_programs():
    def convert(x, source, target):
        if target == "i1":
            return x != 0
        if source in COMPLEX and target not in COMPLEX:
            x = x.real
        if target in INTEGERS and source in FLOATS + COMPLEX:
            bits = np.iinfo(DTYPES[target]).bits
            wide = 64 if bits == 64 else 32
            values = []
            for v in x.astype(np.float64):
                inside = np.isfinite(v) and -(2.0 ** (wide - 1)) <= v < 2.0 ** (wide - 1)
                values.append(int(v) if inside else -(2 ** (wide - 1)))
            return np.array([v & (2**bits - 1) for v in values], np.uint64).astype(np.dtype(f"u{bits // 8}")).view(DTYPES[target])
        with np.errstate(all="ignore"):
            if target == "f16" and source in INTEGERS:
                x = x.astype(np.float32)
            return as_dtype(x, target) if target != "bf16" or source != "f64" else bf16(round_to_odd(x))

    def round_to_odd(x):
        single = x.astype(np.float32)
        bits = single.view(np.uint32)
        inexact = np.isfinite(x) & (single.astype(np.float64) != x)
        down = bits - (np.abs(single.astype(np.float64)) > np.abs(x))
        return np.where(inexact, down | 1, bits).astype(np.uint32).view(np.float32)

    for source in DTYPES:
        p = Program(f"cast_{slug(source)}")
        if source in COMPLEX:
            x = as_dtype([1.5 - 2j, -0.5 + 1j, 3e2 + 0j, 0j, -7 - 7j, 1j], source)
        elif source == "i1":
            x = np.array([True, False, True])
        elif source in INTEGERS:
            info = np.iinfo(DTYPES[source])
            x = as_dtype([0, 1, int(info.max), int(info.min), 100, int(info.max) // 3], source)
        else:
            x = as_dtype([0.0, -0.0, 0.4, 1.5, -1.5, 2.5, 300.7, -300.7, 65519.0, 1.00048828125001, 1e10, -1e10, 1e20, np.nan, np.inf, -np.inf, 1e-7, 127.9], source)
        a = p.constant(x, source)
        for target in DTYPES:
            if target != source:
                y = p.emit(f"crout.cast {a} : {type_of(x.shape, source)} to {type_of(x.shape, target)}")
                p.expect(y, x.shape, convert(x, source, target), target)
        yield p


# ---- reductions, shapes, creation, products ----

def reduction_programs():
    rng = np.random.default_rng(1)
    for dtype in FLOATS + COMPLEX + INTEGERS + ["i1"]:
        p = Program(f"reduce_{slug(dtype)}")
        if dtype == "i1":
            x = rng.random((3, 4, 2)) < 0.6
        elif dtype in INTEGERS:
            x = as_dtype(rng.integers(0, 5, (3, 4, 2)) - (0 if dtype == "ui8" else 2), dtype)
        else:
            x = as_dtype(rng.integers(-8, 9, (3, 4, 2)) / 4 + (1j * rng.integers(-8, 9, (3, 4, 2)) / 4 if dtype in COMPLEX else 0), dtype)
        a = p.constant(x, dtype)
        d, shape = p.dynamic(a, x.shape, dtype, [0, 2])
        kinds = {"sum": np.sum, "prod": np.prod} if dtype != "i1" else {"any": np.any, "all": np.all}
        if dtype not in COMPLEX:
            kinds |= {"max": np.max, "min": np.min}
        for kind, f in kinds.items():
            for dims, keep in [((0, 1, 2), False), ((1,), True), ((0, 2), False), ((), False)]:
                # Each accumulates in the dtype itself, halves in f32.
                if dtype in FLOATS + COMPLEX:
                    expected = compute(lambda v: f(v, axis=dims, keepdims=keep), dtype, x)
                else:
                    with np.errstate(over="ignore"):
                        expected = f(x, axis=dims, keepdims=keep).astype(DTYPES[dtype]) if kind not in ("sum", "prod") else f(x, axis=dims, keepdims=keep, dtype=DTYPES[dtype])
                result = [1 if i in dims else n for i, n in enumerate(shape) if keep or i not in dims]
                y = p.emit(f"crout.reduce {kind} {d} dims = {list(dims)} {{keepdim = {str(keep).lower()}}} : {type_of(shape, dtype)} -> {type_of(result, dtype)}")
                p.expect(y, result, expected, dtype, scale=4)
        if dtype not in COMPLEX:
            for kind, f in {"max": np.argmax, "min": np.argmin}.items():
                for dim in range(3):
                    result = [1 if i == dim else n for i, n in enumerate(shape)]
                    y = p.emit(f"crout.arg_reduce {kind} {d} dim = {dim} {{keepdim = true}} : {type_of(shape, dtype)} -> {type_of(result, 'i64')}")
                    p.expect(y, result, f(x, axis=dim, keepdims=True), "i64")
        if dtype not in ("i1",):
            empty = p.constant(np.zeros((0, 3), DTYPES[dtype]), dtype)
            for kind, value in (("sum", 0), ("prod", 1)):
                y = p.emit(f"crout.reduce {kind} {empty} dims = [0] : {type_of((0, 3), dtype)} -> {type_of((3,), dtype)}")
                p.expect(y, (3,), np.full(3, value, DTYPES[dtype]), dtype)
        yield p


def shape_programs():
    for dtype, kinds in {"f32": (False, True), "complex<f64>": (True,), "i64": (False,), "ui8": (True,), "i1": (False, True), "bf16": (False,)}.items():
        for dynamic in kinds:
            p = Program(f"shape_{slug(dtype)}_{'dynamic' if dynamic else 'static'}")
            x = as_dtype(np.arange(24).reshape(2, 3, 4) % (2 if dtype == "i1" else 100), dtype)
            if dtype == "i1":
                x = as_dtype(np.array([1, 0, 1, 1, 0, 0, 1, 0] * 3).reshape(2, 3, 4), dtype)
            a, shape = p.constant(x, dtype), list(x.shape)
            if dynamic:
                a, shape = p.dynamic(a, x.shape, dtype, [0, 2])
            t = type_of(shape, dtype)
            q = lambda n: "?" if dynamic else n
            sizes = lambda *ns: f" sizes({', '.join(p.index(n) for n in ns)})" if dynamic and ns else ""
            check = lambda value, to, expected: p.expect(value, to, np.asarray(expected).astype(DTYPES[dtype]), dtype)

            for to in ([24], [6, 4], [4, 3, 2], [2, 1, 3, 4, 1], [1, 24], [2, 12]):
                result = [q(n) if i in (0, len(to) - 1) and n != 1 else n for i, n in enumerate(to)]
                dyn = [n for n, r in zip(to, result) if r == "?"]
                check(p.emit(f"crout.reshape {a}{sizes(*dyn)} : {t} to {type_of(result, dtype)}"), result, x.reshape(to))
            # A reshape that only adds dimensions, used by elementwise operations.
            wide = [q(2), 1, 3, q(4)]
            r = p.emit(f"crout.reshape {a}{sizes(2, 4)} : {t} to {type_of(wide, dtype)}")
            s = p.emit(f"crout.select {p.constant(np.array(True), 'i1')}, {r}, {r} : (tensor<i1>, {type_of(wide, dtype)}, {type_of(wide, dtype)}) -> {type_of(wide, dtype)}")
            check(s, wide, x.reshape(2, 1, 3, 4))
            one = p.constant(x[:1, :1, :1], dtype)
            back = p.emit(f"crout.reshape {one} : {type_of((1, 1, 1), dtype)} to {type_of((), dtype)}")
            check(back, [], x[0, 0, 0])
            check(p.emit(f"crout.reshape {back} : {type_of((), dtype)} to {type_of((1, 1), dtype)}"), [1, 1], x[:1, :1, 0])

            for perm in ([1, 0, 2], [2, 0, 1], [0, 2, 1]):
                result = [shape[i] for i in perm]
                check(p.emit(f"crout.permute {a} {perm} : {t} -> {type_of(result, dtype)}"), result, x.transpose(perm))
            for dims in ([0], [1], [0, 2], [0, 1, 2]):
                check(p.emit(f"crout.flip {a} dims = {dims} : {t}"), shape, np.flip(x, dims))
            column = p.constant(x[:, :1, :1], dtype)
            big = [5, q(2), 3, q(4)]
            check(p.emit(f"crout.expand {column}{sizes(2, 4)} : {type_of((2, 1, 1), dtype)} to {type_of(big, dtype)}") if not dynamic else
                  p.emit(f"crout.expand {p.constant(x[:1, :1, :1], dtype)}{sizes(2, 4)} : {type_of((1, 1, 1), dtype)} to {type_of(big, dtype)}"),
                  big, np.broadcast_to(x[:, :1, :1] if not dynamic else x[:1, :1, :1], (5, 2, 3, 4)))
            cut = p.emit(f"crout.slice {a}[1, 0, 1] [1, 2, 2] [1, 2, 2] : {t} to {type_of((1, 2, 2), dtype)}")
            check(cut, (1, 2, 2), x[1:2, 0:3:2, 1:4:2])
            if dynamic:
                n, o = p.index(2), p.index(1)
                cut = p.emit(f"crout.slice {a}[0, {o}, 0] [{n}, {n}, 4] [1, 1, 1] : {t} to {type_of(['?', '?', 4], dtype)}")
                check(cut, ["?", "?", 4], x[:, 1:3, :])
            for dim in range(3):
                result = [n if i != dim else ("?" if shape[dim] == "?" else 3 * shape[dim]) for i, n in enumerate(shape)]
                check(p.emit(f"crout.concatenate dim = {dim} {a}, {a}, {a} : ({t}, {t}, {t}) -> {type_of(result, dtype)}"), result, np.concatenate([x, x, x], dim))
            result = ["?" if n == "?" else n + l for n, l in zip(shape, (0, 3, 3))]
            padded = np.pad(x, [(0, 0), (1, 2), (3, 0)], constant_values=x[0, 0, 0])
            value = p.constant(x[0, 0, 0], dtype)
            check(p.emit(f"crout.pad {a}, {value} low = [0, 1, 3] high = [0, 2, 0] : ({t}, {type_of((), dtype)}) -> {type_of(result, dtype)}"), result, padded)
            index = np.array([[[0, 2, 1, 1]], [[2, 2, 0, 1]]])
            gathered = p.emit(f"crout.gather {a}, {p.constant(index, 'i64')} dim = 1 : ({t}, {type_of((2, 1, 4), 'i64')}) -> {type_of((2, 1, 4), dtype)}")
            check(gathered, (2, 1, 4), np.take_along_axis(x, index, 1))
            outside = p.constant(np.array([[[-5, 99, 0, 7]]]), "i64")
            clamped = p.emit(f"crout.gather {a}, {outside} dim = 1 : ({t}, {type_of((1, 1, 4), 'i64')}) -> {type_of((1, 1, 4), dtype)}")
            check(clamped, (1, 1, 4), np.take_along_axis(x[:1], np.array([[[0, 2, 0, 2]]]), 1))
            for upper, f in (("true", np.triu), ("false", np.tril)):
                for diagonal in (-1, 0, 2):
                    check(p.emit(f"crout.triangle {a} {{upper = {upper}, diagonal = {diagonal} : i64}} : {t}"), shape, f(x, diagonal))
            eye = p.emit(f"crout.eye{sizes(3, 4)} : {type_of([q(3), q(4)], dtype)}")
            check(eye, [q(3), q(4)], np.eye(3, 4))
            if dtype not in COMPLEX + ["i1"]:
                for dim in (0, 1):
                    iota = p.emit(f"crout.iota dim = {dim}{sizes(3)} : {type_of([q(3), 5], dtype)}")
                    check(iota, [q(3), 5], np.indices((3, 5))[dim])
            if not dynamic:
                nothing = p.constant(np.zeros((0, 3), DTYPES[dtype]), dtype)
                check(p.emit(f"crout.reshape {nothing} : {type_of((0, 3), dtype)} to {type_of((3, 0), dtype)}"), (3, 0), np.zeros((3, 0)))
                check(p.emit(f"crout.permute {nothing} [1, 0] : {type_of((0, 3), dtype)} -> {type_of((3, 0), dtype)}"), (3, 0), np.zeros((3, 0)))
                check(p.emit(f"crout.flip {nothing} dims = [0, 1] : {type_of((0, 3), dtype)}"), (0, 3), np.zeros((0, 3)))
            yield p


def matmul_programs():
    rng = np.random.default_rng(2)
    for dtype in FLOATS + COMPLEX + INTEGERS:
        p = Program(f"matmul_{slug(dtype)}")
        draw = lambda *shape: as_dtype(rng.integers(0 if dtype == "ui8" else -4, 5, shape) + (1j * rng.integers(-4, 5, shape) if dtype in COMPLEX else 0), dtype)
        for left, right in (((3, 4), (4, 2)), ((2, 3, 4), (4, 2)), ((2, 1, 3, 4), (5, 4, 2)), ((3, 0), (0, 2)), ((0, 2, 3), (3, 2)), ((1, 1), (1, 1))):
            x, y = draw(*left), draw(*right)
            expected = np.matmul(x.astype(np.complex128 if dtype in COMPLEX else np.int64), y.astype(np.complex128 if dtype in COMPLEX else np.int64))
            with np.errstate(over="ignore"):
                expected = as_dtype(expected, dtype)
            a, b, sa, sb = p.constant(x, dtype), p.constant(y, dtype), list(left), list(right)
            if left == (2, 3, 4):
                a, sa = p.dynamic(a, left, dtype, [0, 1])
            if left == (3, 4):
                (a, sa), (b, sb) = p.dynamic(a, left, dtype, [1]), p.dynamic(b, right, dtype, [0, 1])
            batch = list(expected.shape[:-2])
            if left == (2, 3, 4):
                batch = [sa[0]]
            result = batch + [sa[-2], sb[-1]]
            y = p.emit(f"crout.matmul {a}, {b} : ({type_of(sa, dtype)}, {type_of(sb, dtype)}) -> {type_of(result, dtype)}")
            p.expect(y, result, expected, dtype)
        yield p


if __name__ == "__main__":
    write("unary", unary_programs(), "Unary elementwise operations on floating-point and complex elements.")
    write("special", special_programs(), "Infinities, NaN, signed zeros, branch cuts and the ends of the range.")
    write("binary", binary_programs(), "Binary elementwise operations with broadcasting and unknown sizes.")
    write("integer", integer_programs(), "Integer and bool elements, with divisors of 0 and shifts out of range.")
    write("cast", cast_programs(), "Conversions between all element types.")
    write("reduce", reduction_programs(), "Reductions over every choice of dimensions.")
    write("shape", shape_programs(), "Operations that move, pick, join and make elements.")
    write("matmul", matmul_programs(), "Matrix products of every element type.")
