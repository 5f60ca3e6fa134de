# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Bundle adjustment: cameras and points from what the cameras saw, by damped Newton steps that are compiled as the textbook writes them.

Six unknowns for each camera and three for each point make normal equations of 6x6 and 3x3 blocks; the points are eliminated by a Schur complement.
Triggs, McLauchlan, Hartley and Fitzgibbon, "Bundle adjustment, a modern synthesis", section 6.
"""

import argparse
import math
import pathlib
import time

import numpy as np

import crout
from scene import scene, step_numpy


def rows(*entries):
    """A matrix for each element, from rows of its entries: all (...) -> (..., rows, columns)."""
    return crout.stack([crout.stack(row, -1) for row in entries], -2)


def rotation(w):
    """exp([w]x) for rotation vectors, by Rodrigues: (c, 3) -> (c, 3, 3)."""
    x, y, z = w.unbind(-1)
    zero = crout.zeros_like(x)
    K = rows((zero, -z, y), (z, zero, -x), (-y, x, zero))
    squared = (w * w).sum(-1).reshape(-1, 1, 1) + 1e-30
    angle = crout.sqrt(squared)
    return crout.eye(3, dtype=w.dtype) + crout.sin(angle) / angle * K + (1.0 - crout.cos(angle)) / squared * (K @ K)


def step(R, t, X, observed, focal, damping):
    """One step: cameras R (c, 3, 3) and t (c, 3), points X (p, 3), images observed (p, c, 2) -> new R, t, X, and the squared error before the step."""
    c, p, dtype = R.shape[0], X.shape[0], X.dtype
    turned = (R @ X.reshape(p, 1, 3, 1)).squeeze(-1)  # (p, c, 3)
    x, y, z = turned.unbind(-1)
    u, v, w = (turned + t).unbind(-1)
    residual = (observed - focal * crout.stack([u / w, v / w], -1)).unsqueeze(-1)

    # How the image moves with a point before the camera, with the camera (rotation first), and with the point.
    zero, one = crout.zeros_like(w), crout.ones_like(w)
    D = focal / w.reshape(p, c, 1, 1) * rows((one, zero, -u / w), (zero, one, -v / w))
    A = D @ rows((zero, z, -y, one, zero, zero), (-z, zero, x, zero, one, zero), (y, -x, zero, zero, zero, one))  # (p, c, 2, 6)
    B = D @ R  # (p, c, 2, 3)

    # Normal equations: [U W; W' V] [camera; point] = [a; b].
    U = (A.mT @ A).sum(0) + damping * crout.eye(6, dtype=dtype)  # (c, 6, 6)
    V = (B.mT @ B).sum(1) + damping * crout.eye(3, dtype=dtype)  # (p, 3, 3)
    W = A.mT @ B  # (p, c, 6, 3)
    a, b = (A.mT @ residual).sum(0), (B.mT @ residual).sum(1)

    # Points out, cameras, points.
    inverse = crout.linalg.inv(V)
    WV = W @ inverse.unsqueeze(1)
    S = crout.eye(c, dtype=dtype).reshape(c, 1, c, 1) * U.unsqueeze(2) - crout.einsum("pcik,pdjk->cidj", WV, W)
    camera = crout.linalg.solve(S.reshape(6 * c, 6 * c), (a - (WV @ b.unsqueeze(1)).sum(0)).reshape(6 * c, 1)).reshape(c, 6, 1)
    point = inverse @ (b - (W.mT @ camera).sum(1))
    return rotation(camera[:, :3, 0]) @ R, t + camera[:, 3:, 0], X + point.squeeze(-1), (residual * residual).sum()


def best_of(f, repeat=5):
    best = math.inf
    for _ in range(repeat):
        begin = time.perf_counter()
        f()
        best = min(best, time.perf_counter() - begin)
    return best


def export(out, arguments, expected):
    """The compiled step as a library with a C header, for any number of cameras and points, and a file of data for main.c."""
    begin = time.perf_counter()
    program = crout.export.export(step, arguments, name="bundle_step", dynamic_shapes=({0: "c"}, {0: "c"}, {0: "p"}, {0: "p", 1: "c"}, None, None))
    program.compile(str(out / "libbundle.so"), header=str(out / "bundle.h"))
    size = (out / "libbundle.so").stat().st_size / 1024
    print(f"compiled ahead of time in {1e3 * (time.perf_counter() - begin):.0f} ms: libbundle.so ({size:.0f} KB)")
    with open(out / "scene.bin", "wb") as file:
        np.array([arguments[0].shape[0], arguments[2].shape[0]], "int64").tofile(file)
        for value in (*arguments, *expected):
            value.numpy().tofile(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cameras", type=int, default=8)
    parser.add_argument("--points", type=int, default=20000)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--out", type=pathlib.Path, help="folder for the library, its header and its data; nothing is exported without it")
    arguments = parser.parse_args()

    *values, observed, focal, damping = scene(arguments.cameras, arguments.points)
    compiled = crout.jit(step)
    fixed = [crout.from_numpy(np.asarray(a)) for a in (observed, focal, damping)]
    fixed_f32 = [crout.from_numpy(np.asarray(a, "float32")) for a in (observed, focal, damping)]
    ours, ours_f32 = [crout.from_numpy(a) for a in values], [crout.from_numpy(a.astype("float32")) for a in values]

    print(f"Bundle adjustment, {arguments.cameras} cameras, {arguments.points} points")
    worst, count = 0.0, observed.size
    for i in range(arguments.steps):
        *ours, error = compiled(*ours, *fixed)
        *ours_f32, error_f32 = compiled(*ours_f32, *fixed_f32)
        *values, expected = step_numpy(*values, observed, focal, damping)
        worst = max([worst, abs(error.item() - expected) / expected, *(np.max(np.abs(a.numpy() - b)) / np.max(np.abs(b)) for a, b in zip(ours, values))])
        pixels = [math.sqrt(e / count) for e in (error.item(), error_f32.item(), expected)]
        print(f"before step {i + 1}: error of an image coordinate {pixels[0]:.6f} pixels in f64, {pixels[1]:.6f} in f32, NumPy in f64 {pixels[2]:.6f}")
    print(f"greatest relative difference from NumPy: {worst:.1e}")

    theirs = [np.asarray(a, "float32") for a in (*values, observed, focal, damping)]
    print(f"one step in f32: {1e3 * best_of(lambda: compiled(*ours_f32, *fixed_f32)):.2f} ms, NumPy {1e3 * best_of(lambda: step_numpy(*theirs), 2):.1f} ms")
    if not worst <= 1e-8 or not abs(pixels[1] - pixels[0]) < 1e-3:
        raise SystemExit(f"differs from NumPy by {worst:.1e}, more than 1e-8, or f32 does not converge")
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        some = [crout.from_numpy(np.asarray(a)) for a in scene(arguments.cameras, 500)]
        export(arguments.out, some, compiled(*some))


if __name__ == "__main__":
    main()
