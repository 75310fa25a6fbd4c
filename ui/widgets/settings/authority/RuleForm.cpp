#include "ui/widgets/settings/authority/RuleForm.h"

#include "ui/models/settings/TypedAmount.h"
#include "ui/models/settings/authority/AuthorityReading.h"
#include "ui/models/settings/authority/RuleTrial.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/parts/TickBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/authority/TryLine.h"
#include "ui/words/Words.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace qd::ui {

RuleForm::RuleForm(const RuleTrial* trial, QWidget* parent)
    : QWidget(parent), m_trial(trial), m_kind(new FilterBox(this)), m_connector(new FilterBox(this)), m_above(new QLineEdit(this)), m_final(new TickBox(tr("Only what cannot be undone"), this)),
      m_level(new FilterBox(this)), m_until(new FilterBox(this)), m_note(new Sentence(Saying::Bad, this)), m_try(new TryLine(trial, QStringLiteral("settings.rules.make"), this))
{
    build();
    for (QComboBox* box : {m_kind, m_connector, m_level, m_until})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleForm::offer);
    connect(m_above, &QLineEdit::textChanged, this, &RuleForm::offer);
    connect(m_final, &QCheckBox::toggled, this, &RuleForm::offer);
    connect(m_try, &TryLine::left, this, &RuleForm::left);
    connect(m_try, &TryLine::wanted, this, &RuleForm::wanted);
}

void RuleForm::build()
{
    setObjectName(QStringLiteral("settings.rules.form"));
    auto* column = columnOf(this);
    QFormLayout* form = fieldList();
    const std::tuple<QString, QWidget*, const char*> rows[] = {{tr("Kind of action"), m_kind, "kind"}, {tr("Through"), m_connector, "connector"}, {tr("Costs more than"), m_above, "above"},
                                                               {QString(), m_final, "final"}, {tr("Who decides then"), m_level, "level"}, {tr("Until"), m_until, "until"}};
    for (const auto& [label, input, member] : rows)
        addField(form, label, input, QStringLiteral("settings.rules.field.") + QLatin1String(member));
    m_above->setPlaceholderText(tr("whatever it costs; or dollars, as 50"));
    for (const Autonomy level : {Autonomy::L1, Autonomy::L2, Autonomy::L3, Autonomy::L4})
        m_level->addItem(words(level), int(level));
    for (const auto& [words, days] : {std::pair{tr("Without an end"), 0}, {tr("One week from now"), 7}, {tr("30 days from now"), 30}, {tr("90 days from now"), 90}})
        m_until->addItem(words, days);
    m_note->setObjectName(QStringLiteral("settings.rules.note"));
    m_note->hide();
    column->addLayout(form);
    column->addWidget(m_note);
    column->addWidget(m_try);
    m_try->setSubject(tr("the new rule"));
}

void RuleForm::begin(const QList<ActionKind>& kinds, const QList<ConnectorId>& connectors)
{
    m_kind->clear();
    m_kind->addItem(tr("Any kind"));
    for (const ActionKind& kind : kinds)
        m_kind->addItem(opened(kind.text), kind.text);
    m_connector->clear();
    m_connector->addItem(tr("Any way out"));
    for (const ConnectorId& connector : connectors)
        m_connector->addItem(connectorWords(connector), connector.text);
    m_above->clear();
    m_final->setChecked(false);
    m_level->setCurrentIndex(m_level->findData(int(Autonomy::L3)));
    m_until->setCurrentIndex(0);
    offer();
    m_kind->setFocus(Qt::OtherFocusReason);
}

AuthorityRule RuleForm::rule() const
{
    AuthorityRule rule;
    if (const QString kind = m_kind->currentData().toString(); !kind.isEmpty())
        rule.kinds = {{kind}};
    if (const QString connector = m_connector->currentData().toString(); !connector.isEmpty())
        rule.connectors = {{connector}};
    rule.above = amountIn(m_above->text().trimmed());
    if (m_final->isChecked())
        rule.reversible = false;
    rule.level = Autonomy(m_level->currentData().toInt());
    if (const int days = m_until->currentData().toInt(); days > 0)
        rule.until = m_trial->now() + std::chrono::days(days);
    return rule;
}

void RuleForm::offer()
{
    const QString above = m_above->text().trimmed();
    const bool isAmount = above.isEmpty() || amountIn(above);
    m_note->say(isAmount ? QString() : notAnAmountText());
    m_try->setVisible(isAmount);
    if (isAmount)
        m_try->offer([this] { return withOneMore(m_trial->state(), rule(), m_trial->now()); }, QStringLiteral("one more rule"));
}

void RuleForm::setReadOnly(const QString& why)
{
    m_try->setReadOnly(why);
}

} // namespace qd::ui
