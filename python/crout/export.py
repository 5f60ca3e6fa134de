# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions captured as programs: saved, inspected, compiled to a library with a C header.

>>> program = crout.export.export(lambda A, b: crout.linalg.solve(A, b), (crout.eye(3), crout.ones(3)), name="solve3")
>>> program.inputs
[('A', crout.float32, (3, 3)), ('b', crout.float32, (3,))]
"""

import os
from collections import namedtuple

from . import _crout

__all__ = ["Dim", "ExportedProgram", "Spec", "export", "load", "parse"]


class Spec(namedtuple("Spec", ("name", "dtype", "shape"))):
    """An input or output of a program; a size is a number, or the name of one that is known at the call."""

    __slots__ = ()

    def __repr__(self):
        return repr((self.name, self.dtype, self.shape))


class Dim:
    """A size that is known only when the program runs. Equal names are equal sizes."""

    def __init__(self, name):
        if not isinstance(name, str) or not name.isidentifier():
            raise ValueError(f"Dim: argument 'name' must be an identifier, got {name!r}")
        self.name = self.__name__ = name

    def __repr__(self):
        return f"Dim({self.name!r})"


class ExportedProgram:
    """A captured function. Call it, save it, look at its IR, or compile it to a library."""

    def __init__(self, program, in_tree=None, out_tree=None, states=()):
        self._program, self._in_tree, self._out_tree = program, in_tree, out_tree
        self._states = tuple(states)  # names of the last arguments: seeds and offsets of random number generators

    @property
    def name(self):
        """The symbol of the function in a compiled library."""
        return self._program.name

    @property
    def inputs(self):
        """Specs (name, dtype, shape) of the arguments, in the order of the C function."""
        return [Spec(*row) for row in self._program.inputs]

    @property
    def outputs(self):
        """Specs (name, dtype, shape) of the results."""
        return [Spec(*row) for row in self._program.outputs]

    def __call__(self, *args, **kwargs):
        """Runs the program; it is compiled at the first call.

        A program that draws random numbers takes the state to draw from by name: program(x, seed=0, offset=0); see docs/guides/random.md.
        """
        if self._in_tree is None:
            if kwargs:
                raise TypeError(f"{self.name}: a loaded program takes its {len(self._program.inputs)} tensors by position")
            leaves, _ = _crout._flatten(args)
            results = self._program.run(leaves)
            return results[0] if len(results) == 1 else tuple(results)
        states = []
        for state in self._states:
            if state not in kwargs:
                raise TypeError(f"{self.name}: the program draws random numbers and needs the argument '{state}' by name, an integer")
            states.append(_crout.tensor((int(kwargs.pop(state)) + 2**63) % 2**64 - 2**63, dtype=_crout.int64))
        leaves, tree = _crout._flatten((args, kwargs))
        if tree != self._in_tree:
            raise TypeError(f"{self.name}: the arguments differ in structure or in a constant from those the program was exported with")
        return self._out_tree.unflatten(self._program.run([*leaves, *states]))

    def save(self, path):
        """Writes the program as versioned text that crout.export.load and the command crout-compile read."""
        self._program.save(os.fspath(path))

    def mlir(self, phase="input"):
        """The IR after a phase: input, algebra, linalg, buffers, loops or llvm."""
        return self._program.mlir(phase)

    def compile(self, path, header=None, target=None, *, cpu=None, features="", threads=False):
        """Compiles ahead of time into what the ending of `path` says: .so, .a, .o, .ll, .s or .mlir.

        header: path of the C99 header to write. target: a triple as "aarch64-linux-gnu", this machine's without.
        cpu, features: as in `llc -mcpu` and `-mattr`; "native" is this machine's. threads: the program's own loops run
        in parallel. The library needs libc and libm only.
        """
        self._program.compile(os.fspath(path), os.fspath(header or ""), target or "", cpu or "", features, threads)

    def __str__(self):
        return self.mlir()

    def __repr__(self):
        def shown(specs):
            return ", ".join(f"{s.name}: {s.dtype}[{', '.join(map(str, s.shape))}]" for s in specs)

        return f"<crout program {self.name}({shown(self.inputs)}) -> ({shown(self.outputs)})>"


def _dims(name, tensor, given):
    """Sizes of one tensor: numbers, and names where the size is to be dynamic."""
    sizes = list(tensor.shape)
    if given is None:
        return tuple(sizes)
    if not isinstance(given, (dict, tuple, list)):
        raise TypeError(f"export: argument 'dynamic_shapes' has for '{name}' {given!r}; expected a dict from dimension to name, a tuple or None")
    items = given.items() if isinstance(given, dict) else enumerate(given)
    if not isinstance(given, dict) and len(given) != len(sizes):
        raise ValueError(f"export: 'dynamic_shapes' has {len(given)} sizes for '{name}', whose shape is {tuple(sizes)}")
    for dim, size in items:
        if not -len(sizes) <= dim < len(sizes):
            raise IndexError(f"export: 'dynamic_shapes' names dimension {dim} of '{name}', whose shape is {tuple(sizes)}")
        if isinstance(size, Dim):
            size = size.name
        if isinstance(size, str):
            if not size.isidentifier():
                raise ValueError(f"export: 'dynamic_shapes' has the name {size!r} for '{name}', which is no identifier")
        elif size is None:
            size = sizes[dim]
        elif size != sizes[dim]:
            raise ValueError(f"export: 'dynamic_shapes' says {size} for dimension {dim} of '{name}', whose shape is {tuple(sizes)}")
        sizes[dim] = size
    return tuple(sizes)


def _per_leaf(value, given, path):
    """Pairs (name, entry of dynamic_shapes) for the tensors in a nested argument, in flattening order."""
    leaves, _ = _crout._flatten(value)
    if not leaves:
        return []
    if _crout.is_tensor(value) or not isinstance(value, (tuple, list, dict)):
        return [(path, given)]
    if isinstance(value, dict):
        children = [(str(key), item, None if given is None else given.get(key)) for key, item in value.items()]
    else:
        names = getattr(value, "_fields", range(len(value)))
        if given is None:
            below = [None] * len(value)
        elif isinstance(given, dict):
            below = [given.get(n, given.get(i)) for i, n in enumerate(names)]
        else:
            below = list(given)
            if len(below) != len(value):
                raise ValueError(f"export: 'dynamic_shapes' has {len(below)} entries for '{path}', which has {len(value)}")
        children = list(zip(map(str, names), value, below))
    return [pair for name, item, entry in children for pair in _per_leaf(item, entry, f"{path}_{name}")]


def _argument_names(f, args, kwargs):
    import inspect

    try:
        bound = inspect.signature(f).bind(*args, **kwargs)
        parameters = bound.signature.parameters
    except (TypeError, ValueError):
        return [f"arg{i}" for i in range(len(args))], list(kwargs)
    names = []
    for name in bound.arguments:
        if parameters[name].kind == inspect.Parameter.VAR_POSITIONAL:
            names += [f"{name}_{i}" for i in range(len(bound.arguments[name]))]
        elif parameters[name].kind != inspect.Parameter.VAR_KEYWORD:
            names.append(name)
    return names[: len(args)], list(kwargs)


def _unique(names):
    taken, result = set(), []
    for name in names:
        name = "".join(c if c.isalnum() or c == "_" else "_" for c in name)
        candidate, count = name, 1
        while candidate in taken:
            count += 1
            candidate = f"{name}_{count}"
        taken.add(candidate)
        result.append(candidate)
    return result


def export(f, args, kwargs=None, *, dynamic_shapes=None, name=None):
    """Captures f(*args, **kwargs) as a program.

    args: example arguments; tensors and arrays give dtypes and sizes, everything else is a constant of the program.
    dynamic_shapes: for each argument, by position or by name, {dimension: "n"} or {dimension: Dim("n")} for the sizes that
    are known at the call only; all others are the numbers of the examples. name: the C symbol; the function's name without.

    >>> A, b = crout.eye(3, dtype=crout.float64), crout.ones(3, 2, dtype=crout.float64)
    >>> program = crout.export.export(crout.linalg.solve, (A, b), dynamic_shapes=({0: "n", 1: "n"}, {0: "n"}), name="solve")
    >>> program.outputs
    [('out0', crout.float64, ('n', 2))]
    """
    if not callable(f):
        raise TypeError(f"export: argument 'f' must be callable, not {type(f).__name__}")
    if not isinstance(args, (tuple, list)):
        raise TypeError(f"export: argument 'args' must be a tuple of arguments, not {type(args).__name__}")
    args, kwargs = tuple(args), dict(kwargs or {})
    if name is None:
        name = getattr(f, "__name__", "f")
    name = "".join(c if c.isalnum() and c.isascii() else "_" for c in name).strip("_") or "f"
    leaves, in_tree = _crout._flatten((args, kwargs))
    positional, named = _argument_names(f, args, kwargs)
    if dynamic_shapes is None:
        dynamic_shapes = {}
    elif not isinstance(dynamic_shapes, dict):
        if len(dynamic_shapes) != len(args):
            raise ValueError(f"export: 'dynamic_shapes' has {len(dynamic_shapes)} entries for {len(args)} arguments")
        dynamic_shapes = dict(zip(positional, dynamic_shapes))
    unknown = set(dynamic_shapes) - set(positional) - set(named)
    if unknown:
        raise ValueError(f"export: 'dynamic_shapes' names {sorted(map(str, unknown))}; the arguments are {[*positional, *named]}")
    pairs = []
    for argument, value in zip([*positional, *named], [*args, *kwargs.values()]):
        pairs += _per_leaf(value, dynamic_shapes.get(argument), argument)
    specs = [(n, t.dtype, _dims(n, t, entry)) for n, (_, entry), t in zip(_unique([p for p, _ in pairs]), pairs, leaves)]

    out_tree = None

    def flat(traced):
        nonlocal out_tree
        inner_args, inner_kwargs = in_tree.unflatten(traced)
        results, out_tree = _crout._flatten(f(*inner_args, **inner_kwargs))
        return results

    program = _crout._Program.trace(name, flat, specs, [])
    names = _unique(out_tree.leaf_names(""))
    if any(names) and names != [n for n, _, _ in program.outputs]:
        program = _crout._Program.trace(name, flat, specs, names)
    return ExportedProgram(program, in_tree, out_tree, [n for n, _, _ in program.inputs[len(specs):]])


def load(path):
    """Reads a program that ExportedProgram.save wrote. Raises ValueError where the file is none."""
    return ExportedProgram(_crout._Program.load(os.fspath(path)))


def parse(mlir):
    """A program from text in MLIR's syntax, phase input. Raises ValueError with the parser's message, line and column."""
    return ExportedProgram(_crout._Program.parse(mlir))
