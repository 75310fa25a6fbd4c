#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace qd::ui {

/// A quiet line below the top bar: that this is a rehearsal, and what would make it real.
class FirstRunStrip final : public QWidget {
    Q_OBJECT
public:
    explicit FirstRunStrip(QWidget* parent = nullptr);

    /// Offers to clear sample work only while there is some.
    void setSampleWork(bool present);
    /// Nothing can be cleared until `why` is empty again.
    void setReadOnly(const QString& why);

signals:
    void connectAsked();
    void clearAsked();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildButtons(QHBoxLayout* line);

    QPushButton* m_connect;
    QPushButton* m_clear;
};

} // namespace qd::ui
