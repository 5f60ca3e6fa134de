// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arithmetic on symbolic sizes and the record of what a trace assumed about them.
#include "Trace/SizeExpression.h"
#include "Trace/OpScope.h"
#include <algorithm>

namespace crout {

SizePolynomial SizePolynomial::constant(int64_t value) {
  SizePolynomial result;
  if (value != 0) result.terms.push_back({{}, value});
  return result;
}

SizePolynomial SizePolynomial::atom(int id) {
  SizePolynomial result;
  result.terms.push_back({{id}, 1});
  return result;
}

std::optional<int64_t> SizePolynomial::asConstant() const {
  if (terms.empty()) return 0;
  if (terms.size() == 1 && terms[0].atoms.empty()) return terms[0].coefficient;
  return std::nullopt;
}

std::optional<int> SizePolynomial::asAtom() const {
  if (terms.size() == 1 && terms[0].coefficient == 1 && terms[0].atoms.size() == 1) return terms[0].atoms[0];
  return std::nullopt;
}

bool SizePolynomial::operator<(const SizePolynomial &other) const {
  return std::lexicographical_compare(terms.begin(), terms.end(), other.terms.begin(), other.terms.end(), [](const Term &a, const Term &b) {
    return std::make_pair(a.atoms, a.coefficient) < std::make_pair(b.atoms, b.coefficient);
  });
}

// Sizes that overflow are caught where memory is asked for; here arithmetic must only be defined.
static int64_t wrappingAdd(int64_t a, int64_t b) { return static_cast<int64_t>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b)); }
static int64_t wrappingMul(int64_t a, int64_t b) { return static_cast<int64_t>(static_cast<uint64_t>(a) * static_cast<uint64_t>(b)); }

static SizePolynomial fromTerms(std::map<llvm::SmallVector<int, 2>, int64_t> &&sum) {
  SizePolynomial result;
  for (auto &[atoms, coefficient] : sum)
    if (coefficient != 0) result.terms.push_back({atoms, coefficient});
  return result;
}

static SizePolynomial addScaled(const SizePolynomial &a, const SizePolynomial &b, int64_t factor) {
  std::map<llvm::SmallVector<int, 2>, int64_t> sum;
  for (const auto &term : a.terms)
    sum[term.atoms] = term.coefficient;
  for (const auto &term : b.terms)
    sum[term.atoms] = wrappingAdd(sum[term.atoms], wrappingMul(term.coefficient, factor));
  return fromTerms(std::move(sum));
}

SizePolynomial operator+(const SizePolynomial &a, const SizePolynomial &b) { return addScaled(a, b, 1); }
SizePolynomial operator-(const SizePolynomial &a, const SizePolynomial &b) { return addScaled(a, b, -1); }

SizePolynomial operator*(const SizePolynomial &a, const SizePolynomial &b) {
  std::map<llvm::SmallVector<int, 2>, int64_t> sum;
  for (const auto &x : a.terms)
    for (const auto &y : b.terms) {
      llvm::SmallVector<int, 2> atoms(x.atoms);
      atoms.append(y.atoms.begin(), y.atoms.end());
      llvm::sort(atoms);
      sum[atoms] = wrappingAdd(sum[atoms], wrappingMul(x.coefficient, y.coefficient));
    }
  return fromTerms(std::move(sum));
}

static int64_t floorDivide(int64_t a, int64_t b) {
  if (b == -1) return wrappingMul(a, -1);
  int64_t quotient = a / b;
  return quotient - ((a % b != 0) && ((a < 0) != (b < 0)));
}
static int64_t floorModulo(int64_t a, int64_t b) { return b == -1 ? 0 : a - floorDivide(a, b) * b; }

// (c * m * rest) / (d * m) where every term of the dividend has the divisor as a factor.
static std::optional<SizePolynomial> divideExactly(const SizePolynomial &a, const SizePolynomial &b) {
  if (b.terms.size() != 1) return a == b ? std::optional(SizePolynomial::constant(1)) : std::nullopt;
  const auto &divisor = b.terms[0];
  SizePolynomial result;
  for (const auto &term : a.terms) {
    if (divisor.coefficient == 0 || (divisor.coefficient == -1 && term.coefficient == INT64_MIN) ||
        term.coefficient % divisor.coefficient != 0)
      return std::nullopt;
    llvm::SmallVector<int, 2> rest(term.atoms);
    for (int atom : divisor.atoms) {
      auto *it = llvm::find(rest, atom);
      if (it == rest.end()) return std::nullopt;
      rest.erase(it);
    }
    result.terms.push_back({rest, term.coefficient / divisor.coefficient});
  }
  llvm::sort(result.terms, [](const auto &x, const auto &y) { return x.atoms < y.atoms; });
  return result;
}

int ShapeEnv::addSymbol(int64_t hint, std::string name) {
  int index = numSymbols();
  SizeAtom atom;
  atom.symbol = index;
  symbolAtoms.push_back(static_cast<int>(atoms.size()));
  atoms.push_back(std::move(atom));
  symbolHints.push_back(hint);
  names.push_back(std::move(name));
  return index;
}

int ShapeEnv::addData() {
  SizeAtom atom;
  atom.kind = SizeAtom::Kind::Data;
  atom.symbol = dataCount++;
  atoms.push_back(std::move(atom));
  return static_cast<int>(atoms.size()) - 1;
}

bool ShapeEnv::dependsOnData(const SizePolynomial &polynomial) const {
  if (dataCount == 0) return false;
  return llvm::any_of(polynomial.terms, [&](const auto &term) {
    return llvm::any_of(term.atoms, [&](int id) {
      const SizeAtom &atom = atoms[id];
      return atom.kind == SizeAtom::Kind::Data || (atom.kind != SizeAtom::Kind::Symbol && (dependsOnData(atom.a) || dependsOnData(atom.b)));
    });
  });
}

SizePolynomial ShapeEnv::apply(SizeAtom::Kind kind, const SizePolynomial &a, const SizePolynomial &b) {
  using Kind = SizeAtom::Kind;
  auto x = a.asConstant(), y = b.asConstant();
  if (y && *y == 0 && (kind == Kind::FloorDiv || kind == Kind::Mod)) throw ValueError("a size is divided by zero", currentLocationString());
  if (x && y) {
    switch (kind) {
    case Kind::FloorDiv:
      return SizePolynomial::constant(floorDivide(*x, *y));
    case Kind::Mod:
      return SizePolynomial::constant(floorModulo(*x, *y));
    case Kind::Min:
      return SizePolynomial::constant(std::min(*x, *y));
    case Kind::Max:
      return SizePolynomial::constant(std::max(*x, *y));
    case Kind::Symbol:
    case Kind::Data:
      break;
    }
  }
  if (kind == Kind::FloorDiv || kind == Kind::Mod)
    if (auto quotient = divideExactly(a, b)) return kind == Kind::FloorDiv ? *quotient : SizePolynomial();
  if (kind == Kind::Min || kind == Kind::Max) {
    if (auto difference = (a - b).asConstant()) return (kind == Kind::Min) == (*difference < 0) ? a : b;
    // A size is not negative: max(n, 0) = n, min(n, 0) = 0.
    auto isSize = [&](const SizePolynomial &p) {
      return llvm::all_of(p.terms, [&](const auto &t) {
        return t.coefficient > 0 && llvm::all_of(t.atoms, [&](int id) { return atoms[id].kind == Kind::Symbol || atoms[id].kind == Kind::Data; });
      });
    };
    if (y && *y <= 0 && isSize(a)) return kind == Kind::Min ? b : a;
    if (x && *x <= 0 && isSize(b)) return kind == Kind::Min ? a : b;
  }
  for (size_t i = 0; i < atoms.size(); ++i)
    if (atoms[i].kind == kind && atoms[i].a == a && atoms[i].b == b) return SizePolynomial::atom(static_cast<int>(i));
  SizeAtom atom;
  atom.kind = kind;
  atom.a = a;
  atom.b = b;
  atoms.push_back(std::move(atom));
  return SizePolynomial::atom(static_cast<int>(atoms.size()) - 1);
}

int64_t ShapeEnv::evaluate(const SizePolynomial &polynomial, llvm::ArrayRef<int64_t> symbols) const {
  int64_t sum = 0;
  for (const auto &term : polynomial.terms) {
    int64_t product = term.coefficient;
    for (int id : term.atoms) {
      const SizeAtom &atom = atoms[id];
      int64_t value = 0;
      if (atom.kind == SizeAtom::Kind::Symbol) {
        value = symbols[atom.symbol];
      } else if (atom.kind == SizeAtom::Kind::Data) {
        value = 1000; // stands for some size where sizes are added up; decisions do not see it
      } else {
        int64_t a = evaluate(atom.a, symbols), b = evaluate(atom.b, symbols);
        switch (atom.kind) {
        case SizeAtom::Kind::FloorDiv:
          value = b == 0 ? 0 : floorDivide(a, b);
          break;
        case SizeAtom::Kind::Mod:
          value = b == 0 ? 0 : floorModulo(a, b);
          break;
        case SizeAtom::Kind::Min:
          value = std::min(a, b);
          break;
        default:
          value = std::max(a, b);
          break;
        }
      }
      product = wrappingMul(product, value);
    }
    sum = wrappingAdd(sum, product);
  }
  return sum;
}

std::string ShapeEnv::toString(const SizePolynomial &polynomial) const {
  std::string text;
  // The constant reads best at the end.
  std::vector<SizePolynomial::Term> terms(polynomial.terms);
  std::rotate(terms.begin(), std::find_if(terms.begin(), terms.end(), [](const auto &t) { return !t.atoms.empty(); }), terms.end());
  for (const auto &term : terms) {
    int64_t magnitude = term.coefficient < 0 ? wrappingMul(term.coefficient, -1) : term.coefficient;
    if (!text.empty())
      text += term.coefficient < 0 ? " - " : " + ";
    else if (term.coefficient < 0)
      text += "-";
    bool first = true;
    if (magnitude != 1 || term.atoms.empty()) {
      text += std::to_string(magnitude);
      first = false;
    }
    for (int id : term.atoms) {
      if (!first) text += "*";
      first = false;
      const SizeAtom &atom = atoms[id];
      std::string a = toString(atom.a), b = toString(atom.b);
      switch (atom.kind) {
      case SizeAtom::Kind::Symbol:
        text += names[atom.symbol];
        break;
      case SizeAtom::Kind::Data:
        text += "data" + std::to_string(atom.symbol);
        break;
      case SizeAtom::Kind::FloorDiv:
        text += "((" + a + ")//(" + b + "))";
        break;
      case SizeAtom::Kind::Mod:
        text += "((" + a + ")%(" + b + "))";
        break;
      case SizeAtom::Kind::Min:
        text += "min(" + a + ", " + b + ")";
        break;
      case SizeAtom::Kind::Max:
        text += "max(" + a + ", " + b + ")";
        break;
      }
    }
  }
  return text.empty() ? "0" : text;
}

bool ShapeEnv::holds(const SizeGuard &guard, llvm::ArrayRef<int64_t> symbols) const {
  int64_t a = evaluate(guard.a, symbols), b = evaluate(guard.b, symbols);
  switch (guard.kind) {
  case SizeGuard::Kind::Equal:
    return a == b;
  case SizeGuard::Kind::NotEqual:
    return a != b;
  case SizeGuard::Kind::Less:
    return a < b;
  case SizeGuard::Kind::LessEqual:
    return a <= b;
  }
  return false;
}

bool ShapeEnv::holds(llvm::ArrayRef<int64_t> symbols) const {
  return llvm::all_of(guards, [&](const SizeGuard &guard) { return holds(guard, symbols); });
}

std::string ShapeEnv::firstFailure(llvm::ArrayRef<int64_t> symbols) const {
  static constexpr const char *signs[] = {" == ", " != ", " < ", " <= "};
  for (const SizeGuard &guard : guards)
    if (!holds(guard, symbols)) {
      std::string text = toString(guard.a) + signs[static_cast<int>(guard.kind)] + toString(guard.b);
      text += " (now " + std::to_string(evaluate(guard.a, symbols)) + " and " + std::to_string(evaluate(guard.b, symbols)) + ")";
      if (!guard.where.empty()) text += ", needed at " + guard.where;
      return text;
    }
  return {};
}

void ShapeEnv::record(SizeGuard::Kind kind, const SizePolynomial &a, const SizePolynomial &b) {
  for (const SizeGuard &guard : guards)
    if (guard.kind == kind && guard.a == a && guard.b == b) return;
  guards.push_back({kind, a, b, currentLocationString()});
  if (kind != SizeGuard::Kind::Equal) return;
  // k * s + c = 0 fixes s.
  SizePolynomial difference = a - b;
  int symbol = -1, count = 0;
  for (const auto &term : difference.terms)
    if (!term.atoms.empty()) {
      ++count;
      if (term.atoms.size() == 1 && atoms[term.atoms[0]].kind == SizeAtom::Kind::Symbol) symbol = atoms[term.atoms[0]].symbol;
    }
  if (count == 1 && symbol >= 0) specialised[symbol] = symbolHints[symbol];
}

[[noreturn]] static void failOnData(const std::string &question) {
  throw Error(currentFunctionPrefix() + question +
                  " depends on data and is not known while tracing; compute with masks of a fixed size (where, sum of a mask, masked_fill), or leave this part "
                  "out of the function that is traced",
              currentLocationString());
}

bool ShapeEnv::decide(SizeGuard::Kind kind, const SizePolynomial &a, const SizePolynomial &b) {
  using Kind = SizeGuard::Kind;
  SizePolynomial difference = a - b;
  auto compare = [kind](int64_t d) {
    return kind == Kind::Equal ? d == 0 : kind == Kind::NotEqual ? d != 0 : kind == Kind::Less ? d < 0 : d <= 0;
  };
  if (auto constant = difference.asConstant()) return compare(*constant);
  // Terms of one sign decide an order, as in n >= 0.
  bool positive = llvm::all_of(difference.terms, [](const auto &t) { return t.coefficient > 0; });
  bool negative = llvm::all_of(difference.terms, [](const auto &t) { return t.coefficient < 0; });
  if (dependsOnData(difference)) {
    if (negative && kind == Kind::LessEqual) return true;
    if (positive && kind == Kind::Less) return false;
    // Functions of the library take such a size for neither 0 nor 1; a user's own question must not be answered wrongly.
    auto isTrivial = [](const SizePolynomial &p) { return p.asConstant() && (*p.asConstant() == 0 || *p.asConstant() == 1); };
    if (OpScope::current() && (kind == Kind::Equal || kind == Kind::NotEqual) && (isTrivial(a) || isTrivial(b))) return kind == Kind::NotEqual;
    static constexpr const char *signs[] = {" == ", " != ", " < ", " <= "};
    failOnData("whether " + toString(a) + signs[static_cast<int>(kind)] + toString(b));
  }
  if (!hints) {
    // A generic size equals nothing that it is not named after.
    if (kind == Kind::Equal) return false;
    if (kind == Kind::NotEqual) return true;
    if (negative && kind == Kind::LessEqual) return true;
    if (positive && kind == Kind::Less) return false;
    throw Error("whether " + toString(a) + (kind == Kind::Less ? " < " : " <= ") + toString(b) +
                    " must be known while tracing; give the size as a number in the inputs of the program",
                currentLocationString());
  }
  bool outcome = compare(hint(difference));
  switch (kind) {
  case Kind::Equal:
    record(outcome ? Kind::Equal : Kind::NotEqual, a, b);
    break;
  case Kind::NotEqual:
    record(outcome ? Kind::NotEqual : Kind::Equal, a, b);
    break;
  case Kind::Less:
    outcome ? record(Kind::Less, a, b) : record(Kind::LessEqual, b, a);
    break;
  case Kind::LessEqual:
    outcome ? record(Kind::LessEqual, a, b) : record(Kind::Less, b, a);
    break;
  }
  return outcome;
}

int64_t ShapeEnv::specialise(const SizePolynomial &polynomial) {
  if (auto constant = polynomial.asConstant()) return *constant;
  if (dependsOnData(polynomial)) failOnData("the size " + toString(polynomial));
  if (!hints)
    throw Error("the size " + toString(polynomial) +
                    " is needed as a number while tracing; give it as a number in the inputs of the program",
                currentLocationString());
  int64_t value = hint(polynomial);
  record(SizeGuard::Kind::Equal, polynomial, SizePolynomial::constant(value));
  return value;
}

SymInt makeSymInt(const std::shared_ptr<ShapeEnv> &env, const SizePolynomial &polynomial) {
  if (auto constant = polynomial.asConstant()) return SymInt(*constant);
  return SymInt(std::make_shared<const SymInt::Node>(SymInt::Node{env, polynomial}));
}

} // namespace crout
