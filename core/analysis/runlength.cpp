#include "core/analysis/runlength.h"

#include <cmath>
#include <numbers>
#include <vector>

#include "core/analysis/distributions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

constexpr int nodeCount = 100;

struct Node {
    double at, weight;
};

// Gauss-Legendre nodes on [-1, 1]: roots of the Legendre polynomial by Newton's method.
std::vector<Node> legendreNodes()
{
    std::vector<Node> nodes;
    for (int i = 0; i < nodeCount; ++i) {
        double x = std::cos(std::numbers::pi * (i + 0.75) / (nodeCount + 0.5)), slope = 1;
        for (int step = 0; step < 50; ++step) {
            double previous = 1, current = x;
            for (int k = 2; k <= nodeCount; ++k) {
                const double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
                previous = current;
                current = next;
            }
            slope = nodeCount * (x * current - previous) / (x * x - 1);
            x -= current / slope;
            if (std::abs(current / slope) < 1e-15)
                break;
        }
        nodes.push_back({x, 2 / ((1 - x * x) * slope * slope)});
    }
    return nodes;
}

std::vector<Node> nodesOn(double low, double high)
{
    std::vector<Node> nodes = legendreNodes();
    for (Node &node : nodes)
        node = {low + (high - low) * (node.at + 1) / 2, node.weight * (high - low) / 2};
    return nodes;
}

using Matrix = std::vector<std::vector<double>>;

// Gaussian elimination with partial pivoting; the last column of each row is the right-hand side.
std::vector<double> solve(Matrix rows)
{
    const std::size_t n = rows.size();
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c + 1; r < n; ++r)
            if (std::abs(rows[r][c]) > std::abs(rows[pivot][c]))
                pivot = r;
        std::swap(rows[c], rows[pivot]);
        for (std::size_t r = c + 1; r < n; ++r) {
            const double factor = rows[r][c] / rows[c][c];
            for (std::size_t j = c; j <= n; ++j)
                rows[r][j] -= factor * rows[c][j];
        }
    }
    std::vector<double> x(n, 0);
    for (std::size_t r = n; r-- > 0;) {
        double value = rows[r][n];
        for (std::size_t j = r + 1; j < n; ++j)
            value -= rows[r][j] * x[j];
        x[r] = value / rows[r][r];
    }
    return x;
}

// L(u) = 1 + L(0) P(next = 0 | u) + integral of L(y) density(y | u); unknowns: L(0), then L at the nodes.
double oneSidedCusum(double k, double h, double mu)
{
    std::vector<Node> points = nodesOn(0, h);
    points.insert(points.begin(), Node{0, 0});
    Matrix rows(points.size(), std::vector<double>(points.size() + 1, 0));
    for (std::size_t i = 0; i < points.size(); ++i) {
        rows[i][0] = -normalCdf(k - points[i].at - mu);
        for (std::size_t j = 1; j < points.size(); ++j)
            rows[i][j] = -points[j].weight * normalDensity(points[j].at + k - points[i].at - mu);
        rows[i][i] += 1;
        rows[i].back() = 1;
    }
    return solve(std::move(rows))[0];
}

double ewmaDensity(double to, double from, double lambda, double mu)
{
    return normalDensity((to - (1 - lambda) * from) / lambda - mu) / lambda;
}

Objection objectToMean(double mu)
{
    return std::abs(mu) <= 10 ? std::nullopt : Objection(invalid("the true mean must lie within 10 sigma"));
}

} // namespace

Result<double> cusumRunLength(double k, double h, double mu, bool twoSided)
{
    if (!(k >= 0 && k <= 10) || !(h > 0 && h <= 50))
        return invalid("k must lie in [0, 10] and h in (0, 50]");
    if (auto objection = objectToMean(mu))
        return *objection;
    const double above = oneSidedCusum(k, h, mu);
    return twoSided ? 1 / (1 / above + 1 / oneSidedCusum(k, h, -mu)) : above;
}

Result<double> ewmaRunLength(double lambda, double width, double mu)
{
    if (!(lambda >= 0.01 && lambda <= 1) || !(width > 0 && width <= 6))
        return invalid("the smoothing weight must lie in [0.01, 1] and the width of the limits in (0, 6]");
    if (auto objection = objectToMean(mu))
        return *objection;
    const double edge = width * std::sqrt(lambda / (2 - lambda));
    const auto points = nodesOn(-edge, edge);
    Matrix rows(points.size(), std::vector<double>(points.size() + 1, 0));
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = 0; j < points.size(); ++j)
            rows[i][j] = -points[j].weight * ewmaDensity(points[j].at, points[i].at, lambda, mu);
        rows[i][i] += 1;
        rows[i].back() = 1;
    }
    const auto lengths = solve(std::move(rows));
    double start = 1;
    for (std::size_t j = 0; j < points.size(); ++j)
        start += points[j].weight * lengths[j] * ewmaDensity(points[j].at, 0, lambda, mu);
    return start;
}

} // namespace verdict::analysis
