#include "ui/pages/WorkPage.h"

#include "ui/pages/tries/TryPage.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/parts/KeyButton.h"
#include "ui/widgets/work/StepGraph.h"

#include <QListView>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace qd::ui {

QWidget* WorkPage::buildTries()
{
    m_tryRow = new QWidget(this);
    auto* flow = new FlowLayout(m_tryRow);
    flow->setContentsMargins(0, 0, 0, 0);
    m_try = new KeyButton(tr("Try differently …"), QStringLiteral("T"), QStringLiteral("work.try"), m_tryRow);
    m_replay = new KeyButton(tr("Replay"), QString::fromUtf8("⇧T"), QStringLiteral("work.replay"), m_tryRow);
    m_try->setToolTip(tr("From a step on with another prompt, model or autonomy, in a record of its own; then side by side"));
    m_replay->setToolTip(tr("Without paying: done again from its record, and every decision compared"));
    m_try->setAccessibleName(tr("Try differently"));
    m_replay->setAccessibleName(tr("Replay without paying"));
    for (KeyButton* button : {m_try, m_replay}) {
        button->setAccessibleDescription(button->toolTip());
        flow->addWidget(button);
    }
    connect(m_try, &KeyButton::clicked, this, qOverload<>(&WorkPage::tryDifferently));
    connect(m_replay, &KeyButton::clicked, this, &WorkPage::replay);
    connect(m_tries, &TryPage::closed, this, [this] { showTries(false); });
    connect(new QShortcut(QKeySequence(Qt::Key_T), m_splitter, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, m_try, &KeyButton::click);
    connect(new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_T), m_splitter, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, m_replay, &KeyButton::click);
    return m_tryRow;
}

void WorkPage::setTries(Tries* tries)
{
    m_tries->setTries(tries);
    offerTries();
}

void WorkPage::offerTries()
{
    m_tryRow->setVisible(m_tries->canTry() && !m_run.isNull());
}

void WorkPage::tryDifferently()
{
    if (!m_tries->canTry() || m_run.isNull())
        return;
    showTries(true);
    m_tries->differently(m_run, m_graph->selected());
}

void WorkPage::tryDifferently(const RunId& run, const DecisionId& decision)
{
    if (!m_tries->canTry())
        return;
    open(run);
    showTries(true);
    m_tries->differently(run, {}, decision);
}

void WorkPage::replay()
{
    if (!m_tries->canTry() || m_run.isNull())
        return;
    showTries(true);
    m_tries->replay(m_run);
}

void WorkPage::showTries(bool shown)
{
    m_front->setCurrentWidget(shown ? static_cast<QWidget*>(m_tries) : m_splitter);
    QWidget* focus = shown ? static_cast<QWidget*>(m_tries) : m_list;
    setFocusProxy(focus);
    focus->setFocus(Qt::OtherFocusReason);
}

} // namespace qd::ui
