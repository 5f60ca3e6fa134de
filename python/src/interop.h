// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the files about memory of others share.
#ifndef CROUT_PYTHON_INTEROP_H
#define CROUT_PYTHON_INTEROP_H

#include "common.h"

namespace crout::python {

/// Gives a buffer back when the last tensor that shares its memory is gone, from whatever thread.
std::function<void()> bufferReleaser(std::shared_ptr<Py_buffer> buffer);

/// True where fromNumPy shares memory: native byte order, aligned, strides that are multiples of the element size.
bool canShareNumPy(PyObject *array);
/// A copy that shares nothing, of any strides and byte order, converted by NumPy where a dtype is given (but to bfloat16).
Tensor copyNumPy(PyObject *array, std::optional<DType> dtype = {});

/// Shares the memory of an object with __dlpack__, or of a capsule. `device` and `copy` are None where not asked for.
Tensor importDLPack(nb::handle source, nb::handle device, nb::handle copy);

/// A dtype or None; TypeError for anything else.
std::optional<DType> dtypeArgument(nb::handle dtype);
/// A device that this build has, or None.
void checkDevice(nb::handle device);
/// Nothing is recorded for gradients.
void checkNoGradient(bool requiresGrad, const char *function);

/// Slots of the buffer protocol.
int getTensorBuffer(PyObject *object, Py_buffer *view, int flags);
void releaseTensorBuffer(PyObject *object, Py_buffer *view);

} // namespace crout::python
#endif // CROUT_PYTHON_INTEROP_H
