#include "ui/widgets/settings/FieldForm.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

FieldForm::FieldForm(const QString& name, QWidget* parent) : QWidget(parent), m_name(name), m_column(columnOf(this)), m_fields(fieldList()), m_note(new Sentence(Saying::Muted, this))
{
    setObjectName(name + QStringLiteral(".form"));
    m_column->addLayout(m_fields);
    m_column->addWidget(m_note);
    m_note->setObjectName(name + QStringLiteral(".form.note"));
    m_note->say({});
}

QString FieldForm::nameOf(const QString& member) const
{
    return m_name + QStringLiteral(".field.") + member;
}

void FieldForm::addField(const QString& label, QWidget* input, const QString& member)
{
    ui::addField(m_fields, label, input, nameOf(member));
    watch(input);
}

void FieldForm::watch(QWidget* input)
{
    if (auto* line = qobject_cast<QLineEdit*>(input)) {
        connect(line, &QLineEdit::textChanged, this, &FieldForm::enable);
        connect(line, &QLineEdit::returnPressed, this, &FieldForm::add);
    }
}

void FieldForm::addButtons(const QString& add, const QString& adds, const QString& leaves)
{
    m_add = smallButton(add, m_name + QStringLiteral(".make"), adds, this);
    m_add->setProperty("kind", QStringLiteral("main"));
    m_leave = smallButton(tr("Cancel"), m_name + QStringLiteral(".leave"), leaves, this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    buttons->addWidget(m_add);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    m_column->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &FieldForm::add);
    connect(m_leave, &QPushButton::clicked, this, &FieldForm::left);
}

void FieldForm::nameButtons(const QString& add, const QString& adds, const QString& leaves)
{
    m_add->setText(add);
    m_add->setAccessibleName(adds);
    m_leave->setAccessibleName(leaves);
}

void FieldForm::enable()
{
    m_add->setEnabled(!m_isBusy && isComplete());
}

void FieldForm::add()
{
    if (m_add->isEnabled())
        send();
}

void FieldForm::hold()
{
    m_isBusy = true;
    enable();
}

void FieldForm::release(const Result<QString>& id)
{
    m_isBusy = false;
    enable();
    id ? emit added(*id) : fail(id.error());
}

std::function<void(const Result<Done>&)> FieldForm::awaited(const QString& id)
{
    hold();
    return [this, id](const Result<Done>& done) { release(done ? Result<QString>(id) : Result<QString>(done.error())); };
}

void FieldForm::fail(const Error& error)
{
    m_note->say(faultText(error), Saying::Bad);
}

void FieldForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
