#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

namespace qd::agents {

/// An abstract pattern that a theme leads to: the same theme always draws the same picture.
class Motif {
public:
    enum Family { Grid, Waves, Nodes, Strata, Arcs };

    struct Colours {
        QColor ground; ///< what is under the pattern
        QColor accent;
        QColor light;  ///< stands out from the ground
    };

    /// The family follows the theme's words where they suggest one ("network", "growth" …), else its digest.
    explicit Motif(const QString& theme);

    Family family() const { return m_family; }
    /// "a grid of shapes", "connected nodes" …, for the alternative text.
    QString words() const;
    /// Fills `area`, and nothing outside of it.
    void draw(QPainter& painter, const QRectF& area, const Colours& colours) const;

private:
    Family m_family = Grid;
    quint64 m_seed = 0;
};

} // namespace qd::agents
