#include "ui/widgets/inbox/InboxView.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/inbox/InboxDelegate.h"

#include <QLayout>
#include <QMouseEvent>

namespace qd::ui {

InboxView::InboxView(InboxModel* model, bool roomy, QWidget* parent)
    : QListView(parent), m_inbox(model), m_delegate(new InboxDelegate(model, roomy, this))
{
    setModel(model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setResizeMode(Adjust);
}

void InboxView::setInside(QWidget* inside)
{
    m_inside = inside;
    inside->setParent(viewport());
    inside->setVisible(current().isItem());
    place();
}

InboxKey InboxView::current() const
{
    return m_inbox->key(currentIndex().row());
}

void InboxView::setCurrent(const InboxKey& key)
{
    const int row = m_inbox->rowOf(key);
    if (row >= 0)
        setCurrentIndex(m_inbox->index(row));
}

int InboxView::insideHeight() const
{
    if (!m_inside || !current().isItem() || current().kind == InboxKey::Leaving) // such a row has its Undo in itself
        return 0;
    const int wide = qMax(40, viewport()->width() - 2 * kPad - 1);
    const int tall = m_inside->layout() && m_inside->layout()->hasHeightForWidth() ? m_inside->layout()->totalHeightForWidth(wide)
                                                                                   : m_inside->sizeHint().height();
    return tall > 0 ? tall + kPad - 2 : 0;
}

void InboxView::fitInside()
{
    m_delegate->setWidth(viewport()->width());
    m_delegate->setCurrent(current(), insideHeight());
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void InboxView::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QListView::currentChanged(now, before);
    emit currentItemChanged();
    if (m_inside)
        return fitInside();
    m_delegate->setCurrent(current(), 0); // no row changes its height: a layout asks thousands of them
    viewport()->update();
}

void InboxView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    QListView::dataChanged(topLeft, bottomRight, roles);
    if (roles == QList<int>{InboxModel::ExpiredRole})
        return; // time passed; no row grows by it
    if (m_delegate->hasOutgrown(topLeft.row(), bottomRight.row()))
        fitInside();
}

void InboxView::rowsInserted(const QModelIndex& parent, int first, int last)
{
    m_delegate->forget(first, last);
    QListView::rowsInserted(parent, first, last);
}

void InboxView::reset()
{
    m_delegate->forget(0, m_inbox->rowCount() - 1);
    QListView::reset();
}

void InboxView::updateGeometries()
{
    QListView::updateGeometries();
    place();
}

void InboxView::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    place();
}

void InboxView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    fitInside();
}

void InboxView::place()
{
    if (!m_inside)
        return;
    const QRect row = visualRect(currentIndex());
    const int tall = insideHeight();
    m_inside->setVisible(tall > 0 && row.isValid());
    if (tall <= 0 || !row.isValid())
        return;
    const int top = row.top() + m_delegate->linesHeight(current()) - kPad / 2 + 2;
    m_inside->setGeometry(row.left() + kPad + 1, top, row.width() - 2 * kPad - 1, tall - kPad + 4);
}

void InboxView::mouseReleaseEvent(QMouseEvent* event)
{
    const QModelIndex under = indexAt(event->position().toPoint());
    const InboxKey key = m_inbox->key(under.row());
    if (event->button() == Qt::LeftButton && m_inbox->canUndo(key)
        && m_delegate->undoRect(key, visualRect(under)).contains(event->position().toPoint())) {
        emit undoPressed(key);
        return;
    }
    QListView::mouseReleaseEvent(event);
}

} // namespace qd::ui
