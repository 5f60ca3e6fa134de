// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Captured programs: what crout.export stands on.
#include "crout/program.h"
#include "jit.h"
#include "pytree.h"
#include "crout/runtime/call.h"

namespace crout::python {

// A specification as (name, dtype, (2, "n")).
static TensorSpec toSpec(nb::handle spec) {
  std::optional<DType> dtype = toDType(nb::handle(spec[1]).ptr());
  if (!dtype)
    throw TypeError("export: a specification is (name, dtype, sizes)");
  return {nb::cast<std::string>(spec[0]), *dtype, nb::cast<std::vector<Dim>>(spec[2])};
}
static nb::list fromSpecs(const std::vector<TensorSpec> &specs) {
  nb::list list;
  for (const TensorSpec &spec : specs)
    list.append(nb::make_tuple(spec.name, nb::steal(toPython(spec.dtype)), nb::tuple(nb::cast(spec.dims))));
  return list;
}

static Program traceProgram(const std::string &name, nb::callable function, nb::sequence specs, const std::vector<std::string> &resultNames) {
  std::vector<TensorSpec> inputs;
  for (nb::handle spec : specs)
    inputs.push_back(toSpec(spec));
  // `function` takes and gives a list of tensors.
  return Program::trace(name, [&](std::span<const Tensor> traced) {
    nb::gil_scoped_acquire gil;
    TracingScope scope;
    nb::object results = function(nb::cast(std::vector<Tensor>(traced.begin(), traced.end())));
    return nb::cast<std::vector<Tensor>>(results);
  }, inputs, resultNames);
}

void bindProgram(nb::module_ &module) {
  module.def("_cholesky_fallbacks", [] { return crout_rt_fallbacks(); });
  nb::class_<Program>(module, "_Program")
      .def_static("trace", traceProgram)
      .def_static("parse", [](const std::string &text) { return unlocked([&] { return Program::parse(text); }); })
      .def_static("load", [](const std::string &path) { return unlocked([&] { return Program::load(path); }); })
      .def("save", [](const Program &p, const std::string &path) { unlocked([&] { p.save(path); }); })
      .def_prop_ro("name", [](const Program &p) { return p.name(); })
      .def_prop_ro("inputs", [](const Program &p) { return fromSpecs(p.inputs()); })
      .def_prop_ro("outputs", [](const Program &p) { return fromSpecs(p.outputs()); })
      .def("mlir", [](const Program &p, const std::string &phase) { return unlocked([&] { return p.mlir(phase); }); })
      .def("structure", [](const Program &p) { return unlocked([&] { return p.structure(); }); })
      .def("run", [](const Program &p, const std::vector<Tensor> &arguments) { return unlocked([&] { return p(arguments); }); })
      .def("compile", [](const Program &p, const std::string &path, const std::string &header, const std::string &triple, const std::string &cpu,
                         const std::string &features, bool threads) {
        LibraryOptions options;
        options.header = header;
        options.triple = triple;
        if (!cpu.empty())
          options.cpu = cpu;
        options.features = features;
        options.threads = threads;
        unlocked([&] { p.compile(path, options); });
      });
}

} // namespace crout::python
