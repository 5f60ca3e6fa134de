// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Lifting, promotion, broadcasting, and the dialect operations that many functions share.
#include "Ops/Build.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include <algorithm>
#include <cmath>

using namespace mlir;

namespace crout {

template <typename Size> static void failBroadcast(llvm::ArrayRef<Size> a, llvm::ArrayRef<Size> b, size_t fromEnd) {
  throw Error(currentFunctionPrefix() + "shapes " + shapeString(a) + " and " + shapeString(b) + " do not broadcast: dimension -" +
                  std::to_string(fromEnd) + " has sizes " + std::to_string(SymInt(a[a.size() - fromEnd]).hint()) + " and " +
                  std::to_string(SymInt(b[b.size() - fromEnd]).hint()) + ", which must be equal or 1",
              currentLocationString());
}

void broadcastInto(Sizes &shape, llvm::ArrayRef<int64_t> other) {
  if (other.size() > shape.size()) shape.insert(shape.begin(), other.size() - shape.size(), 1);
  for (size_t i = 1; i <= other.size(); ++i) {
    int64_t &size = shape[shape.size() - i];
    int64_t next = other[other.size() - i];
    if (size == 1)
      size = next;
    else if (next != 1 && next != size)
      failBroadcast<int64_t>(shape, other, i);
  }
}

bool sameSize(const SymInt &a, const SymInt &b) {
  if (a.isSymbolic() || b.isSymbolic()) {
    if (isGeneric(a) || isGeneric(b)) {
      bool same = a == b;
      // n and 3 or n and m: only equal names and numbers are known to be equal.
      if (!same)
        throw Error(currentFunctionPrefix() + "sizes '" + toString(a) + "' and '" + toString(b) +
                        "' must be equal here; give them one name, or the number, in the inputs of the program",
                    currentLocationString());
      return true;
    }
  }
  return a == b;
}

const SymInt &moreDefinite(const SymInt &a, const SymInt &b) { return a.isSymbolic() ? b : a; }

void broadcastInto(SymSizes &shape, llvm::ArrayRef<SymInt> other) {
  if (other.size() > shape.size()) shape.insert(shape.begin(), other.size() - shape.size(), SymInt(1));
  auto isOne = [](const SymInt &size) { return !size.isSymbolic() && size.hint() == 1; };
  for (size_t i = 1; i <= other.size(); ++i) {
    SymInt &size = shape[shape.size() - i];
    const SymInt &next = other[other.size() - i];
    if (isOne(size))
      size = next;
    else if (isOne(next))
      continue;
    else if (sameSize(size, next))
      size = moreDefinite(size, next);
    else
      failBroadcast<SymInt>(shape, other, i);
  }
}

} // namespace crout

namespace crout::ops {

void fail(const std::string &message) { throw Error(currentFunctionPrefix() + message, currentLocationString()); }
void failType(const std::string &message) { throw TypeError(currentFunctionPrefix() + message, currentLocationString()); }
void failValue(const std::string &message) { throw ValueError(currentFunctionPrefix() + message, currentLocationString()); }
void failIndex(const std::string &message) { throw IndexError(currentFunctionPrefix() + message, currentLocationString()); }
std::string describe(DType dtype) { return std::string(name(dtype)); }

Tensor tensor(const Operand &operand, const char *role) {
  if (operand.isScalar()) failType("'" + std::string(role) + "' must be a tensor, got a number");
  return session().lift(operand.getTensor());
}

Tensor tensor(const Operand &operand, const char *role, DType dtype) {
  if (!operand.isScalar()) return toDType(tensor(operand, role), dtype);
  Tensor number = constant(operand.getScalar(), dtype);
  number.getImpl()->isNumber = session().keepsNumbers();
  return number;
}

Tensor toDType(const Tensor &x, DType dtype) {
  Tensor lifted = session().lift(x);
  if (lifted.dtype() == dtype) return lifted;
  return keepNumber(session().wrap(session().emit<ir::CastOp>(valueOf(lifted), session().elementType(dtype)), dimsOf(lifted)), {lifted});
}

Tensor keepNumber(Tensor result, std::initializer_list<Tensor> from) {
  result.getImpl()->isNumber = session().keepsNumbers() && llvm::all_of(from, [](const Tensor &x) { return x.getImpl()->isNumber; });
  return result;
}

DType dtypeOf(const Operand &operand) { return operand.isScalar() ? dtypeOfNumber(operand.getScalar()) : operand.getTensor().dtype(); }

// The category that wins decides; within lower ones only a higher category (int < float < complex) has a say.
static std::optional<DType> combine(std::optional<DType> higher, std::optional<DType> lower) {
  if (!higher || !lower) return higher ? higher : lower;
  if (isComplex(*higher)) return higher;
  if (isFloatingPoint(*higher)) return isComplex(*lower) ? toComplex(*higher) : higher;
  if (*higher == DType::Bool || isFloatingPoint(*lower) || isComplex(*lower)) return promoteTypes(*higher, *lower);
  return higher;
}

// Numbers, and among them one that is known only when the program runs: a size, an argument that is a Python float.
static bool onlyTracedNumbers(Operands operands) {
  bool anyTraced = false;
  for (const Operand &operand : operands) {
    if (!operand.isScalar()) {
      if (!operand.getTensor().getImpl()->isNumber) return false;
      anyTraced = true;
    } else if (const SymInt *size = std::get_if<SymInt>(&operand.getScalar())) {
      anyTraced |= size->isSymbolic();
    }
  }
  return anyTraced;
}

DType resultType(Operands operands) {
  std::optional<DType> dimensioned, zeroDim, number, exact;
  for (const Operand &operand : operands) {
    DType dtype = dtypeOf(operand);
    bool isNumber = operand.isScalar() || operand.getTensor().getImpl()->isNumber;
    if (isNumber) exact = exact ? promoteTypes(*exact, dtype) : dtype;
    if (isNumber && isFloatingPoint(dtype)) dtype = defaultDType();
    if (isNumber && isComplex(dtype)) dtype = toComplex(defaultDType());
    auto &slot = isNumber ? number : operand.getTensor().dim() == 0 ? zeroDim : dimensioned;
    slot = slot ? promoteTypes(*slot, dtype) : dtype;
  }
  if (session().keepsNumbers() && onlyTracedNumbers(operands)) return *exact;
  return combine(dimensioned, combine(zeroDim, number)).value_or(defaultDType());
}

DType floatResultType(Operands operands) {
  bool numbers = session().keepsNumbers() && onlyTracedNumbers(operands);
  DType dtype = resultType(operands);
  return numbers && !isComplex(dtype) ? DType::Float64 : floatType(dtype);
}

DType floatType(DType dtype) { return isFloatingPoint(dtype) || isComplex(dtype) ? dtype : defaultDType(); }

double toDouble(const Scalar &value) {
  return std::visit(
      [](const auto &x) -> double {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, std::complex<double>>) {
          if (x.imag() != 0) failType("a real number is required, got a complex one");
          return x.real();
        } else if constexpr (std::is_same_v<T, SymInt>) {
          return static_cast<double>(x.guard());
        } else {
          return static_cast<double>(x);
        }
      },
      value);
}

bool isNegative(const Scalar &value) { return !std::holds_alternative<std::complex<double>>(value) && toDouble(value) < 0; }

static Attribute elementAttr(const Scalar &value, DType dtype) {
  Type type = session().elementType(dtype);
  std::complex<double> number;
  int64_t integer = 0;
  std::visit(
      [&](const auto &x) {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, std::complex<double>>) {
          number = x;
          integer = std::isfinite(x.real()) ? static_cast<int64_t>(x.real()) : 0;
        } else if constexpr (std::is_same_v<T, SymInt>) {
          integer = x.guard();
          number = static_cast<double>(integer);
        } else if constexpr (std::is_same_v<T, double>) {
          number = x;
          integer = std::isfinite(x) && std::fabs(x) < 9.3e18 ? static_cast<int64_t>(x) : 0;
        } else {
          integer = x;
          number = static_cast<double>(x);
        }
      },
      value);
  if (isComplex(dtype)) {
    Type part = cast<ComplexType>(type).getElementType();
    Attribute parts[] = {FloatAttr::get(part, number.real()), FloatAttr::get(part, number.imag())};
    return ArrayAttr::get(type.getContext(), parts);
  }
  if (isFloatingPoint(dtype)) return FloatAttr::get(type, number.real());
  if (dtype == DType::Bool) return IntegerAttr::get(type, number != 0.0);
  unsigned width = type.getIntOrFloatBitWidth();
  return IntegerAttr::get(type, llvm::APInt(64, static_cast<uint64_t>(integer)).trunc(width));
}

static DenseElementsAttr splat(RankedTensorType type, const Scalar &value, DType dtype) {
  Attribute element = elementAttr(value, dtype);
  if (!isComplex(dtype)) return DenseElementsAttr::get(type, element);
  auto parts = cast<ArrayAttr>(element);
  return DenseElementsAttr::get(type,
                                std::complex<llvm::APFloat>(cast<FloatAttr>(parts[0]).getValue(), cast<FloatAttr>(parts[1]).getValue()));
}

Tensor constant(const Scalar &value, DType dtype) {
  if (const SymInt *size = std::get_if<SymInt>(&value); size && size->isSymbolic()) return sizeTensor(*size, dtype);
  auto type = RankedTensorType::get({}, session().elementType(dtype));
  return session().wrap(session().emit<ir::ConstantOp>(type, cast<ElementsAttr>(splat(type, value, dtype))), {});
}

Tensor sizeTensor(const SymInt &size, DType dtype) {
  if (!size.isSymbolic()) return constant(size.hint(), dtype);
  Value number = session().emit<arith::IndexCastOp>(session().builder().getI64Type(), session().index(size));
  auto type = RankedTensorType::get({}, session().builder().getI64Type());
  return toDType(session().wrap(session().emit<tensor::FromElementsOp>(type, number), {}), dtype);
}

Tensor filled(llvm::ArrayRef<SymInt> dims, const Scalar &value, DType dtype) {
  bool isStatic = llvm::none_of(dims, [](const SymInt &dim) { return dim.isSymbolic(); });
  const SymInt *size = std::get_if<SymInt>(&value);
  if (!isStatic || (size && size->isSymbolic())) return expandTo(constant(value, dtype), dims);
  RankedTensorType type = session().tensorType(dtype, dims);
  return session().wrap(session().emit<ir::ConstantOp>(type, cast<ElementsAttr>(splat(type, value, dtype))), dims);
}

int64_t wrapDim(int64_t dim, int64_t rank) {
  int64_t limit = std::max<int64_t>(rank, 1); // a scalar takes 0 and -1, as a vector does
  if (dim < -limit || dim >= limit)
    failIndex("dimension out of range: expected one in [" + std::to_string(-limit) + ", " + std::to_string(limit - 1) + "], got " +
              std::to_string(dim));
  return dim < 0 ? dim + limit : dim;
}

Sizes wrapDims(std::span<const int64_t> dims, int64_t rank) {
  Sizes wrapped;
  for (int64_t dim : dims)
    wrapped.push_back(wrapDim(dim, rank));
  llvm::sort(wrapped);
  for (size_t i = 1; i < wrapped.size(); ++i)
    if (wrapped[i] == wrapped[i - 1]) fail("dimension " + std::to_string(wrapped[i]) + " appears more than once in 'dim'");
  if (rank == 0) wrapped.clear();
  return wrapped;
}

Sizes wrapDims(const IntList &dims, int64_t rank) {
  // An empty list means all, as in the reference.
  if (!dims.empty()) return wrapDims(*dims, rank);
  Sizes all;
  for (int64_t dim = 0; dim < rank; ++dim)
    all.push_back(dim);
  return all;
}

SymSizes broadcastDims(std::initializer_list<Tensor> tensors) {
  SymSizes dims;
  for (const Tensor &tensor : tensors)
    broadcastInto(dims, dimsOf(tensor));
  return dims;
}

Tensor compare(ir::ComparePredicate predicate, const Tensor &a, const Tensor &b) {
  SymSizes dims = broadcastDims({a, b});
  return session().wrap(session().emit<ir::CompareOp>(predicate, valueOf(a), valueOf(b)), dims);
}

Tensor select(const Tensor &condition, const Tensor &a, const Tensor &b) {
  SymSizes dims = broadcastDims({condition, a, b});
  return session().wrap(session().emit<ir::SelectOp>(valueOf(condition), valueOf(a), valueOf(b)), dims);
}

Tensor reduce(ir::ReduceKind kind, const Tensor &x, llvm::ArrayRef<int64_t> reduced, bool keepdim) {
  if (reduced.empty()) return x;
  SymSizes dims;
  for (auto [i, size] : llvm::enumerate(dimsOf(x))) {
    if (!llvm::is_contained(reduced, static_cast<int64_t>(i)))
      dims.push_back(size);
    else if (keepdim)
      dims.push_back(1);
  }
  return session().wrap(session().emit<ir::ReduceOp>(valueOf(x), kind, reduced, keepdim), dims);
}

// A size that is 1 in this trace is a static 1, so that broadcasting means what it meant at the first call.
static SymSizes normalise(llvm::ArrayRef<SymInt> dims) {
  SymSizes result;
  for (const SymInt &dim : dims)
    result.push_back(dim.isSymbolic() && !isGeneric(dim) && dim.hint() == 1 ? SymInt(dim.guard()) : dim);
  return result;
}

static bool sameDims(llvm::ArrayRef<SymInt> a, llvm::ArrayRef<SymInt> b) {
  return a.size() == b.size() && llvm::all_of(llvm::zip(a, b), [](auto pair) {
           auto &[x, y] = pair;
           return x.isSymbolic() == y.isSymbolic() &&
                  (x.isSymbolic() ? x.getNode()->polynomial == y.getNode()->polynomial : x.hint() == y.hint());
         });
}

Tensor reshapeTo(const Tensor &x, llvm::ArrayRef<SymInt> requested) {
  SymSizes dims = normalise(requested);
  if (sameDims(dims, dimsOf(x))) return x;
  return session().wrap(session().emit<ir::ReshapeOp>(session().tensorType(x.dtype(), dims), valueOf(x), session().dynamicSizes(dims)),
                        dims);
}

Tensor expandTo(const Tensor &x, llvm::ArrayRef<SymInt> requested) {
  SymSizes dims = normalise(requested);
  if (sameDims(dims, dimsOf(x))) return x;
  return session().wrap(session().emit<ir::ExpandOp>(session().tensorType(x.dtype(), dims), valueOf(x), session().dynamicSizes(dims)),
                        dims);
}

Sizes inversePermutation(llvm::ArrayRef<int64_t> permutation) {
  Sizes inverse(permutation.size());
  for (auto [i, dim] : llvm::enumerate(permutation))
    inverse[static_cast<size_t>(dim)] = static_cast<int64_t>(i);
  return inverse;
}

Tensor permuteTo(const Tensor &x, llvm::ArrayRef<int64_t> permutation) {
  if (std::is_sorted(permutation.begin(), permutation.end())) return x;
  SymSizes dims;
  for (int64_t dim : permutation)
    dims.push_back(dimsOf(x)[static_cast<size_t>(dim)]);
  return session().wrap(session().emit<ir::PermuteOp>(valueOf(x), permutation), dims);
}

Tensor sliceBox(const Tensor &x, llvm::ArrayRef<SymInt> offsets, llvm::ArrayRef<SymInt> requested, llvm::ArrayRef<SymInt> steps) {
  SymSizes sizes = normalise(requested);
  auto isZero = [](const SymInt &size) { return !size.isSymbolic() && size.hint() == 0; };
  if (llvm::all_of(offsets, isZero) && sameDims(sizes, dimsOf(x))) return x;
  llvm::SmallVector<OpFoldResult> o, n, s;
  for (size_t i = 0; i < sizes.size(); ++i) {
    o.push_back(session().fold(offsets[i]));
    n.push_back(session().fold(sizes[i]));
    s.push_back(session().fold(steps[i]));
  }
  return session().wrap(session().emit<ir::SliceOp>(valueOf(x), o, n, s), sizes);
}

Tensor insertBox(const Tensor &x, const Tensor &source, llvm::ArrayRef<SymInt> offsets, llvm::ArrayRef<SymInt> requested,
                 llvm::ArrayRef<SymInt> steps) {
  SymSizes sizes = normalise(requested);
  llvm::SmallVector<OpFoldResult> o, n, s;
  for (size_t i = 0; i < sizes.size(); ++i) {
    o.push_back(session().fold(offsets[i]));
    n.push_back(session().fold(sizes[i]));
    s.push_back(session().fold(steps[i]));
  }
  return session().wrap(session().emit<ir::InsertSliceOp>(valueOf(x), valueOf(source), o, n, s), dimsOf(x));
}

SymSizes broadcastBatches(const Tensor &a, const char *roleA, const Tensor &b, const char *roleB) {
  SymSizes batch(dimsOf(a).drop_back(2));
  try {
    broadcastInto(batch, dimsOf(b).drop_back(2));
  } catch (const Error &error) {
    if (!llvm::StringRef(error.what()).contains("do not broadcast")) throw;
    fail(std::string("the batch dimensions of '") + roleA + "' and '" + roleB + "' do not broadcast, got shapes " + shapeString(a) +
         " and " + shapeString(b));
  }
  return batch;
}

Tensor matrixProduct(const Tensor &a, const Tensor &b) {
  llvm::ArrayRef<SymInt> x = dimsOf(a), y = dimsOf(b);
  SymSizes dims = broadcastBatches(a, "input", b, "other");
  dims.push_back(x[x.size() - 2]);
  dims.push_back(y.back());
  return session().wrap(session().emit<ir::MatmulOp>(valueOf(a), valueOf(b)), dims);
}

Tensor transposed(const Tensor &x, bool conjugate) {
  Sizes permutation;
  for (int64_t i = 0; i < x.dim(); ++i)
    permutation.push_back(i);
  std::swap(permutation[permutation.size() - 1], permutation[permutation.size() - 2]);
  Tensor result = permuteTo(x, permutation);
  return conjugate && isComplex(x.dtype()) ? unary<ir::ConjOp>(result) : result;
}

} // namespace crout::ops
