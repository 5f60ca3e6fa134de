# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""crout.jit: structures, static values, sizes, what can't be traced, threads."""

import functools
import os
import subprocess
import sys
import threading
from collections import namedtuple

import numpy as np
import pytest

import crout

Point = namedtuple("Point", "x y")


def array(*shape):
    return crout.from_numpy(np.arange(int(np.prod(shape)), dtype=np.float64).reshape(shape) + 1.0)


def test_solve_and_sine(rng):
    A, b = rng.standard_normal((5, 5)), rng.standard_normal(5)
    f = crout.jit(lambda A, b: crout.linalg.solve(A, b) + crout.sin(b))
    np.testing.assert_allclose(f(crout.from_numpy(A), crout.from_numpy(b)).numpy(), np.linalg.solve(A, b) + np.sin(b), rtol=1e-10)


def test_structures_go_in_and_come_out():
    @crout.jit
    def f(p, options, *rest, scale):
        a, [b, c] = p
        return {"sum": a + b + c, "parts": [a * scale["k"], (b,)], "point": Point(c, None), "name": "f", "n": 3}, rest[0].x - rest[0].y

    x = crout.tensor([1.0, 2.0])
    d, e = f((x, [x, x]), None, Point(x, x + 1), scale={"k": 2.0})
    assert list(d) == ["sum", "parts", "point", "name", "n"]
    assert d["sum"].tolist() == [3.0, 6.0] and d["parts"][0].tolist() == [2.0, 4.0] and isinstance(d["parts"][1], tuple)
    assert isinstance(d["point"], Point) and d["point"].y is None and d["name"] == "f" and d["n"] == 3
    assert e.tolist() == [-1.0, -1.0]
    assert f.cache_info().programs == 1


def test_named_tuples_of_functions_come_out():
    result = crout.jit(lambda A: crout.linalg.slogdet(A))(crout.eye(3))
    assert type(result) is crout.return_types.linalg_slogdet and result.sign.item() == 1.0 and result.logabsdet.item() == 0.0


def test_nothing_comes_out_of_nothing():
    assert crout.jit(lambda: None)() is None
    assert crout.jit(lambda x: ())(crout.tensor(1.0)) == ()
    assert crout.jit(lambda: crout.ones(2))().tolist() == [1.0, 1.0]


def test_argument_and_captured_tensor_come_out():
    x, y = crout.tensor([1.0]), crout.tensor([2.0])
    a, b, c = crout.jit(lambda x: (x, y, x))(x)
    assert a.tolist() == [1.0] and b.tolist() == [2.0] and c.tolist() == [1.0]


def test_floats_are_run_time_numbers():
    f = crout.jit(lambda x, s: x * s)
    x = crout.tensor([1.0, 2.0])
    for s in (2.0, 3.0, -0.5):
        result = f(x, s)
        assert result.dtype is crout.float32 and result.tolist() == [s, 2 * s]
    assert f.cache_info().programs == 1
    assert f(crout.tensor([1]), 0.5).dtype is crout.float32
    assert f(x, 1j).dtype is crout.complex64


def test_ints_and_strings_are_static():
    seen = []

    @crout.jit
    def f(x, n, mode):
        seen.append((n, mode))
        return x * n if mode == "mul" else x + n

    x = crout.tensor([1.0, 2.0])
    assert f(x, 3, "mul").tolist() == [3.0, 6.0] and f(x, 3, "add").tolist() == [4.0, 5.0] and f(x, 3, mode="mul").tolist() == [3.0, 6.0]
    assert f(x, 4, "mul").tolist() == [4.0, 8.0] and f(x, True, "mul").tolist() == [1.0, 2.0] and f(x, 1, "mul").tolist() == [1.0, 2.0]
    count = len(seen)
    assert f(x, 3, "mul").tolist() == [3.0, 6.0]
    assert len(seen) == count


def test_static_arguments_by_name_and_number():
    def f(x, s, *, k=1.0):
        assert isinstance(s, float) and isinstance(k, float)
        return x * s * k

    x = crout.tensor([1.0])
    for g in (crout.jit(f, static_argnames=("s", "k")), crout.jit(f, static_argnums=1, static_argnames="k"), crout.jit(static_argnames=["s", "k"])(f)):
        assert g(x, 2.0).item() == 2.0 and g(x, s=2.0, k=3.0).item() == 6.0 and g(x, 4.0).item() == 4.0
    with pytest.raises(ValueError, match="no parameter"):
        crout.jit(f, static_argnames="t")


def test_numpy_arrays_are_tensors():
    f = crout.jit(lambda x, y: x + y)
    result = f(np.ones(2), np.float32(2))
    assert isinstance(result, crout.Tensor) and result.tolist() == [3.0, 3.0]


def test_keyword_order_does_not_matter():
    f = crout.jit(lambda a, b: a - b)
    x, y = crout.tensor([3.0]), crout.tensor([1.0])
    assert f(a=x, b=y).item() == f(b=y, a=x).item() == 2.0
    assert f.cache_info().programs == 1


def test_closures_are_captured():
    w = crout.tensor([2.0, 3.0])
    f = crout.jit(lambda x: x * w)
    assert f(crout.tensor([1.0, 1.0])).tolist() == [2.0, 3.0]


def test_methods_and_attributes():
    class Model:
        def __init__(self, k):
            self.k = k

        @crout.jit
        def __call__(self, x):
            "Doc."
            return x * self.k

        @functools.partial(crout.jit, static_argnames="n")
        def power(self, x, n):
            return x**n

    m = Model(3.0)
    assert m(crout.tensor([2.0])).item() == 6.0 and m.power(crout.tensor([2.0]), 3).item() == 8.0
    f = Model.__call__
    assert f.__name__ == "__call__" and f.__doc__ == "Doc." and f.__wrapped__ is not None and "Model" in f.__qualname__
    assert repr(f).startswith("<crout.jit of ")


def test_nested_jit_is_one_program():
    g = crout.jit(lambda x: x + 1.0)
    f = crout.jit(lambda x: g(g(x)) * 2.0)
    assert f(crout.tensor([1.0])).item() == 6.0
    assert g.cache_info().programs == 0 and f.cache_info().programs == 1


def test_sizes_are_symbols():
    sizes = []

    @crout.jit
    def f(x):
        n, m = x.shape
        sizes.append((repr(n), type(n)))
        return x.reshape(n * m), x.sum() / n, crout.zeros(m, n + 1), crout.ones(2 * n - 1, dtype=x.dtype) * n

    for shape in ((3, 4), (7, 5), (6, 2)):
        flat, mean, zeros, ones = f(array(*shape))
        assert flat.shape == (shape[0] * shape[1],) and zeros.shape == (shape[1], shape[0] + 1)
        assert mean.item() == np.arange(1, shape[0] * shape[1] + 1).sum() / shape[0]
        assert ones.tolist() == [shape[0]] * (2 * shape[0] - 1)
    assert f.cache_info().programs == 1, f.explain()
    assert all(kind is crout.SymInt for _, kind in sizes)


def test_comparison_of_sizes_guards():
    @crout.jit
    def f(x):
        return x * 2.0 if x.shape[0] > 4 else x * 3.0

    assert f(array(3))[0].item() == 3.0 and f(array(4))[0].item() == 3.0
    assert f(array(5))[0].item() == 2.0 and f(array(9))[0].item() == 2.0 and f(array(2))[0].item() == 3.0
    assert f.cache_info().programs == 2, f.explain()


def test_range_specialises():
    @crout.jit
    def f(x):
        total = crout.zeros((), dtype=x.dtype)
        for i in range(x.shape[0]):
            total = total + x[i] * i
        return total

    for n in (3, 5, 3):
        assert f(array(n)).item() == sum(i * (i + 1) for i in range(n))
    assert f.cache_info().programs == 2


def test_result_structure_may_depend_on_the_shape():
    f = crout.jit(lambda x: [x] if x.dim() == 1 else (x, {"n": x.dim()}))
    assert isinstance(f(array(3)), list)
    assert f(array(3, 2))[1] == {"n": 2}
    assert isinstance(f(array(4)), list)


@pytest.mark.parametrize("body, words", [
    (lambda x: x if x.sum() > 0 else -x, "crout.where"),
    (lambda x: x.sum().item(), "crout.where"),
    (lambda x: float(x.sum()), "not known while a function is traced"),
    (lambda x: x.numpy(), "not known while a function is traced"),
    (lambda x: x.tolist(), "not known while a function is traced"),
    (lambda x: crout.tensor([x.sum(), x.sum()]), "crout.stack"),
    (lambda x: x.data_ptr(), "not known while a function is traced"),
])
def test_what_cannot_be_traced_says_what_to_write(body, words):
    with pytest.raises(crout.Error, match=words):
        crout.jit(body)(array(3))


def test_errors_name_the_users_line():
    @crout.jit
    def f(A, B):
        C = A + 1.0
        return C @ B

    with pytest.raises((ValueError, RuntimeError)) as error:
        f(array(2, 3), array(4, 5))
    line = f.__wrapped__.__code__.co_firstlineno + 3
    assert f"test_jit.py:{line}" in str(error.value) and "(2, 3)" in str(error.value) and "(4, 5)" in str(error.value)
    assert f(array(2, 3), array(3, 5)).shape == (2, 5)


def test_singular_matrix_names_the_index_and_the_line():
    A = crout.from_numpy(np.stack([np.eye(3), np.zeros((3, 3)), np.eye(3)]))
    f = crout.jit(lambda A: crout.linalg.inv(A))
    for g in (f, crout.linalg.inv):
        with pytest.raises(crout.linalg.LinAlgError) as error:
            g(A)
        assert error.value.index == 1 and "1" in str(error.value) and "test_jit.py:" in str(error.value)


def test_exceptions_of_the_function_pass_through():
    @crout.jit
    def f(x):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        f(array(2))


def test_a_traced_tensor_does_not_outlive_its_trace():
    leaked = []
    crout.jit(lambda x: leaked.append(x) or x)(array(2))
    with pytest.raises(crout.Error, match="after its trace"):
        leaked[0] + 1.0


def test_explain_says_why():
    f = crout.jit(lambda x: x + 1.0)
    f(array(3)), f(array(4)), f(array(3, 4)), f(crout.tensor([1.0, 2.0, 3.0]))
    lines = f.explain()
    assert len(lines) == 3 and "first call" in lines[0] and "rank 2, was 1" in lines[1] and "float32" in lines[2]
    assert f.cache_info().calls == 4


def test_wrong_arguments():
    f = crout.jit(lambda x: x)
    with pytest.raises(TypeError):
        f()
    with pytest.raises(TypeError, match="can't be a static value"):
        f({1, 2})
    with pytest.raises(TypeError, match="callable"):
        crout.jit(5)


def test_eight_threads_compile_once():
    traces = []

    @crout.jit
    def f(A, b):
        traces.append(1)
        return crout.linalg.solve(A, b).sum() + crout.exp(b).sum()

    A, b = crout.from_numpy(np.eye(40) * 2.0), crout.from_numpy(np.ones(40))
    barrier, results = threading.Barrier(8), []

    def work():
        barrier.wait()
        results.append(f(A, b).item())

    threads = [threading.Thread(target=work) for _ in range(8)]
    [t.start() for t in threads]
    [t.join(60) for t in threads]
    assert len(results) == 8 and len(set(results)) == 1
    assert results[0] == pytest.approx(20 + 40 * np.e) and f.cache_info().programs == 1


COLD = """
import os, threading, crout

@crout.jit
def f(A, b):
    return crout.linalg.solve(A, b).sum() + crout.exp(b).sum()

A, b = crout.from_numpy(__import__("numpy").eye(40) * 2), crout.from_numpy(__import__("numpy").ones(40))
barrier, results = threading.Barrier(8), []

def work():
    barrier.wait()
    results.append(f(A, b))

threads = [threading.Thread(target=work) for _ in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
entries = [name for _, _, names in os.walk(os.environ["CROUT_CACHE_DIR"]) for name in names]
print(len(results), len({r.item() for r in results}), f.cache_info().traces, f.cache_info().programs, len(entries))
"""


def test_eight_threads_with_a_cold_cache_compile_once(tmp_path):
    """One trace, one program, one entry in an empty folder."""
    done = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, env=dict(os.environ, CROUT_CACHE_DIR=str(tmp_path / "cache")), timeout=300)
    assert done.stdout.split() == ["8", "1", "1", "1", "1"], done


def test_eager_calls_from_many_threads():
    failures = []

    def work(k):
        try:
            x = array(k + 2, 3)
            for i in range(20):
                result = crout.sin(x.T @ x) * 0.0 + crout.linalg.inv(crout.eye(3, dtype=crout.float64) * float(i + 1))
                np.testing.assert_allclose(result.numpy(), np.eye(3) / (i + 1), rtol=1e-12)
        except Exception as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(8)]
    [t.start() for t in threads]
    [t.join(120) for t in threads]
    assert not failures


def test_sizes_compare_at_run_time():
    f = crout.jit(lambda x: crout.zeros(crout.sym_max(x.shape[0], x.shape[1]), crout.sym_min(x.shape[0], 4)))
    for shape in ((3, 7), (9, 5), (2, 8)):
        assert f(array(*shape)).shape == (max(shape), min(shape[0], 4))
    assert f.cache_info().programs == 1, f.explain()


def test_threads_with_programs_of_their_own():
    failures = []

    def work(k):
        try:
            for i in range(4):
                f = crout.jit(lambda x: (x * float(k) + i) @ x)
                x = array(3, 3)
                np.testing.assert_allclose(f(x).numpy(), (x.numpy() * k + i) @ x.numpy())
        except Exception as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(8)]
    [t.start() for t in threads]
    [t.join(120) for t in threads]
    assert not failures


def test_many_calls_do_not_leak():
    import resource

    f = crout.jit(lambda x, s: (x + s, {"a": x}))
    x = crout.from_numpy(np.ones(10000))
    for _ in range(200):
        f(x, 1.0)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(3000):
        f(x, 2.0)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20000  # KB; each call makes 80 KB


def test_what_is_computed_from_sizes_and_floats_keeps_full_precision_and_promotes_as_a_number():
    def f(x, scale):
        return x - x.shape[0] * 1.8378770664093453, x * (1 / x.shape[0]), x * (scale * scale)

    for dtype in (np.float64, np.float32):
        x = np.arange(3, dtype=dtype)
        a, b, c = crout.jit(f)(crout.from_numpy(x), 0.1)
        assert a.numpy().dtype == b.numpy().dtype == c.numpy().dtype == dtype
        np.testing.assert_array_equal(a.numpy(), x - dtype(3 * 1.8378770664093453))
        np.testing.assert_array_equal(b.numpy(), x * dtype(1 / 3))
        np.testing.assert_array_equal(c.numpy(), x * dtype(0.1 * 0.1))
