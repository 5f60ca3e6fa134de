// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// crout_rt_invoke: what a body receives, what the caller gets back, and that errors leave nothing behind.
#include "crout/runtime/allocator.h"
#include "crout/runtime/parallel.h"
#include "program.h"
#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <memory>
#include <numeric>

using namespace crout::test;

namespace {

struct MatrixProgram : Program {
  MatrixProgram() : Program("f", 2, {{"A", kF64, {-1, -2}}}, {{"x", kF64, {-1, -2}}}) {}
};

std::vector<double> count(int64_t n) {
  std::vector<double> values(static_cast<size_t>(n));
  std::iota(values.begin(), values.end(), 0.0);
  return values;
}

TEST(Invoke, AdoptedResultBelongsToTheCaller) {
  MatrixProgram f;
  auto data = count(6);
  View a(data.data(), kF64, {2, 3}), x(nullptr, kF64, {0, 0});
  ASSERT_EQ(f.run(doubled, {a}, {x}, CROUT_INVOKE_ADOPT), CROUT_OK) << f.status.message;
  EXPECT_EQ(x.sizes, (std::vector<int64_t>{2, 3}));
  EXPECT_EQ(static_cast<double *>(x.tensor.data)[5], 10);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(x.tensor.data) % 64, 0u);
  EXPECT_EQ(x.tensor.strides, nullptr);
  crout_rt_free(x.tensor.data);
}

TEST(Invoke, BufferForANullResultIsFreedWithFree) {
  MatrixProgram f;
  auto data = count(6);
  View a(data.data(), kF64, {2, 3}), x(nullptr, kF64, {0, 0});
  ASSERT_EQ(f.run(doubled, {a}, {x}), CROUT_OK) << f.status.message;
  EXPECT_EQ(static_cast<double *>(x.tensor.data)[5], 10);
  std::free(x.tensor.data);
}

TEST(Invoke, CopiesIntoTheCallersStridedBuffer) {
  MatrixProgram f;
  auto data = count(6);
  std::vector<double> out(40, -1);
  View a(data.data(), kF64, {2, 3}), x(out.data(), kF64, {2, 3}, {-10, 2}, 8 * 20);
  ASSERT_EQ(f.run(doubled, {a}, {x}), CROUT_OK) << f.status.message;
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 3; ++j)
      EXPECT_EQ(out[static_cast<size_t>(20 - 10 * i + 2 * j)], 2 * (3 * i + j));
  EXPECT_EQ(std::count(out.begin(), out.end(), -1), 34);
}

TEST(Invoke, ResultMayBeTheArgumentItself) {
  MatrixProgram f;
  auto data = count(6);
  View a(data.data(), kF64, {2, 3});
  View x(data.data(), kF64, {2, 3});
  ASSERT_EQ(f.run(doubled, {a}, {x}), CROUT_OK);
  EXPECT_EQ(data[5], 10);
}

TEST(Invoke, BodySeesContiguousArgumentsWhateverTheStrides) {
  MatrixProgram f;
  auto data = count(100);
  struct {
    std::vector<int64_t> sizes, strides;
    uint64_t offset;
  } cases[] = {{{3, 4}, {1, 3}, 0},  {{3, 4}, {-4, -1}, 50}, {{3, 4}, {0, 1}, 2},  {{3, 4}, {0, 0}, 7},
               {{3, 4}, {20, 5}, 1}, {{3, 4}, {4, 1}, 9},    {{1, 4}, {77, 1}, 3}, {{0, 4}, {1, 1}, 0}};
  for (auto &c : cases) {
    View a(data.data(), kF64, c.sizes, c.strides, c.offset * 8), x(nullptr, kF64, {0, 0});
    ASSERT_EQ(f.run(doubled, {a}, {x}, CROUT_INVOKE_ADOPT), CROUT_OK) << f.status.message;
    for (int64_t i = 0; i < c.sizes[0]; ++i)
      for (int64_t j = 0; j < c.sizes[1]; ++j)
        EXPECT_EQ(static_cast<double *>(x.tensor.data)[i * c.sizes[1] + j],
                  2 * data[c.offset + static_cast<size_t>(i * c.strides[0] + j * c.strides[1])]);
    crout_rt_free(x.tensor.data);
  }
}

TEST(Invoke, PacksArgumentsAtOddAddresses) {
  MatrixProgram f;
  std::vector<char> bytes(6 * 8 + 1);
  auto data = count(6);
  std::memcpy(bytes.data() + 1, data.data(), 48);
  View a(bytes.data(), kF64, {2, 3}, {}, 1), x(nullptr, kF64, {0, 0});
  ASSERT_EQ(f.run(doubled, {a}, {x}, CROUT_INVOKE_ADOPT), CROUT_OK);
  EXPECT_EQ(static_cast<double *>(x.tensor.data)[5], 10);
  crout_rt_free(x.tensor.data);
}

TEST(Invoke, SameBufferDeliveredTwiceIsCopied) {
  Program f("f", 0, {}, {{"x", kF64, {2}}, {"y", kF64, {2}}});
  View x(nullptr, kF64, {0}), y(nullptr, kF64, {0});
  auto body = [](const DLTensor *, DLTensor *results) {
    double *r = makeResult<double>(results[0], {2});
    r[0] = 3, r[1] = 4;
    results[1].data = r;
    results[1].shape[0] = 2;
  };
  ASSERT_EQ(f.run(body, {}, {x, y}, CROUT_INVOKE_ADOPT), CROUT_OK);
  EXPECT_NE(x.tensor.data, y.tensor.data);
  EXPECT_EQ(static_cast<double *>(y.tensor.data)[1], 4);
  crout_rt_free(x.tensor.data);
  crout_rt_free(y.tensor.data);
}

TEST(Invoke, ConstantMemoryIsCopied) {
  Program f("f", 0, {}, {{"x", kF64, {2}}});
  View x(nullptr, kF64, {0});
  static double constant[2] = {5, 6};
  auto body = [](const DLTensor *, DLTensor *results) {
    results[0].data = constant;
    results[0].shape[0] = 2;
  };
  ASSERT_EQ(f.run(body, {}, {x}), CROUT_OK);
  EXPECT_NE(x.tensor.data, constant);
  EXPECT_EQ(static_cast<double *>(x.tensor.data)[1], 6);
  std::free(x.tensor.data);
}

TEST(Invoke, ManyArgumentsAndResults) {
  constexpr int n = 100;
  std::vector<Program::Param> params(n, {"p", kF64, {-1}});
  Program f("f", 1, params, params);
  auto data = count(2);
  View a(data.data(), kF64, {2});
  std::vector<std::unique_ptr<View>> outs;
  std::vector<const DLTensor *> args(n, a);
  std::vector<DLTensor *> results;
  for (int i = 0; i < n; ++i)
    results.push_back(*outs.emplace_back(new View(nullptr, kF64, {0})));
  auto body = [](const DLTensor *, DLTensor *r) {
    for (int i = 0; i < n; ++i)
      *makeResult<double>(r[i], {1}) = i;
  };
  ASSERT_EQ(f.run(body, args, results, CROUT_INVOKE_ADOPT), CROUT_OK);
  for (int i = 0; i < n; ++i) {
    EXPECT_EQ(*static_cast<double *>(results[static_cast<size_t>(i)]->data), i);
    crout_rt_free(results[static_cast<size_t>(i)]->data);
  }
}

// ---- Wrong arguments: the message names the tensor, what was required and what was found.

struct WrongCall : testing::Test {
  Program f{"crout.f", 2, {{"A", kF64, {-1, -1}}, {"b", kF64, {-1, 3}}}, {{"x", kF64, {-1, 3}}, {"n", kF32, {-2}}}};
  std::vector<double> data = count(1000);
  View a{data.data(), kF64, {4, 4}}, b{data.data(), kF64, {4, 3}}, x{nullptr, kF64, {0, 0}}, n{nullptr, kF32, {0}};

  std::string message(const DLTensor *first, const DLTensor *second, DLTensor *third = nullptr) {
    int32_t code = f.run([](const DLTensor *, DLTensor *) { ADD_FAILURE() << "the body ran"; }, {first, second}, {third ? third : x, n});
    EXPECT_EQ(code, CROUT_INVALID_ARGUMENT);
    EXPECT_EQ(f.status.code, CROUT_INVALID_ARGUMENT);
    EXPECT_STREQ(f.status.op, "crout.f");
    EXPECT_EQ(f.status.index, -1);
    return f.status.message;
  }
};

TEST_F(WrongCall, NullTensor) { EXPECT_EQ(message(a, nullptr), "crout.f: argument 'b' must be a tensor, found a null pointer"); }

TEST_F(WrongCall, DType) {
  b.tensor.dtype = kF32;
  EXPECT_EQ(message(a, b), "crout.f: argument 'b' must have dtype float64, found float32 (shape (4, 3))");
  b.tensor.dtype = {kDLFloat, 64, 2};
  EXPECT_EQ(message(a, b), "crout.f: argument 'b' must have dtype float64, found DLPack type (code 2, bits 64, lanes 2) (shape (4, 3))");
}

TEST_F(WrongCall, Rank) {
  View wrong(data.data(), kF64, {4});
  EXPECT_EQ(message(a, wrong), "crout.f: argument 'b' must have 2 dimensions, shape (n0, 3), found 1 with shape (4,)");
  wrong.tensor.ndim = -1;
  EXPECT_EQ(message(a, wrong), "crout.f: argument 'b' must have a rank of 0 or more, found -1");
}

TEST_F(WrongCall, SizeThatTwoDimensionsShare) {
  View wrong(data.data(), kF64, {4, 5});
  EXPECT_EQ(message(wrong, b),
            "crout.f: argument 'A' must have shape (4, 4), found (4, 5): dimension 1 must be 4 as dimension 0 of the same tensor, found 5");
  View short_(data.data(), kF64, {7, 3});
  EXPECT_EQ(message(a, short_),
            "crout.f: argument 'b' must have shape (4, 3), found (7, 3): dimension 0 must be 4 as dimension 0 of argument 'A', found 7");
}

TEST_F(WrongCall, StaticSize) {
  View wrong(data.data(), kF64, {4, 2});
  EXPECT_EQ(message(a, wrong), "crout.f: argument 'b' must have shape (4, 3), found (4, 2): dimension 1 must be 3, found 2");
}

TEST_F(WrongCall, NegativeSizeAndOverflow) {
  Program g("g", 2, {{"A", kF64, {-1, -2}}}, {});
  View negative(data.data(), kF64, {-4, 4}), large(data.data(), kF64, {int64_t(1) << 40, int64_t(1) << 40});
  EXPECT_EQ(g.run(doubled, {negative}, {}), CROUT_INVALID_ARGUMENT);
  EXPECT_STREQ(g.status.message, "g: argument 'A' must have sizes of 0 or more, found shape (-4, 4)");
  EXPECT_EQ(g.run(doubled, {large}, {}), CROUT_INVALID_ARGUMENT);
  EXPECT_STREQ(g.status.message, "g: argument 'A' of shape (1099511627776, 1099511627776) has more bytes than 63 bits can count");
}

TEST_F(WrongCall, ExpandedArgumentTooLargeToCopyIsOutOfMemory) {
  Program g("g", 2, {{"A", kF64, {-1, -2}}}, {});
  View expanded(data.data(), kF64, {int64_t(1) << 28, int64_t(1) << 30}, {0, 0});
  EXPECT_EQ(g.run(doubled, {expanded}, {}), CROUT_OUT_OF_MEMORY);
  EXPECT_STREQ(g.status.message, "g: out of memory");
}

TEST_F(WrongCall, Device) {
  a.tensor.device = {kDLCUDA, 1};
  EXPECT_EQ(message(a, b), "crout.f: argument 'A' must be on the device cpu, found it on cuda:1");
  std::memset(&a.tensor.device.device_type, 1, sizeof(DLDeviceType));
  EXPECT_EQ(message(a, b), "crout.f: argument 'A' must be on the device cpu, found it on a device of DLPack type 16843009");
}

TEST_F(WrongCall, NullDataAndShape) {
  a.tensor.data = nullptr;
  EXPECT_EQ(message(a, b), "crout.f: argument 'A' of shape (4, 4) must have elements, found a null data pointer");
  b.tensor.shape = nullptr;
  a.tensor.data = data.data();
  EXPECT_EQ(message(a, b), "crout.f: argument 'b' of rank 2 must have a shape, found a null pointer");
}

TEST_F(WrongCall, ResultBuffer) {
  View wrong(data.data(), kF64, {5, 3});
  EXPECT_EQ(message(a, b, wrong),
            "crout.f: result 'x' must have shape (4, 3), found (5, 3): dimension 0 must be 4 as dimension 0 of argument 'A', found 5");
  View overlapping(data.data(), kF64, {4, 3}, {0, 1});
  EXPECT_EQ(message(a, b, overlapping),
            "crout.f: result 'x' of shape (4, 3) must have an address for each element, found stride 0 in dimension 0");
  View single(data.data(), kF32, {4, 3});
  EXPECT_EQ(message(a, b, single), "crout.f: result 'x' must have dtype float64, found float32 (shape (4, 3))");
  View noShape(nullptr, kF64, {0, 0});
  noShape.tensor.shape = nullptr;
  EXPECT_EQ(message(a, b, noShape), "crout.f: result 'x' must have room for its shape, found a null pointer");
}

TEST_F(WrongCall, NullLists) {
  crout_status status;
  DLTensor *results[] = {x, n};
  EXPECT_EQ(crout_rt_invoke(&f.signature, doubled, nullptr, results, 0, &status), CROUT_INVALID_ARGUMENT);
  EXPECT_STREQ(status.message, "crout.f: the list of arguments is a null pointer");
  const DLTensor *args[] = {a, b};
  EXPECT_EQ(crout_rt_invoke(&f.signature, doubled, args, nullptr, 0, nullptr), CROUT_INVALID_ARGUMENT);
}

TEST_F(WrongCall, ResultSizeThatOnlyTheBodyKnows) {
  std::vector<float> out(9, -1);
  View wrong(out.data(), kF32, {9});
  auto body = [](const DLTensor *, DLTensor *results) {
    makeResult<double>(results[0], {4, 3});
    makeResult<float>(results[1], {7});
  };
  EXPECT_EQ(f.run(body, {a, b}, {x, wrong}), CROUT_INVALID_ARGUMENT);
  EXPECT_STREQ(f.status.message, "crout.f: result 'n' must be float32 of shape (7,), found float32 of shape (9,)");
  EXPECT_EQ(x.tensor.data, nullptr) << "nothing is delivered where something is wrong";
  EXPECT_EQ(out[0], -1);
}

// ---- Errors from the body.

TEST(Invoke, FirstErrorWinsAndNothingIsDelivered) {
  MatrixProgram f;
  auto data = count(4);
  View a(data.data(), kF64, {2, 2}), x(nullptr, kF64, {0, 0});
  auto body = [](const DLTensor *args, DLTensor *results) {
    crout_rt_fail(CROUT_SINGULAR, 3, "linalg.inv", "user.py:7", "first");
    crout_rt_fail(CROUT_INTERNAL, 1, "other", "user.py:8", "second");
    doubled(args, results);
  };
  EXPECT_EQ(f.run(body, {a}, {x}), CROUT_SINGULAR);
  EXPECT_EQ(f.status.index, 3);
  EXPECT_STREQ(f.status.op, "linalg.inv");
  EXPECT_STREQ(f.status.location, "user.py:7");
  EXPECT_STREQ(f.status.message, "first");
  EXPECT_EQ(x.tensor.data, nullptr);
  EXPECT_EQ(f.run(doubled, {a}, {x}), CROUT_OK) << "the next call starts anew";
  EXPECT_STREQ(f.status.message, "");
  EXPECT_EQ(f.status.index, -1);
  std::free(x.tensor.data);
}

TEST(Invoke, LongTextsAreCutBetweenCharacters) {
  Program f("f", 0, {}, {});
  auto body = [](const DLTensor *, DLTensor *) {
    std::string text(511 - 1, 'a');
    text += "\xc3\xa9tail"; // the two bytes of an accented letter would straddle the end
    crout_rt_fail(CROUT_INTERNAL, -1, nullptr, nullptr, text.c_str());
  };
  EXPECT_EQ(f.run(body, {}, {}), CROUT_INTERNAL);
  EXPECT_EQ(std::string(f.status.message), std::string(510, 'a'));
}

TEST(Invoke, FailedAllocationUnwinds) {
  MatrixProgram f;
  auto data = count(4);
  View a(data.data(), kF64, {2, 2}), x(nullptr, kF64, {0, 0});
  auto body = [](const DLTensor *, DLTensor *) {
    for (int i = 0; i < 50; ++i)
      _mlir_memref_to_llvm_alloc(1000);
    _mlir_memref_to_llvm_alloc(size_t(1) << 50);
    ADD_FAILURE() << "went on after a failed allocation";
  };
  EXPECT_EQ(f.run(body, {a}, {x}), CROUT_OUT_OF_MEMORY);
  EXPECT_STREQ(f.status.message, "out of memory: 1125899906842624 bytes were asked for");
  auto overflow = [](const DLTensor *, DLTensor *) { _mlir_memref_to_llvm_alloc(SIZE_MAX - 10); };
  EXPECT_EQ(f.run(overflow, {a}, {x}), CROUT_OUT_OF_MEMORY);
  EXPECT_STREQ(f.status.message, "out of memory: the size of a tensor does not fit in 63 bits");
}

TEST(Invoke, EveryAllocationMayFail) {
  MatrixProgram f;
  auto data = count(4);
  auto body = [](const DLTensor *args, DLTensor *results) {
    void *kept[40];
    for (int i = 0; i < 40; ++i)
      kept[i] = _mlir_memref_to_llvm_alloc(static_cast<size_t>(100 * i));
    for (int i = 0; i < 40; i += 2)
      _mlir_memref_to_llvm_free(kept[i]);
    doubled(args, results);
    for (int i = 1; i < 40; i += 2)
      _mlir_memref_to_llvm_free(kept[i]);
  };
  int failures = 0;
  for (int after = 0;; ++after) {
    View a(data.data(), kF64, {2, 2}, {1, 2}), x(nullptr, kF64, {0, 0}); // strided: packing allocates too
    crout_rt_fail_allocation_after(after);
    int32_t code = f.run(body, {a}, {x});
    crout_rt_fail_allocation_after(-1);
    if (code == CROUT_OK) {
      EXPECT_EQ(static_cast<double *>(x.tensor.data)[1], 4);
      std::free(x.tensor.data);
      break;
    }
    ++failures;
    ASSERT_EQ(code, CROUT_OUT_OF_MEMORY);
    EXPECT_EQ(x.tensor.data, nullptr);
  }
  EXPECT_EQ(failures, 42);
}

TEST(Invoke, AllocationFailsInsideAParallelLoop) {
  Program f("f", 0, {}, {});
  int32_t threads = crout_rt_get_num_threads();
  for (int32_t count : {1, 2, 5}) {
    crout_rt_set_num_threads(count);
    auto body = [](const DLTensor *, DLTensor *) {
      _mlir_memref_to_llvm_alloc(64);
      crout_rt_parallel_for(
          1000, 1,
          [](int64_t begin, int64_t end, void *) {
            void *scratch = _mlir_memref_to_llvm_alloc(4096);
            if (begin <= 700 && 700 < end) _mlir_memref_to_llvm_alloc(size_t(1) << 60);
            _mlir_memref_to_llvm_free(scratch);
          },
          nullptr);
      ADD_FAILURE() << "went on after a failed allocation";
    };
    EXPECT_EQ(f.run(body, {}, {}), CROUT_OUT_OF_MEMORY);
    EXPECT_FALSE(crout::rt::inParallelLoop());
  }
  crout_rt_set_num_threads(threads);
}

TEST(Invoke, MemoryCrossesTheEndOfAParallelLoop) {
  Program f("f", 0, {}, {});
  int32_t threads = crout_rt_get_num_threads();
  crout_rt_set_num_threads(4);
  auto body = [](const DLTensor *, DLTensor *) {
    void *blocks[64];
    for (auto &block : blocks)
      block = _mlir_memref_to_llvm_alloc(128);
    crout::rt::parallelFor(64, 1, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        _mlir_memref_to_llvm_free(blocks[i]); // allocated outside
        blocks[i] = _mlir_memref_to_llvm_alloc(256);
      }
    });
    for (int i = 0; i < 64; i += 2) // the others are left to the end of the call
      _mlir_memref_to_llvm_free(blocks[i]);
  };
  EXPECT_EQ(f.run(body, {}, {}), CROUT_OK);
  crout_rt_set_num_threads(threads);
}

TEST(Invoke, ThousandsOfLiveBlocksInAnyOrder) {
  Program f("f", 0, {}, {});
  auto body = [](const DLTensor *, DLTensor *) {
    std::vector<void *> blocks(5000);
    uint64_t state = 1;
    for (int round = 0; round < 20000; ++round) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      void *&block = blocks[(state >> 33) % blocks.size()];
      if (block) _mlir_memref_to_llvm_free(block);
      block = block ? nullptr : _mlir_memref_to_llvm_alloc((state >> 40) % 3000);
    }
  };
  EXPECT_EQ(f.run(body, {}, {}), CROUT_OK);
}

TEST(Invoke, CallsNest) {
  static Program inner("inner", 0, {}, {{"y", kF64, {1}}});
  Program outer("outer", 0, {}, {{"x", kF64, {1}}});
  auto body = [](const DLTensor *, DLTensor *results) {
    double *r = makeResult<double>(results[0], {1});
    View y(nullptr, kF64, {0});
    EXPECT_EQ(inner.run([](const DLTensor *, DLTensor *) { _mlir_memref_to_llvm_alloc(SIZE_MAX); }, {}, {y}), CROUT_OUT_OF_MEMORY);
    EXPECT_EQ(inner.run([](const DLTensor *, DLTensor *inside) { *makeResult<double>(inside[0], {1}) = 21; }, {}, {y}, CROUT_INVOKE_ADOPT),
              CROUT_OK);
    *r = 2 * *static_cast<double *>(y.tensor.data);
    crout_rt_free(y.tensor.data);
  };
  View x(nullptr, kF64, {0});
  ASSERT_EQ(outer.run(body, {}, {x}), CROUT_OK) << outer.status.message;
  EXPECT_EQ(*static_cast<double *>(x.tensor.data), 42);
  std::free(x.tensor.data);
}

TEST(Invoke, LargeAlignmentsAreKept) {
  Program f("f", 0, {}, {});
  auto body = [](const DLTensor *, DLTensor *) {
    for (size_t alignment : {16, 64, 128, 4096}) {
      void *block = _mlir_memref_to_llvm_aligned_alloc(alignment, 100);
      EXPECT_EQ(reinterpret_cast<uintptr_t>(block) % alignment, 0u);
      _mlir_memref_to_llvm_free(block);
      _mlir_memref_to_llvm_aligned_alloc(alignment, 100); // left to the end of the call
    }
  };
  EXPECT_EQ(f.run(body, {}, {}), CROUT_OK);
}

} // namespace
