# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A scene to reconstruct, and the Newton step in NumPy that the compiled one is checked against."""

import numpy as np


def rotation(w):
    x, y, z = np.moveaxis(w, -1, 0)
    zero = np.zeros_like(x)
    K = np.stack([np.stack(row, -1) for row in ((zero, -z, y), (z, zero, -x), (-y, x, zero))], -2)
    squared = (w * w).sum(-1).reshape(-1, 1, 1) + 1e-30
    angle = np.sqrt(squared)
    return np.eye(3, dtype=w.dtype) + np.sin(angle) / angle * K + (1.0 - np.cos(angle)) / squared * (K @ K)


def scene(cameras=8, points=20000, noise=0.5, focal=800.0, seed=0):
    """A cloud of points seen from an arc of cameras, with an error of half a pixel, and a start that is wrong by 2 degrees and some centimetres."""
    generator = np.random.default_rng(seed)
    X = generator.uniform(-1.0, 1.0, (points, 3))
    turn = np.zeros((cameras, 3))
    turn[:, 1] = np.linspace(-0.6, 0.6, cameras)
    R, t = rotation(turn), np.tile([0.0, 0.0, 5.0], (cameras, 1))
    seen = np.einsum("cij,pj->pci", R, X) + t
    observed = focal * seen[..., :2] / seen[..., 2:] + noise * generator.standard_normal((points, cameras, 2))
    wrong = rotation(0.035 * generator.standard_normal((cameras, 3))) @ R
    return wrong, t + 0.05 * generator.standard_normal(t.shape), X + 0.05 * generator.standard_normal(X.shape), observed, np.float64(focal), np.float64(1.0)


def step_numpy(R, t, X, observed, focal, damping):
    """The step of bundle_adjustment.py in NumPy."""
    c, p, dtype = R.shape[0], X.shape[0], X.dtype
    turned = np.einsum("cij,pj->pci", R, X)
    x, y, z = np.moveaxis(turned, -1, 0)
    u, v, w = np.moveaxis(turned + t, -1, 0)
    residual = (observed - focal * np.stack([u / w, v / w], -1))[..., None]
    zero, one = np.zeros_like(w), np.ones_like(w)
    rows = lambda *entries: np.stack([np.stack(row, -1) for row in entries], -2)
    D = focal / w[..., None, None] * rows((one, zero, -u / w), (zero, one, -v / w))
    A = D @ rows((zero, z, -y, one, zero, zero), (-z, zero, x, zero, one, zero), (y, -x, zero, zero, zero, one))
    B = D @ R
    At, Bt = np.swapaxes(A, -1, -2), np.swapaxes(B, -1, -2)
    U = (At @ A).sum(0) + damping * np.eye(6, dtype=dtype)
    V = (Bt @ B).sum(1) + damping * np.eye(3, dtype=dtype)
    W = At @ B
    a, b = (At @ residual).sum(0), (Bt @ residual).sum(1)
    inverse = np.linalg.inv(V)
    WV = W @ inverse[:, None]
    S = np.eye(c, dtype=dtype)[:, None, :, None] * U[:, :, None] - np.einsum("pcik,pdjk->cidj", WV, W, optimize=True)
    camera = np.linalg.solve(S.reshape(6 * c, 6 * c), (a - (WV @ b[:, None]).sum(0)).reshape(6 * c, 1)).reshape(c, 6, 1)
    point = inverse @ (b - (np.swapaxes(W, -1, -2) @ camera).sum(1))
    return rotation(camera[:, :3, 0]) @ R, t + camera[:, 3:, 0], X + point[..., 0], (residual * residual).sum()
