#include "ui/widgets/ElidedLabel.h"

#include "ui/style/Tokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace qd::ui {

ElidedLabel::ElidedLabel(const QString& text, Role role, QWidget* parent) : QWidget(parent), m_role(role)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setRole(Role role)
{
    m_role = role;
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QFont ElidedLabel::roleFont() const
{
    switch (m_role) {
    case Role::Strong: return strongFont();
    case Role::Small:
    case Role::SmallFaint: return smallFont();
    case Role::Heading: return headingFont();
    case Role::Text:
    case Role::Muted: break;
    }
    return bodyFont();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(roleFont());
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(roleFont());
    return {qMin(metrics.horizontalAdvance(m_text) + 2, metrics.averageCharWidth() * 4), metrics.height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setFont(roleFont());
    const bool muted = m_role == Role::Muted || m_role == Role::Small;
    painter.setPen(m_role == Role::SmallFaint || m_role == Role::Heading ? t.textFaint : muted ? t.textMuted : t.text);
    painter.drawText(rect(), int(m_alignment | Qt::AlignVCenter | Qt::TextSingleLine),
                     QFontMetrics(roleFont()).elidedText(m_text, m_mode, width()));
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool cut = QFontMetrics(roleFont()).horizontalAdvance(m_text) > width();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), cut ? m_text : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace qd::ui
