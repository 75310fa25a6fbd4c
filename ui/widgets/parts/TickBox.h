#pragma once

#include <QCheckBox>

namespace qd::ui {

/// A box that shows its tick in the colours of the scheme in use. @thread main.
class TickBox final : public QCheckBox {
    Q_OBJECT
public:
    using QCheckBox::QCheckBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace qd::ui
