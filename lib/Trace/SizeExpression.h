// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sizes that are known when a program runs, as polynomials over the sizes of its inputs, and the conditions on them
// under which a compiled program may be used.
#ifndef CROUT_TRACE_SIZEEXPRESSION_H
#define CROUT_TRACE_SIZEEXPRESSION_H

#include "crout/tensor.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crout {

/// Sum of products of atoms with integer coefficients, in a normal form: equal polynomials are equal members.
struct SizePolynomial {
  struct Term {
    llvm::SmallVector<int, 2> atoms; // ascending, repeated for powers; empty for the constant
    int64_t coefficient = 0;
    bool operator==(const Term &) const = default;
  };
  std::vector<Term> terms; // ascending by atoms, no zero coefficients

  static SizePolynomial constant(int64_t value);
  static SizePolynomial atom(int id);
  std::optional<int64_t> asConstant() const;
  std::optional<int> asAtom() const;
  bool operator==(const SizePolynomial &) const = default;
  bool operator<(const SizePolynomial &other) const;
};
SizePolynomial operator+(const SizePolynomial &a, const SizePolynomial &b);
SizePolynomial operator-(const SizePolynomial &a, const SizePolynomial &b);
SizePolynomial operator*(const SizePolynomial &a, const SizePolynomial &b);

/// An input's size, a size that is known only when the program ran (the number of nonzero elements), or an operation that polynomials do not have.
struct SizeAtom {
  enum class Kind : uint8_t { Symbol, FloorDiv, Mod, Min, Max, Data } kind = Kind::Symbol;
  SizePolynomial a, b; // of the operations
  int symbol = -1;     // of a symbol: its index; of data: its number
};

struct SizeGuard {
  enum class Kind : uint8_t { Equal, NotEqual, Less, LessEqual } kind;
  SizePolynomial a, b;
  std::string where; // the user's file:line that asked
};

/// The sizes of one trace: its symbols with their values at the first call, and the conditions the trace relied on.
/// Outlives the trace, to check the conditions at later calls.
class ShapeEnv {
public:
  /// Without hints the sizes are generic: a comparison that their names do not decide is an error or assumed generic.
  explicit ShapeEnv(bool hasHints) : hints(hasHints) {}
  bool hasHints() const { return hints; }

  int addSymbol(int64_t hint, std::string name);
  int numSymbols() const { return static_cast<int>(symbolHints.size()); }
  const std::string &symbolName(int symbol) const { return names[symbol]; }
  SizePolynomial symbol(int index) const { return SizePolynomial::atom(symbolAtoms[index]); }
  /// The atom of a size that depends on data. It has no hint: a decision on it is an error, and where it meets a broadcast it is not 1.
  int addData();
  bool dependsOnData(const SizePolynomial &polynomial) const;
  /// True where nothing is known but that it is a size: without hints, or of data.
  bool isGeneric(const SizePolynomial &polynomial) const { return !hints || dependsOnData(polynomial); }
  /// The atom for an operation; folded where the operands allow.
  SizePolynomial apply(SizeAtom::Kind kind, const SizePolynomial &a, const SizePolynomial &b);
  const SizeAtom &atom(int id) const { return atoms[id]; }

  int64_t evaluate(const SizePolynomial &polynomial, llvm::ArrayRef<int64_t> symbols) const;
  int64_t hint(const SizePolynomial &polynomial) const { return evaluate(polynomial, symbolHints); }
  llvm::ArrayRef<int64_t> symbolValues() const { return symbolHints; }
  std::string toString(const SizePolynomial &polynomial) const;

  /// The outcome at the first call, recorded as a condition unless it always holds.
  bool decide(SizeGuard::Kind kind, const SizePolynomial &a, const SizePolynomial &b);
  /// The number at the first call; the symbols in it become numbers of the program.
  int64_t specialise(const SizePolynomial &polynomial);

  const std::vector<SizeGuard> &getGuards() const { return guards; }
  /// Symbols that a condition fixes to one number: the program is better traced again with them as numbers.
  const std::map<int, int64_t> &getSpecialised() const { return specialised; }
  bool holds(llvm::ArrayRef<int64_t> symbols) const;
  /// The first condition that does not hold, in a user's words; empty where all hold.
  std::string firstFailure(llvm::ArrayRef<int64_t> symbols) const;

private:
  bool holds(const SizeGuard &guard, llvm::ArrayRef<int64_t> symbols) const;
  void record(SizeGuard::Kind kind, const SizePolynomial &a, const SizePolynomial &b);

  bool hints;
  std::vector<SizeAtom> atoms;
  int dataCount = 0;
  std::vector<int> symbolAtoms;
  llvm::SmallVector<int64_t> symbolHints;
  std::vector<std::string> names;
  std::vector<SizeGuard> guards;
  std::map<int, int64_t> specialised;
};

struct SymInt::Node {
  std::shared_ptr<ShapeEnv> env;
  SizePolynomial polynomial;
};

/// A SymInt of `env`; a plain number where the polynomial is constant.
SymInt makeSymInt(const std::shared_ptr<ShapeEnv> &env, const SizePolynomial &polynomial);

/// True for a symbolic size that can't be compared with numbers while tracing.
inline bool isGeneric(const SymInt &size) { return size.isSymbolic() && size.getNode()->env->isGeneric(size.getNode()->polynomial); }

} // namespace crout
#endif // CROUT_TRACE_SIZEEXPRESSION_H
