# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Special functions against values of 40 digits (mpmath), where SciPy's own are less accurate: next to zeros, poles and turning points."""

import math

import numpy as np
import pytest

import crout

VALUES = {
    "lgamma": {1e-300: 690.775527898213705, 0.001: 6.90717888538385366, 0.4: 0.79667781770178371, 0.9999969221446243: 1.77659412854347088e-6,
        1.0000001: -5.7721558299185071e-8, 1.7: -0.0958076974070658738, 1.9999149995093357: -0.0000359345460359657604, 2.3: 0.154189454959630475,
        3.5: 1.20097360234707422, 7.9: 8.32426586800880963, 8.1: 8.7273882634320398, 100.5: 361.435540467777622,
        10000000000.0: 220258509288.810581, -0.3: 1.46484005085760253, -1.5: 0.860047015376481015, -2.4: 0.102583615968277284,
        -7.2: -7.25480560507972862},
    "digamma": {1e-10: -10000000000.5772153, 0.3: -3.50252422220013312, 1.0: -0.577215664901532861, 1.4616321449683622: -9.24126552172942752e-17,
        1.47: 0.00806648901136486844, 2.7: 0.796783168991141095, 9.9: 2.24118031660638144, 10.1: 2.26221435709414812,
        100000.0: 11.5129204649618951, -0.7: -2.07395279362870378, -3.3: 3.62035346059212579, -8.999999593022052: -2457133.3359291703},
    "erfinv": {1e-12: 8.86226925452757996e-13, 0.1: 0.088855990494257692, -0.5: -0.476936276204469873, 0.9: 1.16308715367667416,
        0.9985: 2.24484025038472034, 0.999999: 3.45891073727549878, 0.9999999999999: 5.26148333137267626, -0.999999999999999: -5.67591573974471318},
    "i0": {0.0: 1.0, 0.5: 1.06348337074132352, -3.0: 4.88079258586502409, 7.9: 389.406283282157998, 8.1: 469.500606710121473,
        30.0: 781672297823.97749, 700.0: 1.52959334767187374e+302},
    "polygamma1": {0.01: 10001.6212135283128, 0.7: 2.83404915669461091, 1.5: 0.934802200544679309, 4.0: 0.283822955737115325,
        50.0: 0.0202013332266971258, -0.3: 13.9451602678057225, -2.6: 10.5916883623902174},
    "polygamma2": {0.01: -2000002.34039867696, 0.7: -6.43499287419092369, 1.5: -0.828796644234319996, 4.0: -0.0800397322451144967,
        50.0: -0.000408079989337596931, -0.3: 67.63908119988316, -2.6: -22.3777965804092458},
    "polygamma5": {0.01: 120000000000115.053, 0.7: 1025.32835414347191, 1.5: 11.1135486024354962, 4.0: 0.0415583846359543789,
        50.0: 8.07167713525436192e-8, -0.3: 165634.381852085895, -2.6: 31893.0999429328897},
    "igamma": {(0.5, 0.3): 0.561421973919000136, (0.01, 1e-05): 0.896336798267197201, (2.0, 0.5): 0.0902040104310498646,
        (2.0, 9.0): 0.998765901959133205, (30.5, 20.0): 0.0172069984414931401, (30.5, 45.0): 0.990739404889534816,
        (100.0, 101.0): 0.552896293434511246, (500.0, 430.0): 0.000528822025192298785, (100000.0, 100200.0): 0.736662010005198709,
        (0.001, 50.0): 1.0, (5.0, 1e-08): 8.33333326388889006e-43},
    "igammac": {(0.5, 0.3): 0.438578026080999864, (0.01, 1e-05): 0.103663201732802799, (2.0, 0.5): 0.909795989568950135,
        (2.0, 9.0): 0.00123409804086679549, (30.5, 20.0): 0.98279300155850686, (30.5, 45.0): 0.00926059511046518406,
        (100.0, 101.0): 0.447103706565488754, (500.0, 430.0): 0.999471177974807701, (100000.0, 100200.0): 0.263337989994801291,
        (0.001, 50.0): 3.80035622193251668e-27, (5.0, 1e-08): 1.0},
    "log1p": {1e-17: 1.00000000000000007e-17, -1e-09: -1.00000000050000006e-9, 1e-05: 9.99995000033333165e-6, -0.9999: -9.21034037197629287,
        3.0: 1.38629436111989062, 1e+300: 690.775527898213705},
    "atan": {1e-09: 1.00000000000000006e-9, 0.3: 0.291456794477867082, -0.9999: -0.785348160897364982, 1.5: 0.982793723247329068,
        10000000000.0: 1.57079632669489662},
    "asin": {1e-09: 1.00000000000000006e-9, 0.3: 0.304692654015397496, -0.5000001: -0.523598891068356499, 0.99999999: 1.57065490543818615},
    "acos": {1e-09: 1.57079632579489662, 0.3: 1.26610367277949912, -0.5000001: 2.09439521786325312, 0.99999999: 0.000141421356710464772,
        -0.999: 3.09686756642105979},
    "erf": {1e-09: 1.12837916709551264e-9, 0.3: 0.328626759459127416, -0.91: -0.801882825765941253, 0.93: 0.811563558584557759,
        2.0: 0.995322265018952734, 5.0: 0.99999999999846254},
}
# Units in the last place; a relative error of the argument's last digit is more than that next to poles and zeros on the negative axis.
ULPS = {"lgamma": 16, "digamma": 16, "erfinv": 5, "i0": 8, "polygamma1": 16, "polygamma2": 64, "polygamma5": 64, "igamma": 64, "igammac": 64, "log1p": 2, "atan": 2,
        "asin": 2, "acos": 2, "erf": 3}


def evaluate(name, points, dtype):
    if name.startswith("polygamma"):
        return crout.polygamma(int(name[-1]), crout.tensor(points, dtype=dtype))
    if name.startswith("igamma"):
        a, x = zip(*points)
        return getattr(crout, name)(crout.tensor(a, dtype=dtype), crout.tensor(x, dtype=dtype))
    return getattr(crout, name)(crout.tensor(points, dtype=dtype))


@pytest.mark.parametrize("name", VALUES)
def test_float64_has_nearly_all_its_digits(name):
    points, expected = list(VALUES[name]), np.array(list(VALUES[name].values()))
    found = evaluate(name, points, crout.float64).numpy()
    error = np.abs(found - expected) / np.spacing(np.abs(expected))
    assert error.max() <= ULPS[name], (points[error.argmax()], found[error.argmax()], expected[error.argmax()])


def test_poles_ends_and_nan():
    inf, nan = math.inf, math.nan
    x = crout.tensor([0.0, -0.0, -1.0, -2.0, inf, -inf, nan], dtype=crout.float64)
    np.testing.assert_array_equal(crout.lgamma(x).numpy(), [inf, inf, inf, inf, inf, inf, nan])
    np.testing.assert_array_equal(crout.digamma(x).numpy(), [-inf, inf, nan, nan, inf, nan, nan])
    np.testing.assert_array_equal(crout.erfinv(crout.tensor([1.0, -1.0, 1.5, -0.0, nan])).numpy(), [inf, -inf, nan, -0.0, nan])
    assert np.signbit(crout.erfinv(crout.tensor([-0.0])).numpy())[0]
    np.testing.assert_array_equal(crout.i0(crout.tensor([inf, -inf, nan])).numpy(), [inf, inf, nan])
    np.testing.assert_array_equal(crout.polygamma(1, x[:3]).numpy(), [inf, inf, inf])
    np.testing.assert_array_equal(crout.polygamma(2, x[:3]).numpy(), [-inf, -inf, -inf])
    np.testing.assert_array_equal(crout.igamma(crout.tensor([0.0, 1.0, 1.0, -1.0, inf]), crout.tensor([1.0, 0.0, inf, 1.0, 1.0])).numpy(), [1, 0, 1, nan, 0])
    np.testing.assert_array_equal(crout.logit(crout.tensor([0.0, 1.0, 0.5, 2.0])).numpy(), [-inf, inf, 0, nan])
    assert crout.sinc(crout.tensor([0.0, 1.0, -3.0])).tolist() == [1, 0, 0]


def test_single_precision_is_rounded_once():
    x = np.random.default_rng(0).uniform(0.1, 9, 1000).astype(np.float32)
    for name in ("lgamma", "digamma", "i0"):
        wide = getattr(crout, name)(crout.from_numpy(x.astype(np.float64))).numpy().astype(np.float32)
        assert np.array_equal(getattr(crout, name)(crout.from_numpy(x)).numpy(), wide)


def test_arguments():
    with pytest.raises(RuntimeError, match=r"'n' must be in \[0, 170\]"):
        crout.polygamma(-1, crout.ones(2))
    with pytest.raises(TypeError, match="must be real"):
        crout.lgamma(crout.ones(2, dtype=crout.complex64))
    with pytest.raises(RuntimeError, match=r"'p' must be in \[1, 1048576\]"):
        crout.mvlgamma(crout.ones(2), 0)
    x = crout.full((3,), 0.25)
    assert x.logit_(eps=0.3) is x and np.allclose(x.numpy(), np.log(0.3 / 0.7))
    assert crout.polygamma(1, crout.ones(2)).shape == crout.ones(2).polygamma(1).shape


def test_logarithms_of_subnormal_numbers():
    x = np.array([1e-40, 1e-45, 1.1e-38, 0.0, -1e-40], np.float32)
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(crout.log(crout.from_numpy(x)).numpy(), np.log(x), rtol=3e-7)
        np.testing.assert_allclose(crout.log2(crout.from_numpy(x)).numpy(), np.log2(x), rtol=3e-7)


def test_bits():
    half = crout.tensor([1.0, 6e-8, -0.0, 65504.0], dtype=crout.float16)
    up = crout.nextafter(half, crout.full((4,), math.inf, dtype=crout.float16)).numpy()
    with np.errstate(over="ignore"):
        assert np.array_equal(up, np.nextafter(half.numpy(), np.float16(np.inf)))
    assert crout.signbit(crout.tensor([-0.0, -math.nan, 1.0])).tolist() == [True, True, False]
    tiny = crout.tensor([5e-324, 1e-310, -3.0, 0.0], dtype=crout.float64)
    mantissa, exponent = crout.frexp(tiny)
    expected = np.frexp(tiny.numpy())
    assert np.array_equal(mantissa.numpy(), expected[0]) and np.array_equal(exponent.numpy(), expected[1])
    assert crout.ldexp(crout.tensor([1e-300], dtype=crout.float64), crout.tensor([1100])).item() == math.ldexp(1e-300, 1100)
    assert crout.gcd(crout.tensor([-128], dtype=crout.int8), crout.tensor([6], dtype=crout.int8)).item() == 2


WITHOUT_LIBRARY = """
import numpy as np, crout
rng = np.random.default_rng(0)
for n in (1, 2, 5, 30):
    for imaginary in (0, 1j):
        a = rng.standard_normal((2, n, n)) + imaginary * rng.standard_normal((2, n, n))
        t = crout.from_numpy(a)
        w, v = (x.numpy() for x in crout.linalg.eig(t))
        assert np.allclose(a @ v, v * w[:, None, :], atol=1e-10) and np.allclose(np.linalg.norm(v, axis=-2), 1)
        assert np.allclose(np.sort(abs(crout.linalg.eigvals(t).numpy())), np.sort(abs(np.linalg.eigvals(a))), atol=1e-9)
        for hermitian in (False, True):
            s = a + (a.conj() if hermitian else a).swapaxes(-1, -2)
            s[:, range(n), range(n)] *= 0 if n % 2 == 0 else 1  # zeros on the diagonal ask for pivots of size 2
            b = rng.standard_normal((2, n, 3)).astype(a.dtype)
            factors, pivots, info = crout.linalg.ldl_factor_ex(crout.from_numpy(s), hermitian=hermitian)
            assert not info.any() and (n != 2 or (pivots < 0).all())
            assert np.allclose(s @ crout.linalg.ldl_solve(factors, pivots, crout.from_numpy(b), hermitian=hermitian).numpy(), b, atol=1e-8)
assert np.allclose(crout.linalg.eigvals(crout.diag(crout.tensor([1.0, 2.0, 3.0]))).numpy(), [1, 2, 3])
jordan = crout.linalg.eig(crout.tensor([[2.0, 1.0], [0.0, 2.0]]))
assert np.allclose(jordan.eigenvalues.numpy(), 2) and np.isfinite(jordan.eigenvectors.numpy()).all()
print("same")
"""


def test_eigenvalues_and_ldl_without_lapack():
    import os
    import subprocess
    import sys

    run = subprocess.run([sys.executable, "-c", WITHOUT_LIBRARY], env={**os.environ, "CROUT_BLAS": "none"}, capture_output=True, text=True)
    assert run.stdout.strip() == "same", run.stderr
