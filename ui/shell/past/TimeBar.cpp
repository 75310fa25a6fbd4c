#include "ui/shell/past/TimeBar.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <limits>

namespace qd::ui {

namespace {
constexpr Sequence kMostSteps = std::numeric_limits<int>::max();
}

TimeBar::TimeBar(QWidget* parent) : QWidget(parent), m_words(new QLabel), m_place(new QLabel), m_slider(new QSlider(Qt::Horizontal))
{
    setObjectName(QStringLiteral("shell.time"));
    setAccessibleName(tr("As it was"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(2 * kGap + 24, kHalfGap + 2, kGap, kHalfGap + 2);
    line->setSpacing(kPad);
    m_words->setObjectName(QStringLiteral("shell.time.words"));
    m_words->setFont(strongFont());
    line->addWidget(m_words);
    m_slider->setObjectName(QStringLiteral("shell.time.slider"));
    m_slider->setAccessibleName(tr("Moment of the record"));
    m_slider->setMinimumWidth(160);
    line->addWidget(m_slider, 1);
    m_place->setObjectName(QStringLiteral("shell.time.place"));
    m_place->setFont(smallFont());
    m_place->setProperty("role", QStringLiteral("muted"));
    line->addWidget(m_place);
    auto* back = new QPushButton(tr("Back to now (Esc)"));
    back->setObjectName(QStringLiteral("shell.time.back"));
    back->setProperty("kind", QStringLiteral("main"));
    line->addWidget(back);
    connect(m_slider, &QSlider::valueChanged, this, [this](int at) { emit momentWanted(at); });
    connect(back, &QPushButton::clicked, this, &TimeBar::backAsked);
}

void TimeBar::show(Sequence moment, Sequence last, Instant time)
{
    const QSignalBlocker quiet(m_slider); // it only follows
    m_slider->setRange(1, int(qMin(last, kMostSteps)));
    m_slider->setPageStep(qMax(1, m_slider->maximum() / 50));
    if (!m_slider->isSliderDown())
        m_slider->setValue(int(qMin(moment, kMostSteps)));
    m_words->setText(tr("You are looking at %1").arg(absoluteText(time)));
    m_place->setText(tr("Fact %1 of %2 · nothing can be changed here").arg(countText(moment), countText(last)));
    const QString keys = tr("Right and Up go one fact later, Left and Down one earlier; Page Up goes a large step later, Page Down one earlier; "
                            "Home is the first fact, End is now.");
    m_slider->setToolTip(tr("Drag to a moment.") + QLatin1Char(' ') + keys);
    m_slider->setAccessibleDescription(m_words->text() + QStringLiteral(". ") + m_place->text() + QStringLiteral(". ") + keys);
}

void TimeBar::takeKeys()
{
    m_slider->setFocus(Qt::OtherFocusReason);
}

void TimeBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit backAsked();
    else
        QWidget::keyPressEvent(event);
}

void TimeBar::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), mixed(t.violet, t.panel, t.dark ? 0.22 : 0.14));
    painter.fillRect(0, height() - 2, width(), 2, t.violet);
    drawIcon(painter, QRectF(2 * kGap - 2, (height() - 18) / 2.0, 16, 16), QStringLiteral("clock"), t.violet);
}

} // namespace qd::ui
