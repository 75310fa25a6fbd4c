#pragma once

#include <QPolygonF>
#include <QWidget>

class QPainterPath;

namespace qd::ui {

/// A drawing of boxes and lines that is larger or smaller than the widget: wheel zooms, dragging moves, F fits, arrows go
/// from box to box, Enter chooses. Every box is also a child for screen readers. What stands where and how it looks is
/// left to those who derive from it. @thread main.
class BoxChart : public QWidget {
    Q_OBJECT
public:
    explicit BoxChart(QWidget* parent = nullptr);

    virtual int boxCount() const = 0;
    /// Where a box stands in the plan.
    virtual QRectF boxRect(int box) const = 0;
    /// What one box says, as a sentence.
    virtual QString describe(int box) const = 0;
    /// As a click or Enter on it.
    void activate(int box);

    /// Shows everything, as large as fits, and keeps doing so until the person zooms.
    void fit();
    void zoomBy(double factor, const QPointF& around);
    double zoom() const { return m_zoom; }
    int selectedBox() const { return m_selected; }
    /// Where a box is seen, in the widget's coordinates.
    QRectF seenRect(int box) const;
    /// The box that is seen there, or -1.
    int boxAt(const QPointF& at) const;

protected:
    /// All that the plan takes up.
    virtual QRectF planBounds() const = 0;
    /// The room has changed and everything is to be seen: the plan may be made anew for it.
    virtual void planFor(const QSizeF&) {}
    /// The box that an arrow key leads to from the selected one.
    virtual int neighbour(int key) const = 0;
    virtual void boxChosen(int) {}
    /// Another box is marked, or none (-1).
    virtual void boxMarked(int) {}
    virtual void boxOpened(int) {}
    virtual void openMenu(int, const QPoint&) {}
    virtual double largestFit() const { return 1.25; }

    void paintEvent(QPaintEvent* event) override = 0;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

    /// Marks a box and brings it into sight; -1 takes the mark away.
    void moveTo(int box);
    /// Another plan is there: `selected` is marked in it, without moving anything.
    void replan(int selected);
    /// Where the boxes may stand.
    QRectF room() const;
    int hoveredBox() const { return m_hovered; }
    /// `painter` draws in the plan's coordinates from now on. @returns the part of the plan that is to be drawn.
    QRectF enterPlan(QPainter& painter, const QRect& dirty) const;
    /// The ring that shows that the arrows lead somewhere from here.
    void paintFocus(QPainter& painter) const;
    /// `font` at `pixels` of the plan, or as many as it takes to be readable at this zoom. The size of text that the person
    /// chose has no say here: the boxes would have to grow with it, and be shown smaller by as much to fit in.
    QFont readable(QFont font, double pixels) const;
    static constexpr double kLeastPixels = 11; ///< as seen; smaller text can't be read

private:
    void applyFit();
    void keepInSight(int box);

    double m_zoom = 1;
    QPointF m_offset;
    bool m_fitted = true;
    int m_selected = -1;
    int m_hovered = -1;
    QPointF m_dragFrom;
    bool m_dragging = false;
};

/// The line with its corners rounded.
QPainterPath roundedLine(const QPolygonF& line);

} // namespace qd::ui
