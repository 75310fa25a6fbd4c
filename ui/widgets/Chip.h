#pragma once

#include <QAbstractButton>
#include <QColor>

namespace qd::ui {

/// A small pill: says something, may be pressed, may carry a mark in front and a cross that takes it away.
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    /// Shape of the mark in front of the text; a colour never stands alone.
    enum class Mark { None, Dot, Ring, Square, Triangle, Bars };

    explicit Chip(const QString& text = {}, QWidget* parent = nullptr);

    /// The mark and its colour; an invalid colour is the one of the text.
    void setMark(Mark mark, const QColor& colour = {});
    /// Part of the text that is set strong; it must occur in it.
    void setStrongPart(const QString& part);
    /// Draws a cross at the end; pressing it, Delete or Backspace emits closed().
    void setClosable(bool closable);
    /// A chip that only says something: it takes no focus and answers no press.
    void setQuiet(bool quiet);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Piece {
        QString text;
        bool strong = false;
    };
    QList<Piece> pieces() const;
    QRect crossRect() const;
    void paintText(QPainter& painter, int x) const;

    Mark m_mark = Mark::None;
    QColor m_markColour;
    QString m_strong;
    bool m_closable = false;
    bool m_quiet = false;
};

/// Draws a status mark into `rect`: filled dot, ring, square, triangle or two bars.
void drawMark(QPainter& painter, const QRectF& rect, Chip::Mark mark, const QColor& colour);

} // namespace qd::ui
