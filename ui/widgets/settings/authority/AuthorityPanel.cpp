#include "ui/widgets/settings/authority/AuthorityPanel.h"

#include "ui/models/settings/authority/AuthorityReading.h"
#include "ui/models/settings/authority/RuleText.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/authority/CeilingForm.h"
#include "ui/widgets/settings/authority/LevelRow.h"
#include "ui/widgets/settings/authority/OwnRuleRow.h"
#include "ui/widgets/settings/authority/ProposalRow.h"
#include "ui/widgets/settings/authority/RuleForm.h"
#include "ui/words/Words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

namespace {

/// What a rule can name: what she has set up, and the folders that there always are.
QList<ConnectorId> connectorsOf(const OfficeState& state)
{
    QList<ConnectorId> all{{QStringLiteral("folder-site")}, {QStringLiteral("folder-linkedin")}, {QStringLiteral("folder-newsletter")}};
    for (const ConnectorSetting& setting : state.door.accounts)
        if (!all.contains(setting.connector))
            all.append(setting.connector);
    return all;
}

/// As the list of ceilings says them, under who set them.
QString under(const QString& title, const QStringList& lines)
{
    return lines.isEmpty() ? QString() : title + QStringLiteral("\n• ") + lines.join(QStringLiteral("\n• "));
}

} // namespace

AuthorityPanel::AuthorityPanel(PastActions* past, const Clock* clock, QWidget* parent) : QWidget(parent), m_trial(past, clock)
{
    setObjectName(QStringLiteral("settings.authority"));
    columnOf(this, {}, kGap);
    buildLevels();
    buildProposals();
    buildRules();
    buildCeilings();
    connect(m_add, &Chip::clicked, this, [this] { unfold(true); });
    connect(m_change, &Chip::clicked, this, [this] { unfoldCeilings(true); });
    connect(m_ceilings, &CeilingForm::left, this, [this] { unfoldCeilings(false); });
    connect(m_ceilings, &CeilingForm::wanted, this, [this](const Command& command) {
        m_askedCeilings = m_trial.state().rules.epoch;
        emit wanted(command);
    });
    connect(m_rulesEmpty, &EmptyState::acted, this, [this] { unfold(true); });
    connect(m_form, &RuleForm::left, this, [this] { unfold(false); });
    connect(m_form, &RuleForm::wanted, this, [this](const Command& command) {
        m_asked = m_trial.state().rules.epoch;
        emit wanted(command);
    });
}

Panel* AuthorityPanel::panelOf(const QString& title, const char* name, const QString& about)
{
    auto* panel = new Panel(title, this);
    panel->setObjectName(QLatin1String(name));
    auto* words = new Sentence(Saying::Muted, panel);
    words->setContentsMargins(kPad, kGap, kPad, kGap);
    words->say(about);
    panel->column()->addWidget(words);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    layout()->addWidget(panel);
    return panel;
}

QWidget* AuthorityPanel::listIn(Panel* panel)
{
    auto* list = new QWidget(panel);
    columnOf(list, {0, 0, 0, kHalfGap}, 0);
    panel->column()->addWidget(list);
    return list;
}

void AuthorityPanel::buildLevels()
{
    Panel* panel = panelOf(tr("Who decides on what"), "settings.levels", tr("Each kind of action has a level. What you choose here stands over the organisation's file as a rule of yours, and you can try it first on what was done."));
    m_levelsEmpty = new EmptyState(panel);
    m_levelsEmpty->setObjectName(QStringLiteral("settings.levels.empty"));
    m_levelsEmpty->set(QStringLiteral("info"), tr("This organisation names no kind of action."), tr("Whatever would leave the house asks you."));
    panel->column()->addWidget(m_levelsEmpty);
    m_levels = listIn(panel);
}

void AuthorityPanel::buildProposals()
{
    m_proposalPanel = panelOf(tr("Put to you"), "settings.proposals", tr("Rules that come from what you have agreed to. Nothing changes before you take one, and each ends by itself."));
    m_proposals = listIn(m_proposalPanel);
    m_proposalPanel->hide();
}

void AuthorityPanel::buildRules()
{
    Panel* panel = panelOf(tr("Your own rules"), "settings.rules", tr("The first of these that holds decides, before the rules and the matrix of the organisation."));
    m_add = new Chip(tr("Add …"), panel);
    m_add->setObjectName(QStringLiteral("settings.rules.add"));
    m_add->setAccessibleName(tr("Add a rule of your own"));
    panel->addChip(m_add);
    m_form = new RuleForm(&m_trial, panel);
    m_form->hide();
    panel->column()->addWidget(m_form);
    m_rulesEmpty = new EmptyState(panel);
    m_rulesEmpty->setObjectName(QStringLiteral("settings.rules.empty"));
    panel->column()->addWidget(m_rulesEmpty);
    m_rules = listIn(panel);
    m_fileRules = new Sentence(Saying::Muted, panel);
    m_fileRules->setObjectName(QStringLiteral("settings.rules.file"));
    m_fileRules->setContentsMargins(kPad, 0, kPad, kGap);
    panel->column()->addWidget(m_fileRules);
}

void AuthorityPanel::buildCeilings()
{
    Panel* panel = panelOf(tr("Ceilings"), "settings.ceilings", tr("Nothing goes above these, whatever a rule says. An organisation that comes from elsewhere cannot raise yours."));
    m_change = new Chip(tr("Change …"), panel);
    m_change->setObjectName(QStringLiteral("settings.ceilings.change"));
    m_change->setAccessibleName(tr("Change your ceilings"));
    panel->addChip(m_change);
    m_ceilings = new CeilingForm(&m_trial, panel);
    m_ceilings->hide();
    panel->column()->addWidget(m_ceilings);
    m_ownCeilings = new Sentence(Saying::Plain, panel);
    m_fileCeilings = new Sentence(Saying::Plain, panel);
    m_ownCeilings->setObjectName(QStringLiteral("settings.ceilings.own"));
    m_fileCeilings->setObjectName(QStringLiteral("settings.ceilings.file"));
    for (Sentence* part : {m_ownCeilings, m_fileCeilings}) {
        part->setContentsMargins(kPad, 0, kPad, kGap);
        panel->column()->addWidget(part);
    }
}

void AuthorityPanel::display(const OfficeState& state)
{
    const bool isSet = m_isAdding && m_asked >= 0 && state.rules.epoch > m_asked;
    const bool isLimited = m_isLimiting && m_askedCeilings >= 0 && state.rules.epoch > m_askedCeilings;
    m_trial.setState(state);
    showLevels();
    showProposals();
    showRules();
    showCeilings();
    if (isSet)
        unfold(false);
    if (isLimited)
        unfoldCeilings(false);
}

/// Rows once made stay where they are: what she is at in one must not move away below her hands.
void AuthorityPanel::showLevels()
{
    const QList<KindLine> lines = kindLines(m_trial.state(), m_trial.now());
    for (const KindLine& line : lines) {
        if (!m_levelRows.contains(line.kind)) {
            auto* row = new LevelRow(line.kind, &m_trial, m_levels);
            row->setReadOnly(m_readOnly);
            connect(row, &LevelRow::wanted, this, &AuthorityPanel::wanted);
            m_levels->layout()->addWidget(row);
            m_levelRows.insert(line.kind, row);
        }
        m_levelRows.value(line.kind)->display(line);
    }
    for (auto row = m_levelRows.begin(); row != m_levelRows.end(); ++row)
        (*row)->setVisible(std::any_of(lines.begin(), lines.end(), [&](const KindLine& line) { return line.kind == row.key(); }));
    m_levelsEmpty->setVisible(lines.isEmpty());
}

void AuthorityPanel::showProposals()
{
    const QMap<ProposalId, Proposal>& open = m_trial.state().rules.proposals;
    for (const Proposal& proposal : open) {
        if (!m_proposalRows.contains(proposal.id)) {
            auto* row = new ProposalRow(proposal.id, &m_trial, m_proposals);
            row->setReadOnly(m_readOnly);
            connect(row, &ProposalRow::wanted, this, &AuthorityPanel::wanted);
            m_proposals->layout()->addWidget(row);
            m_proposalRows.insert(proposal.id, row);
        }
        m_proposalRows.value(proposal.id)->display(proposal);
    }
    for (auto row = m_proposalRows.begin(); row != m_proposalRows.end(); ++row)
        (*row)->setVisible(open.contains(row.key()));
    m_proposalPanel->setVisible(!open.isEmpty());
}

/// These have an order, so they move with it.
void AuthorityPanel::showRules()
{
    const OfficeState& state = m_trial.state();
    auto* column = static_cast<QVBoxLayout*>(m_rules->layout());
    int place = 0;
    for (const AuthorityRule& rule : state.rules.rules) {
        if (!m_ruleRows.contains(rule.id)) {
            auto* row = new OwnRuleRow(rule.id, &m_trial, m_rules);
            row->setReadOnly(m_readOnly);
            connect(row, &OwnRuleRow::wanted, this, &AuthorityPanel::wanted);
            m_ruleRows.insert(rule.id, row);
        }
        OwnRuleRow* row = m_ruleRows.value(rule.id);
        if (column->indexOf(row) != place)
            column->insertWidget(place, row);
        row->display(rule, ++place);
        row->show();
    }
    for (auto row = m_ruleRows.begin(); row != m_ruleRows.end();) {
        const bool isThere = std::any_of(state.rules.rules.begin(), state.rules.rules.end(), [&](const AuthorityRule& rule) { return rule.id == row.key(); });
        if (!isThere)
            (*row)->deleteLater();
        row = isThere ? std::next(row) : m_ruleRows.erase(row);
    }
    m_rulesEmpty->setVisible(state.rules.rules.isEmpty() && !m_isAdding);
    m_rulesEmpty->set(QStringLiteral("info"), tr("You have set no rule of your own."), tr("What the organisation says holds."), m_readOnly.isEmpty() ? tr("Add a rule …") : QString());
    QStringList file;
    for (const AuthorityRule& rule : state.org.organisation().rules)
        file << tr("%1: %2", "when a rule holds, and its level").arg(whenText(state, rule), words(rule.level));
    m_fileRules->say(under(tr("After yours, the rules of %1:").arg(state.org.organisation().title), file));
}

void AuthorityPanel::showCeilings()
{
    const OfficeState& state = m_trial.state();
    const QString own = under(tr("Yours:"), ceilingTexts(state.rules.ceilings.value_or(Ceilings{})));
    m_ownCeilings->say(own.isEmpty() ? tr("You have set none.") : own);
    m_fileCeilings->say(under(tr("Those of %1:").arg(state.org.organisation().title), ceilingTexts(state.org.organisation().ceilings.value_or(Ceilings{}))));
}

void AuthorityPanel::unfold(bool shows)
{
    if (shows && !m_readOnly.isEmpty())
        return;
    m_isAdding = shows;
    m_asked = -1;
    m_form->setVisible(shows);
    m_add->setVisible(!shows);
    m_rulesEmpty->setVisible(!shows && m_trial.state().rules.rules.isEmpty());
    if (shows)
        m_form->begin(m_levelRows.keys(), connectorsOf(m_trial.state()));
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

void AuthorityPanel::unfoldCeilings(bool shows)
{
    if (shows && !m_readOnly.isEmpty())
        return;
    m_isLimiting = shows;
    m_askedCeilings = -1;
    m_ceilings->setVisible(shows);
    m_change->setVisible(!shows);
    if (shows)
        m_ceilings->begin(connectorsOf(m_trial.state()));
    else
        m_change->setFocus(Qt::OtherFocusReason);
}

void AuthorityPanel::setReadOnly(const QString& why)
{
    m_readOnly = why;
    for (Chip* chip : {m_add, m_change}) {
        chip->setEnabled(why.isEmpty());
        chip->setToolTip(why);
    }
    if (!why.isEmpty() && m_isAdding)
        unfold(false);
    if (!why.isEmpty() && m_isLimiting)
        unfoldCeilings(false);
    m_form->setReadOnly(why);
    m_ceilings->setReadOnly(why);
    for (LevelRow* row : std::as_const(m_levelRows))
        row->setReadOnly(why);
    for (ProposalRow* row : std::as_const(m_proposalRows))
        row->setReadOnly(why);
    for (OwnRuleRow* row : std::as_const(m_ruleRows))
        row->setReadOnly(why);
}

} // namespace qd::ui
