// RUN: crout-opt %s --crout-record-signature --split-input-file --verify-diagnostics | FileCheck %s

// CHECK: func.func @f
// CHECK-SAME: attributes {crout.signature = {args = [{dims = ["n", 3], dtype = i1, name = "mask"}, {dims = ["n", "s0"], dtype = complex<f64>, name = "arg1"}, {dims = ["k"], dtype = ui8, name = "arg2"}], function = "f", results = [{dims = ["?"], dtype = ui8, name = "out0"}]}}
func.func @f(%a: tensor<?x3xi1> {crout.name = "mask", crout.dims = ["n", "3"]}, %b: tensor<?x?xcomplex<f64>> {crout.dims = ["n", ""]}, %r: tensor<?xui8> {crout.dims = ["k"]}) -> tensor<?xui8> {
  return %r : tensor<?xui8>
}

// -----

func.func private @helper(%a: tensor<2xf32>) -> tensor<2xf32> { return %a : tensor<2xf32> }
func.func @first(%a: tensor<2xf32>) -> tensor<2xf32> { return %a : tensor<2xf32> }
// expected-error @+1 {{a program must have one public function, found @first and @second; make helpers private}}
func.func @second(%a: tensor<2xf32>) -> tensor<2xf32> { return %a : tensor<2xf32> }

// -----

// expected-error @+1 {{"x" of program @wrong: crout.dims gives size 4 at dimension 0 of tensor<3xf32>}}
func.func @wrong(%a: tensor<3xf32> {crout.name = "x", crout.dims = ["4"]}) { return }

// -----

// expected-error @+1 {{"arg0" of program @scalar: a ranked tensor is required, found f32}}
func.func @scalar(%a: f32) { return }

// -----

// expected-error @+1 {{must have a public function with a body}}
module {
  func.func private @only() { return }
}
