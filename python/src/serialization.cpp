// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors to and from files, and over any object's bytes; crout/_serialization.py gives nested containers their names.
#include "crout/serialization.h"
#include "common.h"

namespace crout::python {

using TensorMap = std::map<std::string, Tensor>;

static TensorMap toTensors(const nb::dict &dict) {
  TensorMap tensors;
  for (auto [name, tensor] : dict)
    tensors.emplace(nb::cast<std::string>(name), asTensor(tensor.ptr()));
  return tensors;
}
static Metadata toMetadata(const nb::dict &dict) {
  Metadata metadata;
  for (auto [key, value] : dict)
    metadata.emplace(nb::cast<std::string>(key), nb::cast<std::string>(value));
  return metadata;
}
static nb::tuple fromFile(TensorFile &&file) {
  nb::dict tensors, metadata;
  for (auto &[name, tensor] : file.tensors)
    tensors[nb::str(name.data(), name.size())] = nb::steal(toPython(std::move(tensor)));
  for (auto &[key, value] : file.metadata)
    metadata[nb::str(key.data(), key.size())] = nb::str(value.data(), value.size());
  return nb::make_tuple(tensors, metadata);
}

void bindSerialization(nb::module_ &module) {
  module.def("_save_path", [](const nb::dict &tensors, const std::string &path, const nb::dict &metadata) {
    TensorMap map = toTensors(tensors);
    Metadata texts = toMetadata(metadata);
    unlocked([&] { return save(map, path, texts), 0; });
  });
  module.def("_save_pieces", [](const nb::dict &tensors, nb::callable write, const nb::dict &metadata) {
    save(toTensors(tensors), [&](std::string_view bytes) {
      // A view, not a copy: a tensor may be most of the memory.
      nb::object piece = steal(PyMemoryView_FromMemory(const_cast<char *>(bytes.data()), static_cast<Py_ssize_t>(bytes.size()), PyBUF_READ));
      nb::object written = write(piece);
      // A raw file may take a part of what it is given.
      while (PyLong_Check(written.ptr())) {
        int64_t count = nb::cast<int64_t>(written);
        if (count < 0 || count >= static_cast<int64_t>(nb::len(piece)))
          break;
        piece = piece[nb::slice(written, nb::none(), nb::none())];
        written = write(piece);
      }
      piece.attr("release")(); // whoever kept it must not read freed memory
    }, toMetadata(metadata));
  });
  module.def("_load_descriptor", [](int descriptor, const std::string &name, bool mapped) {
    return fromFile(unlocked([&] { return loadDescriptor(descriptor, name, mapped); }));
  });
  module.def("_load_bytes", [](const nb::bytes &bytes, const std::string &name) {
    return fromFile(unlocked([&] { return loadBytes({bytes.c_str(), bytes.size()}, name); }));
  });
}

} // namespace crout::python
