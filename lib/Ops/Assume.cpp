// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Facts that a user states about matrices, and their checks.
#include "Ops/LinearAlgebra.h"
#include "llvm/ADT/StringExtras.h"

namespace crout {
using namespace ops;

static double epsilonOf(DType dtype) {
  return toReal(dtype) == DType::Float32 ? std::numeric_limits<float>::epsilon() : std::numeric_limits<double>::epsilon();
}

/// The dialect's names of the facts in a text like "spd" or "lower, unit_diagonal".
static llvm::SmallVector<llvm::StringRef> factsIn(std::string_view text) {
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> shortNames[] = {
      {"spd", "positive_definite"}, {"hpd", "positive_definite"}, {"psd", "positive_semidefinite"}, {"unitary", "orthogonal"}};
  llvm::SmallVector<llvm::StringRef> facts;
  for (llvm::StringRef word : llvm::split(llvm::StringRef(text), ',')) {
    word = word.trim();
    for (auto [abbreviation, name] : shortNames)
      if (word == abbreviation) word = name;
    if (!llvm::is_contained(ir::AssumeOp::factNames(), word))
      failValue("'facts' must be names among spd, hpd, psd, unitary, " + llvm::join(ir::AssumeOp::factNames(), ", ") + ", separated by commas; got \"" +
                word.str() + "\"");
    facts.push_back(word);
  }
  return facts;
}

namespace {
/// Checks of one matrix batch; each leaves 1 in the info of the matrices that fail.
struct Checks {
  Tensor A;
  DType real = toReal(A.dtype());
  int64_t rows = A.dim() - 2, columns = A.dim() - 1;

  Tensor magnitude(const Tensor &x) const { return unary<ir::AbsOp>(x); }
  Tensor largest(const Tensor &x) const { return reduce(ir::ReduceKind::max, x, {rows, columns}, true); }
  Tensor triangle(bool upper, int64_t diagonal) const {
    return session().wrap(session().emit<ir::TriangleOp>(valueOf(A), upper, diagonal), dimsOf(A));
  }
  Tensor identity() const {
    SymSizes square{rowsOf(A), columnsOf(A)};
    return session().wrap(session().emit<ir::EyeOp>(session().tensorType(A.dtype(), square), session().dynamicSizes(square)), square);
  }
  /// What rounding may leave of a matrix that should be zero, where the numbers it was made from are as large as A.
  Tensor rounding(const Tensor &scale) const { return binary<ir::MulOp>(scale, constant(100 * epsilonOf(A.dtype()), real)); }

  /// Fails where `bad` holds for any element.
  void none(const Tensor &bad, llvm::StringRef fact) const {
    Tensor any = reduce(ir::ReduceKind::any, bad, {rows, columns}, false);
    std::string name = ("assume(" + fact + ")").str();
    session().emit<ir::CheckInfoOp>(valueOf(toDType(any, DType::Int32)), int64_t{4}, llvm::StringRef(name));
  }
  /// Fails where x is not zero up to rounding, or is NaN.
  void zero(const Tensor &x, const Tensor &tolerance, llvm::StringRef fact) const {
    none(unary<ir::LogicalNotOp>(compare(ir::ComparePredicate::le, magnitude(x), tolerance)), fact);
  }
  void exactly(const Tensor &x, const Tensor &y, llvm::StringRef fact) const { none(compare(ir::ComparePredicate::ne, x, y), fact); }

  void check(llvm::StringRef fact) const {
    bool definite = fact == "positive_definite" || fact == "positive_semidefinite";
    Tensor none0 = constant(0.0, A.dtype()), size = magnitude(A);
    if (fact == "symmetric" || fact == "hermitian" || definite) {
      requireSquare(A, "A");
      zero(binary<ir::SubOp>(A, transposed(A, fact != "symmetric")), rounding(largest(size)), fact);
    }
    if (fact == "positive_definite") {
      auto op = session().emit<ir::CholeskyOp>(valueOf(A), false);
      session().emit<ir::CheckInfoOp>(valueOf(session().wrap(op.getInfo(), batchOf(A))), int64_t{1}, llvm::StringRef("assume(positive_definite)"));
    }
    if (fact == "positive_semidefinite") {
      Tensor least = eigenvalues(A, false);
      Tensor allowed = unary<ir::NegOp>(reshapeTo(rounding(largest(size)), withSizes(batchOf(A), {SymInt(1)})));
      allowed = binary<ir::MulOp>(allowed, sizeTensor(rowsOf(A), real));
      Tensor bad = unary<ir::LogicalNotOp>(compare(ir::ComparePredicate::ge, least, allowed));
      none(reshapeTo(bad, withSizes(batchOf(A), {SymInt(1), columnsOf(A)})), fact);
    }
    if (fact == "lower" || fact == "diagonal") exactly(triangle(true, 1), none0, fact);
    if (fact == "upper" || fact == "diagonal") exactly(triangle(false, -1), none0, fact);
    if (fact == "unit_diagonal") {
      Tensor mask = compare(ir::ComparePredicate::ne, identity(), none0);
      none(select(mask, compare(ir::ComparePredicate::ne, A, constant(1.0, A.dtype())), constant(false, DType::Bool)), fact);
    }
    if (fact == "orthogonal" || fact == "permutation") {
      requireSquare(A, "A");
      Tensor product = matrixProduct(transposed(A, true), A);
      zero(binary<ir::SubOp>(product, identity()), rounding(sizeTensor(rowsOf(A), real)), fact);
    }
    if (fact == "permutation") {
      Tensor isZero = compare(ir::ComparePredicate::eq, A, none0), isOne = compare(ir::ComparePredicate::eq, A, constant(1.0, A.dtype()));
      none(unary<ir::LogicalNotOp>(binary<ir::LogicalOrOp>(isZero, isOne)), fact);
    }
    if (fact == "nonsingular") {
      requireSquare(A, "A");
      auto op = session().emit<ir::LuFactorOp>(valueOf(A));
      session().emit<ir::CheckInfoOp>(valueOf(session().wrap(op.getInfo(), batchOf(A))), int64_t{0}, llvm::StringRef("assume(nonsingular)"));
    }
  }
};
} // namespace

Tensor assume(const Operand &A, std::string_view facts, bool check) {
  return call("assume", CallKind::LinearAlgebra, {A}, Attributes(facts, check), [=](Operands in) {
    Tensor a = matrices(in[0], "A");
    llvm::SmallVector<llvm::StringRef> names = factsIn(facts);
    if (names.empty()) failValue("'facts' must name at least one fact");
    if (check && !(dimsOf(a).back() == SymInt(0)))
      for (llvm::StringRef name : names)
        Checks{a}.check(name);
    auto op = session().emit<ir::AssumeOp>(valueOf(a), session().builder().getStrArrayAttr(names));
    return session().wrap(op.getResult(), dimsOf(a));
  });
}

} // namespace crout
