#pragma once

#include "core/facts/Fact.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace qd::ui {

/// The line above every page while she looks at the past: which moment it is, a slider over the whole record, and the way
/// back to now.
class TimeBar final : public QWidget {
    Q_OBJECT
public:
    explicit TimeBar(QWidget* parent = nullptr);

    /// The moment that is shown, and how far the record goes by now.
    void show(Sequence moment, Sequence last, Instant time);
    using QWidget::show;
    /// Gives the keys to the slider: the arrows go from fact to fact.
    void takeKeys();

signals:
    void momentWanted(qd::Sequence at);
    void backAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_words;
    QLabel* m_place;
    QSlider* m_slider;
};

} // namespace qd::ui
