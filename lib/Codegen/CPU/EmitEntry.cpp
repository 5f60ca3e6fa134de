// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The body, the signature and the C function by which a program is called.
#include "Codegen/CPU/DLTensorLayout.h"
#include "Codegen/CPU/Passes.h"
#include "Support/Signature.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_EMITENTRY
#include "lib/Codegen/CodegenPasses.h.inc"

namespace {

/// Builds the entry of one program.
class EntryBuilder {
public:
  EntryBuilder(ModuleOp module, LLVM::LLVMFuncOp program, const Signature &signature)
      : module(module), program(program), signature(signature), b(module.getContext()), loc(program.getLoc()),
        pointer(LLVM::LLVMPointerType::get(b.getContext())), i64(b.getI64Type()), i32(b.getI32Type()),
        tensor(dlTensorType(b.getContext())) {}

  void emitBody() {
    b.setInsertionPointToEnd(module.getBody());
    auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(b.getContext()), {pointer, pointer});
    auto body = LLVM::LLVMFuncOp::create(b, loc, signature.function + "__body", type);
    Block *entry = body.addEntryBlock(b);
    b.setInsertionPointToStart(entry);
    SmallVector<Value> operands;
    for (auto [i, arg] : llvm::enumerate(signature.args))
      unpackArgument(entry->getArgument(0), i, arg, operands);
    auto call = LLVM::CallOp::create(b, loc, program, operands);
    if (!signature.results.empty()) deliverResults(entry->getArgument(1), call.getResult());
    LLVM::ReturnOp::create(b, loc, ValueRange());
  }

  /// const crout_signature f__signature = {...}, see call.h.
  void emitSignature() {
    llvm::StringMap<int64_t> symbols;
    for (const std::string &symbol : signature.symbols())
      symbols.try_emplace(symbol, symbols.size());
    int64_t numArgSymbols = 0;
    std::string args = emitParams("args", signature.args, symbols, numArgSymbols);
    int64_t numSymbols = numArgSymbols;
    std::string results = emitParams("results", signature.results, symbols, numSymbols);
    std::string function = emitString("name", signature.function);

    auto type = LLVM::LLVMStructType::getLiteral(b.getContext(), {pointer, i32, i32, i32, pointer, pointer});
    emitGlobal(signature.function + "__signature", type, LLVM::Linkage::External, [&] {
      Value value = LLVM::UndefOp::create(b, loc, type);
      value = insert(value, addressOf(function), 0);
      value = insert(value, constant(i32, signature.args.size()), 1);
      value = insert(value, constant(i32, signature.results.size()), 2);
      value = insert(value, constant(i32, numSymbols), 3);
      value = insert(value, args.empty() ? null() : addressOf(args), 4);
      return insert(value, results.empty() ? null() : addressOf(results), 5);
    });
  }

  /// int32_t f(const DLTensor *a, ..., DLTensor *x, ..., crout_status *status); a result that writes an argument goes to that
  void emitExportedFunction() {
    b.setInsertionPointToStart(module.getBody());
    size_t numArgs = signature.args.size();
    size_t numResults = llvm::count_if(signature.results, [](const SignatureParam &result) { return result.writes < 0; });
    auto invokeType = LLVM::LLVMFunctionType::get(i32, {pointer, pointer, pointer, pointer, i32, pointer});
    auto invoke = LLVM::LLVMFuncOp::create(b, loc, "crout_rt_invoke", invokeType);
    b.setInsertionPointToEnd(module.getBody());
    SmallVector<Type> parameters(numArgs + numResults + 1, pointer);
    auto function = LLVM::LLVMFuncOp::create(b, loc, signature.function, LLVM::LLVMFunctionType::get(i32, parameters));
    Block *entry = function.addEntryBlock(b);
    b.setInsertionPointToStart(entry);
    Value args = pointerArray(entry->getArguments().take_front(numArgs));
    SmallVector<Value> targets;
    size_t next = numArgs;
    for (const SignatureParam &result : signature.results)
      targets.push_back(entry->getArgument(result.writes < 0 ? next++ : static_cast<unsigned>(result.writes)));
    Value results = pointerArray(targets);
    Value signatureAddress = addressOf(signature.function + "__signature");
    Value body = addressOf(signature.function + "__body");
    Value flags = constant(i32, 0);
    auto call =
        LLVM::CallOp::create(b, loc, invoke, ValueRange{signatureAddress, body, args, results, flags, entry->getArguments().back()});
    LLVM::ReturnOp::create(b, loc, call.getResult());
  }

private:
  Value constant(Type type, int64_t value) { return LLVM::ConstantOp::create(b, loc, type, value); }
  Value null() { return LLVM::ZeroOp::create(b, loc, pointer); }
  Value addressOf(StringRef symbol) { return LLVM::AddressOfOp::create(b, loc, pointer, symbol); }
  Value insert(Value aggregate, Value value, int64_t at) { return LLVM::InsertValueOp::create(b, loc, aggregate, value, at); }
  Value field(Value tensors, int64_t index, int32_t fieldIndex) {
    return LLVM::GEPOp::create(b, loc, pointer, tensor, tensors, ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(index), fieldIndex},
                               LLVM::GEPNoWrapFlags::inbounds);
  }
  Value element(Type type, Value base, int64_t index) {
    return LLVM::GEPOp::create(b, loc, pointer, type, base, ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(index)},
                               LLVM::GEPNoWrapFlags::inbounds);
  }

  /// The fields of a memref descriptor for argument `index`: allocated and aligned pointer, offset, sizes, strides.
  void unpackArgument(Value args, int64_t index, const SignatureParam &param, SmallVectorImpl<Value> &operands) {
    Value data = LLVM::LoadOp::create(b, loc, pointer, field(args, index, Data));
    operands.append({data, data, constant(i64, 0)});
    size_t rank = param.dims.size();
    SmallVector<Value> sizes(rank), strides(rank);
    Value shape;
    for (size_t k = 0; k < rank; ++k) {
      if (!param.dims[k].isSymbolic()) {
        sizes[k] = constant(i64, param.dims[k].size);
        continue;
      }
      if (!shape) shape = LLVM::LoadOp::create(b, loc, pointer, field(args, index, Shape));
      sizes[k] = LLVM::LoadOp::create(b, loc, i64, element(i64, shape, k));
    }
    Value stride = rank ? constant(i64, 1) : Value();
    for (size_t k = rank; k-- > 0;) {
      strides[k] = stride;
      if (k > 0) stride = LLVM::MulOp::create(b, loc, stride, sizes[k]);
    }
    operands.append(sizes);
    operands.append(strides);
  }

  /// Stores data, byte_offset and shape of every result; memrefs come as one descriptor or a structure of them.
  void deliverResults(Value results, Value returned) {
    for (auto [i, result] : llvm::enumerate(signature.results)) {
      Value descriptor = returned;
      if (signature.results.size() > 1) descriptor = LLVM::ExtractValueOp::create(b, loc, returned, static_cast<int64_t>(i));
      Value allocated = LLVM::ExtractValueOp::create(b, loc, descriptor, 0);
      Value aligned = LLVM::ExtractValueOp::create(b, loc, descriptor, 1);
      LLVM::StoreOp::create(b, loc, allocated, field(results, i, Data));
      Value begin = LLVM::PtrToIntOp::create(b, loc, i64, allocated);
      Value end = LLVM::PtrToIntOp::create(b, loc, i64, aligned);
      LLVM::StoreOp::create(b, loc, LLVM::SubOp::create(b, loc, end, begin), field(results, i, ByteOffset));
      if (result.dims.empty()) continue;
      Value shape = LLVM::LoadOp::create(b, loc, pointer, field(results, i, Shape));
      for (size_t k = 0; k < result.dims.size(); ++k) {
        Value size = LLVM::ExtractValueOp::create(b, loc, descriptor, ArrayRef<int64_t>{3, static_cast<int64_t>(k)});
        LLVM::StoreOp::create(b, loc, size, element(i64, shape, k));
      }
    }
  }

  template <typename Initializer> void emitGlobal(const Twine &name, Type type, LLVM::Linkage linkage, Initializer initializer) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToEnd(module.getBody());
    auto global = LLVM::GlobalOp::create(b, loc, type, /*isConstant=*/true, linkage, name.str(), Attribute());
    b.createBlock(&global.getInitializerRegion());
    LLVM::ReturnOp::create(b, loc, ValueRange{initializer()});
  }

  std::string privateName(const Twine &suffix) { return (signature.function + "__signature_" + suffix).str(); }

  std::string emitString(const Twine &suffix, const std::string &text) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToEnd(module.getBody());
    std::string bytes = text + '\0', symbol = privateName(suffix);
    LLVM::GlobalOp::create(b, loc, LLVM::LLVMArrayType::get(b.getI8Type(), bytes.size()), true, LLVM::Linkage::Private, symbol,
                           b.getStringAttr(bytes));
    return symbol;
  }

  /// The array of crout_param; its symbol, empty for no parameters. A size symbol that `symbols` does not have gets the next number,
  /// "?" one of its own.
  std::string emitParams(const Twine &role, const std::vector<SignatureParam> &params, llvm::StringMap<int64_t> &symbols,
                         int64_t &numSymbols) {
    if (params.empty()) return {};
    numSymbols = std::max<int64_t>(numSymbols, symbols.size());
    std::string prefix = role.str();
    SmallVector<std::string> names, dims;
    for (auto [i, param] : llvm::enumerate(params)) {
      names.push_back(emitString(prefix + "_name" + Twine(i), param.name));
      SmallVector<int64_t> sizes;
      for (const SignatureDim &dim : param.dims) {
        if (!dim.isSymbolic()) {
          sizes.push_back(dim.size);
          continue;
        }
        int64_t number = numSymbols;
        if (dim.symbol != "?") number = symbols.try_emplace(dim.symbol, numSymbols).first->second;
        numSymbols = std::max(numSymbols, number + 1);
        sizes.push_back(-1 - number);
      }
      dims.push_back(sizes.empty() ? std::string() : privateName(prefix + "_dims" + Twine(i)));
      if (sizes.empty()) continue;
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToEnd(module.getBody());
      auto arrayType = LLVM::LLVMArrayType::get(i64, sizes.size());
      auto value = DenseElementsAttr::get(RankedTensorType::get({static_cast<int64_t>(sizes.size())}, i64), ArrayRef<int64_t>(sizes));
      LLVM::GlobalOp::create(b, loc, arrayType, true, LLVM::Linkage::Private, dims.back(), value);
    }
    auto paramType = LLVM::LLVMStructType::getLiteral(b.getContext(), {pointer, i32, i32, pointer});
    auto arrayType = LLVM::LLVMArrayType::get(paramType, params.size());
    emitGlobal(privateName(prefix), arrayType, LLVM::Linkage::Private, [&] {
      Value array = LLVM::UndefOp::create(b, loc, arrayType);
      for (auto [i, param] : llvm::enumerate(params)) {
        Value value = LLVM::UndefOp::create(b, loc, paramType);
        value = insert(value, addressOf(names[i]), 0);
        value = insert(value, constant(i32, packDLDataType(dlDataType(param.dtype))), 1);
        value = insert(value, constant(i32, param.dims.size()), 2);
        value = insert(value, dims[i].empty() ? null() : addressOf(dims[i]), 3);
        array = insert(array, value, i);
      }
      return array;
    });
    return privateName(prefix);
  }

  Value pointerArray(ValueRange pointers) {
    Value count = constant(i64, std::max<size_t>(pointers.size(), 1));
    Value array = LLVM::AllocaOp::create(b, loc, pointer, pointer, count, /*alignment=*/8);
    for (auto [i, value] : llvm::enumerate(pointers))
      LLVM::StoreOp::create(b, loc, value, element(pointer, array, i));
    return array;
  }

  ModuleOp module;
  LLVM::LLVMFuncOp program;
  const Signature &signature;
  OpBuilder b;
  Location loc;
  Type pointer, i64, i32;
  LLVM::LLVMStructType tensor;
};

struct EmitEntry : impl::EmitEntryBase<EmitEntry> {
  using EmitEntryBase::EmitEntryBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    LLVM::LLVMFuncOp program;
    for (auto function : module.getOps<LLVM::LLVMFuncOp>())
      if (function->hasAttr(Signature::attributeName)) program = function;
    if (!program) {
      module.emitError("no function carries a signature; crout-record-signature must run before the types are lowered");
      return signalPassFailure();
    }
    std::optional<Signature> signature = Signature::fromAttribute(program->getAttr(Signature::attributeName));
    if (!signature) {
      program.emitError("malformed attribute crout.signature");
      return signalPassFailure();
    }
    for (auto function : module.getOps<LLVM::LLVMFuncOp>())
      if (!function.isExternal()) function.setLinkage(LLVM::Linkage::Internal);
    if (program.getSymName() == signature->function) program.setSymName(signature->function + "__program");
    if (exportC && module.lookupSymbol(signature->function)) {
      program.emitError("the exported function cannot be named \"")
          << signature->function << "\": the program calls the C library's function of that name";
      return signalPassFailure();
    }
    program->removeAttr(Signature::attributeName);

    EntryBuilder builder(module, program, *signature);
    builder.emitBody();
    builder.emitSignature();
    if (exportC) builder.emitExportedFunction();
  }
};
} // namespace
} // namespace crout::codegen
