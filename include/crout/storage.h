// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The memory of tensors as an object: bytes on one device, shared by all tensors that look at them.
#ifndef CROUT_STORAGE_H
#define CROUT_STORAGE_H

#include "crout/tensor.h"

namespace crout {

class Storage {
public:
  /// The storage of an eager tensor; Error in a trace, where values have none.
  explicit Storage(const Tensor &tensor) : whole(wholeStorage(tensor)) {}

  int64_t bytes() const { return whole.numel().hint(); }
  void *data() const { return whole.dataPtr(); }
  Device device() const { return whole.device(); }
  bool isReadOnly() const { return whole.isReadOnly(); }
  /// Keeps the first bytes; memory of someone else can't change its size (ValueError). Tensors that look at bytes that are gone must not
  /// be used any more, as resize_ says.
  void resize(int64_t bytes);
  /// All elements of a dtype that it holds, as a vector that shares the memory.
  Tensor elements(DType dtype) const;
  bool operator==(const Storage &other) const { return whole.sharesStorage(other.whole); }

private:
  static Tensor wholeStorage(const Tensor &tensor);
  Tensor whole; // as bytes
};

} // namespace crout
#endif // CROUT_STORAGE_H
