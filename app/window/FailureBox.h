#pragma once

#include "core/base/Result.h"

#include <QMessageBox>

namespace qd::app {

/// Says on the screen why the control room does not open, and the way out. Whoever started it from a menu sees no
/// standard error. @thread main.
class FailureBox final : public QMessageBox {
    Q_OBJECT
public:
    explicit FailureBox(const Error& error);

    /// Shows it until it is closed, where there is a screen; elsewhere returns at once. Runs the program's event loop,
    /// so none may be running.
    void stay();
};

} // namespace qd::app
