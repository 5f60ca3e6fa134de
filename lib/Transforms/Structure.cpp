// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The lattice of structure: which facts imply which, and the walk over a program.
#include "Transforms/Structure.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/AsmState.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace crout::ir;

StringRef crout::ir::name(Fact fact) {
  static constexpr StringLiteral names[numFacts] = {"symmetric", "Hermitian", "positive semidefinite", "positive definite",
                                                    "positive semidefinite plus a multiple of I of unknown sign", "unit diagonal", "permutation", "orthogonal",
                                                    "orthonormal columns", "identity", "multiple of the identity", "nonsingular", "conditionally negative definite",
                                                    "conditionally positive definite", "not negative", "positive", "not positive", "negative"};
  return names[static_cast<unsigned>(fact)];
}

/// What each fact implies by itself.
static constexpr std::pair<Fact, Fact> implications[] = {
    {Fact::Identity, Fact::ScaledIdentity},
    {Fact::Identity, Fact::PositiveDefinite},
    {Fact::Identity, Fact::Permutation},
    {Fact::Identity, Fact::UnitDiagonal},
    {Fact::ScaledIdentity, Fact::Symmetric},
    {Fact::Permutation, Fact::Orthogonal},
    {Fact::Permutation, Fact::NonNegative},
    {Fact::Orthogonal, Fact::OrthonormalColumns},
    {Fact::Orthogonal, Fact::Nonsingular},
    {Fact::PositiveDefinite, Fact::PositiveSemidefinite},
    {Fact::PositiveDefinite, Fact::Nonsingular},
    {Fact::PositiveSemidefinite, Fact::Hermitian},
    {Fact::Positive, Fact::NonNegative},
    {Fact::Negative, Fact::NonPositive},
};

void Structure::close() {
  auto set = [&](Fact fact) { facts |= 1u << static_cast<unsigned>(fact); };
  uint32_t before;
  do {
    before = facts;
    for (auto [fact, implied] : implications)
      if (has(fact))
        set(implied);
    if (has(Fact::ScaledIdentity))
      lower = std::min<int64_t>(lower, 0), upper = std::min<int64_t>(upper, 0);
    if (has(Fact::Symmetric) || has(Fact::Hermitian))
      lower = upper = std::min(lower, upper);
    if (isDiagonal())
      set(Fact::Symmetric);
    if (real && has(Fact::Symmetric))
      set(Fact::Hermitian);
    if (real && has(Fact::Hermitian))
      set(Fact::Symmetric);
    if (real && isDiagonal() && has(Fact::NonNegative))
      set(Fact::PositiveSemidefinite);
    if ((isLower() || isUpper()) && has(Fact::UnitDiagonal))
      set(Fact::Nonsingular);
    if (isDiagonal() && has(Fact::UnitDiagonal))
      set(Fact::Identity);
    // A positive semidefinite matrix that has an inverse is positive definite.
    if (has(Fact::PositiveSemidefinite) && has(Fact::Nonsingular))
      set(Fact::PositiveDefinite);
  } while (facts != before);
}

static SmallVector<Fact, 4> difference(uint32_t now, uint32_t before) {
  SmallVector<Fact, 4> added;
  for (unsigned i = 0; i < numFacts; ++i)
    if ((now & ~before) >> i & 1)
      added.push_back(static_cast<Fact>(i));
  return added;
}

SmallVector<Fact, 4> Structure::add(Fact fact) {
  uint32_t before = facts;
  facts |= 1u << static_cast<unsigned>(fact);
  close();
  return difference(facts, before);
}

SmallVector<Fact, 4> Structure::limitBands(int64_t below, int64_t above) {
  uint32_t before = facts;
  lower = std::min(lower, below);
  upper = std::min(upper, above);
  close();
  return difference(facts, before);
}

static Structure initial(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return Structure(!type || !isa<ComplexType>(type.getElementType()));
}

const StructureAnalysis::Entry &StructureAnalysis::entryOf(Value value) {
  // Operands first, without recursion: programs may be long.
  SmallVector<Value> stack{value};
  while (!stack.empty()) {
    Value next = stack.back();
    if (entries.contains(next)) {
      stack.pop_back();
      continue;
    }
    Operation *op = next.getDefiningOp();
    if (!op || !isa_and_nonnull<CroutDialect>(op->getDialect())) {
      entries.try_emplace(next, Entry{initial(next), {}});
      stack.pop_back();
      continue;
    }
    size_t waiting = stack.size();
    for (Value operand : op->getOperands())
      if (!entries.contains(operand))
        stack.push_back(operand);
    if (stack.size() > waiting)
      continue;
    visit(op);
    stack.pop_back();
  }
  return entries.find(value)->second;
}

void StructureRules::apply(Operation *op) {
  creation(op);
  movement(op);
  if (op->hasTrait<trait::Elementwise>()) {
    signs(op);
    sums(op);
    products(op);
    functions(op);
    elementwise(op);
  }
  matrixProducts(op);
  assembled(op);
  factorisations(op);
}

void StructureAnalysis::visit(Operation *op) {
  for (Value result : op->getResults())
    entries.try_emplace(result, Entry{initial(result), {}});
  auto record = [&](Value value, SmallVector<Fact, 4> added, StringRef rule, bool changed) {
    Entry &entry = entries.find(value)->second;
    if (!changed)
      return;
    if (!entry.rules.empty() && entry.rules.back().first == rule)
      entry.rules.back().second.append(added);
    else
      entry.rules.push_back({rule, added});
  };
  auto known = [&](Value value) -> const Structure & { return entries.find(value)->second.structure; };
  auto derive = [&](Value value, Fact fact, StringLiteral rule) {
    Structure &structure = entries.find(value)->second.structure;
    Structure before = structure;
    auto added = structure.add(fact);
    record(value, added, rule, before != structure);
  };
  auto bands = [&](Value value, int64_t below, int64_t above, StringLiteral rule) {
    Structure &structure = entries.find(value)->second.structure;
    Structure before = structure;
    auto added = structure.limitBands(below, above);
    record(value, added, rule, before != structure);
  };
  StructureRules{known, derive, bands}.apply(op);
}

Structure crout::ir::structureOf(Value value) {
  StructureAnalysis analysis;
  return analysis.of(value);
}

Triangle crout::ir::triangularity(Value value) {
  Structure structure = structureOf(value);
  return structure.isUpper() ? Triangle::Upper : structure.isLower() ? Triangle::Lower : Triangle::None;
}

std::string crout::ir::describe(const Structure &s) {
  SmallVector<std::string> words;
  auto say = [&](Fact fact) {
    if (s.has(fact))
      words.push_back(name(fact).str());
  };
  // The strongest words only; the others follow from them.
  if (s.has(Fact::Identity))
    return name(Fact::Identity).str();
  say(Fact::ScaledIdentity);
  if (!s.has(Fact::ScaledIdentity)) {
    if (s.isDiagonal())
      words.push_back("diagonal");
    else if (s.isLower())
      words.push_back(s.above() < 0 ? "strictly lower triangular" : "lower triangular");
    else if (s.isUpper())
      words.push_back(s.below() < 0 ? "strictly upper triangular" : "upper triangular");
    else if (s.below() < Structure::unbounded && s.above() < Structure::unbounded)
      words.append({"lower bandwidth " + std::to_string(s.below()), "upper bandwidth " + std::to_string(s.above())});
    if (!s.isDiagonal()) {
      say(Fact::Symmetric);
      if (!s.isReal() || !s.has(Fact::Symmetric))
        say(Fact::Hermitian);
    }
  }
  say(Fact::UnitDiagonal);
  if (s.has(Fact::PositiveDefinite))
    say(Fact::PositiveDefinite);
  else {
    say(Fact::PositiveSemidefinite);
    say(Fact::ShiftedSemidefinite);
  }
  if (s.has(Fact::Permutation))
    say(Fact::Permutation);
  else if (s.has(Fact::Orthogonal))
    say(Fact::Orthogonal);
  else
    say(Fact::OrthonormalColumns);
  if (!s.has(Fact::PositiveDefinite) && !s.has(Fact::Orthogonal))
    say(Fact::Nonsingular);
  say(Fact::ConditionallyNegative);
  say(Fact::ConditionallyPositive);
  return llvm::join(words, ", ");
}

/// "file.py:7" of a location, or "".
static std::string place(Location location) {
  if (auto file = location->findInstanceOf<FileLineColLoc>())
    return (file.getFilename().getValue() + ":" + Twine(file.getLine())).str();
  return "";
}

void crout::ir::printStructure(Operation *program, raw_ostream &os) {
  AsmState state(program);
  program->walk([&](func::FuncOp function) {
    StructureAnalysis analysis;
    os << "function @" << function.getName() << '\n';
    function.walk([&](Operation *op) {
      if (isa<func::ReturnOp>(op) && op->getNumOperands() > 0) {
        os << "returns ";
        llvm::interleaveComma(op->getOperands(), os, [&](Value value) { value.printAsOperand(os, state); });
        os << '\n';
      }
      for (Value result : op->getResults()) {
        if (!isa<RankedTensorType>(result.getType()))
          continue;
        const StructureAnalysis::Entry &entry = analysis.entryOf(result);
        std::string text = crout::ir::describe(entry.structure);
        if (text.empty())
          continue;
        result.printAsOperand(os, state);
        os << " = " << op->getName() << " : " << result.getType() << " is " << text;
        if (std::string at = place(op->getLoc()); !at.empty())
          os << " (" << at << ")";
        os << '\n';
        for (const auto &[rule, facts] : entry.rules) {
          // Signs are means to an end.
          if (!facts.empty() && llvm::all_of(facts, [](Fact fact) { return fact >= Fact::NonNegative; }))
            continue;
          os << "    because " << rule << '\n';
        }
      }
    });
  });
}

void crout::ir::printFactorisations(Operation *program, raw_ostream &os) {
  program->walk([&](Operation *op) {
    std::string text;
    if (auto factor = dyn_cast<FactorOp>(op)) {
      unsigned solves = 0, quadratic = 0, inverses = 0, determinants = 0;
      for (Operation *user : factor.getF().getUsers()) {
        solves += isa<FactorSolveOp>(user);
        quadratic += isa<FactorQuadraticOp>(user);
        inverses += isa<FactorInvOp>(user);
        determinants += isa<FactorDetOp, FactorSlogdetOp>(user);
      }
      text = factor.getCholesky() ? "Cholesky factorisation, LU where it fails," : "LU factorisation";
      SmallVector<std::string> users;
      auto count = [&](unsigned n, StringRef what) {
        if (n)
          users.push_back((Twine(n) + " " + what + (n > 1 ? "s" : "")).str());
      };
      count(solves, "solve");
      count(quadratic, "quadratic form");
      count(inverses, "inverse");
      count(determinants, "determinant");
      if (factor.getKept())
        text += text.back() == ',' ? " kept for the next call," : " kept for the next call";
      text += " for " + (users.empty() ? std::string("a check") : llvm::join(users, ", "));
    } else if (isa<SolveOp>(op)) {
      text = "LU factorisation for 1 solve";
    } else if (isa<InvOp>(op)) {
      text = "LU factorisation for 1 inverse";
    } else if (isa<DetOp, SlogdetOp>(op)) {
      text = "LU factorisation for 1 determinant";
    } else if (isa<LuFactorOp>(op)) {
      text = "LU factorisation";
    } else if (isa<CholeskyOp>(op)) {
      text = "Cholesky factorisation";
    } else if (isa<BandedSolveOp, BandedDetOp, BandedSlogdetOp>(op)) {
      text = "LU factorisation inside the band";
    } else if (isa<SolveTriangularOp>(op)) {
      text = "substitution in a triangle";
    } else {
      return;
    }
    os << "compiled: " << text;
    if (std::string at = place(op->getLoc()); !at.empty())
      os << " (" << at << ")";
    os << '\n';
  });
}
