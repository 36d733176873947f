#include "core/workspace/demo/lesionpicture.h"

#include "core/workspace/demo/demodraws.h"
#include "core/workspace/demo/picturenoise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace verdict {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double farthestEdge = 1.2; ///< in diameters from the centre; no shape and no blur reaches beyond

/// Red, green and blue from 0 to 1.
struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
};

Colour mixed(Colour a, Colour b, double share)
{
    return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share};
}

Colour scaled(Colour c, double factor) { return {c.red * factor, c.green * factor, c.blue * factor}; }

constexpr Colour lightSkin{0.90, 0.73, 0.66};
constexpr Colour darkSkin{0.62, 0.45, 0.36};
constexpr Colour tan{0.66, 0.44, 0.28};
constexpr Colour brown{0.42, 0.24, 0.14};
constexpr Colour nearlyBlack{0.17, 0.10, 0.08};
constexpr Colour blueGreyTone{0.42, 0.45, 0.53};
constexpr Colour pearlTone{0.87, 0.60, 0.58};
constexpr Colour vesselTone{0.68, 0.20, 0.22};
constexpr Colour cystTone{0.95, 0.88, 0.74};
constexpr Colour inkTone{0.12, 0.12, 0.12};

/// A spot in the lesion, in millimetres from the lesion's centre.
struct Spot {
    double x = 0;
    double y = 0;
    double radius = 1;
};

/// A curve drawn over the picture, in millimetres from its upper left corner.
struct Stroke {
    double x = 0;
    double y = 0;
    double angle = 0;
    double bend = 0; ///< radians per millimetre
    double length = 0;
    double width = 0;
};

class Painter {
public:
    explicit Painter(const LesionLook &look)
        : m_look(look), m_draws(look.seed, "lesion"), m_noise(look.seed * 31 + 7),
          m_middleX(lesionPictureWidth * lesionMmPerPixel / 2 + m_draws.between(-0.4, 0.4)),
          m_middleY(lesionPictureHeight * lesionMmPerPixel / 2 + m_draws.between(-0.3, 0.1)),
          m_turn(m_draws.between(0, 2 * pi))
    {
        for (double &phase : m_phases)
            phase = m_draws.between(0, 2 * pi);
        const double radius = look.diameter / 2;
        const double away = m_draws.between(0, 2 * pi);
        m_blue = {0.45 * radius * std::cos(away), 0.45 * radius * std::sin(away), 0.32 * radius};
        m_dark = {0.35 * radius * std::cos(away + 2.2), 0.35 * radius * std::sin(away + 2.2), 0.42 * radius};
        for (int i = 0; i < static_cast<int>(std::lround(18 * look.cysts)); ++i)
            m_cysts.push_back({m_draws.between(-0.8, 0.8) * radius, m_draws.between(-0.8, 0.8) * radius,
                               m_draws.between(0.05, 0.13)});
    }

    RgbPicture paint()
    {
        m_picture = {lesionPictureWidth, lesionPictureHeight, {}};
        m_picture.rgb.resize(std::size_t{3} * lesionPictureWidth * lesionPictureHeight);
        for (int row = 0; row < lesionPictureHeight; ++row)
            for (int column = 0; column < lesionPictureWidth; ++column)
                set(column, row, colourAt((column + 0.5) * lesionMmPerPixel, (row + 0.5) * lesionMmPerPixel));
        paintVessels();
        paintHairs();
        paintRuler();
        return std::move(m_picture);
    }

private:
    void set(int column, int row, Colour colour)
    {
        const auto byte = [](double part) { return static_cast<std::uint8_t>(std::clamp(part, 0.0, 1.0) * 255 + 0.5); };
        const std::size_t at =
            3 * (static_cast<std::size_t>(row) * lesionPictureWidth + static_cast<std::size_t>(column));
        m_picture.rgb[at] = byte(colour.red);
        m_picture.rgb[at + 1] = byte(colour.green);
        m_picture.rgb[at + 2] = byte(colour.blue);
    }

    [[nodiscard]] Colour get(int column, int row) const
    {
        const std::size_t at =
            3 * (static_cast<std::size_t>(row) * lesionPictureWidth + static_cast<std::size_t>(column));
        return {m_picture.rgb[at] / 255.0, m_picture.rgb[at + 1] / 255.0, m_picture.rgb[at + 2] / 255.0};
    }

    [[nodiscard]] Colour skinAt(double x, double y) const
    {
        const Colour base = mixed(lightSkin, darkSkin, m_look.skinTone);
        const double furrows = honeycomb(m_noise + 3, x * 2.6, y * 2.6, 0.12);
        const double light =
            1 + 0.03 * smoothNoise(m_noise, x * 0.5, y * 0.5) + 0.03 * smoothNoise(m_noise + 9, x * 22, y * 22);
        return scaled(base, light - 0.035 * furrows);
    }

    /// Radius of the lesion's edge in a direction, in millimetres.
    [[nodiscard]] double edgeAt(double angle) const
    {
        double shape = 1 + 0.35 * m_look.asymmetry * std::cos(angle - m_turn) +
                       0.16 * m_look.asymmetry * std::cos(2 * angle + m_phases[0]);
        for (std::size_t wave = 1; wave < m_phases.size(); ++wave)
            shape += 0.10 * m_look.borderRoughness * std::cos((static_cast<double>(wave) + 2) * angle + m_phases[wave]);
        return m_look.diameter / 2 * shape;
    }

    /// How strongly a spot shows here, 0 to 1.
    static double nearness(const Spot &spot, double x, double y)
    {
        const double square = ((x - spot.x) * (x - spot.x) + (y - spot.y) * (y - spot.y)) / (spot.radius * spot.radius);
        return square < 9 ? std::exp(-square) : 0;
    }

    [[nodiscard]] Colour pigmentAt(double x, double y, double depth) const
    {
        const double patches = roughNoise(m_noise + 5, x * 0.9, y * 0.9, 4);
        const double darkness =
            std::clamp(m_look.pigment * (0.55 + 0.45 * depth) + 0.5 * patches * (0.3 + m_look.asymmetry), 0.0, 1.0);
        Colour colour =
            darkness < 0.5 ? mixed(tan, brown, 2 * darkness) : mixed(brown, nearlyBlack, 1.2 * (darkness - 0.5));
        const double net = honeycomb(m_noise + 7, x * 3.4, y * 3.4, 0.22) * (1 - 0.6 * depth);
        colour = scaled(colour, 1 - 0.42 * m_look.network * net);
        colour = mixed(colour, pearlTone, 0.85 * m_look.pearl);
        colour = mixed(colour, nearlyBlack, 0.7 * m_look.asymmetry * nearness(m_dark, x, y));
        colour = mixed(colour, blueGreyTone, 0.85 * m_look.blueGrey * nearness(m_blue, x, y));
        for (const auto &cyst : m_cysts)
            colour = mixed(colour, cystTone, 0.75 * nearness(cyst, x, y));
        return colour;
    }

    /// The skin, and the lesion's pigment over it as far as it reaches; millimetres from the lesion's centre.
    [[nodiscard]] Colour withLesion(Colour skin, double x, double y) const
    {
        const double wobble = 0.05 + 0.12 * m_look.borderRoughness;
        const double fromX = x + wobble * roughNoise(m_noise + 11, x * 2, y * 2, 3);
        const double fromY = y + wobble * roughNoise(m_noise + 13, x * 2, y * 2, 3);
        const double distance = std::hypot(fromX, fromY) / edgeAt(std::atan2(fromY, fromX));
        const double blur = 0.16 - 0.08 * m_look.borderRoughness;
        const double inside = 1 - smoothStep(1 - blur, 1 + blur, distance);
        return inside > 0 ? mixed(skin, pigmentAt(fromX, fromY, std::clamp(1 - distance, 0.0, 1.0)), 0.92 * inside)
                          : skin;
    }

    /// Position in millimetres from the upper left corner.
    [[nodiscard]] Colour colourAt(double x, double y) const
    {
        const double fromX = x - m_middleX;
        const double fromY = y - m_middleY;
        const double away = std::sqrt(fromX * fromX + fromY * fromY);
        Colour colour = skinAt(x, y);
        if (away < m_look.diameter * farthestEdge)
            colour = withLesion(colour, fromX, fromY);
        return scaled(colour, 1 - 0.0016 * away * away);
    }

    /// Darkens or tints a soft disc, in millimetres.
    void dab(double x, double y, double width, Colour tone, double strength)
    {
        const double reach = width / lesionMmPerPixel;
        const double middleColumn = x / lesionMmPerPixel;
        const double middleRow = y / lesionMmPerPixel;
        const int left = std::max(0, static_cast<int>(middleColumn - reach));
        const int right = std::min(lesionPictureWidth - 1, static_cast<int>(middleColumn + reach) + 1);
        const int bottom = std::min(lesionPictureHeight - 1, static_cast<int>(middleRow + reach) + 1);
        for (int row = std::max(0, static_cast<int>(middleRow - reach)); row <= bottom; ++row)
            for (int column = left; column <= right; ++column) {
                const double distance = std::hypot(column + 0.5 - middleColumn, row + 0.5 - middleRow) / reach;
                set(column, row, mixed(get(column, row), tone, strength * (1 - smoothStep(0.3, 1, distance))));
            }
    }

    void draw(Stroke stroke, Colour tone, double strength)
    {
        const double pace = stroke.width / 2;
        for (double at = 0; at < stroke.length; at += pace) {
            dab(stroke.x, stroke.y, stroke.width * (1 - 0.6 * at / stroke.length), tone, strength);
            stroke.x += pace * std::cos(stroke.angle);
            stroke.y += pace * std::sin(stroke.angle);
            stroke.angle += stroke.bend * pace;
        }
    }

    void paintVessels()
    {
        const double radius = m_look.diameter / 2;
        for (int i = 0; i < static_cast<int>(std::lround(14 * m_look.pearl)); ++i) {
            const double angle = m_draws.between(0, 2 * pi);
            const double away = radius * m_draws.between(0.2, 0.8);
            const Stroke vessel{m_middleX + away * std::cos(angle),      m_middleY + away * std::sin(angle),
                                angle + pi + m_draws.between(-0.8, 0.8), m_draws.between(-1.5, 1.5),
                                radius * m_draws.between(0.4, 0.9),      0.05};
            draw(vessel, vesselTone, 0.35);
        }
    }

    void paintHairs()
    {
        for (int i = 0; i < m_look.hairs; ++i) {
            const Stroke hair{m_draws.between(0, lesionPictureWidth * lesionMmPerPixel),
                              m_draws.between(0, lesionPictureHeight * lesionMmPerPixel),
                              m_draws.between(0, 2 * pi),
                              m_draws.between(-0.16, 0.16),
                              m_draws.between(3, 7),
                              m_draws.between(0.035, 0.06)};
            draw(hair, mixed(inkTone, brown, 0.4), 0.5);
        }
    }

    /// A tick each millimetre from the left edge, a long one each fifth.
    void paintRuler()
    {
        for (int mm = 1; mm * 1.0 < lesionPictureWidth * lesionMmPerPixel; ++mm) {
            const auto column = static_cast<int>(std::lround(mm / lesionMmPerPixel));
            const int height = mm % 5 == 0 ? 34 : 18;
            for (int row = lesionPictureHeight - height; row < lesionPictureHeight; ++row)
                for (int part = column - 1; part <= std::min(column, lesionPictureWidth - 1); ++part)
                    set(part, row, mixed(get(part, row), inkTone, 0.8));
        }
    }

    LesionLook m_look;
    DemoDraws m_draws;
    std::uint64_t m_noise;
    double m_middleX;
    double m_middleY;
    double m_turn;
    std::array<double, 6> m_phases{};
    Spot m_blue;
    Spot m_dark;
    std::vector<Spot> m_cysts;
    RgbPicture m_picture;
};

} // namespace

RgbPicture drawLesion(const LesionLook &look) { return Painter(look).paint(); }

} // namespace verdict
