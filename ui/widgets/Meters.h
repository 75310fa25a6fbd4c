#pragma once

#include "core/state/OfficeState.h"
#include "ui/widgets/MeterBar.h"

#include <QWidget>

namespace qd::ui {

/// One card of the meters: a heading, a large figure, what it is measured against, a bar.
class MeterCard final : public QWidget {
    Q_OBJECT
public:
    struct Reading {
        QString figure;
        QString beside;   ///< small, after the figure
        QString note;     ///< set off in colour after it: what rehearsal would have cost
        QList<MeterBar::Segment> segments;
        double total = 0;
        double target = -1;
        QString detail;   ///< tooltip: how the figure is made
    };

    explicit MeterCard(const QString& title, QWidget* parent = nullptr);

    void show(const Reading& reading);
    using QWidget::show;
    /// Whether the words have room after the figure in a card of this width.
    bool fitsBeside(int width) const;
    /// Puts the words below the figure instead.
    void setStacked(bool stacked);
    bool isStacked() const { return m_stacked; }
    QSize sizeHint() const override { return {200, 96}; }
    QSize minimumSizeHint() const override;

signals:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintBeside(QPainter& painter, const QRectF& line) const;

    QString m_title;
    Reading m_reading;
    MeterBar* m_bar;
    bool m_stacked = false;
};

/// The five cards above the bridge, computed from the state alone.
class Meters final : public QWidget {
    Q_OBJECT
public:
    explicit Meters(QWidget* parent = nullptr);

    /// `now` tells which day and week it is.
    void show(const OfficeState& state, Instant now);
    using QWidget::show;

signals:
    /// A card about money was pressed.
    void costsAsked();
    /// A card about decisions was pressed.
    void decisionsAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void align();

    MeterCard* m_today;
    MeterCard* m_month;
    MeterCard* m_without;
    MeterCard* m_pieces;
    MeterCard* m_mix;
};

} // namespace qd::ui
