#include "ui/widgets/inbox/later/LaterPicker.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/inbox/later/LaterMenu.h"
#include "ui/widgets/parts/KeyButton.h"

#include <QCalendarWidget>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace qd::ui {

namespace {

QDateTime local(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

/// The calendar in our colours: its own red cannot be read on dark, and its arrows are pictures.
void dress(QCalendarWidget* calendar)
{
    constexpr int kInSight = 42; // days that one page shows
    QTextCharFormat beyond; // the style does not tell days that can't be taken from others
    beyond.setForeground(mixed(tokens().textFaint, tokens().panel, 0.6));
    for (int days = 1; days <= kInSight; ++days) {
        calendar->setDateTextFormat(calendar->minimumDate().addDays(-days), beyond);
        calendar->setDateTextFormat(calendar->maximumDate().addDays(days), beyond);
    }
    QTextCharFormat plain;
    plain.setForeground(tokens().text);
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(day, plain);
    for (const auto& [name, arrow] : {std::pair("qt_calendar_prevmonth", Qt::LeftArrow), std::pair("qt_calendar_nextmonth", Qt::RightArrow)}) {
        if (auto* button = calendar->findChild<QToolButton*>(QLatin1String(name))) {
            button->setIcon({});
            button->setArrowType(arrow);
        }
    }
}

} // namespace

LaterPicker::LaterPicker(Instant now, Instant latest, QWidget* parent) : QFrame(parent, Qt::Popup), m_when(new QDateTimeEdit(this))
{
    setObjectName(QStringLiteral("later.picker"));
    setAccessibleName(tr("Put off until"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_when->setObjectName(QStringLiteral("later.when"));
    m_when->setAccessibleName(tr("Put off until"));
    m_when->setCalendarPopup(true);
    m_when->setDisplayFormat(QStringLiteral("ddd d MMM yyyy  HH:mm"));
    m_when->setDateTimeRange(local(now).addSecs(60), local(latest));
    m_when->setDateTime(local(tomorrowMorning(now)));
    dress(m_when->calendarWidget());
    build();
}

void LaterPicker::build()
{
    auto* put = new KeyButton(tr("Put off"), QStringLiteral("↵"), QStringLiteral("later.put"), this);
    put->setLook(KeyButton::Look::Main);
    auto* cancel = new KeyButton(tr("Cancel"), QStringLiteral("Esc"), QStringLiteral("later.cancel"), this);
    auto* title = new QLabel(tr("Put off until"), this);
    title->setFont(strongFont());
    title->setBuddy(m_when);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPad, kPad, kPad, kPad);
    column->setSpacing(kGap);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    buttons->addWidget(put);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    column->addWidget(title);
    column->addWidget(m_when);
    column->addLayout(buttons);
    connect(put, &QPushButton::clicked, this, &LaterPicker::take);
    connect(cancel, &QPushButton::clicked, this, &QWidget::close);
}

void LaterPicker::open(const QPoint& place)
{
    adjustSize();
    const QRect room = screen()->availableGeometry();
    move(qBound(room.left(), place.x(), qMax(room.left(), room.right() - width())),
         qBound(room.top(), place.y(), qMax(room.top(), room.bottom() - height())));
    show();
    m_when->setFocus(Qt::PopupFocusReason);
    m_when->setSelectedSection(QDateTimeEdit::DaySection);
}

void LaterPicker::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        auto* button = qobject_cast<QAbstractButton*>(focusWidget());
        return button ? button->click() : take();
    }
    QFrame::keyPressEvent(event);
}

void LaterPicker::take()
{
    const Instant until{m_when->dateTime().toMSecsSinceEpoch()};
    close();
    emit chosen(until);
}

} // namespace qd::ui
