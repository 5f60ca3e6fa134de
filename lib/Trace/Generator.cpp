// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// States of random number generators, outside of traces and in them.
#include "crout/generator.h"
#include "Trace/OpScope.h"
#include "Trace/TraceSession.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include <cstring>
#include <mutex>
#include <random>

namespace crout {

struct Generator::Impl {
  std::mutex mutex;
  State state;
};

Generator::Generator(Device device) : impl(std::make_shared<Impl>()) {
  if (device.type != kDLCPU || device.index != 0)
    throw Error("Generator: device " + name(device) + " is not on this machine: this build has cpu only", currentLocationString());
}

static void refuseTrace(const char *what) {
  if (TraceSession::current())
    throw Error(std::string(what) +
                    ": the state of a generator is not known while tracing, since every call of the program has another one; "
                    "ask for it outside of the function that is traced",
                currentLocationString());
}

const Generator &Generator::manualSeed(uint64_t seed) const {
  if (TraceSession *session = TraceSession::current())
    session->seed(*this, seed);
  else
    setState(State{seed, 0});
  return *this;
}

uint64_t Generator::seed() const {
  refuseTrace("seed");
  std::random_device device;
  uint64_t chosen = uint64_t{device()} << 32 | device();
  setState(State{chosen, 0});
  return chosen;
}

uint64_t Generator::initialSeed() const {
  refuseTrace("initial_seed");
  return state().seed;
}

Generator::State Generator::state() const {
  std::lock_guard lock(impl->mutex);
  return impl->state;
}
void Generator::setState(const State &state) const {
  std::lock_guard lock(impl->mutex);
  impl->state = state;
}

Tensor Generator::stateTensor() const {
  refuseTrace("get_state");
  State now = state();
  uint8_t bytes[16];
  for (int i = 0; i < 8; ++i) {
    bytes[i] = static_cast<uint8_t>(now.seed >> 8 * i);
    bytes[8 + i] = static_cast<uint8_t>(now.offset >> 8 * i);
  }
  int64_t size = sizeof bytes;
  return Tensor::fromData(bytes, {&size, 1}, DType::UInt8);
}

void Generator::setState(const Tensor &given) const {
  refuseTrace("set_state");
  if (!given.defined() || given.isTraced() || given.dtype() != DType::UInt8 || given.sizes() != std::vector<int64_t>{16})
    throw ValueError("set_state: 'new_state' must be a uint8 tensor of shape (16,), as get_state gives it, got " +
                         (given.defined() ? std::string(name(given.dtype())) + " of shape " + shapeString(given) : "none"),
                     currentLocationString());
  Tensor dense = contiguousEager(given);
  const auto *bytes = static_cast<const uint8_t *>(dense.dataPtr());
  State next{0, 0};
  for (int i = 0; i < 8; ++i) {
    next.seed |= uint64_t{bytes[i]} << 8 * i;
    next.offset |= uint64_t{bytes[8 + i]} << 8 * i;
  }
  setState(next);
}

Generator Generator::clone() const {
  refuseTrace("clone_state");
  Generator other;
  other.setState(state());
  return other;
}

Generator::State Generator::advance(uint64_t count) const {
  std::lock_guard lock(impl->mutex);
  State before = impl->state;
  impl->state.offset += count;
  return before;
}

Device Generator::device() const { return {}; }

const Generator &defaultGenerator() {
  static const Generator *generator = [] {
    auto *made = new Generator; // never destroyed: draws may come while the process ends
    std::random_device device;
    made->setState(Generator::State{uint64_t{device()} << 32 | device(), 0});
    return made;
  }();
  return *generator;
}

//===----------------------------------------------------------------------===//
// In a trace
//===----------------------------------------------------------------------===//

TracedGenerator &TraceSession::traced(const Generator &generator) {
  for (TracedGenerator &known : generators)
    if (known.generator == generator) return known;
  return generators.emplace_back(generator);
}

static mlir::Value scalarI64(TraceSession &session, uint64_t value) {
  auto type = mlir::RankedTensorType::get({}, session.builder().getI64Type());
  llvm::APInt bits(64, value);
  return session.emit<ir::ConstantOp>(type, mlir::cast<mlir::ElementsAttr>(mlir::DenseElementsAttr::get(type, bits)));
}

void TraceSession::seed(const Generator &generator, uint64_t seed) {
  TracedGenerator &known = traced(generator);
  known.seed = seed;
  known.drawn = 0;
  known.seedValue = scalarI64(*this, seed);
  known.offsetValue = scalarI64(*this, 0);
}

std::pair<Tensor, Tensor> TraceSession::draw(const Generator &generator, const SymInt &count) {
  TracedGenerator &known = traced(generator);
  if (count.isSymbolic() && shapeEnv->dependsOnData(count.getNode()->polynomial))
    throw Error(currentFunctionPrefix() + "how many random numbers are drawn depends on data (" + toString(count) +
                    "), so the state of the generator after the call is not known; draw for a fixed size and select from that",
                currentLocationString());
  if (!known.seedValue) {
    // Stand-ins for the last arguments of the function, which finish() adds.
    known.seedValue = emit<mlir::tensor::EmptyOp>(llvm::ArrayRef<int64_t>(), opBuilder.getI64Type());
    known.offsetValue = emit<mlir::tensor::EmptyOp>(llvm::ArrayRef<int64_t>(), opBuilder.getI64Type());
    known.seedArgument = known.seedValue;
    known.offsetArgument = known.offsetValue;
  }
  mlir::Value offset = known.offsetValue;
  if (known.drawn.isSymbolic()) {
    mlir::Value drawn = emit<mlir::arith::IndexCastOp>(opBuilder.getI64Type(), index(known.drawn));
    mlir::Value tensor = emit<mlir::tensor::FromElementsOp>(mlir::cast<mlir::RankedTensorType>(offset.getType()), drawn);
    offset = emit<ir::AddOp>(offset, tensor);
  } else if (known.drawn.hint() != 0) {
    offset = emit<ir::AddOp>(offset, scalarI64(*this, static_cast<uint64_t>(known.drawn.hint())));
  }
  known.drawn = known.drawn + count;
  return {wrap(known.seedValue, {}), wrap(offset, {})};
}

void TraceSession::addGeneratorArguments() {
  auto isTaken = [&](const std::string &name) { return llvm::any_of(inputs, [&](const Input &input) { return input.name == name; }); };
  for (TracedGenerator &known : generators) {
    if (!known.seedArgument) continue;
    for (auto [role, value] : {std::pair("seed", known.seedArgument), std::pair("offset", known.offsetArgument)}) {
      std::string name = role;
      for (int i = 2; isTaken(name); ++i)
        name = role + std::to_string(i);
      mlir::Value argument = function.getBody().addArgument(value.getType(), value.getLoc());
      value.replaceAllUsesWith(argument);
      value.getDefiningOp()->erase();
      inputs.push_back({std::move(name), {}});
    }
  }
}

} // namespace crout
