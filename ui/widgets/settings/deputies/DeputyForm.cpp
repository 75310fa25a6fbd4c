#include "ui/widgets/settings/deputies/DeputyForm.h"

#include "ui/models/settings/outside/WayReading.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/parts/TickBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Words.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr qsizetype kKeyBytes = 32;

QString nameOf(const char* part)
{
    return QStringLiteral("settings.deputies.field.") + QLatin1String(part);
}

/// Nothing where it is no amount, or is empty.
std::optional<Money> amountIn(const QString& text)
{
    static const QRegularExpression kAmount(QStringLiteral("^\\$?(\\d{1,9})(?:\\.(\\d{1,6}))?$"));
    const QRegularExpressionMatch match = kAmount.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return Money{match.captured(1).toLongLong() * 1'000'000 + match.captured(2).leftJustified(6, u'0').toLongLong()};
}

/// As it was printed, with the blanks that a mail may have put in.
QByteArray keyIn(const QString& text)
{
    const QString plain = QString(text).remove(u' ').toLower();
    const QByteArray key = QByteArray::fromHex(plain.toLatin1());
    return QString::fromLatin1(key.toHex()) == plain ? key : QByteArray();
}

} // namespace

DeputyForm::DeputyForm(const Clock* clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_me(new TickBox(tr("That is me, on another machine"), this)), m_title(new QLineEdit(this)), m_key(new QLineEdit(this)),
      m_kindPlace(new QWidget(this)), m_most(new QLineEdit(this)), m_until(new FilterBox(this)),
      m_add(smallButton(tr("Add"), QStringLiteral("settings.deputies.make"), tr("Have them decide in your place"), this)),
      m_leave(smallButton(tr("Cancel"), QStringLiteral("settings.deputies.leave"), tr("Add nobody"), this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    for (QLineEdit* line : {m_title, m_key, m_most}) {
        connect(line, &QLineEdit::textChanged, this, &DeputyForm::enable);
        connect(line, &QLineEdit::returnPressed, this, &DeputyForm::add);
    }
    connect(m_add, &QPushButton::clicked, this, &DeputyForm::add);
    connect(m_leave, &QPushButton::clicked, this, &DeputyForm::left);
}

void DeputyForm::build()
{
    setObjectName(QStringLiteral("settings.deputies.form"));
    auto* column = columnOf(this);
    m_me->setObjectName(nameOf("me"));
    column->addWidget(m_me);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kGap);
    form->setVerticalSpacing(kHalfGap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const std::tuple<QString, QWidget*, const char*> rows[] = {{tr("Name"), m_title, "title"}, {tr("Key"), m_key, "key"}, {tr("Only these kinds"), m_kindPlace, "kinds"},
                                                               {tr("Up to, each"), m_most, "most"}, {tr("Until"), m_until, "until"}};
    for (const auto& [label, input, member] : rows) {
        form->addRow(label, input);
        input->setObjectName(nameOf(member));
        input->setAccessibleName(label);
    }
    m_key->setPlaceholderText(tr("64 letters and digits"));
    m_most->setPlaceholderText(tr("whatever it costs; or dollars, as 50"));
    auto* flow = new FlowLayout(m_kindPlace);
    flow->setSpacing(kHalfGap);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const auto& [words, days] : {std::pair{tr("Without an end"), 0}, {tr("One day from now"), 1}, {tr("One week from now"), 7}, {tr("Two weeks from now"), 14}, {tr("30 days from now"), 30}})
        m_until->addItem(words, days);
    column->addLayout(form);
    column->addWidget(m_note);
    m_note->setObjectName(QStringLiteral("settings.deputies.note"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    m_add->setProperty("kind", QStringLiteral("main"));
    buttons->addWidget(m_add);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    column->addLayout(buttons);
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

void DeputyForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void DeputyForm::enable()
{
    const bool isKey = keyIn(m_key->text()).size() == kKeyBytes;
    const bool isAmount = m_most->text().trimmed().isEmpty() || amountIn(m_most->text().trimmed());
    const bool isKeyBegun = !m_key->text().trimmed().isEmpty();
    m_note->say(isKeyBegun && !isKey ? tr("A key has 64 letters and digits: 0 to 9 and a to f.") : !isAmount ? tr("An amount is in dollars, as 50 or 19.90.") : QString(), Saying::Bad);
    m_add->setEnabled(!m_title->text().trimmed().isEmpty() && isKey && isAmount);
}

void DeputyForm::add()
{
    if (!m_add->isEnabled())
        return;
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
