#include "ui/widgets/Chip.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace qd::ui {

namespace {
constexpr int kSide = 10;
constexpr int kMarkSize = 9;
constexpr int kCross = 12;
} // namespace

void drawMark(QPainter& painter, const QRectF& rect, Chip::Mark mark, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (mark) {
    case Chip::Mark::None: break;
    case Chip::Mark::Dot: painter.drawEllipse(rect); break;
    case Chip::Mark::Ring:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.5));
        painter.drawEllipse(rect.adjusted(0.75, 0.75, -0.75, -0.75));
        break;
    case Chip::Mark::Square: painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5); break;
    case Chip::Mark::Triangle:
        painter.drawPolygon(QPolygonF{{rect.center().x(), rect.top()}, rect.bottomRight(), rect.bottomLeft()});
        break;
    case Chip::Mark::Bars: {
        const qreal bar = rect.width() / 3;
        painter.drawRect(QRectF(rect.left() + bar * 0.3, rect.top(), bar, rect.height()));
        painter.drawRect(QRectF(rect.right() - bar * 1.3, rect.top(), bar, rect.height()));
        break;
    }
    }
    painter.restore();
}

Chip::Chip(const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
}

void Chip::setMark(Mark mark, const QColor& colour)
{
    m_mark = mark;
    m_markColour = colour;
    updateGeometry();
    update();
}

void Chip::setStrongPart(const QString& part)
{
    m_strong = part;
    updateGeometry();
    update();
}

void Chip::setClosable(bool closable)
{
    m_closable = closable;
    updateGeometry();
}

void Chip::setQuiet(bool quiet)
{
    m_quiet = quiet;
    setFocusPolicy(quiet ? Qt::NoFocus : Qt::TabFocus);
    setCursor(quiet ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover, !quiet);
}

QList<Chip::Piece> Chip::pieces() const
{
    const qsizetype at = m_strong.isEmpty() ? -1 : text().indexOf(m_strong);
    if (at < 0)
        return {{text(), false}};
    return {{text().left(at), false}, {m_strong, true}, {text().mid(at + m_strong.size()), false}};
}

QSize Chip::sizeHint() const
{
    QFont strong = smallFont();
    strong.setWeight(QFont::DemiBold);
    int width = 2 * kSide;
    for (const Piece& piece : pieces())
        width += int(std::ceil(QFontMetricsF(piece.strong ? strong : smallFont()).horizontalAdvance(piece.text)));
    if (m_mark != Mark::None)
        width += kMarkSize + 6;
    if (m_closable)
        width += kCross + 4;
    return {width + 2, QFontMetrics(smallFont()).height() + 9};
}

QSize Chip::minimumSizeHint() const
{
    return sizeHint();
}

QRect Chip::crossRect() const
{
    return {width() - kSide - kCross + 3, (height() - kCross) / 2, kCross, kCross};
}

void Chip::paintText(QPainter& painter, int x) const
{
    const Tokens& t = tokens();
    for (const Piece& piece : pieces()) {
        QFont font = smallFont();
        font.setWeight(piece.strong ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        const bool full = piece.strong || isChecked() || underMouse();
        painter.setPen(full && !m_quiet ? t.text : piece.strong ? t.text : t.textMuted);
        const QFontMetricsF metrics(font);
        painter.drawText(QPointF(x, (height() + metrics.ascent() - metrics.descent()) / 2), piece.text);
        x += int(std::ceil(metrics.horizontalAdvance(piece.text)));
    }
}

void Chip::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? t.info : isChecked() ? t.accent : underMouse() && !m_quiet ? t.textFaint : t.border);
    painter.setBrush(isChecked() || isDown() ? t.raised : QColor(Qt::transparent));
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    int x = kSide;
    if (m_mark != Mark::None) {
        const QRectF mark(x, (height() - kMarkSize) / 2.0, kMarkSize, kMarkSize);
        drawMark(painter, mark, m_mark, m_markColour.isValid() ? m_markColour : t.textMuted);
        x += kMarkSize + 6;
    }
    paintText(painter, x);
    if (m_closable)
        drawIcon(painter, crossRect(), QStringLiteral("close"), underMouse() ? t.text : t.textMuted);
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    const bool onCross = m_closable && crossRect().adjusted(-4, -6, 8, 6).contains(event->position().toPoint());
    QAbstractButton::mouseReleaseEvent(event);
    if (onCross && event->button() == Qt::LeftButton)
        emit closed();
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (m_closable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace))
        emit closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

bool Chip::event(QEvent* event)
{
    if (m_quiet && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease
                    || event->type() == QEvent::MouseButtonDblClick))
        return QWidget::event(event);
    return QAbstractButton::event(event);
}

} // namespace qd::ui
