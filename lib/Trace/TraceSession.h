// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One function under construction: operations are appended to it as the user's code runs.
#ifndef CROUT_TRACE_TRACESESSION_H
#define CROUT_TRACE_TRACESESSION_H

#include "Support/ContextPool.h"
#include "Trace/SizeExpression.h"
#include "Trace/TensorImpl.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/OwningOpRef.h"
#include <map>
#include <span>

namespace crout {

struct TraceOptions {
  std::string name = "f";
  bool hasHints = true;        // sizes have values at the first call
  bool recordLocations = true; // without, equal programs made at different places are equal text
  bool embedCaptured = false;  // eager tensors become constants, not hidden arguments
  bool keepNumbers = true;     // what is computed from numbers alone promotes as a number, in full precision
};

/// Where a result of a traced function comes from when the program runs.
struct TracedResult {
  enum class Kind : uint8_t { Output, Argument, Constant } kind;
  int index = 0;   // of the compiled function's result, or of its argument
  Tensor constant; // an eager tensor returned as it was
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

  mlir::MLIRContext *context() { return lease.get(); }
  mlir::OpBuilder &builder() { return opBuilder; }
  mlir::ModuleOp getModule() { return *module; }
  const std::shared_ptr<ShapeEnv> &env() { return shapeEnv; }
  mlir::Location location();
  mlir::Type elementType(DType dtype);
  mlir::RankedTensorType tensorType(DType dtype, llvm::ArrayRef<SymInt> dims);

  /// A symbolic size; two inputs with the same SymInt have equal sizes.
  SymInt addSymbol(int64_t hint, std::string name);
  /// The next argument.
  Tensor addInput(DType dtype, llvm::ArrayRef<SymInt> dims, std::string name, bool isNumber = false);
  /// The SSA value; an eager tensor is captured as a hidden trailing argument or a constant.
  mlir::Value valueOf(const Tensor &tensor);
  /// The tensor in this trace.
  Tensor lift(const Tensor &tensor);
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
  const std::vector<Tensor> &getCaptured() const { return captured; }
  int numInputs() const { return inputCount; }

private:
  explicit TraceSession(const TraceOptions &options);
  void checkDiagnostics();
  mlir::Value embed(const Tensor &tensor);
  mlir::Value atomIndex(int id);
  mlir::ArrayAttr dimNames(llvm::ArrayRef<SymInt> dims);

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
  std::map<int, mlir::Value> atomValues;
  std::map<SizePolynomial, mlir::Value> sizeValues;
  std::vector<std::pair<unsigned, unsigned>> symbolSources; // argument and dimension of each symbol
};

} // namespace crout
#endif // CROUT_TRACE_TRACESESSION_H
