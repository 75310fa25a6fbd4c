#include "ui/widgets/settings/authority/CeilingForm.h"

#include "core/model/outside/ConnectorSetting.h"
#include "ui/models/settings/TypedAmount.h"
#include "ui/models/settings/authority/AuthorityReading.h"
#include "ui/models/settings/authority/RuleTrial.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/parts/TickBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/authority/TryLine.h"
#include "ui/words/Words.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

namespace {

constexpr int kNone = -1;

QString nameOf(const QString& member)
{
    return QStringLiteral("settings.ceilings.field.") + member;
}

/// Nothing where it is no number of people, or is empty.
std::optional<qint64> reachIn(const QString& text)
{
    static const QRegularExpression kNumber(QStringLiteral("^\\d{1,12}$"));
    return kNumber.match(text).hasMatch() ? std::optional<qint64>(text.toLongLong()) : std::nullopt;
}

void choose(QComboBox* box, const std::optional<Autonomy>& level)
{
    box->setCurrentIndex(std::max(0, box->findData(level ? int(*level) : kNone)));
}

std::optional<Autonomy> chosen(const QComboBox* box)
{
    const int level = box->currentData().toInt();
    return level == kNone ? std::nullopt : std::optional<Autonomy>(Autonomy(level));
}

/// "smtp/main" as people read it.
QString accountWords(const QString& key)
{
    const QString account = key.section(u'/', 1);
    const QString connector = connectorWords({key.section(u'/', 0, 0)});
    return account == QLatin1String("main") ? connector : CeilingForm::tr("%1, account %2").arg(connector, account);
}

} // namespace

CeilingForm::CeilingForm(const RuleTrial* trial, QWidget* parent)
    : QWidget(parent), m_trial(trial), m_fields(fieldList()), m_level(levelBox()), m_irreversible(levelBox()), m_untrusted(levelBox()), m_cost(new QLineEdit(this)), m_reach(new QLineEdit(this)),
      m_only(new TickBox(tr("Nothing goes out but through these"), this)), m_accountPlace(new QWidget(this)), m_note(new Sentence(Saying::Bad, this)),
      m_try(new TryLine(trial, QStringLiteral("settings.ceilings.make"), this))
{
    build();
    for (QLineEdit* line : {m_cost, m_reach})
        connect(line, &QLineEdit::textChanged, this, &CeilingForm::offer);
    connect(m_only, &QCheckBox::toggled, this, [this](bool only) {
        m_accountPlace->setVisible(only);
        offer();
    });
    connect(m_try, &TryLine::left, this, &CeilingForm::left);
    connect(m_try, &TryLine::wanted, this, &CeilingForm::wanted);
}

QComboBox* CeilingForm::levelBox()
{
    auto* box = new FilterBox(this);
    box->addItem(tr("No ceiling"), kNone);
    for (const Autonomy level : {Autonomy::L3, Autonomy::L2, Autonomy::L1})
        box->addItem(tr("%1, at most", "a level").arg(words(level)), int(level));
    connect(box, &QComboBox::currentIndexChanged, this, &CeilingForm::offer);
    return box;
}

void CeilingForm::build()
{
    setObjectName(QStringLiteral("settings.ceilings.form"));
    auto* column = columnOf(this);
    addField(m_fields, tr("Any action"), m_level, nameOf(QStringLiteral("level")));
    addField(m_fields, tr("What cannot be undone"), m_irreversible, nameOf(QStringLiteral("irreversible")));
    addField(m_fields, tr("What was made from a stranger's text"), m_untrusted, nameOf(QStringLiteral("untrusted")));
    addField(m_fields, tr("You are asked above"), m_cost, nameOf(QStringLiteral("cost")));
    addField(m_fields, tr("You are asked above so many people"), m_reach, nameOf(QStringLiteral("reach")));
    addField(m_fields, QString(), m_only, nameOf(QStringLiteral("only")));
    addField(m_fields, QString(), m_accountPlace, nameOf(QStringLiteral("accounts")));
    m_cost->setPlaceholderText(tr("whatever it costs; or dollars, as 50"));
    m_reach->setPlaceholderText(tr("however many; or a number, as 1000"));
    auto* flow = new FlowLayout(m_accountPlace);
    flow->setSpacing(kHalfGap);
    flow->setContentsMargins(0, 0, 0, 0);
    m_accountPlace->setAccessibleName(tr("Accounts that alone may be used"));
    m_accountPlace->hide();
    m_note->setObjectName(QStringLiteral("settings.ceilings.note"));
    m_note->say({});
    column->addLayout(m_fields);
    column->addWidget(m_note);
    column->addWidget(m_try);
    m_try->setSubject(tr("your ceilings"));
}

/// Of every kind that there is, and of those that she has set without one; after the ceiling of any.
void CeilingForm::addKinds(const Ceilings& now)
{
    QList<std::pair<ActionKind, QString>> kinds;
    for (const KindLine& line : kindLines(m_trial->state(), m_trial->now()))
        kinds.append({line.kind, line.title});
    for (auto kind = now.kinds.keyBegin(); kind != now.kinds.keyEnd(); ++kind)
        if (std::none_of(kinds.begin(), kinds.end(), [&kind](const auto& known) { return known.first == *kind; }))
            kinds.append({*kind, opened(kind->text)});
    for (QComboBox* box : std::as_const(m_kinds))
        m_fields->removeRow(box);
    m_kinds.clear();
    QWidget* before = m_level;
    for (const auto& [kind, title] : std::as_const(kinds)) {
        QComboBox* box = levelBox();
        m_kinds.insert(kind, box);
        m_fields->insertRow(int(m_kinds.size()), title, box);
        box->setObjectName(nameOf(QStringLiteral("kind.") + kind.text));
        box->setAccessibleName(title);
        setTabOrder(before, box);
        before = box;
    }
    setTabOrder(before, m_irreversible);
}

void CeilingForm::addAccounts(const QList<ConnectorId>& connectors, const Ceilings& now)
{
    QStringList accounts;
    for (const ConnectorId& connector : connectors)
        accounts.append(accountKey(connector, {}));
    accounts += m_trial->state().door.accounts.keys() + now.accounts.value_or(QStringList());
    accounts.removeDuplicates();
    qDeleteAll(m_accounts);
    m_accounts.clear();
    QWidget* before = m_only;
    for (const QString& account : std::as_const(accounts)) {
        auto* chip = new Chip(accountWords(account), m_accountPlace);
        chip->setObjectName(QStringLiteral("settings.ceilings.account.") + account);
        chip->setCheckable(true);
        chip->setChecked(now.accounts && now.accounts->contains(account));
        connect(chip, &Chip::toggled, this, &CeilingForm::offer);
        m_accountPlace->layout()->addWidget(chip);
        setTabOrder(before, chip);
        before = chip;
        m_accounts.insert(account, chip);
    }
}

void CeilingForm::begin(const QList<ConnectorId>& connectors)
{
    const Ceilings now = m_trial->state().rules.ceilings.value_or(Ceilings{});
    addKinds(now);
    addAccounts(connectors, now);
    fill(now);
    offer();
    m_level->setFocus(Qt::OtherFocusReason);
}

void CeilingForm::fill(const Ceilings& now)
{
    choose(m_level, now.level);
    for (auto kind = m_kinds.begin(); kind != m_kinds.end(); ++kind)
        choose(*kind, now.kinds.contains(kind.key()) ? std::optional<Autonomy>(now.kinds.value(kind.key())) : std::nullopt);
    choose(m_irreversible, now.irreversible);
    choose(m_untrusted, now.untrusted);
    m_cost->setText(now.perAction ? typedAmount(*now.perAction) : QString());
    m_reach->setText(now.reach ? QString::number(*now.reach) : QString());
    m_only->setChecked(now.accounts.has_value());
}

/// Of none at all: that the organisation's file alone limits it.
std::optional<Ceilings> CeilingForm::ceilings() const
{
    Ceilings all;
    all.level = chosen(m_level);
    for (auto kind = m_kinds.begin(); kind != m_kinds.end(); ++kind)
        if (const std::optional<Autonomy> level = chosen(*kind))
            all.kinds.insert(kind.key(), *level);
    all.irreversible = chosen(m_irreversible);
    all.untrusted = chosen(m_untrusted);
    all.perAction = amountIn(m_cost->text().trimmed());
    all.reach = reachIn(m_reach->text().trimmed());
    if (m_only->isChecked()) {
        all.accounts = QStringList();
        for (auto account = m_accounts.begin(); account != m_accounts.end(); ++account)
            if ((*account)->isChecked())
                all.accounts->append(account.key());
    }
    const bool isAny = all.level || !all.kinds.isEmpty() || all.irreversible || all.untrusted || all.perAction || all.reach || all.accounts;
    return isAny ? std::optional<Ceilings>(all) : std::nullopt;
}

QString CeilingForm::fault() const
{
    const QString cost = m_cost->text().trimmed(), reach = m_reach->text().trimmed();
    if (!cost.isEmpty() && !amountIn(cost))
        return notAnAmountText();
    return !reach.isEmpty() && !reachIn(reach) ? tr("How many people is a number, as 1000.") : QString();
}

void CeilingForm::offer()
{
    const QString wrong = fault();
    m_note->say(wrong);
    m_try->setVisible(wrong.isEmpty());
    if (wrong.isEmpty())
        m_try->offerCeilings([this] { return ceilings(); }, QStringLiteral("her ceilings"));
}

void CeilingForm::setReadOnly(const QString& why)
{
    m_try->setReadOnly(why);
}

} // namespace qd::ui
