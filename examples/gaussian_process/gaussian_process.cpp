// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The Gaussian process through the C++ tracing API: the program of gaussian_process.py, captured, run and compared.
#include "crout/crout.h"
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <numbers>

using crout::Tensor;

// k(x, y) = exp(-|x - y|^2 / (2 l^2)) for all pairs: (n, d), (m, d) -> (n, m).
static Tensor squaredExponential(const Tensor &X, const Tensor &Y, const Tensor &lengthScale) {
  Tensor difference = crout::unsqueeze(X, 1) - crout::unsqueeze(Y, 0);
  std::vector<int64_t> last = {-1};
  return crout::exp(crout::sum(difference * difference, last) * (-0.5 / (lengthScale * lengthScale)));
}

// Posterior mean and variance: X (n, d), y (n), points (m, d), length scale (), noise () -> (m), (m).
static std::vector<Tensor> predict(std::span<const Tensor> in) {
  const Tensor &X = in[0], &y = in[1], &points = in[2], &lengthScale = in[3], &noise = in[4];
  std::vector<int64_t> first = {0}, last = {-1};
  Tensor K = squaredExponential(X, X, lengthScale) + noise * crout::eye(X.size(0), std::nullopt, X.dtype());
  Tensor L = crout::linalg::cholesky(K);
  Tensor weights = crout::cholesky_solve(crout::unsqueeze(y, -1), L);
  Tensor cross = squaredExponential(points, X, lengthScale);
  Tensor mean = crout::squeeze(crout::matmul(cross, weights), last);
  Tensor v = crout::linalg::solve_triangular(L, crout::transpose(cross, -2, -1), /*upper=*/false);
  return {mean, 1.0 - crout::sum(v * v, first)};
}

static std::vector<double> readBlock(std::ifstream &file, int64_t count) {
  std::vector<double> block(count);
  for (double &value : block)
    file >> value;
  return block;
}

static Tensor make(const std::vector<double> &values, std::vector<int64_t> sizes) { return Tensor::fromData(values.data(), sizes, crout::DType::Float64); }

static double difference(const Tensor &ours, const std::vector<double> &theirs) {
  const double *values = static_cast<const double *>(ours.dataPtr());
  double worst = 0, scale = 0;
  for (size_t i = 0; i < theirs.size(); ++i) {
    worst = std::max(worst, std::abs(values[i] - theirs[i]));
    scale = std::max(scale, std::abs(theirs[i]));
  }
  return worst / scale;
}

int main(int argc, char **argv) try {
  std::ifstream file(argc == 2 ? argv[1] : "");
  int64_t n, m, d, g;
  double lengthScale, noise;
  if (!(file >> n >> m >> d >> g >> lengthScale >> noise)) {
    std::fprintf(stderr, "usage: %s DATA, a file that gaussian_process.py writes\n", argv[0]);
    return 2;
  }
  Tensor X = make(readBlock(file, n * d), {n, d}), y = make(readBlock(file, n), {n}), points = make(readBlock(file, m * d), {m, d});
  readBlock(file, g);
  std::vector<double> pythonMean = readBlock(file, m), pythonVariance = readBlock(file, m);

  std::vector<crout::TensorSpec> inputs = {{"X", crout::DType::Float64, {"n", "d"}},
                                           {"y", crout::DType::Float64, {"n"}},
                                           {"points", crout::DType::Float64, {"m", "d"}},
                                           {"length_scale", crout::DType::Float64, {}},
                                           {"noise", crout::DType::Float64, {}}};
  std::vector<std::string> results = {"mean", "variance"};
  crout::Program program = crout::Program::trace("gp_predict", predict, inputs, results);
  std::vector<Tensor> arguments = {X, y, points, make({lengthScale}, {}), make({noise}, {})};

  std::vector<Tensor> out = program(arguments);
  auto start = std::chrono::steady_clock::now();
  out = program(arguments);
  double milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();

  double mean = difference(out[0], pythonMean), variance = difference(out[1], pythonVariance);
  std::printf("from C++: traced and compiled in process; prediction in %.1f ms; relative difference from Python: mean %.1e, variance %.1e\n", milliseconds,
              mean, variance);
  return mean <= 1e-10 && variance <= 1e-10 ? 0 : 1;
} catch (const crout::Error &error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
