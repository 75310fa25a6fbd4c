#pragma once

#include "core/model/Command.h"
#include "ui/widgets/settings/FieldForm.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace qd::ui {

class Chip;

/// Asks who is to decide in her place, by which key, and how far. @thread main.
class DeputyForm final : public FieldForm {
    Q_OBJECT
public:
    /// `clock` outlives it.
    explicit DeputyForm(const Clock* clock, QWidget* parent = nullptr);

    /// Empty, with these kinds to choose from; gives the first field the keys.
    void begin(const QList<ActionKind>& kinds);

signals:
    void wanted(const qd::Command& command);

protected:
    bool isComplete() const override;
    void send() override;
    void enable() override;

private:
    void build();
    void fillKinds(const QList<ActionKind>& kinds);

    const Clock* m_clock;
    QCheckBox* m_me;
    QLineEdit* m_title;
    QLineEdit* m_key;
    QWidget* m_kindPlace;
    QList<Chip*> m_kinds;
    QLineEdit* m_most;
    QComboBox* m_until;
};

} // namespace qd::ui
