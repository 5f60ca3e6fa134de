# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Gaussian-process regression on the diabetes data set: traced, compiled, checked, and shipped as a C library.

The model is Rasmussen and Williams, "Gaussian Processes for Machine Learning", algorithm 2.1.
"""

import argparse
import math
import pathlib
import time

import numpy as np

import crout
from diabetes import load_data


def squared_exponential(X, Y, length_scale):
    """k(x, y) = exp(-|x - y|^2 / (2 l^2)) for all pairs: (n, d), (m, d) -> (n, m)."""
    difference = X.unsqueeze(1) - Y.unsqueeze(0)
    return crout.exp((difference * difference).sum(-1) * (-0.5 / (length_scale * length_scale)))


def predict(X, y, points, length_scale, noise):
    """Posterior mean and variance at `points`: (n, d), (n,), (m, d), (), () -> (m,), (m,)."""
    K = squared_exponential(X, X, length_scale) + noise * crout.eye(X.shape[0], dtype=X.dtype)
    L = crout.linalg.cholesky(K)
    weights = crout.cholesky_solve(y.unsqueeze(-1), L)
    cross = squared_exponential(points, X, length_scale)
    mean = (cross @ weights).squeeze(-1)
    v = crout.linalg.solve_triangular(L, cross.mT, upper=False)
    return mean, 1.0 - (v * v).sum(0)


def textbook(X, y, points, length_scale, noise):
    """Mean, variance and log p(y | X, l) by the book's formulas 2.25, 2.26 and 2.30 as they stand there: (n, d), (n,), (m, d), (), () -> (m,), (m,), ()."""
    K = squared_exponential(X, X, length_scale) + noise * crout.eye(X.shape[0], dtype=X.dtype)
    cross = squared_exponential(points, X, length_scale)
    mean = cross @ crout.linalg.inv(K) @ y
    variance = 1.0 - (cross @ crout.linalg.inv(K) @ cross.mT).diagonal()
    likelihood = -0.5 * (y @ crout.linalg.inv(K) @ y + crout.log(crout.linalg.det(K)) + X.shape[0] * math.log(2.0 * math.pi))
    return mean, variance, likelihood


def log_marginal_likelihood(X, y, length_scales, noise):
    """log p(y | X, l) for each length scale l: (n, d), (n,), (g,), () -> (g,). All Cholesky factors are one batch."""
    difference = X.unsqueeze(1) - X.unsqueeze(0)
    distances = (difference * difference).sum(-1)
    scales = length_scales.reshape(-1, 1, 1)
    K = crout.exp(distances * (-0.5 / (scales * scales))) + noise * crout.eye(X.shape[0], dtype=X.dtype)
    L = crout.linalg.cholesky(K)
    v = crout.linalg.solve_triangular(L, y.unsqueeze(-1), upper=False)
    fit = (v * v).sum((-2, -1))
    log_determinant = 2.0 * crout.log(L.diagonal(dim1=-2, dim2=-1)).sum(-1)
    return -0.5 * (fit + log_determinant + X.shape[0] * math.log(2.0 * math.pi))


def scikit_learn(X, y, points, length_scale, noise, length_scales):
    """The same with sklearn.gaussian_process: mean, variance, log marginal likelihood over the grid."""
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import RBF

    model = GaussianProcessRegressor(RBF(length_scale), alpha=noise, optimizer=None).fit(X, y)
    mean, std = model.predict(points, return_std=True)
    return mean, std**2, np.array([model.log_marginal_likelihood(np.log([l])) for l in length_scales])


def best_of(f, repeat=5):
    best = math.inf
    for _ in range(repeat):
        start = time.perf_counter()
        result = f()
        best = min(best, time.perf_counter() - start)
    return result, best


def draw(path, truth, mean, variance, length_scales, likelihood):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.5))
    left.errorbar(truth, mean, yerr=2 * np.sqrt(variance), fmt="o", markersize=3, elinewidth=0.6, alpha=0.7)
    left.axline((0, 0), slope=1, color="gray", linewidth=0.8)
    left.set(xlabel="truth (standardised)", ylabel="prediction, two standard deviations", title="100 patients held out")
    right.plot(length_scales, likelihood)
    right.axvline(length_scales[np.argmax(likelihood)], color="gray", linewidth=0.8)
    right.set(xlabel="length scale", ylabel="log marginal likelihood", xscale="log", title="choice of the length scale")
    figure.tight_layout()
    figure.savefig(path, dpi=120)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("."), help="folder for the libraries, headers, data and picture")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)

    X, y, points, truth = load_data()
    length_scales, noise = np.geomspace(1.0, 30.0, 16), 0.5
    tX, ty, tpoints, tscales, tnoise = (crout.from_numpy(np.asarray(a)) for a in (X, y, points, length_scales, np.float64(noise)))

    start = time.perf_counter()
    likelihood_jit, predict_jit = crout.jit(log_marginal_likelihood), crout.jit(predict)
    likelihood = likelihood_jit(tX, ty, tscales, tnoise)
    length_scale = length_scales[int(likelihood.argmax())]
    tscale = crout.from_numpy(np.asarray(length_scale))
    predict_jit(tX, ty, tpoints, tscale, tnoise)
    first = time.perf_counter() - start

    likelihood, likelihood_time = best_of(lambda: likelihood_jit(tX, ty, tscales, tnoise))
    (mean, variance), predict_time = best_of(lambda: predict_jit(tX, ty, tpoints, tscale, tnoise))
    (their_mean, their_variance, their_likelihood), their_time = best_of(lambda: scikit_learn(X, y, points, length_scale, noise, length_scales), repeat=2)

    print(f"Gaussian process, {X.shape[0]} rows to learn from, {points.shape[0]} to predict, {X.shape[1]} features")
    print(f"length scale of the greatest likelihood: {length_scale:.4f}\n")
    print(f"{'':28}{'Crout':>24}{'scikit-learn':>24}{'relative difference':>22}")
    worst = 0.0
    for name, ours, theirs in (
        ("mean of the first patient", mean.numpy()[:1], their_mean[:1]),
        ("posterior mean", mean.numpy(), their_mean),
        ("posterior variance", variance.numpy(), their_variance),
        ("log marginal likelihood", likelihood.numpy(), their_likelihood),
    ):
        difference = np.max(np.abs(ours - theirs)) / np.max(np.abs(theirs))
        worst = max(worst, difference)
        print(f"{name:28}{np.linalg.norm(ours):24.15g}{np.linalg.norm(theirs):24.15g}{difference:22.1e}")
    # The formulas as they stand in the book, with three inverses and a determinant, are the same program: one Cholesky factorisation.
    operands = (tX, ty, tpoints, tscale, tnoise)
    book_mean, book_variance, book_likelihood = crout.jit(textbook)(*operands)
    for name, ours, theirs in (("mean by the book", book_mean, mean), ("variance by the book", book_variance, variance), ("likelihood by the book", book_likelihood, likelihood.max())):
        ours, theirs = ours.numpy(), theirs.numpy()
        difference = np.max(np.abs(ours - theirs)) / np.max(np.abs(theirs))
        worst = max(worst, difference)
        print(f"{name:28}{np.linalg.norm(ours):24.15g}{'':24}{difference:22.1e}")
    print("\n".join(line for line in crout.explain(textbook, *operands).splitlines() if line.startswith("compiled")))
    print(f"{'time':28}{1e3 * (likelihood_time + predict_time):21.1f} ms{1e3 * their_time:21.1f} ms")
    print(f"first call of both, with tracing and compilation: {1e3 * first:.0f} ms")
    print(f"error of the prediction: {np.sqrt(np.mean((mean.numpy() - truth) ** 2)):.4f} standard deviations\n")
    if not worst <= 1e-8:
        raise SystemExit(f"differs from scikit-learn by {worst:.1e}, more than 1e-8")

    # The same programs, ahead of time: sizes stay free, so the C program may bring other data.
    start = time.perf_counter()
    crout.export.export(
        predict, (tX, ty, tpoints, tscale, tnoise), dynamic_shapes=({0: "n", 1: "d"}, {0: "n"}, {0: "m", 1: "d"}, None, None), name="gp_predict",
    ).compile(str(out / "libgp_predict.so"), header=str(out / "gp_predict.h"))
    crout.export.export(
        log_marginal_likelihood, (tX, ty, tscales, tnoise), dynamic_shapes=({0: "n", 1: "d"}, {0: "n"}, {0: "g"}, None), name="gp_likelihood",
    ).compile(str(out / "libgp_likelihood.so"), header=str(out / "gp_likelihood.h"))
    print(f"compiled ahead of time in {1e3 * (time.perf_counter() - start):.0f} ms: "
          + ", ".join(f"{p.name} ({p.stat().st_size / 1024:.0f} KB)" for p in sorted(out.glob("libgp_*.so"))))

    with open(out / "diabetes.txt", "w") as file:
        print(X.shape[0], points.shape[0], X.shape[1], len(length_scales), repr(float(length_scale)), repr(noise), file=file)
        for block in (X, y, points, length_scales, mean.numpy(), variance.numpy(), likelihood.numpy()):
            print(" ".join(repr(float(v)) for v in block.ravel()), file=file)
    draw(out / "gaussian_process.png", truth, mean.numpy(), variance.numpy(), length_scales, likelihood.numpy())
    print(f"predictions against truth: {out / 'gaussian_process.png'}")


if __name__ == "__main__":
    main()
