#include "ui/widgets/Panel.h"

#include "ui/style/Tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace qd::ui {

Panel::Panel(const QString& title, QWidget* parent)
    : QWidget(parent), m_heading(new QWidget(this)), m_title(new QLabel(m_heading)), m_chips(new QHBoxLayout),
      m_column(new QVBoxLayout)
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    auto* line = new QHBoxLayout(m_heading);
    line->setContentsMargins(kPad, 5, kGap, 5);
    line->setSpacing(kGap);
    m_title->setFont(headingFont());
    m_title->setProperty("role", QStringLiteral("faint"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumHeight(24);
    line->addWidget(m_title);
    line->addStretch(1);
    m_chips->setSpacing(kHalfGap + 2);
    line->addLayout(m_chips);
    all->addWidget(m_heading);
    m_column->setContentsMargins(0, 0, 0, kHalfGap);
    m_column->setSpacing(0);
    all->addLayout(m_column, 1);
    setTitle(title);
}

void Panel::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
    showHeading();
}

QString Panel::title() const
{
    return m_title->text();
}

void Panel::addChip(QWidget* chip)
{
    m_chips->addWidget(chip, 0, Qt::AlignVCenter);
    showHeading();
}

void Panel::setBody(QWidget* body)
{
    delete m_body;
    m_body = body;
    m_column->addWidget(body, 1);
}

void Panel::showHeading()
{
    m_heading->setVisible(!m_title->text().isEmpty() || m_chips->count() > 0);
}

void Panel::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.border);
    painter.setBrush(t.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    if (!m_heading->isHidden()) {
        const qreal y = m_heading->geometry().bottom() + 0.5;
        painter.drawLine(QPointF(1, y), QPointF(width() - 1, y));
    }
}

} // namespace qd::ui
