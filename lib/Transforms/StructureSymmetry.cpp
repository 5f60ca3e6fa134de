// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// When a value equals itself, or another one, with two dimensions exchanged: by comparing how both were made.
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/Structure.h"
#include "llvm/ADT/Sequence.h"

using namespace mlir;
using namespace crout::ir;

namespace {

/// A value seen through permutations, unit dimensions and broadcasts: dimension i of the view is dimension map[i] of the source, or
/// the same for all indices where map[i] is -1.
struct View {
  Value source;
  SmallVector<int64_t> map;
};

constexpr int mostSteps = 400;

/// Dimension map of a reshape that only adds and removes dimensions of size 1: result dimension -> source dimension or -1.
FailureOr<SmallVector<int64_t>> unitReshape(ReshapeOp op) {
  ArrayRef<int64_t> from = op.getX().getType().getShape(), to = op.getType().getShape();
  SmallVector<int64_t> sources, map;
  for (int64_t i = 0; i < static_cast<int64_t>(from.size()); ++i)
    if (from[i] != 1)
      sources.push_back(i);
  size_t next = 0;
  for (int64_t i = 0; i < static_cast<int64_t>(to.size()); ++i) {
    if (to[i] == 1) {
      map.push_back(-1);
      continue;
    }
    if (next == sources.size())
      return failure();
    int64_t source = sources[next++];
    if (!haveSameSize(op.getX(), source, op.getResult(), i))
      return failure();
    map.push_back(source);
  }
  if (next != sources.size())
    return failure();
  return map;
}

/// The operand of an elementwise operation as a view in the dimensions of the operation's result.
View operandView(Value operand, int64_t rank) {
  auto type = tensorType(operand);
  View view{operand, {}};
  for (int64_t i = 0; i < rank; ++i) {
    int64_t at = i - (rank - type.getRank());
    view.map.push_back(at < 0 || type.getDimSize(at) == 1 ? -1 : at);
  }
  return view;
}

View compose(const View &inner, ArrayRef<int64_t> outer) {
  View view{inner.source, {}};
  for (int64_t at : outer)
    view.map.push_back(at < 0 ? -1 : inner.map[at]);
  return view;
}

/// Looks through everything that only moves dimensions.
View normalised(View view) {
  while (Operation *op = view.source.getDefiningOp()) {
    int64_t rank = tensorType(view.source).getRank();
    if (auto permute = dyn_cast<PermuteOp>(op)) {
      view = compose({permute.getX(), SmallVector<int64_t>(permute.getPermutation())}, view.map);
    } else if (auto expand = dyn_cast<ExpandOp>(op)) {
      view = compose(operandView(expand.getX(), rank), view.map);
    } else if (auto reshape = dyn_cast<ReshapeOp>(op)) {
      auto map = unitReshape(reshape);
      if (failed(map))
        break;
      view = compose({reshape.getX(), *map}, view.map);
    } else if (auto assume = dyn_cast<AssumeOp>(op)) {
      view.source = assume.getA();
    } else {
      break;
    }
  }
  return view;
}

View wholeView(Value value) { return {value, llvm::to_vector(llvm::seq<int64_t>(0, tensorType(value).getRank()))}; }

SmallVector<int64_t> swapped(ArrayRef<int64_t> map, int64_t p, int64_t q) {
  SmallVector<int64_t> result(map);
  std::swap(result[p], result[q]);
  return result;
}

int parity(Value value, int64_t p, int64_t q, int &steps);

bool sameOperation(Operation *a, Operation *b) {
  return a->getName() == b->getName() && a->getPropertiesAsAttribute() == b->getPropertiesAsAttribute() && a->getNumOperands() == b->getNumOperands() &&
         a->getResultTypes().size() == 1 && elementOf(a->getResult(0)) == elementOf(b->getResult(0));
}

/// b = a with dimensions p and q of the common context exchanged.
bool equalUnderSwap(View a, View b, int64_t p, int64_t q, int &steps) {
  if (++steps > mostSteps)
    return false;
  a = normalised(a), b = normalised(b);
  if (a.source == b.source) {
    if (swapped(a.map, p, q) == b.map)
      return true;
    return a.map == b.map && a.map[p] >= 0 && a.map[q] >= 0 && parity(a.source, a.map[p], a.map[q], steps) == 1;
  }
  Operation *x = a.source.getDefiningOp(), *y = b.source.getDefiningOp();
  if (!x || !y || !x->hasTrait<trait::Elementwise>() || !sameOperation(x, y))
    return false;
  int64_t rankX = tensorType(a.source).getRank(), rankY = tensorType(b.source).getRank();
  auto equal = [&](unsigned i, unsigned j) {
    return equalUnderSwap(compose(operandView(x->getOperand(i), rankX), a.map), compose(operandView(y->getOperand(j), rankY), b.map), p, q, steps);
  };
  bool inOrder = true;
  for (unsigned i = 0; i < x->getNumOperands() && inOrder; ++i)
    inOrder = equal(i, i);
  if (inOrder)
    return true;
  return x->hasTrait<OpTrait::IsCommutative>() && x->getNumOperands() == 2 && equal(0, 1) && equal(1, 0);
}

/// Functions with f(-x) = -f(x), and with f(-x) = f(x).
bool isOdd(Operation *op) { return isa<NegOp, SinOp, TanOp, SinhOp, TanhOp, AsinOp, AtanOp, AsinhOp, ErfOp, SignOp, RoundOp, TruncOp, CastOp, ConjOp, RealOp, ImagOp>(op); }
bool isEven(Operation *op) { return isa<AbsOp, CosOp, CoshOp, IsnanOp, IsinfOp, IsfiniteOp, LogicalNotOp>(op); }

int parityOfElementwise(Operation *op, int64_t p, int64_t q, int &steps) {
  int64_t rank = tensorType(op->getResult(0)).getRank();
  auto view = [&](unsigned i) { return operandView(op->getOperand(i), rank); };
  auto ofOperand = [&](unsigned i) {
    View v = normalised(view(i));
    if (v.map[p] < 0 && v.map[q] < 0)
      return 1;
    if (v.map[p] < 0 || v.map[q] < 0)
      return 0;
    return parity(v.source, v.map[p], v.map[q], steps);
  };
  if (op->getNumOperands() == 1) {
    int x = ofOperand(0);
    if (x == -1)
      return isOdd(op) ? -1 : isEven(op) ? 1 : 0;
    return x;
  }
  auto crossed = [&] { return equalUnderSwap(view(0), view(1), p, q, steps); };
  if (op->getNumOperands() == 2) {
    int a = ofOperand(0), b = ofOperand(1);
    if (isa<MulOp, DivOp>(op) && a && b)
      return a * b;
    if (isa<AddOp, SubOp>(op) && a && a == b)
      return a;
    if (a == 1 && b == 1)
      return 1;
    if (isa<SubOp>(op) && crossed())
      return -1;
    // A crossed pair of a function that does not mind the order: x op y = y op x.
    bool symmetricCompare = isa<CompareOp>(op) && (cast<CompareOp>(op).getPredicate() == ComparePredicate::eq || cast<CompareOp>(op).getPredicate() == ComparePredicate::ne);
    if ((op->hasTrait<OpTrait::IsCommutative>() || symmetricCompare) && crossed())
      return 1;
    return 0;
  }
  for (unsigned i = 0; i < op->getNumOperands(); ++i)
    if (ofOperand(i) != 1)
      return 0;
  return 1;
}

int parity(Value value, int64_t p, int64_t q, int &steps) {
  if (++steps > mostSteps || !haveSameSize(value, p, value, q))
    return 0;
  View view = normalised(wholeView(value));
  if (view.source != value) {
    if (view.map[p] < 0 || view.map[q] < 0)
      return view.map[p] == view.map[q] ? 1 : 0;
    return parity(view.source, view.map[p], view.map[q], steps);
  }
  Operation *op = value.getDefiningOp();
  if (!op)
    return 0;
  int64_t rank = tensorType(value).getRank();
  bool matrixDims = std::minmax(p, q) == std::minmax(rank - 2, rank - 1);
  if (op->hasTrait<trait::Elementwise>())
    return parityOfElementwise(op, p, q, steps);
  if (auto constant = dyn_cast<ConstantOp>(op))
    return constant.getValue().isSplat() ? 1 : 0;
  if (isa<EyeOp>(op))
    return matrixDims ? 1 : 0;
  if (auto iota = dyn_cast<IotaOp>(op))
    return iota.getDim() != p && iota.getDim() != q ? 1 : 0;
  if (auto matmul = dyn_cast<MatmulOp>(op))
    return matrixDims && isTransposeOf(matmul.getA(), matmul.getB()) ? 1 : 0;
  if (auto reduce = dyn_cast<ReduceOp>(op)) {
    SmallVector<int64_t> kept;
    for (int64_t i = 0; i < tensorType(reduce.getX()).getRank(); ++i)
      if (reduce.getKeepdim() || !llvm::is_contained(reduce.getDims(), i))
        kept.push_back(i);
    if (llvm::is_contained(reduce.getDims(), kept[p]) || llvm::is_contained(reduce.getDims(), kept[q]))
      return 0;
    int inner = parity(reduce.getX(), kept[p], kept[q], steps);
    return inner == -1 && reduce.getKind() != ReduceKind::sum ? 0 : inner;
  }
  return 0;
}

/// A value under transposition and conjugation: what is left, and both flags.
struct Matrix {
  Value value;
  bool transposed = false, conjugated = false;
};

Matrix stripped(Value value) {
  Matrix m{value};
  while (true) {
    if (Value x = transposeOperand(m.value)) {
      m.transposed = !m.transposed;
      m.value = x;
    } else if (auto conj = m.value.getDefiningOp<ConjOp>()) {
      m.conjugated = !m.conjugated;
      m.value = conj.getX();
    } else if (auto assume = m.value.getDefiningOp<AssumeOp>()) {
      m.value = assume.getA();
    } else {
      if (!isa<ComplexType>(elementOf(value)))
        m.conjugated = false;
      return m;
    }
  }
}

/// b is the transpose of a, conjugated or not; products are compared factor by factor.
bool isTransposed(Value a, Value b, bool conjugate, int depth) {
  Matrix x = stripped(a), y = stripped(b);
  conjugate &= isa<ComplexType>(elementOf(a));
  if (x.value == y.value) {
    if (x.conjugated != y.conjugated != conjugate)
      return false;
    if (x.transposed != y.transposed)
      return true;
    int64_t rank = tensorType(x.value).getRank();
    int steps = 0;
    return parity(x.value, rank - 2, rank - 1, steps) == 1;
  }
  // (M N)^T = N^T M^T
  auto p = a.getDefiningOp<MatmulOp>(), q = b.getDefiningOp<MatmulOp>();
  if (p && q && depth < 4)
    return isTransposed(p.getA(), q.getB(), conjugate, depth + 1) && isTransposed(p.getB(), q.getA(), conjugate, depth + 1);
  if (tensorType(a).getRank() != tensorType(b).getRank())
    return false;
  View u = normalised(wholeView(a)), v = normalised(wholeView(b));
  if (conjugate) {
    // Below whatever moves dimensions, one of both must be the conjugate.
    auto conj = u.source.getDefiningOp<ConjOp>(), other = v.source.getDefiningOp<ConjOp>();
    if (!conj == !other)
      return false;
    (conj ? u : v).source = (conj ? conj : other).getX();
  }
  int64_t rank = tensorType(a).getRank();
  int steps = 0;
  return equalUnderSwap(u, v, rank - 2, rank - 1, steps);
}

} // namespace

int crout::ir::parityUnderSwap(Value value, int64_t p, int64_t q) {
  int steps = 0;
  return parity(value, p, q, steps);
}

bool crout::ir::isSwapOf(Value a, Value b, int64_t p, int64_t q) {
  int64_t rank = std::max({tensorType(a).getRank(), tensorType(b).getRank(), p + 1, q + 1});
  int steps = 0;
  return equalUnderSwap(operandView(a, rank), operandView(b, rank), p, q, steps);
}

bool crout::ir::isTransposeOf(Value a, Value b) { return isTransposed(a, b, /*conjugate=*/false, 0); }
bool crout::ir::isAdjointOf(Value a, Value b) { return isTransposed(a, b, /*conjugate=*/true, 0); }
