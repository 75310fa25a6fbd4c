#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/Connections.h"
#include "ui/models/settings/inbound/MailboxesIn.h"
#include "ui/widgets/Panel.h"

#include <QMap>

namespace qd::ui {

class Chip;
class EmptyState;
class MailboxForm;
class MailboxRow;

/// The mailboxes that are looked at for answers, and the way to add one and to look now. @thread main.
class MailboxesPanel final : public Panel {
    Q_OBJECT
public:
    /// Both may be null: without `mailboxes` none can be set up from here, and it says so; without `connections` no password. All outlive it.
    MailboxesPanel(MailboxesIn* mailboxes, Connections* connections, const Clock* clock, QWidget* parent = nullptr);

    void reload();
    void display(const OfficeState& state);
    void display(const Connected& connected);
    void setReadOnly(const QString& why);

signals:
    /// Which passwords there are, or where they go, has changed.
    void changed();

private:
    void build();
    void take(const Result<Boxes>& boxes);
    void arrange();
    void addRow(const BoxLine& box);
    void fill();
    void unfold(bool shows);
    void come(const QString& id);
    void lookNow();
    void enable();

    MailboxesIn* m_mailboxes;
    Connections* m_connections;
    const Clock* m_clock;
    Boxes m_boxes;
    Connected m_connected;
    bool m_isKnown = false; ///< m_connected is
    bool m_isRead = false;
    bool m_isAdding = false;
    bool m_isLooking = false;
    bool m_isStopped = false;
    QString m_come; ///< the one that was added last: its password is asked for
    QString m_readOnly;
    Chip* m_look;
    Chip* m_add;
    MailboxForm* m_form = nullptr;
    EmptyState* m_empty;
    QWidget* m_list;
    QMap<QString, MailboxRow*> m_rows;
};

} // namespace qd::ui
