#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"
#include "ui/models/InboxModel.h"
#include "ui/models/past/History.h"

#include <QTimer>
#include <QWidget>

class QSplitter;

namespace qd::ui {

class Chip;
class InboxList;
class ItemView;
class Panel;
class Sections;

/// The inbox as a page: what waits at the left, the thing itself in the middle, what one needs to know at the right.
/// State in, commands out. @thread main.
class InboxPage : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the page. `history` may be null: previews then say that the record is not open.
    InboxPage(History* history, const Clock* clock, QWidget* parent = nullptr);

    /// `state` outlives the page or the next display(): thousands of items are not copied to look at one.
    void display(const OfficeState& state);
    void display(OfficeState&&) = delete;
    /// Makes the item current; nothing when it does not wait.
    void open(const Uuid& item);
    /// Makes the item current, and opens its text when `editing`.
    void open(const ApprovalId& approval, bool editing);
    /// The Office refused `command`; `error` says why. The item can be decided again.
    void refuse(const Command& command, const Error& error);
    /// The Office took `command`.
    void taken(const Command& command);
    /// As InboxList's; a text that is being edited stays, and cannot be sent.
    void setReadOnly(const QString& why);
    /// The item in front.
    InboxKey current() const;
    /// Widths of the three columns, for the layout that comes back after a restart.
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& saved);
    /// How the list is sorted, as a number to keep; an unknown one is left alone.
    int order() const;
    void setOrder(int order);

signals:
    void commandIssued(const qd::Command& command);
    void waitingChanged(qsizetype waiting);
    void currentChanged();
    /// "Open its run".
    void runRequested(const qd::RunId& run);
    /// She wants to see what something waits for on its way out.
    void connectionsRequested();

private:
    void build();
    void showCurrent();
    void showOrderMenu();
    void peek();
    void follow(const QString& link);
    void showFacts();
    void sendEdits(const ApprovalId& approval, const QByteArray& sha256, const QString& text);
    QString whyNoEdits() const;

    const Clock* m_clock;
    QSplitter* m_splitter;
    Panel* m_left;
    Panel* m_middle;
    Panel* m_right;
    Chip* m_order; // made in the order in which Tab goes through them
    InboxList* m_list;
    ItemView* m_item;
    Sections* m_facts;
    const OfficeState* m_state;
    QTimer m_soon;      ///< the facts of the item that she comes to by deciding
    QString m_readOnly; ///< why nothing can be decided
    InboxKey m_shown; ///< the item in the column of facts
};

} // namespace qd::ui
