#include "ui/widgets/traffic/MessageList.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/traffic/MessageListAccess.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <limits>
#include <utility>

namespace qd::ui {

namespace {

/// A width meant for text of its normal size, for text of the size that the person chose.
int forText(int width)
{
    constexpr int kNormal = 16; ///< height of a line of body text at 100 %
    return width * qMax(kNormal, QFontMetrics(bodyFont()).height()) / kNormal;
}

} // namespace

MessageList::MessageList(TrafficModel* model, QWidget* parent)
    : QAbstractItemView(parent), m_model(model), m_header(new QHeaderView(Qt::Horizontal, this)), m_pill(new Chip({}, viewport()))
{
    setObjectName(QStringLiteral("traffic.list"));
    installMessageListAccess(); // before anybody asks for the interface, which is kept
    setAccessibleName(tr("Messages"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    buildHeader();
    m_pill->setObjectName(QStringLiteral("traffic.new"));
    m_pill->setChecked(true);
    m_pill->hide();
    connect(m_pill, &Chip::clicked, this, &MessageList::follow);
    setModel(model);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MessageList::noticeScroll);
    m_built = true;
}

void MessageList::buildHeader()
{
    m_header->setModel(m_model);
    m_header->setFont(smallFont());
    m_header->setStyleSheet(QStringLiteral("QHeaderView::section { padding-left: %1px; }").arg(kPad - 1));
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setSectionsMovable(false);
    m_header->setHighlightSections(false);
    m_header->setMinimumSectionSize(48);
    m_header->setStretchLastSection(false);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column == TrafficModel::Parties && !m_placing && m_built)
            m_parties = width;
        viewport()->update();
    });
    const auto defaults = {76, 230, 420, 92, 74, 92};
    int column = 0;
    for (const int width : defaults)
        m_header->resizeSection(column++, forText(width));
}

int MessageList::rowHeight() const
{
    return qMax(kRowHeight, QFontMetrics(bodyFont()).height() + 12);
}

int MessageList::rowsInSight() const
{
    return qBound(0, rowAt(qMax(0, viewport()->height() - 1)) - firstInSight() + 1, qMax(0, m_model->rowCount() - firstInSight()));
}

QString MessageList::describe(int row) const
{
    QStringList parts;
    for (int column = 0; column < TrafficModel::ColumnCount; ++column)
        parts.append(m_model->index(row, column).data().toString());
    if (const TrafficRow* found = m_model->row(row); found && m_model->isStorm(found->message))
        parts.append(tr("part of a storm"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

int MessageList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect MessageList::visualRect(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const int y = int(qint64(index.row()) * rowHeight() - verticalOffset());
    return {m_header->sectionViewportPosition(index.column()), y, m_header->sectionSize(index.column()), rowHeight()};
}

QModelIndex MessageList::indexAt(const QPoint& point) const
{
    const int row = rowAt(point.y());
    if (point.y() < 0 || row >= m_model->rowCount())
        return {};
    return m_model->index(row, qMax(0, m_header->logicalIndexAt(point.x())));
}

void MessageList::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    const QRect rect = visualRect(index);
    if (!index.isValid())
        return;
    const int room = viewport()->height();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(verticalOffset() + rect.top() - (room - rect.height()) / 2);
    else if (rect.top() < 0 || hint == PositionAtTop)
        verticalScrollBar()->setValue(verticalOffset() + rect.top());
    else if (rect.bottom() >= room || hint == PositionAtBottom)
        verticalScrollBar()->setValue(wholeRows(verticalOffset() + rect.bottom() - room + 1));
}

/// Rounded up to whole rows, so that the first one in sight is not half behind the heading.
int MessageList::wholeRows(qint64 offset) const
{
    const qint64 rows = (qMax<qint64>(0, offset) + rowHeight() - 1) / rowHeight();
    return int(qMin<qint64>(rows * rowHeight(), std::numeric_limits<int>::max()));
}

void MessageList::follow()
{
    setFollowing(true);
    updateGeometries();
    if (m_model->rowCount() > 0)
        setCurrentIndex({});
}

void MessageList::setFollowing(bool following)
{
    if (following)
        m_new = 0;
    if (std::exchange(m_following, following) != following)
        emit followingChanged(following);
    placePill();
}

void MessageList::noticeScroll()
{
    if (!m_placing)
        setFollowing(verticalOffset() > verticalScrollBar()->maximum() - rowHeight()); // the newest row is in sight
    viewport()->update();
}

void MessageList::reset()
{
    QAbstractItemView::reset();
    setFollowing(true);
    updateGeometries();
}

void MessageList::rowsInserted(const QModelIndex& parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    if (!m_following)
        m_new += last - first + 1;
    updateGeometries();
    placePill();
    viewport()->update();
}

void MessageList::updateGeometries()
{
    if (!m_built)
        return;
    const int head = m_header->sizeHint().height();
    setViewportMargins(0, head, 0, 0);
    m_header->setGeometry(viewport()->x(), viewport()->y() - head, viewport()->width(), head);
    shareWidth();
    m_placing = true;
    QScrollBar* bar = verticalScrollBar();
    bar->setSingleStep(rowHeight());
    bar->setPageStep(viewport()->height());
    const qint64 whole = qint64(m_model->rowCount()) * rowHeight();
    bar->setRange(0, wholeRows(whole - viewport()->height()));
    if (m_following)
        bar->setValue(bar->maximum());
    m_placing = false;
    QAbstractItemView::updateGeometries();
}

/// The subject takes what the other columns leave.
void MessageList::shareWidth()
{
    const bool placed = std::exchange(m_placing, true);
    m_header->setSectionHidden(TrafficModel::Trust, viewport()->width() < forText(760)); // the message itself says it too
    m_header->setSectionHidden(TrafficModel::Urgency, viewport()->width() < forText(520));
    int others = 0;
    for (const int column : {TrafficModel::Time, TrafficModel::Type, TrafficModel::Urgency, TrafficModel::Trust})
        others += m_header->sectionSize(column);
    const int room = viewport()->width() - others;
    const int wanted = m_parties > 0 ? m_parties : qBound(204, (viewport()->width() - 400) * 38 / 100, 340);
    const int parties = qBound(qMin(150, wanted), room - 260, wanted);
    m_header->resizeSection(TrafficModel::Parties, parties);
    m_header->resizeSection(TrafficModel::Subject, qMax(140, room - parties));
    m_placing = placed;
}

void MessageList::placePill()
{
    m_pill->setVisible(!m_following && m_new > 0);
    if (!m_pill->isVisible())
        return;
    m_pill->setText(tr("%n new", nullptr, int(m_new)));
    m_pill->resize(m_pill->sizeHint());
    m_pill->move((viewport()->width() - m_pill->width()) / 2, viewport()->height() - m_pill->height() - kGap);
    m_pill->raise();
}

void MessageList::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
    placePill();
}

QModelIndex MessageList::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = m_model->rowCount() - 1;
    if (last < 0)
        return {};
    const int now = currentIndex().isValid() ? currentIndex().row() : last + 1;
    const int page = qMax(1, viewport()->height() / rowHeight() - 1);
    const auto at = [&](int row) { return m_model->index(qBound(0, row, last), 0); };
    switch (action) {
    case MoveUp:
    case MovePrevious: return at(now - 1);
    case MoveDown:
    case MoveNext: return at(now + 1);
    case MovePageUp: return at(now - page);
    case MovePageDown: return at(now + page);
    case MoveHome: return at(0);
    case MoveEnd: return at(last);
    case MoveLeft:
    case MoveRight: break;
    }
    return currentIndex();
}

void MessageList::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags)
{
    const QModelIndex index = indexAt(rect.topLeft());
    if (index.isValid())
        selectionModel()->select(index, flags | QItemSelectionModel::Rows);
}

QRegion MessageList::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QItemSelectionRange& range : selection) {
        const int top = int(qint64(range.top()) * rowHeight() - verticalOffset());
        region += QRect(0, top, viewport()->width(), range.height() * rowHeight());
    }
    return region;
}

void MessageList::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        emit rowActivated(currentIndex().row());
    else if (event->key() == Qt::Key_End && event->modifiers() == Qt::ControlModifier)
        follow();
    else
        QAbstractItemView::keyPressEvent(event);
}

void MessageList::mouseReleaseEvent(QMouseEvent* event)
{
    QAbstractItemView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && event->button() == Qt::LeftButton)
        emit rowActivated(index.row());
}

void MessageList::changeEvent(QEvent* event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        updateGeometries();
}

} // namespace qd::ui
