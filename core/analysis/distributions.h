#pragma once

#include <cstdint>

namespace verdict::analysis {

/// Probability distributions in double precision, by Boost.Math. Arguments outside the stated ranges are bugs of the
/// caller.

/// z with P(Z <= z) = p, 0 < p < 1.
double normalQuantile(double p);
double normalDensity(double z);
/// P(Z <= z).
double normalCdf(double z);
/// P(|Z| >= |z|).
double normalTwoSided(double z);
/// The exact two-sided normal quantile of a confidence level: 1.959963984540054 for 0.95.
double criticalZ(double conf);
/// The two-sided quantile of Student's t for a confidence level; df > 0, fractions allowed.
double criticalT(double conf, double df);
/// P(|T| >= |t|) with df > 0 degrees of freedom.
double tTwoSided(double t, double df);
/// P(X >= x) of chi-squared, x >= 0, df > 0.
double chiSquareUpper(double x, double df);
/// The p-quantile of Beta(a, b), 0 <= p <= 1, a and b > 0.
double betaQuantile(double p, double a, double b);
/// The p-quantile of Gamma(shape, scale 1), 0 <= p < 1.
double gammaQuantile(double p, double shape);
/// P(X <= k), X binomial(n, p); any integer k.
double binomialCdf(std::int64_t k, std::int64_t n, double p);
/// P(X > k), without the cancellation of 1 - P(X <= k).
double binomialUpper(std::int64_t k, std::int64_t n, double p);
double binomialPmf(std::int64_t k, std::int64_t n, double p);
/// P(X <= x) for x marked items in a sample of n out of N with K marked.
double hypergeometricCdf(std::int64_t x, std::int64_t N, std::int64_t K, std::int64_t n);
/// P(sqrt(n) D >= lambda) for n -> infinity (Kolmogorov 1933), lambda >= 0.
double kolmogorovUpper(double lambda);
double logGamma(double x);
double digamma(double x);
double trigamma(double x);

} // namespace verdict::analysis
