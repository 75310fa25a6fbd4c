#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class Chip;
class RuleTrial;
class Sentence;
class TryLine;

/// One of her own rules: its place, its level, when it holds, until when, where it comes from. @thread main.
class OwnRuleRow final : public QWidget {
    Q_OBJECT
public:
    /// `trial` outlives it.
    OwnRuleRow(const RuleId& id, const RuleTrial* trial, QWidget* parent = nullptr);

    /// `place`: from 1 on.
    void display(const AuthorityRule& rule, int place);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);

private:
    void build();
    void offer();
    void leave();
    QString name(const char* part) const { return QStringLiteral("settings.rule.%1.%2").arg(m_id.text, QLatin1String(part)); }

    RuleId m_id;
    const RuleTrial* m_trial;
    Sentence* m_title;
    Chip* m_mark;
    QPushButton* m_remove;
    Sentence* m_origin;
    TryLine* m_try;
};

} // namespace qd::ui
