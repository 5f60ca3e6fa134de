// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sums of products by Einstein's convention: the equation is read, and operands are contracted two at a time by matrix products.
#include "Ops/Reductions.h"
#include "Ops/Views.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

namespace crout {
using namespace ops;

namespace {
/// The name of a dimension: a letter, or from `firstEllipsis` on a dimension under "...", counted from the right.
using Label = int;
using Labels = llvm::SmallVector<Label, 8>;
constexpr Label firstEllipsis = 256;

struct Term {
  Tensor value;
  Labels labels; // one for each dimension, all different

  size_t find(Label label) const { return static_cast<size_t>(llvm::find(labels, label) - labels.begin()); }
  bool has(Label label) const { return llvm::is_contained(labels, label); }
  const SymInt &size(Label label) const { return dimsOf(value)[find(label)]; }
};

struct Equation {
  std::vector<std::string> inputs; // "." stands for "..."
  std::optional<std::string> output;
};

std::string compact(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') continue;
    if (text.substr(i, 3) == "...") {
      if (llvm::is_contained(result, '.')) fail("'equation' has more than one \"...\" in one term");
      result += '.';
      i += 2;
    } else if (llvm::isAlpha(text[i])) {
      result += text[i];
    } else {
      fail("'equation' may hold letters, \"...\", \",\" and \"->\", got \"" + std::string(1, text[i]) + "\"");
    }
  }
  return result;
}

Equation parse(std::string_view text) {
  Equation equation;
  size_t arrow = text.find("->");
  std::string_view left = text.substr(0, arrow);
  if (arrow != std::string_view::npos) equation.output = compact(text.substr(arrow + 2));
  for (;;) {
    size_t comma = left.find(',');
    equation.inputs.push_back(compact(left.substr(0, comma)));
    if (comma == std::string_view::npos) break;
    left = left.substr(comma + 1);
  }
  return equation;
}

std::string nameOf(Label label) { return label < firstEllipsis ? std::string(1, static_cast<char>(label)) : "..."; }

bool isOne(const SymInt &size) { return !size.isSymbolic() && size.hint() == 1; }

/// The labels of an operand's dimensions, repeated ones still in it.
Labels labelsOf(const std::string &term, const Tensor &operand, size_t number) {
  int64_t letters = static_cast<int64_t>(term.size()) - llvm::is_contained(term, '.'), hidden = operand.dim() - letters;
  if (llvm::is_contained(term, '.') ? hidden < 0 : hidden != 0)
    fail("operand " + std::to_string(number) + " must have " + (llvm::is_contained(term, '.') ? "at least " : "") +
         std::to_string(letters) + " dimensions for \"" + term + "\", got shape " + shapeString(operand));
  Labels labels;
  for (char c : term) {
    if (c != '.') {
      labels.push_back(static_cast<unsigned char>(c));
      continue;
    }
    for (int64_t i = hidden; i-- > 0;)
      labels.push_back(firstEllipsis + static_cast<Label>(i));
  }
  return labels;
}

/// A repeated label asks for the diagonal.
Term withoutRepeats(Tensor value, Labels labels) {
  for (size_t i = 0; i < labels.size(); ++i)
    for (size_t j = i + 1; j < labels.size(); ++j) {
      if (labels[i] != labels[j]) continue;
      if (!sameSize(dimsOf(value)[i], dimsOf(value)[j]))
        fail("label \"" + nameOf(labels[i]) + "\" stands for two sizes of one operand, got shape " + shapeString(value));
      Label label = labels[i];
      value = diagonalView(value, 0, static_cast<int64_t>(i), static_cast<int64_t>(j));
      labels.erase(labels.begin() + static_cast<std::ptrdiff_t>(j));
      labels.erase(labels.begin() + static_cast<std::ptrdiff_t>(i));
      labels.push_back(label);
      return withoutRepeats(value, labels);
    }
  return {value, labels};
}

Term sumOut(const Term &term, llvm::function_ref<bool(Label)> keeps) {
  Sizes dims;
  Labels kept;
  for (auto [i, label] : llvm::enumerate(term.labels)) {
    if (keeps(label))
      kept.push_back(label);
    else
      dims.push_back(static_cast<int64_t>(i));
  }
  return dims.empty() ? term : Term{accumulate(ir::ReduceKind::sum, term.value, dims, false), kept};
}

Tensor arranged(const Term &term, llvm::ArrayRef<Label> order) {
  Sizes permutation;
  for (Label label : order)
    permutation.push_back(static_cast<int64_t>(term.find(label)));
  return permuteTo(term.value, permutation);
}

SymSizes sizesOf(const Term &term, llvm::ArrayRef<Label> labels) {
  SymSizes sizes;
  for (Label label : labels)
    sizes.push_back(term.size(label));
  return sizes;
}
SymInt countOf(const SymSizes &sizes) {
  SymInt count = 1;
  for (const SymInt &size : sizes)
    count = count * size;
  return count;
}
SymSizes joined(SymSizes sizes, llvm::ArrayRef<SymInt> more) {
  sizes.append(more.begin(), more.end());
  return sizes;
}

/// A size 1 where the other operand has more is no dimension at all.
void dropStretched(Term &term, const Term &other) {
  for (Label label : Labels(term.labels))
    if (other.has(label) && isOne(term.size(label)) && !isOne(other.size(label))) {
      SymSizes sizes(dimsOf(term.value));
      sizes.erase(sizes.begin() + static_cast<std::ptrdiff_t>(term.find(label)));
      term.value = reshapeTo(term.value, sizes);
      term.labels.erase(term.labels.begin() + static_cast<std::ptrdiff_t>(term.find(label)));
    }
}

/// The sum of a * b over all labels that `keeps` does not want: (batch, rows, inner) @ (batch, inner, columns).
Term contractPair(Term a, Term b, llvm::function_ref<bool(Label)> keeps) {
  dropStretched(a, b);
  dropStretched(b, a);
  a = sumOut(a, [&](Label label) { return b.has(label) || keeps(label); });
  b = sumOut(b, [&](Label label) { return a.has(label) || keeps(label); });
  Labels batch, inner, rows, columns;
  for (Label label : a.labels)
    (b.has(label) ? keeps(label) ? batch : inner : rows).push_back(label);
  for (Label label : b.labels)
    if (!a.has(label)) columns.push_back(label);
  for (Label label : a.labels)
    if (b.has(label) && !sameSize(a.size(label), b.size(label)))
      fail("label \"" + nameOf(label) + "\" stands for sizes " + toString(a.size(label).hint()) + " and " + toString(b.size(label).hint()) +
           ", in operands of shapes " + shapeString(a.value) + " and " + shapeString(b.value));
  auto order = [](std::initializer_list<llvm::ArrayRef<Label>> parts) {
    Labels all;
    for (llvm::ArrayRef<Label> part : parts)
      all.append(part.begin(), part.end());
    return all;
  };
  Labels result = order({batch, rows, columns});
  SymSizes batchSizes = sizesOf(a, batch), rowSizes = sizesOf(a, rows), columnSizes = sizesOf(b, columns);
  if (inner.empty()) {
    // Without a sum it is an elementwise product.
    Tensor x = reshapeTo(arranged(a, order({batch, rows})), joined(joined(batchSizes, rowSizes), SymSizes(columns.size(), SymInt(1))));
    Tensor y = reshapeTo(arranged(b, order({batch, columns})), joined(joined(batchSizes, SymSizes(rows.size(), SymInt(1))), columnSizes));
    return {binary<ir::MulOp>(x, y), result};
  }
  // A matrix of each operand, as it is or transposed: whichever keeps the outermost dimension where it is, so that a permutation moves little.
  SymInt innerSize = countOf(sizesOf(a, inner));
  auto matrix = [&](const Term &term, llvm::ArrayRef<Label> outer, const SymInt &count, bool innerLast) {
    auto *first = llvm::find_if(term.labels, [&](Label label) { return !llvm::is_contained(batch, label); });
    bool innerFirst = llvm::is_contained(inner, *first);
    Tensor value = innerFirst ? reshapeTo(arranged(term, order({batch, inner, outer})), joined(batchSizes, {innerSize, count}))
                              : reshapeTo(arranged(term, order({batch, outer, inner})), joined(batchSizes, {count, innerSize}));
    return innerFirst == innerLast ? transposed(value) : value;
  };
  Tensor x = matrix(a, rows, countOf(rowSizes), /*innerLast=*/true), y = matrix(b, columns, countOf(columnSizes), /*innerLast=*/false);
  return {reshapeTo(matrixProduct(x, y), joined(joined(batchSizes, rowSizes), columnSizes)), result};
}

/// Multiplications of a contraction, by the sizes at the first call.
double costOf(const Term &a, const Term &b) {
  double cost = 1;
  for (Label label : a.labels)
    cost *= static_cast<double>(std::max(a.size(label).hint(), b.has(label) ? b.size(label).hint() : 1));
  for (Label label : b.labels)
    if (!a.has(label)) cost *= static_cast<double>(b.size(label).hint());
  return cost;
}

/// Letters that stand in the inputs exactly once, in alphabetical order, after the dimensions under "...".
Labels implicitOutput(llvm::ArrayRef<Labels> inputs) {
  std::map<Label, int> count;
  for (const Labels &labels : inputs)
    for (Label label : labels)
      ++count[label];
  Labels result;
  for (auto [label, times] : llvm::reverse(count))
    if (label >= firstEllipsis) result.push_back(label);
  for (auto [label, times] : count)
    if (label < firstEllipsis && times == 1) result.push_back(label);
  return result;
}

Labels explicitOutput(const std::string &text, llvm::ArrayRef<Labels> inputs) {
  Label hidden = firstEllipsis;
  for (const Labels &labels : inputs)
    for (Label label : labels)
      hidden = std::max(hidden, label + 1);
  Labels result;
  for (char c : text) {
    Label label = static_cast<unsigned char>(c);
    if (c == '.') {
      for (Label i = hidden; i-- > firstEllipsis;)
        result.push_back(i);
      continue;
    }
    if (llvm::is_contained(result, label)) fail("'equation' has the label \"" + nameOf(label) + "\" more than once in its output");
    if (llvm::none_of(inputs, [&](const Labels &labels) { return llvm::is_contained(labels, label); }))
      fail("'equation' has the label \"" + nameOf(label) + "\" in its output and in no operand");
    result.push_back(label);
  }
  return result;
}

Tensor evaluate(const Equation &equation, Operands operands) {
  if (equation.inputs.size() != operands.size())
    fail("'equation' is one of " + std::to_string(equation.inputs.size()) + " operands, got " + std::to_string(operands.size()));
  DType dtype = resultType(operands);
  if (dtype == DType::Bool) failType("the operands must not be bool");
  llvm::SmallVector<Labels> labels;
  std::vector<Term> terms;
  for (size_t i = 0; i < operands.size(); ++i) {
    Tensor operand = tensor(operands[i], "operands", dtype);
    labels.push_back(labelsOf(equation.inputs[i], operand, i));
    terms.push_back(withoutRepeats(operand, labels.back()));
  }
  Labels output = equation.output ? explicitOutput(*equation.output, labels) : implicitOutput(labels);
  while (terms.size() > 1) {
    size_t first = 0, second = 1;
    double least = 0;
    for (size_t i = 0; i < terms.size(); ++i)
      for (size_t j = i + 1; j < terms.size(); ++j)
        if (double cost = costOf(terms[i], terms[j]); (i == 0 && j == 1) || cost < least) {
          least = cost;
          first = i;
          second = j;
        }
    Term a = terms[first], b = terms[second];
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(second));
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(first));
    terms.push_back(contractPair(a, b, [&](Label label) {
      return llvm::is_contained(output, label) || llvm::any_of(terms, [&](const Term &term) { return term.has(label); });
    }));
  }
  Term result = sumOut(terms[0], [&](Label label) { return llvm::is_contained(output, label); });
  return arranged(result, output);
}
} // namespace

Tensor einsum(std::string_view equation, std::span<const Tensor> operands, std::source_location where) {
  OpScope scope("einsum", where);
  if (operands.empty()) failValue("at least one operand is required");
  Equation parsed = parse(equation);
  return callList("einsum", CallKind::General, operands, Attributes(equation), where,
                  [&parsed](Operands in) { return evaluate(parsed, in); });
}

} // namespace crout
