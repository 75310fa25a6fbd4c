#pragma once

#include <QColor>
#include <QWidget>

namespace qd::ui {

/// A thin bar of segments out of a total. What each segment means is in its tooltip and its accessible description.
class MeterBar : public QWidget {
    Q_OBJECT
public:
    struct Segment {
        QString name;  ///< with its value, as a person reads it: "Executive $1.90"
        double value = 0;
        QColor colour;
        bool faded = false; ///< drawn at half strength: a forecast, a reservation
    };

    explicit MeterBar(QWidget* parent = nullptr);

    /// Shows `segments` in order; they are scaled down when they exceed `total`. A total of 0 leaves the bar empty.
    void set(QList<Segment> segments, double total);
    /// A thin line at `value`: a target. Negative takes it away.
    void setTarget(double value);
    /// Thin gaps at these values, where the bar goes on behind them: half of a limit, four fifths, all of it.
    void setMarks(const QList<double>& values);
    const QList<double>& marks() const { return m_marks; }
    QSize sizeHint() const override { return {120, 6}; }
    QSize minimumSizeHint() const override { return {24, 6}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Segment> m_segments;
    double m_total = 0;
    double m_target = -1;
    QList<double> m_marks;
};

} // namespace qd::ui
