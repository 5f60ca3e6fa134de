// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// DLPack both ways, as the array API standard defines the protocol.
#include "crout/functions.h"
#include "interop.h"

namespace crout::python {

static constexpr const char *versionedName = "dltensor_versioned", *legacyName = "dltensor";

template <typename Managed> static void deleteUnused(PyObject *capsule, const char *name) {
  if (!PyCapsule_IsValid(capsule, name)) // used: the consumer deletes
    return;
  auto *managed = static_cast<Managed *>(PyCapsule_GetPointer(capsule, name));
  managed->deleter(managed);
}
static void deleteVersioned(PyObject *capsule) { deleteUnused<DLManagedTensorVersioned>(capsule, versionedName); }
static void deleteLegacy(PyObject *capsule) { deleteUnused<DLManagedTensor>(capsule, legacyName); }

static nb::object exportDLPack(const Tensor &tensor, nb::handle stream, nb::handle maxVersion, nb::handle device, nb::handle copy) {
  tensor.dataPtr(); // says what to do instead for a traced tensor
  if (!stream.is_none())
    throw ValueError("__dlpack__: argument 'stream' must be None for a tensor on the device cpu");
  if (!device.is_none() && (nb::cast<int>(device[0]) != kDLCPU || nb::cast<int>(device[1]) != 0))
    throw nb::buffer_error("__dlpack__: the tensor is on the device cpu, (1, 0); a copy to another device is not supported");
  bool copies = !copy.is_none() && nb::cast<bool>(copy);
  bool versioned = !maxVersion.is_none() && nb::cast<int>(maxVersion[0]) >= DLPACK_MAJOR_VERSION;
  if (!copies && (tensor.isConjugated() || tensor.isNegated()))
    throw nb::buffer_error("__dlpack__: in memory lie other elements than those of a conjugated or negated view; use .resolve_conj() and .resolve_neg(), or 'copy' = True");
  if (!versioned && !copies && tensor.isReadOnly())
    throw nb::buffer_error("__dlpack__: the memory is read-only, which DLPack can say from version 1.0 on; give 'max_version', or 'copy' = True");
  DLManagedTensorVersioned *managed = (copies ? unlocked([&] { return crout::clone(tensor); }) : tensor).toDLPack();
  if (copies)
    managed->flags |= DLPACK_FLAG_BITMASK_IS_COPIED;
  if (versioned)
    return steal(PyCapsule_New(managed, versionedName, deleteVersioned));
  auto *legacy = new DLManagedTensor{managed->dl_tensor, managed, [](DLManagedTensor *self) {
                                       auto *owner = static_cast<DLManagedTensorVersioned *>(self->manager_ctx);
                                       owner->deleter(owner);
                                       delete self;
                                     }};
  return steal(PyCapsule_New(legacy, legacyName, deleteLegacy));
}

static Tensor takeCapsule(nb::handle capsule) {
  if (PyCapsule_IsValid(capsule.ptr(), versionedName)) {
    auto *managed = static_cast<DLManagedTensorVersioned *>(PyCapsule_GetPointer(capsule.ptr(), versionedName));
    PyCapsule_SetName(capsule.ptr(), "used_dltensor_versioned");
    return Tensor::fromDLPack(managed);
  }
  if (PyCapsule_IsValid(capsule.ptr(), legacyName)) {
    auto *managed = static_cast<DLManagedTensor *>(PyCapsule_GetPointer(capsule.ptr(), legacyName));
    PyCapsule_SetName(capsule.ptr(), "used_dltensor");
    return Tensor::fromDLPack(managed);
  }
  throw ValueError("from_dlpack: the capsule is no DLPack tensor, or was used before: a capsule can be used once");
}

// The producer is asked in the newest way that it knows. `copied` tells whether it was asked for a copy.
static nb::object askForCapsule(nb::handle source, nb::handle device, nb::handle copy, bool &copied) {
  nb::object produce = source.attr("__dlpack__");
  nb::dict arguments;
  arguments["max_version"] = nb::make_tuple(DLPACK_MAJOR_VERSION, DLPACK_MINOR_VERSION);
  if (!device.is_none())
    arguments["dl_device"] = nb::make_tuple(static_cast<int>(kDLCPU), 0);
  if (!copy.is_none())
    arguments["copy"] = copy;
  copied = !copy.is_none();
  try {
    return produce(**arguments);
  } catch (nb::python_error &error) {
    if (!error.matches(PyExc_TypeError))
      throw;
  }
  copied = false;
  return produce(); // from before versions
}

Tensor importDLPack(nb::handle source, nb::handle device, nb::handle copy) {
  checkDevice(device);
  bool copied = false;
  Tensor tensor;
  if (PyCapsule_CheckExact(source.ptr())) {
    tensor = takeCapsule(source);
  } else {
    if (!nb::hasattr(source, "__dlpack__"))
      throw TypeError(std::string("from_dlpack: the argument must have __dlpack__ or be a DLPack capsule, not ") + Py_TYPE(source.ptr())->tp_name);
    tensor = takeCapsule(askForCapsule(source, device, copy, copied));
  }
  if (!copy.is_none() && nb::cast<bool>(copy) && !copied)
    return unlocked([&] { return crout::clone(tensor); });
  return tensor;
}

void bindDLPack(nb::module_ &module) {
  nb::handle type(reinterpret_cast<PyObject *>(tensorType));
  auto method = [&](const char *name, auto function, const auto &...extra) {
    type.attr(name) = nb::cpp_function(function, nb::scope(type), nb::name(name), nb::is_method(), extra...);
  };
  method("__dlpack__", exportDLPack, nb::kw_only(), nb::arg("stream").none() = nb::none(), nb::arg("max_version").none() = nb::none(),
         nb::arg("dl_device").none() = nb::none(), nb::arg("copy").none() = nb::none());
  method("__dlpack_device__", [](const Tensor &t) { return nb::make_tuple(static_cast<int>(t.device().type), t.device().index); });
  module.def("from_dlpack", [](nb::handle source, nb::handle device, nb::handle copy) { return nb::steal(toPython(importDLPack(source, device, copy))); },
             nb::arg("ext_tensor"), nb::kw_only(), nb::arg("device").none() = nb::none(), nb::arg("copy").none() = nb::none(),
             "A tensor that shares the memory of another library's, through DLPack; with `copy` = True one of its own, with False never a copy.");
}

} // namespace crout::python
