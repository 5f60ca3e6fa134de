// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Files of tensors from C++: what comes back, what is refused; the Python tests have the cases.
#include "crout/crout.h"
#include <cstring>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

using namespace crout;

namespace {

std::string temporary(const std::string &name) { return (std::filesystem::temp_directory_path() / ("crout-" + std::to_string(::getpid()) + name)).string(); }

struct File {
  explicit File(const std::string &name) : path(temporary(name)) {}
  ~File() { std::filesystem::remove(path); }
  std::string path;
};

std::string bytesOf(const Tensor &tensor) {
  return {static_cast<const char *>(tensor.dataPtr()), static_cast<size_t>(tensor.numel().guard() * itemSize(tensor.dtype()))};
}

TEST(Files, EveryDTypeComesBack) {
  File file("dtypes");
  std::map<std::string, Tensor> saved;
  for (int i = 0; i < kNumDTypes; ++i) {
    DType dtype = static_cast<DType>(i);
    std::string bytes(static_cast<size_t>(itemSize(dtype)) * 6, '\1');
    saved[std::string(name(dtype))] = Tensor::fromData(bytes.data(), std::vector<int64_t>{2, 3}, dtype);
  }
  saved["empty"] = Tensor::fromData(nullptr, std::vector<int64_t>{0, 4}, DType::Int16);
  save(saved, file.path, {{"made by", "a \"test\"\n"}});
  for (bool mapped : {true, false}) {
    TensorFile loaded = loadFile(file.path, mapped);
    EXPECT_EQ(loaded.metadata, (Metadata{{"made by", "a \"test\"\n"}}));
    EXPECT_EQ(loaded.tensors.size(), saved.size());
    for (const auto &[name, tensor] : load(file.path, mapped)) {
      EXPECT_EQ(tensor.dtype(), saved[name].dtype()) << name;
      EXPECT_EQ(tensor.sizes(), saved[name].sizes()) << name;
      EXPECT_EQ(bytesOf(tensor), bytesOf(saved[name])) << name;
    }
  }
}

TEST(Files, WritesToMappedTensorsStayHere) {
  File file("mapped");
  save({{"x", Tensor::fromValues({1.0f, 2.0f})}}, file.path);
  Tensor x = load(file.path).at("x");
  static_cast<float *>(x.dataPtr())[0] = 5;
  EXPECT_EQ(static_cast<float *>(load(file.path).at("x").dataPtr())[0], 1.0f);
  save({{"x", Tensor::fromValues({7.0f})}}, file.path); // the old file lives on under x
  EXPECT_EQ(static_cast<float *>(x.dataPtr())[1], 2.0f);
}

TEST(Files, AFailedSaveLeavesTheOldFile) {
  File file("kept");
  save({{"x", Tensor::fromValues({1.0f})}}, file.path);
  EXPECT_THROW(save({{"x", Tensor()}}, file.path), ValueError);
  EXPECT_THROW(save({{"__metadata__", Tensor::fromValues({1.0f})}}, file.path), ValueError);
  EXPECT_THROW(save({{"\xff", Tensor::fromValues({1.0f})}}, file.path), ValueError);
  EXPECT_EQ(load(file.path).size(), 1u);
  EXPECT_THROW(save({}, temporary("none") + "/file"), Error);
  EXPECT_THROW(load(temporary("none")), Error);
}

TEST(Files, DamagedBytesAreRefused) {
  std::string bytes;
  save({{"x", Tensor::fromValues({1.0f, 2.0f})}, {"flag", Tensor::fromData("\1", std::vector<int64_t>{1}, DType::Bool)}},
       [&](std::string_view piece) { bytes += piece; });
  EXPECT_EQ(loadBytes(bytes).tensors.size(), 2u);
  for (size_t length = 0; length < bytes.size(); ++length)
    EXPECT_THROW(loadBytes(std::string_view(bytes).substr(0, length)), ValueError) << length;
  EXPECT_THROW(loadBytes(bytes + "x"), ValueError);
  bytes.back() = 2; // the last tensor is the bool
  EXPECT_THROW(loadBytes(bytes), ValueError);
}

} // namespace
