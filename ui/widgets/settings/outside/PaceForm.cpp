#include "ui/widgets/settings/outside/PaceForm.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/outside/WayRow.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr int kNumberWide = 72;
constexpr int kClockWide = 72;
constexpr int kZoneWide = 220;

/// Empty limits nothing; what is no number is a limit that cannot hold, which is refused with its reason.
std::optional<qint64> mostIn(const QLineEdit* input)
{
    const QString text = input->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text.toLongLong());
}

QString textOf(const std::optional<qint64>& most)
{
    return most ? QString::number(*most) : QString();
}

} // namespace

PaceForm::PaceForm(const WayLine& way, WaysOut* ways, QWidget* parent)
    : QWidget(parent), m_way(way), m_ways(ways), m_keep(smallButton(tr("Keep"), QStringLiteral("settings.pace.%1.keep").arg(way.name), tr("Keep these limits"), this)),
      m_leave(smallButton(tr("Cancel"), QStringLiteral("settings.pace.%1.leave").arg(way.name), tr("Change no limit"), this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    connect(m_keep, &QPushButton::clicked, this, &PaceForm::keep);
    connect(m_leave, &QPushButton::clicked, this, &PaceForm::left);
}

void PaceForm::build()
{
    setObjectName(QStringLiteral("settings.pace.%1").arg(m_way.name));
    auto* column = columnOf(this, {0, kHalfGap, 0, kHalfGap});
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kGap);
    form->setVerticalSpacing(kHalfGap);
    auto* most = new QHBoxLayout;
    most->setSpacing(kHalfGap);
    m_minute = number(most, "minute", tr("a minute"));
    m_hour = number(most, "hour", tr("an hour"));
    m_day = number(most, "day", tr("a day"));
    m_month = number(most, "month", tr("a month"));
    most->addStretch(1);
    form->addRow(tr("At most"), most);
    auto* quiet = new QHBoxLayout;
    quiet->setSpacing(kHalfGap);
    m_from = clock("from", tr("Quiet from"));
    m_until = clock("until", tr("Quiet until"));
    m_zone = new QLineEdit(this);
    m_zone->setObjectName(QStringLiteral("settings.pace.%1.zone").arg(m_way.name));
    m_zone->setAccessibleName(tr("Time zone of the quiet hours"));
    m_zone->setPlaceholderText(QStringLiteral("Europe/Berlin"));
    m_zone->setFixedWidth(kZoneWide);
    connect(m_zone, &QLineEdit::returnPressed, this, &PaceForm::keep);
    quiet->addWidget(m_from);
    quiet->addWidget(new QLabel(tr("to", "from one time of day to another"), this));
    quiet->addWidget(m_until);
    quiet->addWidget(new QLabel(tr("in", "in a time zone"), this));
    quiet->addWidget(m_zone);
    quiet->addStretch(1);
    form->addRow(tr("Quiet from"), quiet);
    column->addLayout(form);
    m_note->setObjectName(QStringLiteral("settings.pace.%1.note").arg(m_way.name));
    column->addWidget(m_note);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    m_keep->setProperty("kind", QStringLiteral("main"));
    buttons->addWidget(m_keep);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    column->addLayout(buttons);
}

QLineEdit* PaceForm::number(QHBoxLayout* row, const char* member, const QString& words)
{
    auto* input = new QLineEdit(this);
    input->setObjectName(QStringLiteral("settings.pace.%1.%2").arg(m_way.name, QLatin1String(member)));
    input->setAccessibleName(tr("At most so many %1", "a minute, an hour, a day, a month").arg(words));
    input->setFixedWidth(kNumberWide);
    connect(input, &QLineEdit::returnPressed, this, &PaceForm::keep);
    row->addWidget(input);
    row->addWidget(new QLabel(words, this));
    row->addSpacing(kHalfGap);
    return input;
}

QLineEdit* PaceForm::clock(const char* member, const QString& words)
{
    auto* input = new QLineEdit(this);
    input->setObjectName(QStringLiteral("settings.pace.%1.%2").arg(m_way.name, QLatin1String(member)));
    input->setAccessibleName(words);
    input->setPlaceholderText(QLatin1String(member) == QLatin1String("from") ? QStringLiteral("22:00") : QStringLiteral("07:00"));
    input->setFixedWidth(kClockWide);
    connect(input, &QLineEdit::returnPressed, this, &PaceForm::keep);
    return input;
}

void PaceForm::begin(const WayLine& way)
{
    m_way = way;
    m_minute->setText(textOf(way.own.perMinute));
    m_hour->setText(textOf(way.own.perHour));
    m_day->setText(textOf(way.own.perDay));
    m_month->setText(textOf(way.own.perMonth));
    m_from->setText(way.own.quietFrom);
    m_until->setText(way.own.quietUntil);
    m_zone->setText(way.own.timeZone.isEmpty() ? QString::fromUtf8(QTimeZone::systemTimeZoneId()) : way.own.timeZone);
    m_note->say(tr("Days and months are those of UTC. What is empty limits nothing; where the department says something, too, the stricter of both holds."), Saying::Muted);
    m_minute->setFocus(Qt::OtherFocusReason);
}

void PaceForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void PaceForm::keep()
{
    if (!m_keep->isEnabled())
        return;
    ChannelPace pace;
    pace.connector = {m_way.name};
    pace.perMinute = mostIn(m_minute);
    pace.perHour = mostIn(m_hour);
    pace.perDay = mostIn(m_day);
    pace.perMonth = mostIn(m_month);
    pace.quietFrom = m_from->text().trimmed();
    pace.quietUntil = m_until->text().trimmed();
    pace.timeZone = pace.quietFrom.isEmpty() && pace.quietUntil.isEmpty() ? QString() : m_zone->text().trimmed();
    m_keep->setEnabled(false);
    m_ways->limit(m_way.name, pace, this, [this](const Result<Done>& done) {
        m_keep->setEnabled(true);
        done ? emit kept() : m_note->say(faultText(done.error()), Saying::Bad);
    });
}

} // namespace qd::ui
