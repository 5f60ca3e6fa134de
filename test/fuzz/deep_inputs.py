# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes inputs that nest deeply, each by another way into a recursive parser, printer or verifier.

    python3 deep_inputs.py DEPTH FOLDER
"""
import pathlib
import sys


def inputs(n):
    """(name, text): one per source of recursion, `n` levels each."""
    module = lambda body: "func.func private @f() attributes {a = %s}\n" % body
    yield "regions", "module {\n" * n + "}\n" * n
    yield "generic_regions", '"builtin.module"() ({\n' * n + "}) : () -> ()\n" * n
    yield "open_regions", "module {\n" * n
    yield "array_attributes", module("[" * n + "]" * n)
    yield "open_array_attributes", module("[" * n)
    yield "dictionary_attributes", module("{a = " * n + "1" + "}" * n)
    yield "tuple_types", "func.func private @f(%s)\n" % ("tuple<" * n + "i32" + ">" * n)
    yield "tensor_types", "func.func private @f(%s)\n" % ("tensor<" * n + "f32" + ">" * n)
    yield "function_types", module("(" * n + ") -> ()" * n)
    yield "function_results", module("() -> (" * n + ")" * n)
    yield "callsite_locations", "module {} loc(%s)\n" % ('callsite("a" at ' * n + '"b"' + ")" * n)
    yield "name_locations", "module {} loc(%s)\n" % ('"a"(' * n + '"b"' + ")" * n)
    yield "fused_locations", "module {} loc(%s)\n" % ("fused[" * n + '"b"' + "]" * n)
    yield "affine_parentheses", module("affine_map<(d0) -> (%s)>" % ("(" * n + "d0" + ")" * n))
    yield "affine_negations", module("affine_map<(d0) -> (%s)>" % ("-(" * n + "d0" + ")" * n))
    yield "affine_minus_signs", module("affine_map<(d0) -> (%s)>" % ("- " * n + "d0"))
    yield "affine_sums", module("affine_map<(d0)[s0] -> (d0%s)>" % (" + s0 mod 7" * n))
    yield "affine_mods", module("affine_map<(d0)[s0] -> (d0%s)>" % (" mod s0" * n))
    yield "affine_mixed", module("affine_map<(d0)[s0] -> (%s)>" % ("(" * 200 + "d0" + (" mod s0" * (n // 200 + 1) + ")") * 200))
    yield "integer_sets", module("affine_set<(d0) : (%s d0 >= 0)>" % ("- " * n))
    yield "llvm_structs", module("!llvm.struct<(" + "struct<(" * n + "i32" + ")>" * n + ")>")
    yield "dense_elements", module("dense<%s> : tensor<1xi32>" % ("[" * n + "1" + "]" * n))
    yield "unknown_dialect", module("#nope.x<" + "[<" * n + ">]" * n + ">")
    yield "symbol_references", module("@a" + "::@a" * n)
    yield "type_aliases", "!a0 = i32\n" + "".join("!a%d = tuple<!a%d>\n" % (i + 1, i) for i in range(n)) + "func.func private @f(!a%d)\n" % n
    yield "attribute_aliases", "#a0 = 1\n" + "".join("#a%d = [#a%d]\n" % (i + 1, i) for i in range(n)) + module("#a%d" % n)
    yield "alias_doubling", "#a0 = 1\n" + "".join("#a%d =\n [#a%d, #a%d]\n" % (i + 1, i, i) for i in range(min(n, 400))) + module("#a%d" % min(n, 400))
    yield "location_aliases", '#l0 = loc("a")\n' + "".join('#l%d = loc(callsite("a" at #l%d))\n' % (i + 1, i) for i in range(n)) + "module {} loc(#l%d)\n" % n
    yield "wide_integer", module("1 : i16777215")
    yield "high_rank", "func.func private @f(tensor<%sf32>)\n" % ("1x" * n)
    yield "pipeline", 'module {}\n{-# external_resources: { mlir_reproducer: { pipeline: "%s", disable_threading: false, verify_each: false } } #-}\n' % (
        "builtin.module(" * n + ")" * n)
    yield "comment", "/" * n + "\nmodule {}\n"
    yield "string", 'module attributes {a = "%s"} {}\n' % ("(" * n)
    yield "binary", "\0\xff" * n


if __name__ == "__main__":
    depth, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in inputs(depth):
        (folder / (name + ".mlir")).write_text(text, encoding="latin-1")
