# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs of views, writes and aliases: eager, jit and a NumPy model must agree bit for bit.

    python3 test/fuzz/view_programs.py --count 100000 --seed 1 [--jobs 2] [--time SECONDS]

A program has inputs (some are views of others), a list of steps, and outputs, which may be inputs, views of them, or new tensors. It runs
    1. in the model: NumPy arrays, where a view is a view;
    2. in eager;
    3. under jit, first with inputs that share no memory, then with the inputs as they are, by one jitted function;
and afterwards every output that can be written to is written to, so that what it shares memory with shows. Compared are all outputs and
all inputs before and after these writes. A program that fails is made smaller while it fails, and printed as Python.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import random
import sys
import time
import traceback

import numpy as np

import crout

DTYPES = ("int64", "int32", "uint8", "int16", "float32", "float64", "complex64", "complex128")


@dataclasses.dataclass(frozen=True)
class Step:
    """`name` applied to the values of these numbers; a step that gives a value appends it."""

    name: str
    args: tuple
    params: tuple = ()


@dataclasses.dataclass(frozen=True)
class Program:
    dtype: str
    inputs: tuple  # ("new", shape) or ("view", number of an earlier input, Step on it)
    steps: tuple
    outputs: tuple


# ---- What a step does, in the model and in Crout ----


class Conjugated(np.ndarray):
    """A view of memory, where the conjugates of its elements lie. NumPy has no such views: views of one are of this type, too, and who reads or
    writes elements asks `elements` and `store`."""


def elements(x):
    return np.conj(x.view(np.ndarray)) if isinstance(x, Conjugated) else x


def store(x, values):
    x.view(np.ndarray)[...] = np.conj(values) if isinstance(x, Conjugated) else values


def conjugate_view(x):
    return x.view(np.ndarray if isinstance(x, Conjugated) else Conjugated) if x.dtype.kind == "c" else x


def like(view, x):
    """A view of memory as what x is."""
    return view.view(Conjugated) if isinstance(x, Conjugated) else view


def fresh(values, like):
    """A result of its own memory, contiguous as Crout's are."""
    return np.array(values, dtype=like.dtype, order="C")


def keep(x, index):
    """A view, of 0-d arrays too."""
    return x[(*index, ...)] if Ellipsis not in index else x[index]


def diagonal_view(x, offset):
    rows, columns = x.shape[0] - max(0, -offset), x.shape[1] - max(0, offset)
    start = x[max(0, -offset):, max(0, offset):]
    if x.ndim != 2:
        return None
    view = np.lib.stride_tricks.as_strided(start, (max(0, min(rows, columns)), *x.shape[2:]), (x.strides[0] + x.strides[1], *x.strides[2:]), writeable=True)
    return like(view, x)


def unfold_view(x, dim, size, step):
    count = (x.shape[dim] - size) // step + 1
    shape = (*x.shape[:dim], count, *x.shape[dim + 1:], size)
    strides = (*x.strides[:dim], x.strides[dim] * step, *x.strides[dim + 1:], x.strides[dim])
    return like(np.lib.stride_tricks.as_strided(x, shape, strides, writeable=True), x)


def expand_view(x, shape):
    lead = len(shape) - x.ndim
    strides = [0] * lead + [0 if a == 1 and b != 1 else s for a, b, s in zip(x.shape, shape[lead:], x.strides)]
    return like(np.lib.stride_tricks.as_strided(x, shape, strides, writeable=True), x)


def storage_of(x):
    """All of the memory that x is a view of, in order. NumPy's as_strided puts an object of its own between a view and its base."""
    while getattr(x, "base", None) is not None:
        x = x.base
    return x.reshape(-1)


def strided_view(x, shape, steps, start):
    return like(np.lib.stride_tricks.as_strided(storage_of(x)[start:], shape, [s * x.itemsize for s in steps], writeable=True), x)


def write(x, value):
    x[...] = value


def to_index(params, make):
    """NumPy's and Crout's index from hashable parts: ("s", a, b, c) slice, ("i", n), ("n",) None, ("e",) Ellipsis, ("t", numbers) tensor."""
    parts = []
    for part in params:
        kind = part[0]
        parts.append(slice(*part[1:]) if kind == "s" else part[1] if kind == "i" else None if kind == "n" else Ellipsis if kind == "e" else make(list(part[1])))
    return tuple(parts)


def without_numbers(x, params):
    """The view that the numbers of an index select, and the rest of the index: the reference takes numbers first, so that they do not count among index tensors."""
    if not any(part[0] == "t" for part in params):
        return x, to_index(params, np.array)
    every = ("s", None, None, None)
    basic = tuple(every if part[0] == "t" else part for part in params)
    rest = tuple(every if part[0] == "n" else part if part[0] in "te" else every for part in params if part[0] != "i")
    return x[to_index(basic, np.array)], to_index(rest, np.array)


def model_index(x, params):
    return keep(*without_numbers(x, params))


def crout_index(x, params):
    return x[to_index(params, lambda numbers: crout.tensor(numbers, dtype=crout.int64))]


def model_assign(x, value, params):
    view, rest = without_numbers(x, params)
    view[rest] = value


def crout_assign(x, value, params):
    x[to_index(params, lambda numbers: crout.tensor(numbers, dtype=crout.int64))] = value


def model_part(x, c, part):
    getattr(x, part)[...] += x.real.dtype.type(c)


def model_swapped(x):
    values = np.empty_like(x, order="C")
    values.real, values.imag = x.imag, x.real
    return values


def crout_operator(x, y, name):
    if name == "add":
        x += y
    elif name == "sub":
        x -= y
    else:
        x *= y
    return x


def signed(choose, smaller):
    """maximum and minimum by IEEE 754, where -0.0 is smaller than 0.0; NumPy gives the second of two zeros."""

    def chosen(a, b):
        result = choose(a, b)
        if result.dtype.kind != "f":
            return result
        return np.where((a == 0) & (b == 0), np.where(np.signbit(a) == smaller, a, b), result).astype(result.dtype)

    return chosen


ARITHMETIC = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "maximum": signed(np.maximum, False), "minimum": signed(np.minimum, True)}

# name: (model, Crout). Both get the values and the parameters; in-place steps return None. In the model, steps that are no views get the elements of
# conjugated views, and what in-place steps make of those is stored.
VIEWS = {
    "index": (lambda x, *p: model_index(x, p), lambda x, *p: crout_index(x, p)),
    "transpose": (np.swapaxes, lambda x, a, b: x.transpose(a, b)),
    "permute": (lambda x, *dims: x.transpose(dims), lambda x, *dims: x.permute(dims)),
    "unsqueeze": (np.expand_dims, lambda x, d: x.unsqueeze(d)),
    "squeeze": (lambda x, d: np.squeeze(x, d) if x.shape[d] == 1 else x[...], lambda x, d: x.squeeze(d)),
    "narrow": (lambda x, d, a, n: keep(x, (slice(None),) * d + (slice(a, a + n),)), lambda x, d, a, n: x.narrow(d, a, n)),
    "select": (lambda x, d, i: keep(x, (slice(None),) * d + (i,)), lambda x, d, i: x.select(d, i)),
    "diagonal": (diagonal_view, lambda x, offset: x.diagonal(offset)),
    "unfold": (unfold_view, lambda x, d, n, s: x.unfold(d, n, s)),
    "expand": (lambda x, *shape: expand_view(x, shape), lambda x, *shape: x.expand(shape)),
    "as_strided": (strided_view, lambda x, shape, steps, start: x.as_strided(shape, steps, start)),
    "view": (lambda x, *shape: x.reshape(shape), lambda x, *shape: x.view(shape)),
    "reshape": (lambda x, *shape: x.reshape(shape), lambda x, *shape: x.reshape(shape)),
    "contiguous": (lambda x: x if x.flags.c_contiguous else fresh(elements(x), x), lambda x: x.contiguous()),
    "conj": (conjugate_view, lambda x: x.conj()),
    "adjoint": (lambda x: conjugate_view(np.swapaxes(x, -1, -2)), lambda x: x.mH),
}
COPIES = {
    "clone": (lambda x: fresh(x, x), lambda x: x.clone()),
    "flip": (lambda x, d: fresh(np.flip(x, d), x), lambda x, d: x.flip((d,))),
    "zeros_like": (lambda x: fresh(np.zeros(x.shape), x), lambda x: crout.zeros_like(x)),
    "binary": (lambda x, y, name: fresh(ARITHMETIC[name](x, y), x), lambda x, y, name: getattr(crout, name)(x, y)),
    "add_number": (lambda x, c: fresh(x + x.dtype.type(c), x), lambda x, c: x + c),
    "swap_parts": (model_swapped, lambda x: crout.complex(x.imag, x.real)),
    "resolve_conj": (lambda x: fresh(x, x), lambda x: x.resolve_conj().clone()),
    "cat": (lambda x, y, d: fresh(np.concatenate([x, y], d), x), lambda x, y, d: crout.cat([x, y], d)),
    "where": (lambda x, y: fresh(np.where(x > y, x, y + y.dtype.type(1)), x), lambda x, y: crout.where(x > y, x, y + 1)),
    "take": (lambda x, d, *numbers: fresh(np.take(x, numbers, d), x), lambda x, d, *numbers: crout.index_select(x, d, crout.tensor(list(numbers), dtype=crout.int64))),
}
WRITES = {
    "binary_": (lambda x, y, name: write(x, fresh(ARITHMETIC[name](x, y), x)), lambda x, y, name: getattr(x, name + "_")(y)),
    "operator_": (lambda x, y, name: write(x, fresh(ARITHMETIC[name](x, y), x)), crout_operator),
    "number_": (lambda x, c, name: write(x, fresh(ARITHMETIC[name](x, x.dtype.type(c)), x)), lambda x, c, name: getattr(x, name + "_")(c)),
    "neg_": (lambda x: write(x, fresh(np.negative(x), x)), lambda x: x.neg_()),
    # The larger one of -0 and 0 is 0.
    "clamp_": (lambda x, a, b: write(x, fresh(np.clip(x, x.dtype.type(a), x.dtype.type(b)) + x.dtype.type(-0.0 if a else 0), x)), lambda x, a, b: x.clamp_(a, b)),
    "part_": (model_part, lambda x, c, part: getattr(x, part).add_(c)),
    "conj_physical_": (lambda x: write(x, np.conj(x)), lambda x: x.conj_physical_()),
    "zero_": (lambda x: write(x, 0), lambda x: x.zero_()),
    "fill_": (lambda x, c: write(x, c), lambda x, c: x.fill_(c)),
    "copy_": (lambda x, y: write(x, np.array(y)), lambda x, y: x.copy_(y)),
    "masked_fill_": (lambda x, y, c: write(x, np.where(fresh(x, x) > y, x.dtype.type(c), x)), lambda x, y, c: x.masked_fill_(x > y, c)),
    "assign": (lambda x, y, *p: model_assign(x, np.array(y), p), lambda x, y, *p: crout_assign(x, y, p)),
    "assign_number": (lambda x, c, *p: model_assign(x, c, p), lambda x, c, *p: crout_assign(x, c, p)),
    "assign_masked": (lambda x, y, c: write(x, np.where(fresh(x, x) < y, x.dtype.type(c), x)), lambda x, y, c: crout_assign_mask(x, x < y, c)),
    "out": (lambda x, y, z: write(x, fresh(y + z, x)), lambda x, y, z: crout.add(y, z, out=x)),
}


def crout_assign_mask(x, mask, value):
    x[mask] = value


STEPS = {**VIEWS, **COPIES, **WRITES}
COMPLEX_ONLY = {"swap_parts", "part_", "conj", "adjoint", "resolve_conj", "conj_physical_"}
# Complex numbers have no order; and products of several roundings are not for a model of views.
REAL_ONLY = {"where", "clamp_", "masked_fill_", "assign_masked"}
REAL_ARITHMETIC = {"maximum", "minimum", "mul"}


def fits(name, x):
    return name not in (REAL_ONLY if x.dtype.kind == "c" else COMPLEX_ONLY)


def run_model(step, values):
    """The value of a step in the model, None for one in place."""
    args = [values[a] for a in step.args]
    function = STEPS[step.name][0]
    if step.name in VIEWS:
        return function(*args, *step.params)
    read = [np.array(elements(a)) if isinstance(a, Conjugated) else a for a in args]
    if step.name in COPIES:
        return function(*read, *step.params)
    function(*read, *step.params)
    if isinstance(args[0], Conjugated):
        store(args[0], read[0])
    return None


def available():
    """Writes that this build has; a method that is missing is left out of the programs."""
    methods = {"number_": "add_", "binary_": "maximum_", "part_": "add_"}
    missing = [n for n in WRITES if n.endswith("_") and n not in ("binary_", "operator_", "number_") and not hasattr(crout.Tensor, methods.get(n, n))]
    if not hasattr(crout.Tensor, "__setitem__"):
        missing += ["assign", "assign_number", "assign_masked"]
    if not hasattr(crout.Tensor, "add_"):
        missing += ["binary_", "number_"]
    if not hasattr(crout.Tensor, "unfold"):
        missing.append("unfold")
    return [n for n in STEPS if n not in missing]


# ---- Generation: by running the model ----


def writable(x):
    """By Crout's rule, which is the reference's: no two indices reach one element, seen dimension by dimension."""
    if x.size == 0:
        return True
    reach = 0
    for stride, size in sorted((abs(s) // x.itemsize, n) for s, n in zip(x.strides, x.shape) if n > 1):
        if stride <= reach:
            return False
        reach += stride * (size - 1)
    return True


def can_view(x, shape):
    try:
        y = x.view()
        y.shape = shape
        return True
    except (AttributeError, ValueError):
        return False


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.known = available()

    def program(self):
        r = self.random
        dtype = r.choice(DTYPES)
        inputs, values = [], []
        for _ in range(r.randint(1, 3)):
            step = None
            if values and r.random() < 0.5:
                k = r.randrange(len(values))
                step = self.view_step(values, k)
            if step:
                inputs.append(("view", k, dataclasses.replace(step, args=())))
                values.append(run_model(step, values))
            else:
                shape = tuple(r.choice((0, 1, 2, 2, 3, 3, 4, 5)) if r.random() < 0.97 else 0 for _ in range(r.randint(0, 3)))
                inputs.append(("new", shape))
                values.append(initial(dtype, shape, len(values)))
        steps = []
        for _ in range(r.randint(1, 9)):
            step = self.step(values, dtype)
            if not step:
                continue
            result = run_model(step, values)
            steps.append(step)
            if step.name not in WRITES:
                values.append(result)
        count = r.randint(1, 3)
        outputs = tuple(r.randrange(len(values)) for _ in range(count))
        return Program(dtype, tuple(inputs), tuple(steps), outputs)

    def step(self, values, dtype):
        r = self.random
        name = r.choice(("view", "view", "write", "write", "copy"))
        k = r.randrange(len(values)) if r.random() < 0.5 else len(values) - 1
        if name == "view":
            return self.view_step(values, k)
        return self.copy_step(values, k) if name == "copy" else self.write_step(values, k, dtype)

    def index(self, x, unique_tensors=False):
        """Parts of an index, and whether one of them is a tensor."""
        r = self.random
        parts, tensor = [], False
        for size in x.shape[: r.randint(0, x.ndim)]:
            kind = r.random()
            if kind < 0.25 and size:
                parts.append(("i", r.randrange(-size, size)))
            elif kind < 0.4 and unique_tensors and size and not tensor:
                parts.append(("t", tuple(r.sample(range(size), r.randint(1, size)))))
                tensor = True
            else:
                ends = [None, *range(-size - 1, size + 2)]
                parts.append(("s", r.choice(ends), r.choice(ends), r.choice((None, 1, 1, 2, 3))))
        if not tensor and r.random() < 0.2:
            parts.insert(r.randint(0, len(parts)), ("n",))
        if not tensor and r.random() < 0.15:
            parts.insert(r.randint(0, len(parts)) if not parts else len(parts), ("e",))
        return tuple(parts)

    def view_step(self, values, k):
        r, x = self.random, values[k]
        if x.size > 400:
            return None
        name = r.choice([n for n in VIEWS if n in self.known and fits(n, x)])
        if name == "conj" or (name == "adjoint" and x.ndim > 1):
            return Step(name, (k,))
        if name == "index":
            return Step(name, (k,), self.index(x))
        if name in ("transpose", "permute") and x.ndim > 1:
            if name == "transpose":
                return Step(name, (k,), (r.randrange(x.ndim), r.randrange(x.ndim)))
            return Step(name, (k,), tuple(r.sample(range(x.ndim), x.ndim)))
        if name == "unsqueeze" and x.ndim < 5:
            return Step(name, (k,), (r.randint(0, x.ndim),))
        if name == "squeeze" and x.ndim:
            return Step(name, (k,), (r.randrange(x.ndim),))
        if name == "narrow" and x.ndim:
            d = r.randrange(x.ndim)
            a = r.randint(0, x.shape[d])
            return Step(name, (k,), (d, a, r.randint(0, x.shape[d] - a)))
        if name == "select" and x.size:
            d = r.randrange(x.ndim) if x.ndim else None
            return Step(name, (k,), (d, r.randrange(x.shape[d]))) if d is not None else None
        if name == "diagonal" and x.ndim == 2 and x.size:
            return Step(name, (k,), (r.randint(1 - x.shape[0], x.shape[1] - 1),))
        if name == "unfold" and x.ndim and x.ndim < 5:
            d = r.randrange(x.ndim)
            if x.shape[d]:
                return Step(name, (k,), (d, r.randint(1, x.shape[d]), r.randint(1, 3)))
        if name == "as_strided" and x.size:
            shape = tuple(r.randint(1, 3) for _ in range(r.randint(0, 2)))
            steps = tuple(r.randint(0, 4) for _ in shape)
            room = storage_of(x).size - sum(s * (n - 1) for s, n in zip(steps, shape))
            return Step(name, (k,), (shape, steps, r.randrange(room))) if room > 0 else None
        if name == "expand" and x.ndim < 4:
            shape = tuple(r.choice((1, 2, 3)) if n == 1 else n for n in x.shape)
            return Step(name, (k,), (r.choice((1, 2)), *shape) if r.random() < 0.3 else shape)
        if name in ("view", "reshape"):
            shape = self.factors(x.size)
            if name == "reshape" or can_view(x, shape):
                return Step(name, (k,), shape)
        return Step(name, (k,)) if name == "contiguous" else None

    def factors(self, count):
        r, shape = self.random, []
        if count == 0:
            return (r.choice((0, 2)), 0)
        while count > 1 and len(shape) < 3:
            options = [n for n in range(1, count + 1) if count % n == 0]
            n = r.choice(options)
            shape.append(n)
            count //= n
        if count > 1:
            shape.append(count)
        return tuple(shape)

    def partner(self, values, shape):
        """A value that broadcasts to the shape."""
        fitting = []
        for i, v in enumerate(values):
            if v.ndim <= len(shape) and all(a == b or a == 1 for a, b in zip(v.shape[::-1], shape[::-1])):
                fitting.append(i)
        return self.random.choice(fitting) if fitting else None

    def copy_step(self, values, k):
        r, x = self.random, values[k]
        name = r.choice([n for n in COPIES if fits(n, x)])
        arithmetic = [n for n in ARITHMETIC if x.dtype.kind != "c" or n not in REAL_ARITHMETIC]
        if name == "flip":
            return Step(name, (k,), (r.randrange(x.ndim),)) if x.ndim else None
        if name in ("binary", "where"):
            other = self.partner(values, x.shape)
            if other is None:
                return None
            return Step(name, (k, other), (r.choice(arithmetic),) if name == "binary" else ())
        if name == "add_number":
            return Step(name, (k,), (r.randint(1, 3),))
        if name == "cat":
            return Step(name, (k, k), (r.randrange(x.ndim),)) if x.ndim and x.size < 200 else None
        if name == "take":
            d = r.randrange(x.ndim) if x.ndim else 0
            return Step(name, (k,), (d, *(r.randrange(x.shape[d]) for _ in range(r.randint(1, 4))))) if x.ndim and x.shape[d] else None
        return Step(name, (k,))

    def write_step(self, values, k, dtype):
        r, x = self.random, values[k]
        names = [n for n in WRITES if n in self.known and fits(n, x)]
        arithmetic = ("add", "sub", "mul") if x.dtype.kind != "c" else ("add", "sub")
        if not writable(x) or not names:
            return None
        name = r.choice(names)
        number = r.randint(0, 5)
        if name in ("binary_", "operator_", "copy_", "masked_fill_", "assign_masked"):
            other = self.partner(values, x.shape)
            if other is None:
                return None
            if name in ("binary_", "operator_"):
                return Step(name, (k, other), (r.choice(arithmetic),))
            return Step(name, (k, other), () if name == "copy_" else (number,))
        if name == "number_":
            return Step(name, (k,), (number, r.choice(arithmetic)))
        if name == "part_":
            return Step(name, (k,), (number, r.choice(("real", "imag"))))
        if name == "clamp_":
            return Step(name, (k,), (number, number + 20))
        if name == "fill_":
            return Step(name, (k,), (number,))
        if name in ("assign", "assign_number"):
            params = self.index(x, unique_tensors=True)
            if name == "assign_number":
                return Step(name, (k,), (number, *params))
            view, rest = without_numbers(x, params)
            other = self.partner(values, view[rest].shape)
            return None if other is None else Step(name, (k, other), params)
        if name == "out":
            same = [i for i, v in enumerate(values) if v.shape == x.shape]
            return Step(name, (k, r.choice(same), r.choice(same)))
        return Step(name, (k,))


# ---- Running ----


def initial(dtype, shape, number):
    count = int(np.prod(shape))
    values = (np.arange(count) * 7 + 3 * number + 1) % 23
    if dtype.startswith("complex"):
        values = values + 1j * ((np.arange(count) * 5 + number + 2) % 19)
    return values.astype(dtype).reshape(shape)


def make_inputs(program, side, share=True):
    """Inputs in the model (side 0) or in Crout (side 1); without `share`, views are copied."""
    values = []
    for i, spec in enumerate(program.inputs):
        if spec[0] == "new":
            array = initial(program.dtype, spec[1], i)
            values.append(array if side == 0 else crout.from_numpy(array.copy()))
        else:
            step = dataclasses.replace(spec[2], args=(spec[1],))
            view = run_model(step, values) if side == 0 else STEPS[step.name][1](values[spec[1]], *step.params)
            if not share and any(s.name in ("as_strided", "view") for s in (*program.steps, *(i[2] for i in program.inputs if i[0] == "view"))):
                view = apart(view, side)
            elif not share:
                view = np.array(elements(view), order="C") if side == 0 else view.clone()
            values.append(view)
    return values


def apart(view, side):
    """The same view of a copy of its whole storage."""
    if side == 0:
        whole = storage_of(view)
        start = (view.__array_interface__["data"][0] - whole.__array_interface__["data"][0]) // view.itemsize if view.size else 0
        return like(np.lib.stride_tricks.as_strided(whole.copy()[start:], view.shape, view.strides, writeable=True), view)
    count = len(view.untyped_storage()) // view.element_size()
    return view.as_strided((count,), (1,), 0).clone().as_strided(view.shape, view.stride(), view.storage_offset())


def execute(program, side, inputs):
    values = list(inputs)
    for step in program.steps:
        result = run_model(step, values) if side == 0 else STEPS[step.name][1](*[values[a] for a in step.args], *step.params)
        if step.name not in WRITES:
            values.append(result)
    return tuple(values[o] for o in program.outputs)


def observe(values, side):
    seen = []
    for v in values:
        array = np.array(elements(v) if side == 0 else v.numpy(force=True), order="C")
        if array.dtype.kind == "f":
            array[np.isnan(array)] = np.nan
        seen.append((array.shape, str(array.dtype), array.tobytes()))
    return seen


def finish(outputs, inputs, side, writes):
    """What is seen after the call, and after a write through each output: it shows what shares memory."""
    before = observe([*outputs, *inputs], side)
    for k, allowed in enumerate(writes):
        if not allowed:
            continue
        if side == 0:
            values = elements(outputs[k])
            store(outputs[k], fresh(values + values.dtype.type(k + 1), values))
        else:
            outputs[k].add_(k + 1)
    return before, observe([*outputs, *inputs], side)


def check(program):
    """None where all agree, else what differs."""
    runs = {}
    with np.errstate(all="ignore"):
        jitted = crout.jit(lambda *inputs: execute(program, 1, inputs))
        for share in (False, True):
            if not share and not any(s[0] == "view" for s in program.inputs):
                continue
            inputs = make_inputs(program, 0, share)
            outputs = execute(program, 0, inputs)
            writes = [writable(o) for o in outputs]
            runs["model"] = finish(outputs, inputs, 0, writes)
            for name in ("eager", "jit"):
                try:
                    inputs = make_inputs(program, 1, share)
                    outputs = execute(program, 1, inputs) if name == "eager" else jitted(*inputs)
                    seen = finish(outputs, inputs, 1, writes)
                except Exception as error:
                    return f"{name}, inputs {'shared' if share else 'apart'}: {type(error).__name__}: {str(error).splitlines()[0][:300]}"
                for when, got, want in zip(("after the call", "after writes to the outputs"), seen, runs["model"]):
                    if got != want:
                        which = next(i for i, (g, w) in enumerate(zip(got, want)) if g != w)
                        label = f"output {which}" if which < len(outputs) else f"input {which - len(outputs)}"
                        return f"{name}, inputs {'shared' if share else 'apart'}: {label} differs {when}: {decode(got[which])}, the model has {decode(want[which])}"
    return None


def decode(seen):
    shape, dtype, data = seen
    return np.frombuffer(data, dtype).reshape(shape).tolist()


# ---- Making it smaller ----


def without_step(program, index):
    """The program without a step and all that needs its value; None where nothing sensible is left."""
    number, gone, mapping, steps = len(program.inputs), set(), {i: i for i in range(len(program.inputs))}, []
    for i, step in enumerate(program.steps):
        gives = step.name not in WRITES
        drop = i == index or any(a in gone for a in step.args)
        if gives:
            if drop:
                gone.add(number)
            else:
                mapping[number] = len(program.inputs) + sum(s.name not in WRITES for s in steps)
            number += 1
        if not drop:
            steps.append(dataclasses.replace(step, args=tuple(mapping[a] for a in step.args)))
    outputs = tuple(mapping[o] for o in program.outputs if o not in gone)
    return dataclasses.replace(program, steps=tuple(steps), outputs=outputs or (0,))


def smaller(program):
    for i in reversed(range(len(program.steps))):
        yield without_step(program, i)
    for i in range(len(program.outputs)):
        if len(program.outputs) > 1:
            yield dataclasses.replace(program, outputs=program.outputs[:i] + program.outputs[i + 1:])
    used = {a for s in program.steps for a in s.args} | set(program.outputs) | {s[1] for s in program.inputs if s[0] == "view"}
    last = len(program.inputs) - 1
    if last and last not in used:  # the numbers of all later values move down by one
        down = lambda a: a - 1 if a > last else a  # noqa: E731
        steps = tuple(dataclasses.replace(s, args=tuple(map(down, s.args))) for s in program.steps)
        yield dataclasses.replace(program, inputs=program.inputs[:-1], steps=steps, outputs=tuple(map(down, program.outputs)))
    if program.dtype.startswith("complex"):
        if program.dtype != "complex64":
            yield dataclasses.replace(program, dtype="complex64")
    elif program.dtype != "int64":
        yield dataclasses.replace(program, dtype="int64")


def shrink(program, failure):
    """A smaller program that fails in the same way (eager or jit, an error or a difference)."""
    kind = lambda text: (text.split(",")[0], "differs" in text)  # noqa: E731
    wanted, changed = kind(failure), True
    while changed:
        changed = False
        for candidate in smaller(program):
            try:
                found = check(candidate)
            except Exception:
                continue  # the model does not take it
            if found and kind(found) == wanted:
                program, failure, changed = candidate, found, True
                break
    return program, failure


def source(program):
    """The program as Python that can be pasted."""
    lines = []
    for i, spec in enumerate(program.inputs):
        if spec[0] == "new":
            count = int(np.prod(spec[1]))
            values = f"(crout.arange({count}) * 7 + {3 * i + 1}) % 23"
            if program.dtype.startswith("complex"):
                values = f"{values} + 1j * ((crout.arange({count}) * 5 + {i + 2}) % 19)"
            lines.append(f"v{i} = ({values}).to(crout.{program.dtype}).reshape({spec[1]})")
        else:
            lines.append(f"v{i} = {phrase(spec[2], [f'v{spec[1]}'])}")
    names = [f"v{i}" for i in range(len(program.inputs))]
    lines += ["@crout.jit", f"def f({', '.join(names)}):"]
    number = len(names)
    for step in program.steps:
        args = [f"v{a}" for a in step.args]
        if step.name in WRITES:
            lines.append("    " + phrase(step, args))
        else:
            lines.append(f"    v{number} = {phrase(step, args)}")
            number += 1
    lines.append(f"    return {', '.join(f'v{o}' for o in program.outputs)},")
    lines.append(f"f({', '.join(names)})")
    return "\n".join(lines)


def index_text(params):
    parts = []
    for part in params:
        if part[0] == "s":
            a, b, c = ("" if p is None else str(p) for p in part[1:])
            parts.append(f"{a}:{b}" + (f":{c}" if c else ""))
        else:
            parts.append(str(part[1]) if part[0] == "i" else "None" if part[0] == "n" else "..." if part[0] == "e" else str(list(part[1])))
    return ", ".join(parts) + ("," if len(parts) == 1 else "") if parts else "()"


def phrase(step, args):
    x, rest, p = args[0], args[1:], step.params
    if step.name == "index":
        return f"{x}[{index_text(p)}]"
    if step.name == "assign":
        return f"{x}[{index_text(p)}] = {rest[0]}"
    if step.name == "assign_number":
        return f"{x}[{index_text(p[1:])}] = {p[0]}"
    if step.name == "assign_masked":
        return f"{x}[{x} < {rest[0]}] = {p[0]}"
    if step.name == "masked_fill_":
        return f"{x}.masked_fill_({x} > {rest[0]}, {p[0]})"
    if step.name == "operator_":
        return f"{x} {dict(add='+', sub='-', mul='*')[p[0]]}= {rest[0]}"
    if step.name == "binary_":
        return f"{x}.{p[0]}_({rest[0]})"
    if step.name == "binary":
        return f"crout.{p[0]}({x}, {rest[0]})"
    if step.name == "number_":
        return f"{x}.{p[1]}_({p[0]})"
    if step.name == "add_number":
        return f"{x} + {p[0]}"
    if step.name == "cat":
        return f"crout.cat([{x}, {rest[0]}], {p[0]})"
    if step.name == "where":
        return f"crout.where({x} > {rest[0]}, {x}, {rest[0]} + 1)"
    if step.name == "take":
        return f"crout.index_select({x}, {p[0]}, crout.tensor({list(p[1:])}))"
    if step.name == "part_":
        return f"{x}.{p[1]}.add_({p[0]})"
    if step.name == "swap_parts":
        return f"crout.complex({x}.imag, {x}.real)"
    if step.name == "resolve_conj":
        return f"{x}.resolve_conj().clone()"
    if step.name == "adjoint":
        return f"{x}.mH"
    if step.name == "zeros_like":
        return f"crout.zeros_like({x})"
    if step.name == "out":
        return f"crout.add({rest[0]}, {rest[1]}, out={x})"
    if step.name in ("permute", "view", "reshape", "expand", "flip"):
        return f"{x}.{step.name}({p})"
    return f"{x}.{step.name}({', '.join([*rest, *map(str, p)])})"


# ---- The command ----


def run(seed, count, seconds=None, stop_at=1, progress=None):
    """(programs run, failures as text). Programs are those of seeds seed, seed + 1, ..., one generator each, so that one can be repeated."""
    failures, begin = [], time.monotonic()
    for done in range(count):
        if seconds and time.monotonic() - begin > seconds:
            return done, failures
        program = Generator(seed + done).program()
        failure = check(program)
        if failure:
            program, failure = shrink(program, failure)
            failures.append(f"seed {seed + done}: {failure}\n{source(program)}\n")
            if len(failures) >= stop_at:
                return done + 1, failures
        if progress and done % 200 == 199:
            progress(done + 1, time.monotonic() - begin)
    return count, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes, each with a part of the seeds")
    parser.add_argument("--time", type=float, help="seconds after which to stop")
    parser.add_argument("--failures", type=int, default=5, help="stop after so many")
    options = parser.parse_args()
    part, children = -(-options.count // options.jobs), []
    for job in range(options.jobs):
        first, share = options.seed + job * part, min(part, options.count - job * part)
        child = os.fork() if options.jobs > 1 else 0
        if child == 0:
            try:
                with crout.config.options(cache=False):  # no program comes twice
                    done, failures = run(first, share, options.time, options.failures, lambda n, t: print(f"[{first}] {n} programs, {n / t:.1f} per second", file=sys.stderr))
                print(f"{done} programs from seed {first}: {len(failures)} failures\n" + "\n".join(failures), flush=True)
                status = 1 if failures else 0
            except BaseException:
                traceback.print_exc()
                status = 2
            if options.jobs > 1:
                os._exit(status)
            return status
        children.append(child)
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


if __name__ == "__main__":
    sys.exit(main())
