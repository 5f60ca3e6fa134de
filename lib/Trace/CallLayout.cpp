// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arguments as compiled code takes them, and what they share.
#include "Trace/CallLayout.h"
#include <cstring>

namespace crout {

void CallArgument::setTensor(const Tensor &value) {
  tensor = &value;
  Tensor::Impl &impl = *value.getImpl();
  dl = {impl.data(),
        {impl.device.type, impl.device.index},
        static_cast<int32_t>(impl.sizes.size()),
        toDLPack(impl.dtype),
        impl.sizes.data(),
        impl.strides.data(),
        0};
}

void CallArgument::setTensor(const Tensor &value, llvm::MutableArrayRef<int64_t> sizes) {
  setTensor(value);
  dl.ndim = static_cast<int32_t>(sizes.size());
  dl.shape = sizes.data();
  dl.strides = nullptr;
}

void CallArgument::setNumber(const Scalar &value) {
  tensor = nullptr;
  std::visit(
      [&](const auto &x) {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, SymInt>) {
          int64_t size = x.guard();
          std::memcpy(number, &size, sizeof(size));
        } else {
          std::memcpy(number, &x, sizeof(x));
        }
      },
      value);
  dl = {number, {kDLCPU, 0}, 0, toDLPack(dtypeOfNumber(value)), nullptr, nullptr, 0};
}

CallLayout CallLayout::of(llvm::ArrayRef<CallArgument> arguments) {
  CallLayout layout;
  bool share = false;
  for (size_t i = 0; i < arguments.size(); ++i) {
    int64_t code = 0;
    if (const Tensor *tensor = arguments[i].tensor) {
      const Tensor::Impl &impl = *tensor->getImpl();
      if (impl.offset) code |= 1;
      if (!crout::isContiguous(impl.sizes, impl.strides)) {
        code |= 2;
        for (size_t dim = 0; dim < impl.strides.size(); ++dim)
          if (impl.strides[dim] == 0) code |= int64_t(4) << dim;
      }
      for (size_t j = 0; j < i && !share; ++j)
        share = arguments[j].tensor && mayOverlap(impl, *arguments[j].tensor->getImpl());
    }
    layout.arguments.push_back(code);
  }
  if (!share) return layout;
  for (size_t i = 0; i < arguments.size(); ++i) {
    int64_t group = -1, first = 0;
    for (size_t j = 0; j < arguments.size() && arguments[i].tensor && group < 0; ++j)
      if (arguments[j].tensor && mayOverlap(*arguments[i].tensor->getImpl(), *arguments[j].tensor->getImpl())) {
        group = static_cast<int64_t>(j);
        first = arguments[j].tensor->getImpl()->offset;
      }
    layout.aliases.push_back(group);
    if (group < 0) continue;
    const Tensor::Impl &impl = *arguments[i].tensor->getImpl();
    layout.aliases.push_back(impl.offset - first);
    layout.aliases.append(impl.sizes.begin(), impl.sizes.end());
    layout.aliases.append(impl.strides.begin(), impl.strides.end());
  }
  return layout;
}

static Tensor wholeOf(llvm::ArrayRef<const Tensor *> tensors) {
  int64_t begin = 0, end = 0;
  for (const Tensor *tensor : tensors) {
    const Tensor::Impl &impl = *tensor->getImpl();
    auto [low, high] = extent(impl.sizes, impl.strides);
    if (high < low) continue;
    begin = begin == end ? impl.offset + low : std::min(begin, impl.offset + low);
    end = std::max(end, impl.offset + high + 1);
  }
  return makeView(*tensors[0], {end - begin}, {1}, begin, tensors[0]->dtype());
}

Tensor memoryOf(const SharedMemory &shared, llvm::function_ref<const Tensor &(int)> argument) {
  if (shared.isStorage) {
    const Tensor &tensor = argument(shared.arguments[0]);
    const Tensor::Impl &impl = *tensor.getImpl();
    return makeView(tensor, {static_cast<int64_t>(impl.storage->bytes()) / itemSize(impl.dtype)}, {1}, 0, impl.dtype);
  }
  llvm::SmallVector<const Tensor *, 4> tensors;
  for (int number : shared.arguments)
    tensors.push_back(&argument(number));
  return wholeOf(tensors);
}

llvm::SmallVector<int64_t, 0> placesInStorages(llvm::ArrayRef<SharedMemory> shared, llvm::ArrayRef<CallArgument> arguments) {
  llvm::SmallVector<int64_t, 0> places;
  for (const SharedMemory &memory : shared) {
    if (!memory.isStorage) continue;
    const Tensor *first = arguments[static_cast<size_t>(memory.arguments[0])].tensor;
    places.push_back(static_cast<int64_t>(first->getImpl()->storage->bytes()));
    for (const CallArgument &argument : arguments) {
      bool isPart = argument.tensor && argument.tensor->getImpl()->storage.get() == first->getImpl()->storage.get();
      places.push_back(isPart);
      if (!isPart) continue;
      const Tensor::Impl &impl = *argument.tensor->getImpl();
      places.push_back(impl.offset);
      places.append(impl.sizes.begin(), impl.sizes.end());
      places.append(impl.strides.begin(), impl.strides.end());
    }
  }
  return places;
}

} // namespace crout
