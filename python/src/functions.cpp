// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The public functions, as functions of the module and methods of Tensor.
#include "crout/functions.h"
#include "arguments.h"

namespace crout::python {

#include "python-generated/functions.inc"

void writeOut(PyObject *out, Tensor &&result) {
  if (!isTensor(out))
    throw TypeError(std::string("argument 'out' must be a Tensor, not ") + Py_TYPE(out)->tp_name);
  Tensor &target = *nb::inst_ptr<Tensor>(out);
  if (!canCast(result.dtype(), target.dtype()))
    throw TypeError("argument 'out' of dtype " + std::string(name(target.dtype())) + " can't hold the result of dtype " + std::string(name(result.dtype())));
  if (result.dtype() != target.dtype())
    result = unlocked([&] { return crout::to(result, target.dtype()); });
  target.assign(result);
}

void bindFunctions(nb::module_ &module) {
  nb::module_ returnTypes = module.def_submodule("return_types", "Named tuples that functions with several results return.");
  returnTypes.attr("__name__") = "crout.return_types";
  for (NamedTuple *tuple : namedTuples)
    tuple->create(returnTypes);
  for (const ModuleFunctions &table : moduleFunctions) {
    // The package has a module of each scope's name; what it imports from is private.
    nb::module_ target = *table.scope ? module.def_submodule((std::string("_") + table.scope).c_str()) : module;
    std::string name = std::string("crout") + (*table.scope ? "." : "") + table.scope;
    nb::str moduleName(name.c_str());
    for (PyMethodDef *function = table.functions; function->ml_name; ++function)
      target.attr(function->ml_name) = steal(PyCFunction_NewEx(function, nullptr, moduleName.ptr()));
  }
  nb::handle type(reinterpret_cast<PyObject *>(tensorType));
  for (PyMethodDef *method = methods; method->ml_name; ++method)
    if (!nb::hasattr(type, method->ml_name)) // a property or a richer method of the type itself goes first
      type.attr(method->ml_name) = steal(PyDescr_NewMethod(tensorType, method));
}

} // namespace crout::python
