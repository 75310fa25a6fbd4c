#include "ui/widgets/traffic/MessageListAccess.h"

#include "ui/widgets/traffic/MessageList.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <utility>

namespace qd::ui {

namespace {

/// The n-th row in sight, whichever that is at the moment.
class RowAccess final : public QAccessibleInterface {
public:
    RowAccess(MessageList* list, int place) : m_list(list), m_place(place) {}

    bool isValid() const override { return m_list && m_place < m_list->rowsInSight(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_list); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_list->describe(row()) : QString();
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect seen = m_list->visualRect(m_list->model()->index(row(), 0));
        return {m_list->viewport()->mapToGlobal(QPoint(0, seen.top())), QSize(m_list->viewport()->width(), seen.height())};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = isValid() && m_list->currentIndex().row() == row();
        state.focused = state.selected && m_list->hasFocus();
        return state;
    }

private:
    int row() const { return m_list->firstInSight() + m_place; }

    QPointer<MessageList> m_list;
    int m_place;
};

class ListAccess final : public QAccessibleWidget {
public:
    explicit ListAccess(MessageList* list) : QAccessibleWidget(list, QAccessible::List), m_list(list) {}
    ~ListAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_list ? m_list->rowsInSight() : 0; }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        QAccessible::Id& id = m_children[index];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new RowAccess(m_list, index));
        return QAccessible::accessibleInterface(id);
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (child(i) == wanted)
                return i;
        return -1;
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_list->hasFocus() && m_list->currentIndex().isValid() ? child(m_list->currentIndex().row() - m_list->firstInSight()) : nullptr;
    }

private:
    QPointer<MessageList> m_list;
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeAccess(const QString&, QObject* object)
{
    auto* list = qobject_cast<MessageList*>(object);
    return list ? new ListAccess(list) : nullptr;
}

} // namespace

void installMessageListAccess()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccess);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace qd::ui
