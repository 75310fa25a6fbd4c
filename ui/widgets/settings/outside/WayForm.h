#pragma once

#include "ui/models/settings/outside/WaysOut.h"
#include "ui/widgets/settings/FieldForm.h"

class QComboBox;
class QLineEdit;

namespace qd::ui {

/// Asks for what a new way out needs, by its kind, or for what is to be another with one that is there. Its key is asked for afterwards, where keys are. @thread main.
class WayForm final : public FieldForm {
    Q_OBJECT
public:
    /// `ways` outlives it. `name`: what the names of its parts begin with.
    WayForm(WaysOut* ways, const QString& name, QWidget* parent = nullptr);

    /// Empty, for one of these kinds; gives the first field the keys.
    void begin(const QList<WayKind>& kinds);
    /// With what that one's file says; its kind and id stay.
    void begin(const QList<WayKind>& kinds, const WayLine& way);

protected:
    bool isComplete() const override;
    void send() override;

private:
    void showFields();
    QWidget* fieldFor(const WayField& field, const QString& kind);
    QString valueOf(const WayField& field) const;
    QString usualOf(const WayField& field) const;

    WaysOut* m_ways;
    std::optional<WayLine> m_way; ///< the one that is changed
    QList<WayKind> m_kinds;
    QList<WayField> m_fields;
    QMap<QString, QWidget*> m_inputs;
    bool m_isOwnId = false; ///< she has written it herself
    QComboBox* m_kind;
    QLineEdit* m_title;
    QLineEdit* m_id;
};

} // namespace qd::ui
