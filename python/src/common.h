// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What every file of the extension shares: tensors to and from Python, the interpreter lock, errors.
#ifndef CROUT_PYTHON_COMMON_H
#define CROUT_PYTHON_COMMON_H

#include "crout/tensor.h"
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h> // in every file: a caster that one file lacks would be another definition
#include <nanobind/stl/string.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

namespace nb = nanobind;

namespace crout::python {

// ---- One function per concept, called by the module ----
void bindErrors(nb::module_ &module);
void bindDType(nb::module_ &module);
void bindSymInt(nb::module_ &module);
void bindTensor(nb::module_ &module);
void bindStorage(nb::module_ &module);
void bindNumPy(nb::module_ &module);
void bindGenerator(nb::module_ &module);
void bindDLPack(nb::module_ &module);
void bindConstruction(nb::module_ &module);
void bindFunctions(nb::module_ &module);
void bindJit(nb::module_ &module);
void bindProgram(nb::module_ &module);
void bindSerialization(nb::module_ &module);
void bindUtilities(nb::module_ &module);
void bindConfig(nb::module_ &module);

// ---- Objects ----
extern PyTypeObject *tensorType;
extern PyTypeObject *symIntType;
extern PyTypeObject *dtypeType;
extern PyTypeObject *deviceType;
extern PyTypeObject *generatorType;

inline bool isTensor(PyObject *object) { return Py_TYPE(object) == tensorType || PyType_IsSubtype(Py_TYPE(object), tensorType); }
inline bool isSymInt(PyObject *object) { return Py_TYPE(object) == symIntType; }
inline const Tensor &asTensor(PyObject *object) { return *nb::inst_ptr<Tensor>(object); }
inline const SymInt &asSymInt(PyObject *object) { return *nb::inst_ptr<SymInt>(object); }

/// New references. Throw on failure.
PyObject *toPython(Tensor &&tensor);
PyObject *toPython(Tensor &&tensor, PyObject *out); // into `out` where it is given and not None
PyObject *toPython(std::vector<Tensor> &&tensors);  // a tuple
inline PyObject *toPython(std::variant<Tensor, std::vector<Tensor>> &&result) {
  return std::visit([](auto &&value) { return toPython(std::move(value)); }, std::move(result));
}
PyObject *toPython(DType dtype);
PyObject *toPython(Device device);
PyObject *toPython(const SymInt &size);
PyObject *toPython(const Scalar &scalar);
PyObject *toPython(std::string_view text);
inline PyObject *toPython(bool value) { return PyBool_FromLong(value); }
inline PyObject *toPython(int64_t value) { return PyLong_FromLongLong(value); }
PyObject *sizeTuple(std::span<const SymInt> sizes); // crout.Size
PyObject *sizeTuple(std::span<const int64_t> sizes);

/// bool, int, float, complex or a NumPy scalar, but not a tensor and not a size of a traced tensor.
bool isNumber(PyObject *object);
Scalar toScalar(PyObject *number);
SymInt toSymInt(PyObject *object);
/// dtype from a crout.dtype, a Python type (float, int, bool, complex), or what NumPy makes a dtype of; none otherwise.
std::optional<DType> toDType(PyObject *object);
std::optional<Device> toDevice(PyObject *object);

bool isNumPyArray(PyObject *object);
bool isNumPyScalar(PyObject *object);
/// Shares the memory of a NumPy array.
Tensor fromNumPy(PyObject *array);
/// numpy.ndarray that shares the memory of an eager tensor.
nb::object toNumPy(const Tensor &tensor);
/// A tensor, a number, a size or a NumPy array as an operand; none where it is nothing of the kind.
std::optional<Operand> toOperand(PyObject *object);
/// Writes the result of an operation into a tensor that the user gave.
void writeOut(PyObject *out, Tensor &&result);

PyObject *subscript(PyObject *self, PyObject *index);
int assignSubscript(PyObject *self, PyObject *index, PyObject *value);

// ---- Errors ----
/// Sets the Python exception for the C++ exception being handled.
void translateException() noexcept;
/// Runs f, which returns a new reference, and turns C++ exceptions into Python's.
template <typename F> PyObject *guarded(F &&f) noexcept {
  try {
    return f();
  } catch (...) {
    translateException();
    return nullptr;
  }
}
inline nb::object steal(PyObject *object) {
  if (!object)
    throw nb::python_error();
  return nb::steal(object);
}

// ---- The interpreter lock ----
/// Depth of traces that run on this thread: their operations call back for locations, so they keep the lock.
extern thread_local int tracingDepth;

class ReleaseGil {
public:
  ReleaseGil() : state(tracingDepth ? nullptr : PyEval_SaveThread()) {}
  ~ReleaseGil() { acquire(); }
  void acquire() {
    if (state)
      PyEval_RestoreThread(state);
    state = nullptr;
  }
  ReleaseGil(const ReleaseGil &) = delete;

private:
  PyThreadState *state;
};

/// Everything that may compile runs without the lock: a thread that compiles may need it for a location.
template <typename F> auto unlocked(F &&f) {
  ReleaseGil gil;
  return f();
}

} // namespace crout::python
#endif // CROUT_PYTHON_COMMON_H
