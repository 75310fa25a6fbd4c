#include "ui/widgets/org/OrgChartAccess.h"

#include "ui/widgets/org/OrgChart.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <utility>

namespace qd::ui {

namespace {

/// One box of the chart. Lives as long as the chart's own interface; stands for nothing once the box has gone.
class BoxAccess final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    BoxAccess(OrgChart* chart, int box) : m_chart(chart), m_box(box) {}

    bool isValid() const override { return m_chart && m_box < m_chart->layoutPlan().boxes.size(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_chart); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::TreeItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        return kind == QAccessible::Name ? m_chart->describe(m_box) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect seen = m_chart->seenRect(m_box).toRect();
        return {m_chart->mapToGlobal(seen.topLeft()), seen.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = isValid() && m_chart->selected() == m_chart->layoutPlan().boxes[m_box].agent;
        state.focused = state.selected && m_chart->hasFocus();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override
    {
        if (action == pressAction() && isValid())
            m_chart->activate(m_box);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<OrgChart> m_chart;
    int m_box;
};

/// The chart: a tree whose items are the boxes, the human's first.
class ChartAccess final : public QAccessibleWidget {
public:
    explicit ChartAccess(OrgChart* chart) : QAccessibleWidget(chart, QAccessible::Tree), m_chart(chart) {}
    ~ChartAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_chart ? int(m_chart->layoutPlan().boxes.size()) : 0; }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        QAccessible::Id& id = m_children[index];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new BoxAccess(m_chart, index));
        return QAccessible::accessibleInterface(id);
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint at = m_chart->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < childCount(); ++i)
            if (m_chart->seenRect(i).contains(at))
                return child(i);
        return nullptr;
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
        return m_chart->hasFocus() ? child(m_chart->layoutPlan().indexOf(m_chart->selected())) : nullptr;
    }

private:
    QPointer<OrgChart> m_chart;
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeAccess(const QString&, QObject* object)
{
    auto* chart = qobject_cast<OrgChart*>(object);
    return chart ? new ChartAccess(chart) : nullptr;
}

} // namespace

void installChartAccess()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccess);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace qd::ui
