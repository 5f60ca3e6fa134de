# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Type stubs."""

from __future__ import annotations

from functions.records import LICENCE, TYPES, python_signature

RESULTS = {"Tensor": "Tensor", "Tensor|Tensor[]": "Tensor | tuple[Tensor, ...]", "Tensor[]": "tuple[Tensor, ...]", "bool": "builtins.bool", "int": "builtins.int", "DType": "_dtype", "()": "None"}

VARARGS = {"int[]": "builtins.int", "SymInt[]": "Size1", "Tensor...": "TensorLike"}


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
                 f"{pad}def {f.base}({head}*{p.name}: {VARARGS[p.type]}{tail}) -> {result}: ..."]
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
            out += [f"class {f.name.replace('.', '_')}(NamedTuple):", *(f"    {n}: {RESULTS[t]}" for n, t in zip(f.result_names, f.result_types)), ""]
    return "\n".join(out)
