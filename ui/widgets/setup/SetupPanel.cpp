#include "ui/widgets/setup/SetupPanel.h"

#include "core/rules/setup/Setup.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/parts/Sections.h"
#include "ui/widgets/setup/SetupEditor.h"
#include "ui/widgets/setup/TrialBar.h"
#include "ui/widgets/setup/VersionLines.h"

#include <QVBoxLayout>

namespace qd::ui {

namespace {

QString tierModelOf(const Organisation& organisation, const AgentProfile& profile)
{
    for (const Tier& tier : organisation.tiers)
        if (tier.id == profile.tier)
            return tier.model;
    return {};
}

/// Those that the organisation names, where nobody says which there are.
QStringList modelsIn(const Organisation& organisation)
{
    QStringList models;
    for (const Tier& tier : organisation.tiers)
        models += QStringList{tier.model} + tier.fallbacks;
    for (const AgentProfile& agent : organisation.agents)
        models += QStringList{agent.model} + agent.fallbacks;
    models.removeAll(QString());
    models.removeDuplicates();
    return models;
}

} // namespace

SetupPanel::SetupPanel(const Clock* clock, QWidget* parent)
    : QWidget(parent), m_trial(new TrialBar(clock, this)), m_editor(new SetupEditor(this)), m_versions(new Sections(this))
{
    setObjectName(QStringLiteral("people.setup"));
    setAccessibleName(tr("How it is set up"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_trial);
    column->addWidget(m_editor);
    column->addWidget(m_versions);
    column->addStretch(1);
    m_versions->setObjectName(QStringLiteral("setup.versions"));
    m_versions->setAccessibleName(tr("Versions"));
    m_versions->grow();
    connect(m_trial, &TrialBar::commandIssued, this, &SetupPanel::commandIssued);
    connect(m_editor, &SetupEditor::wanted, this, &SetupPanel::send);
    connect(m_versions, &Sections::followed, this, [this](const QString& to) {
        if (const std::optional<int> version = versionBehind(to))
            emit commandIssued(ConfigureAgent{m_agent, {}, *version, true, {}});
    });
}

void SetupPanel::offerModels(const QStringList& models)
{
    m_models = models;
}

void SetupPanel::display(const OfficeState& state, const AgentId& agent)
{
    const AgentProfile* profile = state.org.organisation().agent(agent);
    setEnabled(profile != nullptr);
    if (!profile)
        return;
    const Configuration now = rules::configurationOf(rules::profileAt(state, *profile, state.setups.inUse(agent)));
    const QByteArray loaded = encode(now);
    m_trial->display(state, agent);
    if (agent != m_agent || loaded != m_loaded) { // else she may be writing
        m_editor->offerModels(m_models.isEmpty() ? modelsIn(state.org.organisation()) : m_models);
        m_editor->load(now, tierModelOf(state.org.organisation(), *profile));
        m_loaded = loaded;
    }
    m_editor->setUsable(!state.setups.trialOf(agent));
    m_versions->set(versionLines(state, agent));
    if (agent != m_agent)
        m_versions->toTop();
    m_agent = agent;
}

void SetupPanel::send(bool inUse)
{
    emit commandIssued(ConfigureAgent{m_agent, m_editor->configuration(), -1, inUse, m_editor->reason()});
}

} // namespace qd::ui
