// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One function under construction: operations are appended to it as the user's code runs.
#ifndef CROUT_TRACE_TRACESESSION_H
#define CROUT_TRACE_TRACESESSION_H

#include "Support/ContextPool.h"
#include "Trace/SizeExpression.h"
#include "Trace/TracedTensor.h"
#include "crout/generator.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/OwningOpRef.h"
#include <map>
#include <set>
#include <span>

namespace crout {

struct TraceOptions {
  std::string name = "f";
  bool hasHints = true;        // sizes have values at the first call
  bool recordLocations = true; // without, equal programs made at different places are equal text
  bool embedCaptured = false;  // eager tensors become constants, not hidden arguments
  bool keepNumbers = true;     // what is computed from numbers alone promotes as a number, in full precision
  bool tracksMemory = true;    // views share memory and can be written; without, they are values like others
  int numStorages = 0;         // of so many first arguments the storage is known: a trace that looks beyond the elements of one is made again with its storage
};

/// Where a result of a traced function comes from when the program runs.
struct TracedResult {
  enum class Kind : uint8_t { Output, Argument, Constant } kind;
  int index = 0;   // of the compiled function's result, or of its argument
  Tensor constant; // an eager tensor returned as it was
  // Of a result that is a view of that output or argument: where in its memory, from its first element on.
  bool isView = false;
  DType dtype = DType::Float32;
  SymSizes sizes, strides;
  SymInt offset = 0;
  uint8_t pending = 0; // of Tensor::Impl
};

/// An argument, also a captured tensor, whose elements an output replaces when the program has run.
struct TracedWrite {
  int argument, output;
};

/// A generator that a traced function draws from. Unless the function seeds it first, its state at the call is two hidden last arguments of the
/// program, seed and offset (i64 scalars).
struct TracedGenerator {
  explicit TracedGenerator(const Generator &generator) : generator(generator) {}
  Generator generator;
  std::optional<uint64_t> seed; // what the function seeded it with last
  SymInt drawn = 0;                            // since that, or since the call began
  mlir::Value seedValue, offsetValue;          // as of that
  mlir::Value seedArgument, offsetArgument;    // stand-ins for the arguments, null where there are none
};

class TraceSession : public std::enable_shared_from_this<TraceSession> {
public:
  static std::shared_ptr<TraceSession> create(const TraceOptions &options);
  ~TraceSession();

  /// The trace that operations on this thread go to, null where they run at once.
  static TraceSession *current();
  /// Makes a session current for a scope.
  class Activation {
  public:
    explicit Activation(TraceSession &session);
    ~Activation();

  private:
    TraceSession *previous;
  };

  /// Makes operations of a scope run at once.
  class Suspension {
  public:
    Suspension();
    ~Suspension();

  private:
    TraceSession *previous;
  };

  mlir::MLIRContext *context() { return lease.get(); }
  mlir::OpBuilder &builder() { return opBuilder; }
  mlir::ModuleOp getModule() { return *module; }
  const std::shared_ptr<ShapeEnv> &env() { return shapeEnv; }
  mlir::Location location();
  mlir::Type elementType(DType dtype);
  mlir::RankedTensorType tensorType(DType dtype, llvm::ArrayRef<SymInt> dims);

  /// A symbolic size; two inputs with the same SymInt have equal sizes.
  SymInt addSymbol(int64_t hint, std::string name);
  /// A step between elements of an argument; no value of the program, but known at each call.
  SymInt addStride(int64_t hint, std::string name);
  /// The next argument. `strides` where its elements do not lie in order.
  Tensor addInput(DType dtype, llvm::ArrayRef<SymInt> dims, std::string name, bool isNumber = false,
                  std::optional<SymSizes> strides = std::nullopt);
  /// The SSA value; an eager tensor is captured as a hidden trailing argument or a constant.
  mlir::Value valueOf(const Tensor &tensor);
  /// The tensor in this trace.
  Tensor lift(const Tensor &tensor);
  /// A size that the i64 scalar `count()` holds when the program runs. Asked for the same tensor again it is the same size: what one mask selects from
  /// two tensors can be added.
  SymInt dataSize(const Tensor &of, llvm::function_ref<Tensor()> count);
  mlir::Value index(const SymInt &size);
  mlir::OpFoldResult fold(const SymInt &size);
  llvm::SmallVector<mlir::Value> dynamicSizes(llvm::ArrayRef<SymInt> dims);
  Tensor wrap(mlir::Value value, llvm::ArrayRef<SymInt> dims);

  /// Appends an operation at the user's location; throws crout::Error where its types can't be inferred.
  template <typename Op, typename... Args> Op emit(Args &&...args) {
    Op op = Op::create(opBuilder, location(), std::forward<Args>(args)...);
    checkDiagnostics();
    return op;
  }

  /// Closes the function and verifies it. An argument that is returned unchanged is not an output of the compiled
  /// function unless `allOutputs`.
  std::vector<TracedResult> finish(std::span<const Tensor> results, std::span<const std::string> resultNames = {}, bool allOutputs = false);
  bool keepsNumbers() const { return options.keepNumbers; }
  bool tracksMemory() const { return options.tracksMemory && !untracked; }
  /// Within a scope, views are values like others: inside of functions whose results share no memory with their operands.
  class Untracked {
  public:
    explicit Untracked(TraceSession &session) : session(session) { ++session.untracked; }
    ~Untracked() { --session.untracked; }

  private:
    TraceSession &session;
  };
  /// The program depends on how its arguments lie in memory.
  void useLayouts() { layoutsUsed = true; }
  bool usesLayouts() const { return layoutsUsed; }
  /// The function looks at the storage of an argument beyond the argument's own elements. False where that is not known; else this trace is not
  /// used, and in the next one the argument is a view of its storage.
  bool needStorage(const Tensor &argument);
  const std::set<int> &getNeededStorages() const { return neededStorages; }
  /// Arguments to write when the program has run; after `finish`.
  const std::vector<TracedWrite> &getWrites() const { return writes; }
  /// The tensor as a value of the program that every run makes anew.
  Tensor constant(const Tensor &tensor);
  const std::vector<Tensor> &getCaptured() const { return captured; }
  /// Arguments and captured tensors.
  const std::vector<Tensor> &getInputTensors() const { return inputTensors; }
  int numInputs() const { return inputCount; }

  /// Seed and offset (i64 scalars) for the next `count` numbers of a generator.
  std::pair<Tensor, Tensor> draw(const Generator &generator, const SymInt &count);
  /// The program seeds a generator.
  void seed(const Generator &generator, uint64_t seed);
  const std::vector<TracedGenerator> &getGenerators() const { return generators; }
  static constexpr int embedded = -2; // "input" of a captured tensor that is a constant of the program

private:
  explicit TraceSession(const TraceOptions &options);
  void checkDiagnostics();
  mlir::Value embed(const Tensor &tensor);
  mlir::Value atomIndex(int id);
  bool dependsOnStrides(const SizePolynomial &polynomial) const;
  mlir::ArrayAttr dimNames(llvm::ArrayRef<SymInt> dims);

  TracedGenerator &traced(const Generator &generator);
  void addGeneratorArguments();

  TraceOptions options;
  ContextLease lease;
  mlir::ScopedDiagnosticHandler diagnostics;
  std::string firstError;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  mlir::func::FuncOp function;
  mlir::OpBuilder opBuilder;
  std::shared_ptr<ShapeEnv> shapeEnv;

  struct Input {
    std::string name;
    SymSizes dims;
  };
  std::vector<Input> inputs; // also captured ones
  int inputCount = 0;
  std::vector<Tensor> captured;
  std::map<const Tensor::Impl *, Tensor> capturedValues;
  std::vector<Tensor> kept;         // eager tensors that `capturedValues` knows by address
  std::vector<Tensor> inputTensors; // those whose memory may be written
  std::vector<TracedWrite> writes;
  bool layoutsUsed = false;
  std::set<int> neededStorages; // of arguments
  int untracked = 0;
  std::set<int> strideSymbols; // atoms
  std::map<int, mlir::Value> atomValues;
  llvm::DenseMap<mlir::Value, SymInt> dataSizes;
  std::map<SizePolynomial, mlir::Value> sizeValues;
  std::vector<TracedGenerator> generators; // in the order of their first use
  std::vector<std::pair<unsigned, unsigned>> symbolSources; // argument and dimension of each symbol
};

} // namespace crout
#endif // CROUT_TRACE_TRACESESSION_H
