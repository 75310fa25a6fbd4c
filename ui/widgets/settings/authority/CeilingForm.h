#pragma once

#include "core/model/Command.h"
#include "core/model/authority/Ceilings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace qd::ui {

class Chip;
class RuleTrial;
class Sentence;
class TryLine;

/// Her ceilings, each to be set, tried on what was done, or left: of any action, of each kind, of what cannot be undone or comes from strangers, of what is
/// dear or reaches many, and the accounts that alone may be used. @thread main.
class CeilingForm final : public QWidget {
    Q_OBJECT
public:
    /// `trial` outlives it.
    explicit CeilingForm(const RuleTrial* trial, QWidget* parent = nullptr);

    /// As they are now, with these ways out to choose from; gives the first field the keys.
    void begin(const QList<ConnectorId>& connectors);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);
    void left();

private:
    void build();
    QComboBox* levelBox();
    void addKinds(const Ceilings& now);
    void addAccounts(const QList<ConnectorId>& connectors, const Ceilings& now);
    void fill(const Ceilings& now);
    void offer();
    QString fault() const;
    std::optional<Ceilings> ceilings() const;

    const RuleTrial* m_trial;
    QFormLayout* m_fields;
    QComboBox* m_level;
    QMap<ActionKind, QComboBox*> m_kinds;
    QComboBox* m_irreversible;
    QComboBox* m_untrusted;
    QLineEdit* m_cost;
    QLineEdit* m_reach;
    QCheckBox* m_only;
    QWidget* m_accountPlace;
    QMap<QString, Chip*> m_accounts;
    Sentence* m_note;
    TryLine* m_try;
};

} // namespace qd::ui
