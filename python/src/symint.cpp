// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// SymInt in Python: a size of a traced tensor that computes as an int does.
#include "common.h"

namespace crout::python {

PyTypeObject *symIntType = nullptr;

PyObject *toPython(const SymInt &size) {
  if (!size.isSymbolic())
    return PyLong_FromLongLong(size.hint());
  return nb::cast(size).release().ptr();
}

SymInt toSymInt(PyObject *object) {
  if (isSymInt(object))
    return asSymInt(object);
  nb::object index = steal(PyNumber_Index(object));
  int64_t value = PyLong_AsLongLong(index.ptr());
  if (value == -1 && PyErr_Occurred())
    throw nb::python_error();
  return value;
}

static bool isWhole(PyObject *o) { return isSymInt(o) || PyLong_Check(o); }

// A number that is not whole makes the size a number too: the outcome is a 0-d value of the trace.
template <typename Whole, typename Other> static PyObject *arithmetic(PyObject *a, PyObject *b, Whole whole, Other other) {
  return guarded([&]() -> PyObject * {
    if (isWhole(a) && isWhole(b))
      return toPython(whole(toSymInt(a), toSymInt(b)));
    if ((isWhole(a) || isNumber(a)) && (isWhole(b) || isNumber(b)))
      return other(a, b);
    return Py_NewRef(Py_NotImplemented);
  });
}

// Other arithmetic of a size and a number is that of tensors: `n * 0.5`, `n ** 0.5`, `1 / n`.
static PyObject *throughTensor(PyObject *a, PyObject *b, const char *function) {
  return nb::module_::import_("crout").attr(function)(nb::handle(a), nb::handle(b)).release().ptr();
}

static PyObject *add(PyObject *a, PyObject *b) {
  return arithmetic(a, b, [](const SymInt &x, const SymInt &y) { return x + y; }, [](auto x, auto y) { return throughTensor(x, y, "add"); });
}
static PyObject *subtract(PyObject *a, PyObject *b) {
  return arithmetic(a, b, [](const SymInt &x, const SymInt &y) { return x - y; }, [](auto x, auto y) { return throughTensor(x, y, "sub"); });
}
static PyObject *multiply(PyObject *a, PyObject *b) {
  return arithmetic(a, b, [](const SymInt &x, const SymInt &y) { return x * y; }, [](auto x, auto y) { return throughTensor(x, y, "mul"); });
}
static const SymInt &nonzero(const SymInt &y) {
  if (!y.isSymbolic() && y.hint() == 0) {
    PyErr_SetString(PyExc_ZeroDivisionError, "division of a size by zero");
    throw nb::python_error();
  }
  return y;
}
static PyObject *floorDivide(PyObject *a, PyObject *b) {
  return arithmetic(a, b, [](const SymInt &x, const SymInt &y) { return floorDiv(x, nonzero(y)); }, [](auto x, auto y) { return throughTensor(x, y, "floor_divide"); });
}
static PyObject *modulo(PyObject *a, PyObject *b) {
  return arithmetic(a, b, [](const SymInt &x, const SymInt &y) { return mod(x, nonzero(y)); }, [](auto x, auto y) { return throughTensor(x, y, "remainder"); });
}
static PyObject *trueDivide(PyObject *a, PyObject *b) {
  return guarded([&]() -> PyObject * {
    if ((isWhole(a) || isNumber(a)) && (isWhole(b) || isNumber(b)))
      return throughTensor(a, b, "div");
    return Py_NewRef(Py_NotImplemented);
  });
}
static PyObject *power(PyObject *a, PyObject *b, PyObject *) {
  return guarded([&]() -> PyObject * {
    if (isSymInt(a) && PyLong_Check(b)) {
      int64_t exponent = PyLong_AsLongLong(b);
      if (exponent >= 0 && exponent <= 16) {
        SymInt result = 1;
        for (; exponent > 0; --exponent)
          result = result * asSymInt(a);
        return toPython(result);
      }
      PyErr_Clear();
    }
    if ((isWhole(a) || isNumber(a)) && (isWhole(b) || isNumber(b)))
      return throughTensor(a, b, "pow");
    return Py_NewRef(Py_NotImplemented);
  });
}
static PyObject *negative(PyObject *a) {
  return guarded([&] { return toPython(SymInt(0) - asSymInt(a)); });
}
static PyObject *positive(PyObject *a) { return Py_NewRef(a); }
static PyObject *absolute(PyObject *a) {
  return guarded([&] { return asSymInt(a) < SymInt(0) ? toPython(SymInt(0) - asSymInt(a)) : Py_NewRef(a); });
}
static PyObject *number(PyObject *a) {
  return guarded([&] { return PyLong_FromLongLong(asSymInt(a).guard()); });
}
static PyObject *real(PyObject *a) {
  return guarded([&] { return PyFloat_FromDouble(static_cast<double>(asSymInt(a).guard())); });
}
static int truth(PyObject *a) {
  try {
    return !(asSymInt(a) == SymInt(0));
  } catch (...) {
    translateException();
    return -1;
  }
}
static PyObject *compare(PyObject *a, PyObject *b, int operation) {
  return guarded([&]() -> PyObject * {
    if (!isWhole(a) || !isWhole(b)) {
      if (!PyFloat_Check(b))
        return Py_NewRef(Py_NotImplemented);
      nb::object value = steal(PyLong_FromLongLong(asSymInt(a).guard()));
      return PyObject_RichCompare(value.ptr(), b, operation);
    }
    SymInt x = toSymInt(a), y = toSymInt(b);
    bool result = false;
    switch (operation) {
    case Py_EQ: result = x == y; break;
    case Py_NE: result = !(x == y); break;
    case Py_LT: result = x < y; break;
    case Py_LE: result = x <= y; break;
    case Py_GT: result = y < x; break;
    case Py_GE: result = y <= x; break;
    }
    return PyBool_FromLong(result);
  });
}
// Equal sizes must hash alike and like the number, so a hash specialises.
static Py_hash_t hash(PyObject *a) {
  nb::object value = nb::steal(number(a));
  return value ? PyObject_Hash(value.ptr()) : -1;
}

void bindSymInt(nb::module_ &module) {
  static PyType_Slot slots[] = {{Py_nb_add, reinterpret_cast<void *>(add)},
                                {Py_nb_subtract, reinterpret_cast<void *>(subtract)},
                                {Py_nb_multiply, reinterpret_cast<void *>(multiply)},
                                {Py_nb_floor_divide, reinterpret_cast<void *>(floorDivide)},
                                {Py_nb_remainder, reinterpret_cast<void *>(modulo)},
                                {Py_nb_true_divide, reinterpret_cast<void *>(trueDivide)},
                                {Py_nb_power, reinterpret_cast<void *>(power)},
                                {Py_nb_negative, reinterpret_cast<void *>(negative)},
                                {Py_nb_positive, reinterpret_cast<void *>(positive)},
                                {Py_nb_absolute, reinterpret_cast<void *>(absolute)},
                                {Py_nb_int, reinterpret_cast<void *>(number)},
                                {Py_nb_index, reinterpret_cast<void *>(number)},
                                {Py_nb_float, reinterpret_cast<void *>(real)},
                                {Py_nb_bool, reinterpret_cast<void *>(truth)},
                                {Py_tp_richcompare, reinterpret_cast<void *>(compare)},
                                {Py_tp_hash, reinterpret_cast<void *>(hash)},
                                {0, nullptr}};
  nb::class_<SymInt> type(module, "SymInt", nb::type_slots(slots),
                          "A size of a traced tensor. Arithmetic stays symbolic; comparing guards the compiled program on the outcome, and int(size), as\n"
                          "range(size) needs it, specialises the program on the number.");
  symIntType = reinterpret_cast<PyTypeObject *>(type.ptr());
  type.attr("__module__") = "crout";
  type.def("__repr__", [](const SymInt &size) { return toString(size); });
  module.def("sym_max", [](nb::handle a, nb::handle b) { return nb::steal(toPython(symMax(toSymInt(a.ptr()), toSymInt(b.ptr())))); }, nb::arg("a"), nb::arg("b"),
             "The larger of two sizes, decided when the program runs.");
  module.def("sym_min", [](nb::handle a, nb::handle b) { return nb::steal(toPython(symMin(toSymInt(a.ptr()), toSymInt(b.ptr())))); }, nb::arg("a"), nb::arg("b"),
             "The smaller of two sizes, decided when the program runs.");
}

} // namespace crout::python
