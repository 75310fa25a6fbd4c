#pragma once

#include <QColor>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

namespace qd::agents {

/// A title set as large as its box allows: at most four lines of about the same length, no word broken unless it alone
/// is wider than the box at the smallest size, nothing outside of the box. What cannot fit ends in "…".
class TitleText {
public:
    struct Bounds {
        QSizeF box;
        int largest = 96;  ///< pixels
        int smallest = 30;
    };

    static TitleText fitted(const QString& title, const Bounds& bounds);

    /// Draws with the box's top left at `at`. Right-to-left titles keep to the right edge.
    void draw(QPainter& painter, QPointF at, const QColor& colour) const;

    int pixels() const { return m_pixels; }
    QSizeF size() const { return m_size; }           ///< of the lines, within the box
    QStringList lines() const { return m_lines; }
    bool isRightToLeft() const { return m_rightToLeft; }
    int missingGlyphs() const { return m_missing; }  ///< characters that no font of this machine has

private:
    void remember(double width);

    QString m_text;
    QSizeF m_box;
    QSizeF m_size;
    QStringList m_lines;
    double m_width = 0;
    int m_pixels = 0;
    int m_missing = 0;
    bool m_rightToLeft = false;
};

} // namespace qd::agents
