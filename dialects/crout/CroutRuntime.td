// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations with effects: checks, and calls of the runtime.
#ifndef CROUT_RUNTIME
#define CROUT_RUNTIME
include "dialects/crout/CroutDialect.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"

def Crout_CheckInfoOp : Crout_Op<"check_info", [MemoryEffects<[MemWrite]>]> {
  let summary = "fails the call where a factorisation did";
  let description = [{
    Reports the first entry of "info" that is not 0 as an error of `op_name` at this operation's location, naming the batch index.
    `kind` says what it means: 0 singular, 1 not positive definite, 2 did not converge, 3 rank deficient, 4 the assumption named in `op_name`
    does not hold. Kind 5 is no error: a Cholesky factorisation gave way to LU, which is counted and the call goes on. Kind 6: an element of an
    operand is out of range, and `op_name` is the whole message. Kind 7 is a warning: the matrix is singular to working precision, and the call goes on.

    Constraints:
    * check_info_c1: "info" holds i32.
    * check_info_c2: `kind` is in [0, 7].

    ```mlir
    crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<?xi32>
    ```
  }];
  let arguments = (ins Crout_InfoTensor:$info, Crout_I64Attr:$kind, StrAttr:$op_name);
  let assemblyFormat = "$info attr-dict `:` type($info)";
  let hasVerifier = 1;
  let hasCanonicalizeMethod = 1;
}

class Crout_ExpectOp<string mnemonic> : Crout_Op<mnemonic, [MemoryEffects<[MemWrite]>]> {
  let hasVerifier = 1;
}

def Crout_ExpectCloseOp : Crout_ExpectOp<"expect_close"> {
  let summary = "fails the call unless two tensors agree within a tolerance";
  let description = [{
    Every element must satisfy `|actual - expected| <= atol + rtol * |expected|`; NaN agrees with NaN.

    Constraints:
    * expect_close_c1: "actual" and "expected" have the same element type.
    * expect_close_c2: "actual" and "expected" have compatible shapes.
    * expect_close_c3: `rtol` and `atol` are not negative.

    ```mlir
    crout.expect_close %actual, %expected {rtol = 1.0e-6 : f64, atol = 0.0 : f64} : tensor<?xf32>, tensor<3xf32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$actual, Crout_Tensor:$expected, DefaultValuedAttr<F64Attr, "1.0e-5">:$rtol, DefaultValuedAttr<F64Attr, "1.0e-8">:$atol);
  let assemblyFormat = "$actual `,` $expected attr-dict `:` type($actual) `,` type($expected)";
}

def Crout_ExpectEqualOp : Crout_ExpectOp<"expect_equal"> {
  let summary = "fails the call unless two tensors are equal";
  let description = [{
    Every element must be equal; NaN equals NaN.

    Constraints:
    * expect_equal_c1: "actual" and "expected" have the same element type.
    * expect_equal_c2: "actual" and "expected" have compatible shapes.

    ```mlir
    crout.expect_equal %actual, %expected : tensor<?xi64>, tensor<3xi64>
    ```
  }];
  let arguments = (ins Crout_Tensor:$actual, Crout_Tensor:$expected);
  let assemblyFormat = "$actual `,` $expected attr-dict `:` type($actual) `,` type($expected)";
}

def Crout_RuntimeCallOp : Crout_Op<"runtime_call", [AttrSizedOperandSegments, DestinationStyleOpInterface,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "call of a runtime function that writes into its outputs";
  let description = [{
    Calls `callee` with one `DLTensor *` for each input and output, then `attrs` as int64_t, `f64s` as double and `strings` as
    `const char *`. The call is in destination-passing style: on tensors each result stands for an output, on memrefs there are none.
    `dtypes` names the element type of every input and output as the runtime sees it ("bool", "uint8", "float32", ...), since booleans
    are bytes here. A call without outputs is kept for its effect. `permutations` has the kernel read an input by permuted dimensions: dimension i of what
    it sees is dimension p[i] of the input, and no element moves.

    Constraints:
    * runtime_call_c1: operands are all tensors or all memrefs.
    * runtime_call_c2: tensors: one result for each output, of its type; memrefs: no results.
    * runtime_call_c3: `dtypes` is empty or has one entry for each input and output.
    * runtime_call_c4: `permutations` is missing or has one entry for each input, which is empty or a permutation of its dimensions.

    ```mlir
    %x, %info = crout.runtime_call @crout_rt_solve ins(%a, %b : tensor<3x3xf32>, tensor<3x2xf32>)
        outs(%x0, %info0 : tensor<3x2xf32>, tensor<i32>) {attrs = array<i64: 1>} -> tensor<3x2xf32>, tensor<i32>
    ```
  }];
  let arguments = (ins FlatSymbolRefAttr:$callee, Variadic<AnyTypeOf<[AnyRankedTensor, AnyMemRef]>>:$inputs,
                       Variadic<AnyTypeOf<[AnyRankedTensor, AnyMemRef]>>:$outputs, DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$attrs,
                       DefaultValuedAttr<DenseF64ArrayAttr, "{}">:$f64s, OptionalAttr<StrArrayAttr>:$strings, OptionalAttr<StrArrayAttr>:$dtypes,
                       OptionalAttr<TypedArrayAttrBase<DenseI64ArrayAttr, "permutations of dimensions">>:$permutations);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let assemblyFormat = [{
    $callee (`ins` `(` $inputs^ `:` type($inputs) `)`)? (`outs` `(` $outputs^ `:` type($outputs) `)`)? attr-dict (`->` type($results)^)?
  }];
  let builders = [OpBuilder<(ins "::llvm::StringRef":$callee, "::mlir::ValueRange":$inputs, "::mlir::ValueRange":$outputs,
                                 CArg<"::llvm::ArrayRef<int64_t>", "{}">:$attrs, CArg<"::llvm::ArrayRef<double>", "{}">:$f64s,
                                 CArg<"::llvm::ArrayRef<::llvm::StringRef>", "{}">:$strings, CArg<"::llvm::ArrayRef<::llvm::StringRef>", "{}">:$dtypes)>];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getOutputsMutable(); }
  }];
  let hasVerifier = 1;
}

#endif // CROUT_RUNTIME
