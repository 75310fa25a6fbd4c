#include "ui/widgets/settings/outside/WaysPanel.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/outside/PacePart.h"
#include "ui/widgets/settings/outside/UpkeepPart.h"
#include "ui/widgets/settings/outside/UsePart.h"
#include "ui/widgets/settings/outside/WayForm.h"
#include "ui/widgets/settings/outside/WayRow.h"
#include "ui/words/Words.h"

#include <QFrame>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

WaysPanel::WaysPanel(Connections* connections, const Clock* clock, QWidget* parent)
    : Panel(tr("Ways out of the house"), parent), m_connections(connections), m_clock(clock),
      m_add(new Chip(tr("Add …"), this)), m_empty(new EmptyState(this)), m_list(new QWidget(this))
{
    build();
    connect(m_add, &Chip::clicked, this, [this] { unfold(true); });
    connect(m_empty, &EmptyState::acted, this, [this] { m_isRead ? unfold(true) : reload(); });
}

void WaysPanel::build()
{
    setObjectName(QStringLiteral("settings.ways"));
    m_add->setObjectName(QStringLiteral("settings.ways.add"));
    m_add->setAccessibleName(tr("Add a connection"));
    addChip(m_add);
    auto* about = new Sentence(Saying::Muted, this);
    about->setContentsMargins(kPad, kGap, kPad, kGap);
    about->say(tr("What agents publish or send leaves this machine only through these, and only where you have allowed it. Keys are in the keyring, never in a file."));
    column()->addWidget(about);
    if (m_connections) {
        m_form = new WayForm(m_connections->waysOut(), QStringLiteral("settings.ways"), this);
        m_form->hide();
        column()->addWidget(m_form);
        auto* rule = new QFrame(this); // between the form and what there is
        rule->setProperty("role", QStringLiteral("rule"));
        rule->setFixedHeight(1);
        column()->addWidget(rule);
        connect(m_form, &WayForm::left, this, [this] { unfold(false); });
        connect(m_form, &WayForm::added, this, &WaysPanel::come);
    }
    m_empty->setObjectName(QStringLiteral("settings.ways.empty"));
    m_empty->set(QStringLiteral("clock"), m_connections ? tr("Looking at what there is …") : tr("Nothing outside can be asked from here."));
    column()->addWidget(m_empty);
    columnOf(m_list, {0, 0, 0, kHalfGap}, 0);
    column()->addWidget(m_list);
    m_add->setEnabled(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void WaysPanel::reload()
{
    if (m_connections)
        m_connections->waysOut()->look(this, [this](const Result<Ways>& ways) { take(ways); });
}

void WaysPanel::take(const Result<Ways>& ways)
{
    m_isRead = bool(ways);
    m_list->setVisible(m_isRead);
    m_add->setEnabled(m_isRead && m_readOnly.isEmpty());
    if (!ways) {
        const ErrorSentence sentence = sentenceOf(ways.error());
        m_empty->show();
        return m_empty->set(QStringLiteral("warning"), sentence.what, sentence.wayOut, tr("Look again"));
    }
    m_ways = *ways;
    arrange();
    fill();
    if (WayRow* row = m_rows.value(m_come)) {
        m_come.clear();
        row->askForKey();
    }
}

/// Rows once made stay where they are: what she is at in one must not move away below her hands.
void WaysPanel::arrange()
{
    for (const WayLine& way : std::as_const(m_ways.lines))
        if (!m_rows.contains(way.name))
            addRow(way);
    for (auto row = m_rows.begin(); row != m_rows.end(); ++row)
        (*row)->setVisible(std::any_of(m_ways.lines.begin(), m_ways.lines.end(), [&](const WayLine& way) { return way.name == row.key(); }));
    for (auto use = m_uses.begin(); use != m_uses.end(); ++use)
        if (m_rows.value(use.key())->isHidden())
            (*use)->hide();
    for (auto pace = m_paces.begin(); pace != m_paces.end(); ++pace)
        if (m_rows.value(pace.key())->isHidden())
            (*pace)->hide();
    for (auto upkeep = m_upkeeps.begin(); upkeep != m_upkeeps.end(); ++upkeep)
        if (m_rows.value(upkeep.key())->isHidden())
            (*upkeep)->hide();
    m_empty->setVisible(m_ways.lines.isEmpty() && !m_isAdding);
    m_empty->set(QStringLiteral("info"), tr("No way out of this machine is set up."), tr("What agents make goes into folders, which need none. A webhook, a repository or a site is a file in %1.").arg(m_ways.folder),
                 m_readOnly.isEmpty() ? tr("Add a connection …") : QString());
}

void WaysPanel::addRow(const WayLine& way)
{
    if (m_list->layout()->count() > 0) {
        auto* rule = new QFrame(m_list);
        rule->setProperty("role", QStringLiteral("rule"));
        rule->setFixedHeight(1);
        m_list->layout()->addWidget(rule);
    }
    auto* row = new WayRow(way, m_connections, m_connections->waysOut(), m_list);
    row->setReadOnly(m_readOnly);
    m_list->layout()->addWidget(row);
    m_rows.insert(way.name, row);
    auto* use = new UsePart(way.name, m_connections, m_list);
    use->setReadOnly(m_readOnly);
    m_list->layout()->addWidget(use);
    m_uses.insert(way.name, use);
    connect(use, &UsePart::wanted, this, &WaysPanel::wanted);
    auto* pace = new PacePart(way, m_connections->waysOut(), m_list);
    pace->setReadOnly(m_readOnly);
    m_list->layout()->addWidget(pace);
    m_paces.insert(way.name, pace);
    auto* upkeep = new UpkeepPart(way, m_connections->waysOut(), m_list);
    upkeep->setReadOnly(m_readOnly);
    m_list->layout()->addWidget(upkeep);
    m_upkeeps.insert(way.name, upkeep);
    const auto again = [this] {
        reload();
        emit changed();
    };
    connect(pace, &PacePart::changed, this, &WaysPanel::reload);
    connect(row, &WayRow::wanted, this, &WaysPanel::wanted);
    connect(row, &WayRow::changed, this, again);
    connect(upkeep, &UpkeepPart::wanted, this, &WaysPanel::wanted);
    connect(upkeep, &UpkeepPart::changed, this, again);
}

void WaysPanel::fill()
{
    for (const WayLine& way : std::as_const(m_ways.lines))
        if (WayRow* row = m_rows.value(way.name))
            row->display(way, m_state, m_connected, m_ways.organisation, m_clock->now());
    for (const WayLine& way : std::as_const(m_ways.lines))
        if (UsePart* use = m_uses.value(way.name))
            use->display(way, m_ways, m_state);
    for (const WayLine& way : std::as_const(m_ways.lines))
        if (PacePart* pace = m_paces.value(way.name))
            pace->display(way);
    for (const WayLine& way : std::as_const(m_ways.lines))
        if (UpkeepPart* upkeep = m_upkeeps.value(way.name))
            upkeep->display(way, m_ways.kinds, m_state);
}

void WaysPanel::display(const OfficeState& state)
{
    m_state = state;
    fill();
}

void WaysPanel::display(const Connected& connected)
{
    m_connected = connected;
    fill();
}

void WaysPanel::unfold(bool shows)
{
    if (!m_form || (shows && !m_readOnly.isEmpty()))
        return;
    m_isAdding = shows;
    m_form->setVisible(shows);
    m_add->setVisible(!shows);
    m_empty->setVisible(!shows && m_ways.lines.isEmpty());
    if (shows)
        m_form->begin(m_ways.kinds);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

/// Its row, and the place for its key.
void WaysPanel::come(const QString& name)
{
    unfold(false);
    m_come = name;
    emit changed(); // first: the key is for the address that was shown
    reload();
}

void WaysPanel::setReadOnly(const QString& why)
{
    m_readOnly = why;
    m_add->setEnabled(m_isRead && why.isEmpty());
    m_add->setToolTip(why);
    if (!why.isEmpty() && m_isAdding)
        unfold(false);
    for (WayRow* row : std::as_const(m_rows))
        row->setReadOnly(why);
    for (UsePart* use : std::as_const(m_uses))
        use->setReadOnly(why);
    for (PacePart* pace : std::as_const(m_paces))
        pace->setReadOnly(why);
    for (UpkeepPart* upkeep : std::as_const(m_upkeeps))
        upkeep->setReadOnly(why);
}

} // namespace qd::ui
