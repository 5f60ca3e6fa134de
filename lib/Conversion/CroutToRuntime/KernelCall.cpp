// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An operation that is one call of a library kernel.
#include "Conversion/CroutToRuntime/Patterns.h"
#include "Conversion/Destinations.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"

using namespace mlir;

namespace crout::ir {

static Value castTo(OpBuilder &b, Location loc, Value tensor, Type element) {
  return elementOf(tensor) == element ? tensor : Value(CastOp::create(b, loc, tensor, element));
}

/// What `value` permutes the dimensions of, and how; of permutations in a row the composition.
static Value withoutPermutation(Value value, SmallVector<int64_t> &permutation) {
  while (auto permute = value.getDefiningOp<PermuteOp>()) {
    ArrayRef<int64_t> dims = permute.getPermutation();
    if (permutation.empty())
      permutation.assign(dims.begin(), dims.end());
    else
      for (int64_t &dim : permutation)
        dim = dims[static_cast<size_t>(dim)];
    value = permute.getX();
  }
  if (isIdentityPermutation(permutation))
    permutation.clear();
  return value;
}

LogicalResult replaceWithKernelCall(ConversionPatternRewriter &rewriter, Operation *op, ValueRange operands, StringRef kernel,
                                    ArrayRef<int64_t> attributes, Type element, bool readsPermuted) {
  Location loc = op->getLoc();
  Type given = elementOf(op->getOperand(0));
  auto used = [&](Type type) { return element && type == given ? element : type; };
  SmallVector<Value> inputs, results;
  SmallVector<Attribute> permutations;
  bool permuted = false;
  for (Value operand : operands) {
    if (!isa<RankedTensorType>(operand.getType()))
      continue;
    SmallVector<int64_t> permutation;
    if (readsPermuted)
      operand = withoutPermutation(operand, permutation);
    permuted |= !permutation.empty();
    permutations.push_back(rewriter.getDenseI64ArrayAttr(permutation));
    inputs.push_back(castTo(rewriter, loc, operand, used(elementOf(operand))));
  }
  FailureOr<SmallVector<Value>> outputs = emptyForResults(rewriter, op, used);
  if (failed(outputs))
    return failure();
  SmallVector<Value> tensors(inputs);
  tensors.append(*outputs);
  FailureOr<SmallVector<StringRef>> dtypes = dtypeNames(op, tensors);
  if (failed(dtypes))
    return failure();
  auto call = RuntimeCallOp::create(rewriter, loc, kernel, inputs, *outputs, attributes, ArrayRef<double>(), ArrayRef<StringRef>(), *dtypes);
  if (permuted)
    call.setPermutationsAttr(rewriter.getArrayAttr(permutations));
  for (auto [made, wanted] : llvm::zip_equal(call.getResults(), op->getResults()))
    results.push_back(castTo(rewriter, loc, made, elementOf(wanted)));
  rewriter.replaceOp(op, results);
  return success();
}

} // namespace crout::ir
