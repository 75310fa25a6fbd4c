#include "ui/shell/strips/ModelStrip.h"

#include "ui/shell/strips/StripPaint.h"
#include "ui/words/ModelWords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <chrono>

namespace qd::ui {

namespace {
constexpr qsizetype kLines = 3;
}

ModelStrip::ModelStrip(const Clock* clock, QWidget* parent) : QWidget(parent), m_clock(clock), m_words(new QLabel(this)), m_settings(new QPushButton(tr("Settings"), this))
{
    setObjectName(QStringLiteral("shell.models"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kStripMargins);
    line->setSpacing(kGap);
    m_words->setObjectName(QStringLiteral("shell.models.words"));
    dressWords(*m_words);
    line->addWidget(m_words, 1);
    m_settings->setObjectName(QStringLiteral("shell.models.settings"));
    m_settings->setProperty("kind", QStringLiteral("quiet"));
    m_settings->setFont(smallFont());
    m_settings->setToolTip(tr("Providers, keys, and whom agents ask"));
    line->addWidget(m_settings, 0, Qt::AlignTop);
    connect(m_settings, &QPushButton::clicked, this, &ModelStrip::settingsAsked);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &ModelStrip::say);
    hide();
}

void ModelStrip::show(const OfficeState& state)
{
    const bool isWrong = !state.models.troubled.isEmpty() || !state.models.slow.isEmpty();
    m_state = isWrong ? state : OfficeState{};
    setVisible(isWrong);
    if (isWrong)
        say();
    if (!state.models.slow.isEmpty())
        m_tick.start();
    else
        m_tick.stop();
}

void ModelStrip::say()
{
    const QStringList lines = modelTroubles(m_state, m_clock->now());
    QStringList shown = lines.mid(0, kLines);
    if (lines.size() > kLines)
        shown.append(tr("and %n more", nullptr, int(lines.size() - kLines)));
    m_words->setText(shown.join(u'\n'));
    m_words->setToolTip(lines.size() > kLines ? lines.join(u'\n') : QString());
    setAccessibleName(m_words->text());
}

void ModelStrip::paintEvent(QPaintEvent*)
{
    paintStrip(this, tokens().warn, QStringLiteral("warning"));
}

} // namespace qd::ui
