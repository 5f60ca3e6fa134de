// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Views and writes in a trace.
#include "Trace/TracedTensor.h"
#include "Trace/OpScope.h"
#include "Trace/TraceSession.h"
#include "dialects/crout/Crout.h"
#include <algorithm>

namespace crout {

llvm::ArrayRef<SymInt> Tensor::Impl::dims() const { return traced->dims; }

SymSizes contiguousStrides(llvm::ArrayRef<SymInt> dims) {
  SymSizes strides(dims.size(), SymInt(1));
  for (size_t i = dims.size(); i-- > 1;)
    strides[i - 1] = !dims[i].isSymbolic() && dims[i].hint() == 0 ? strides[i] : strides[i] * dims[i];
  return strides;
}

SymSizes stridesOf(const TracedTensor &tensor) { return tensor.isContiguous ? contiguousStrides(tensor.dims) : tensor.strides; }

bool isContiguous(const TracedTensor &tensor) {
  if (tensor.isContiguous) return true;
  SymSizes wanted = contiguousStrides(tensor.dims);
  for (size_t i = tensor.dims.size(); i-- > 0;) {
    bool isOne = !tensor.dims[i].isSymbolic() && tensor.dims[i].hint() == 1;
    if (!isOne && !(tensor.strides[i] == wanted[i])) return false;
  }
  return true;
}

static TraceSession &sessionOf(const Tensor &tensor) {
  // Whoever calls has lifted the tensor into the current session.
  return *tensor.getImpl()->traced->session.lock();
}

/// Another handle on a value.
static Tensor wrapValue(const Tensor &like) {
  const TracedTensor &traced = *like.getImpl()->traced;
  return sessionOf(like).wrap(traced.value, traced.dims);
}

using Steps = llvm::ArrayRef<const ViewStep *>; // from memory to a view

static llvm::SmallVector<const ViewStep *> stepsTo(const ViewStep *view) {
  llvm::SmallVector<const ViewStep *> steps;
  for (; view; view = view->previous.get())
    steps.push_back(view);
  std::reverse(steps.begin(), steps.end());
  return steps;
}

static Tensor readThrough(Steps steps, Tensor x) {
  for (const ViewStep *step : steps)
    x = step->read(x);
  return x;
}

/// `memory` with what is seen of it through steps that all have a write replaced.
static Tensor writeThrough(Steps steps, const Tensor &memory, Tensor elements) {
  for (; !steps.empty(); steps = steps.drop_back())
    elements = steps.back()->write(readThrough(steps.drop_back(), memory), elements);
  return elements;
}

/// The same for steps of which some have no write: the places of the elements, read through the same steps, tell where each goes.
static Tensor writeByPlace(TraceSession &session, Steps steps, const Tensor &memory, const Tensor &elements) {
  auto flatten = [&](const Tensor &x) {
    SymSizes flat{x.numel()};
    mlir::RankedTensorType type = session.tensorType(x.dtype(), flat);
    return session.wrap(session.emit<ir::ReshapeOp>(type, session.valueOf(x), session.dynamicSizes(flat)), flat);
  };
  SymSizes flat{memory.numel()}, dims(memory.getImpl()->dims());
  Tensor order =
      session.wrap(session.emit<ir::IotaOp>(session.tensorType(DType::Int64, flat), session.dynamicSizes(flat), int64_t{0}), flat);
  Tensor places = session.wrap(
      session.emit<ir::ReshapeOp>(session.tensorType(DType::Int64, dims), session.valueOf(order), session.dynamicSizes(dims)), dims);
  places = readThrough(steps, places);
  Tensor written = session.wrap(session.emit<ir::ScatterOp>(session.valueOf(flatten(memory)), session.valueOf(flatten(places)),
                                                            session.valueOf(flatten(elements)), ir::ScatterKind::set, int64_t{0}),
                                flat);
  return session.wrap(
      session.emit<ir::ReshapeOp>(session.tensorType(memory.dtype(), dims), session.valueOf(written), session.dynamicSizes(dims)), dims);
}

/// `memory` with the elements of a view of it replaced.
static Tensor writeBack(TraceSession &session, const ViewStep *view, const Tensor &memory, const Tensor &elements) {
  llvm::SmallVector<const ViewStep *> steps = stepsTo(view), moving;
  auto hasNoWrite = [](const ViewStep *step) { return !step->write; };
  auto first = llvm::find_if(steps, hasNoWrite);
  if (first == steps.end()) return writeThrough(steps, memory, elements);
  // From the first such step on all go by places, which can't be conjugated or have parts: elementwise steps are taken before.
  llvm::SmallVector<const ViewStep *> before(steps.begin(), first);
  for (const ViewStep *step : llvm::make_range(first, steps.end()))
    (step->kind == ViewStep::Kind::elementwise ? before : moving).push_back(step);
  if (llvm::any_of(moving, [](const ViewStep *step) { return step->kind == ViewStep::Kind::pairing; }))
    throw NotImplementedError(
        currentFunctionPrefix() +
            "a write through pairs as complex numbers, or the reverse, of a view that could show an element twice is not supported; "
            "write to a clone",
        currentLocationString());
  return writeThrough(before, memory, writeByPlace(session, moving, readThrough(before, memory), elements));
}

static Tensor applyPending(const Tensor &x, uint8_t pending) {
  TraceSession &session = sessionOf(x);
  mlir::Value value = x.getImpl()->traced->value;
  if (pending & Tensor::Impl::conjugation && isComplex(x.dtype())) value = session.emit<ir::ConjOp>(value);
  if (pending & Tensor::Impl::negation && (isComplex(x.dtype()) || isFloatingPoint(x.dtype()))) value = session.emit<ir::NegOp>(value);
  return session.wrap(value, x.getImpl()->dims());
}

Tensor pendingView(const Tensor &whole, uint8_t pending) {
  if (!pending) return whole;
  const TracedTensor &traced = *whole.getImpl()->traced;
  bool inOrder = traced.isContiguous;
  Tensor view = makeTracedView(
      whole, {stridesOf(traced), traced.offset}, [pending](const Tensor &whole) { return applyPending(whole, pending); },
      [pending](const Tensor &, const Tensor &elements) { return applyPending(elements, pending); }, ViewStep::Kind::elementwise);
  view.getImpl()->traced->isContiguous = inOrder;
  if (view.getImpl()->traced->view) view.getImpl()->pending ^= pending;
  return view;
}

static void ensureMemory(const Tensor &tensor) {
  TracedTensor &traced = *tensor.getImpl()->traced;
  if (traced.memory) return;
  traced.memory = std::make_shared<TracedMemory>();
  traced.memory->elements = wrapValue(tensor);
  traced.memory->input = traced.input;
}

Tensor makeTracedView(const Tensor &whole, const ViewLayout &layout, std::function<Tensor(const Tensor &)> read,
                      std::function<Tensor(const Tensor &, const Tensor &)> write, ViewStep::Kind kind) {
  currentValue(whole);
  Tensor now = read(wrapValue(whole));
  TracedTensor &from = *whole.getImpl()->traced;
  TraceSession &session = sessionOf(whole);
  Tensor view = session.wrap(now.getImpl()->traced->value, now.getImpl()->traced->dims);
  view.getImpl()->isNumber = whole.getImpl()->isNumber && view.dim() == 0;
  if (!session.tracksMemory()) return view;
  ensureMemory(whole);
  TracedTensor &traced = *view.getImpl()->traced;
  view.getImpl()->pending = whole.getImpl()->pending;
  traced.memory = from.memory;
  traced.version = from.memory->version;
  traced.view = std::make_shared<ViewStep>(ViewStep{from.view, std::move(read), std::move(write), kind});
  traced.isContiguous = false;
  traced.strides = layout.strides;
  traced.offset = layout.offset;
  if (from.memory->input >= 0) session.useLayouts();
  return view;
}

Tensor memoryOf(const Tensor &tensor) {
  currentValue(tensor);
  ensureMemory(tensor);
  const auto &memory = tensor.getImpl()->traced->memory;
  Tensor whole = wrapValue(memory->elements);
  whole.getImpl()->traced->memory = memory;
  whole.getImpl()->traced->version = memory->version;
  return whole;
}

mlir::Value currentValue(const Tensor &tensor) {
  TracedTensor &traced = *tensor.getImpl()->traced;
  if (traced.memory && traced.version != traced.memory->version) {
    traced.value = readThrough(stepsTo(traced.view.get()), traced.memory->elements).getImpl()->traced->value;
    traced.version = traced.memory->version;
  }
  return traced.value;
}

void writeTraced(const Tensor &tensor, const Tensor &value) {
  mlir::Value elements = currentValue(value);
  ensureMemory(tensor);
  TracedTensor &traced = *tensor.getImpl()->traced;
  if (traced.memory->input == TraceSession::embedded)
    throw Error(currentFunctionPrefix() +
                    "a tensor from outside of the program is a constant of it and can't be written to; make it an argument",
                currentLocationString());
  TracedMemory &memory = *traced.memory;
  // A handle of its own: `value` may be a view that changes with the write.
  Tensor fixed = sessionOf(tensor).wrap(elements, value.getImpl()->traced->dims);
  memory.elements = wrapValue(writeBack(sessionOf(tensor), traced.view.get(), memory.elements, fixed));
  ++memory.version;
  traced.value = elements;
  traced.version = memory.version;
  if (memory.input >= 0) sessionOf(tensor).useLayouts();
}

} // namespace crout
