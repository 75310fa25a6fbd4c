#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/Connections.h"
#include "ui/models/settings/outside/WaysOut.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class Sentence;
class UseForm;

/// What goes by one way out, and the form that has other steps go there. Stands below its row. @thread main.
class UsePart final : public QWidget {
    Q_OBJECT
public:
    /// `connections` outlives it.
    UsePart(const QString& way, Connections* connections, QWidget* parent = nullptr);

    /// `ways`: all that there are.
    void display(const WayLine& way, const Ways& ways, const OfficeState& state);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);

private:
    void say(const WayLine& way, const OfficeState& state);
    void ask(bool shows);
    void take(const StepsLine& line);
    void enable();

    QString m_name;
    Connections* m_connections;
    QString m_readOnly;
    QList<rules::StepOut> m_steps;   ///< that could go there
    QStringList m_nearly;            ///< titles of those that make what it takes and cannot go there all the same
    QMap<QString, QString> m_titles; ///< of ways, by id
    bool m_isShut = false;           ///< she has not allowed it as it is
    Sentence* m_uses;
    Sentence* m_held;
    QPushButton* m_choose;
    UseForm* m_form = nullptr; ///< once she has asked for it
    Sentence* m_note;
};

} // namespace qd::ui
