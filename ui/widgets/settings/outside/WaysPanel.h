#pragma once

#include "ui/models/settings/Connections.h"
#include "ui/models/settings/outside/WaysOut.h"
#include "core/state/OfficeState.h"
#include "ui/widgets/Panel.h"

namespace qd::ui {

class Chip;
class EmptyState;
class PacePart;
class UpkeepPart;
class UsePart;
class WayForm;
class WayRow;

/// The ways out of the house, one row each, and the form for another one. @thread main.
class WaysPanel final : public Panel {
    Q_OBJECT
public:
    /// `connections` may be null: then nothing outside can be reached from here, and it says so. Both outlive it.
    WaysPanel(Connections* connections, const Clock* clock, QWidget* parent = nullptr);

    /// Reads the files again.
    void reload();
    void display(const OfficeState& state);
    void display(const Connected& connected);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);
    /// A key has another name or place from now on.
    void changed();

private:
    void build();
    void take(const Result<Ways>& ways);
    void arrange();
    void addRow(const WayLine& way);
    void fill();
    void unfold(bool shows);
    void come(const QString& name);

    Connections* m_connections;
    const Clock* m_clock;
    Chip* m_add;
    WayForm* m_form = nullptr;
    EmptyState* m_empty;
    QWidget* m_list;
    QMap<QString, WayRow*> m_rows; ///< by name of the file
    QMap<QString, UsePart*> m_uses; ///< likewise
    QMap<QString, PacePart*> m_paces; ///< likewise
    QMap<QString, UpkeepPart*> m_upkeeps; ///< likewise
    Ways m_ways;
    bool m_isRead = false;
    bool m_isAdding = false;
    QString m_come; ///< the row that was added last, and is shown when it is there
    OfficeState m_state;
    Connected m_connected;
    QString m_readOnly;
};

} // namespace qd::ui
