# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The Newton step of examples/bundle_adjustment for torch and JAX; NumPy's is in the example, which is checked against it."""


def step(peer):
    return {"torch": step_torch, "torch.compile": step_torch, "jax": step_jax}[peer]()


def step_torch():
    import torch

    def rows(*entries):
        return torch.stack([torch.stack(row, -1) for row in entries], -2)

    def rotation(w):
        x, y, z = w.unbind(-1)
        zero = torch.zeros_like(x)
        K = rows((zero, -z, y), (z, zero, -x), (-y, x, zero))
        squared = (w * w).sum(-1)[:, None, None] + 1e-30
        angle = torch.sqrt(squared)
        return torch.eye(3) + torch.sin(angle) / angle * K + (1.0 - torch.cos(angle)) / squared * (K @ K)

    def step(R, t, X, observed, focal, damping):
        c = R.shape[0]
        turned = torch.einsum("cij,pj->pci", R, X)
        x, y, z = turned.unbind(-1)
        u, v, w = (turned + t).unbind(-1)
        residual = (observed - focal * torch.stack([u / w, v / w], -1))[..., None]
        zero, one = torch.zeros_like(w), torch.ones_like(w)
        D = (focal / w)[..., None, None] * rows((one, zero, -u / w), (zero, one, -v / w))
        A = D @ rows((zero, z, -y, one, zero, zero), (-z, zero, x, zero, one, zero), (y, -x, zero, zero, zero, one))
        B = D @ R
        U = torch.einsum("pcri,pcrj->cij", A, A) + damping * torch.eye(6)
        V = torch.einsum("pcri,pcrj->pij", B, B) + damping * torch.eye(3)
        W = A.mT @ B
        a, b = (A.mT @ residual).sum(0), (B.mT @ residual).sum(1)
        V_inverse = torch.linalg.inv(V)
        WV = W @ V_inverse[:, None]
        S = torch.eye(c)[:, None, :, None] * U[:, :, None] - torch.einsum("pcik,pdjk->cidj", WV, W)
        right = (a - (WV @ b[:, None]).sum(0)).reshape(6 * c, 1)
        camera = torch.linalg.solve(S.reshape(6 * c, 6 * c), right).reshape(c, 6, 1)
        point = V_inverse @ (b - (W.mT @ camera).sum(1))
        return rotation(camera[:, :3, 0]) @ R, t + camera[:, 3:, 0], X + point[..., 0], (residual * residual).sum()

    return step


def step_jax():
    import jax
    import jax.numpy as jnp

    def rotation(w):
        x, y, z = w
        K = jnp.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
        squared = w @ w + 1e-30
        angle = jnp.sqrt(squared)
        return jnp.eye(3, dtype=w.dtype) + jnp.sin(angle) / angle * K + (1.0 - jnp.cos(angle)) / squared * (K @ K)

    def observation(R, t, X, observed, focal):
        """One point in one camera: the residual, and its derivatives by the camera and by the point."""
        x, y, z = turned = R @ X
        u, v, w = turned + t
        residual = observed - focal * jnp.array([u / w, v / w])
        D = focal / w * jnp.array([[1, 0, -u / w], [0, 1, -v / w]])
        A = D @ jnp.array([[0, z, -y, 1, 0, 0], [-z, 0, x, 0, 1, 0], [y, -x, 0, 0, 0, 1]])
        return residual, A, D @ R

    observations = jax.vmap(jax.vmap(observation, in_axes=(0, 0, None, 0, None)), in_axes=(None, None, 0, 0, None))

    def step(R, t, X, observed, focal, damping):
        c, dtype = R.shape[0], X.dtype
        residual, A, B = observations(R, t, X, observed, focal)
        U = jnp.einsum("pcri,pcrj->cij", A, A) + damping * jnp.eye(6, dtype=dtype)
        V = jnp.einsum("pcri,pcrj->pij", B, B) + damping * jnp.eye(3, dtype=dtype)
        W = jnp.einsum("pcri,pcrj->pcij", A, B)
        a, b = jnp.einsum("pcri,pcr->ci", A, residual), jnp.einsum("pcri,pcr->pi", B, residual)
        V_inverse = jnp.linalg.inv(V)
        WV = jnp.einsum("pcik,pkj->pcij", W, V_inverse)
        S = jnp.eye(c, dtype=dtype)[:, None, :, None] * U[:, :, None] - jnp.einsum("pcik,pdjk->cidj", WV, W)
        right = (a - jnp.einsum("pcik,pk->ci", WV, b)).reshape(6 * c)
        camera = jnp.linalg.solve(S.reshape(6 * c, 6 * c), right).reshape(c, 6)
        point = jnp.einsum("pij,pj->pi", V_inverse, b - jnp.einsum("pcik,ci->pk", W, camera))
        return jax.vmap(rotation)(camera[:, :3]) @ R, t + camera[:, 3:], X + point, (residual * residual).sum()

    return step
