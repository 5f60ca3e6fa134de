// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls of the public functions from Python: one table-driven parser for all of them, so that a wrong argument is named
// by its role, overloads are tried in order, and a call costs no more than its work.
#ifndef CROUT_PYTHON_ARGUMENTS_H
#define CROUT_PYTHON_ARGUMENTS_H

#include "common.h"
#include "crout/generator.h"
#include <array>
#include <tuple>

namespace crout::python {

/// Type of a parameter, as in the schema (dialects/crout/functions/Function.td).
enum class Kind : uint8_t {
  Tensor, OptionalTensor, TensorList, Scalar, OptionalScalar, Int, OptionalInt, IntList, OptionalIntList, SymInt, OptionalSymInt, SymIntList,
  Bool, OptionalBool, Float, OptionalFloat, FloatList, OptionalFloatList, String, OptionalString, DType, OptionalDType, OptionalDevice, OptionalGenerator, Out
};

struct Parameter {
  const char *name;
  Kind kind;
  bool required;
  bool keywordOnly;
};

struct Signature {
  const char *text;            // "solve(A, B, *, left=True)"
  const Parameter *parameters;
  int count;
  int self;                    // index of the parameter that is the object in a method, -1 where there is no method
  int varargs;                 // index of the size list that may be given as several arguments, -1 for none
  int methodVarargs;
  bool isFunction;
};

inline constexpr int kMaxParameters = 12;

class Arguments;
struct FunctionInfo {
  const char *name; // "linalg.solve"
  const Signature *signatures;
  int count;
  PyObject *(*call)(const Arguments &);
};

/// The arguments of one call, one slot per parameter of the chosen overload. Accessors convert; they may throw.
class Arguments {
public:
  int overload() const { return chosen; }
  PyObject *at(int i) const { return slots[i]; } // nullptr where not given

  Operand operand(int i) const;
  Operand operand(int i, Operand otherwise) const { return given(i) ? operand(i) : otherwise; }
  std::optional<Tensor> optionalTensor(int i) const;
  std::vector<Tensor> tensorList(int i) const;
  Scalar scalar(int i, Scalar otherwise = {}) const;
  std::optional<Scalar> optionalScalar(int i) const { return given(i) ? std::optional(scalar(i)) : std::nullopt; }
  int64_t integer(int i, int64_t otherwise = 0) const;
  std::optional<int64_t> optionalInteger(int i) const { return given(i) ? std::optional(integer(i)) : std::nullopt; }
  std::vector<int64_t> integerList(int i, std::vector<int64_t> otherwise = {}) const;
  std::optional<std::vector<int64_t>> optionalIntegerList(int i) const { return given(i) ? std::optional(integerList(i)) : std::nullopt; }
  SymInt size(int i, SymInt otherwise = 0) const;
  std::optional<SymInt> optionalSize(int i) const { return given(i) ? std::optional(size(i)) : std::nullopt; }
  std::vector<SymInt> sizeList(int i, std::vector<SymInt> otherwise = {}) const;
  bool boolean(int i, bool otherwise = false) const;
  std::optional<bool> optionalBoolean(int i) const { return given(i) ? std::optional(boolean(i)) : std::nullopt; }
  double real(int i, double otherwise = 0.0) const;
  std::optional<double> optionalReal(int i) const { return given(i) ? std::optional(real(i)) : std::nullopt; }
  std::vector<double> realList(int i) const;
  std::optional<std::vector<double>> optionalRealList(int i) const { return given(i) ? std::optional(realList(i)) : std::nullopt; }
  std::string_view string(int i, std::string_view otherwise = {}) const;
  std::optional<std::string> optionalString(int i) const { return given(i) ? std::optional(std::string(string(i))) : std::nullopt; }
  DType elementType(int i, DType otherwise = DType::Float32) const;
  std::optional<DType> optionalElementType(int i) const { return given(i) ? std::optional(elementType(i)) : std::nullopt; }
  std::optional<Device> optionalDevice(int i) const;
  std::optional<Generator> optionalGenerator(int i) const;

private:
  friend PyObject *callOverloads(const FunctionInfo &, PyObject *, PyObject *const *, Py_ssize_t, PyObject *) noexcept;
  bool given(int i) const { return slots[i] && slots[i] != Py_None; }
  bool bind(const Signature &signature, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *keywords, bool lenient, std::string *why);

  std::array<PyObject *, kMaxParameters> slots{};
  nb::object packed; // a size list given as several arguments
  int chosen = 0;
};

/// `self` is the object of a method, nullptr for a function.
PyObject *callOverloads(const FunctionInfo &info, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *keywords) noexcept;
inline PyObject *callFunction(const FunctionInfo &info, PyObject *const *args, Py_ssize_t nargs, PyObject *keywords) {
  return callOverloads(info, nullptr, args, nargs, keywords);
}
inline PyObject *callMethod(const FunctionInfo &info, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *keywords) {
  return callOverloads(info, self, args, nargs, keywords);
}

/// Type of the named tuples that a function returns: crout.return_types.NAME.
class NamedTuple {
public:
  NamedTuple(const char *name, std::vector<const char *> fields) : name(name), fields(std::move(fields)) {}
  void create(nb::module_ &returnTypes);
  template <typename... T> PyObject *make(std::tuple<T...> &&values, PyObject *out = nullptr) const {
    return std::apply([&](auto &...value) { Tensor *all[] = {&value...}; return make(std::span<Tensor *>(all), out); }, values);
  }

  PyObject *make(std::tuple<Tensor, std::vector<Tensor>> &&values) const;

private:
  PyObject *make(std::span<Tensor *> values, PyObject *out) const;
  const char *name;
  std::vector<const char *> fields;
  std::string qualified;
  std::vector<PyStructSequence_Field> members;
  PyTypeObject *type = nullptr;
};

struct ModuleFunctions {
  const char *scope; // "" or "linalg"
  PyMethodDef *functions;
};

} // namespace crout::python
#endif // CROUT_PYTHON_ARGUMENTS_H
