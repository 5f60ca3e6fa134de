// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elementwise operations: one result element from the elements at the same place, after broadcasting.
#ifndef CROUT_ELEMENTWISE
#define CROUT_ELEMENTWISE
include "dialects/crout/CroutDialect.td"
include "dialects/crout/CroutEnums.td"

// x -> a tensor of the same type.
class Crout_UnaryOp<string mnemonic, string kinds, string sum, string text> : Crout_PureOp<mnemonic, [Crout_Elementwise]> {
  let summary = sum;
  let description = [{
    Elementwise: }] # sum # [{. Constraint }] # mnemonic # [{_c1: "x" holds }] # text # [{.

    ```mlir
    %y = crout.}] # mnemonic # [{ %x : tensor<}] # !if(!eq(kinds, "Bits"), "?x3xi32", "?x3xf32") # [{>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x attr-dict `:` custom<UnaryTypes>(type($x), type($result))";
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferTypes(const ::crout::ir::Inference &inference, Adaptor adaptor,
                                                ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      return ::crout::ir::inferUnary(inference, adaptor.getX(), ::crout::ir::kinds::}] # kinds # [{, ::crout::ir::ResultElement::Same, types); // c1
    }
    ::llvm::LogicalResult $cppClass::reifyResultShapes(::mlir::OpBuilder &builder, ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return ::crout::ir::reifyBroadcast(builder, *this, shapes);
    }
  }];
}

// x -> a tensor of the same shape and another element type.
class Crout_UnaryToOp<string mnemonic, string kinds, string element, string sum, string text> : Crout_PureOp<mnemonic, [Crout_Elementwise]> {
  let summary = sum;
  let description = [{
    Elementwise: }] # sum # [{. Constraint }] # mnemonic # [{_c1: "x" holds }] # text # [{.

    ```mlir
    %y = crout.}] # mnemonic # [{ %x : tensor<?xcomplex<f32>> -> tensor<?x}] # !if(!eq(element, "Real"), "f32", "i1") # [{>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x attr-dict `:` type($x) `->` type($result)";
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferTypes(const ::crout::ir::Inference &inference, Adaptor adaptor,
                                                ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      return ::crout::ir::inferUnary(inference, adaptor.getX(), ::crout::ir::kinds::}] # kinds # [{, ::crout::ir::ResultElement::}] # element # [{, types); // c1
    }
    ::llvm::LogicalResult $cppClass::reifyResultShapes(::mlir::OpBuilder &builder, ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return ::crout::ir::reifyBroadcast(builder, *this, shapes);
    }
  }];
}

// (a, b) -> the broadcast shape and the operands' element type.
class Crout_BinaryOp<string mnemonic, string kinds, string sum, string text, list<Trait> traits = []> : Crout_PureOp<mnemonic, !listconcat(traits, [Crout_Elementwise])> {
  let summary = sum;
  let description = [{
    Elementwise with broadcasting: }] # sum # [{.

    Constraints:
    * }] # mnemonic # [{_c1: "a" and "b" hold }] # text # [{.
    * }] # mnemonic # [{_c2: "a" and "b" have the same element type.
    * }] # mnemonic # [{_c3: the shapes of "a" and "b" broadcast.

    ```mlir
    %y = crout.}] # mnemonic # [{ %a, %b : tensor<}] # !if(!eq(kinds, "Bool"), "?xi1", !if(!or(!eq(kinds, "Bits"), !eq(kinds, "Int")), "?xi32", "?xf32")) # [{>
    %z = crout.}] # mnemonic # [{ %y, %c : (tensor<}] # !if(!eq(kinds, "Bool"), "?xi1>, tensor<4x1xi1>) -> tensor<4x?xi1", !if(!or(!eq(kinds, "Bits"), !eq(kinds, "Int")), "?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32", "?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32")) # [{>
    ```
  }];
  let arguments = (ins Crout_Tensor:$a, Crout_Tensor:$b);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$a `,` $b attr-dict `:` custom<BinaryTypes>(type($a), type($b), type($result))";
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferTypes(const ::crout::ir::Inference &inference, Adaptor adaptor,
                                                ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      return ::crout::ir::inferBinary(inference, adaptor.getA(), adaptor.getB(), ::crout::ir::kinds::}] # kinds # [{, types); // c1, c2, c3
    }
    ::llvm::LogicalResult $cppClass::reifyResultShapes(::mlir::OpBuilder &builder, ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return ::crout::ir::reifyBroadcast(builder, *this, shapes);
    }
  }];
}

def Crout_NegOp : Crout_UnaryOp<"neg", "Number", "-x", "integers, floating-point or complex numbers"> { let hasFolder = 1; }
def Crout_ExpOp : Crout_UnaryOp<"exp", "Analytic", "e to the power x", "floating-point or complex numbers">;
def Crout_Exp2Op : Crout_UnaryOp<"exp2", "Analytic", "2 to the power x", "floating-point or complex numbers">;
def Crout_Expm1Op : Crout_UnaryOp<"expm1", "Analytic", "e to the power x, minus 1, accurate near 0", "floating-point or complex numbers">;
def Crout_LogOp : Crout_UnaryOp<"log", "Analytic", "natural logarithm", "floating-point or complex numbers">;
def Crout_Log2Op : Crout_UnaryOp<"log2", "Analytic", "logarithm to base 2", "floating-point or complex numbers">;
def Crout_Log10Op : Crout_UnaryOp<"log10", "Analytic", "logarithm to base 10", "floating-point or complex numbers">;
def Crout_Log1pOp : Crout_UnaryOp<"log1p", "Analytic", "natural logarithm of 1 + x, accurate near 0", "floating-point or complex numbers">;
def Crout_SqrtOp : Crout_UnaryOp<"sqrt", "Analytic", "square root", "floating-point or complex numbers">;
def Crout_RsqrtOp : Crout_UnaryOp<"rsqrt", "Analytic", "reciprocal of the square root", "floating-point or complex numbers">;
def Crout_ReciprocalOp : Crout_UnaryOp<"reciprocal", "Analytic", "1 / x", "floating-point or complex numbers">;
def Crout_SinOp : Crout_UnaryOp<"sin", "Analytic", "sine", "floating-point or complex numbers">;
def Crout_CosOp : Crout_UnaryOp<"cos", "Analytic", "cosine", "floating-point or complex numbers">;
def Crout_TanOp : Crout_UnaryOp<"tan", "Analytic", "tangent", "floating-point or complex numbers">;
def Crout_AsinOp : Crout_UnaryOp<"asin", "Analytic", "inverse sine", "floating-point or complex numbers">;
def Crout_AcosOp : Crout_UnaryOp<"acos", "Analytic", "inverse cosine", "floating-point or complex numbers">;
def Crout_AtanOp : Crout_UnaryOp<"atan", "Analytic", "inverse tangent", "floating-point or complex numbers">;
def Crout_SinhOp : Crout_UnaryOp<"sinh", "Analytic", "hyperbolic sine", "floating-point or complex numbers">;
def Crout_CoshOp : Crout_UnaryOp<"cosh", "Analytic", "hyperbolic cosine", "floating-point or complex numbers">;
def Crout_TanhOp : Crout_UnaryOp<"tanh", "Analytic", "hyperbolic tangent", "floating-point or complex numbers">;
def Crout_AsinhOp : Crout_UnaryOp<"asinh", "Analytic", "inverse hyperbolic sine", "floating-point or complex numbers">;
def Crout_AcoshOp : Crout_UnaryOp<"acosh", "Analytic", "inverse hyperbolic cosine", "floating-point or complex numbers">;
def Crout_AtanhOp : Crout_UnaryOp<"atanh", "Analytic", "inverse hyperbolic tangent", "floating-point or complex numbers">;
def Crout_ErfOp : Crout_UnaryOp<"erf", "Float", "error function", "floating-point numbers">;
def Crout_ErfcOp : Crout_UnaryOp<"erfc", "Float", "complementary error function, 1 - erf(x)", "floating-point numbers">;
def Crout_FloorOp : Crout_UnaryOp<"floor", "Ordered", "largest integer not above x", "integers or floating-point numbers"> { let hasFolder = 1; }
def Crout_CeilOp : Crout_UnaryOp<"ceil", "Ordered", "smallest integer not below x", "integers or floating-point numbers"> { let hasFolder = 1; }
def Crout_RoundOp : Crout_UnaryOp<"round", "Ordered", "nearest integer, halves to even", "integers or floating-point numbers"> { let hasFolder = 1; }
def Crout_TruncOp : Crout_UnaryOp<"trunc", "Ordered", "integer part, towards 0", "integers or floating-point numbers"> { let hasFolder = 1; }
def Crout_SignOp : Crout_UnaryOp<"sign", "Number", "-1, 0 or 1 by sign; x / |x| for a complex number; NaN gives NaN", "integers, floating-point or complex numbers">;
def Crout_BitwiseNotOp : Crout_UnaryOp<"bitwise_not", "Bits", "bitwise complement; logical negation for i1", "i1 or integers"> { let hasFolder = 1; }
def Crout_ConjOp : Crout_UnaryOp<"conj", "Number", "complex conjugate; x itself for a real number", "integers, floating-point or complex numbers"> { let hasFolder = 1; let hasCanonicalizeMethod = 1; }

def Crout_AbsOp : Crout_UnaryToOp<"abs", "Number", "Real", "absolute value; modulus of a complex number", "integers, floating-point or complex numbers"> { let hasFolder = 1; let hasCanonicalizeMethod = 1; }
def Crout_RealOp : Crout_UnaryToOp<"real", "Complex", "Real", "real part", "complex numbers"> { let hasFolder = 1; let hasCanonicalizeMethod = 1; }
def Crout_ImagOp : Crout_UnaryToOp<"imag", "Complex", "Real", "imaginary part", "complex numbers"> { let hasFolder = 1; let hasCanonicalizeMethod = 1; }
def Crout_LogicalNotOp : Crout_UnaryToOp<"logical_not", "Any", "Bool", "true where x is 0 or false", "any Crout element type"> { let hasFolder = 1; let hasCanonicalizeMethod = 1; }
def Crout_IsnanOp : Crout_UnaryToOp<"isnan", "Any", "Bool", "true where x is NaN", "any Crout element type">;
def Crout_IsinfOp : Crout_UnaryToOp<"isinf", "Any", "Bool", "true where x is infinite", "any Crout element type">;
def Crout_IsfiniteOp : Crout_UnaryToOp<"isfinite", "Any", "Bool", "true where x is neither infinite nor NaN", "any Crout element type">;

def Crout_AddOp : Crout_BinaryOp<"add", "Number", "a + b", "integers, floating-point or complex numbers", [Commutative]> { let hasFolder = 1; }
def Crout_SubOp : Crout_BinaryOp<"sub", "Number", "a - b", "integers, floating-point or complex numbers", []> { let hasFolder = 1; }
def Crout_MulOp : Crout_BinaryOp<"mul", "Number", "a * b", "integers, floating-point or complex numbers", [Commutative]> { let hasFolder = 1; }
def Crout_DivOp : Crout_BinaryOp<"div", "Number", "a / b; for integers truncated towards 0", "integers, floating-point or complex numbers", []> { let hasFolder = 1; }
def Crout_FloorDivOp : Crout_BinaryOp<"floor_div", "Ordered", "quotient rounded down, as Python's //", "integers or floating-point numbers", []>;
def Crout_RemainderOp : Crout_BinaryOp<"remainder", "Ordered", "remainder with the divisor's sign, as Python's %", "integers or floating-point numbers", []>;
def Crout_FmodOp : Crout_BinaryOp<"fmod", "Ordered", "remainder with the dividend's sign, as C's fmod", "integers or floating-point numbers", []>;
def Crout_PowOp : Crout_BinaryOp<"pow", "Number", "a to the power b", "integers, floating-point or complex numbers", []> { let hasFolder = 1; let hasCanonicalizeMethod = 1; }
def Crout_Atan2Op : Crout_BinaryOp<"atan2", "Float", "angle of the point (b, a)", "floating-point numbers", []>;
def Crout_MaximumOp : Crout_BinaryOp<"maximum", "Scalar", "larger of both; NaN if either is NaN", "i1, integers or floating-point numbers", [Commutative]> { let hasFolder = 1; }
def Crout_MinimumOp : Crout_BinaryOp<"minimum", "Scalar", "smaller of both; NaN if either is NaN", "i1, integers or floating-point numbers", [Commutative]> { let hasFolder = 1; }
def Crout_FmaxOp : Crout_BinaryOp<"fmax", "Ordered", "larger of both; the other one if one is NaN", "integers or floating-point numbers", [Commutative]>;
def Crout_FminOp : Crout_BinaryOp<"fmin", "Ordered", "smaller of both; the other one if one is NaN", "integers or floating-point numbers", [Commutative]>;
def Crout_CopysignOp : Crout_BinaryOp<"copysign", "Float", "|a| with the sign of b", "floating-point numbers", []>;
def Crout_HypotOp : Crout_BinaryOp<"hypot", "Float", "sqrt(a*a + b*b) without overflow on the way", "floating-point numbers", [Commutative]>;
def Crout_BitwiseAndOp : Crout_BinaryOp<"bitwise_and", "Bits", "bitwise and", "i1 or integers", [Commutative]> { let hasFolder = 1; }
def Crout_BitwiseOrOp : Crout_BinaryOp<"bitwise_or", "Bits", "bitwise or", "i1 or integers", [Commutative]> { let hasFolder = 1; }
def Crout_BitwiseXorOp : Crout_BinaryOp<"bitwise_xor", "Bits", "bitwise exclusive or", "i1 or integers", [Commutative]>;
def Crout_GcdOp : Crout_BinaryOp<"gcd", "Int", "greatest common divisor of |a| and |b|; that of 0 and 0 is 0", "integers", [Commutative]>;
def Crout_ShiftLeftOp : Crout_BinaryOp<"shift_left", "Int", "a shifted left by b bits", "integers", []>;
def Crout_ShiftRightOp : Crout_BinaryOp<"shift_right", "Int", "a shifted right by b bits, arithmetic for signed integers", "integers", []>;
def Crout_LogicalAndOp : Crout_BinaryOp<"logical_and", "Bool", "a and b", "i1", [Commutative]> { let hasFolder = 1; }
def Crout_LogicalOrOp : Crout_BinaryOp<"logical_or", "Bool", "a or b", "i1", [Commutative]> { let hasFolder = 1; }
def Crout_LogicalXorOp : Crout_BinaryOp<"logical_xor", "Bool", "a or b, not both", "i1", [Commutative]> { let hasFolder = 1; }

def Crout_CompareOp : Crout_PureOp<"compare", [Crout_Elementwise]> {
  let summary = "elementwise comparison";
  let description = [{
    Elementwise with broadcasting: `a predicate b` as i1. A comparison with NaN is false, but `ne` is true.

    Constraints:
    * compare_c1: "a" and "b" have the same element type.
    * compare_c2: complex numbers are compared by `eq` and `ne` only.
    * compare_c3: the shapes of "a" and "b" broadcast.

    ```mlir
    %m = crout.compare lt %a, %b : (tensor<?xf32>, tensor<f32>) -> tensor<?xi1>
    ```
  }];
  let arguments = (ins Crout_ComparePredicate:$predicate, Crout_Tensor:$a, Crout_Tensor:$b);
  let results = (outs Crout_BoolTensor:$result);
  let assemblyFormat = "$predicate $a `,` $b attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
}

def Crout_ComplexOp : Crout_PureOp<"complex", [Crout_Elementwise]> {
  let summary = "complex numbers from real and imaginary parts";
  let description = [{
    Elementwise with broadcasting: `re + i*im`.

    Constraints:
    * complex_c1: "re" and "im" hold f32 or f64.
    * complex_c2: "re" and "im" have the same element type.
    * complex_c3: the shapes of "re" and "im" broadcast.

    ```mlir
    %z = crout.complex %re, %im : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xcomplex<f32>>
    ```
  }];
  let arguments = (ins Crout_FloatTensor:$re, Crout_FloatTensor:$im);
  let results = (outs Crout_ComplexTensor:$result);
  let assemblyFormat = "$re `,` $im attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
}

def Crout_SelectOp : Crout_PureOp<"select", [Crout_Elementwise]> {
  let summary = "elementwise choice between two tensors";
  let description = [{
    Elementwise with broadcasting: `a` where `cond` is true, `b` elsewhere.

    Constraints:
    * select_c1: "cond" holds i1.
    * select_c2: "a" and "b" have the same element type.
    * select_c3: the shapes of "cond", "a" and "b" broadcast.

    ```mlir
    %r = crout.select %cond, %a, %b : (tensor<?xi1>, tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
    ```
  }];
  let arguments = (ins Crout_BoolTensor:$cond, Crout_Tensor:$a, Crout_Tensor:$b);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$cond `,` $a `,` $b attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_CastOp : Crout_Op<"cast", [Pure, Crout_Elementwise, DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>]> {
  let summary = "conversion to another element type";
  let description = [{
    Converts every element as C does: floating point to integer truncates, a number to i1 is `x != 0`, complex to real drops the
    imaginary part, real to complex has imaginary part 0.

    Constraints:
    * cast_c1: "x" and the result have compatible shapes.
    * cast_c2: both element types are Crout element types.

    ```mlir
    %y = crout.cast %x : tensor<?x3xi32> to tensor<?x3xf64>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x attr-dict `:` type($x) `to` type($result)";
  let builders = [OpBuilder<(ins "::mlir::Value":$x, "::mlir::Type":$elementType)>];
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

def Crout_IgammaOp : Crout_PureOp<"igamma"> {
  let summary = "regularised incomplete gamma functions";
  let description = [{
    With broadcasting: the lower function P(a, x), or where `upper` is true Q(a, x) = 1 - P(a, x), of the elements at the same place; NaN where
    a or x is negative.

    Constraints:
    * igamma_c1: "a" and "x" hold f32 or f64.
    * igamma_c2: "a" and "x" have the same element type.
    * igamma_c3: the shapes of "a" and "x" broadcast.

    ```mlir
    %p = crout.igamma %a, %x {upper = true} : (tensor<?xf64>, tensor<f64>) -> tensor<?xf64>
    ```
  }];
  let arguments = (ins Crout_FloatTensor:$a, Crout_FloatTensor:$x, DefaultValuedAttr<BoolAttr, "false">:$upper);
  let results = (outs Crout_FloatTensor:$result);
  let assemblyFormat = "$a `,` $x attr-dict `:` functional-type(operands, results)";
}

def Crout_BitcastOp : Crout_Op<"bitcast", [Pure, Crout_Elementwise, DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>]> {
  let summary = "the bits of every element as another element type";
  let description = [{
    Reads the bits of each element as an element of another type of the same width in memory: 8 bits for i1, i8 and ui8, twice those of a
    part for a complex type, whose real part is the lower half. As i1 every byte but 0 is true.

    Constraints:
    * bitcast_c1: "x" and the result have compatible shapes.
    * bitcast_c2: both element types are Crout element types of one width.

    ```mlir
    %y = crout.bitcast %x : tensor<?x3xf32> to tensor<?x3xi32>
    ```
  }];
  let arguments = (ins Crout_Tensor:$x);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$x attr-dict `:` type($x) `to` type($result)";
  let builders = [OpBuilder<(ins "::mlir::Value":$x, "::mlir::Type":$elementType)>];
  let hasVerifier = 1;
  let hasFolder = 1;
}

#endif // CROUT_ELEMENTWISE
