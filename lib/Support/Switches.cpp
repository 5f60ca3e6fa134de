// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// State of the switches: one lock, the environment read at first use.
#include "Support/Switches.h"
#include "crout/error.h"
#include "llvm/ADT/StringRef.h"
#include <cstdlib>
#include <limits>
#include <mutex>

namespace crout {

template <typename T> static SwitchValue initialValue(T value) {
  if constexpr (std::is_same_v<T, const char *>)
    return std::string(value);
  else if constexpr (std::is_same_v<T, bool>)
    return value;
  else
    return static_cast<int64_t>(value);
}

const std::vector<SwitchInfo> &switches() {
  static const std::vector<SwitchInfo> table = {
#define CROUT_SWITCH(id, name, environment, type, initial, changesCode, sentence)                                                          \
  {Switch::id, name, environment, SwitchValue(std::in_place_type<type>, std::get<type>(initialValue(initial))), changesCode, sentence},
#include "crout/switches.def"
  };
  return table;
}

/// The environment's value where it reads as the switch's type; a malformed one leaves the default.
static SwitchValue fromEnvironment(const SwitchInfo &info) {
  const char *text = std::getenv(std::string(info.environment).c_str());
  if (!text) return info.initial;
  llvm::StringRef value(text);
  if (std::holds_alternative<std::string>(info.initial)) return value.str();
  if (std::holds_alternative<bool>(info.initial)) {
    std::string lower = value.lower();
    if (lower == "1" || lower == "true" || lower == "on" || lower == "yes") return true;
    if (lower == "0" || lower == "false" || lower == "off" || lower == "no" || lower.empty()) return false;
    return info.initial;
  }
  int64_t number;
  return value.getAsInteger(10, number) ? info.initial : SwitchValue(number);
}

namespace {
struct State {
  std::mutex mutex;
  std::vector<SwitchValue> environment, current;
  State() {
    for (const SwitchInfo &info : switches())
      environment.push_back(fromEnvironment(info));
    current = environment;
  }
};
} // namespace

static State &state() {
  static State *instance = new State; // never destroyed: threads may still compile while the process ends
  return *instance;
}

SwitchValue getSwitch(Switch id) {
  State &s = state();
  std::lock_guard lock(s.mutex);
  return s.current[static_cast<size_t>(id)];
}

bool getBool(Switch id) { return std::get<bool>(getSwitch(id)); }
int64_t getInt(Switch id) { return std::get<int64_t>(getSwitch(id)); }
std::string getString(Switch id) { return std::get<std::string>(getSwitch(id)); }

static const char *typeName(const SwitchValue &value) {
  static constexpr const char *names[] = {"a bool", "an integer", "a string"};
  return names[value.index()];
}

void setSwitch(Switch id, SwitchValue value) {
  const SwitchInfo &info = switches()[static_cast<size_t>(id)];
  if (value.index() != info.initial.index())
    throw TypeError("switch \"" + std::string(info.name) + "\": " + typeName(info.initial) + " is required, found " + typeName(value));
  State &s = state();
  std::lock_guard lock(s.mutex);
  s.current[static_cast<size_t>(id)] = std::move(value);
}

void resetSwitch(Switch id) {
  State &s = state();
  std::lock_guard lock(s.mutex);
  s.current[static_cast<size_t>(id)] = s.environment[static_cast<size_t>(id)];
}

Switch findSwitch(std::string_view name) {
  const SwitchInfo *closest = nullptr;
  unsigned distance = std::numeric_limits<unsigned>::max();
  for (const SwitchInfo &info : switches()) {
    if (info.name == name) return info.id;
    unsigned d = llvm::StringRef(name).edit_distance(llvm::StringRef(info.name));
    if (d < distance) {
      distance = d;
      closest = &info;
    }
  }
  throw ValueError("unknown switch \"" + std::string(name) + "\"; did you mean \"" + std::string(closest->name) + "\"?");
}

std::string codeSwitchesKey() {
  std::string key;
  State &s = state();
  std::lock_guard lock(s.mutex);
  for (const SwitchInfo &info : switches()) {
    if (!info.changesCode) continue;
    key += info.name;
    key += '=';
    const SwitchValue &value = s.current[static_cast<size_t>(info.id)];
    if (const bool *flag = std::get_if<bool>(&value))
      key += *flag ? '1' : '0';
    else if (const int64_t *number = std::get_if<int64_t>(&value))
      key += std::to_string(*number);
    else
      key += std::get<std::string>(value);
    key += '\n';
  }
  return key;
}

} // namespace crout
