#pragma once

#include "core/state/OfficeState.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace qd::ui {

/// A quiet line below the top bar while a provider of models cannot be asked, or an answer stands still: which, why, since when,
/// and how many calls wait. Goes away by itself when that is over.
class ModelStrip final : public QWidget {
    Q_OBJECT
public:
    explicit ModelStrip(const Clock* clock, QWidget* parent = nullptr);

    /// Hides itself where nothing is wrong.
    void show(const OfficeState& state);

signals:
    void settingsAsked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void say();

    const Clock* m_clock;
    OfficeState m_state; ///< while it is shown
    QLabel* m_words;
    QPushButton* m_settings;
    QTimer m_tick; ///< how long an answer has been silent goes on without facts
};

} // namespace qd::ui
