#pragma once

#include "core/base/Clock.h"

#include <QFrame>

class QDateTimeEdit;

namespace qd::ui {

/// A day and an hour to put something off to. Enter takes it, Esc or a click beside it gives up. Deletes itself when it
/// closes. @thread main.
class LaterPicker final : public QFrame {
    Q_OBJECT
public:
    /// Offers moments between `now` and `latest`, beginning with tomorrow morning.
    LaterPicker(Instant now, Instant latest, QWidget* parent);
    /// Opens it at a place on the screen, and takes the keys.
    void open(const QPoint& place);

signals:
    void chosen(qd::Instant until);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void take();

    QDateTimeEdit* m_when;
};

} // namespace qd::ui
