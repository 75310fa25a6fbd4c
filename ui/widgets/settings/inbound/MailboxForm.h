#pragma once

#include "ui/models/settings/inbound/MailboxesIn.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace qd::ui {

class Sentence;

/// Asks for what a mailbox needs. Its password is asked for afterwards, where keys are. @thread main.
class MailboxForm final : public QWidget {
    Q_OBJECT
public:
    /// `mailboxes` outlives it.
    explicit MailboxForm(MailboxesIn* mailboxes, QWidget* parent = nullptr);

    /// Empty; gives the first field the keys. `connectors`: whose answers it can be for.
    void begin(const QStringList& connectors);

signals:
    /// There is a mailbox of that id from now on.
    void added(QString id);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void add();
    void enable();
    BoxWish wish() const;

    MailboxesIn* m_mailboxes;
    bool m_isBusy = false;
    QFormLayout* m_form;
    QLineEdit* m_id;
    QLineEdit* m_url;
    QLineEdit* m_user;
    QComboBox* m_connector;
    QLineEdit* m_folder;
    QSpinBox* m_minutes;
    QPushButton* m_add;
    QPushButton* m_leave;
    Sentence* m_note;
};

} // namespace qd::ui
