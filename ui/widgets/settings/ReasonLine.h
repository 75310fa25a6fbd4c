#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace qd::ui {

/// Asks why, before something goes for good. Stands in the place of the button that asks; Return goes on with a reason, Escape leaves. @thread main.
class ReasonLine final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the names of its parts, which end in ".reason", ".sure" and ".leave".
    ReasonLine(const QString& name, const QString& why, const QString& sure, const QString& leave, QWidget* parent = nullptr);

    /// `from` is away while it stands here.
    void ask(QPushButton* from);
    void leave();
    /// For who cannot see what it stands below.
    void setSubject(const QString& why);
    /// Nothing can be said now.
    void setHeld(bool held);

signals:
    void given(QString reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void give();
    void enable();

    QLineEdit* m_reason;
    QPushButton* m_sure;
    QPushButton* m_leave;
    QPushButton* m_from = nullptr;
    bool m_isHeld = false;
};

} // namespace qd::ui
