// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Exceptions as Python sees them, and the user's place in Python code for the operations that are made.
#include "common.h"
#include "crout/utilities.h"
#include "crout/runtime/call.h"
#include <exception>
#include <new>

namespace crout::python {

static PyObject *errorType = nullptr;
static PyObject *linAlgErrorType = nullptr;
// Folder of the package with a separator at the end: frames below it are not the user's.
static std::string packageFolder;

thread_local int tracingDepth = 0;

static void raise(PyObject *type, const Error &error, std::optional<int64_t> index = {}) {
  std::string message = error.what();
  if (!error.location().empty() && message.find(error.location()) == std::string::npos)
    message += "\n  at " + error.location();
  nb::object text = nb::steal(PyUnicode_DecodeUTF8(message.data(), static_cast<Py_ssize_t>(message.size()), "replace"));
  nb::object value = nb::steal(text ? PyObject_CallOneArg(type, text.ptr()) : nullptr);
  if (!value)
    return;
  if (index) {
    nb::object number = nb::steal(PyLong_FromLongLong(*index));
    if (!number || PyObject_SetAttrString(value.ptr(), "index", number.ptr()))
      return;
  }
  PyErr_SetObject(type, value.ptr());
}

void translateException() noexcept {
  try {
    throw;
  } catch (nb::python_error &error) {
    error.restore();
  } catch (const LinAlgError &error) {
    raise(linAlgErrorType, error, error.index());
  } catch (const TypeError &error) {
    raise(PyExc_TypeError, error);
  } catch (const ValueError &error) {
    raise(PyExc_ValueError, error);
  } catch (const IndexError &error) {
    raise(PyExc_IndexError, error);
  } catch (const MemoryError &error) {
    raise(PyExc_MemoryError, error);
  } catch (const NotImplementedError &error) {
    raise(PyExc_NotImplementedError, error);
  } catch (const Error &error) {
    raise(errorType, error);
  } catch (const nb::builtin_exception &error) {
    PyObject *type = error.type() == nb::exception_type::index_error ? PyExc_IndexError : error.type() == nb::exception_type::value_error ? PyExc_ValueError
                   : error.type() == nb::exception_type::stop_iteration ? PyExc_StopIteration : PyExc_TypeError;
    PyErr_SetString(type, error.what());
  } catch (const std::bad_alloc &) {
    PyErr_NoMemory();
  } catch (const std::exception &error) {
    PyErr_SetString(errorType ? errorType : PyExc_RuntimeError, error.what());
  } catch (...) {
    PyErr_SetString(PyExc_SystemError, "an exception of unknown type");
  }
}

static bool isOwnFile(const char *file, size_t length) {
  return length > packageFolder.size() && packageFolder.compare(0, std::string::npos, file, packageFolder.size()) == 0;
}

// Innermost frame outside of the package; Python threads only.
static std::optional<Location> findLocation() {
  if (!Py_IsInitialized() || packageFolder.empty())
    return std::nullopt;
  PyGILState_STATE state = PyGILState_Ensure();
  std::optional<Location> location;
  PyFrameObject *frame = PyEval_GetFrame();
  Py_XINCREF(frame);
  while (frame) {
    PyCodeObject *code = PyFrame_GetCode(frame);
    Py_ssize_t length = 0;
    const char *file = PyUnicode_AsUTF8AndSize(code->co_filename, &length);
    if (file && !isOwnFile(file, static_cast<size_t>(length))) {
      const char *function = PyUnicode_AsUTF8(code->co_name);
      location = Location{std::string(file, static_cast<size_t>(length)), static_cast<uint32_t>(PyFrame_GetLineNumber(frame)), 0, function ? function : ""};
      Py_DECREF(code);
      break;
    }
    Py_DECREF(code);
    PyFrameObject *back = PyFrame_GetBack(frame);
    Py_DECREF(frame);
    frame = back;
  }
  Py_XDECREF(frame);
  PyErr_Clear();
  PyGILState_Release(state);
  return location;
}

// RuntimeWarning through Python's filters; one that they turn into an error fails the call.
static void warn(const char *message, const char *location) {
  if (!Py_IsInitialized()) return;
  nb::gil_scoped_acquire gil;
  if (PyErr_WarnEx(PyExc_RuntimeWarning, message, 1) == 0) return;
  PyErr_Clear();
  crout_rt_fail(CROUT_SINGULAR, -1, "", location, message);
}

void bindErrors(nb::module_ &module) {
  crout_rt_set_warning_handler(warn);
  setWarningHandler([](const char *key, const std::string &message) {
    nb::gil_scoped_acquire gil;
    nb::module_::import_("crout._modes").attr("warn_user")(key, message); // throws where Python's filters make warnings errors
  });
  errorType = PyErr_NewExceptionWithDoc("crout.Error", "What Crout raises where no built-in exception says it better.", PyExc_RuntimeError, nullptr);
  module.attr("Error") = steal(errorType);
  Py_INCREF(errorType);
  linAlgErrorType = PyErr_NewExceptionWithDoc(
      "crout.linalg.LinAlgError",
      "A matrix is singular, not positive definite, or its factorisation did not converge. `index` is its flat index in the batch, -1 for a single matrix.",
      errorType, nullptr);
  nb::object linAlgError = steal(linAlgErrorType);
  Py_INCREF(linAlgErrorType);
  linAlgError.attr("index") = -1;
  module.attr("LinAlgError") = linAlgError;
  nb::register_exception_translator([](const std::exception_ptr &pointer, void *) {
    try {
      std::rethrow_exception(pointer);
    } catch (const Error &) {
      translateException();
    }
  });
  // Called by the package once it knows where it lies.
  module.def("_set_package_folder", [](const std::string &folder) {
    packageFolder = folder;
    setLocationProvider(findLocation);
  });
}

} // namespace crout::python
