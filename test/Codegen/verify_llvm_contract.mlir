// RUN: crout-opt %s --crout-verify-llvm-contract --split-input-file --verify-diagnostics

// expected-error @+1 {{after phase llvm a program must have its body and its signature}}
module {
  llvm.func @f()
}

// -----

module {
  // expected-error @+1 {{has no machine code; after phase llvm only the llvm dialect may be left}}
  func.func @f() { return }
}
