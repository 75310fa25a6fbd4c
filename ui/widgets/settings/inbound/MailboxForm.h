#pragma once

#include "ui/models/settings/inbound/MailboxesIn.h"
#include "ui/widgets/settings/FieldForm.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace qd::ui {

/// Asks for what a mailbox needs. Its password is asked for afterwards, where keys are. @thread main.
class MailboxForm final : public FieldForm {
    Q_OBJECT
public:
    /// `mailboxes` outlives it.
    explicit MailboxForm(MailboxesIn* mailboxes, QWidget* parent = nullptr);

    /// Empty; gives the first field the keys. `connectors`: whose answers it can be for.
    void begin(const QStringList& connectors);

protected:
    bool isComplete() const override;
    void send() override;

private:
    void build();
    BoxWish wish() const;

    MailboxesIn* m_mailboxes;
    QLineEdit* m_id;
    QLineEdit* m_url;
    QLineEdit* m_user;
    QComboBox* m_connector;
    QLineEdit* m_folder;
    QSpinBox* m_minutes;
};

} // namespace qd::ui
