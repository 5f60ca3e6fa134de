// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Factorisations, solves and matrix products: one call of a library kernel each (runtime/include/crout/runtime/kernels.h).
#include "Conversion/CroutToRuntime/Patterns.h"

using namespace mlir;

namespace crout::ir {
namespace {

using Attributes = SmallVector<int64_t, 3>;

// The kernels' trailing parameters, in their order.
template <typename OpT> Attributes kernelAttributes(OpT) { return {}; }
template <> Attributes kernelAttributes(SolveOp op) { return {op.getLeft()}; }
template <> Attributes kernelAttributes(SolveRefinedOp op) { return {op.getLeft(), op.getBounds()}; }
template <> Attributes kernelAttributes(LuSolveOp op) { return {op.getLeft(), op.getAdjoint()}; }
template <> Attributes kernelAttributes(CholeskyOp op) { return {op.getUpper()}; }
template <> Attributes kernelAttributes(CholeskySolveOp op) { return {op.getUpper()}; }
template <> Attributes kernelAttributes(SolveTriangularOp op) { return {op.getUpper(), op.getLeft(), op.getUnitriangular()}; }
template <> Attributes kernelAttributes(QrOp op) { return {op.getMode() == QrMode::complete}; }
template <> Attributes kernelAttributes(LdlFactorOp op) { return {op.getHermitian()}; }
template <> Attributes kernelAttributes(LdlSolveOp op) { return {op.getHermitian()}; }
template <> Attributes kernelAttributes(IgammaOp op) { return {op.getUpper()}; }
template <> Attributes kernelAttributes(EighOp op) { return {op.getUpper()}; }
template <> Attributes kernelAttributes(EigvalshOp op) { return {op.getUpper()}; }
template <> Attributes kernelAttributes(SvdOp op) { return {op.getFullMatrices()}; }
template <> Attributes kernelAttributes(FactorOp op) { return {op.getCholesky(), op.getKept()}; }
template <> Attributes kernelAttributes(FactorSolveOp op) { return {op.getLeft(), op.getTransposed()}; }
template <> Attributes kernelAttributes(BandedSolveOp op) { return {op.getBelow(), op.getAbove()}; }
template <> Attributes kernelAttributes(BandedDetOp op) { return {op.getBelow(), op.getAbove()}; }
template <> Attributes kernelAttributes(BandedSlogdetOp op) { return {op.getBelow(), op.getAbove()}; }
template <> Attributes kernelAttributes(LstsqOp op) { return {static_cast<int64_t>(op.getDriver())}; }

template <typename OpT> class KernelCall : public OpConversionPattern<OpT> {
public:
  KernelCall(MLIRContext *context, StringRef kernel) : OpConversionPattern<OpT>(context), kernel(kernel) {}

  LogicalResult matchAndRewrite(OpT op, typename OpT::Adaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    // Other kernels do so much with a matrix that a copy before is nothing.
    constexpr bool readsPermuted = std::is_same_v<OpT, MatmulOp>;
    return replaceWithKernelCall(rewriter, op, adaptor.getOperands(), kernel, kernelAttributes(op), /*element=*/{}, readsPermuted);
  }

private:
  StringRef kernel;
};

template <typename OpT> void add(RewritePatternSet &patterns, ConversionTarget &target, StringRef kernel) {
  patterns.add<KernelCall<OpT>>(patterns.getContext(), kernel);
  target.addIllegalOp<OpT>();
}

} // namespace

void populateLinearAlgebraPatterns(RewritePatternSet &patterns, ConversionTarget &target) {
  add<InvOp>(patterns, target, "crout_rt_inv");
  add<SolveOp>(patterns, target, "crout_rt_solve");
  add<SolveRefinedOp>(patterns, target, "crout_rt_solve_refined");
  add<LuFactorOp>(patterns, target, "crout_rt_lu_factor");
  add<LuSolveOp>(patterns, target, "crout_rt_lu_solve");
  add<LuPermutationOp>(patterns, target, "crout_rt_lu_permutation");
  add<CholeskyOp>(patterns, target, "crout_rt_cholesky");
  add<CholeskySolveOp>(patterns, target, "crout_rt_cholesky_solve");
  add<SolveTriangularOp>(patterns, target, "crout_rt_solve_triangular");
  add<QrOp>(patterns, target, "crout_rt_qr");
  add<QrROp>(patterns, target, "crout_rt_qr_r");
  add<QrFactorOp>(patterns, target, "crout_rt_qr_factor");
  add<MatrixExpOp>(patterns, target, "crout_rt_matrix_exp");
  add<EigOp>(patterns, target, "crout_rt_eig");
  add<EigvalsOp>(patterns, target, "crout_rt_eigvals");
  add<LdlFactorOp>(patterns, target, "crout_rt_ldl_factor");
  add<LdlSolveOp>(patterns, target, "crout_rt_ldl_solve");
  add<IgammaOp>(patterns, target, "crout_rt_igamma");
  add<EighOp>(patterns, target, "crout_rt_eigh");
  add<EigvalshOp>(patterns, target, "crout_rt_eigvalsh");
  add<SvdOp>(patterns, target, "crout_rt_svd");
  add<SvdvalsOp>(patterns, target, "crout_rt_svdvals");
  add<DetOp>(patterns, target, "crout_rt_det");
  add<SlogdetOp>(patterns, target, "crout_rt_slogdet");
  add<LstsqOp>(patterns, target, "crout_rt_lstsq");
  add<FactorOp>(patterns, target, "crout_rt_factor");
  add<FactorSolveOp>(patterns, target, "crout_rt_factor_solve");
  add<FactorQuadraticOp>(patterns, target, "crout_rt_factor_quadratic");
  add<FactorInvOp>(patterns, target, "crout_rt_factor_inv");
  add<FactorDetOp>(patterns, target, "crout_rt_factor_det");
  add<FactorSlogdetOp>(patterns, target, "crout_rt_factor_slogdet");
  add<BandedSolveOp>(patterns, target, "crout_rt_banded_solve");
  add<BandedDetOp>(patterns, target, "crout_rt_banded_det");
  add<BandedSlogdetOp>(patterns, target, "crout_rt_banded_slogdet");
  add<MatmulOp>(patterns, target, "crout_rt_matmul");
  // Products of halves and integers have no library; crout-to-linalg makes loops of them.
  target.addDynamicallyLegalOp<MatmulOp>([](MatmulOp op) { return !(kindOf(elementOf(op.getA())) & kinds::Matrix); });
}

} // namespace crout::ir
