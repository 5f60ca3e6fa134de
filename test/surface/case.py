# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One case per row of surface.tsv: an oracle in NumPy and sample arguments, run over dtypes x shapes x layouts, eager and under jit.

A typical row is one line in cases/<section>.py:

    CASES = [
        Case("exp", np.exp, unary(), FLOATC, result="float", ulps=4),
        Case("maximum", np.maximum, binary(), REAL),
        Case("sum", np.sum, reduction(), result="sum", ulps=64),
        Case("index_select", lambda x, dim, index: np.take(x, index, dim), [S(A(4, 5), 1, A(3, dtype="int64", low=0, high=4))]),
        Case("Tensor.zero_", np.zeros_like, unary()),
    ]

    @row("get_default_dtype")  # a row that is no function of tensors: a plain test
    def _():
        assert crout.get_default_dtype() == crout.float32

What is checked of each (row, dtype):
  * values against the oracle within `ulps` units in the last place of the result's dtype (plus `atol` of the same units, absolute), the
    result's dtype by the rule `result`, its shape; integers, bools and `ulps=0` exactly, with the sign of zero;
  * `jit` gives the same bits as eager; so do the method and `out=` where the function has them, and `name_` where the result fits;
  * a dtype that is not among `dtypes` is refused with an exception, and so is every sample of `errors` with the class it names.

Arrays are drawn per dtype: A(3, 5) is uniform in [-4, 4] (low=, high=), integers are integers of that range, unsigned ones from 0.
`A(..., dtype="int64")` is an index or a mask, no matter what dtype is tested. Layouts: "contiguous", "transposed" (the last two
dimensions), "sliced" (a step of 2 and an offset), "negative" (NumPy's negative stride), "expanded". `special=True` mixes in NaN,
infinities, zeros of both signs, and the ends of an integer type ("floats": not these). `make=definite` gives the drawn values to a function of
cases/matrices.py, for matrices of a kind. N(2.5) is a number that takes part in promotion; D("int64") is a dtype as an argument;
F(crout.linalg.lu_factor, A(3, 3)) stands for what a function of Crout gives of drawn arrays, several arguments where it has several results.

Where no oracle can say what the result is, as for the signs of eigenvectors, `relations(results, *args, **kwargs)` gives pairs (found, expected)
that must agree within `ulps` units of the largest expected element, or of 1: `Case("linalg.qr", None, samples, relations=lambda got, a: [(got[0] @ got[1], a)])`.

The oracle gets the same arguments: NumPy arrays, floating point ones widened to float64 (complex128) unless `widen=False`, where
float16 comes as float16 and bfloat16 as float32. It returns an array, or a tuple (list) of arrays for several results. Samples marked
`exhaustive` (`S(...).more()`), and the rest of each grid, run in the exhaustive marker only: `pytest test/surface -m exhaustive`.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Callable, Sequence

BOOL = ("bool",)
INT = ("uint8", "int8", "int16", "int32", "int64")
FLOAT = ("float16", "bfloat16", "float32", "float64")
COMPLEX = ("complex64", "complex128")
INTB = (*BOOL, *INT)
FLOATC = (*FLOAT, *COMPLEX)
NUMERIC = (*INT, *FLOAT)  # real, no bool
REAL = (*BOOL, *INT, *FLOAT)
NUMERICC = (*INT, *FLOATC)
ALL = (*REAL, *COMPLEX)
WIDE = ("float32", "float64")
WIDEC = (*WIDE, *COMPLEX)  # what LAPACK has
MOVE = dict(ulps=0)  # of functions that only move elements


@dataclasses.dataclass(frozen=True)
class A:
    """An array to draw. Positional arguments are its shape."""

    shape: tuple
    low: float = -4
    high: float = 4
    layout: str = "contiguous"
    dtype: str | None = None  # None: the dtype being tested
    special: bool | str = False
    operand: bool = False  # takes part in promotion although its dtype is given
    make: Callable | None = None  # of the drawn floating-point values, rounded to the dtype after it

    def __init__(self, *shape, **options):
        object.__setattr__(self, "shape", tuple(shape))
        for key, value in options.items():
            if key not in self.__dataclass_fields__:
                raise TypeError(f"A has no option '{key}'")
            object.__setattr__(self, key, value)

    def __repr__(self):
        options = [f"{f.name}={getattr(getattr(self, f.name), '__name__', None) or repr(getattr(self, f.name))}"
                   for f in dataclasses.fields(self)[1:] if getattr(self, f.name) != f.default]
        return f"A({', '.join([*map(str, self.shape), *options])})"


@dataclasses.dataclass(frozen=True)
class N:
    """A Python number that is an operand."""

    value: Any


@dataclasses.dataclass(frozen=True)
class D:
    """A dtype as an argument."""

    name: str


class F:
    """What a function of Crout gives of drawn arrays, called eagerly: one argument for each of its results."""

    def __init__(self, function, *arrays, **kwargs):
        self.function, self.arrays, self.kwargs = function, arrays, kwargs

    def __repr__(self):
        return f"*{self.function.__name__}({', '.join([*map(repr, self.arrays), *(f'{k}={v!r}' for k, v in self.kwargs.items())])})"


class Sample:
    def __init__(self, args, kwargs, exhaustive=False):
        self.args, self.kwargs, self.exhaustive = args, kwargs, exhaustive

    def more(self):
        """The same sample, for the exhaustive grid only."""
        return Sample(self.args, self.kwargs, True)

    def __repr__(self):
        return "(" + ", ".join([*map(repr, self.args), *(f"{k}={v!r}" for k, v in self.kwargs.items())]) + ")"


def S(*args, **kwargs):
    """Arguments of one call; arrays may stand within lists."""
    return Sample(args, kwargs)


@dataclasses.dataclass
class Refused:
    """Arguments that must raise `error`, whose message holds `match`."""

    error: type
    sample: Sample
    match: str = ""


def R(error, *args, match="", **kwargs):
    return Refused(error, Sample(args, kwargs), match)


@dataclasses.dataclass
class Kind:
    samples: list
    errors: list = dataclasses.field(default_factory=list)

    def __add__(self, other):
        other = other if isinstance(other, Kind) else Kind(list(other))
        return Kind([*self.samples, *other.samples], [*self.errors, *other.errors])


@dataclasses.dataclass
class Case:
    name: str  # as in surface.tsv: "exp", "Tensor.fill_", "linalg.inv"
    oracle: Callable | None  # None: `relations` says what must hold
    samples: Kind | Sequence[Sample]
    dtypes: Sequence[str] = ALL
    # "same" (the operands' promoted dtype), "float" (default dtype for integers and bool), "real" (of a complex number's parts), "sum" (int64 for
    # integers and bool), a dtype's name, a function of the promoted dtype; a tuple of these for several results.
    result: Any = "same"
    ulps: float = 2
    atol: float = 0
    errors: Sequence[Refused] = ()
    signed_zero: bool = True  # exact results agree in the sign of zero too
    jit: bool = True
    aot: bool | str = True  # the first sample; "all": each of them
    free_sizes: bool = True  # ahead of time the sizes are free; False: those of the sample, where a program with free ones may give other bits or shapes
    widen: bool = True
    refuse: Sequence[str] | None = None  # dtypes that must be refused; by default all that are not in `dtypes`
    call: Callable | None = None  # instead of the function of that name: call(*tensors, **kwargs)
    forms: bool = True  # check method, out= and in-place forms too
    relations: Callable | None = None  # (results, *args, **kwargs) -> pairs that must agree

    def __post_init__(self):
        kind = self.samples if isinstance(self.samples, Kind) else Kind(list(self.samples))
        self.samples, self.errors = kind.samples, [*kind.errors, *self.errors]


@dataclasses.dataclass
class Row:
    """A row that is no function of tensors: shown by a plain test."""

    name: str
    test: Callable
    dtypes: Sequence[str] = ()


ROWS: list = []


def row(*names, dtypes=()):
    """Decorates a plain test of one or several rows."""

    def register(test):
        ROWS.extend(Row(name, test, dtypes) for name in names)
        return test

    return register


# ---- Kinds of samples ----

LAYOUTS = (dict(), dict(layout="transposed"), dict(layout="sliced"), dict(layout="negative"))


def unary(*rest, low=-4, high=4, special=True, ndim=0, **kwargs):
    """One tensor of at least `ndim` dimensions, then the arguments given."""
    span = dict(low=low, high=high)
    shapes = [s for s in ((), (0,), (1,), (37,), (3, 5), (0, 3), (2, 3, 4)) if len(s) >= ndim]
    quick = {(), (37,), (3, 5), (0, 3)}
    samples = [S(A(*s, **span), *rest, **kwargs) if s in quick else S(A(*s, **span), *rest, **kwargs).more() for s in shapes]
    samples.append(S(A(7, 6, layout="transposed", **span), *rest, **kwargs))
    samples += [S(A(7, 6, layout=layout, **span), *rest, **kwargs).more() for layout in ("sliced", "negative", "expanded")]
    if special and ndim <= 1:
        samples.append(S(A(33, special=special, **span), *rest, **kwargs))
    return Kind(samples, [R(TypeError, "text"), R(TypeError, A(3), nonsense=1), R(TypeError)])


def binary(low=-4, high=4, low2=None, high2=None, numbers=(2,), special=True, **kwargs):
    """Two operands that are broadcast; `numbers` stand on the right."""
    a, b = dict(low=low, high=high), dict(low=low if low2 is None else low2, high=high if high2 is None else high2)
    samples = [S(A(37, **a), A(37, **b), **kwargs), S(A(3, 5, **a), A(5, **b), **kwargs), S(A(**a), A(**b), **kwargs),
               S(A(0, 3, **a), A(3, **b), **kwargs), S(A(3, 1, **a), A(1, 4, **b), **kwargs).more(), S(A(2, 3, 4, **a), A(3, 1, **b), **kwargs).more(),
               S(A(6, 5, layout="transposed", **a), A(6, 5, **b), **kwargs)]
    samples += [S(A(6, 5, layout=layout, **a), A(6, 5, layout=other, **b), **kwargs).more()
                for layout, other in (("sliced", "contiguous"), ("contiguous", "negative"), ("expanded", "transposed"))]
    samples += [S(A(5, **a), N(number), **kwargs) for number in numbers]
    samples += [S(A(5, **a), A(5, dtype=other, operand=True, **b), **kwargs).more() for other in ("int16", "float32")]
    if special:
        samples.append(S(A(49, special=True, **a), A(49, special=True, **b), **kwargs))
    return Kind(samples, [R(RuntimeError, A(3), A(4)), R(TypeError, A(3), "text"), R(TypeError, A(3)), R(TypeError, A(3), A(3), nonsense=1)])


def reduction(low=-4, high=4, several=True, empty=True, keepdim=True, none=True, special=False, **kwargs):
    """Over all dimensions, one, several; the oracle gets `dim` and `keepdim` by name where they are given (see `numpy_dims`)."""
    span = dict(low=low, high=high)
    samples = [S(A(4, 5, **span), dim=1, **kwargs), S(A(3, 4, 5, **span), dim=-2, **kwargs), S(A(6, 7, layout="transposed", **span), dim=0, **kwargs),
               S(A(6, 7, layout="negative", **span), dim=1, **kwargs).more(), S(A(9, layout="sliced", **span), dim=0, **kwargs).more(),
               S(A(1, **span), dim=0, **kwargs).more()]
    if none:
        samples += [S(A(41, **span), **kwargs), S(A(4, 5, **span), **kwargs), S(A(**span), **kwargs), S(A(3, 5, 2, layout="transposed", **span), **kwargs).more()]
    if keepdim:
        samples.append(S(A(3, 4, **span), dim=0, keepdim=True, **kwargs))
    if several:
        samples += [S(A(3, 4, 5, **span), dim=(0, 2), **kwargs), S(A(3, 4, 5, **span), dim=(-1, -2), keepdim=True, **kwargs).more()]
    if empty:
        samples += [S(A(0, 3, **span), dim=0, **kwargs), S(A(3, 0, **span), dim=0, **kwargs)]
    if special:
        samples.append(S(A(5, 9, special=True, **span), dim=1, **kwargs))
    return Kind(samples, [R(IndexError, A(3, 4), dim=2), R(IndexError, A(3, 4), dim=-3), R(TypeError, A(3), dim="text"), R(TypeError, "text"), R(TypeError)] +
                ([R(RuntimeError, A(3, 4), dim=(0, 0))] if several else []))


def shapes(*rest, ndim=1, **kwargs):
    """One tensor of `ndim` or more dimensions in every layout: for functions that move elements and leave them as they are."""
    sizes = [s for s in ((), (5,), (3, 4), (0, 3), (2, 3, 4), (2, 1, 3, 2)) if len(s) >= ndim]
    samples = [S(A(*s), *rest, **kwargs) for s in sizes]
    size = (4, 6) if ndim <= 2 else (2, 4, 6)
    samples += [S(A(*size, layout="transposed"), *rest, **kwargs), S(A(*size, layout="sliced"), *rest, **kwargs).more(),
                S(A(*size, layout="negative"), *rest, **kwargs).more()]
    return Kind(samples, [R(TypeError, "text", *rest, **kwargs), R(TypeError)])


def numpy_dims(function):
    """An oracle that takes NumPy's axis and keepdims by the names dim and keepdim."""

    def oracle(x, *args, dim=None, keepdim=None, **kwargs):
        if dim is not None and not (x.ndim == 0 and dim in (0, -1)):
            kwargs["axis"] = tuple(dim) if isinstance(dim, (list, tuple)) else dim
        if keepdim is not None:
            kwargs["keepdims"] = keepdim
        return function(x, *args, **kwargs)

    return oracle
