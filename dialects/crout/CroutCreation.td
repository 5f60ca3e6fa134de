// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations that make tensors from attributes and sizes.
#ifndef CROUT_CREATION
#define CROUT_CREATION
include "dialects/crout/CroutDialect.td"

// The result type carries the static sizes; operand k is the size of its k-th `?`.
class Crout_SizedOp<string mnemonic, list<Trait> traits = []>
    : Crout_Op<mnemonic, !listconcat(traits, [Pure, DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>])>;

def Crout_ConstantOp : Crout_PureOp<"constant", [ConstantLike]> {
  let summary = "a tensor of known elements";
  let description = [{
    Constraints:
    * constant_c1: the value is dense, and its type a static ranked tensor type of a Crout element type.

    ```mlir
    %c = crout.constant dense<[1.0, 2.0]> : tensor<2xf32>
    ```
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "attr-dict $value";
  let hasFolder = 1;
}

def Crout_IotaOp : Crout_SizedOp<"iota"> {
  let summary = "every element is its index along a dimension";
  let description = [{
    Constraints:
    * iota_c1: the result holds integers or floating-point numbers.
    * iota_c2: `dim` is in [0, rank).
    * iota_c3: there is one size operand for each `?` of the result type.

    ```mlir
    %r = crout.iota dim = 0 sizes(%n) : tensor<?x3xi64>
    ```
  }];
  let arguments = (ins Variadic<Index>:$sizes, Crout_I64Attr:$dim);
  let results = (outs Crout_NumberTensor:$result);
  let assemblyFormat = "`dim` `=` $dim (`sizes` `(` $sizes^ `)`)? attr-dict `:` type($result)";
  let hasVerifier = 1;
}

def Crout_EyeOp : Crout_SizedOp<"eye"> {
  let summary = "the identity matrix";
  let description = [{
    1 on the main diagonal of the last two dimensions, 0 elsewhere.

    Constraints:
    * eye_c1: the result has a Crout element type.
    * eye_c2: the result has rank 2 or more.
    * eye_c3: there is one size operand for each `?` of the result type.

    ```mlir
    %i = crout.eye sizes(%n, %n) : tensor<?x?xf64>
    ```
  }];
  let arguments = (ins Variadic<Index>:$sizes);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "(`sizes` `(` $sizes^ `)`)? attr-dict `:` type($result)";
  let hasVerifier = 1;
}

#endif // CROUT_CREATION
