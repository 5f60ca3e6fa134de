// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the bodies of public functions are written in: operands lifted into the current trace, promoted and broadcast,
// and dialect operations on them.
#ifndef CROUT_OPS_BUILD_H
#define CROUT_OPS_BUILD_H

#include "Ops/Broadcast.h"
#include "Trace/Dispatch.h"
#include "Trace/TraceSession.h"
#include "crout/functions.h"
#include "dialects/crout/Crout.h"

namespace crout::ops {

inline TraceSession &session() { return *TraceSession::current(); }
inline mlir::Value valueOf(const Tensor &tensor) { return session().valueOf(tensor); }
inline llvm::ArrayRef<SymInt> dimsOf(const Tensor &tensor) { return tensor.getImpl()->dims(); }

// ---- Errors: "linalg.solve: 'A' must ..., got shape (2, 3)" with the user's place. ----
[[noreturn]] void fail(const std::string &message);
[[noreturn]] void failType(const std::string &message);
[[noreturn]] void failValue(const std::string &message);
[[noreturn]] void failIndex(const std::string &message);
std::string describe(DType dtype);

/// The operand in the current trace; TypeError where it is a number.
Tensor tensor(const Operand &operand, const char *role);
/// The operand in the current trace in dtype `dtype`; a number becomes a 0-d constant.
Tensor tensor(const Operand &operand, const char *role, DType dtype);
Tensor toDType(const Tensor &tensor, DType dtype);

// ---- Promotion ----
/// By category: dimensioned tensors, then 0-d tensors, then numbers.
DType resultType(Operands operands);
DType dtypeOf(const Operand &operand);
/// The dtype itself where it has fractions, else the default dtype.
DType floatType(DType dtype);
/// The same of operands together; what is computed from traced numbers alone is a double.
DType floatResultType(Operands operands);

// ---- Constants ----
/// 0-d.
Tensor constant(const Scalar &value, DType dtype);
/// A size as a 0-d tensor.
Tensor sizeTensor(const SymInt &size, DType dtype);
Tensor filled(llvm::ArrayRef<SymInt> dims, const Scalar &value, DType dtype);
double toDouble(const Scalar &value);
bool isNegative(const Scalar &value);

// ---- Dimensions ----
/// `dim` in [-rank, rank) counted from the front; IndexError naming the range.
int64_t wrapDim(int64_t dim, int64_t rank);
/// All of them where absent; sorted; Error for duplicates.
Sizes wrapDims(const IntList &dims, int64_t rank);
Sizes wrapDims(std::span<const int64_t> dims, int64_t rank);

// ---- Dialect operations ----
SymSizes broadcastDims(std::initializer_list<Tensor> tensors);
/// Batch of an operation on the matrices of `a` and `b`. Throws Error with both whole shapes.
SymSizes broadcastBatches(const Tensor &a, const char *roleA, const Tensor &b, const char *roleB);

/// Marks what was computed from numbers alone as a number (`n * 0.5` of a size n, an argument that is a Python float).
Tensor keepNumber(Tensor result, std::initializer_list<Tensor> from);
template <typename Op> Tensor unary(const Tensor &x) {
  Op op = session().emit<Op>(valueOf(x));
  return keepNumber(session().wrap(op->getResult(0), dimsOf(x)), {x});
}
template <typename Op> Tensor binary(const Tensor &a, const Tensor &b) {
  SymSizes dims = broadcastDims({a, b});
  Op op = session().emit<Op>(valueOf(a), valueOf(b));
  return keepNumber(session().wrap(op->getResult(0), dims), {a, b});
}
Tensor compare(ir::ComparePredicate predicate, const Tensor &a, const Tensor &b);
Tensor select(const Tensor &condition, const Tensor &a, const Tensor &b);
Tensor reduce(ir::ReduceKind kind, const Tensor &x, llvm::ArrayRef<int64_t> dims, bool keepdim);
Tensor reshapeTo(const Tensor &x, llvm::ArrayRef<SymInt> dims);
Tensor expandTo(const Tensor &x, llvm::ArrayRef<SymInt> dims);
Tensor permuteTo(const Tensor &x, llvm::ArrayRef<int64_t> permutation);
/// The permutation that leads back.
Sizes inversePermutation(llvm::ArrayRef<int64_t> permutation);
/// `x` with the elements of that box replaced by `source`.
Tensor insertBox(const Tensor &x, const Tensor &source, llvm::ArrayRef<SymInt> offsets, llvm::ArrayRef<SymInt> sizes,
                 llvm::ArrayRef<SymInt> steps);
/// One slice per dimension.
Tensor sliceBox(const Tensor &x, llvm::ArrayRef<SymInt> offsets, llvm::ArrayRef<SymInt> sizes, llvm::ArrayRef<SymInt> steps);
Tensor matrixProduct(const Tensor &a, const Tensor &b);
/// Transpose of the last two dimensions; conjugated where `conjugate`.
Tensor transposed(const Tensor &x, bool conjugate = false);

} // namespace crout::ops
#endif // CROUT_OPS_BUILD_H
