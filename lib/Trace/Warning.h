// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Warnings: what is done as asked, and likely not what was meant.
#ifndef CROUT_TRACE_WARNING_H
#define CROUT_TRACE_WARNING_H

#include <string>

namespace crout {

/// Tells the user, through the handler of the front end (crout/utilities.h). The message begins with the public function's name.
void warn(const std::string &message);
/// The same for what a program does again and again: once in a process for each key, unless the front end wants them all.
void warnOnce(const char *key, const std::string &message);

} // namespace crout
#endif // CROUT_TRACE_WARNING_H
