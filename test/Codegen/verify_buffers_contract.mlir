// RUN: crout-opt %s --crout-verify-buffers-contract --split-input-file --verify-diagnostics

func.func @memory(%x: memref<4xf32>) { return }

// -----

func.func @tensor(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{works on tensors; after phase buffers every tensor must be memory}}
  %0 = arith.negf %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
