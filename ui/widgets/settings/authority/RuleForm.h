#pragma once

#include "core/model/Command.h"
#include "core/model/authority/AuthorityRule.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace qd::ui {

class RuleTrial;
class Sentence;
class TryLine;

/// Asks for one more rule of hers: for what it holds, and who decides then. @thread main.
class RuleForm final : public QWidget {
    Q_OBJECT
public:
    /// `trial` outlives it.
    explicit RuleForm(const RuleTrial* trial, QWidget* parent = nullptr);

    /// Empty, with these kinds and ways out to choose from; gives the first field the keys.
    void begin(const QList<ActionKind>& kinds, const QList<ConnectorId>& connectors);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);
    void left();

private:
    void build();
    void offer();
    AuthorityRule rule() const;

    const RuleTrial* m_trial;
    QComboBox* m_kind;
    QComboBox* m_connector;
    QLineEdit* m_above;
    QCheckBox* m_final;
    QComboBox* m_level;
    QComboBox* m_until;
    Sentence* m_note;
    TryLine* m_try;
};

} // namespace qd::ui
