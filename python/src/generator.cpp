// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// crout.Generator, and the functions on the default generator.
#include "crout/generator.h"
#include "common.h"

namespace crout::python {

PyTypeObject *generatorType = nullptr;

/// Negative seeds count from 2**64 down.
static uint64_t toSeed(nb::handle object) {
  nb::object number = steal(PyNumber_Long(object.ptr()));
  int overflow = 0;
  long long value = PyLong_AsLongLongAndOverflow(number.ptr(), &overflow);
  if (value == -1 && PyErr_Occurred()) throw nb::python_error();
  if (overflow == 0) return static_cast<uint64_t>(value);
  unsigned long long large = overflow > 0 ? PyLong_AsUnsignedLongLong(number.ptr()) : 0;
  if (overflow < 0 || PyErr_Occurred()) {
    PyErr_Clear();
    throw Error(std::string("manual_seed: 'seed' must lie in [-2**63, 2**64), got ") + nb::str(number).c_str());
  }
  return large;
}

static Device cpuOr(nb::handle device) {
  if (device.is_none()) return {};
  std::optional<Device> given = toDevice(device.ptr());
  if (!given) throw TypeError("Generator: argument 'device' must be a crout.device or a str");
  return *given;
}

void bindGenerator(nb::module_ &module) {
  nb::class_<Generator> type(module, "Generator",
                             "Generator(device='cpu')\n--\n\nA source of random numbers: a seed, and how many numbers have been drawn.");
  type.def(
          "__init__", [](Generator *self, nb::handle device) { new (self) Generator(cpuOr(device)); },
          nb::arg("device").none() = nb::none())
      .def(
          "manual_seed",
          [](nb::handle self, nb::handle seed) {
            nb::cast<const Generator &>(self).manualSeed(toSeed(seed));
            return nb::borrow(self);
          },
          nb::arg("seed"), "Begins anew from a seed; gives the generator back.")
      .def("seed", &Generator::seed, "Begins anew from a seed that the system chose, and gives it back.")
      .def("initial_seed", &Generator::initialSeed, "The seed that it last began from.")
      .def("get_state", &Generator::stateTensor, "The state as a uint8 tensor of 16 elements: seed and offset, little-endian.")
      .def(
          "set_state", [](const Generator &self, const Tensor &state) { self.setState(state); }, nb::arg("new_state"),
          "Takes on a state that get_state gave.")
      .def("clone_state", &Generator::clone, "Another generator with the same state.")
      .def("__copy__", &Generator::clone)
      .def(
          "__deepcopy__", [](const Generator &self, nb::handle) { return self.clone(); }, nb::arg("memo"))
      .def("__getstate__",
           [](const Generator &self) {
             Generator::State state = self.state();
             return nb::make_tuple(state.seed, state.offset);
           })
      .def("__setstate__",
           [](Generator &self, nb::tuple state) {
             new (&self) Generator();
             self.setState(Generator::State{nb::cast<uint64_t>(state[0]), nb::cast<uint64_t>(state[1])});
           })
      .def_prop_ro("device", [](const Generator &self) { return nb::steal(toPython(self.device())); })
      .def("__eq__", [](const Generator &self,
                        nb::handle other) { return nb::isinstance<Generator>(other) && self == nb::cast<const Generator &>(other); })
      .def("__hash__", [](const Generator &self) { return self.hash(); })
      .def("__repr__", [](const Generator &) { return "<crout.Generator of device cpu>"; });
  generatorType = reinterpret_cast<PyTypeObject *>(type.ptr());

  nb::object standard = nb::cast(defaultGenerator());
  module.attr("default_generator") = standard;
  module.def(
      "manual_seed",
      [](nb::handle seed) {
        defaultGenerator().manualSeed(toSeed(seed));
        return nb::module_::import_("crout._crout").attr("default_generator");
      },
      nb::arg("seed"), "Begins the default generator anew from a seed; gives the generator back.");
  module.def(
      "seed", [] { return defaultGenerator().seed(); },
      "Begins the default generator anew from a seed that the system chose, and gives it back.");
  module.def("initial_seed", [] { return defaultGenerator().initialSeed(); }, "The seed that the default generator last began from.");
  module.def("get_rng_state", [] { return defaultGenerator().stateTensor(); }, "The state of the default generator, a uint8 tensor.");
  module.def(
      "set_rng_state", [](const Tensor &state) { defaultGenerator().setState(state); }, nb::arg("new_state"),
      "Puts the default generator into a state that get_rng_state gave.");
}

} // namespace crout::python
