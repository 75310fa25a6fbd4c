#include "ui/widgets/parts/FlowLayout.h"

#include "ui/style/Tokens.h"

#include <QStyle>
#include <QWidget>

namespace qd::ui {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setSpacing(kGap);
    QSizePolicy policy = parent ? parent->sizePolicy() : QSizePolicy();
    policy.setHeightForWidth(true);
    if (parent)
        parent->setSizePolicy(policy);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

QLayoutItem* FlowLayout::takeAt(int at)
{
    return at >= 0 && at < m_items.size() ? m_items.takeAt(at) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return place({0, 0, width, 0}, false);
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    const QMargins m = contentsMargins();
    return least + QSize(m.left() + m.right(), m.top() + m.bottom());
}

QSize FlowLayout::sizeHint() const
{
    const QMargins m = contentsMargins();
    int wide = 0;
    int tall = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        wide += item->sizeHint().width() + (wide > 0 ? spacing() : 0);
        tall = qMax(tall, item->sizeHint().height());
    }
    return {wide + m.left() + m.right(), tall + m.top() + m.bottom()};
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool really) const
{
    const QMargins m = contentsMargins();
    const QRect room = rect.marginsRemoved(m);
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = room.left();
    int y = room.top();
    int line = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (x > room.left() && x + size.width() > room.right() + 1) {
            x = room.left();
            y += line + spacing();
            line = 0;
        }
        if (really)
            item->setGeometry(QStyle::visualRect(direction, room, QRect(QPoint(x, y), size)));
        x += size.width() + spacing();
        line = qMax(line, size.height());
    }
    return y + line - rect.top() + m.bottom();
}

} // namespace qd::ui
