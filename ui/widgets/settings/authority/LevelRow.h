#pragma once

#include "core/model/Command.h"
#include "ui/models/settings/authority/AuthorityReading.h"

#include <QWidget>

class QComboBox;

namespace qd::ui {

class RuleTrial;
class Sentence;
class TryLine;

/// One line of the matrix: a kind of action, who decides on it, who says so, and for how long things wait. @thread main.
class LevelRow final : public QWidget {
    Q_OBJECT
public:
    /// `trial` outlives it.
    LevelRow(const ActionKind& kind, const RuleTrial* trial, QWidget* parent = nullptr);

    void display(const KindLine& line);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);

private:
    void build();
    void chosen();
    void leave();
    QString name(const char* part) const { return QStringLiteral("settings.level.%1.%2").arg(m_kind.text, QLatin1String(part)); }

    ActionKind m_kind;
    const RuleTrial* m_trial;
    KindLine m_line;
    bool m_isKnown = false;
    Sentence* m_title;
    QComboBox* m_level;
    Sentence* m_source;
    Sentence* m_terms;
    TryLine* m_try;
};

} // namespace qd::ui
