// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Python's operators on tensors, as slots of the type.
#include "operators.h"
#include "crout/functions.h"
#include "interop.h"

namespace crout::python {

// Either side may be the tensor; anything that is no operand leaves the operator to the other side.
template <Tensor (*function)(const Operand &, const Operand &)> static PyObject *binary(PyObject *a, PyObject *b) {
  return guarded([&]() -> PyObject * {
    std::optional<Operand> x = toOperand(a), y = toOperand(b);
    if (!x || !y)
      return Py_NewRef(Py_NotImplemented);
    ReleaseGil gil;
    Tensor result = function(*x, *y);
    gil.acquire();
    return toPython(std::move(result));
  });
}

// x += y writes into x, which stays the same object; where y is no operand Python goes on to x = x + y.
template <Tensor (*function)(const Operand &, const Operand &)> static PyObject *inPlace(PyObject *a, PyObject *b) {
  return guarded([&]() -> PyObject * {
    std::optional<Operand> y = toOperand(b);
    if (!y)
      return Py_NewRef(Py_NotImplemented);
    Operand x = asTensor(a);
    ReleaseGil gil;
    function(x, *y);
    gil.acquire();
    return Py_NewRef(a);
  });
}

template <Tensor (*function)(const Operand &)> static PyObject *unary(PyObject *a) {
  return guarded([&] {
    Operand x = asTensor(a);
    ReleaseGil gil;
    Tensor result = function(x);
    gil.acquire();
    return toPython(std::move(result));
  });
}

static Tensor plus(const Operand &a, const Operand &b) { return crout::add(a, b); }
static Tensor minus(const Operand &a, const Operand &b) { return crout::sub(a, b); }
static Tensor times(const Operand &a, const Operand &b) { return crout::mul(a, b); }
static Tensor divide(const Operand &a, const Operand &b) { return crout::div(a, b); }
static Tensor floorDivide(const Operand &a, const Operand &b) { return crout::floor_divide(a, b); }
static Tensor modulo(const Operand &a, const Operand &b) { return crout::remainder(a, b); }
static Tensor power(const Operand &a, const Operand &b) { return crout::pow(a, b); }
static Tensor product(const Operand &a, const Operand &b) { return crout::matmul(a, b); }
static Tensor bitAnd(const Operand &a, const Operand &b) { return crout::bitwise_and(a, b); }
static Tensor bitOr(const Operand &a, const Operand &b) { return crout::bitwise_or(a, b); }
static Tensor bitXor(const Operand &a, const Operand &b) { return crout::bitwise_xor(a, b); }
static Tensor shiftLeft(const Operand &a, const Operand &b) { return crout::bitwise_left_shift(a, b); }
static Tensor shiftRight(const Operand &a, const Operand &b) { return crout::bitwise_right_shift(a, b); }
static Tensor equal(const Operand &a, const Operand &b) { return crout::eq(a, b); }
static Tensor notEqual(const Operand &a, const Operand &b) { return crout::ne(a, b); }
static Tensor less(const Operand &a, const Operand &b) { return crout::lt(a, b); }
static Tensor lessEqual(const Operand &a, const Operand &b) { return crout::le(a, b); }
static Tensor greater(const Operand &a, const Operand &b) { return crout::gt(a, b); }
static Tensor greaterEqual(const Operand &a, const Operand &b) { return crout::ge(a, b); }
static Tensor negate(const Operand &a) { return crout::neg(a); }
static Tensor magnitude(const Operand &a) { return crout::abs(a); }
static Tensor invert(const Operand &a) { return crout::bitwise_not(a); }

static Tensor plusIn(const Operand &a, const Operand &b) { return crout::add_(a, b); }
static Tensor minusIn(const Operand &a, const Operand &b) { return crout::sub_(a, b); }
static Tensor timesIn(const Operand &a, const Operand &b) { return crout::mul_(a, b); }
static Tensor divideIn(const Operand &a, const Operand &b) { return crout::div_(a, b); }
static Tensor floorDivideIn(const Operand &a, const Operand &b) { return crout::floor_divide_(a, b); }
static Tensor moduloIn(const Operand &a, const Operand &b) { return crout::remainder_(a, b); }
static Tensor powerIn(const Operand &a, const Operand &b) { return crout::pow_(a, b); }
static Tensor bitAndIn(const Operand &a, const Operand &b) { return crout::bitwise_and_(a, b); }
static Tensor bitOrIn(const Operand &a, const Operand &b) { return crout::bitwise_or_(a, b); }
static Tensor bitXorIn(const Operand &a, const Operand &b) { return crout::bitwise_xor_(a, b); }
static Tensor shiftLeftIn(const Operand &a, const Operand &b) { return crout::bitwise_left_shift_(a, b); }
static Tensor shiftRightIn(const Operand &a, const Operand &b) { return crout::bitwise_right_shift_(a, b); }
static PyObject *ternaryPowerIn(PyObject *a, PyObject *b, PyObject *) { return inPlace<powerIn>(a, b); }

static PyObject *ternaryPower(PyObject *a, PyObject *b, PyObject *modulus) {
  if (modulus != Py_None) {
    PyErr_SetString(PyExc_TypeError, "pow: a third argument is not supported for tensors");
    return nullptr;
  }
  return binary<power>(a, b);
}
static PyObject *positive(PyObject *a) { return Py_NewRef(a); }

static PyObject *compare(PyObject *a, PyObject *b, int operation) {
  switch (operation) {
  case Py_EQ: return binary<equal>(a, b);
  case Py_NE: return binary<notEqual>(a, b);
  case Py_LT: return binary<less>(a, b);
  case Py_LE: return binary<lessEqual>(a, b);
  case Py_GT: return binary<greater>(a, b);
  default: return binary<greaterEqual>(a, b);
  }
}
// Comparison is elementwise, so a tensor is a key by its identity.
static Py_hash_t hash(PyObject *a) { return static_cast<Py_hash_t>(reinterpret_cast<uintptr_t>(a) >> 4); }

// ---- Tensors of one element as numbers ----

static nb::object onlyElement(PyObject *a) { return nb::steal(toPython(asTensor(a).item())); }
static PyObject *number(PyObject *a) {
  return guarded([&] { return PyNumber_Long(onlyElement(a).ptr()); });
}
static PyObject *real(PyObject *a) {
  return guarded([&] { return PyNumber_Float(onlyElement(a).ptr()); });
}
static PyObject *index(PyObject *a) {
  return guarded([&] {
    const Tensor &tensor = asTensor(a);
    if (!isIntegral(tensor.dtype()) && tensor.dtype() != DType::Bool)
      throw TypeError("only tensors of one integer can be an index, this one has dtype " + std::string(name(tensor.dtype())));
    return PyNumber_Index(onlyElement(a).ptr());
  });
}
static int truth(PyObject *a) {
  try {
    const Tensor &tensor = asTensor(a);
    if (!tensor.isTraced() && tensor.numel().hint() != 1)
      throw Error("the truth value of a tensor of " + std::to_string(tensor.numel().hint()) +
                  " elements is ambiguous; use .any() or .all()");
    if (tensor.isTraced())
      throw Error("bool() needs the elements of a tensor, which are not known while a function is traced; use crout.where(condition, a, b) in place of "
                  "`a if condition else b`");
    return PyObject_IsTrue(onlyElement(a).ptr());
  } catch (...) {
    translateException();
    return -1;
  }
}

static Py_ssize_t length(PyObject *a) {
  try {
    const Tensor &tensor = asTensor(a);
    if (tensor.dim() == 0)
      throw TypeError("len(): a tensor of no dimensions has no length");
    return tensor.size(0).guard();
  } catch (...) {
    translateException();
    return -1;
  }
}
static PyObject *iterate(PyObject *a) {
  return guarded([&] {
    const Tensor &tensor = asTensor(a);
    if (tensor.dim() == 0)
      throw TypeError("iter(): a tensor of no dimensions can't be iterated over");
    nb::object rows = nb::steal(toPython(unlocked([&] { return crout::unbind(tensor, 0); })));
    return PyObject_GetIter(rows.ptr());
  });
}
static int contains(PyObject *a, PyObject *value) {
  nb::object found = nb::steal(guarded([&]() -> PyObject * {
    std::optional<Operand> x = toOperand(value);
    if (!x)
      throw TypeError(std::string("in: the element must be a Tensor or a number, not ") + Py_TYPE(value)->tp_name);
    return toPython(unlocked([&] { return crout::any(crout::eq(asTensor(a), *x)); }));
  }));
  return found ? truth(found.ptr()) : -1;
}

template <typename F> static constexpr PyType_Slot slot(int id, F *function) { return {id, reinterpret_cast<void *>(function)}; }

PyType_Slot *tensorSlots() {
  static PyType_Slot slots[] = {slot(Py_nb_add, binary<plus>),
                                slot(Py_nb_subtract, binary<minus>),
                                slot(Py_nb_multiply, binary<times>),
                                slot(Py_nb_true_divide, binary<divide>),
                                slot(Py_nb_floor_divide, binary<floorDivide>),
                                slot(Py_nb_remainder, binary<modulo>),
                                slot(Py_nb_power, ternaryPower),
                                slot(Py_nb_matrix_multiply, binary<product>),
                                slot(Py_nb_and, binary<bitAnd>),
                                slot(Py_nb_or, binary<bitOr>),
                                slot(Py_nb_xor, binary<bitXor>),
                                slot(Py_nb_lshift, binary<shiftLeft>),
                                slot(Py_nb_rshift, binary<shiftRight>),
                                slot(Py_nb_negative, unary<negate>),
                                slot(Py_nb_positive, positive),
                                slot(Py_nb_absolute, unary<magnitude>),
                                slot(Py_nb_invert, unary<invert>),
                                slot(Py_nb_int, number),
                                slot(Py_nb_float, real),
                                slot(Py_nb_index, index),
                                slot(Py_nb_bool, truth),
                                slot(Py_tp_richcompare, compare),
                                slot(Py_tp_hash, hash),
                                slot(Py_tp_iter, iterate),
                                slot(Py_mp_length, length),
                                slot(Py_nb_inplace_add, inPlace<plusIn>),
                                slot(Py_nb_inplace_subtract, inPlace<minusIn>),
                                slot(Py_nb_inplace_multiply, inPlace<timesIn>),
                                slot(Py_nb_inplace_true_divide, inPlace<divideIn>),
                                slot(Py_nb_inplace_floor_divide, inPlace<floorDivideIn>),
                                slot(Py_nb_inplace_remainder, inPlace<moduloIn>),
                                slot(Py_nb_inplace_power, ternaryPowerIn),
                                slot(Py_nb_inplace_and, inPlace<bitAndIn>),
                                slot(Py_nb_inplace_or, inPlace<bitOrIn>),
                                slot(Py_nb_inplace_xor, inPlace<bitXorIn>),
                                slot(Py_nb_inplace_lshift, inPlace<shiftLeftIn>),
                                slot(Py_nb_inplace_rshift, inPlace<shiftRightIn>),
                                slot(Py_mp_subscript, subscript),
                                slot(Py_mp_ass_subscript, assignSubscript),
                                slot(Py_sq_contains, contains),
                                slot(Py_bf_getbuffer, getTensorBuffer),
                                slot(Py_bf_releasebuffer, releaseTensorBuffer),
                                {0, nullptr}};
  return slots;
}

} // namespace crout::python
