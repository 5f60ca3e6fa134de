// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Random numbers as pure functions of a seed, an offset and the index of an element.
#ifndef CROUT_RANDOM
#define CROUT_RANDOM
include "dialects/crout/CroutCreation.td"

def Crout_RandomBitsOp : Crout_SizedOp<"random_bits"> {
  let summary = "random bits by Philox4x32-10";
  let description = [{
    Element i, in row-major order, comes from the four words `Philox4x32-10(counter, key)` with key `(low(seed), high(seed))` and counter
    `(low(offset + i), high(offset + i), 0, 0)`: low and high are the halves of 64 bits, and the sum wraps. An i32 element is word number `word`, an
    i64 element is word `2 * word` with word `2 * word + 1` above it. Equal operands give equal bits, whatever the shape and the number of threads.

    Constraints:
    * random_bits_c1: "seed" and "offset" hold i64 and have rank 0.
    * random_bits_c2: the result holds i32 or i64.
    * random_bits_c3: `word` is in [0, 4) for i32, in [0, 2) for i64.
    * random_bits_c4: there is one size operand for each `?` of the result type.

    ```mlir
    %b = crout.random_bits %seed, %offset word = 0 sizes(%n) : (tensor<i64>, tensor<i64>) -> tensor<?x3xi32>
    ```
  }];
  let arguments = (ins Crout_IndexTensor:$seed, Crout_IndexTensor:$offset, Variadic<Index>:$sizes, Crout_I64Attr:$word);
  let results = (outs Crout_IntTensor:$result);
  let assemblyFormat = [{
    $seed `,` $offset `word` `=` $word (`sizes` `(` $sizes^ `)`)? attr-dict `:` `(` type($seed) `,` type($offset) `)` `->` type($result)
  }];
  let hasVerifier = 1;
}

def Crout_PoissonOp : Crout_PureOp<"poisson"> {
  let summary = "Poisson distributed whole numbers";
  let description = [{
    Element i, in row-major order, is drawn with the mean `rate[i]` from blocks of Philox4x32-10 with key "seed" and counter
    `(low(offset + i), high(offset + i), k, 0)` for k = 0, 1, ...: by inversion below 10, by Hoermann's transformed rejection (PTRS) from there on. The
    result is NaN where the rate is negative or NaN, and infinite where it is.

    Constraints:
    * poisson_c1: "rate" holds f64.
    * poisson_c2: "seed" and "offset" hold i64 and have rank 0.

    ```mlir
    %k = crout.poisson %rate, %seed, %offset : (tensor<?x3xf64>, tensor<i64>, tensor<i64>) -> tensor<?x3xf64>
    ```
  }];
  let arguments = (ins Crout_FloatTensor:$rate, Crout_IndexTensor:$seed, Crout_IndexTensor:$offset);
  let results = (outs Crout_FloatTensor:$result);
  let assemblyFormat = "$rate `,` $seed `,` $offset attr-dict `:` functional-type(operands, results)";
}

#endif // CROUT_RANDOM
