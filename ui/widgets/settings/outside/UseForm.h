#pragma once

#include "ui/models/settings/Connections.h"
#include "ui/widgets/settings/FieldForm.h"

class QCheckBox;

namespace qd::ui {

/// Asks which steps of the department are to go by one way, of those that could: where each goes now stands beside it. @thread main.
class UseForm final : public FieldForm {
    Q_OBJECT
public:
    /// `connections` outlives it.
    UseForm(const QString& way, Connections* connections, QWidget* parent = nullptr);

    /// `steps`: all that could go there. What does stands there ticked, and is turned away at another way. `titles` of ways, by id.
    void begin(const QList<rules::StepOut>& steps, const QMap<QString, QString>& titles);

signals:
    void written(const qd::ui::StepsLine& line);

protected:
    bool isComplete() const override;
    void send() override;

private:
    void addTick(const rules::StepOut& step, const QString& now);
    QList<rules::StepName> chosen() const;

    QString m_way;
    Connections* m_connections;
    QList<std::pair<rules::StepName, QCheckBox*>> m_ticks;
};

} // namespace qd::ui
