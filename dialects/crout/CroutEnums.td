// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Enumerations that operations carry as attributes.
#ifndef CROUT_ENUMS
#define CROUT_ENUMS
include "mlir/IR/EnumAttr.td"

class Crout_Enum<string name, string summary, list<I32EnumAttrCase> cases> : I32EnumAttr<name, summary, cases> {
  let cppNamespace = "::crout::ir";
}

def Crout_ComparePredicate : Crout_Enum<"ComparePredicate", "what a comparison asks", [
  I32EnumAttrCase<"eq", 0>, I32EnumAttrCase<"ne", 1>, I32EnumAttrCase<"lt", 2>,
  I32EnumAttrCase<"le", 3>, I32EnumAttrCase<"gt", 4>, I32EnumAttrCase<"ge", 5>]>;

def Crout_ReduceKind : Crout_Enum<"ReduceKind", "how a reduction combines elements", [
  I32EnumAttrCase<"sum", 0>, I32EnumAttrCase<"prod", 1>, I32EnumAttrCase<"max", 2>,
  I32EnumAttrCase<"min", 3>, I32EnumAttrCase<"any", 4>, I32EnumAttrCase<"all", 5>]>;

def Crout_ArgReduceKind : Crout_Enum<"ArgReduceKind", "which extremum an index reduction looks for", [
  I32EnumAttrCase<"max", 0>, I32EnumAttrCase<"min", 1>]>;

def Crout_ScanKind : Crout_Enum<"ScanKind", "how a running reduction combines elements", [
  I32EnumAttrCase<"sum", 0>, I32EnumAttrCase<"prod", 1>, I32EnumAttrCase<"logsumexp", 2>]>;

def Crout_ScatterKind : Crout_Enum<"ScatterKind", "how an element that is written by index meets what is there", [
  I32EnumAttrCase<"set", 0>, I32EnumAttrCase<"add", 1>, I32EnumAttrCase<"prod", 2>,
  I32EnumAttrCase<"max", 3>, I32EnumAttrCase<"min", 4>]>;

def Crout_QrMode : Crout_Enum<"QrMode", "size of the factor Q: (m, min(m, n)) or (m, m)", [
  I32EnumAttrCase<"reduced", 0>, I32EnumAttrCase<"complete", 1>]>;

def Crout_LstsqDriver : Crout_Enum<"LstsqDriver", "LAPACK driver of a least-squares solve", [
  I32EnumAttrCase<"gels", 0>, I32EnumAttrCase<"gelsy", 1>, I32EnumAttrCase<"gelsd", 2>, I32EnumAttrCase<"gelss", 3>]>;

#endif // CROUT_ENUMS
