#include "core/analysis/distributions.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

namespace verdict::analysis {

namespace bm = boost::math;

double normalQuantile(double p) { return bm::quantile(bm::normal(), p); }

double normalDensity(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

double normalCdf(double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; }

double normalTwoSided(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

double criticalZ(double conf) { return bm::quantile(bm::complement(bm::normal(), (1 - conf) / 2)); }

double criticalT(double conf, double df) { return bm::quantile(bm::complement(bm::students_t(df), (1 - conf) / 2)); }

double tTwoSided(double t, double df) { return 2 * bm::cdf(bm::complement(bm::students_t(df), std::abs(t))); }

double chiSquareUpper(double x, double df) { return bm::cdf(bm::complement(bm::chi_squared(df), x)); }

double betaQuantile(double p, double a, double b) { return bm::ibeta_inv(a, b, p); }

double gammaQuantile(double p, double shape) { return bm::gamma_p_inv(shape, p); }

double binomialCdf(std::int64_t k, std::int64_t n, double p)
{
    if (k < 0)
        return 0;
    return k >= n ? 1 : bm::ibetac(double(k) + 1, double(n - k), p);
}

double binomialUpper(std::int64_t k, std::int64_t n, double p)
{
    if (k < 0)
        return 1;
    return k >= n ? 0 : bm::ibeta(double(k) + 1, double(n - k), p);
}

double binomialPmf(std::int64_t k, std::int64_t n, double p)
{
    if (k < 0 || k > n)
        return 0;
    if (p <= 0 || p >= 1)
        return k == (p <= 0 ? 0 : n) ? 1 : 0;
    return bm::ibeta_derivative(double(k) + 1, double(n - k) + 1, p) / double(n + 1);
}

static double logChoose(double n, double k) { return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1); }

double hypergeometricCdf(std::int64_t x, std::int64_t N, std::int64_t K, std::int64_t n)
{
    const std::int64_t first = std::max<std::int64_t>(0, n - (N - K));
    const std::int64_t last = std::min(n, K);
    if (x < first || x >= last)
        return x < first ? 0 : 1;
    const double all = logChoose(double(N), double(n));
    double sum = 0;
    for (std::int64_t i = first; i <= x; ++i)
        sum += std::exp(logChoose(double(K), double(i)) + logChoose(double(N - K), double(n - i)) - all);
    return std::min(1.0, sum);
}

// For small lambda the alternating series converges slowly; its theta transform converges at once.
static double kolmogorovLower(double lambda)
{
    const double step = std::numbers::pi * std::numbers::pi / (8 * lambda * lambda);
    double sum = 0;
    for (int k = 1; k <= 20; ++k)
        sum += std::exp(-step * (2 * k - 1) * (2 * k - 1));
    return std::sqrt(2 * std::numbers::pi) / lambda * sum;
}

double kolmogorovUpper(double lambda)
{
    if (lambda < 1)
        return lambda < 0.04 ? 1 : 1 - kolmogorovLower(lambda);
    double sum = 0;
    for (int k = 20; k >= 1; --k)
        sum += (k % 2 ? 2 : -2) * std::exp(-2.0 * k * k * lambda * lambda);
    return std::clamp(sum, 0.0, 1.0);
}

double logGamma(double x) { return bm::lgamma(x); }

double digamma(double x) { return bm::digamma(x); }

double trigamma(double x) { return bm::trigamma(x); }

} // namespace verdict::analysis
