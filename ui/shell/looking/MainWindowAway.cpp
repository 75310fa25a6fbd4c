#include "ui/shell/MainWindow.h"

#include "ui/shell/looking/Absence.h"
#include "ui/shell/looking/LookWatch.h"
#include "ui/shell/strips/AwayStrip.h"
#include "ui/words/Amounts.h"

#include <QSettings>

namespace qd::ui {

namespace {

/// Each organisation of a home has its own: another one's sums say nothing of this one.
QString placeOf(const OfficeState& state)
{
    return QStringLiteral("away/") + state.org.organisation().id.text;
}

} // namespace

/// Up to here she has seen it; kept, so that it holds over a restart.
void MainWindow::noteThere()
{
    const OfficeState& state = m_present.feed->state();
    if (m_looks->isThere() && !state.org.current.isEmpty())
        m_present.settings->setValue(placeOf(state), textOf(milestoneOf(state, m_present.clock->now())));
}

void MainWindow::sayMeanwhile()
{
    const OfficeState& state = m_present.feed->state();
    const std::optional<Milestone> then = milestoneIn(m_present.settings->value(placeOf(state)).toByteArray());
    const Instant now = m_present.clock->now();
    if (then && now - then->at >= LookWatch::kGone)
        m_away->show(durationText(now - then->at), newsSince(*then, state, now));
    noteThere();
}

} // namespace qd::ui
