// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes the C99 header of a program from its signature.
#include "Aot/Header.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Triple.h"

using namespace crout;

static constexpr llvm::StringLiteral abiText =
#include "AbiText.inc"
    ;

static const llvm::StringSet<> &takenWords() {
  static const llvm::StringSet<> words = {
      // C99, C11, C23
      "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int",
      "long", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile",
      "while", "alignas", "alignof", "bool", "constexpr", "false", "nullptr", "static_assert", "thread_local", "true", "typeof", "typeof_unqual", "asm",
      // C++
      "and", "and_eq", "bitand", "bitor", "catch", "char8_t", "char16_t", "char32_t", "class", "co_await", "co_return", "co_yield", "compl", "concept",
      "const_cast", "consteval", "constinit", "decltype", "delete", "dynamic_cast", "explicit", "export", "friend", "mutable", "namespace", "new", "noexcept",
      "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public", "reinterpret_cast", "requires", "static_cast", "template", "this", "throw",
      "try", "typeid", "typename", "using", "virtual", "wchar_t", "xor", "xor_eq",
      // What the header itself and the headers beside it call things, macros first
      "NULL", "errno", "linux", "unix", "INFINITY", "NAN", "I", "complex", "imaginary", "assert", "stdin", "stdout", "stderr", "EOF", "offsetof",
      "DLTensor", "DLDevice", "DLDataType", "DLDeviceType", "DLDataTypeCode", "DLManagedTensor", "DLManagedTensorVersioned", "DLPackVersion", "kDLCPU", "kDLCUDA",
      "kDLCUDAHost", "kDLExtDev", "kDLInt", "kDLUInt", "kDLFloat", "kDLBfloat", "kDLComplex", "kDLBool"};
  return words;
}

static bool isTaken(llvm::StringRef name) {
  // Leading underscores belong to the implementation, `crout_` to this project; `..._t` and the sized integers to C.
  return takenWords().contains(name) || name.starts_with_insensitive("crout_") || name.starts_with("DLPACK_") || name.ends_with("_t");
}

std::string crout::cIdentifier(llvm::StringRef name) {
  std::string result;
  for (char c : name)
    result += llvm::isAlnum(c) || c == '_' ? c : '_';
  if (result.empty() || llvm::isDigit(result.front()) || result.front() == '_')
    result = "v" + result;
  if (isTaken(result))
    result += '_';
  return result;
}

std::string crout::cSymbol(llvm::StringRef name) {
  std::string result = cIdentifier(name);
  static const llvm::TargetLibraryInfoImpl library{llvm::Triple("x86_64-unknown-linux-gnu")};
  llvm::LibFunc function;
  if (library.getLibFunc(result, function) || result == "main")
    result += '_';
  return result;
}

/// Any text within a C comment, on one line.
static std::string commentText(llvm::StringRef text) {
  std::string result;
  for (char c : text) {
    if (!llvm::isPrint(c))
      c = '?';
    if (c == '/' && !result.empty() && (result.back() == '*' || result.back() == '?'))
      result += ' ';
    if (c == '*' && !result.empty() && result.back() == '/')
      result += ' ';
    result += c;
  }
  return result;
}

static std::string shapeText(const SignatureParam &param) {
  std::string result = "(";
  for (auto [i, dim] : llvm::enumerate(param.dims))
    result += (i ? ", " : "") + (dim.isSymbolic() ? commentText(dim.symbol) : std::to_string(dim.size));
  return result + (param.dims.size() == 1 ? ",)" : ")");
}

static llvm::StringRef cElement(DType dtype) {
  switch (dtype) {
  case DType::Bool:
  case DType::UInt8:
    return "uint8_t";
  case DType::Int8:
    return "int8_t";
  case DType::Int16:
    return "int16_t";
  case DType::Int32:
    return "int32_t";
  case DType::Int64:
    return "int64_t";
  case DType::Float16:
  case DType::BFloat16:
    return "uint16_t";
  case DType::Float32:
  case DType::Complex64:
    return "float";
  case DType::Float64:
  case DType::Complex128:
    return "double";
  }
  llvm_unreachable("every dtype is listed");
}

static std::string dlpackType(DType dtype) {
  DLDataType type = toDLPack(dtype);
  llvm::StringRef code;
  switch (type.code) {
  case kDLInt:
    code = "kDLInt";
    break;
  case kDLUInt:
    code = "kDLUInt";
    break;
  case kDLFloat:
    code = "kDLFloat";
    break;
  case kDLBfloat:
    code = "kDLBfloat";
    break;
  case kDLComplex:
    code = "kDLComplex";
    break;
  default:
    code = "kDLBool";
  }
  return ("{" + code + ", " + llvm::Twine(int(type.bits)) + ", 1}").str();
}

namespace {
/// Parameters with the identifiers that they have in C.
struct Parameter {
  const SignatureParam *param;
  std::string identifier;
  bool isResult;
  bool isWritten = false; // an argument that the call also writes
};
} // namespace

static std::vector<Parameter> parameters(const Signature &signature) {
  llvm::StringSet<> used;
  used.insert("status");
  used.insert(signature.function);
  std::vector<Parameter> result;
  auto isWritten = [&](size_t argument) {
    return llvm::any_of(signature.results, [&](const SignatureParam &result) { return result.writes == static_cast<int>(argument); });
  };
  auto add = [&](const SignatureParam &param, bool isResult, bool written) {
    std::string identifier = cIdentifier(param.name);
    while (!used.insert(identifier).second)
      identifier += isResult ? "_out" : "_";
    result.push_back({&param, identifier, isResult, written});
  };
  for (auto [i, param] : llvm::enumerate(signature.args))
    add(param, false, isWritten(i));
  for (const SignatureParam &param : signature.results)
    if (param.writes < 0) add(param, true, false);
  return result;
}

static void describe(llvm::raw_ostream &out, const Parameter &parameter, size_t width) {
  const SignatureParam &param = *parameter.param;
  out << " *   " << llvm::left_justify(parameter.identifier, width) << "  " << (parameter.isResult ? "out " : parameter.isWritten ? "i/o " : "in  ") << name(param.dtype) << " " << shapeText(param);
  if (parameter.identifier != param.name)
    out << ", '" << commentText(param.name) << "' in the program";
  if (param.dtype == DType::Bool)
    out << "; a byte each, 0 or 1";
  if (isComplex(param.dtype))
    out << "; real and imaginary part side by side";
  if (param.dtype == DType::Float16 || param.dtype == DType::BFloat16)
    out << "; as its 16 bits";
  out << "\n";
}

/// An example call, with size 3 where a size is known at the call only.
static void example(llvm::raw_ostream &out, const Signature &signature, llvm::ArrayRef<Parameter> parameters) {
  out << " * Example (a size that the program leaves open is 3 here; needs <stdio.h> and <stdlib.h>):\n";
  for (const Parameter &parameter : parameters) {
    const SignatureParam &param = *parameter.param;
    const std::string &id = parameter.identifier;
    size_t rank = param.dims.size();
    int64_t count = isComplex(param.dtype) ? 2 : 1;
    out << " *   int64_t " << id << "_shape[" << std::max<size_t>(rank, 1) << "]";
    if (!parameter.isResult && rank > 0) {
      out << " = {";
      for (auto [i, dim] : llvm::enumerate(param.dims)) {
        int64_t size = dim.isSymbolic() ? 3 : dim.size;
        out << (i ? ", " : "") << size;
        count *= size;
      }
      out << "}";
    }
    out << ";\n";
    if (!parameter.isResult)
      out << " *   " << cElement(param.dtype) << " " << id << "_data[" << std::max<int64_t>(count, 1) << "] = {0};\n";
    out << " *   DLTensor " << id << " = {" << (parameter.isResult ? "NULL" : id + "_data") << ", {kDLCPU, 0}, " << rank << ", " << dlpackType(param.dtype) << ", " << id
        << "_shape, NULL, 0};\n";
  }
  out << " *   crout_status status;\n *   if (" << signature.function << "(";
  for (const Parameter &parameter : parameters)
    out << "&" << parameter.identifier << ", ";
  out << "&status) != CROUT_OK)\n *     fprintf(stderr, \"%s: %s\\n\", status.op, status.message);\n";
  for (const Parameter &parameter : parameters)
    if (parameter.isResult)
      out << " *   free(" << parameter.identifier << ".data);\n";
}

std::string crout::makeHeader(const Signature &signature) {
  std::string result;
  llvm::raw_string_ostream out(result);
  std::vector<Parameter> all = parameters(signature);
  std::string guard = "CROUT_PROGRAM_" + llvm::StringRef(signature.function).upper() + "_H";
  size_t width = 6;
  for (const Parameter &parameter : all)
    width = std::max(width, parameter.identifier.size());

  out << "/* C99 interface of the Crout program '" << signature.function << "'. Made by Crout; it needs no other file. */\n#ifndef " << guard << "\n#define " << guard
      << "\n\n"
      << abiText.trim() << "\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n/*\n * ";
  llvm::interleaveComma(llvm::make_filter_range(all, [](const Parameter &p) { return p.isResult; }), out, [&](const Parameter &p) { out << p.identifier; });
  out << " = " << signature.function << "(";
  llvm::interleaveComma(llvm::make_filter_range(all, [](const Parameter &p) { return !p.isResult; }), out, [&](const Parameter &p) { out << p.identifier; });
  out << ")\n *\n";
  for (const Parameter &parameter : all)
    describe(out, parameter, width);
  out << " *   " << llvm::left_justify("status", width) << "  out what went wrong, and where; may be NULL\n";
  if (std::vector<std::string> symbols = signature.symbols(); !symbols.empty()) {
    out << " *\n * Sizes with one name are equal";
    auto isUnnamed = [](const Parameter &p) {
      return llvm::any_of(p.param->dims, [](const SignatureDim &dim) { return dim.isSymbolic() && dim.symbol == "?"; });
    };
    if (llvm::any_of(all, isUnnamed))
      out << " ('?' is any size; that of a result may depend on the data)";
    out << ".\n";
  }
  out << " *\n"
         " * Returns CROUT_OK, or another crout_code that `status->code` holds too. No call aborts or writes to the terminal;\n"
         " * calls may run at the same time.\n"
         " * Arguments: on the CPU, any strides (NULL: contiguous, row-major); only read, and kept by the caller. One marked i/o is written\n"
         " * when the call succeeds, and must not share memory with another.\n"
         " * Results: with `data` NULL the call allocates it and fills `shape`, which must have room for `ndim` sizes; the caller\n"
         " * frees it with `free(x.data)`. With `data` set, the memory is the caller's, and `shape` must be the result's shape.\n"
         " * On an error the results hold nothing of use, and what the call allocated has been freed.\n *\n";
  example(out, signature, all);
  out << " */\nint32_t " << signature.function << "(";
  for (const Parameter &parameter : all)
    out << (parameter.isResult || parameter.isWritten ? "DLTensor *" : "const DLTensor *") << parameter.identifier << ", ";
  out << "crout_status *status);\n\n#ifdef __cplusplus\n}\n#endif\n#endif /* " << guard << " */\n";
  return result;
}
