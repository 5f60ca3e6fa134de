// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Views and writes in a trace.
#include "Trace/TracedTensor.h"
#include "Trace/OpScope.h"
#include "Trace/TraceSession.h"
#include "dialects/crout/Crout.h"

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

static Tensor readThrough(const ViewStep *step, const Tensor &memory) {
  return step ? step->read(readThrough(step->previous.get(), memory)) : memory;
}

static Tensor writeThrough(const ViewStep *step, const Tensor &memory, const Tensor &elements) {
  if (!step) return elements;
  Tensor whole = readThrough(step->previous.get(), memory);
  return writeThrough(step->previous.get(), memory, step->write(whole, elements));
}

/// Where some step has no write: the places of the elements, read through the same steps, tell where each goes.
static Tensor writeByPlace(TraceSession &session, const ViewStep *step, const Tensor &memory, const Tensor &elements) {
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
  places = readThrough(step, places);
  if (places.dtype() != DType::Int64 || elements.dtype() != memory.dtype())
    throw NotImplementedError(currentFunctionPrefix() +
                                  "a write through a view of another dtype and then an overlapping one is not supported; "
                                  "write to a clone",
                              currentLocationString());
  Tensor written = session.wrap(session.emit<ir::ScatterOp>(session.valueOf(flatten(memory)), session.valueOf(flatten(places)),
                                                            session.valueOf(flatten(elements)), ir::ScatterKind::set, int64_t{0}),
                                flat);
  return session.wrap(
      session.emit<ir::ReshapeOp>(session.tensorType(memory.dtype(), dims), session.valueOf(written), session.dynamicSizes(dims)), dims);
}

// Places of elements, which are read through the same steps, stay where they are.
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
      [pending](const Tensor &, const Tensor &elements) { return applyPending(elements, pending); });
  view.getImpl()->traced->isContiguous = inOrder;
  if (view.getImpl()->traced->view) view.getImpl()->pending ^= pending;
  return view;
}

static bool allWrite(const ViewStep *step) {
  for (; step; step = step->previous.get())
    if (!step->write) return false;
  return true;
}

static void ensureMemory(const Tensor &tensor) {
  TracedTensor &traced = *tensor.getImpl()->traced;
  if (traced.memory) return;
  traced.memory = std::make_shared<TracedMemory>();
  traced.memory->elements = wrapValue(tensor);
  traced.memory->input = traced.input;
}

Tensor makeTracedView(const Tensor &whole, const ViewLayout &layout, std::function<Tensor(const Tensor &)> read,
                      std::function<Tensor(const Tensor &, const Tensor &)> write) {
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
  traced.view = std::make_shared<ViewStep>(ViewStep{from.view, std::move(read), std::move(write)});
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
    traced.value = readThrough(traced.view.get(), traced.memory->elements).getImpl()->traced->value;
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
  memory.elements = allWrite(traced.view.get()) ? writeThrough(traced.view.get(), memory.elements, fixed)
                                                : writeByPlace(sessionOf(tensor), traced.view.get(), memory.elements,
                                                               applyPending(fixed, tensor.getImpl()->pending));
  memory.elements = wrapValue(memory.elements);
  ++memory.version;
  traced.value = elements;
  traced.version = memory.version;
  if (memory.input >= 0) sessionOf(tensor).useLayouts();
}

} // namespace crout
