#include "ui/widgets/inbox/later/LaterMenu.h"

#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QWidgetAction>

namespace qd::ui {

namespace {

constexpr int kMorning = 9; // o'clock
constexpr int kEvening = 18;
constexpr std::chrono::hours kSoon{1};

Instant at(const QDate& day, int hour)
{
    return {QDateTime(day, QTime(hour, 0)).toMSecsSinceEpoch()};
}

QDate today(Instant now)
{
    return QDateTime::fromMSecsSinceEpoch(now.ms).date();
}

} // namespace

Instant tomorrowMorning(Instant now)
{
    return at(today(now).addDays(1), kMorning);
}

QList<LaterChoice> laterChoices(Instant now)
{
    const QDate day = today(now);
    const QDate monday = day.addDays(8 - day.dayOfWeek());
    QList<LaterChoice> choices{{LaterMenu::tr("In an hour"), now + kSoon}};
    if (const Instant morning = at(day, kMorning); morning - now > kSoon)
        choices.append({LaterMenu::tr("This morning"), morning});
    if (const Instant evening = at(day, kEvening); evening - now > kSoon)
        choices.append({LaterMenu::tr("This evening"), evening});
    choices.append({LaterMenu::tr("Tomorrow morning"), tomorrowMorning(now)});
    if (monday != day.addDays(1))
        choices.append({LaterMenu::tr("Monday morning"), at(monday, kMorning)});
    if (day.addDays(7) != monday)
        choices.append({LaterMenu::tr("In a week"), at(day.addDays(7), kMorning)});
    return choices;
}

LaterMenu::LaterMenu(const About& about, Instant now, QWidget* parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("later"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString title = about.items > 1 ? tr("Put off %n item(s) until", nullptr, int(about.items)) : tr("Put off until");
    setAccessibleName(title);
    auto* head = new QLabel(title); // the style draws no words in a section of a menu
    head->setFont(headingFont());
    head->setProperty("role", QStringLiteral("faint"));
    head->setContentsMargins(kPad, kGap, kPad, kHalfGap);
    auto* heading = new QWidgetAction(this);
    heading->setDefaultWidget(head);
    heading->setEnabled(false);
    addAction(heading);
    if (about.isPutOff)
        connect(add(QStringLiteral("later.now"), tr("Now: bring it back"), {}), &QAction::triggered, this, &LaterMenu::returnChosen);
    int number = 0;
    for (const LaterChoice& choice : laterChoices(now)) {
        const bool expires = about.expires && *about.expires < choice.until;
        const QString beside = expires ? tr("expires first, %1", "when").arg(momentText(*about.expires, now)) : momentText(choice.until, now);
        QAction* action = add(QStringLiteral("later.%1").arg(number++), choice.name, beside);
        connect(action, &QAction::triggered, this, [this, until = choice.until] { emit chosen(until); });
    }
    connect(add(QStringLiteral("later.date"), tr("Pick a date …"), {}), &QAction::triggered, this, &LaterMenu::dateWanted);
}

QAction* LaterMenu::add(const QString& name, const QString& words, const QString& beside)
{
    const QString text = QStringLiteral("%1   %2").arg(m_choices.size() + 1).arg(words);
    QAction* action = addAction(beside.isEmpty() ? text : text + QStringLiteral("   \t") + beside);
    action->setObjectName(name);
    m_choices.append(action);
    return action;
}

void LaterMenu::open(const QPoint& place)
{
    popup(place);
    setActiveAction(m_choices.first());
}

void LaterMenu::keyPressEvent(QKeyEvent* event)
{
    const int digit = event->key() - Qt::Key_1;
    if (digit < 0 || digit >= m_choices.size())
        return QMenu::keyPressEvent(event);
    QAction* action = m_choices.at(digit);
    close(); // deleted when the loop comes round, after what was chosen is done
    action->trigger();
}

} // namespace qd::ui
