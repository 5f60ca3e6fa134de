// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// dtype and device objects.
#include "common.h"
#include <array>
#include <charconv>
#include <cstring>

namespace crout::python {

PyTypeObject *dtypeType = nullptr;
PyTypeObject *deviceType = nullptr;
static std::array<PyObject *, kNumDTypes> dtypeObjects{};

namespace {
struct ElementType {
  DType value;
};
} // namespace

PyObject *toPython(DType dtype) { return Py_NewRef(dtypeObjects[static_cast<size_t>(dtype)]); }
PyObject *toPython(Device device) { return nb::cast(device).release().ptr(); }

// NumPy's letter for a kind and the size of an element.
static std::optional<DType> fromKind(char kind, long size) {
  switch (kind) {
  case 'b': return DType::Bool;
  case 'i': return size == 1 ? DType::Int8 : size == 2 ? DType::Int16 : size == 4 ? DType::Int32 : DType::Int64;
  case 'u': return size == 1 ? std::optional(DType::UInt8) : std::nullopt;
  case 'f': return size == 2 ? std::optional(DType::Float16) : size == 4 ? std::optional(DType::Float32) : size == 8 ? std::optional(DType::Float64) : std::nullopt;
  case 'c': return size == 8 ? std::optional(DType::Complex64) : size == 16 ? std::optional(DType::Complex128) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<DType> toDType(PyObject *object) {
  if (Py_TYPE(object) == dtypeType)
    return nb::inst_ptr<ElementType>(object)->value;
  if (object == reinterpret_cast<PyObject *>(&PyFloat_Type))
    return defaultDType();
  if (object == reinterpret_cast<PyObject *>(&PyLong_Type))
    return DType::Int64;
  if (object == reinterpret_cast<PyObject *>(&PyBool_Type))
    return DType::Bool;
  if (object == reinterpret_cast<PyObject *>(&PyComplex_Type))
    return toComplex(defaultDType());
  // numpy.float32 and numpy.dtype("float32"), without importing NumPy for other things.
  const char *typeName = PyType_Check(object) ? reinterpret_cast<PyTypeObject *>(object)->tp_name : Py_TYPE(object)->tp_name;
  if ((std::strncmp(typeName, "numpy.", 6) != 0 && std::strncmp(typeName, "ml_dtypes.", 10) != 0) || isNumPyArray(object) || isNumPyScalar(object))
    return std::nullopt;
  try {
    nb::object dtype = nb::module_::import_("numpy").attr("dtype")(nb::handle(object));
    if (nb::cast<std::string>(dtype.attr("name")) == "bfloat16") // of ml_dtypes
      return DType::BFloat16;
    return fromKind(nb::cast<std::string>(dtype.attr("kind"))[0], nb::cast<long>(dtype.attr("itemsize")));
  } catch (nb::python_error &) {
    return std::nullopt;
  }
}

std::optional<Device> toDevice(PyObject *object) {
  if (object == Py_None)
    return std::nullopt;
  if (Py_TYPE(object) == deviceType)
    return *nb::inst_ptr<Device>(object);
  std::string text = nb::cast<std::string>(nb::handle(object));
  std::string_view kind = text;
  Device device;
  if (size_t colon = text.find(':'); colon != std::string::npos) {
    kind = std::string_view(text).substr(0, colon);
    auto [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), device.index);
    if (error != std::errc() || end != text.data() + text.size() || device.index < 0)
      throw ValueError("device '" + text + "' must be a name and a number as in 'cuda:0'");
  }
  if (kind == "cpu")
    device.type = kDLCPU;
  else if (kind == "cuda")
    device.type = kDLCUDA;
  else
    throw ValueError("device must be 'cpu' or 'cuda', got '" + text + "'");
  return device;
}

void bindDType(nb::module_ &module) {
  nb::class_<ElementType> type(module, "dtype", "Type of a tensor's elements: crout.float32, crout.int64, ...");
  dtypeType = reinterpret_cast<PyTypeObject *>(type.ptr());
  type.attr("__module__") = "crout";
  type.def("__repr__", [](const ElementType &t) { return "crout." + std::string(name(t.value)); })
      .def("__reduce__", [](const ElementType &t) { return nb::make_tuple(nb::module_::import_("crout._restore").attr("dtype"), nb::make_tuple(std::string(name(t.value)))); })
      .def("__deepcopy__", [](nb::handle self, nb::handle) { return nb::borrow(self); })
      .def_prop_ro("itemsize", [](const ElementType &t) { return itemSize(t.value); }, "Bytes of one element.")
      .def_prop_ro("name", [](const ElementType &t) { return std::string(name(t.value)); })
      .def_prop_ro("is_floating_point", [](const ElementType &t) { return isFloatingPoint(t.value); })
      .def_prop_ro("is_complex", [](const ElementType &t) { return isComplex(t.value); })
      .def_prop_ro("is_signed", [](const ElementType &t) { return t.value != DType::Bool && t.value != DType::UInt8; })
      .def("to_real", [](const ElementType &t) { return nb::steal(toPython(toReal(t.value))); })
      .def("to_complex", [](const ElementType &t) { return nb::steal(toPython(toComplex(t.value))); });
  for (int i = 0; i < kNumDTypes; ++i) {
    DType dtype = static_cast<DType>(i);
    nb::object object = nb::cast(ElementType{dtype});
    module.attr(std::string(name(dtype)).c_str()) = object;
    dtypeObjects[i] = object.release().ptr();
  }
  static constexpr std::pair<const char *, DType> aliases[] = {
      {"half", DType::Float16}, {"float", DType::Float32}, {"double", DType::Float64}, {"cfloat", DType::Complex64}, {"cdouble", DType::Complex128},
      {"short", DType::Int16},  {"int", DType::Int32},     {"long", DType::Int64}};
  for (auto [alias, dtype] : aliases)
    module.attr(alias) = nb::steal(toPython(dtype));
  nb::class_<Device> device(module, "device", "Where a tensor's elements are: crout.device(\"cpu\").");
  deviceType = reinterpret_cast<PyTypeObject *>(device.ptr());
  device.attr("__module__") = "crout";
  device.def("__init__", [](Device *self, nb::object text, std::optional<int> index) {
          std::optional<Device> parsed;
          if (nb::isinstance<nb::str>(text) || Py_TYPE(text.ptr()) == deviceType)
            parsed = toDevice(text.ptr());
          if (!parsed)
            throw TypeError("device: argument 'type' must be a str or a device, not " + std::string(Py_TYPE(text.ptr())->tp_name));
          if (index)
            parsed->index = *index;
          new (self) Device(*parsed);
        }, nb::arg("type"), nb::arg("index").none() = nb::none())
      .def_prop_ro("type", [](const Device &d) { return name(d).substr(0, name(d).find(':')); })
      .def_prop_ro("index", [](const Device &d) { return d.type == kDLCPU ? std::nullopt : std::optional<int>(d.index); })
      .def("__repr__", [](const Device &d) {
        std::string text = name(d);
        size_t colon = text.find(':');
        return "device(type='" + text.substr(0, colon) + "'" + (colon == std::string::npos ? "" : ", index=" + text.substr(colon + 1)) + ")";
      })
      .def("__str__", [](const Device &d) { return name(d); })
      .def("__hash__", [](const Device &d) { return d.type * 1024 + d.index; })
      .def("__eq__", [](const Device &a, nb::handle b) { return Py_TYPE(b.ptr()) == deviceType && a == *nb::inst_ptr<Device>(b); });

  auto required = [](nb::handle object, const char *where) {
    std::optional<DType> dtype = toDType(object.ptr());
    if (!dtype)
      throw TypeError(std::string(where) + ": expected a crout.dtype, not " + Py_TYPE(object.ptr())->tp_name);
    return *dtype;
  };
  module.def("get_default_dtype", [] { return nb::steal(toPython(defaultDType())); }, "dtype of new floating-point tensors; crout.float32 at the start.");
  module.def("set_default_dtype", [required](nb::handle d) { setDefaultDType(required(d, "set_default_dtype")); }, nb::arg("d"),
             "Sets the dtype of new floating-point tensors. Raises TypeError for a dtype that is not floating point.");
  module.def("promote_types", [required](nb::handle a, nb::handle b) { return nb::steal(toPython(promoteTypes(required(a, "promote_types"), required(b, "promote_types")))); },
             nb::arg("type1"), nb::arg("type2"), "The smallest dtype that holds both.");
  module.def("can_cast", [required](nb::handle a, nb::handle b) { return canCast(required(a, "can_cast"), required(b, "can_cast")); }, nb::arg("from_"), nb::arg("to"),
             "True where a cast does not leave the category: bool, integer, floating point, complex in this order.");
}

} // namespace crout::python
