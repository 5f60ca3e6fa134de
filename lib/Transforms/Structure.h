// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the compiler knows about the matrices in the last two dimensions of a value, from how the value was made.
#ifndef CROUT_TRANSFORMS_STRUCTURE_H
#define CROUT_TRANSFORMS_STRUCTURE_H

#include "dialects/crout/Crout.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace crout::ir {

/// Facts that hold for every matrix of a batch, in exact arithmetic and unless an element is NaN. The signs are those of all elements of
/// a real tensor of any rank.
enum class Fact : uint8_t {
  Symmetric,
  Hermitian,
  PositiveSemidefinite,
  PositiveDefinite,
  /// Positive semidefinite plus c I, where the sign of c is not known: worth trying Cholesky, since c is meant to be positive.
  ShiftedSemidefinite,
  UnitDiagonal,
  Permutation,
  Orthogonal, // or unitary
  OrthonormalColumns,
  Identity,
  ScaledIdentity,
  Nonsingular,
  /// x^T A x <= 0 for all x with sum(x) = 0, and a diagonal of zeros: squared distances.
  ConditionallyNegative,
  ConditionallyPositive,
  NonNegative,
  Positive,
  NonPositive,
  Negative,
};
inline constexpr unsigned numFacts = 18;

/// "positive definite" for a fact.
llvm::StringRef name(Fact fact);

/// An element of the lattice: a set of facts that is closed under implication, and how far from the diagonal nonzeros may lie.
/// Nothing known is the top; meeting a further fact goes down.
class Structure {
public:
  explicit Structure(bool real = true) : real(real) {}

  bool has(Fact fact) const { return facts >> static_cast<unsigned>(fact) & 1; }
  /// Adds a fact and what follows from it; returns the facts that are new.
  llvm::SmallVector<Fact, 4> add(Fact fact);
  /// Nonzeros lie at most `below` under and `above` over the diagonal; -1 where the diagonal itself is zero.
  llvm::SmallVector<Fact, 4> limitBands(int64_t below, int64_t above);

  static constexpr int64_t unbounded = int64_t(1) << 40;
  int64_t below() const { return lower; }
  int64_t above() const { return upper; }
  bool isLower() const { return upper <= 0; }
  bool isUpper() const { return lower <= 0; }
  bool isDiagonal() const { return isLower() && isUpper(); }
  bool isReal() const { return real; }
  /// True where Cholesky is worth trying.
  bool isPositive() const { return has(Fact::PositiveDefinite) || has(Fact::ShiftedSemidefinite); }
  bool operator==(const Structure &) const = default;

private:
  void close();
  uint32_t facts = 0;
  int64_t lower = unbounded, upper = unbounded;
  bool real;
};

/// A sparse forward analysis. A program has one block and no loops, so that one visit of each operation, operands first, is the fixed
/// point, and no solver is needed. Values are visited when they are asked for; a rewrite that changes operations makes a new analysis.
class StructureAnalysis {
public:
  struct Entry {
    Structure structure;
    /// Each rule that applied, as its algebra, with the facts it gave.
    llvm::SmallVector<std::pair<llvm::StringRef, llvm::SmallVector<Fact, 4>>, 2> rules;
  };

  const Structure &of(mlir::Value value) { return entryOf(value).structure; }
  const Entry &entryOf(mlir::Value value);

private:
  void visit(mlir::Operation *op);
  llvm::DenseMap<mlir::Value, Entry> entries;
};

/// The structure of one value, by an analysis of its own.
Structure structureOf(mlir::Value value);

enum class Triangle { None, Lower, Upper };
/// The triangle outside of which all elements of a value are zero; the upper one of a diagonal matrix.
Triangle triangularity(mlir::Value value);

/// +1 where `value` equals itself with dimensions p and q exchanged, -1 where it equals the negative of that, 0 where neither is known.
int parityUnderSwap(mlir::Value value, int64_t p, int64_t q);
/// True where b is known to be a with dimensions p and q exchanged.
bool isSwapOf(mlir::Value a, mlir::Value b, int64_t p, int64_t q);
/// True where b is known to be the transpose of a, or the conjugate transpose.
bool isTransposeOf(mlir::Value a, mlir::Value b);
bool isAdjointOf(mlir::Value a, mlir::Value b);

/// Applies the rules to one operation; `known` gives the structure of its operands, `derive` and `bands` take what follows.
struct StructureRules {
  llvm::function_ref<const Structure &(mlir::Value)> known;
  llvm::function_ref<void(mlir::Value, Fact, llvm::StringLiteral)> derive;
  llvm::function_ref<void(mlir::Value, int64_t, int64_t, llvm::StringLiteral)> bands;
  void apply(mlir::Operation *op);

private:
  void creation(mlir::Operation *op);
  void movement(mlir::Operation *op);
  void elementwise(mlir::Operation *op);
  void sums(mlir::Operation *op);
  void products(mlir::Operation *op);
  void functions(mlir::Operation *op);
  void signs(mlir::Operation *op);
  void matrixProducts(mlir::Operation *op);
  void factorisations(mlir::Operation *op);
  void assembled(mlir::Operation *op);
  void keepAll(mlir::Value from, mlir::Value to, llvm::ArrayRef<Fact> facts, llvm::StringLiteral rule) {
    Structure s = known(from);
    for (Fact fact : facts)
      if (s.has(fact))
        derive(to, fact, rule);
  }
};

/// "symmetric, positive definite; lower triangular" or "" where nothing is known.
std::string describe(const Structure &structure);

/// One entry for each value of the program about which something is known beyond signs: where it was made, what is known, and why.
void printStructure(mlir::Operation *program, llvm::raw_ostream &os);

/// One entry for each factorisation, and each solve by structure, that is left after phase algebra.
void printFactorisations(mlir::Operation *program, llvm::raw_ostream &os);

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_STRUCTURE_H
