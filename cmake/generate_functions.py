#!/usr/bin/env python3
# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes C++ declarations, Python bindings, type stubs and reference pages from the records of the public functions.

The records are the definitions of class CroutFunction (dialects/crout/functions/Function.td), read as JSON from
`llvm-tblgen --dump-json`. Files are written only where their text changes, so that a build redoes no more than it must.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import re
import subprocess
import sys

LICENCE = "Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception"
CPP_KEYWORDS = {"and", "or", "not", "xor", "bool", "int", "float", "double", "long", "short", "char", "signed", "unsigned", "union", "switch", "case", "new", "delete"}


@dataclasses.dataclass(frozen=True)
class Type:
    """How a type of a schema reads in C++ and in Python, and which accessor of python/src/arguments.h converts it."""

    cpp: str  # of a parameter
    kind: str  # python/src/arguments.h, enum Kind
    accessor: str
    stub: str


TYPES = {
    "Tensor": Type("const Operand &", "Tensor", "operand", "TensorLike"),
    "Tensor?": Type("const std::optional<Tensor> &", "OptionalTensor", "optionalTensor", "Tensor | None"),
    "Tensor[]": Type("std::span<const Tensor>", "TensorList", "tensorList", "Sequence[TensorLike]"),
    "Scalar": Type("const Scalar &", "Scalar", "scalar", "Number"),
    "Scalar?": Type("const std::optional<Scalar> &", "OptionalScalar", "optionalScalar", "Number | None"),
    "int": Type("int64_t", "Int", "integer", "builtins.int"),
    "int?": Type("std::optional<int64_t>", "OptionalInt", "optionalInteger", "builtins.int | None"),
    "int[]": Type("std::span<const int64_t>", "IntList", "integerList", "builtins.int | Sequence[builtins.int]"),
    "int[]?": Type("std::optional<std::vector<int64_t>>", "OptionalIntList", "optionalIntegerList", "builtins.int | Sequence[builtins.int] | None"),
    "SymInt": Type("SymInt", "SymInt", "size", "Size1"),
    "SymInt?": Type("std::optional<SymInt>", "OptionalSymInt", "optionalSize", "Size1 | None"),
    "SymInt[]": Type("std::span<const SymInt>", "SymIntList", "sizeList", "Size1 | Sequence[Size1]"),
    "bool": Type("bool", "Bool", "boolean", "builtins.bool"),
    "bool?": Type("std::optional<bool>", "OptionalBool", "optionalBoolean", "builtins.bool | None"),
    "float": Type("double", "Float", "real", "builtins.float"),
    "float?": Type("std::optional<double>", "OptionalFloat", "optionalReal", "builtins.float | None"),
    "str": Type("std::string_view", "String", "string", "str"),
    "str?": Type("std::optional<std::string>", "OptionalString", "optionalString", "str | None"),
    "DType": Type("DType", "DType", "elementType", "_dtype"),
    "DType?": Type("std::optional<DType>", "OptionalDType", "optionalElementType", "_dtype | None"),
    "Device?": Type("std::optional<Device>", "OptionalDevice", "optionalDevice", "_device | str | None"),
}


@dataclasses.dataclass
class Parameter:
    type: str
    name: str
    default: str | None
    keyword_only: bool

    def cpp_default(self):
        """The default as a C++ expression of the parameter's type."""
        text, base = self.default, self.type
        if text == "None":
            return "std::nullopt" if base.endswith("?") else "{}"
        if base.startswith("Scalar"):
            return f"Scalar(int64_t{{{text}}})" if re.fullmatch(r"-?\d+", text) else f"Scalar({text.lower()})"
        if text in ("True", "False"):
            return text.lower()
        if base.startswith("str"):
            return '"' + text.strip("\"'") + '"'
        if base in ("int[]", "int[]?", "SymInt[]"):
            return "{" + ", ".join(self.list_default()) + "}"
        return text

    def list_default(self):
        return [part.strip() for part in self.default.strip("()[]").split(",") if part.strip()]


@dataclasses.dataclass
class Function:
    record: str
    schema: str
    name: str
    section: str
    summary: str
    variants: list
    dtypes: str
    doc: str
    example: str
    order: int

    def __post_init__(self):
        match = re.fullmatch(r"([\w.]+)\((.*)\)\s*->\s*(.*)", self.schema, re.S)
        if not match:
            sys.exit(f"{self.record}: schema '{self.schema}' is not 'name(parameters) -> result'")
        self.result = match[3].strip()
        self.parameters = []
        keyword_only = False
        for text in split(match[2]):
            if text == "*":
                keyword_only = True
                continue
            part = re.fullmatch(r"(\S+)\s+(\w+)(?:\s*=\s*(.*))?", text, re.S)
            if not part or part[1] not in TYPES:
                sys.exit(f"{self.record}: parameter '{text}' of '{self.name}' has no known type; known: {', '.join(TYPES)}")
            if part[2] == "out":
                self.variants = [*self.variants, "out"]
                continue
            self.parameters.append(Parameter(part[1], part[2], part[3], keyword_only))
        self.scope, _, self.base = self.name.rpartition(".")

    @property
    def cpp_name(self):
        return self.base + "_" if self.base in CPP_KEYWORDS else self.base

    @property
    def qualified(self):
        return "::".join(["crout", *filter(None, self.scope.split(".")), self.cpp_name])

    @property
    def self_index(self):
        """Of the parameter that is the object in a method."""
        return next((i for i, p in enumerate(self.parameters) if p.type == "Tensor"), -1)

    @property
    def has_out(self):
        return "out" in self.variants and (self.result == "Tensor" or self.result_names)

    @property
    def result_names(self):
        if not self.result.startswith("("):
            return []
        return [text.split()[1] for text in split(self.result[1:-1])]

    @property
    def cpp_result(self):
        if self.result_names:
            return "std::tuple<" + ", ".join("Tensor" for _ in self.result_names) + ">"
        return {"Tensor": "Tensor", "Tensor[]": "std::vector<Tensor>", "bool": "bool", "int": "int64_t", "DType": "DType"}[self.result]

    def varargs_index(self, method):
        """Of the size list that may be given as several arguments: the only positional parameter besides the object."""
        positional = [i for i, p in enumerate(self.parameters) if not p.keyword_only and not (method and i == self.self_index)]
        if len(positional) == 1 and self.parameters[positional[0]].type in ("int[]", "SymInt[]"):
            return positional[0]
        return -1


def split(text):
    """Parts between commas outside of brackets and quotes."""
    parts, depth, quote, start = [], 0, "", 0
    for i, c in enumerate(text):
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == "," and not depth:
            parts.append(text[start:i].strip())
            start = i + 1
    return [part for part in [*parts, text[start:].strip()] if part]


def read_records(tblgen, records):
    folder = pathlib.Path(records).parent
    run = subprocess.run([tblgen, "--dump-json", "-I", str(folder), str(records)], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    table = json.loads(run.stdout)
    functions = []
    for order, name in enumerate(table["!instanceof"]["CroutFunction"]):
        record = table[name]
        text = {key: record[key] for key in ("schema", "name", "section", "summary", "variants", "dtypes", "doc", "example")}
        functions.append(Function(record=name, order=order, **text))
    # The JSON lists definitions by name; overloads are tried in the order of the source.
    position = {}
    for file in re.findall(r'include "([^"]+)"', pathlib.Path(records).read_text()):
        for match in re.finditer(r"^\s*def\s+(\w+)", (folder / file).read_text(), re.M):
            position[match[1]] = len(position)
    functions.sort(key=lambda f: position.get(f.record, len(position) + f.order))
    return functions


def overloads(functions):
    groups = {}
    for function in functions:
        groups.setdefault(function.name, []).append(function)
    return groups


def python_signature(function, method=False, stub=False):
    """`A, B, *, left=True`, with types for the stub."""
    parts, keyword = ["self"] if method else [], False
    varargs = function.varargs_index(method)
    parameters = [(i, p) for i, p in enumerate(function.parameters) if not (method and i == function.self_index)]
    for index, p in parameters:
        if p.keyword_only and not keyword:
            parts.append("*")
            keyword = True
        text = p.name
        if stub:
            text += ": " + TYPES[p.type].stub
        if p.default is not None:
            default = "..." if stub else p.default.replace('"', "'")
            text += (" = " if stub else "=") + default
        parts.append(text)
    if function.has_out:
        if not keyword:
            parts.append("*")
        out = "Tensor" if not function.result_names else "tuple[" + ", ".join("Tensor" for _ in function.result_names) + "]"
        parts.append(f"out: {out} | None = ..." if stub else "out=None")
    return ", ".join(parts)


# ---- C++ declarations ----


def comment(function):
    lines = function.summary.splitlines()
    if function.doc.strip():
        lines += [line.strip() for line in function.doc.strip().splitlines()]
    return "\n".join(("/// " + line).rstrip() for line in lines)


def declaration(function):
    parameters = function.parameters
    last_required = max((i for i, p in enumerate(parameters) if p.default is None), default=-1)
    constants, parts = [], []
    for i, p in enumerate(parameters):
        cpp = TYPES[p.type].cpp
        text = cpp + ("" if cpp.endswith("&") else " ") + p.name
        if p.default is not None and i > last_required:
            default = p.cpp_default()
            if p.type in ("int[]", "SymInt[]") and p.list_default():
                constant = f"k{function.record[0].upper()}{function.record[1:]}{p.name.capitalize()}".replace("_", "")
                constants.append(f"inline constexpr int64_t {constant}[] = {default};")
                default = constant
            text += f" = {default}"
        parts.append(text)
    if all(p.type != "Tensor" for p in parameters):
        parts.append("std::source_location where = std::source_location::current()")
    head = [f"namespace defaults {{ {' '.join(constants)} }}"] if constants else []
    text = f"{function.cpp_result} {function.cpp_name}({', '.join(parts)});"
    for constant in constants:
        name = re.search(r"(\w+)\[\]", constant)[1]
        text = text.replace(f"= {name}", f"= defaults::{name}")
    return "\n".join([*head, comment(function), text])


def header(functions):
    out = [f"// {LICENCE}", "// All public functions on tensors. Generated by cmake/generate_functions.py from dialects/crout/functions.",
           "#ifndef CROUT_FUNCTIONS_H", "#define CROUT_FUNCTIONS_H", "", '#include "crout/tensor.h"', "#include <tuple>", ""]
    scopes = {}
    for function in functions:
        scopes.setdefault(function.scope, []).append(function)
    for scope, members in sorted(scopes.items()):
        namespace = "::".join(["crout", *filter(None, scope.split("."))])
        out += [f"namespace {namespace} {{", ""]
        section = None
        for function in members:
            if function.section != section:
                section = function.section
                out += [f"// ---- {section} ----", ""]
            out += [declaration(function), ""]
        out += [f"}} // namespace {namespace}", ""]
    return "\n".join([*out, "#endif // CROUT_FUNCTIONS_H", ""])


# ---- Python bindings: one C function per public name, shared by the function and the method ----


def quote(text):
    return json.dumps(text, ensure_ascii=False).replace("\\u007f", "\\177")


def binding(name, group):
    symbol = name.replace(".", "_")
    out = [f"// {name}"]
    signatures = []
    for k, f in enumerate(group):
        rows = [f"{{{quote(p.name)}, Kind::{TYPES[p.type].kind}, {'true' if p.default is None else 'false'}, {'true' if p.keyword_only else 'false'}}}" for p in f.parameters]
        if f.has_out:
            rows.append('{"out", Kind::Out, false, true}')
        out.append(f"static const Parameter {symbol}_p{k}[] = {{{', '.join(rows) or '{}'}}};")
        self_index = f.self_index if "method" in f.variants else -1
        signatures.append(f"{{{quote(f.base + '(' + python_signature(f) + ')')}, {symbol}_p{k}, {len(rows)}, {self_index}, "
                          f"{f.varargs_index(False)}, {f.varargs_index(True)}, {'true' if 'function' in f.variants else 'false'}}}")
    out.append(f"static const Signature {symbol}_s[] = {{{', '.join(signatures)}}};")
    out.append(f"static PyObject *{symbol}_call(const Arguments &a) {{")
    if len(group) > 1:
        out.append("  switch (a.overload()) {")
    for k, f in enumerate(group):
        body = call(f)
        if len(group) > 1:
            out += [f"  {'default' if k == len(group) - 1 else f'case {k}'}: {{", *("  " + line for line in body), "  }"]
        else:
            out += body
    if len(group) > 1:
        out.append("  }")
    out.append("}")
    out.append(f"static const FunctionInfo {symbol}_info = {{{quote(name)}, {symbol}_s, {len(group)}, {symbol}_call}};")
    for form, wanted in (("function", "Function"), ("method", "Method")):
        if any(form in f.variants for f in group):
            out += [f"static PyObject *{symbol}_{form}(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *keywords) {{",
                    f"  return call{wanted}({symbol}_info, {'self, ' if form == 'method' else ''}args, nargs, keywords);", "}"]
    return "\n".join(out)


def tuple_name(f):
    return f.name.replace(".", "_") + "_tuple"


def call(f):
    lines, names = [], []
    for i, p in enumerate(f.parameters):
        local = p.name + "_" if p.name in CPP_KEYWORDS or p.name in ("a", "result", "gil", "where", "input_") else p.name
        names.append(local)
        default = ""
        if p.default is not None and p.type.rstrip("?") == p.type:
            default = ", " + p.cpp_default()
        lines.append(f"  auto {local} = a.{TYPES[p.type].accessor}({i}{default});")
    lines.append("  ReleaseGil gil;")
    lines.append(f"  auto result = {f.qualified}({', '.join(names)});")
    lines.append("  gil.acquire();")
    extra = f", a.at({len(f.parameters)})" if f.has_out else ""
    lines.append(f"  return {tuple_name(f) + '.make' if f.result_names else 'toPython'}(std::move(result){extra});")
    return lines


def docstring(group, method):
    """A first line that inspect.signature understands where there is one form, else the forms; then the text."""
    first = group[0]
    text = []
    forms = [f"{f.base}({python_signature(f, method)})" for f in group if ("method" if method else "function") in f.variants]
    if len(forms) == 1:
        text += [forms[0].replace("(self", "($self", 1), "--", ""]
    else:
        text += [*forms, ""]
    text.append(first.summary)
    for f in group:
        if f.doc.strip():
            text += ["", f.doc.strip()]
            break
    if first.dtypes and first.dtypes != "all":
        text += ["", f"Dtypes: {first.dtypes}."]
    for f in group:
        if f.example.strip():
            text += ["", f.example.strip()]
    return "\n".join(text)


def bindings(groups):
    out = [f"// {LICENCE}", "// Generated by cmake/generate_functions.py; included by python/src/functions.cpp.", ""]
    tuples = {f.name: f for group in groups.values() for f in group if f.result_names}
    for f in tuples.values():
        out.append(f"static NamedTuple {tuple_name(f)}{{{quote(f.name.replace('.', '_'))}, {{{', '.join(map(quote, f.result_names))}}}}};")
    out += [f"static NamedTuple *const namedTuples[] = {{{', '.join('&' + tuple_name(f) for f in tuples.values())}}};", ""]
    tables = {"method": []}
    for name, group in groups.items():
        out += [binding(name, group), ""]
        for form in ("function", "method"):
            if any(form in f.variants for f in group):
                table = "method" if form == "method" else "function:" + group[0].scope
                flags = "METH_FASTCALL | METH_KEYWORDS"
                entry = f"    {{{quote(group[0].base)}, reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>({name.replace('.', '_')}_{form})), {flags},\n     {quote(docstring(group, form == 'method'))}}},"
                tables.setdefault(table, []).append(entry)
    scopes = sorted(table.split(":")[1] for table in tables if ":" in table)
    for table, entries in tables.items():
        symbol = "methods" if table == "method" else "functions_" + table.split(":")[1]
        out += [f"static PyMethodDef {symbol}[] = {{", *entries, "    {nullptr, nullptr, 0, nullptr}};", ""]
    out.append("static const ModuleFunctions moduleFunctions[] = {" + ", ".join(f"{{{quote(s)}, functions_{s}}}" for s in scopes) + "};")
    return "\n".join([*out, ""])


# ---- Type stubs ----

RESULTS = {"Tensor": "Tensor", "Tensor[]": "tuple[Tensor, ...]", "bool": "builtins.bool", "int": "builtins.int", "DType": "_dtype"}


def stub_definition(f, method, overloaded, indent):
    pad = " " * indent
    result = RESULTS.get(f.result) or "return_types." + f.name.replace(".", "_")
    lines = [f"{pad}@overload"] if overloaded else []
    lines.append(f"{pad}def {f.base}({python_signature(f, method, stub=True)}) -> {result}: ...")
    varargs = f.varargs_index(method)
    if varargs >= 0:
        p = f.parameters[varargs]
        rest = python_signature(f, method, stub=True).split("*, ", 1)
        tail = ", " + rest[1] if len(rest) == 2 else ""
        head = "self, " if method else ""
        if not method and any(i != varargs and not q.keyword_only for i, q in enumerate(f.parameters)):
            head = ", ".join(q.name + ": " + TYPES[q.type].stub for i, q in enumerate(f.parameters) if i < varargs) + ", "
        lines = [f"{pad}@overload", lines[-1], f"{pad}@overload",
                 f"{pad}def {f.base}({head}*{p.name}: {'builtins.int' if p.type == 'int[]' else 'Size1'}{tail}) -> {result}: ..."]
    return "\n".join(lines)


def stub_functions(groups, form, scope=None, indent=0):
    out = []
    for group in groups.values():
        members = [f for f in group if form in f.variants and (scope is None or f.scope == scope)]
        for f in members:
            out.append(stub_definition(f, form == "method", len(members) > 1, indent))
    return "\n".join(out)


def return_types_stub(functions):
    out = [f"# {LICENCE}", '"""Named tuples that functions with several results return."""', "from typing import NamedTuple", "from . import Tensor", ""]
    done = set()
    for f in functions:
        if f.result_names and f.name not in done:
            done.add(f.name)
            out += [f"class {f.name.replace('.', '_')}(NamedTuple):", *(f"    {n}: Tensor" for n in f.result_names), ""]
    return "\n".join(out)


# ---- Reference pages ----


def slug(section):
    return re.sub(r"\W+", "_", section.lower()).strip("_")


def page(section, groups):
    out = [f"<!-- {LICENCE} -->", "<!-- Generated by cmake/generate_functions.py from dialects/crout/functions. -->", f"# {section}", ""]
    out += ["| name | |", "|---|---|"]
    out += [f"| [`{name}`](#{name.replace('.', '').lower()}) | {group[0].summary} |" for name, group in groups.items()]
    for name, group in groups.items():
        out += ["", f"## {name}", "", "```python"]
        prefix = "crout." + (group[0].scope + "." if group[0].scope else "")
        for f in group:
            if "function" in f.variants:
                out.append(f"{prefix}{f.base}({python_signature(f)}) -> {f.result}")
            elif "method" in f.variants:
                out.append(f"Tensor.{f.base}({python_signature(f, True)}) -> {f.result}")
        out += ["```", "", group[0].summary]
        for f in group[1:]:
            if f.summary != group[0].summary:
                out.append(f.summary)
        if any("function" in f.variants for f in group) and any("method" in f.variants for f in group):
            out += ["", f"Also a method: `x.{group[0].base}(...)`."]
        for f in group:
            if f.doc.strip():
                out += ["", "\n".join(line.strip() for line in f.doc.strip().splitlines())]
        if group[0].dtypes and group[0].dtypes != "all":
            out += ["", f"Dtypes: {group[0].dtypes}."]
        for f in group:
            if f.example.strip():
                out += ["", "```pycon", f.example.strip(), "```"]
    return "\n".join([*out, ""])


def pages(functions):
    sections = {}
    for name, group in overloads(functions).items():
        sections.setdefault(group[0].section, {})[name] = group
    files = {f"{slug(section)}.md": page(section, groups) for section, groups in sections.items()}
    index = [f"<!-- {LICENCE} -->", "<!-- Generated by cmake/generate_functions.py from dialects/crout/functions. -->", "# Functions", "",
             "Names, arguments, promotion and broadcasting follow the reference API; a page says so where Crout differs.", ""]
    for section, groups in sorted(sections.items()):
        names = ", ".join(f"[`{n}`]({slug(section)}.md#{n.replace('.', '').lower()})" for n in sorted(groups))
        index += [f"## [{section}]({slug(section)}.md)", "", names, ""]
    files["README.md"] = "\n".join(index)
    return files


def write(path, text):
    path = pathlib.Path(path)
    if path.exists() and path.read_text() == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", help="dialects/crout/functions/Functions.td")
    parser.add_argument("--tblgen", default="llvm-tblgen")
    parser.add_argument("--header", help="C++ declarations to write")
    parser.add_argument("--bindings", help="Python bindings (.inc) to write")
    parser.add_argument("--stubs", help="folder for *.pyi files")
    parser.add_argument("--stub-templates", help="folder with *.pyi.in files")
    parser.add_argument("--docs", help="folder for the reference pages")
    options = parser.parse_args()
    functions = read_records(options.tblgen, options.records)
    groups = overloads(functions)
    if options.header:
        write(options.header, header(functions))
    if options.bindings:
        write(options.bindings, bindings(groups))
    if options.stubs:
        for template in sorted(pathlib.Path(options.stub_templates).glob("*.pyi.in")):
            text = template.read_text()
            text = text.replace("@FUNCTIONS@", stub_functions(groups, "function", ""))
            text = text.replace("@LINALG_FUNCTIONS@", stub_functions(groups, "function", "linalg"))
            written = set(re.findall(r"    def (\w+)\(self", text))
            methods = {name: group for name, group in groups.items() if group[0].base not in written}
            text = text.replace("    @METHODS@", stub_functions(methods, "method", None, 4))
            write(pathlib.Path(options.stubs) / template.name.removesuffix(".in"), text)
        write(pathlib.Path(options.stubs) / "return_types.pyi", return_types_stub(functions))
    if options.docs:
        files = pages(functions)
        for name, text in files.items():
            write(pathlib.Path(options.docs) / name, text)
        for stale in set(p.name for p in pathlib.Path(options.docs).glob("*.md")) - set(files):
            (pathlib.Path(options.docs) / stale).unlink()


if __name__ == "__main__":
    main()
