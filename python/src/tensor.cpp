// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The Tensor type: properties, conversion to Python's numbers and lists, crout.Size.
#include "crout/functions.h"
#include "elements.h"
#include "operators.h"

namespace crout::python {

PyTypeObject *tensorType = nullptr;
static PyTypeObject *sizeType = nullptr;

PyObject *toPython(Tensor &&tensor) {
  nb::object object = nb::inst_alloc(nb::handle(reinterpret_cast<PyObject *>(tensorType)));
  new (nb::inst_ptr<Tensor>(object)) Tensor(std::move(tensor));
  nb::inst_mark_ready(object);
  return object.release().ptr();
}

PyObject *toPython(Tensor &&tensor, PyObject *out) {
  if (!out || out == Py_None)
    return toPython(std::move(tensor));
  writeOut(out, std::move(tensor));
  return Py_NewRef(out);
}

PyObject *toPython(std::vector<Tensor> &&tensors) {
  nb::object tuple = steal(PyTuple_New(static_cast<Py_ssize_t>(tensors.size())));
  for (size_t i = 0; i < tensors.size(); ++i)
    PyTuple_SET_ITEM(tuple.ptr(), i, toPython(std::move(tensors[i])));
  return tuple.release().ptr();
}

PyObject *toPython(std::string_view text) { return PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size())); }

PyObject *toPython(const Scalar &scalar) {
  return std::visit(
      [](const auto &value) -> PyObject * {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, bool>)
          return PyBool_FromLong(value);
        else if constexpr (std::is_same_v<T, int64_t>)
          return PyLong_FromLongLong(value);
        else if constexpr (std::is_same_v<T, double>)
          return PyFloat_FromDouble(value);
        else if constexpr (std::is_same_v<T, SymInt>)
          return toPython(value);
        else
          return PyComplex_FromDoubles(value.real(), value.imag());
      },
      scalar);
}

// ---- crout.Size: a tuple that says what it is ----

template <typename T> static PyObject *makeSizeTuple(std::span<const T> sizes) {
  nb::object tuple = steal(sizeType->tp_alloc(sizeType, static_cast<Py_ssize_t>(sizes.size())));
  for (size_t i = 0; i < sizes.size(); ++i)
    PyTuple_SET_ITEM(tuple.ptr(), i, toPython(sizes[i]));
  return tuple.release().ptr();
}
PyObject *sizeTuple(std::span<const SymInt> sizes) { return makeSizeTuple(sizes); }
PyObject *sizeTuple(std::span<const int64_t> sizes) { return makeSizeTuple(sizes); }

static PyObject *sizeRepr(PyObject *self) {
  return guarded([&] {
    std::string text = "crout.Size([";
    for (Py_ssize_t i = 0, n = PyTuple_GET_SIZE(self); i < n; ++i)
      text += (i ? ", " : "") + std::string(nb::repr(nb::handle(PyTuple_GET_ITEM(self, i))).c_str());
    return toPython(text + "])");
  });
}
static PyObject *sizeNumel(PyObject *self, PyObject *) {
  return guarded([&] {
    SymInt count = 1;
    for (Py_ssize_t i = 0, n = PyTuple_GET_SIZE(self); i < n; ++i)
      count = count * toSymInt(PyTuple_GET_ITEM(self, i));
    return toPython(count);
  });
}
// A slice of a size is a size.
static PyObject *sizeSubscript(PyObject *self, PyObject *index) {
  nb::object item = nb::steal(PyTuple_Type.tp_as_mapping->mp_subscript(self, index));
  if (item && PySlice_Check(index))
    return PyObject_CallOneArg(reinterpret_cast<PyObject *>(sizeType), item.ptr());
  return item.release().ptr();
}

static void bindSize(nb::module_ &module) {
  static PyMethodDef methods[] = {{"numel", sizeNumel, METH_NOARGS, "Number of elements of a tensor of this size."}, {nullptr, nullptr, 0, nullptr}};
  static PyType_Slot slots[] = {{Py_tp_repr, reinterpret_cast<void *>(sizeRepr)},
                                {Py_tp_methods, methods},
                                {Py_mp_subscript, reinterpret_cast<void *>(sizeSubscript)},
                                {Py_tp_doc, const_cast<char *>("The sizes of a tensor: a tuple of ints, in a trace also of SymInts.")},
                                {0, nullptr}};
  static PyType_Spec spec = {"crout.Size", 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_TUPLE_SUBCLASS, slots};
  nb::object type = steal(PyType_FromSpecWithBases(&spec, reinterpret_cast<PyObject *>(&PyTuple_Type)));
  sizeType = reinterpret_cast<PyTypeObject *>(type.ptr());
  module.attr("Size") = type;
  type.release();
}

// ---- Elements ----

static nb::object toList(const char *data, std::span<const int64_t> sizes, std::span<const int64_t> strides, DType dtype) {
  if (sizes.empty())
    return steal(element(data, dtype));
  nb::object list = steal(PyList_New(sizes[0]));
  for (int64_t i = 0; i < sizes[0]; ++i)
    PyList_SET_ITEM(list.ptr(), i, toList(data + i * strides[0] * itemSize(dtype), sizes.subspan(1), strides.subspan(1), dtype).release().ptr());
  return list;
}

// ---- Binding ----

static nb::object wrap(Tensor &&tensor) { return nb::steal(toPython(std::move(tensor))); }

// Of a method that gives the object itself back; Tensor.cpu(5) comes here too.
static const Tensor &self(nb::handle object, const char *method) {
  if (!isTensor(object.ptr()))
    throw TypeError(std::string(method) + ": expected a Tensor, not " + Py_TYPE(object.ptr())->tp_name);
  return asTensor(object.ptr());
}

static Tensor swapLast(const Tensor &t, const char *what) {
  if (t.dim() < 2)
    throw ValueError(std::string(what) + " needs a matrix or a batch of matrices, got a tensor of " + std::to_string(t.dim()) + " dimensions");
  return crout::transpose(t, -2, -1);
}

static Tensor reversed(const Tensor &t) {
  std::vector<int64_t> dims(static_cast<size_t>(t.dim()));
  for (size_t i = 0; i < dims.size(); ++i)
    dims[i] = static_cast<int64_t>(dims.size() - 1 - i);
  return crout::permute(t, dims);
}

static Tensor cast(const Tensor &t, DType dtype) {
  return t.dtype() == dtype ? t : unlocked([&] { return crout::to(t, dtype); });
}

static Tensor convert(const Tensor &t, nb::handle what) {
  PyObject *object = what.ptr();
  if (isTensor(object))
    return cast(t, asTensor(object).dtype());
  if (std::optional<DType> dtype = toDType(object))
    return cast(t, *dtype);
  if (!PyUnicode_Check(object) && Py_TYPE(object) != deviceType)
    throw TypeError(std::string("to: expected a dtype, a device or a Tensor, not ") + Py_TYPE(object)->tp_name);
  if (*toDevice(object) != t.device())
    throw NotImplementedError("to: device '" + name(*toDevice(object)) + "' is not available; this build has the device 'cpu' only");
  return t;
}

static void bindProperties(nb::class_<Tensor> &type) {
  type.def_prop_ro("shape", [](const Tensor &t) { return nb::steal(sizeTuple(t.shape())); }, "The sizes.")
      .def_prop_ro("dtype", [](const Tensor &t) { return nb::steal(toPython(t.dtype())); })
      .def_prop_ro("device", [](const Tensor &t) { return nb::steal(toPython(t.device())); })
      .def_prop_ro("ndim", &Tensor::dim)
      .def_prop_ro("itemsize", [](const Tensor &t) { return itemSize(t.dtype()); })
      .def_prop_ro("nbytes", [](const Tensor &t) { return nb::steal(toPython(t.numel() * SymInt(itemSize(t.dtype())))); })
      .def_prop_ro("T", [](const Tensor &t) {
        if (t.dim() != 2)
          nb::module_::import_("crout._modes").attr("warn_user")("T", "T: of a tensor of other than two dimensions all are reversed; use mT for the matrices of a batch, or permute");
        return wrap(reversed(t));
      }, "The tensor with its dimensions in reverse order.")
      .def_prop_ro("mT", [](const Tensor &t) { return wrap(swapLast(t, "mT")); }, "Transposes of a batch of matrices.")
      .def_prop_ro("H", [](const Tensor &t) {
        if (t.dim() != 2 && t.dim() != 0)
          throw ValueError("H needs a matrix, got a tensor of " + std::to_string(t.dim()) + " dimensions; use mH for a batch");
        return wrap(crout::conj(t.dim() ? crout::transpose(t, 0, 1) : t));
      }, "Conjugate transpose of a matrix, as a view.")
      .def_prop_ro("mH", [](const Tensor &t) { return wrap(crout::conj(swapLast(t, "mH"))); }, "Conjugate transposes of a batch of matrices, as a view.")
      .def_prop_ro("real", [](const Tensor &t) { return wrap(isComplex(t.dtype()) ? unlocked([&] { return crout::real(t); }) : Tensor(t)); }, "Real part.")
      .def_prop_ro("imag", [](const Tensor &t) { return wrap(unlocked([&] { return crout::imag(t); })); }, "Imaginary part of a complex tensor.")
      .def_prop_ro("is_traced", &Tensor::isTraced, "True inside jit and export: the elements are not known yet.")
      .def_prop_ro("is_cuda", [](const Tensor &t) { return t.device().type == kDLCUDA; })
      .def_prop_ro("requires_grad", [](const Tensor &) { return false; });
}

static void bindQueries(nb::class_<Tensor> &type) {
  type.def("dim", &Tensor::dim, "Number of dimensions.")
      .def("ndimension", &Tensor::dim)
      .def("size", [](const Tensor &t, std::optional<int64_t> dim) {
        return nb::steal(dim ? toPython(t.size(*dim)) : sizeTuple(t.shape()));
      }, nb::arg("dim").none() = nb::none(), "The sizes, or the size of one dimension.")
      .def("numel", [](const Tensor &t) { return nb::steal(toPython(t.numel())); }, "Number of elements.")
      .def("nelement", [](const Tensor &t) { return nb::steal(toPython(t.numel())); })
      .def("element_size", [](const Tensor &t) { return itemSize(t.dtype()); }, "Bytes of one element.")
      .def("stride", [](const Tensor &t, std::optional<int64_t> dim) -> nb::object {
        std::vector<int64_t> strides = t.strides();
        if (!dim) {
          nb::object tuple = steal(PyTuple_New(static_cast<Py_ssize_t>(strides.size())));
          for (size_t i = 0; i < strides.size(); ++i)
            PyTuple_SET_ITEM(tuple.ptr(), i, PyLong_FromLongLong(strides[i]));
          return tuple;
        }
        t.size(*dim); // checks the range
        return nb::int_(strides[static_cast<size_t>(*dim < 0 ? *dim + t.dim() : *dim)]);
      }, nb::arg("dim").none() = nb::none(), "Steps between elements along each dimension, in elements.")
      .def("storage_offset", &Tensor::storageOffset, "Elements before the first one in its storage.")
      .def("is_contiguous", &Tensor::isContiguous)
      .def("data_ptr", [](const Tensor &t) { return reinterpret_cast<uintptr_t>(t.dataPtr()); }, "Address of the first element.")
      .def("is_floating_point", [](const Tensor &t) { return isFloatingPoint(t.dtype()); })
      .def("is_complex", [](const Tensor &t) { return isComplex(t.dtype()); })
      .def("is_signed", [](const Tensor &t) { return t.dtype() != DType::Bool && t.dtype() != DType::UInt8; })
      .def("item", [](const Tensor &t) { return nb::steal(toPython(t.item())); }, "The only element, as a number of Python.")
      .def("tolist", [](const Tensor &t) {
        std::vector<int64_t> sizes = t.sizes();
        Tensor values = t.isConjugated() || t.isNegated() ? unlocked([&] { return t.resolved(); }) : t;
        return toList(static_cast<const char *>(values.dataPtr()), sizes, values.strides(), t.dtype());
      }, "The elements as nested lists, of a 0-d tensor as a number.");
}

static void bindConversions(nb::class_<Tensor> &type) {
  type.def("to", [](nb::handle object, nb::handle what, nb::handle dtype, bool, bool copy, nb::handle device) {
        const Tensor &t = self(object, "to");
        Tensor result = what.is_none() ? t : convert(t, what);
        if (!device.is_none())
          result = convert(result, device);
        if (!dtype.is_none())
          result = convert(result, dtype);
        if (copy && result.getImpl() == t.getImpl())
          result = unlocked([&] { return crout::clone(result); });
        return result.getImpl() == t.getImpl() ? nb::borrow(object) : wrap(std::move(result));
      }, nb::arg("other").none() = nb::none(), nb::arg("dtype").none() = nb::none(), nb::arg("non_blocking") = false, nb::arg("copy") = false,
      nb::kw_only(), nb::arg("device").none() = nb::none(), "The tensor with another dtype or device, or with those of another tensor; itself where nothing changes.")
      .def("type", [](nb::handle object, nb::handle dtype) {
        const Tensor &t = self(object, "type");
        return dtype.is_none() ? nb::steal(toPython(t.dtype())) : wrap(convert(t, dtype));
      }, nb::arg("dtype").none() = nb::none(), "The tensor converted to a dtype; without one, its dtype.")
      .def("type_as", [](const Tensor &t, const Tensor &other) { return wrap(cast(t, other.dtype())); }, nb::arg("other"))
      .def("cpu", [](nb::handle object) {
        self(object, "cpu");
        return nb::borrow(object);
      })
      .def("cuda", [](const Tensor &t, std::optional<int64_t> device, bool) {
        std::string name = device ? "cuda:" + std::to_string(*device) : "cuda";
        return wrap(convert(t, nb::str(name.c_str())));
      }, nb::arg("device").none() = nb::none(), nb::arg("non_blocking") = false, "The tensor on a CUDA device.")
      .def("detach", [](const Tensor &t) { return wrap(Tensor(t)); }, "The tensor itself: nothing is recorded for gradients.")
      .def("__copy__", [](const Tensor &t) { return wrap(Tensor(t)); })
      .def("__deepcopy__", [](const Tensor &t, nb::handle) { return wrap(unlocked([&] { return crout::clone(t); })); });
  static constexpr std::pair<const char *, DType> casts[] = {
      {"float", DType::Float32}, {"double", DType::Float64}, {"half", DType::Float16}, {"bfloat16", DType::BFloat16}, {"int", DType::Int32}, {"long", DType::Int64},
      {"short", DType::Int16},   {"char", DType::Int8},      {"byte", DType::UInt8},   {"bool", DType::Bool},
      {"cfloat", DType::Complex64}, {"cdouble", DType::Complex128}};
  for (auto [alias, dtype] : casts)
    type.def(alias, [dtype = dtype](const Tensor &t) { return wrap(cast(t, dtype)); });
}

void bindTensor(nb::module_ &module) {
  bindSize(module);
  nb::class_<Tensor> type(module, "Tensor", nb::type_slots(tensorSlots()), nb::is_weak_referenceable(),
                          "Elements of one dtype in any number of dimensions; inside crout.jit, a value of the program under construction.");
  tensorType = reinterpret_cast<PyTypeObject *>(type.ptr());
  type.attr("__module__") = "crout";
  // ndarray + tensor is the tensor's to compute.
  type.attr("__array_priority__") = 1000;
  bindProperties(type);
  bindQueries(type);
  bindConversions(type);
  type.def("__repr__", [](nb::handle object) {
        self(object, "__repr__");
        return nb::module_::import_("crout._printing").attr("tensor_str")(object);
      })
      .def("__format__", [](nb::handle object, nb::handle spec) {
        const Tensor &t = self(object, "__format__");
        if (t.isTraced() || t.dim() != 0 || nb::len(spec) == 0)
          return nb::steal(PyObject_Format(nb::str(object).ptr(), spec.ptr()));
        return nb::steal(PyObject_Format(nb::steal(toPython(t.item())).ptr(), spec.ptr()));
      });
  module.def("numel", [](const Tensor &t) { return nb::steal(toPython(t.numel())); }, nb::arg("input"), "Number of elements.");
  module.def("is_complex", [](const Tensor &t) { return isComplex(t.dtype()); }, nb::arg("input"), "True for a complex dtype.");
  module.def("is_floating_point", [](const Tensor &t) { return isFloatingPoint(t.dtype()); }, nb::arg("input"), "True for a real floating-point dtype.");
  module.def("is_tensor", [](nb::handle object) { return isTensor(object.ptr()); }, nb::arg("obj").none(), "True for a crout.Tensor.");
}

} // namespace crout::python
