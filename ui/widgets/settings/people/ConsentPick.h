#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace qd::ui {

/// "e-mail", "sms" or "letter" in words.
QString channelWords(const QString& channel);

/// What somebody has said to being reached by one channel: nothing, yes or no, and for what. @thread main.
class ConsentPick final : public QWidget {
    Q_OBJECT
public:
    ConsentPick(const QString& channel, const QString& name, QWidget* parent = nullptr);

    void clear();
    /// They have said so: "e-mail/newsletter e-mail/offers". Empty: they have not.
    QString saidYes() const;
    QString saidNo() const;
    QLineEdit* purposes() const { return m_purposes; }

signals:
    void changed();

private:
    QString said() const;

    QString m_channel;
    QComboBox* m_said;
    QLineEdit* m_purposes;
};

} // namespace qd::ui
