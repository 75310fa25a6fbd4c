#include "ui/widgets/parts/KeyButton.h"

#include "ui/style/Tokens.h"

#include <QPainter>

namespace qd::ui {

namespace {
constexpr int kSide = 10;
constexpr int kHeight = 30;
}

KeyButton::KeyButton(const QString& text, const QString& key, const QString& name, QWidget* parent)
    : QPushButton(text, parent), m_key(key)
{
    setObjectName(name);
    setAccessibleName(text);
    setAccessibleDescription(key.isEmpty() ? QString() : tr("Key %1").arg(key));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyButton::setLook(Look look)
{
    m_look = look;
    update();
}

int KeyButton::keyWidth() const
{
    const QFontMetrics metrics(smallFont());
    return m_key.isEmpty() ? 0 : qMax(metrics.height() + 1, metrics.horizontalAdvance(m_key) + 10);
}

QSize KeyButton::sizeHint() const
{
    const QFontMetrics metrics(strongFont());
    const int key = m_key.isEmpty() ? 0 : keyWidth() + kGap;
    return {metrics.horizontalAdvance(text()) + key + 2 * kSide, qMax(kHeight, metrics.height() + 2 * 7)};
}

QColor KeyButton::ground() const
{
    const Tokens& t = tokens();
    const QColor base = m_look == Look::Main && isEnabled() ? t.accent : t.raised;
    if (!isEnabled())
        return base;
    if (isDown())
        return mixed(t.text, base, 0.18);
    return underMouse() ? mixed(t.text, base, m_look == Look::Main ? 0.10 : 0.05) : base;
}

QColor KeyButton::ink() const
{
    const Tokens& t = tokens();
    if (!isEnabled())
        return t.textFaint;
    return m_look == Look::Main ? t.onAccent : m_look == Look::Danger ? t.bad : t.text;
}

void KeyButton::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool filled = m_look == Look::Main && isEnabled();
    painter.setBrush(ground());
    painter.setPen(hasFocus() ? QPen(filled ? t.text : t.info, 1.5) : QPen(filled ? t.accent : t.border));
    painter.drawRoundedRect(box, kRadius, kRadius);
    painter.setFont(strongFont());
    painter.setPen(ink());
    const int key = keyWidth();
    const QRect words = rect().adjusted(kSide, 0, -kSide - (key > 0 ? key + kGap : 0), 0);
    painter.drawText(words, key > 0 ? Qt::AlignVCenter | Qt::AlignLeft : Qt::AlignCenter, text());
    if (key == 0)
        return;
    const int tall = QFontMetrics(smallFont()).height() + 2;
    const QRectF cap(width() - kSide - key + 0.5, (height() - tall) / 2 + 0.5, key - 1, tall - 1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(filled ? mixed(t.onAccent, t.accent, 0.5) : mixed(t.textFaint, t.raised, 0.45));
    painter.drawRoundedRect(cap, 3, 3);
    painter.setFont(smallFont());
    painter.setPen(filled ? t.onAccent : isEnabled() ? t.textMuted : t.textFaint);
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

} // namespace qd::ui
