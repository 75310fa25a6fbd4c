#include "ui/widgets/inbox/NoteField.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/parts/KeyButton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace qd::ui {

namespace {
constexpr int kLongest = 2000;
}

NoteField::NoteField(const QString& name, QWidget* parent)
    : QWidget(parent), m_name(name), m_question(new QLabel(this)), m_chips(new QWidget(this)),
      m_field(new QLineEdit(this)),
      m_send(new KeyButton(tr("Send"), QStringLiteral("↵"), name + QStringLiteral(".send"), this)),
      m_cancel(new KeyButton(tr("Cancel"), QStringLiteral("Esc"), name + QStringLiteral(".cancel"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    m_question->setFont(strongFont());
    m_question->setWordWrap(true);
    m_field->setObjectName(name + QStringLiteral(".note"));
    m_field->setMaxLength(kLongest);
    m_send->setLook(KeyButton::Look::Main);
    auto* chips = new FlowLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    buttons->addWidget(m_send);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addWidget(m_question);
    column->addWidget(m_chips);
    column->addWidget(m_field);
    column->addLayout(buttons);
    connect(m_field, &QLineEdit::textChanged, this, &NoteField::judge);
    connect(m_field, &QLineEdit::returnPressed, this, &NoteField::send);
    connect(m_send, &QPushButton::clicked, this, &NoteField::send);
    connect(m_cancel, &QPushButton::clicked, this, &NoteField::cancelled);
}

void NoteField::ask(const Question& question)
{
    m_needed = question.needed;
    m_question->setText(question.text);
    m_field->clear();
    m_field->setPlaceholderText(question.placeholder);
    m_field->setAccessibleName(question.text);
    m_send->setText(question.send);
    m_send->setAccessibleName(question.send);
    m_send->updateGeometry();
    showChips(question.chips);
    judge();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void NoteField::showChips(const QStringList& chips)
{
    qDeleteAll(m_chips->findChildren<Chip*>(QString(), Qt::FindDirectChildrenOnly));
    m_chips->setVisible(!chips.isEmpty());
    for (qsizetype i = 0; i < chips.size(); ++i) {
        auto* chip = new Chip(chips.at(i), m_chips);
        chip->setObjectName(QStringLiteral("%1.chip%2").arg(m_name, QString::number(i)));
        m_chips->layout()->addWidget(chip);
        chip->show();
        connect(chip, &Chip::clicked, this, [this, words = chips.at(i)] {
            const QString now = m_field->text().trimmed();
            m_field->setText(now.isEmpty() || now == words ? words : now + QStringLiteral("; ") + words);
            m_field->setFocus(Qt::OtherFocusReason);
        });
    }
}

void NoteField::judge()
{
    m_send->setEnabled(!m_needed || !m_field->text().trimmed().isEmpty());
}

void NoteField::send()
{
    if (m_send->isEnabled())
        emit sent(m_field->text().trimmed());
}

void NoteField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
