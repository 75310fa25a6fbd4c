#pragma once

#include "ui/models/settings/inbound/HooksIn.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace qd::ui {

class Sentence;

/// "SendGrid" for "sendgrid"; one that is not known is opened.
QString hookFormWords(const QString& form);

/// Asks for what a sender of webhooks needs, by the form that it signs in. Its secret is asked for afterwards, where keys are. @thread main.
class HookForm final : public QWidget {
    Q_OBJECT
public:
    /// `hooks` outlives it.
    explicit HookForm(HooksIn* hooks, QWidget* parent = nullptr);

    /// Empty; gives the first field the keys. `connectors`: those that it can speak about.
    void begin(const QStringList& connectors);

signals:
    /// Somebody of that id may send from now on.
    void added(QString id);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void showFields();
    void add();
    void enable();
    HookWish wish() const;
    bool needsPublicKey() const;
    bool needsAddress() const;

    HooksIn* m_hooks;
    bool m_isBusy = false;
    bool m_isOwnId = false; ///< she has written it herself
    QFormLayout* m_fields;
    QComboBox* m_form;
    QLineEdit* m_id;
    QComboBox* m_connector;
    QLineEdit* m_publicKey;
    QLineEdit* m_address;
    QPushButton* m_add;
    QPushButton* m_leave;
    Sentence* m_note;
};

} // namespace qd::ui
