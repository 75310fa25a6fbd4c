#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <utility>

namespace qd::ui {

/// For screen readers: one thing that a widget draws and that is no widget itself, by its place among them. Lives as
/// long as the widget's own interface; stands for nothing while the widget draws fewer. @thread main.
template <class Widget>
class DrawnPart : public QAccessibleInterface {
public:
    DrawnPart(Widget* widget, int place) : m_widget(widget), m_place(place) {}

    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    QString text(QAccessible::Text kind) const override { return isValid() && kind == QAccessible::Name ? name() : QString(); }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = isValid() && isSelected();
        state.focused = state.selected && m_widget->hasFocus();
        return state;
    }

protected:
    /// What is read out, and whether it is the selected one; asked only while isValid().
    virtual QString name() const = 0;
    virtual bool isSelected() const = 0;

    QPointer<Widget> m_widget;
    int m_place;
};

/// For screen readers: a widget whose children are what it draws. Part is a DrawnPart<Widget> with
/// `static int count(const Widget&)`. @thread main.
template <class Widget, class Part>
class DrawnAccess : public QAccessibleWidget {
public:
    DrawnAccess(Widget* widget, QAccessible::Role role) : QAccessibleWidget(widget, role), m_widget(widget) {}
    ~DrawnAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_widget ? Part::count(*m_widget) : 0; }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        QAccessible::Id& id = m_children[index];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new Part(m_widget, index));
        return QAccessible::accessibleInterface(id);
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (child(i) == wanted)
                return i;
        return -1;
    }

protected:
    QPointer<Widget> m_widget;

private:
    mutable QHash<int, QAccessible::Id> m_children;
};

/// Gives every Widget an Access for screen readers. Harmless when repeated. @thread main.
template <class Widget, class Access>
void installAccess()
{
    static const bool installed = [] {
        QAccessible::installFactory([](const QString&, QObject* object) -> QAccessibleInterface* {
            auto* widget = qobject_cast<Widget*>(object);
            return widget ? new Access(widget) : nullptr;
        });
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace qd::ui
