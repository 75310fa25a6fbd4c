#include "ui/shell/strips/FirstRunStrip.h"

#include "ui/shell/strips/StripPaint.h"
#include "ui/style/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace qd::ui {

FirstRunStrip::FirstRunStrip(QWidget* parent)
    : QWidget(parent), m_connect(new QPushButton(tr("Connect a model …"))), m_clear(new QPushButton(tr("Clear sample work")))
{
    setObjectName(QStringLiteral("shell.strip"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kStripMargins);
    line->setSpacing(kGap);
    auto* words = new QLabel(tr("This is a rehearsal on a sample brand: a built-in model plays every part, nothing is billed, and "
                                "what it writes stays in a folder. Connect a model to make it real."));
    words->setFont(smallFont());
    words->setWordWrap(true);
    words->setProperty("role", QStringLiteral("muted"));
    line->addWidget(words, 1);
    buildButtons(line);
    setReadOnly({});
    connect(m_connect, &QPushButton::clicked, this, &FirstRunStrip::connectAsked);
    connect(m_clear, &QPushButton::clicked, this, &FirstRunStrip::clearAsked);
}

void FirstRunStrip::buildButtons(QHBoxLayout* line)
{
    m_connect->setObjectName(QStringLiteral("shell.strip.connect"));
    m_connect->setToolTip(tr("Keys, providers, and whom agents ask, in the settings"));
    m_clear->setObjectName(QStringLiteral("shell.strip.clear"));
    for (QPushButton* button : {m_connect, m_clear}) {
        button->setProperty("kind", QStringLiteral("quiet"));
        button->setFont(smallFont());
        line->addWidget(button);
    }
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("shell.strip.close"));
    close->setIcon(icon(QStringLiteral("close")));
    close->setIconSize({14, 14});
    close->setToolTip(tr("Don't show this again"));
    close->setAccessibleName(tr("Close this note"));
    line->addWidget(close);
    connect(close, &QToolButton::clicked, this, &FirstRunStrip::dismissed);
}

void FirstRunStrip::setReadOnly(const QString& why)
{
    m_clear->setEnabled(why.isEmpty());
    m_clear->setToolTip(why.isEmpty() ? tr("Takes sample runs out of sight; the record keeps them") : why);
}

void FirstRunStrip::setSampleWork(bool present)
{
    m_clear->setVisible(present);
}

void FirstRunStrip::paintEvent(QPaintEvent*)
{
    paintStrip(this, tokens().accent, QStringLiteral("info"), StripIcon::Middle);
}

} // namespace qd::ui
