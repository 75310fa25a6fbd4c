#include "ui/widgets/Panel.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr int kHeadingRow = 24;

/// Draws a card's outline; the part that lies outside `rect` is cut.
void paintCard(QPainter& painter, const QRectF& card)
{
    const Tokens& t = tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.border);
    painter.setBrush(t.panel);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

/// The upper part of a card: title, chips, and the line below. Draws its ground only where no panel does it.
class PanelHeading final : public QWidget {
public:
    using QWidget::QWidget;
    bool standsAlone = false;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (standsAlone)
            paintCard(painter, QRectF(rect()).adjusted(0, 0, 0, 2 * kRadius));
        painter.fillRect(1, height() - 1, width() - 2, 1, tokens().border);
    }
};

} // namespace

Panel::Panel(const QString& title, QWidget* parent)
    : QWidget(parent), m_heading(new PanelHeading(this)), m_title(new ElidedLabel({}, ElidedLabel::Role::Heading, m_heading)), m_chips(new QHBoxLayout),
      m_column(new QVBoxLayout)
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    auto* line = new QHBoxLayout(m_heading);
    line->setContentsMargins(kPad, 5, kGap, 6);
    line->setSpacing(kGap);
    m_title->setMinimumHeight(kHeadingRow);
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
    // All headings are of one height, so that those of panels side by side stand in one line.
    chip->setMaximumHeight(qMax(kHeadingRow, QFontMetrics(smallFont()).height() + kGap));
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

QWidget* Panel::detachHeading()
{
    m_detached = true;
    layout()->removeWidget(m_heading);
    layout()->setContentsMargins(1, 0, 1, 1);
    static_cast<PanelHeading*>(m_heading)->standsAlone = true;
    return m_heading;
}

void Panel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintCard(painter, QRectF(rect()).adjusted(0, m_detached ? -2 * kRadius : 0, 0, 0));
}

} // namespace qd::ui
