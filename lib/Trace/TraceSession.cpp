// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Builds a module in phase input from the operations that the user's function makes.
#include "Trace/TraceSession.h"
#include "Trace/OpScope.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Verifier.h"
#include "llvm/ADT/ScopeExit.h"

using namespace mlir;

namespace crout {

static thread_local TraceSession *currentSession = nullptr;

TraceSession *TraceSession::current() { return currentSession; }
TraceSession::Activation::Activation(TraceSession &session) : previous(currentSession) { currentSession = &session; }
TraceSession::Activation::~Activation() { currentSession = previous; }
TraceSession::Suspension::Suspension() : previous(std::exchange(currentSession, nullptr)) {}
TraceSession::Suspension::~Suspension() { currentSession = previous; }

std::shared_ptr<TraceSession> TraceSession::create(const TraceOptions &options) {
  return std::shared_ptr<TraceSession>(new TraceSession(options));
}

TraceSession::TraceSession(const TraceOptions &options)
    : options(options), lease(leaseContext()),
      diagnostics(lease.get(),
                  [this](Diagnostic &diagnostic) {
                    if (diagnostic.getSeverity() != DiagnosticSeverity::Error || !firstError.empty()) return success();
                    firstError = diagnostic.str();
                    for (Diagnostic &note : diagnostic.getNotes())
                      firstError += "; " + note.str();
                    return success();
                  }),
      opBuilder(lease.get()), shapeEnv(std::make_shared<ShapeEnv>(options.hasHints)) {
  mlir::Location unknown = UnknownLoc::get(context());
  module = ModuleOp::create(unknown);
  (*module)->setAttr("crout.version", opBuilder.getI32IntegerAttr(1));
  opBuilder.setInsertionPointToEnd(module->getBody());
  function = func::FuncOp::create(opBuilder, unknown, options.name, FunctionType::get(context(), {}, {}));
  opBuilder.setInsertionPointToEnd(function.addEntryBlock());
}
TraceSession::~TraceSession() = default;

mlir::Location TraceSession::location() {
  OpScope *scope = options.recordLocations ? OpScope::current() : nullptr;
  if (!scope) return UnknownLoc::get(context());
  const crout::Location &where = scope->location();
  if (where.file.empty()) return UnknownLoc::get(context());
  mlir::Location place = FileLineColLoc::get(opBuilder.getStringAttr(where.file), where.line, where.column);
  return where.function.empty() ? place : mlir::Location(NameLoc::get(opBuilder.getStringAttr(where.function), place));
}

Type TraceSession::elementType(DType dtype) {
  switch (dtype) {
  case DType::Bool:
    return opBuilder.getI1Type();
  case DType::UInt8:
    return opBuilder.getIntegerType(8, false);
  case DType::Int8:
    return opBuilder.getI8Type();
  case DType::Int16:
    return opBuilder.getI16Type();
  case DType::Int32:
    return opBuilder.getI32Type();
  case DType::Int64:
    return opBuilder.getI64Type();
  case DType::Float16:
    return opBuilder.getF16Type();
  case DType::BFloat16:
    return opBuilder.getBF16Type();
  case DType::Float32:
    return opBuilder.getF32Type();
  case DType::Float64:
    return opBuilder.getF64Type();
  case DType::Complex64:
    return ComplexType::get(opBuilder.getF32Type());
  case DType::Complex128:
    return ComplexType::get(opBuilder.getF64Type());
  }
  return {};
}

RankedTensorType TraceSession::tensorType(DType dtype, llvm::ArrayRef<SymInt> dims) {
  Sizes shape;
  for (const SymInt &dim : dims)
    shape.push_back(dim.isSymbolic() ? ShapedType::kDynamic : dim.hint());
  return RankedTensorType::get(shape, elementType(dtype));
}

void TraceSession::checkDiagnostics() {
  if (firstError.empty()) return;
  std::string message = std::exchange(firstError, {});
  throw Error(currentFunctionPrefix() + message, currentLocationString());
}

SymInt TraceSession::addSymbol(int64_t hint, std::string name) {
  return makeSymInt(shapeEnv, shapeEnv->symbol(shapeEnv->addSymbol(hint, std::move(name))));
}

SymInt TraceSession::addStride(int64_t hint, std::string name) {
  SymInt stride = addSymbol(hint, std::move(name));
  strideSymbols.insert(stride.getNode()->polynomial.asAtom().value());
  return stride;
}

Tensor TraceSession::addInput(DType dtype, llvm::ArrayRef<SymInt> dims, std::string name, bool isNumber, std::optional<SymSizes> strides) {
  unsigned argument = function.getBody().getNumArguments();
  Value value = function.getBody().addArgument(tensorType(dtype, dims), location());
  symbolSources.resize(static_cast<size_t>(shapeEnv->numSymbols()), {~0u, 0u});
  for (unsigned i = 0; i < dims.size(); ++i)
    if (dims[i].isSymbolic())
      if (auto id = dims[i].getNode()->polynomial.asAtom(); id && shapeEnv->atom(*id).kind == SizeAtom::Kind::Symbol)
        if (auto &source = symbolSources[static_cast<size_t>(shapeEnv->atom(*id).symbol)]; source.first == ~0u) source = {argument, i};
  inputs.push_back({std::move(name), SymSizes(dims.begin(), dims.end())});
  Tensor tensor = wrap(value, dims);
  tensor.getImpl()->dtype = dtype;
  tensor.getImpl()->isNumber = isNumber;
  TracedTensor &traced = *tensor.getImpl()->traced;
  traced.input = static_cast<int>(argument);
  if (strides) {
    traced.isContiguous = false;
    traced.strides = std::move(*strides);
  }
  inputCount = static_cast<int>(inputs.size());
  if (options.tracksMemory) inputTensors.push_back(tensor);
  return tensor;
}

bool TraceSession::needStorage(const Tensor &argument) {
  const TracedTensor &traced = *argument.getImpl()->traced;
  int input = inputOf(traced);
  if (input < 0 || input >= options.numStorages) return false;
  neededStorages.insert(input);
  return true;
}

static DType dtypeOf(Type type) {
  if (auto integer = dyn_cast<IntegerType>(type)) switch (integer.getWidth()) {
    case 1:
      return DType::Bool;
    case 8:
      return integer.isUnsigned() ? DType::UInt8 : DType::Int8;
    case 16:
      return DType::Int16;
    case 32:
      return DType::Int32;
    default:
      return DType::Int64;
    }
  if (auto complex = dyn_cast<ComplexType>(type)) return complex.getElementType().isF32() ? DType::Complex64 : DType::Complex128;
  return type.isF16() ? DType::Float16 : type.isBF16() ? DType::BFloat16 : type.isF32() ? DType::Float32 : DType::Float64;
}

Tensor TraceSession::wrap(Value value, llvm::ArrayRef<SymInt> dims) {
  auto type = cast<RankedTensorType>(value.getType());
  auto impl = std::make_shared<Tensor::Impl>();
  impl->dtype = dtypeOf(type.getElementType());
  impl->traced = std::make_shared<TracedTensor>();
  TracedTensor &traced = *impl->traced;
  traced.session = weak_from_this();
  traced.value = value;
  traced.dims.assign(dims.begin(), dims.end());
  if (static_cast<int64_t>(dims.size()) != type.getRank())
    throw Error(currentFunctionPrefix() + "internal error: a value of rank " + std::to_string(type.getRank()) + " was given shape " +
                    shapeString(dims),
                currentLocationString());
  // A size that the types know is a number for the program, too.
  for (size_t i = 0; i < dims.size(); ++i)
    if (!type.isDynamicDim(static_cast<unsigned>(i)) && traced.dims[i].isSymbolic())
      traced.dims[i] = type.getDimSize(static_cast<unsigned>(i));
  return Tensor(std::move(impl));
}

Value TraceSession::embed(const Tensor &tensor) {
  Tensor dense = contiguousEager(unresolved(tensor));
  const Tensor::Impl &impl = *dense.getImpl();
  auto type = RankedTensorType::get(impl.sizes, elementType(impl.dtype));
  int64_t count = product(impl.sizes);
  DenseElementsAttr value;
  if (impl.dtype == DType::Bool) {
    llvm::SmallVector<bool> bits;
    for (int64_t i = 0; i < count; ++i)
      bits.push_back(impl.data()[i] != 0);
    value = DenseElementsAttr::get(type, bits);
  } else {
    value = DenseElementsAttr::getFromRawBuffer(type, llvm::ArrayRef<char>(impl.data(), static_cast<size_t>(count * itemSize(impl.dtype))));
  }
  return emit<ir::ConstantOp>(type, cast<ElementsAttr>(value));
}

Tensor TraceSession::lift(const Tensor &tensor) {
  if (!tensor.defined())
    throw ValueError(currentFunctionPrefix() + "a tensor is undefined: it was default-constructed or moved from", currentLocationString());
  const Tensor::Impl &impl = *tensor.getImpl();
  if (impl.isTraced()) {
    if (impl.traced->session.lock().get() != this)
      throw Error(currentFunctionPrefix() +
                      "a tensor of another trace was used; a traced tensor must not leave the function that is traced, return it instead",
                  currentLocationString());
    return tensor;
  }
  auto [entry, isNew] = capturedValues.try_emplace(&impl);
  if (!isNew) return entry->second;
  SymSizes dims(impl.sizes.begin(), impl.sizes.end());
  // A view of what lies in memory, where something is pending; known as one to every later use, whatever is tracked here.
  int wasUntracked = std::exchange(untracked, 0);
  llvm::scope_exit restore([&] { untracked = wasUntracked; });
  if (options.embedCaptured || impl.isNumber) {
    entry->second = constant(unresolved(tensor));
    entry->second.getImpl()->traced->input = embedded;
  } else {
    unsigned argument = function.getBody().getNumArguments();
    Value value = function.getBody().addArgument(tensorType(impl.dtype, dims), location());
    inputs.push_back({"captured" + std::to_string(captured.size()), dims});
    entry->second = wrap(value, dims);
    TracedTensor &traced = *entry->second.getImpl()->traced;
    traced.input = static_cast<int>(argument);
    if (!isContiguous(impl.sizes, impl.strides)) {
      traced.isContiguous = false;
      traced.strides.assign(impl.strides.begin(), impl.strides.end());
    }
    captured.push_back(tensor);
    if (options.tracksMemory) inputTensors.push_back(entry->second);
  }
  entry->second.getImpl()->isNumber = impl.isNumber;
  entry->second = pendingView(entry->second, impl.pending);
  kept.push_back(tensor); // so that the address stays that of this tensor
  return entry->second;
}

Tensor TraceSession::constant(const Tensor &tensor) {
  const Tensor::Impl &impl = *tensor.getImpl();
  return pendingView(wrap(embed(tensor), SymSizes(impl.sizes.begin(), impl.sizes.end())), impl.pending);
}

Value TraceSession::valueOf(const Tensor &tensor) { return currentValue(lift(tensor)); }

Value TraceSession::atomIndex(int id) {
  auto found = atomValues.find(id);
  if (found != atomValues.end()) return found->second;
  const SizeAtom &atom = shapeEnv->atom(id);
  Value value;
  if (atom.kind == SizeAtom::Kind::Symbol) {
    auto [argument, dim] = symbolSources[static_cast<size_t>(atom.symbol)];
    Value dimension = emit<arith::ConstantIndexOp>(static_cast<int64_t>(dim));
    value = emit<tensor::DimOp>(Value(function.getArgument(argument)), dimension);
  } else {
    Value a = index(makeSymInt(shapeEnv, atom.a)), b = index(makeSymInt(shapeEnv, atom.b));
    switch (atom.kind) {
    case SizeAtom::Kind::FloorDiv:
      value = emit<arith::FloorDivSIOp>(a, b);
      break;
    case SizeAtom::Kind::Mod:
      value = emit<arith::SubIOp>(a, emit<arith::MulIOp>(emit<arith::FloorDivSIOp>(a, b).getResult(), b).getResult());
      break;
    case SizeAtom::Kind::Min:
      value = emit<arith::MinSIOp>(a, b);
      break;
    default:
      value = emit<arith::MaxSIOp>(a, b);
      break;
    }
  }
  atomValues[id] = value;
  return value;
}

SymInt TraceSession::dataSize(const Tensor &of, llvm::function_ref<Tensor()> count) {
  Value key = valueOf(of);
  if (auto found = dataSizes.find(key); found != dataSizes.end()) return found->second;
  Value number = emit<tensor::ExtractOp>(valueOf(count()), ValueRange());
  int id = shapeEnv->addData();
  atomValues[id] = emit<arith::IndexCastOp>(opBuilder.getIndexType(), number);
  return dataSizes[key] = makeSymInt(shapeEnv, SizePolynomial::atom(id));
}

// Whether a step in memory, which no value of the program tells, takes part.
bool TraceSession::dependsOnStrides(const SizePolynomial &polynomial) const {
  return llvm::any_of(polynomial.terms, [&](const SizePolynomial::Term &term) {
    return llvm::any_of(term.atoms, [&](int id) {
      const SizeAtom &atom = shapeEnv->atom(id);
      return strideSymbols.count(id) || (atom.kind != SizeAtom::Kind::Symbol && (dependsOnStrides(atom.a) || dependsOnStrides(atom.b)));
    });
  });
}

Value TraceSession::index(const SymInt &size) {
  SizePolynomial polynomial = size.isSymbolic() ? size.getNode()->polynomial : SizePolynomial::constant(size.hint());
  if (size.isSymbolic() && size.getNode()->env != shapeEnv)
    throw Error(currentFunctionPrefix() + "a size of another trace was used; a size must not leave the function that is traced",
                currentLocationString());
  if (!strideSymbols.empty() && dependsOnStrides(polynomial)) polynomial = SizePolynomial::constant(size.guard());
  auto found = sizeValues.find(polynomial);
  if (found != sizeValues.end()) return found->second;
  Value sum;
  for (const auto &term : polynomial.terms) {
    Value value;
    for (int id : term.atoms) {
      Value factor = atomIndex(id);
      value = value ? Value(emit<arith::MulIOp>(value, factor)) : factor;
    }
    if (!value) {
      value = emit<arith::ConstantIndexOp>(term.coefficient);
    } else if (term.coefficient != 1) {
      Value coefficient = emit<arith::ConstantIndexOp>(term.coefficient);
      value = emit<arith::MulIOp>(value, coefficient);
    }
    sum = sum ? Value(emit<arith::AddIOp>(sum, value)) : value;
  }
  if (!sum) sum = emit<arith::ConstantIndexOp>(0);
  return sizeValues[polynomial] = sum;
}

OpFoldResult TraceSession::fold(const SymInt &size) {
  if (size.isSymbolic()) return index(size);
  return opBuilder.getIndexAttr(size.hint());
}

llvm::SmallVector<Value> TraceSession::dynamicSizes(llvm::ArrayRef<SymInt> dims) {
  llvm::SmallVector<Value> values;
  for (const SymInt &dim : dims)
    if (dim.isSymbolic()) values.push_back(index(dim));
  return values;
}

ArrayAttr TraceSession::dimNames(llvm::ArrayRef<SymInt> dims) {
  llvm::SmallVector<Attribute> names;
  for (const SymInt &dim : dims) {
    std::string text = toString(dim);
    if (dim.isSymbolic()) {
      auto id = dim.getNode()->polynomial.asAtom();
      if (!id || shapeEnv->atom(*id).kind != SizeAtom::Kind::Symbol) text = "?"; // an expression has no name of its own
    }
    names.push_back(opBuilder.getStringAttr(text));
  }
  return opBuilder.getArrayAttr(names);
}

std::vector<TracedResult> TraceSession::finish(std::span<const Tensor> results, std::span<const std::string> resultNames, bool allOutputs) {
  std::vector<TracedResult> sources;
  struct Output {
    Value value;
    SymSizes dims;
    std::string name;
    const void *owner = nullptr; // the memory, or the tensor that alone looks at its own
    int writtenArgument = -1;
  };
  llvm::SmallVector<Output> outputs;
  // Equal values in two memories are two outputs: a copy does not share with what it was made of.
  auto addOutput = [&](Value value, llvm::ArrayRef<SymInt> dims, const std::string &name, const void *owner) {
    auto *found = llvm::find_if(outputs, [&](const Output &output) { return output.value == value && output.owner == owner; });
    if (found == outputs.end() || allOutputs) {
      outputs.push_back({value, SymSizes(dims.begin(), dims.end()), name, owner});
      found = &outputs.back();
    }
    return static_cast<int>(found - outputs.begin());
  };

  // Memory that several results look at is one output, and they are views of it.
  llvm::SmallDenseMap<const TracedMemory *, int> looks;
  for (const Tensor &result : results)
    if (result.defined() && result.getImpl()->isTraced())
      if (const auto &memory = result.getImpl()->traced->memory) ++looks[memory.get()];

  for (size_t i = 0; i < results.size(); ++i) {
    std::string name = i < resultNames.size() && !resultNames[i].empty() ? resultNames[i] : "out" + std::to_string(i);
    if (!results[i].defined()) throw ValueError("result " + std::to_string(i) + " of the traced function is an undefined tensor");
    if (!allOutputs && !results[i].getImpl()->isTraced() && !capturedValues.count(results[i].getImpl().get())) {
      sources.push_back({TracedResult::Kind::Constant, 0, results[i]});
      continue;
    }
    Tensor result = lift(results[i]);
    Value value = currentValue(result);
    const TracedTensor &traced = *result.getImpl()->traced;
    TracedResult source{TracedResult::Kind::Output};
    int input = inputOf(traced);
    source.pending = allOutputs ? 0 : result.getImpl()->pending;
    if (!allOutputs && input >= 0) {
      source.kind = TracedResult::Kind::Argument;
      source.index = input;
      source.isView = traced.view != nullptr;
    } else if (!allOutputs && traced.memory && looks[traced.memory.get()] > 1 && traced.view) {
      const Tensor &whole = traced.memory->elements;
      source.index = addOutput(currentValue(whole), whole.getImpl()->dims(), name, traced.memory.get());
      source.isView = true;
    } else {
      const void *owner = traced.memory ? static_cast<const void *>(traced.memory.get()) : result.getImpl().get();
      // What is pending in eager stays so: the output is what becomes the value by it.
      if (source.pending) value = currentValue(pendingView(wrap(value, traced.dims), source.pending));
      source.index = addOutput(value, traced.dims, name, owner);
    }
    if (source.isView) {
      source.dtype = result.dtype();
      source.sizes = traced.dims;
      source.strides = stridesOf(traced);
      source.offset = traced.offset;
    }
    sources.push_back(std::move(source));
  }

  // Inputs that were written become outputs, which are copied back.
  for (const Tensor &input : inputTensors) {
    const TracedTensor &traced = *input.getImpl()->traced;
    if (!traced.memory || !traced.memory->isWritten()) continue;
    const Tensor &elements = traced.memory->elements;
    std::string name = inputs[static_cast<size_t>(traced.input)].name;
    writes.push_back({traced.input, static_cast<int>(outputs.size())});
    outputs.push_back({currentValue(elements), SymSizes(elements.getImpl()->dims()), name, nullptr, traced.input});
  }

  addGeneratorArguments();
  llvm::SmallVector<Value> values;
  llvm::SmallVector<Type> argumentTypes(function.getBody().getArgumentTypes()), resultTypes;
  for (const Output &output : outputs) {
    values.push_back(output.value);
    resultTypes.push_back(output.value.getType());
  }
  func::ReturnOp::create(opBuilder, mlir::Location(UnknownLoc::get(context())), values);
  function.setType(FunctionType::get(context(), argumentTypes, resultTypes));
  for (unsigned i = 0; i < inputs.size(); ++i) {
    function.setArgAttr(i, "crout.name", opBuilder.getStringAttr(inputs[i].name));
    function.setArgAttr(i, "crout.dims", dimNames(inputs[i].dims));
  }
  // Tensors of the surroundings mostly stay as they are: what is computed from them alone may be worth keeping.
  for (const auto &entry : capturedValues)
    if (int input = inputOf(*entry.second.getImpl()->traced); input >= 0)
      function.setArgAttr(static_cast<unsigned>(input), "crout.captured", opBuilder.getUnitAttr());
  for (unsigned i = 0; i < outputs.size(); ++i) {
    function.setResultAttr(i, "crout.name", opBuilder.getStringAttr(outputs[i].name));
    function.setResultAttr(i, "crout.dims", dimNames(outputs[i].dims));
    if (outputs[i].writtenArgument >= 0) function.setResultAttr(i, "crout.writes", opBuilder.getI64IntegerAttr(outputs[i].writtenArgument));
  }
  if (failed(verify(*module))) {
    checkDiagnostics();
    throw Error("the traced program is not valid");
  }
  return sources;
}

} // namespace crout
