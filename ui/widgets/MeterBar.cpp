#include "ui/widgets/MeterBar.h"

#include "ui/style/Tokens.h"

#include <QPainter>
#include <QPainterPath>

#include <numeric>

namespace qd::ui {

MeterBar::MeterBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MeterBar::set(QList<Segment> segments, double total)
{
    m_segments = std::move(segments);
    m_total = total;
    QStringList names;
    for (const Segment& segment : std::as_const(m_segments))
        names.append(segment.name);
    setToolTip(names.join(QLatin1Char('\n')));
    setAccessibleDescription(names.join(QStringLiteral(", ")));
    update();
}

void MeterBar::setTarget(double value)
{
    m_target = value;
    update();
}

void MeterBar::setMarks(const QList<double>& values)
{
    m_marks = values;
    update();
}

void MeterBar::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(0, (height() - 6) / 2.0, width(), 6);
    QPainterPath outline;
    outline.addRoundedRect(bar, 3, 3);
    painter.setClipPath(outline);
    painter.fillRect(bar, t.dark ? t.raised : mixed(t.border, t.panel, 0.7));
    const double sum = std::accumulate(m_segments.begin(), m_segments.end(), 0.0,
                                       [](double all, const Segment& s) { return all + s.value; });
    const double whole = qMax(m_total, sum);
    double x = 0;
    for (const Segment& segment : std::as_const(m_segments)) {
        const double wide = whole > 0 ? bar.width() * segment.value / whole : 0;
        const QColor colour = segment.faded ? mixed(segment.colour, t.panel, 0.45) : segment.colour;
        painter.fillRect(QRectF(x, bar.top(), wide, bar.height()), colour);
        x += wide;
    }
    for (const double mark : m_marks)
        if (mark > 0 && mark < whole)
            painter.fillRect(QRectF(bar.width() * mark / whole - 1, bar.top(), 2, bar.height()), t.panel);
    if (m_target >= 0 && whole > 0)
        painter.fillRect(QRectF(qBound(0.0, bar.width() * m_target / whole - 1, bar.width() - 2), bar.top(), 2, bar.height()), t.text);
}

} // namespace qd::ui
