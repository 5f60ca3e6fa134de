// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Random bits: Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3; SC 2011) in the body of a loop nest,
// so that it vectorises and fuses with what uses the bits.
#include "Conversion/CroutToLinalg/Patterns.h"

#include "mlir/Dialect/Arith/Utils/Utils.h"

using namespace mlir;

namespace crout::ir {
namespace {

constexpr uint32_t multipliers[] = {0xD2511F53, 0xCD9E8D57};
constexpr uint32_t weyl[] = {0x9E3779B9, 0xBB67AE85}; // golden ratio and sqrt(3) - 1
constexpr int rounds = 10;

Value constantBits(ScalarBuilder &b, uint32_t value) { return integerConstant(b, b.getI32Type(), static_cast<int32_t>(value)); }

Value lowHalf(ScalarBuilder &b, Value x) { return arith::TruncIOp::create(b, b.getI32Type(), x); }
Value highHalf(ScalarBuilder &b, Value x) {
  return arith::TruncIOp::create(b, b.getI32Type(), arith::ShRUIOp::create(b, x, integerConstant(b, b.getI64Type(), 32)));
}

/// words = Philox4x32-10((low(counter), high(counter), 0, 0), (low(key), high(key)))
SmallVector<Value, 4> philox(ScalarBuilder &b, Value counter, Value key) {
  Value zero = constantBits(b, 0);
  SmallVector<Value, 4> c = {lowHalf(b, counter), highHalf(b, counter), zero, zero};
  Value k0 = lowHalf(b, key), k1 = highHalf(b, key);
  Value m0 = constantBits(b, multipliers[0]), m1 = constantBits(b, multipliers[1]);
  Value w0 = constantBits(b, weyl[0]), w1 = constantBits(b, weyl[1]);
  for (int round = 0; round < rounds; ++round) {
    if (round > 0) {
      k0 = arith::AddIOp::create(b, k0, w0);
      k1 = arith::AddIOp::create(b, k1, w1);
    }
    auto p0 = arith::MulUIExtendedOp::create(b, c[0], m0), p1 = arith::MulUIExtendedOp::create(b, c[2], m1);
    Value first = arith::XOrIOp::create(b, arith::XOrIOp::create(b, p1.getHigh(), c[1]), k0);
    Value third = arith::XOrIOp::create(b, arith::XOrIOp::create(b, p0.getHigh(), c[3]), k1);
    c = {first, p1.getLow(), third, p0.getLow()};
  }
  return c;
}

/// b[i, j] = word of philox(offset + i * columns + j, seed)
class RandomBitsLowering : public OpConversionPattern<RandomBitsOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(RandomBitsOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType type = op.getType();
    FailureOr<Sizes> sizes = resultSizes(rewriter, op, 0);
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, type);
    if (failed(sizes) || failed(init)) return failure();
    // Sizes after the first, as values from outside of the loops.
    SmallVector<Value> extents;
    for (OpFoldResult size : *sizes)
      extents.push_back(getValueOrCreateConstantIndexOp(rewriter, op.getLoc(), size));
    AffineMap scalar = AffineMap::get(type.getRank(), 0, getContext());
    Value result =
        parallelGeneric(rewriter, op.getLoc(), {adaptor.getSeed(), adaptor.getOffset()}, {scalar, scalar}, *init,
                        [&](ScalarBuilder &b, ValueRange args) -> Value {
                          Value index;
                          for (int64_t dim = 0; dim < type.getRank(); ++dim) {
                            Value i = linalg::IndexOp::create(b, dim);
                            index = index ? Value(arith::AddIOp::create(b, arith::MulIOp::create(b, index, extents[dim]), i)) : i;
                          }
                          Value counter = args[1];
                          if (index) counter = arith::AddIOp::create(b, counter, arith::IndexCastOp::create(b, b.getI64Type(), index));
                          SmallVector<Value, 4> words = philox(b, counter, args[0]);
                          if (type.getElementType().isInteger(32)) return words[op.getWord()];
                          Value low = arith::ExtUIOp::create(b, b.getI64Type(), words[2 * op.getWord()]);
                          Value high = arith::ExtUIOp::create(b, b.getI64Type(), words[2 * op.getWord() + 1]);
                          return arith::OrIOp::create(b, low, arith::ShLIOp::create(b, high, integerConstant(b, b.getI64Type(), 32)));
                        });
    rewriter.replaceOp(op, result);
    return success();
  }
};

} // namespace

void populateRandomPatterns(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<RandomBitsLowering>(converter, patterns.getContext());
}

} // namespace crout::ir
