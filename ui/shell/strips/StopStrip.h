#pragma once

#include "core/state/OrgState.h"

#include <QWidget>

class QLabel;

namespace qd::ui {

/// A line below the top bar while all is stopped: since when, why, and what was under way: not sent, sent or unknown.
class StopStrip final : public QWidget {
    Q_OBJECT
public:
    explicit StopStrip(QWidget* parent = nullptr);

    /// Hides itself where nothing is stopped.
    void show(const OrgState& org);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_words;
    QLabel* m_list;
};

} // namespace qd::ui
