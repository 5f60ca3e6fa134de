# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a case: draws its arrays, calls Crout in every form, compares with the oracle."""

from __future__ import annotations

import importlib
import operator
import pathlib
import warnings
import zlib

import numpy as np

import crout

from case import ALL, A, Case, D, F, N, Row

FOLDER = pathlib.Path(__file__).resolve().parent
EPSILON = {"float16": 2.0**-10, "bfloat16": 2.0**-7, "float32": 2.0**-23, "float64": 2.0**-52, "complex64": 2.0**-23, "complex128": 2.0**-52}
TINY = {"float16": 2.0**-24, "bfloat16": 2.0**-133, "float32": 2.0**-149, "float64": 5e-324, "complex64": 2.0**-149, "complex128": 5e-324}
LARGEST = {"float16": 65504.0, "bfloat16": float.fromhex("0x1.fep127"), "float32": float(np.finfo(np.float32).max), "float64": float(np.finfo(np.float64).max)}


def surface():
    """(section, name) of every row, in order."""
    lines = (FOLDER / "surface.tsv").read_text().splitlines()[1:]
    return [tuple(line.split("\t")[:2]) for line in lines if line.strip()]


def load():
    """All cases and rows, by name of the surface's row."""
    import case

    case.ROWS.clear()
    found: dict = {}
    for file in sorted((FOLDER / "cases").glob("*.py")):
        if file.stem == "__init__":
            continue
        module = importlib.import_module(f"cases.{file.stem}")
        for c in getattr(module, "CASES", []):
            found.setdefault(c.name, []).append(c)
    for r in case.ROWS:
        found.setdefault(r.name, []).append(r)
    return found


# ---- Drawing ----


def is_float(dtype):
    return dtype in ("float16", "bfloat16", "float32", "float64")


def is_complex(dtype):
    return dtype.startswith("complex")


def round_to(values, dtype):
    """float64 values rounded to what the dtype can hold, still as float64 (complex128)."""
    if dtype == "bfloat16":
        with np.errstate(all="ignore"):
            bits = np.asarray(values, np.float64).astype(np.float32).view(np.uint32)
        nan = np.isnan(values)
        rounded = ((bits.astype(np.uint64) + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000).astype(np.uint32)
        return np.where(nan, np.nan, rounded.view(np.float32).astype(np.float64))
    with np.errstate(all="ignore"):
        return np.asarray(values).astype(dtype).astype(np.complex128 if is_complex(dtype) else np.float64)


def draw(spec, dtype, rng):
    """Values of an array: float64, complex128, int64 or bool, each exactly representable in the dtype."""
    dtype = spec.dtype or dtype
    shape = spec.shape
    if dtype == "bool":
        return rng.integers(0, 2, shape).astype(bool)
    if not is_float(dtype) and not is_complex(dtype):
        info = np.iinfo(dtype)
        low, high = int(np.ceil(max(info.min, spec.low))), int(min(info.max, np.floor(spec.high)))
        if dtype == "uint8":
            low = max(0, low)
        values = rng.integers(low, max(high, low) + 1, shape).astype(np.int64)
        if spec.special is True and values.size > 3:
            values.flat[:2] = [max(info.min, low if spec.low >= 0 else info.min), info.max] if spec.low < 0 < spec.high else values.flat[:2]
        return values
    values = rng.uniform(spec.low, spec.high, shape)
    if is_complex(dtype):
        values = values + 1j * rng.uniform(spec.low, spec.high, shape)
    if spec.make:
        values = spec.make(values)
    values = round_to(values, dtype)
    if spec.special and values.size > 12:
        odd = [np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, np.inf, np.nan, 0.0, -np.inf]
        if is_complex(dtype):
            odd = [complex(np.nan, 1), complex(np.inf, 0), 0j, complex(-0.0, 0.0), 1j, 1 + 0j]
        where = rng.choice(values.size, len(odd), replace=False)
        values.flat[where] = odd
    return values


def tensor(values, dtype, layout="contiguous"):
    """A Crout tensor of the values in the layout, which views make; "negative" shares the memory of a NumPy array."""
    native = {"bfloat16": "float32"}.get(dtype, dtype)
    with np.errstate(all="ignore"):
        array = np.ascontiguousarray(np.asarray(values).astype(native)).reshape(np.shape(values))
    if layout == "negative" and array.ndim and dtype != "bfloat16":
        return crout.from_numpy(array[..., ::-1].copy()[..., ::-1])

    def make(a):
        result = crout.from_numpy(np.array(a, order="C"))
        return result.to(crout.bfloat16) if dtype == "bfloat16" else result

    if layout == "transposed" and array.ndim > 1:
        return make(np.swapaxes(array, -1, -2)).transpose(-1, -2)
    if layout == "sliced" and array.ndim:
        wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1] + 1), native)
        wide[..., 1::2] = array
        return make(wide)[..., 1::2]
    if layout == "expanded" and array.ndim > 1:
        return make(array[:1]).expand(array.shape)
    return make(array)


def build(argument, dtype, rng, widen):
    """(what Crout gets, what the oracle gets)."""
    if isinstance(argument, A):
        values = draw(argument, dtype, rng)
        if argument.layout == "expanded" and values.ndim > 1:
            values = np.broadcast_to(values[:1], values.shape)
        own = argument.dtype or dtype
        made = tensor(values, own, argument.layout)
        native = np.asarray(values)
        if widen == "integers too" and category(own) < 2:
            native = native.astype(np.float32).astype(np.float64)  # NumPy would compute small integers in half precision
        elif category(own) < 2:
            native = native.astype(own)
        elif not widen:
            native = native.astype({"bfloat16": "float32"}.get(own, own))
        return made, native
    if isinstance(argument, N):
        return argument.value, argument.value
    if isinstance(argument, D):
        return getattr(crout, argument.name), argument.name if argument.name == "bfloat16" else np.dtype(argument.name)
    if isinstance(argument, list) and any(isinstance(item, (A, N)) for item in argument):
        pairs = [build(item, dtype, rng, widen) for item in argument]
        return [p[0] for p in pairs], [p[1] for p in pairs]
    return argument, argument


def computed(argument, dtype, rng):
    """The pairs of `build` for each result of an F."""
    results = argument.function(*(build(a, dtype, rng, True)[0] for a in argument.arrays), **argument.kwargs)
    return [(r, widened(r)) for r in (results if isinstance(results, (tuple, list)) else [results])]


def build_all(sample, dtype, rng, widen=True):
    args = [pair for a in sample.args for pair in (computed(a, dtype, rng) if isinstance(a, F) else [build(a, dtype, rng, widen)])]
    kwargs = {k: build(v, dtype, rng, widen) for k, v in sample.kwargs.items()}
    return [a[0] for a in args], {k: v[0] for k, v in kwargs.items()}, [a[1] for a in args], {k: v[1] for k, v in kwargs.items()}


# ---- The dtype of a result ----

ORDER = ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64", "complex64", "complex128")


def category(dtype):
    return 0 if dtype == "bool" else 1 if dtype in ORDER[1:6] else 2 if is_float(dtype) else 3


def join(a, b):
    """The smallest dtype that holds both."""
    if a == b:
        return a
    if {a, b} == {"uint8", "int8"}:
        return "int16"
    if {a, b} == {"float16", "bfloat16"}:
        return "float32"
    a, b = sorted((a, b), key=ORDER.index)
    if is_complex(b) and a == "float64":
        return "complex128"
    return b


def operands(sample):
    flat = []
    for value in [*sample.args, *sample.kwargs.values()]:
        flat += value if isinstance(value, list) else [value]
    return [v for v in flat if isinstance(v, N) or (isinstance(v, A) and (v.dtype is None or v.operand))] + [v.arrays[0] for v in flat if isinstance(v, F)]


def promoted(sample, dtype):
    """By the reference's rule: tensors with dimensions, then those without, then numbers; a lower rank counts by its category only."""
    ranks: list = [None, None, None]
    for value in operands(sample):
        if isinstance(value, N):
            kind = type(value.value)
            rank, own = 2, {bool: "bool", int: "int64", float: "float32", complex: "complex64"}[kind]
        else:
            rank, own = (0 if value.shape else 1), value.dtype or dtype
        ranks[rank] = own if ranks[rank] is None else join(ranks[rank], own)
    result = None
    for own in ranks:
        if own is None:
            continue
        if result is None:
            result = own
        elif category(own) > category(result):
            result = join(own, result) if is_complex(own) else own if own in ("bool", "int64") or category(own) != 2 else own
            if is_complex(result):
                result = "complex128" if "float64" in ranks else "complex64"
    return result


def result_dtype(rule, sample, dtype):
    base = promoted(sample, dtype) or dtype
    if callable(rule):
        return rule(base)
    if rule == "same":
        return base
    if rule == "float":
        return base if category(base) > 1 else "float32"
    if rule == "real":
        return {"complex64": "float32", "complex128": "float64"}.get(base, base)
    if rule == "sum":
        return base if category(base) > 1 else "int64"
    return rule


# ---- Comparison ----


def to_numpy(value):
    """float64 for float16 and bfloat16, else the dtype's own."""
    if isinstance(value, crout.Tensor):
        if value.dtype in (crout.float16, crout.bfloat16):
            return value.to(crout.float64).contiguous().numpy()
        return value.numpy(force=True)
    return np.asarray(value)


def widened(value):
    """As NumPy has it, floating-point numbers in double precision."""
    array = to_numpy(value)
    return array.astype({"f": np.float64, "c": np.complex128}.get(array.dtype.kind, array.dtype))


def name_of(dtype):
    return str(dtype).removeprefix("crout.")


def bits(value):
    if isinstance(value, crout.Tensor):
        array = np.ascontiguousarray(to_numpy(value))
        return name_of(value.dtype), array.shape, array.tobytes()
    if isinstance(value, (tuple, list)):
        return tuple(map(bits, value))
    return value


def nans_aside(value):
    """Bits with all NaNs alike: their payload and sign are not promised."""
    if isinstance(value, crout.Tensor):
        array = np.array(to_numpy(value), order="C")
        if array.dtype.kind in "fc":
            flat = array.reshape(-1).view(array.real.dtype)
            flat[np.isnan(flat)] = np.nan
        return name_of(value.dtype), array.shape, array.tobytes()
    if isinstance(value, (tuple, list)):
        return tuple(map(nans_aside, value))
    return value


def compare(got, want, dtype, ulps, atol=0, signed_zero=True):
    """Raises AssertionError where a result differs from what the oracle says."""
    if not isinstance(got, crout.Tensor):
        assert got == want or (got != got and want != want), f"got {got!r}, the oracle says {want!r}"
        return
    assert name_of(got.dtype) == dtype, f"result has dtype {name_of(got.dtype)}, required is {dtype}"
    want = np.asarray(want)
    assert tuple(got.shape) == want.shape, f"result has shape {tuple(got.shape)}, required is {want.shape}"
    got = to_numpy(got)
    if category(dtype) < 2:
        with np.errstate(all="ignore"):
            want = want.astype(dtype)
        assert np.array_equal(got, want), f"got {got.tolist()}, the oracle says {want.tolist()}"
        return
    want = round_to(want, dtype)
    got = got.astype(want.dtype)
    for part in ("real", "imag") if is_complex(dtype) else ("real",):
        g, w = getattr(got, part), getattr(want, part)
        odd = ~np.isfinite(w)
        if is_complex(dtype):  # one part that is not finite leaves the other open
            odd = ~np.isfinite(want)
            assert np.array_equal(np.isfinite(got) | odd, np.ones_like(odd)), f"got {got.tolist()}, the oracle says {want.tolist()}"
            continue
        # A value that rounds to the largest number or beyond it may be either.
        edge = (np.abs(g) >= LARGEST[dtype]) & (np.abs(w) >= LARGEST[dtype] * (1 - ulps * EPSILON[dtype])) & (np.sign(g) == np.sign(w))
        same = (g == w) | (np.isnan(g) & np.isnan(w)) | edge
        assert np.all(same[odd]), f"got {got.tolist()}, the oracle says {want.tolist()}"
    finite = np.isfinite(want) & np.isfinite(got)
    g, w = got[finite], want[finite]
    if ulps == 0:
        assert np.array_equal(g, w), f"got {got.tolist()}, the oracle says {want.tolist()}"
        assert not signed_zero or np.array_equal(np.signbit(g.real[w.real == 0]), np.signbit(w.real[w.real == 0])), f"sign of zero: got {got.tolist()}, the oracle says {want.tolist()}"
        return
    error = np.abs(g - w)
    bound = ulps * EPSILON[dtype] * np.abs(w) + atol * EPSILON[dtype] + 2 * TINY[dtype]
    worst = np.argmax(error - bound) if error.size else 0
    assert np.all(error <= bound), (f"{g.flat[worst]!r} where the oracle says {w.flat[worst]!r}: off by {error.flat[worst] / EPSILON[dtype] / max(abs(w.flat[worst]), TINY[dtype]):.3g} "
                                    f"units, {error.flat[worst] / EPSILON[dtype]:.3g} absolute; allowed are {ulps} and {atol}")


def check_relations(case, sample, dtype, got, args, kwargs):
    several = isinstance(got, (tuple, list))
    results = list(got) if several else [got]
    rules = case.result if isinstance(case.result, tuple) else [case.result] * len(results)
    assert len(rules) == len(results), f"got {len(results)} results, required are {len(rules)}"
    for result, rule in zip(results, rules):
        required = result_dtype(rule, sample, dtype)
        assert name_of(result.dtype) == required, f"result has dtype {name_of(result.dtype)}, required is {required}"
    values = [widened(r) for r in results]
    for index, (found, expected) in enumerate(case.relations(values if several else values[0], *args, **kwargs)):
        found, expected = (x.astype(np.float64) if x.dtype == bool else x for x in map(np.asarray, (found, expected)))
        assert found.shape == expected.shape, f"relation {index} is between shapes {found.shape} and {expected.shape}"
        same = (found == expected) | (np.isnan(found) & np.isnan(expected))
        with np.errstate(invalid="ignore"):
            error = np.where(same, 0, np.abs(found - expected))
        size = np.abs(np.where(np.isfinite(expected), expected, 0)).max(initial=1.0)
        units = error.max(initial=0.0) / (EPSILON[dtype] * size)
        assert units <= case.ulps, f"relation {index} is off by {units:.3g} units of {size:.3g}, allowed are {case.ulps}: {found.tolist()} instead of {expected.tolist()}"


def compare_all(case, sample, dtype, got, want):
    rules = case.result if isinstance(case.result, tuple) else dtype if case.result == "same" and writes_its_object(case) else None
    if isinstance(rules, str):  # a write leaves the dtype as it is
        return compare(got, want, rules, case.ulps, case.atol, case.signed_zero)
    if isinstance(got, (tuple, list)) and not (isinstance(want, (tuple, list))):
        raise AssertionError(f"got {len(got)} results, the oracle gives one")
    if isinstance(want, (tuple, list)):
        assert isinstance(got, (tuple, list)) and len(got) == len(want), f"the oracle gives {len(want)} results, got {got!r}"
        for i, (g, w) in enumerate(zip(got, want)):
            rule = rules[i] if rules else case.result
            compare(g, w, result_dtype(rule, sample, dtype), case.ulps, case.atol, case.signed_zero)
        return
    compare(got, want, result_dtype(rules[0] if rules else case.result, sample, dtype), case.ulps, case.atol, case.signed_zero)


# ---- Calls ----


def target(case):
    if case.call:
        return case.call
    found = crout
    for part in case.name.split("."):
        found = getattr(found, part)
    return found


def flatten_tensors(args, kwargs):
    found = []
    for value in [*args, *kwargs.values()]:
        found += [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, crout.Tensor)]
    return found


def with_tensors(args, kwargs, tensors):
    """The arguments with their tensors replaced in order."""
    source = iter(tensors)

    def replace(value):
        if isinstance(value, list):
            return [replace(v) for v in value]
        return next(source) if isinstance(value, crout.Tensor) else value

    return [replace(a) for a in args], {k: replace(v) for k, v in kwargs.items()}


def in_place_name(name):
    return name.endswith("_") and not name.endswith("__")


def writes_its_object(case):
    return in_place_name(case.name) and not case.call


def copies(args, kwargs):
    """Tensors of their own memory, for functions that write into theirs; layouts stay."""
    return with_tensors(args, kwargs, [t.clone() for t in flatten_tensors(args, kwargs)])


class Report:
    """What was shown for one (row, dtype)."""

    def __init__(self):
        self.eager = self.jit = self.aot = 0


def rng_for(case, dtype, index):
    return np.random.default_rng(zlib.crc32(f"{case.name} {dtype} {index}".encode()))


def run_case(case, dtype, exhaustive=False, report=None):
    """All samples of a case in one dtype. Raises AssertionError with the call where something differs."""
    report = report or Report()
    function, writes = target(case), writes_its_object(case)
    for index, sample in enumerate(case.samples):
        if sample.exhaustive and not exhaustive:
            continue
        args, kwargs, oracle_args, oracle_kwargs = build_all(sample, dtype, rng_for(case, dtype, index), "integers too" if case.result == "float" else case.widen)
        try:
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of NumPy, about NaN and empty slices
                want = case.oracle(*oracle_args, **oracle_kwargs) if case.oracle else None
            own_args, own_kwargs = copies(args, kwargs) if writes else (args, kwargs)
            got = function(*own_args, **own_kwargs)
            if got is None and writes:
                got = own_args[0]
            elif writes:
                assert got is own_args[0], "an in-place function must give back its object"
            if case.relations:
                check_relations(case, sample, dtype, got, oracle_args, oracle_kwargs)
            else:
                compare_all(case, sample, dtype, got, want)
            report.eager += 1
            if case.jit and (exhaustive or index in jit_samples(case)):
                check_jit(case, function, args, kwargs, got, writes)
                report.jit += 1
            if case.forms and not case.call and not writes:
                check_forms(case, args, kwargs, got)
        except AssertionError as error:
            raise AssertionError(f"{case.name}{sample} in {dtype}: {error}") from None
        except Exception as error:  # the call matters more than the trace
            raise AssertionError(f"{case.name}{sample} in {dtype}: {type(error).__name__}: {error}") from error
    return report


def jit_samples(case):
    """Of the quick grid: the first sample, the first transposed one, the last."""
    quick = [i for i, s in enumerate(case.samples) if not s.exhaustive]
    chosen = {quick[0], quick[-1]} if quick else set()
    chosen.update([i for i in quick if any(isinstance(a, A) and a.layout == "transposed" for a in case.samples[i].args)][:1])
    return chosen


def check_jit(case, function, args, kwargs, eager, writes):
    tensors = flatten_tensors(args, kwargs)

    def traced(*values):
        if writes:
            values = [v.clone() for v in values]
        a, k = with_tensors(args, kwargs, values)
        result = function(*a, **k)
        return a[0] if result is None and writes else result

    got = crout.jit(traced)(*tensors)
    assert nans_aside(got if not isinstance(got, list) else tuple(got)) == nans_aside(eager if not isinstance(eager, list) else tuple(eager)), (
        f"jit gives other bits: {got!r}, eager gives {eager!r}")


def check_forms(case, args, kwargs, eager):
    """The method, out= and the in-place form give the same."""
    name, function = case.name, target(case)
    if name.startswith("Tensor.") or not args or not isinstance(args[0], crout.Tensor):
        return
    method = getattr(crout.Tensor, name, None)
    if callable(method):
        got = getattr(args[0], name)(*args[1:], **kwargs)
        assert nans_aside(got) == nans_aside(eager), f"the method gives {got!r}, the function {eager!r}"
    several = isinstance(eager, tuple) and all(isinstance(r, crout.Tensor) for r in eager)
    if "out=" in (function.__doc__ or "").split("\n")[0] and (several or isinstance(eager, crout.Tensor)):
        out = tuple(map(crout.empty_like, eager)) if several else crout.empty_like(eager)
        got = function(*args, **kwargs, out=out)
        assert all(map(operator.is_, got, out)) if several else got is out, "out= must give back its tensors"
        assert nans_aside(out) == nans_aside(tuple(eager) if several else eager), f"out= gives {out!r}, the function {eager!r}"
    if several or "." in name or not isinstance(eager, crout.Tensor):
        return
    in_place = getattr(args[0], name + "_", None)
    if callable(in_place) and eager.shape == args[0].shape and category(name_of(eager.dtype)) <= category(name_of(args[0].dtype)):
        x = args[0].clone()
        rest = [x if a is args[0] else a for a in args[1:]]
        assert getattr(x, name + "_")(*rest, **kwargs) is x, f"{name}_ must give back its object"
        want = eager if eager.dtype == x.dtype else eager.to(x.dtype)
        assert nans_aside(x) == nans_aside(want), f"{name}_ leaves {x!r}, the function gives {eager!r}"


def run_errors(case):
    """Every sample of `errors` raises what it names, in eager and, where tensors are involved, in a trace."""
    function = target(case)
    dtype = "float32" if "float32" in case.dtypes else case.dtypes[0]
    for index, refused in enumerate(case.errors):
        args, kwargs, _, _ = build_all(refused.sample, dtype, rng_for(case, dtype, 1000 + index))
        expect(case, function, args, kwargs, refused.error, refused.match, refused.sample)


def run_refused_dtypes(case):
    """Dtypes that the case does not list are refused, with an exception of the library's."""
    function = target(case)
    sample = next((s for s in case.samples if not s.exhaustive), None)
    if sample is None or not any(isinstance(a, A) and a.dtype is None for a in sample.args):
        return
    for dtype in case.refuse if case.refuse is not None else [d for d in ALL if d not in case.dtypes]:
        args, kwargs, _, _ = build_all(sample, dtype, rng_for(case, dtype, 0))
        expect(case, function, args, kwargs, (crout.Error, TypeError, ValueError, RuntimeError), "", f"{sample} in {dtype}")


def expect(case, function, args, kwargs, error, match, what):
    try:
        got = function(*args, **kwargs)
    except error as raised:
        message = str(raised)
        assert message, f"{case.name}{what}: the error has no message"
        assert match in message, f"{case.name}{what}: '{match}' is not in the message '{message}'"
        return
    except Exception as raised:
        raise AssertionError(f"{case.name}{what}: {type(raised).__name__}: {raised}; required is {error}") from None
    raise AssertionError(f"{case.name}{what}: accepted with {got!r}; required is {error}")


def run_row(row: Row):
    row.test()


__all__ = ["Case", "Row", "load", "surface", "run_case", "run_errors", "run_refused_dtypes", "run_row", "Report"]
