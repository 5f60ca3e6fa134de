// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What Crout throws, and the place in the user's program that it names.
#ifndef CROUT_ERROR_H
#define CROUT_ERROR_H

#include <cstdint>
#include <stdexcept>
#include <string>

namespace crout {

/// Base of everything Crout throws. `what()` is lower case, names the operand's role in quotes, what was required and
/// what was found; `location()` is the user's `file:line`, empty where none is known.
class Error : public std::runtime_error {
public:
  explicit Error(const std::string &message, std::string location = {}) : std::runtime_error(message), where(std::move(location)) {}
  const std::string &location() const { return where; }

private:
  std::string where;
};

class TypeError : public Error { using Error::Error; };
class ValueError : public Error { using Error::Error; };
class IndexError : public Error { using Error::Error; };
class MemoryError : public Error { using Error::Error; };
class NotImplementedError : public Error { using Error::Error; };

/// A singular or not positive definite matrix; `index()` is its flat index in the batch, -1 for a single matrix.
class LinAlgError : public Error {
public:
  LinAlgError(const std::string &message, int64_t index, std::string location = {}) : Error(message, std::move(location)), batchIndex(index) {}
  int64_t index() const { return batchIndex; }

private:
  int64_t batchIndex;
};

} // namespace crout
#endif // CROUT_ERROR_H
