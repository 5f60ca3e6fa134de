// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Nested Python structures.
#include "pytree.h"

namespace crout::python {

static bool isNamedTuple(PyObject *object) {
  return PyTuple_Check(object) && !PyTuple_CheckExact(object) &&
         (PyObject_HasAttrString(object, "_fields") || PyObject_HasAttrString(object, "n_sequence_fields"));
}

static Tree flatten(nb::handle object, Numbers numbers, std::vector<Tensor> &leaves, const char *where, int depth) {
  PyObject *o = object.ptr();
  if (isTensor(o)) {
    leaves.push_back(asTensor(o));
    return {};
  }
  if (numbers == Numbers::Leaf && (PyFloat_Check(o) || PyComplex_Check(o))) {
    leaves.push_back(Tensor::fromNumber(toScalar(o)));
    return {};
  }
  if (isNumPyArray(o)) {
    leaves.push_back(fromNumPy(o));
    return {};
  }
  if (depth > 100)
    throw ValueError(std::string(where) + ": structures are nested too deeply (more than 100 levels)");
  if (isNamedTuple(o)) {
    Tree tree{Tree::Kind::NamedTuple, nb::borrow(reinterpret_cast<PyObject *>(Py_TYPE(o))), {}};
    for (Py_ssize_t i = 0, n = PyTuple_GET_SIZE(o); i < n; ++i)
      tree.children.push_back(flatten(PyTuple_GET_ITEM(o, i), numbers, leaves, where, depth + 1));
    return tree;
  }
  if (PyTuple_Check(o) || PyList_Check(o)) {
    Tree tree{PyTuple_Check(o) ? Tree::Kind::Tuple : Tree::Kind::List, {}, {}};
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(o); ++i)
      tree.children.push_back(flatten(PySequence_Fast_GET_ITEM(o, i), numbers, leaves, where, depth + 1));
    return tree;
  }
  if (PyDict_Check(o)) {
    Tree tree{Tree::Kind::Dict, steal(PySequence_Tuple(steal(PyDict_Keys(o)).ptr())), {}};
    for (nb::handle key : tree.object)
      tree.children.push_back(flatten(object[key], numbers, leaves, where, depth + 1));
    return tree;
  }
  // NumPy scalars are 0-d arrays; a Python float that NumPy made is a float.
  if (isNumPyScalar(o) && !PyFloat_Check(o) && !PyComplex_Check(o)) {
    nb::object array = nb::module_::import_("numpy").attr("asarray")(object);
    leaves.push_back(fromNumPy(array.ptr()));
    return {};
  }
  if (isSymInt(o))
    return {Tree::Kind::Constant, nb::steal(toPython(asSymInt(o).guard())), {}};
  return {Tree::Kind::Constant, nb::borrow(object), {}};
}

Tree flatten(nb::handle object, Numbers numbers, std::vector<Tensor> &leaves, const char *where) {
  return flatten(object, numbers, leaves, where, 0);
}

nb::object unflatten(const Tree &tree, std::span<const Tensor> leaves, size_t &next) {
  switch (tree.kind) {
  case Tree::Kind::Leaf:
    return nb::steal(toPython(Tensor(leaves[next++])));
  case Tree::Kind::Constant:
    return tree.object;
  case Tree::Kind::Tuple:
  case Tree::Kind::NamedTuple: {
    nb::object tuple = steal(PyTuple_New(static_cast<Py_ssize_t>(tree.children.size())));
    for (size_t i = 0; i < tree.children.size(); ++i)
      PyTuple_SET_ITEM(tuple.ptr(), i, unflatten(tree.children[i], leaves, next).release().ptr());
    if (tree.kind == Tree::Kind::Tuple)
      return tuple;
    return nb::hasattr(tree.object, "_make") ? tree.object.attr("_make")(tuple) : tree.object(tuple);
  }
  case Tree::Kind::List: {
    nb::object list = steal(PyList_New(static_cast<Py_ssize_t>(tree.children.size())));
    for (size_t i = 0; i < tree.children.size(); ++i)
      PyList_SET_ITEM(list.ptr(), i, unflatten(tree.children[i], leaves, next).release().ptr());
    return list;
  }
  case Tree::Kind::Dict: {
    nb::dict dict;
    for (size_t i = 0; i < tree.children.size(); ++i)
      dict[nb::handle(PyTuple_GET_ITEM(tree.object.ptr(), i))] = unflatten(tree.children[i], leaves, next);
    return dict;
  }
  }
  return nb::none();
}

void appendKey(const Tree &tree, std::string &letters, std::vector<nb::object> &objects) {
  static constexpr char letter[] = {'.', 'c', '(', '[', '{', 'n'};
  letters += letter[static_cast<size_t>(tree.kind)];
  if (tree.object.is_valid()) {
    objects.push_back(tree.object);
    // 1, 1.0 and True are equal but not the same constant.
    if (tree.kind == Tree::Kind::Constant)
      objects.push_back(nb::borrow(reinterpret_cast<PyObject *>(Py_TYPE(tree.object.ptr()))));
  }
  if (tree.kind > Tree::Kind::Constant) {
    for (const Tree &child : tree.children)
      appendKey(child, letters, objects);
    letters += ')';
  }
}

static std::string identifier(nb::handle key) {
  std::string text = nb::str(key).c_str();
  for (char &c : text)
    if (!std::isalnum(static_cast<unsigned char>(c)))
      c = '_';
  return text;
}

void leafNames(const Tree &tree, const std::string &prefix, std::vector<std::string> &names) {
  if (tree.kind == Tree::Kind::Leaf) {
    names.push_back(prefix);
    return;
  }
  nb::object fields;
  if (tree.kind == Tree::Kind::Dict)
    fields = tree.object;
  else if (tree.kind == Tree::Kind::NamedTuple)
    fields = nb::object(tree.object.attr(nb::hasattr(tree.object, "_fields") ? "_fields" : "__match_args__"));
  for (size_t i = 0; i < tree.children.size(); ++i) {
    std::string part = fields.is_valid() ? identifier(fields[i]) : std::to_string(i);
    std::string separator = prefix.empty() ? (std::isdigit(static_cast<unsigned char>(part[0])) ? "out" : "") : "_";
    leafNames(tree.children[i], prefix + separator + part, names);
  }
}

void bindPytree(nb::module_ &module) {
  nb::class_<Tree>(module, "_Tree", "Structure of nested tuples, lists, dicts and named tuples.")
      .def("unflatten", [](const Tree &tree, const std::vector<Tensor> &leaves) {
        size_t next = 0;
        return unflatten(tree, leaves, next);
      })
      .def("leaf_names", [](const Tree &tree, const std::string &prefix) {
        std::vector<std::string> names;
        leafNames(tree, prefix, names);
        return names;
      })
      .def("__eq__", [](const Tree &a, const Tree &b) {
        std::string x, y;
        std::vector<nb::object> p, q;
        appendKey(a, x, p), appendKey(b, y, q);
        if (x != y || p.size() != q.size())
          return false;
        for (size_t i = 0; i < p.size(); ++i)
          if (!p[i].equal(q[i]))
            return false;
        return true;
      });
  module.def("_flatten", [](nb::handle object) {
    std::vector<Tensor> leaves;
    Tree tree = flatten(object, Numbers::Constant, leaves, "flatten");
    return nb::make_tuple(nb::cast(std::move(leaves)), nb::cast(std::move(tree)));
  }, "The tensors in a nested structure, and the structure.");
}

} // namespace crout::python
