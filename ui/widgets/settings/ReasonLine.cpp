#include "ui/widgets/settings/ReasonLine.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace qd::ui {

ReasonLine::ReasonLine(const QString& name, const QString& why, const QString& sure, const QString& leave, QWidget* parent)
    : QWidget(parent), m_reason(new QLineEdit(this)), m_sure(smallButton(sure, name + QStringLiteral(".sure"), {}, this)), m_leave(smallButton(leave, name + QStringLiteral(".leave"), {}, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, kHalfGap, 0, 0);
    row->setSpacing(kGap);
    m_reason->setObjectName(name + QStringLiteral(".reason"));
    m_reason->setPlaceholderText(why);
    row->addWidget(m_reason, 1);
    row->addWidget(m_sure);
    row->addWidget(m_leave);
    connect(m_reason, &QLineEdit::textChanged, this, &ReasonLine::enable);
    connect(m_reason, &QLineEdit::returnPressed, this, &ReasonLine::give);
    connect(m_sure, &QPushButton::clicked, this, &ReasonLine::give);
    connect(m_leave, &QPushButton::clicked, this, &ReasonLine::leave);
    enable();
    hide();
}

void ReasonLine::setSubject(const QString& why)
{
    m_reason->setAccessibleName(why);
}

void ReasonLine::ask(QPushButton* from)
{
    m_from = from;
    m_from->hide();
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ReasonLine::leave()
{
    const bool hadKeys = isAncestorOf(focusWidget());
    hide();
    if (!m_from)
        return;
    m_from->show();
    if (hadKeys)
        m_from->setFocus(Qt::OtherFocusReason);
}

void ReasonLine::setHeld(bool held)
{
    m_isHeld = held;
    enable();
}

void ReasonLine::enable()
{
    m_sure->setEnabled(!m_isHeld && !m_reason->text().trimmed().isEmpty());
}

void ReasonLine::give()
{
    if (m_sure->isEnabled())
        emit given(m_reason->text().trimmed());
}

void ReasonLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
