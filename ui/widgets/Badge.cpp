#include "ui/widgets/Badge.h"

#include "ui/style/Figures.h"
#include "ui/style/Tokens.h"

#include <QLocale>

namespace qd::ui {

namespace {

QFont badgeFont()
{
    QFont font = smallFont();
    font.setWeight(QFont::Bold);
    return font;
}

} // namespace

Badge::Badge(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setVisible(false);
}

void Badge::setCount(qsizetype count)
{
    if (m_count == count)
        return;
    m_count = count;
    setVisible(count > 0);
    setAccessibleName(words());
    updateGeometry();
    update();
}

QString Badge::words() const
{
    return m_count > 999 ? QLocale().toString(999) + QLatin1Char('+') : QLocale().toString(m_count);
}

QSize Badge::sizeHint() const
{
    const int height = QFontMetrics(badgeFont()).height() + 4;
    return {qMax(height + 2, int(figuresWidth(badgeFont(), words())) + 12), height};
}

void Badge::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setPen(t.onAccent);
    drawFigures(painter, rect(), Qt::AlignHCenter, badgeFont(), words());
}

} // namespace qd::ui
