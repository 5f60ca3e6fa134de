// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors from and to NumPy, DLPack and nested lists.
#include "crout/functions.h"
#include "elements.h"
#include <cstring>

namespace crout::python {

// ---- Recognising NumPy's objects without importing NumPy ----

// The types, once NumPy has been imported by someone: before that there is no object of theirs.
struct NumPyTypes {
  PyTypeObject *array = nullptr, *scalar = nullptr;
};
static const NumPyTypes &numpyTypes() {
  static NumPyTypes types;
  if (!types.array) {
    PyObject *modules = PyImport_GetModuleDict();
    PyObject *numpy = PyDict_GetItemString(modules, "numpy");
    if (numpy) {
      nb::object array = nb::steal(PyObject_GetAttrString(numpy, "ndarray")), scalar = nb::steal(PyObject_GetAttrString(numpy, "generic"));
      if (array && scalar) {
        types.scalar = reinterpret_cast<PyTypeObject *>(scalar.release().ptr());
        types.array = reinterpret_cast<PyTypeObject *>(array.release().ptr());
      } else {
        PyErr_Clear(); // NumPy is being imported right now
      }
    }
  }
  return types;
}
bool isNumPyArray(PyObject *object) {
  const NumPyTypes &types = numpyTypes();
  return types.array && PyType_IsSubtype(Py_TYPE(object), types.array);
}
bool isNumPyScalar(PyObject *object) {
  const NumPyTypes &types = numpyTypes();
  return types.scalar && PyType_IsSubtype(Py_TYPE(object), types.scalar);
}

bool isNumber(PyObject *o) { return PyFloat_Check(o) || PyLong_Check(o) || PyComplex_Check(o) || isNumPyScalar(o); }

Scalar toScalar(PyObject *o) {
  if (PyBool_Check(o))
    return o == Py_True;
  if (PyFloat_Check(o))
    return PyFloat_AS_DOUBLE(o);
  if (PyLong_Check(o)) {
    int64_t value = PyLong_AsLongLong(o);
    if (value == -1 && PyErr_Occurred())
      throw nb::python_error();
    return value;
  }
  if (PyComplex_Check(o))
    return std::complex<double>(PyComplex_RealAsDouble(o), PyComplex_ImagAsDouble(o));
  nb::object item = nb::handle(o).attr("item")();
  if (isNumPyScalar(item.ptr()))
    throw TypeError(std::string("expected a number, not ") + Py_TYPE(o)->tp_name);
  return toScalar(item.ptr());
}

std::optional<Operand> toOperand(PyObject *o) {
  if (isTensor(o))
    return Operand(asTensor(o));
  if (isSymInt(o))
    return Operand(asSymInt(o));
  if (isNumber(o))
    return Operand(toScalar(o));
  if (isNumPyArray(o))
    return Operand(fromNumPy(o));
  return std::nullopt;
}

// ---- NumPy arrays ----

// The dtype of a buffer's format, as in the struct module; none for what Crout has not.
static std::optional<DType> fromFormat(const Py_buffer &buffer) {
  std::string_view format = buffer.format ? buffer.format : "B";
  if (!format.empty() && (format[0] == '@' || format[0] == '=' || format[0] == '<'))
    format.remove_prefix(1);
  if (format == "?")
    return DType::Bool;
  if (format == "e")
    return DType::Float16;
  if (format == "f")
    return DType::Float32;
  if (format == "d")
    return DType::Float64;
  if (format == "Zf")
    return DType::Complex64;
  if (format == "Zd")
    return DType::Complex128;
  if (format == "B")
    return DType::UInt8;
  if (format.size() == 1 && std::strchr("bhilq", format[0]))
    switch (buffer.itemsize) {
    case 1: return DType::Int8;
    case 2: return DType::Int16;
    case 4: return DType::Int32;
    case 8: return DType::Int64;
    }
  return std::nullopt;
}

// Gives the array back when the last tensor that shares its memory is gone, from whatever thread.
static std::function<void()> releaser(std::shared_ptr<Py_buffer> buffer) {
  return [buffer = std::move(buffer)] {
    if (!Py_IsInitialized())
      return;
    PyGILState_STATE state = PyGILState_Ensure();
    PyBuffer_Release(buffer.get());
    PyGILState_Release(state);
  };
}

static Tensor fromBuffer(PyObject *object, const char *what) {
  auto buffer = std::make_shared<Py_buffer>();
  if (PyObject_GetBuffer(object, buffer.get(), PyBUF_STRIDES | PyBUF_FORMAT)) {
    PyErr_Clear(); // the message of NumPy speaks of its own protocols
    throw TypeError(std::string(what) + ": an array of this dtype can't be a tensor: " + nb::repr(nb::handle(object).attr("dtype")).c_str());
  }
  std::function<void()> release = releaser(buffer);
  try {
    std::optional<DType> dtype = fromFormat(*buffer);
    if (!dtype)
      throw TypeError(std::string(what) + ": an array of this dtype can't be a tensor: " + nb::repr(nb::handle(object).attr("dtype")).c_str() +
                      "; supported are bool, uint8, int8 to int64, float16 to float64, complex64 and complex128 in native byte order");
    std::vector<int64_t> sizes(buffer->shape, buffer->shape + buffer->ndim), strides;
    for (int i = 0; i < buffer->ndim; ++i) {
      if (buffer->strides[i] < 0)
        throw ValueError(std::string(what) + ": a negative stride is not supported; make a copy with array.copy() first");
      if (buffer->strides[i] % buffer->itemsize)
        throw ValueError(std::string(what) + ": strides must be multiples of the element size; make a copy with array.copy() first");
      strides.push_back(buffer->strides[i] / buffer->itemsize);
    }
    return Tensor::fromBlob(buffer->buf, sizes, strides, *dtype, release);
  } catch (...) {
    release();
    throw;
  }
}

Tensor fromNumPy(PyObject *array) {
  return fromBuffer(array, "from_numpy");
}

static Tensor cast(const Tensor &t, DType dtype) {
  return t.dtype() == dtype ? t : unlocked([&] { return crout::to(t, dtype); });
}

// A copy that shares nothing, of any strides and byte order.
static Tensor copyNumPy(PyObject *array) {
  nb::object contiguous = nb::module_::import_("numpy").attr("ascontiguousarray")(nb::handle(array));
  contiguous = contiguous.attr("reshape")(nb::handle(array).attr("shape")); // ascontiguousarray makes 0-d arrays 1-d
  Tensor shared = fromBuffer(contiguous.ptr(), "tensor");
  return Tensor::fromData(shared.dataPtr(), shared.sizes(), shared.dtype());
}

namespace {
/// What NumPy reads an eager tensor through; it keeps the tensor.
struct ArrayView {
  Tensor tensor;
};
} // namespace

static nb::dict arrayInterface(const ArrayView &view) {
  const Tensor &t = view.tensor;
  static constexpr const char *types[] = {"|b1", "|u1", "|i1", "<i2", "<i4", "<i8", "<f2", nullptr, "<f4", "<f8", "<c8", "<c16"};
  const char *type = types[static_cast<int>(t.dtype())];
  if (!type)
    throw TypeError("numpy: NumPy has no dtype bfloat16; convert with .float() first");
  nb::list shape, strides;
  for (int64_t size : t.sizes())
    shape.append(size);
  for (int64_t stride : t.strides())
    strides.append(stride * itemSize(t.dtype()));
  nb::dict interface;
  interface["version"] = 3;
  interface["typestr"] = type;
  interface["shape"] = nb::tuple(shape);
  interface["strides"] = nb::tuple(strides);
  interface["data"] = nb::make_tuple(reinterpret_cast<uintptr_t>(t.dataPtr()), false);
  return interface;
}

nb::object toNumPy(const Tensor &tensor) {
  nb::object numpy = nb::module_::import_("numpy");
  tensor.dataPtr(); // says what to do instead for a traced tensor
  ArrayView view{tensor};
  arrayInterface(view); // throws for a dtype that NumPy has not: NumPy itself would only look further
  return numpy.attr("asarray")(nb::cast(std::move(view)));
}

// ---- Nested lists ----

namespace {
/// Shape and dtype of nested sequences, then their numbers.
class NestedData {
public:
  explicit NestedData(PyObject *data) { measure(data, 0); }
  DType dtype() const {
    if (exact)
      return *exact;
    switch (category) {
    case 0: return defaultDType(); // no element at all
    case 1: return DType::Bool;
    case 2: return DType::Int64;
    case 3: return defaultDType();
    default: return toComplex(defaultDType());
    }
  }
  Tensor make(DType target) const {
    std::vector<char> bytes(values.size() * static_cast<size_t>(itemSize(target)));
    char *at = bytes.data();
    for (const Scalar &value : values) {
      storeElement(at, value, target);
      at += itemSize(target);
    }
    return Tensor::fromData(bytes.data(), sizes, target);
  }

private:
  static bool isSequence(PyObject *o) { return PyList_Check(o) || PyTuple_Check(o) || isNumPyArray(o) || (isTensor(o) && asTensor(o).dim() > 0); }

  void measure(PyObject *o, size_t depth) {
    if (!isSequence(o)) {
      if (known && depth != sizes.size())
        throw ValueError("tensor: nested sequences must have equal depth and length, found a number where a sequence of length " +
                         std::to_string(sizes[depth]) + " was expected");
      known = true;
      return add(o);
    }
    if (depth >= 64)
      throw ValueError("tensor: sequences are nested too deeply (more than 64 levels)");
    nb::object fast = steal(PySequence_Fast(o, "tensor: expected a sequence"));
    Py_ssize_t length = PySequence_Fast_GET_SIZE(fast.ptr());
    if (depth == sizes.size()) {
      if (known)
        throw ValueError("tensor: nested sequences must have equal depth and length, found a sequence where a number was expected");
      sizes.push_back(length);
    } else if (sizes[depth] != length) {
      throw ValueError("tensor: nested sequences must have equal lengths, found " + std::to_string(length) + " at dimension " + std::to_string(depth) +
                       " where " + std::to_string(sizes[depth]) + " was expected");
    }
    for (Py_ssize_t i = 0; i < length; ++i)
      measure(PySequence_Fast_GET_ITEM(fast.ptr(), i), depth + 1);
    if (length == 0)
      known = true;
  }

  void add(PyObject *o) {
    Scalar value;
    if (isTensor(o)) {
      if (asTensor(o).isTraced())
        throw Error("tensor: the elements of a traced tensor are not known; use crout.stack to put traced tensors together");
      value = asTensor(o).item();
      promote(asTensor(o).dtype());
    } else if (isSymInt(o)) {
      value = asSymInt(o).guard();
    } else if (isNumber(o)) {
      value = toScalar(o);
      if (isNumPyScalar(o))
        if (std::optional<DType> dtype = toDType(nb::handle(o).attr("dtype").ptr()))
          promote(*dtype);
    } else {
      throw TypeError(std::string("tensor: elements must be numbers, found ") + Py_TYPE(o)->tp_name);
    }
    category = std::max(category, static_cast<int>(value.index()) + 1);
    values.push_back(value);
  }
  void promote(DType dtype) { exact = exact ? promoteTypes(*exact, dtype) : dtype; }

  std::vector<int64_t> sizes;
  std::vector<Scalar> values;
  std::optional<DType> exact;
  int category = 0;   // 1 + index of the Scalar: bool, int, float, complex
  bool known = false; // the number of dimensions
};
} // namespace

static std::optional<DType> dtypeArgument(nb::handle dtype) {
  if (dtype.is_none())
    return std::nullopt;
  std::optional<DType> result = toDType(dtype.ptr());
  if (!result)
    throw TypeError(std::string("argument 'dtype' must be a crout.dtype, not ") + Py_TYPE(dtype.ptr())->tp_name);
  return result;
}

static void checkDevice(nb::handle device) {
  if (device.is_none())
    return;
  if (!PyUnicode_Check(device.ptr()) && Py_TYPE(device.ptr()) != deviceType)
    throw TypeError(std::string("argument 'device' must be a crout.device or a str, not ") + Py_TYPE(device.ptr())->tp_name);
  if (toDevice(device.ptr())->type != kDLCPU)
    throw NotImplementedError("device '" + name(*toDevice(device.ptr())) + "' is not available; this build has the device 'cpu' only");
}

static nb::object wrap(Tensor &&tensor) { return nb::steal(toPython(std::move(tensor))); }

static nb::object makeTensor(nb::handle data, nb::handle dtypeObject, nb::handle device, bool) {
  std::optional<DType> dtype = dtypeArgument(dtypeObject);
  checkDevice(device);
  PyObject *o = data.ptr();
  Tensor result;
  if (isTensor(o)) {
    result = unlocked([&] { return crout::clone(asTensor(o)); });
  } else if (isNumPyArray(o)) {
    // NumPy converts what it can; a conversion of our own would be compiled.
    nb::object array = nb::borrow(data);
    if (dtype && *dtype != DType::BFloat16)
      array = array.attr("astype")(std::string(name(*dtype)), nb::arg("copy") = false);
    result = copyNumPy(array.ptr());
  } else if (PyUnicode_Check(o) || PyBytes_Check(o) || PyDict_Check(o)) {
    throw TypeError(std::string("tensor: argument 'data' must be numbers, nested sequences of numbers or an array, not ") + Py_TYPE(o)->tp_name);
  } else {
    NestedData nested(o);
    return wrap(nested.make(dtype.value_or(nested.dtype())));
  }
  return wrap(dtype ? cast(result, *dtype) : std::move(result));
}

// ---- DLPack ----

static void deleteVersioned(PyObject *capsule) {
  if (void *pointer = PyCapsule_IsValid(capsule, "dltensor_versioned") ? PyCapsule_GetPointer(capsule, "dltensor_versioned") : nullptr) {
    auto *managed = static_cast<DLManagedTensorVersioned *>(pointer);
    managed->deleter(managed);
  }
}
static void deleteLegacy(PyObject *capsule) {
  if (void *pointer = PyCapsule_IsValid(capsule, "dltensor") ? PyCapsule_GetPointer(capsule, "dltensor") : nullptr) {
    auto *managed = static_cast<DLManagedTensor *>(pointer);
    managed->deleter(managed);
  }
}

static nb::object exportDLPack(const Tensor &tensor, nb::handle, nb::handle maxVersion, nb::handle device, nb::handle copy) {
  if (!device.is_none() && nb::cast<int>(device[0]) != kDLCPU)
    throw nb::buffer_error("__dlpack__: a copy to another device is not supported");
  Tensor exported = !copy.is_none() && nb::cast<bool>(copy) ? unlocked([&] { return crout::clone(tensor); }) : tensor;
  bool versioned = !maxVersion.is_none() && nb::cast<int>(maxVersion[0]) >= DLPACK_MAJOR_VERSION;
  DLManagedTensorVersioned *managed = exported.toDLPack();
  if (versioned)
    return steal(PyCapsule_New(managed, "dltensor_versioned", deleteVersioned));
  auto *legacy = new DLManagedTensor{managed->dl_tensor, managed, [](DLManagedTensor *self) {
                                       auto *owner = static_cast<DLManagedTensorVersioned *>(self->manager_ctx);
                                       owner->deleter(owner);
                                       delete self;
                                     }};
  return steal(PyCapsule_New(legacy, "dltensor", deleteLegacy));
}

static Tensor importDLPack(nb::handle source) {
  nb::object capsule;
  if (PyCapsule_CheckExact(source.ptr())) {
    capsule = nb::borrow(source);
  } else if (!nb::hasattr(source, "__dlpack__")) {
    throw TypeError(std::string("from_dlpack: the argument must have __dlpack__ or be a DLPack capsule, not ") + Py_TYPE(source.ptr())->tp_name);
  } else {
    try {
      capsule = source.attr("__dlpack__")(nb::arg("max_version") = nb::make_tuple(DLPACK_MAJOR_VERSION, DLPACK_MINOR_VERSION));
    } catch (nb::python_error &error) {
      if (!error.matches(PyExc_TypeError))
        throw;
      capsule = source.attr("__dlpack__")(); // from before versions
    }
  }
  if (PyCapsule_IsValid(capsule.ptr(), "dltensor_versioned")) {
    auto *managed = static_cast<DLManagedTensorVersioned *>(PyCapsule_GetPointer(capsule.ptr(), "dltensor_versioned"));
    PyCapsule_SetName(capsule.ptr(), "used_dltensor_versioned");
    return Tensor::fromDLPack(managed);
  }
  if (PyCapsule_IsValid(capsule.ptr(), "dltensor")) {
    auto *managed = static_cast<DLManagedTensor *>(PyCapsule_GetPointer(capsule.ptr(), "dltensor"));
    PyCapsule_SetName(capsule.ptr(), "used_dltensor");
    return Tensor::fromDLPack(managed);
  }
  throw ValueError("from_dlpack: the capsule is no DLPack tensor, or was used before: a capsule can be used once");
}

// ---- Binding ----

void bindNumPy(nb::module_ &module) {
  nb::class_<ArrayView>(module, "_ArrayView").def_prop_ro("__array_interface__", arrayInterface);
  nb::handle type(reinterpret_cast<PyObject *>(tensorType));
  auto method = [&](const char *name, auto function, const auto &...extra) {
    type.attr(name) = nb::cpp_function(function, nb::scope(type), nb::name(name), nb::is_method(), extra...);
  };
  method("numpy", [](const Tensor &t, bool) { return toNumPy(t); }, nb::kw_only(), nb::arg("force") = false, "A NumPy array that shares the memory of the tensor.");
  method("__array__", [](const Tensor &t, nb::handle dtype, nb::handle copy) {
    nb::object array = toNumPy(t);
    if (!dtype.is_none())
      array = array.attr("astype")(dtype, nb::arg("copy") = false);
    if (!copy.is_none() && nb::cast<bool>(copy))
      array = array.attr("copy")();
    return array;
  }, nb::arg("dtype").none() = nb::none(), nb::kw_only(), nb::arg("copy").none() = nb::none());
  method("__dlpack__", exportDLPack, nb::kw_only(), nb::arg("stream").none() = nb::none(), nb::arg("max_version").none() = nb::none(),
         nb::arg("dl_device").none() = nb::none(), nb::arg("copy").none() = nb::none());
  method("__dlpack_device__", [](const Tensor &t) { return nb::make_tuple(static_cast<int>(t.device().type), t.device().index); });
  method("__reduce__", [](const Tensor &t) {
    nb::object restore = nb::module_::import_("crout._restore").attr("tensor");
    Tensor exported = t.dtype() == DType::BFloat16 ? cast(t, DType::Float32) : t;
    return nb::make_tuple(restore, nb::make_tuple(toNumPy(exported), nb::steal(toPython(t.dtype()))));
  });

  module.def("tensor", makeTensor, nb::arg("data"), nb::kw_only(), nb::arg("dtype").none() = nb::none(), nb::arg("device").none() = nb::none(),
             nb::arg("requires_grad") = false, "A tensor with a copy of `data`: a number, nested sequences of numbers, a NumPy array or a tensor.");
  module.def("from_numpy", [](nb::handle array) {
    if (!isNumPyArray(array.ptr()))
      throw TypeError(std::string("from_numpy: the argument must be a numpy.ndarray, not ") + Py_TYPE(array.ptr())->tp_name);
    return wrap(fromNumPy(array.ptr()));
  }, nb::arg("ndarray"), "A tensor that shares the memory of a NumPy array.");
  module.def("from_dlpack", [](nb::handle source) { return wrap(importDLPack(source)); }, nb::arg("ext_tensor"),
             "A tensor that shares the memory of another library's, through DLPack.");
  auto share = [](nb::handle data, nb::handle dtypeObject, nb::handle device) {
    std::optional<DType> dtype = dtypeArgument(dtypeObject);
    checkDevice(device);
    if (isTensor(data.ptr()) && (!dtype || asTensor(data.ptr()).dtype() == *dtype))
      return nb::borrow(data);
    Tensor result;
    if (isTensor(data.ptr()))
      result = asTensor(data.ptr());
    else if (isNumPyArray(data.ptr()))
      result = fromNumPy(data.ptr());
    else if (nb::hasattr(data, "__dlpack__") && !isNumPyScalar(data.ptr()))
      result = importDLPack(data);
    else
      return makeTensor(data, dtypeObject, device, false);
    return wrap(dtype ? cast(result, *dtype) : std::move(result));
  };
  module.def("as_tensor", share, nb::arg("data"), nb::arg("dtype").none() = nb::none(), nb::arg("device").none() = nb::none(),
             "`data` as a tensor, sharing its memory where that can be.");
  module.def("asarray", share, nb::arg("obj"), nb::kw_only(), nb::arg("dtype").none() = nb::none(), nb::arg("device").none() = nb::none(),
             "`obj` as a tensor, sharing its memory where that can be.");
}

} // namespace crout::python
