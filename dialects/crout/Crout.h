// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The crout dialect: operations, attributes, and registration of what lives outside the operations.
#ifndef CROUT_DIALECTS_CROUT_H
#define CROUT_DIALECTS_CROUT_H

#include "dialects/crout/Inference.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

#include "dialects/crout/CroutDialect.h.inc"
#include "dialects/crout/CroutEnums.h.inc"

namespace crout::ir::trait {
template <typename Concrete>
class InferredTypes : public mlir::OpTrait::TraitBase<Concrete, InferredTypes> {
public:
  static mlir::LogicalResult verifyTrait(mlir::Operation *op) { return Concrete::verifyTypes(op); }
};
template <typename Concrete>
class Elementwise : public mlir::OpTrait::TraitBase<Concrete, Elementwise> {};
} // namespace crout::ir::trait

#define GET_OP_CLASSES
#include "dialects/crout/CroutOps.h.inc"

namespace crout::ir {

/// On memory, inputs are read and outputs written; on tensors nothing has an effect.
void getDestinationStyleEffects(mlir::DestinationStyleOpInterface op,
                                llvm::SmallVectorImpl<mlir::SideEffects::EffectInstance<mlir::MemoryEffects::Effect>> &effects);

/// Makes crout.runtime_call and crout.matrix_generic bufferizable; call it on every registry that one-shot bufferisation runs with.
void registerBufferizableOpInterfaceModels(mlir::DialectRegistry &registry);

} // namespace crout::ir

#endif // CROUT_DIALECTS_CROUT_H
