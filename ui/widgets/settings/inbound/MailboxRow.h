#pragma once

#include "ui/models/settings/Connections.h"
#include "ui/models/settings/inbound/MailboxesIn.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class AskLine;
class Chip;
class KeyLine;
class Sentence;

/// One mailbox: where it is, when it was looked at last and what came of it, its password, and what can be done about it. @thread main.
class MailboxRow final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it; without `connections` its password can't be set from here.
    MailboxRow(const BoxLine& box, Connections* connections, MailboxesIn* mailboxes, QWidget* parent = nullptr);

    void display(const BoxLine& box, const QString& organisation, Instant now);
    void display(const Connected& connected);
    /// While everything is stopped nobody outside is asked.
    void setStopped(bool stopped);
    void setReadOnly(const QString& why);
    /// Its password is asked for.
    void askForKey();

signals:
    /// Its file or its password is another one from now on.
    void changed();

private:
    void build();
    void showStanding();
    void enable();
    void test();
    void turn();
    void remove();
    void done(const Result<Done>& done, const QString& said);
    QString name(const char* part) const;

    BoxLine m_box;
    MailboxesIn* m_mailboxes;
    QString m_organisation; ///< that she works with
    bool m_isBusy = false;
    bool m_isStopped = false;
    QString m_readOnly;
    Sentence* m_title;
    Chip* m_mark;
    QPushButton* m_test;
    QPushButton* m_turn;
    QPushButton* m_remove;
    Sentence* m_about;
    Sentence* m_seen;
    KeyLine* m_key = nullptr;
    AskLine* m_asking;
    Sentence* m_note;
};

} // namespace qd::ui
