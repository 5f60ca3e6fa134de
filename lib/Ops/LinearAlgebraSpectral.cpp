// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// QR, eigenvalues, singular values, least squares, and pseudoinverses.
#include "Ops/LinearAlgebra.h"
#include <limits>

namespace crout {
using namespace ops;

std::tuple<Tensor, Tensor> linalg::qr(const Operand &A, std::string_view mode) {
  return call("linalg.qr", CallKind::LinearAlgebra, {A}, Attributes(mode), [mode](Operands in) {
    Tensor a = matrices(in[0], "A");
    SymSizes batch = batchOf(a);
    SymInt m = rowsOf(a), n = columnsOf(a), k = symMin(m, n);
    if (mode == "r") {
      Tensor R = session().wrap(session().emit<ir::QrROp>(valueOf(a)), withSizes(batch, {k, n}));
      return std::make_tuple(filled({SymInt(0)}, int64_t{0}, a.dtype()), R);
    }
    if (mode != "reduced" && mode != "complete")
      failValue("'mode' must be \"reduced\", \"complete\" or \"r\", got \"" + std::string(mode) + "\"");
    bool complete = mode == "complete";
    auto op = session().emit<ir::QrOp>(valueOf(a), complete ? ir::QrMode::complete : ir::QrMode::reduced);
    SymInt inner = complete ? m : k;
    return std::make_tuple(session().wrap(op.getQ(), withSizes(batch, {m, inner})),
                           session().wrap(op.getR(), withSizes(batch, {inner, n})));
  });
}

static bool isUpper(std::string_view UPLO) {
  if (UPLO != "L" && UPLO != "U" && UPLO != "l" && UPLO != "u")
    failValue("'UPLO' must be \"L\" or \"U\", got \"" + std::string(UPLO) + "\"");
  return UPLO == "U" || UPLO == "u";
}

std::tuple<Tensor, Tensor> linalg::eigh(const Operand &A, std::string_view UPLO) {
  return call("linalg.eigh", CallKind::LinearAlgebra, {A}, Attributes(UPLO), [UPLO](Operands in) {
    Eigen result = eighOf(squareMatrices(in[0], "A"), isUpper(UPLO));
    return std::make_tuple(result.values, result.vectors);
  });
}

Tensor linalg::eigvalsh(const Operand &A, std::string_view UPLO) {
  return call("linalg.eigvalsh", CallKind::LinearAlgebra, {A}, Attributes(UPLO),
              [UPLO](Operands in) { return eigenvalues(squareMatrices(in[0], "A"), isUpper(UPLO)); });
}

std::tuple<Tensor, Tensor, Tensor> linalg::svd(const Operand &A, bool full_matrices) {
  return call("linalg.svd", CallKind::LinearAlgebra, {A}, Attributes(full_matrices), [=](Operands in) {
    Singular result = svdOf(matrices(in[0], "A"), full_matrices);
    checkInfo(result.info, Failure::NotConverged);
    return std::make_tuple(result.u, result.s, result.vh);
  });
}

Tensor linalg::svdvals(const Operand &A) {
  return call("linalg.svdvals", CallKind::LinearAlgebra, {A}, Attributes(),
              [](Operands in) { return singularValues(matrices(in[0], "A")); });
}

static double epsilonOf(DType dtype) {
  return toReal(dtype) == DType::Float32 ? std::numeric_limits<float>::epsilon() : std::numeric_limits<double>::epsilon();
}

// max(atol, rtol * largest), (*, 1); rtol is max(m, n) * eps where neither is given.
static Tensor tolerance(const Tensor &A, const Tensor &values, std::optional<double> atol, std::optional<double> rtol) {
  DType real = values.dtype();
  Tensor relative = rtol   ? constant(*rtol, real)
                    : atol ? constant(0.0, real)
                           : binary<ir::MulOp>(sizeTensor(symMax(rowsOf(A), columnsOf(A)), real), constant(epsilonOf(A.dtype()), real));
  Tensor largest = reduce(ir::ReduceKind::max, values, {values.dim() - 1}, true);
  return binary<ir::MaximumOp>(binary<ir::MulOp>(relative, largest), constant(atol.value_or(0.0), real));
}

static bool isEmptyMatrix(const Tensor &A) {
  SymInt k = symMin(rowsOf(A), columnsOf(A));
  return k == SymInt(0);
}

// Vh^H diag(1/s) U^H over the singular values that count.
Tensor linalg::pinv(const Operand &A, std::optional<double> atol, std::optional<double> rtol, bool hermitian) {
  return call("linalg.pinv", CallKind::LinearAlgebra, {A}, Attributes(atol, rtol, hermitian), [&](Operands in) {
    Tensor a = hermitian ? squareMatrices(in[0], "A") : matrices(in[0], "A");
    if (isEmptyMatrix(a)) return filled(withSizes(batchOf(a), {columnsOf(a), rowsOf(a)}), int64_t{0}, a.dtype());
    Tensor left, values, magnitudes, right;
    if (hermitian) {
      Eigen eigen = eighOf(a, false);
      left = eigen.vectors;
      right = transposed(eigen.vectors, true);
      values = eigen.values;
      magnitudes = unary<ir::AbsOp>(values);
    } else {
      Singular parts = svdOf(a, false);
      checkInfo(parts.info, Failure::NotConverged);
      left = transposed(parts.vh, true);
      right = transposed(parts.u, true);
      values = magnitudes = parts.s;
    }
    Tensor counts = compare(ir::ComparePredicate::gt, magnitudes, tolerance(a, magnitudes, atol, rtol));
    Tensor reciprocal = select(counts, unary<ir::ReciprocalOp>(values), constant(0.0, values.dtype()));
    Tensor scaled = binary<ir::MulOp>(left, toDType(unsqueezeView(reciprocal, -2), left.dtype()));
    return matrixProduct(scaled, right);
  });
}
Tensor pinverse(const Operand &input, double rcond) { return linalg::pinv(input, std::nullopt, rcond, false); }

Tensor linalg::matrix_rank(const Operand &A, std::optional<double> atol, std::optional<double> rtol, bool hermitian) {
  return call("linalg.matrix_rank", CallKind::LinearAlgebra, {A}, Attributes(atol, rtol, hermitian), [&](Operands in) {
    Tensor a = hermitian ? squareMatrices(in[0], "A") : matrices(in[0], "A");
    if (isEmptyMatrix(a)) return filled(batchOf(a), int64_t{0}, DType::Int64);
    Tensor values = hermitian ? unary<ir::AbsOp>(eigenvalues(a, false)) : singularValues(a);
    Tensor counts = compare(ir::ComparePredicate::gt, values, tolerance(a, values, atol, rtol));
    return reduce(ir::ReduceKind::sum, toDType(counts, DType::Int64), {values.dim() - 1}, false);
  });
}

std::tuple<Tensor, Tensor, Tensor, Tensor> linalg::lstsq(const Operand &A, const Operand &B, std::optional<double> rcond,
                                                         std::optional<std::string> driver) {
  OpScope scope("linalg.lstsq", A.getWhere());
  static const char *const names[] = {"gels", "gelsy", "gelsd", "gelss"};
  std::string chosen = driver.value_or("gelsy");
  size_t kind = 0;
  while (kind < 4 && chosen != names[kind])
    ++kind;
  if (kind == 4) failValue("'driver' must be \"gels\", \"gelsy\", \"gelsd\" or \"gelss\", got \"" + chosen + "\"");
  return call("linalg.lstsq", CallKind::LinearAlgebra, {A, B}, Attributes(rcond, static_cast<int64_t>(kind)), [=](Operands in) {
    Tensor a = matrices(in[0], "A"), given = tensor(in[1], "B");
    requireSameType(a, "A", given, "B");
    if (given.dim() == 0) fail("'B' must have at least one dimension, got a scalar");
    bool vector = given.dim() == a.dim() - 1;
    Tensor b = vector ? unsqueezeView(given, -1) : given;
    if (b.dim() < 2) fail("'B' must be a matrix or a batch of matrices, got shape " + shapeString(given));
    if (!sameSize(rowsOf(a), rowsOf(b)))
      fail("'B' must have as many rows as 'A', got shapes " + shapeString(given) + " and " + shapeString(a));
    SymSizes batch = broadcastBatches(a, "A", b, "B");
    SymInt m = rowsOf(a), n = columnsOf(a), k = symMin(m, n);
    // Where the batches differ, both are broadcast first: the solution has one of each.
    a = expandTo(a, withSizes(batch, {m, n}));
    b = expandTo(b, withSizes(batch, {m, columnsOf(b)}));
    // eps * max(m, n) by default, as the reference has it.
    Tensor limit = rcond ? constant(*rcond, DType::Float64)
                         : binary<ir::MulOp>(sizeTensor(symMax(m, n), DType::Float64), constant(epsilonOf(a.dtype()), DType::Float64));
    auto op = session().emit<ir::LstsqOp>(valueOf(a), valueOf(b), valueOf(limit), static_cast<ir::LstsqDriver>(kind));
    Tensor x = session().wrap(op.getX(), withSizes(batch, {n, columnsOf(b)})), rank = session().wrap(op.getRank(), batch);
    Tensor singular = session().wrap(op.getSingularValues(), withSizes(batch, {k}));
    checkInfo(session().wrap(op.getInfo(), batch), kind == 0 ? Failure::RankDeficient : Failure::NotConverged);
    // |A X - B|^2 per column, of an overdetermined system.
    Tensor residuals = filled({SymInt(0)}, int64_t{0}, toReal(a.dtype()));
    bool generic = isGeneric(m) || isGeneric(n);
    if (generic || n < m) {
      Tensor distance = binary<ir::SubOp>(matrixProduct(a, x), b);
      Tensor magnitude = unary<ir::AbsOp>(distance);
      residuals = reduce(ir::ReduceKind::sum, binary<ir::MulOp>(magnitude, magnitude), {magnitude.dim() - 2}, false);
      if (generic) { // all of them or none
        SymSizes starts(batch.size() + 1, SymInt(0)), sizes = withSizes(batch, {columnsOf(b)}), steps(starts.size(), SymInt(1));
        sizes.back() = sizes.back() * symMin(symMax(m - n, SymInt(0)), SymInt(1));
        residuals = sliceBox(residuals, starts, sizes, steps);
      }
    }
    if (vector) x = reshapeTo(x, dimsOf(x).drop_back());
    if (kind < 2) singular = filled({SymInt(0)}, int64_t{0}, toReal(a.dtype())); // these drivers have none
    if (kind == 0)
      rank = filled({SymInt(0)}, int64_t{0}, DType::Int64);
    else
      rank = toDType(rank, DType::Int64);
    return std::make_tuple(x, residuals, rank, singular);
  });
}

} // namespace crout
