# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The Gaussian process of examples/gaussian_process (predict, log_marginal_likelihood) for NumPy with SciPy, torch and JAX."""

import math


def programs(peer):
    return {"numpy": programs_scipy, "torch": programs_torch, "torch.compile": programs_torch, "jax": programs_jax}[peer]()


def programs_scipy():
    import numpy as np
    from scipy.linalg import cho_solve, cholesky, solve_triangular
    from scipy.spatial.distance import cdist

    def squared_exponential(X, Y, length_scale):
        return np.exp(cdist(X, Y, "sqeuclidean").astype(X.dtype) * (-0.5 / length_scale**2))

    def predict(X, y, points, length_scale, noise):
        L = cholesky(squared_exponential(X, X, length_scale) + noise * np.eye(len(X), dtype=X.dtype), lower=True)
        cross = squared_exponential(points, X, length_scale)
        v = solve_triangular(L, cross.T, lower=True)
        return cross @ cho_solve((L, True), y), 1.0 - (v * v).sum(0)

    def log_marginal_likelihood(X, y, length_scales, noise):
        distances = cdist(X, X, "sqeuclidean").astype(X.dtype)
        result = []
        for length_scale in length_scales:
            L = cholesky(np.exp(-0.5 * distances / length_scale**2) + noise * np.eye(len(X), dtype=X.dtype), lower=True)
            v = solve_triangular(L, y, lower=True)
            result.append(-0.5 * (v @ v + 2.0 * np.log(np.diagonal(L)).sum() + len(X) * math.log(2.0 * math.pi)))
        return np.array(result)

    return predict, log_marginal_likelihood


def programs_torch():
    import torch

    def squared_exponential(X, Y, length_scale):
        return torch.exp(torch.cdist(X, Y) ** 2 * (-0.5 / length_scale**2))

    def predict(X, y, points, length_scale, noise):
        L = torch.linalg.cholesky(squared_exponential(X, X, length_scale) + noise * torch.eye(X.shape[0], dtype=X.dtype))
        weights = torch.cholesky_solve(y[:, None], L)
        cross = squared_exponential(points, X, length_scale)
        v = torch.linalg.solve_triangular(L, cross.mT, upper=False)
        return (cross @ weights)[:, 0], 1.0 - (v * v).sum(0)

    def log_marginal_likelihood(X, y, length_scales, noise):
        scales = length_scales[:, None, None]
        K = torch.exp(-0.5 * torch.cdist(X, X) ** 2 / scales**2) + noise * torch.eye(X.shape[0], dtype=X.dtype)
        L = torch.linalg.cholesky(K)
        v = torch.linalg.solve_triangular(L, y[:, None], upper=False)
        log_determinant = 2.0 * torch.log(L.diagonal(dim1=-2, dim2=-1)).sum(-1)
        return -0.5 * ((v * v).sum((-2, -1)) + log_determinant + X.shape[0] * math.log(2.0 * math.pi))

    return predict, log_marginal_likelihood


def programs_jax():
    import jax
    import jax.numpy as jnp
    from jax.scipy.linalg import cho_solve, solve_triangular

    def kernel(x, y, length_scale):
        return jnp.exp(-0.5 * jnp.sum((x - y) ** 2) / length_scale**2)

    def squared_exponential(X, Y, length_scale):
        return jax.vmap(lambda x: jax.vmap(lambda y: kernel(x, y, length_scale))(Y))(X)

    def predict(X, y, points, length_scale, noise):
        L = jnp.linalg.cholesky(squared_exponential(X, X, length_scale) + noise * jnp.eye(X.shape[0], dtype=X.dtype))
        cross = squared_exponential(points, X, length_scale)
        v = solve_triangular(L, cross.T, lower=True)
        return cross @ cho_solve((L, True), y), 1.0 - (v * v).sum(0)

    def log_marginal_likelihood(X, y, length_scales, noise):
        def one(length_scale):
            L = jnp.linalg.cholesky(squared_exponential(X, X, length_scale) + noise * jnp.eye(X.shape[0], dtype=X.dtype))
            v = solve_triangular(L, y, lower=True)
            return -0.5 * (v @ v + 2.0 * jnp.log(jnp.diagonal(L)).sum() + X.shape[0] * math.log(2.0 * math.pi))

        return jax.vmap(one)(length_scales)

    return predict, log_marginal_likelihood
