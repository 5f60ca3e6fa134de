# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The records of the public functions: types of their schemas, parameters, overloads, the forms that variants add."""

from __future__ import annotations

import dataclasses
import json
import keyword
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
    "Tensor...": Type("std::span<const Tensor>", "TensorList", "tensorList", "Sequence[TensorLike]"),
    "Scalar": Type("const Scalar &", "Scalar", "scalar", "Number"),
    "Scalar?": Type("const std::optional<Scalar> &", "OptionalScalar", "optionalScalar", "Number | None"),
    "int": Type("int64_t", "Int", "integer", "builtins.int"),
    "int?": Type("std::optional<int64_t>", "OptionalInt", "optionalInteger", "builtins.int | None"),
    "int[]": Type("const IntList &", "IntList", "integerList", "builtins.int | Sequence[builtins.int]"),
    "int[]?": Type("const IntList &", "OptionalIntList", "optionalIntegerList", "builtins.int | Sequence[builtins.int] | None"),
    "SymInt": Type("SymInt", "SymInt", "size", "Size1"),
    "SymInt?": Type("std::optional<SymInt>", "OptionalSymInt", "optionalSize", "Size1 | None"),
    "SymInt[]": Type("const SizeList &", "SymIntList", "sizeList", "Size1 | Sequence[Size1]"),
    "bool": Type("bool", "Bool", "boolean", "builtins.bool"),
    "bool?": Type("std::optional<bool>", "OptionalBool", "optionalBoolean", "builtins.bool | None"),
    "float": Type("double", "Float", "real", "builtins.float"),
    "float?": Type("std::optional<double>", "OptionalFloat", "optionalReal", "builtins.float | None"),
    "float[]": Type("std::span<const double>", "FloatList", "realList", "Sequence[builtins.float]"),
    "float[]?": Type("std::optional<std::vector<double>>", "OptionalFloatList", "optionalRealList", "Sequence[builtins.float] | None"),
    "str": Type("std::string_view", "String", "string", "str"),
    "str?": Type("std::optional<std::string>", "OptionalString", "optionalString", "str | None"),
    "DType": Type("DType", "DType", "elementType", "_dtype"),
    "DType?": Type("std::optional<DType>", "OptionalDType", "optionalElementType", "_dtype | None"),
    "Generator?": Type("const std::optional<Generator> &", "OptionalGenerator", "optionalGenerator", "Generator | None"),
    "Device?": Type("std::optional<Device>", "OptionalDevice", "optionalDevice", "_device | str | None"),
}


CPP_RESULTS = {"Tensor": "Tensor", "Tensor|Tensor[]": "std::variant<Tensor, std::vector<Tensor>>", "Tensor[]": "std::vector<Tensor>", "bool": "bool", "int": "int64_t", "DType": "DType", "()": "void"}


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
            return "{}" if base.endswith("[]?") or not base.endswith("?") else "std::nullopt"
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
    origin: str = ""  # name of the function that this is the in-place or foreach form of

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
        if not self.result.startswith("(") or self.result == "()":
            return []
        return [text.split()[1] for text in split(self.result[1:-1])]

    @property
    def result_types(self):
        return [text.split()[0] for text in split(self.result[1:-1])]

    @property
    def cpp_result(self):
        if self.result_names:
            return "std::tuple<" + ", ".join(CPP_RESULTS[kind] for kind in self.result_types) + ">"
        return CPP_RESULTS[self.result]

    @property
    def returns_self(self):
        """In-place functions give back the object that they were called on."""
        return self.base.endswith("_") and not self.base.startswith("_") and self.result == "Tensor" and self.self_index >= 0

    def varargs_index(self, method):
        """Of the list that may be given as several arguments: of tensors where the schema says `Tensor...`, of sizes where it is the only
        positional parameter besides the object."""
        several = next((i for i, p in enumerate(self.parameters) if p.type == "Tensor..."), -1)
        if several >= 0:
            return several
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
    return [*functions, *in_place_forms(functions), *foreach_forms(functions)]


def in_place_forms(functions):
    """`name_` of every function with the variant "inplace": its result is written into its first tensor."""
    names = {f.name for f in functions}
    forms = []
    for f in functions:
        if "inplace" not in f.variants:
            continue
        if f.scope or f.self_index < 0 or f.result != "Tensor":
            sys.exit(f"{f.record}: '{f.name}' has the variant 'inplace', which needs a tensor as input and as result, and no module")
        if f.name + "_" in names:
            sys.exit(f"{f.record}: '{f.name}_' is a record of its own, so '{f.name}' can't have the variant 'inplace'")
        forms.append(dataclasses.replace(f, record=f.record + "_in_place", schema=re.sub(r"^([^(]+)", r"\1_", f.schema), name=f.name + "_",
                                         summary=f"In-place form of {f.name}.", variants=["method"], doc="", example="", origin=f.name))
    return forms


def foreach_forms(functions):
    """`_foreach_name` and `_foreach_name_` of every function with the variant "foreach"; of `zero_` the second alone."""
    forms = []
    for f in functions:
        if "foreach" not in f.variants:
            continue
        if f.self_index != 0 or f.result != "Tensor" or any(p.default is None for p in f.parameters[1:]):
            sys.exit(f"{f.record}: '{f.name}' has the variant 'foreach', which needs a function of one tensor with one result")
        name = f.name.rstrip("_")
        common = {"section": "Foreach", "variants": ["function"], "dtypes": f.dtypes, "order": f.order, "example": "", "origin": f.name}
        if f.name == name:
            forms.append(Function(record=f.record + "_foreach", schema=f"_foreach_{name}(Tensor[] self) -> Tensor[]", name=f"_foreach_{name}",
                                  summary=f"{f.name} of each tensor of a list.", doc="", **common))
        forms.append(Function(record=f.record + "_foreach_in_place", schema=f"_foreach_{name}_(Tensor[] self) -> ()", name=f"_foreach_{name}_",
                              summary=f"{f.name} of each tensor of a list, written into the tensors themselves.", doc="", **common))
    return forms


def overloads(functions):
    groups = {}
    for function in functions:
        groups.setdefault(function.name, []).append(function)
    return groups


def python_signature(function, method=False, stub=False):
    """`A, B, *, left=True`, with types for the stub."""
    parts, after_star = ["self"] if method else [], False
    varargs = function.varargs_index(method)
    parameters = [(i, p) for i, p in enumerate(function.parameters) if not (method and i == function.self_index)]
    for index, p in parameters:
        if p.keyword_only and not after_star:
            parts.append("*")
            after_star = True
        text = p.name + "_" * keyword.iskeyword(p.name)
        if stub:
            text += ": " + TYPES[p.type].stub
        if p.default is not None:
            default = "..." if stub else p.default.replace('"', "'")
            text += (" = " if stub else "=") + default
        parts.append(text)
    if function.has_out:
        if not after_star:
            parts.append("*")
        out = "Tensor" if not function.result_names else "tuple[" + ", ".join("Tensor" for _ in function.result_names) + "]"
        parts.append(f"out: {out} | None = ..." if stub else "out=None")
    return ", ".join(parts)
