// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Questions about dtypes, the processor and the build, and what the array API standard asks of a tensor; crout/_modes.py holds what is
// only kept and asked for again.
#include "crout/utilities.h"
#include "interop.h"

namespace crout::python {

static Operand required(nb::handle object, const char *role) {
  std::optional<Operand> operand = toOperand(object.ptr());
  if (!operand)
    throw TypeError(std::string("result_type: argument '") + role + "' must be a Tensor or a number, not " + Py_TYPE(object.ptr())->tp_name);
  return *operand;
}

void bindUtilities(nb::module_ &module) {
  module.def("result_type", [](nb::handle a, nb::handle b) {
    return nb::steal(toPython(result_type(required(a, "tensor1"), required(b, "tensor2"))));
  }, nb::arg("tensor1"), nb::arg("tensor2"), "The dtype of an arithmetic operation on both, tensors or numbers.");
  module.def("set_flush_denormal", &set_flush_denormal, nb::arg("mode"),
             "Takes numbers too small for a full mantissa as 0, or no longer, in what this thread computes, its parallel loops included. "
             "False where the processor can't.");
  module.def("compiled_with_cxx11_abi", [] {
#if defined(_GLIBCXX_USE_CXX11_ABI)
    return _GLIBCXX_USE_CXX11_ABI == 1;
#else
    return true; // another standard library, which has one ABI only
#endif
  }, "True where this build uses the C++ library's strings and lists of C++11.");
  nb::handle type(reinterpret_cast<PyObject *>(tensorType));
  auto method = [&](const char *name, auto function, const auto &...extra) {
    type.attr(name) = nb::cpp_function(function, nb::scope(type), nb::name(name), nb::is_method(), extra...);
  };
  method("__array_namespace__", [](const Tensor &, std::optional<std::string> version) {
    nb::module_ space = nb::module_::import_("crout.array_api");
    if (version && *version != "2021.12" && *version != "2022.12" && *version != "2023.12" && *version != "2024.12")
      throw ValueError("__array_namespace__: version '" + *version + "' of the array API standard is not supported; 2024.12 and those before are");
    return space;
  }, nb::kw_only(), nb::arg("api_version").none() = nb::none(), "The module crout.array_api: the functions of the Python array API standard.");
  method("to_device", [](nb::handle self, nb::handle device, nb::handle stream) {
    checkDevice(device);
    if (!stream.is_none())
      throw ValueError("to_device: argument 'stream' must be None for the device cpu");
    return nb::borrow(self);
  }, nb::arg("device"), nb::kw_only(), nb::arg("stream").none() = nb::none(), "The tensor on a device; itself on that where it is.");
}

} // namespace crout::python
