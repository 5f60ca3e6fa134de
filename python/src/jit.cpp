// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// crout.jit: from Python's arguments to a compiled function and back.
#include "jit.h"
#include "crout/program.h"
#include "pytree.h"
#include <structmember.h>

namespace crout::python {

namespace {

/// Everything compiled for one structure of arguments and one set of static values.
struct Entry {
  Entry(std::string name, const Function &function) : jit(function, std::move(name)) {}
  Tree arguments;            // a tuple of the positional arguments and a dict of the named ones
  std::vector<Tree> results; // of each trace; a trace's last result is its index here
  Jit jit;
};

/// The object that crout.jit gives.
struct JitObject {
  PyObject_HEAD
  vectorcallfunc vectorcall;
  PyObject *dict;
  PyObject *weakReferences;
  PyObject *function;
  PyObject *staticNames;             // frozenset of str
  std::vector<Py_ssize_t> *statics;  // positions
  PyObject *entries;                 // dict from key to capsule
  std::vector<std::pair<uint64_t, Entry *>> *flat; // of calls whose arguments are tensors and floats by position
  int64_t calls, traces;
};

PyTypeObject *jitType = nullptr;
constexpr Py_ssize_t kMaxFlat = 20;

JitObject *self(PyObject *object) { return reinterpret_cast<JitObject *>(object); }

std::string functionName(PyObject *function) {
  nb::object name = nb::steal(PyObject_GetAttrString(function, "__name__"));
  if (!name || !PyUnicode_Check(name.ptr())) {
    PyErr_Clear();
    return "jit";
  }
  std::string text;
  for (const char *c = PyUnicode_AsUTF8(name.ptr()); c && *c; ++c)
    text += std::isalnum(static_cast<unsigned char>(*c)) ? *c : '_';
  return text.empty() || !std::isalpha(static_cast<unsigned char>(text[0])) ? "f_" + text : text;
}

// Runs the user's function on traced tensors.
std::vector<Tensor> trace(JitObject *jit, Entry *entry, std::span<const Tensor> traced) {
  nb::gil_scoped_acquire gil;
  TracingScope scope;
  ++jit->traces;
  size_t next = 0;
  nb::object arguments = unflatten(entry->arguments, traced, next);
  nb::object value = steal(PyObject_Call(jit->function, PyTuple_GET_ITEM(arguments.ptr(), 0), PyTuple_GET_ITEM(arguments.ptr(), 1)));
  std::vector<Tensor> results;
  Tree tree = flatten(value, Numbers::Constant, results, "jit: result");
  int64_t index = static_cast<int64_t>(entry->results.size());
  entry->results.push_back(std::move(tree));
  results.push_back(Tensor::fromData(&index, {}, DType::Int64));
  return results;
}

PyObject *run(JitObject *jit, Entry *entry, std::span<const Tensor> leaves) {
  ++jit->calls;
  ReleaseGil gil;
  std::vector<Tensor> results = entry->jit(leaves);
  gil.acquire();
  int64_t index = *static_cast<const int64_t *>(results.back().dataPtr());
  const Tree &tree = entry->results[static_cast<size_t>(index)];
  if (tree.kind == Tree::Kind::Leaf)
    return toPython(std::move(results[0]));
  size_t next = 0;
  return unflatten(tree, results, next).release().ptr();
}

Entry *makeEntry(JitObject *jit, Tree arguments) {
  auto made = std::make_unique<Entry>(functionName(jit->function), Function());
  Entry *entry = made.get();
  entry->jit = Jit([jit, entry](std::span<const Tensor> traced) { return trace(jit, entry, traced); }, functionName(jit->function));
  entry->arguments = std::move(arguments);
  return made.release();
}

void deleteEntry(PyObject *capsule) { delete static_cast<Entry *>(PyCapsule_GetPointer(capsule, nullptr)); }

bool isStatic(JitObject *jit, Py_ssize_t position) {
  return std::find(jit->statics->begin(), jit->statics->end(), position) != jit->statics->end();
}

// A static argument is part of the key as it is, whatever it contains.
Tree argumentTree(JitObject *jit, PyObject *argument, bool fixed, std::vector<Tensor> &leaves) {
  if (fixed)
    return {Tree::Kind::Constant, nb::borrow(argument), {}};
  return flatten(argument, Numbers::Leaf, leaves, functionName(jit->function).c_str());
}

PyObject *callGeneral(JitObject *jit, PyObject *const *args, Py_ssize_t nargs, PyObject *keywords) {
  std::vector<Tensor> leaves;
  Tree tree{Tree::Kind::Tuple, {}, {}};
  Tree &positional = tree.children.emplace_back(Tree{Tree::Kind::Tuple, {}, {}});
  for (Py_ssize_t i = 0; i < nargs; ++i)
    positional.children.push_back(argumentTree(jit, args[i], isStatic(jit, i), leaves));
  Py_ssize_t count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  // f(a=1, b=2) and f(b=2, a=1) are one call.
  std::vector<Py_ssize_t> order(static_cast<size_t>(count));
  for (Py_ssize_t i = 0; i < count; ++i)
    order[i] = i;
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return PyUnicode_Compare(PyTuple_GET_ITEM(keywords, a), PyTuple_GET_ITEM(keywords, b)) < 0; });
  nb::object names = steal(PyTuple_New(count));
  Tree named{Tree::Kind::Dict, names, {}};
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject *name = PyTuple_GET_ITEM(keywords, order[i]);
    int fixed = PySet_Contains(jit->staticNames, name);
    if (fixed < 0)
      throw nb::python_error();
    PyTuple_SET_ITEM(names.ptr(), i, Py_NewRef(name));
    named.children.push_back(argumentTree(jit, args[nargs + order[i]], fixed, leaves));
  }
  tree.children.push_back(std::move(named));

  std::string letters;
  std::vector<nb::object> objects;
  appendKey(tree, letters, objects);
  nb::object key = steal(PyTuple_New(static_cast<Py_ssize_t>(objects.size()) + 1));
  PyTuple_SET_ITEM(key.ptr(), 0, PyBytes_FromStringAndSize(letters.data(), static_cast<Py_ssize_t>(letters.size())));
  for (size_t i = 0; i < objects.size(); ++i)
    PyTuple_SET_ITEM(key.ptr(), i + 1, objects[i].release().ptr());
  PyObject *found = PyDict_GetItemWithError(jit->entries, key.ptr());
  if (!found) {
    if (PyErr_Occurred()) {
      if (!PyErr_ExceptionMatches(PyExc_TypeError))
        throw nb::python_error();
      nb::python_error error; // "unhashable type: 'set'"
      throw TypeError(functionName(jit->function) + ": an argument is neither a tensor, a number nor a structure of them, and can't be a static value: " +
                      std::string(nb::str(error.value()).c_str()));
    }
    nb::object capsule = steal(PyCapsule_New(makeEntry(jit, std::move(tree)), nullptr, deleteEntry));
    if (PyDict_SetItem(jit->entries, key.ptr(), capsule.ptr()))
      throw nb::python_error();
    found = capsule.ptr();
  }
  return run(jit, static_cast<Entry *>(PyCapsule_GetPointer(found, nullptr)), leaves);
}

// Tensors and floats by position only: their pattern is the key.
Entry *flatEntry(JitObject *jit, uint64_t pattern, Py_ssize_t nargs) {
  for (auto &[known, entry] : *jit->flat)
    if (known == pattern)
      return entry;
  Tree tree{Tree::Kind::Tuple, {}, {}};
  Tree &positional = tree.children.emplace_back(Tree{Tree::Kind::Tuple, {}, {}});
  positional.children.resize(static_cast<size_t>(nargs));
  tree.children.push_back(Tree{Tree::Kind::Dict, steal(PyTuple_New(0)), {}});
  jit->flat->emplace_back(pattern, makeEntry(jit, std::move(tree)));
  return jit->flat->back().second;
}

PyObject *jitCall(PyObject *object, PyObject *const *args, size_t nargsf, PyObject *keywords) {
  JitObject *jit = self(object);
  // Inside another trace the function is part of that one.
  if (tracingDepth)
    return PyObject_Vectorcall(jit->function, args, nargsf, keywords);
  return guarded([&]() -> PyObject * {
    Py_ssize_t nargs = PyVectorcall_NARGS(nargsf);
    if (!keywords && nargs <= kMaxFlat && jit->statics->empty()) {
      uint64_t pattern = 1;
      Py_ssize_t i = 0;
      for (; i < nargs; ++i) {
        if (Py_TYPE(args[i]) == tensorType)
          pattern = pattern << 2 | 1;
        else if (PyFloat_CheckExact(args[i]))
          pattern = pattern << 2 | 2;
        else
          break;
      }
      if (i == nargs) {
        Entry *entry = flatEntry(jit, pattern, nargs);
        Tensor few[4];
        std::vector<Tensor> many;
        if (nargs > 4)
          many.resize(static_cast<size_t>(nargs));
        std::span<Tensor> leaves = nargs > 4 ? std::span<Tensor>(many) : std::span<Tensor>(few, static_cast<size_t>(nargs));
        for (i = 0; i < nargs; ++i)
          leaves[i] = Py_TYPE(args[i]) == tensorType ? asTensor(args[i]) : Tensor::fromNumber(PyFloat_AS_DOUBLE(args[i]));
        return run(jit, entry, leaves);
      }
    }
    return callGeneral(jit, args, nargs, keywords);
  });
}

// ---- The type ----

PyObject *jitNew(PyTypeObject *type, PyObject *args, PyObject *keywords) {
  return guarded([&]() -> PyObject * {
    static const char *names[] = {"function", "static_positions", "static_names", nullptr};
    PyObject *function, *positions, *staticNames;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "OOO", const_cast<char **>(names), &function, &positions, &staticNames))
      return nullptr;
    if (!PyCallable_Check(function))
      throw TypeError(std::string("jit: argument 'f' must be callable, not ") + Py_TYPE(function)->tp_name);
    auto statics = nb::cast<std::vector<Py_ssize_t>>(nb::handle(positions));
    nb::object set = steal(PyFrozenSet_New(staticNames)), entries = steal(PyDict_New()), dict = steal(PyDict_New());
    PyObject *object = type->tp_alloc(type, 0);
    if (!object)
      return nullptr;
    JitObject *jit = self(object);
    jit->vectorcall = jitCall;
    jit->function = Py_NewRef(function);
    jit->staticNames = set.release().ptr();
    jit->entries = entries.release().ptr();
    jit->dict = dict.release().ptr();
    jit->statics = new std::vector<Py_ssize_t>(std::move(statics));
    jit->flat = new std::vector<std::pair<uint64_t, Entry *>>();
    return object;
  });
}

int jitTraverse(PyObject *object, visitproc visit, void *arg) {
  JitObject *jit = self(object);
  Py_VISIT(Py_TYPE(object));
  Py_VISIT(jit->function);
  Py_VISIT(jit->entries);
  Py_VISIT(jit->dict);
  return 0;
}
int jitClear(PyObject *object) {
  JitObject *jit = self(object);
  Py_CLEAR(jit->function);
  Py_CLEAR(jit->staticNames);
  Py_CLEAR(jit->entries);
  Py_CLEAR(jit->dict);
  return 0;
}
void jitDealloc(PyObject *object) {
  PyObject_GC_UnTrack(object);
  JitObject *jit = self(object);
  if (jit->weakReferences)
    PyObject_ClearWeakRefs(object);
  jitClear(object);
  if (jit->flat)
    for (auto &[pattern, entry] : *jit->flat)
      delete entry;
  delete jit->flat;
  delete jit->statics;
  PyTypeObject *type = Py_TYPE(object);
  type->tp_free(object);
  Py_DECREF(type);
}
// A jitted function in a class is a method.
PyObject *jitGet(PyObject *object, PyObject *instance, PyObject *) {
  return !instance || instance == Py_None ? Py_NewRef(object) : PyMethod_New(object, instance);
}

template <typename F> void eachEntry(JitObject *jit, F visit) {
  for (auto &[pattern, entry] : *jit->flat)
    visit(*entry);
  PyObject *key, *value;
  Py_ssize_t position = 0;
  while (PyDict_Next(jit->entries, &position, &key, &value))
    visit(*static_cast<Entry *>(PyCapsule_GetPointer(value, nullptr)));
}

PyObject *jitExplain(PyObject *object, PyObject *) {
  return guarded([&] {
    std::vector<std::string> lines;
    eachEntry(self(object), [&](const Entry &entry) {
      for (std::string &line : entry.jit.explain())
        lines.push_back(std::move(line));
    });
    return nb::cast(lines).release().ptr();
  });
}
PyObject *jitCacheInfo(PyObject *object, PyObject *) {
  return guarded([&] {
    size_t programs = 0;
    eachEntry(self(object), [&](const Entry &entry) { programs += entry.jit.explain().size(); });
    return nb::module_::import_("crout._jit").attr("CacheInfo")(self(object)->calls, self(object)->traces, programs).release().ptr();
  });
}
PyObject *jitRepr(PyObject *object) { return PyUnicode_FromFormat("<crout.jit of %R>", self(object)->function); }

} // namespace

void bindJit(nb::module_ &module) {
  static PyMethodDef methods[] = {
      {"explain", jitExplain, METH_NOARGS, "explain()\n--\n\nA line for each program that was compiled: for which arguments, and why."},
      {"cache_info", jitCacheInfo, METH_NOARGS, "cache_info()\n--\n\nA named tuple (calls, traces, programs)."},
      {nullptr, nullptr, 0, nullptr}};
  static PyMemberDef members[] = {{"__vectorcalloffset__", T_PYSSIZET, offsetof(JitObject, vectorcall), READONLY, nullptr},
                                  {"__dictoffset__", T_PYSSIZET, offsetof(JitObject, dict), READONLY, nullptr},
                                  {"__weaklistoffset__", T_PYSSIZET, offsetof(JitObject, weakReferences), READONLY, nullptr},
                                  {nullptr, 0, 0, 0, nullptr}};
  static PyGetSetDef properties[] = {{"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, nullptr, nullptr}, {nullptr, nullptr, nullptr, nullptr, nullptr}};
  static PyType_Slot slots[] = {{Py_tp_new, reinterpret_cast<void *>(jitNew)},
                                {Py_tp_dealloc, reinterpret_cast<void *>(jitDealloc)},
                                {Py_tp_traverse, reinterpret_cast<void *>(jitTraverse)},
                                {Py_tp_clear, reinterpret_cast<void *>(jitClear)},
                                {Py_tp_call, reinterpret_cast<void *>(PyVectorcall_Call)},
                                {Py_tp_descr_get, reinterpret_cast<void *>(jitGet)},
                                {Py_tp_repr, reinterpret_cast<void *>(jitRepr)},
                                {Py_tp_methods, methods},
                                {Py_tp_members, members},
                                {Py_tp_getset, properties},
                                {Py_tp_doc, const_cast<char *>("A function that is compiled at the first call of each signature; made by crout.jit.")},
                                {0, nullptr}};
  static PyType_Spec spec = {"crout._crout._Jit", sizeof(JitObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL, slots};
  nb::object type = steal(PyType_FromSpec(&spec));
  jitType = reinterpret_cast<PyTypeObject *>(type.ptr());
  module.attr("_Jit") = type;
  type.release();
  bindPytree(module);
}

} // namespace crout::python
