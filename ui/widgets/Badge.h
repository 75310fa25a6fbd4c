#pragma once

#include <QWidget>

namespace qd::ui {

/// A number in a pill of the accent; out of sight at zero.
class Badge : public QWidget {
    Q_OBJECT
public:
    explicit Badge(QWidget* parent = nullptr);

    /// Above 999 it says "999+".
    void setCount(qsizetype count);
    qsizetype count() const { return m_count; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words() const;

    qsizetype m_count = 0;
};

} // namespace qd::ui
