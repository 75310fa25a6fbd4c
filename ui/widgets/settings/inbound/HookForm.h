#pragma once

#include "ui/models/settings/inbound/HooksIn.h"
#include "ui/widgets/settings/FieldForm.h"

class QComboBox;
class QLineEdit;

namespace qd::ui {

/// "SendGrid" for "sendgrid"; one that is not known is opened.
QString hookFormWords(const QString& form);

/// Asks for what a sender of webhooks needs, by the form that it signs in. Its secret is asked for afterwards, where keys are. @thread main.
class HookForm final : public FieldForm {
    Q_OBJECT
public:
    /// `hooks` outlives it.
    explicit HookForm(HooksIn* hooks, QWidget* parent = nullptr);

    /// Empty; gives the first field the keys. `connectors`: those that it can speak about.
    void begin(const QStringList& connectors);

protected:
    bool isComplete() const override;
    void send() override;

private:
    void build();
    void showFields();
    HookWish wish() const;
    bool needsPublicKey() const;
    bool needsAddress() const;

    HooksIn* m_hooks;
    bool m_isOwnId = false; ///< she has written it herself
    QComboBox* m_form;
    QLineEdit* m_id;
    QComboBox* m_connector;
    QLineEdit* m_publicKey;
    QLineEdit* m_address;
};

} // namespace qd::ui
