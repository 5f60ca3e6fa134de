// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Switches, threads, and what this build and this machine are.
#include "Support/Switches.h"
#include "common.h"
#include "crout/runtime/blas.h"
#include "crout/runtime/call.h"
#include "llvm/Config/llvm-config.h"

namespace crout::python {

static nb::object valueOf(const SwitchValue &value) {
  return std::visit([](const auto &v) { return nb::cast(v); }, value);
}

static SwitchValue toValue(Switch id, nb::handle value) {
  if (PyBool_Check(value.ptr()))
    return value.ptr() == Py_True;
  if (PyLong_Check(value.ptr()))
    return nb::cast<int64_t>(value);
  if (PyUnicode_Check(value.ptr()))
    return nb::cast<std::string>(value);
  throw TypeError("config: '" + std::string(switches()[static_cast<size_t>(id)].name) + "' must be a bool, an int or a str, not " + Py_TYPE(value.ptr())->tp_name);
}

void bindConfig(nb::module_ &module) {
  module.def("_switches", [] {
    nb::list list;
    for (const SwitchInfo &info : switches())
      list.append(nb::make_tuple(std::string(info.name), std::string(info.environment), valueOf(info.initial), info.changesCode, std::string(info.sentence)));
    return list;
  });
  module.def("_get_switch", [](const std::string &name) { return valueOf(getSwitch(findSwitch(name))); });
  module.def("_set_switch", [](const std::string &name, nb::handle value) {
    Switch id = findSwitch(name);
    setSwitch(id, toValue(id, value));
  });
  module.def("_reset_switch", [](const std::string &name) { resetSwitch(findSwitch(name)); });
  module.def("_llvm_version", [] { return LLVM_VERSION_STRING; });
  module.def("_blas_info", [] {
    char text[512] = "";
    unlocked([&] { return crout_rt_blas_info(text, sizeof(text)); });
    return std::string(text);
  });
  module.def("set_num_threads", [](int32_t threads) {
    if (threads < 1)
      throw ValueError("set_num_threads: argument 'threads' must be positive, got " + std::to_string(threads));
    crout_rt_set_num_threads(threads);
  }, nb::arg("threads"), "Sets how many threads parallel loops and library kernels use.");
  module.def("get_num_threads", [] { return crout_rt_get_num_threads(); }, "How many threads parallel loops and library kernels use.");
}

} // namespace crout::python
