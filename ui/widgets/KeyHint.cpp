#include "ui/widgets/KeyHint.h"

#include "ui/style/Tokens.h"

#include <QFontMetrics>
#include <QPainter>

namespace qd::ui {

KeyHint::KeyHint(const QString& key, QWidget* parent) : QWidget(parent), m_key(key)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Key %1").arg(key));
}

void KeyHint::setOnAccent(bool onAccent)
{
    m_onAccent = onAccent;
    update();
}

QSize KeyHint::sizeHint() const
{
    const QFontMetrics metrics(smallFont());
    return {qMax(metrics.height() + 1, metrics.horizontalAdvance(m_key) + 10), metrics.height() + 3};
}

void KeyHint::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_onAccent ? mixed(t.onAccent, t.accent, 0.5) : t.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(smallFont());
    painter.setPen(m_onAccent ? t.onAccent : isEnabled() ? t.textMuted : t.textFaint);
    painter.drawText(rect(), Qt::AlignCenter, m_key);
}

} // namespace qd::ui
