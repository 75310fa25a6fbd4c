#include "ui/widgets/EmptyState.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd::ui {

namespace {
constexpr int kIconSize = 28;
}

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_sentence(new QLabel(this)), m_detail(new QLabel(this)),
      m_action(new QPushButton(this))
{
    setFocusPolicy(Qt::StrongFocus); // it stands where a list would, and is read out
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
    column->setSpacing(kGap);
    column->addStretch(1);
    for (QLabel* label : {m_icon, m_sentence, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        column->addWidget(label);
    }
    m_detail->setFont(smallFont());
    m_detail->setProperty("role", QStringLiteral("muted"));
    m_action->setObjectName(QStringLiteral("empty.action"));
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::acted);
}

void EmptyState::set(const QString& icon, const QString& sentence, const QString& detail, const QString& action)
{
    m_name = icon;
    showIcon();
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
}

void EmptyState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

void turnTo(QStackedWidget* stack, QWidget* page, QWidget* focus, QWidget* owner)
{
    if (stack->currentWidget() == page && owner->focusProxy() == focus)
        return;
    const QWidget* now = QApplication::focusWidget();
    const bool had = now && (now == stack || stack->isAncestorOf(now));
    stack->setCurrentWidget(page);
    owner->setFocusProxy(focus);
    if (had)
        focus->setFocus(Qt::OtherFocusReason);
}

void EmptyState::showIcon()
{
    m_icon->setVisible(!m_name.isEmpty());
    m_icon->setPixmap(icon(m_name, tokens().textFaint).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
}

} // namespace qd::ui
