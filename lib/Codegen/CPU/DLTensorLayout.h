// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The structures of abi.h and call.h as LLVM types, for the code that fills or reads them.
#ifndef CROUT_CODEGEN_CPU_DLTENSORLAYOUT_H
#define CROUT_CODEGEN_CPU_DLTENSORLAYOUT_H

#include "crout/dtype.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include <optional>

namespace crout::codegen {

/// Indices of DLTensor's fields in `dlTensorType`.
enum DLTensorField : int32_t { Data = 0, Device = 1, Rank = 2, Dtype = 3, Shape = 4, Strides = 5, ByteOffset = 6 };

/// {data, {device_type, device_id}, ndim, {code, bits, lanes}, shape, strides, byte_offset}
inline mlir::LLVM::LLVMStructType dlTensorType(mlir::MLIRContext *context) {
  auto i = [&](unsigned width) { return mlir::IntegerType::get(context, width); };
  auto pointer = mlir::LLVM::LLVMPointerType::get(context);
  auto device = mlir::LLVM::LLVMStructType::getLiteral(context, {i(32), i(32)});
  return mlir::LLVM::LLVMStructType::getLiteral(context, {pointer, device, i(32), i(32), pointer, pointer, i(64)});
}

/// A DLDataType as the 32-bit integer with the same bytes on a little-endian machine.
inline uint32_t packDLDataType(DLDataType type) { return type.code | uint32_t(type.bits) << 8 | uint32_t(type.lanes) << 16; }

inline DLDataType dlDataType(DType dtype) {
  auto make = [](DLDataTypeCode code, uint8_t bits) { return DLDataType{static_cast<uint8_t>(code), bits, 1}; };
  switch (dtype) {
  case DType::Bool:
    return make(kDLBool, 8);
  case DType::UInt8:
    return make(kDLUInt, 8);
  case DType::Int8:
    return make(kDLInt, 8);
  case DType::Int16:
    return make(kDLInt, 16);
  case DType::Int32:
    return make(kDLInt, 32);
  case DType::Int64:
    return make(kDLInt, 64);
  case DType::Float16:
    return make(kDLFloat, 16);
  case DType::BFloat16:
    return make(kDLBfloat, 16);
  case DType::Float32:
    return make(kDLFloat, 32);
  case DType::Float64:
    return make(kDLFloat, 64);
  case DType::Complex64:
    return make(kDLComplex, 64);
  case DType::Complex128:
    return make(kDLComplex, 128);
  }
  return make(kDLFloat, 32);
}

/// "float32" and so on, as runtime_call's `dtypes` has them.
inline std::optional<DType> dtypeFromName(llvm::StringRef name) {
  static constexpr std::pair<llvm::StringLiteral, DType> names[] = {
      {"bool", DType::Bool},       {"uint8", DType::UInt8},     {"int8", DType::Int8},           {"int16", DType::Int16},
      {"int32", DType::Int32},     {"int64", DType::Int64},     {"float16", DType::Float16},     {"bfloat16", DType::BFloat16},
      {"float32", DType::Float32}, {"float64", DType::Float64}, {"complex64", DType::Complex64}, {"complex128", DType::Complex128}};
  for (auto [text, dtype] : names)
    if (text == name) return dtype;
  return std::nullopt;
}

} // namespace crout::codegen
#endif // CROUT_CODEGEN_CPU_DLTENSORLAYOUT_H
