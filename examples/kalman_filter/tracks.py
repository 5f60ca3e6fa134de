# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tracks to filter, and the filter in NumPy that the compiled one is checked against."""

import math

import numpy as np


def model(dt=0.5, acceleration=0.2, fix=3.0, dtype=np.float32):
    """Constant velocity in space, disturbed by accelerations (m/s^2); fixes of the position with an error in m: F, Q, H, R."""
    F, Q, I = np.eye(6), np.zeros((6, 6)), np.eye(3)
    F[:3, 3:] = dt * I
    Q[:3, :3], Q[:3, 3:], Q[3:, :3], Q[3:, 3:] = dt**4 / 4 * I, dt**3 / 2 * I, dt**3 / 2 * I, dt**2 * I
    H = np.hstack([I, np.zeros((3, 3))])
    R = fix**2 * np.array([[1.0, 0.2, 0.0], [0.2, 1.0, 0.1], [0.0, 0.1, 2.0]])  # the height is measured worse
    return tuple(a.astype(dtype) for a in (F, acceleration**2 * Q, H, R))


def simulate(tracks, steps, F, Q, H, R, seed=0):
    """True states (steps, t, 6, 1) and measurements (steps, t, 3, 1) of tracks that obey the model."""
    generator = np.random.default_rng(seed)
    disturb, blur = np.linalg.cholesky(Q + 1e-12 * np.eye(6)), np.linalg.cholesky(R.astype(np.float64))
    x = np.concatenate([generator.uniform(-1000, 1000, (tracks, 3, 1)), generator.normal(0, 20, (tracks, 3, 1))], axis=1)
    truth, measured = [], []
    for _ in range(steps):
        x = F @ x + disturb @ generator.standard_normal((tracks, 6, 1))
        truth.append(x)
        measured.append((H @ x + blur @ generator.standard_normal((tracks, 3, 1))).astype(F.dtype))
    return truth, measured


def start(first, dtype=np.float32):
    """Each track begins at its first fix, with no idea of its velocity."""
    x = np.concatenate([first, np.zeros_like(first)], axis=1)
    P = np.broadcast_to(np.diag([25.0, 25.0, 25.0, 900.0, 900.0, 900.0]), (first.shape[0], 6, 6))
    return x.astype(dtype), np.ascontiguousarray(P, dtype)


def step_numpy(x, P, z, F, Q, H, R):
    """The filter of kalman_filter.py in NumPy."""
    x = F @ x
    P = F @ P @ F.T + Q
    innovation = z - H @ x
    S = H @ P @ H.T + R
    inverse = np.linalg.inv(S)
    K = P @ H.T @ inverse
    I_KH = np.eye(P.shape[-1], dtype=P.dtype) - K @ H
    distance = (np.swapaxes(innovation, -1, -2) @ inverse @ innovation)[:, 0, 0]
    likelihood = -0.5 * (distance + np.log(np.linalg.det(S)) + z.shape[-2] * math.log(2.0 * math.pi))
    return x + K @ innovation, I_KH @ P @ np.swapaxes(I_KH, -1, -2) + K @ R @ np.swapaxes(K, -1, -2), likelihood
