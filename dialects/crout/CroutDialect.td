// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The dialect itself, and the classes, types and traits that its operations share.
#ifndef CROUT_DIALECT
#define CROUT_DIALECT
include "mlir/IR/OpBase.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def CroutDialect : Dialect {
  let name = "crout";
  let cppNamespace = "::crout::ir";
  let summary = "tensor programs with linear algebra as operations the compiler understands";
  let description = [{
    Values are builtin ranked tensors; every operation makes new values and changes none. Element types are f16, bf16, f32, f64,
    complex<f32>, complex<f64>, i1, i8, i16, i32, i64 (signless means signed) and ui8.

    A dimension `?` is some size that, where it meets a broadcast, is not 1: trailing dimensions are aligned, and only a static 1
    or a missing leading dimension is stretched. Two `?` that meet are equal; whoever makes the program guards that.

    Operands of an elementwise operation have one element type: promotion is explicit, through `crout.cast`.
    Numbered constraints (`solve_c1`) name the same rule in an operation's description, in its verifier and in its negative test.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
  let hasConstantMaterializer = 1;
  let hasCanonicalizer = 1;
}

// Types. The element types are checked by type inference, which can name the operand's role.
class Crout_TensorOf<string elements>
    : Type<IsRankedTensorTypePred, "ranked tensor of " # elements, "::mlir::RankedTensorType">;
def Crout_Tensor : Crout_TensorOf<"any Crout element type">;
def Crout_BoolTensor : Crout_TensorOf<"i1">;
def Crout_IntTensor : Crout_TensorOf<"integers">;
def Crout_FloatTensor : Crout_TensorOf<"floating-point numbers">;
def Crout_NumberTensor : Crout_TensorOf<"integers, floating-point or complex numbers">;
def Crout_ComplexTensor : Crout_TensorOf<"complex numbers">;
def Crout_MatrixTensor : Crout_TensorOf<"f32, f64, complex<f32> or complex<f64>">;
def Crout_InfoTensor : Crout_TensorOf<"i32">;
def Crout_IndexTensor : Crout_TensorOf<"i64">;

// A 64-bit integer that may be negative.
def Crout_I64Attr : TypedSignlessIntegerAttrBase<I64, "int64_t", "64-bit integer attribute">;

// Result types are inferred by `inferTypes`. A builder whose operands do not fit reports an error at the op's location and
// falls back to the first operand's type, so that a mistake of a user ends in a diagnostic and never in an abort.
def Crout_InferredTypes : NativeOpTrait<"InferredTypes", [], [{
    static ::llvm::LogicalResult inferTypes(const ::crout::ir::Inference &inference, Adaptor adaptor,
                                            ::llvm::SmallVectorImpl<::mlir::Type> &types);
    static ::llvm::LogicalResult verifyTypes(::mlir::Operation *op);
    static bool isCompatibleReturnTypes(::mlir::TypeRange a, ::mlir::TypeRange b);
  }], [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(::mlir::MLIRContext *context, ::std::optional<::mlir::Location> location,
        ::mlir::ValueRange operands, ::mlir::DictionaryAttr attributes, ::mlir::OpaqueProperties properties,
        ::mlir::RegionRange regions, ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      $cppClass::Adaptor adaptor(operands, attributes, properties, regions);
      // The parser asks for the type of an operation without operands; there the verifier reports.
      if (operands.empty())
        location.reset();
      if (::mlir::failed($cppClass::inferTypes({context, location, getOperationName()}, adaptor, types)))
        ::crout::ir::fallBack(context, operands, ::crout::ir::numResults<$cppClass>(), types);
      return ::mlir::success();
    }
    ::llvm::LogicalResult $cppClass::refineReturnTypes(::mlir::MLIRContext *, ::std::optional<::mlir::Location>, ::mlir::ValueRange,
        ::mlir::DictionaryAttr, ::mlir::OpaqueProperties, ::mlir::RegionRange, ::llvm::SmallVectorImpl<::mlir::Type> &) {
      return ::mlir::success(); // verifyTypes has compared them, and says more
    }
    ::llvm::LogicalResult $cppClass::verifyTypes(::mlir::Operation *op) {
      ::llvm::SmallVector<::mlir::Type> inferred;
      ::crout::ir::Inference inference{op->getContext(), op->getLoc(), getOperationName()};
      $cppClass::Adaptor adaptor(op->getOperands(), ::llvm::cast<$cppClass>(op));
      if (::mlir::failed($cppClass::inferTypes(inference, adaptor, inferred)))
        return ::mlir::failure();
      return ::crout::ir::checkResultTypes(inference, inferred, op->getResultTypes());
    }
    bool $cppClass::isCompatibleReturnTypes(::mlir::TypeRange a, ::mlir::TypeRange b) {
      return ::crout::ir::areCompatible(a, b);
    }
  }]> {
  let cppNamespace = "::crout::ir::trait";
}

def Crout_InferTypes : TraitList<[
  DeclareOpInterfaceMethods<InferTypeOpInterface, ["refineReturnTypes"]>,
  DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>,
  Crout_InferredTypes
]>;

// One result element comes from the elements at the same place of the operands, after broadcasting.
def Crout_Elementwise : NativeOpTrait<"Elementwise"> { let cppNamespace = "::crout::ir::trait"; }

class Crout_Op<string mnemonic, list<Trait> traits = []> : Op<CroutDialect, mnemonic, traits>;

// An operation without side effects whose result types follow from its operands.
class Crout_PureOp<string mnemonic, list<Trait> traits = []> : Crout_Op<mnemonic, !listconcat(traits, [Pure, Crout_InferTypes])>;

#endif // CROUT_DIALECT
