// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The cache on disk: found again, never trusted, shared by processes.
#include "Jit/ObjectCache.h"
#include "Support/Switches.h"
#include "programs.h"
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crout;
using namespace crout::test;

extern char **environ;

namespace {
/// A folder of its own for each test.
class Cache : public ::testing::Test {
protected:
  void SetUp() override {
    char name[] = "/tmp/crout-cache-XXXXXX";
    ASSERT_NE(mkdtemp(name), nullptr);
    root = name;
    folder = root + "/cache";
    setSwitch(Switch::Cache, true);
    setSwitch(Switch::CacheDir, folder);
  }
  void TearDown() override {
    resetSwitch(Switch::CacheDir);
    resetSwitch(Switch::CacheLimit);
    resetSwitch(Switch::OptLevel);
    std::string command = "rm -rf '" + root + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  std::vector<std::string> entries() {
    std::vector<std::string> names;
    if (DIR *listing = opendir(folder.c_str())) {
      while (dirent *item = readdir(listing))
        if (item->d_name[0] != '.') names.push_back(folder + "/" + item->d_name);
      closedir(listing);
    }
    return names;
  }

  std::string root, folder;
};
} // namespace

static std::string addOne(const std::string &name = "f", const std::string &constant = "1.0") {
  return "func.func @" + name +
         "(%x: tensor<?xf32> {crout.dims = [\"n\"]}) -> (tensor<?xf32> {crout.dims = [\"n\"]}) {\n"
         "  %c = crout.constant dense<" +
         constant +
         "> : tensor<f32>\n"
         "  %y = crout.add %x, %c : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>\n  return %y : tensor<?xf32>\n}\n";
}

static CompileStats::Source compileAndCheck(const std::string &text, float added = 1) {
  std::shared_ptr<const Executable> executable = compileText(text);
  EXPECT_EQ(call<float>(*executable, {{1, 2, 3}}), (std::vector<float>{1 + added, 2 + added, 3 + added}));
  return executable->stats().source;
}

TEST_F(Cache, SecondCompilationComesFromDisk) {
  EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Compiled);
  ASSERT_EQ(entries().size(), 1u);
  EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Disk);
  EXPECT_EQ(compileAndCheck(addOne("f", "2.0"), 2), CompileStats::Source::Compiled);
}

TEST_F(Cache, FolderIsPrivate) {
  compileAndCheck(addOne());
  struct stat info;
  ASSERT_EQ(stat(folder.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
  ASSERT_EQ(stat(entries()[0].c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(Cache, TruncatedEntryIsRecompiled) {
  compileAndCheck(addOne());
  std::string entry = entries().at(0);
  struct stat info;
  ASSERT_EQ(stat(entry.c_str(), &info), 0);
  for (off_t size : {off_t(0), off_t(40), off_t(80), info.st_size / 2, info.st_size - 1}) {
    ASSERT_EQ(truncate(entry.c_str(), size), 0);
    EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Compiled) << size;
    EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Disk) << size;
  }
}

TEST_F(Cache, FlippedBitIsRecompiled) {
  compileAndCheck(addOne());
  std::string entry = entries().at(0);
  struct stat info;
  ASSERT_EQ(stat(entry.c_str(), &info), 0);
  for (off_t at = 0; at < info.st_size; at += 97) {
    {
      std::fstream file(entry, std::ios::in | std::ios::out | std::ios::binary);
      file.seekg(at);
      char byte;
      file.get(byte);
      file.seekp(at);
      file.put(byte ^ 4);
    }
    EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Compiled) << at;
  }
}

TEST_F(Cache, EntryOfAnotherProgramIsRecompiled) {
  compileAndCheck(addOne());
  std::string first = entries().at(0);
  compileAndCheck(addOne("g", "5.0"), 5);
  std::string second = entries()[0] == first ? entries().at(1) : entries().at(0);
  ASSERT_EQ(rename(second.c_str(), first.c_str()), 0);
  EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Compiled);
}

TEST_F(Cache, FolderThatOthersMayEnterIsRefused) {
  ASSERT_EQ(mkdir(folder.c_str(), 0700), 0);
  ASSERT_EQ(chmod(folder.c_str(), 0755), 0);
  EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Compiled);
  EXPECT_TRUE(entries().empty());
}

TEST_F(Cache, LinkedFolderIsRefused) {
  std::string target = root + "/elsewhere";
  ASSERT_EQ(mkdir(target.c_str(), 0700), 0);
  ASSERT_EQ(symlink(target.c_str(), folder.c_str()), 0);
  EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Compiled);
  EXPECT_TRUE(entries().empty());
}

TEST_F(Cache, LinkedEntryIsNotFollowed) {
  compileAndCheck(addOne());
  std::string entry = entries().at(0), moved = root + "/moved";
  ASSERT_EQ(rename(entry.c_str(), moved.c_str()), 0);
  ASSERT_EQ(symlink(moved.c_str(), entry.c_str()), 0);
  EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Compiled);
}

TEST_F(Cache, FolderStaysBelowItsLimit) {
  setSwitch(Switch::CacheLimit, int64_t(1));
  std::string object(300 << 10, 'x');
  for (uint8_t i = 0; i < 16; ++i) {
    ProgramKey key;
    key.bytes[0] = i;
    ObjectCache::store(key, object);
  }
  uint64_t total = 0;
  for (const std::string &entry : entries()) {
    struct stat info;
    ASSERT_EQ(stat(entry.c_str(), &info), 0);
    total += info.st_size;
  }
  EXPECT_LE(total, uint64_t(1) << 20);
  EXPECT_GE(entries().size(), 2u);
}

TEST_F(Cache, SwitchThatChangesCodeChangesTheEntry) {
  compileAndCheck(addOne());
  setSwitch(Switch::OptLevel, int64_t(1));
  EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Compiled);
  resetSwitch(Switch::OptLevel);
  EXPECT_EQ(compileAndCheck(addOne()), CompileStats::Source::Disk);
}

// Run by TwoProcesses in processes of their own, with the folder in the environment.
TEST(CacheChild, Compiles) {
  if (!getenv("CROUT_TEST_CHILD")) GTEST_SKIP();
  for (int i = 0; i < 5; ++i)
    compileAndCheck(addOne("f" + std::to_string(i)));
}

TEST_F(Cache, TwoProcessesOnOneFolder) {
  setenv("CROUT_TEST_CHILD", "1", 1);
  setenv("CROUT_CACHE_DIR", folder.c_str(), 1);
  pid_t children[3];
  char program[] = "/proc/self/exe", filter[] = "--gtest_filter=CacheChild.*";
  char *arguments[] = {program, filter, nullptr};
  for (pid_t &child : children)
    ASSERT_EQ(posix_spawn(&child, program, nullptr, nullptr, arguments, environ), 0);
  for (pid_t child : children) {
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  unsetenv("CROUT_TEST_CHILD");
  unsetenv("CROUT_CACHE_DIR");
  EXPECT_EQ(entries().size(), 5u);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(compileAndCheck(addOne("f" + std::to_string(i))), CompileStats::Source::Disk);
}
