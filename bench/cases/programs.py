# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The three programs of the chapter on linear algebra, whole: Crout's are those of examples/, the peers' are beside this file."""

import importlib
import pathlib
import sys

import numpy as np

from . import bundle_adjustment_peers, gaussian_process_peers, kalman_filter_peers
from .case import Case, fresh, library

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


def module(example, name):
    """A module of an example; those of the data do not import Crout, so that peers have their process to themselves."""
    sys.path.insert(0, str(EXAMPLES / example))
    return importlib.import_module(name)


def kalman_filter(peer, tracks):
    """One prediction and update of every track."""
    data = module("kalman_filter", "tracks")
    constants = data.model()
    _, measured = data.simulate(tracks, 1, *constants)
    operands = (*data.start(measured[0]), measured[0], *constants)
    if peer == "numpy":
        return fresh(operands[0], data.step_numpy, *operands)
    step = module("kalman_filter", "kalman_filter").step if peer == "crout" else kalman_filter_peers.step(peer)
    _, array, compiler = library(peer)
    return fresh(operands[0], compiler(step), *(array(a) for a in operands))


def bundle_adjustment(peer, cameras, points):
    """One damped Newton step."""
    data = module("bundle_adjustment", "scene")
    operands = tuple(np.asarray(a, "float32") for a in data.scene(cameras, points))
    if peer == "numpy":
        return fresh(operands[0], data.step_numpy, *operands)
    step = module("bundle_adjustment", "bundle_adjustment").step if peer == "crout" else bundle_adjustment_peers.step(peer)
    _, array, compiler = library(peer)
    return fresh(operands[0], compiler(step), *(array(a) for a in operands))


def gaussian_process(peer, dtype):
    """The likelihood of sixteen length scales, and the prediction with one of them: the diabetes data, 342 rows to learn from, 100 to predict."""
    X, y, points, _ = module("gaussian_process", "diabetes").load_data()
    scales, scale, noise = np.geomspace(1.0, 30.0, 16), 6.0, 0.5
    X, y, points, scales, scale, noise = (np.asarray(a, dtype) for a in (X, y, points, scales, scale, noise))
    if peer == "crout":
        ours = module("gaussian_process", "gaussian_process")
        predict, likelihood = ours.predict, ours.log_marginal_likelihood
    else:
        predict, likelihood = gaussian_process_peers.programs(peer)
    _, array, compiler = library(peer)
    predict, likelihood = compiler(predict), compiler(likelihood)
    return fresh(X, lambda X, y, points, scales, scale, noise: (likelihood(X, y, scales, noise), predict(X, y, points, scale, noise)),
                 *(array(a) for a in (X, y, points, scales, scale, noise)))


CASES = {
    "kalman_filter": Case(kalman_filter, [{"tracks": 100000}], "Kalman filter, predict and update, f32", lambda tracks: (1e-6 * tracks, "million tracks/s"),
                          {"numpy": 5, "torch": 5, "torch.compile": 5, "jax": 5}),
    "bundle_adjustment": Case(bundle_adjustment, [{"cameras": 8, "points": 20000}], "bundle adjustment, one Newton step, f32",
                              lambda cameras, points: (1e-6 * cameras * points, "million observations/s"), {"numpy": 5, "torch": 5, "torch.compile": 5, "jax": 5}),
    "gaussian_process": Case(gaussian_process, [{"dtype": "float32"}, {"dtype": "float64"}], "Gaussian process, likelihoods and prediction",
                             targets={"numpy": 1.5, "torch": 1.5, "torch.compile": 1.5, "jax": 1.5}),
}
