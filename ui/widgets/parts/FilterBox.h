#pragma once

#include <QComboBox>

namespace qd::ui {

/// A choice out of a list, with an arrow that says so in both schemes.
class FilterBox : public QComboBox {
    Q_OBJECT
public:
    using QComboBox::QComboBox;

    QSize sizeHint() const override { return QComboBox::sizeHint() + QSize(12, 0); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace qd::ui
