# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A Kalman filter over 100,000 tracks at once: traced as it stands in the textbook, compiled, checked, and shipped as a C library.

Position and velocity in space are six states, a position fix measures three of them. The equations are Bar-Shalom, Li and Kirubarajan, "Estimation
with Applications to Tracking and Navigation", section 5.2, with the covariance update of Joseph.
"""

import argparse
import math
import pathlib
import time

import numpy as np

import crout
from tracks import model, simulate, start, step_numpy


def step(x, P, z, F, Q, H, R):
    """One prediction and one update of every track, and how likely its measurement was.

    States (t, 6, 1), their covariances (t, 6, 6), measurements (t, 3, 1); the model (6, 6), (6, 6), (3, 6), (3, 3) is the same for all tracks.
    """
    x = F @ x
    P = F @ P @ F.mT + Q
    innovation = z - H @ x
    S = H @ P @ H.mT + R
    K = P @ H.mT @ crout.linalg.inv(S)
    x = x + K @ innovation
    I_KH = crout.eye(P.shape[-1], dtype=P.dtype) - K @ H
    distance = (innovation.mT @ crout.linalg.inv(S) @ innovation)[:, 0, 0]
    likelihood = -0.5 * (distance + crout.log(crout.linalg.det(S)) + z.shape[-2] * math.log(2.0 * math.pi))
    return x, I_KH @ P @ I_KH.mT + K @ R @ K.mT, likelihood


def best_of(f, repeat=5):
    best = math.inf
    for _ in range(repeat):
        begin = time.perf_counter()
        f()
        best = min(best, time.perf_counter() - begin)
    return best


def export(out, arguments, expected):
    """The compiled step as a library with a C header, for any number of tracks, and a file of data for main.c."""
    begin = time.perf_counter()
    free = {0: "t"}
    program = crout.export.export(step, arguments, name="kalman_step", dynamic_shapes=(free, free, free, None, None, None, None))
    program.compile(str(out / "libkalman.so"), header=str(out / "kalman.h"))
    size = (out / "libkalman.so").stat().st_size / 1024
    print(f"compiled ahead of time in {1e3 * (time.perf_counter() - begin):.0f} ms: libkalman.so ({size:.0f} KB)")
    with open(out / "tracks.bin", "wb") as file:
        np.array([arguments[0].shape[0]], "int64").tofile(file)
        for value in (*arguments, *expected):
            value.numpy().tofile(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tracks", type=int, default=100000)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--out", type=pathlib.Path, help="folder for the library, its header and its data; nothing is exported without it")
    arguments = parser.parse_args()

    constants = model()
    truth, measured = simulate(arguments.tracks, arguments.steps, *constants)
    x, P = start(measured[0])
    compiled = crout.jit(step)
    tconstants = tuple(crout.from_numpy(a) for a in constants)
    tx, tP, ttotal = crout.from_numpy(x), crout.from_numpy(P), crout.zeros(arguments.tracks)
    exact = [a.astype(np.float64) for a in constants]
    total = np.zeros(arguments.tracks)
    x, P = x.astype(np.float64), P.astype(np.float64)

    begin = time.perf_counter()
    compiled(tx, tP, crout.from_numpy(measured[0]), *tconstants)
    first = time.perf_counter() - begin
    for z in measured[1:]:
        tx, tP, tlikelihood = compiled(tx, tP, crout.from_numpy(z), *tconstants)
        ttotal += tlikelihood
        x, P, likelihood = step_numpy(x, P, z.astype(np.float64), *exact)
        total += likelihood

    print(f"Kalman filter over {arguments.tracks} tracks, {arguments.steps} steps, six states, three measurements; f32 against NumPy in f64")
    worst = 0.0
    for name, ours, theirs in (("states", tx, x), ("covariances", tP, P), ("log likelihoods", ttotal, total)):
        difference = np.max(np.abs(ours.numpy() - theirs)) / np.max(np.abs(theirs))
        worst = max(worst, difference)
        print(f"{name:20}relative difference {difference:.1e}")
    error, fix = (np.sqrt(np.mean((a - truth[-1][:, :3]) ** 2)) for a in (tx.numpy()[:, :3], measured[-1]))
    print(f"error of the positions: {error:.2f} m filtered, {fix:.2f} m measured")

    last = crout.from_numpy(measured[-1])
    ours = best_of(lambda: compiled(tx, tP, last, *tconstants))
    x, P = tx.numpy(), tP.numpy()
    theirs = best_of(lambda: step_numpy(x, P, measured[-1], *constants), repeat=2)
    print(f"one step of all tracks: {1e3 * ours:.2f} ms, NumPy {1e3 * theirs:.1f} ms; first call, with tracing and compilation, {1e3 * first:.0f} ms")
    if not worst <= 1e-4 or not error < fix:
        raise SystemExit(f"differs from NumPy by {worst:.1e}, more than 1e-4, or filters nothing")
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        some = [crout.from_numpy(np.ascontiguousarray(a[:1000])) for a in (x, P, measured[-1])]
        export(arguments.out, (*some, *tconstants), compiled(*some, *tconstants))


if __name__ == "__main__":
    main()
