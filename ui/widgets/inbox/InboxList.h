#pragma once

#include "core/model/Command.h"
#include "ui/models/InboxModel.h"
#include "ui/widgets/inbox/DecisionBar.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QShortcut;
class QStackedWidget;

namespace qd::ui {

class EmptyState;
class InboxView;

/// What waits for the human, and what she can do about it without leaving the list. The same widget stands on the
/// Bridge (Place::Bridge: buttons inside the current row) and on the Inbox page (Place::Page: the page shows the
/// buttons, in a bar that it hands over). @thread main.
class InboxList : public QWidget {
    Q_OBJECT
public:
    enum class Place { Bridge, Page };

    /// `clock` must outlive this. On the Bridge objects are named "bridge.…", on the page "inbox.…": ".list",
    /// ".empty", and the buttons of DecisionBar.
    InboxList(const Clock* clock, Place place, QWidget* parent = nullptr);

    /// `state` outlives the list or the next display().
    void display(const OfficeState& state);
    void display(OfficeState&&) = delete;
    /// Place::Page: the bar that shows the buttons of the current item. Not owned.
    void setBar(DecisionBar* bar);
    /// Keys J K A E C R D S X Z, Shift+A and Space work wherever the focus is inside `scope`, and only there: the same key
    /// in two scopes would be ambiguous, and then nothing happens at all.
    void installKeys(QWidget* scope);
    void setOrder(InboxModel::Order order) { m_model->setOrder(order); }

    /// A verdict after which something goes out.
    static bool isYes(Verdict verdict) { return verdict == Verdict::Approve || verdict == Verdict::ApproveWithEdits; }

    const InboxModel& model() const { return *m_model; }
    InboxKey current() const;
    void setCurrent(const InboxKey& key);
    /// An answer of the Office: the decision was refused, `sentence` says why. The item can be decided again.
    void refuse(const Command& command, const QString& sentence);
    /// It was taken: what of several could not be decided so can be decided again.
    void taken(const Command& command);
    /// Sends a decision that was made elsewhere (an edited text) and goes on to the next item.
    void decide(const Command& command);
    /// She looks at the current item as it is now. Until then one that changed under her eyes can't be decided.
    void look();
    /// It goes on from an item that was just decided; the decision is on its way.
    bool isDeciding() const { return m_isDeciding; }
    /// Nothing can be decided until `why` is empty again; it is said where one would decide.
    void setReadOnly(const QString& why);

signals:
    void commandIssued(const qd::Command& command);
    /// Another item is current, or the current one has changed.
    void currentChanged();
    void waitingChanged(qsizetype waiting);
    /// E: the text of the current item is to be edited (on the Bridge: open the page for it).
    void editRequested(const qd::ApprovalId& approval);
    /// Space, or Enter on the Bridge: look at the item.
    void peekRequested();
    /// "Review them" below the list: what went out without her.
    void reviewRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void tick();
    void space();
    void schedule();
    void showBar();
    QList<DecisionBar::Party> partiesFor(const ApprovalId& id) const;
    void showEmpty(const OfficeState& state);
    void showFooter(const OfficeState& state);
    void keepCurrent(const InboxKey& wanted, int row, bool wasPutOff);
    void moveOn(const InboxKey& from);
    void step(int by);
    void choose();
    void approveChosen();
    void decideShown(const Command& command);
    void decideTogether(const DecideApproval& like, const QList<InboxKey>& keys);
    void undo(const InboxKey& key);
    void askLater();
    void pickDate(const QList<InboxKey>& keys, const QPoint& place);
    void putOff(const QList<InboxKey>& keys, Instant until);
    void bringBack(const QList<InboxKey>& keys);
    QList<InboxKey> postponable() const;
    QString putOffText(const InboxKey& key) const;
    QString afterwards(const InboxKey& key) const;
    void saidWaiting();
    void undoNewest();
    QString whyBlocked(const InboxKey& key, const Approval& approval) const;
    InboxKey keyOf(const Command& command) const;

    const Clock* m_clock;
    Place m_place;
    QString m_name;
    InboxModel* m_model;
    const OfficeState* m_state = nullptr; ///< as it is: a copy would have the next fact copy all of it
    InboxView* m_view;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_footer;
    DecisionBar* m_bar = nullptr;
    QList<QShortcut*> m_keys;
    QTimer m_timer;
    qsizetype m_waiting = -1;
    bool m_isDeciding = false;
    InboxKey m_approved;   ///< her last yes
    QList<InboxKey> m_putOff; ///< what she put off, when that is the last that she did
    Instant m_putOffUntil;
    InboxKey m_seen;       ///< what she looks at, and the hash that it had when she began to
    QByteArray m_seenHash;
    QString m_readOnly;    ///< why nothing can be decided; empty when it can
};

} // namespace qd::ui
