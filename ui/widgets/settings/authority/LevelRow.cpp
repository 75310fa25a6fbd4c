#include "ui/widgets/settings/authority/LevelRow.h"

#include "ui/models/settings/authority/RuleText.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/authority/TryLine.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace qd::ui {

LevelRow::LevelRow(const ActionKind& kind, const RuleTrial* trial, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_trial(trial), m_title(new Sentence(Saying::Strong, this)), m_level(new FilterBox(this)), m_source(new Sentence(Saying::Muted, this)),
      m_terms(new Sentence(Saying::Muted, this)), m_try(new TryLine(trial, QStringLiteral("settings.level.%1").arg(kind.text), this))
{
    build();
    connect(m_level, &QComboBox::activated, this, &LevelRow::chosen);
    connect(m_try, &TryLine::left, this, &LevelRow::leave);
    connect(m_try, &TryLine::wanted, this, &LevelRow::wanted);
}

void LevelRow::build()
{
    setObjectName(QStringLiteral("settings.level.%1").arg(m_kind.text));
    auto* column = columnOf(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    line->addWidget(m_title, 1);
    line->addWidget(m_level);
    column->addLayout(line);
    for (QWidget* part : std::initializer_list<QWidget*>{m_source, m_terms, m_try})
        column->addWidget(part);
    m_level->setObjectName(name("level"));
    m_source->setObjectName(name("source"));
    m_terms->setObjectName(name("terms"));
    for (const Autonomy level : {Autonomy::L1, Autonomy::L2, Autonomy::L3, Autonomy::L4})
        m_level->addItem(words(level), int(level));
    m_try->hide();
}

/// What she has chosen and not set yet stays chosen, unless that is so by now.
void LevelRow::display(const KindLine& line)
{
    const bool isOffered = !m_try->isHidden() && m_isKnown;
    const bool isOther = line.given != m_line.given;
    m_line = line;
    m_isKnown = true;
    m_title->say(line.title);
    m_level->setAccessibleName(tr("Who decides on: %1").arg(line.title));
    m_source->say(sourceText(line, m_trial->state(), m_trial->now()));
    m_terms->say(termsText(line.level, line.terms));
    m_level->setAccessibleDescription(m_source->text() + u' ' + m_terms->text());
    if (!isOffered || isOther || m_level->currentData().toInt() == int(line.given))
        leave();
}

void LevelRow::chosen()
{
    const auto level = Autonomy(m_level->currentData().toInt());
    if (level == m_line.given)
        return leave();
    m_try->setSubject(tr("%1: %2", "a kind of action, and its level").arg(m_line.title, words(level)));
    m_try->offer([this, level] { return withLevel(m_trial->state(), m_kind, level, m_trial->now()); }, QStringLiteral("%1 for %2").arg(wordOf(level), m_kind.text));
    m_try->show();
}

void LevelRow::leave()
{
    const bool hadKeys = m_try->isAncestorOf(focusWidget());
    m_level->setCurrentIndex(m_level->findData(int(m_line.given)));
    m_try->hide();
    if (hadKeys)
        m_level->setFocus(Qt::OtherFocusReason);
}

void LevelRow::setReadOnly(const QString& why)
{
    m_level->setEnabled(why.isEmpty());
    m_level->setToolTip(why);
    m_try->setReadOnly(why);
    if (!why.isEmpty() && m_isKnown)
        leave();
}

} // namespace qd::ui
