// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Binding of arguments to parameters, and their conversion.
#include "arguments.h"
#include <cstring>

namespace crout::python {

static const char *describe(Kind kind) {
  switch (kind) {
  case Kind::Tensor: return "a Tensor or a number";
  case Kind::OptionalTensor: return "a Tensor or None";
  case Kind::TensorList: return "a sequence of Tensors";
  case Kind::Scalar: return "a number";
  case Kind::OptionalScalar: return "a number or None";
  case Kind::Int: case Kind::SymInt: return "an int";
  case Kind::OptionalInt: case Kind::OptionalSymInt: return "an int or None";
  case Kind::IntList: case Kind::SymIntList: return "an int or a sequence of ints";
  case Kind::OptionalIntList: return "an int, a sequence of ints or None";
  case Kind::Bool: return "a bool";
  case Kind::OptionalBool: return "a bool or None";
  case Kind::Float: return "a float";
  case Kind::OptionalFloat: return "a float or None";
  case Kind::FloatList: return "a sequence of floats";
  case Kind::OptionalFloatList: return "a sequence of floats or None";
  case Kind::String: return "a str";
  case Kind::OptionalString: return "a str or None";
  case Kind::DType: return "a crout.dtype";
  case Kind::OptionalDType: return "a crout.dtype or None";
  case Kind::OptionalDevice: return "a crout.device, a str or None";
  case Kind::OptionalGenerator: return "a crout.Generator or None";
  case Kind::Out: return "a Tensor, a tuple of Tensors or None";
  }
  return "";
}

static bool isInteger(PyObject *o, bool lenient) {
  return PyLong_Check(o) || isSymInt(o) || (PyIndex_Check(o) && (lenient || !isTensor(o)));
}

static bool isIntegerList(PyObject *o, bool lenient) {
  if (!PyTuple_Check(o) && !PyList_Check(o))
    return isInteger(o, lenient);
  for (Py_ssize_t i = 0, n = PySequence_Fast_GET_SIZE(o); i < n; ++i)
    if (!isInteger(PySequence_Fast_GET_ITEM(o, i), lenient))
      return false;
  return true;
}

static bool isTensorLike(PyObject *o) { return isTensor(o) || isNumPyArray(o); }

// `lenient` lets a tensor of one element stand for a number: tried once no overload takes the arguments as they are.
static bool matches(Kind kind, PyObject *o, bool lenient) {
  switch (kind) {
  case Kind::Tensor: return isTensor(o) || isNumber(o) || isSymInt(o) || isNumPyArray(o);
  case Kind::OptionalTensor: return o == Py_None || isTensorLike(o);
  case Kind::TensorList: {
    if (!PyTuple_Check(o) && !PyList_Check(o))
      return false;
    for (Py_ssize_t i = 0, n = PySequence_Fast_GET_SIZE(o); i < n; ++i)
      if (!isTensorLike(PySequence_Fast_GET_ITEM(o, i)))
        return false;
    return true;
  }
  case Kind::OptionalScalar:
    if (o == Py_None)
      return true;
    [[fallthrough]];
  case Kind::Scalar: return isNumber(o) || isSymInt(o) || (lenient && isTensor(o));
  case Kind::OptionalInt: case Kind::OptionalSymInt:
    if (o == Py_None)
      return true;
    [[fallthrough]];
  case Kind::Int: case Kind::SymInt: return isInteger(o, lenient) && !PyBool_Check(o);
  case Kind::OptionalIntList:
    if (o == Py_None)
      return true;
    [[fallthrough]];
  case Kind::IntList: case Kind::SymIntList: return isIntegerList(o, lenient);
  case Kind::OptionalBool:
    if (o == Py_None)
      return true;
    [[fallthrough]];
  case Kind::Bool: return PyBool_Check(o) || (isNumPyScalar(o) && !PyFloat_Check(o));
  case Kind::OptionalFloatList:
    if (o == Py_None)
      return true;
    [[fallthrough]];
  case Kind::FloatList:
    if (!PyTuple_Check(o) && !PyList_Check(o))
      return false;
    for (Py_ssize_t i = 0, n = PySequence_Fast_GET_SIZE(o); i < n; ++i)
      if (PyObject *item = PySequence_Fast_GET_ITEM(o, i); !PyFloat_Check(item) && !PyLong_Check(item) && !isNumPyScalar(item))
        return false;
    return true;
  case Kind::OptionalFloat:
    if (o == Py_None)
      return true;
    [[fallthrough]];
  case Kind::Float: return PyFloat_Check(o) || (PyLong_Check(o) && !PyBool_Check(o)) || isNumPyScalar(o) || isSymInt(o) || (lenient && isTensor(o));
  case Kind::OptionalString:
    if (o == Py_None)
      return true;
    [[fallthrough]];
  case Kind::String: return PyUnicode_Check(o);
  case Kind::OptionalDType:
    if (o == Py_None)
      return true;
    [[fallthrough]];
  case Kind::DType: return toDType(o).has_value();
  case Kind::OptionalDevice: return o == Py_None || Py_TYPE(o) == deviceType || PyUnicode_Check(o);
  case Kind::OptionalGenerator: return o == Py_None || PyObject_TypeCheck(o, generatorType);
  case Kind::Out: return o == Py_None || isTensor(o) || PyTuple_Check(o) || PyList_Check(o);
  }
  return false;
}

static std::string shortName(const char *name) {
  const char *dot = std::strrchr(name, '.');
  return dot ? dot + 1 : name;
}

static std::string typeName(PyObject *o) {
  if ((PyTuple_Check(o) || PyList_Check(o)) && PySequence_Fast_GET_SIZE(o)) {
    std::string text = PyTuple_Check(o) ? "tuple of " : "list of ";
    for (Py_ssize_t i = 0, n = PySequence_Fast_GET_SIZE(o); i < n; ++i) {
      std::string item = shortName(Py_TYPE(PySequence_Fast_GET_ITEM(o, i))->tp_name);
      if (text.find(item) == std::string::npos)
        text += (i ? ", " : "") + item;
    }
    return text;
  }
  return shortName(Py_TYPE(o)->tp_name);
}

// NumPy's names of two parameters are welcome too, and a name for one that Python can't write as a keyword argument.
static bool sameName(PyObject *keyword, const char *name) {
  if (PyUnicode_CompareWithASCIIString(keyword, name) == 0)
    return true;
  if (std::strcmp(name, "dim") == 0)
    return PyUnicode_CompareWithASCIIString(keyword, "axis") == 0;
  if (std::strcmp(name, "from") == 0)
    return PyUnicode_CompareWithASCIIString(keyword, "from_") == 0;
  return std::strcmp(name, "keepdim") == 0 && PyUnicode_CompareWithASCIIString(keyword, "keepdims") == 0;
}

// `dims=([0], [1])` fills the parameters dims_a and dims_b: the pair of lists of the reference API.
static bool beginsPair(const Signature &signature, int i) {
  if (i + 1 >= signature.count || signature.parameters[i].kind != Kind::IntList || signature.parameters[i + 1].kind != Kind::IntList)
    return false;
  std::string_view a = signature.parameters[i].name, b = signature.parameters[i + 1].name;
  return a.ends_with("_a") && b.ends_with("_b") && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1);
}
static bool isPairOfLists(PyObject *o) {
  if ((!PyTuple_Check(o) && !PyList_Check(o)) || PySequence_Fast_GET_SIZE(o) != 2)
    return false;
  for (int i = 0; i < 2; ++i)
    if (PyObject *item = PySequence_Fast_GET_ITEM(o, i); !PyTuple_Check(item) && !PyList_Check(item))
      return false;
  return true;
}

/// Options of functions that make tensors which other libraries have: they are accepted where they ask for nothing.
static bool isIdleOption(const Signature &signature, PyObject *keyword, PyObject *value) {
  bool makesTensors = false;
  for (int i = 0; i < signature.count; ++i)
    makesTensors |= signature.parameters[i].kind == Kind::OptionalDevice;
  if (!makesTensors)
    return false;
  if (value == Py_True && sameName(keyword, "requires_grad"))
    throw NotImplementedError("'requires_grad' must be False: nothing is recorded for gradients");
  if (value == Py_False)
    return sameName(keyword, "requires_grad") || sameName(keyword, "pin_memory");
  return value == Py_None && (sameName(keyword, "layout") || sameName(keyword, "memory_format"));
}

bool Arguments::bind(const Signature &signature, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *keywords, bool lenient,
                     std::string *why) {
  slots.fill(nullptr);
  int varargs = self ? signature.methodVarargs : signature.varargs;
  if (self ? signature.self < 0 : !signature.isFunction)
    return false;
  if (self)
    slots[signature.self] = self;
  Py_ssize_t next = 0;
  for (int i = 0; i < signature.count && next < nargs && !signature.parameters[i].keywordOnly; ++i) {
    if (self && i == signature.self)
      continue;
    bool alone = signature.parameters[i].kind == Kind::TensorList && !PyList_Check(args[next]) && !PyTuple_Check(args[next]);
    if (i == varargs && (nargs - next > 1 || alone)) {
      packed = steal(PyTuple_New(nargs - next));
      for (Py_ssize_t k = 0; next < nargs; ++k, ++next)
        PyTuple_SET_ITEM(packed.ptr(), k, Py_NewRef(args[next]));
      slots[i] = packed.ptr();
      break;
    }
    if (isPairOfLists(args[next]) && beginsPair(signature, i)) {
      PyObject *pair = args[next++]; // the macros evaluate their argument more than once
      slots[i] = PySequence_Fast_GET_ITEM(pair, 0);
      slots[i + 1] = PySequence_Fast_GET_ITEM(pair, 1);
      break;
    }
    slots[i] = args[next++];
  }
  if (next < nargs) {
    if (why)
      *why = "takes " + std::to_string(next) + (next == 1 ? " positional argument, " : " positional arguments, ") + std::to_string(nargs) + " were given";
    return false;
  }
  for (Py_ssize_t k = 0, n = keywords ? PyTuple_GET_SIZE(keywords) : 0; k < n; ++k) {
    PyObject *keyword = PyTuple_GET_ITEM(keywords, k);
    int i = 0;
    for (; i < signature.count && isPairOfLists(args[nargs + k]); ++i)
      if (std::string_view name = signature.parameters[i].name; beginsPair(signature, i) && !slots[i] && !slots[i + 1] &&
          PyUnicode_CompareWithASCIIString(keyword, std::string(name.substr(0, name.size() - 2)).c_str()) == 0)
        break;
    if (i < signature.count && isPairOfLists(args[nargs + k])) {
      slots[i] = PySequence_Fast_GET_ITEM(args[nargs + k], 0);
      slots[i + 1] = PySequence_Fast_GET_ITEM(args[nargs + k], 1);
      continue;
    }
    i = 0;
    while (i < signature.count && !((!self || i != signature.self) && sameName(keyword, signature.parameters[i].name)))
      ++i;
    if (i == signature.count && isIdleOption(signature, keyword, args[nargs + k]))
      continue;
    if (i == signature.count || slots[i]) {
      if (why)
        *why = (i == signature.count ? "has no argument '" : "got twice the argument '") + std::string(PyUnicode_AsUTF8(keyword)) + "'";
      return false;
    }
    slots[i] = args[nargs + k];
  }
  for (int i = 0; i < signature.count; ++i) {
    const Parameter &parameter = signature.parameters[i];
    if (!slots[i]) {
      if (!parameter.required)
        continue;
      if (why)
        *why = "needs the argument '" + std::string(parameter.name) + "' (" + describe(parameter.kind) + ")";
      return false;
    }
    // None stands for the default wherever there is one that is not None.
    if (!matches(parameter.kind, slots[i], lenient)) {
      if (why)
        *why = "argument '" + std::string(parameter.name) + "' must be " + describe(parameter.kind) + ", not " + typeName(slots[i]);
      return false;
    }
  }
  return true;
}

PyObject *callOverloads(const FunctionInfo &info, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *keywords) noexcept {
  return guarded([&]() -> PyObject * {
    Arguments arguments;
    for (bool lenient : {false, true})
      for (int i = 0; i < info.count; ++i)
        if (arguments.bind(info.signatures[i], self, args, nargs, keywords, lenient, nullptr)) {
          arguments.chosen = i;
          return info.call(arguments);
        }
    if (PyErr_Occurred())
      throw nb::python_error();
    std::string message = std::string(info.name) + ": ", why;
    int forms = 0;
    for (int i = 0; i < info.count; ++i)
      forms += self ? info.signatures[i].self >= 0 : info.signatures[i].isFunction;
    if (forms == 1) {
      for (int i = 0; i < info.count && why.empty(); ++i)
        arguments.bind(info.signatures[i], self, args, nargs, keywords, true, &why);
      message += why;
    } else {
      message += "no form of it takes (";
      for (Py_ssize_t i = 0; i < nargs; ++i)
        message += (i ? ", " : "") + typeName(args[i]);
      for (Py_ssize_t i = 0, n = keywords ? PyTuple_GET_SIZE(keywords) : 0; i < n; ++i)
        message += (i + nargs ? ", " : "") + std::string(PyUnicode_AsUTF8(PyTuple_GET_ITEM(keywords, i))) + "=" + typeName(args[nargs + i]);
      message += ")";
      for (int i = 0; i < info.count; ++i) {
        why.clear();
        arguments.bind(info.signatures[i], self, args, nargs, keywords, true, &why);
        if (!why.empty())
          message += std::string("; ") + info.signatures[i].text + ": " + why;
      }
    }
    PyErr_SetString(PyExc_TypeError, message.c_str());
    return nullptr;
  });
}

// ---- Conversions ----

static int64_t toInteger(PyObject *o) {
  if (isSymInt(o))
    return asSymInt(o).guard();
  nb::object index = steal(PyNumber_Index(o));
  int64_t value = PyLong_AsLongLong(index.ptr());
  if (value == -1 && PyErr_Occurred())
    throw nb::python_error();
  return value;
}

Operand Arguments::operand(int i) const {
  std::optional<Operand> operand = toOperand(slots[i]);
  if (!operand)
    throw TypeError("expected a Tensor or a number, not " + typeName(slots[i]));
  return *operand;
}

static Tensor tensorFrom(PyObject *o) { return isTensor(o) ? asTensor(o) : fromNumPy(o); }

std::optional<Tensor> Arguments::optionalTensor(int i) const { return given(i) ? std::optional(tensorFrom(slots[i])) : std::nullopt; }

std::vector<Tensor> Arguments::tensorList(int i) const {
  std::vector<Tensor> tensors;
  for (Py_ssize_t k = 0, n = PySequence_Fast_GET_SIZE(slots[i]); k < n; ++k)
    tensors.push_back(tensorFrom(PySequence_Fast_GET_ITEM(slots[i], k)));
  return tensors;
}

Scalar Arguments::scalar(int i, Scalar otherwise) const {
  if (!given(i))
    return otherwise;
  if (isTensor(slots[i]))
    return asTensor(slots[i]).item();
  if (isSymInt(slots[i]))
    return asSymInt(slots[i]);
  return toScalar(slots[i]);
}

int64_t Arguments::integer(int i, int64_t otherwise) const { return given(i) ? toInteger(slots[i]) : otherwise; }

std::vector<int64_t> Arguments::integerList(int i, std::vector<int64_t> otherwise) const {
  if (!given(i))
    return otherwise;
  if (!PyTuple_Check(slots[i]) && !PyList_Check(slots[i]))
    return {toInteger(slots[i])};
  std::vector<int64_t> values;
  for (Py_ssize_t k = 0, n = PySequence_Fast_GET_SIZE(slots[i]); k < n; ++k)
    values.push_back(toInteger(PySequence_Fast_GET_ITEM(slots[i], k)));
  return values;
}

std::vector<double> Arguments::realList(int i) const {
  std::vector<double> values;
  for (Py_ssize_t k = 0, n = PySequence_Fast_GET_SIZE(slots[i]); k < n; ++k) {
    values.push_back(PyFloat_AsDouble(PySequence_Fast_GET_ITEM(slots[i], k)));
    if (PyErr_Occurred())
      throw nb::python_error();
  }
  return values;
}

SymInt Arguments::size(int i, SymInt otherwise) const { return given(i) ? toSymInt(slots[i]) : otherwise; }

std::vector<SymInt> Arguments::sizeList(int i, std::vector<SymInt> otherwise) const {
  if (!given(i))
    return otherwise;
  if (!PyTuple_Check(slots[i]) && !PyList_Check(slots[i]))
    return {toSymInt(slots[i])};
  std::vector<SymInt> values;
  for (Py_ssize_t k = 0, n = PySequence_Fast_GET_SIZE(slots[i]); k < n; ++k)
    values.push_back(toSymInt(PySequence_Fast_GET_ITEM(slots[i], k)));
  return values;
}

bool Arguments::boolean(int i, bool otherwise) const {
  if (!given(i))
    return otherwise;
  int value = PyObject_IsTrue(slots[i]);
  if (value < 0)
    throw nb::python_error();
  return value;
}

double Arguments::real(int i, double otherwise) const {
  if (!given(i))
    return otherwise;
  double value = isSymInt(slots[i]) ? static_cast<double>(asSymInt(slots[i]).guard()) : PyFloat_AsDouble(slots[i]);
  if (value == -1.0 && PyErr_Occurred())
    throw nb::python_error();
  return value;
}

std::string_view Arguments::string(int i, std::string_view otherwise) const {
  if (!given(i))
    return otherwise;
  Py_ssize_t length;
  const char *text = PyUnicode_AsUTF8AndSize(slots[i], &length);
  if (!text)
    throw nb::python_error();
  return {text, static_cast<size_t>(length)};
}

DType Arguments::elementType(int i, DType otherwise) const { return given(i) ? *toDType(slots[i]) : otherwise; }
std::optional<Generator> Arguments::optionalGenerator(int i) const {
  return given(i) ? std::optional(*nb::inst_ptr<Generator>(slots[i])) : std::nullopt;
}
std::optional<Device> Arguments::optionalDevice(int i) const { return given(i) ? toDevice(slots[i]) : std::nullopt; }

// ---- Named tuples ----

static PyObject *namedTupleRepr(PyObject *self, PyObject *) {
  return guarded([&] {
    nb::handle type(reinterpret_cast<PyObject *>(Py_TYPE(self)));
    std::string text = std::string(Py_TYPE(self)->tp_name) + "(";
    nb::tuple names = nb::cast<nb::tuple>(type.attr("__match_args__"));
    for (size_t i = 0; i < nb::len(names); ++i)
      text += (i ? ",\n" : "\n") + nb::cast<std::string>(nb::str(names[i])) + "=" + nb::repr(nb::handle(PyTuple_GET_ITEM(self, i))).c_str();
    return toPython(text + ")");
  });
}

void NamedTuple::create(nb::module_ &returnTypes) {
  qualified = std::string("crout.return_types.") + name;
  for (const char *field : fields)
    members.push_back({field, nullptr});
  members.push_back({nullptr, nullptr});
  PyStructSequence_Desc description = {qualified.c_str(), "Results by position and by name.", members.data(), static_cast<int>(fields.size())};
  type = PyStructSequence_NewType(&description);
  if (!type)
    throw nb::python_error();
  static PyMethodDef repr = {"__repr__", namedTupleRepr, METH_NOARGS, nullptr};
  nb::handle object(reinterpret_cast<PyObject *>(type));
  object.attr("__repr__") = steal(PyDescr_NewMethod(type, &repr));
  returnTypes.attr(name) = object;
}

PyObject *NamedTuple::make(std::tuple<Tensor, std::vector<Tensor>> &&values) const {
  nb::object result = steal(PyStructSequence_New(type));
  PyStructSequence_SetItem(result.ptr(), 0, toPython(std::move(std::get<0>(values))));
  PyStructSequence_SetItem(result.ptr(), 1, toPython(std::move(std::get<1>(values))));
  return result.release().ptr();
}

PyObject *NamedTuple::make(std::span<Tensor *> values, PyObject *out) const {
  if (out == Py_None)
    out = nullptr;
  if (out && (!(PyTuple_Check(out) || PyList_Check(out)) || PySequence_Fast_GET_SIZE(out) != static_cast<Py_ssize_t>(values.size())))
    throw TypeError("argument 'out' must be a tuple of " + std::to_string(values.size()) + " Tensors");
  nb::object result = steal(PyStructSequence_New(type));
  for (size_t i = 0; i < values.size(); ++i)
    PyStructSequence_SetItem(result.ptr(), i, toPython(std::move(*values[i]), out ? PySequence_Fast_GET_ITEM(out, i) : nullptr));
  return result.release().ptr();
}

} // namespace crout::python
