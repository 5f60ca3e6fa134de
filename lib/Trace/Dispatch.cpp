// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Eager calls: the signature of a call, its program, and the shape of what it gives back.
#include "Trace/Dispatch.h"
#include "Ops/Broadcast.h"
#include "Trace/CompiledProgram.h"
#include "crout/functions.h"
#include <algorithm>

namespace crout {

bool isTracing(Operands operands) {
  if (TraceSession::current()) return true;
  for (const Operand &operand : operands)
    if (!operand.isScalar() && operand.getTensor().isTraced())
      throw Error(currentFunctionPrefix() + "a traced tensor was used after its trace; return it from the function that is traced instead",
                  currentLocationString());
  return false;
}

bool isTracing(std::span<const Tensor> tensors) {
  if (TraceSession::current()) return true;
  for (const Tensor &tensor : tensors)
    if (tensor.defined() && tensor.isTraced())
      throw Error(currentFunctionPrefix() + "a traced tensor was used after its trace; return it from the function that is traced instead",
                  currentLocationString());
  return false;
}

std::vector<Tensor> callTraced(Operands operands, llvm::function_ref<std::vector<Tensor>(Operands)> body) {
  TraceSession &session = *TraceSession::current();
  std::vector<Tensor> results;
  {
    TraceSession::Untracked scope(session);
    results = body(operands);
  }
  for (Tensor &result : results)
    for (const Operand &operand : operands)
      if (!operand.isScalar() && result.defined() && session.lift(operand.getTensor()).getImpl() == result.getImpl()) {
        bool isNumber = result.getImpl()->isNumber;
        result = session.wrap(currentValue(result), result.getImpl()->dims());
        result.getImpl()->isNumber = isNumber;
      }
  return results;
}

namespace {
/// Sizes of one operand as the program sees them: a number, or the index of a symbol as -1-k.
struct OperandShape {
  llvm::SmallVector<int64_t, 6> sizes;
  llvm::SmallVector<int64_t, 6> dims;
};

/// Gives sizes to symbols: equal sizes share one where the kind of call says so.
class Symbols {
public:
  int64_t find(int64_t size, size_t limit) {
    for (size_t i = 0; i < std::min(limit, values.size()); ++i)
      if (values[i] == size) return -1 - static_cast<int64_t>(i);
    values.push_back(size);
    return -static_cast<int64_t>(values.size());
  }
  int64_t at(size_t index, int64_t size) {
    if (values.size() <= index) values.resize(index + 1, 0);
    values[index] = size;
    return -1 - static_cast<int64_t>(index);
  }
  llvm::SmallVector<int64_t, 8> values;
};
} // namespace

static constexpr int64_t maxStaticMatrixSize = 32;

// Merges neighbouring dimensions that every operand either has in full or stretches: x + y of any rank is one program.
static void coalesce(llvm::MutableArrayRef<OperandShape> operands, llvm::ArrayRef<int64_t> shape) {
  size_t rank = shape.size();
  auto isFull = [&](const OperandShape &operand, size_t dim) {
    size_t missing = rank - operand.sizes.size();
    return dim >= missing && operand.sizes[dim - missing] == shape[dim] && shape[dim] != 1;
  };
  llvm::SmallVector<llvm::SmallVector<int64_t, 6>, 4> merged(operands.size());
  bool first = true;
  size_t previous = 0;
  for (size_t dim = 0; dim < rank; ++dim) {
    if (shape[dim] == 1) continue; // carries no elements
    bool joins =
        !first && llvm::all_of(operands, [&](const OperandShape &operand) { return isFull(operand, dim) == isFull(operand, previous); });
    for (size_t i = 0; i < operands.size(); ++i) {
      int64_t size = isFull(operands[i], dim) ? shape[dim] : 1;
      if (joins)
        merged[i].back() *= size;
      else
        merged[i].push_back(size);
    }
    first = false;
    previous = dim;
  }
  for (size_t i = 0; i < operands.size(); ++i) {
    // Leading sizes 1 are as good as missing ones.
    auto begin = llvm::find_if(merged[i], [](int64_t size) { return size != 1; });
    bool hasDims = !operands[i].sizes.empty();
    operands[i].sizes.assign(begin, merged[i].end());
    // A tensor with dimensions promotes another way than one without.
    if (hasDims && operands[i].sizes.empty()) operands[i].sizes.push_back(1);
  }
}

std::vector<Tensor> callEager(const void *tag, CallKind kind, Operands operands, const Attributes &attributes,
                              llvm::function_ref<std::vector<Tensor>(Operands)> body) {
  size_t count = operands.size();
  llvm::SmallVector<OperandShape, 4> shapes(count);
  bool contiguous = true, anyTensor = false;
  for (size_t i = 0; i < count; ++i) {
    if (operands[i].isScalar()) continue;
    const Tensor::Impl &impl = *operands[i].getTensor().getImpl();
    anyTensor = true;
    shapes[i].sizes.assign(impl.sizes.begin(), impl.sizes.end());
    contiguous &= isContiguous(impl.sizes, impl.strides);
  }

  if (!anyTensor && count)
    throw TypeError(currentFunctionPrefix() + "at least one operand must be a tensor, got numbers only", currentLocationString());

  Sizes broadcast;
  bool merged = false;
  if (kind == CallKind::Elementwise) {
    for (OperandShape &shape : shapes)
      broadcastInto(broadcast, shape.sizes);
    if (contiguous && anyTensor) {
      coalesce(shapes, broadcast);
      merged = true;
    }
  }

  CallSignature signature;
  signature.push_back(reinterpret_cast<int64_t>(tag));
  signature.push_back(reinterpret_cast<int64_t>(OpScope::current()->function())); // errors carry the public name
  signature.push_back(static_cast<int64_t>(defaultDType()));
  signature.append(attributes.getWords().begin(), attributes.getWords().end());
  Symbols symbols;
  size_t elementwiseRank = 0;
  for (const OperandShape &shape : shapes)
    elementwiseRank = std::max(elementwiseRank, shape.sizes.size());
  for (size_t i = 0; i < count; ++i) {
    OperandShape &shape = shapes[i];
    bool isNumber = operands[i].isScalar() || operands[i].getTensor().getImpl()->isNumber;
    int64_t pending = operands[i].isScalar() ? 0 : operands[i].getTensor().getImpl()->pending;
    DType dtype = operands[i].isScalar() ? dtypeOfNumber(operands[i].getScalar()) : operands[i].getTensor().dtype();
    size_t rank = shape.sizes.size(), limit = symbols.values.size();
    signature.push_back(static_cast<int64_t>(dtype) | static_cast<int64_t>(isNumber) << 8 | pending << 9 | static_cast<int64_t>(rank) << 16);
    for (size_t dim = 0; dim < rank; ++dim) {
      int64_t size = shape.sizes[dim];
      bool isMatrixDim = kind == CallKind::LinearAlgebra && dim + 2 >= rank;
      if (size == 1 || (isMatrixDim && size > 0 && size <= maxStaticMatrixSize))
        shape.dims.push_back(size);
      else if (kind == CallKind::Elementwise)
        shape.dims.push_back(symbols.at(elementwiseRank - rank + dim, size));
      else
        shape.dims.push_back(symbols.find(size, kind == CallKind::LinearAlgebra ? symbols.values.size() : limit));
      signature.push_back(shape.dims.back());
    }
  }

  llvm::SmallVector<CallArgument, 4> arguments(count);
  for (size_t i = 0; i < count; ++i) {
    if (operands[i].isScalar())
      arguments[i].setNumber(operands[i].getScalar());
    else if (merged)
      arguments[i].setTensor(operands[i].getTensor(), shapes[i].sizes);
    else
      arguments[i].setTensor(operands[i].getTensor());
  }

  static ProgramTable *table = new ProgramTable; // never destroyed: calls may come while the process ends
  auto program = table->get(signature, arguments, [&](const CompiledProgram *) {
    // Whatever names the user's line is left out: the program is shared by all places that make this call.
    auto session = TraceSession::create({.name = "eager", .recordLocations = false, .keepNumbers = false, .tracksMemory = false});
    TraceSession::Activation active(*session);
    llvm::SmallVector<SymInt, 8> sizes;
    for (size_t i = 0; i < symbols.values.size(); ++i)
      sizes.push_back(session->addSymbol(symbols.values[i], "s" + std::to_string(i)));
    std::vector<CompiledProgram::SymbolSource> sources(symbols.values.size());
    llvm::SmallVector<Operand, 4> standIns;
    for (size_t i = 0; i < count; ++i) {
      SymSizes dims;
      for (size_t dim = 0; dim < shapes[i].dims.size(); ++dim) {
        int64_t code = shapes[i].dims[dim];
        dims.push_back(code < 0 ? sizes[static_cast<size_t>(-1 - code)] : SymInt(code));
        if (code < 0) sources[static_cast<size_t>(-1 - code)] = {static_cast<int>(i), static_cast<int>(dim)};
      }
      bool isNumber = operands[i].isScalar() || operands[i].getTensor().getImpl()->isNumber;
      DType dtype = operands[i].isScalar() ? dtypeOfNumber(operands[i].getScalar()) : operands[i].getTensor().dtype();
      Tensor input = session->addInput(dtype, dims, "arg" + std::to_string(i), isNumber);
      standIns.emplace_back(operands[i].isScalar() ? input : pendingView(input, operands[i].getTensor().getImpl()->pending), operands[i].getWhere());
    }
    std::vector<Tensor> results = body(Operands(standIns.data(), standIns.size()));
    auto made = std::make_shared<CompiledProgram>(*session, results);
    made->symbols = std::move(sources);
    return std::shared_ptr<const CompiledProgram>(std::move(made));
  });

  std::vector<Tensor> results;
  try {
    results = program->run(arguments, contiguous);
  } catch (const LinAlgError &error) {
    throw LinAlgError(error.what(), error.index(), currentLocationString());
  } catch (const ValueError &error) {
    throw ValueError(error.what(), currentLocationString());
  } catch (const MemoryError &error) {
    throw MemoryError(error.what(), currentLocationString());
  } catch (const Error &error) {
    if (error.location().empty()) throw Error(error.what(), currentLocationString());
    throw;
  }
  for (Tensor &result : results)
    for (const Operand &operand : operands)
      if (!operand.isScalar() && operand.getTensor().getImpl() == result.getImpl()) result = clone(operand);
  if (merged)
    for (Tensor &result : results)
      result = makeView(result, broadcast, contiguousStrides(broadcast), result.getImpl()->offset);
  return results;
}

} // namespace crout
