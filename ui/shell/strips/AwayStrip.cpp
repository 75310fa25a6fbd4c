#include "ui/shell/strips/AwayStrip.h"

#include "ui/shell/strips/StripPaint.h"
#include "ui/style/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace qd::ui {

AwayStrip::AwayStrip(QWidget* parent) : QWidget(parent), m_words(new QLabel(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("shell.away"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kStripMargins);
    line->setSpacing(kGap);
    m_words->setObjectName(QStringLiteral("shell.away.words"));
    dressWords(*m_words);
    line->addWidget(m_words, 1);
    m_close->setObjectName(QStringLiteral("shell.away.close"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize({14, 14});
    m_close->setToolTip(tr("Close this note"));
    m_close->setAccessibleName(tr("Close what happened while you were away"));
    line->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void AwayStrip::show(const QString& away, const QStringList& news)
{
    m_words->setText(tr("While you were away (%1): %2.").arg(away, news.join(QStringLiteral(" · "))));
    setAccessibleName(m_words->text());
    setVisible(!news.isEmpty());
}

void AwayStrip::paintEvent(QPaintEvent*)
{
    paintStrip(this, tokens().info, QStringLiteral("clock"), StripIcon::Middle);
}

} // namespace qd::ui
