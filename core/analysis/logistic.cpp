#include "core/analysis/logistic.h"

#include <algorithm>
#include <cmath>

namespace verdict::analysis {

double expit(double x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }

double logit(double p) { return std::log(p) - std::log1p(-p); }

bool separable(Column x, Flags y)
{
    double low[2] = {HUGE_VAL, HUGE_VAL}, high[2] = {-HUGE_VAL, -HUGE_VAL};
    for (std::size_t i = 0; i < x.size(); ++i) {
        low[y[i]] = std::min(low[y[i]], x[i]);
        high[y[i]] = std::max(high[y[i]], x[i]);
    }
    return high[0] <= low[1] || high[1] <= low[0];
}

namespace {

// Minus the log likelihood of one case with target t at log-odds u, without overflow.
double loss(double u, double t) { return std::max(u, 0.0) + std::log1p(std::exp(-std::abs(u))) - t * u; }

struct Line {
    double intercept = 0, slope = 0;
};

double totalLoss(Column x, Column target, const Line &line)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += loss(line.intercept + line.slope * x[i], target[i]);
    return sum;
}

struct Newton {
    LogisticFit fit;
    double score0 = 0, score1 = 0;
};

Newton newtonAt(Column x, Column target, const Line &line)
{
    Newton n{{line.intercept, line.slope, 0, 0, 0}, 0, 0};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double q = expit(line.intercept + line.slope * x[i]), w = q * (1 - q);
        n.score0 += target[i] - q;
        n.score1 += (target[i] - q) * x[i];
        n.fit.info00 += w;
        n.fit.info01 += w * x[i];
        n.fit.info11 += w * x[i] * x[i];
    }
    return n;
}

} // namespace

std::optional<LogisticFit> fitLogistic(Column x, Column target)
{
    Line line;
    double best = totalLoss(x, target, line);
    for (int i = 0; i < 200; ++i) {
        const Newton at = newtonAt(x, target, line);
        const double determinant = at.fit.info00 * at.fit.info11 - at.fit.info01 * at.fit.info01;
        if (!(determinant > 1e-14 * at.fit.info00 * at.fit.info11))
            return std::nullopt;
        Line step{(at.fit.info11 * at.score0 - at.fit.info01 * at.score1) / determinant,
                  (at.fit.info00 * at.score1 - at.fit.info01 * at.score0) / determinant};
        if (std::hypot(step.intercept, step.slope) <= 1e-12 * (1 + std::hypot(line.intercept, line.slope)))
            return at.fit;
        Line next;
        double reached = HUGE_VAL;
        for (int halving = 0; halving < 40 && !(reached <= best + 1e-12 * std::abs(best)); ++halving) {
            next = {line.intercept + step.intercept, line.slope + step.slope};
            reached = totalLoss(x, target, next);
            step = {step.intercept / 2, step.slope / 2};
        }
        if (!(reached <= best + 1e-12 * std::abs(best)))
            return at.fit;
        line = next;
        best = std::min(best, reached);
    }
    return std::nullopt;
}

} // namespace verdict::analysis
