#include "ui/widgets/org/OrgChartAccess.h"

#include "ui/widgets/org/OrgChart.h"
#include "ui/widgets/parts/DrawnAccess.h"

namespace qd::ui {

namespace {

/// One box of the chart.
class BoxAccess final : public DrawnPart<OrgChart>, public QAccessibleActionInterface {
public:
    using DrawnPart::DrawnPart;

    static int count(const OrgChart& chart) { return int(chart.layoutPlan().boxes.size()); }
    bool isValid() const override { return m_widget && m_place < count(*m_widget); }
    QAccessible::Role role() const override { return QAccessible::TreeItem; }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect seen = m_widget->seenRect(m_place).toRect();
        return {m_widget->mapToGlobal(seen.topLeft()), seen.size()};
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override
    {
        if (action == pressAction() && isValid())
            m_widget->activate(m_place);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QString name() const override { return m_widget->describe(m_place); }
    bool isSelected() const override { return m_widget->selected() == m_widget->layoutPlan().boxes[m_place].agent; }
};

/// The chart: a tree whose items are the boxes, the human's first.
class ChartAccess final : public DrawnAccess<OrgChart, BoxAccess> {
public:
    explicit ChartAccess(OrgChart* chart) : DrawnAccess(chart, QAccessible::Tree) {}

    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint at = m_widget->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < childCount(); ++i)
            if (m_widget->seenRect(i).contains(at))
                return child(i);
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_widget->hasFocus() ? child(m_widget->layoutPlan().indexOf(m_widget->selected())) : nullptr;
    }
};

} // namespace

void installChartAccess()
{
    installAccess<OrgChart, ChartAccess>();
}

} // namespace qd::ui
