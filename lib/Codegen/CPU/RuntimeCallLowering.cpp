// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls that leave compiled code: DLTensors and captured values in structures on the stack.
#include "Codegen/CPU/RuntimeCallLowering.h"
#include "Codegen/CPU/DLTensorLayout.h"
#include "Codegen/CPU/Passes.h"
#include "Support/Signature.h"
#include "dialects/crout/Crout.h"
#include "mlir/Conversion/LLVMCommon/MemRefBuilder.h"
#include "mlir/Conversion/LLVMCommon/Pattern.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

using namespace mlir;

namespace crout::codegen {

/// Stack space that lives as long as the function: in its entry block, so that a call in a loop does not grow the stack.
static Value entryAlloca(ConversionPatternRewriter &rewriter, Operation *op, Type type, int64_t count = 1) {
  OpBuilder::InsertionGuard guard(rewriter);
  auto function = op->getParentOfType<FunctionOpInterface>();
  rewriter.setInsertionPointToStart(&function.getFunctionBody().front());
  Value size = LLVM::ConstantOp::create(rewriter, op->getLoc(), rewriter.getI64Type(), count);
  return LLVM::AllocaOp::create(rewriter, op->getLoc(), LLVM::LLVMPointerType::get(rewriter.getContext()), type, size, /*alignment=*/8);
}

static Value fieldPointer(OpBuilder &b, Location loc, Type structType, Value pointer, int32_t field) {
  return LLVM::GEPOp::create(b, loc, pointer.getType(), structType, pointer, ArrayRef<LLVM::GEPArg>{0, field},
                             LLVM::GEPNoWrapFlags::inbounds);
}

static void storeField(OpBuilder &b, Location loc, Type structType, Value pointer, int32_t field, Value value) {
  LLVM::StoreOp::create(b, loc, value, fieldPointer(b, loc, structType, pointer, field));
}

/// Function declared in `module` with the type of this use.
static LLVM::LLVMFuncOp declare(ConversionPatternRewriter &rewriter, ModuleOp module, StringRef name, ArrayRef<Type> parameters) {
  if (auto existing = module.lookupSymbol<LLVM::LLVMFuncOp>(name)) return existing;
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(module.getBody());
  auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(rewriter.getContext()), parameters);
  return LLVM::LLVMFuncOp::create(rewriter, module.getLoc(), name, type);
}

/// Address of a constant string with a final zero, shared by equal strings.
static Value stringAddress(ConversionPatternRewriter &rewriter, ModuleOp module, Location loc, StringRef text) {
  std::string name = "crout_string_" + llvm::utohexstr(llvm::xxh3_64bits(text), /*LowerCase=*/true);
  std::string bytes = text.str();
  bytes.push_back('\0');
  LLVM::GlobalOp global;
  for (unsigned i = 0;; ++i) {
    std::string candidate = i ? name + "_" + std::to_string(i) : name;
    global = module.lookupSymbol<LLVM::GlobalOp>(candidate);
    if (global && cast<StringAttr>(global.getValueAttr()).getValue() != bytes) continue;
    if (!global) {
      OpBuilder::InsertionGuard guard(rewriter);
      rewriter.setInsertionPointToStart(module.getBody());
      auto type = LLVM::LLVMArrayType::get(rewriter.getI8Type(), bytes.size());
      global = LLVM::GlobalOp::create(rewriter, module.getLoc(), type, /*isConstant=*/true, LLVM::Linkage::Private, candidate,
                                      rewriter.getStringAttr(bytes));
    }
    break;
  }
  return LLVM::AddressOfOp::create(rewriter, loc, LLVM::LLVMPointerType::get(rewriter.getContext()), global.getSymName());
}

namespace {
/// runtime_call @kernel ins(a) outs(b) {attrs = [i]} -> kernel(&DLTensor(a), &DLTensor(b), i)
struct RuntimeCallLowering : ConvertOpToLLVMPattern<ir::RuntimeCallOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(ir::RuntimeCallOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    auto module = op->getParentOfType<ModuleOp>();
    SmallVector<Value> converted(adaptor.getInputs());
    llvm::append_range(converted, adaptor.getOutputs());
    SmallVector<Value> original(op.getInputs());
    llvm::append_range(original, op.getOutputs());

    SmallVector<Value> arguments;
    for (auto [i, value] : llvm::enumerate(original)) {
      auto type = dyn_cast<MemRefType>(value.getType());
      if (!type) return rewriter.notifyMatchFailure(op, "operands must be memrefs by now");
      std::optional<DType> dtype = dtypeOfElement(type.getElementType());
      if (std::optional<ArrayAttr> names = op.getDtypes(); names && i < names->size())
        dtype = dtypeFromName(cast<StringAttr>((*names)[i]).getValue());
      if (!dtype) return rewriter.notifyMatchFailure(op, "an operand has an element type that the runtime does not know");
      ArrayRef<int64_t> permutation;
      if (std::optional<ArrayAttr> permutations = op.getPermutations(); permutations && i < permutations->size())
        permutation = cast<DenseI64ArrayAttr>((*permutations)[i]).asArrayRef();
      FailureOr<Value> tensor = buildDLTensor(op, type, converted[i], *dtype, permutation, rewriter);
      if (failed(tensor)) return rewriter.notifyMatchFailure(op, "an operand's layout has no strides");
      arguments.push_back(*tensor);
    }
    for (int64_t value : op.getAttrs())
      arguments.push_back(LLVM::ConstantOp::create(rewriter, loc, rewriter.getI64Type(), value));
    for (double value : op.getF64s())
      arguments.push_back(LLVM::ConstantOp::create(rewriter, loc, rewriter.getF64FloatAttr(value)));
    if (std::optional<ArrayAttr> strings = op.getStrings())
      for (Attribute text : *strings)
        arguments.push_back(stringAddress(rewriter, module, loc, cast<StringAttr>(text).getValue()));

    SmallVector<Type> types(ValueRange(arguments).getTypes());
    LLVM::LLVMFuncOp callee = declare(rewriter, module, op.getCallee(), types);
    if (llvm::to_vector(callee.getFunctionType().getParams()) != types)
      return op.emitOpError("calls @") << op.getCallee() << " with other parameters than an earlier call";
    LLVM::CallOp::create(rewriter, loc, callee, arguments);
    rewriter.eraseOp(op);
    return success();
  }

private:
  FailureOr<Value> buildDLTensor(Operation *op, MemRefType type, Value descriptorValue, DType dtype, ArrayRef<int64_t> permutation,
                                 ConversionPatternRewriter &rewriter) const {
    Location loc = op->getLoc();
    MLIRContext *context = rewriter.getContext();
    int64_t offset;
    SmallVector<int64_t> strides;
    if (failed(type.getStridesAndOffset(strides, offset))) return failure();
    auto constant = [&](Type t, int64_t v) -> Value { return LLVM::ConstantOp::create(rewriter, loc, t, v); };
    MemRefDescriptor descriptor(descriptorValue);
    Type i32 = rewriter.getI32Type(), i64 = rewriter.getI64Type();
    auto pointerType = LLVM::LLVMPointerType::get(context);
    LLVM::LLVMStructType layout = dlTensorType(context);

    Value data = descriptor.alignedPtr(rewriter, loc);
    if (offset != 0) {
      Value elements = descriptor.offset(rewriter, loc);
      data = LLVM::GEPOp::create(rewriter, loc, pointerType, getTypeConverter()->convertType(type.getElementType()), data, elements);
    }
    Value null = LLVM::ZeroOp::create(rewriter, loc, pointerType);
    Value shape = null, stridesPointer = null;
    int64_t rank = type.getRank();
    if (rank > 0) {
      bool dense = type.getLayout().isIdentity() && permutation.empty();
      shape = entryAlloca(rewriter, op, i64, dense ? rank : 2 * rank);
      auto element = [&](int64_t k) -> Value {
        return LLVM::GEPOp::create(rewriter, loc, pointerType, i64, shape, ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(k)});
      };
      auto source = [&](int64_t k) { return static_cast<unsigned>(permutation.empty() ? k : permutation[static_cast<size_t>(k)]); };
      for (int64_t k = 0; k < rank; ++k) {
        unsigned dim = source(k);
        Value size = type.isDynamicDim(dim) ? descriptor.size(rewriter, loc, dim) : constant(i64, type.getDimSize(dim));
        LLVM::StoreOp::create(rewriter, loc, size, element(k));
      }
      if (!dense) {
        stridesPointer = element(rank);
        for (int64_t k = 0; k < rank; ++k) {
          unsigned dim = source(k);
          Value stride = ShapedType::isDynamic(strides[dim]) ? descriptor.stride(rewriter, loc, dim) : constant(i64, strides[dim]);
          LLVM::StoreOp::create(rewriter, loc, stride, element(rank + k));
        }
      }
    }
    Value tensor = entryAlloca(rewriter, op, layout);
    storeField(rewriter, loc, layout, tensor, Data, data);
    // device_type and device_id in one store: both are constants.
    LLVM::StoreOp::create(rewriter, loc, constant(i64, kDLCPU), fieldPointer(rewriter, loc, layout, tensor, Device));
    storeField(rewriter, loc, layout, tensor, Rank, constant(i32, rank));
    storeField(rewriter, loc, layout, tensor, Dtype, constant(i32, packDLDataType(dlDataType(dtype))));
    storeField(rewriter, loc, layout, tensor, Shape, shape);
    storeField(rewriter, loc, layout, tensor, Strides, stridesPointer);
    storeField(rewriter, loc, layout, tensor, ByteOffset, constant(i64, 0));
    return tensor;
  }
};

/// call @loop(begin = 0, n, grain, captured...) {crout.parallel_for}
///   -> crout_rt_parallel_for(n, grain, @loop__range, &captured), where @loop__range(begin, end, context) calls @loop
struct ParallelForLowering : ConvertOpToLLVMPattern<func::CallOp> {
  ParallelForLowering(const LLVMTypeConverter &converter) : ConvertOpToLLVMPattern(converter, /*benefit=*/10) {}

  LogicalResult matchAndRewrite(func::CallOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    if (!op->hasAttr(parallelForMark)) return rewriter.notifyMatchFailure(op, "not a parallel loop");
    if (op.getNumOperands() < 3 || op.getNumResults() != 0)
      return op.emitOpError("marked ") << parallelForMark << " must have operands begin, number of iterations and grain, and no results";
    Location loc = op.getLoc();
    MLIRContext *context = rewriter.getContext();
    auto module = op->getParentOfType<ModuleOp>();
    auto pointerType = LLVM::LLVMPointerType::get(context);
    Type i64 = rewriter.getI64Type();

    ValueRange captured = adaptor.getOperands().drop_front(3);
    auto layout = LLVM::LLVMStructType::getLiteral(context, SmallVector<Type>(captured.getTypes()));
    Value storage = entryAlloca(rewriter, op, layout);
    for (auto [i, value] : llvm::enumerate(captured))
      storeField(rewriter, loc, layout, storage, i, value);

    std::string name = (op.getCallee() + "__range").str();
    if (!module.lookupSymbol(name)) buildRangeFunction(op, module, name, layout, rewriter);
    Value body = LLVM::AddressOfOp::create(rewriter, loc, pointerType, name);
    LLVM::LLVMFuncOp runtime = declare(rewriter, module, "crout_rt_parallel_for", {i64, i64, pointerType, pointerType});
    LLVM::CallOp::create(rewriter, loc, runtime, ValueRange{adaptor.getOperands()[1], adaptor.getOperands()[2], body, storage});
    rewriter.eraseOp(op);
    return success();
  }

private:
  void buildRangeFunction(func::CallOp op, ModuleOp module, StringRef name, LLVM::LLVMStructType layout,
                          ConversionPatternRewriter &rewriter) const {
    OpBuilder::InsertionGuard guard(rewriter);
    Location loc = op.getLoc();
    MLIRContext *context = rewriter.getContext();
    auto pointerType = LLVM::LLVMPointerType::get(context);
    Type i64 = rewriter.getI64Type();
    rewriter.setInsertionPointToEnd(module.getBody());
    auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(context), {i64, i64, pointerType});
    auto function = LLVM::LLVMFuncOp::create(rewriter, loc, name, type, LLVM::Linkage::Internal);
    Block *entry = function.addEntryBlock(rewriter);
    rewriter.setInsertionPointToStart(entry);
    SmallVector<Value> operands = {entry->getArgument(0), entry->getArgument(1), LLVM::ConstantOp::create(rewriter, loc, i64, 1)};
    auto unshared = op->getAttrOfType<DenseI64ArrayAttr>(unsharedAttribute);
    SmallVector<size_t> unsharedPointers;
    for (auto [i, capturedType] : llvm::enumerate(ValueRange(op.getOperands().drop_front(3)).getTypes())) {
      Value value = LLVM::LoadOp::create(rewriter, loc, layout.getBody()[i], fieldPointer(rewriter, loc, layout, entry->getArgument(2), i));
      if (auto memref = dyn_cast<MemRefType>(capturedType)) {
        if (unshared && llvm::is_contained(unshared.asArrayRef(), static_cast<int64_t>(i)))
          unsharedPointers.push_back(operands.size() + 1); // the aligned pointer, which accesses go through
        MemRefDescriptor::unpack(rewriter, loc, value, memref, operands);
      } else {
        operands.push_back(value);
      }
    }
    auto call = LLVM::CallOp::create(rewriter, loc, TypeRange(), SymbolRefAttr::get(context, op.getCallee()), operands);
    SmallVector<Attribute> attributes(operands.size(), rewriter.getDictionaryAttr({}));
    for (size_t pointer : unsharedPointers)
      attributes[pointer] =
          rewriter.getDictionaryAttr(rewriter.getNamedAttr(LLVM::LLVMDialect::getNoAliasAttrName(), rewriter.getUnitAttr()));
    call.setArgAttrsAttr(rewriter.getArrayAttr(attributes));
    LLVM::ReturnOp::create(rewriter, loc, ValueRange());
  }
};

/// parts -> the same pointers with twice the size
struct PartsLowering : ConvertOpToLLVMPattern<ir::PartsOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(ir::PartsOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    MemRefDescriptor from(adaptor.getNumbers());
    auto to = MemRefDescriptor::poison(rewriter, loc, typeConverter->convertType(op.getResult().getType()));
    Value two = LLVM::ConstantOp::create(rewriter, loc, getIndexType(), rewriter.getIndexAttr(2));
    auto twice = [&](Value x) { return LLVM::MulOp::create(rewriter, loc, x, two).getResult(); };
    to.setAllocatedPtr(rewriter, loc, from.allocatedPtr(rewriter, loc));
    to.setAlignedPtr(rewriter, loc, from.alignedPtr(rewriter, loc));
    to.setOffset(rewriter, loc, twice(from.offset(rewriter, loc)));
    to.setSize(rewriter, loc, 0, twice(from.size(rewriter, loc, 0)));
    to.setConstantStride(rewriter, loc, 0, 1);
    rewriter.replaceOp(op, {to});
    return success();
  }
};
} // namespace

void populateRuntimeCallPatterns(const LLVMTypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<PartsLowering>(converter);
  patterns.add<RuntimeCallLowering>(converter);
  patterns.add<ParallelForLowering>(converter);
}

} // namespace crout::codegen
