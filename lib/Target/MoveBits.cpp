// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which values are only moved, and what they become.
#include "Target/MoveBits.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/ValueHandle.h"

using namespace llvm;

namespace crout {

static bool isHalfWidth(Type *type) { return type->isBFloatTy() || type->isHalfTy(); }

/// A cast between a number and its bits.
static bool isBits(const User *user) {
  auto *cast = dyn_cast<BitCastInst>(user);
  return cast && (cast->getType()->isIntegerTy(16) || cast->getSrcTy()->isIntegerTy(16));
}

static bool moves(Instruction &instruction) {
  if (!isHalfWidth(instruction.getType())) return false;
  if (auto *load = dyn_cast<LoadInst>(&instruction)) return load->isSimple();
  return isa<SelectInst, PHINode, FreezeInst>(instruction) || isBits(&instruction);
}

namespace {
/// Values whose operands and users move them as well.
class Moved {
public:
  explicit Moved(Function &function) {
    for (Instruction &instruction : instructions(function))
      if (moves(instruction)) values.insert(&instruction);
    while (values.remove_if([&](Instruction *value) { return !isOnlyMoved(*value); })) {
    }
  }

  bool empty() const { return values.empty(); }

  void rewrite() {
    Type *bits = Type::getInt16Ty(values.front()->getContext());
    for (Instruction *value : values) { // phis first have no operands: those may come later
      IRBuilder<> b(value);
      if (auto *load = dyn_cast<LoadInst>(value)) {
        LoadInst *other = b.CreateAlignedLoad(bits, load->getPointerOperand(), load->getAlign());
        other->copyMetadata(*load, {LLVMContext::MD_alias_scope, LLVMContext::MD_noalias, LLVMContext::MD_access_group});
        integers[value] = other;
      } else if (auto *phi = dyn_cast<PHINode>(value))
        integers[value] = b.CreatePHI(bits, phi->getNumIncomingValues());
      else if (isBits(value))
        integers[value] = value->getOperand(0);
    }
    for (Instruction *value : values)
      integerOf(value);
    for (Instruction *value : values) {
      if (auto *phi = dyn_cast<PHINode>(value))
        for (unsigned i = 0; i < phi->getNumIncomingValues(); ++i)
          cast<PHINode>(integers[value])->addIncoming(integerOf(phi->getIncomingValue(i)), phi->getIncomingBlock(i));
      for (User *user : make_early_inc_range(value->users())) {
        if (auto *store = dyn_cast<StoreInst>(user))
          store->setOperand(0, integers[value]);
        else if (isBits(user)) {
          user->replaceAllUsesWith(integers[value]);
          cast<Instruction>(user)->eraseFromParent();
        }
      }
    }
    for (Instruction *value : values)
      value->replaceAllUsesWith(PoisonValue::get(value->getType()));
    for (Instruction *value : values)
      value->eraseFromParent();
  }

private:
  bool isOnlyMoved(Instruction &value) const {
    auto isMoved = [&](Value *operand) {
      if (!isHalfWidth(operand->getType()) || isa<Constant>(operand)) return true;
      auto *instruction = dyn_cast<Instruction>(operand);
      return instruction && values.contains(instruction);
    };
    auto takes = [&](User *user) {
      if (auto *store = dyn_cast<StoreInst>(user)) return store->isSimple() && store->getValueOperand() == &value;
      return isBits(user) || values.contains(cast<Instruction>(user));
    };
    return all_of(value.operands(), isMoved) && all_of(value.users(), takes);
  }

  /// The i16 in place of a value that is moved, or of a constant.
  Value *integerOf(Value *value) {
    if (auto *constant = dyn_cast<Constant>(value)) return ConstantExpr::getBitCast(constant, Type::getInt16Ty(value->getContext()));
    auto *instruction = cast<Instruction>(value);
    if (Value *known = integers.lookup(instruction)) return known;
    IRBuilder<> b(instruction);
    Value *made = nullptr;
    if (auto *select = dyn_cast<SelectInst>(instruction))
      made = b.CreateSelect(select->getCondition(), integerOf(select->getTrueValue()), integerOf(select->getFalseValue()));
    else
      made = b.CreateFreeze(integerOf(instruction->getOperand(0)));
    return integers[instruction] = made;
  }

  SmallSetVector<Instruction *, 8> values;
  MapVector<Instruction *, WeakTrackingVH> integers; // which may be casts that are replaced in their turn
};
} // namespace

PreservedAnalyses MoveBits::run(Function &function, FunctionAnalysisManager &) {
  Moved moved(function);
  if (moved.empty()) return PreservedAnalyses::all();
  moved.rewrite();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace crout
