# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The Kalman filter of examples/kalman_filter for torch and JAX; NumPy's is in the example, which is checked against it."""

import math


def step(peer):
    return {"torch": step_torch, "torch.compile": step_torch, "jax": step_jax}[peer]()


def step_torch():
    import torch

    def step(x, P, z, F, Q, H, R):
        x = F @ x
        P = F @ P @ F.mT + Q
        innovation = z - H @ x
        S = H @ P @ H.mT + R
        S_inverse = torch.linalg.inv(S)
        K = P @ H.mT @ S_inverse
        x = x + K @ innovation
        I_KH = torch.eye(6) - K @ H
        distance = (innovation.mT @ S_inverse @ innovation)[:, 0, 0]
        likelihood = -0.5 * (distance + torch.log(torch.linalg.det(S)) + 3 * math.log(2.0 * math.pi))
        return x, I_KH @ P @ I_KH.mT + K @ R @ K.mT, likelihood

    return step


def step_jax():
    import jax
    import jax.numpy as jnp

    def one(x, P, z, F, Q, H, R):
        x = F @ x
        P = F @ P @ F.T + Q
        innovation = z - H @ x
        S = H @ P @ H.T + R
        S_inverse = jnp.linalg.inv(S)
        K = P @ H.T @ S_inverse
        x = x + K @ innovation
        I_KH = jnp.eye(6, dtype=P.dtype) - K @ H
        distance = (innovation.T @ S_inverse @ innovation)[0, 0]
        likelihood = -0.5 * (distance + jnp.log(jnp.linalg.det(S)) + 3 * math.log(2.0 * math.pi))
        return x, I_KH @ P @ I_KH.T + K @ R @ K.T, likelihood

    return jax.vmap(one, in_axes=(0, 0, 0, None, None, None, None))
