// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Memory shared with NumPy, and tensors as buffers.
#include "interop.h"
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

// The format in which a tensor shows its elements; null for what the struct module has not.
static const char *toFormat(DType dtype) {
  // NumPy's int64 is the C type of that size with the lowest rank.
  static constexpr const char *int64 = sizeof(long) == 8 ? "l" : "q";
  static constexpr const char *formats[] = {"?", "B", "b", "h", "i", int64, "e", nullptr, "f", "d", "Zf", "Zd"};
  return formats[static_cast<int>(dtype)];
}

std::function<void()> bufferReleaser(std::shared_ptr<Py_buffer> buffer) {
  return [buffer = std::move(buffer)] {
    if (!Py_IsInitialized())
      return;
    PyGILState_STATE state = PyGILState_Ensure();
    PyBuffer_Release(buffer.get());
    PyGILState_Release(state);
  };
}

[[noreturn]] static void refuseDType(PyObject *array, const char *what) {
  throw TypeError(std::string(what) + ": an array of this dtype can't be a tensor: " + nb::repr(nb::handle(array).attr("dtype")).c_str() +
                  "; supported are bool, uint8, int8 to int64, float16 to float64, complex64 and complex128 in native byte order, and bfloat16");
}

// Of ml_dtypes, whose dtypes NumPy can't show through buffers.
static bool isBFloat16Array(PyObject *array) {
  nb::object dtype = nb::handle(array).attr("dtype");
  return nb::cast<std::string>(dtype.attr("kind")) == "V" && nb::cast<std::string>(dtype.attr("name")) == "bfloat16";
}

static Tensor fromBuffer(PyObject *array, const char *what, std::optional<DType> dtype = {}) {
  auto buffer = std::make_shared<Py_buffer>();
  if (PyObject_GetBuffer(array, buffer.get(), PyBUF_STRIDES | PyBUF_FORMAT)) {
    PyErr_Clear(); // the message of NumPy speaks of its own protocols
    if (isBFloat16Array(array))
      return fromBuffer(nb::handle(array).attr("view")("uint16").ptr(), what, DType::BFloat16);
    refuseDType(array, what);
  }
  std::function<void()> release = bufferReleaser(buffer);
  try {
    if (!dtype)
      dtype = fromFormat(*buffer);
    if (!dtype)
      refuseDType(array, what);
    std::vector<int64_t> sizes(buffer->shape, buffer->shape + buffer->ndim), strides;
    bool fits = reinterpret_cast<uintptr_t>(buffer->buf) % static_cast<uintptr_t>(itemSize(toReal(*dtype))) == 0;
    for (int i = 0; i < buffer->ndim; ++i) {
      fits &= buffer->strides[i] % buffer->itemsize == 0;
      strides.push_back(buffer->strides[i] / buffer->itemsize);
    }
    if (!fits && buffer->len != 0)
      throw ValueError(std::string(what) + ": address and strides must be multiples of the element size; make a copy with array.copy() first");
    return Tensor::fromBlob(buffer->buf, sizes, strides, *dtype, release, buffer->readonly);
  } catch (...) {
    release();
    throw;
  }
}

Tensor fromNumPy(PyObject *array) {
  return fromBuffer(array, "from_numpy");
}

// True where from_numpy shares; other arrays of a known dtype can still be copied.
bool canShareNumPy(PyObject *array) {
  nb::object flags = nb::handle(array).attr("flags"), dtype = nb::handle(array).attr("dtype");
  if (!nb::cast<bool>(flags.attr("aligned")) || !nb::cast<bool>(dtype.attr("isnative")))
    return false;
  int64_t size = nb::cast<int64_t>(dtype.attr("itemsize"));
  for (nb::handle stride : nb::handle(array).attr("strides"))
    if (size == 0 || nb::cast<int64_t>(stride) % size)
      return false;
  return true;
}

Tensor copyNumPy(PyObject *array, std::optional<DType> dtype) {
  nb::object source = nb::borrow(array), own = source.attr("dtype");
  // NumPy converts what it can; a conversion of our own would be compiled.
  nb::object target = own.attr("newbyteorder")("=");
  if (dtype && *dtype != DType::BFloat16)
    target = nb::str(std::string(name(*dtype)).c_str());
  nb::object contiguous = nb::module_::import_("numpy").attr("array")(source, nb::arg("dtype") = target, nb::arg("order") = "C", nb::arg("subok") = false);
  Tensor shared = fromBuffer(contiguous.ptr(), "tensor");
  return Tensor::fromData(shared.dataPtr(), shared.sizes(), shared.dtype());
}

// ---- Tensors as buffers ----

namespace {
/// What a view of a buffer keeps: the tensor, and shape and strides in bytes.
struct BufferOwner {
  Tensor tensor;
  std::vector<Py_ssize_t> shape, strides;
};
/// What NumPy reads an eager tensor through; it keeps the tensor.
struct ArrayView {
  Tensor tensor;
};
} // namespace

[[noreturn]] static void refuseView(const std::string &why) { throw nb::buffer_error(("a tensor can't be shown as this buffer: " + why).c_str()); }

static bool isFortran(const BufferOwner &owner, Py_ssize_t itemsize) {
  for (size_t i = 0; i < owner.shape.size(); ++i) {
    if (owner.shape[i] > 1 && owner.strides[i] != itemsize)
      return false;
    itemsize *= owner.shape[i];
  }
  return true;
}

int getTensorBuffer(PyObject *object, Py_buffer *view, int flags) {
  view->obj = nullptr;
  try {
    const Tensor &tensor = asTensor(object);
    if (tensor.isTraced())
      refuseView("its elements are not known while a function is traced");
    if (tensor.isConjugated() || tensor.isNegated())
      refuseView("in memory lie other elements than those of a conjugated or negated view; use .resolve_conj() and .resolve_neg()");
    const char *format = toFormat(tensor.dtype());
    if (!format)
      refuseView("there is no format for bfloat16; use .float() or .numpy()");
    auto owner = std::make_unique<BufferOwner>(BufferOwner{tensor, {}, {}});
    for (int64_t size : tensor.sizes())
      owner->shape.push_back(size);
    for (int64_t stride : tensor.strides())
      owner->strides.push_back(stride * itemSize(tensor.dtype()));
    bool readOnly = tensor.isReadOnly(), rowMajor = tensor.isContiguous(), columnMajor = isFortran(*owner, itemSize(tensor.dtype()));
    if ((flags & PyBUF_WRITABLE) && readOnly)
      refuseView("its memory is read-only");
    bool wantsStrides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES;
    if (((flags & PyBUF_C_CONTIGUOUS) == PyBUF_C_CONTIGUOUS || !wantsStrides) && !rowMajor)
      refuseView("it is not contiguous; use .contiguous()");
    if ((flags & PyBUF_F_CONTIGUOUS) == PyBUF_F_CONTIGUOUS && !columnMajor)
      refuseView("it is not contiguous in column-major order");
    if ((flags & PyBUF_ANY_CONTIGUOUS) == PyBUF_ANY_CONTIGUOUS && !rowMajor && !columnMajor)
      refuseView("it is not contiguous; use .contiguous()");
    view->buf = tensor.dataPtr();
    view->itemsize = itemSize(tensor.dtype());
    view->len = tensor.numel().guard() * view->itemsize;
    view->readonly = readOnly;
    view->ndim = static_cast<int>(owner->shape.size());
    view->format = flags & PyBUF_FORMAT ? const_cast<char *>(format) : nullptr;
    view->shape = flags & PyBUF_ND ? owner->shape.data() : nullptr;
    view->strides = wantsStrides ? owner->strides.data() : nullptr;
    view->suboffsets = nullptr;
    view->internal = owner.release();
    view->obj = Py_NewRef(object);
    return 0;
  } catch (const nb::builtin_exception &error) {
    PyErr_SetString(PyExc_BufferError, error.what());
    return -1;
  } catch (...) {
    translateException();
    return -1;
  }
}
void releaseTensorBuffer(PyObject *, Py_buffer *view) { delete static_cast<BufferOwner *>(view->internal); }

// bfloat16 is shown as its bits, which ml_dtypes gives their meaning back.
static nb::dict arrayInterface(const Tensor &t) {
  static constexpr const char *types[] = {"|b1", "|u1", "|i1", "<i2", "<i4", "<i8", "<f2", "<u2", "<f4", "<f8", "<c8", "<c16"};
  nb::list shape, strides;
  for (int64_t size : t.sizes())
    shape.append(size);
  for (int64_t stride : t.strides())
    strides.append(stride * itemSize(t.dtype()));
  nb::dict interface;
  interface["version"] = 3;
  interface["typestr"] = types[static_cast<int>(t.dtype())];
  interface["shape"] = nb::tuple(shape);
  interface["strides"] = nb::tuple(strides);
  interface["data"] = nb::make_tuple(reinterpret_cast<uintptr_t>(t.dataPtr()), t.isReadOnly());
  return interface;
}

static nb::object bfloat16OfNumPy() {
  try {
    return nb::module_::import_("ml_dtypes").attr("bfloat16");
  } catch (nb::python_error &error) {
    if (!error.matches(PyExc_ImportError))
      throw;
    throw TypeError("numpy: NumPy has no dtype bfloat16; install ml_dtypes, or convert with .float() first");
  }
}

nb::object toNumPy(const Tensor &tensor) {
  nb::object numpy = nb::module_::import_("numpy");
  tensor.dataPtr(); // says what to do instead for a traced tensor
  if (tensor.isConjugated())
    throw Error("numpy: in memory lie the conjugates of the elements; use .resolve_conj().numpy()");
  if (tensor.isNegated())
    throw Error("numpy: in memory lie the negatives of the elements; use .resolve_neg().numpy()");
  if (tensor.dtype() != DType::BFloat16) {
    nb::object object = steal(toPython(Tensor(tensor)));
    return numpy.attr("asarray")(steal(PyMemoryView_FromObject(object.ptr()))); // three times as fast as through the interface
  }
  nb::object dtype = bfloat16OfNumPy();
  return numpy.attr("asarray")(nb::cast(ArrayView{tensor})).attr("view")(dtype);
}

// ---- Binding ----

void bindNumPy(nb::module_ &module) {
  nb::class_<ArrayView>(module, "_ArrayView").def_prop_ro("__array_interface__", [](const ArrayView &view) { return arrayInterface(view.tensor); });
  nb::handle type(reinterpret_cast<PyObject *>(tensorType));
  auto method = [&](const char *name, auto function, const auto &...extra) {
    type.attr(name) = nb::cpp_function(function, nb::scope(type), nb::name(name), nb::is_method(), extra...);
  };
  method("numpy", [](const Tensor &t, bool force) { return toNumPy(force ? unlocked([&] { return t.resolved(); }) : t); }, nb::kw_only(),
         nb::arg("force") = false,
         "A NumPy array that shares the memory of the tensor; read-only where that is. bfloat16 needs the package ml_dtypes. Of a conjugated or negated view "
         "the elements do not lie in memory: Error, or a copy with `force` = True.");
  method("__array__", [](const Tensor &t, nb::handle dtype, nb::handle copy) {
    nb::object array = toNumPy(t);
    bool converts = !dtype.is_none() && !array.attr("dtype").equal(nb::module_::import_("numpy").attr("dtype")(dtype));
    bool refuses = !copy.is_none() && !nb::cast<bool>(copy), copies = !copy.is_none() && nb::cast<bool>(copy);
    if (converts && refuses)
      throw ValueError("__array__: another dtype needs a copy, which 'copy' = False forbids");
    return converts ? array.attr("astype")(dtype) : copies ? array.attr("copy")() : array;
  }, nb::arg("dtype").none() = nb::none(), nb::kw_only(), nb::arg("copy").none() = nb::none());
  nb::object interface = nb::cpp_function([](const Tensor &t) {
    if (t.isTraced() || t.dtype() == DType::BFloat16 || t.isConjugated() || t.isNegated()) // NumPy goes on to __array__, whose error says more
      throw nb::attribute_error("__array_interface__");
    return arrayInterface(t);
  }, nb::is_method());
  type.attr("__array_interface__") = nb::borrow(reinterpret_cast<PyObject *>(&PyProperty_Type))(interface);
  module.def("from_numpy", [](nb::handle array) {
    if (!isNumPyArray(array.ptr()))
      throw TypeError(std::string("from_numpy: the argument must be a numpy.ndarray, not ") + Py_TYPE(array.ptr())->tp_name);
    return nb::steal(toPython(fromNumPy(array.ptr())));
  }, nb::arg("ndarray"), "A tensor that shares the memory of a NumPy array, with its strides; writes are refused where the array is read-only.");
}

} // namespace crout::python
