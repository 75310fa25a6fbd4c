#include "ui/widgets/settings/inbound/AskLine.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace qd::ui {

AskLine::AskLine(const QString& name, const QString& yes, QWidget* parent)
    : QWidget(parent), m_question(new Sentence(Saying::Plain, this)), m_yes(smallButton(yes, name + QStringLiteral(".yes"), {}, this)), m_no(smallButton(tr("Keep it"), name + QStringLiteral(".no"), {}, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, kHalfGap, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_question, 1);
    row->addWidget(m_yes, 0, Qt::AlignTop);
    row->addWidget(m_no, 0, Qt::AlignTop);
    connect(m_no, &QPushButton::clicked, this, &AskLine::leave);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        leave();
        emit agreed();
    });
    hide();
}

void AskLine::ask(const QString& question, QWidget* from)
{
    m_from = from;
    m_question->say(question);
    show();
    m_no->setFocus(Qt::OtherFocusReason);
}

void AskLine::leave()
{
    hide();
    if (m_from)
        m_from->setFocus(Qt::OtherFocusReason);
}

void AskLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
