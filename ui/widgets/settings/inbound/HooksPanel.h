#pragma once

#include "ui/models/settings/Connections.h"
#include "ui/models/settings/inbound/HooksIn.h"
#include "ui/widgets/Panel.h"

#include <QMap>

namespace qd::ui {

class Chip;
class EmptyState;
class HookDoorPart;
class HookForm;
class HookRow;

/// Webhooks that come in: the way in, who may send them, and to add somebody. @thread main.
class HooksPanel final : public Panel {
    Q_OBJECT
public:
    /// Both may be null: without `hooks` none can be set up from here, and it says so; without `connections` no secret. Both outlive it.
    HooksPanel(HooksIn* hooks, Connections* connections, QWidget* parent = nullptr);

    void reload();
    void display(const Connected& connected);
    void setReadOnly(const QString& why);

signals:
    /// Which secrets there are, or whose, has changed.
    void changed();

private:
    void build();
    void buildParts();
    void take(const Result<Hooks>& hooks);
    void arrange();
    void addRow(const HookLine& hook);
    void fill();
    void unfold(bool shows);
    void come(const QString& id);
    void enable();

    HooksIn* m_hooks;
    Connections* m_connections;
    Hooks m_read;
    Connected m_connected;
    bool m_isKnown = false; ///< m_connected is
    bool m_isRead = false;
    bool m_isAdding = false;
    QString m_come; ///< the one that was added last: its secret is asked for
    QString m_readOnly;
    Chip* m_add;
    HookDoorPart* m_door = nullptr;
    HookForm* m_form = nullptr;
    EmptyState* m_empty;
    QWidget* m_list;
    QMap<QString, HookRow*> m_rows;
};

} // namespace qd::ui
