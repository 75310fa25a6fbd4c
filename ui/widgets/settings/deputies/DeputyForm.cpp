#include "ui/widgets/settings/deputies/DeputyForm.h"

#include "ui/models/settings/TypedAmount.h"
#include "ui/models/settings/outside/WayReading.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/parts/TickBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Words.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr qsizetype kKeyBytes = 32;

/// As it was printed, with the blanks that a mail may have put in.
QByteArray keyIn(const QString& text)
{
    const QString plain = QString(text).remove(u' ').toLower();
    const QByteArray key = QByteArray::fromHex(plain.toLatin1());
    return QString::fromLatin1(key.toHex()) == plain ? key : QByteArray();
}

} // namespace

DeputyForm::DeputyForm(const Clock* clock, QWidget* parent)
    : FieldForm(QStringLiteral("settings.deputies"), parent), m_clock(clock), m_me(new TickBox(tr("That is me, on another machine"), this)), m_title(new QLineEdit(this)), m_key(new QLineEdit(this)),
      m_kindPlace(new QWidget(this)), m_most(new QLineEdit(this)), m_until(new FilterBox(this))
{
    m_me->setObjectName(nameOf(QStringLiteral("me")));
    column()->insertWidget(0, m_me);
    addField(tr("Name"), m_title, QStringLiteral("title"));
    addField(tr("Key"), m_key, QStringLiteral("key"));
    addField(tr("Only these kinds"), m_kindPlace, QStringLiteral("kinds"));
    addField(tr("Up to, each"), m_most, QStringLiteral("most"));
    addField(tr("Until"), m_until, QStringLiteral("until"));
    m_key->setPlaceholderText(tr("64 letters and digits"));
    m_most->setPlaceholderText(tr("whatever it costs; or dollars, as 50"));
    auto* flow = new FlowLayout(m_kindPlace);
    flow->setSpacing(kHalfGap);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const auto& [words, days] : {std::pair{tr("Without an end"), 0}, {tr("One day from now"), 1}, {tr("One week from now"), 7}, {tr("Two weeks from now"), 14}, {tr("30 days from now"), 30}})
        m_until->addItem(words, days);
    addButtons(tr("Add"), tr("Have them decide in your place"), tr("Add nobody"));
}

void DeputyForm::fillKinds(const QList<ActionKind>& kinds)
{
    qDeleteAll(m_kinds);
    m_kinds.clear();
    QWidget* before = m_key;
    for (const ActionKind& kind : kinds) {
        auto* chip = new Chip(opened(kind.text), m_kindPlace);
        chip->setObjectName(QStringLiteral("settings.deputies.kind.") + kind.text);
        chip->setProperty("kind", kind.text);
        chip->setCheckable(true);
        m_kindPlace->layout()->addWidget(chip);
        setTabOrder(before, chip);
        before = chip;
        m_kinds.append(chip);
    }
    setTabOrder(before, m_most);
}

void DeputyForm::begin(const QList<ActionKind>& kinds)
{
    fillKinds(kinds);
    m_me->setChecked(false);
    for (QLineEdit* line : {m_title, m_key, m_most})
        line->clear();
    m_until->setCurrentIndex(0);
    enable();
    m_title->setFocus(Qt::OtherFocusReason);
}

bool DeputyForm::isComplete() const
{
    const QString most = m_most->text().trimmed();
    return !m_title->text().trimmed().isEmpty() && keyIn(m_key->text()).size() == kKeyBytes && (most.isEmpty() || amountIn(most));
}

void DeputyForm::enable()
{
    FieldForm::enable();
    const QString key = m_key->text().trimmed(), most = m_most->text().trimmed();
    const bool isKeyWrong = !key.isEmpty() && keyIn(key).size() != kKeyBytes;
    note()->say(isKeyWrong ? tr("A key has 64 letters and digits: 0 to 9 and a to f.") : !most.isEmpty() && !amountIn(most) ? notAnAmountText() : QString(), Saying::Bad);
}

void DeputyForm::send()
{
    SetDeputy command;
    Deputy& deputy = command.deputy;
    deputy.title = m_title->text().trimmed();
    deputy.id = m_me->isChecked() ? human() : AgentId{idFor(deputy.title)};
    deputy.publicKey = keyIn(m_key->text());
    for (const Chip* chip : std::as_const(m_kinds))
        if (chip->isChecked())
            deputy.kinds.append({chip->property("kind").toString()});
    deputy.most = amountIn(m_most->text().trimmed());
    if (const int days = m_until->currentData().toInt(); days > 0)
        deputy.until = m_clock->now() + std::chrono::days(days);
    emit wanted(command);
}

} // namespace qd::ui
