// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Bounds the depth of textual IR before a recursive parser sees it.
#include "Support/Parse.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include <algorithm>

using namespace crout;

namespace {

/// Reads tokens as MLIR's lexer does, as far as depth is concerned. Where text is not well formed the parser stops with
/// an error of its own, so a token stream that departs from MLIR's after that point does no harm.
class TextChecker {
public:
  TextChecker(llvm::StringRef text, const ParseLimits &limits) : text(text), limits(limits) { frames.push_back({'\0'}); }

  /// Empty, or a message with `position` at its place.
  std::string run();
  size_t position = 0;

private:
  /// An open bracket. Affine expressions nest by operators as well: `a + b + c` is `(a + b) + c`.
  struct Frame {
    char open;
    unsigned height = 0;    // of the list element under way
    unsigned maxHeight = 0; // of the elements before it
    unsigned rank = 0;
  };
  struct Alias {
    unsigned height = 0;
    uint64_t expansion = 1;
  };

  char peek(size_t ahead = 1) const { return position + ahead < text.size() ? text[position + ahead] : '\0'; }
  llvm::StringRef takeWhile(llvm::function_ref<bool(char)> accept) {
    size_t begin = position;
    while (position < text.size() && accept(text[position]))
      ++position;
    return text.slice(begin, position);
  }
  bool atTop() const { return frames.size() == 1; }
  void raise(unsigned height) { frames.back().height = std::max(frames.back().height, height); }
  void open(char bracket);
  void close(char bracket);
  void closeTop();
  void element();
  void skipString();
  std::string sigil();
  std::string word();
  bool tooDeep() const { return frames.size() - 1 + frames.back().height > limits.nesting; }

  llvm::StringRef text;
  const ParseLimits &limits;
  llvm::SmallVector<Frame, 64> frames;
  llvm::StringMap<Alias> aliases;
  llvm::StringMapEntry<Alias> *defining = nullptr; // alias whose value is being read
  bool inMetadata = false;                         // between {-# and #-}
  unsigned pipelineDepth = 0;
};

bool isWordCharacter(char c) { return llvm::isAlnum(c) || c == '_' || c == '$' || c == '.'; }
bool isSuffixCharacter(char c) { return isWordCharacter(c) || c == '-'; }

void TextChecker::open(char bracket) { frames.push_back({bracket}); }

void TextChecker::closeTop() {
  Frame frame = frames.pop_back_val();
  raise(std::max(frame.height, frame.maxHeight) + 1);
  if (atTop() && defining)
    defining->second.height = std::max(defining->second.height, frames.back().height);
}

void TextChecker::close(char bracket) {
  // A closing bracket without its partner ends nothing; one further out ends what is open inside it.
  for (size_t i = frames.size() - 1; i > 0; --i)
    if (frames[i].open == bracket) {
      while (frames.size() > i)
        closeTop();
      return;
    }
}

void TextChecker::element() {
  Frame &frame = frames.back();
  frame.maxHeight = std::max(frame.maxHeight, frame.height);
  frame.height = 0;
  frame.rank = 0;
}

void TextChecker::skipString() {
  unsigned depth = 0;
  for (++position; position < text.size() && text[position] != '"' && text[position] != '\n'; ++position) {
    char c = text[position];
    if (c == '\\')
      ++position;
    else if (inMetadata && (c == '(' || c == '{')) // a pass pipeline is parsed from a string
      pipelineDepth = std::max(pipelineDepth, ++depth);
    else if (inMetadata && (c == ')' || c == '}') && depth > 0)
      --depth;
  }
  if (position < text.size())
    ++position;
}

/// `#alias`, `!alias`, `#dialect.attribute`, `!dialect<...>`, and definitions.
std::string TextChecker::sigil() {
  size_t begin = position++;
  llvm::StringRef rest = takeWhile(isSuffixCharacter);
  llvm::StringRef name = text.slice(begin, position);
  if (rest.empty() || rest.contains('.') || peek(0) == '<')
    return {};
  if (atTop()) {
    size_t after = text.find_first_not_of(" \t\r\n", position);
    if (after != llvm::StringRef::npos && text[after] == '=') {
      frames.back() = {'\0'};
      Alias fresh;
      auto [entry, inserted] = aliases.try_emplace(name, fresh);
      if (!inserted)
        entry->second = fresh;
      defining = &*entry;
      position = after + 1;
      return {};
    }
  }
  auto used = aliases.find(name);
  if (used == aliases.end())
    return {};
  raise(used->second.height + 1);
  if (defining) {
    defining->second.expansion += used->second.expansion;
    if (atTop())
      defining->second.height = std::max(defining->second.height, frames.back().height);
    if (defining->second.expansion > limits.aliasExpansion)
      return "alias '" + defining->first().str() + "' stands for more than " + llvm::utostr(limits.aliasExpansion) + " uses of other aliases";
  }
  return {};
}

/// Keywords, operation names, types, and numbers with the dimensions that follow them.
std::string TextChecker::word() {
  if (llvm::isDigit(text[position])) {
    takeWhile([](char c) { return llvm::isDigit(c); });
    if (peek(0) == 'x' && frames.back().open == '<') {
      ++position;
      if (++frames.back().rank > limits.rank)
        return "a rank above " + llvm::utostr(limits.rank) + " is refused";
    }
    return {};
  }
  llvm::StringRef name = takeWhile(isWordCharacter);
  if (name == "mod" || name == "floordiv" || name == "ceildiv")
    ++frames.back().height;
  if (atTop() && (name == "module" || name.contains('.')))
    defining = nullptr; // an operation: the alias's value has ended
  llvm::StringRef type = name;
  type.consume_front("x");
  if (!type.consume_front("si") && !type.consume_front("ui") && !type.consume_front("i"))
    return {};
  unsigned width;
  if (!type.empty() && llvm::all_of(type, llvm::isDigit) && (type.getAsInteger(10, width) || width > limits.integerWidth))
    return "an integer type wider than " + llvm::utostr(limits.integerWidth) + " bits is refused";
  return {};
}

std::string TextChecker::run() {
  while (position < text.size()) {
    size_t begin = position;
    char c = text[position];
    std::string problem;
    switch (c) {
    case '/':
      if (peek() == '/')
        position = std::min(text.find('\n', position), text.size());
      else
        ++position;
      break;
    case '"': {
      skipString();
      size_t after = text.find_first_not_of(" \t\r\n", position);
      if (atTop() && after != llvm::StringRef::npos && text[after] == '(')
        defining = nullptr; // an operation in generic form
      if (pipelineDepth > limits.nesting)
        problem = "a pass pipeline nests deeper than " + llvm::utostr(limits.nesting) + " levels";
      break;
    }
    case '{':
      inMetadata |= text.substr(position).starts_with("{-#");
      [[fallthrough]];
    case '(':
    case '[':
      open(c);
      ++position;
      break;
    case '<':
      if (peek() != '=') // `<=` of an integer set
        open(c);
      ++position;
      break;
    case ')':
      close('(');
      ++position;
      break;
    case ']':
      close('[');
      ++position;
      break;
    case '}':
      close('{');
      ++position;
      break;
    case '>':
      if (frames.back().open == '<')
        closeTop();
      ++position;
      break;
    case ',':
      element();
      ++position;
      break;
    case '-':
      if (peek() == '>') {
        position += 2;
        break;
      }
      [[fallthrough]];
    case '+':
    case '*':
      // Operators of an affine expression stand in brackets of these kinds; a region's statements do not add up.
      if (frames.back().open == '(' || frames.back().open == '[' || frames.back().open == '<')
        ++frames.back().height;
      ++position;
      break;
    case '?':
      if (peek() == 'x' && frames.back().open == '<' && ++frames.back().rank > limits.rank)
        problem = "a rank above " + llvm::utostr(limits.rank) + " is refused";
      position += peek() == 'x' ? 2 : 1;
      break;
    case '#':
      if (inMetadata && text.substr(position).starts_with("#-}")) {
        inMetadata = false;
        ++position;
        break;
      }
      [[fallthrough]];
    case '!':
      problem = sigil();
      break;
    case '%':
      if (atTop())
        defining = nullptr;
      [[fallthrough]];
    case '^':
    case '@':
      ++position;
      takeWhile(isSuffixCharacter);
      break;
    default:
      if (isWordCharacter(c) && c != '.')
        problem = word();
      else
        ++position;
    }
    if (problem.empty() && tooDeep())
      problem = "nested deeper than " + llvm::utostr(limits.nesting) + " levels of regions, attributes, types, locations and affine expressions";
    if (!problem.empty()) {
      position = begin;
      return problem;
    }
  }
  return {};
}

} // namespace

static std::string describe(llvm::StringRef text, llvm::StringRef name, size_t position, llvm::StringRef problem) {
  llvm::StringRef before = text.take_front(position);
  size_t line = before.count('\n') + 1, column = position - (before.rfind('\n') + 1) + 1;
  return (name + ":" + llvm::Twine(line) + ":" + llvm::Twine(column) + ": " + problem).str();
}

std::string crout::checkText(llvm::StringRef text, llvm::StringRef name, llvm::StringRef splitMarker, const ParseLimits &limits) {
  if (text.starts_with("ML\xefR"))
    return (name + ": is MLIR bytecode; it is read only when asked for, as with `crout-opt --read-bytecode`").str();
  if (text.size() > limits.bytes)
    return (name + ": has " + llvm::Twine(text.size()) + " bytes; at most " + llvm::Twine(limits.bytes) + " are read").str();
  for (llvm::StringRef rest = text; !rest.empty();) {
    llvm::StringRef chunk = rest;
    if (splitMarker.empty())
      rest = {};
    else
      std::tie(chunk, rest) = rest.split(splitMarker);
    TextChecker checker(chunk, limits);
    if (std::string problem = checker.run(); !problem.empty())
      return describe(text, name, size_t(chunk.data() - text.data()) + checker.position, problem);
  }
  return {};
}
