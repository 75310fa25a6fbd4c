#include "ui/widgets/charts/BoxChartAccess.h"

#include "ui/widgets/charts/BoxChart.h"
#include "ui/widgets/charts/DrawnAccess.h"

namespace qd::ui {

namespace {

/// One box of the chart.
class BoxAccess final : public DrawnPart<BoxChart>, public QAccessibleActionInterface {
public:
    using DrawnPart::DrawnPart;

    static int count(const BoxChart& chart) { return chart.boxCount(); }
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
    bool isSelected() const override { return m_widget->selectedBox() == m_place; }
};

/// The chart: a tree whose items are the boxes.
class ChartAccess final : public DrawnAccess<BoxChart, BoxAccess> {
public:
    explicit ChartAccess(BoxChart* chart) : DrawnAccess(chart, QAccessible::Tree) {}

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
        return m_widget->hasFocus() ? child(m_widget->selectedBox()) : nullptr;
    }
};

} // namespace

void installBoxChartAccess()
{
    installAccess<BoxChart, ChartAccess>();
}

} // namespace qd::ui
