// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every switch of Crout in one typed table (include/crout/switches.def), settable from the environment and at run time.
#ifndef CROUT_SUPPORT_SWITCHES_H
#define CROUT_SUPPORT_SWITCHES_H

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace crout {

using SwitchValue = std::variant<bool, int64_t, std::string>;

enum class Switch : uint8_t {
#define CROUT_SWITCH(id, name, environment, type, initial, changesCode, sentence) id,
#include "crout/switches.def"
};

struct SwitchInfo {
  Switch id;
  std::string_view name;        // "cache_dir"
  std::string_view environment; // "CROUT_CACHE_DIR"
  SwitchValue initial;
  bool changesCode; // part of the key of the cache on disk
  std::string_view sentence;
};

/// The whole table, for documents and front ends.
const std::vector<SwitchInfo> &switches();

/// Its value now: set at run time, else from the environment (read once), else the default. Thread-safe.
SwitchValue getSwitch(Switch id);
bool getBool(Switch id);
int64_t getInt(Switch id);
std::string getString(Switch id);

/// Throws crout::TypeError where `value` has another type than the switch.
void setSwitch(Switch id, SwitchValue value);
/// Back to the environment's value or the default.
void resetSwitch(Switch id);

/// By name; throws crout::ValueError for an unknown one, naming the closest.
Switch findSwitch(std::string_view name);

/// `name=value` of every switch that changes code, for the cache's key.
std::string codeSwitchesKey();

} // namespace crout
#endif // CROUT_SUPPORT_SWITCHES_H
