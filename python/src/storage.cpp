// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// crout.UntypedStorage and crout.TypedStorage: the memory of tensors as a sequence of bytes, or of elements of one dtype.
#include "crout/storage.h"
#include "common.h"
#include "elements.h"

namespace crout::python {

namespace {

struct UntypedStorage {
  Storage storage;
};
struct TypedStorage {
  Storage storage;
  DType dtype;
};

DType dtypeOf(const UntypedStorage &) { return DType::UInt8; }
DType dtypeOf(const TypedStorage &s) { return s.dtype; }
template <typename S> Tensor elements(const S &s) { return s.storage.elements(dtypeOf(s)); }

template <typename S> Index position(const S &s, nb::handle index) {
  if (PySlice_Check(index.ptr())) {
    Py_ssize_t start, stop, step;
    if (PySlice_Unpack(index.ptr(), &start, &stop, &step))
      throw nb::python_error();
    if (step != 1)
      throw Error("a slice of a storage has step 1, got " + std::to_string(step));
    PySlice_AdjustIndices(elements(s).size(0).hint(), &start, &stop, step);
    return Slice{SymInt(start), SymInt(stop), SymInt(1)};
  }
  Py_ssize_t i = PyNumber_AsSsize_t(index.ptr(), PyExc_IndexError);
  if (i == -1 && PyErr_Occurred())
    throw nb::python_error();
  return static_cast<int64_t>(i);
}

template <typename S> void bindCommon(nb::class_<S> &type) {
  type.def("__len__", [](const S &s) { return elements(s).size(0).hint(); })
      .def("size", [](const S &s) { return elements(s).size(0).hint(); }, "Number of elements.")
      .def("nbytes", [](const S &s) { return s.storage.bytes(); }, "Number of bytes.")
      .def("element_size", [](const S &s) { return itemSize(dtypeOf(s)); }, "Bytes of one element.")
      .def("data_ptr", [](const S &s) { return reinterpret_cast<uintptr_t>(s.storage.data()); }, "Address of the first byte.")
      .def_prop_ro("device", [](const S &s) { return nb::steal(toPython(s.storage.device())); })
      .def("__getitem__", [](const S &s, nb::handle index) {
        Index items[] = {position(s, index)};
        Tensor part = elements(s).index(items);
        return part.dim() ? nb::steal(toPython(Tensor(part))).attr("tolist")() : nb::steal(toPython(part.item()));
      }, "Elements by int or slice, as numbers of Python.")
      .def("__setitem__", [](const S &s, nb::handle index, nb::handle value) {
        std::optional<Operand> operand = toOperand(value.ptr());
        if (!operand)
          throw TypeError(std::string("a storage holds numbers, not ") + Py_TYPE(value.ptr())->tp_name);
        Index items[] = {position(s, index)};
        elements(s).set(items, *operand);
      }, "Writes elements; every tensor that looks at them sees it.")
      .def("tolist", [](const S &s) { return nb::steal(toPython(elements(s))).attr("tolist")(); }, "The elements as a list.")
      .def("__iter__", [](const S &s) { return nb::iter(nb::steal(toPython(elements(s))).attr("tolist")()); })
      .def("fill_", [](nb::handle self, nb::handle value) {
        const S &s = nb::cast<const S &>(self);
        std::optional<Operand> operand = toOperand(value.ptr());
        if (!operand)
          throw TypeError(std::string("a storage holds numbers, not ") + Py_TYPE(value.ptr())->tp_name);
        Index items[] = {Ellipsis{}};
        elements(s).set(items, *operand);
        return nb::borrow(self);
      }, nb::arg("value"))
      .def("resize_", [](nb::handle self, int64_t size) {
        S &s = nb::cast<S &>(self);
        s.storage.resize(size * itemSize(dtypeOf(s)));
        return nb::borrow(self);
      }, nb::arg("size"), "Changes the number of elements; the first ones stay.")
      .def("__eq__", [](const S &a, nb::handle b) { return nb::isinstance<S>(b) && a.storage == nb::cast<const S &>(b).storage; },
           "True where both are the same memory.")
      .def("__hash__", [](const S &s) { return reinterpret_cast<uintptr_t>(s.storage.data()) >> 4; })
      .def("__repr__", [](nb::handle self) { return nb::module_::import_("crout._printing").attr("storage_str")(self); });
}

} // namespace

void bindStorage(nb::module_ &module) {
  nb::class_<UntypedStorage> untyped(module, "UntypedStorage", "The bytes that tensors share.");
  untyped.attr("__module__") = "crout";
  bindCommon(untyped);
  nb::class_<TypedStorage> typed(module, "TypedStorage", "The elements that tensors of one dtype share.");
  typed.attr("__module__") = "crout";
  bindCommon(typed);
  typed.def_prop_ro("dtype", [](const TypedStorage &s) { return nb::steal(toPython(s.dtype)); })
      .def("untyped", [](const TypedStorage &s) { return UntypedStorage{s.storage}; }, "The same memory as bytes.");
  module.def("is_storage", [](nb::handle object) { return nb::isinstance<UntypedStorage>(object) || nb::isinstance<TypedStorage>(object); },
             nb::arg("obj"), "True for a crout.TypedStorage or crout.UntypedStorage.");
  auto tensor = nb::borrow<nb::class_<Tensor>>(nb::handle(reinterpret_cast<PyObject *>(tensorType)));
  tensor.def("storage", [](const Tensor &t) { return TypedStorage{Storage(t), t.dtype()}; }, "The memory of the tensor, as elements of its dtype.")
      .def("untyped_storage", [](const Tensor &t) { return UntypedStorage{Storage(t)}; }, "The memory of the tensor, as bytes.")
      .def("is_shared_storage", [](const Tensor &a, const Tensor &b) { return a.sharesStorage(b); }, nb::arg("other"),
           "True where both tensors look at one storage.");
}

} // namespace crout::python
