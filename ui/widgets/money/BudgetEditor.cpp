#include "ui/widgets/money/BudgetEditor.h"

#include "core/rules/money/Limits.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>

namespace qd::ui {

namespace {

QStringList scopesOffered(const Organisation& organisation)
{
    QStringList scopes{wholeOrganisation()};
    for (const AgentProfile& agent : organisation.agents)
        scopes.append(QLatin1String("agent:") + agent.id.text);
    for (const char* name : {"executive", "management", "specialist", "routine"})
        scopes.append(QLatin1String("class:") + QLatin1String(name));
    for (const char* name : EnumWords<Rank>::words)
        scopes.append(QLatin1String("rank:") + QLatin1String(name));
    for (const Campaign& campaign : organisation.campaigns) {
        scopes.append(campaignScope(campaign.id));
        for (const Channel& channel : campaign.channels)
            scopes.append(channelScope(campaign.id, channel.id));
    }
    QStringList providers;
    for (const Tier& tier : organisation.tiers) {
        scopes.append(QLatin1String("model:") + tier.model);
        const QString provider = QLatin1String("provider:") + tier.model.section(QLatin1Char(':'), 0, 0);
        if (!providers.contains(provider))
            providers.append(provider);
    }
    scopes += providers;
    scopes.removeDuplicates();
    return scopes;
}

/// "5", "5.25", "$1,500": micro-dollars, with no floating number on the way.
std::optional<Money> moneyOf(QString text)
{
    static const QRegularExpression kAmount(QStringLiteral("^\\$?(\\d{1,9})(?:\\.(\\d{1,6}))?$"));
    const QRegularExpressionMatch match = kAmount.match(text.remove(QLatin1Char(',')).simplified());
    if (!match.hasMatch())
        return {};
    return Money{match.captured(1).toLongLong() * 1'000'000 + match.captured(2).leftJustified(6, QLatin1Char('0')).toLongLong()};
}

} // namespace

QString scopeWords(const OfficeState& state, const QString& scope)
{
    const QString kind = scope.section(QLatin1Char(':'), 0, 0);
    const QString which = scope.section(QLatin1Char(':'), 1);
    if (scope == wholeOrganisation())
        return BudgetEditor::tr("Everything");
    if (kind == QLatin1String("class"))
        return BudgetEditor::tr("Cost class: %1", "of agents").arg(costClassWords(which));
    if (kind == QLatin1String("rank"))
        return BudgetEditor::tr("Rank: %1", "of agents").arg(opened(which));
    if (kind == QLatin1String("model"))
        return BudgetEditor::tr("Model: %1").arg(which.section(QLatin1Char(':'), 1));
    if (kind == QLatin1String("provider"))
        return BudgetEditor::tr("Provider: %1").arg(providerWords(which));
    return rules::scopeTitle(state.org.organisation(), scope);
}

BudgetEditor::BudgetEditor(QWidget* parent)
    : QWidget(parent), m_scope(new FilterBox(this)), m_period(new FilterBox(this)), m_unit(new FilterBox(this)), m_amount(new QLineEdit(this)),
      m_set(new Chip(tr("Set"), this)), m_back(new Chip(tr("Take back"), this))
{
    build();
    connect(m_amount, &QLineEdit::textChanged, this, &BudgetEditor::adjust);
    connect(m_amount, &QLineEdit::returnPressed, this, [this] { send(false); });
    for (QComboBox* box : {m_scope, m_period, m_unit})
        connect(box, &QComboBox::currentIndexChanged, this, &BudgetEditor::adjust);
    connect(m_set, &Chip::clicked, this, [this] { send(false); });
    connect(m_back, &Chip::clicked, this, [this] { send(true); });
}

void BudgetEditor::build()
{
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kPad, kGap, kPad, kGap);
    line->setSpacing(kGap);
    m_scope->setObjectName(QStringLiteral("budget.scope"));
    m_scope->setAccessibleName(tr("What is limited"));
    m_scope->setMinimumContentsLength(18);
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_period->setObjectName(QStringLiteral("budget.period"));
    m_period->setAccessibleName(tr("For how long"));
    m_period->addItems({tr("per day"), tr("per month"), tr("per run")});
    m_unit->setObjectName(QStringLiteral("budget.unit"));
    m_unit->setAccessibleName(tr("What is counted"));
    m_unit->addItems({tr("dollars"), tr("tokens"), tr("calls"), tr("minutes")});
    m_amount->setObjectName(QStringLiteral("budget.amount"));
    m_amount->setAccessibleName(tr("At most"));
    m_amount->setPlaceholderText(tr("At most"));
    m_amount->setMaximumWidth(160);
    m_set->setObjectName(QStringLiteral("budget.set"));
    m_back->setObjectName(QStringLiteral("budget.back"));
    m_back->setToolTip(tr("What the organisation's file says holds again"));
    line->addWidget(m_scope, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_period, m_amount, m_unit, m_set, m_back})
        line->addWidget(part);
    adjust();
}

void BudgetEditor::offer(const OfficeState& state)
{
    m_inPlace = state.limits.set;
    if (m_organisation != state.org.current || m_scope->count() == 0) {
        m_organisation = state.org.current;
        const QString chosen = m_scope->currentData().toString();
        const QSignalBlocker quiet(m_scope);
        m_scope->clear();
        for (const QString& scope : scopesOffered(state.org.organisation()))
            m_scope->addItem(scopeWords(state, scope), scope);
        m_scope->setCurrentIndex(qMax(0, m_scope->findData(chosen)));
    }
    adjust();
}

void BudgetEditor::load(const Budget& budget, bool inPlace)
{
    if (m_scope->findData(budget.scope) < 0) // set in place for what this organisation does not name
        m_scope->addItem(budget.scope, budget.scope);
    m_scope->setCurrentIndex(m_scope->findData(budget.scope));
    m_period->setCurrentIndex(int(budget.period));
    m_unit->setCurrentIndex(int(budget.counts()));
    m_amount->setText(budget.counts() == BudgetUnit::Money ? roundMoneyText(budget.limit).remove(QLatin1Char('$')) : QString::number(budget.most.value_or(0)));
    m_amount->setFocus(Qt::OtherFocusReason);
    m_amount->selectAll();
    m_back->setEnabled(inPlace);
}

std::optional<Budget> BudgetEditor::budget() const
{
    Budget budget{m_scope->currentData().toString(), BudgetPeriod(m_period->currentIndex()), {}};
    if (m_unit->currentIndex() == int(BudgetUnit::Money)) {
        const std::optional<Money> limit = moneyOf(m_amount->text());
        budget.limit = limit.value_or(Money{});
        return limit ? std::optional(budget) : std::nullopt;
    }
    bool isNumber = false;
    budget.unit = BudgetUnit(m_unit->currentIndex());
    budget.most = m_amount->text().remove(QLatin1Char(',')).trimmed().toLongLong(&isNumber);
    return isNumber && *budget.most >= 0 ? std::optional(budget) : std::nullopt;
}

void BudgetEditor::adjust()
{
    Budget asked{m_scope->currentData().toString(), BudgetPeriod(qMax(0, m_period->currentIndex())), {}};
    if (m_unit->currentIndex() > 0)
        asked.unit = BudgetUnit(m_unit->currentIndex());
    m_set->setEnabled(budget().has_value());
    m_back->setEnabled(std::any_of(m_inPlace.begin(), m_inPlace.end(), [&](const Budget& one) { return one.isAbout(asked); }));
}

void BudgetEditor::send(bool takeBack)
{
    std::optional<Budget> wanted = budget();
    if (!wanted && !takeBack)
        return;
    if (!wanted) {
        wanted = Budget{m_scope->currentData().toString(), BudgetPeriod(m_period->currentIndex()), {}};
        if (m_unit->currentIndex() > 0)
            wanted->unit = BudgetUnit(m_unit->currentIndex());
    }
    emit commandIssued(SetBudget{*wanted, takeBack, {}});
}

} // namespace qd::ui
