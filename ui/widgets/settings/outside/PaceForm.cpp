#include "ui/widgets/settings/outside/PaceForm.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
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
    : FieldForm(QStringLiteral("settings.pace.%1").arg(way.name), parent), m_way(way), m_ways(ways)
{
    column()->setContentsMargins(0, kHalfGap, 0, kHalfGap);
    addMost();
    addQuiet();
    addButtons(tr("Keep"), tr("Keep these limits"), tr("Change no limit"));
}

void PaceForm::addMost()
{
    const std::tuple<QLineEdit**, QString, QString> limits[] = {{&m_minute, QStringLiteral("minute"), tr("a minute")}, {&m_hour, QStringLiteral("hour"), tr("an hour")}, {&m_day, QStringLiteral("day"), tr("a day")}, {&m_month, QStringLiteral("month"), tr("a month")}};
    auto* row = new QHBoxLayout;
    row->setSpacing(kHalfGap);
    for (const auto& [most, member, words] : limits) {
        *most = input(member, tr("At most so many %1", "a minute, an hour, a day, a month").arg(words), kNumberWide);
        row->addWidget(*most);
        row->addWidget(new QLabel(words, this));
        row->addSpacing(kHalfGap);
    }
    row->addStretch(1);
    fields()->addRow(tr("At most"), row);
}

void PaceForm::addQuiet()
{
    m_from = input(QStringLiteral("from"), tr("Quiet from"), kClockWide);
    m_from->setPlaceholderText(QStringLiteral("22:00"));
    m_until = input(QStringLiteral("until"), tr("Quiet until"), kClockWide);
    m_until->setPlaceholderText(QStringLiteral("07:00"));
    m_zone = input(QStringLiteral("zone"), tr("Time zone of the quiet hours"), kZoneWide);
    m_zone->setPlaceholderText(QStringLiteral("Europe/Berlin"));
    auto* row = new QHBoxLayout;
    row->setSpacing(kHalfGap);
    row->addWidget(m_from);
    row->addWidget(new QLabel(tr("to", "from one time of day to another"), this));
    row->addWidget(m_until);
    row->addWidget(new QLabel(tr("in", "in a time zone"), this));
    row->addWidget(m_zone);
    row->addStretch(1);
    fields()->addRow(tr("Quiet from"), row);
}

QLineEdit* PaceForm::input(const QString& member, const QString& words, int width)
{
    auto* line = new QLineEdit(this);
    line->setObjectName(nameOf(member));
    line->setAccessibleName(words);
    line->setFixedWidth(width);
    watch(line);
    return line;
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
    note()->say(tr("Days and months are those of UTC. What is empty limits nothing; where the department says something, too, the stricter of both holds."), Saying::Muted);
    enable();
    m_minute->setFocus(Qt::OtherFocusReason);
}

void PaceForm::send()
{
    ChannelPace pace;
    pace.connector = {m_way.name};
    pace.perMinute = mostIn(m_minute);
    pace.perHour = mostIn(m_hour);
    pace.perDay = mostIn(m_day);
    pace.perMonth = mostIn(m_month);
    pace.quietFrom = m_from->text().trimmed();
    pace.quietUntil = m_until->text().trimmed();
    pace.timeZone = pace.quietFrom.isEmpty() && pace.quietUntil.isEmpty() ? QString() : m_zone->text().trimmed();
    m_ways->limit(m_way.name, pace, this, awaited(m_way.name));
}

} // namespace qd::ui
