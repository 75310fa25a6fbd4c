#include "ui/widgets/traffic/MessageListAccess.h"

#include "ui/widgets/charts/DrawnAccess.h"
#include "ui/widgets/traffic/MessageList.h"

namespace qd::ui {

namespace {

/// The n-th row in sight, whichever that is at the moment.
class RowAccess final : public DrawnPart<MessageList> {
public:
    using DrawnPart::DrawnPart;

    static int count(const MessageList& list) { return list.rowsInSight(); }
    bool isValid() const override { return m_widget && m_place < count(*m_widget); }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect seen = m_widget->visualRect(m_widget->model()->index(row(), 0));
        const QWidget* viewport = m_widget->viewport();
        return {viewport->mapToGlobal(QPoint(0, seen.top())), QSize(viewport->width(), seen.height())};
    }

private:
    int row() const { return m_widget->firstInSight() + m_place; }
    QString name() const override { return m_widget->describe(row()); }
    bool isSelected() const override { return m_widget->currentIndex().row() == row(); }
};

class ListAccess final : public DrawnAccess<MessageList, RowAccess> {
public:
    explicit ListAccess(MessageList* list) : DrawnAccess(list, QAccessible::List) {}

    QAccessibleInterface* focusChild() const override
    {
        const QModelIndex current = m_widget->currentIndex();
        return m_widget->hasFocus() && current.isValid() ? child(current.row() - m_widget->firstInSight()) : nullptr;
    }
};

} // namespace

void installMessageListAccess()
{
    installAccess<MessageList, ListAccess>();
}

} // namespace qd::ui
