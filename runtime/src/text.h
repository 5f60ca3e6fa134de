// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A bounded text under construction: messages are written without allocating, and cut at the end of the buffer.
#ifndef CROUT_RUNTIME_TEXT_H
#define CROUT_RUNTIME_TEXT_H

#include "crout/runtime/elements.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

namespace crout::rt {

class Text {
public:
  Text(char *buffer, size_t capacity) : buffer(buffer), capacity(capacity) {
    if (capacity) buffer[0] = '\0';
  }
  template <size_t N> explicit Text(char (&array)[N]) : Text(array, N) {}

  __attribute__((format(printf, 2, 3))) Text &operator()(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int wanted = length < capacity ? vsnprintf(buffer + length, capacity - length, format, arguments) : 0;
    va_end(arguments);
    if (wanted > 0) length = static_cast<size_t>(wanted) < capacity - length ? length + wanted : capacity;
    return *this;
  }

  /// "(2, 4)", "(3,)", "()"; long lists keep their first entries.
  Text &shape(const int64_t *sizes, int32_t rank) {
    (*this)("(");
    for (int32_t i = 0; i < rank; ++i) {
      if (i == 12) {
        (*this)("... %d more", rank - i);
        break;
      }
      (*this)(i ? ", %lld" : "%lld", static_cast<long long>(sizes[i]));
    }
    return (*this)(rank == 1 ? ",)" : ")");
  }
  Text &shape(const DLTensor &tensor) { return shape(tensor.shape, tensor.ndim); }

  Text &dtype(DLDataType type) {
    if (const char *known = dtypeName(type)) return (*this)("%s", known);
    return (*this)("DLPack type (code %d, bits %d, lanes %d)", type.code, type.bits, type.lanes);
  }

private:
  char *buffer;
  size_t capacity;
  size_t length = 0;
};

} // namespace crout::rt
#endif // CROUT_RUNTIME_TEXT_H
