// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors from data: numbers, nested sequences, arrays of other libraries, bytes.
#include "crout/functions.h"
#include "elements.h"
#include "interop.h"

namespace crout::python {

// ---- Arguments ----

std::optional<DType> dtypeArgument(nb::handle dtype) {
  if (dtype.is_none())
    return std::nullopt;
  std::optional<DType> result = toDType(dtype.ptr());
  if (!result)
    throw TypeError(std::string("argument 'dtype' must be a crout.dtype, not ") + Py_TYPE(dtype.ptr())->tp_name);
  return result;
}

void checkDevice(nb::handle device) {
  if (device.is_none())
    return;
  if (!PyUnicode_Check(device.ptr()) && Py_TYPE(device.ptr()) != deviceType)
    throw TypeError(std::string("argument 'device' must be a crout.device or a str, not ") + Py_TYPE(device.ptr())->tp_name);
  if (toDevice(device.ptr())->type != kDLCPU)
    throw NotImplementedError("device '" + name(*toDevice(device.ptr())) + "' is not available; this build has the device 'cpu' only");
}

void checkNoGradient(bool requiresGrad, const char *function) {
  if (requiresGrad)
    throw NotImplementedError(std::string(function) + ": 'requires_grad' must be False: nothing is recorded for gradients");
}

static nb::object wrap(Tensor &&tensor) { return nb::steal(toPython(std::move(tensor))); }

static Tensor cast(const Tensor &t, DType dtype) {
  return t.dtype() == dtype ? t : unlocked([&] { return crout::to(t, dtype); });
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
  static bool isSequence(PyObject *o) {
    if (PyList_Check(o) || PyTuple_Check(o))
      return true;
    if (isTensor(o))
      return asTensor(o).dim() > 0;
    if (isNumPyArray(o))
      return nb::cast<int>(nb::handle(o).attr("ndim")) > 0;
    return PySequence_Check(o) && !isNumber(o) && !isSymInt(o) && !PyUnicode_Check(o) && !PyBytes_Check(o) && !PyDict_Check(o); // a range, an array.array
  }

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
    } else if (isNumPyArray(o)) {
      nb::object item = nb::handle(o).attr("__getitem__")(nb::tuple()); // of no dimensions
      return isNumPyArray(item.ptr()) ? throw TypeError("tensor: elements must be numbers, found a numpy.ndarray of objects") : add(item.ptr());
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

static nb::object makeTensor(nb::handle data, nb::handle dtypeObject, nb::handle device, bool requiresGrad) {
  std::optional<DType> dtype = dtypeArgument(dtypeObject);
  checkDevice(device);
  checkNoGradient(requiresGrad, "tensor");
  PyObject *o = data.ptr();
  Tensor result;
  if (isTensor(o)) {
    result = unlocked([&] { return crout::clone(asTensor(o)); });
  } else if (isNumPyArray(o)) {
    result = copyNumPy(o, dtype);
  } else if (PyUnicode_Check(o) || PyBytes_Check(o) || PyDict_Check(o)) {
    throw TypeError(std::string("tensor: argument 'data' must be numbers, nested sequences of numbers or an array, not ") + Py_TYPE(o)->tp_name);
  } else {
    NestedData nested(o);
    return wrap(nested.make(dtype.value_or(nested.dtype())));
  }
  return wrap(dtype ? cast(result, *dtype) : std::move(result));
}

// as_tensor and asarray: the object itself, its memory, or, where neither can be, a copy of its data.
static nb::object share(nb::handle data, nb::handle dtypeObject, nb::handle device, nb::handle copy) {
  std::optional<DType> dtype = dtypeArgument(dtypeObject);
  checkDevice(device);
  PyObject *o = data.ptr();
  bool copies = !copy.is_none() && nb::cast<bool>(copy), refuses = !copy.is_none() && !copies;
  bool hasMemory = isTensor(o) || isNumPyArray(o) || (nb::hasattr(data, "__dlpack__") && !isNumPyScalar(o));
  if (hasMemory && !copies && (!isNumPyArray(o) || canShareNumPy(o))) {
    if (isTensor(o) && (!dtype || asTensor(o).dtype() == *dtype))
      return nb::borrow(data);
    Tensor shared = isTensor(o) ? asTensor(o) : isNumPyArray(o) ? fromNumPy(o) : importDLPack(data, nb::none(), nb::none());
    if (!dtype || shared.dtype() == *dtype)
      return wrap(std::move(shared));
    if (!refuses)
      return wrap(cast(shared, *dtype));
  }
  if (refuses)
    throw ValueError("asarray: this data can't be a tensor without a copy, which 'copy' = False forbids");
  if (hasMemory && !isTensor(o) && !isNumPyArray(o)) {
    Tensor copied = importDLPack(data, nb::none(), nb::bool_(true));
    return wrap(dtype ? cast(copied, *dtype) : std::move(copied));
  }
  return makeTensor(data, dtypeObject, device, false);
}

// ---- Bytes ----

static nb::object fromAnyBuffer(nb::handle object, nb::handle dtypeObject, int64_t count, int64_t offset, bool requiresGrad) {
  std::optional<DType> dtype = dtypeArgument(dtypeObject);
  if (!dtype)
    throw TypeError("frombuffer: argument 'dtype' is required");
  checkNoGradient(requiresGrad, "frombuffer");
  auto buffer = std::make_shared<Py_buffer>();
  if (PyObject_GetBuffer(object.ptr(), buffer.get(), PyBUF_SIMPLE))
    throw nb::python_error();
  std::function<void()> release = bufferReleaser(buffer);
  try {
    const int64_t bytes = buffer->len, size = itemSize(*dtype);
    if (offset < 0 || offset > bytes)
      throw ValueError("frombuffer: argument 'offset' must be in [0, " + std::to_string(bytes) + "], the bytes of the buffer, got " + std::to_string(offset));
    if (count < 0 && (bytes - offset) % size)
      throw ValueError("frombuffer: the " + std::to_string(bytes - offset) + " bytes after the offset are no multiple of the element size, " + std::to_string(size));
    if (count < 0)
      count = (bytes - offset) / size;
    if (count > (bytes - offset) / size)
      throw ValueError("frombuffer: " + std::to_string(count) + " elements of dtype " + std::string(name(*dtype)) + " are asked for, the buffer has " +
                       std::to_string(bytes - offset) + " bytes after the offset");
    char *data = static_cast<char *>(buffer->buf) + offset;
    if (reinterpret_cast<uintptr_t>(data) % static_cast<uintptr_t>(itemSize(toReal(*dtype))))
      throw ValueError("frombuffer: the elements must begin at a multiple of their size in memory; use another offset, or copy the bytes");
    // Compiled programs rely on booleans being 0 or 1.
    if (*dtype == DType::Bool)
      for (int64_t i = 0; i < count; ++i)
        if (static_cast<unsigned char>(data[i]) > 1)
          throw ValueError("frombuffer: byte " + std::to_string(offset + i) + " is neither 0 nor 1, and so no element of dtype bool");
    return wrap(Tensor::fromBlob(data, std::vector<int64_t>{count}, {}, *dtype, release, buffer->readonly));
  } catch (...) {
    release();
    throw;
  }
}

// For pickles: the elements of a tensor as bytes in row-major order, and back.
static nb::bytes toBytes(const Tensor &tensor) {
  Tensor contiguous = unlocked([&] { return crout::contiguous(tensor.resolved()); });
  return nb::bytes(static_cast<const char *>(contiguous.dataPtr()), static_cast<size_t>(contiguous.numel().guard() * itemSize(contiguous.dtype())));
}
static nb::object fromBytes(nb::handle object, nb::handle dtypeObject, const std::vector<int64_t> &sizes) {
  DType dtype = dtypeArgument(dtypeObject).value();
  Py_buffer buffer;
  if (PyObject_GetBuffer(object.ptr(), &buffer, PyBUF_SIMPLE))
    throw nb::python_error();
  nb::object release = nb::steal(PyCapsule_New(&buffer, nullptr, [](PyObject *capsule) {
    PyBuffer_Release(static_cast<Py_buffer *>(PyCapsule_GetPointer(capsule, nullptr)));
  }));
  int64_t bytes = itemSize(dtype);
  for (int64_t size : sizes)
    if (size < 0 || __builtin_mul_overflow(bytes, size, &bytes))
      throw ValueError("unpickling: the sizes of a tensor are wrong");
  if (bytes != buffer.len)
    throw ValueError("unpickling: " + std::to_string(bytes) + " bytes are required by the sizes of a tensor, found " + std::to_string(buffer.len));
  return wrap(Tensor::fromData(buffer.buf, sizes, dtype));
}

void bindConstruction(nb::module_ &module) {
  // For index lists and the like, whose elements are looked at while tracing.
  module.def("_eager_tensor", [](nb::handle data) { return makeTensor(data, nb::none(), nb::none(), false); }, nb::arg("data"));
  module.def("tensor", [](nb::handle data, nb::handle dtype, nb::handle device, bool requiresGrad) {
        if (isTensor(data.ptr()))
          nb::module_::import_("crout._modes").attr("warn_user")(nb::none(), "tensor: a tensor is copied; x.clone() says so");
        nb::object made = makeTensor(data, dtype, device, requiresGrad);
        if (!asTensor(made.ptr()).isTraced())
          *nb::inst_ptr<Tensor>(made) = asTensor(made.ptr()).inTrace();
        return made;
      }, nb::arg("data"), nb::kw_only(), nb::arg("dtype").none() = nb::none(), nb::arg("device").none() = nb::none(),
             nb::arg("requires_grad") = false, "A tensor with a copy of `data`: a number, nested sequences of numbers, a NumPy array or a tensor.");
  module.def("as_tensor", [](nb::handle data, nb::handle dtype, nb::handle device) { return share(data, dtype, device, nb::none()); }, nb::arg("data"),
             nb::arg("dtype").none() = nb::none(), nb::arg("device").none() = nb::none(), "`data` as a tensor, sharing its memory where that can be.");
  module.def("asarray", [](nb::handle data, nb::handle dtype, nb::handle device, nb::handle copy, bool requiresGrad) {
    checkNoGradient(requiresGrad, "asarray");
    return share(data, dtype, device, copy);
  }, nb::arg("obj"), nb::kw_only(), nb::arg("dtype").none() = nb::none(), nb::arg("device").none() = nb::none(), nb::arg("copy").none() = nb::none(),
             nb::arg("requires_grad") = false,
             "`obj` as a tensor, sharing its memory where that can be; with `copy` = True never, with False always, or ValueError.");
  module.def("frombuffer", fromAnyBuffer, nb::arg("buffer"), nb::kw_only(), nb::arg("dtype"), nb::arg("count") = -1, nb::arg("offset") = 0,
             nb::arg("requires_grad") = false,
             "A tensor of one dimension that shares the memory of an object with the buffer protocol; writes are refused where that is read-only.");
  module.def("_check_device", checkDevice, nb::arg("device").none());
  module.def("_to_bytes", toBytes);
  module.def("_from_bytes", fromBytes);
  nb::handle type(reinterpret_cast<PyObject *>(tensorType));
  auto method = [&](const char *name, auto function, const auto &...extra) {
    type.attr(name) = nb::cpp_function(function, nb::scope(type), nb::name(name), nb::is_method(), extra...);
  };
  method("__reduce_ex__", [](nb::handle self, int protocol) {
    return nb::module_::import_("crout._restore").attr("reduce")(self, protocol);
  });
  method("new_tensor", [](nb::handle self, nb::handle data, nb::handle dtype, nb::handle device, bool requiresGrad) {
    return makeTensor(data, dtype.is_none() ? nb::object(self.attr("dtype")) : nb::borrow(dtype), device, requiresGrad);
  }, nb::arg("data"), nb::kw_only(), nb::arg("dtype").none() = nb::none(), nb::arg("device").none() = nb::none(), nb::arg("requires_grad") = false,
         "A tensor with a copy of `data`, with the dtype of this one unless asked otherwise.");
  method("__complex__", [](const Tensor &t) {
    nb::object number = nb::steal(toPython(t.item()));
    return nb::steal(PyObject_CallOneArg(reinterpret_cast<PyObject *>(&PyComplex_Type), number.ptr()));
  });
  method("__reversed__", [](const Tensor &t) {
    const int64_t first = 0;
    return t.dim() == 0 ? wrap(Tensor(t)) : wrap(unlocked([&] { return crout::flip(t, std::span(&first, 1)); }));
  });
}

} // namespace crout::python
