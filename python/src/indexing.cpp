// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// x[...]: Python's index objects as those of the library.
#include "common.h"

namespace crout::python {

static std::optional<SymInt> bound(PyObject *o) {
  if (o == Py_None)
    return std::nullopt;
  if (!PyIndex_Check(o))
    throw TypeError(std::string("slice: bounds and step must be ints or None, not ") + Py_TYPE(o)->tp_name);
  return toSymInt(o);
}

static Index toIndex(PyObject *o) {
  if (o == Py_None)
    return NewAxis{};
  if (o == Py_Ellipsis)
    return Ellipsis{};
  if (PySlice_Check(o)) {
    auto *slice = reinterpret_cast<PySliceObject *>(o);
    return Slice{bound(slice->start), bound(slice->stop), bound(slice->step)};
  }
  if (isTensor(o))
    return asTensor(o);
  if (isNumPyArray(o))
    return fromNumPy(o);
  if (isSymInt(o))
    return asSymInt(o);
  if (PyList_Check(o) || PyTuple_Check(o) || PyBool_Check(o))
    return *nb::inst_ptr<Tensor>(nb::module_::import_("crout._crout").attr("_eager_tensor")(nb::handle(o)));
  if (PyIndex_Check(o))
    return toSymInt(o).hint();
  throw IndexError(std::string("index: only ints, slices, None, Ellipsis, tensors and lists are valid indices, got ") + Py_TYPE(o)->tp_name);
}

static std::vector<Index> toIndices(PyObject *index) {
  std::vector<Index> indices;
  if (PyTuple_Check(index))
    for (Py_ssize_t i = 0, n = PyTuple_GET_SIZE(index); i < n; ++i)
      indices.push_back(toIndex(PyTuple_GET_ITEM(index, i)));
  else
    indices.push_back(toIndex(index));
  return indices;
}

PyObject *subscript(PyObject *self, PyObject *index) {
  return guarded([&] {
    std::vector<Index> indices = toIndices(index);
    return toPython(unlocked([&] { return asTensor(self).index(indices); }));
  });
}

int assignSubscript(PyObject *self, PyObject *index, PyObject *value) {
  try {
    if (!value)
      throw TypeError("elements of a tensor can't be deleted");
    std::vector<Index> indices = toIndices(index);
    std::optional<Operand> operand = toOperand(value);
    if (!operand) // nested sequences of numbers
      operand.emplace(*nb::inst_ptr<Tensor>(nb::module_::import_("crout._crout").attr("_eager_tensor")(nb::handle(value))));
    ReleaseGil gil;
    asTensor(self).set(indices, *operand);
    return 0;
  } catch (...) {
    translateException();
    return -1;
  }
}

} // namespace crout::python
