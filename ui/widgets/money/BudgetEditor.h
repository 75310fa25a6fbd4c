#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace qd::ui {

class Chip;

/// One line in which a limit is set or taken back. @thread main.
class BudgetEditor final : public QWidget {
    Q_OBJECT
public:
    explicit BudgetEditor(QWidget* parent = nullptr);

    /// Offers what can be limited in that organisation.
    void offer(const OfficeState& state);
    /// Shows a budget to be changed; `inPlace`: it can be taken back.
    void load(const Budget& budget, bool inPlace);
    /// The limit as it stands in the line; nothing when the amount is none.
    std::optional<Budget> budget() const;

signals:
    void commandIssued(const qd::Command& command);

private:
    void build();
    void adjust();
    void send(bool takeBack);

    QComboBox* m_scope;
    QComboBox* m_period;
    QComboBox* m_unit;
    QLineEdit* m_amount;
    Chip* m_set;
    Chip* m_back;
    QList<Budget> m_inPlace;
    QByteArray m_organisation;
};

/// "the Copywriter", "class: specialist" …: what a budget is of, in words. Pure.
QString scopeWords(const OfficeState& state, const QString& scope);

} // namespace qd::ui
