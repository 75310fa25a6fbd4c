#include "ui/shell/strips/StopStrip.h"

#include "ui/shell/strips/StripPaint.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr qsizetype kLines = 4;

QLabel* quietLabel(const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    dressWords(*label);
    return label;
}

} // namespace

StopStrip::StopStrip(QWidget* parent)
    : QWidget(parent)
    , m_words(quietLabel(QStringLiteral("shell.stopped.words")))
    , m_list(quietLabel(QStringLiteral("shell.stopped.list")))
{
    setObjectName(QStringLiteral("shell.stopped"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kStripMargins);
    column->setSpacing(2);
    column->addWidget(m_words);
    column->addWidget(m_list);
    m_list->setProperty("role", QStringLiteral("muted"));
    hide();
}

void StopStrip::show(const OrgState& org)
{
    setVisible(org.stopped);
    if (!org.stopped)
        return;
    const QString since = QLocale().toString(QDateTime::fromMSecsSinceEpoch(org.stoppedAt.ms).time(), QLocale::ShortFormat);
    const QString words = org.stopReason.isEmpty() ? tr("Everything stands still since %1.").arg(since)
                                                   : tr("Everything stands still since %1: %2.").arg(since, org.stopReason);
    const qsizetype count = org.inFlightAtStop.size();
    m_words->setText(count == 0 ? words + QLatin1Char(' ') + tr("Nothing was under way.")
                                : words + QLatin1Char(' ') + tr("%n thing(s) were under way:", nullptr, int(count)));
    QStringList lines = org.inFlightAtStop.mid(0, kLines);
    if (count > kLines)
        lines.append(tr("and %n more", nullptr, int(count - kLines)));
    m_list->setText(lines.join(QStringLiteral("  ·  ")));
    m_list->setToolTip(org.inFlightAtStop.join(QLatin1Char('\n')));
    m_list->setVisible(count > 0);
}

void StopStrip::paintEvent(QPaintEvent*)
{
    paintStrip(this, tokens().bad, QStringLiteral("stop"));
}

} // namespace qd::ui
