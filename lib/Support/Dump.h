// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Shows what passes do: the IR after each, and a one-file reproducer of a failure.
#ifndef CROUT_SUPPORT_DUMP_H
#define CROUT_SUPPORT_DUMP_H

namespace mlir {
class PassManager;
}

namespace crout {

/// Installs on `pm` what the switches dump_dir, dump_function, reproducer and debug ask for. Files go to `<dump_dir>/<program>/`, numbered in the order of passes, each complete on disk before the
/// next pass runs; `running` names the pass under way, and stays behind where it crashed.
void addDumps(mlir::PassManager &pm);

} // namespace crout
#endif // CROUT_SUPPORT_DUMP_H
