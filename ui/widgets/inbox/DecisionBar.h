#pragma once

#include "core/model/Command.h"
#include "core/model/Escalation.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace qd::ui {

class KeyButton;
class NoteField;

/// The buttons that decide one item, with the keys that do the same; where a word is needed, a field opens in place.
/// A decision carries the hash of what was shown. @thread main.
class DecisionBar : public QWidget {
    Q_OBJECT
public:
    enum class Room { Wide, Narrow }; ///< Narrow leaves the rarer buttons to a menu

    struct Party {
        AgentId id;
        QString name;
        QString command{}; ///< of a person who decides on a machine of their own: what writes the item for them. Pressed it is copied
    };

    /// Object names begin with `name`: "<name>.approve", "<name>.edit", "<name>.changes", "<name>.reject",
    /// "<name>.delegate", "<name>.later", "<name>.more", "<name>.undo", "<name>.carryOn", "<name>.endRun", "<name>.settleLater", and those of NoteField.
    DecisionBar(const QString& name, Room room, QWidget* parent = nullptr);

    void showNothing();
    /// `blocked` says why nothing can be decided; empty when it can.
    void showApproval(const Approval& approval, const QString& blocked);
    void showEscalation(const Escalation& escalation, const QString& blocked);
    /// `waits`: why it has not gone, in words; empty: it goes when its grace time is over.
    void showLeaving(const Approval& approval, Instant now, const QString& blocked = {}, const QString& waits = {});
    /// Who may decide an item instead of her; asked when she wants to delegate it.
    void setParties(std::function<QList<Party>(const ApprovalId&)> parties) { m_parties = std::move(parties); }
    /// So many are selected: a reason that is asked for holds for all of them.
    void setTogether(qsizetype items) { m_together = int(items); }
    /// Says of what is shown that it was put off, and until when; empty when it was not.
    void showPutOff(const QString& sentence);
    /// Where a menu about what is shown opens, on the screen.
    QPoint menuPlace() const;
    /// A quiet line beneath the buttons; a problem when `isProblem`.
    void setNotice(const QString& notice, bool isProblem);

public slots:
    void approve();
    void edit();
    void askChanges();
    void reject();
    void delegate();
    void undo();

signals:
    void commandIssued(const qd::Command& command);
    void editRequested();
    void laterRequested();
    /// Its height changed: a field opened or closed.
    void reshaped();
    /// A field that had the focus closed: somebody else should take it.
    void focusReleased();

private:
    enum class Mode { Nothing, Approval, Escalation, Leaving };

    void buildApproval();
    void buildOthers();
    void setMode(Mode mode, const QByteArray& subject);
    void block(const QString& reason);
    void openNote(Verdict verdict);
    void nameSettling();
    void openSettling(bool carryOn);
    void closeNote();
    void sendNote(const QString& note);
    void showMore();
    void settle(const QString& note);
    void issue(Verdict verdict, const QString& note = {});
    void allowYes(const Approval& approval);

    QString m_name;
    Room m_room;
    std::function<QList<Party>(const ApprovalId&)> m_parties;
    QWidget* m_buttons;
    QWidget* m_settle;
    QWidget* m_hold;
    NoteField* m_note;
    QLabel* m_notice;
    QLabel* m_countdown;
    QList<KeyButton*> m_deciding; ///< what a block switches off
    KeyButton* m_yes = nullptr;
    KeyButton* m_edit = nullptr;
    KeyButton* m_delegate = nullptr; ///< Room::Wide
    KeyButton* m_anchor = nullptr; ///< where menus open
    KeyButton* m_settleLater = nullptr;
    KeyButton* m_back = nullptr;
    KeyButton* m_carryOnButton = nullptr;
    KeyButton* m_endButton = nullptr;

    Mode m_mode = Mode::Nothing;
    QByteArray m_subject; ///< id and hash of what is shown: another one closes an open field
    ApprovalId m_approval;
    QByteArray m_sha256;
    EscalationId m_escalation;
    QString m_question; ///< what a step asks her; empty when an escalation is to be settled
    QList<Remedy> m_remedies; ///< ways out to choose from, the recommended one first
    bool m_ends = true;       ///< a no ends the run
    bool m_asked = false;     ///< a step put it: yes or no, the run goes on
    bool m_atOnce = false; ///< yes and no are one press each
    int m_together = 0;
    bool m_blocked = false;
    bool m_noYes = false;     ///< it is not any more as she was asked about it: only a no holds
    QString m_putOff;
    bool m_editable = false;
    std::optional<Verdict> m_asking;
    bool m_carryOn = true;
};

/// Why `approval` can't be decided at `now`, one sentence for her; empty when it can.
QString whyNot(const Approval& approval, Instant now);

} // namespace qd::ui
