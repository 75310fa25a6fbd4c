#include "agents/skills/design/Motif.h"

#include "agents/skills/design/Palette.h"
#include "agents/skills/text/Stems.h"
#include "core/base/Digest.h"

#include <QPainter>
#include <QPainterPath>
#include <QtEndian>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr double kPi = std::numbers::pi;

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014).
class Chance {
public:
    explicit Chance(quint64 seed) : m_state(seed) {}

    double between(double low, double high) { return low + (high - low) * double(next() >> 11) / double(1ULL << 53); }
    int below(int bound) { return int(next() % quint64(bound)); }

private:
    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    quint64 m_state;
};

/// Tints from hardly visible to the accent itself.
QColor tint(const Motif::Colours& c, int step)
{
    switch (step) {
    case 0: return Palette::mixed(c.ground, c.light, 0.10);
    case 1: return Palette::mixed(c.ground, c.light, 0.22);
    case 2: return Palette::mixed(c.ground, c.accent, 0.45);
    default: return c.accent;
    }
}

/// Quarter discs, discs and squares on a square grid.
void drawGrid(QPainter& painter, const QRectF& area, const Motif::Colours& colours, Chance& chance)
{
    const int rows = std::max(2, qRound(area.height() / 92));
    const double cell = area.height() / rows;
    const int columns = int(std::ceil(area.width() / cell));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const QRectF box(area.left() + column * cell, area.top() + row * cell, cell, cell);
            const int shape = chance.below(7), quarter = chance.below(4), shade = chance.below(9);
            painter.setBrush(tint(colours, shade < 4 ? 0 : shade < 6 ? 1 : shade < 8 ? 2 : 3));
            if (shape < 4) { // the centre of the disc is one corner of the cell
                const QPointF corner(quarter & 1 ? box.right() : box.left(), quarter & 2 ? box.bottom() : box.top());
                QPainterPath disc, square;
                disc.addEllipse(corner, cell, cell);
                square.addRect(box);
                painter.drawPath(disc.intersected(square));
            } else if (shape == 4) {
                painter.drawEllipse(box.center(), cell * 0.32, cell * 0.32);
            } else if (shape == 5) {
                painter.drawRect(box);
            }
        }
}

void drawWaves(QPainter& painter, const QRectF& area, const Motif::Colours& colours, Chance& chance)
{
    constexpr int kLines = 15;
    const int strong = 4 + chance.below(6);
    const double length = area.width() * chance.between(0.7, 1.25), phase = chance.between(0, 2 * kPi);
    const double drift = chance.between(0.16, 0.32), swell = chance.between(0.5, 0.9);
    for (int i = 0; i < kLines; ++i) {
        const double middle = area.top() + area.height() * (i + 0.5) / kLines;
        const double height = area.height() * 0.075 * (1 + swell * std::sin(i * 0.5 + phase));
        QPainterPath path;
        for (double x = -8; x <= area.width() + 8; x += 4) {
            const double y = middle + height * std::sin(2 * kPi * x / length + phase + i * drift)
                           + height * 0.35 * std::sin(4.3 * kPi * x / length + i * drift * 2);
            const QPointF point(area.left() + x, y);
            x == -8 ? path.moveTo(point) : path.lineTo(point);
        }
        const bool main = i == strong;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tint(colours, main ? 3 : std::abs(i - strong) <= 1 ? 2 : 1), main ? 7 : 3, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(path);
    }
}

/// Points of a shaken grid, each joined to its next neighbours.
void drawNodes(QPainter& painter, const QRectF& area, const Motif::Colours& colours, Chance& chance)
{
    const double step = 104;
    const int columns = int(area.width() / step) + 2, rows = int(area.height() / step) + 2;
    QList<QPointF> points;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            points.append({area.left() + (column - 0.25 + chance.between(-0.34, 0.34)) * step,
                           area.top() + (row - 0.25 + chance.between(-0.34, 0.34)) * step});
    const qsizetype centre = (rows / 2) * columns + columns / 2 - 1 + chance.below(2);
    for (qsizetype a = 0; a < points.size(); ++a)
        for (qsizetype b = a + 1; b < points.size(); ++b) {
            const double apart = QLineF(points[a], points[b]).length();
            if (apart > step * 1.32)
                continue;
            const bool main = a == centre || b == centre;
            painter.setPen(QPen(tint(colours, main ? 3 : 1), main ? 4 : 2));
            painter.drawLine(points[a], points[b]);
        }
    painter.setPen(Qt::NoPen);
    for (qsizetype i = 0; i < points.size(); ++i) {
        const bool near = QLineF(points[i], points[centre]).length() <= step * 1.32;
        const double radius = i == centre ? 26 : near ? chance.between(10, 15) : chance.between(5, 9);
        painter.setBrush(tint(colours, i == centre ? 3 : near ? 2 : 1));
        painter.drawEllipse(points[i], radius, radius);
    }
}

void drawStrata(QPainter& painter, const QRectF& area, const Motif::Colours& colours, Chance& chance)
{
    constexpr int kLayers = 6;
    for (int layer = 0; layer < kLayers; ++layer) {
        const double share = double(layer) / (kLayers - 1);
        const double top = area.top() + area.height() * (0.16 + 0.7 * share);
        const double one = chance.between(0, 2 * kPi), other = chance.between(0, 2 * kPi);
        const double length = chance.between(0.9, 1.6) * std::min(area.width(), 620.0);
        QPainterPath hill(QPointF(area.left(), area.bottom()));
        for (double x = 0; x <= area.width(); x += 4)
            hill.lineTo(area.left() + x, top - area.height() * (0.085 * std::sin(2 * kPi * x / length + one)
                                                                + 0.04 * std::sin(5.2 * kPi * x / length + other)));
        hill.lineTo(area.right(), area.bottom());
        painter.setBrush(layer == kLayers - 1 ? colours.accent
                                              : Palette::mixed(Palette::mixed(colours.ground, colours.light, 0.08 + 0.12 * share),
                                                               colours.accent, 0.55 * share * share));
        painter.drawPath(hill);
    }
    const double radius = area.height() * 0.09;
    painter.setBrush(tint(colours, 2));
    painter.drawEllipse(QPointF(area.left() + area.width() * chance.between(0.55, 0.8), area.top() + area.height() * 0.17), radius, radius);
}

void drawArcs(QPainter& painter, const QRectF& area, const Motif::Colours& colours, Chance& chance)
{
    const bool left = chance.below(2) == 0;
    const QPointF centre(left ? area.left() + area.width() * 0.12 : area.right() - area.width() * 0.12, area.bottom() - area.height() * 0.06);
    const double furthest = std::hypot(area.width(), area.height());
    const double step = std::max(34.0, area.height() / 11);
    const int strong = 2 + chance.below(3);
    painter.setBrush(Qt::NoBrush);
    int ring = 0;
    for (double radius = step * 1.2; radius < furthest; radius += step, ++ring) {
        const double width = step * chance.between(0.16, 0.5);
        const int from = chance.below(180), span = 70 + chance.below(170);
        const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
        painter.setPen(QPen(tint(colours, 0), width, Qt::SolidLine, Qt::FlatCap));
        painter.drawEllipse(box);
        painter.setPen(QPen(tint(colours, ring == strong ? 3 : ring % 3 == 0 ? 2 : 1), width, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(box, (left ? from - 60 : from + 20) * 16, span * 16);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    painter.drawEllipse(centre, step * 0.5, step * 0.5);
}

struct Hint {
    Motif::Family family;
    const char* words;
};

constexpr Hint kHints[] = {
    {Motif::Nodes, "network team connect agent people collaboration community link graph relationship social"},
    {Motif::Grid, "data system process plan order structure block architecture checklist dashboard calendar budget"},
    {Motif::Waves, "flow wave sea harbor water signal sound change transformation stream music"},
    {Motif::Strata, "growth foundation layer mountain roadmap landscape forest pine climb ground terrain season"},
    {Motif::Arcs, "time cycle launch future orbit horizon sunrise focus target clock journey"},
};

} // namespace

Motif::Motif(const QString& theme)
{
    const QByteArray digest = sha256(theme.simplified().toUtf8());
    m_seed = qFromBigEndian<quint64>(digest.constData());
    m_family = Family(m_seed % 5);
    const QStringList stems = Stems::ofText(theme.left(2000));
    for (const QString& stem : stems)
        for (const Hint& hint : kHints)
            if (Stems::ofText(QString::fromLatin1(hint.words)).contains(stem)) {
                m_family = hint.family;
                return;
            }
}

QString Motif::words() const
{
    switch (m_family) {
    case Grid: return u"a grid of shapes"_s;
    case Waves: return u"flowing lines"_s;
    case Nodes: return u"connected nodes"_s;
    case Strata: return u"rising layers"_s;
    case Arcs: return u"concentric arcs"_s;
    }
    return {};
}

void Motif::draw(QPainter& painter, const QRectF& area, const Colours& colours) const
{
    Chance chance(m_seed);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setPen(Qt::NoPen);
    switch (m_family) {
    case Grid: drawGrid(painter, area, colours, chance); break;
    case Waves: drawWaves(painter, area, colours, chance); break;
    case Nodes: drawNodes(painter, area, colours, chance); break;
    case Strata: drawStrata(painter, area, colours, chance); break;
    case Arcs: drawArcs(painter, area, colours, chance); break;
    }
    painter.restore();
}

} // namespace qd::agents
