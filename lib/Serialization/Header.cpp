// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A reader that knows the header's grammar and nothing else, so that no file can make it recurse or allocate beyond the file's size.
#include "Serialization/Header.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace crout;

// Crout's own key of the metadata: a JSON array of the names of complex tensors.
static constexpr const char *complexKey = "crout.complex";
static constexpr const char *metadataKey = "__metadata__";

// ---- Types ----

static constexpr std::pair<const char *, DType> typeNames[] = {
    {"BOOL", DType::Bool}, {"U8", DType::UInt8},     {"I8", DType::Int8},      {"I16", DType::Int16},   {"I32", DType::Int32},    {"I64", DType::Int64},
    {"F16", DType::Float16}, {"BF16", DType::BFloat16}, {"F32", DType::Float32}, {"F64", DType::Float64}, {"C64", DType::Complex64}};

// Complex numbers are pairs in the file: few readers know C64, and the format has no type for two doubles.
static const char *typeName(DType dtype) {
  for (auto [text, known] : typeNames)
    if (known == toReal(dtype)) return text;
  return "";
}

// ---- Writing ----

std::string crout::writeHeader(const FileHeader &header) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  llvm::json::OStream json(stream);
  llvm::json::Array complexNames;
  for (const TensorEntry &entry : header.entries)
    if (isComplex(entry.dtype)) complexNames.push_back(entry.name);
  json.object([&] {
    if (!header.metadata.empty() || !complexNames.empty())
      json.attributeObject(metadataKey, [&] {
        for (const auto &[key, value] : header.metadata)
          json.attribute(key, value);
        if (!complexNames.empty()) {
          std::string names;
          llvm::raw_string_ostream(names) << llvm::json::Value(std::move(complexNames));
          json.attribute(complexKey, names);
        }
      });
    for (const TensorEntry &entry : header.entries)
      json.attributeObject(entry.name, [&] {
        json.attribute("dtype", typeName(entry.dtype));
        json.attributeArray("shape", [&] {
          for (int64_t size : entry.sizes)
            json.value(size);
          if (isComplex(entry.dtype)) json.value(2);
        });
        json.attributeArray("data_offsets", [&] {
          json.value(static_cast<int64_t>(entry.begin));
          json.value(static_cast<int64_t>(entry.end));
        });
      });
  });
  stream.flush();
  return text;
}

// ---- Reading ----

namespace {
/// Tokens of JSON, one after the other; each expectation that fails throws.
class Reader {
public:
  Reader(std::string_view text, const std::string &what) : text(text), what(what) {}

  [[noreturn]] void fail(const std::string &why) const { throw ValueError(what + ": " + why); }
  [[noreturn]] void failHere(const std::string &why) const { fail("the header is not well formed at byte " + std::to_string(at) + ": " + why); }

  void expect(char token) {
    if (!accept(token)) failHere(std::string("expected '") + token + "'");
  }
  bool accept(char token) {
    skipSpace();
    if (at >= text.size() || text[at] != token) return false;
    ++at;
    return true;
  }
  void expectEnd() {
    skipSpace();
    if (at != text.size()) failHere("nothing may follow the outermost object");
  }

  std::string string() {
    skipSpace();
    size_t begin = at;
    expect('"');
    bool escaped = false;
    while (at < text.size() && text[at] != '"') {
      if (static_cast<unsigned char>(text[at]) < 0x20) failHere("a control character in a string");
      if (text[at] == '\\') {
        escaped = true;
        ++at;
      }
      ++at;
    }
    if (at >= text.size()) failHere("a string without end");
    ++at;
    std::string_view token = text.substr(begin, at - begin);
    if (!llvm::json::isUTF8(llvm::StringRef(token))) failHere("a string that is not UTF-8");
    if (!escaped) return std::string(token.substr(1, token.size() - 2));
    llvm::Expected<llvm::json::Value> value = llvm::json::parse(llvm::StringRef(token));
    if (!value) {
      llvm::consumeError(value.takeError());
      failHere("a string with a wrong escape");
    }
    return value->getAsString()->str();
  }

  uint64_t integer() {
    skipSpace();
    size_t begin = at;
    uint64_t value = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
      if (__builtin_mul_overflow(value, uint64_t(10), &value) || __builtin_add_overflow(value, uint64_t(text[at] - '0'), &value))
        failHere("a number that is too large");
    if (at == begin) failHere("expected a number without sign");
    if (text[begin] == '0' && at - begin > 1) failHere("a number that begins with 0");
    if (at < text.size() && (text[at] == '.' || text[at] == 'e' || text[at] == 'E')) failHere("expected a whole number");
    return value;
  }

  /// item() for each element up to the closing token.
  template <typename Item> void list(char open, char close, Item item) {
    expect(open);
    if (accept(close)) return;
    do
      item();
    while (accept(','));
    expect(close);
  }

  /// member(key) for each member of an object; a key that comes twice fails.
  template <typename Member> void object(Member member) {
    llvm::StringSet<> keys;
    list('{', '}', [&] {
      std::string key = string();
      if (!keys.insert(key).second) fail("the name " + quoted(key) + " comes twice in the header");
      expect(':');
      member(std::move(key));
    });
  }

  /// A name for a message, cut where it is long.
  static std::string quoted(llvm::StringRef name) {
    std::string text;
    llvm::raw_string_ostream(text) << llvm::json::Value(llvm::json::fixUTF8(name.substr(0, 60)));
    if (name.size() > 60) text.insert(text.size() - 1, "...");
    return text;
  }

private:
  void skipSpace() {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
      ++at;
  }

  std::string_view text;
  const std::string &what;
  size_t at = 0;
};
} // namespace

static TensorEntry readEntry(Reader &reader, std::string name) {
  TensorEntry entry;
  entry.name = std::move(name);
  std::string shown = Reader::quoted(entry.name);
  bool dtype = false, shape = false, offsets = false;
  reader.object([&](const std::string &key) {
    if (key == "dtype") {
      std::string type = reader.string();
      const auto *known = llvm::find_if(typeNames, [&](const auto &entry) { return type == entry.first; });
      if (known == std::end(typeNames))
        reader.fail("tensor " + shown + " has elements of type " + Reader::quoted(type) +
                    ", which Crout has not; it has BOOL, U8, I8, I16, I32, I64, F16, BF16, F32, F64 and C64");
      entry.dtype = known->second;
      dtype = true;
    } else if (key == "shape") {
      reader.list('[', ']', [&] {
        uint64_t size = reader.integer();
        if (size > INT64_MAX) reader.fail("tensor " + shown + " has a size that is too large");
        if (entry.sizes.size() == kMaxRank) reader.fail("tensor " + shown + " has more than " + std::to_string(kMaxRank) + " dimensions");
        entry.sizes.push_back(static_cast<int64_t>(size));
      });
      shape = true;
    } else if (key == "data_offsets") {
      reader.expect('[');
      entry.begin = reader.integer();
      reader.expect(',');
      entry.end = reader.integer();
      reader.expect(']');
      offsets = true;
    } else {
      reader.fail("tensor " + shown + " has the unknown key " + Reader::quoted(key));
    }
  });
  if (!dtype || !shape || !offsets) reader.fail("tensor " + shown + " must have 'dtype', 'shape' and 'data_offsets'");
  return entry;
}

static void checkSizes(const Reader &reader, const TensorEntry &entry) {
  std::string shown = Reader::quoted(entry.name);
  if (entry.begin > entry.end)
    reader.fail("tensor " + shown + " ends at byte " + std::to_string(entry.end) + ", before its begin at " + std::to_string(entry.begin));
  // Strides are products of the sizes before it is known that one of them is 0, so those must fit as well.
  int64_t bytes = itemSize(entry.dtype);
  for (int64_t size : entry.sizes)
    if (__builtin_mul_overflow(bytes, std::max<int64_t>(size, 1), &bytes)) reader.fail("tensor " + shown + " is too large");
  if (llvm::is_contained(entry.sizes, 0)) bytes = 0;
  if (static_cast<uint64_t>(bytes) != entry.end - entry.begin)
    reader.fail("tensor " + shown + " takes " + std::to_string(bytes) + " bytes by its shape and type, but " + std::to_string(entry.end - entry.begin) +
                " by its offsets");
}

// Sorted by place, each begins where the one before ends, and the last ends with the file.
static void checkCover(const Reader &reader, const std::vector<TensorEntry> &entries, uint64_t dataBytes) {
  std::vector<const TensorEntry *> order;
  for (const TensorEntry &entry : entries)
    order.push_back(&entry);
  llvm::sort(order, [](const TensorEntry *a, const TensorEntry *b) { return std::pair(a->begin, a->end) < std::pair(b->begin, b->end); });
  uint64_t reached = 0;
  for (const TensorEntry *entry : order) {
    std::string shown = Reader::quoted(entry->name);
    if (entry->end > dataBytes)
      reader.fail("tensor " + shown + " ends at byte " + std::to_string(entry->end) + " of " + std::to_string(dataBytes) + ": the file is cut short");
    if (entry->begin != reached)
      reader.fail("tensor " + shown + " begins at byte " + std::to_string(entry->begin) + " where " + std::to_string(reached) +
                  " was expected: tensors must not overlap nor leave gaps");
    reached = entry->end;
  }
  if (reached != dataBytes)
    reader.fail(std::to_string(dataBytes - reached) + " bytes at the end belong to no tensor");
}

// Turns the pairs that were complex numbers back into them.
static void restoreComplex(const Reader &reader, FileHeader &header, const std::string &what) {
  auto marked = header.metadata.find(complexKey);
  if (marked == header.metadata.end()) return;
  llvm::StringSet<> names;
  Reader list(marked->second, what);
  list.list('[', ']', [&] { names.insert(list.string()); });
  list.expectEnd();
  header.metadata.erase(marked);
  for (TensorEntry &entry : header.entries) {
    if (!names.erase(entry.name)) continue;
    if ((entry.dtype != DType::Float32 && entry.dtype != DType::Float64) || entry.sizes.empty() || entry.sizes.back() != 2)
      reader.fail("tensor " + Reader::quoted(entry.name) + " is said to be complex, but is no tensor of pairs of F32 or F64");
    entry.sizes.pop_back();
    entry.dtype = toComplex(entry.dtype);
  }
  if (!names.empty()) reader.fail("tensor " + Reader::quoted(names.begin()->getKey()) + " is said to be complex, but is not in the file");
}

FileHeader crout::readHeader(std::string_view text, uint64_t dataBytes, const std::string &what) {
  FileHeader header;
  Reader reader(text, what);
  reader.object([&](std::string name) {
    if (name == metadataKey)
      reader.object([&](std::string key) { header.metadata[std::move(key)] = reader.string(); });
    else
      header.entries.push_back(readEntry(reader, std::move(name)));
  });
  reader.expectEnd();
  for (const TensorEntry &entry : header.entries)
    checkSizes(reader, entry);
  checkCover(reader, header.entries, dataBytes);
  restoreComplex(reader, header, what);
  return header;
}
