// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Element types and their promotion.
#ifndef CROUT_DTYPE_H
#define CROUT_DTYPE_H

#include "crout/abi.h"
#include <cstdint>
#include <string_view>

namespace crout {

enum class DType : uint8_t { Bool, UInt8, Int8, Int16, Int32, Int64, Float16, BFloat16, Float32, Float64, Complex64, Complex128 };

inline constexpr int kNumDTypes = 12;

/// Name as users write it: "float32", "complex64", "bool".
std::string_view name(DType dtype);
/// Bytes of one element.
int64_t itemSize(DType dtype);
DLDataType toDLPack(DType dtype);
/// Throws TypeError for a DLPack type that Crout does not have.
DType fromDLPack(DLDataType dtype);

bool isComplex(DType dtype);
bool isFloatingPoint(DType dtype); // real floating point
bool isIntegral(DType dtype);      // integers, without bool
/// float32 for complex64, float64 for complex128, the dtype itself otherwise.
DType toReal(DType dtype);
/// complex64 for float32 and lower, complex128 for float64, the dtype itself where it is complex.
DType toComplex(DType dtype);

/// The dtype that holds both, by the reference's promotion table (no value-based promotion).
DType promoteTypes(DType a, DType b);
/// True where a cast from `from` to `to` stays within or goes up the category bool < integer < float < complex.
bool canCast(DType from, DType to);

DType defaultDType();
/// Floating-point dtypes only; throws TypeError otherwise.
void setDefaultDType(DType dtype);

} // namespace crout
#endif // CROUT_DTYPE_H
