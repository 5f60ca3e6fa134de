// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Storages, tensors over them, and DLPack: who keeps memory alive, and what is refused.
#include "crout/runtime/tensor.h"
#include "crout/runtime/allocator.h"
#include "crout/runtime/data.h"
#include "program.h"
#include <cstring>
#include <gtest/gtest.h>
#include <numeric>
#include <thread>
#include <vector>

using namespace crout::rt;
using namespace crout::test;

namespace {

constexpr DLDevice kCpu{kDLCPU, 0}, kNull{kDLExtDev, 0};

Tensor make(std::vector<int64_t> sizes, DLDataType dtype = kF64, DLDevice device = kCpu) {
  return emptyTensor(sizes.data(), static_cast<int32_t>(sizes.size()), dtype, device);
}

Tensor counted(std::vector<int64_t> sizes) {
  Tensor tensor = make(std::move(sizes));
  std::iota(reinterpret_cast<double *>(tensor.data()), reinterpret_cast<double *>(tensor.data()) + tensor.count(), 0.0);
  return tensor;
}

Tensor view(const Tensor &base, std::vector<int64_t> sizes, std::vector<int64_t> strides, int64_t offset) {
  return viewOf(base.storage, base.dtype, sizes.data(), strides.data(), static_cast<int32_t>(sizes.size()), offset);
}

std::vector<double> values(const Tensor &tensor) {
  Tensor dense = contiguous(tensor);
  auto *data = reinterpret_cast<double *>(dense.data());
  return {data, data + dense.count()};
}

TEST(Storage, IsSharedAndAligned) {
  StorageRef a = Storage::create(100);
  ASSERT_TRUE(a);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(a->data()) % 64, 0u);
  EXPECT_EQ(a->bytes(), 100u);
  EXPECT_EQ(a->useCount(), 1);
  {
    StorageRef b = a, c;
    c = b;
    EXPECT_EQ(a->useCount(), 3);
    StorageRef d = std::move(c);
    EXPECT_EQ(a->useCount(), 3);
    b = StorageRef();
    EXPECT_EQ(a->useCount(), 2);
  }
  EXPECT_EQ(a->useCount(), 1);
}

TEST(Storage, CountsAcrossThreads) {
  StorageRef storage = Storage::create(8);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([storage] {
      for (int i = 0; i < 10000; ++i)
        StorageRef copy = storage;
    });
  for (std::thread &thread : threads)
    thread.join();
  threads.clear();
  EXPECT_EQ(storage->useCount(), 1);
}

TEST(Storage, ResizeKeepsTheBytes) {
  StorageRef storage = Storage::create(4);
  std::memcpy(storage->data(), "abcd", 4);
  for (size_t bytes : {5, 100, 100000, 3}) {
    ASSERT_EQ(storage->resize(bytes), CROUT_OK);
    EXPECT_EQ(storage->bytes(), bytes);
    EXPECT_EQ(std::memcmp(storage->data(), "abc", 3), 0);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(storage->data()) % 64, 0u);
  }
  EXPECT_EQ(storage->resize(SIZE_MAX), CROUT_OUT_OF_MEMORY);
  EXPECT_EQ(storage->bytes(), 3u);
  StorageRef device = Storage::create(100, kNull);
  EXPECT_EQ(device->resize(1000), CROUT_OK);
  EXPECT_EQ(device->device().device_type, kDLExtDev);
}

TEST(Storage, WrappedMemoryIsReleasedOnce) {
  static int released;
  released = 0;
  char buffer[10];
  StorageRef storage = Storage::wrap(buffer, 10, kCpu, false, [](void *context) { *static_cast<int *>(context) += 1; }, &released);
  EXPECT_FALSE(storage->isResizable());
  EXPECT_EQ(storage->resize(5), CROUT_INVALID_ARGUMENT);
  StorageRef second = storage;
  storage = {};
  EXPECT_EQ(released, 0);
  second = {};
  EXPECT_EQ(released, 1);
}

TEST(Storage, AdoptsWhatACallHandedOver) {
  StorageRef storage = Storage::adoptBlock(allocate(64), 64);
  EXPECT_TRUE(storage->isResizable());
  EXPECT_EQ(storage->resize(1000), CROUT_OK);
}

TEST(Storage, UnknownDevicesAndHugeSizes) {
  EXPECT_FALSE(Storage::create(10, {kDLCUDA, 0}));
  EXPECT_FALSE(Storage::create(10, {kDLCPU, 3}));
  EXPECT_FALSE(Storage::create(SIZE_MAX));
}

TEST(RuntimeTensor, EmptyHasRowMajorStrides) {
  Tensor t = make({2, 3, 4});
  EXPECT_EQ(std::vector<int64_t>(t.strides.begin(), t.strides.end()), (std::vector<int64_t>{12, 4, 1}));
  EXPECT_TRUE(t.isContiguous());
  EXPECT_EQ(make({2, 0, 4}).count(), 0);
  EXPECT_NE(make({0}).data(), nullptr);
  EXPECT_FALSE(make({int64_t(1) << 40, int64_t(1) << 40}).defined());
  EXPECT_FALSE(make({-1}).defined());
  EXPECT_FALSE(make({1}, DLDataType{kDLFloat, 7, 1}).defined());
  EXPECT_FALSE(make(std::vector<int64_t>(65, 1)).defined());
}

TEST(RuntimeTensor, RanksBeyondTheInlineLists) {
  Tensor t = make(std::vector<int64_t>(64, 1)), copy = t, moved = std::move(t);
  EXPECT_EQ(copy.rank(), 64);
  EXPECT_EQ(moved.sizes[63], 1);
  copy = moved;
  EXPECT_EQ(copy.strides[63], 1);
  crout_rt_fail_allocation_after(0);
  Tensor lost = moved;
  crout_rt_fail_allocation_after(-1);
  EXPECT_FALSE(lost.defined()) << "no memory for the lists";
}

TEST(RuntimeTensor, ViewsStayInsideTheStorage) {
  Tensor t = counted({3, 4});
  EXPECT_EQ(values(view(t, {4, 3}, {1, 4}, 0)), (std::vector<double>{0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}));
  EXPECT_EQ(values(view(t, {4}, {-3}, 11)), (std::vector<double>{11, 8, 5, 2}));
  EXPECT_EQ(values(view(t, {2, 2}, {0, 1}, 3)), (std::vector<double>{3, 4, 3, 4}));
  EXPECT_TRUE(view(t, {0, 100}, {1, 1}, 12).defined());
  EXPECT_FALSE(view(t, {13}, {1}, 0).defined());
  EXPECT_FALSE(view(t, {2}, {12}, 0).defined());
  EXPECT_FALSE(view(t, {2}, {-1}, 0).defined());
  EXPECT_FALSE(view(t, {1}, {1}, 12).defined());
  EXPECT_FALSE(view(t, {1}, {1}, -1).defined());
  EXPECT_FALSE(view(t, {3}, {INT64_MAX}, 0).defined());
  EXPECT_FALSE(view(t, {int64_t(1) << 62, 2}, {1, INT64_MAX}, 0).defined());
}

TEST(RuntimeTensor, CopyBetweenOverlappingViewsReadsFirst) {
  Tensor t = counted({6});
  EXPECT_EQ(copyInto(view(t, {5}, {1}, 1), view(t, {5}, {1}, 0)), CROUT_OK);
  EXPECT_EQ(values(t), (std::vector<double>{0, 0, 1, 2, 3, 4}));
  Tensor u = counted({4});
  EXPECT_EQ(copyInto(u, view(u, {4}, {-1}, 3)), CROUT_OK);
  EXPECT_EQ(values(u), (std::vector<double>{3, 2, 1, 0}));
  EXPECT_EQ(copyInto(u, u), CROUT_OK);
}

TEST(RuntimeTensor, CopyAndFillRefuseWhatCannotBe) {
  Tensor t = counted({2, 2});
  EXPECT_EQ(copyInto(t, make({4})), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(copyInto(t, make({2, 2}, kF32)), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(copyInto(t, Tensor()), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(copyInto(view(t, {2, 2}, {0, 1}, 0), t), CROUT_INVALID_ARGUMENT);
  double one = 1;
  EXPECT_EQ(fillWith(view(t, {2}, {2}, 1), &one), CROUT_OK);
  EXPECT_EQ(values(t), (std::vector<double>{0, 1, 2, 1}));
  EXPECT_EQ(fillWith(t, nullptr), CROUT_INVALID_ARGUMENT);
}

TEST(RuntimeTensor, CopiesBetweenHostAndDevice) {
  Tensor host = counted({4, 3}), device = make({4, 3}, kF64, kNull), other = make({4, 3}, kF64, kNull);
  EXPECT_EQ(copyInto(device, host), CROUT_OK);
  EXPECT_EQ(copyInto(other, device), CROUT_OK);
  EXPECT_EQ(copyInto(host, other), CROUT_OK);
  Tensor transposed = view(counted({3, 4}), {4, 3}, {1, 4}, 0);
  EXPECT_EQ(copyInto(device, transposed), CROUT_OK) << "the host's side is packed";
  EXPECT_EQ(copyInto(transposed, device), CROUT_OK);
  Tensor strided = view(device, {3, 4}, {1, 3}, 0);
  EXPECT_EQ(copyInto(strided, counted({3, 4})), CROUT_UNAVAILABLE);
  double one = 1;
  EXPECT_EQ(fillWith(device, &one), CROUT_OK);
  EXPECT_EQ(fillWith(strided, &one), CROUT_UNAVAILABLE);
}

template <typename Managed> Managed *exported(const Tensor &tensor);
template <> DLManagedTensor *exported(const Tensor &tensor) { return exportDLPack(tensor); }
template <> DLManagedTensorVersioned *exported(const Tensor &tensor) { return exportDLPackVersioned(tensor); }

template <typename Managed> void roundTrip() {
  Tensor t = view(counted({3, 4}), {4, 3}, {1, 4}, 0);
  Managed *managed = exported<Managed>(t);
  ASSERT_NE(managed, nullptr);
  EXPECT_EQ(t.storage->useCount(), 2);
  Tensor back = importDLPack(managed);
  ASSERT_TRUE(back.defined());
  EXPECT_EQ(back.data(), t.data());
  EXPECT_EQ(values(back), values(t));
  std::vector<double> expected = values(t);
  StorageRef storage = t.storage;
  t = Tensor();
  EXPECT_EQ(storage->useCount(), 2) << "the exchange keeps it";
  EXPECT_EQ(values(back), expected);
  back = Tensor();
  EXPECT_EQ(storage->useCount(), 1);
}

TEST(DLPack, RoundTripSharesMemoryAndLifetime) {
  roundTrip<DLManagedTensor>();
  roundTrip<DLManagedTensorVersioned>();
}

TEST(DLPack, UnusedExportIsDeletedByItsConsumer) {
  Tensor t = counted({2});
  DLManagedTensorVersioned *managed = exportDLPackVersioned(t, true);
  EXPECT_EQ(managed->version.major, 1u);
  EXPECT_EQ(managed->flags, DLPACK_FLAG_BITMASK_IS_COPIED);
  EXPECT_EQ(managed->dl_tensor.byte_offset, 0u);
  managed->deleter(managed);
  EXPECT_EQ(t.storage->useCount(), 1);
}

struct Foreign {
  double data[12] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  int64_t shape[2] = {3, 4}, strides[2] = {4, 1};
  int deleted = 0;
  DLManagedTensorVersioned managed{};
  Foreign() {
    managed.version = {1, 0};
    managed.manager_ctx = this;
    managed.deleter = [](DLManagedTensorVersioned *self) { static_cast<Foreign *>(self->manager_ctx)->deleted++; };
    managed.dl_tensor = {data, kCpu, 2, kF64, shape, strides, 0};
  }
};

TEST(DLPack, NegativeStridesAndOffsets) {
  Foreign f;
  f.managed.dl_tensor.byte_offset = 8 * 11;
  f.strides[0] = -4;
  f.strides[1] = -1;
  {
    Tensor t = importDLPack(&f.managed);
    EXPECT_EQ(values(t).front(), 11);
    EXPECT_EQ(values(t).back(), 0);
    EXPECT_EQ(t.storage->data(), f.data);
    EXPECT_TRUE(view(t, {12}, {1}, 0).defined()) << "the storage covers what the tensor reaches";
    EXPECT_FALSE(view(t, {13}, {1}, 0).defined());
  }
  EXPECT_EQ(f.deleted, 1);
}

TEST(DLPack, NullStridesMeanRowMajor) {
  Foreign f;
  f.managed.dl_tensor.strides = nullptr;
  Tensor t = importDLPack(&f.managed);
  EXPECT_TRUE(t.isContiguous());
  EXPECT_EQ(t.strides[0], 4);
}

TEST(DLPack, ReadOnlyMemoryIsNotWritten) {
  Foreign f;
  f.managed.flags = DLPACK_FLAG_BITMASK_READ_ONLY;
  Tensor t = importDLPack(&f.managed);
  EXPECT_EQ(copyInto(t, counted({3, 4})), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(exportDLPack(t), nullptr);
  DLManagedTensorVersioned *again = exportDLPackVersioned(t);
  EXPECT_EQ(again->flags, DLPACK_FLAG_BITMASK_READ_ONLY);
  again->deleter(again);
}

TEST(DLPack, MalformedTensorsAreRefusedAndNotDeleted) {
  auto refused = [](auto change) {
    Foreign f;
    change(f.managed);
    bool undefined = !importDLPack(&f.managed).defined();
    return undefined && f.deleted == 0;
  };
  EXPECT_TRUE(refused([](auto &m) { m.version.major = 2; }));
  EXPECT_TRUE(refused([](auto &m) { std::memset(&m.dl_tensor.device.device_type, 0x7f, sizeof(DLDeviceType)); }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.ndim = -1; }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.ndim = 65; }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.shape = nullptr; }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.shape[0] = -3; }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.shape[0] = INT64_MAX; }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.strides[0] = INT64_MAX; }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.data = nullptr; }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.dtype.bits = 12; }));
  EXPECT_TRUE(refused([](auto &m) { m.dl_tensor.dtype.lanes = 4; }));
  EXPECT_FALSE(importDLPack(static_cast<DLManagedTensor *>(nullptr)).defined());
}

TEST(DLPack, EveryAllocationMayFail) {
  for (int after = 0; after < 3; ++after) {
    Foreign f;
    crout_rt_fail_allocation_after(after);
    Tensor t = importDLPack(&f.managed);
    DLManagedTensor *managed = t.defined() ? exportDLPack(t) : nullptr;
    crout_rt_fail_allocation_after(-1);
    EXPECT_EQ(t.defined(), after >= 1);
    EXPECT_EQ(managed != nullptr, after >= 2);
    if (managed) managed->deleter(managed);
    t = Tensor();
    EXPECT_EQ(f.deleted, after >= 1 ? 1 : 0);
  }
}

TEST(DataHandles, LiveLikeTensors) {
  int64_t sizes[] = {2, 3}, transposedSizes[] = {3, 2}, transposedStrides[] = {1, 3};
  crout_tensor *t = crout_rt_tensor_empty(kF64, 2, sizes, kCpu);
  ASSERT_NE(t, nullptr);
  DLTensor d;
  crout_rt_tensor_describe(t, &d);
  std::iota(static_cast<double *>(d.data), static_cast<double *>(d.data) + 6, 0.0);
  crout_tensor *transposed = crout_rt_tensor_view(t, 2, transposedSizes, transposedStrides, 0);
  crout_tensor *copy = crout_rt_tensor_empty(kF64, 2, transposedSizes, kCpu);
  EXPECT_EQ(crout_rt_tensor_copy(copy, transposed), CROUT_OK);
  crout_rt_tensor_describe(copy, &d);
  EXPECT_EQ(static_cast<double *>(d.data)[1], 3);
  crout_tensor *imported = crout_rt_tensor_from_dlpack(crout_rt_tensor_to_dlpack(copy));
  crout_tensor *again = crout_rt_tensor_from_dlpack_versioned(crout_rt_tensor_to_dlpack_versioned(imported));
  double seven = 7;
  EXPECT_EQ(crout_rt_tensor_fill(again, &seven), CROUT_OK);
  EXPECT_EQ(static_cast<double *>(d.data)[5], 7) << "one memory, four handles";
  EXPECT_EQ(crout_rt_tensor_resize_storage(t, 4096), CROUT_OK);
  EXPECT_EQ(crout_rt_tensor_view(t, 2, sizes, transposedStrides, 600), nullptr);
  crout_rt_tensor_retain(t);
  for (crout_tensor *handle : {t, t, transposed, copy, imported, again, static_cast<crout_tensor *>(nullptr)})
    crout_rt_tensor_release(handle);
}

} // namespace
